/* SPDX-License-Identifier: GPL-3.0-or-later
 * similarity.c -- how unlike conferences, roles and speakers are in their words, pair by pair.
 *
 * A document is all that was said in a conference, in a role or by a speaker; it is known by its
 * count of each word. Formulas and sources: analysis/measure/distance.h. Pairs are worked off by
 * any number of threads, each on the words of its pair only. */
#include "analysis/measure/distance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/measure/dealt_texts.h"
#include "analysis/measure/jackknife.h"
#include "analysis/measure/nearest_texts.h"
#include "analysis/view/columns.h"
#include "analysis/view/groups.h"
#include "analysis/view/items.h"
#include "analysis/view/name_list.h"
#include "core/parallel.h"

enum { UNIT_CONFERENCE, UNIT_ROLE, UNIT_SPEAKER, UNIT_COUNT };
static const char *const unit_names[UNIT_COUNT] = {"conference", "role", "speaker"};

struct settings {
    const char *compare;
    uint64_t minimum_words, most_frequent;
};
static const struct settings defaults = {
    .compare = "conference,role,speaker", .minimum_words = 500, .most_frequent = 100};

static const lec_option options[] = {
    {"compare", LEC_OPTION_TEXT, offsetof(struct settings, compare), "LIST",
     "what is compared: conference, role, speaker (conference,role,speaker)", 0, 0, NULL},
    {"minimum-words", LEC_OPTION_COUNT, offsetof(struct settings, minimum_words), "N",
     "leave out conferences, roles and speakers with fewer words (500)", 1, 1e15, NULL},
    {"most-frequent", LEC_OPTION_COUNT, offsetof(struct settings, most_frequent), "N",
     "words that delta and cosine_delta look at: the most frequent ones (100)", 1, 1e9, NULL},
    {0},
};

/* Of one measure: by chance, beyond it, and the interval of that. */
#define COLUMNS_BEYOND_CHANCE(name, unit)                                                          \
    {name "_by_chance",                                                                            \
     LEC_NUMBER,                                                                                   \
     "the same on the average of 100 times that the turns of both were dealt out again, sizes "    \
     "kept: what texts of one source would show; empty for a text of one turn",                    \
     unit,                                                                                         \
     NULL,                                                                                         \
     NULL},                                                                                        \
        {name "_beyond_chance", LEC_NUMBER, name " - " name "_by_chance", unit, NULL, NULL},       \
        {name "_beyond_chance_low",                                                                \
         LEC_NUMBER,                                                                               \
         "low end of its interval at --level; empty where clusters are fewer than 3",              \
         unit,                                                                                     \
         "t of the clusters' jackknife",                                                           \
         "Tukey 1958; Efron & Stein 1981"},                                                        \
    {                                                                                              \
        name "_beyond_chance_high", LEC_NUMBER, "high end", unit, "t of the clusters' jackknife",  \
            "Tukey 1958; Efron & Stein 1981"                                                       \
    }

