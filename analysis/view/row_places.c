/* SPDX-License-Identifier: GPL-3.0-or-later
 * row_places.c -- each kind of evidence (lec_evidence) is one function from a row to its places. */
#include "analysis/view/row_places.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/view/links.h"
#include "analysis/view/place_list.h"
#include "analysis/view/quotation.h"
#include "analysis/view/row_turns.h"
#include "analysis/view/without.h"

struct lec_row_finder {
    const lec_context *context; /* with the corpus that the rows are about */
    const lec_analysis *analysis;
    const void *settings;
    lec_row_turns *turns;
    lec_terms *terms;
};

/* --- what the row and the options say -------------------------------------------------------- */

static size_t column_of(const lec_table *table, const char *name)
{
    const lec_column *columns = lec_table_columns(table);
    for (size_t c = 0; columns[c].name != NULL; c++)
        if (strcmp(columns[c].name, name) == 0) return c;
    return SIZE_MAX;
}

static const char *text_of(const lec_table *table, size_t row, const char *name)
{
    const size_t column = name != NULL ? column_of(table, name) : SIZE_MAX;
    return column == SIZE_MAX ? "" : lec_table_cell(table, row, column).text;
}

static uint64_t count_of(const lec_table *table, size_t row, const char *name)
{
    const size_t column = column_of(table, name);
    if (column == SIZE_MAX || lec_table_columns(table)[column].type != LEC_COUNT)
        return LEC_MISSING_COUNT;
    return lec_table_cell(table, row, column).count;
}

/* An option of the analysis as it is set: a count, a choice or a flag; `otherwise` where it has no
 * such option. */
static uint64_t setting_of(const lec_row_finder *finder, const char *name, uint64_t otherwise)
{
    const lec_option *options = finder->analysis->options;
    const lec_option *option =
        options != NULL ? lec_option_named(options, name, strlen(name)) : NULL;
    if (option == NULL || finder->settings == NULL) return otherwise;
    const char *at = (const char *)finder->settings + option->offset;
    uint64_t count = 0;
    int choice = 0;
    bool flag = false;
    switch (option->type) {
    case LEC_OPTION_COUNT:
        memcpy(&count, at, sizeof count);
        return count;
    case LEC_OPTION_CHOICE:
        memcpy(&choice, at, sizeof choice);
        return (uint64_t)choice;
    case LEC_OPTION_FLAG:
        memcpy(&flag, at, sizeof flag);
        return flag;
    default:
        return otherwise;
    }
}

lec_status lec_row_finder_open(const lec_context *context, const lec_analysis *analysis,
                               const void *settings, lec_row_finder **out, lec_error *error)
{
    const lec_evidence_kind kind = analysis->evidence.kind;
    lec_row_finder *finder = lec_new(context->arena, lec_row_finder, 1);
    lec_context *own = lec_new(context->arena, lec_context, 1);
    *own = *context;
    if (kind == LEC_EVIDENCE_EXCHANGE || kind == LEC_EVIDENCE_LINE || kind == LEC_EVIDENCE_TURN)
        own->corpus = context->whole; /* they show turns that are not selected, too */
    *finder = (lec_row_finder){.context = own,
                               .analysis = analysis,
                               .settings = settings != NULL ? settings : analysis->defaults,
                               .turns = lec_row_turns_new(own, analysis)};
    *out = finder;
    const lec_phrase_form form = {
        .across_sentences = setting_of(finder, "across-sentences", 1) != 0,
        .skip = kind == LEC_EVIDENCE_SKIPPED ? (uint32_t)setting_of(finder, "skip", 0) : 0};
    return lec_terms_open(own, analysis->takes_word_options, form, &finder->terms, error);
}

/* --- uses of one term ------------------------------------------------------------------------ */

/* Whether the items of the row are words: its column `kind` says so, or else the option --of does.
 */
static bool is_word(const lec_row_finder *finder, const lec_table *table, size_t row)
{
    const char *kind = text_of(table, row, "kind");
    const lec_option *options = finder->analysis->options;
    const lec_option *of = options != NULL ? lec_option_named(options, "of", 2) : NULL;
    if (kind[0] != '\0' || of == NULL || of->type != LEC_OPTION_CHOICE)
        return strcmp(kind, "word") == 0;
    return strcmp(of->choices[setting_of(finder, "of", 0)], "concepts") != 0;
}

