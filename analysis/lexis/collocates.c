/* SPDX-License-Identifier: GPL-3.0-or-later
 * collocates.c -- which words stand near a node: a word, a phrase or a concept.
 *
 * The table of a node and a word counts tokens, those of the node removed (Evert 2008, "union of
 * windows"): row 1 holds the tokens in the windows of any occurrence of the node, each once however
 * many windows it lies in; column 1 holds the tokens of the word. With --span sentence or turn the
 * windows are the sentences or turns that hold the node. */
#include "analysis/analysis.h"
#include "analysis/lexis/placement.h"
#include "analysis/measure/association.h"
#include "analysis/measure/rate_comparison.h"
#include "analysis/view/columns.h"
#include "analysis/view/groups.h"
#include "analysis/view/items.h"
#include "analysis/view/measures.h"
#include "analysis/view/occurrences.h"
#include "analysis/view/stop_words.h"
#include "analysis/view/without.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SPAN_WINDOW, SPAN_SENTENCE, SPAN_TURN };
static const char *const span_choices[] = {"window", "sentence", "turn", NULL};
enum { WITHIN_TURN, WITHIN_SENTENCE };
static const char *const within_choices[] = {"turn", "sentence", NULL};

struct settings {
    const char *query, *measures;
    uint64_t left, right, minimum;
    int span, within;
    bool cells, positions;
};
static const struct settings defaults = {.left = 5, .right = 5, .minimum = 3};

