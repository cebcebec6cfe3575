/* SPDX-License-Identifier: GPL-3.0-or-later
 * date_parts.h -- a line cut into the numbers, words and marks of which dates are made. */
#ifndef LEC_IO_DATE_PARTS_H
#define LEC_IO_DATE_PARTS_H

#include <unicode/utypes.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LEC_DATE_PARTS = 160 }; /* what a line holds beyond is not read */

typedef enum { LEC_DATE_END, LEC_DATE_NUMBER, LEC_DATE_WORD, LEC_DATE_MARK } lec_date_part_kind;

typedef struct {
    lec_date_part_kind kind;
    uint32_t start, end;
    UChar32 character;  /* of a mark, and of a word of one Han character */
    int value, digits;  /* of a number */
    int month, weekday; /* of a word, from 1; else 0 */
    bool joins;         /* a small word of dates: of, de, den, the */
    bool ordinal;       /* what follows the number of a day: st, er, º */
    bool range;         /* and, to, bis, - */
    bool apart;         /* a blank before it */
} lec_date_part;

typedef struct {
    const char *text;
    const char *language;
    lec_date_part parts[LEC_DATE_PARTS + 4]; /* the last ones are LEC_DATE_END */
    size_t count;
} lec_date_line;

/* Adds the parts of text[start..end). */
void lec_date_parts_read(lec_date_line *to, uint32_t start, uint32_t end);

#endif
