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

/* Whether a table (by its suffix) has named columns, none of them one that holds text: a catalogue
 * or a result, not a transcript. */
bool lec_is_table_without_text(const lec_source *source, lec_arena *arena);

#endif
