/* SPDX-License-Identifier: GPL-3.0-or-later
 * validation.h -- how well a dictionary finds what people find, from a stratified sample that they
 * have coded, and what its rates are when its errors are taken out.
 *
 * With w the weight of a unit, h whether the dictionary has a hit in it and y what people say of it
 * (1, 0, or the share of them that says yes):
 *
 *   precision = sum w h y / sum w h;  recall = sum w h y / sum w y;  f1 = 2 sum w h y / (sum w h +
 *   sum w y);  rate = sum w y / sum w
 *
 *   corrected = H sum w h y / sum w h + (1 - H) sum w (1 - h) y / sum w (1 - h), H the share of all
 *               units that have a hit: known of all, not only of the sample
 *
 * Intervals: the jackknife within strata with the correction for finite populations, Student's t on
 * the logit scale; where everything in the sample is right (or wrong), the exact end of Clopper &
 * Pearson 1934 for as many units as the weights are worth. Sources: Song et al. 2020,
 * doi:10.1080/10584609.2020.1723752; TeBlunthuis, Hase & Chan 2024,
 * doi:10.1080/19312458.2023.2293713; Tenenbein 1970, doi:10.1080/01621459.1970.10481170 (double
 * sampling); Wolter 2007, "Introduction to Variance Estimation", ch. 4.
 */
#ifndef LEC_ANALYSIS_MEASURE_VALIDATION_H
#define LEC_ANALYSIS_MEASURE_VALIDATION_H

#include <stdbool.h>
#include <stdint.h>

#include "analysis/measure/bootstrap_interval.h"
#include "core/arena.h"

typedef struct {
    const double *truth;     /* [count] 0 .. 1; NaN: nobody has coded it, passed over */
    const bool *hit;         /* [count] */
    const double *weight;    /* [count] above 0 */
    const uint32_t *stratum; /* [count] below stratum_count */
    const bool *asked;       /* [count] the part of the texts that is asked about; NULL: all */
    size_t count, stratum_count;
    double hit_share; /* H; NaN where it is not known */
} lec_validation;

typedef enum {
    LEC_PRECISION,
    LEC_RECALL,
    LEC_F1,
    LEC_RATE,
    LEC_RATE_CORRECTED,
    LEC_VALIDATIONS
} lec_validity;

/* precision, recall, ... */
const char *lec_validity_name(lec_validity measure);

/* The measure and its interval; *units: those in its denominator. NaN where it is not defined. */
lec_estimate lec_validity_of(const lec_validation *of, lec_validity measure, double level,
                             lec_arena *arena, size_t *units);

#endif
