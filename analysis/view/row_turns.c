/* SPDX-License-Identifier: GPL-3.0-or-later
 * row_turns.c -- each key narrows the turns; rows of one group stand together, so that the answer
 * for the row before is often that for the next. */
#include "analysis/view/row_turns.h"

#include <string.h>

#include "analysis/view/conference_sets.h"
#include "analysis/view/groups.h"
#include "analysis/view/selector.h"

typedef struct {
    const char *name, *value;
} filter;

enum { MOST_FILTERS = 8 };

struct lec_row_turns {
    const lec_context *context;
    const lec_analysis *analysis;
    filter filters[MOST_FILTERS]; /* of the row before */
    size_t filter_count;
    bool *turns; /* NULL before the first row */
};

lec_row_turns *lec_row_turns_new(const lec_context *context, const lec_analysis *analysis)
{
    lec_row_turns *of = lec_new(context->arena, lec_row_turns, 1);
    *of = (lec_row_turns){.context = context, .analysis = analysis};
    return of;
}

/* --- what the row says ----------------------------------------------------------------------- */

static const char *text_of(const lec_table *table, size_t row, const char *column)
{
    const lec_column *columns = lec_table_columns(table);
    for (size_t c = 0; columns[c].name != NULL; c++)
        if (strcmp(columns[c].name, column) == 0 && columns[c].type != LEC_COUNT &&
            columns[c].type != LEC_NUMBER)
            return lec_table_cell(table, row, c).text;
    return NULL;
}

static double number_of(const lec_table *table, size_t row, const char *column)
{
    const lec_column *columns = lec_table_columns(table);
    for (size_t c = 0; columns[c].name != NULL; c++)
        if (strcmp(columns[c].name, column) == 0 && columns[c].type == LEC_NUMBER &&
            !lec_table_is_missing(table, row, c))
            return lec_table_cell(table, row, c).number;
    return 0;
}

static void add(filter *filters, size_t *count, const char *name, const char *value)
{
    if (value != NULL && strcmp(value, "all") != 0 && *count < MOST_FILTERS)
        filters[(*count)++] = (filter){name, value};
}

/* Of target and reference the side that uses the word more. */
static const char *side_of(const lec_table *table, size_t row)
{
    const bool reference = number_of(table, row, "reference_per_thousand") >
                           number_of(table, row, "target_per_thousand");
    const char *target = text_of(table, row, "target"), *other = text_of(table, row, "reference");
    return reference && strchr(other, '=') != NULL ? other : target;
}

static size_t read_filters(const lec_row_turns *of, const lec_table *table, size_t row,
                           filter *filters)
{
    static const char *const plain[] = {"conference", "role", "phase", "speaker"};
    size_t count = 0;
    for (size_t k = 0; k < of->analysis->key_count; k++) {
        const char *name = of->analysis->columns[k].name;
        for (size_t p = 0; p < sizeof plain / sizeof *plain; p++)
            if (strcmp(name, plain[p]) == 0)
                add(filters, &count, plain[p], text_of(table, row, name));
        if (strcmp(name, "target") == 0) add(filters, &count, "side", side_of(table, row));
        if (strcmp(name, "between") == 0)
            add(filters, &count, text_of(table, row, "between"), text_of(table, row, "name"));
        if (strcmp(name, "factor") == 0)
            add(filters, &count, text_of(table, row, "factor"), text_of(table, row, "level"));
    }
    return count;
}

/* --- what that leaves ------------------------------------------------------------------------ */

/* Whether a period of a conference, or its group, is called so. */
static bool is_of_set(const lec_context *context, const lec_conference *conference,
                      const char *name, const char *value)
{
    if (strcmp(name, "group") == 0)
        return strcmp(conference->group, value) == 0 ||
               (conference->group[0] == '\0' && strcmp(value, LEC_NO_GROUP) == 0);
    for (lec_set_kind kind = LEC_SETS_YEAR; kind <= LEC_SETS_MONTH; kind++)
        if (strcmp(lec_period_of(conference->date, kind, context->arena), value) == 0) return true;
    return conference->date[0] == '\0' && strcmp(value, LEC_NO_DATE) == 0;
}

