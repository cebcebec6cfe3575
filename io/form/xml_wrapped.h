/* SPDX-License-Identifier: GPL-3.0-or-later
 * xml_wrapped.h -- XML around one text: the words stand as a whole in one element (with line ends,
 * or as HTML), and what is known of them, such as title and date, in others. */
#ifndef LEC_IO_XML_WRAPPED_H
#define LEC_IO_XML_WRAPPED_H

#include "io/form/transcript.h"

typedef struct {
    const char *element; /* asked for */
    const char *text;    /* of the last such element; "" when there is none */
} lec_wrapped_field;

typedef struct {
    const char *text; /* of the element that holds the words */
    size_t length;
    size_t place; /* where it begins in the file */
    uint32_t line;
} lec_wrapped_text;

/* Finds the text of the element `words` and sets `text` of the fields. LEC_BAD_DATA: this is no
 * XML, or the element is missing or blank; `empty` says what that means and what to do. */
LEC_MUST_CHECK lec_status lec_xml_unwrap(const lec_source *source, const char *words,
                                         const char *empty, lec_wrapped_field *fields,
                                         size_t field_count, lec_wrapped_text *out,
                                         lec_arena *arena, lec_error *error);

/* Makes places in the text those in the file: it was read as if it were the file. */
void lec_wrapped_move_marks(const lec_wrapped_text *text, lec_arena *arena, lec_transcript *out);

#endif
