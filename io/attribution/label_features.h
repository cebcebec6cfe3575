/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_features.h -- what is known of a candidate for a label, in numbers. */
#ifndef LEC_IO_LABEL_FEATURES_H
#define LEC_IO_LABEL_FEATURES_H

#include "io/attribution/label_search.h"

typedef enum {
#define LEC_LABEL_FEATURE(name, says, value) LEC_LABEL_FEATURE_##name,
#include "io/attribution/label_features.def"
#undef LEC_LABEL_FEATURE
    LEC_LABEL_FEATURES,
} lec_label_feature;

/* The features of candidate `i`: shares are 0..1, counts are logarithms to base 2 of one more. */
void lec_label_features(const lec_label_search *state, size_t i, double values[LEC_LABEL_FEATURES]);

/* The chance that candidate `i` is a label. terms: what each feature adds to its logit (before the
 * temperature); present: whether the candidate has the feature more than the usual one. */
double lec_label_weigh(const lec_label_search *state, size_t i, double terms[LEC_LABEL_FEATURES],
                       bool present[LEC_LABEL_FEATURES]);

/* The name of a feature, as in label_features.def; what it says is lec_label_term(). */
const char *lec_label_feature_name(lec_label_feature feature);

#endif
