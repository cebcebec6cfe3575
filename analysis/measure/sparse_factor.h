/* SPDX-License-Identifier: GPL-3.0-or-later
 * sparse_factor.h -- Cholesky factors L L' of sparse symmetric matrices that share one pattern.
 *
 * The pattern is found once and then only read, by any number of threads; each matrix is an array
 * of values. Rows are numbered in the order in which they are eliminated, those with the fewest
 * neighbours first: of speakers, exchanges and conferences that cross each other the exchanges and
 * the speakers who come once go first and leave no new cells behind (block elimination).
 *
 *     column 0: row 0 (the diagonal), then the rows below it that are not 0, ascending; column 1
 * ...
 *
 * Sources: George & Liu 1981, "Computer Solution of Large Sparse Positive Definite Systems", ch. 5;
 * Takahashi, Fagan & Chin 1973 and Erisman & Tinney 1975, doi:10.1145/360680.360704 (the inverse).
 */
#ifndef LEC_ANALYSIS_MEASURE_SPARSE_FACTOR_H
#define LEC_ANALYSIS_MEASURE_SPARSE_FACTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef struct {
    size_t size;           /* rows */
    size_t cell_count;     /* start[size] */
    const uint32_t *place; /* [size] the number of each of the caller's rows */
    const size_t *start;   /* [size + 1] of each column */
    const uint32_t *row;   /* [cell_count] */
} lec_sparse_pattern;

/* The pattern of a sum over `group_count` groups, each of which fills the cells between its
 * `group_size` rows: groups[group * group_size + k] < size, all different within a group. The whole
 * diagonal belongs to it. Cost: sorting the groups, and the cells of L. */
lec_sparse_pattern lec_sparse_pattern_of(const uint32_t *groups, size_t group_count,
                                         size_t group_size, size_t size, lec_arena *arena);

/* The index in the array of values of the cell between two rows (numbered as they are eliminated),
 * which must be in the pattern. */
size_t lec_sparse_cell(const lec_sparse_pattern *pattern, uint32_t one, uint32_t other);

/* Scratch for one thread. */
typedef struct lec_sparse_scratch lec_sparse_scratch;
lec_sparse_scratch *lec_sparse_scratch_new(const lec_sparse_pattern *pattern, lec_arena *arena);

/* Replaces the lower half of a matrix by its factor. False when it is not positive definite; the
 * values are then of no use. Cost: sum of the squared lengths of the columns of L. */
bool lec_sparse_factor(const lec_sparse_pattern *pattern, lec_sparse_scratch *scratch,
                       double *values);

/* Solves L L' x = b in place. */
void lec_sparse_solve(const lec_sparse_pattern *pattern, const double *factor, double *x);

/* log of the determinant of L L'. */
double lec_sparse_log_determinant(const lec_sparse_pattern *pattern, const double *factor);

/* The cells of (L L')^-1 that lie in the pattern. Cost as for the factor. */
void lec_sparse_inverse(const lec_sparse_pattern *pattern, lec_sparse_scratch *scratch,
                        const double *factor, double *inverse);

#endif
