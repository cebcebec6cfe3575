/* SPDX-License-Identifier: GPL-3.0-or-later
 * null_engine.h -- what a statistic would be if nothing were there: p, family-wise p and q of many
 * rows at once.
 *
 * A design says which units (sides of an exchange, turns, exchanges, conferences, places in a turn)
 * could have been arranged otherwise and nothing but chance would differ; lengths stay as they are.
 * The caller's function makes arrangement `replicate` and computes the statistic of every row on
 * it, positive where the row lies above what is expected. The statistic is studentised and free of
 * size: divided by its standard deviation, so that rows can be compared and no group is more
 * extreme for being short (Chung & Romano 2013; Huang et al. 2006).
 *
 *   p        two-sided: twice the smaller tail, (1 + #{T* at least as far on this side}) /
 *            (1 + replicates), at most 1; one tail for the one-sided alternatives
 *   p_least  the smallest p that the row could have had, from its most extreme arrangements;
 * two-sided on the side where it is larger. A row whose p_least is .1 cannot be below .05 on both
 *            sides, and says so
 *   p_maxt   the same with the largest T of all rows of the family that are not more extreme in the
 *            data (step-down maxT, T = |statistic| if two-sided): family-wise
 *   q        the rows of the family expected by chance to reach T, over all arrangements, by the
 *            rows that reach it in the data (the Benjamini-Hochberg adjustment of a p-value pooled
 *            over the rows of the family)
 *
 * Where few arrangements exist they are all gone through once (`complete`), the data among them,
 * and p is exact: #{...} / replicates. Values that differ by less than 1e-9 of themselves are
 * equal. Families are given, never inferred: rows of different families do not touch each other.
 *
 * Rows whose whole null distribution is known need no arrangements: lec_null_exact().
 *
 * Sources: Phipson & Smyth 2010, doi:10.2202/1544-6115.1585 (never p = 0); Westfall & Young 1993,
 * algorithm 4.1; Tusher, Tibshirani & Chu 2001, doi:10.1073/pnas.091062498 (pooled); Chung & Romano
 * 2013, doi:10.1214/13-AOS1090; Huang, Xu, Calian & Hsu 2006, doi:10.1093/bioinformatics/btl383.
 */
#ifndef LEC_ANALYSIS_MEASURE_NULL_ENGINE_H
#define LEC_ANALYSIS_MEASURE_NULL_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef enum {
    LEC_TWO_SIDED,
    LEC_GREATER, /* the row lies above what is expected */
    LEC_LESS,
} lec_alternative;

/* Writes statistic[row] of every row for one arrangement. It depends on `replicate` alone (random
 * numbers keyed by random.h), is called by several threads at once, `thread` below
 * lec_thread_count(threads), and keeps what it needs per thread in `state`. NaN (the statistic is
 * undefined in this arrangement) counts as 0: no evidence. */
typedef void lec_null_arrange(uint32_t replicate, size_t thread, void *state, double *statistic);

typedef struct {
    size_t row_count;
    const double *observed; /* [row_count] the statistic of the data; NaN: no test is possible */
    const uint32_t *family; /* [row_count] any numbers; NULL: one family */
    lec_null_arrange *arrange;
    void *state;
    size_t replicates; /* 1 or more */
    bool complete;     /* they are all arrangements, equally likely, the data among them */
    lec_alternative alternative; /* two-sided where it is left 0 */
    size_t threads;              /* never changes a result */
} lec_null_design;

/* All log10 of numbers in (0, 1]; NaN where no test was possible. */
typedef struct {
    double p, p_least, p_maxt, q;
} lec_null_result;

/* Tests all rows, results[row_count]. Memory: some 40 bytes a row and thread. */
void lec_null_test(const lec_null_design *design, lec_null_result *results);

/* --- rows whose null distribution is known ---------------------------------------------------- */

/* The outcomes of one row in ascending order, and which of them is the data's. */
typedef struct {
    const double *log10_lower; /* [count] P(X <= outcome), rising to 0 */
    const double *log10_upper; /* [count] P(X >= outcome), falling from 0 */
    size_t count, observed;    /* count 0: no test is possible */
} lec_null_row;

/* The same four from the distributions themselves, rows of a family taken as independent:
 *
 *   p        two-sided mid-p: twice the smaller of P(X < x) + P(X = x) / 2 and its mirror image, at
 *            most 1 (Lancaster 1961): on average as small as it should be, where the tail itself is
 *            too large because few outcomes are possible
 *   p_maxt   step-down 1 - prod (1 - P(p* <= p)) over the rows of the family that are not more
 *            significant (Westfall & Young 1993; Sidak 1967)
 *   q        sum of P(p* <= p) over the family, by the rows with a p as small (Heyse 2011: a rare
 *            word that cannot be significant adds nothing to the false alarms to be expected)
 *
 * `families` as above. Scratch comes from `arena`. Cost: sorting all outcomes. */
void lec_null_exact(const lec_null_row *rows, size_t row_count, const uint32_t *families,
                    lec_arena *arena, lec_null_result *results);

#endif
