/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `similarity`, by hand. The measures by themselves are tested in test_distance.c, on
 * the real text too. */
#include "core/random.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Words of the roles: principal a a b, journalist a b b c, moderator c c. */
static const char three[] =
    "= x / P Ann: a a b / J Bob: a b / = y / J Bob: b c / M: c c / P: / J: ";

static void test_roles(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "similarity", corpus_from(arena, three), NULL,
                                          "--minimum-words=2 --compare=role --most-frequent=2");
    CHECK_COUNT(lec_table_row_count(table), 3, "three roles, three pairs");
    const size_t row = table_row(table, "role|principal|journalist|3|4|2");
    CHECK_COUNT(row, 0, "roles in their order");
    /* p = 2/3 1/3 0, q = 1/4 1/2 1/4: the jsd of test_wordshift_table.c, from Python */
    CHECK_NUMBER(table_number(table, row, "jsd"), 0.20798473969193787, TOLERANCE_CLOSED_FORM,
                 "jsd");
    CHECK_NUMBER(table_number(table, row, "cosine"), 4 / sqrt(5.0 * 6.0), TOLERANCE_CLOSED_FORM,
                 "cosine: (2 1 0) (1 2 1)");
    const double overlap = sqrt(2.0 / 3 / 4) + sqrt(1.0 / 3 / 2);
    CHECK_NUMBER(table_number(table, row, "hellinger"), sqrt(1 - overlap), TOLERANCE_CLOSED_FORM,
                 "hellinger by the Bhattacharyya coefficient");
    /* The two most frequent of a 3, b 3, c 3 are a and b. Their rates: a 2/3 1/4 0, mean 11/36;
     * b 1/3 1/2 0, mean 5/18; sample variances 49/432 and 7/108, from Python with fractions */
    CHECK_NUMBER(table_number(table, row, "delta"),
                 (5.0 / 12 / sqrt(49.0 / 432) + 1.0 / 6 / sqrt(7.0 / 108)) / 2,
                 TOLERANCE_CLOSED_FORM, "delta");
    const size_t other = table_row(table, "role|principal|moderator");
    CHECK_NUMBER(table_number(table, other, "jsd"), 1, TOLERANCE_CLOSED_FORM, "nothing in common");
    CHECK_NUMBER(table_number(table, other, "labbe"), 1, TOLERANCE_CLOSED_FORM,
                 "nothing in common");
    CHECK_NUMBER(table_number(table, other, "shared_types"), 0, 0, "nothing in common");
    lec_arena_free(arena);
}

static void test_units(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, three);
    const lec_table *table = run_analysis(arena, "similarity", corpus, NULL, "--minimum-words=3");
    CHECK_COUNT(table_row(table, "conference|x|y|5|4"), 0, "conferences first");
    CHECK_TRUE(table_has_row(table, "role|principal|journalist"), "roles");
    CHECK_TRUE(table_has_row(table, "speaker|Ann|Bob|3|4"), "Bob in both conferences");
    CHECK_COUNT(lec_table_row_count(table), 3, "the moderator has two words, nobody is no speaker");
    CHECK_TRUE(isnan(table_number(table, 0, "delta")), "of two texts: sqrt 2 whatever they say");
    CHECK_TRUE(isnan(table_number(table, 0, "cosine_delta")), "of two texts: 2 whatever they say");
    CHECK_COUNT(lec_table_row_count(run_analysis(arena, "similarity", corpus, NULL, NULL)), 0,
                "nothing as long as 500 words");
    lec_error error;
    CHECK_COUNT(
        try_analysis(arena, "similarity", corpus, NULL, "--compare=turn", NULL, &table, &error),
        LEC_BAD_USAGE, "unknown unit");
    CHECK_TEXT(error.message, "--compare 'turn': give one of conference, role, speaker", "message");
    lec_arena_free(arena);
}

/* Two conferences of two turns, of two words each: a b | a a and b b | a b. By hand, the 24 orders
 * of the four turns put two of them in the first text: {ab, aa}, {ab, bb}, {ab, ab}, {aa, bb} and
 * so on, each of the six pairs equally often. Cosines of the counts of a and b: {ab,aa} 3 1 with 1
 * 3: .6; {ab,bb} the same; {ab,ab} 2 2 with {aa,bb} 2 2: 1. Of the six pairs four (either ab with
 * aa or bb) have .6 and two have 1: .7333 on average. In 100 dealings the standard error is .019.
 */
static void test_by_chance(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(
        arena, "similarity", corpus_from(arena, "= x / P: a b / P: a a / = y / P: b b / P: a b"),
        NULL, "--minimum-words=2 --compare=conference");
    CHECK_NUMBER(table_number(table, 0, "cosine"), 0.6, TOLERANCE_CLOSED_FORM, "3 1 and 1 3");
    CHECK_NUMBER(table_number(table, 0, "cosine_by_chance"), 0.73333, 4 * 0.019, "by hand");
    CHECK_NUMBER(table_number(table, 0, "cosine_beyond_chance"),
                 0.6 - table_number(table, 0, "cosine_by_chance"), 1e-15, "difference");
    CHECK_COUNT(table_number(table, 0, "clusters"), 2, "turns outside exchanges");
    CHECK_TRUE(isnan(table_number(table, 0, "jsd_beyond_chance_low")), "two clusters");
    table = run_analysis(arena, "similarity",
                         corpus_from(arena, "= x / P: a b c d / = y / P: b b / P: a b"), NULL,
                         "--minimum-words=2 --compare=conference");
    CHECK_TRUE(isnan(table_number(table, 0, "jsd_by_chance")), "one turn is nothing to deal out");
    CHECK_TRUE(table_number(table, 0, "jsd") > 0, "but two texts");
    lec_arena_free(arena);
}

