/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/attribution/logistic.h"

#include "core/parallel.h"

#include <math.h>
#include <string.h>

/* Rows are summed in this many portions, whatever the threads. */
enum { PORTIONS = 16, STEPS_MAX = 30, HALVINGS_MAX = 20 };

static const double clip = 4.0, tolerance = 1e-9, bias_penalty = 1e-6;

/* exp(k ln 2 + r) = 2^k exp(r), |r| <= ln 2 / 2, by its series (13 terms: below 1e-16). */
double logistic_exp(double x)
{
    static const double ln2 = 0x1.62e42fefa39efp-1;
    if (x < -700.0) return 0.0;
    if (x > 700.0) x = 700.0;
    const double k = floor(x / ln2 + 0.5), r = x - k * ln2;
    double sum = 1.0;
    for (int n = 14; n > 0; n--) sum = 1.0 + sum * r / n;
    return ldexp(sum, (int)k);
}

/* log(m 2^k) = k ln 2 + 2 artanh((m - 1) / (m + 1)), m within [sqrt(1/2), sqrt(2)). */
double logistic_log(double x)
{
    static const double ln2 = 0x1.62e42fefa39efp-1, root = 0x1.6a09e667f3bcdp-1;
    int k;
    double m = frexp(x, &k);
    if (m < root) {
        m *= 2.0;
        k--;
    }
    const double t = (m - 1.0) / (m + 1.0), square = t * t;
    double sum = 0.0;
    for (int n = 25; n > 0; n -= 2) sum = sum * square + 1.0 / n;
    return k * ln2 + 2.0 * t * sum;
}

static double standardised(const logistic_model *model, const float *values, size_t f)
{
    if (!(model->scale[f] > 0.0)) return 0.0;
    const double z = ((double)values[f] - model->mean[f]) / model->scale[f];
    return z < -clip ? -clip : z > clip ? clip : z;
}

static void scores_of(const logistic_model *model, const double *z, double *scores)
{
    for (size_t c = 0; c < model->class_count; c++) {
        const double *weight = model->weight + c * model->feature_count;
        double sum = model->bias[c];
        for (size_t f = 0; f < model->feature_count; f++) sum += weight[f] * z[f];
        scores[c] = sum;
    }
}

void logistic_scores(const logistic_model *model, const float *values,
                     double scores[LOGISTIC_CLASSES_MAX])
{
    for (size_t c = 0; c < model->class_count; c++) scores[c] = model->bias[c];
    for (size_t f = 0; f < model->feature_count; f++) {
        const double z = standardised(model, values, f);
        for (size_t c = 0; c < model->class_count; c++)
            scores[c] += model->weight[c * model->feature_count + f] * z;
    }
}

void logistic_softmax(const double *scores, size_t count, double temperature, double *out)
{
    double top = count > 0 ? scores[0] : 0.0, sum = 0.0;
    for (size_t c = 1; c < count; c++) top = scores[c] > top ? scores[c] : top;
    for (size_t c = 0; c < count; c++) {
        out[c] = logistic_exp((scores[c] - top) / temperature);
        sum += out[c];
    }
    for (size_t c = 0; c < count; c++) out[c] /= sum;
}

/* --- the fit --------------------------------------------------------------------------------- */

/* Parameters: for every free class its weights, then its bias. */
typedef struct {
    const logistic_data *data;
    const logistic_model *model;
    size_t free_first, free_count, block; /* classes with parameters; parameters a class */
    size_t size;                          /* of the gradient */
    double *gradient, *hessian, *loss;    /* [PORTIONS] portions of each */
    double *scratch;                      /* [PORTIONS * block] z of one row, and 1 for the bias */
    bool with_hessian;
} fitting;