static const lec_column columns[] = {
    {"unit", LEC_NAME, "what is compared: conference, role, speaker", NULL, NULL, NULL},
    {"first", LEC_TEXT, "name of a conference, role or speaker", NULL, NULL, NULL},
    {"second", LEC_TEXT, "the one it is compared with", NULL, NULL, NULL},
    {"first_words", LEC_COUNT, "words of the first", "words", NULL, NULL},
    {"second_words", LEC_COUNT, "words of the second", "words", NULL, NULL},
    {"shared_types", LEC_COUNT, "different words that both use", "words", NULL, NULL},
    {"clusters", LEC_COUNT,
     "what the intervals rest on: exchanges of the conference that has fewer of them (a turn "
     "outside "
     "them is one); for roles and speakers exchanges, or conferences where there are several",
     "clusters", NULL, NULL},
    {"jsd", LEC_NUMBER,
     "Jensen-Shannon divergence: 0 alike, 1 no word in common; of it jsd_by_chance is owed to the "
     "length of the texts",
     "bits", "H(m) - H(p) / 2 - H(q) / 2, m = (p + q) / 2", "Lin 1991, doi:10.1109/18.61115"},
    COLUMNS_BEYOND_CHANCE("jsd", "bits"),
    {"cosine", LEC_NUMBER, "similarity: 1 the same proportions, 0 no word in common", NULL,
     "sum x y / (|x| |y|)", "Salton & McGill 1983"},
    COLUMNS_BEYOND_CHANCE("cosine", NULL),
    {"hellinger", LEC_NUMBER, "distance: 0 alike, 1 no word in common", NULL,
     "sqrt(sum (sqrt p - sqrt q)^2 / 2)", "Hellinger 1909"},
    COLUMNS_BEYOND_CHANCE("hellinger", NULL),
    {"labbe", LEC_NUMBER, "distance: 0 alike, 1 nothing in common", NULL,
     "of the shorter from the longer cut down to its size", "Labbe & Labbe 2001"},
    COLUMNS_BEYOND_CHANCE("labbe", NULL),
    {"delta", LEC_NUMBER,
     "Burrows's Delta: mean difference of the z-scores of the most frequent words among all "
     "compared; empty with fewer than three texts, where it is 1.414 for any two; no interval: it "
     "depends on all that is compared",
     NULL, "mean |z1 - z2|", "Burrows 2002, doi:10.1093/llc/17.3.267"},
    {"cosine_delta", LEC_NUMBER, "0 alike .. 2 opposite; empty with fewer than three texts", NULL,
     "1 - cos(z1, z2)", "Smith & Aldridge 2011; Evert et al. 2017, doi:10.1093/llc/fqx023"},
    LEC_COLUMN_DOUBT("jsd_beyond_chance"),
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"jsd_beyond_chance", LEC_SCALE_LINEAR, NULL, false},
    {"cosine_beyond_chance", LEC_SCALE_LINEAR, NULL, false},
    {"hellinger_beyond_chance", LEC_SCALE_LINEAR, NULL, false},
    {"labbe_beyond_chance", LEC_SCALE_LINEAR, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "similarity",
     .shape = LEC_CHART_MATRIX,
     .title = "How unlike the conferences are in their words",
     .note = "Jensen-Shannon divergence beyond that of turns dealt out by chance",
     .axis = "bits",
     .label = "first",
     .across = "second",
     .value = "jsd_beyond_chance",
     .filters = {{"unit", "conference"}},
     .mirrored = true},
    {0},
};

/* All pairs of up to so many texts; of more, each one's nearest, by Hellinger's distance. */
enum { MOST_OF_ALL_PAIRS = 200, NEIGHBOURS = 20, MOST_DOCUMENTS = 2000 };

/* --- documents ------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    uint64_t words;
    uint32_t id;           /* conference, role or speaker */
    const uint32_t *turns; /* [turn_count] ascending */
    size_t turn_count;
} document;

typedef LEC_ARRAY(uint32_t) turn_list;

typedef struct {
    const lec_context *context;
    const lec_items *items;
    int unit;
    document *documents;   /* [count] in the order of the rows */
    size_t count, shorter; /* shorter: so many of fewer words are left out */
} collection;

static uint32_t id_of_turn(const lec_corpus *corpus, int unit, uint32_t turn)
{
    if (unit == UNIT_CONFERENCE) return corpus->turn_conference[turn];
    if (unit == UNIT_ROLE) return corpus->turn_role[turn];
    return corpus->turn_speaker[turn];
}

static size_t id_count(const lec_corpus *corpus, int unit)
{
    if (unit == UNIT_CONFERENCE) return corpus->conference_count;
    return unit == UNIT_ROLE ? LEC_ROLE_COUNT : corpus->speaker_count;
}

