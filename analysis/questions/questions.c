/* SPDX-License-Identifier: GPL-3.0-or-later
 * questions.c -- how journalists put their questions: surface forms after Clayman & Heritage, in
 * how many question turns each is found, per conference and outlet. */
#include <math.h>
#include <string.h>

#include "analysis/measure/cluster_mean.h"
#include "analysis/questions/settings.h"
#include "analysis/view/columns.h"
#include "analysis/view/exchanges.h"
#include "core/vocabulary.h"

#define CLAYMAN                                                                                    \
    "Clayman & Heritage 2002, doi:10.1111/j.1460-2466.2002.tb02572.x; Clayman et al. 2006, 2007"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    {"outlet", LEC_TEXT, "outlet of the journalist; `all` pools them, those without one too", NULL,
     NULL, NULL},
    {"form", LEC_NAME, "what is counted: see below", NULL, NULL, CLAYMAN},
    {"dimension", LEC_NAME,
     "initiative, directness, assertiveness, adversarialness, question word, or number", NULL, NULL,
     CLAYMAN},
    {"agreement", LEC_NUMBER,
     "kappa with a human coder of 1,215 Swedish questions where it is .6 or more, which makes the "
     "form a measure (docs/agreement.md; English was not measured); empty: a counted form, no more",
     NULL, NULL, "Cohen 1960"},
    {"turns", LEC_COUNT, "question turns with words", "turns", NULL, NULL},
    {"turns_with", LEC_COUNT, "those of them with the form", "turns", NULL, NULL},
    {"share", LEC_NUMBER, "these as a share of the question turns", NULL, "turns_with / turns",
     NULL},
    LEC_COLUMN_LOW("share", NULL),
    LEC_COLUMN_HIGH("share", NULL),
    {"count", LEC_COUNT, "places at which it is found", "places", NULL, NULL},
    {"per_turn", LEC_NUMBER, "places for each question turn", "places", "count / turns", NULL},
    LEC_COLUMN_LOW("per_turn", "places"),
    LEC_COLUMN_HIGH("per_turn", "places"),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("share"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"share", LEC_SCALE_LOGIT, NULL, false}, {"per_turn", LEC_SCALE_LOG, NULL, false}, {0}};

/* What pools the outlets is none of them. */
static bool is_pool(const char *outlet)
{
    return strcmp(outlet, "all") == 0;
}

static const lec_chart charts[] = {
    {.name = "questions",
     .shape = LEC_CHART_BARS,
     .title = "How questions are put",
     .note = "share of the question turns with each form",
     .axis = "per cent of the question turns",
     .label = "form",
     .value = "share",
     .low = "share_low",
     .high = "share_high",
     .series = "dimension",
     .filters = {{"conference", NULL},
                 {"outlet", "all"},
                 {"dimension", "initiative"},
                 {"dimension", "directness"},
                 {"dimension", "assertiveness"},
                 {"dimension", "adversarialness"}},
     .grouped = true,
     .as_percent = true},
    {.name = "question_words",
     .shape = LEC_CHART_BARS,
     .title = "Which words ask",
     .note = "share of the question turns with each kind of question",
     .axis = "per cent of the question turns",
     .label = "form",
     .value = "share",
     .low = "share_low",
     .high = "share_high",
     .filters = {{"conference", NULL}, {"outlet", "all"}, {"dimension", "question word"}},
     .as_percent = true},
    {.name = "questions_outlets",
     .shape = LEC_CHART_BARS,
     .title = "How many questions a journalist puts at a time, by outlet",
     .note = "in parentheses: question turns, 3 at least",
     .axis = "questions in a question turn",
     .label = "outlet",
     .value = "per_turn",
     .low = "per_turn_low",
     .high = "per_turn_high",
     .counted = "turns",
     .at_least = 3,
     .filters = {{"conference", NULL}, {"form", "questions"}},
     .chosen_by = "turns",
     .most = 20,
     .leave_out = is_pool,
     .label_columns = 44},
    {0},
};

/* --- forms ------------------------------------------------------------------------------------ */

/* What is counted beside the markers. */
enum { QUESTIONS = LEC_MARKER_COUNT, SEVERAL, PREFACE, FOLLOWS, FORMS };

static const struct {
    const char *name, *dimension;
} built[] = {{"questions", "number"},
             {"several-questions", "initiative"},
             {"preface", "initiative"},
             {"follow-up-turn", "initiative"}};

