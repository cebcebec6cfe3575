/* SPDX-License-Identifier: GPL-3.0-or-later
 * affiliation.h -- the outlet or body of every turn's speaker, and how it is known.
 *
 * What the study says goes first, then what the turn's own label or speaker or the form says
 * (stated), then what is stated of the same person elsewhere in the file (carried). Where two are
 * stated of one person in different turns, each turn keeps its own, and the one stated first is
 * carried to the others. A label for whoever asks (`Q`) is nobody: nothing is carried along it.
 *
 * Outlets are the same when they are after folding and without an article before them, when the
 * study says so (`outlets`), or when the lexicons name both alike (BBC, British Broadcasting
 * Corporation): all turns of the file then show one of them, the study's or lexicon's name, or the
 * spelling that comes first. */
#ifndef LEC_IO_AFFILIATION_H
#define LEC_IO_AFFILIATION_H

#include "io/attribution/draft.h"

typedef struct {
    const char *name;   /* "" when nothing is known */
    const char *source; /* study, stated, carried; "" */
} lec_affiliation;

typedef struct {
    const lec_transcript *transcript;
    const lec_labels *labels;
    const lec_people *people;
    const lec_study *study; /* or NULL */
    const lec_draft *drafts;
    size_t count;
} lec_affiliation_input;

/* Of each draft, [count]; roles must have been decided. Linear in the number of turns. */
lec_affiliation *lec_affiliations_find(const lec_affiliation_input *input, lec_arena *arena);

/* Whether two texts name the same outlet; `study` may be NULL. */
bool lec_same_outlet(const lec_study *study, const char *a, const char *b);

#endif
