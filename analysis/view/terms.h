/* SPDX-License-Identifier: GPL-3.0-or-later
 * terms.h -- where the words, phrases and concepts that tables name stand in a corpus. */
#ifndef LEC_ANALYSIS_VIEW_TERMS_H
#define LEC_ANALYSIS_VIEW_TERMS_H

#include "analysis/analysis.h"

/* Tokens first .. end-1 of one turn. */
typedef struct {
    uint32_t first, end;
} lec_stretch;

typedef struct {
    const lec_stretch *items; /* [count] ascending */
    size_t count;
} lec_stretches;

/* How the words of a phrase may stand. */
typedef struct {
    bool across_sentences; /* over the end of a sentence, never that of a turn */
    uint32_t skip;         /* words that may stand between them, in all */
} lec_phrase_form;

/* Looks terms up in the context's corpus; what it needs is made at its first use and kept, in the
 * context's arena. One thread at a time. */
typedef struct lec_terms lec_terms;

/* Words are those of --case, --stem, --lemmas, --stopwords and --without where `words_as_asked`,
 * else plain. LEC_BAD_USAGE: see lec_items_make(). */
LEC_MUST_CHECK lec_status lec_terms_open(const lec_context *context, bool words_as_asked,
                                         lec_phrase_form form, lec_terms **out, lec_error *error);

/* Every use of a word, or of words parted by single spaces, as tables show them. Overlapping uses
 * count each; with `skip` every choice of words does, as one stretch from the first to the last. */
lec_stretches lec_terms_words(lec_terms *terms, const char *text);

/* Whether the study has a concept of that name, and where it occurs. */
bool lec_terms_concept(lec_terms *terms, const char *name, lec_stretches *out);

/* A concept, or else words; `WORD (word)` is a word spelt like a concept. */
lec_stretches lec_terms_item(lec_terms *terms, const char *name);

/* Where the comma-separated patterns of --query occur. */
lec_stretches lec_terms_query(lec_terms *terms, const char *query);

/* The turn of a token. */
uint32_t lec_terms_turn(const lec_terms *terms, uint32_t token);

/* Whether windows end at punctuation (--without punctuation-crossing). */
bool lec_terms_bounded(const lec_terms *terms);

#endif