static const char *name_of(const lec_corpus *corpus, int unit, uint32_t id)
{
    if (unit == UNIT_CONFERENCE) return corpus->conference[id].name;
    return unit == UNIT_ROLE ? lec_role_name((lec_role)id) : corpus->speaker_name[id];
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const document *)a)->name, ((const document *)b)->name);
}

static void list_turns(const collection *of, int unit, const uint32_t *document_of)
{
    const lec_corpus *corpus = of->context->corpus;
    turn_list *turns = lec_new(of->context->arena, turn_list, of->count);
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        const uint32_t d = document_of[id_of_turn(corpus, unit, turn)];
        if (d == LEC_NONE) continue;
        LEC_PUSH(of->context->arena, turns[d], turn);
    }
    for (size_t d = 0; d < of->count; d++) {
        of->documents[d].turns = turns[d].items;
        of->documents[d].turn_count = turns[d].count;
    }
}

static int by_words_then_id(const void *a, const void *b)
{
    const document *x = a, *y = b;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int by_id(const void *a, const void *b)
{
    const document *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void keep_longest(collection *of)
{
    if (of->count <= MOST_DOCUMENTS) return;
    qsort(of->documents, of->count, sizeof *of->documents, by_words_then_id);
    of->shorter = of->count - MOST_DOCUMENTS;
    of->count = MOST_DOCUMENTS;
    qsort(of->documents, of->count, sizeof *of->documents, by_id);
}

/* Conferences and roles in their own order, speakers by name; nobody known is no document. */
static collection collect(const lec_context *context, const lec_items *items, int unit)
{
    const struct settings *settings = context->settings;
    const lec_corpus *corpus = context->corpus;
    const size_t ids = id_count(corpus, unit);
    uint64_t *words = lec_new(context->arena, uint64_t, ids);
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++)
        for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++)
            words[id_of_turn(corpus, unit, turn)] += items->token_item[i] != LEC_NONE;
    collection made = {context, items, unit, lec_new(context->arena, document, ids), 0, 0};
    for (uint32_t id = 0; id < ids; id++) {
        const char *name = name_of(corpus, unit, id);
        if (words[id] >= settings->minimum_words && name[0] != '\0')
            made.documents[made.count++] = (document){.name = name, .words = words[id], .id = id};
    }
    keep_longest(&made);
    if (unit == UNIT_SPEAKER && made.count > 1)
        qsort(made.documents, made.count, sizeof *made.documents, by_name);
    uint32_t *document_of = lec_new(context->arena, uint32_t, ids);
    for (uint32_t id = 0; id < ids; id++) document_of[id] = LEC_NONE;
    for (uint32_t d = 0; d < made.count; d++) document_of[made.documents[d].id] = d;
    list_turns(&made, unit, document_of);
    return made;
}

/* --- z-scores of the most frequent words ------------------------------------------------------ */

typedef struct {
    double count;
    const char *text;
    uint32_t item;
} frequent_word;

static int by_count_then_text(const void *a, const void *b)
{
    const frequent_word *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->text, y->text);
}

typedef struct {
    const double *z; /* [documents * word_count] */
    size_t word_count;
} z_scores;

/* Adds what a document says to count [of items]. */
static void count_document(const collection *of, const document *d, double *count)
{
    const lec_corpus *corpus = of->context->corpus;
    for (size_t t = 0; t < d->turn_count; t++)
        for (uint32_t i = corpus->turn_start[d->turns[t]]; i < corpus->turn_start[d->turns[t] + 1];
             i++)
            if (of->items->token_item[i] != LEC_NONE) count[of->items->token_item[i]]++;
}

