/* SPDX-License-Identifier: GPL-3.0-or-later
 * front.h -- what stands before the first word spoken: title, by-line, date, place; and whom it
 * names. */
#ifndef LEC_IO_FRONT_H
#define LEC_IO_FRONT_H

#include "io/attribution/label.h"

/* Somebody the front matter names. Strings are "" when there is nothing. */
typedef struct {
    const char *office, *office_folded;
    const char *name, *name_folded, *surname_folded;
    uint32_t name_words; /* 0: only the last word is known to belong to the name */
    bool honour;         /* after a title of honour: The Hon., Mr. */
    bool outlet;         /* an outlet stands behind it: `Leo Hart, Radio North` */
    bool by;             /* after `by`, `with`: gives the conference */
    bool gives;          /* right after `press conference by` */
    bool spokes;         /* the office is a spokesperson's */
    bool guest;          /* after `talks to`, `reçoit` and somebody else */
    bool title;          /* stands in the title */
    bool loose;          /* nothing but the place in the title shows that it is a person */
    bool partial;        /* the first words of a longer run: a name only if a label says so */
} lec_front_person;

typedef struct {
    uint32_t speech;                /* bytes of the text before it are front matter */
    bool unlabelled;                /* there is speech before the first label */
    const lec_front_person *people; /* [person_count] in the order of the text */
    size_t person_count;
    const char *title;
    const char *language;        /* of the transcript, or NULL */
    const lec_vocabulary *lines; /* its lines, folded: where they come again they are no speech */
} lec_front;

/* `first_label` is where the first label begins, or the length of the text. */
lec_front lec_front_read(const lec_transcript *transcript, const lec_phrases *phrases,
                         uint32_t first_label, lec_arena *arena);

#endif
