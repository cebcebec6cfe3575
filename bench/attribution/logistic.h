/* SPDX-License-Identifier: GPL-3.0-or-later
 * logistic.h -- multinomial logistic regression with an L2 penalty, the same bytes everywhere.
 *
 * Nothing depends on the number of threads, on the library's exp() and log() or on fused
 * multiply-add: rows are summed in fixed portions, and the functions are written out here. */
#ifndef LEC_BENCH_LOGISTIC_H
#define LEC_BENCH_LOGISTIC_H

#include "core/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { LOGISTIC_CLASSES_MAX = 8 };

typedef struct {
    size_t row_count, feature_count, class_count;
    const float *values;   /* [row_count * feature_count] */
    const uint8_t *labels; /* [row_count] class, below class_count */
    const double *weights; /* [row_count] 0: left out */
} logistic_data;

/* A score of class c is bias[c] + sum of weight[c * feature_count + f] * z(f), z(f) = (value -
 * mean) / scale held within -4 .. 4. A scale of 0 leaves the feature out. */
typedef struct {
    size_t feature_count, class_count;
    double *mean, *scale;  /* [feature_count] weighted */
    double *weight, *bias; /* of two classes only those of the second are not 0 */
} logistic_model;

double logistic_exp(double x);
double logistic_log(double x);

/* Fits by Newton's method. `penalty`: added to the mean loss is penalty / 2 times the sum of
 * squared weights (not biases). `start`: a model of the same features to begin from, or NULL. */
logistic_model logistic_fit(const logistic_data *data, double penalty, const logistic_model *start,
                            lec_arena *arena);

/* Scores of one row, before any temperature. */
void logistic_scores(const logistic_model *model, const float *values,
                     double scores[LOGISTIC_CLASSES_MAX]);

/* Probabilities of scores divided by the temperature. */
void logistic_softmax(const double *scores, size_t count, double temperature, double *out);

#endif
