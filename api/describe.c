/* SPDX-License-Identifier: GPL-3.0-or-later
 * describe.c -- what the library can do, from the declarations that do it. */
#include <stdio.h>
#include <string.h>

#include "api/report.h"
#include "io/form/transcript.h"
#include "io/output/datapackage.h"
#include "io/output/json.h"
#include "io/output/table_writer.h"

const char *lectern_version(void)
{
    return LECTERN_VERSION;
}

static json_t *option_json(const lec_option *option, lec_arena *arena)
{
    static const char *const types[] = {
        [LEC_OPTION_FLAG] = "flag",        [LEC_OPTION_COUNT] = "count",
        [LEC_OPTION_NUMBER] = "number",    [LEC_OPTION_TEXT] = "text",
        [LEC_OPTION_PATTERN] = "pattern",  [LEC_OPTION_WORD_COUNTS] = "file",
        [LEC_OPTION_WORD_VALUES] = "file", [LEC_OPTION_MARKERS] = "file",
        [LEC_OPTION_CHOICE] = "choice"};
    json_t *object = lec_json_object(arena);
    lec_json_add_text(object, "name", option->name);
    lec_json_add_text(object, "type", types[option->type]);
    lec_json_add_text(object, "value", option->value);
    lec_json_add_text(object, "meaning", option->meaning);
    if (option->type != LEC_OPTION_CHOICE) return object;
    json_t *choices = lec_json_array(arena);
    for (size_t i = 0; option->choices[i] != NULL; i++)
        lec_json_add_text(choices, NULL, option->choices[i]);
    lec_json_add(object, "choices", choices);
    return object;
}

static void add_options(json_t *list, const lec_option *options, lec_arena *arena)
{
    for (const lec_option *option = options; option != NULL && option->name != NULL; option++)
        lec_json_add(list, NULL, option_json(option, arena));
}

static json_t *options_json(const lec_option *options, lec_arena *arena)
{
    json_t *list = lec_json_array(arena);
    add_options(list, options, arena);
    return list;
}

static json_t *table_json(const lec_registered *entry, lec_arena *arena)
{
    const lec_analysis *analysis = entry->analysis;
    json_t *object = lec_json_object(arena), *columns = lec_json_array(arena),
           *charts = lec_json_array(arena);
    json_t *options = options_json(analysis->options, arena);
    lec_json_add_text(object, "name", analysis->name);
    lec_json_add_text(object, "group", entry->group);
    lec_json_add_text(object, "summary", analysis->summary);
    lec_json_add_text(object, "details", analysis->details);
    lec_json_add_count(object, "keys", analysis->key_count);
    for (const lec_column *column = analysis->columns; column->name != NULL; column++)
        lec_json_add(columns, NULL, lec_column_json(column, arena));
    if (analysis->takes_by) add_options(options, lec_by_options, arena);
    if (analysis->takes_word_options) add_options(options, lec_word_options, arena);
    for (const lec_chart *chart = analysis->charts; chart != NULL && chart->name != NULL; chart++)
        lec_json_add_text(charts, NULL, chart->name);
    lec_json_add(object, "columns", columns);
    lec_json_add(object, "options", options);
    lec_json_add(object, "charts", charts);
    return object;
}

static json_t *describe(lec_arena *arena)
{
    json_t *object = lec_json_object(arena), *tables = lec_json_array(arena),
           *forms = lec_json_array(arena);
    json_t *formats = lec_json_array(arena);
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++)
        lec_json_add(tables, NULL, table_json(entry, arena));
    for (size_t i = 0; lec_forms[i] != NULL; i++)
        lec_json_add_text(forms, NULL, lec_forms[i]->name);
    for (const lec_table_format *format = lec_table_formats; format->name != NULL; format++)
        lec_json_add_text(formats, NULL, format->name);
    lec_json_add_text(object, "version", LECTERN_VERSION);
    json_t *reading = options_json(lec_reading_options, arena);
    for (const lec_option *option = lec_common_options; option->name != NULL; option++)
        if (lec_concerns_reading(option->name, strlen(option->name)))
            lec_json_add(reading, NULL, option_json(option, arena));
    lec_json_add(object, "reading_options", reading);
    lec_json_add(object, "common_options", options_json(lec_common_options, arena));
    lec_json_add(object, "report_options", options_json(lec_report_output_options, arena));
    lec_json_add(object, "forms", forms);
    lec_json_add(object, "formats", formats);
    lec_json_add(object, "tables", tables);
    return object;
}

typedef struct {
    lectern_sink *sink;
    void *state;
} describing;

static lec_status write_file(FILE *file, void *state, lec_error *error)
{
    (void)state;
    lec_arena *arena = lec_arena_new();
    const lec_status status = lec_json_write(describe(arena), file, error);
    lec_arena_free(arena);
    return status;
}

static lec_status run(void *state, lec_error *error)
{
    const describing *to = state;
    return lec_pour_file(write_file, NULL, to->sink, to->state, error);
}

lectern_status lectern_describe(lectern_sink *sink, void *state, lectern_error *error)
{
    if (sink == NULL) return lec_call_refused(error, "lectern_describe: no callback");
    return lec_call(run, &(describing){sink, state}, error);
}
