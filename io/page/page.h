/* SPDX-License-Identifier: GPL-3.0-or-later
 * page.h -- index.html: everything of a report on one page that needs no other file, no network and
 * no script of anybody else.
 *
 *   page.c      head, contents, sections          chart.c     pictures of gnuplot, cleaned
 *   summary.c   the first screen                   table.c     rows
 *   page.css, page.js   embedded as they are; their hashes are all that the page's
 *                       Content-Security-Policy allows
 */
#ifndef LEC_IO_PAGE_PAGE_H
#define LEC_IO_PAGE_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "core/arena.h"
#include "core/corpus.h"
#include "core/status.h"
#include "core/study.h"
#include "core/table.h"

#define LEC_PAGE_FILE "index.html"

typedef struct {
    const char *name, *title; /* of the chart: plots/NAME.gp */
    const char *svg;          /* [svg_length] as gnuplot drew it; NULL: it was not drawn */
    size_t svg_length;
    bool has_png;                 /* beside it */
    const uint32_t *role_colours; /* [LEC_ROLE_COUNT] 0xRRGGBB in it; NULL: the usual ones */
} lec_page_chart;

/* A sentence that rows of tables stand on. */
typedef struct {
    const char *file, *speaker; /* file: without its folders; speaker: "" when nobody is known */
    uint32_t line;
    double seconds; /* when it was said; NaN when not known */
    const char *text;
    size_t text_length;
} lec_page_sentence;

/* Those of a row, as indices into the page's sentences. */
typedef struct {
    const uint32_t *sentences; /* [count] */
    size_t count;
} lec_page_places;

/* The strongest rows of a table with tests: up to three, each thing once; `found` rows have a small
 * q, of `tested`. */
enum { LEC_PAGE_FINDINGS = 3 };
typedef struct {
    size_t rows[LEC_PAGE_FINDINGS];
    size_t count, found, tested;
} lec_page_findings;

/* Of a table that are in the page: the first, since tables begin with what matters most. The rest
 * is in its CSV file. */
enum { LEC_PAGE_ROWS = 200, LEC_PAGE_COLUMNS = 10 };

typedef struct {
    const char *group; /* the heading that it comes under; tables of a group follow one another */
    const char *name, *summary, *details, *source; /* of the analysis; source: NULL for none */
    const lec_table *table; /* its first rows, at least LEC_PAGE_ROWS, and those of `findings` */
    size_t row_count;       /* of all of it */
    lec_page_findings findings;
    size_t key_count;
    const lec_family *families; /* {0} ends them; NULL: none */
    const char *effect;         /* the column to tell a finding by, or NULL */
    const lec_page_chart *charts;
    size_t chart_count;
    const lec_page_places *places; /* [the rows shown] or NULL: rows of it have no sentences */
} lec_page_table;

typedef struct {
    const char *version; /* of lectern */
    const lec_study *study;
    const lec_corpus *corpus;
    const lec_page_table *tables;
    size_t table_count;
    const lec_page_sentence *sentences; /* [sentence_count] as rows first name them */
    size_t sentence_count;
    const char *why_no_charts; /* NULL: there are; or what to say in their place */
    size_t left_out;           /* files that were not read */
} lec_page;

/* Of a whole table, its `findings` apart; of so many conferences. */
lec_page_findings lec_page_findings_of(const lec_page_table *table, size_t conferences);

/* The same page gives the same bytes. LEC_BAD_DATA: the file cannot be written. */
LEC_MUST_CHECK lec_status lec_page_write(const lec_page *page, FILE *out, lec_arena *arena,
                                         lec_error *error);

#endif
