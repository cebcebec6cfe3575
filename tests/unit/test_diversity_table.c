/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `diversity`: the real text cell by cell, budgets by hand. The measures by themselves
 * are tested in test_diversity.c. */
#include "analysis/measure/jackknife.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

static const struct {
    const char *column, *measure;
} reference_names[] = {
    {"words", "N"},
    {"types", "V"},
    {"hapaxes", "hapax"},
    {"ttr", "TTR"},
    {"guiraud", "Guiraud"},
    {"herdan_c", "HerdanC"},
    {"maas", "Maas_a2_ln"},
    {"mattr", "MATTR50"},
    {"msttr", "MSTTR100"},
    {"mtld", "MTLD_lt"},
    {"hdd", "HDD42"},
    {"vocd_d", "vocdD_expected35_50"},
    {"yule_k", "YuleK"},
    {"simpson_d", "SimpsonD"},
    {"entropy", "entropy_bits"},
};
enum { NAME_COUNT = sizeof reference_names / sizeof *reference_names };

static const struct {
    const char *scope, *options, *keys;
} scopes[] = {
    {"body", NULL, "nato|all|all"},
    {"SG_all", NULL, "nato|principal|Mark Rutte"},
    {"SG_opening", "--phase=opening", "nato|principal|all"},
    {"SG_answers", "--phase=questions", "nato|principal|all"},
    {"journalists", NULL, "nato|journalist|all"},
    {"file", "--by=none", "all|all|all"},
};

static void compare_scope(const lec_table *table, const char *keys, const reference *file,
                          const char *scope, size_t *compared)
{
    const size_t at = table_row(table, keys);
    for (size_t row = 0; row < reference_rows(file); row++)
        for (size_t i = 0; i < NAME_COUNT; i++) {
            if (strcmp(reference_text(file, row, "scope"), scope) != 0) continue;
            if (strcmp(reference_text(file, row, "measure"), reference_names[i].measure) != 0)
                continue;
            /* D is the minimum of a flat curve, found by another minimiser */
            const bool is_fit = strcmp(reference_names[i].column, "vocd_d") == 0;
            CHECK_NUMBER(table_number(table, at, reference_names[i].column),
                         reference_number(file, row, "value"),
                         is_fit ? 1e-7 : TOLERANCE_CLOSED_FORM, reference_names[i].column);
            ++*compared;
        }
}

static void test_real_text(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *body = reference_text_corpus(arena);
    const lec_corpus *whole = reference_file_corpus(arena);
    reference *file = reference_open("reference/lexdiv_text.csv");
    if (body == NULL || whole == NULL || file == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    size_t compared = 0;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        const bool is_file = strcmp(scopes[i].scope, "file") == 0;
        const lec_table *table =
            run_analysis(arena, "diversity", is_file ? whole : body, NULL, scopes[i].options);
        compare_scope(table, scopes[i].keys, file, scopes[i].scope, &compared);
    }
    CHECK_COUNT(compared, 6 * NAME_COUNT, "six scopes");
    reference_close(file);
    lec_arena_free(arena);
}

/* a a b b c: among 3 of 5 words, C(5, 3) = 10, a and b are missing in 1 of 10 draws each and c in
 * 4: 0.9 + 0.9 + 0.6 types. */
static void test_budget(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P Ann: a b a / J: b b / P Ann: b c");
    const lec_table *table = run_analysis(arena, "diversity", corpus, NULL, "--budget=3");
    const size_t ann = table_row(table, "c|principal|Ann");
    CHECK_NUMBER(table_number(table, ann, "words"), 5, 0, "words");
    CHECK_NUMBER(table_number(table, ann, "types_at_budget"), 2.4, TOLERANCE_CLOSED_FORM,
                 "three words of five");
    const size_t asker = table_row(table, "c|journalist|all");
    CHECK_NUMBER(table_number(table, asker, "types_at_budget"), NAN, 0, "two words are too few");
    CHECK_NUMBER(table_number(table, asker, "budget"), 3, 0, "the budget stands in every row");
    CHECK_NUMBER(table_number(table, asker, "mtld"), NAN, 0, "too short a text");
    table = run_analysis(arena, "diversity", corpus, NULL, NULL);
    CHECK_NUMBER(table_number(table, 0, "budget"), NAN, 0, "nobody has 100 words");
    CHECK_NUMBER(table_number(table, 0, "types_at_budget"), NAN, 0, "nobody has 100 words");
    lec_arena_free(arena);
}

