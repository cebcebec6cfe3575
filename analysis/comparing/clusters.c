/* SPDX-License-Identifier: GPL-3.0-or-later
 * clusters.c -- which conferences (speakers, groups ...) belong together: a tree of what is near,
 * how well it shows the distances, and how often each of its branches comes back when the exchanges
 * are drawn anew. Formulas and sources: measure/hierarchy.h, comparing/distances.h. */
#include "analysis/measure/hierarchy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/distances.h"
#include "analysis/view/drawn_roles.h"
#include "core/parallel.h"
#include "core/vocabulary.h"

struct settings {
    lec_profile_settings profiles;
    int measure;
};
static const struct settings defaults = {
    .profiles = {.features = 1000, .minimum_words = 300, .most = 200}};

static const lec_option options[] = {
    LEC_DISTANCE_OPTION(struct settings, "jsd"),
    LEC_PROFILE_OPTIONS(struct settings, "1000", "words"),
    {0},
};

enum { LINKAGES = 2 };
static const char *const linkage_names[LINKAGES] = {"average", "ward"};

static const lec_column columns[] = {
    {"between", LEC_NAME, "conference, speaker, role, group, year, quarter or month", NULL, NULL,
     NULL},
    {"linkage", LEC_NAME,
     "average: two sets are as far apart as their items on the average; ward: as the sum of "
     "squares "
     "that putting them together adds",
     NULL, NULL, "Sokal & Michener 1958; Murtagh & Legendre 2014"},
    {"node", LEC_TEXT,
     "number of the leaf or branch: leaves first, in the order of their dates (or names); the last "
     "is the root",
     NULL, NULL, NULL},
    {"name", LEC_TEXT, "of a leaf; empty for a branch", NULL, NULL, NULL},
    {"left_node", LEC_COUNT, "of a branch: the two that are put together", NULL, NULL, NULL},
    {"right_node", LEC_COUNT, "the other", NULL, NULL, NULL},
    {"height", LEC_NUMBER, "of a branch: the distance at which they come together", NULL, NULL,
     NULL},
    {"size", LEC_COUNT, "leaves below the node", NULL, NULL, NULL},
    {"support", LEC_NUMBER,
     "of a branch: share of texts made of exchanges drawn anew in which the same leaves, and no "
     "others, come together; empty for the root",
     NULL, "cluster bootstrap", "Felsenstein 1985"},
    {"draws_agreeing", LEC_NUMBER,
     "share of joint draws of who spoke in which it is so as well: of a branch, that the same "
     "leaves, and no others, come together; of a leaf, that the same is nearest; 1: doubt changes "
     "nothing; empty for the root",
     NULL, NULL, NULL},
    {"replicates", LEC_COUNT, "such texts: 20 to 200, fewer for more leaves and features", NULL,
     NULL, NULL},
    {"label", LEC_TEXT,
     "of a leaf: the conference's group in the study, or else who speaks most as principal", NULL,
     NULL, NULL},
    {"nearest", LEC_TEXT, "of a leaf: the one at the smallest distance", NULL, NULL, NULL},
    {"nearest_distance", LEC_NUMBER, "how far that is", NULL, NULL, NULL},
    {"nearest_has_label", LEC_COUNT, "1 if the nearest has the same label, 0 if not", NULL, NULL,
     NULL},
    {"by_chance", LEC_NUMBER,
     "what nearest_has_label would be on the average if any other could be the nearest", NULL,
     "others with the label / others", NULL},
    {"cophenetic_correlation", LEC_NUMBER,
     "how well the tree shows the distances: their correlation with the heights at which two "
     "leaves "
     "come together",
     NULL, NULL, "Sokal & Rohlf 1962"},
    {"adjusted_rand", LEC_NUMBER,
     "agreement of the tree, cut into as many sets as there are labels, with the labels: 1 the "
     "same, 0 as by chance",
     NULL, NULL, "Hubert & Arabie 1985"},
    {0},
};

static const lec_chart charts[] = {
    {.name = "clusters",
     .shape = LEC_CHART_TREE,
     .title = "Which conferences belong together",
     .note = "average linkage; at a branch: per cent of resamples in which it comes back",
     .axis = "distance",
     .label = "name",
     .across = "node",
     .value = "height",
     .low = "left_node",
     .high = "right_node",
     .length = "support",
     .series = "label",
     .filters = {{"linkage", "average"}, {"between", "conference"}}},
    {0},
};

