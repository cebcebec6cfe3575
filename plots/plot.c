/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/plot.h"

#include "plots/drawing.h"
#include "plots/tex.h"

static const lec_shape *const shapes[] = {
    [LEC_CHART_BARS] = &lec_shape_bars,       [LEC_CHART_TIMELINE] = &lec_shape_timeline,
    [LEC_CHART_MATRIX] = &lec_shape_matrix,   [LEC_CHART_STRIPS] = &lec_shape_strips,
    [LEC_CHART_LINES] = &lec_shape_lines,     [LEC_CHART_PANELS] = &lec_shape_panels,
    [LEC_CHART_TREE] = &lec_shape_tree,       [LEC_CHART_MAP] = &lec_shape_map,
    [LEC_CHART_SHARES] = &lec_shape_shares,   [LEC_CHART_PAIRS] = &lec_shape_pairs,
    [LEC_CHART_SCATTER] = &lec_shape_scatter, [LEC_CHART_NETWORK] = &lec_shape_network,
};

static bool is_wanted(const lec_view *view)
{
    const size_t conferences = lec_view_conference_count(view);
    if (view->chart->one_conference && conferences > 1) return false;
    if (view->chart->many_conferences && conferences < 2) return false;
    return view->row_count > 0;
}

/* What the pictures for TeX read. */
static lec_status write_tex(const lec_drawing *drawing, const lec_text *csv, const char *ending,
                            int folder, lec_error *error)
{
    const lec_text tex = lec_tex_csv(csv);
    return lec_text_write(
        &tex, folder,
        lec_arena_format(drawing->view.arena, "%s_tex%s", drawing->view.chart->name, ending),
        error);
}

static lec_status write_files(const lec_drawing *drawing, const lec_text *script, int folder,
                              lec_error *error)
{
    const struct {
        const char *ending;
        const lec_text *text;
    } files[] = {
        {".csv", &drawing->data},
        {"_rows.csv", &drawing->rows},
        {"_columns.csv", &drawing->columns},
        {"_key.csv", &drawing->key},
        {"_caption.csv", &drawing->caption},
        {".gp", script},
    };
    const lec_chart_style *style = &drawing->view.style;
    const bool tex = style->formats[LEC_PICTURE_TIKZ] || style->formats[LEC_PICTURE_CAIROLATEX];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (files[i].text->bytes.count == 0) continue;
        const char *name = lec_arena_format(drawing->view.arena, "%s%s", drawing->view.chart->name,
                                            files[i].ending);
        lec_status status = lec_text_write(files[i].text, folder, name, error);
        if (status == LEC_OK && tex && files[i].text != script)
            status = write_tex(drawing, files[i].text, files[i].ending, folder, error);
        if (status != LEC_OK) return status;
    }
    return LEC_OK;
}

lec_status lec_chart_write(const lec_chart *chart, const lec_table *table,
                           const lec_chart_setting *setting, int folder, lec_arena *arena,
                           lec_chart_outcome *outcome, lec_error *error)
{
    *outcome = (lec_chart_outcome){0};
    const lec_text empty = {.arena = arena};
    lec_drawing drawing = {.numbers = empty,
                           .data = empty,
                           .rows = empty,
                           .columns = empty,
                           .key = empty,
                           .caption = empty};
    lec_view_open(&drawing.view, chart, table, setting, arena);
    if (!is_wanted(&drawing.view)) return LEC_OK;
    lec_status status = shapes[chart->shape]->draw(&drawing, error);
    if (status != LEC_OK || drawing.shown == 0) return status;
    lec_page_finish(&drawing);
    const lec_text script = lec_script(&drawing, shapes[chart->shape]->template);
    status = write_files(&drawing, &script, folder, error);
    *outcome = (lec_chart_outcome){.drawn = status == LEC_OK,
                                   .shown = drawing.shown,
                                   .total = drawing.total,
                                   .undrawable = drawing.view.undrawable};
    return status;
}
