/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sequences of words. Small texts are counted by hand; those of the real text are the columns w1,
 * w2 (w3) and O11 (n111) of reference/bigrams_*.csv and trigrams_*.csv, counted in Python. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* 10 words. Within sentences: ab ba ab | ab bc | ba ab; aba bab | abc | bab; abab */
static const char text[] = "P: a b a b. A b c / J: b a b";

enum { MOST_ROWS = 10 };

static const struct {
    const char *text, *options;
    const char *rows[MOST_ROWS]; /* n, ngram, count, rank */
} cases[] = {
    {text,
     "--minimum=1 --range=1",
     {"2|a b|4|1", "2|b a|2|2", "2|b c|1|3", "3|b a b|2|1", "3|a b a|1|2", "3|a b c|1|2",
      "4|a b a b|1|1"}},
    {text, "--minimum=2 --range=1", {"2|a b|4|1", "2|b a|2|2", "3|b a b|2|1"}},
    {text, "--minimum=1 --range=2", {"2|a b|4|1", "2|b a|2|2", "3|b a b|2|1"}},
    {text, "", {0}}, /* nothing 5 times or more in 3 turns or more */
    {text, "--minimum=3 --range=2", {"2|a b|4|1"}},
    {text, "--minimum=1 --range=1 --per-million=200001", {"2|a b|4|1"}},
    {text, "--minimum=1 --range=1 --per-million=200000", {"2|a b|4|1", "2|b a|2|2", "3|b a b|2|1"}},
    {text, "--minimum=1 --range=1 --shortest=1 --longest=1", {"1|b|5|1", "1|a|4|2", "1|c|1|3"}},
    /* the turn is the border now: ab ba ab ba ab bc | ba ab */
    {text,
     "--minimum=1 --range=1 --longest=2 --across-sentences",
     {"2|a b|4|1", "2|b a|3|2", "2|b c|1|3"}},
    /* b a stands in b a b both times, b c in a b c; but not a b in either */
    {text,
     "--minimum=1 --range=1 --longest=3 --maximal",
     {"2|a b|4|1", "3|b a b|2|1", "3|a b a|1|2", "3|a b c|1|2"}},
    /* a b a stands in a b a b, which is the longest shown; b a b does once of two times */
    {text,
     "--minimum=1 --range=1 --maximal",
     {"2|a b|4|1", "3|b a b|2|1", "3|a b c|1|2", "4|a b a b|1|1"}},
    /* what repeats overlaps itself */
    {"P: no no no no",
     "--minimum=1 --range=1 --maximal",
     {"2|no no|3|1", "3|no no no|2|1", "4|no no no no|1|1"}},
    /* a stop word left out is a gap that nothing crosses */
    {"P: peace and strength. Peace strength",
     "--minimum=1 --range=1 --stopwords=english",
     {"2|peace strength|1|1"}},
    {"P: sea cables. Sea cable", "--minimum=2 --range=1 --stem=english", {"2|sea cabl|2|1"}},
    {"P: Sea cable. sea cable",
     "--minimum=1 --range=1 --case",
     {"2|Sea cable|1|1", "2|sea cable|1|1"}},
    {"P: a b c d e f g h i",
     "--minimum=1 --range=1 --shortest=8 --longest=8",
     {"8|a b c d e f g h|1|1", "8|b c d e f g h i|1|1"}},
    /* never across a turn, nor longer than a sentence */
    {"P: a / P: b. C", "--minimum=1 --range=1", {0}},
    {"P:", "--minimum=1 --range=1 --shortest=1", {0}},
};

static void test_by_hand(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "ngrams", corpus_from(arena, cases[i].text), NULL,
                         lec_arena_format(arena, "--by=none %s", cases[i].options));
        size_t row = 0;
        for (; row < MOST_ROWS && cases[i].rows[row] != NULL; row++)
            CHECK_COUNT(table_row(table, lec_arena_format(arena, "all|all|%s", cases[i].rows[row])),
                        row, cases[i].options);
        CHECK_COUNT(lec_table_row_count(table), row, cases[i].options);
        lec_arena_free(arena);
    }
}

