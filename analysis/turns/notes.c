/* SPDX-License-Identifier: GPL-3.0-or-later
 * notes.c -- one row a note: [inaudible], (Laughter.), (As delivered) ... never counted as words.
 */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"turn", LEC_COUNT, "number of the turn it stands in; empty outside all turns", NULL, NULL,
     NULL},
    {"line", LEC_COUNT, "line in the file, from 1", "lines", NULL, NULL},
    {"type", LEC_NAME,
     "inaudible, laughter, applause, delivery, interpretation, crosstalk, pause, "
     "correction, footnote; of a chat private, reaction, quotation; other",
     NULL, NULL, NULL},
    {"text", LEC_TEXT, "as it stands, brackets included", NULL, NULL, NULL},
    {0},
};

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_corpus *corpus = context->corpus;
    for (size_t n = 0; n < corpus->note_count; n++) {
        const lec_note *note = &corpus->note[n];
        lec_table_put_text(table, corpus->conference[note->conference].name);
        lec_table_put_count(table, note->turn == LEC_NONE ? LEC_MISSING_COUNT
                                                          : corpus->turn[note->turn].number);
        lec_table_put_count(table, note->line);
        lec_table_put_text(table, note->type);
        lec_table_put_text(table, note->text);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_notes = {
    .name = "notes",
    .summary = "Editorial notes such as [inaudible] or (Laughter.), with their place",
    .examples = "notes conferences/",
    .details = "One row a note, by conference and place. Notes are not words: no other table "
               "counts them.",
    .columns = columns,
    .key_count = 0, /* two notes may stand on one line */
    .evidence = {LEC_EVIDENCE_LINE, "text", NULL},
    .without_by = "each row is a note",
    .run = run,
};
