/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_words.c -- any bytes as text in one of the languages (the first byte): words and sentences
 * lie in order within it, a word is never empty, and counting gives as many. */
#include <string.h>

#include "core/corpus.h"
#include "io/source/encoding.h"
#include "io/words/lexicon.h"
#include "io/words/words.h"
#include "tests/fuzz/fuzz.h"

static const lec_corpus *corpus_of(const char *text, size_t length, lec_words *words,
                                   lec_arena *arena)
{
    const lec_conference conference = {.name = "fuzz", .text = text, .text_length = length};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    const lec_new_turn turn = {.speaker = "",
                               .detail = {.affiliation = "", .label = "", .label_form = ""}};
    lec_corpus_begin_turn(builder, &turn);
    const lec_piece piece = {0, (uint32_t)length};
    lec_words_add(words, text, &piece, 1, NULL, NULL, builder);
    return lec_corpus_finish(builder);
}

static void check_tokens(const lec_corpus *corpus, size_t length)
{
    uint32_t before = 0;
    for (size_t t = 0; t < corpus->token_count; t++) {
        fuzz_promise(corpus->token_start[t] >= before, "words in order");
        fuzz_promise(corpus->token_end[t] > corpus->token_start[t], "no empty word");
        fuzz_promise(corpus->token_end[t] <= length, "words within the text");
        fuzz_promise(corpus->word_text[corpus->token_word[t]][0] != '\0', "a folded word");
        before = corpus->token_end[t];
    }
    for (size_t s = 1; s < corpus->sentence_count; s++)
        fuzz_promise(corpus->sentence_start[s] > corpus->sentence_start[s - 1], "sentences");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_decoded decoded;
    lec_words *words;
    char *bytes = lec_arena_text(arena, (const char *)data + 1, size - 1);
    lec_status status = lec_decode("fuzz", bytes, size - 1, "utf-8", arena, &decoded, &error);
    if (status == LEC_OK)
        status = lec_words_new_in(lec_language_code(data[0] % lec_language_count()), arena, &words,
                                  &error);
    fuzz_check_status(status, &error);
    if (status == LEC_OK) {
        const lec_corpus *corpus = corpus_of(decoded.text, decoded.length, words, arena);
        check_tokens(corpus, decoded.length);
        fuzz_promise(lec_words_count(words, decoded.text, decoded.length) == corpus->token_count,
                     "as many words counted as found");
    }
    lec_arena_free(arena);
    return 0;
}
