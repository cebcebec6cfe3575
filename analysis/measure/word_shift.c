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

/* p2 log2(p2 / p1), 0 where p2 is 0, NaN where only p1 is. */
static double divergence(double p1, double p2)
{
    if (p2 == 0 && p1 >= 0) return 0;
    return p1 == 0 ? NAN : p2 * log2(p2 / p1);
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
        contribution[i] = surprise(second[i] / sum2) - surprise(first[i] / sum1);
    return sum_of(contribution, count);
}

double lec_shift_kullback_leibler(const double *first, const double *second, size_t count,
                                  double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++)
        contribution[i] = divergence(first[i] / sum1, second[i] / sum2);
    return sum_of(contribution, count);
}

double lec_shift_jensen_shannon(const double *first, const double *second, size_t count,
                                double weight, double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++) {
        const double p1 = first[i] / sum1, p2 = second[i] / sum2;
        const double m = weight * p1 + (1 - weight) * p2;
        const double gain = surprise(m) - weight * surprise(p1) - (1 - weight) * surprise(p2);
        contribution[i] = gain < 0 ? 0 : gain; /* by rounding, where p1 = p2 */
    }
    return sum_of(contribution, count);
}

double lec_shift_lexicon(const double *first, const double *second, const double *first_score,
                         const double *second_score, double reference, size_t count,
                         double *contribution)
{
    const double sum1 = sum_of(first, count), sum2 = sum_of(second, count);
    for (size_t i = 0; i < count; i++) {
        const double p1 = first[i] / sum1, p2 = second[i] / sum2;
        const double s1 = first_score[i], s2 = second_score[i];
        contribution[i] = (p2 - p1) * ((s1 + s2) / 2 - reference) + (p1 + p2) / 2 * (s2 - s1);
    }
    return sum_of(contribution, count);
}
