/* SPDX-License-Identifier: GPL-3.0-or-later
 * lines.h -- the line of a byte. */
#ifndef LEC_IO_LINES_H
#define LEC_IO_LINES_H

#include <stddef.h>
#include <stdint.h>

/* Counts LF, CRLF and CR from byte to byte:  lec_line_counter lines = {source->text, 0, 1}; */
typedef struct {
    const char *text;
    size_t counted; /* up to this byte ... */
    uint32_t line;  /* ... which is on this line */
} lec_line_counter;

/* The line of `byte`, which must not be before the one asked for last. */
uint32_t lec_line_of(lec_line_counter *counter, size_t byte);

#endif
