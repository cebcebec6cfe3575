/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tables `characteristic`, `new`, `novelty` and `keyness --between`: by hand, and on the sample
 * conferences. */
#include "core/random.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Three conferences of six words. */
static const lec_corpus *three(lec_arena *arena)
{
    return corpus_from(arena, "= a 2031-01-01 / P Ann: sea sea sea war war war / "
                              "= c 2033-01-01 / P Ann: sea sea sea tax tax tax / "
                              "= b 2032-01-01 / P Ann: war war war tax tax tax / "
                              "= x / P Ann: oil oil oil oil oil oil");
}

/* In b tax is said for the first time, 3 of 6 words, so that 3 would have been in the 6 before. In
 * c sea comes back after the 6 words of b, at a rate of 6 in 12, and war, 6 in 12, is gone. */
static void test_new(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "new", three(arena), study_from(arena, "sea = sea"), "--of=words");
    CHECK_COUNT(lec_table_row_count(table), 4, "rows");
    const size_t first = table_row(table, "b|first|word|tax");
    CHECK_NUMBER(table_number(table, first, "expected"), 3, 1e-12, "before");
    CHECK_COUNT(table_number(table, first, "conferences_without"), 1, "a");
    CHECK_COUNT(table_number(table, first, "count_before"), 0, "never");
    const size_t returns = table_row(table, "c|returns|word|sea");
    CHECK_NUMBER(table_number(table, returns, "expected"), 3, 1e-12, "in the gap");
    CHECK_TEXT(table_text(table, returns, "last_before"), "a", "last");
    CHECK_TRUE(table_has_row(table, "c|returns|concept|sea"), "the concept as well");
    const size_t gone = table_row(table, "c|gone|word|war");
    CHECK_NUMBER(table_number(table, gone, "expected"), 3, 1e-12, "after");
    CHECK_COUNT(table_number(table, gone, "count_before"), 6, "times");
    CHECK_TEXT(table_text(table, gone, "last_before"), "b", "last");
    lec_arena_free(arena);
}

/* b = x y y y after a = x x x y: KLD = 1/4 log2(1/3) + 3/4 log2 3 = 1/2 log2 3; before c = x x y y:
 * 1/4 log2(1/2) + 3/4 log2(3/2). Next to no prior. */
static void test_novelty(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= a 2031-01-01 / P Ann: x x x y / = b 2032-01-01 / P Ann: x y y y / "
                           "= c 2033-01-01 / P Ann: x x y y / = d 2034-01-01 / P Ann: x x x x y y");
    const lec_table *table =
        run_analysis(arena, "novelty", corpus, NULL,
                     "--window=1 --of=words --minimum-words=1 --prior-words=1e-6 --replicates=200");
    const double novelty = log2(3) / 2, transience = 0.75 * log2(1.5) - 0.25;
    CHECK_NUMBER(table_number(table, table_row(table, "b|novelty"), "value"), novelty, 1e-5,
                 "novelty");
    CHECK_NUMBER(table_number(table, table_row(table, "b|transience"), "value"), transience, 1e-5,
                 "transience");
    CHECK_NUMBER(table_number(table, table_row(table, "b|resonance"), "value"),
                 novelty - transience, 1e-5, "resonance");
    CHECK_NUMBER(table_number(table, table_row(table, "a|novelty"), "value"), NAN, 0,
                 "nothing before");
    CHECK_NUMBER(table_number(table, table_row(table, "d|resonance"), "value"), NAN, 0,
                 "nothing after");
    /* by chance: the mean over the three others; d = 2/3, 1/3 */
    const double to_d = 0.25 * log2(0.25 * 3 / 2) + 0.75 * log2(0.75 * 3);
    CHECK_NUMBER(table_number(table, table_row(table, "b|novelty"), "by_chance"),
                 (novelty + transience + to_d) / 3, 1e-5, "by chance");
    lec_arena_free(arena);
}

/* Two words of four in each exchange of a are `tax`; b and c, of four exchanges of four words too,
 * have it once. Half a use is added in 48 words. */
