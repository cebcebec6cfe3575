/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_search.h -- the search for labels while it goes on; used by label.c, label_inside.c,
 * label_read.c, label_evidence.c and unlabelled.c only. */
#ifndef LEC_IO_LABEL_SEARCH_H
#define LEC_IO_LABEL_SEARCH_H

#include "io/attribution/label.h"
#include "io/attribution/note.h"

typedef struct {
    const lec_transcript *transcript;
    const lec_phrases *phrases;
    lec_arena *arena;
    lec_vocabulary *texts;       /* folded naming texts; their ids are the keys */
    lec_vocabulary *title_words; /* folded, see collect_title_words() */
    lec_vocabulary *known;       /* folded names and aliases of the study */
    LEC_ARRAY(lec_label_key) keys;
    LEC_ARRAY(lec_label) candidates;
    LEC_ARRAY(lec_label) labels;
    LEC_ARRAY(lec_label) rejected;
    bool all_capitals;
    uint32_t established[LEC_LABEL_STYLES][2]; /* strong candidates by style and capitals */
} lec_label_search;

/* Reads what could be a label at text[at], in a line that ends at `line_end`. Only shape is
 * judged: a capital (or caseless) letter first, at most 14 words and 120 bytes, then a separator.
 * Looks at no more than 160 bytes. Fills the places and the style of *label. */
bool lec_label_read(const char *text, uint32_t at, uint32_t line_end, lec_label *label);

/* The key of a label's naming text, which is made when it is new. */
uint32_t lec_label_key_of(lec_label_search *state, const lec_label *label);

/* Adds the labels that stand in the middle of a line, or at its beginning without their separator:
 * texts that were accepted elsewhere, after the end of a sentence. */
void lec_labels_find_inside(lec_label_search *state);

/* Adds labels that only what stands around them shows; see label_evidence.c. */
void lec_labels_weigh_evidence(lec_label_search *state);

/* Where nobody who asks has a label: labels without any bytes of their own, `inferred`, where the
 * form of the paragraphs shows questions and answers; see unlabelled.c. */
void lec_labels_infer(lec_label_search *search);

/* Where the line with text[at] ends, not after `end`. */
uint32_t lec_line_end(const char *text, uint32_t at, uint32_t end);

#endif