static const lec_option options[] = {
    {"query", LEC_OPTION_PATTERN, offsetof(struct settings, query), "PATTERNS",
     "the node: words and phrases, `*` for any letters, `?` for one; several parted by commas "
     "count "
     "as one node (the concepts of the study)",
     0, 0, NULL},
    {"span", LEC_OPTION_CHOICE, offsetof(struct settings, span), "WHAT",
     "what is near: the window of --left and --right, the same sentence or the same turn (window)",
     0, 0, span_choices},
    {"left", LEC_OPTION_COUNT, offsetof(struct settings, left), "N",
     "words of the window before the node (5)", 0, 1000, NULL},
    {"right", LEC_OPTION_COUNT, offsetof(struct settings, right), "N",
     "words of the window after the node (5)", 0, 1000, NULL},
    {"within", LEC_OPTION_CHOICE, offsetof(struct settings, within), "WHAT",
     "what a window does not cross: the end of a turn or of a sentence (turn)", 0, 0,
     within_choices},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out words that are near the node less often and were to be expected there less often "
     "(3); in q they count all the same",
     1, 1e15, NULL},
    {"cells", LEC_OPTION_FLAG, offsetof(struct settings, cells), NULL,
     "further columns: the other cells of the table, first_only, second_only and neither", 0, 0,
     NULL},
    {"positions", LEC_OPTION_FLAG, offsetof(struct settings, positions), NULL,
     "further columns: how often the word stands at each place of the window, l5 ... r5", 0, 0,
     NULL},
    LEC_MEASURES_OPTION(struct settings, measures),
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"node", LEC_TEXT, "concept of the study, or the --query", NULL, NULL, NULL},
    {"collocate", LEC_TEXT, "word, as `words` shows it", NULL, NULL, NULL},
    {"span", LEC_NAME, "5l5r: words before and after the node; sentence; turn", NULL, NULL, NULL},
    {"both", LEC_COUNT, "times the collocate stands near the node", "words", NULL, NULL},
    {"node_count", LEC_COUNT, "occurrences of the node", "occurrences", NULL, NULL},
    {"collocate_count", LEC_COUNT,
     "times the collocate is used, near or not, the node's own words "
     "left out",
     "words", NULL, NULL},
    {"expected", LEC_NUMBER, "times it would stand near the node by chance", "words",
     "R1 C1 / N, R1 all words near the node, N all words but the node's", "Evert 2008"},
    {"q", LEC_NUMBER,
     "share of false alarms to be expected among the words of this conference, role and node with "
     "a "
     "permutation_log10_p as small, rows not shown included",
     NULL, "min over larger p of words expected by chance / words found",
     "Benjamini & Hochberg 1995; Heyse 2011"},
    {"log10_q", LEC_NUMBER, "log10 of q", NULL, NULL, NULL},
    {"permutation_log10_p", LEC_NUMBER,
     "log10 of the p of the difference with the uses of the word dealt out again over the places "
     "of "
     "their turns, in bursts as they come; 0 for a word of one turn",
     NULL, "two-sided mid-p of S = sum O11 - C1 R1 / N, over turns with the node",
     "Mehta, Patel & Gray 1985; Lancaster 1961"},
    {"permutation_p_smallest", LEC_NUMBER,
     "the smallest such p that the word could have, near or elsewhere", NULL,
     "larger of the p of the two outermost outcomes", NULL},
    {"permutation_z", LEC_NUMBER, "the difference in standard errors; above 0: attracted", NULL,
     "S / sd(S), with bursts", NULL},
    {"g2", LEC_NUMBER, "log-likelihood ratio of all four cells, without correction; 0 or more",
     NULL, "2 sum O ln(O / E)", "Dunning 1993"},
    {"log10_p", LEC_NUMBER, "log10 of the p-value of g2, which takes words for independent", NULL,
     "log10 P(chi-squared, 1 df >= g2)", "Dunning 1993"},
    {"pmi", LEC_NUMBER, "pointwise mutual information; above 0: attracted", "bits",
     "log2(O11 / E11)", "Church & Hanks 1990"},
    {"npmi", LEC_NUMBER, "pmi from -1 (never near) to 1 (only near)", NULL, "pmi / -log2(O11 / N)",
     "Bouma 2009"},
    {"mi3", LEC_NUMBER, "mutual information with the cube of the count", "bits",
     "log2(O11^3 / E11)", "Daille 1994"},
    {"t_score", LEC_NUMBER, "for ranking; not a Student's t", NULL, "(O11 - E11) / sqrt(O11)",
     "Church et al. 1991"},
    {"z_score", LEC_NUMBER, "Pearson residual", NULL, "(O11 - E11) / sqrt(E11)",
     "Dennis 1965; Evert 2008"},
    {"log_dice", LEC_NUMBER, "at most 14", NULL, "14 + log2(2 O11 / (R1 + C1))", "Rychly 2008"},
    {"log_ratio", LEC_NUMBER, "1 means twice as frequent near the node as elsewhere", "bits",
     "log2((O11 / R1) / (O21 / R2)); where a count is 0, 1/2 / N is added to both rates",
     "Hardie 2014"},
    {"delta_p_forward", LEC_NUMBER, "how much the node raises the share of the collocate; -1 to 1",
     NULL, "O11 / R1 - O21 / R2", "Gries 2013"},
    {"delta_p_backward", LEC_NUMBER,
     "how much the collocate raises the probability of a place near the node; -1 to 1", NULL,
     "O11 / C1 - O12 / C2", "Gries 2013"},
    LEC_COLUMN_POOLED,
    {0},
};

/* The words that were left out are counted where they are tested. */
static const lec_family families[] = {
    {"conference,role,node", NULL, NULL, "log10_q", "q", "Benjamini & Hochberg 1995; Heyse 2011"},
    {0},
};

/* --- what is near the node ------------------------------------------------------------------- */

/* Counts of one node in one group; the arrays are used again for the next. */
typedef struct {
    const lec_context *context;
    const lec_items *items;
    const uint32_t *text_rank; /* [item_count] place of each item in byte order */

    bool *is_node, *is_near; /* [token_count] of the current turn */
    uint64_t *both, *all;    /* [item_count] */
    uint64_t *places;        /* [item_count * (left + right)] */
    uint32_t left, right;
    double near_size, size; /* tokens near, and all but the node's */
    uint64_t node_count;
    lec_placement *placement;
    lec_dealt_word *dealt; /* [item_count] */
} counter;

/* Tokens first .. end-1. */
typedef struct {
    uint32_t first, end;
} stretch;