static void test_characteristic(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena,
        "= a / P Ann: tax tax m m / J A: tax tax m m / J B: tax tax m m / J C: tax tax m m / "
        "= b / P Ann: m m m tax / J A: m m m m / J B: m m m m / J C: m m m m / "
        "= c / P Ann: m m m m / J A: m m m m / J B: war war war war / J C: m m m m");
    const lec_table *table =
        run_analysis(arena, "characteristic", corpus, NULL, "--minimum-words=1 --of=words");
    const size_t tax = table_row(table, "conference|a|tax");
    CHECK_COUNT(table_number(table, tax, "rank"), 1, "marks it");
    CHECK_COUNT(table_number(table, tax, "count"), 8, "times");
    CHECK_COUNT(table_number(table, tax, "clusters_with"), 4, "in each");
    CHECK_NUMBER(table_number(table, tax, "per_thousand"), 500, 1e-9, "rate");
    CHECK_NUMBER(table_number(table, tax, "others_per_thousand"), 1000. / 32, 1e-9, "elsewhere");
    CHECK_NUMBER(table_number(table, tax, "log_ratio"),
                 log2((8. / 16 + 0.5 / 48) / (1. / 32 + 0.5 / 48)), 1e-9, "log ratio");
    CHECK_NUMBER(table_number(table, tax, "tf_idf"), 0.5 * log(1.5), 1e-12, "tf-idf");
    const size_t war = table_row(table, "conference|c|war");
    CHECK_NUMBER(table_number(table, war, "log_ratio_low"), NAN, 0, "of one exchange");
    CHECK_COUNT(table_number(table, war, "tf_idf_rank"), 1, "which tf-idf likes");
    CHECK_TRUE(table_number(table, war, "tf_idf") > 0, "tf-idf");
    lec_arena_free(arena);
}

/* --- the sample conferences ------------------------------------------------------------------ */

