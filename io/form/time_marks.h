/* SPDX-License-Identifier: GPL-3.0-or-later
 * time_marks.h -- times that stand beside labels in a text, as Word, Teams, Zoom, Otter, Rev,
 * Descript, Sonix, Trint, MAXQDA, ATLAS.ti and f4 write them:
 *
 *     Ada Vale  0:03          [00:00:03] Ada Vale: ...      ... text. #00:00:12-5#
 *     Ada Vale (00:03):       00:00:03 Ada Vale             [00:05:00] alone, or within a sentence
 *
 * They are taken out of the text, so that none counts as a word, and a label that only its time
 * showed gets a colon, so that it reads like any other. What bare numbers such as 0:03 mean is seen
 * from the whole text: there are several at such places, and they run forward. */
#ifndef LEC_IO_TIME_MARKS_H
#define LEC_IO_TIME_MARKS_H

#include "io/form/layout.h"

typedef struct {
    uint32_t text;     /* the line that it times begins here (of the edited text) */
    double start, end; /* seconds; NaN when not stated */
} lec_timed_line;

typedef struct {
    const lec_timed_line *items; /* [count] by `text` */
    size_t count;
    bool are_written; /* messages of a chat */
} lec_timed_lines;

/* Edits `lines` and the text of `out`. Nothing changes, and none is returned, when the text has no
 * time marks. */
lec_timed_lines lec_time_marks_take(lec_lines *lines, lec_arena *arena, lec_transcript *out);

/* Sets the times of the blocks that those lines became, and out->times. */
void lec_time_marks_set(lec_timed_lines timed, lec_arena *arena, lec_transcript *out);

#endif
