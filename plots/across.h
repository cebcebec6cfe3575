/* SPDX-License-Identifier: GPL-3.0-or-later
 * across.h -- where the names of the column `across` stand on their axis: days since 1970-01-01, or
 * 1, 2, 3, ... */
#ifndef LEC_PLOTS_ACROSS_H
#define LEC_PLOTS_ACROSS_H

#include "plots/view.h"

typedef struct {
    lec_names names; /* of the column `across` */
    double *x;       /* [names] place on the axis, NaN if it has none */
    bool dates;
    size_t undated;
    double first, last;
} lec_across;

lec_across lec_view_across(const lec_view *view);

#endif
