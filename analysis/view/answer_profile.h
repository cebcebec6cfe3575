/* SPDX-License-Identifier: GPL-3.0-or-later
 * answer_profile.h -- what an answer is like, as counted evidence. */
#ifndef LEC_ANALYSIS_VIEW_ANSWER_PROFILE_H
#define LEC_ANALYSIS_VIEW_ANSWER_PROFILE_H

#include "analysis/view/exchanges.h"
#include "analysis/view/markers.h"

typedef struct {
    uint32_t count[LEC_MARKER_COUNT]; /* markers of the answer turns */
    uint64_t words_without_reply;     /* in the sentences with a sign of no reply */
    double without_reply;             /* these as a share of the answer's words; NaN without */
    uint64_t words_before;            /* words of the answer before the first of these signs */
    uint64_t words_until;             /* and up to the end of the last */
    lec_marker_hit evidence;          /* the first sign of no reply, or else of turning aside */
    bool has_evidence;
    bool is_polar;    /* what the first answer turn answers asks for a yes or a no */
    const char *said; /* yes or no, where the first answer turn says so; "" else */
} lec_answer_profile;

/* A short answer turn that ends in a question asks back, in whatever words, unless a sign of no
 * reply stands in it or it begins with a yes or a no; `Okay?` and a statement with a tag ask for
 * nothing. Whether `turn` does; the words of the question to *out. */
bool lec_asks_back_in_short(lec_marker_finder *finder, const lec_corpus *corpus, uint32_t turn,
                            lec_marker_hit *out);

/* Of an exchange, whose conference's language the finder knows. */
lec_answer_profile lec_answer_profile_of(lec_marker_finder *finder, const lec_corpus *corpus,
                                         const lec_exchange *exchange);

#endif
