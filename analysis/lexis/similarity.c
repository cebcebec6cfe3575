/* SPDX-License-Identifier: GPL-3.0-or-later
 * similarity.c -- how unlike conferences, roles and speakers are in their words, pair by pair.
 *
 * A document is all that was said in a conference, in a role or by a speaker; it is known by its
 * count of each word. Formulas and sources: analysis/measure/distance.h. Pairs are worked off by
 * any number of threads, each on the words of its pair only. */
#include "analysis/measure/distance.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"
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

static const lec_column columns[] = {
    {"unit", LEC_NAME, "what is compared: conference, role, speaker", NULL, NULL, NULL},
    {"first", LEC_TEXT, "name of a conference, role or speaker", NULL, NULL, NULL},
    {"second", LEC_TEXT, "the one it is compared with", NULL, NULL, NULL},
    {"first_words", LEC_COUNT, "words of the first", "words", NULL, NULL},
    {"second_words", LEC_COUNT, "words of the second", "words", NULL, NULL},
    {"shared_types", LEC_COUNT, "different words that both use", "words", NULL, NULL},
    {"jsd", LEC_NUMBER,
     "Jensen-Shannon divergence: 0 alike, 1 no word in common; too large for "
     "short texts",
     "bits", "H(m) - H(p) / 2 - H(q) / 2, m = (p + q) / 2", "Lin 1991, doi:10.1109/18.61115"},
    {"jsd_corrected", LEC_NUMBER,
     "the same, corrected for the size of the samples to the first order: still too large for "
     "short "
     "texts, because of the words that neither has used yet",
     "bits", "each H with sum var(p) / (2 p) nats added", "Miller 1955"},
    {"cosine", LEC_NUMBER, "similarity: 1 the same proportions, 0 no word in common", NULL,
     "sum x y / (|x| |y|)", "Salton & McGill 1983"},
    {"hellinger", LEC_NUMBER, "distance: 0 alike, 1 no word in common", NULL,
     "sqrt(sum (sqrt p - sqrt q)^2 / 2)", "Hellinger 1909"},
    {"labbe", LEC_NUMBER, "distance: 0 alike, 1 nothing in common", NULL,
     "of the shorter from the longer cut down to its size", "Labbe & Labbe 2001"},
    {"delta", LEC_NUMBER,
     "Burrows's Delta: mean difference of the z-scores of the most frequent words among all "
     "compared",
     NULL, "mean |z1 - z2|", "Burrows 2002, doi:10.1093/llc/17.3.267"},
    {"cosine_delta", LEC_NUMBER, "0 alike .. 2 opposite", NULL, "1 - cos(z1, z2)",
     "Smith & Aldridge 2011; Evert et al. 2017, doi:10.1093/llc/fqx023"},
    {0},
};

static const lec_chart charts[] = {
    {.name = "similarity",
     .shape = LEC_CHART_MATRIX,
     .title = "How unlike the conferences are in their words",
     .note = "Jensen-Shannon divergence, corrected for size: 0 alike, 1 no word in common",
     .axis = "bits",
     .label = "first",
     .across = "second",
     .value = "jsd_corrected",
     .filters = {{"unit", "conference"}},
     .mirrored = true},
    {0},
};

/* --- documents ------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    uint64_t words;
    uint32_t id;         /* conference, role or speaker */
    const double *count; /* [item_count] */
} document;

typedef struct {
    const lec_context *context;
    const lec_items *items;
    document *documents; /* [count] in the order of the rows */
    size_t count;
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

static void count_words(const collection *of, int unit, const uint32_t *document_of)
{
    const lec_corpus *corpus = of->context->corpus;
    for (size_t d = 0; d < of->count; d++)
        of->documents[d].count = lec_new(of->context->arena, double, of->items->item_count);
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        const uint32_t d = document_of[id_of_turn(corpus, unit, turn)];
        if (d == LEC_NONE) continue;
        double *count = (double *)of->documents[d].count;
        for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++)
            if (of->items->token_item[i] != LEC_NONE) count[of->items->token_item[i]]++;
    }
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
    collection made = {context, items, lec_new(context->arena, document, ids), 0};
    for (uint32_t id = 0; id < ids; id++) {
        const char *name = name_of(corpus, unit, id);
        if (words[id] >= settings->minimum_words && name[0] != '\0')
            made.documents[made.count++] = (document){name, words[id], id, NULL};
    }
    if (unit == UNIT_SPEAKER && made.count > 1)
        qsort(made.documents, made.count, sizeof *made.documents, by_name);
    uint32_t *document_of = lec_new(context->arena, uint32_t, ids);
    for (uint32_t id = 0; id < ids; id++) document_of[id] = LEC_NONE;
    for (uint32_t d = 0; d < made.count; d++) document_of[made.documents[d].id] = d;
    count_words(&made, unit, document_of);
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

