/* SPDX-License-Identifier: GPL-3.0-or-later
 * parts.h -- the parts that page.c puts together; each writes its piece of HTML. */
#ifndef LEC_IO_PAGE_PARTS_H
#define LEC_IO_PAGE_PARTS_H

#include "io/page/page.h"

/* The first screen: the floor, how well the texts were read, what was found. */
void lec_page_summary(const lec_page *page, FILE *out);

/* The first rows of a table. */
void lec_page_rows(const lec_page_table *table, FILE *out);

/* How many of its columns are in the page. */
size_t lec_page_columns(const lec_page_table *table);

/* The cell as the page shows it: numbers rounded to three digits; nothing for a missing one. */
void lec_page_cell(const lec_table *table, size_t row, size_t column, FILE *out);

/* The sentences that rows point at by their numbers. */
void lec_page_sentences(const lec_page *page, FILE *out);

/* A picture as an element of the page: only the elements and attributes that gnuplot draws with,
 * every id beginning with `name`, marks in the colour of a role with the class of that role (r0,
 * r1 ...; s0, s1 ... where its colours are not the usual ones), without what is never seen. false:
 * it is no whole picture, and nothing was written. */
bool lec_page_svg(const lec_page_chart *chart, FILE *out, lec_arena *arena);

#endif