static z_scores standardise(const collection *of)
{
    const struct settings *settings = of->context->settings;
    lec_arena *arena = of->context->arena;
    frequent_word *words = lec_new(arena, frequent_word, of->items->item_count);
    double *count = lec_new(arena, double, of->items->item_count);
    size_t used = 0;
    for (size_t d = 0; d < of->count; d++) count_document(of, &of->documents[d], count);
    for (uint32_t item = 0; item < of->items->item_count; item++)
        if (count[item] > 0)
            words[used++] = (frequent_word){count[item], of->items->text[item], item};
    if (used > 1) qsort(words, used, sizeof *words, by_count_then_text);
    const size_t taken = used < settings->most_frequent ? used : (size_t)settings->most_frequent;
    double *rate = lec_new(arena, double, of->count *taken);
    double *z = lec_new(arena, double, of->count *taken);
    for (size_t d = 0; d < of->count; d++) {
        for (size_t w = 0; w < taken; w++) count[words[w].item] = 0;
        count_document(of, &of->documents[d], count);
        for (size_t w = 0; w < taken; w++)
            rate[d * taken + w] = count[words[w].item] / (double)of->documents[d].words;
    }
    lec_standardise(rate, of->count, taken, z);
    return (z_scores){z, taken};
}

/* --- pairs ----------------------------------------------------------------------------------- */

enum { MEASURES = 4, DEALINGS = 100 };

typedef struct {
    uint32_t first, second;
    uint64_t shared;
    size_t clusters;
    double value[MEASURES], by_chance[MEASURES], variance[MEASURES];
} pair;

static void measure(const double *x, const double *y, const double *times, size_t count,
                    double *values)
{
    values[0] = lec_jensen_shannon(x, y, times, count, 0.5);
    values[1] = lec_cosine(x, y, times, count);
    values[2] = lec_hellinger(x, y, times, count);
    values[3] = lec_labbe(x, y, times, count);
}

/* The words of two documents, numbered as they occur; type_of [item_count] is scratch. */
static lec_two_texts two_texts(const collection *of, const pair *p, uint32_t *type_of,
                               lec_arena *arena)
{
    const document *both[2] = {&of->documents[p->first], &of->documents[p->second]};
    const size_t parts = both[0]->turn_count + both[1]->turn_count;
    size_t *start = lec_new(arena, size_t, parts + 1), part = 0, words = 0;
    uint32_t *type = lec_new(arena, uint32_t, both[0]->words + both[1]->words), types = 0;
    memset(type_of, 0xFF, of->items->item_count * sizeof *type_of);
    const lec_corpus *corpus = of->context->corpus;
    for (size_t d = 0; d < 2; d++)
        for (size_t t = 0; t < both[d]->turn_count; t++) {
            const uint32_t turn = both[d]->turns[t];
            for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++) {
                const uint32_t item = of->items->token_item[i];
                if (item == LEC_NONE) continue;
                if (type_of[item] == LEC_NONE) type_of[item] = types++;
                type[words++] = type_of[item];
            }
            start[++part] = words;
        }
    return (lec_two_texts){types, parts, both[0]->turn_count, start, type};
}

/* Clusters of the turns of both documents where they share them; each has its own where documents
 * are conferences: `of_first`, `of_second` with parts of the other never left out. */
typedef struct {
    uint32_t *of_first, *of_second; /* [parts]; of_second NULL where they share them */
    size_t first_count, second_count;
} pair_clusters;

static size_t put_clusters(const lec_context *context, const document *of, uint32_t *clusters)
{
    const lec_group group = lec_group_of_turns(context, of->turns, of->turn_count);
    memcpy(clusters, group.turn_cluster, of->turn_count * sizeof *clusters);
    return group.cluster_count;
}

static pair_clusters clusters_of_conferences(const lec_context *context, const document *first,
                                             const document *second, lec_arena *arena)
{
    const size_t parts = first->turn_count + second->turn_count;
    pair_clusters out = {lec_new(arena, uint32_t, parts), lec_new(arena, uint32_t, parts), 0, 0};
    memset(out.of_first, 0xFF, parts * sizeof *out.of_first);
    memset(out.of_second, 0xFF, parts * sizeof *out.of_second);
    out.first_count = put_clusters(context, first, out.of_first);
    out.second_count = put_clusters(context, second, out.of_second + first->turn_count);
    return out;
}