/* The sentence or turn that bounds the windows of a token. */
static stretch bounds_of(const counter *c, uint32_t token)
{
    const struct settings *settings = c->context->settings;
    const lec_corpus *corpus = c->context->corpus;
    const uint32_t turn = lec_corpus_turn_of(corpus, token);
    stretch bounds = {corpus->turn_start[turn], corpus->turn_start[turn + 1]};
    const bool by_sentence = settings->span == SPAN_SENTENCE ||
                             (settings->span == SPAN_WINDOW && settings->within == WITHIN_SENTENCE);
    if (!by_sentence) return bounds;
    for (uint32_t s = corpus->turn_sentence[turn]; corpus->sentence_start[s] <= token; s++)
        bounds = (stretch){corpus->sentence_start[s], corpus->sentence_start[s + 1]};
    return bounds;
}

static stretch window_of(const counter *c, const lec_occurrence *node)
{
    const struct settings *settings = c->context->settings;
    const stretch bounds = bounds_of(c, node->token);
    const uint32_t end = node->token + node->length;
    stretch window = bounds;
    if (node->token - bounds.first > c->left) window.first = node->token - c->left;
    if (bounds.end > end && bounds.end - end > c->right) window.end = end + c->right;
    if (!c->items->bounded || settings->span != SPAN_WINDOW) return window;
    uint32_t first = node->token, last = end;
    while (first > window.first && !lec_punctuation_before(c->context->corpus, first)) first--;
    while (last < window.end && !lec_punctuation_before(c->context->corpus, last)) last++;
    return (stretch){first, last};
}

/* Each item at its distance from one occurrence of the node. */
static void count_places(const counter *c, const lec_occurrence *node, stretch window)
{
    const uint32_t width = c->left + c->right, end = node->token + node->length;
    for (uint32_t i = window.first; i < window.end; i++) {
        const uint32_t item = c->items->token_item[i];
        if (item == LEC_NONE || c->is_node[i]) continue;
        const uint32_t place = i < node->token ? c->left - (node->token - i) : c->left + (i - end);
        c->places[(size_t)item * width + place]++;
    }
}

/* Occurrences first .. end-1 are those of the node in tokens of one turn of the group. */
static void count_turn(counter *c, stretch turn, const lec_occurrence *nodes, size_t node_count)
{
    const struct settings *settings = c->context->settings;
    memset(c->is_node + turn.first, 0, turn.end - turn.first);
    memset(c->is_near + turn.first, 0, turn.end - turn.first);
    for (size_t n = 0; n < node_count; n++) memset(c->is_node + nodes[n].token, 1, nodes[n].length);
    for (size_t n = 0; n < node_count; n++) {
        const stretch window = window_of(c, &nodes[n]);
        memset(c->is_near + window.first, 1, window.end - window.first);
        if (settings->positions) count_places(c, &nodes[n], window);
    }
    if (node_count > 0) lec_placement_begin_turn(c->placement);
    for (uint32_t i = turn.first; i < turn.end; i++) {
        if (c->is_node[i]) continue;
        const uint32_t item = c->items->token_item[i];
        if (node_count > 0) lec_placement_add(c->placement, item, c->is_near[i]);
        c->size++;
        c->near_size += c->is_near[i];
        if (item == LEC_NONE) continue;
        c->all[item]++;
        c->both[item] += c->is_near[i];
    }
    c->node_count += node_count;
}

/* Conferences without the node, of which only the words were counted. */
static void count_elsewhere(counter *c, const lec_group *group)
{
    const lec_corpus *corpus = c->context->corpus;
    const lec_elsewhere *rest = corpus->elsewhere;
    const bool all = group->role_id == LEC_ROLE_COUNT;
    if (rest == NULL || group->set != LEC_NONE) return;
    for (size_t role = 0; role < LEC_ROLE_COUNT; role++) {
        if (!all && role != group->role_id) continue;
        c->size += (double)rest->role_tokens[role];
        for (size_t w = 0; w < corpus->word_count; w++)
            if (c->items->type_item[w] != LEC_NONE)
                c->all[c->items->type_item[w]] += rest->role_words[w * LEC_ROLE_COUNT + role];
    }
}

