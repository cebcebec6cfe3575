/* SPDX-License-Identifier: GPL-3.0-or-later
 * front_people.h -- whom a title, a by-line or a line of the front matter names. */
#ifndef LEC_IO_FRONT_PEOPLE_H
#define LEC_IO_FRONT_PEOPLE_H

#include "io/attribution/front.h"

typedef struct {
    const lec_phrases *phrases;
    lec_arena *arena;
    LEC_ARRAY(lec_front_person) people; /* in the order of the text */
} lec_front_people;

/* Adds the people of text[start..end); in a title a name may stand at its beginning or behind its
 * kind, elsewhere only beside an office, a title of honour or a word like `by`. */
void lec_front_people_read(lec_front_people *people, const char *text, uint32_t start, uint32_t end,
                           bool title);

#endif
