/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_delimited.h -- which columns of a table hold what, for --columns. */
#ifndef LEC_IO_FORM_DELIMITED_H
#define LEC_IO_FORM_DELIMITED_H

#include "core/arena.h"
#include "io/form/fields.h"
#include "io/source/source.h"

/* Per field the name of its column as in the table's first row (letter case, spaces and
 * punctuation do not matter), or its number from 1, or NULL: recognised by name (see fields.h). */
typedef struct {
    const char *column[LEC_FIELD_COUNT];
} lec_delimited_columns;

/* Reads "text=body,speaker=who,start=3"; NULL is "". LEC_BAD_USAGE: an unknown field, one given
 * twice, or no column; the message shows the known fields. */
LEC_MUST_CHECK lec_status lec_delimited_columns_read(const char *option, lec_delimited_columns *out,
                                                     lec_arena *arena, lec_error *error);

enum { LEC_NO_COLUMN = -1, LEC_LARGEST_HEADER = 1024 };

/* How a table is laid out. */
typedef struct {
    char delimiter;
    size_t first;      /* the byte at which the first row begins; before it, rows of a title */
    const char *title; /* of those rows; "" without */
    bool is_quoted;
    bool has_header;
    int column[LEC_FIELD_COUNT];        /* its number from 0, or LEC_NO_COLUMN */
    bool is_given[LEC_FIELD_COUNT];     /* by option; of times also: seen to hold times */
    const char *names[LEC_FIELD_COUNT]; /* of that column in the first row; NULL without */
    int question, answer; /* columns of both, where none is the text; or LEC_NO_COLUMN */
    int asker, answerer;  /* who asks and answers there */
    size_t column_count;
    bool text_by_words; /* the column of the text was found by its words, not by its name */
} lec_delimited_layout;

/* By the names in the first row, in the delimiter that shows most of them; below rows of a title
 * (at most one cell of each holds something), by those of the first row that names all that is
 * needed; without a header by what the cells hold, where some are times. */
lec_delimited_layout lec_delimited_guess(const lec_source *source, lec_arena *arena);

/* Whether a row is a stretch of a recording of which nobody said who speaks: it has a beginning and
 * an end or a duration, and no speaker. */
bool lec_delimited_is_recording(const lec_delimited_layout *of);

/* Whether columns for the text, and for the speaker or the times of a recording, are known. */
bool lec_delimited_has_speech(const lec_delimited_layout *of);

/* The same with the columns given by option; where no name says which column holds the text, or one
 * only may (`Remarks`), the column of most words does, if it holds sentences. LEC_BAD_USAGE: there
 * is no such column. LEC_BAD_DATA: none is known to hold text. */
LEC_MUST_CHECK lec_status lec_delimited_find(const lec_source *source,
                                             const lec_delimited_columns *given, lec_arena *arena,
                                             lec_delimited_layout *found, lec_error *error);

/* Whether a table (by its suffix) has named columns, none of them one that holds text: a catalogue
 * or a result, not a transcript. */
bool lec_is_table_without_text(const lec_source *source, lec_arena *arena);

#endif
