/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the floor changes hands, calculated by hand. */
#include <math.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Five turns, in seconds: the second lies within the first; then 2 s and 0.5 s of silence; the last
 * begins when the one before it ends. Offsets -5, 2, 0.5, 0. */
static const lec_corpus *timed(lec_arena *arena, lec_time_source source)
{
    static const double times[][2] = {{0, 10}, {5, 8}, {10, 12}, {12.5, 13}, {13, 14}};
    const lec_corpus *corpus =
        corpus_from(arena, "P: We build it all. / J Ada: Why so-- / P: It is. / J Ada: Is it? / "
                           "P: Yes.");
    lec_turn_detail *turns = (lec_turn_detail *)(uintptr_t)corpus->turn;
    for (size_t t = 0; t < 5; t++) {
        turns[t].start_seconds = times[t][0];
        turns[t].end_seconds = times[t][1];
        turns[t].time_source = source;
    }
    return corpus;
}

static void test_transfers(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "timing", timed(arena, LEC_TIME_BY_CAPTIONS), NULL, NULL);
    const char *conference = table_text(table, 3, "conference");
    const size_t all = table_row(table, lec_arena_format(arena, "%s|all|all", conference));
    const size_t asked =
        table_row(table, lec_arena_format(arena, "%s|principal|journalist", conference));
    CHECK_COUNT(lec_table_row_count(table), 2 * 3, "all, and two pairs of roles; as `all`");
    CHECK_NUMBER(table_number(table, all, "transfers"), 4, 0, "transfers");
    CHECK_NUMBER(table_number(table, all, "offset"), -0.625, 1e-12, "(-5 + 2 + 0.5 + 0) / 4");
    CHECK_NUMBER(table_number(table, all, "offset_median"), 0.25, 1e-12, "(0 + 0.5) / 2");
    CHECK_NUMBER(table_number(table, all, "gaps"), 2, 0, "gaps");
    CHECK_NUMBER(table_number(table, all, "gap"), 1.25, 1e-12, "(2 + 0.5) / 2");
    CHECK_NUMBER(table_number(table, all, "overlaps"), 1, 0, "overlaps");
    CHECK_NUMBER(table_number(table, all, "overlap"), 3, 1e-12, "5 to 8");
    CHECK_NUMBER(table_number(table, all, "overlap_share"), 0.25, 1e-12, "1 of 4");
    CHECK_NUMBER(table_number(table, all, "cut_off"), 1, 0, "the second turn ends in a dash");
    CHECK_NUMBER(table_number(table, asked, "offset"), -2.25, 1e-12, "(-5 + 0.5) / 2");
    lec_arena_free(arena);
}

/* Two clusters or more: the jackknife by hand. Three exchanges with offsets 1, 2 and 6 have the
 * mean 3; left out 4, 3.5, 1.5; (2/3) (1 + 0.25 + 2.25) = 7/3; t(.975; 2) = 4.30265273 (any table).
 */
static void test_interval(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "J Ada: Why? / P: So. / J Bob: How? / P: Thus. / J Cid: When? / P: Now.");
    static const double times[][2] = {{0, 1}, {2, 3}, {3, 4}, {6, 7}, {7, 8}, {14, 15}};
    lec_turn_detail *turns = (lec_turn_detail *)(uintptr_t)corpus->turn;
    for (size_t t = 0; t < 6; t++) {
        turns[t].start_seconds = times[t][0];
        turns[t].end_seconds = times[t][1];
    }
    const lec_table *table = run_analysis(arena, "timing", corpus, NULL, NULL);
    const char *conference = table_text(table, 3, "conference");
    const size_t answered =
        table_row(table, lec_arena_format(arena, "%s|journalist|principal", conference));
    const double half = 4.302652729696 * sqrt(7.0 / 3);
    CHECK_NUMBER(table_number(table, answered, "clusters"), 3, 0, "exchanges");
    CHECK_NUMBER(table_number(table, answered, "offset"), 3, 1e-12, "mean of 1, 2 and 6");
    CHECK_NUMBER(table_number(table, answered, "offset_low"), 3 - half, 1e-9, "low");
    CHECK_NUMBER(table_number(table, answered, "offset_high"), 3 + half, 1e-9, "high");
    lec_arena_free(arena);
}

/* Times beside labels measure no transfer; and a turn's own time with others in it. */
static void test_sources(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *none =
        run_analysis(arena, "timing", timed(arena, LEC_TIME_BY_LABELS), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(none), 0, "labels");
    const lec_table *times =
        run_analysis(arena, "times", timed(arena, LEC_TIME_BY_CAPTIONS), NULL, NULL);
    static const double overlap[] = {3, 3, 0, 0, 0};
    for (size_t row = 0; row < 5; row++)
        CHECK_NUMBER(table_number(times, row, "overlap"), overlap[row], 1e-12, "overlap");
    lec_arena_free(arena);
}

const lec_test lec_tests_timing_table[] = {
    {"transfers", test_transfers}, {"interval", test_interval}, {"sources", test_sources}, {0}};
