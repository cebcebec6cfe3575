/* SPDX-License-Identifier: GPL-3.0-or-later
 * fields.h -- what the columns of a table and the keys of a JSON object are called. */
#ifndef LEC_IO_FIELDS_H
#define LEC_IO_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"

typedef enum {
    LEC_FIELD_TEXT,
    LEC_FIELD_SPEAKER,
    LEC_FIELD_ROLE,
    LEC_FIELD_AFFILIATION,
    LEC_FIELD_START, /* times: seconds or HH:MM:SS from the start of the recording */
    LEC_FIELD_END,
    LEC_FIELD_DURATION,
    LEC_FIELD_CONFERENCE, /* which of several conferences the row belongs to */
    LEC_FIELD_DATE,
    LEC_FIELD_COUNT
} lec_field;

/* A name in small letters without spaces and punctuation; of a longer one nothing, no name that
 * anybody lists is so long. */
enum { LEC_LONGEST_NAME = 64 };
typedef struct {
    size_t length; /* bytes */
    char text[LEC_LONGEST_NAME + 4];
} lec_plain_name;

/* Of `length` bytes of UTF-8. */
lec_plain_name lec_plain_name_of(const char *name, size_t length);

/* Whether it is one of `words` (plain names, a space between two); its place among them goes to
 * *rank, if that is not NULL. */
bool lec_plain_name_is_among(const lec_plain_name *name, const char *words, size_t *rank);

/* text, speaker, role, ...: as in --columns and messages. */
const char *lec_field_name(lec_field field);

/* (`Start (s)`, `start_ms` and `Begin Time - msec` are starts too.)
 * The field that `length` bytes of `name` stand for in English, French, German, Spanish, Italian,
 * Russian or Ukrainian; letter case, spaces and punctuation do not matter (`Speaker_Name`). The
 * place of the name in the field's list goes to *rank: of two columns for a field the one with the
 * lower rank is meant. LEC_FIELD_COUNT: none. */
lec_field lec_field_named(const char *name, size_t length, size_t *rank);

/* Whether the column that is called like a text at `rank` (`Remarks`, `Content`), with `words`
 * words in its cells, gives way to one of `others` words whose name says nothing (`What was said`).
 */
bool lec_field_text_gives_way(size_t rank, size_t words, size_t others);

/* Whether two names are the same but for letter case, spaces and punctuation. */
bool lec_field_same_name(const char *a, const char *b);

#endif
