/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zipf.h -- laws of word frequency, fitted by maximum likelihood.
 *
 * Two views of one thing. By rank: P(a token is the word of rank r) ~ (r + q)^-s, r = 1 .. V. By
 * size: P(a type occurs x times) ~ x^-alpha, x = xmin, xmin + 1, ... The ranks come from the data
 * themselves, which biases the first; report both (Corral, Serra & Ferrer-i-Cancho 2020).
 */
#ifndef LEC_ANALYSIS_MEASURE_ZIPF_H
#define LEC_ANALYSIS_MEASURE_ZIPF_H

#include <stdint.h>

#include "analysis/measure/spectrum.h"
#include "core/arena.h"

typedef struct {
    double q, s;
    double log_likelihood; /* natural logarithm, of the tokens given N and V */
} lec_rank_fit;

/* Zipf's law: q = 0. NaN for fewer than 2 types. Zipf 1949 */
lec_rank_fit lec_zipf(const lec_spectrum *spectrum, lec_arena *arena);

/* Zipf-Mandelbrot's law, q above -0.99. NaN for fewer than 3 types, when all types occur equally
 * often, and when the likelihood still rises where q is as large as 10 V: such a text has no q (it
 * is nearer to an exponential law). Mandelbrot 1953. Cost about 100 V exponentials. */
lec_rank_fit lec_zipf_mandelbrot(const lec_spectrum *spectrum, lec_arena *arena);

typedef struct {
    double alpha;
    uint64_t xmin;
    uint64_t tail;         /* types that occur xmin times or more; few of them make a poor fit */
    double distance;       /* Kolmogorov-Smirnov: max |F_data - F_model| over the tail */
    double log_likelihood; /* natural logarithm, of the tail */
} lec_power_law;

/* The discrete power law on the types that occur `xmin` times or more, xmin >= 1:
 *   alpha maximises -n ln zeta(alpha, xmin) - alpha sum ln x
 * NaN when the tail has fewer than two different frequencies. Clauset, Shalizi & Newman 2009 */
lec_power_law lec_power_law_from(const lec_spectrum *spectrum, uint64_t xmin);

/* The same with xmin, among the frequencies that occur, where `distance` is smallest (the smaller
 * xmin if there are two). xmin is 0 and the rest NaN when no tail has two frequencies. */
lec_power_law lec_power_law_of(const lec_spectrum *spectrum);

#endif
