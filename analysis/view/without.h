/* SPDX-License-Identifier: GPL-3.0-or-later
 * without.h -- what --without leaves out: kinds of words, and what goes over punctuation. */
#ifndef LEC_ANALYSIS_VIEW_WITHOUT_H
#define LEC_ANALYSIS_VIEW_WITHOUT_H

#include "analysis/analysis.h"

typedef struct {
    bool numbers;              /* words of digits: 2,000 */
    bool urls;                 /* addresses: https://host, name@host */
    bool mentions;             /* @name and #topic */
    bool punctuation_crossing; /* n-grams and windows over a comma, a bracket, a dash ... */
} lec_without;

/* Reads a list such as `numbers,urls`; NULL is nothing. LEC_BAD_USAGE: an unknown name. */
LEC_MUST_CHECK lec_status lec_without_read(const char *list, lec_without *out, lec_error *error);

/* Whether a word is left out by its spelling (as the corpus has it, folded or not). */
bool lec_without_word(const lec_without *without, const char *word);

/* Whether a token is the topic behind a `#`. */
bool lec_is_topic(const lec_corpus *corpus, uint32_t token);

/* Whether punctuation stands between a token and the one before it in the same conference: any
 * mark but a hyphen, an apostrophe or a slash inside a word. */
bool lec_punctuation_before(const lec_corpus *corpus, uint32_t token);

#endif
