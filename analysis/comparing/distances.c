/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/distances.h"

#include <math.h>

const char *const lec_distance_names[] = {"jsd", "cosine", "cosine-delta", NULL};

static const double rounding = 1e-12; /* of measures of the order of 1 */

lec_distance_space lec_distance_space_make(const lec_profiles *profiles, lec_distance_kind kind,
                                           lec_arena *arena)
{
    const size_t features = profiles->feature_count;
    lec_distance_space space = {kind, features, NULL, NULL};
    if (kind != LEC_DISTANCE_DELTA) return space;
    double *mean = lec_new(arena, double, features), *deviation = lec_new(arena, double, features);
    const double n = (double)profiles->count;
    for (size_t f = 0; f < features; f++) {
        for (size_t i = 0; i < profiles->count; i++)
            mean[f] += profiles->counts[i * features + f] / (double)profiles->items[i].words / n;
        for (size_t i = 0; i < profiles->count; i++) {
            const double rate =
                profiles->counts[i * features + f] / (double)profiles->items[i].words;
            deviation[f] += (rate - mean[f]) * (rate - mean[f]) / (n - 1);
        }
        deviation[f] = sqrt(deviation[f]);
    }
    space.mean = mean;
    space.deviation = deviation;
    return space;
}

lec_distance_point lec_distance_point_new(const lec_distance_space *space, lec_arena *arena)
{
    return (lec_distance_point){
        lec_new(arena, double, space->feature_count),
        space->kind == LEC_DISTANCE_JSD ? lec_new(arena, double, space->feature_count) : NULL, 0};
}

static void set_proportions(const lec_distance_space *space, const double *counts,
                            lec_distance_point *point)
{
    double sum = 0;
    for (size_t f = 0; f < space->feature_count; f++) sum += counts[f];
    for (size_t f = 0; f < space->feature_count; f++) {
        const double p = counts[f] / sum;
        point->value[f] = p;
        point->part[f] = counts[f] > 0 ? p / 2 * (log2(p) - 1) : 0;
    }
    point->length = sum;
}

void lec_distance_point_set(const lec_distance_space *space, const double *counts, double words,
                            lec_distance_point *point)
{
    if (space->kind == LEC_DISTANCE_JSD) {
        set_proportions(space, counts, point);
        return;
    }
    point->length = 0;
    for (size_t f = 0; f < space->feature_count; f++) {
        double value = counts[f];
        if (space->kind == LEC_DISTANCE_DELTA)
            value = space->deviation[f] > 0
                        ? (counts[f] / words - space->mean[f]) / space->deviation[f]
                        : 0;
        point->value[f] = value;
        point->length += value * value;
    }
}

/* With t(p) = p / 2 (log2 p - 1) and m = (p + q) / 2 the divergence is
 *   1 - sum over shared features of m log2 m - t(p) - t(q) */
static double divergence(const lec_distance_space *space, const lec_distance_point *one,
                         const lec_distance_point *other)
{
    double shared = 0;
    for (size_t f = 0; f < space->feature_count; f++) {
        if (!(one->value[f] > 0 && other->value[f] > 0)) continue;
        const double m = (one->value[f] + other->value[f]) / 2;
        shared += m * log2(m) - one->part[f] - other->part[f];
    }
    return 1 - shared;
}

double lec_distance_between(const lec_distance_space *space, const lec_distance_point *one,
                            const lec_distance_point *other)
{
    if (!(one->length > 0 && other->length > 0)) return NAN;
    double found = 0;
    if (space->kind == LEC_DISTANCE_JSD) {
        found = divergence(space, one, other);
    } else {
        double product = 0;
        for (size_t f = 0; f < space->feature_count; f++)
            product += one->value[f] * other->value[f];
        found = 1 - product / sqrt(one->length * other->length);
    }
    return found < rounding ? 0 : found;
}

void lec_distance_matrix(const lec_distance_space *space, const double *counts, const double *words,
                         size_t count, lec_arena *scratch, double *distance)
{
    lec_distance_point *points = lec_new(scratch, lec_distance_point, count);
    double farthest = 0;
    for (size_t i = 0; i < count; i++) {
        points[i] = lec_distance_point_new(space, scratch);
        lec_distance_point_set(space, counts + i * space->feature_count, words[i], &points[i]);
        distance[i * count + i] = 0;
        for (size_t j = 0; j < i; j++) {
            const double found = lec_distance_between(space, &points[i], &points[j]);
            distance[i * count + j] = distance[j * count + i] = found;
            farthest = fmax(farthest, found); /* fmax passes over NaN */
        }
    }
    for (size_t i = 0; i < count * count; i++)
        if (isnan(distance[i])) distance[i] = farthest;
}
