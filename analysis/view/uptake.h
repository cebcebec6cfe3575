/* SPDX-License-Identifier: GPL-3.0-or-later
 * uptake.h -- how much of each question is in its answer: the sides of exchanges as sets of terms.
 *
 * A term is a word stemmed as the language of its conference says (libstemmer; other languages: the
 * word as it is). Terms are weighted by how few sides of all exchanges have them
 * (measure/term_overlap.h), so that function words hardly count.
 */
#ifndef LEC_ANALYSIS_VIEW_UPTAKE_H
#define LEC_ANALYSIS_VIEW_UPTAKE_H

#include "analysis/measure/term_overlap.h"
#include "analysis/view/exchanges.h"

typedef struct {
    const lec_term_set *asked, *answered; /* [exchanges] of all question turns, all answer turns */
    const lec_term_set *first_sentence;   /* [exchanges] of the first answer turn with words */
    const double *weight;                 /* [term_count] */
    size_t term_count;
    const uint32_t *const *word_term; /* [conference_count] term of each word of the corpus */
} lec_uptake;

/* In the context's arena. One pass over the words of the exchanges. */
lec_uptake lec_uptake_of(const lec_context *context, const lec_exchanges *exchanges);

#endif
