/* SPDX-License-Identifier: GPL-3.0-or-later
 * dispersion.c -- how evenly words and concepts are spread: over turns, over conferences, over
 * equal parts of the text, and by the distances from one use to the next.
 *
 * Each item is a list of places along the words of its group; a division of these words into parts
 * turns the list into counts by part. Formulas and sources: analysis/measure/dispersion.h. */
#include "analysis/measure/dispersion.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/lexis/item_places.h"
#include "analysis/view/columns.h"
#include "analysis/view/division.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/leave_out.h"
#include "analysis/view/name_list.h"
#include "analysis/view/stop_words.h"

enum { ITEMS_WORDS, ITEMS_CONCEPTS, ITEMS_BOTH };
static const char *const item_choices[] = {"words", "concepts", "both", NULL};

enum { UNIT_TURN, UNIT_CONFERENCE, UNIT_PART, UNIT_COUNT };
static const char *const unit_names[UNIT_COUNT] = {"turn", "conference", "part"};

struct settings {
    const char *unit;
    uint64_t parts, minimum;
    int items;
};
static const struct settings defaults = {
    .unit = "turn,conference,part", .parts = 10, .minimum = 20, .items = ITEMS_BOTH};

static const lec_option options[] = {
    {"items", LEC_OPTION_CHOICE, offsetof(struct settings, items), "KIND",
     "words, concepts of the study, or both (both)", 0, 0, item_choices},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out words used less often in the group (20)", 1, 1e15, NULL},
    {"division", LEC_OPTION_TEXT, offsetof(struct settings, unit), "LIST",
     "what the text is divided into: turn, conference, part (turn,conference,part)", 0, 0, NULL},
    {"parts", LEC_OPTION_COUNT, offsetof(struct settings, parts), "N",
     "how many equal parts the unit `part` makes of the group's words (10)", 2, 1e6, NULL},
    {0},
};

/* Of arf, awt and ald, which follow from where in the text an item stands. */
#define NO_INTERVAL "; no interval: it is of the text as it stands"