/* Of the turns of both, in their order; speakers and roles share no turn. */
static pair_clusters shared_clusters(const lec_context *context, const document *first,
                                     const document *second, lec_arena *arena)
{
    const size_t parts = first->turn_count + second->turn_count;
    uint32_t *merged = lec_new(arena, uint32_t, parts);
    size_t *place = lec_new(arena, size_t, parts); /* of each part among the merged turns */
    for (size_t i = 0, f = 0, s = 0; i < parts; i++) {
        const bool from_first = s == second->turn_count ||
                                (f < first->turn_count && first->turns[f] < second->turns[s]);
        place[from_first ? f : first->turn_count + s] = i;
        merged[i] = from_first ? first->turns[f++] : second->turns[s++];
    }
    const lec_group group = lec_group_of_turns(context, merged, parts);
    uint32_t *clusters = lec_new(arena, uint32_t, parts);
    for (size_t i = 0; i < parts; i++) clusters[i] = group.turn_cluster[place[i]];
    return (pair_clusters){clusters, NULL, group.cluster_count, group.cluster_count};
}

/* Of one pair, in the order of the pairs: groups come from the context's arena, which threads do
 * not share. */
static pair_clusters clusters_of(const collection *of, const pair *p, lec_arena *arena)
{
    const document *first = &of->documents[p->first], *second = &of->documents[p->second];
    return of->unit == UNIT_CONFERENCE ? clusters_of_conferences(of->context, first, second, arena)
                                       : shared_clusters(of->context, first, second, arena);
}

typedef struct {
    const collection *of;
    pair *pairs;
    pair_clusters *clusters; /* of each pair */
    uint32_t **type_of;      /* [threads][item_count] scratch */
} work;

static void compare(const work *all, size_t which, size_t thread)
{
    pair *p = &all->pairs[which];
    const pair_clusters *clusters = &all->clusters[which];
    lec_arena *scratch = lec_arena_new();
    const lec_two_texts texts = two_texts(all->of, p, all->type_of[thread], scratch);
    double *x = lec_new(scratch, double, texts.type_count);
    double *y = lec_new(scratch, double, texts.type_count);
    for (size_t i = 0; i < texts.start[texts.part_count]; i++)
        (i < texts.start[texts.first_parts] ? x : y)[texts.type[i]]++;
    for (size_t type = 0; type < texts.type_count; type++) p->shared += x[type] > 0 && y[type] > 0;
    measure(x, y, NULL, texts.type_count, p->value);
    if (all->of->context->values_only) { /* beyond a chance that is the same in every draw */
        lec_arena_free(scratch);
        return;
    }
    lec_by_chance(&texts, measure, MEASURES, DEALINGS, all->of->context->common->seed,
                  p->by_chance);
    lec_add_left_out_variance(&texts, measure, MEASURES, clusters->of_first, clusters->first_count,
                              p->variance);
    if (clusters->of_second != NULL)
        lec_add_left_out_variance(&texts, measure, MEASURES, clusters->of_second,
                                  clusters->second_count, p->variance);
    p->clusters = clusters->first_count < clusters->second_count ? clusters->first_count
                                                                 : clusters->second_count;
    lec_arena_free(scratch);
}

static void compare_range(size_t first, size_t end, size_t thread, void *state)
{
    for (size_t i = first; i < end; i++) compare(state, i, thread);
}

/* --- which pairs ------------------------------------------------------------------------------ */

