/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/t_quantile.h"

#include <gsl/gsl_cdf.h>

#include <stddef.h>

enum { KEPT = 256 }; /* one for each number of degrees, until another of the same remainder */

double lec_t_quantile(double level, double freedom)
{
    static _Thread_local struct {
        double level, freedom, quantile;
    } kept[KEPT]; /* freedom 0: none */
    const size_t at = freedom >= 1 && freedom < 1e9 ? (size_t)freedom % KEPT : 0;
    if (kept[at].freedom != freedom || kept[at].level != level) {
        kept[at].quantile = gsl_cdf_tdist_Qinv((1 - level) / 2, freedom);
        kept[at].freedom = freedom;
        kept[at].level = level;
    }
    return kept[at].quantile;
}
