/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heaps.h -- how the vocabulary grows with the text: V(n) = K n^b.
 *
 * Source: Herdan 1960, Heaps 1978.
 */
#ifndef LEC_ANALYSIS_MEASURE_HEAPS_H
#define LEC_ANALYSIS_MEASURE_HEAPS_H

#include <stddef.h>
#include <stdint.h>

/* types[i] = different types among the first i + 1 tokens, type[i] < type_count. `scratch` has
 * room for type_count numbers. */
void lec_vocabulary_growth(const uint32_t *type, size_t token_count, size_t type_count,
                           uint32_t *types, uint32_t *scratch);

typedef struct {
    double k, b;
    double rss; /* residual sum of squares of the curve itself, for either fit */
} lec_heaps_fit;

/* The curve through `count` points (tokens, types), all above 0. The two criteria give rather
 * different b, because the first weighs the begin of the text more and the second its end: report
 * both. NaN when there are fewer than two different numbers of tokens. */

/* Least squares on the logarithms. */
lec_heaps_fit lec_heaps_log_log(const double *tokens, const double *types, size_t count);

/* Least squares on the curve: for each b the best K is in closed form, and b is the root of the
 * derivative. NaN also when there is no best b between -50 and 50. */
lec_heaps_fit lec_heaps_least_squares(const double *tokens, const double *types, size_t count);

#endif
