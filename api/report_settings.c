/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/report.h"

#include <string.h>

#include "io/study/study.h"

#define CHART(name, setting, value, meaning)                                                       \
    {                                                                                              \
        "chart-" name, LEC_OPTION_TEXT, offsetof(lec_report_output, chart[setting]), value,        \
            meaning, 0, 0, NULL                                                                    \
    }

const lec_option lec_report_output_options[] = {
    {"overwrite", LEC_OPTION_FLAG, offsetof(lec_report_output, overwrite), NULL,
     "drop what others put into the earlier result or changed in it; else it is kept", 0, 0, NULL},
    {"redraw", LEC_OPTION_FLAG, offsetof(lec_report_output, redraw), NULL,
     "draw every chart again, also those that the earlier result has of the same script and data",
     0, 0, NULL},
    {"raw", LEC_OPTION_FLAG, offsetof(lec_report_output, raw), NULL,
     "leave cells that a spreadsheet would run as formulas as they are", 0, 0, NULL},
    CHART("format", LEC_CHART_FORMAT, "LIST",
          "what charts are drawn to: svg, png, pdf, eps, tikz, cairolatex; svg always, "
          "for the page (svg,png)"),
    CHART("width", LEC_CHART_WIDTH, "MM",
          "width of charts on paper, 60 to 600 mm; type is 8 points then (as each needs)"),
    CHART("font", LEC_CHART_FONT, "FONT",
          "of charts, with or without the size of labels in points, as 'Liberation Sans,7' (DejaVu "
          "Sans)"),
    CHART("palette", LEC_CHART_PALETTE, "NAME",
          "colours of charts: okabe-ito, bright, contrast, grey (okabe-ito)"),
    CHART("colours", LEC_CHART_COLOURS, "LIST",
          "colours of roles in charts, as principal=#003399,journalist=#cc6600"),
    CHART("language", LEC_CHART_LANGUAGE, "CODE", "language of the words of charts: en or de (en)"),
    {0}};

typedef struct {
    lec_report_settings *settings;
    lec_arena *arena;
} taking;

static size_t analysis_count(void)
{
    size_t count = 0;
    while (lec_analyses[count].analysis != NULL) count++;
    return count;
}

/* Gives the option to the table of options that has it; *taken becomes true. */
static lec_status offer(const taking *to, const lec_option *options, void *settings,
                        const lec_given *given, bool *taken, lec_error *error)
{
    lec_list_used read;
    if (options == NULL || lec_option_named(options, given->name, given->length) == NULL)
        return LEC_OK;
    const lec_status status = lec_set_named(options, settings, given, to->arena, &read, error);
    if (status == LEC_OK && read.file != NULL && !*taken)
        LEC_PUSH(to->arena, to->settings->lists, read);
    *taken = true;
    return status;
}

static lec_status take(void *state, const lec_given *given, lec_error *error)
{
    static const lec_option *const shared[] = {lec_common_options, lec_by_options,
                                               lec_word_options};
    enum { SHARED = 3 };
    const taking *to = state;
    lec_report_settings *all = to->settings;
    bool taken = false;
    lec_status status = offer(to, lec_report_output_options, &all->output, given, &taken, error);
    for (size_t i = 0; status == LEC_OK && lec_analyses[i].analysis != NULL; i++)
        if (all->of_each[i] != NULL)
            status =
                offer(to, lec_analyses[i].analysis->options, all->of_each[i], given, &taken, error);
    for (size_t i = 0; status == LEC_OK && i < SHARED; i++)
        status = offer(to, shared[i], &all->common, given, &taken, error);
    if (status == LEC_OK && !taken)
        return lec_fail(error, LEC_BAD_USAGE, "a report takes no option '%.*s'", (int)given->length,
                        given->name);
    lec_remember_option(&all->given, given, to->arena);
    return status;
}

/* Own copies of the settings of every table that is in a report. */
static void **copy_defaults(lec_arena *arena)
{
    void **settings = lec_new(arena, void *, analysis_count());
    for (size_t i = 0; lec_analyses[i].analysis != NULL; i++) {
        const lec_analysis *analysis = lec_analyses[i].analysis;
        if (analysis->not_in_report || analysis->defaults == NULL) continue;
        settings[i] = lec_arena_alloc(arena, 1, analysis->settings_size);
        memcpy(settings[i], analysis->defaults, analysis->settings_size);
    }
    return settings;
}

lec_status lec_report_settings_read(const lectern_corpus *corpus, const char *const *options,
                                    lec_arena *arena, lec_report_settings *out, lec_error *error)
{
    *out = (lec_report_settings){.common = corpus->common, .of_each = copy_defaults(arena)};
    for (size_t i = 0; i < corpus->given.count; i++)
        LEC_PUSH(arena, out->given, corpus->given.items[i]);
    for (size_t i = 0; i < corpus->lists.count; i++)
        LEC_PUSH(arena, out->lists, corpus->lists.items[i]);
    lec_status status = lec_each_option(options, arena, take, &(taking){out, arena}, error);
    if (status == LEC_OK) status = lec_inputs_stop_words(&out->common, &out->lists, arena, error);
    if (status == LEC_OK)
        status =
            lec_inputs_lemmas(&out->common, corpus->readings.corpus, &out->lists, arena, error);
    return status;
}

bool lec_is_look_of_charts(const char *name, size_t length)
{
    static const char start[] = "chart-", files[] = "chart-format";
    return length > strlen(start) && strncmp(name, start, strlen(start)) == 0 &&
           !(length == strlen(files) && strncmp(name, files, length) == 0);
}

lec_status lec_report_chart_style(const lec_report_output *asked, const lec_study *study,
                                  lec_arena *arena, lec_chart_style *style, lec_error *error)
{
    static const char *const names[LEC_CHART_SETTINGS] = {
        [LEC_CHART_PALETTE] = "palette",   [LEC_CHART_COLOURS] = "colours",
        [LEC_CHART_LANGUAGE] = "language", [LEC_CHART_WIDTH] = "width",
        [LEC_CHART_FONT] = "font",         [LEC_CHART_FORMAT] = "format"};
    lec_error why;
    const lec_status status = lec_study_chart_style(study, arena, style, error);
    if (status != LEC_OK) return status;
    for (int name = 0; name < LEC_CHART_SETTINGS; name++) {
        const char *value = asked->chart[name];
        if (value != NULL &&
            lec_chart_style_set(style, (lec_chart_setting_name)name, value, arena, &why) != LEC_OK)
            return lec_fail(error, LEC_BAD_USAGE, "chart-%s: %s", names[name], why.message);
    }
    return LEC_OK;
}

const void *lec_report_settings_of(const lec_report_settings *settings,
                                   const lec_analysis *analysis)
{
    for (size_t i = 0; lec_analyses[i].analysis != NULL; i++)
        if (lec_analyses[i].analysis == analysis) return settings->of_each[i];
    return NULL;
}
