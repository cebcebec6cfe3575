/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_shape.h -- whether a few words could name who speaks, by their looks alone. Only asked
 * where something beside them (a time, a cell of a table) says that they do. */
#ifndef LEC_IO_LABEL_SHAPE_H
#define LEC_IO_LABEL_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    bool is_name;
    bool in_brackets;    /* `[Ada Vale]` */
    bool has_colon;      /* it ends in one */
    uint32_t start, end; /* the name, without brackets, blanks, and marks at its end */
} lec_label_shape;

/* Of text[start..end): at most eight words and 80 bytes, no more small words than others, and no
 * end of a sentence in it; not a word for what times of a recording are (`Duration`). */
lec_label_shape lec_label_shape_of(const char *text, uint32_t start, uint32_t end);

#endif
