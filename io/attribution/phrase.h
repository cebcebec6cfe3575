/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrase.h -- the words of phrases.def found in a wordlist. */
#ifndef LEC_IO_PHRASE_H
#define LEC_IO_PHRASE_H

#include "io/attribution/wordlist.h"

typedef enum {
    LEC_PHRASE_NONE,
    LEC_PHRASE_OFFICE,    /* president: gives the conference */
    LEC_PHRASE_SPOKES,    /* spokesperson: principal or moderator, as the file shows */
    LEC_PHRASE_MODERATOR, /* hands over */
    LEC_PHRASE_ASKER,     /* question, journalist */
    LEC_PHRASE_FOLLOW_UP, /* zusatzfrage: the asker before, again */
    LEC_PHRASE_ANSWERER,  /* answer */
    LEC_PHRASE_HELPER,    /* interpreter, aide */
    LEC_PHRASE_UNNAMED,   /* unidentified speaker */
    LEC_PHRASE_HONORIFIC, /* mr */
    LEC_PHRASE_PARTICLE,  /* de, von, of */
    LEC_PHRASE_FUNCTION,  /* but, as: begins a sentence, not a label */
    LEC_PHRASE_HEADER,    /* subject, note: begins a line about the transcript */
} lec_phrase_class;

typedef struct lec_phrases lec_phrases;

lec_phrases *lec_phrases_new(lec_arena *arena);

/* The longest phrase that begins at word `first`: its class; its length in words goes to *length,
 * and, when not NULL, what it is short for (or NULL) to *full. LEC_PHRASE_NONE and 0 for none. */
lec_phrase_class lec_phrase_at(const lec_phrases *phrases, const lec_wordlist *list, uint32_t first,
                               uint32_t *length, const char **full);

/* Whether the class names what somebody is or does (office, spokesperson, ..., unnamed). */
bool lec_phrase_is_role(lec_phrase_class class);

#endif