/* The smallest row with 100 words or more is the budget. */
static void test_budget_chosen(void)
{
    lec_arena *arena = lec_arena_new();
    const char *text = "J Bob: w";
    for (int i = 1; i < 99; i++) text = lec_arena_format(arena, "%s w%d", text, i);
    text = lec_arena_format(arena, "%s / P Ann: w", text);
    for (int i = 1; i < 103; i++) text = lec_arena_format(arena, "%s w%d", text, i);
    const lec_table *table = run_analysis(arena, "diversity", corpus_from(arena, text), NULL, NULL);
    const size_t ann = table_row(table, "c|principal|Ann");
    CHECK_NUMBER(table_number(table, ann, "budget"), 103, 0, "99 words are too few");
    CHECK_NUMBER(table_number(table, ann, "types_at_budget"), 103, TOLERANCE_CLOSED_FORM,
                 "all its words");
    lec_arena_free(arena);
}

/* The interval is that of Student's t from the same table made of the text without each exchange:
 * sizes 120, 40 and 80 words, in which w0 comes every second, third and fourth time. */
static void test_intervals(void)
{
    lec_arena *arena = lec_arena_new();
    const char *part[3];
    for (int p = 0; p < 3; p++) {
        part[p] = lec_arena_format(arena, "J: w0 why%d / P:", p);
        for (int i = 0; i < (p == 0 ? 120 : 40 * p); i++)
            part[p] = lec_arena_format(arena, "%s w%d", part[p], i % (p + 2) == 0 ? 0 : i % 37);
    }
    static const char *const columns[] = {"mattr", "vocd_d", "yule_k"};
    for (size_t c = 0; c < 3; c++) {
        double without[3];
        for (int p = 0; p < 3; p++) {
            const char *rest =
                lec_arena_format(arena, "%s / %s", part[(p + 1) % 3], part[(p + 2) % 3]);
            if (p == 1) rest = lec_arena_format(arena, "%s / %s", part[0], part[2]);
            without[p] = table_number(
                run_analysis(arena, "diversity", corpus_from(arena, rest), NULL, "--by=none"), 0,
                columns[c]);
        }
        const char *text = lec_arena_format(arena, "%s / %s / %s", part[0], part[1], part[2]);
        const lec_table *table =
            run_analysis(arena, "diversity", corpus_from(arena, text), NULL, "--by=none");
        const double value = table_number(table, 0, columns[c]);
        const lec_estimate want = lec_t_interval(value, lec_jackknife_variance(value, without, 3),
                                                 3, c == 0 ? LEC_SCALE_LOGIT : LEC_SCALE_LOG, 0.95);
        const char *low = lec_arena_format(arena, "%s_low", columns[c]);
        const char *high = lec_arena_format(arena, "%s_high", columns[c]);
        CHECK_NUMBER(table_number(table, 0, low), want.low, TOLERANCE_CLOSED_FORM, low);
        CHECK_NUMBER(table_number(table, 0, high), want.high, TOLERANCE_CLOSED_FORM, high);
        CHECK_TRUE(want.low > 0 && want.low < value && value < want.high, "around the value");
    }
    lec_arena_free(arena);
}

static void test_stop_words(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: the allies and the ally");
    const lec_table *table =
        run_analysis(arena, "diversity", corpus, NULL, "--stopwords=english --stem=english");
    CHECK_NUMBER(table_number(table, 0, "words"), 2, 0, "allies, ally");
    CHECK_NUMBER(table_number(table, 0, "types"), 1, 0, "one stem");
    table =
        run_analysis(arena, "diversity", corpus_from(arena, "P: the"), NULL, "--stopwords=english");
    CHECK_NUMBER(table_number(table, 0, "words"), 0, 0, "no word left");
    CHECK_NUMBER(table_number(table, 0, "ttr"), NAN, 0, "no word left");
    CHECK_NUMBER(table_number(table, 0, "entropy"), NAN, 0, "no word left");
    lec_arena_free(arena);
}

static void test_bad_options(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a");
    const lec_table *table = NULL;
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "diversity", corpus, NULL, "--mtld-threshold=0.7205", NULL,
                             &table, &error),
                LEC_BAD_USAGE, "too fine a threshold");
    CHECK_TEXT(error.message, "--mtld-threshold 0.7205: give a ratio with at most three decimals",
               "message");
    lec_arena_free(arena);
}

const lec_test lec_tests_diversity_table[] = {
    {"real_text", test_real_text},
    {"budget", test_budget},
    {"budget_chosen", test_budget_chosen},
    {"stop_words", test_stop_words},
    {"bad_options", test_bad_options},
    {"intervals", test_intervals},
    {0},
};
