/* SPDX-License-Identifier: GPL-3.0-or-later
 * speaker.h -- one person, many labels; one label, many people.
 *
 * Labels are one person's when the study says so, when the name is the same, when a surname alone
 * fits one full name only, when an office alone fits one holder only, or when a rarer label is a
 * misspelling (at most two letters) of one that leaves no other reading: same surname and nearly
 * the same office, nearly the same surname and the same given name or office. Labels that answer
 * each other are two people's, whatever they look like. Other near-duplicates stay apart and are
 * proposed as aliases, and all of them where a form states who speaks.
 */
#ifndef LEC_IO_SPEAKER_H
#define LEC_IO_SPEAKER_H

#include "io/attribution/front.h"
#include "io/attribution/label.h"

typedef LEC_ARRAY(lec_remark) lec_remarks;

typedef struct {
    const char *name;        /* canonical, "" for a function (`Q`, `MODERATOR`) */
    const char *affiliation; /* from a label or the study, or "" */
    const char *name_folded, *surname_folded, *office_folded;
    lec_phrase_class role;          /* what the labels say, NONE when nothing */
    const lec_study_speaker *study; /* NULL when the study does not name this person */
    bool many;     /* a label for whoever asks: each one a new turn, perhaps a new person */
    bool in_front; /* the front matter names this person ... */
    bool by;       /* ... as the one who gives the conference */

    bool front_office;    /* ... with an office */
    bool front_honour;    /* ... with a title of honour: The Hon. */
    bool front_outlet;    /* ... with an outlet after the name: `with Leo Hart, Radio North` */
    uint32_t front_order; /* ... before others: 0 for the first */

    bool given;               /* the name holds a given name */
    bool honorific;           /* a label has Mr., Dr. or the like */
    bool outlet;              /* a label has an outlet or body beside the name, ... */
    bool body_of;             /* ... and that is of something: `Coordinator of Civil Protection` */
    bool numbered;            /* a label ends in a number: Speaker 3 */
    bool letter;              /* a label is one letter */
    bool initials;            /* a label is nothing but two or three capitals */
    bool voice;               /* one of several voices nobody knows: Speaker 3 */
    bool bare_office;         /* the name is no more than an office */
    const char *title_folded; /* Mr., Dr. of a label, or "" */
    uint32_t labels;          /* label keys that mean this person */
    bool title_named;         /* no label holds the name: naming.h took it from the title */
} lec_person;

/* Whether the name is no person's own (a bare office, Speaker 3, A), so that it means another one
 * in another conference. */
bool lec_is_local(const lec_person *person);

/* How it is known that a label means a person. */
typedef enum {
    LEC_LINK_NAME,     /* the name is the same, or nobody else's */
    LEC_LINK_SURNAME,  /* a surname or initials that fit one person only */
    LEC_LINK_OFFICE,   /* an office alone: its only holder, or itself */
    LEC_LINK_FUNCTION, /* Q, MODERATOR */
    LEC_LINK_SPELLING, /* taken for a misspelling of another label */
    LEC_LINK_STUDY,
    LEC_LINK_COUNT
} lec_link;

typedef struct {
    lec_person *items; /* [count] in the order of their first label */
    size_t count;
    const uint32_t *of_key; /* [key_count] person of each label key, LEC_NONE for unused keys */
    const uint8_t *link;    /* [key_count] lec_link */
    uint32_t opening;       /* who speaks before the first label, or LEC_NONE */
    bool opening_named;     /* ... because the front matter says so */
} lec_people;

typedef struct {
    const lec_transcript *transcript;
    const lec_labels *labels;
    const uint32_t *used;       /* [key_count] how many labels of the key there are */
    const uint32_t *stated_key; /* [block_count] by the form, or NULL when it states nobody */
    const lec_front *front;
    const lec_study *study;
} lec_people_input;

/* Proposed and made mergers go to `remarks`. */
lec_people lec_people_find(const lec_people_input *input, lec_arena *arena, lec_remarks *remarks);

#endif
