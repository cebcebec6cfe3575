/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `readability`: a published sentence, and the real text. The formulas by themselves are
 * tested in test_readability.c. */
#include "analysis/measure/jackknife.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* reference/statistics.md 1.5: 35 letters, 9 words, 1 sentence, 11 syllables, none of three. */
static void test_sentence(void)
{
    static const struct {
        const char *column;
        double value;
    } expected[] = {
        {"sentences", 1},
        {"words", 9},
        {"letters", 35},
        {"syllables", 11},
        {"polysyllables", 0},
        {"long_words", 0},
        {"flesch", 206.835 - 1.015 * 9 - 84.6 * 11 / 9},
        {"flesch_kincaid", 0.39 * 9 + 11.8 * 11 / 9 - 15.59},
        {"fog", 3.6},
        {"smog", NAN}, /* one sentence, not 30 */
        {"ari", 4.71 * 35 / 9 + 0.5 * 9 - 21.43},
        {"coleman_liau", 0.0588 * 100 * 35 / 9 - 0.296 * 100 / 9 - 15.8},
        {"lix", 9},
    };
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "P Ann: The quick brown fox jumps over the lazy dog. / J:");
    const lec_table *table = run_analysis(arena, "readability", corpus, NULL, NULL);
    const size_t row = table_row(table, "c|principal|Ann");
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        CHECK_NUMBER(table_number(table, row, expected[i].column), expected[i].value,
                     TOLERANCE_CLOSED_FORM, expected[i].column);
    const size_t silent = table_row(table, "c|journalist|all");
    CHECK_NUMBER(table_number(table, silent, "words"), 0, 0, "a turn without words");
    CHECK_NUMBER(table_number(table, silent, "lix"), NAN, 0, "a turn without words");
    lec_arena_free(arena);
}

/* 30 sentences of one word of three syllables: smog is 1.0430 sqrt(30) + 3.1291. */
static void test_smog(void)
{
    lec_arena *arena = lec_arena_new();
    const char *text = "P:";
    for (int i = 0; i < 30; i++) text = lec_arena_format(arena, "%s Ukrainian.", text);
    const lec_table *table =
        run_analysis(arena, "readability", corpus_from(arena, text), NULL, NULL);
    CHECK_NUMBER(table_number(table, 0, "polysyllables"), 30, 0, "u-krai-ni-an");
    CHECK_NUMBER(table_number(table, 0, "smog"), 1.0430 * sqrt(30.0) + 3.1291,
                 TOLERANCE_CLOSED_FORM, "smog");
    lec_arena_free(arena);
}

static const struct {
    const char *scope, *options, *keys;
} scopes[] = {
    {"body", NULL, "nato|all|all"},
    {"SG_all", NULL, "nato|principal|all"},
    {"SG_opening", "--phase=opening", "nato|principal|all"},
    {"SG_answers", "--phase=questions", "nato|principal|all"},
    {"journalists", NULL, "nato|journalist|all"},
};

/* What needs no syllables is the same; syllables are counted by another rule (the reference says
 * not to take its own for the truth) and may differ by 3 in 100 in all. */
static const struct {
    const char *column, *quantity;
    double tolerance;
} quantities[] = {
    {"words", "words", 0},
    {"sentences", "sentences", 0},
    {"letters", "chars_alnum", 0},
    {"ari", "ARI", TOLERANCE_CLOSED_FORM},
    {"coleman_liau", "CLI", TOLERANCE_CLOSED_FORM},
    {"syllables", "syll_heuristic", 0.03},
};

static void test_real_text(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    reference *file = reference_open("reference/readability_text.csv");
    if (corpus == NULL || file == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    size_t compared = 0;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        const lec_table *table =
            run_analysis(arena, "readability", corpus, NULL, scopes[i].options);
        const size_t at = table_row(table, scopes[i].keys);
        for (size_t row = 0; row < reference_rows(file); row++)
            for (size_t q = 0; q < sizeof quantities / sizeof *quantities; q++) {
                if (strcmp(reference_text(file, row, "scope"), scopes[i].scope) != 0) continue;
                if (strcmp(reference_text(file, row, "quantity"), quantities[q].quantity) != 0)
                    continue;
                CHECK_NUMBER(table_number(table, at, quantities[q].column),
                             reference_number(file, row, "value"), quantities[q].tolerance,
                             quantities[q].column);
                compared++;
            }
    }
    CHECK_COUNT(compared, 5 * 6, "five scopes, six quantities");
    reference_close(file);
    lec_arena_free(arena);
}

/* Reading ease of three exchanges: Student's t from the scores of the other two each time. */
static void test_intervals(void)
{
    lec_arena *arena = lec_arena_new();
    static const char *const text[] = {
        "J: why / P: we are ready. the ally is / J: u v w. x / P: yes / J: is it / P: no and yes",
        "J: u v w. x / P: yes / J: is it / P: no and yes",
        "J: why / P: we are ready. the ally is / J: is it / P: no and yes",
        "J: why / P: we are ready. the ally is / J: u v w. x / P: yes"};
    double flesch[4];
    const lec_table *table = NULL;
    for (size_t i = 4; i-- > 0;) {
        table = run_analysis(arena, "readability", corpus_from(arena, text[i]), NULL, "--by=none");
        flesch[i] = table_number(table, 0, "flesch");
    }
    const lec_estimate want = lec_t_interval(
        flesch[0], lec_jackknife_variance(flesch[0], flesch + 1, 3), 3, LEC_SCALE_LINEAR, 0.95);
    CHECK_NUMBER(table_number(table, 0, "flesch_low"), want.low, TOLERANCE_CLOSED_FORM, "low");
    CHECK_NUMBER(table_number(table, 0, "flesch_high"), want.high, TOLERANCE_CLOSED_FORM, "high");
    CHECK_COUNT((uint64_t)table_number(table, 0, "clusters"), 3, "exchanges");
    CHECK_TRUE(want.low < flesch[0] && flesch[0] < want.high, "around the value");
    lec_arena_free(arena);
}

const lec_test lec_tests_readability_table[] = {
    {"intervals", test_intervals},
    {"sentence", test_sentence},
    {"smog", test_smog},
    {"real_text", test_real_text},
    {0},
};