/* --- labels ---------------------------------------------------------------------------------- */

typedef struct {
    uint32_t *label; /* [count] LEC_NONE for none */
    size_t label_count, labelled;
} labels;

static labels find_labels(const lec_profiles *of, lec_arena *arena)
{
    lec_vocabulary *names = lec_vocabulary_new(arena);
    labels found = {lec_new(arena, uint32_t, of->count), 0, 0};
    for (size_t i = 0; i < of->count; i++) {
        const char *label = of->items[i].label;
        found.label[i] = LEC_NONE;
        if (label[0] == '\0') continue;
        found.label[i] = lec_vocabulary_add(names, label, strlen(label));
        found.labelled++;
    }
    found.label_count = lec_vocabulary_count(names);
    return found;
}

static double agreement_with_labels(const lec_hierarchy *tree, const labels *with, lec_arena *arena)
{
    if (with->label_count < 2) return NAN;
    uint32_t *set = lec_new(arena, uint32_t, tree->count);
    uint32_t *cut = lec_new(arena, uint32_t, tree->count);
    uint32_t *label = lec_new(arena, uint32_t, tree->count);
    lec_hierarchy_cut(tree, with->label_count, set);
    size_t count = 0;
    for (size_t i = 0; i < tree->count; i++) {
        if (with->label[i] == LEC_NONE) continue;
        cut[count] = set[i];
        label[count++] = with->label[i];
    }
    return lec_adjusted_rand(cut, label, count);
}

/* --- branches that come back ----------------------------------------------------------------- */

/* A number for each item; a set of items is the exclusive or of theirs (Zobrist 1970). */
static uint64_t item_number(uint64_t item)
{
    uint64_t x = (item + 1) * 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

/* `item` [tree->count] is what the leaves are called. */
static void number_sets(const lec_hierarchy *tree, const uint32_t *item, uint64_t *number)
{
    for (size_t m = 0; m + 1 < tree->count; m++) {
        const uint32_t below[2] = {tree->left[m], tree->right[m]};
        number[m] = 0;
        for (int side = 0; side < 2; side++)
            number[m] ^= below[side] < tree->count ? item_number(item[below[side]])
                                                   : number[below[side] - tree->count];
    }
}

typedef struct {
    const lec_context *context;
    const lec_profiles *profiles;
    lec_distance_space space;
    size_t replicates;
    const uint32_t *item; /* [count] 0, 1, ... */
    uint64_t *number;     /* [replicates * LINKAGES * (count - 1)] */
} resampling;

static void resample_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const resampling *of = state;
    const size_t count = of->profiles->count, merges = count - 1;
    for (size_t r = first; r < end; r++) {
        lec_arena *scratch = lec_arena_new();
        double *counts = lec_new(scratch, double, count * of->profiles->feature_count);
        double *words = lec_new(scratch, double, count);
        double *distance = lec_new(scratch, double, count *count);
        lec_profiles_draw(of->profiles, of->context->common->seed, (uint32_t)r, counts, words);
        lec_distance_matrix(&of->space, counts, words, count, scratch, distance);
        for (size_t l = 0; l < LINKAGES; l++) {
            const lec_hierarchy tree = lec_hierarchy_make(distance, count, (lec_linkage)l, scratch);
            number_sets(&tree, of->item, of->number + (r * LINKAGES + l) * merges);
        }
        lec_arena_free(scratch);
    }
}

enum { FEWEST_REPLICATES = 20, MOST_REPLICATES = 200 };

/* So many that all of it is some 10^9 steps at most, within these bounds. */
static size_t replicates_for(const lec_context *context, const lec_profiles *of)
{
    const double steps = (double)of->count * (double)of->count / 2 * (double)of->feature_count;
    const double most = fmin(MOST_REPLICATES, (double)context->common->replicates);
    return (size_t)fmin(most, fmax(FEWEST_REPLICATES, 4e8 / steps));
}

