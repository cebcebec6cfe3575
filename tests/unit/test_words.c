/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words: the rule of docs and product page, counted by hand; segmentation cases from UAX #29
 * (section 4.1, WB rules named at each case). Sentences: UAX #29 section 5 with CLDR suppressions.
 */
#include "io/words/words.h"
#include "tests/support/check.h"

static lec_arena *arena;

static const lec_corpus *corpus_of(const char *text)
{
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU opens");
    const lec_conference conference = {.name = "c", .text = text, .text_length = strlen(text)};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    const lec_new_turn turn = {.speaker = "",
                               .detail = {.affiliation = "", .label = "", .label_form = ""}};
    lec_corpus_begin_turn(builder, &turn);
    const lec_piece all = {0, (uint32_t)strlen(text)};
    lec_words_add(words, text, &all, 1, NULL, NULL, builder);
    return lec_corpus_finish(builder);
}

static const struct {
    const char *text, *words;
} word_cases[] = {
    {"", ""},
    {" -- , ! ", ""},
    {"NATO's Allies", "nato's|allies"},
    {"NATO\u2019s", "nato's"},                       /* curly to straight */
    {"600,000 men, 2.5%", "600,000|men|2.5"},        /* WB11, WB12 */
    {"Euro-Atlantic", "euro|atlantic"},              /* a hyphen divides */
    {"co\u00ADoperate", "cooperate"},                /* soft hyphen: WB4, then removed */
    {"Co\u0302te C\u00F4te", "c\u00F4te|c\u00F4te"}, /* NFC */
    {"STRASSE stra\u00DFe", "strasse|strasse"},      /* full case folding */
    {"\u0130zmir", "i\u0307zmir"},                   /* folding is not Turkish */
    {"F-16s and 2nd", "f|16s|and|2nd"},
    {"can't 'quoted'", "can't|quoted"},
    {"U.S. aid", "u.s|aid"}, /* WB6, WB7: inner full stop only */
    {"\u0423\u043A\u0440\u0430\u0457\u043D\u0430!", "\u0443\u043A\u0440\u0430\u0457\u043D\u0430"},
    {"line\nend\tand\u00A0space", "line|end|and|space"},
    {"a \U0001F600 b", "a|b"}, /* an emoji is no word */
};

static void test_words(void)
{
    arena = lec_arena_new();
    for (size_t i = 0; i < sizeof word_cases / sizeof *word_cases; i++) {
        const lec_corpus *corpus = corpus_of(word_cases[i].text);
        char got[256] = "";
        size_t length = 0;
        for (size_t t = 0; t < corpus->token_count && length < sizeof got; t++)
            length += (size_t)snprintf(got + length, sizeof got - length, "%s%s", t > 0 ? "|" : "",
                                       corpus->word_text[corpus->token_word[t]]);
        CHECK_TEXT(got, word_cases[i].words, word_cases[i].text);
    }
    lec_arena_free(arena);
}

static const struct {
    const char *text;
    size_t sentences;
} sentence_cases[] = {
    {"", 0},
    {"One. Two! Three?", 3},
    {"Mr. Rutte met Dr. Smith. They spoke.", 2},
    {"wrapped\nline here. Next", 2},
    {"It is 2.5 per cent. Yes.", 2},
    {"\"It is.\" he said.", 1}, /* SB8: a lower-case word goes on after a full stop ... */
    {"\"Is it?\" he said.", 2}, /* ... and only after a full stop: SB11 */
    {"It joined NATO. Then the EU. Then it rested.", 3}, /* no initials `O.` and `U.` */
    {"J. R. Smith of the U.S. Army spoke.", 1},
    {"... Well.", 1}, /* a sentence without a word is none */
};

static void test_sentences(void)
{
    arena = lec_arena_new();
    for (size_t i = 0; i < sizeof sentence_cases / sizeof *sentence_cases; i++)
        CHECK_COUNT(corpus_of(sentence_cases[i].text)->sentence_count, sentence_cases[i].sentences,
                    sentence_cases[i].text);
    lec_arena_free(arena);
}

/* Every token's bytes are exactly its word in the text, whatever came before it. */
static void test_offsets(void)
{
    arena = lec_arena_new();
    const char *text = "Th\u00E9 \U0001F600 \u010C\u0103lin\u2019s d\u00E9j\u00E0 vu";
    const char *const words[] = {"Th\u00E9", "\u010C\u0103lin\u2019s", "d\u00E9j\u00E0", "vu"};
    const lec_corpus *corpus = corpus_of(text);
    CHECK_COUNT(corpus->token_count, 4, "tokens");
    for (size_t t = 0; t < corpus->token_count && t < 4; t++) {
        const size_t length = corpus->token_end[t] - corpus->token_start[t];
        CHECK_TEXT(lec_arena_text(arena, text + corpus->token_start[t], length), words[t], "bytes");
    }
    lec_arena_free(arena);
}

static void test_count(void)
{
    arena = lec_arena_new();
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU opens");
    CHECK_COUNT(lec_words_count(words, "Two words, \xE2\x80\x94 three", 17), 3, "count");
    CHECK_COUNT(lec_words_count(words, "", 0), 0, "empty");
    lec_arena_free(arena);
}

const lec_test lec_tests_words[] = {
    {"words", test_words},
    {"sentences", test_sentences},
    {"offsets", test_offsets},
    {"count", test_count},
    {0},
};
