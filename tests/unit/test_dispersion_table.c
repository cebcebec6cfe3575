/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `dispersion`: the example of Gries 2008 as turns, and the real text cell by cell. The
 * measures by themselves are tested in test_dispersion.c. */
#include "analysis/measure/jackknife.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* `count` times `a`, then `size - count` times `x`. */
static const char *turn_of(lec_arena *arena, size_t count, size_t size)
{
    const char *text = "P:";
    for (size_t i = 0; i < size; i++)
        text = lec_arena_format(arena, "%s %s", text, i < count ? "a" : "x");
    return text;
}

/* Gries 2008, IJCL 13:403-437: 50 tokens in parts of 9, 10, 10, 10, 11 with 1 .. 5 uses; values of
 * his dispersions.r (reference/anchors_dispersion.csv). */
static void test_gries(void)
{
    static const size_t size[] = {9, 10, 10, 10, 11};
    lec_arena *arena = lec_arena_new();
    const char *text = turn_of(arena, 1, size[0]);
    for (size_t i = 1; i < 5; i++)
        text = lec_arena_format(arena, "%s / %s", text, turn_of(arena, i + 1, size[i]));
    const lec_table *table = run_analysis(arena, "dispersion", corpus_from(arena, text), NULL,
                                          "--minimum=15 --division=turn --by=none");
    const size_t row = table_row(table, "all|all|turn|a");
    static const struct {
        const char *column;
        double value;
    } expected[] = {
        {"count", 15},
        {"range", 5},
        {"juilland_d", 0.7851504534504508},
        {"carroll_d2", 0.9379213032979956},
        {"rosengren_s", 0.9498163423042408},
        {"lyne_d3", 0.9564534231200897},
        {"dp", 0.18},
        {"dp_norm", 0.2195121951219512},
        {"dp_egbert", 0.2195121951219512},
        {"da", 0.6974500344589938},
        {"kld", 0.1369717293652208},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        CHECK_NUMBER(table_number(table, row, expected[i].column), expected[i].value,
                     TOLERANCE_CLOSED_FORM, expected[i].column);
    CHECK_COUNT(lec_table_row_count(table), 2, "a and x");
    lec_arena_free(arena);
}

static const struct {
    const char *column, *measure;
} reference_names[] = {
    {"range", "range"},
    {"juilland_d", "D (rel freq, pop sd)"},
    {"carroll_d2", "D2_rel (Carroll/Gries 2008, size-corrected)"},
    {"rosengren_s", "S"},
    {"lyne_d3", "D3 (uneq)"},
    {"dp", "DP"},
    {"dp_norm", "DPnorm (Lijffijt&Gries 2012)"},
    {"dp_egbert", "DP Egbert 2020 (uneven scale)"},
    {"da", "DA (1-...)"},
    {"kld", "KLD (log2)"},
};

static const struct {
    const char *partition, *keys;
} partitions[] = {
    {"turns38", "nato|all|turn|"},
    {"SGturns14", "nato|principal|turn|"},
    {"body_10parts", "nato|all|part|"},
};

static void compare_row(const lec_table *table, const reference *file, size_t row, size_t *compared)
{
    const char *prefix = NULL, *column = NULL;
    for (size_t i = 0; i < sizeof partitions / sizeof *partitions; i++)
        if (strcmp(partitions[i].partition, reference_text(file, row, "partition")) == 0)
            prefix = partitions[i].keys;
    for (size_t i = 0; i < sizeof reference_names / sizeof *reference_names; i++)
        if (strcmp(reference_names[i].measure, reference_text(file, row, "measure")) == 0)
            column = reference_names[i].column;
    if (prefix == NULL || column == NULL) return;
    char keys[128];
    snprintf(keys, sizeof keys, "%s%s", prefix, reference_text(file, row, "item"));
    CHECK_NUMBER(table_number(table, table_row(table, keys), column),
                 reference_number(file, row, "value"), TOLERANCE_CLOSED_FORM, keys);
    ++*compared;
}

static void test_real_text(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    if (corpus == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    const lec_table *table =
        run_analysis(arena, "dispersion", corpus, reference_study(arena), "--minimum=1");
    reference *file = reference_open("reference/dispersion_text.csv");
    size_t compared = 0;
    for (size_t row = 0; row < reference_rows(file); row++)
        compare_row(table, file, row, &compared);
    CHECK_COUNT(compared, 3 * 8 * 10, "three partitions, eight items, ten measures");
    reference_close(file);

    file = reference_open("reference/distance_dispersion_text.csv");
    for (size_t row = 0; row < reference_rows(file); row++) {
        char keys[128];
        snprintf(keys, sizeof keys, "nato|all|turn|%s", reference_text(file, row, "item"));
        const size_t at = table_row(table, keys);
        CHECK_NUMBER(table_number(table, at, "arf"), reference_number(file, row, "ARF"),
                     TOLERANCE_CLOSED_FORM, keys);
        CHECK_NUMBER(table_number(table, at, "awt"), reference_number(file, row, "AWT"),
                     TOLERANCE_CLOSED_FORM, keys);
        CHECK_NUMBER(table_number(table, at, "ald"), reference_number(file, row, "ALD"),
                     TOLERANCE_CLOSED_FORM, keys);
    }
    reference_close(file);
    lec_arena_free(arena);
}

static void test_rows(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= a / P: b a b c / J: b / = d / P: b c c / J: x y");
    const lec_study *study = study_from(arena, "b = b, a b; none = z");
    const lec_table *table = run_analysis(arena, "dispersion", corpus, study, "--minimum=2");
    /* all/all: 3 units of the concepts b (`b` thrice, `a b`) and none, the words b (4) and c (3) */
    static const char *const keys[] = {
        "all|all|turn|b|4",
        "all|all|turn|none|0",
        "all|all|turn|b (word)|4",
        "all|all|turn|c|3",
        "all|all|conference|b|4",
        "all|all|conference|none|0",
        "all|all|conference|b (word)|4",
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        CHECK_COUNT(table_row(table, keys[i]), i, keys[i]);
    const size_t none = table_row(table, "all|all|turn|none");
    CHECK_NUMBER(table_number(table, none, "range"), 0, 0, "range of what does not occur");
    CHECK_NUMBER(table_number(table, none, "dp"), NAN, 0, "dp of what does not occur");
    CHECK_NUMBER(table_number(table, none, "arf"), NAN, 0, "arf of what does not occur");
    CHECK_TRUE(!table_has_row(table, "a|all|conference"), "one conference is no unit");
    /* one turn: a range, but no dispersion */
    const size_t one = table_row(table, "d|principal|turn|c");
    CHECK_NUMBER(table_number(table, one, "range"), 1, 0, "one turn");
    CHECK_NUMBER(table_number(table, one, "juilland_d"), NAN, 0, "one turn");
    /* conferences of 5 and 5 words: b (word) 3 and 1 of them, so dp = |3/4 - 1/2| by hand */
    CHECK_NUMBER(table_number(table, 6, "dp"), 0.25, TOLERANCE_CLOSED_FORM,
                 "dp of two conferences");
    lec_arena_free(arena);
}

static const struct {
    const char *options, *message;
} bad_options[] = {
    {"--division=sentence", "--division 'sentence': give one of turn, conference, part"},
    {"--division=", "--division '': give one of turn, conference, part"},
    {"--parts=1", "--parts '1': give a whole number from 2 to 1000000"},
    {"--items=names", "--items 'names': give one of words, concepts, both"},
};

static void test_bad_options(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a");
    for (size_t i = 0; i < sizeof bad_options / sizeof *bad_options; i++) {
        const lec_table *table = NULL;
        lec_error error = {""};
        CHECK_COUNT(try_analysis(arena, "dispersion", corpus, NULL, bad_options[i].options, NULL,
                                 &table, &error),
                    LEC_BAD_USAGE, bad_options[i].options);
        CHECK_TEXT(error.message, bad_options[i].message, bad_options[i].options);
    }
    lec_arena_free(arena);
}

/* dp_norm over turns: Student's t from the table without each of three exchanges. */
static void test_intervals(void)
{
    lec_arena *arena = lec_arena_new();
    static const char *const text[] = {
        "J: a b / P: a a b c d / J: c d / P: a b b b e f / J A: a / P: c c c a b c",
        "J: c d / P: a b b b e f / J A: a / P: c c c a b c",
        "J: a b / P: a a b c d / J A: a / P: c c c a b c",
        "J: a b / P: a a b c d / J: c d / P: a b b b e f"};
    const char *options = "--by=none --minimum=1 --division=turn --items=words";
    double spread[4];
    const lec_table *table = NULL;
    for (size_t i = 4; i-- > 0;) {
        table = run_analysis(arena, "dispersion", corpus_from(arena, text[i]), NULL, options);
        spread[i] = table_number(table, table_row(table, "all|all|turn|a"), "dp_norm");
    }
    const lec_estimate want = lec_t_interval(
        spread[0], lec_jackknife_variance(spread[0], spread + 1, 3), 3, LEC_SCALE_LOGIT, 0.95);
    const size_t row = table_row(table, "all|all|turn|a");
    CHECK_NUMBER(table_number(table, row, "dp_norm_low"), want.low, TOLERANCE_CLOSED_FORM, "low");
    CHECK_NUMBER(table_number(table, row, "dp_norm_high"), want.high, TOLERANCE_CLOSED_FORM,
                 "high");
    CHECK_COUNT((uint64_t)table_number(table, row, "clusters_with"), 3, "clusters with the word");
    CHECK_COUNT((uint64_t)table_number(table, table_row(table, "all|all|turn|e"), "clusters_with"),
                1, "in one exchange");
    CHECK_TRUE(want.low > 0 && want.low < spread[0] && spread[0] < want.high, "around the value");
    lec_arena_free(arena);
}

const lec_test lec_tests_dispersion_table[] = {
    {"intervals", test_intervals},     {"gries", test_gries},
    {"real_text", test_real_text},     {"rows", test_rows},
    {"bad_options", test_bad_options}, {0},
};
