/* SPDX-License-Identifier: GPL-3.0-or-later
 * certainty_features.h -- the numbers of certainty_features.def for one turn of a file. */
#ifndef LEC_IO_CERTAINTY_FEATURES_H
#define LEC_IO_CERTAINTY_FEATURES_H

#include "io/attribution/certainty_counts.h"

enum {
#define LEC_CERTAINTY_FEATURE(name, says, value) LEC_CERTAINTY_FEATURE_##name,
#include "io/attribution/certainty_features.def"
#undef LEC_CERTAINTY_FEATURE
    LEC_CERTAINTY_FEATURE_COUNT
};

typedef struct {
    const char *name, *says;
} lec_certainty_feature;

extern const lec_certainty_feature lec_certainty_features[LEC_CERTAINTY_FEATURE_COUNT];

/* The features of turn `turn`. */
void lec_certainty_features_of(const lec_certainty_counts *counts, size_t turn,
                               double features[LEC_CERTAINTY_FEATURE_COUNT]);

#endif