static double support_of(const resampling *of, size_t linkage, uint64_t number)
{
    const size_t merges = of->profiles->count - 1;
    size_t found = 0;
    for (size_t r = 0; r < of->replicates; r++) {
        const uint64_t *in = of->number + (r * LINKAGES + linkage) * merges;
        size_t m = 0;
        while (m < merges && in[m] != number) m++;
        found += m < merges;
    }
    return (double)found / (double)of->replicates;
}

/* --- distances -------------------------------------------------------------------------------- */

static lec_status measure_all(const lec_context *context, lec_profiles *profiles, double **distance,
                              lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_arena *arena = context->arena;
    lec_status status = lec_profiles_make(context, &settings->profiles, profiles, error);
    if (status == LEC_OK) status = lec_profiles_are_two(profiles, &settings->profiles, error);
    if (status != LEC_OK) return status;
    const size_t count = profiles->count;
    double *words = lec_new(arena, double, count);
    for (size_t i = 0; i < count; i++) words[i] = (double)profiles->items[i].words;
    *distance = lec_new(arena, double, count *count);
    const lec_distance_space space =
        lec_distance_space_make(profiles, (lec_distance_kind)settings->measure, arena);
    lec_distance_matrix(&space, profiles->counts, words, count, arena, *distance);
    return LEC_OK;
}

/* --- doubt about who spoke -------------------------------------------------------------------- */

/* What is so in the table, and in which draws as well. */
typedef struct {
    const lec_context *context;
    const lec_vocabulary *names; /* of the items, as ids */
    size_t count;                /* of items */
    const uint64_t *number;      /* [LINKAGES * (count - 1)] the sets that come together */
    const uint32_t *nearest;     /* [count] */
    lec_drawn_roles drawn;
    bool *agrees; /* [(1 + draws) * stride] the sets, then the items */
} agreement;

static size_t stride(const agreement *of)
{
    return LINKAGES * (of->count - 1) + of->count;
}

static size_t nearest_of(const double *distance, size_t count, size_t item)
{
    size_t nearest = item == 0;
    for (size_t i = 0; i < count; i++)
        if (i != item && distance[item * count + i] < distance[item * count + nearest]) nearest = i;
    return nearest;
}

/* Items that the table has not get numbers behind those of the table. */
static const uint32_t *items_of(const agreement *of, const lec_profiles *profiles, lec_arena *arena)
{
    uint32_t *item = lec_new(arena, uint32_t, profiles->count);
    uint32_t next = (uint32_t)of->count;
    for (size_t i = 0; i < profiles->count; i++) {
        const char *name = profiles->items[i].name;
        if (!lec_vocabulary_find(of->names, name, strlen(name), &item[i])) item[i] = next++;
    }
    return item;
}

static bool has_set(const uint64_t *sets, size_t count, uint64_t number)
{
    size_t i = 0;
    while (i < count && sets[i] != number) i++;
    return i < count;
}

static void compare(const agreement *of, size_t run, const lec_profiles *profiles,
                    const double *distance, lec_arena *arena)
{
    const size_t count = profiles->count, merges = of->count - 1;
    const uint32_t *item = items_of(of, profiles, arena);
    uint64_t *number = lec_new(arena, uint64_t, count);
    bool *agrees = of->agrees + run * stride(of);
    for (size_t l = 0; l < LINKAGES; l++) {
        const lec_hierarchy tree = lec_hierarchy_make(distance, count, (lec_linkage)l, arena);
        number_sets(&tree, item, number);
        for (size_t m = 0; m < merges; m++)
            agrees[l * merges + m] = has_set(number, count - 1, of->number[l * merges + m]);
    }
    for (size_t i = 0; i < count; i++)
        if (item[i] < of->count)
            agrees[LINKAGES * merges + item[i]] =
                item[nearest_of(distance, count, i)] == of->nearest[item[i]];
}

/* A draw that leaves too little agrees with nothing. */
static void look_at_draw(const lec_drawn_roles *drawn, size_t run, void *state)
{
    const agreement *of = state;
    lec_arena *arena = lec_arena_new();
    lec_common common = *drawn->context->common;
    lec_context context;
    lec_profiles profiles;
    lec_error error = {""};
    double *distance;
    if (lec_drawn_context(drawn, run, &common, arena, &context, &error) == LEC_OK &&
        measure_all(&context, &profiles, &distance, &error) == LEC_OK)
        compare(of, run, &profiles, distance, arena);
    lec_arena_free(arena);
}

