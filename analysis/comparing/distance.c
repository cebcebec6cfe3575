/* SPDX-License-Identifier: GPL-3.0-or-later
 * distance.c -- how far conferences (speakers, groups ...) are from each other, and whether that is
 * more than two halves of one are.
 *
 * Short texts differ by chance alone, and those of one conference differ in their subjects. So each
 * is halved by its exchanges, again and again: beyond_halves = distance of a half of one from a
 * half of the other, less that of two halves of one in which the bias that is owed to the length of
 * the texts goes out, to the first order: what halves of n words have too much is a / n + b / n on
 * both sides. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/distances.h"
#include "analysis/measure/hierarchy.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "core/parallel.h"
#include "core/random.h"

struct settings {
    lec_profile_settings profiles;
    int measure;
};
static const struct settings defaults = {
    .profiles = {.features = 2000, .minimum_words = 300, .most = 2000}};

static const lec_option options[] = {
    LEC_DISTANCE_OPTION(struct settings, "jsd"),
    LEC_PROFILE_OPTIONS(struct settings, "2000", "words"),
    {0},
};

static const lec_column columns[] = {
    {"between", LEC_NAME, "conference, speaker, role, group, year, quarter or month", NULL, NULL,
     NULL},
    {"first", LEC_TEXT, "name of the one", NULL, NULL, NULL},
    {"second", LEC_TEXT, "name of the other; the same in a row of halves of one", NULL, NULL, NULL},
    {"first_words", LEC_COUNT, "words of the first", "words", NULL, NULL},
    {"second_words", LEC_COUNT, "words of the second", "words", NULL, NULL},
    {"clusters", LEC_COUNT,
     "what halves and intervals rest on: exchanges (a turn outside them is one), or conferences of "
     "who speaks in several; of the one that has fewer",
     "clusters", NULL, NULL},
    {"distance", LEC_NUMBER, "as --measure says; 0 the same, jsd and cosine at most 1", NULL, NULL,
     "Lin 1991; Evert et al. 2017"},
    {"by_chance", LEC_NUMBER,
     "the same on the average of 20 times that the clusters of both were dealt out again, sizes "
     "kept as far as whole clusters allow",
     NULL, NULL, NULL},
    {"halves", LEC_NUMBER,
     "distance of a half of the first from a half of the second, mean of 20 halvings; in a row of "
     "one: of its two halves, the noise floor",
     NULL, NULL, NULL},
    {"halves_of_one", LEC_NUMBER, "mean of the noise floors of the two", NULL, NULL, NULL},
    {"beyond_halves", LEC_NUMBER,
     "how much more they differ than two halves of one do, at least 0; free of what short texts "
     "differ by chance",
     NULL, "halves - halves_of_one", NULL},
    {"beyond_halves_low", LEC_NUMBER,
     "low end of its interval at --level; below 0: they may be no more unlike than halves of one; "
     "empty where clusters are fewer than 3",
     NULL, "t of the clusters' jackknife", "Tukey 1958; Efron & Stein 1981"},
    {"beyond_halves_high", LEC_NUMBER, "high end", NULL, "t of the clusters' jackknife",
     "Tukey 1958; Efron & Stein 1981"},
    {"first_rank", LEC_COUNT, "place of the second among the neighbours of the first by distance",
     NULL, "1: the nearest", NULL},
    {"second_rank", LEC_COUNT, "place of the first among those of the second", NULL,
     "1: the nearest", NULL},
    {"jsd", LEC_NUMBER, "Jensen-Shannon divergence of the features counted", "bits",
     "H(m) - H(p) / 2 - H(q) / 2, m = (p + q) / 2", "Lin 1991"},
    {"cosine", LEC_NUMBER, "similarity: 1 the same proportions, 0 nothing in common", NULL,
     "sum x y / (|x| |y|)", "Salton & McGill 1983"},
    {"cosine_delta", LEC_NUMBER, "distance of the z-scores; empty with fewer than three texts",
     NULL, "1 - cos(z1, z2)", "Evert et al. 2017"},
    LEC_COLUMN_DOUBT("beyond_halves"),
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"beyond_halves", LEC_SCALE_LINEAR, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "distance",
     .shape = LEC_CHART_MATRIX,
     .title = "How far conferences are from each other",
     .note = "half of one from half of the other; diagonal: two halves of one",
     .axis = "distance of halves",
     .label = "first",
     .across = "second",
     .value = "halves",
     .low = "beyond_halves_low",
     .high = "beyond_halves_high",
     .found_by_interval = true,
     .filters = {{"between", "conference"}},
     .mirrored = true,
     .fitted = true},
    {0},
};

enum { HALVINGS = 20, DEALINGS = 20, MOST_BLOCKS = 20, MOST_OF_ALL_PAIRS = 200, NEIGHBOURS = 20 };

typedef struct {
    uint32_t first, second;
    double by_chance, halves, variance;
} pair;

typedef struct {
    const lec_context *context;
    const lec_profiles *profiles;
    lec_distance_space space;
    lec_distance_point *points; /* [count] */
    double *distance;           /* [count * count] */
    double *floor;              /* [count] mean distance of two halves */
    lec_distance_point *halves; /* [2 * count] of the halving at hand */
    pair *pairs;
    size_t pair_count;
    uint32_t halving;
    size_t left_out; /* pairs that are not of the nearest */
} work;