static lec_stretches term_of(const lec_row_finder *finder, const lec_table *table, size_t row)
{
    const lec_evidence *evidence = &finder->analysis->evidence;
    const char *term = text_of(table, row, evidence->term);
    lec_stretches found = {NULL, 0};
    if (evidence->kind == LEC_EVIDENCE_CONCEPT || evidence->kind == LEC_EVIDENCE_LINK)
        lec_terms_concept(finder->terms, term, &found);
    else if (evidence->kind == LEC_EVIDENCE_ITEM && !is_word(finder, table, row))
        found = lec_terms_item(finder->terms, term);
    else
        found = lec_terms_words(finder->terms, term);
    return found;
}

static void add_uses(lec_row_finder *finder, const lec_table *table, size_t row,
                     lec_place_list *list)
{
    const bool *turns = lec_row_turns_of(finder->turns, table, row);
    const lec_stretches found = term_of(finder, table, row);
    const uint64_t number = finder->analysis->evidence.kind == LEC_EVIDENCE_CONCEPT
                                ? count_of(table, row, "number")
                                : LEC_MISSING_COUNT;
    uint64_t use = 0;
    for (size_t i = 0; i < found.count; i++) {
        if (!turns[lec_terms_turn(finder->terms, found.items[i].first)]) continue;
        if (number == LEC_MISSING_COUNT || number == ++use)
            lec_place_list_add_use(list, found.items[i]);
    }
}

/* --- links -----------------------------------------------------------------------------------
 */

static void add_links(lec_row_finder *finder, const lec_table *table, size_t row,
                      lec_place_list *list)
{
    const lec_corpus *corpus = finder->context->corpus;
    const bool *turns = lec_row_turns_of(finder->turns, table, row);
    const char *from = text_of(table, row, "from_role");
    const lec_stretches found = term_of(finder, table, row);
    bool *shown = lec_new(list->arena, bool, corpus->turn_count);
    const lec_turn_links links = lec_turn_links_of(corpus, list->arena);
    for (size_t i = 0; i < found.count; i++) {
        const uint32_t turn = lec_terms_turn(finder->terms, found.items[i].first);
        if (!turns[turn] || strcmp(lec_role_name((lec_role)corpus->turn_role[turn]), from) != 0)
            continue;
        if (lec_turn_has_link(&links, turn)) shown[turn] = shown[links.next[turn]] = true;
    }
    for (size_t i = 0; i < found.count; i++)
        if (shown[lec_terms_turn(finder->terms, found.items[i].first)])
            lec_place_list_add_use(list, found.items[i]);
}

/* --- pairs ----------------------------------------------------------------------------------- */

/* The tokens near a node. */
typedef struct {
    const lec_row_finder *finder;
    uint32_t left, right;
    bool by_sentence, bounded;
} window;

static lec_stretch near_to(const window *of, lec_stretch node)
{
    const lec_corpus *corpus = of->finder->context->corpus;
    const uint32_t turn = lec_terms_turn(of->finder->terms, node.first);
    lec_stretch bounds = {corpus->turn_start[turn], corpus->turn_start[turn + 1]};
    if (of->by_sentence) bounds = lec_sentence_at(corpus, node.first);
    lec_stretch near = bounds;
    if (node.first - bounds.first > of->left) near.first = node.first - of->left;
    if (bounds.end > node.end && bounds.end - node.end > of->right) near.end = node.end + of->right;
    if (!of->bounded) return near;
    lec_stretch within = node;
    while (within.first > near.first && !lec_punctuation_before(corpus, within.first))
        within.first--;
    while (within.end < near.end && !lec_punctuation_before(corpus, within.end)) within.end++;
    return within;
}

/* The node whose window holds a token of `at` that is no node's; nodes ascend. LEC_NONE: none.
 * Only nodes of the same turn can be near. */
