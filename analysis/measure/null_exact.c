/* SPDX-License-Identifier: GPL-3.0-or-later
 * null_exact.c -- rows whose null distribution is known: every outcome is an atom, a p with its
 * probability; the false alarms to be expected at p are the probability of all atoms up to p. */
#include <math.h>
#include <stdlib.h>

#include "analysis/measure/null_engine.h"

/* What one outcome of one row adds to the probability of a p as small. */
typedef struct {
    double log10_p, probability;
    uint32_t row;
} atom;

/* A row of the data by its p. */
typedef struct {
    double log10_p;
    uint32_t row, family;
} ranked_row;

static const double equal_within = 1e-9; /* of log10 p */

static double log10_mean(double one, double other)
{
    const double high = fmax(one, other), low = fmin(one, other);
    if (isinf(high)) return high;
    return high + log10((1 + pow(10, low - high)) / 2);
}

/* The two-sided mid-p of an outcome; *lower says which of its tails is the smaller. */
static double log10_mid_p(const lec_null_row *row, size_t outcome, bool *lower)
{
    const double before = outcome > 0 ? row->log10_lower[outcome - 1] : -INFINITY;
    const double after = outcome + 1 < row->count ? row->log10_upper[outcome + 1] : -INFINITY;
    const double below = log10_mean(before, row->log10_lower[outcome]);
    const double above = log10_mean(after, row->log10_upper[outcome]);
    *lower = below < above;
    return fmin(0, fmin(below, above) + log10(2));
}

static double difference(double log10_larger, double log10_smaller)
{
    return fmax(0, pow(10, log10_larger) - pow(10, log10_smaller));
}

/* The atoms of a row whose p is below 1. */
static size_t put_atoms(const lec_null_row *row, uint32_t number, atom *atoms)
{
    size_t count = 0;
    for (size_t k = 0; k < row->count; k++) {
        bool lower = false;
        const double log10_p = log10_mid_p(row, k, &lower);
        const double *tail = lower ? row->log10_lower : row->log10_upper;
        const bool is_last = lower ? k == 0 : k + 1 == row->count;
        const double next = is_last ? -INFINITY : tail[lower ? k - 1 : k + 1];
        if (log10_p < 0) atoms[count++] = (atom){log10_p, difference(tail[k], next), number};
    }
    return count;
}