/* Kappa with the coder of the Swedish questions, of those that reach .6 (docs/agreement.md). */
static double agreement_of(int form)
{
    switch (form) {
    case LEC_MARKER_BUT_PREFACE:
        return 0.88;
    case FOLLOWS:
        return 0.70;
    case LEC_MARKER_NEGATIVE_FORM:
        return 0.64;
    case LEC_MARKER_REFERS_TO_OTHER:
        return 0.62;
    case LEC_MARKER_REFERS_TO_SELF:
        return 0.61;
    default:
        return NAN;
    }
}

static const char *name_of(int form)
{
    return form < LEC_MARKER_COUNT ? lec_marker_of((lec_marker)form)->name
                                   : built[form - LEC_MARKER_COUNT].name;
}

static const char *dimension_of(int form)
{
    return form < LEC_MARKER_COUNT ? lec_marker_of((lec_marker)form)->dimension
                                   : built[form - LEC_MARKER_COUNT].dimension;
}

static bool is_shown(int form)
{
    return form >= LEC_MARKER_COUNT ||
           (lec_marker_of((lec_marker)form)->side == LEC_SIDE_QUESTION &&
            lec_marker_of((lec_marker)form)->dimension != NULL);
}

/* --- question turns --------------------------------------------------------------------------- */

typedef struct {
    uint32_t exchange, outlet; /* outlet: id, LEC_NONE for none */
    uint16_t count[FORMS];
} question_turn;

typedef struct {
    const lec_context *context;
    lec_exchanges exchanges;
    lec_marker_finder *finder;
    lec_vocabulary *outlets;
    question_turn *turns;
    size_t turn_count;
    const uint32_t *first_turn; /* [exchanges + 1] in `turns` */
} survey;

static void count_forms(const survey *of, uint32_t turn, bool follows, question_turn *made)
{
    const lec_corpus *corpus = of->exchanges.corpus;
    size_t count;
    const lec_marker_hit *hits = lec_markers_in(of->finder, turn, LEC_SIDE_QUESTION, &count);
    for (size_t i = 0; i < count; i++)
        if (made->count[hits[i].marker] < UINT16_MAX) made->count[hits[i].marker]++;
    const uint32_t asked = lec_questions_asked(of->finder, turn);
    made->count[QUESTIONS] = (uint16_t)(asked < UINT16_MAX ? asked : UINT16_MAX);
    made->count[SEVERAL] = asked > 1;
    made->count[PREFACE] = lec_prefaced_question(corpus, turn) != LEC_NONE;
    made->count[FOLLOWS] = follows;
}

static uint32_t outlet_of(const survey *of, const lec_exchange *exchange)
{
    return exchange->outlet[0] == '\0'
               ? LEC_NONE
               : lec_vocabulary_add(of->outlets, exchange->outlet, strlen(exchange->outlet));
}

static void read_turns(survey *of)
{
    const lec_corpus *corpus = of->exchanges.corpus;
    uint32_t *first = lec_new(of->context->arena, uint32_t, of->exchanges.count + 1);
    of->turns = lec_new(of->context->arena, question_turn, corpus->turn_count);
    for (uint32_t e = 0; e < of->exchanges.count; e++) {
        const lec_exchange *exchange = &of->exchanges.items[e];
        first[e] = (uint32_t)of->turn_count;
        if (!lec_markers_know(of->finder, exchange->conference)) continue;
        for (size_t q = 0; q < exchange->question_count; q++) {
            const uint32_t turn = exchange->questions[q];
            if (corpus->turn_start[turn] == corpus->turn_start[turn + 1]) continue;
            const bool follows = exchange->answer_count > 0 && turn > exchange->answers[0];
            question_turn *made = &of->turns[of->turn_count++];
            *made = (question_turn){.exchange = e, .outlet = outlet_of(of, exchange)};
            count_forms(of, turn, follows, made);
        }
    }
    first[of->exchanges.count] = (uint32_t)of->turn_count;
    of->first_turn = first;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* The question turns of a row, and their clusters. */
typedef struct {
    const question_turn **turns; /* [count] */
    uint32_t *cluster;           /* [count] */
    size_t count, cluster_count;
} turn_list;

static turn_list turns_of_group(const survey *of, const lec_group *group)
{
    lec_arena *arena = of->context->arena;
    const lec_exchanges_in_group in = lec_exchanges_in(&of->exchanges, group, arena);
    turn_list list = {lec_new(arena, const question_turn *, of->turn_count),
                      lec_new(arena, uint32_t, of->turn_count), 0, in.cluster_count};
    for (size_t i = 0; i < in.count; i++)
        for (uint32_t t = of->first_turn[in.index[i]]; t < of->first_turn[in.index[i] + 1]; t++) {
            list.cluster[list.count] = in.cluster[i];
            list.turns[list.count++] = &of->turns[t];
        }
    return list;
}

static turn_list turns_of_outlet(const survey *of, const turn_list *all, uint32_t outlet)
{
    lec_arena *arena = of->context->arena;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) count += all->turns[i]->outlet == outlet;
    turn_list list = {lec_new(arena, const question_turn *, count), lec_new(arena, uint32_t, count),
                      0, all->cluster_count};
    for (size_t i = 0; i < all->count; i++) {
        if (all->turns[i]->outlet != outlet) continue;
        list.cluster[list.count] = all->cluster[i];
        list.turns[list.count++] = all->turns[i];
    }
    return list;
}