#define GRIES "Gries 2008, doi:10.1075/ijcl.13.4.02gri"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"unit", LEC_NAME,
     "parts that the text is divided into: turn, conference (where there are several), part "
     "(--parts equal parts of the group's words)",
     NULL, NULL, NULL},
    {"item", LEC_TEXT,
     "concept of the study, or word as `words` shows it; a word spelt like a concept is followed "
     "by ` (word)`",
     NULL, NULL, NULL},
    {"count", LEC_COUNT, "times used: f", "occurrences", NULL, NULL},
    {"range", LEC_COUNT, "parts it is used in", "parts", NULL, NULL},
    {"juilland_d", LEC_NUMBER,
     "1 even, 0 in one part only; its interval is too long where conferences are pooled (it holds "
     "the truth in 100 %: docs/coverage.md)",
     NULL, "1 - sd(p) / mean(p) / sqrt(n - 1), p the rates in the n parts, sd with divisor n",
     "Juilland & Chang-Rodriguez 1964; " GRIES},
    {"carroll_d2", LEC_NUMBER, "1 even, 0 in one part only", NULL,
     "-sum r log2 r / log2 n, r = p / sum p", "Carroll 1970"},
    {"rosengren_s", LEC_NUMBER, "1 even; the share of the smallest part at the least", NULL,
     "(sum sqrt(s v))^2 / f, v the counts and s the shares of all words, by part",
     "Rosengren 1971"},
    {"lyne_d3", LEC_NUMBER, "1 even; can be below 0 where parts differ in size", NULL,
     "1 - chi2 / (4 f), chi2 = sum (v - f s)^2 / (f s)", "Lyne 1985"},
    {"dp", LEC_NUMBER, "deviation of proportions: 0 even, nearly 1 in one small part only", NULL,
     "sum |v / f - s| / 2", GRIES},
    {"dp_norm", LEC_NUMBER, "0 even, 1 in the smallest part only", NULL, "dp / (1 - smallest s)",
     "Lijffijt & Gries 2012, doi:10.1075/ijcl.17.1.08lij"},
    {"dp_egbert", LEC_NUMBER, "0 even, 1 in one part only", NULL,
     "dp / (1 - smallest s of the parts with the item)",
     "Egbert, Burch & Biber 2020, doi:10.1075/ijcl.18010.egb"},
    {"da", LEC_NUMBER, "1 even, 0 in one part only", NULL,
     "1 - mean |p_i - p_j| over all pairs of parts / (2 mean p)",
     "Burch, Egbert & Biber 2017, doi:10.1558/jrds.33066"},
    {"kld", LEC_NUMBER, "0 even; -log2 of the share of the part if it is in one part only", "bits",
     "sum (v / f) log2(v / f / s)", "Gries 2021"},
    {"arf", LEC_NUMBER,
     "average reduced frequency, whatever the unit: the count if the item is even, 1 if all its "
     "uses stand together" NO_INTERVAL,
     "occurrences", "f / N sum min(d, N / f), d the distances between uses, N words in a ring",
     "Savicky & Hlavacova 2002, doi:10.1076/jqul.9.3.215.14124"},
    {"awt", LEC_NUMBER,
     "average waiting time from any word to the next use, whatever the unit; smaller is more "
     "even" NO_INTERVAL,
     "words", "(1 + sum d^2 / N) / 2", "Savicky & Hlavacova 2002"},
    {"ald", LEC_NUMBER,
     "average logarithmic distance, whatever the unit; smaller is more even" NO_INTERVAL, NULL,
     "sum d log10 d / N", "Savicky & Hlavacova 2002"},
    LEC_COLUMN_LOW("juilland_d", NULL),
    LEC_COLUMN_HIGH("juilland_d", NULL),
    LEC_COLUMN_LOW("dp_norm", NULL),
    LEC_COLUMN_HIGH("dp_norm", NULL),
    LEC_COLUMN_LOW("da", NULL),
    LEC_COLUMN_HIGH("da", NULL),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_CLUSTERS_WITH,
    LEC_COLUMN_DOUBT("dp_norm"),
    LEC_COLUMN_POOLED,
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"dp_norm", LEC_SCALE_LOGIT, NULL, false},
    {"juilland_d", LEC_SCALE_LOGIT, NULL, false},
    {"da", LEC_SCALE_LOGIT, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "dispersion",
     .shape = LEC_CHART_BARS,
     .title = "Concepts and words used throughout",
     .note = "uses that stand together count once; English function words left out",
     .axis = "average reduced frequency",
     .label = "item",
     .value = "arf",
     .filters = {{"conference", NULL}, {"role", "all"}, {"unit", "turn"}},
     .leave_out = lec_is_function_word,
     .most = 20},
    {0},
};

/* --- groups and their parts ------------------------------------------------------------------ */

typedef struct {
    lec_inventory items;
    bool units[UNIT_COUNT];
    const uint64_t *concept_total, *word_total; /* uses in all of the corpus */
} inventory;

static lec_status take_inventory(const lec_context *context, inventory *out, lec_error *error)
{
    const struct settings *settings = context->settings;
    const lec_status status =
        lec_name_list_read("division", settings->unit, unit_names, UNIT_COUNT, out->units, error);
    if (status != LEC_OK) return status;
    const lec_status taken = lec_inventory_take(context, settings->items != ITEMS_CONCEPTS,
                                                settings->items != ITEMS_WORDS, &out->items, error);
    if (taken != LEC_OK) return taken;
    const lec_inventory *items = &out->items;
    out->concept_total =
        lec_concept_totals(&items->occurrences, items->concept_count, context->arena);
    if (items->words.item_count > 0)
        out->word_total = lec_item_totals(context->corpus, items->words.token_item,
                                          items->words.item_count, context->arena);
    return LEC_OK;
}

static lec_division divide(const inventory *all, const lec_group *group, int unit,
                           lec_arena *scratch)
{
    const struct settings *settings = all->items.context->settings;
    if (unit == UNIT_PART) return lec_divide_equally(group, settings->parts, scratch);
    const lec_corpus *corpus = all->items.context->corpus;
    return unit == UNIT_TURN ? lec_divide_at_turns(corpus, group, scratch)
                             : lec_divide_at_conferences(corpus, group, scratch);
}

