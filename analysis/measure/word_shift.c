/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_shift.c -- formulas and source are in word_shift.h. */
#include "analysis/measure/word_shift.h"

#include <math.h>

/* Dividing by the sum of an empty text gives NaN for each word, as it should. */
static double sum_of(const double *x, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += x[i];
    return count > 0 ? sum : NAN;
}

/* -p log2 p, 0 at 0. */
static double surprise(double p)
{
    return p == 0 ? 0 : p * log2(1 / p);
}

double lec_entropy_contribution(double p1, double p2)
{
    return surprise(p2) - surprise(p1);
}

/* 0 where p2 is 0, NaN where only p1 is. */
double lec_kullback_leibler_contribution(double p1, double p2)
{
    if (p2 == 0 && p1 >= 0) return 0;
    return p1 == 0 ? NAN : p2 * log2(p2 / p1);
}

double lec_jensen_shannon_contribution(double p1, double p2, double weight)
{
    const double m = weight * p1 + (1 - weight) * p2;
    const double gain = surprise(m) - weight * surprise(p1) - (1 - weight) * surprise(p2);
    return gain < 0 ? 0 : gain; /* by rounding, where p1 = p2 */
}

double lec_lexicon_contribution(double p1, double p2, double score1, double score2,
                                double reference)
{
    return (p2 - p1) * ((score1 + score2) / 2 - reference) + (p1 + p2) / 2 * (score2 - score1);
}

double lec_shift_proportion(const double *first, const double *second, size_t count,
                            double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++) contribution[i] = second[i] / sum2 - first[i] / sum1;
    return sum_of(contribution, count);
}

double lec_shift_entropy(const double *first, const double *second, size_t count,
                         double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++)
        contribution[i] = lec_entropy_contribution(first[i] / sum1, second[i] / sum2);
    return sum_of(contribution, count);
}

double lec_shift_kullback_leibler(const double *first, const double *second, size_t count,
                                  double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++)
        contribution[i] = lec_kullback_leibler_contribution(first[i] / sum1, second[i] / sum2);
    return sum_of(contribution, count);
}

double lec_shift_jensen_shannon(const double *first, const double *second, size_t count,
                                double weight, double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++)
        contribution[i] =
            lec_jensen_shannon_contribution(first[i] / sum1, second[i] / sum2, weight);
    return sum_of(contribution, count);
}

double lec_shift_lexicon(const double *first, const double *second, const double *first_score,
                         const double *second_score, double reference, size_t count,
                         double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++)
        contribution[i] = lec_lexicon_contribution(first[i] / sum1, second[i] / sum2,
                                                   first_score[i], second_score[i], reference);
    return sum_of(contribution, count);
}
