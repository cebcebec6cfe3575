/* SPDX-License-Identifier: GPL-3.0-or-later
 * table_view.h -- which rows and columns of a table are written, and in which order. */
#ifndef LEC_IO_TABLE_VIEW_H
#define LEC_IO_TABLE_VIEW_H

#include "core/option.h"
#include "core/status.h"
#include "core/table.h"

/* All NULL and 0: the table as it is. */
typedef struct {
    const char *where;  /* 'count >= 5 and role = principal': rows of which all conditions hold */
    const char *sort;   /* COLUMN[:desc], several with commas; equal rows stay in their order */
    const char *select; /* columns with commas, in this order */
    uint64_t top;       /* so many rows of what is left; 0: all */
} lec_table_view;

extern const lec_option lec_table_view_options[]; /* members of lec_table_view */

/* In this order: where, sort, top, select. `out` is the table itself where nothing is asked for.
 * A condition is COLUMN OPERATOR VALUE with = != < <= > >= or ~ (the text holds VALUE); VALUE ends
 * at ` and `, or is in double quotes; numbers compare as numbers, text in byte order; a missing
 * value meets only `= ""` (and text that is there, `!= ""`). Missing values sort last.
 * LEC_BAD_USAGE: no such column, or no condition; the message says what is known. */
LEC_MUST_CHECK lec_status lec_table_view_apply(const lec_table *table, const lec_table_view *view,
                                               lec_arena *arena, const lec_table **out,
                                               lec_error *error);

/* Whether anything is asked for. */
bool lec_table_view_is_asked(const lec_table_view *view);

#endif
