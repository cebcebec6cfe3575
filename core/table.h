/* SPDX-License-Identifier: GPL-3.0-or-later
 * table.h -- the one shape every analysis returns: typed columns, rows of cells.
 *
 * Cells are put left to right; the table checks each against its column and starts a new row by
 * itself. A missing value (lec_table_put_missing, a NaN number) is written as an empty cell.
 */
#ifndef LEC_CORE_TABLE_H
#define LEC_CORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef enum {
    LEC_TEXT,        /* free text that came from outside: guarded against spreadsheet formulas */
    LEC_TEXT_BEFORE, /* the same, read towards its end (the left context of a match): a terminal
                        shows its end, aligned to the right */
    LEC_NAME,        /* one of our own words: a role, a unit, a kind */
    LEC_DATE,        /* ISO 8601 */
    LEC_COUNT,       /* whole number, 0 or more */
    LEC_NUMBER       /* double; all digits needed to read the same value back */
} lec_type;

/* Declared once by an analysis; header, help, man page and datapackage.json are made from it. */
typedef struct {
    const char *name;
    lec_type type;
    const char *meaning;
    const char *unit;    /* "words", "seconds", "per 1,000 words"; NULL for none */
    const char *formula; /* NULL where the meaning says it all */
    const char *source;  /* publication; NULL for none */
} lec_column;

/* Tests that are adjusted together for how many they are. Rows are one family where they agree in
 * `keys`: rows that pool others (`all`) are families of their own, and what else is read adds no
 * test to a family. A test whose row is left out because of its outcome counts all the same. */
typedef struct {
    /* names of columns, with a comma between two: "conference,role,unit"; "": all rows are one */
    const char *keys;
    const char *tests;       /* the column of the number of tests; NULL: none is shown */
    const char *log10_p;     /* the column adjusted; NULL: the analysis adjusts and puts log10_q */
    const char *log10_q, *q; /* the columns filled */
    const char *method;      /* publication */
} lec_family;

typedef union {
    const char *text;
    uint64_t count;
    double number;
} lec_cell;

#define LEC_MISSING_COUNT UINT64_MAX

/* The column of rows that pool others, if a table has one; it is not the first. */
#define LEC_POOLED "pooled"

typedef struct lec_table lec_table;

/* `columns` ends with {0} and must outlive the table. */
lec_table *lec_table_new(lec_arena *arena, const lec_column *columns);

/* The columns of both lists, ended by {0}. */
const lec_column *lec_columns_joined(const lec_column *first, const lec_column *second,
                                     lec_arena *arena);

/* From here on the column LEC_POOLED, if there is one, is put by itself, as `no`: an analysis
 * passes over it, for it is told from the keys when all rows are there. */
void lec_table_skip_pooled(lec_table *table);

void lec_table_put_text(lec_table *table, const char *text); /* TEXT, NAME, DATE; not copied */
void lec_table_put_count(lec_table *table, uint64_t count);
void lec_table_put_number(lec_table *table, double number); /* NaN is missing; never infinite */
void lec_table_put_missing(lec_table *table);

/* Replaces the number in a column of an earlier row: for values that need the whole table (q). */
void lec_table_set_number(lec_table *table, size_t row, size_t column, double number);
void lec_table_set_count(lec_table *table, size_t row, size_t column, uint64_t count);
void lec_table_set_text(lec_table *table, size_t row, size_t column, const char *text);

/* Takes the rows out that `is_out` [row count] marks; they are counted as left out. */
void lec_table_leave_out(lec_table *table, const bool *is_out);
size_t lec_table_left_out(const lec_table *table);
/* Counts rows as left out that were not put in the first place. */
void lec_table_count_left_out(lec_table *table, size_t rows);
#define LEC_RULE_LITTLE                                                                            \
    "too little is expected in them to tell anything; --least-expected 0 has them"

/* Rows that a table does not have, and by which rule: a clause, of static storage. */
typedef struct {
    size_t rows;
    const char *rule;
} lec_rows_left_out;

/* Notes rows that were not put, or were taken out otherwise; none is passed over. */
void lec_table_note_left_out(lec_table *table, size_t rows, const char *rule);
/* All that was left out, lec_table_leave_out() apart; `count` of them. */
const lec_rows_left_out *lec_table_notes_left_out(const lec_table *table, size_t *count);
/* Rows of all notes together. */
size_t lec_table_rows_noted(const lec_table *table);

/* How long a table may be; 0: as long as it is. `bytes` are those of its cells as CSV. */
typedef struct {
    size_t rows, bytes;
} lec_table_limit;

/* From here on a row that gets a margin may go again once the table is too long: only rows that
 * nothing refers to by their number until lec_table_keep_limit(). */
void lec_table_set_limit(lec_table *table, lec_table_limit limit);

/* How much was to be expected in the row that was put last, from its margins alone: the size of the
 * group and how often the item is used in all of them. */
void lec_table_put_margin(lec_table *table, double margin);

/* Where the table is longer than its limit: takes out rows of which the margin is below
 * LEC_LEAST_MARGIN, then those of the smallest margins, of equal ones the last, until it fits. The
 * margins are those that were put; else `margin` [row count]; else (NULL) all are equal, and the
 * last rows go. What goes is noted. The order stays. */
void lec_table_keep_limit(lec_table *table, const double *margin);

/* Whether a row has gone by its margin, or for the length of the table, that says another text in
 * this column (a text). */
bool lec_table_lost_other(const lec_table *table, size_t column, const char *text);

#define LEC_LEAST_MARGIN 0.5
#define LEC_RULE_MARGINS                                                                           \
    "it would be longer than --rows lets it be (200000 rows and 50 MB where it is not given); "    \
    "those go of which less than 0.5 is expected from their margins (how much is said there, how " \
    "often the item is used in all), then those of the smallest margins; --rows all has them"
#define LEC_RULE_LAST                                                                              \
    "it would be longer than --rows lets it be (200000 rows and 50 MB where it is not given); "    \
    "the last rows go; --rows all has them"

/* Puts a copy of all rows before them, in which `column` (a text) says `text`. */
void lec_table_repeat(lec_table *table, size_t column, const char *text);

/* Some of its rows (`rows` [count], in their order; NULL: the first `count`) as a table of their
 * own, with copies of all texts and the same notes. */
lec_table *lec_table_copy(const lec_table *table, const size_t *rows, size_t count,
                          lec_arena *arena);

const lec_column *lec_table_columns(const lec_table *table);
size_t lec_table_column_count(const lec_table *table);
size_t lec_table_row_count(const lec_table *table);
lec_cell lec_table_cell(const lec_table *table, size_t row, size_t column);
bool lec_table_is_missing(const lec_table *table, size_t row, size_t column);

/* Index of the column called `name`; the name must be one of the table's. */
size_t lec_table_column(const lec_table *table, const char *name);

#endif
