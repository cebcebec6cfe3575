/* SPDX-License-Identifier: GPL-3.0-or-later
 * delimited_rows.h -- the rows of a table on their way to paragraphs. */
#ifndef LEC_IO_DELIMITED_ROWS_H
#define LEC_IO_DELIMITED_ROWS_H

#include <csv.h>

#include "core/vocabulary.h"
#include "io/form/delimited_cells.h"
#include "io/form/delimited_order.h"
#include "io/form/extract.h"
#include "io/form/form_delimited.h"
#include "io/form/time_unit.h"

/* How the cells for speakers stand, of rows with text. */
typedef struct {
    const char *last;         /* the last that is filled */
    size_t filled, empty;     /* how many */
    const char *before_empty; /* the speaker above the first empty one */
    bool several;             /* empty ones stand below different speakers */
    bool unlike;              /* what no table has whose empty cells go on */
} lec_speaker_cells;

typedef struct {
    const char *id; /* the cell in the conference column, or "" */
    const char *date;
    lec_extract *extract;
} lec_delimited_part;

/* The last paragraph of a row, of which the times are known when all rows are read. */
typedef struct {
    uint32_t part, text;
} lec_timed_row;

typedef struct {
    const lec_source *source;
    lec_delimited_layout layout;
    struct csv_parser parser;
    LEC_ARRAY(lec_cell) row; /* cells of the row being read */
    size_t row_count, spoken_rows;
    size_t at;    /* the byte being read */
    size_t start; /* of the cell being read */
    lec_line_counter lines;
    bool goes_on;        /* an empty cell for the speaker means the speaker above */
    const char *speaker; /* of the row above */
    lec_speaker_cells cells;
    bool by_time; /* rows are put in the order of their starts */
    LEC_ARRAY(lec_waiting_row) waiting;
    lec_vocabulary *ids, *speakers;
    LEC_ARRAY(lec_delimited_part) parts; /* by id in `ids` */
    LEC_ARRAY(lec_timed_row) rows;
    LEC_ARRAY(uint32_t) row_speakers;
    LEC_ARRAY(lec_stated_stretch) times; /* of the rows */
    lec_status status; /* of the rows so far: libcsv cannot be stopped from a callback */
    lec_arena *arena;
    lec_error *error;
} lec_delimited_reader;

/* Puts the row that was read; in `by_time`, keeps it until all are known, which
 * lec_delimited_put_waiting() puts in the order of their starts. */
LEC_MUST_CHECK lec_status lec_delimited_put_row(lec_delimited_reader *state);
LEC_MUST_CHECK lec_status lec_delimited_keep_row(lec_delimited_reader *state);
LEC_MUST_CHECK lec_status lec_delimited_put_waiting(lec_delimited_reader *state);

/* Whether a name stands only where the speaker changes, so that an empty cell means the speaker
 * above. In such a table no name follows itself, whether empty cells stand between or not: a
 * question of nobody between two answers of one person shows that empty means unknown. And empty
 * cells must stand below several people, in less than half of the rows, and without a role or an
 * affiliation of their own. */
bool lec_delimited_speakers_go_on(const lec_delimited_reader *state);

#endif
