/* SPDX-License-Identifier: GPL-3.0-or-later
 * burstiness.h -- how much words come in bursts: one number for each, estimated for all together.
 *
 * rho is an intraclass correlation: of two uses of a word in one block (an exchange) the
 * probability that they come as one, in the same place. A count m dealt out over two places then
 * has the variance v (1 + (m - 1) rho), v that of independent words. A single word says little
 * about its own rho, so words of like frequency lend each other theirs (empirical Bayes):
 *
 *     rho = prior + weight (own - prior),  weight = spread / (spread + error of own)
 *
 * prior: sum of the excess variances over sum of what rho 1 would make of them, for the words of
 * like frequency (powers of 2, 20 words or more together); spread: variance of rho between these
 * words beyond its error, 0 or more. Never below 0: no word counts as more evenly spread than
 * chance.
 *
 * Sources: Williams 1982, doi:10.2307/2347977 (beta-binomial variance); Robinson & Smyth 2007,
 * doi:10.1093/bioinformatics/btm453, and Smyth 2004, doi:10.2202/1544-6115.1027, for lending.
 */
#ifndef LEC_ANALYSIS_MEASURE_BURSTINESS_H
#define LEC_ANALYSIS_MEASURE_BURSTINESS_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* What one word says about its own rho. */
typedef struct {
    uint64_t count;     /* uses, by which words are of like frequency */
    double excess;      /* squared residuals minus their expectation at rho 0 */
    double excess_of_1; /* the expectation of `excess` at rho 1; 0: the word says nothing */
    double variance;    /* of what is dealt out, at rho 0 */
    double error;       /* variance of `excess` at rho 0 */
} lec_burst_evidence;

typedef struct {
    double rho;
    double variance; /* of rho, given all words; 0 where all of the likeness is shared */
} lec_burstiness;

/* One for each word. Scratch comes from `arena`. */
void lec_burstiness_estimate(const lec_burst_evidence *words, size_t count, lec_arena *arena,
                             lec_burstiness *out);

#endif
