/* SPDX-License-Identifier: GPL-3.0-or-later
 * context_line.h -- a place of the text as a line: who said it, where it stands, what is before and
 * after. The lines of `kwic` and of `lectern show`. */
#ifndef LEC_ANALYSIS_VIEW_CONTEXT_LINE_H
#define LEC_ANALYSIS_VIEW_CONTEXT_LINE_H

#include "analysis/view/columns.h"
#include "analysis/view/row_places.h"
#include "core/table.h"

#define LEC_COLUMNS_OF_LINE                                                                        \
    LEC_COLUMN_CONFERENCE, {"turn", LEC_COUNT, "number of the turn", NULL, NULL, NULL},            \
        LEC_COLUMN_ROLE, LEC_COLUMN_SPEAKER, LEC_COLUMN_PHASE,                                     \
        {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},                                   \
        {"line", LEC_COUNT, "line of the match in the file, from 1", "lines", NULL, NULL},         \
        {"left",                                                                                   \
         LEC_TEXT_BEFORE,                                                                          \
         "what stands before the match, as it stands; what nobody said left out",                  \
         NULL,                                                                                     \
         NULL,                                                                                     \
         NULL},                                                                                    \
        {"match",                                                                                  \
         LEC_TEXT,                                                                                 \
         "as it stands; of two terms from the first to the last, each in [ ], with an ellipsis "   \
         "for what stands between their sentences",                                                \
         NULL,                                                                                     \
         NULL,                                                                                     \
         NULL},                                                                                    \
    {                                                                                              \
        "right", LEC_TEXT, "what stands after the match, as it stands", NULL, NULL, NULL           \
    }

/* The columns of a line that names no analysis of its own (`lectern show`). {0} ends them. */
extern const lec_column lec_line_columns[];

/* The columns that follow where the study says where recordings are: seconds and link; none else.
 * {0} ends them. */
const lec_column *lec_link_columns(const lec_corpus *corpus);

/* Puts the cells of a line, those of lec_link_columns() as well where there are any. Texts are kept
 * in `arena`, as long as the table. */
void lec_line_put(const lec_corpus *corpus, const lec_text_place *place, lec_arena *arena,
                  lec_table *table);

#endif