static const lec_corpus *samples(lec_arena *arena, const lec_study **study)
{
    const lec_read_options options = {0};
    lec_readings readings = {0};
    lec_error error = {""};
    lec_status status =
        lec_study_read(source_path("datasets/ministerials/study.yaml"), arena, study, &error);
    const char *folder = lec_arena_format(arena, "%s", source_path("datasets/ministerials"));
    if (status == LEC_OK) status = lec_read(&folder, 1, *study, &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

/* README, effects 1, 2, 3, 5 and 7: sea cables mark the last conferences, defence spending and
 * drones 2033-09-26; winter and energy, position of strength and sea cables the one and the other
 * speaker; guarantees the journalists. What rises slowly is not far above all others in one
 * conference, and of two speakers with four conferences each little is sure: there the rank is
 * looked at alone. */
static void test_effects(void)
{
    static const char principal[] = "--of=concepts --role=principal";
    static const char speaker[] = "--of=concepts --role=principal --between=speaker";
    static const struct {
        const char *given, *row;
        double rank; /* at most */
        bool is_clear;
    } effects[] = {
        {principal, "conference|2034-11-29-foreign-ministers|sea cables", 1, true},
        {principal, "conference|2034-03-21-pre-ministerial|sea cables", 1, false},
        {principal, "conference|2031-10-14-defence-ministers|winter and energy", 1, false},
        {principal, "conference|2033-09-26-pre-ministerial|defence spending", 1, true},
        {principal, "conference|2033-09-26-pre-ministerial|drones", 2, true},
        {speaker, "speaker|Edvard Lindqvarn|winter and energy", 1, true},
        {speaker, "speaker|Edvard Lindqvarn|position of strength", 2, false},
        {speaker, "speaker|C\xc3\xa9lestine Aubray|sea cables", 1, true},
        {"--of=concepts --between=role", "role|journalist|guarantees and red lines", 1, true},
    };
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    const lec_corpus *corpus = samples(arena, &study);
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        const lec_table *table =
            run_analysis(arena, "characteristic", corpus, study, effects[i].given);
        CHECK_TRUE(table_has_row(table, effects[i].row), effects[i].row);
        if (!table_has_row(table, effects[i].row)) continue;
        const size_t row = table_row(table, effects[i].row);
        CHECK_TRUE(table_number(table, row, "rank") <= effects[i].rank, effects[i].row);
        if (effects[i].is_clear)
            CHECK_TRUE(table_number(table, row, "log_ratio_low") > 0, effects[i].row);
    }
    lec_arena_free(arena);
}

/* Concepts in which nothing was written in mark no conference. */
static void test_no_effects(void)
{
    static const char *const none[] = {"Ukraine", "Russia",       "China", "North Korea",
                                       "Iran",    "Indo-Pacific", "cyber", "ammunition"};
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    const lec_corpus *corpus = samples(arena, &study);
    const lec_table *table =
        run_analysis(arena, "characteristic", corpus, study, "--of=concepts --role=principal");
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        for (size_t i = 0; i < sizeof none / sizeof *none; i++)
            if (strcmp(table_text(table, row, "word"), none[i]) == 0)
                CHECK_TRUE(!(table_number(table, row, "log_ratio_low") > 0), none[i]);
    lec_arena_free(arena);
}

/* Each against the rest is the comparison that --target asks for. */
static void test_between(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    const lec_corpus *corpus = samples(arena, &study);
    const lec_table *each = run_analysis(arena, "keyness", corpus, study,
                                         "--between=group --minimum=3 --role=principal");
    const lec_table *one = run_analysis(arena, "keyness", corpus, study,
                                        "--target=group=first-secretary-general --minimum=3 "
                                        "--role=principal");
    CHECK_COUNT(lec_table_row_count(each), 2 * lec_table_row_count(one), "two groups");
    size_t found = 0;
    for (size_t row = 0; row < lec_table_row_count(each); row++) {
        if (strcmp(table_text(each, row, "target"), "group=first-secretary-general") != 0) continue;
        CHECK_TEXT(table_text(each, row, "word"), table_text(one, found, "word"), "word");
        CHECK_NUMBER(table_number(each, row, "log_ratio"), table_number(one, found, "log_ratio"), 0,
                     "log ratio");
        CHECK_NUMBER(table_number(each, row, "permutation_log10_p"),
                     table_number(one, found, "permutation_log10_p"), 0, "p");
        CHECK_NUMBER(table_number(each, row, "q"), table_number(one, found, "q"), 0,
                     "a family by itself");
        found++;
    }
    CHECK_COUNT(found, lec_table_row_count(one), "all of them");
    lec_arena_free(arena);
}

/* The same conference again, under another name: nothing is key, new or gone. */
static void test_itself(void)
{
    lec_arena *arena = lec_arena_new();
    const char *turns = "P Ann: peace is what we want peace and trade / J Bo: what of war and "
                        "peace in the east / P Ann: war is far away trade is near / J Cy: is it so "
                        "far from here and now / P Ann: it is so far and peace is near";
    const lec_corpus *corpus = corpus_from(
        arena, lec_arena_format(arena, "= a 2031-01-01 / %s / = b 2032-01-01 / %s", turns, turns));
    const lec_table *marks = run_analysis(arena, "characteristic", corpus, NULL,
                                          "--minimum-words=1 --minimum=1 --of=words");
    CHECK_COUNT(lec_table_row_count(marks), 0, "no words mark it");
    CHECK_COUNT(lec_table_row_count(run_analysis(arena, "new", corpus, NULL, "--minimum=1")), 0,
                "nothing new");
    const lec_table *key = run_analysis(arena, "keyness", corpus, NULL,
                                        "--target=conference=a --reference=conference=b");
    for (size_t row = 0; row < lec_table_row_count(key); row++) {
        CHECK_NUMBER(table_number(key, row, "log_ratio"), 0, 0, "no key words");
        CHECK_TRUE(!(table_number(key, row, "q") < 0.05), "no key words");
    }
    lec_arena_free(arena);
}

enum { SHUFFLED = 40 };

/* Conferences in another order bring nothing new: of 40 orders at most 6 have a q below .05 in a
 * measure (binomial with .05, P(X > 6) = .003). */
static void test_shuffled(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    const lec_corpus *corpus = samples(arena, &study);
    static const char *const measures[] = {"novelty", "transience", "resonance"};
    size_t found[3] = {0, 0, 0};
    for (uint32_t s = 0; s < SHUFFLED; s++) {
        lec_arena *own = lec_arena_new();
        const size_t count = corpus->conference_count;
        lec_conference *conferences = lec_new(own, lec_conference, count);
        uint32_t *order = lec_new(own, uint32_t, count);
        for (uint32_t c = 0; c < count; c++) order[c] = c;
        lec_random_shuffle((lec_random_key){12, LEC_STREAM_SIMULATION, s}, 0, count, order);
        for (size_t c = 0; c < count; c++) {
            conferences[c] = corpus->conference[c];
            conferences[c].date = corpus->conference[order[c]].date;
        }
        lec_corpus shuffled = *corpus;
        shuffled.conference = conferences;
        shuffled.draw_count = 0;
        const lec_table *table = run_analysis(own, "novelty", &shuffled, study, "--replicates=400");
        for (int m = 0; m < 3; m++) {
            bool any = false;
            for (size_t row = 0; row < lec_table_row_count(table); row++)
                any = any || (strcmp(table_text(table, row, "measure"), measures[m]) == 0 &&
                              table_number(table, row, "q") < 0.05);
            found[m] += any;
        }
        lec_arena_free(own);
    }
    for (int m = 0; m < 3; m++) {
        printf("%s: q below .05 in %zu of %d shuffled orders\n", measures[m], found[m], SHUFFLED);
        CHECK_TRUE(found[m] <= 6, measures[m]);
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_over_conferences[] = {
    {"new", test_new},
    {"novelty", test_novelty},
    {"characteristic", test_characteristic},
    {"effects", test_effects},
    {"no_effects", test_no_effects},
    {"between", test_between},
    {"itself", test_itself},
    {"shuffled", test_shuffled},
    {0},
};
