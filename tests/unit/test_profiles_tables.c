/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tables `distance`, `clusters` and `map`: against measures counted otherwise, on texts of one
 * source, and on real conferences. */
#include "core/random.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const lec_corpus *read_folder(lec_arena *arena, const char *relative, const lec_study *study)
{
    const char *found = shared_path(relative);
    if (found == NULL) return NULL;
    const char *folder = lec_arena_format(arena, "%s", found);
    const lec_read_options options = {0};
    lec_readings readings = {0};
    lec_error error = {""};
    const lec_status status = lec_read(&folder, 1, study, &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

/* The row of a pair, whichever comes first. */
static size_t pair_row(const lec_table *table, const char *one, const char *other)
{
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const char *first = table_text(table, row, "first");
        const char *second = table_text(table, row, "second");
        if ((strcmp(first, one) == 0 && strcmp(second, other) == 0) ||
            (strcmp(first, other) == 0 && strcmp(second, one) == 0))
            return row;
    }
    CU_FAIL_FATAL("no such pair");
    return 0;
}

/* By hand: a has proportions x 1/4, y 1/2, z 1/4, b has x 1/4, y 1/4, w 1/2; their mean 1/4 3/8 1/8
 * 1/4, H(m) = 1/2 + 3/8 log2(8/3) + 3/8 + 1/2, H(p) = H(q) = 3/2; cosine (1 + 2) / 6. c is a again.
 */
static void test_by_hand(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= a / P Ann: x y y z / = b / P Ann: x y w w / = c / P Ann: x y y z");
    const lec_table *table = run_analysis(arena, "distance", corpus, NULL, "--minimum-words=1");
    CHECK_COUNT(lec_table_row_count(table), 6, "pairs and each with itself");
    const size_t row = pair_row(table, "a", "b"), twin = pair_row(table, "a", "c");
    CHECK_NUMBER(table_number(table, row, "distance"), 0.375 * log2(8. / 3) - 0.125, 1e-12, "jsd");
    CHECK_NUMBER(table_number(table, row, "jsd"), 0.375 * log2(8. / 3) - 0.125, 1e-12, "jsd");
    CHECK_NUMBER(table_number(table, row, "cosine"), 0.5, 1e-12, "cosine");
    CHECK_NUMBER(table_number(table, pair_row(table, "a", "a"), "distance"), 0, 0, "itself");
    CHECK_NUMBER(table_number(table, twin, "distance"), 0, 0, "the same text twice");
    CHECK_NUMBER(table_number(table, twin, "cosine"), 1, 0, "the same text twice");
    CHECK_COUNT(table_number(table, twin, "first_rank"), 1, "the nearest");
    CHECK_COUNT(table_number(table, row, "first_rank") + table_number(table, row, "second_rank"), 3,
                "a or c is the first of b, b the second of a");
    CHECK_NUMBER(table_number(table, row, "halves"), NAN, 0, "one cluster has no halves");
    /* all words, as `similarity` has them */
    const lec_table *others =
        run_analysis(arena, "similarity", corpus, NULL, "--compare=conference --minimum-words=1");
    const size_t as_there = table_row(others, "conference|a|b");
    CHECK_NUMBER(table_number(table, row, "jsd"), table_number(others, as_there, "jsd"), 1e-12,
                 "similarity");
    CHECK_NUMBER(table_number(table, row, "cosine_delta"),
                 table_number(others, as_there, "cosine_delta"), 1e-12, "similarity");
    lec_arena_free(arena);
}

/* --- texts of one source --------------------------------------------------------------------- */

enum { PAIRS = 40, EXCHANGES = 12, WORDS = 60 };

/* Words by Zipf's law, and in each exchange one of fifty subjects that comes up every sixth word.
 */
static const char *random_text(lec_arena *arena, uint32_t pair)
{
    const char *text = "";
    enum { DRAWS = 2 * EXCHANGES * (2 * WORDS + 1) };
    double *u = lec_new(arena, double, DRAWS);
    lec_random_uniform((lec_random_key){5, LEC_STREAM_SIMULATION, pair}, 0, DRAWS, u);
    size_t next = 0;
    for (int c = 0; c < 2; c++) {
        text = lec_arena_format(arena, "%s%s= c%d", text, c > 0 ? " / " : "", c);
        for (int e = 0; e < EXCHANGES; e++) {
            const int subject = (int)(50 * u[next++]);
            text = lec_arena_format(arena, "%s / J J%d: why / P Ann:", text, e);
            for (int w = 0; w < WORDS; w++) {
                const double word = pow(400, u[next++]);
                text = w % 6 == 0 ? lec_arena_format(arena, "%s s%d", text, subject)
                                  : lec_arena_format(arena, "%s w%d", text, (int)word);
            }
        }
    }
    return text;
}

/* Two conferences of one source differ no more than two halves of one: the interval holds 0. */
static void test_one_source(void)
{
    size_t held = 0, least = 0;
    double excess = 0, chance = 0, distance = 0;
    for (uint32_t p = 0; p < PAIRS; p++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "distance", corpus_from(arena, random_text(arena, p)), NULL, NULL);
        const size_t row = pair_row(table, "c0", "c1");
        const double low = table_number(table, row, "beyond_halves_low");
        const double high = table_number(table, row, "beyond_halves_high");
        held += low <= 0 && high >= 0;
        least += table_number(table, row, "beyond_halves") == 0;
        excess += (table_number(table, row, "halves") - table_number(table, row, "halves_of_one")) /
                  PAIRS;
        chance += table_number(table, row, "by_chance") / PAIRS;
        distance += table_number(table, row, "distance") / PAIRS;
        lec_arena_free(arena);
    }
    printf(
        "one source: distance %.4f, by chance %.4f, beyond halves %.4f; 0 in %zu of %d intervals\n",
        distance, chance, excess, held, PAIRS);
    CHECK_TRUE(fabs(excess) < 0.01, "no bias");
    CHECK_TRUE(fabs(distance - chance) < 0.01, "as by chance");
    CHECK_TRUE(held >= 34, "intervals");
    CHECK_TRUE(least >= 8 && least <= 32, "on either side of 0");
}