static void count_group(counter *c, const lec_group *group, const lec_occurrences *nodes)
{
    const lec_corpus *corpus = c->context->corpus;
    const size_t items = c->items->item_count;
    memset(c->both, 0, items * sizeof *c->both);
    memset(c->all, 0, items * sizeof *c->all);
    if (c->places != NULL) memset(c->places, 0, items * (c->left + c->right) * sizeof *c->places);
    c->near_size = c->size = 0;
    c->node_count = 0;
    lec_placement_clear(c->placement);
    size_t at = 0;
    for (size_t t = 0; t < group->turn_count; t++) {
        const stretch turn = {corpus->turn_start[group->turns[t]],
                              corpus->turn_start[group->turns[t] + 1]};
        while (at < nodes->count && nodes->items[at].token < turn.first) at++;
        const size_t first = at;
        while (at < nodes->count && nodes->items[at].token < turn.end) at++;
        count_turn(c, turn, at > first ? nodes->items + first : NULL, at - first);
    }
    count_elsewhere(c, group);
    lec_placement_test(c->placement, (size_t)c->context->common->threads, c->dealt);
}

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct {
    uint32_t item, text_rank;
    lec_contingency table;
    double order; /* g2 with its sign */
    double tests; /* words of the family */
} row;

static int by_g2_then_text(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->order != y->order) return x->order > y->order ? -1 : 1;
    return x->text_rank < y->text_rank ? -1 : x->text_rank > y->text_rank;
}

/* What the rows of the table have in common. */
typedef struct {
    lec_measures measures;
    const char *span;
    lec_table *table;
} output;

static void put_row(const counter *c, const lec_group *group, const char *node, const row *of,
                    const output *out)
{
    const struct settings *settings = c->context->settings;
    const lec_contingency *cells = &of->table;
    lec_table *table = out->table;
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, group->role);
    lec_table_put_text(table, node);
    lec_table_put_text(table, c->items->text[of->item]);
    lec_table_put_text(table, out->span);
    lec_table_put_count(table, c->both[of->item]);
    lec_table_put_count(table, c->node_count);
    lec_table_put_count(table, c->all[of->item]);
    lec_table_put_number(table, lec_contingency_expected(cells));
    const lec_dealt_word *dealt = &c->dealt[of->item];
    lec_table_put_number(table, pow(10, dealt->test.q));
    lec_table_put_number(table, dealt->test.q);
    lec_table_put_number(table, dealt->test.p);
    lec_table_put_number(table, pow(10, dealt->test.p_least));
    lec_table_put_number(table, dealt->z);
    lec_table_put_number(table, lec_g2(cells));
    lec_table_put_number(table, lec_log10_p_chi2_1df(lec_g2(cells)));
    lec_table_put_number(table, lec_pmi(cells));
    lec_table_put_number(table, lec_npmi(cells));
    lec_table_put_number(table, lec_mi3(cells));
    lec_table_put_number(table, lec_t_score(cells));
    lec_table_put_number(table, lec_z_score(cells));
    lec_table_put_number(table, lec_log_dice(cells));
    lec_table_put_number(table, lec_log_ratio(cells, lec_association_defaults.zero_prior));
    lec_table_put_number(table, lec_delta_p_forward(cells));
    lec_table_put_number(table, lec_delta_p_backward(cells));
    if (settings->cells) {
        lec_table_put_count(table, (uint64_t)cells->first_only);
        lec_table_put_count(table, (uint64_t)cells->second_only);
        lec_table_put_count(table, (uint64_t)cells->neither);
    }
    const size_t width = settings->positions ? c->left + c->right : 0;
    for (size_t place = 0; place < width; place++)
        lec_table_put_count(table, c->places[of->item * width + place]);
    lec_association_settings asked = lec_association_defaults;
    asked.level = c->context->common->level;
    asked.tests = of->tests;
    lec_measures_put(&out->measures, cells, &asked, table);
}

static bool has_node(const lec_corpus *corpus, const lec_group *group, const lec_occurrences *nodes)
{
    for (size_t t = 0; t < group->turn_count; t++) {
        const uint32_t turn = group->turns[t];
        size_t low = 0, high = nodes->count; /* the first in the turn or behind it */
        while (low < high) {
            const size_t middle = low + (high - low) / 2;
            if (nodes->items[middle].token < corpus->turn_start[turn])
                low = middle + 1;
            else
                high = middle;
        }
        if (low < nodes->count && nodes->items[low].token < corpus->turn_start[turn + 1])
            return true;
    }
    return false;
}

