/* SPDX-License-Identifier: GPL-3.0-or-later
 * families.h -- the columns q and log10_q of a table: p-values adjusted within the families of
 * tests that its descriptor declares (lec_family). The one place where the tests of a table are
 * adjusted.
 */
#ifndef LEC_ANALYSIS_VIEW_FAMILIES_H
#define LEC_ANALYSIS_VIEW_FAMILIES_H

#include "core/table.h"

/* For each of `families` ({0} ends them), the rows being all there and the filled columns missing:
 *
 * tests    where the analysis put a number, it is the number of tests of the row's family, those
 *          without a row counted, and the same in all its rows; else it becomes the number of
 *          rows of the family that have a p
 * log10_q  log10_p adjusted within the family (Benjamini & Hochberg 1995), kept in log10, so that
 * it is not 0 where p itself is too small for a double; a row without a p has no q q 10^log10_q
 *
 * Where the family names no log10_p, the analysis has put log10_q, and q and tests follow from it.
 */
void lec_families_adjust(const lec_family *families, lec_table *table, lec_arena *arena);

#endif