static uint32_t node_near(const window *of, lec_stretches nodes, lec_stretch at)
{
    const lec_terms *terms = of->finder->terms;
    const uint32_t turn = lec_terms_turn(terms, at.first);
    const uint32_t start = of->finder->context->corpus->turn_start[turn];
    size_t low = 0, high = nodes.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (nodes.items[middle].first < start)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t found = LEC_NONE, nearest = UINT32_MAX;
    for (uint32_t token = at.first; token < at.end; token++) {
        uint32_t best = LEC_NONE, best_distance = UINT32_MAX;
        bool own = false; /* of a node */
        for (size_t n = low; n < nodes.count; n++) {
            const lec_stretch node = nodes.items[n];
            if (lec_terms_turn(terms, node.first) != turn) break;
            own = own || (node.first <= token && token < node.end);
            const lec_stretch near = near_to(of, node);
            if (token < near.first || token >= near.end) continue;
            const uint32_t distance = token < node.first ? node.first - token : token - node.end;
            if (distance < best_distance) best = (uint32_t)n, best_distance = distance;
        }
        if (!own && best != LEC_NONE && best_distance < nearest)
            found = best, nearest = best_distance;
    }
    return found;
}

static void add_near(const window *of, lec_stretches nodes, lec_stretches others, const bool *turns,
                     lec_place_list *list)
{
    for (size_t i = 0; i < others.count; i++) {
        if (!turns[lec_terms_turn(of->finder->terms, others.items[i].first)]) continue;
        const uint32_t node = node_near(of, nodes, others.items[i]);
        if (node != LEC_NONE) lec_place_list_add_pair(list, nodes.items[node], others.items[i]);
    }
}

/* `5l5r`, `sentence` or `turn` of the column `span`. */
static window span_of(const lec_row_finder *finder, const char *span)
{
    window of = {finder, UINT32_MAX, UINT32_MAX, strcmp(span, "sentence") == 0, false};
    char *end;
    const unsigned long left = strtoul(span, &end, 10);
    if (end > span && *end == 'l') {
        of.left = (uint32_t)left;
        of.right = (uint32_t)strtoul(end + 1, NULL, 10);
        of.by_sentence = setting_of(finder, "within", 0) == 1;
        of.bounded = lec_terms_bounded(finder->terms);
    }
    return of;
}

static void add_collocates(lec_row_finder *finder, const lec_table *table, size_t row,
                           lec_place_list *list)
{
    const lec_evidence *evidence = &finder->analysis->evidence;
    const window of = span_of(finder, text_of(table, row, "span"));
    const char *node = text_of(table, row, evidence->term);
    lec_stretches nodes;
    if (!lec_terms_concept(finder->terms, node, &nodes))
        nodes = lec_terms_query(finder->terms, node);
    add_near(&of, nodes, lec_terms_words(finder->terms, text_of(table, row, evidence->second)),
             lec_row_turns_of(finder->turns, table, row), list);
}

static void add_together(lec_row_finder *finder, const lec_table *table, size_t row,
                         lec_place_list *list)
{
    const lec_evidence *evidence = &finder->analysis->evidence;
    const char *unit = text_of(table, row, "unit");
    const bool *turns = lec_row_turns_of(finder->turns, table, row);
    const lec_stretches first = lec_terms_item(finder->terms, text_of(table, row, evidence->term));
    const lec_stretches second =
        lec_terms_item(finder->terms, text_of(table, row, evidence->second));
    if (strcmp(unit, "window") == 0) {
        const uint32_t reach = (uint32_t)setting_of(finder, "window", 10);
        const window of = {finder, reach, reach, false, setting_of(finder, "stop-at", 0) == 1};
        add_near(&of, first, second, turns, list);
        return;
    }
    lec_place_list_add_units(list, first, second,
                             strcmp(unit, "sentence") == 0 ? LEC_TOGETHER_SENTENCE
                             : strcmp(unit, "turn") == 0   ? LEC_TOGETHER_TURN
                                                           : LEC_TOGETHER_EXCHANGE,
                             turns);
}

/* --- places that the row names itself -------------------------------------------------------- */

/* The turn of that number in the conference; LEC_NONE where there is none. */
static uint32_t turn_numbered(const lec_row_finder *finder, const lec_table *table, size_t row)
{
    const lec_corpus *corpus = finder->context->corpus;
    const char *conference = text_of(table, row, "conference");
    const uint64_t number = count_of(table, row, "turn");
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        if (corpus->turn[t].number == number &&
            strcmp(corpus->conference[corpus->turn_conference[t]].name, conference) == 0)
            return t;
    return LEC_NONE;
}

static void add_turn(lec_place_list *list, uint32_t turn)
{
    const lec_corpus *corpus = list->corpus;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++)
        lec_place_list_add_whole(
            list, (lec_stretch){corpus->sentence_start[s], corpus->sentence_start[s + 1]});
}