/* --- rows ------------------------------------------------------------------------------------ */

/* Rows of a group and unit: concepts in the order of the study, then words, most frequent first,
 * equal counts by text. */
typedef struct {
    bool is_word;
    uint64_t count;
    uint32_t rank, item;
} row;

static int by_kind_count_text(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->is_word != y->is_word) return x->is_word ? 1 : -1;
    if (x->is_word && x->count != y->count) return x->count > y->count ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

typedef LEC_ARRAY(row) row_list;

static row_list choose_rows(const inventory *all, const lec_places *found, lec_arena *scratch)
{
    const struct settings *settings = all->items.context->settings;
    row_list rows = {0};
    for (uint32_t item = 0; item < all->items.item_count; item++) {
        const bool is_word = item >= all->items.concept_count;
        const uint64_t count = found->start[item + 1] - found->start[item];
        if (is_word && count < settings->minimum) continue;
        const uint32_t rank = is_word ? all->items.name_rank[item] : item;
        LEC_PUSH(scratch, rows, ((row){is_word, count, rank, item}));
    }
    if (rows.count > 1) qsort(rows.items, rows.count, sizeof *rows.items, by_kind_count_text);
    return rows;
}

/* Space for the counts of one item by part. */
typedef struct {
    uint32_t *part, *other_part;
    uint64_t *count, *other_count;
    double *scratch;
} part_counts;

static part_counts part_counts_new(size_t parts, lec_arena *arena)
{
    return (part_counts){lec_new(arena, uint32_t, parts), lec_new(arena, uint32_t, parts),
                         lec_new(arena, uint64_t, parts), lec_new(arena, uint64_t, parts),
                         lec_new(arena, double, parts)};
}

/* Counts by part, in `space`; returns in how many parts the item is. */
static size_t count_parts(const lec_division *parts, const uint32_t *position, size_t count,
                          part_counts *space)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t part = parts->part_of[position[i]];
        if (length == 0 || space->part[length - 1] != part) {
            space->part[length] = part;
            space->count[length++] = 0;
        }
        space->count[length - 1]++;
    }
    return length;
}

static void put_measures(const lec_dispersion *spread, const lec_spacing *spacing, lec_table *table)
{
    lec_table_put_count(table, spread->frequency);
    lec_table_put_count(table, spread->range);
    lec_table_put_number(table, spread->juilland_d);
    lec_table_put_number(table, spread->carroll_d2);
    lec_table_put_number(table, spread->rosengren_s);
    lec_table_put_number(table, spread->lyne_d3);
    lec_table_put_number(table, spread->dp);
    lec_table_put_number(table, spread->dp_norm);
    lec_table_put_number(table, spread->dp_egbert);
    lec_table_put_number(table, spread->da);
    lec_table_put_number(table, spread->kld);
    lec_table_put_number(table, spacing->arf);
    lec_table_put_number(table, spacing->awt);
    lec_table_put_number(table, spacing->ald);
}

/* --- intervals ------------------------------------------------------------------------------- */

enum { MEASURES = 3 };

static void list_measures(const lec_dispersion *spread, double value[MEASURES])
{
    value[0] = spread->juilland_d;
    value[1] = spread->dp_norm;
    value[2] = spread->da;
}

/* A group divided by a unit, and what its measures are without each cluster and in each draw. */
typedef struct {
    const inventory *all;
    const lec_group *group;
    lec_division parts;
    lec_parts sizes;
    part_counts space;
    lec_leave_out plan;       /* count 0: no intervals */
    const uint32_t *part_out; /* [part_count] with which number a part is left out */
    lec_parts *without;       /* [plan.count] */
    size_t draws;
    double *drawn[MEASURES]; /* [rows * 2 * draws] */
    double *left_out;        /* [MEASURES * plan.count] scratch */
    lec_arena *scratch;
} divided;