/* The words of a document; `count` [of items] is 0 before and after. */
static lec_root_shares find_roots(const collection *of, const document *d, double *count,
                                  lec_arena *arena)
{
    const lec_corpus *corpus = of->context->corpus;
    LEC_ARRAY(uint32_t) items = {0};
    count_document(of, d, count);
    for (size_t t = 0; t < d->turn_count; t++)
        for (uint32_t i = corpus->turn_start[d->turns[t]]; i < corpus->turn_start[d->turns[t] + 1];
             i++) {
            const uint32_t item = of->items->token_item[i];
            if (item == LEC_NONE || !(count[item] > 0)) continue;
            LEC_PUSH(arena, items, item);
            count[item] = -count[item]; /* seen */
        }
    double *root = lec_new(arena, double, items.count);
    for (size_t i = 0; i < items.count; i++) {
        root[i] = sqrt(-count[items.items[i]] / (double)d->words);
        count[items.items[i]] = 0;
    }
    return (lec_root_shares){items.items, root, items.count};
}

/* The NEIGHBOURS nearest of each document, of which there are more. */
static const uint32_t *list_nearest(const collection *of, lec_arena *scratch)
{
    double *count = lec_new(scratch, double, of->items->item_count);
    lec_root_shares *roots = lec_new(scratch, lec_root_shares, of->count);
    for (size_t d = 0; d < of->count; d++)
        roots[d] = find_roots(of, &of->documents[d], count, scratch);
    const lec_texts_as_roots texts = {roots, of->count, of->items->item_count};
    return lec_nearest_texts(&texts, NEIGHBOURS, (size_t)of->context->common->threads, scratch);
}

static bool is_among(const uint32_t *nearest, uint32_t one, uint32_t other)
{
    for (size_t k = 0; k < NEIGHBOURS; k++)
        if (nearest[(size_t)one * NEIGHBOURS + k] == other) return true;
    return false;
}

typedef LEC_ARRAY(pair) pair_list;

static pair_list list_pairs(const collection *of)
{
    lec_arena *scratch = lec_arena_new();
    const uint32_t *nearest = NULL;
    pair_list list = {0};
    if (of->count > MOST_OF_ALL_PAIRS) nearest = list_nearest(of, scratch);
    for (uint32_t first = 0; first < of->count; first++)
        for (uint32_t second = first + 1; second < of->count; second++)
            if (nearest == NULL || is_among(nearest, first, second) ||
                is_among(nearest, second, first))
                LEC_PUSH(of->context->arena, list, ((pair){.first = first, .second = second}));
    lec_arena_free(scratch);
    return list;
}

static size_t compare_all(const collection *of, pair **out)
{
    lec_arena *arena = of->context->arena;
    const size_t threads = lec_thread_count((size_t)of->context->common->threads);
    const pair_list pairs = list_pairs(of);
    const size_t count = pairs.count;
    work all = {of, pairs.items, lec_new(arena, pair_clusters, count),
                lec_new(arena, uint32_t *, threads)};
    for (size_t t = 0; t < threads; t++)
        all.type_of[t] = lec_new(arena, uint32_t, of->items->item_count);
    for (size_t i = 0; i < count; i++) all.clusters[i] = clusters_of(of, &all.pairs[i], arena);
    lec_parallel_for(count, threads, compare_range, &all);
    *out = all.pairs;
    return count;
}

/* Of measures of the order of 1: what rounding makes of 0 is 0. */
static double difference(double value, double by_chance)
{
    static const double rounding = 1e-12;
    const double found = value - by_chance;
    return fabs(found) < rounding ? 0 : found;
}

static void put_measures(const collection *of, const pair *p, lec_table *table)
{
    for (size_t m = 0; m < MEASURES; m++) {
        const double beyond = difference(p->value[m], p->by_chance[m]);
        const lec_estimate interval = lec_t_interval(beyond, p->variance[m], p->clusters,
                                                     LEC_SCALE_LINEAR, of->context->common->level);
        lec_table_put_number(table, p->value[m]);
        lec_table_put_number(table, p->by_chance[m]);
        lec_table_put_number(table, beyond);
        lec_table_put_number(table, isnan(beyond) ? NAN : interval.low);
        lec_table_put_number(table, isnan(beyond) ? NAN : interval.high);
    }
}