/* --- real conferences ------------------------------------------------------------------------ */

/* The chairs of the Federal Reserve by the function words of what they say: each is put together.
 */
static void test_chairs(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = study_from(arena, "");
    const lec_corpus *read = read_folder(arena, "transcripts/fed", study);
    if (read == NULL) {
        lec_arena_free(arena);
        SKIP("../shared/transcripts/fed is not there");
    }
    lec_corpus corpus = *read;
    lec_conference *conferences = lec_new(arena, lec_conference, corpus.conference_count);
    for (size_t c = 0; c < corpus.conference_count; c++) {
        conferences[c] = read->conference[c];
        const char *date = conferences[c].date;
        conferences[c].group = strcmp(date, "2014-02-03") < 0   ? "Bernanke"
                               : strcmp(date, "2018-02-05") < 0 ? "Yellen"
                                                                : "Powell";
    }
    corpus.conference = conferences;
    const lec_table *table =
        run_analysis(arena, "clusters", &corpus, study,
                     "--role=principal --of=function-words --measure=cosine-delta");
    for (int linkage = 0; linkage < 2; linkage++) {
        const char *key = linkage == 0 ? "conference|average|0" : "conference|ward|0";
        const double rand = table_number(table, table_row(table, key), "adjusted_rand");
        printf("chairs, %s: adjusted Rand index %.3f\n", key, rand);
        CHECK_TRUE(rand >= 0.9, key);
    }
    size_t same = 0, leaves = 0;
    for (size_t row = 0; row < corpus.conference_count; row++) {
        same += table_number(table, row, "nearest_has_label") == 1;
        leaves++;
    }
    printf("chairs: the nearest of %zu of %zu conferences is of the same chair\n", same, leaves);
    CHECK_TRUE(same + 1 >= leaves, "nearest");
    lec_arena_free(arena);
}

/* White House: conferences at meetings of NATO by their concepts (../shared/transcripts/README.md).
 */
