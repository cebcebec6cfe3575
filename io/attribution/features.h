/* SPDX-License-Identifier: GPL-3.0-or-later
 * features.h -- the numbers of role_features.def for one person of a file. */
#ifndef LEC_IO_FEATURES_H
#define LEC_IO_FEATURES_H

#include "io/attribution/evidence.h"

enum {
#define LEC_ROLE_FEATURE(name, says, value) LEC_ROLE_FEATURE_##name,
#include "io/attribution/role_features.def"
#undef LEC_ROLE_FEATURE
    LEC_ROLE_FEATURE_COUNT
};

typedef struct {
    const char *name, *says;
} lec_role_feature;

extern const lec_role_feature lec_role_features[LEC_ROLE_FEATURE_COUNT];

/* The features of a person with at least one turn. */
void lec_role_features_of(const lec_evidence *evidence, uint32_t person,
                          double features[LEC_ROLE_FEATURE_COUNT]);

#endif
