/* SPDX-License-Identifier: GPL-3.0-or-later
 * pdf.h -- the words of a PDF with their places on the page, by pdftotext (of Poppler), which is
 * run as a program behind the sandbox. */
#ifndef LEC_IO_PDF_H
#define LEC_IO_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"

bool lec_pdf_is(const char *bytes, size_t length);

/* The XHTML of `pdftotext -bbox-layout` (io/form/form_pdf.c reads it) to *text and *text_length.
 * LEC_BAD_DATA, with what to do: no pdftotext here, protected by a password, damaged, pictures
 * without text. */
LEC_MUST_CHECK lec_status lec_pdf_read(const char *path, const char *bytes, size_t length,
                                       lec_arena *arena, const char **text, size_t *text_length,
                                       lec_error *error);

#endif
