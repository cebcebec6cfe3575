/* SPDX-License-Identifier: GPL-3.0-or-later
 * page_writer.h -- the lines of a page that a form puts together from markup, for layout.h to make
 * blocks of. */
#ifndef LEC_IO_PAGE_WRITER_H
#define LEC_IO_PAGE_WRITER_H

#include "io/form/extract.h"
#include "io/form/layout.h"

typedef struct {
    lec_arena *arena;
    lec_extract *extract;
    LEC_ARRAY(lec_line) lines;
    lec_line next;  /* how the line that the next ink opens looks; its bytes are not set */
    bool open;      /* text goes on in the last line */
    bool space_due; /* before the next ink */
    bool bold_open; /* the last line is bold so far */
} lec_page_writer;

lec_page_writer lec_page_writer_new(lec_arena *arena);

/* What is put next stands on a new line that looks like `like` (kind, blank_before, indent,
 * page_before, apart, table, row, cell). Lines without ink do not come about. */
void lec_page_writer_line(lec_page_writer *writer, lec_line like);

/* Puts text; white space in it is one space. `file` and `line` as in lec_extract_put(). */
void lec_page_writer_put(lec_page_writer *writer, const char *text, size_t length, size_t file,
                         uint32_t line, bool bold);

/* Text, marks and blocks of the page; LEC_BAD_DATA (FILE:1, `what` it is) when nothing was put. */
LEC_MUST_CHECK lec_status lec_page_writer_finish(lec_page_writer *writer, const lec_source *source,
                                                 const char *what, lec_transcript *transcript,
                                                 lec_error *error);

#endif
