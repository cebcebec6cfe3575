/* SPDX-License-Identifier: GPL-3.0-or-later */
/* distance.h -- how unlike two texts are, as two lists of the same words.
 *
 * x and y are counts or rates, 0 or more; p and q are x and y divided by their sums. Entry i stands
 * for times[i] words that are counted alike (most words of a text are rare); for one each where
 * `times` is NULL. All measures are NaN when one of the two lists is empty or all 0.
 */
#ifndef LEC_ANALYSIS_MEASURE_DISTANCE_H
#define LEC_ANALYSIS_MEASURE_DISTANCE_H

#include <stddef.h>

/* sum x y / (|x| |y|), a similarity: 0 (no word in common) .. 1 (same proportions).
 * Salton & McGill 1983 */
double lec_cosine(const double *x, const double *y, const double *times, size_t count);

/* D(p || q) = sum p log2(p / q), in bits, 0 or more. NaN when a word of x is missing in y: the
 * divergence is infinite there; smooth the counts first. Kullback & Leibler 1951 */
double lec_kullback_leibler(const double *x, const double *y, const double *times, size_t count);

/* The divergence (not its square root) H(m) - w H(p) - (1-w) H(q), m = w p + (1-w) q, in bits,
 * 0 .. 1. The weight w of x is 0.5, or the share of x in all tokens. Two samples of one source are
 * not 0 apart: dealt_texts.h says how far. Lin 1991 */
double lec_jensen_shannon(const double *x, const double *y, const double *times, size_t count,
                          double weight);

/* sqrt(sum (sqrt p - sqrt q)^2 / 2), 0 .. 1. Hellinger 1909 */
double lec_hellinger(const double *x, const double *y, const double *times, size_t count);

/* Intertextual distance of the shorter text a from the longer text b cut down to its size:
 *   sum |F_a - E| / (N_a + sum of E >= 1),  E = F_b N_a / N_b
 * over the words of a and those others that are expected at least once (E >= 1). 0 .. 1, the same
 * whichever text comes first. x and y must be counts. Labbe & Labbe 2001 */
double lec_labbe(const double *x, const double *y, const double *times, size_t count);

/* z[d * words + w] = (rate - mean) / sd over the documents, with the sample sd (n - 1), from
 * rate[d * words + w] (Burrows 2002; R package stylo). NaN for a word whose rate is the same in
 * all documents, and for fewer than two documents. With two, z is +-sqrt(1/2) whatever the rates
 * are: any two texts are then as far from each other as any other two. */
void lec_standardise(const double *rate, size_t documents, size_t words, double *z);

/* Both on the z of two documents; words that are NaN are left out, and without any the result is
 * NaN. Burrows's Delta: mean |z_1 - z_2| (Burrows 2002). Cosine Delta: 1 - cos(z_1, z_2), 0 .. 2
 * (Smith & Aldridge 2011, Evert et al. 2017). */
double lec_burrows_delta(const double *first, const double *second, size_t words);
double lec_cosine_delta(const double *first, const double *second, size_t words);

#endif