/* --- halves ---------------------------------------------------------------------------------- */

/* In random order, each cluster to the half that has fewer words. */
static void halve(const work *of, size_t item, double *counts, lec_arena *scratch)
{
    const lec_profiles *profiles = of->profiles;
    const lec_profile *profile = &profiles->items[item];
    const size_t features = profiles->feature_count;
    uint32_t *order = lec_new(scratch, uint32_t, profile->cluster_count);
    for (uint32_t c = 0; c < profile->cluster_count; c++) order[c] = c;
    lec_random_shuffle((lec_random_key){of->context->common->seed, LEC_STREAM_HALVES, of->halving},
                       (uint32_t)profile->first_cluster, profile->cluster_count, order);
    double words[2] = {0, 0};
    memset(counts, 0, 2 * features * sizeof *counts);
    for (size_t c = 0; c < profile->cluster_count; c++) {
        const size_t cluster = profile->first_cluster + order[c];
        const int half = words[1] < words[0];
        words[half] += profiles->cluster_words[cluster];
        lec_profiles_add(profiles, cluster, 1, counts + (size_t)half * features);
    }
    for (size_t half = 0; half < 2; half++)
        lec_distance_point_set(&of->space, counts + half * features, words[half],
                               &of->halves[2 * item + half]);
}

static void halve_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    work *of = state;
    lec_arena *scratch = lec_arena_new();
    double *counts = lec_new(scratch, double, 2 * of->profiles->feature_count);
    for (size_t i = first; i < end; i++) {
        halve(of, i, counts, scratch);
        of->floor[i] +=
            lec_distance_between(&of->space, &of->halves[2 * i], &of->halves[2 * i + 1]) / HALVINGS;
    }
    lec_arena_free(scratch);
}

static void compare_halves(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    work *of = state;
    for (size_t i = first; i < end; i++) {
        pair *p = &of->pairs[i];
        for (size_t half = 0; half < 2; half++)
            p->halves += lec_distance_between(&of->space, &of->halves[2 * (size_t)p->first + half],
                                              &of->halves[2 * (size_t)p->second + half]) /
                         (2 * HALVINGS);
    }
}

/* --- by chance, and how sure ----------------------------------------------------------------- */

typedef struct {
    lec_distance_point one, other;
    double *counts, *rest; /* [feature_count] */
    uint32_t *order;       /* [cluster_count of all] */
} scratch_pair;

static uint32_t cluster_at(const work *of, const pair *p, uint32_t i)
{
    const lec_profile *first = &of->profiles->items[p->first];
    const lec_profile *second = &of->profiles->items[p->second];
    return (uint32_t)(i < first->cluster_count ? first->first_cluster + i
                                               : second->first_cluster + i - first->cluster_count);
}