static void add_outer(const fitting *it, double *hessian, const double *z, const double *p,
                      double weight)
{
    for (size_t a = 0; a < it->free_count; a++) {
        for (size_t b = a; b < it->free_count; b++) {
            const double pa = p[it->free_first + a], pb = p[it->free_first + b];
            const double factor = weight * (a == b ? pa * (1.0 - pa) : -pa * pb);
            if (fabs(factor) < 1e-12) continue;
            for (size_t i = 0; i < it->block; i++) {
                const double scaled = factor * z[i];
                double *to = hessian + (a * it->block + i) * it->size + b * it->block;
                for (size_t j = a == b ? i : 0; j < it->block; j++) to[j] += scaled * z[j];
            }
        }
    }
}

static void add_row(const fitting *it, size_t portion, size_t row)
{
    const double weight = it->data->weights[row];
    if (!(weight > 0.0)) return;
    const size_t features = it->data->feature_count;
    double scores[LOGISTIC_CLASSES_MAX] = {0}, p[LOGISTIC_CLASSES_MAX] = {0};
    double *z = it->scratch + portion * it->block;
    const float *values = it->data->values + row * features;
    for (size_t f = 0; f < features; f++) z[f] = standardised(it->model, values, f);
    z[features] = 1.0;
    scores_of(it->model, z, scores);
    logistic_softmax(scores, it->data->class_count, 1.0, p);
    const uint8_t label = it->data->labels[row];
    it->loss[portion] -= weight * logistic_log(p[label] > 1e-300 ? p[label] : 1e-300);
    double *gradient = it->gradient + portion * it->size;
    for (size_t a = 0; a < it->free_count; a++) {
        const size_t c = it->free_first + a;
        const double error = weight * (p[c] - (c == label ? 1.0 : 0.0));
        for (size_t i = 0; i < it->block; i++) gradient[a * it->block + i] += error * z[i];
    }
    if (it->with_hessian) add_outer(it, it->hessian + portion * it->size * it->size, z, p, weight);
}

static void add_portions(size_t first, size_t end, size_t thread, void *state)
{
    const fitting *it = state;
    (void)thread;
    for (size_t portion = first; portion < end; portion++) {
        const size_t rows = it->data->row_count;
        const size_t from = rows * portion / PORTIONS, to = rows * (portion + 1) / PORTIONS;
        for (size_t row = from; row < to; row++) add_row(it, portion, row);
    }
}

/* Mean loss with penalty; the gradient and, if asked for, the Hessian end in portion 0. */
static double evaluate(fitting *it, double total, double penalty)
{
    const size_t square = it->size * it->size;
    memset(it->loss, 0, PORTIONS * sizeof *it->loss);
    memset(it->gradient, 0, PORTIONS * it->size * sizeof *it->gradient);
    if (it->with_hessian) memset(it->hessian, 0, PORTIONS * square * sizeof *it->hessian);
    lec_parallel_for(PORTIONS, 0, add_portions, it);
    for (size_t portion = 1; portion < PORTIONS; portion++) {
        it->loss[0] += it->loss[portion];
        for (size_t i = 0; i < it->size; i++)
            it->gradient[i] += it->gradient[portion * it->size + i];
        for (size_t i = 0; it->with_hessian && i < square; i++)
            it->hessian[i] += it->hessian[portion * square + i];
    }
    double loss = it->loss[0] / total;
    for (size_t i = 0; i < square && it->with_hessian; i++) it->hessian[i] /= total;
    for (size_t i = 0; i < it->size; i++) {
        const size_t c = it->free_first + i / it->block, f = i % it->block;
        const bool is_bias = f == it->block - 1;
        const double strength = is_bias ? bias_penalty : penalty;
        const double value =
            is_bias ? it->model->bias[c] : it->model->weight[c * it->data->feature_count + f];
        loss += strength / 2.0 * value * value;
        it->gradient[i] = it->gradient[i] / total + strength * value;
        if (it->with_hessian) it->hessian[i * it->size + i] += strength;
    }
    return loss;
}

