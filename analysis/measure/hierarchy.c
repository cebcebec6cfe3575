/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/hierarchy.h"

#include <math.h>
#include <string.h>

/* --- putting together ------------------------------------------------------------------------ */

typedef struct {
    double *between; /* [count * count] of the sets that are left, squared for Ward */
    uint32_t *node;  /* [count] of each set */
    uint32_t *size;  /* [count] items; 0: gone into another */
    size_t count;
} remaining;

static void nearest_two(const remaining *of, size_t *first, size_t *second)
{
    double least = INFINITY;
    for (size_t i = 0; i < of->count; i++) {
        if (of->size[i] == 0) continue;
        for (size_t j = i + 1; j < of->count; j++) {
            if (of->size[j] == 0 || !(of->between[i * of->count + j] < least)) continue;
            least = of->between[i * of->count + j];
            *first = i;
            *second = j;
        }
    }
}

/* Lance & Williams 1967 */
static double updated(const remaining *of, size_t i, size_t j, size_t k, lec_linkage linkage)
{
    const double a = of->size[i], b = of->size[j], c = of->size[k];
    const double ik = of->between[i * of->count + k], jk = of->between[j * of->count + k];
    if (linkage == LEC_LINKAGE_AVERAGE) return (a * ik + b * jk) / (a + b);
    return ((a + c) * ik + (b + c) * jk - c * of->between[i * of->count + j]) / (a + b + c);
}

static void put_together(remaining *of, size_t i, size_t j, lec_linkage linkage)
{
    for (size_t k = 0; k < of->count; k++) {
        if (k == i || k == j || of->size[k] == 0) continue;
        const double now = updated(of, i, j, k, linkage);
        of->between[i * of->count + k] = of->between[k * of->count + i] = now;
    }
    of->size[i] += of->size[j];
    of->size[j] = 0;
}

/* The items below the root, from left to right. */
static void put_in_order(const lec_hierarchy *tree, uint32_t *order, lec_arena *arena)
{
    uint32_t *waiting = lec_new(arena, uint32_t, 2 * tree->count);
    size_t left = 0, placed = 0;
    waiting[left++] = (uint32_t)(2 * tree->count - 2);
    while (left > 0) {
        const uint32_t node = waiting[--left];
        if (node < tree->count) {
            order[placed++] = node;
            continue;
        }
        waiting[left++] = tree->right[node - tree->count];
        waiting[left++] = tree->left[node - tree->count];
    }
}

lec_hierarchy lec_hierarchy_make(const double *distance, size_t count, lec_linkage linkage,
                                 lec_arena *arena)
{
    lec_arena *scratch = lec_arena_new();
    remaining of = {lec_new(scratch, double, count *count), lec_new(scratch, uint32_t, count),
                    lec_new(scratch, uint32_t, count), count};
    const bool ward = linkage == LEC_LINKAGE_WARD;
    for (size_t i = 0; i < count * count; i++)
        of.between[i] = ward ? distance[i] * distance[i] : distance[i];
    for (uint32_t i = 0; i < count; i++) {
        of.node[i] = i;
        of.size[i] = 1;
    }
    uint32_t *left = lec_new(arena, uint32_t, count), *right = lec_new(arena, uint32_t, count);
    uint32_t *size = lec_new(arena, uint32_t, count), *order = lec_new(arena, uint32_t, count);
    double *height = lec_new(arena, double, count), highest = 0;
    for (uint32_t merge = 0; merge + 1 < count; merge++) {
        size_t i = 0, j = 0;
        nearest_two(&of, &i, &j);
        const double at = of.between[i * count + j];
        highest = fmax(highest, ward ? sqrt(fmax(at, 0)) : at); /* rounding never goes down */
        height[merge] = highest;
        left[merge] = of.node[i];
        right[merge] = of.node[j];
        put_together(&of, i, j, linkage);
        size[merge] = of.size[i];
        of.node[i] = (uint32_t)count + merge;
    }
    const lec_hierarchy tree = {count, left, right, height, size, order};
    put_in_order(&tree, order, scratch);
    lec_arena_free(scratch);
    return tree;
}

/* --- looking at the tree --------------------------------------------------------------------- */

bool *lec_hierarchy_members(const lec_hierarchy *tree, lec_arena *arena)
{
    const size_t count = tree->count;
    bool *member = lec_new(arena, bool, count *count);
    for (size_t m = 0; m + 1 < count; m++) {
        const uint32_t below[2] = {tree->left[m], tree->right[m]};
        for (int side = 0; side < 2; side++)
            for (size_t i = 0; i < count; i++)
                member[m * count + i] |= below[side] < count
                                             ? below[side] == i
                                             : member[(below[side] - count) * count + i];
    }
    return member;
}

double lec_cophenetic_correlation(const lec_hierarchy *tree, const double *distance)
{
    const size_t count = tree->count;
    lec_arena *scratch = lec_arena_new();
    const bool *member = lec_hierarchy_members(tree, scratch);
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            size_t m = 0;
            while (!(member[m * count + i] && member[m * count + j])) m++;
            const double d = distance[i * count + j], h = tree->height[m];
            n++;
            x += d;
            y += h;
            xx += d * d;
            yy += h * h;
            xy += d * h;
        }
    lec_arena_free(scratch);
    const double vx = xx - x * x / n, vy = yy - y * y / n;
    if (count < 3 || !(vx > 1e-12 * xx) || !(vy > 1e-12 * yy)) return NAN;
    return fmin(1, (xy - x * y / n) / sqrt(vx * vy));
}

void lec_hierarchy_cut(const lec_hierarchy *tree, size_t sets, uint32_t *set)
{
    const size_t count = tree->count;
    lec_arena *scratch = lec_arena_new();
    const bool *member = lec_hierarchy_members(tree, scratch);
    uint32_t *root = lec_new(scratch, uint32_t, count),
             *number = lec_new(scratch, uint32_t, 2 * count);
    for (uint32_t i = 0; i < count; i++) root[i] = i;
    for (size_t m = 0; m < count - sets; m++)
        for (size_t i = 0; i < count; i++)
            if (member[m * count + i]) root[i] = (uint32_t)(count + m);
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++) {
        if (number[root[i]] == 0) number[root[i]] = ++next;
        set[i] = number[root[i]] - 1;
    }
    lec_arena_free(scratch);
}

double lec_adjusted_rand(const uint32_t *one, const uint32_t *other, size_t count)
{
    double both = 0, in_one = 0, in_other = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            both += one[i] == one[j] && other[i] == other[j];
            in_one += one[i] == one[j];
            in_other += other[i] == other[j];
        }
    const double pairs = (double)count * ((double)count - 1) / 2;
    const double expected = in_one * in_other / pairs, most = (in_one + in_other) / 2;
    return most > expected ? (both - expected) / (most - expected) : NAN;
}