static void test_columns(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "= one / P: sea cables now / J: why sea cables / = two / P: sea cables and so on");
    const lec_table *table =
        run_analysis(arena, "ngrams", corpus, NULL, "--minimum=1 --range=1 --longest=2");
    const size_t all = table_row(table, "all|all|2|sea cables|3|1");
    CHECK_NUMBER(table_number(table, all, "per_thousand"), 3000.0 / 11, TOLERANCE_CLOSED_FORM,
                 "3 of 11 words");
    CHECK_NUMBER(table_number(table, all, "turns"), 3, 0, "turns");
    CHECK_NUMBER(table_number(table, all, "conferences"), 2, 0, "conferences");
    const size_t one = table_row(table, "one|journalist|2|sea cables|1|1");
    CHECK_NUMBER(table_number(table, one, "per_thousand"), 1000.0 / 3, TOLERANCE_CLOSED_FORM,
                 "of the group");
    CHECK_TRUE(table_has_row(table, "all|principal|2|sea cables|2|1"), "by role");
    CHECK_TRUE(!table_has_row(table, "two|journalist"), "no such group");
    table = run_analysis(arena, "ngrams", corpus_from(arena, ""), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "no conference");
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "ngrams", corpus, NULL, "--shortest=3 --longest=2", NULL,
                             &table, &error),
                LEC_BAD_USAGE, "the wrong way round");
    CHECK_COUNT(try_analysis(arena, "ngrams", corpus, NULL, "--longest=9", NULL, &table, &error),
                LEC_BAD_USAGE, "too long");
    lec_arena_free(arena);
}

/* Unigrams are the words: same counts, ranks, rates and intervals. */
static void test_words_agree(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "P: we will go on and on. We will / J: will we / P: on we go / J: go / P: no");
    const lec_table *words = run_analysis(arena, "words", corpus, NULL, NULL);
    const lec_table *ngrams = run_analysis(arena, "ngrams", corpus, NULL,
                                           "--minimum=1 --range=1 --shortest=1 --longest=1");
    CHECK_COUNT(lec_table_row_count(ngrams), lec_table_row_count(words), "rows");
    static const char *const columns[] = {
        "count", "rank",       "per_thousand", "per_thousand_low", "per_thousand_high",
        "turns", "conferences"};
    for (size_t row = 0; row < lec_table_row_count(words); row++) {
        CHECK_TEXT(table_text(ngrams, row, "ngram"), table_text(words, row, "word"), "word");
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
            CHECK_NUMBER(table_number(ngrams, row, columns[c]),
                         table_number(words, row, columns[c]), 0, columns[c]);
    }
    lec_arena_free(arena);
}

static const struct {
    const char *file, *options, *count;
    int n;
} references[] = {
    {"reference/bigrams_sentence_minfreq2.csv", "--minimum=2", "O11", 2},
    {"reference/bigrams_turn_minfreq2.csv", "--minimum=2 --across-sentences", "O11", 2},
    {"reference/trigrams_sentence_minfreq3.csv", "--minimum=3", "n111", 3},
    {"reference/trigrams_turn_minfreq3.csv", "--minimum=3 --across-sentences", "n111", 3},
};

static void test_real_text(void)
{
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus = reference_text_corpus(arena);
        reference *file = reference_open(references[i].file);
        if (file == NULL || corpus == NULL) {
            lec_arena_free(arena);
            SKIP("../shared is absent");
        }
        const lec_table *table = run_analysis(
            arena, "ngrams", corpus, NULL,
            lec_arena_format(arena, "--by=none --range=1 --shortest=%d --longest=%d %s",
                             references[i].n, references[i].n, references[i].options));
        CHECK_COUNT(lec_table_row_count(table), reference_rows(file), references[i].file);
        for (size_t row = 0; row < reference_rows(file); row++) {
            const char *keys = lec_arena_format(
                arena, "all|all|%d|%s %s%s%s|%s", references[i].n, reference_text(file, row, "w1"),
                reference_text(file, row, "w2"), references[i].n > 2 ? " " : "",
                references[i].n > 2 ? reference_text(file, row, "w3") : "",
                reference_text(file, row, references[i].count));
            CHECK_TRUE(table_has_row(table, keys), keys);
        }
        reference_close(file);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_ngrams[] = {
    {"by_hand", test_by_hand},
    {"columns", test_columns},
    {"words_agree", test_words_agree},
    {"real_text", test_real_text},
    {0},
};
