/* SPDX-License-Identifier: GPL-3.0-or-later
 * chart.h -- which columns of a table a picture shows, and in which shape.
 *
 * An analysis declares its charts beside its columns; plots/ turns a chart and a table into chart
 * data (CSV), a gnuplot script and pictures. Titles and axis labels here are our own words: no text
 * from a transcript is ever in a script.
 */
#ifndef LEC_CORE_CHART_H
#define LEC_CORE_CHART_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    LEC_CHART_BARS,     /* one bar a row, longest on top, with its interval; colours by `series` */
    LEC_CHART_TIMELINE, /* one strip a row `label`: from `value` for `length` along the axis */
    LEC_CHART_MATRIX, /* cells `label` x `across`, coloured and printed; symmetric scale about 0 */
    LEC_CHART_STRIPS, /* one tick an occurrence: row `label`, place `value`; colours by `series` */
    LEC_CHART_LINES,  /* `value` with its interval over `across` (a date), one line a `series` */
} lec_chart_shape;

/* Only rows in which the column has this value are drawn; NULL column ends the list. */
typedef struct {
    const char *column, *value;
} lec_chart_filter;

typedef struct {
    const char *name; /* file name under plots/: our own, [a-z0-9_]; NULL ends the list */
    lec_chart_shape shape;
    const char *title;
    const char *axis; /* what the value axis shows, with its unit */
    const char *label, *across, *value, *length, *low, *high, *series; /* column names or NULL */
    lec_chart_filter filters[4];
    size_t most;     /* rows drawn at most (by value, largest first, ties by label); 0 = all */
    bool mirrored;   /* MATRIX: the table holds each pair once, draw it on both sides */
    bool as_time;    /* the value axis is seconds, shown as minutes:seconds */
    bool as_percent; /* values 0..1 shown as per cent */
    /* drawn only when the table holds one conference / more than one; both false: always */
    bool one_conference, many_conferences;
} lec_chart;

#endif
