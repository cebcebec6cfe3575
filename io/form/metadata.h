/* SPDX-License-Identifier: GPL-3.0-or-later
 * metadata.h -- what a file says of its transcript: YAML front matter, dates. */
#ifndef LEC_IO_METADATA_H
#define LEC_IO_METADATA_H

#include "io/form/transcript.h"

/* Where the text begins after a YAML front matter (--- lines ---) at the start of `text`; 0 when
 * there is none. */
uint32_t lec_front_matter_end(const char *text, size_t length);

/* Sets title, date and byline from the front matter text[0..end). */
void lec_front_matter_read(const char *text, uint32_t end, lec_arena *arena, lec_transcript *out);

/* The date that `text` begins with as ISO 8601 (2024-12-03T10:00, 20241203), else the text itself
 * where it holds a date (3 December 2024; io/dating.h reads it when the language is known), or "".
 */
const char *lec_stated_date(const char *text, lec_arena *arena);

#endif