/* A conference of 16 turns of 5 to 40 words, drawn from 60 words of Zipf's frequencies. */
static const char *random_conference(lec_arena *arena, const char *name, uint32_t number)
{
    enum { TURNS = 16, TURN_DRAWS = 41, DRAWS = TURNS * TURN_DRAWS, TYPES = 60 };
    double draws[DRAWS];
    lec_random_uniform((lec_random_key){1, LEC_STREAM_SIMULATION, number}, 0, DRAWS, draws);
    const char *text = lec_arena_format(arena, "= %s", name);
    for (size_t t = 0; t < TURNS; t++) {
        const size_t words = 5 + (size_t)(36 * draws[t * TURN_DRAWS]);
        text = lec_arena_format(arena, "%s / P:", text);
        for (size_t w = 0; w < words && w < 40; w++)
            text = lec_arena_format(arena, "%s w%.0f", text,
                                    pow(TYPES, draws[t * TURN_DRAWS + 1 + w]));
    }
    return text;
}

/* Two samples of one source: the divergence is all chance. Over 60 pairs of texts what is beyond
 * chance is 0 on average, to four standard errors, and the intervals at .95 hold 0 in 51 of 60 or
 * more (three standard errors below 57). */
static void test_one_source(void)
{
    enum { PAIRS = 60, MEASURES = 4 };
    static const char *const measures[MEASURES] = {"jsd", "cosine", "hellinger", "labbe"};
    double sum[MEASURES] = {0}, squares[MEASURES] = {0}, chance[MEASURES] = {0};
    size_t held[MEASURES] = {0};
    for (uint32_t p = 0; p < PAIRS; p++) {
        lec_arena *arena = lec_arena_new();
        const char *text = lec_arena_format(arena, "%s / %s", random_conference(arena, "x", 2 * p),
                                            random_conference(arena, "y", 2 * p + 1));
        const lec_table *table = run_analysis(arena, "similarity", corpus_from(arena, text), NULL,
                                              "--minimum-words=2 --compare=conference");
        for (size_t m = 0; m < MEASURES; m++) {
            const char *name = lec_arena_format(arena, "%s_beyond_chance", measures[m]);
            const double beyond = table_number(table, 0, name);
            const double low = table_number(table, 0, lec_arena_format(arena, "%s_low", name));
            const double high = table_number(table, 0, lec_arena_format(arena, "%s_high", name));
            sum[m] += beyond;
            squares[m] += beyond * beyond;
            held[m] += low <= 0 && high >= 0;
            chance[m] +=
                table_number(table, 0, lec_arena_format(arena, "%s_by_chance", measures[m]));
        }
        lec_arena_free(arena);
    }
    for (size_t m = 0; m < MEASURES; m++) {
        const double mean = sum[m] / PAIRS, variance = squares[m] / PAIRS - mean * mean;
        printf("%s of one source: by chance %.4f, beyond %.4f, intervals hold 0: %zu of %d\n",
               measures[m], chance[m] / PAIRS, mean, held[m], PAIRS);
        CHECK_TRUE(fabs(mean) < 4 * sqrt(variance / PAIRS), measures[m]);
        CHECK_TRUE(held[m] >= 51, measures[m]);
    }
    CHECK_TRUE(chance[0] / PAIRS > 0.05, "bits by chance");
}

/* The same text twice, in whole turns: alike in every measure, however the turns are dealt out; no
 * rounding is left of it. */
static void test_same_text(void)
{
    static const struct {
        const char *name;
        double alike;
    } measures[] = {{"jsd", 0}, {"cosine", 1}, {"hellinger", 0}, {"labbe", 0}};
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "P Ann: we a we b c d d. / J Bob: we a we b c d d. / P Ann: we a we b c d d. / "
               "J Cem: we a we b c d d. / P Ann: we a we b c d d. / J Bob: we a we b c d d.");
    const lec_table *table =
        run_analysis(arena, "similarity", corpus, NULL, "--compare=role --minimum-words=1");
    for (size_t m = 0; m < sizeof measures / sizeof *measures; m++) {
        const char *name = measures[m].name;
        CHECK_NUMBER(table_number(table, 0, name), measures[m].alike, 0, name);
        const char *chance = lec_arena_format(arena, "%s_by_chance", name);
        CHECK_NUMBER(table_number(table, 0, chance), measures[m].alike, 0, chance);
        const char *beyond = lec_arena_format(arena, "%s_beyond_chance", name);
        CHECK_NUMBER(table_number(table, 0, beyond), 0, 0, beyond);
        CHECK_TRUE(!signbit(table_number(table, 0, beyond)), "no -0");
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_similarity[] = {
    {"roles", test_roles},           {"units", test_units},         {"by_chance", test_by_chance},
    {"one_source", test_one_source}, {"same_text", test_same_text}, {0},
};