static bool is_in_conference(const lec_context *context, const lec_conference *conference,
                             const char *name, const char *value)
{
    if (strcmp(name, "conference") != 0) return is_of_set(context, conference, name, value);
    const lec_set_kind kind = lec_sets_asked(context->common);
    if (kind == LEC_SETS_CONFERENCE || strcmp(conference->name, value) == 0)
        return strcmp(conference->name, value) == 0;
    return is_of_set(context, conference, kind == LEC_SETS_GROUP ? "group" : "period", value);
}

/* `role=principal`, or `!=`, as tables that set each against the rest name their sides. */
static void keep_owned(lec_row_turns *of, const char *text);

static void keep(lec_row_turns *of, filter by)
{
    const lec_corpus *corpus = of->context->corpus;
    bool *turns = of->turns;
    if (strcmp(by.name, "side") == 0) {
        keep_owned(of, by.value);
        return;
    }
    const bool role = strcmp(by.name, "role") == 0, phase = strcmp(by.name, "phase") == 0;
    const bool speaker = strcmp(by.name, "speaker") == 0;
    for (size_t c = 0; c < corpus->conference_count && !role && !phase && !speaker; c++) {
        if (is_in_conference(of->context, &corpus->conference[c], by.name, by.value)) continue;
        for (uint32_t t = corpus->conference_turn[c]; t < corpus->conference_turn[c + 1]; t++)
            turns[t] = false;
    }
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        if (role && strcmp(lec_role_name((lec_role)corpus->turn_role[t]), by.value) != 0)
            turns[t] = false;
        if (phase && strcmp(lec_phase_name((lec_phase)corpus->turn_phase[t]), by.value) != 0)
            turns[t] = false;
        if (speaker && strcmp(corpus->speaker_name[corpus->turn_speaker[t]], by.value) != 0)
            turns[t] = false;
    }
}

static void keep_selected(lec_row_turns *of, const char *text)
{
    const lec_corpus *corpus = of->context->corpus;
    lec_selection selected;
    lec_error error = {0};
    bool *turns = of->turns;
    if (lec_selector_read(of->context, "target", text, &selected, &error) != LEC_OK) {
        memset(turns, 0, corpus->turn_count * sizeof *turns);
        return;
    }
    for (uint32_t t = 0, next = 0; t < corpus->turn_count; t++) {
        while (next < selected.turn_count && selected.turns[next] < t) next++;
        turns[t] = turns[t] && next < selected.turn_count && selected.turns[next] == t;
    }
}

static void keep_owned(lec_row_turns *of, const char *text)
{
    static const char *const single[] = {"role", "speaker", "conference", "group",
                                         "year", "quarter", "month"};
    for (size_t s = 0; s < sizeof single / sizeof *single; s++) {
        const size_t length = strlen(single[s]);
        if (strncmp(text, single[s], length) != 0) continue;
        const bool others = strncmp(text + length, "!=", 2) == 0;
        const bool period = s >= 4; /* no key of a selector */
        if (!others && !(period && text[length] == '=')) continue;
        keep(of, (filter){single[s], text + length + 1 + others});
        for (uint32_t t = 0; t < of->context->corpus->turn_count && others; t++)
            of->turns[t] = !of->turns[t];
        return;
    }
    keep_selected(of, text);
}

static bool is_same(const lec_row_turns *of, const filter *filters, size_t count)
{
    if (of->turns == NULL || of->filter_count != count) return false;
    for (size_t f = 0; f < count; f++)
        if (strcmp(of->filters[f].name, filters[f].name) != 0 ||
            strcmp(of->filters[f].value, filters[f].value) != 0)
            return false;
    return true;
}

const bool *lec_row_turns_of(lec_row_turns *of, const lec_table *table, size_t row)
{
    const lec_context *context = of->context;
    filter filters[MOST_FILTERS];
    const size_t count = read_filters(of, table, row, filters);
    if (is_same(of, filters, count)) return of->turns;
    if (of->turns == NULL) of->turns = lec_new(context->arena, bool, context->corpus->turn_count);
    of->filter_count = count;
    for (size_t t = 0; t < context->corpus->turn_count; t++) of->turns[t] = true;
    for (size_t f = 0; f < count; f++) {
        of->filters[f] = filters[f];
        keep(of, filters[f]);
    }
    return of->turns;
}