static void put_estimate(lec_table *table, lec_estimate estimate)
{
    lec_table_put_number(table, estimate.value);
    lec_table_put_number(table, estimate.low);
    lec_table_put_number(table, estimate.high);
}

static void put_form(const survey *of, const char *conference, const char *outlet,
                     const turn_list *list, int form, lec_table *table)
{
    const lec_context *context = of->context;
    double *with = lec_new(context->arena, double, list->count);
    double *count = lec_new(context->arena, double, list->count);
    double turns_with = 0, places = 0;
    size_t clusters = 0;
    for (size_t i = 0; i < list->count; i++) {
        count[i] = list->turns[i]->count[form];
        with[i] = count[i] > 0;
        turns_with += with[i];
        places += count[i];
    }
    lec_table_put_text(table, conference);
    lec_table_put_text(table, outlet);
    lec_table_put_text(table, name_of(form));
    lec_table_put_text(table, dimension_of(form));
    lec_table_put_number(table, agreement_of(form));
    lec_table_put_count(table, list->count);
    lec_table_put_count(table, (uint64_t)turns_with);
    put_estimate(table,
                 lec_cluster_mean(
                     (lec_clustered_values){with, list->cluster, list->count, list->cluster_count},
                     LEC_SCALE_LOGIT, context->common->level, context->arena, &clusters));
    lec_table_put_count(table, (uint64_t)places);
    put_estimate(table,
                 lec_cluster_mean(
                     (lec_clustered_values){count, list->cluster, list->count, list->cluster_count},
                     LEC_SCALE_LOG, context->common->level, context->arena, NULL));
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, NAN); /* lec_doubt_add() */
}

static void put_forms(const survey *of, const char *conference, const char *outlet,
                      const turn_list *list, lec_table *table)
{
    for (int form = 0; form < FORMS; form++)
        if (is_shown(form) && list->count > 0) put_form(of, conference, outlet, list, form, table);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    survey of = {.context = context, .outlets = lec_vocabulary_new(context->arena)};
    lec_groups groups;
    lec_status status = lec_open_markers(context, &of.finder, error);
    if (status == LEC_OK) status = lec_exchange_groups(context, &groups, error);
    if (status != LEC_OK) return status;
    of.exchanges = lec_exchanges_of(context);
    read_turns(&of);
    for (size_t g = 0; g < groups.count; g++) {
        const turn_list all = turns_of_group(&of, &groups.items[g]);
        put_forms(&of, groups.items[g].conference, "all", &all, table);
        const bool first = g == 0; /* all conferences, or the only one */
        for (uint32_t o = 0; first && o < lec_vocabulary_count(of.outlets); o++) {
            const turn_list list = turns_of_outlet(&of, &all, o);
            put_forms(&of, groups.items[g].conference, lec_vocabulary_texts(of.outlets)[o], &list,
                      table);
        }
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_questions = {
    .name = "questions",
    .summary = "How questions are put: forms after Clayman & Heritage, by conference and outlet",
    .examples = "questions conferences/",
    .details =
        "One row a form: all outlets of a conference, and each outlet over all conferences, in the "
        "order of their first question. Forms are counted turns of phrase, and what the turn shows "
        "(`lectern markers` has the words of each): `questions` (how many it asks: a question "
        "of three parts counts three), `several-questions`, `preface` (a statement of 8 words or "
        "more before the first question mark), `follow-up-turn` (after an answer, in the same "
        "exchange). Conferences in a language without patterns are left out.",
    .source = CLAYMAN,
    .options = lec_marker_options,
    .defaults = &lec_marker_defaults,
    .settings_size = sizeof lec_marker_defaults,
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
