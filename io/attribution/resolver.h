/* SPDX-License-Identifier: GPL-3.0-or-later
 * resolver.h -- what speaker.c, people.c, misspelt.c and holders.c share while labels become
 * people. */
#ifndef LEC_IO_RESOLVER_H
#define LEC_IO_RESOLVER_H

#include "io/attribution/speaker.h"

enum { LEC_MOST_COMPARED = 1500 }; /* labels compared with each other */

/* Two label keys, one right after the other in the text. */
typedef struct {
    uint32_t key, beside, times;
} lec_meeting;

/* Whom the labels of one key meet: meetings.c. */
typedef struct {
    uint32_t key, round;
    LEC_ARRAY(uint32_t) mark; /* [people] the round in which it was marked */
} lec_met;

typedef struct {
    const lec_transcript *transcript;
    const lec_labels *labels;
    const uint32_t *used;
    const lec_front *front;
    const lec_study *study;
    lec_arena *arena;
    lec_remarks *remarks;
    LEC_ARRAY(lec_person) people;
    uint32_t *of_key;
    uint8_t *link;         /* [key_count] lec_link */
    uint32_t *spelling_of; /* key -> the key it misspells, or itself */
    lec_vocabulary *names; /* folded names -> name_person; next_named */
    LEC_ARRAY(uint32_t) name_person;
    LEC_ARRAY(uint32_t) next_named;
    lec_vocabulary *surnames; /* folded surnames -> first person with it; next_same */
    LEC_ARRAY(uint32_t) surname_person;
    LEC_ARRAY(uint32_t) next_same;
    bool stated;                 /* a form states who speaks: nobody is merged by spelling */
    const lec_meeting *meetings; /* sorted; those of key k are meeting_start[k] to [k + 1] */
    const size_t *meeting_start; /* [key_count + 1] */
    lec_met met;
} lec_resolver;

/* --- people.c: who is known ------------------------------------------------------------------ */

static inline const lec_name *lec_name_of_key(const lec_resolver *state, uint32_t key)
{
    return &state->labels->keys[key].name;
}

lec_person lec_empty_person(void);
uint32_t lec_add_person(lec_resolver *state, lec_person person);

/* The only person of this name whose office and honorific do not speak against it, or LEC_NONE. */
uint32_t lec_person_named(const lec_resolver *state, const lec_name *name);
/* The only person with this surname (or the only one of them with this office), or LEC_NONE. */
uint32_t lec_person_with_surname(const lec_resolver *state, const char *surname,
                                 const char *office);

/* Says that a label means a person, and how that is known; takes over what the label tells. */
void lec_join_key(lec_resolver *state, uint32_t key, uint32_t person, lec_link link);

/* Whether two offices can be one person's: the same, or one is the end or beginning of the other;
 * or one is not known. */
bool lec_offices_agree(const char *a, const char *b);
/* Whether one given name shortens the other: Zach, Zachary; S, Steve. */
bool lec_shortens(const char *a, const char *b);

/* --- meetings.c: who talks with whom -----------------------------------------------------------
 */

/* Counts which labels follow each other. `keys` holds them in the order of the text. */
void lec_find_meetings(lec_resolver *state, const uint32_t *keys, size_t count);
/* Whether two labels follow each other so often that they are two people's: nobody needs a label
 * right after his own words. */
bool lec_keys_meet(const lec_resolver *state, uint32_t a, uint32_t b);
bool lec_person_meets(lec_resolver *state, uint32_t person, uint32_t key);

/* --- align.c --------------------------------------------------------------------------------- */

/* Finds names at the end of offices with what they are of. */
void lec_align_names(lec_resolver *state);

/* --- misspelt.c ---------------------------------------------------------------------------------
 */
void lec_find_misspellings(lec_resolver *state);

/* --- holders.c: the front matter's people, and offices without a name ---------------------------
 */
void lec_join_front(lec_resolver *state);
void lec_join_offices(lec_resolver *state);
/* The person the front matter means, made if no label does; LEC_NONE if it names nobody. */
uint32_t lec_person_of_front(lec_resolver *state, uint32_t front);

#endif
