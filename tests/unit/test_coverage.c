/* SPDX-License-Identifier: GPL-3.0-or-later
 * The short version of bench/coverage: 95 % intervals of simulated conferences whose truth is
 * known. With 2,000 of them the standard error is .5 points; the bounds are the promised 93 to 97
 * %, wider by two of it. The long version and its results: docs/coverage.md. */
#include <math.h>

#include "analysis/measure/absence.h"
#include "analysis/measure/bootstrap.h"
#include "analysis/measure/jackknife.h"
#include "tests/support/check.h"
#include "tests/support/simulated.h"

enum { SIMULATIONS = 2000, MOST_CLUSTERS = 40, DRAWS = 40 };

static bool holds(lec_estimate interval, double truth)
{
    return interval.low <= truth && truth <= interval.high;
}

/* Per cent of intervals that hold the rate `truth`, counted in n clusters with dispersion k; a word
 * that does not occur has the upper end of absence.h, its burstiness known. */
static double cover_rate(size_t n, double truth, double k, uint64_t seed)
{
    size_t held = 0;
    for (uint32_t s = 0; s < SIMULATIONS; s++) {
        stream from = open_stream(seed, s);
        double size[MOST_CLUSTERS];
        uint32_t cluster[MOST_CLUSTERS], count[MOST_CLUSTERS];
        size_t start[2] = {0, 0};
        for (uint32_t c = 0; c < n; c++) {
            size[c] = draw_length(&from, &principal_turns);
            const uint32_t drawn = draw_count(&from, truth * size[c], k);
            if (drawn == 0) continue;
            cluster[start[1]] = c;
            count[start[1]++] = drawn;
        }
        const lec_cluster_counts cell = {1, n, start, cluster, count};
        lec_estimate found;
        lec_ratio_t_intervals(size, &cell, NULL, 0.95, &found, NULL);
        if (start[1] == 0) found = (lec_estimate){0, 0, lec_absence_end(size, n, 1 / k, 0.95)};
        held += holds(found, truth);
    }
    return 100.0 * (double)held / SIMULATIONS;
}