static void put_pair(const collection *of, int unit, const pair *p, const z_scores *scores,
                     lec_table *table)
{
    const document *first = &of->documents[p->first], *second = &of->documents[p->second];
    const double *z1 = scores->z + p->first * scores->word_count;
    const double *z2 = scores->z + p->second * scores->word_count;
    lec_table_put_text(table, unit_names[unit]);
    lec_table_put_text(table, first->name);
    lec_table_put_text(table, second->name);
    lec_table_put_count(table, first->words);
    lec_table_put_count(table, second->words);
    lec_table_put_count(table, p->shared);
    lec_table_put_count(table, p->clusters);
    put_measures(of, p, table);
    const bool telling = of->count > 2; /* two texts have the same z, whatever they say */
    lec_table_put_number(table, telling ? lec_burrows_delta(z1, z2, scores->word_count) : NAN);
    lec_table_put_number(table, telling ? lec_cosine_delta(z1, z2, scores->word_count) : NAN);
    lec_table_put_missing(table); /* doubt */
}

static void note_left_out(const collection *of, size_t count, lec_table *table)
{
    const size_t among = of->count > 1 ? of->count * (of->count - 1) / 2 : 0;
    const size_t all = of->count + of->shorter;
    lec_table_note_left_out(table, among - count,
                            "of more than 200 texts, pairs of which neither is among the 20 "
                            "nearest of the other by Hellinger's distance");
    lec_table_note_left_out(table, of->shorter > 0 ? all * (all - 1) / 2 - among : 0,
                            "pairs with a text that is not one of the 2000 with the most words");
}

/* Draws of who spoke differ in roles alone: what a conference or a speaker said stays. */
static bool depends_on_roles(const lec_context *context, int unit)
{
    return unit == UNIT_ROLE || context->common->role != NULL;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    bool wanted[UNIT_COUNT];
    lec_items items;
    lec_status status =
        lec_name_list_read("compare", settings->compare, unit_names, UNIT_COUNT, wanted, error);
    if (status == LEC_OK) status = lec_items_make(context, &items, error);
    if (status != LEC_OK) return status;
    for (int unit = 0; unit < UNIT_COUNT; unit++) {
        if (!wanted[unit] || (context->values_only && !depends_on_roles(context, unit))) continue;
        const collection of = collect(context, &items, unit);
        const z_scores scores = standardise(&of);
        pair *pairs;
        const size_t count = compare_all(&of, &pairs);
        note_left_out(&of, count, table);
        for (size_t i = 0; i < count; i++) put_pair(&of, unit, &pairs[i], &scores, table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_similarity = {
    .name = "similarity",
    .summary = "How unlike conferences, roles and speakers are in their words, pair by pair",
    .examples = "similarity conferences/",
    .details =
        "By unit, then first and second: conferences by name, roles in their order, speakers by "
        "name; each pair once; of more than 200 texts, pairs of which one is among the 20 nearest "
        "of the other by hellinger, and of more than 2000 those with the most words. A speaker is "
        "all "
        "that the name said, in whatever conference and "
        "role; speakers whom the transcript does not name are left out, as are texts of fewer than "
        "--minimum-words words. Short texts differ by chance alone: compare what is beyond chance. "
        "Near 0 its interval is too long (it holds the truth in 100 %: docs/coverage.md). "
        "jsd, cosine, hellinger and labbe look at all words and mostly tell the subject; delta and "
        "cosine_delta look at the --most-frequent words, weigh them alike and mostly tell the "
        "style. They depend on all that is compared, and tell little with few.",
    .source = "Lin 1991; Burrows 2002; Evert et al. 2017; Labbe & Labbe 2001",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_word_options = true,
    .without_by = "it compares pairs: --compare says of what; of groups and periods `distance "
                  "--between group`, year, quarter or month does",
    .run = run,
};
