/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bootstrap_interval.h -- from the replicates of a bootstrap to the two ends of an interval.
 *
 * With t the estimate, t*_1 .. t*_R the replicates and A = 1 - level:
 *
 *     percentile  the quantiles A/2 and 1 - A/2 of t*                    (Efron 1979)
 *     BCa         the quantiles Phi(z0 + (z0 + z) / (1 - a (z0 + z))), z = z(A/2), z(1 - A/2),
 *                 z0 = Phi^-1(#{t* < t} / R), a = the acceleration       (Efron 1987)
 *     expanded    the quantiles Phi(-+ sqrt(n/(n-1)) t(1 - A/2; n - 1)): the percentile interval
 *                 widened as a t interval of n clusters is               (Hesterberg 2015)
 *     expanded BCa  BCa with z = -+ sqrt(n/(n-1)) t(1 - A/2; n - 1)      (both; R package resample)
 *
 * Replicates equal to the estimate count in z0 as not below it (Efron's convention); in the
 * expanded BCa one half of them does, so that it, too, is the same in either direction.
 *
 * The lower quantile p is the inverse of the empirical distribution, the ceil(pR)-th smallest
 * replicate (type 1 of Hyndman & Fan 1996); the upper one is its mirror image, the ceil((1-p)R)-th
 * largest, which is the same unless pR is whole. So the interval of -t is the mirrored interval of
 * t (BCa: if no t* equals t). A pR that misses a whole number by less than 1e-12 of itself, the
 * rounding of `level`, is that number.
 *
 * Sources: Efron 1987, doi:10.1080/01621459.1987.10478410; Efron & Tibshirani 1993, ch. 13-14;
 * Hesterberg 2015, "What teachers should know about the bootstrap",
 * doi:10.1080/00031305.2015.1089789.
 */
#ifndef LEC_ANALYSIS_MEASURE_BOOTSTRAP_INTERVAL_H
#define LEC_ANALYSIS_MEASURE_BOOTSTRAP_INTERVAL_H

#include <stddef.h>

typedef enum {
    LEC_INTERVAL_PERCENTILE,
    LEC_INTERVAL_BCA,
    LEC_INTERVAL_EXPANDED,
    LEC_INTERVAL_EXPANDED_BCA,
    LEC_INTERVAL_T, /* no bootstrap: jackknife.h */
} lec_interval_method;

typedef struct {
    lec_interval_method method;
    double level; /* in (0, 1), such as 0.95 */
} lec_interval_kind;

typedef struct {
    double value;     /* NaN: undefined */
    double low, high; /* NaN: undefined; the value may then still be a number */
} lec_estimate;

/* What an interval is made from. */
typedef struct {
    double estimate;
    const double *replicates; /* [replicate_count] finite numbers */
    size_t replicate_count;
    size_t cluster_count; /* clusters that contribute to the estimate */
    double acceleration;  /* of lec_acceleration(); read by BCa and expanded BCa */
} lec_bootstrap_result;

/* The interval of one estimate; `scratch` has room for replicate_count numbers.
 * `low` and `high` are NaN with an estimate that is NaN, without replicates and with fewer than two
 * clusters. BCa is the percentile interval where no replicate, or every replicate, is below the
 * estimate (z0 would be infinite), and the smallest or largest replicate where its formula leaves
 * the range (1 - a (z0 + z) <= 0). */
lec_estimate lec_bootstrap_interval(const lec_bootstrap_result *result, lec_interval_kind kind,
                                    double *scratch);

/* a = sum d^3 / (6 (sum d^2)^(3/2)), d = mean(t_(.)) - t_(c), where t_(c) is the estimate without
 * cluster c; values of left_out that are not finite are passed over. 0 where all are equal. */
double lec_acceleration(const double *left_out, size_t count);

/* Two order statistics of `count` finite values: selected[i] is the ranks[i]-th smallest, with
 * 1 <= ranks[i] <= count. `scratch` has room for `count` numbers. Time linear in `count`. */
void lec_order_statistics(const double *values, size_t count, const size_t ranks[2],
                          double *scratch, double selected[2]);

#endif
