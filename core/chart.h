/* SPDX-License-Identifier: GPL-3.0-or-later
 * chart.h -- which columns of a table a picture shows, in which shape.
 *
 * An analysis declares its charts beside its columns; plots/ turns a chart and a table into chart
 * data (CSV), a gnuplot script and pictures. The words of a chart (title, note, axis) are our own:
 * no text from a transcript is ever in a script.
 */
#ifndef LEC_CORE_CHART_H
#define LEC_CORE_CHART_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    /* One bar a `label`, side by side for each `series`, from 0 to `value`, with its interval. */
    LEC_CHART_BARS,
    /* One strip a table row, in the row of its `label`: from `value` for `length` along the axis.
     * Without `value` the strips of a conference follow one another from 0. Colour: `series`. */
    LEC_CHART_TIMELINE,
    /* Cells `label` x `across`, coloured and printed; the colours are symmetric about 0 and reach
     * from -1 to 1 at least; from 0 to the largest where no value is below 0. */
    LEC_CHART_MATRIX,
    /* One tick an occurrence: in the row of its `label`, at the place `value`. With `across` (the
     * conference) and several of them, they stand side by side, each as wide as its `length`,
     * or where there is none as its last place (1 with `as_percent`). Colour: `series`. */
    LEC_CHART_STRIPS,
    /* `value` with its interval over `across`: a date, a conference with a date, or else any name
     * in the order of the table. One panel a `series`. */
    LEC_CHART_LINES,
    /* Small multiples: a panel a `label`, two or three side by side, those with the largest
     * `chosen_by` first; in each `value` over `across`, as in LINES, with its interval, a colour a
     * `series`. Points more than 400 days apart are not joined; a value of 0 is an open point. */
    LEC_CHART_PANELS,
    /* A tree, its leaves at the left. Every row is a node of the number `across`: a leaf has a
     * `label` and its colour by `series`; a branch has a height, `value`, joins the nodes `low` and
     * `high`, and shows `length` as per cent. The rows are those of one tree. */
    LEC_CHART_TREE,
    /* Points at (`across`, `value`), a colour a `series`, with labels that do not overlap, those
     * with the largest `chosen_by` first; around points of the first series an ellipse of half axes
     * `length` and `outer_low`, turned by `outer_high` degrees, where they are known. `low` and
     * `high`: what share the two axes have of all, 0..1. */
    LEC_CHART_MAP,
    /* How a whole is divided along an axis from 0 to 1: a strip a `label`, in it at the place
     * `across` the `value` of each `series` upon the one before; the interval is that of the
     * lowest. */
    LEC_CHART_SHARES,
    /* What two sides say to each other: a row a table row, in their order, `length` (what the
     * journalist says) to the left of 0 and `value` (the principal) to the right. */
    LEC_CHART_PAIRS,
    /* Points at (`across`, `value`), a colour a `series`; without `across` at the rank of the value
     * in its series, 1 the largest. The `most` findings (or others) with the largest `chosen_by` or
     * value, half of them of either side of 0 where there are two, have labels that do not overlap;
     * where `up` is logarithmic, a line shows where both axes say the same. */
    LEC_CHART_SCATTER,
    /* A network: every row is an edge between the nodes `label` and `across`, `value` its weight;
     * `length` and `low` how often the one and the other are used (their areas), `series` and
     * `high` the numbers of their groups (their colours). */
    LEC_CHART_NETWORK,
} lec_chart_shape;

enum { LEC_CHART_FILTERS = 8 };

/* A row is a finding where its q is no larger. */
#define LEC_CHART_FINDING 0.05

/* Only rows in which the column has this value are drawn; NULL column ends the list. Filters on one
 * column are alternatives (role principal, role journalist), those on different columns must all
 * hold. A NULL value keeps the pooled rows: `all`, or everything where the column has no `all` (the
 * conference, when only one was read). */
typedef struct {
    const char *column, *value;
} lec_chart_filter;

typedef struct {
    const char *name; /* file name under plots/: our own, [a-z0-9_]; NULL ends the list */
    lec_chart_shape shape;
    const char *title;
    const char *note; /* a second line under the title, or NULL; the interval's level is added */
    const char *axis; /* what the value axis shows, with its unit */
    const char *label, *across, *value, *length, *low, *high, *series; /* column names or NULL */
    /* BARS: the ends of what another source of doubt leaves open, drawn below the interval as a
     * dark band (a dark mark where both are the same); column names or NULL */
    const char *outer_low, *outer_high;
    /* BARS, SCATTER: the column that names the series of what is below 0, or NULL: `series` does */
    const char *opposite;
    /* BARS, SCATTER, PANELS, MATRIX: the column of q, or NULL. What is no finding (or has no q) is
     * drawn open, and chosen after the findings. */
    const char *found_by;
    bool found_by_interval; /* the same, where a finding is what `low` and `high` keep from 0 */
    /* TIMELINE: the column of a probability, or NULL; strips where it is below `sure_from` are
     * drawn open */
    const char *certainty;
    double sure_from;
    const char *up; /* SCATTER: what `value` shows, with its unit */
    /* BARS: the column whose count stands behind each label, in parentheses, or NULL; rows with
     * fewer than `at_least` of it have no bar. MATRIX: it stands below the value in each cell that
     * has room */
    const char *counted;
    size_t at_least;
    lec_chart_filter filters[LEC_CHART_FILTERS];
    /* BARS, STRIPS: the column by whose sum the labels to draw are chosen; PANELS: by whose
     * largest; or NULL for `value` (STRIPS: the number of ticks); MAP: whose labels are first */
    const char *chosen_by;
    /* Labels (LINES: series) drawn at most: those with the largest value (TIMELINE: the longest
     * total length; STRIPS: the most ticks), ties by label. 0: as many as fit. */
    size_t most;
    bool (*leave_out)(const char *label); /* labels never drawn (function words), or NULL */
    /* BARS, STRIPS: a label is cut to so many columns of letters (phrases, outlets); 0: to 28 */
    size_t label_columns;
    bool in_order; /* BARS, PANELS: labels in the order of the table, not the largest first */
    bool grouped;  /* BARS: the bars of each `series` below one another, as many of each, its name
                      beside the first; a label may return in another */
    bool mirrored; /* MATRIX: the table holds each pair once, draw it on both sides */
    bool square;   /* MATRIX: both sides have the same labels, in one order */
    bool log_across, log_up; /* SCATTER: logarithmic; what is 0 or less is left out */
    bool joined;             /* SCATTER: the points of a series are joined, and none is labelled */
    bool fitted;             /* MATRIX: one colour, from the smallest value to the largest */
    bool
        minus_one_is_never; /* MATRIX: -1 is the limit of what never occurs together (NPMI); pale */
    bool as_time;           /* the value axis is seconds, shown as minutes:seconds */
    bool as_percent;        /* values 0..1 shown as per cent */
    /* drawn only when the table holds one conference / more than one (values of its column
     * `conference` other than `all`); both false: always */
    bool one_conference, many_conferences;
} lec_chart;

#endif