static void test_nato_meetings(void)
{
    static const char *const at_nato[] = {"2021-06-14", "2022-03-24", "2022-06-30", "2024-07-11"};
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    lec_error error = {""};
    CHECK_COUNT(lec_study_read(NULL, arena, &study, &error), LEC_OK, error.message);
    const lec_corpus *read = read_folder(arena, "transcripts/white-house", study);
    if (read == NULL) {
        lec_arena_free(arena);
        SKIP("../shared/transcripts/white-house is not there");
    }
    lec_corpus corpus = *read;
    lec_conference *conferences = lec_new(arena, lec_conference, corpus.conference_count);
    for (size_t c = 0; c < corpus.conference_count; c++) {
        conferences[c] = read->conference[c];
        conferences[c].group = "elsewhere";
        for (int n = 0; n < 4; n++)
            if (strcmp(conferences[c].name, at_nato[n]) == 0) conferences[c].group = "NATO";
    }
    corpus.conference = conferences;
    const lec_table *table =
        run_analysis(arena, "clusters", &corpus, study, "--of=concepts --measure=cosine");
    double same = 0, by_chance = 0;
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        if (strcmp(table_text(table, row, "linkage"), "average") != 0 ||
            strcmp(table_text(table, row, "label"), "NATO") != 0)
            continue;
        same += table_number(table, row, "nearest_has_label");
        by_chance += table_number(table, row, "by_chance");
    }
    printf("NATO meetings: the nearest of %.0f of 4 is another of them, by chance %.2f\n", same,
           by_chance);
    CHECK_TRUE(same >= 3, "nearest");
    CHECK_TRUE(by_chance < 1, "by chance");
    lec_arena_free(arena);
}

/* The sample conferences of one Secretary General and the other lie on two sides of the map's first
 * axis, and what was written into them lies with the side that says it. */
static void test_map(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "= a / P Ann: tax tax tax war peace / J Bo: tax / P Ann: tax peace / J Cy: tax / "
               "P Ann: tax tax / = b / P Ann: tax tax peace / J Bo: tax war / P Ann: tax tax / "
               "J Cy: peace / P Ann: tax / = c / P Ann: war war war / J Bo: war peace / "
               "P Ann: war tax / J Cy: war / P Ann: war war peace");
    const lec_table *table = run_analysis(arena, "map", corpus, NULL, "--minimum-words=1");
    CHECK_COUNT(lec_table_row_count(table), 2 + 3 + 3, "axes, conferences, words");
    const double a = table_number(table, table_row(table, "conference|conference|a"), "x");
    const double c = table_number(table, table_row(table, "conference|conference|c"), "x");
    const double war = table_number(table, table_row(table, "conference|word|war"), "x");
    const double tax = table_number(table, table_row(table, "conference|word|tax"), "x");
    CHECK_TRUE(a * c < 0 && war * c > 0 && tax * a > 0, "sides");
    double inertia = 0, share = 0, contribution[2] = {0, 0};
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const char *kind = table_text(table, row, "kind");
        if (strcmp(kind, "axis") == 0) share += table_number(table, row, "inertia_share");
        if (strcmp(kind, "conference") != 0) continue;
        inertia += table_number(table, row, "inertia_share");
        contribution[0] += table_number(table, row, "x_contribution");
        contribution[1] += table_number(table, row, "y_contribution");
        CHECK_NUMBER(table_number(table, row, "x_cos2") + table_number(table, row, "y_cos2"), 1,
                     1e-9, "three points lie in a plane");
        CHECK_TRUE(table_number(table, row, "ellipse_major") > 0, "five clusters");
    }
    CHECK_NUMBER(share, 1, 1e-9, "axes");
    CHECK_NUMBER(inertia, 1, 1e-9, "points");
    CHECK_NUMBER(contribution[0], 1, 1e-9, "across");
    CHECK_NUMBER(contribution[1], 1, 1e-9, "up");
    lec_arena_free(arena);
}

const lec_test lec_tests_profiles_tables[] = {
    {"by_hand", test_by_hand}, {"one_source", test_one_source},
    {"chairs", test_chairs},   {"nato_meetings", test_nato_meetings},
    {"map", test_map},         {0},
};