static void put_node(counter *c, const lec_group *group, const char *node,
                     const lec_occurrences *occurrences, const output *out)
{
    const struct settings *settings = c->context->settings;
    if (!has_node(c->context->corpus, group, occurrences)) return;
    count_group(c, group, occurrences);
    LEC_ARRAY(row) rows = {0};
    double tests = 0;
    for (uint32_t item = 0; item < c->items->item_count; item++) tests += c->all[item] > 0;
    for (uint32_t item = 0; item < c->items->item_count && c->node_count > 0; item++) {
        row found = {item, c->text_rank[item],
                     lec_contingency_of_margins((double)c->both[item], c->near_size,
                                                (double)c->all[item], c->size),
                     0, tests};
        const double expected = lec_contingency_expected(&found.table);
        if (c->both[item] < settings->minimum && !(expected >= (double)settings->minimum)) continue;
        const double g2 = lec_g2(&found.table); /* NaN where every word is near the node */
        found.order = isnan(g2) ? 0 : g2 * lec_association_sign(&found.table);
        LEC_PUSH(c->context->arena, rows, found);
    }
    if (rows.count > 1) qsort(rows.items, rows.count, sizeof *rows.items, by_g2_then_text);
    for (size_t i = 0; i < rows.count; i++) put_row(c, group, node, &rows.items[i], out);
}

/* --- columns by option ----------------------------------------------------------------------- */

static lec_column place_column(lec_arena *arena, bool left, uint64_t distance)
{
    const char *side = left ? "l" : "r", *word = left ? "before" : "after";
    return (lec_column){.name = lec_arena_format(arena, "%s%u", side, (unsigned)distance),
                        .type = LEC_COUNT,
                        .meaning = lec_arena_format(arena, "times it stands %u words %s the node",
                                                    (unsigned)distance, word),
                        .unit = "words"};
}

