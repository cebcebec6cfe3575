/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_shift.h -- which words make two texts differ: the contribution of each word to a
 * difference, in such a way that the contributions sum to it.
 *
 * `first` and `second` are the counts or rates of the same `count` words, 0 or more; p1 and p2 are
 * these divided by their sums. contribution[count] is filled; the sum of the contributions, which
 * is the difference itself, is returned. Everything is NaN when one text is empty or all 0.
 *
 * Source: Gallagher, Frank, Mitchell, Schwartz, Reagan, Danforth & Dodds 2021, EPJ Data Science
 * 10:4, "Generalized word shift graphs".
 */
#ifndef LEC_ANALYSIS_MEASURE_WORD_SHIFT_H
#define LEC_ANALYSIS_MEASURE_WORD_SHIFT_H

#include <stddef.h>

/* --- the contribution of one word with the shares p1 and p2, see below --------------------- */

double lec_entropy_contribution(double p1, double p2);
double lec_kullback_leibler_contribution(double p1, double p2);
double lec_jensen_shannon_contribution(double p1, double p2, double weight);
double lec_lexicon_contribution(double p1, double p2, double score1, double score2,
                                double reference);

/* --- of all words --------------------------------------------------------------------------- */

/* p2 - p1; the sum is 0. */
double lec_shift_proportion(const double *first, const double *second, size_t count,
                            double *contribution);

/* p2 log2(1/p2) - p1 log2(1/p1); the sum is H(p2) - H(p1), in bits. */
double lec_shift_entropy(const double *first, const double *second, size_t count,
                         double *contribution);

/* p2 log2(p2/p1); the sum is D(p2 || p1), in bits. NaN for a word of the second text that the
 * first does not have, and so is the sum. */
double lec_shift_kullback_leibler(const double *first, const double *second, size_t count,
                                  double *contribution);

/* m log2(1/m) - w p1 log2(1/p1) - (1-w) p2 log2(1/p2), 0 or more, with m = w p1 + (1-w) p2; the
 * sum is the Jensen-Shannon divergence in bits. */
double lec_shift_jensen_shannon(const double *first, const double *second, size_t count,
                                double weight, double *contribution);

/* The general form, for words with scores s1 and s2 (of one lexicon: the same array twice):
 *   (p2 - p1) ((s1 + s2) / 2 - reference) + (p1 + p2) / 2 (s2 - s1)
 * The sum is the difference of the mean scores, sum p2 s2 - sum p1 s1, whatever the reference is;
 * it decides which words push up or down, and is often the mean score of the first text. Pass only
 * words that have scores. */
double lec_shift_lexicon(const double *first, const double *second, const double *first_score,
                         const double *second_score, double reference, size_t count,
                         double *contribution);

#endif