/* The parts without those that are left out together. */
static void prepare_leaving_out(divided *d, int unit)
{
    const lec_corpus *corpus = d->all->items.context->corpus;
    const lec_group *group = d->group;
    d->plan = lec_leave_out_new(d->all->items.context, group, d->scratch);
    if (unit == UNIT_PART || d->plan.count < LEC_LEAST_CLUSTERS) d->plan.count = 0;
    uint32_t *part_out = lec_new(d->scratch, uint32_t, d->parts.part_count);
    uint32_t at = 0;
    for (size_t g = 0; d->plan.count > 0 && g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        const uint32_t words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
        if (words > 0) part_out[d->parts.part_of[at]] = d->plan.number[g];
        at += words;
    }
    d->part_out = part_out;
    d->without = lec_new(d->scratch, lec_parts, d->plan.count);
    d->left_out = lec_new(d->scratch, double, MEASURES * d->plan.count);
    for (size_t out = 0; out < d->plan.count; out++) {
        uint64_t *size = lec_new(d->scratch, uint64_t, d->parts.part_count);
        for (size_t part = 0; part < d->parts.part_count; part++)
            size[part] = part_out[part] == out ? 0 : d->parts.size[part];
        d->without[out] = lec_parts_of(size, d->parts.part_count);
    }
}

/* The measures of all rows in each draw of who spoke. */
static void prepare_draws(divided *d, int unit, const row_list *rows)
{
    d->draws = d->plan.count > 0 ? lec_draws_of(d->all->items.context->corpus, d->group) : 0;
    for (size_t m = 0; m < MEASURES; m++)
        d->drawn[m] = lec_new(d->scratch, double, rows->count * 2 * d->draws);
    for (size_t draw = 0; draw < 2 * d->draws; draw++) {
        lec_arena *own = lec_arena_new();
        const lec_group group = lec_group_drawn(d->all->items.context->corpus, d->group, draw, own);
        const lec_places found = lec_places_find(&d->all->items, &group, own);
        const lec_division parts = divide(d->all, &group, unit, own);
        const lec_parts sizes = lec_parts_of(parts.size, parts.part_count);
        part_counts space = part_counts_new(parts.part_count, own);
        for (size_t r = 0; r < rows->count; r++) {
            const size_t first = found.start[rows->items[r].item];
            const size_t count = found.start[rows->items[r].item + 1] - first;
            const size_t length = count_parts(&parts, found.position + first, count, &space);
            const lec_dispersion spread =
                lec_dispersion_of(&sizes, space.part, space.count, length, space.scratch);
            double value[MEASURES];
            list_measures(&spread, value);
            for (size_t m = 0; m < MEASURES; m++) d->drawn[m][r * 2 * d->draws + draw] = value[m];
        }
        lec_arena_free(own);
    }
}

/* The measures without each cluster, from the counts in space [length], which stay. */
static void leave_out(divided *d, size_t length)
{
    uint32_t *part = d->space.other_part;
    uint64_t *count = d->space.other_count;
    for (size_t out = 0; out < d->plan.count; out++) {
        size_t kept = 0;
        for (size_t i = 0; i < length; i++) {
            if (d->part_out[d->space.part[i]] == out) continue;
            part[kept] = d->space.part[i];
            count[kept++] = d->space.count[i];
        }
        const lec_dispersion spread =
            lec_dispersion_of(&d->without[out], part, count, kept, d->space.scratch);
        double value[MEASURES];
        list_measures(&spread, value);
        for (size_t m = 0; m < MEASURES; m++) d->left_out[m * d->plan.count + out] = value[m];
    }
}

static size_t clusters_with(const divided *d, size_t length)
{
    size_t count = 0;
    uint32_t last = LEC_NONE;
    for (size_t i = 0; i < length; i++) {
        const uint32_t own = d->part_out[d->space.part[i]];
        count += own != last;
        last = own;
    }
    return count;
}

