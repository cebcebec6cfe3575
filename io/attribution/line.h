/* SPDX-License-Identifier: GPL-3.0-or-later
 * line.h -- lines about the transcript that are known by themselves: clock, date, end. */
#ifndef LEC_IO_LINE_H
#define LEC_IO_LINE_H

#include <stdbool.h>
#include <stdint.h>

/* Whether text[start..end) is a clock time (`4:44 P.M. EST`) or a date: never spoken. */
bool lec_is_furniture_line(const char *text, uint32_t start, uint32_t end);

/* Whether it is a clock time in full, `9:54 P.M. CEST`: never an answer, wherever it stands. */
bool lec_is_clock_line(const char *text, uint32_t start, uint32_t end);

/* Whether it marks the end: END, [ENDS], -30-, ###, END 2:30 P.M. */
bool lec_is_end_mark(const char *text, uint32_t start, uint32_t end);

#endif
