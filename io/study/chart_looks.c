/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/chart_looks.h"

#include "io/study/study.h"

typedef struct {
    const lec_yaml *yaml;
    const lec_charts_entry *entry;
    lec_arena *arena;
    lec_error *error;
} reading;

/* One look of charts, with the line of its key in the message. */
static lec_status set_look(const reading *r, lec_chart_style *style, lec_chart_setting_name name,
                           const char *key, const char *value)
{
    if (value == NULL) return LEC_OK;
    lec_error why;
    if (lec_chart_style_set(style, name, value, r->arena, &why) == LEC_OK) return LEC_OK;
    const yaml_node_t *charts = lec_yaml_field(r->yaml, lec_yaml_root(r->yaml), "charts");
    return lec_fail(r->error, LEC_BAD_DATA, "%s:%zu: charts: %s: %s", r->yaml->path,
                    lec_yaml_line(lec_yaml_field(r->yaml, charts, key)), key, why.message);
}

static lec_status read_looks(const reading *r, lec_chart_style *style)
{
    const lec_charts_entry *entry = r->entry;
    const char *formats = NULL, *colours = NULL;
    for (size_t i = 0; i < entry->formats_count; i++)
        formats = lec_arena_format(r->arena, "%s%s%s", i > 0 ? formats : "", i > 0 ? "," : "",
                                   entry->formats[i]);
    for (size_t role = 0; role < LEC_ROLE_COUNT; role++)
        if (entry->colours[role] != NULL)
            colours = lec_arena_format(r->arena, "%s%s%s=%s", colours != NULL ? colours : "",
                                       colours != NULL ? "," : "", lec_role_name((lec_role)role),
                                       entry->colours[role]);
    *style = lec_chart_style_default();
    lec_status status = set_look(r, style, LEC_CHART_PALETTE, "palette", entry->palette);
    if (status == LEC_OK) status = set_look(r, style, LEC_CHART_COLOURS, "colours", colours);
    if (status == LEC_OK)
        status = set_look(r, style, LEC_CHART_LANGUAGE, "language", entry->language);
    if (status == LEC_OK) status = set_look(r, style, LEC_CHART_WIDTH, "width", entry->width);
    if (status == LEC_OK) status = set_look(r, style, LEC_CHART_FONT, "font", entry->font);
    if (status == LEC_OK) status = set_look(r, style, LEC_CHART_FORMAT, "formats", formats);
    return status;
}

lec_status lec_chart_looks_read(const lec_yaml *yaml, const lec_charts_entry *entry,
                                lec_chart_style *style, lec_arena *arena, lec_error *error)
{
    return read_looks(&(reading){yaml, entry, arena, error}, style);
}

lec_status lec_study_chart_style(const lec_study *study, lec_arena *arena, lec_chart_style *style,
                                 lec_error *error)
{
    lec_yaml yaml;
    void *entry = NULL;
    lec_status status = lec_yaml_parse(study->file[0] != '\0' ? study->file : "built-in study",
                                       study->text, study->text_length, arena, &yaml, error);
    if (status == LEC_OK) status = lec_yaml_load(&yaml, lec_study_schema(&yaml), &entry, error);
    if (status != LEC_OK) return status;
    const lec_study_entry *of = entry;
    return lec_chart_looks_read(&yaml, &of->charts, style, arena, error);
}