static z_scores standardise(const collection *of)
{
    const struct settings *settings = of->context->settings;
    lec_arena *arena = of->context->arena;
    frequent_word *words = lec_new(arena, frequent_word, of->items->item_count);
    size_t used = 0;
    for (uint32_t item = 0; item < of->items->item_count; item++) {
        double count = 0;
        for (size_t d = 0; d < of->count; d++) count += of->documents[d].count[item];
        if (count > 0) words[used++] = (frequent_word){count, of->items->text[item], item};
    }
    if (used > 1) qsort(words, used, sizeof *words, by_count_then_text);
    const size_t taken = used < settings->most_frequent ? used : (size_t)settings->most_frequent;
    double *rate = lec_new(arena, double, of->count *taken);
    double *z = lec_new(arena, double, of->count *taken);
    for (size_t d = 0; d < of->count; d++)
        for (size_t w = 0; w < taken; w++)
            rate[d * taken + w] =
                of->documents[d].count[words[w].item] / (double)of->documents[d].words;
    lec_standardise(rate, of->count, taken, z);
    return (z_scores){z, taken};
}

/* --- pairs ----------------------------------------------------------------------------------- */

typedef struct {
    uint32_t first, second;
    uint64_t shared;
    double jsd, jsd_corrected, cosine, hellinger, labbe;
} pair;

typedef struct {
    const collection *of;
    pair *pairs;
    double **x, **y; /* [threads][item_count] scratch */
} work;

static void compare(const collection *of, pair *p, double *x, double *y)
{
    const double *first = of->documents[p->first].count, *second = of->documents[p->second].count;
    size_t count = 0;
    for (size_t item = 0; item < of->items->item_count; item++) {
        if (first[item] + second[item] == 0) continue;
        x[count] = first[item];
        y[count++] = second[item];
        p->shared += first[item] > 0 && second[item] > 0;
    }
    p->jsd = lec_jensen_shannon(x, y, count, 0.5);
    p->jsd_corrected = lec_jensen_shannon_corrected(x, y, count, 0.5);
    p->cosine = lec_cosine(x, y, count);
    p->hellinger = lec_hellinger(x, y, count);
    p->labbe = lec_labbe(x, y, count);
}

static void compare_range(size_t first, size_t end, size_t thread, void *state)
{
    const work *all = state;
    for (size_t i = first; i < end; i++)
        compare(all->of, &all->pairs[i], all->x[thread], all->y[thread]);
}

static size_t compare_all(const collection *of, pair **out)
{
    lec_arena *arena = of->context->arena;
    const size_t threads = lec_thread_count((size_t)of->context->common->threads);
    work all = {of, lec_new(arena, pair, of->count * of->count), lec_new(arena, double *, threads),
                lec_new(arena, double *, threads)};
    for (size_t t = 0; t < threads; t++) {
        all.x[t] = lec_new(arena, double, of->items->item_count);
        all.y[t] = lec_new(arena, double, of->items->item_count);
    }
    size_t count = 0;
    for (uint32_t first = 0; first < of->count; first++)
        for (uint32_t second = first + 1; second < of->count; second++)
            all.pairs[count++] = (pair){.first = first, .second = second};
    lec_parallel_for(count, threads, compare_range, &all);
    *out = all.pairs;
    return count;
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
    lec_table_put_number(table, p->jsd);
    lec_table_put_number(table, p->jsd_corrected);
    lec_table_put_number(table, p->cosine);
    lec_table_put_number(table, p->hellinger);
    lec_table_put_number(table, p->labbe);
    lec_table_put_number(table, lec_burrows_delta(z1, z2, scores->word_count));
    lec_table_put_number(table, lec_cosine_delta(z1, z2, scores->word_count));
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
        if (!wanted[unit]) continue;
        const collection of = collect(context, &items, unit);
        const z_scores scores = standardise(&of);
        pair *pairs;
        const size_t count = compare_all(&of, &pairs);
        for (size_t i = 0; i < count; i++) put_pair(&of, unit, &pairs[i], &scores, table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_similarity = {
    .name = "similarity",
    .summary = "How unlike conferences, roles and speakers are in their words, pair by pair",
    .details =
        "By unit, then first and second: conferences by name, roles in their order, speakers by "
        "name; each pair once. A speaker is all that the name said, in whatever conference and "
        "role; speakers whom the transcript does not name are left out, as are texts of fewer than "
        "--minimum-words words. Short texts differ by chance alone: compare texts of like length. "
        "jsd, cosine, hellinger and labbe look at all words and mostly tell the subject; delta and "
        "cosine_delta look at the --most-frequent words, weigh them alike and mostly tell the "
        "style. They depend on all that is compared, and tell little with few: "
        "with two texts every word is as far from the mean in both.",
    .source = "Lin 1991; Burrows 2002; Evert et al. 2017; Labbe & Labbe 2001",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .charts = charts,
    .takes_word_options = true,
    .run = run,
};