/* The words from `first` on that stand there as `text`; end == first: they do not. */
static lec_stretch words_that_are(const lec_place_list *list, uint32_t first, uint32_t end,
                                  const char *text)
{
    lec_arena *scratch = lec_arena_new();
    lec_stretch found = {first, first};
    for (uint32_t to = first + 1; to <= end && found.end == first; to++) {
        const char *piece = lec_quotation(list->corpus, first, to, scratch);
        const size_t length = strlen(piece);
        if (strncmp(piece, text, length) != 0) break;
        if (text[length] == '\0') found.end = to;
    }
    lec_arena_free(scratch);
    return found;
}

static void add_line(const lec_row_finder *finder, const lec_table *table, size_t row,
                     lec_place_list *list)
{
    const lec_corpus *corpus = list->corpus;
    const uint32_t turn = turn_numbered(finder, table, row);
    const uint64_t line = count_of(table, row, "line");
    const char *text = text_of(table, row, finder->analysis->evidence.term);
    if (turn == LEC_NONE) return;
    const uint32_t end = corpus->turn_start[turn + 1];
    uint32_t nearest = LEC_NONE;
    for (uint32_t i = corpus->turn_start[turn]; i < end; i++) {
        const uint32_t at = lec_corpus_place(corpus, i).line;
        if (at > line) break;
        nearest = i;
        if (at < line || text[0] == '\0') continue;
        const lec_stretch found = words_that_are(list, i, end, text);
        if (found.end == found.first) continue;
        lec_place_list_add_use(list, found);
        return;
    }
    if (nearest == LEC_NONE)
        nearest = end > corpus->turn_start[turn] ? corpus->turn_start[turn] : LEC_NONE;
    if (nearest != LEC_NONE) lec_place_list_add_whole(list, lec_sentence_at(corpus, nearest));
}

static void add_exchange(const lec_row_finder *finder, const lec_table *table, size_t row,
                         lec_place_list *list)
{
    const lec_corpus *corpus = finder->context->corpus;
    const char *conference = text_of(table, row, "conference");
    const uint64_t number = count_of(table, row, "exchange");
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        if (corpus->turn_exchange[t] != LEC_NONE &&
            corpus->exchange_number[corpus->turn_exchange[t]] == number &&
            strcmp(corpus->conference[corpus->turn_conference[t]].name, conference) == 0)
            add_turn(list, t);
}

/* --- all of them ----------------------------------------------------------------------------- */

static void add_places(lec_row_finder *finder, const lec_table *table, size_t row,
                       lec_place_list *list)
{
    uint32_t turn = LEC_NONE;
    switch (finder->analysis->evidence.kind) {
    case LEC_EVIDENCE_NONE:
        break;
    case LEC_EVIDENCE_WORDS:
    case LEC_EVIDENCE_SKIPPED:
    case LEC_EVIDENCE_CONCEPT:
    case LEC_EVIDENCE_ITEM:
        add_uses(finder, table, row, list);
        break;
    case LEC_EVIDENCE_LINK:
        add_links(finder, table, row, list);
        break;
    case LEC_EVIDENCE_PAIR:
        add_together(finder, table, row, list);
        break;
    case LEC_EVIDENCE_NEAR:
        add_collocates(finder, table, row, list);
        break;
    case LEC_EVIDENCE_LINE:
        add_line(finder, table, row, list);
        break;
    case LEC_EVIDENCE_TURN:
        turn = turn_numbered(finder, table, row);
        if (turn != LEC_NONE) add_turn(list, turn);
        break;
    case LEC_EVIDENCE_EXCHANGE:
        add_exchange(finder, table, row, list);
        break;
    }
}

lec_row_places lec_row_finder_places(lec_row_finder *finder, const lec_table *table, size_t row,
                                     size_t most, lec_arena *arena)
{
    lec_place_list list = {.corpus = finder->context->corpus, .most = most, .arena = arena};
    if (finder->analysis->evidence.kind == LEC_EVIDENCE_NONE)
        return (lec_row_places){.corpus = list.corpus,
                                .why_none = "its rows count whole turns or compare texts, and "
                                            "stand on no sentence in particular"};
    add_places(finder, table, row, &list);
    return (lec_row_places){list.corpus, list.places.items, list.places.count, list.total, NULL};
}