/* Draws differ in roles: without a selection or comparison of roles they move nothing. */
static agreement compare_draws(const lec_context *context, const lec_profiles *profiles,
                               const uint64_t *number, const uint32_t *nearest)
{
    const struct settings *settings = context->settings;
    lec_arena *arena = context->arena;
    agreement of = {
        .context = context, .count = profiles->count, .number = number, .nearest = nearest};
    if (context->common->role == NULL && settings->profiles.between != LEC_BETWEEN_ROLE) return of;
    of.drawn = lec_drawn_roles_make(context, arena);
    if (of.drawn.draws == 0) return of;
    lec_vocabulary *names = lec_vocabulary_new(arena);
    for (size_t i = 0; i < profiles->count; i++)
        lec_vocabulary_add(names, profiles->items[i].name, strlen(profiles->items[i].name));
    of.names = names;
    of.agrees = lec_new(arena, bool, (of.drawn.draws + 1) * stride(&of));
    for (size_t i = 0; i < stride(&of); i++) of.agrees[i] = true; /* the corpus as it stands */
    lec_drawn_roles_each(&of.drawn, 1, of.drawn.draws + 1, look_at_draw, &of);
    return of;
}

/* Of a set, or of an item behind them all. */
static double share_agreeing(const agreement *of, size_t at)
{
    double agreeing = 0;
    for (size_t d = 1; d <= of->drawn.draws; d++)
        agreeing += of->agrees[of->drawn.alike[d] * stride(of) + at];
    return of->drawn.draws > 0 ? agreeing / (double)of->drawn.draws : 1;
}

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct {
    const lec_context *context;
    const lec_profiles *profiles;
    const double *distance; /* [count * count] */
    labels labels;
    const resampling *resampled;
    const agreement *drawn;
    const uint64_t *number;  /* [LINKAGES * (count - 1)] */
    const uint32_t *nearest; /* [count] */
    size_t linkage;
    lec_hierarchy tree;
} clustering;

static void put_keys(const clustering *of, size_t node, lec_table *table)
{
    lec_table_put_text(table, of->profiles->between);
    lec_table_put_text(table, linkage_names[of->linkage]);
    lec_table_put_text(table, lec_arena_format(of->context->arena, "%zu", node));
}

static void put_tree(const clustering *of, lec_table *table)
{
    lec_table_put_number(table, lec_cophenetic_correlation(&of->tree, of->distance));
    lec_table_put_number(table, agreement_with_labels(&of->tree, &of->labels, of->context->arena));
}

static void put_leaf(const clustering *of, size_t item, lec_table *table)
{
    const size_t count = of->profiles->count;
    const uint32_t *label = of->labels.label;
    const size_t nearest = of->nearest[item];
    size_t same = 0;
    for (size_t i = 0; i < count; i++) same += i != item && label[i] == label[item];
    put_keys(of, item, table);
    lec_table_put_text(table, of->profiles->items[item].name);
    for (int empty = 0; empty < 3; empty++) lec_table_put_missing(table);
    lec_table_put_count(table, 1);
    lec_table_put_missing(table);
    lec_table_put_number(table, share_agreeing(of->drawn, LINKAGES * (count - 1) + item));
    lec_table_put_missing(table);
    lec_table_put_text(table, of->profiles->items[item].label);
    lec_table_put_text(table, of->profiles->items[nearest].name);
    lec_table_put_number(table, of->distance[item * count + nearest]);
    const bool has_label = label[item] != LEC_NONE;
    lec_table_put_count(table, has_label ? label[nearest] == label[item] : LEC_MISSING_COUNT);
    lec_table_put_number(table, has_label ? (double)same / ((double)count - 1) : NAN);
    put_tree(of, table);
}

