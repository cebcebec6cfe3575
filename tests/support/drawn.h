/* SPDX-License-Identifier: GPL-3.0-or-later
 * drawn.h -- tables that tests draw: a chart of each shape, and labels tame and hostile. */
#ifndef LEC_TESTS_DRAWN_H
#define LEC_TESTS_DRAWN_H

#include "tests/support/workshop.h"

enum { CHARTS = 7, TEXTS = 5 };

/* conference, role, label, across, value, low, high */
extern const lec_column columns[];
extern const lec_chart charts[CHARTS]; /* bars, timeline, matrix, strips, lines, scatter, network */

extern const char *const tame[TEXTS], *const hostile[TEXTS];

/* A row of a table of `columns`: low is 0.837 of the value, high 1.291. */
void put(lec_table *table, const char *conference, const char *role, const char *label,
         const char *across, double value);

/* The same numbers beside any five texts, for every shape. */
lec_table *table_of(lec_arena *arena, const char *const texts[TEXTS]);

/* Writes the chart's files into the workshop, which must work. */
void draw(const workshop *at, const lec_chart *chart, const lec_table *table,
          lec_chart_outcome *outcome);

/* The first cells of a line, which are numbers. */
void numbers_of(const char *line, double *numbers, size_t count);

/* A 64-bit linear congruential generator (Knuth, MMIX): the same bytes on every machine. */
uint32_t next_random(uint64_t *state);

#endif
