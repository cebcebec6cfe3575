/* SPDX-License-Identifier: GPL-3.0-or-later
 * plot.h -- charts: a table becomes chart data (CSV) and a gnuplot script, and those two pictures.
 *
 * A script is a fixed template of the shape, the chart's own words (title, note, axis) and numbers.
 * Nothing of the input is ever in it; what comes from outside is a quoted, cleaned cell of the CSV
 * files beside it. `gnuplot NAME.gp`, run in their folder, makes the pictures again.
 */
#ifndef LEC_PLOTS_PLOT_H
#define LEC_PLOTS_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/chart.h"
#include "core/chart_style.h"
#include "core/corpus.h"
#include "core/status.h"
#include "core/table.h"
#include "plots/label.h"

/* What the charts of one report share. */
typedef struct {
    const lec_glyphs *glyphs;     /* lec_glyphs_installed() */
    double level;                 /* of the intervals, 0..1; 0: charts do not state it */
    const lec_corpus *corpus;     /* the dates of the conferences, for LEC_CHART_LINES; or NULL */
    const lec_chart_style *style; /* NULL: the usual one */
    const char *caption;          /* stands below every chart: lec_chart_caption(); or NULL */
} lec_chart_setting;

/* How much was read, of which study, by which version: what stands below every chart. `version` is
 * lectern's; `title` is "" where the study has none. */
const char *lec_chart_caption(const lec_corpus *corpus, const char *title, const char *version,
                              const lec_chart_style *style, lec_arena *arena);

/* What became of a chart. */
typedef struct {
    bool drawn;          /* false: no row is left to draw, or the chart is not for so many
                            conferences; then nothing is written */
    size_t shown, total; /* labels (LINES: series) in the picture, and in the table */
    size_t undrawable;   /* characters of labels that no font has, shown as U+FFFD */
} lec_chart_outcome;

/* Writes NAME.gp and the CSV files that it reads (NAME.csv; NAME_rows.csv, NAME_columns.csv,
 * NAME_key.csv and NAME_caption.csv where the shape has row labels, column labels, a legend, a
 * caption; for TeX each a second time, as NAME_tex.csv) into `folder`, an open
 * directory that holds none of them yet.
 * LEC_BAD_DATA: a file cannot be written; two rows of the table claim the same bar or cell. */
LEC_MUST_CHECK lec_status lec_chart_write(const lec_chart *chart, const lec_table *table,
                                          const lec_chart_setting *setting, int folder,
                                          lec_arena *arena, lec_chart_outcome *outcome,
                                          lec_error *error);

/* The absolute path of the first gnuplot in the absolute folders of PATH, or NULL: then say
 * LEC_NO_GNUPLOT and go on, the tables are complete without charts. */
const char *lec_gnuplot_find(lec_arena *arena);
#define LEC_NO_GNUPLOT                                                                             \
    "there is no gnuplot on PATH, so no pictures are drawn; install gnuplot and run "              \
    "'gnuplot NAME.gp' in the folder plots (tables and scripts are complete without it)"

/* Whether this system can keep a started gnuplot from starting programs and from writing outside
 * `folder`. If not: say LEC_NO_SANDBOX; the scripts are made so that they ask for neither. */
bool lec_gnuplot_is_confined(int folder);
#define LEC_NO_SANDBOX                                                                             \
    "this system has neither seccomp nor Landlock, so gnuplot runs without a sandbox (its "        \
    "scripts ask for nothing but to read and to draw)"

/* A chart to be drawn, and how that went. */
typedef struct {
    const char *name, *title; /* of the chart */
    bool taken;               /* all pictures are there already, and are not drawn */
    bool drawn;               /* set: all pictures are there and whole */
    lec_error error;          /* set when not drawn */
} lec_picture;

typedef struct {
    size_t threads; /* gnuplots at a time, 0: as many as there are processors; never above 2 */
    double seconds; /* a gnuplot that takes longer is ended; 0: 30 s */
    const lec_chart_style *style; /* what the charts were written with; NULL: the usual one */
} lec_render_limits;

/* The files that are drawn of a chart, NULL ends them; none where another program has a part in it
 * (EPS). */
const char *const *lec_picture_files(const char *name, const lec_chart_style *style,
                                     lec_arena *arena);

/* Runs gnuplot on the script of each picture, in `folder`: without a shell, with an environment,
 * limits and (where the system has them) a system call filter and rights on files that let it read,
 * write in `folder`, and nothing else. Looks at what it made, gives the SVG a title, a description
 * and a role for readers that cannot see it, and takes the date out of PDF, EPS and TeX, so that
 * the bytes are the same in every run. A picture that failed is removed, the others are still
 * drawn. LEC_BAD_DATA: at least one picture is not drawn; the message is that of the first. */
LEC_MUST_CHECK lec_status lec_charts_render(int folder, const char *gnuplot, lec_picture *pictures,
                                            size_t count, const lec_render_limits *limits,
                                            lec_error *error);

#endif