static void test_rates(void)
{
    /* k 1.4 makes the variance of 13.4 in 1,000 words 3.3 times that of independent words, as for
     * Ukraine in that conference */
    static const struct {
        size_t clusters;
        double per_thousand, k;
    } cases[] = {{3, 13.4, 1.4},  {5, 13.4, 1.4}, {12, 13.4, 1.4},
                 {38, 13.4, 1.4}, {5, 4, 1},      {20, 4, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const double covered =
            cover_rate(cases[i].clusters, cases[i].per_thousand / 1000, cases[i].k, 1 + i);
        char what[80];
        snprintf(what, sizeof what, "%zu clusters, %g in 1,000 words: %.1f %%", cases[i].clusters,
                 cases[i].per_thousand, covered);
        CHECK_TRUE(covered >= 92 && covered <= 98.2, what);
    }
}

/* What the bootstrap's percentile interval does with 5 clusters, the reason for another method. */
static void test_bootstrap_falls_short(void)
{
    size_t held = 0;
    enum { FEWER = 300, CLUSTERS = 5 };
    for (uint32_t s = 0; s < FEWER; s++) {
        stream from = open_stream(99, s);
        lec_arena *arena = lec_arena_new();
        double size[CLUSTERS];
        uint32_t cluster[CLUSTERS], count[CLUSTERS];
        size_t start[2] = {0, 0};
        for (uint32_t c = 0; c < CLUSTERS; c++) {
            size[c] = draw_length(&from, &principal_turns);
            const uint32_t drawn = draw_count(&from, 0.0134 * size[c], 1.4);
            if (drawn == 0) continue;
            cluster[start[1]] = c;
            count[start[1]++] = drawn;
        }
        const lec_cluster_counts cell = {1, CLUSTERS, start, cluster, count};
        lec_estimate found;
        lec_ratio_intervals(
            lec_denominator_new(arena, lec_resamples_new(arena, s, CLUSTERS, 400, 1), size), &cell,
            (lec_interval_kind){LEC_INTERVAL_PERCENTILE, 0.95}, 1, &found);
        held += holds(found, 0.0134);
        lec_arena_free(arena);
    }
    CHECK_TRUE(100.0 * (double)held / FEWER < 88, "the percentile interval of 5 clusters");
}

/* --- doubt about who spoke ---------------------------------------------------------------------
 */

enum { EXCHANGES = 12, TURNS = 2 * EXCHANGES };

/* Answers and questions of 12 exchanges, and what is known of who spoke. */
typedef struct {
    double size[EXCHANGES];
    uint32_t own[EXCHANGES]; /* words of the principal as it stands */
    size_t in_doubt;
    uint32_t doubtful[TURNS], words[TURNS], cluster[TURNS];
    int8_t change[DRAWS * TURNS];
    double truth;
} doubtful_floor;

static void put_turn(doubtful_floor *at, uint32_t turn, double length, bool stands, bool hidden)
{
    at->size[turn / 2] += length;
    if (stands) at->own[turn / 2] += (uint32_t)length;
    if (!hidden) return;
    at->doubtful[at->in_doubt] = (uint32_t)at->in_doubt;
    at->words[at->in_doubt] = (uint32_t)length;
    at->cluster[at->in_doubt++] = turn / 2;
}

static double draw_turn(stream *from, uint32_t turn)
{
    const double length = draw_length(from, &principal_turns);
    return turn % 2 == 0 ? length : floor(length / 3) + 1;
}

/* The label of every third turn is hidden; its role is known with a probability, which is right. */
static void hide_labels(doubtful_floor *at, stream *from)
{
    double other[TURNS];
    bool stands[TURNS];
    for (uint32_t t = 0; t < TURNS; t++) {
        const bool hidden = stream_uniform(from) < 1.0 / 3;
        const double p = hidden ? 0.5 * stream_uniform(from) : 0;
        stands[at->in_doubt] = (t % 2 == 0) != (stream_uniform(from) < p);
        other[at->in_doubt] = p;
        put_turn(at, t, draw_turn(from, t), stands[at->in_doubt], hidden);
    }
    for (size_t d = 0; d < DRAWS; d++)
        for (size_t i = 0; i < at->in_doubt; i++)
            if (stream_uniform(from) < other[i])
                at->change[d * at->in_doubt + i] = stands[i] ? -1 : 1;
    at->truth = 0.75; /* about: mean lengths 234.1 and 78.5 */
}

/* A guest answers every third question and is a principal or not: one doubt about all its turns. */
static void doubt_guest(doubtful_floor *at, stream *from)
{
    const double p = 0.5 * stream_uniform(from);
    const bool principal = stream_uniform(from) < 0.5,
               stands = principal != (stream_uniform(from) < p);
    for (uint32_t t = 0; t < TURNS; t++) {
        const bool guest = t % 6 == 0;
        put_turn(at, t, draw_turn(from, t), guest ? stands : t % 2 == 0, guest);
    }
    for (size_t d = 0; d < DRAWS; d++) {
        const bool moves = stream_uniform(from) < p;
        for (size_t i = 0; i < at->in_doubt && moves; i++)
            at->change[d * at->in_doubt + i] = stands ? -1 : 1;
    }
    at->truth = principal ? 0.75 : 0.5;
}

/* Whether the interval of the principal's share holds the truth, with draws and without. */
static void judge_floor(doubtful_floor *at, size_t held[2])
{
    static const double no_size[TURNS];
    uint32_t cluster[EXCHANGES];
    size_t start[2] = {0, 0};
    for (uint32_t c = 0; c < EXCHANGES; c++) {
        if (at->own[c] == 0) continue;
        cluster[start[1]] = c;
        at->own[start[1]++] = at->own[c];
    }
    const lec_cluster_counts cell = {1, EXCHANGES, start, cluster, at->own};
    const size_t doubt_start[2] = {0, at->in_doubt};
    const lec_cluster_counts in_turns = {1, at->in_doubt, doubt_start, at->doubtful, at->words};
    const lec_ratio_doubt doubt = {DRAWS,      at->in_doubt, at->cluster,
                                   at->change, no_size,      &in_turns};
    lec_estimate found, as_sure;
    lec_ratio_t_intervals(at->size, &cell, &doubt, 0.95, &found, NULL);
    lec_ratio_t_intervals(at->size, &cell, NULL, 0.95, &as_sure, NULL);
    held[0] += holds(found, at->truth);
    held[1] += holds(as_sure, at->truth);
}

static void test_doubt(void)
{
    static void (*const kinds[])(doubtful_floor *, stream *) = {hide_labels, doubt_guest};
    double covered[2][2];
    for (size_t kind = 0; kind < 2; kind++) {
        size_t held[2] = {0, 0};
        for (uint32_t s = 0; s < SIMULATIONS; s++) {
            stream from = open_stream(7 + kind, s);
            doubtful_floor made = {0};
            kinds[kind](&made, &from);
            judge_floor(&made, held);
        }
        char what[80];
        for (size_t i = 0; i < 2; i++) covered[kind][i] = 100.0 * (double)held[i] / SIMULATIONS;
        snprintf(what, sizeof what, "%s: with draws %.1f %%, as sure %.1f %%",
                 kind == 0 ? "labels" : "guest", covered[kind][0], covered[kind][1]);
        CHECK_TRUE(covered[kind][0] >= 93 && covered[kind][0] <= 98, what);
    }
    CHECK_TRUE(covered[1][1] < 85, "a guest's role taken as sure");
}

const lec_test lec_tests_coverage[] = {
    {"rates", test_rates},
    {"bootstrap_falls_short", test_bootstrap_falls_short},
    {"doubt", test_doubt},
    {0},
};