static int by_p(const void *one, const void *other)
{
    const atom *a = one, *b = other;
    if (a->log10_p != b->log10_p) return a->log10_p < b->log10_p ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static int by_family_and_p(const void *one, const void *other)
{
    const ranked_row *a = one, *b = other;
    if (a->family != b->family) return a->family < b->family ? -1 : 1;
    if (a->log10_p != b->log10_p) return a->log10_p < b->log10_p ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static bool reached_by(double log10_p, double threshold)
{
    return log10_p <= threshold + equal_within;
}

/* One family: its rows by p, and the atoms of all of them by p. */
typedef struct {
    const ranked_row *rows;
    size_t row_count;
    const atom *atoms;
    size_t atom_count;
} family;

/* q of every row, from the expected number of rows with a p as small. */
static void find_q(const family *of, lec_null_result *results)
{
    double expected = 0;
    size_t at = 0;
    for (size_t i = 0; i < of->row_count; i++) {
        while (at < of->atom_count && reached_by(of->atoms[at].log10_p, of->rows[i].log10_p))
            expected += of->atoms[at++].probability;
        /* below the smallest double: what p is times the number of rows */
        const double log10_expected =
            expected > 0 ? log10(expected) : of->rows[i].log10_p + log10((double)of->row_count);
        results[of->rows[i].row].q = log10_expected;
    }
    double lowest = 0;
    for (size_t i = of->row_count; i-- > 0;) {
        size_t found = i + 1;
        while (found < of->row_count && reached_by(of->rows[found].log10_p, of->rows[i].log10_p))
            found++;
        lec_null_result *result = &results[of->rows[i].row];
        lowest = fmin(lowest, result->q - log10((double)found));
        result->q = lowest;
    }
}

/* Sums over ranks, of which any may grow (Fenwick 1994). */
static void add_at(double *tree, size_t count, size_t rank, double value)
{
    for (size_t i = rank + 1; i <= count; i += i & (~i + 1)) tree[i - 1] += value;
}

static double sum_before(const double *tree, size_t rank)
{
    double sum = 0;
    for (size_t i = rank; i > 0; i -= i & (~i + 1)) sum += tree[i - 1];
    return sum;
}

/* Step-down: the rows leave the product one after the other, the most significant first. An atom
 * adds to -ln(1 - F) of its row, F the probability of its row's atoms so far. */
static void find_maxt(const family *of, const uint32_t *rank_of, lec_arena *arena,
                      lec_null_result *results)
{
    const size_t rows = of->row_count;
    double *share = lec_new(arena, double, rows), *tree = lec_new(arena, double, rows);
    double all = 0, at_least = -INFINITY;
    size_t at = 0;
    for (size_t i = 0; i < rows; i++) {
        for (; at < of->atom_count && reached_by(of->atoms[at].log10_p, of->rows[i].log10_p);
             at++) {
            const uint32_t rank = rank_of[of->atoms[at].row];
            const double before = share[rank];
            share[rank] = fmin(before + of->atoms[at].probability, 1 - 0x1p-53);
            const double grown = log1p(-before) - log1p(-share[rank]);
            add_at(tree, rows, rank, grown);
            all += grown;
        }
        const double any = -expm1(-fmax(0, all - sum_before(tree, i)));
        /* below the smallest double as in find_q() */
        const double log10_any =
            any > 0 ? log10(any) : of->rows[i].log10_p + log10((double)(rows - i));
        at_least = fmax(at_least, fmin(0, log10_any));
        results[of->rows[i].row].p_maxt = at_least;
    }
}

static double log10_least_p(const lec_null_row *row)
{
    bool lower = false;
    return fmax(log10_mid_p(row, 0, &lower), log10_mid_p(row, row->count - 1, &lower));
}

/* The rows on which a test is possible, by family and p; their p is found on the way. */
static size_t rank_rows(const lec_null_row *rows, size_t row_count, const uint32_t *families,
                        ranked_row *ranked, lec_null_result *results)
{
    size_t count = 0;
    for (uint32_t i = 0; i < row_count; i++) {
        results[i] = (lec_null_result){NAN, NAN, NAN, NAN};
        if (rows[i].count == 0) continue;
        bool lower = false;
        results[i].p = log10_mid_p(&rows[i], rows[i].observed, &lower);
        results[i].p_least = log10_least_p(&rows[i]);
        ranked[count++] = (ranked_row){results[i].p, i, families != NULL ? families[i] : 0};
    }
    if (count > 1) qsort(ranked, count, sizeof *ranked, by_family_and_p);
    return count;
}

void lec_null_exact(const lec_null_row *rows, size_t row_count, const uint32_t *families,
                    lec_arena *arena, lec_null_result *results)
{
    ranked_row *ranked = lec_new(arena, ranked_row, row_count);
    uint32_t *rank_of = lec_new(arena, uint32_t, row_count);
    const size_t count = rank_rows(rows, row_count, families, ranked, results);
    size_t outcomes = 0;
    for (size_t i = 0; i < row_count; i++) outcomes += rows[i].count;
    atom *atoms = lec_new(arena, atom, outcomes);
    for (size_t first = 0, end = 0; first < count; first = end) {
        size_t atom_count = 0;
        for (end = first; end < count && ranked[end].family == ranked[first].family; end++) {
            rank_of[ranked[end].row] = (uint32_t)(end - first);
            atom_count += put_atoms(&rows[ranked[end].row], ranked[end].row, atoms + atom_count);
        }
        if (atom_count > 1) qsort(atoms, atom_count, sizeof *atoms, by_p);
        const family of = {ranked + first, end - first, atoms, atom_count};
        find_q(&of, results);
        find_maxt(&of, rank_of, arena, results);
    }
}