static void put_branch(const clustering *of, size_t merge, lec_table *table)
{
    const size_t at = of->linkage * (of->profiles->count - 1) + merge;
    put_keys(of, of->profiles->count + merge, table);
    lec_table_put_missing(table);
    lec_table_put_count(table, of->tree.left[merge]);
    lec_table_put_count(table, of->tree.right[merge]);
    lec_table_put_number(table, of->tree.height[merge]);
    lec_table_put_count(table, of->tree.size[merge]);
    const bool is_root = merge + 2 == of->profiles->count; /* all leaves always come together */
    lec_table_put_number(table,
                         is_root ? NAN : support_of(of->resampled, of->linkage, of->number[at]));
    lec_table_put_number(table, is_root ? NAN : share_agreeing(of->drawn, at));
    lec_table_put_count(table, of->resampled->replicates);
    for (int empty = 0; empty < 5; empty++) lec_table_put_missing(table);
    put_tree(of, table);
}

static void put_linkage(clustering *of, size_t linkage, lec_table *table)
{
    const size_t count = of->profiles->count;
    of->linkage = linkage;
    of->tree = lec_hierarchy_make(of->distance, count, (lec_linkage)linkage, of->context->arena);
    for (size_t i = 0; i < count; i++) put_leaf(of, i, table);
    for (size_t m = 0; m + 1 < count; m++) put_branch(of, m, table);
}

static void find_structure(clustering *of, const uint32_t *item)
{
    lec_arena *arena = of->context->arena;
    const size_t count = of->profiles->count;
    uint64_t *number = lec_new(arena, uint64_t, LINKAGES * count);
    uint32_t *nearest = lec_new(arena, uint32_t, count);
    for (size_t l = 0; l < LINKAGES; l++) {
        const lec_hierarchy tree = lec_hierarchy_make(of->distance, count, (lec_linkage)l, arena);
        number_sets(&tree, item, number + l * (count - 1));
    }
    for (size_t i = 0; i < count; i++) nearest[i] = (uint32_t)nearest_of(of->distance, count, i);
    of->number = number;
    of->nearest = nearest;
}

static void resample(resampling *of)
{
    lec_arena *arena = of->context->arena;
    const struct settings *settings = of->context->settings;
    of->space = lec_distance_space_make(of->profiles, (lec_distance_kind)settings->measure, arena);
    of->replicates = replicates_for(of->context, of->profiles);
    of->number = lec_new(arena, uint64_t, of->replicates * LINKAGES * of->profiles->count);
    lec_parallel_for(of->replicates, (size_t)of->context->common->threads, resample_range, of);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_arena *arena = context->arena;
    lec_profiles profiles;
    double *distance;
    const lec_status status = measure_all(context, &profiles, &distance, error);
    if (status != LEC_OK) return status;
    uint32_t *item = lec_new(arena, uint32_t, profiles.count);
    for (uint32_t i = 0; i < profiles.count; i++) item[i] = i;
    resampling resampled = {.context = context, .profiles = &profiles, .item = item};
    resample(&resampled);
    clustering of = {.context = context,
                     .profiles = &profiles,
                     .distance = distance,
                     .labels = find_labels(&profiles, arena),
                     .resampled = &resampled};
    find_structure(&of, item);
    const agreement drawn = compare_draws(context, &profiles, of.number, of.nearest);
    of.drawn = &drawn;
    for (size_t l = 0; l < LINKAGES; l++) put_linkage(&of, l, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_clusters = {
    .name = "clusters",
    .summary = "Which conferences belong together: trees of their words or concepts",
    .examples = "clusters conferences/ --role principal",
    .details =
        "By linkage (average, ward): the leaves, then the branches by height, the root last. A "
        "tree "
        "can be drawn of anything: look at support, and at cophenetic_correlation (below .8 the "
        "tree says little of the distances). The style of who speaks is in the function words: "
        "lectern clusters DIR --role principal --of function-words --measure cosine-delta. "
        "Subjects "
        "are in the concepts: --of concepts --measure cosine. With groups in the study, "
        "adjusted_rand and nearest_has_label say how far they are found again, by_chance what "
        "anybody would find. Heights and distances take who spoke as known; draws_agreeing says "
        "how "
        "much of the tree hangs on it where --role selects or roles are compared.",
    .source = "Murtagh & Legendre 2014; Felsenstein 1985; Hubert & Arabie 1985",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .charts = charts,
    .takes_word_options = true,
    .least_conferences = 2,
    .only_in_report = true,
    .without_by = "--between says what is compared: group, year, quarter or month",
    .run = run,
};