static void put_intervals(divided *d, size_t r, const lec_dispersion *spread, size_t length,
                          lec_table *table)
{
    const lec_context *context = d->all->items.context;
    double value[MEASURES], doubt[MEASURES];
    list_measures(spread, value);
    leave_out(d, length);
    for (size_t m = 0; m < MEASURES; m++) {
        const lec_drawn_measure drawn = {d->drawn[m] + r * 2 * d->draws, d->draws};
        const lec_estimate found =
            lec_left_out_interval(context, &d->plan, value[m], d->left_out + m * d->plan.count,
                                  drawn, LEC_SCALE_LOGIT, &doubt[m]);
        lec_table_put_number(table, found.low);
        lec_table_put_number(table, found.high);
    }
    lec_table_put_count(table, lec_group_clusters(context, d->group));
    lec_table_put_count(table, d->plan.count > 0 ? clusters_with(d, length) : LEC_MISSING_COUNT);
    lec_table_put_number(table, doubt[1]);
}

static double expected_uses(const divided *d, uint32_t item)
{
    const size_t concepts = d->all->items.concept_count;
    return lec_expected_uses(d->all->items.context->corpus, d->group,
                             item < concepts ? d->all->concept_total[item]
                                             : d->all->word_total[item - concepts]);
}

static void put_row(divided *d, int unit, const lec_places *found, const row_list *rows, size_t r,
                    lec_table *table)
{
    const uint32_t *position = found->position + found->start[rows->items[r].item];
    const size_t count = (size_t)rows->items[r].count;
    const size_t length = count_parts(&d->parts, position, count, &d->space);
    const lec_dispersion spread =
        lec_dispersion_of(&d->sizes, d->space.part, d->space.count, length, d->space.scratch);
    const lec_spacing spacing = lec_spacing_of(position, count, d->group->token_count);
    lec_table_put_text(table, d->group->conference);
    lec_table_put_text(table, d->group->role);
    lec_table_put_text(table, unit_names[unit]);
    lec_table_put_text(table, d->all->items.name[rows->items[r].item]);
    put_measures(&spread, &spacing, table);
    put_intervals(d, r, &spread, length, table);
    lec_table_put_margin(table, expected_uses(d, rows->items[r].item));
}

static void put_group(const inventory *all, const lec_group *group, lec_table *table)
{
    lec_arena *scratch = lec_arena_new();
    const lec_places found = lec_places_find(&all->items, group, scratch);
    const row_list rows = choose_rows(all, &found, scratch);
    for (int unit = 0; unit < UNIT_COUNT; unit++) {
        if (!all->units[unit]) continue;
        divided d = {.all = all,
                     .group = group,
                     .parts = divide(all, group, unit, scratch),
                     .scratch = scratch};
        if (unit == UNIT_CONFERENCE && d.parts.part_count < 2) continue;
        d.sizes = lec_parts_of(d.parts.size, d.parts.part_count);
        d.space = part_counts_new(d.parts.part_count, scratch);
        prepare_leaving_out(&d, unit);
        prepare_draws(&d, unit, &rows);
        for (size_t r = 0; r < rows.count; r++) put_row(&d, unit, &found, &rows, r, table);
    }
    lec_arena_free(scratch);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    inventory all;
    lec_groups groups;
    lec_status status = take_inventory(context, &all, error);
    if (status == LEC_OK)
        status = lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;
    for (size_t g = 0; g < groups.count; g++) put_group(&all, &groups.items[g], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_dispersion = {
    .name = "dispersion",
    .summary = "How evenly words and concepts are spread over turns, conferences and parts",
    .examples = "dispersion conferences/ --study study.yaml",
    .details = "By conference and role (`all` first), then by unit, then concepts in the order of "
               "the study, then words by count and text. Mind the direction: juilland_d, "
               "carroll_d2, rosengren_s, lyne_d3 and da are 1 for an even spread; dp, dp_norm, "
               "dp_egbert and kld are 0 for it. Measures are empty for a concept that does not "
               "occur and where there are fewer than two parts. arf, awt and ald need no parts and "
               "are the same for every unit. A phrase stands where it begins. Words left out by "
               "--stopwords keep their place and their share of the parts. juilland_d, dp_norm and "
               "da have intervals for turns and conferences; those of the other measures of parts "
               "would say the same, and parts of equal length are no units that could have been "
               "others.",
    .source = GRIES,
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 4,
    .evidence = {LEC_EVIDENCE_ITEM, "item", NULL},
    .doubtful = with_intervals,
    .holds_doubt = true,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