static lec_status check_settings(const struct settings *settings, lec_error *error)
{
    const bool window = settings->span == SPAN_WINDOW;
    if (window && settings->left + settings->right == 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--left 0 and --right 0 leave no window; give one of them 1 or more");
    if (settings->positions && !window)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--positions needs a window; leave out --span or --positions");
    return LEC_OK;
}

static lec_status more_columns(const lec_context *context, const lec_column **out, lec_error *error)
{
    static const lec_column cell_columns[] = {
        {"first_only", LEC_COUNT, "other words near the node", "words", NULL, NULL},
        {"second_only", LEC_COUNT, "times the collocate stands elsewhere", "words", NULL, NULL},
        {"neither", LEC_COUNT, "other words elsewhere, the node's left out", "words", NULL, NULL},
    };
    const struct settings *settings = context->settings;
    lec_arena *arena = context->arena;
    lec_measures measures;
    lec_status status = check_settings(settings, error);
    if (status == LEC_OK)
        status = lec_measures_read(context, settings->measures, columns, &measures, error);
    if (status != LEC_OK) return status;

    LEC_ARRAY(lec_column) more = {0};
    for (size_t i = 0; settings->cells && i < 3; i++) LEC_PUSH(arena, more, cell_columns[i]);
    for (uint64_t d = settings->left; settings->positions && d > 0; d--)
        LEC_PUSH(arena, more, place_column(arena, true, d));
    for (uint64_t d = 1; settings->positions && d <= settings->right; d++)
        LEC_PUSH(arena, more, place_column(arena, false, d));
    const lec_column *asked = lec_measures_columns(&measures, arena);
    for (size_t i = 0; i <= measures.count; i++) LEC_PUSH(arena, more, asked[i]); /* with {0} */
    *out = more.items;
    return LEC_OK;
}

/* --- running --------------------------------------------------------------------------------- */

static counter counter_new(const lec_context *context, const lec_items *items)
{
    const struct settings *settings = context->settings;
    const bool window = settings->span == SPAN_WINDOW;
    const uint32_t *order = lec_items_by_text(items, context->arena);
    uint32_t *text_rank = lec_new(context->arena, uint32_t, items->item_count);
    for (uint32_t i = 0; i < items->item_count; i++) text_rank[order[i]] = i;
    counter c = {.context = context,
                 .items = items,
                 .text_rank = text_rank,
                 .is_node = lec_new(context->arena, bool, context->corpus->token_count),
                 .is_near = lec_new(context->arena, bool, context->corpus->token_count),
                 .both = lec_new(context->arena, uint64_t, items->item_count),
                 .all = lec_new(context->arena, uint64_t, items->item_count),
                 .left = window ? (uint32_t)settings->left : UINT32_MAX,
                 .right = window ? (uint32_t)settings->right : UINT32_MAX,
                 .placement = lec_placement_new(items->item_count, context->arena),
                 .dealt = lec_new(context->arena, lec_dealt_word, items->item_count)};
    if (settings->positions)
        c.places = lec_new(context->arena, uint64_t, items->item_count * (c.left + c.right));
    return c;
}

static const char *span_name(const lec_context *context)
{
    const struct settings *settings = context->settings;
    if (settings->span != SPAN_WINDOW) return span_choices[settings->span];
    return lec_arena_format(context->arena, "%ul%ur", (unsigned)settings->left,
                            (unsigned)settings->right);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_items items;
    lec_groups groups;
    output out = {.span = span_name(context), .table = table};
    lec_status status = lec_items_in_groups(context, &items, &groups, error);
    if (status == LEC_OK)
        status = lec_measures_read(context, settings->measures, columns, &out.measures, error);
    if (status != LEC_OK) return status;

    const bool by_query = settings->query != NULL;
    const lec_concept asked =
        by_query ? lec_concept_of_query(settings->query, context->arena) : (lec_concept){0};
    const lec_concept *nodes = by_query ? &asked : context->study->concepts;
    const size_t node_count = by_query ? 1 : context->study->concept_count;
    lec_occurrences *found = lec_new(context->arena, lec_occurrences, node_count);
    for (size_t n = 0; n < node_count; n++)
        found[n] = lec_occurrences_find(context->corpus, &nodes[n], 1, context->arena);
    counter c = counter_new(context, &items);
    for (size_t g = 0; g < groups.count; g++)
        for (size_t n = 0; n < node_count; n++)
            put_node(&c, &groups.items[g], nodes[n].name, &found[n], &out);
    return LEC_OK;
}

static const lec_chart charts[] = {
    {.name = "collocates",
     .shape = LEC_CHART_BARS,
     .title = "Words near each concept",
     .note = "the most surprising of each",
     .axis = "logDice: 14 never without each other",
     .label = "collocate",
     .value = "log_dice",
     .found_by = "q",
     .series = "node",
     .filters = {{"conference", NULL}, {"role", "all"}},
     .leave_out = lec_is_function_word,
     .grouped = true},
    {0},
};

const lec_analysis lec_analysis_collocates = {
    .name = "collocates",
    .summary =
        "Words that stand near a word, phrase or concept more often, or less, than elsewhere",
    .examples = "collocates conferences/ --query 'ukraine*' --stopwords english",
    .details =
        "By conference and role (`all` first), nodes in the order of the study, then attracted "
        "words by g2, the largest first, then repelled words by g2, the smallest first; then by "
        "word. The table of each row counts words, those of the node left out: near the node or "
        "not, the collocate or not (union of windows). Stop words left out keep their place in the "
        "windows and stay in their size. The words of one conference, role and node are one "
        "family: "
        "q counts all of them, shown or not.",
    .source = "Evert 2008, 'Corpora and collocations'",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 5,
    .shown = "both,expected,log_dice,q",
    .evidence = {LEC_EVIDENCE_NEAR, "node", "collocate"},
    .families = families,
    .expected = "expected",
    .charts = charts,
    .takes_word_options = true,
    .patterns_of_rows = "query",
    .counts_elsewhere = true,
    .more_columns = more_columns,
    .takes_by = true,
    .run = run,
};
