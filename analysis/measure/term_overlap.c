/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/term_overlap.h"

#include <math.h>

static double sum_of(lec_term_set of, const double *weight)
{
    double sum = 0;
    for (size_t i = 0; i < of.count; i++) sum += weight[of.terms[i]];
    return sum;
}

lec_term_overlap lec_term_overlap_of(lec_term_set a, lec_term_set b, const double *weight)
{
    double both = 0;
    for (size_t i = 0, j = 0; i < a.count && j < b.count;) {
        if (a.terms[i] == b.terms[j]) both += weight[a.terms[i]];
        const uint32_t x = a.terms[i], y = b.terms[j];
        i += x <= y;
        j += y <= x;
    }
    const double in_a = sum_of(a, weight), in_b = sum_of(b, weight);
    return (lec_term_overlap){a.count > 0 ? fmin(1, both / in_a) : (double)NAN,
                              b.count > 0 ? fmin(1, both / in_b) : (double)NAN,
                              a.count + b.count > 0 ? fmin(1, both / (in_a + in_b - both))
                                                    : (double)NAN};
}

bool lec_term_set_has(lec_term_set set, uint32_t term)
{
    size_t low = 0, high = set.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (set.terms[middle] < term)
            low = middle + 1;
        else
            high = middle;
    }
    return low < set.count && set.terms[low] == term;
}

void lec_term_weights(const uint32_t *texts_with, size_t term_count, size_t text_count,
                      double *weight)
{
    for (size_t t = 0; t < term_count; t++)
        weight[t] = log(((double)text_count + 1) / ((double)texts_with[t] + 0.5));
}

lec_deal_moments lec_deals_of(const double *value, size_t n)
{
    if (n == 0) return (lec_deal_moments){0, 0};
    const double size = (double)n;
    double all = 0, squares = 0, row_squares = 0, column_squares = 0;
    for (size_t i = 0; i < n * n; i++) all += value[i];
    const double mean = all / (size * size);
    for (size_t i = 0; i < n; i++) {
        double row = 0, column = 0;
        for (size_t j = 0; j < n; j++) {
            const double centred = value[i * n + j] - mean;
            row += centred;
            column += value[j * n + i] - mean;
            squares += centred * centred;
        }
        row_squares += row * row / size;
        column_squares += column * column / size;
    }
    /* the sum of squares of the matrix with its row and column means taken off */
    const double rest = fmax(0, squares - row_squares - column_squares);
    return (lec_deal_moments){size * mean, n < 2 ? 0 : rest / (size - 1)};
}