/* Clusters of both in random order to the first, until it would come no nearer to its size. */
static double deal(const work *of, const pair *p, uint32_t dealing, scratch_pair *in)
{
    const lec_profiles *profiles = of->profiles;
    const lec_profile *first = &profiles->items[p->first], *second = &profiles->items[p->second];
    const size_t features = profiles->feature_count;
    const uint32_t clusters = (uint32_t)(first->cluster_count + second->cluster_count);
    for (uint32_t i = 0; i < clusters; i++) in->order[i] = i;
    lec_random_shuffle((lec_random_key){of->context->common->seed, LEC_STREAM_TEXTS, dealing}, 0,
                       clusters, in->order);
    memset(in->counts, 0, features * sizeof *in->counts);
    double words = 0;
    const double wanted = (double)first->words, all = wanted + (double)second->words;
    for (uint32_t i = 0; i < clusters; i++) {
        const uint32_t cluster = cluster_at(of, p, in->order[i]);
        const double own = profiles->cluster_words[cluster];
        if (words + own / 2 > wanted) break;
        words += own;
        lec_profiles_add(profiles, cluster, 1, in->counts);
    }
    for (size_t f = 0; f < features; f++)
        in->rest[f] = profiles->counts[(size_t)p->first * features + f] +
                      profiles->counts[(size_t)p->second * features + f] - in->counts[f];
    lec_distance_point_set(&of->space, in->counts, words, &in->one);
    lec_distance_point_set(&of->space, in->rest, all - words, &in->other);
    return lec_distance_between(&of->space, &in->one, &in->other);
}

/* The jackknife's variance from leaving out clusters of one of the two, some together where there
 * are many; about their mean, for a text without a cluster is farther away by its shortness alone.
 */
static double left_out_variance(const work *of, size_t item, const lec_distance_point *other,
                                scratch_pair *in)
{
    const lec_profiles *profiles = of->profiles;
    const lec_profile *profile = &profiles->items[item];
    const size_t features = profiles->feature_count, clusters = profile->cluster_count;
    const size_t blocks = clusters < MOST_BLOCKS ? clusters : MOST_BLOCKS;
    double without[MOST_BLOCKS], mean = 0;
    for (size_t block = 0; block < blocks; block++) {
        double words = (double)profile->words;
        memcpy(in->counts, profiles->counts + item * features, features * sizeof *in->counts);
        for (size_t c = block; c < clusters; c += blocks) {
            lec_profiles_add(profiles, profile->first_cluster + c, -1, in->counts);
            words -= profiles->cluster_words[profile->first_cluster + c];
        }
        lec_distance_point_set(&of->space, in->counts, words, &in->one);
        without[block] = lec_distance_between(&of->space, &in->one, other);
        mean += without[block] / (double)blocks;
    }
    return lec_jackknife_variance(mean, without, blocks);
}

static void judge_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    work *of = state;
    lec_arena *arena = lec_arena_new();
    const size_t features = of->profiles->feature_count;
    scratch_pair in = {lec_distance_point_new(&of->space, arena),
                       lec_distance_point_new(&of->space, arena), lec_new(arena, double, features),
                       lec_new(arena, double, features),
                       lec_new(arena, uint32_t, of->profiles->cluster_count)};
    for (size_t i = first; i < end; i++) {
        pair *p = &of->pairs[i];
        for (uint32_t d = 0; d < DEALINGS; d++) p->by_chance += deal(of, p, d, &in) / DEALINGS;
        p->variance = left_out_variance(of, p->first, &of->points[p->second], &in) +
                      left_out_variance(of, p->second, &of->points[p->first], &in);
    }
    lec_arena_free(arena);
}

/* --- which pairs ----------------------------------------------------------------------------- */

typedef struct {
    double distance;
    uint32_t item;
} neighbour;

