/* SPDX-License-Identifier: GPL-3.0-or-later
 * speaker.h -- one person, many labels; one label, many people.
 *
 * Labels are one person's when the study says so, when the name is the same, when a surname alone
 * fits one full name only, when an office alone fits one holder only, or when a rarer label is a
 * misspelling (at most two letters) of one that leaves no other reading: same surname and nearly
 * the same office, nearly the same surname and the same given name or office. Other near-duplicates
 * stay apart and are proposed as aliases.
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

    bool given;      /* the name holds a given name */
    uint32_t labels; /* label keys that mean this person */
} lec_person;

typedef struct {
    lec_person *items; /* [count] in the order of their first label */
    size_t count;
    const uint32_t *of_key; /* [key_count] person of each label key, LEC_NONE for unused keys */
    const bool *merged;     /* [key_count] keys taken for misspellings of others */
    uint32_t opening;       /* who speaks before the first label, or LEC_NONE */
    bool opening_named;     /* ... because the front matter says so */
} lec_people;

/* `used[key]`: how many labels of that key there are. */
lec_people lec_people_find(const lec_transcript *transcript, const lec_labels *labels,
                           const uint32_t *used, const lec_front *front, const lec_study *study,
                           lec_arena *arena, lec_remarks *remarks);

#endif
