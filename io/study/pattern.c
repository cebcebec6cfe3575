/* SPDX-License-Identifier: GPL-3.0-or-later
 * pattern.c -- `*` and `?` are replaced by two letters that no transcript uses and that folding
 * leaves alone, so that the words of a pattern are found by the same code as those of a text. */
#include "io/study/pattern.h"

#include <math.h>
#include <string.h>

/* Linear A (an undeciphered script) AB001 and AB002: letters without case */
#define ANY_LETTERS "\xf0\x90\x98\x80"
#define ONE_LETTER  "\xf0\x90\x98\x81"
enum { LETTER_BYTES = 4 };

static char wildcard_at(const char *text)
{
    if (strncmp(text, ANY_LETTERS, LETTER_BYTES) == 0) return '*';
    return strncmp(text, ONE_LETTER, LETTER_BYTES) == 0 ? '?' : '\0';
}

static const char *wildcards_to_letters(const char *text, lec_arena *arena)
{
    char *letters = lec_new(arena, char, LETTER_BYTES *strlen(text) + 1), *end = letters;
    for (; *text != '\0'; text++) {
        if (*text == '*' || *text == '?') {
            memcpy(end, *text == '*' ? ANY_LETTERS : ONE_LETTER, LETTER_BYTES);
            end += LETTER_BYTES;
        } else {
            *end++ = *text;
        }
    }
    return letters;
}

/* A wildcard beside a script that is written without spaces would become a word of its own: it
 * belongs to the letters it touches. */
static bool touches(const lec_corpus *corpus, const char *text, size_t token)
{
    const uint32_t start = corpus->token_start[token];
    if (token == 0 || corpus->token_end[token - 1] != start) return false;
    return wildcard_at(text + start) != '\0' ||
           (start >= LETTER_BYTES && wildcard_at(text + start - LETTER_BYTES) != '\0');
}

static const lec_corpus *words_of(lec_words *words, const char *text, lec_arena *arena)
{
    const lec_conference conference = {.name = "", .text = text, .text_length = strlen(text)};
    const lec_new_turn turn = {
        .speaker = "",
        .detail = {.affiliation = "", .label = "", .label_form = "", .start_seconds = NAN}};
    const lec_piece whole = {0, (uint32_t)conference.text_length};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    lec_corpus_begin_turn(builder, &turn);
    lec_words_add(words, text, &whole, 1, NULL, NULL, builder);
    return lec_corpus_finish(builder);
}

const char *lec_pattern_fold(lec_words *words, const char *text, lec_arena *arena)
{
    lec_arena *scratch = lec_arena_new();
    const char *letters = wildcards_to_letters(text, scratch);
    const lec_corpus *corpus = words_of(words, letters, scratch);
    size_t room = 1;
    for (size_t t = 0; t < corpus->token_count; t++)
        room += strlen(corpus->word_text[corpus->token_word[t]]) + 1;
    char *folded = lec_new(arena, char, room), *end = folded;
    for (size_t t = 0; t < corpus->token_count; t++) {
        if (t > 0 && !touches(corpus, letters, t)) *end++ = ' ';
        for (const char *at = corpus->word_text[corpus->token_word[t]]; *at != '\0';) {
            const char wildcard = wildcard_at(at);
            *end++ = wildcard != '\0' ? wildcard : *at;
            at += wildcard != '\0' ? LETTER_BYTES : 1;
        }
    }
    lec_arena_free(scratch);
    return folded;
}