static int nearest_first(const void *a, const void *b)
{
    const neighbour *x = a, *y = b;
    if (x->distance != y->distance) return x->distance < y->distance ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

/* rank[i * count + j]: the place of j among the neighbours of i. */
static uint32_t *find_ranks(const work *of)
{
    const size_t count = of->profiles->count;
    uint32_t *rank = lec_new(of->context->arena, uint32_t, count * count);
    neighbour *others = lec_new(of->context->arena, neighbour, count);
    for (size_t i = 0; i < count; i++) {
        size_t found = 0;
        for (uint32_t j = 0; j < count; j++)
            if (j != i && !isnan(of->distance[i * count + j]))
                others[found++] = (neighbour){of->distance[i * count + j], j};
        if (found > 1) qsort(others, found, sizeof *others, nearest_first);
        for (uint32_t r = 0; r < found; r++) rank[i * count + others[r].item] = r + 1;
    }
    return rank;
}

/* Like beside like, as a tree of average linkage has them. */
static const uint32_t *find_order(const work *of)
{
    const size_t count = of->profiles->count;
    double *distance = lec_new(of->context->arena, double, count *count);
    for (size_t i = 0; i < count * count; i++)
        distance[i] = isnan(of->distance[i]) ? 2 : of->distance[i];
    if (count <= MOST_OF_ALL_PAIRS && count > 0)
        return lec_hierarchy_make(distance, count, LEC_LINKAGE_AVERAGE, of->context->arena).order;
    uint32_t *order = lec_new(of->context->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    return order;
}

static void list_pairs(work *of, const uint32_t *rank)
{
    const size_t count = of->profiles->count;
    const uint32_t *order = find_order(of);
    LEC_ARRAY(pair) pairs = {0};
    for (size_t a = 0; a < count; a++)
        for (size_t b = a; b < count; b++) {
            const uint32_t i = order[a], j = order[b];
            const bool near =
                rank[i * count + j] <= NEIGHBOURS || rank[j * count + i] <= NEIGHBOURS;
            if (count <= MOST_OF_ALL_PAIRS || near || a == b)
                LEC_PUSH(of->context->arena, pairs, ((pair){.first = i, .second = j}));
        }
    of->pairs = pairs.items;
    of->pair_count = pairs.count;
    of->left_out = count * (count + 1) / 2 - pairs.count;
}

/* --- rows ------------------------------------------------------------------------------------ */

static void put_judged(const work *of, const pair *p, lec_table *table)
{
    const lec_profile *first = &of->profiles->items[p->first];
    const lec_profile *second = &of->profiles->items[p->second];
    const double distance = of->distance[p->first * of->profiles->count + p->second];
    const size_t clusters =
        first->cluster_count < second->cluster_count ? first->cluster_count : second->cluster_count;
    const double floor = (of->floor[p->first] + of->floor[p->second]) / 2;
    const bool is_one = p->first == p->second;
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, distance);
    if (of->context->values_only) {
        for (int empty = 0; empty < 3; empty++) lec_table_put_missing(table);
        lec_table_put_number(table, distance); /* a floor that is the same in every draw */
        lec_table_put_missing(table);
        lec_table_put_missing(table);
        return;
    }
    const double beyond = is_one ? 0 : p->halves - floor;
    lec_estimate interval = {beyond, NAN, NAN};
    if (!is_one)
        interval = lec_t_interval(beyond, p->variance, clusters, LEC_SCALE_LINEAR,
                                  of->context->common->level);
    lec_table_put_number(table, is_one ? NAN : p->by_chance);
    lec_table_put_number(table, is_one ? floor : p->halves);
    lec_table_put_number(table, floor);
    lec_table_put_number(table, isnan(beyond) ? NAN : fmax(0, beyond));
    lec_table_put_number(table, interval.low);
    lec_table_put_number(table, isnan(interval.high) ? NAN : fmax(0, interval.high));
}

/* The other measures, on the same counts. */
typedef struct {
    lec_distance_space space[3];
    lec_distance_point *points[3];
} all_measures;

static all_measures prepare_all(const work *of)
{
    all_measures all;
    const lec_profiles *profiles = of->profiles;
    for (int kind = 0; kind < 3; kind++) {
        all.space[kind] =
            lec_distance_space_make(profiles, (lec_distance_kind)kind, of->context->arena);
        all.points[kind] = lec_new(of->context->arena, lec_distance_point, profiles->count);
        for (size_t i = 0; i < profiles->count; i++) {
            all.points[kind][i] = lec_distance_point_new(&all.space[kind], of->context->arena);
            lec_distance_point_set(&all.space[kind], profiles->counts + i * profiles->feature_count,
                                   (double)profiles->items[i].words, &all.points[kind][i]);
        }
    }
    return all;
}

static void put_measures(const work *of, const all_measures *all, const pair *p, lec_table *table)
{
    double found[3];
    for (int kind = 0; kind < 3; kind++)
        found[kind] = lec_distance_between(&all->space[kind], &all->points[kind][p->first],
                                           &all->points[kind][p->second]);
    lec_table_put_number(table, found[LEC_DISTANCE_JSD]);
    lec_table_put_number(table, 1 - found[LEC_DISTANCE_COSINE]);
    lec_table_put_number(table, of->profiles->count > 2 ? found[LEC_DISTANCE_DELTA] : NAN);
}

static void put_rows(const work *of, const uint32_t *rank, lec_table *table)
{
    const size_t count = of->profiles->count;
    const all_measures all = prepare_all(of);
    lec_table_note_left_out(table, of->left_out,
                            "of more than 200, pairs of which neither is among the 20 nearest of "
                            "the other");
    for (size_t i = 0; i < of->pair_count; i++) {
        const pair *p = &of->pairs[i];
        const bool is_one = p->first == p->second;
        lec_table_put_text(table, of->profiles->between);
        lec_table_put_text(table, of->profiles->items[p->first].name);
        lec_table_put_text(table, of->profiles->items[p->second].name);
        lec_table_put_count(table, of->profiles->items[p->first].words);
        lec_table_put_count(table, of->profiles->items[p->second].words);
        put_judged(of, p, table);
        const uint32_t ranks[2] = {rank[p->first * count + p->second],
                                   rank[p->second * count + p->first]};
        for (int r = 0; r < 2; r++)
            lec_table_put_count(table, is_one || ranks[r] == 0 ? LEC_MISSING_COUNT : ranks[r]);
        put_measures(of, &all, p, table);
        lec_table_put_missing(table); /* doubt */
    }
}

static void measure_all(work *of)
{
    const lec_profiles *profiles = of->profiles;
    lec_arena *arena = of->context->arena;
    const size_t count = profiles->count;
    of->points = lec_new(arena, lec_distance_point, count);
    of->distance = lec_new(arena, double, count *count);
    for (size_t i = 0; i < count; i++) {
        of->points[i] = lec_distance_point_new(&of->space, arena);
        lec_distance_point_set(&of->space, profiles->counts + i * profiles->feature_count,
                               (double)profiles->items[i].words, &of->points[i]);
        for (size_t j = 0; j < i; j++)
            of->distance[i * count + j] = of->distance[j * count + i] =
                lec_distance_between(&of->space, &of->points[i], &of->points[j]);
    }
}

static void judge_all(work *of)
{
    const size_t count = of->profiles->count;
    const size_t threads = (size_t)of->context->common->threads;
    of->floor = lec_new(of->context->arena, double, count);
    of->halves = lec_new(of->context->arena, lec_distance_point, 2 * count);
    if (of->context->values_only) return;
    for (size_t i = 0; i < 2 * count; i++)
        of->halves[i] = lec_distance_point_new(&of->space, of->context->arena);
    for (of->halving = 0; of->halving < HALVINGS; of->halving++) {
        lec_parallel_for(count, threads, halve_range, of);
        lec_parallel_for(of->pair_count, threads, compare_halves, of);
    }
    lec_parallel_for(of->pair_count, threads, judge_range, of);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_profiles profiles;
    lec_status status = lec_profiles_make(context, &settings->profiles, &profiles, error);
    if (status == LEC_OK) status = lec_profiles_are_two(&profiles, &settings->profiles, error);
    if (status != LEC_OK) return status;
    work of = {.context = context,
               .profiles = &profiles,
               .space = lec_distance_space_make(&profiles, (lec_distance_kind)settings->measure,
                                                context->arena)};
    measure_all(&of);
    const uint32_t *rank = find_ranks(&of);
    list_pairs(&of, rank);
    judge_all(&of);
    put_rows(&of, rank, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_distance = {
    .name = "distance",
    .summary = "How far conferences are from each other, and whether more than halves of one are",
    .examples = "distance conferences/ --role principal",
    .details =
        "Each pair once, and each with itself (the noise floor: two halves of one), in the order "
        "of "
        "a tree of average linkage: like beside like. Above 200, the 20 nearest of each, by name. "
        "Two conferences differ if beyond_halves_low is above 0. distance is larger for short "
        "texts, "
        "whatever they say; beyond_halves is not. Its interval has the jackknife's variance of "
        "distance. `similarity` has more measures; `clusters` puts what is near together. "
        "Examples: lectern distance DIR --of concepts --measure cosine; lectern distance DIR "
        "--between speaker --role journalist.",
    .source = "Lin 1991; Salton & McGill 1983; Evert et al. 2017",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_word_options = true,
    .least_conferences = 2,
    .only_in_report = true,
    .without_by = "--between says what is compared: group, year, quarter or month",
    .run = run,
};