/* Solves H step = gradient by Cholesky's method in place (upper triangle of H). */
static void solve(double *hessian, double *gradient, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double *row = hessian + i * n;
        const double pivot = sqrt(row[i] > 1e-12 ? row[i] : 1e-12);
        for (size_t j = i; j < n; j++) row[j] /= pivot;
        for (size_t k = i + 1; k < n; k++) {
            const double factor = row[k];
            if (factor == 0.0) continue;
            double *to = hessian + k * n;
            for (size_t j = k; j < n; j++) to[j] -= factor * row[j];
        }
    }
    for (size_t i = 0; i < n; i++) {
        gradient[i] /= hessian[i * n + i];
        for (size_t j = i + 1; j < n; j++) gradient[j] -= gradient[i] * hessian[i * n + j];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t j = i + 1; j < n; j++) gradient[i] -= gradient[j] * hessian[i * n + j];
        gradient[i] /= hessian[i * n + i];
    }
}

static void move(const fitting *it, logistic_model *model, const double *step, double by)
{
    for (size_t i = 0; i < it->size; i++) {
        const size_t c = it->free_first + i / it->block, f = i % it->block;
        if (f == it->block - 1)
            model->bias[c] -= by * step[i];
        else
            model->weight[c * model->feature_count + f] -= by * step[i];
    }
}

static void set_scales(const logistic_data *data, logistic_model *model, double total)
{
    for (size_t f = 0; f < data->feature_count; f++) {
        double sum = 0.0, squares = 0.0;
        for (size_t row = 0; row < data->row_count; row++)
            sum += data->weights[row] * (double)data->values[row * data->feature_count + f];
        const double mean = sum / total;
        for (size_t row = 0; row < data->row_count; row++) {
            const double away = (double)data->values[row * data->feature_count + f] - mean;
            squares += data->weights[row] * away * away;
        }
        const double scale = sqrt(squares / total);
        model->mean[f] = (double)(float)mean;
        model->scale[f] = scale > 1e-9 ? (double)(float)scale : 0.0;
    }
}

static logistic_model new_model(size_t features, size_t classes, lec_arena *arena)
{
    return (logistic_model){features,
                            classes,
                            lec_new(arena, double, features),
                            lec_new(arena, double, features),
                            lec_new(arena, double, features *classes),
                            lec_new(arena, double, classes)};
}

logistic_model logistic_fit(const logistic_data *data, double penalty, const logistic_model *start,
                            lec_arena *arena)
{
    lec_arena *own = lec_arena_new();
    logistic_model model = new_model(data->feature_count, data->class_count, arena);
    double total = 0.0;
    for (size_t row = 0; row < data->row_count; row++) total += data->weights[row];
    set_scales(data, &model, total);
    if (start != NULL) {
        memcpy(model.weight, start->weight,
               data->feature_count * data->class_count * sizeof *model.weight);
        memcpy(model.bias, start->bias, data->class_count * sizeof *model.bias);
    }
    fitting it = {.data = data, .model = &model, .with_hessian = true};
    it.free_first = data->class_count == 2;
    it.free_count = data->class_count - it.free_first;
    it.block = data->feature_count + 1;
    it.size = it.free_count * it.block;
    it.gradient = lec_new(own, double, PORTIONS *it.size);
    it.hessian = lec_new(own, double, PORTIONS *it.size *it.size);
    it.loss = lec_new(own, double, PORTIONS);
    it.scratch = lec_new(own, double, PORTIONS *it.block);
    double *step = lec_new(own, double, it.size);
    double loss = evaluate(&it, total, penalty);
    for (int steps = 0; steps < STEPS_MAX; steps++) {
        memcpy(step, it.gradient, it.size * sizeof *step);
        solve(it.hessian, step, it.size);
        double by = 1.0, next = loss;
        move(&it, &model, step, by);
        for (int h = 0; h < HALVINGS_MAX; h++) {
            next = evaluate(&it, total, penalty);
            if (next <= loss) break;
            move(&it, &model, step, -by / 2.0);
            by /= 2.0;
        }
        const bool done = loss - next < tolerance;
        loss = next;
        if (done) break;
    }
    lec_arena_free(own);
    return model;
}
