/* SPDX-License-Identifier: GPL-3.0-or-later
 * layout.h -- what the lines of a page show: paragraphs, page breaks, running heads, footnotes.
 *
 * A form reader lists the lines that a person sees, in order; lec_layout() makes blocks of them.
 * It learns from the whole text how paragraphs are shown in it, which differs from one source to
 * the next: each line is one; lines are hard-wrapped, with an empty line, an indent or a short
 * last line between paragraphs; every line is followed by an empty one (double spacing), so that
 * only the indent counts.
 */
#ifndef LEC_IO_LAYOUT_H
#define LEC_IO_LAYOUT_H

#include "io/form/transcript.h"

typedef struct {
    uint32_t start, end;   /* its bytes */
    uint32_t indent;       /* columns of white space before it */
    uint32_t blank_before; /* empty lines before it; 1 where a form begins a paragraph */
    uint32_t bold_end;     /* as in lec_block; 0: not bold */
    bool page_before;      /* a form feed stands before it */
    bool apart;            /* the form says that it goes with no line before it (a list item) */
    bool goes_on;          /* ... that it goes on with the line before it */
    lec_block_kind kind;   /* PARAGRAPH, unless the form says otherwise */
    const char *note_type; /* NOTE: its type; one that stands apart is a note of its own. NULL: a
                              footnote */
    uint32_t table, row,
        cell;           /* the table and row it is in, from 1, and the column, from 0; 0: none */
    uint32_t cell_span; /* columns that its cell reaches over; 0 is 1 */
} lec_line;

typedef struct {
    lec_line *items;
    size_t count;
} lec_lines;

/* Whether a character is white space to a reader: Unicode's and what has no width. */
bool lec_is_blank(int32_t character);

/* Whether a line ends with a full stop or the like (a closing quotation mark or bracket may follow,
 * a colon counts), and whether its first letter is a small one. */
bool lec_ends_sentence(const char *text, const lec_line *line);
bool lec_begins_lower(const char *text, const lec_line *line);

/* The lines of text[start..end) that are not blank; lines end in LF, CR LF or CR. */
lec_lines lec_lines_of(const char *text, uint32_t start, uint32_t end, lec_arena *arena);

/* One mark for each line of `text` when text and file are the same. */
void lec_mark_lines(const char *text, size_t length, lec_arena *arena, lec_transcript *out);

/* Sets blocks, block_count and lines_are_paragraphs of `out` from the lines of out->text: running
 * heads and page numbers become FURNITURE, footnotes NOTE with type "footnote", and their marks in
 * the text FURNITURE. Every line lies in exactly one block. `given` is changed. */
void lec_layout(lec_lines given, lec_arena *arena, lec_transcript *out);

#endif
