/* SPDX-License-Identifier: GPL-3.0-or-later
 * draft.h -- a turn while it is being attributed: what role.h and exchange.h look at and decide. */
#ifndef LEC_IO_DRAFT_H
#define LEC_IO_DRAFT_H

#include "core/correction.h"
#include "io/attribution/speaker.h"

typedef struct {
    uint32_t person;                /* LEC_NONE: nobody known */
    uint32_t label;                 /* index of its first label, LEC_NONE for none */
    uint32_t stated;                /* key of the speaker the form states, LEC_NONE for none */
    uint32_t start;                 /* byte where the turn (with its label) begins */
    uint32_t first_text, last_text; /* bytes of its first and last word or note; LEC_NONE: none */
    uint32_t words;                 /* letters and digits between blanks, roughly */
    uint32_t questions;             /* question marks */
    bool asks;                      /* a question mark is in it */
    bool ends_asking;               /* ... and no other sentence ends after it */
    bool calls;                     /* it hands over: names who comes next, or says so */
    bool greets;                    /* it begins with thanks, a greeting or a self-introduction */
    bool names_next, names_last; /* its end names who speaks next, its beginning who spoke last */
    bool addresses;              /* it begins by addressing an office: `Mr. President, ...` */
    bool introduces;             /* the speaker says whom he works for */
    const char *affiliation;     /* what the speaker says of himself: `Ann Saphir with Reuters` */
    bool inferred;               /* its label is missing in the file: found by sense (missing.c) */
    double start_seconds, end_seconds;
    lec_role stated_role;            /* by the form; LEC_ROLE_COUNT when it says nothing */
    const lec_correction *corrected; /* what a person says of it, or NULL */
    bool moved;                      /* ... another speaker, so its label is about somebody else */
    /* decided */
    lec_role role, second_role;
    double chance[LEC_ROLE_COUNT]; /* of each role; sums to 1 */
    double role_certainty;         /* that of `role` */
    lec_phase phase;
    lec_kind kind;
    uint32_t exchange;
} lec_draft;

typedef LEC_ARRAY(lec_draft) lec_drafts;
typedef LEC_ARRAY(lec_span) lec_spans;

/* Reads `calls`, `greets` and `affiliation` from what the turns say. `speech` holds the speech
 * spans in order; the first and last 60 words of a turn are looked at. */
void lec_read_manners(const lec_transcript *transcript, const lec_people *people,
                      const lec_phrases *phrases, const lec_span *spans, size_t span_count,
                      lec_draft *drafts, size_t count, lec_arena *arena);

/* A turn whose label was forgotten: from span `span` on, the turn is `person`'s. */
typedef struct {
    size_t span;
    uint32_t person;  /* LEC_NONE: somebody no label names ... */
    const char *name; /* ... but who gives this name, or "" */
} lec_missing_label;

typedef LEC_ARRAY(lec_missing_label) lec_missing_labels;

/* Finds where a label is missing, at most once a turn; see missing.c for the rules. */
lec_missing_labels lec_find_missing_labels(const lec_transcript *transcript,
                                           const lec_people *people, const lec_phrases *phrases,
                                           const lec_span *spans, size_t span_count,
                                           const lec_draft *drafts, size_t count, lec_arena *arena);

/* The outlet with which a speaker introduces himself among the words, or ""; his name, when
 * `person` is NULL, goes to *name. */
const char *lec_introduced_outlet(const lec_phrases *phrases, const lec_wordlist *list,
                                  const lec_person *person, lec_arena *arena, const char **name);

/* Whether the folded words hold a phrase by which the floor is given to somebody. */
/* Whether a word of `text` (a name, an outlet) of three letters or more is among the words. */
bool lec_names_word_of(const lec_wordlist *list, const char *text);
/* Whether they hold a word of a person's name or outlet. */
bool lec_names_person(const lec_wordlist *list, const lec_person *person);

/* Decides phase, kind and exchange from roles. See exchange.c for the rules. */
void lec_decide_exchanges(const lec_people *people, lec_draft *drafts, size_t count);

#endif
