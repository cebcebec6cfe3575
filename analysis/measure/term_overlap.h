/* SPDX-License-Identifier: GPL-3.0-or-later
 * term_overlap.h -- how much two texts have in common, each a set of terms, the terms weighted.
 *
 *     recall     sum of w over A and B / sum of w over A      what of A is in B
 *     precision  sum of w over A and B / sum of w over B
 *     jaccard    sum of w over A and B / sum of w over A or B
 *     w(term)    log((N + 1) / (df + 1/2))                    in df of N texts (Sparck Jones 1972)
 *
 * The half keeps the weight of a term above 0 that is in every text. Recall of a question's terms
 * in its answer is the measure of uptake nearest to people's judgement of those that need no model
 * (Demszky et al. 2021, doi:10.18653/v1/2021.acl-long.130; docs/agreement.md).
 */
#ifndef LEC_ANALYSIS_MEASURE_TERM_OVERLAP_H
#define LEC_ANALYSIS_MEASURE_TERM_OVERLAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Ids of terms, ascending, none twice. */
typedef struct {
    const uint32_t *terms; /* [count] */
    size_t count;
} lec_term_set;

/* Each 0 to 1. recall is NaN where A is empty, precision where B is, jaccard where both are. */
typedef struct {
    double recall, precision, jaccard;
} lec_term_overlap;

/* `weight` [terms] above 0. */
lec_term_overlap lec_term_overlap_of(lec_term_set a, lec_term_set b, const double *weight);

/* Whether the set has the term. */
bool lec_term_set_has(lec_term_set set, uint32_t term);

/* The weight of each of `term_count` terms from how many of `text_count` texts it is in. */
void lec_term_weights(const uint32_t *texts_with, size_t term_count, size_t text_count,
                      double *weight);

/* What rows of a square matrix have with the columns dealt to them, if every deal is equally likely
 * (Hoeffding 1951, doi:10.1214/aoms/1177729545): the mean and the variance of
 * sum value[i * n + deal(i)] over the n! deals. The variance of fewer than two rows is 0. */
typedef struct {
    double mean, variance;
} lec_deal_moments;
lec_deal_moments lec_deals_of(const double *value, size_t n);

#endif
