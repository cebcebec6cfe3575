/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/rate_fit.h"

#include <gsl/gsl_cdf.h>

#include <math.h>

#include "analysis/measure/absence.h"
#include "analysis/measure/association.h"
#include "analysis/measure/jackknife.h"
#include "analysis/measure/t_quantile.h"

/* --- the model ------------------------------------------------------------------------------- */

typedef struct {
    const lec_rate_design *design;
    lec_rate_model *model;
    uint32_t *column; /* [level_count of the design] fixed column of each, LEC_NONE where none */
    lec_arena *arena;
} builder;

static void choose_levels(builder *b, const bool *occurs)
{
    const lec_rate_design *design = b->design;
    uint32_t *level = lec_new(b->arena, uint32_t, design->level_count);
    size_t count = 0;
    if (occurs[design->reference]) level[count++] = design->reference;
    for (uint32_t l = 0; l < design->level_count; l++)
        if (occurs[l] && l != design->reference) level[count++] = l;
    for (size_t l = 0; l < design->level_count; l++) b->column[l] = LEC_NONE;
    for (uint32_t c = 0; c < count; c++) b->column[level[c]] = c;
    b->model->level = level;
    b->model->level_count = count;
}

static void choose_turns(builder *b)
{
    const lec_rate_design *design = b->design;
    uint32_t *row = lec_new(b->arena, uint32_t, design->turn_count);
    for (uint32_t i = 0; i < design->turn_count; i++)
        if (b->column[design->turn_level[i]] != LEC_NONE) row[b->model->turn_count++] = i;
    b->model->row = row;
}

/* The levels of an effect that these turns have, numbered anew in their order. */
static lec_random_effect reduce(const builder *b, const lec_random_effect *effect)
{
    const lec_rate_model *model = b->model;
    uint32_t *number = lec_new(b->arena, uint32_t, effect->level_count);
    uint32_t *level = lec_new(b->arena, uint32_t, model->turn_count);
    for (size_t i = 0; i < effect->level_count; i++) number[i] = LEC_NONE;
    lec_random_effect reduced = {level, 0};
    for (size_t i = 0; i < model->turn_count; i++) {
        uint32_t *of = &number[effect->level[model->row[i]]];
        if (*of == LEC_NONE) *of = (uint32_t)reduced.level_count++;
        level[i] = *of;
    }
    return reduced;
}

static lec_random_effect factor_of(const builder *b)
{
    uint32_t *level = lec_new(b->arena, uint32_t, b->model->turn_count);
    for (size_t i = 0; i < b->model->turn_count; i++)
        level[i] = b->column[b->design->turn_level[b->model->row[i]]];
    return (lec_random_effect){level, b->model->level_count};
}

/* Whether all turns of a level of `inner` stand on one level of `outer`. */
static bool lies_within(const lec_random_effect *inner, const lec_random_effect *outer,
                        size_t turn_count, lec_arena *arena)
{
    uint32_t *seen = lec_new(arena, uint32_t, inner->level_count);
    for (size_t i = 0; i < inner->level_count; i++) seen[i] = LEC_NONE;
    for (size_t i = 0; i < turn_count; i++) {
        uint32_t *of = &seen[inner->level[i]];
        if (*of == LEC_NONE) *of = outer->level[i];
        if (*of != outer->level[i]) return false;
    }
    return true;
}

static bool is_same(const lec_random_effect *one, const lec_random_effect *other, size_t turn_count,
                    lec_arena *arena)
{
    return one->level_count == other->level_count && lies_within(one, other, turn_count, arena);
}

/* Takes the effects that can be told apart, and finds what the factor lies between. */
static void choose_effects(builder *b, lec_random_effect *chosen)
{
    lec_rate_model *model = b->model;
    const lec_random_effect factor = factor_of(b);
    model->cluster_count = model->turn_count;
    model->between = -1;
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) {
        if (!b->design->is_wanted[k]) continue;
        const lec_random_effect effect = reduce(b, &b->design->effects[k]);
        const bool is_own =
            (k == LEC_EFFECT_SPEAKER && b->design->factor == LEC_FACTOR_SPEAKER) ||
            (k == LEC_EFFECT_CONFERENCE && b->design->factor == LEC_FACTOR_CONFERENCE);
        if (is_own || effect.level_count < 2) continue;
        if (effect.level_count < model->cluster_count &&
            lies_within(&effect, &factor, model->turn_count, b->arena)) {
            model->clusters = effect;
            model->cluster_count = effect.level_count;
            model->between = k;
        }
        bool is_new = effect.level_count < model->turn_count;
        for (size_t e = 0; e < model->effect_count; e++)
            is_new = is_new && !is_same(&effect, &chosen[e], model->turn_count, b->arena);
        if (!is_new) continue;
        chosen[model->effect_count] = effect;
        model->effects[model->effect_count++] = (lec_effect_kind)k;
    }
    model->is_confounded =
        model->cluster_count <= model->level_count || model->cluster_count < LEC_LEAST_CLUSTERS;
}

static const double *fixed_columns(const builder *b)
{
    const lec_rate_model *model = b->model;
    double *fixed = lec_new(b->arena, double, model->turn_count * model->level_count);
    for (size_t i = 0; i < model->turn_count; i++) {
        fixed[i * model->level_count] = 1;
        fixed[i * model->level_count + b->column[b->design->turn_level[model->row[i]]]] = 1;
    }
    return fixed;
}

lec_rate_model lec_rate_model_make(const lec_rate_design *design, const bool *occurs,
                                   lec_arena *arena)
{
    lec_rate_model model = {0};
    builder b = {design, &model, lec_new(arena, uint32_t, design->level_count), arena};
    choose_levels(&b, occurs);
    choose_turns(&b);
    lec_random_effect *effects = lec_new(arena, lec_random_effect, LEC_EFFECT_KINDS);
    choose_effects(&b, effects);
    double *log_size = lec_new(arena, double, model.turn_count);
    for (size_t i = 0; i < model.turn_count; i++) log_size[i] = design->log_words[model.row[i]];
    const lec_count_terms terms = {.observation_count = model.turn_count,
                                   .fixed_count = model.level_count,
                                   .effect_count = model.effect_count,
                                   .log_size = log_size,
                                   .fixed = fixed_columns(&b),
                                   .effects = effects};
    model.counts = lec_count_design_new(&terms, arena);
    return model;
}

/* --- one item -------------------------------------------------------------------------------- */

/* Counts the item on each level; returns how often it occurs. Everything else is undefined yet. */
static double count_levels(const lec_rate_design *design, const double *count, lec_rate_fit *fit,
                           bool *occurs)
{
    double total = 0;
    for (size_t l = 0; l < design->level_count; l++) {
        fit->levels[l] = (lec_level_fit){.rate = NAN,
                                         .rate_low = NAN,
                                         .rate_high = NAN,
                                         .ratio = NAN,
                                         .ratio_low = NAN,
                                         .ratio_high = NAN,
                                         .log10_p = NAN};
        occurs[l] = false;
    }
    for (size_t i = 0; i < design->turn_count; i++) {
        lec_level_fit *level = &fit->levels[design->turn_level[i]];
        level->count += (uint64_t)count[i];
        level->turns_with += count[i] > 0;
        occurs[design->turn_level[i]] |= count[i] > 0;
        total += count[i];
    }
    return total;
}

static void set_states(const lec_rate_design *design, lec_rate_state state, lec_rate_fit *fit)
{
    for (size_t l = 0; l < design->level_count; l++) fit->levels[l].state = state;
}

/* Two-sided p of a t value. */
static double log10_p_of_t(double t, double degrees)
{
    const double p = 2 * gsl_cdf_tdist_Q(fabs(t), degrees);
    return p > 0 ? log10(p) : lec_log10_p_chi2_1df(t * t);
}

typedef struct {
    const lec_count_fit *found;
    double quantile, degrees, spread;
} judge;

static lec_interval ends_of(double log_value, double margin)
{
    if (!(margin <= log(LEC_MOST_FACTOR))) return (lec_interval){NAN, NAN};
    return (lec_interval){exp(log_value - margin), exp(log_value + margin)};
}

static void judge_rate(const judge *j, size_t c, lec_level_fit *level)
{
    const lec_count_fit *found = j->found;
    const double rate = found->coefficient[0] + (c > 0 ? found->coefficient[c] : 0);
    double variance = found->covariance[0];
    if (c > 0)
        variance += 2 * found->covariance[c] + found->covariance[c * found->parameter_count + c];
    const double margin = j->quantile * sqrt(variance * j->spread);
    const lec_interval ends = ends_of(rate, margin);
    level->rate = exp(rate);
    level->rate_low = ends.low;
    level->rate_high = ends.high < 1 ? ends.high : NAN; /* every word: says nothing */
}

static void judge_ratio(const judge *j, size_t c, lec_level_fit *level)
{
    const lec_count_fit *found = j->found;
    const double log_ratio = found->coefficient[c];
    const double error = sqrt(found->covariance[c * found->parameter_count + c] * j->spread);
    const lec_interval ends = ends_of(log_ratio, j->quantile * error);
    level->ratio = exp(log_ratio);
    level->ratio_low = ends.low;
    level->ratio_high = ends.high;
    level->log10_p = log10_p_of_t(log_ratio / error, j->degrees);
}

static void take_variances(const lec_rate_model *model, const lec_count_fit *found,
                           lec_rate_fit *fit)
{
    for (size_t e = 0; e < model->effect_count; e++) {
        const lec_effect_kind kind = model->effects[e];
        fit->is_zero[kind] = found->deviation[e] == 0;
        if (found->deviation[e] > 0) fit->deviation[kind] = found->deviation[e];
    }
    fit->is_poisson = isinf(found->dispersion);
    if (!fit->is_poisson) fit->dispersion = found->dispersion;
    fit->log_likelihood = found->log_likelihood;
}

/* What the clusters differ by, against the model. A conference is many turns: as it is found. A
 * speaker or an exchange may be one turn: only where it is more. */
static double spread_of(const lec_count_fit *found, const lec_rate_model *model, double degrees)
{
    const double spread = found->heterogeneity / degrees;
    return model->between == LEC_EFFECT_CONFERENCE ? spread : fmax(spread, 1);
}

static void fit_model(const lec_rate_fitter *fitter, const lec_rate_model *model,
                      const double *count, lec_rate_fit *fit, lec_arena *arena)
{
    double *chosen = lec_new(arena, double, model->turn_count);
    for (size_t i = 0; i < model->turn_count; i++) chosen[i] = count[model->row[i]];
    const bool has_clusters =
        model->between >= 0 && model->cluster_count <= LEC_RATE_SPREAD_CLUSTERS;
    const lec_count_fit found =
        lec_count_model_fit(model->counts, chosen, has_clusters ? &model->clusters : NULL, arena);
    if (has_clusters) fit->spread = spread_of(&found, model, fit->degrees);
    fit->evaluations = found.evaluations;
    const bool converged = found.state == LEC_FIT_CONVERGED;
    if (converged) take_variances(model, &found, fit);
    const judge j = {.found = &found,
                     .quantile = lec_t_quantile(fitter->level, fit->degrees),
                     .degrees = fit->degrees,
                     .spread = fit->spread};
    const bool has_reference = model->level[0] == fitter->design->reference;
    for (size_t c = 0; c < model->level_count; c++) {
        lec_level_fit *level = &fit->levels[model->level[c]];
        level->state = !converged       ? LEC_RATE_NO_MAXIMUM
                       : !has_reference ? LEC_RATE_REFERENCE_NEVER_USED
                                        : LEC_RATE_FITTED;
        if (!converged) continue;
        judge_rate(&j, c, level);
        if (c > 0 && has_reference) judge_ratio(&j, c, level);
    }
}

/* --- levels on which the item never occurs --------------------------------------------------- */

/* Words of each cluster on the level: of what the factor lies between, else of each exchange. */
static double *cluster_sizes(const lec_rate_design *design, const lec_rate_fit *fit, uint32_t level,
                             size_t *count, lec_arena *arena)
{
    const int kind = fit->between >= 0 ? fit->between : LEC_EFFECT_EXCHANGE;
    const lec_random_effect *effect = &design->effects[kind];
    double *size = lec_new(arena, double, effect->level_count);
    for (size_t i = 0; i < design->turn_count; i++)
        if (design->turn_level[i] == level) size[effect->level[i]] += exp(design->log_words[i]);
    *count = effect->level_count;
    return size;
}

/* Variance of a cluster's rate over its mean squared: bursts of turns and all intercepts, shared by
 * the whole cluster. */
static double burstiness_of(const lec_rate_fit *fit)
{
    double factor = fit->is_poisson ? 1 : 1 + 1 / fit->dispersion;
    for (int k = 0; k < LEC_EFFECT_KINDS; k++)
        if (fit->deviation[k] > 0) factor *= exp(fit->deviation[k] * fit->deviation[k]);
    return factor - 1;
}

static void bound_absent(const lec_rate_fitter *fitter, lec_rate_fit *fit, lec_arena *arena)
{
    const lec_rate_design *design = fitter->design;
    const lec_level_fit *reference = &fit->levels[design->reference];
    if (isnan(fit->log_likelihood)) return; /* nothing is known of how clusters differ */
    for (uint32_t l = 0; l < design->level_count; l++) {
        lec_level_fit *level = &fit->levels[l];
        if (level->state != LEC_RATE_NEVER_USED_HERE) continue;
        size_t clusters = 0;
        const double *size = cluster_sizes(design, fit, l, &clusters, arena);
        const double end = lec_absence_end(size, clusters, burstiness_of(fit), fitter->level);
        if (end < 1) level->rate_high = end; /* a rate of every word says nothing */
        if (l != design->reference) level->ratio_high = level->rate_high / reference->rate_low;
    }
    for (size_t l = 0; l < design->level_count; l++)
        if (fit->levels[l].state == LEC_RATE_REFERENCE_NEVER_USED)
            fit->levels[l].ratio_low = fit->levels[l].rate_low / reference->rate_high;
}

/* --- all levels ------------------------------------------------------------------------------ */

static bool all_of(const bool *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!values[i]) return false;
    return true;
}

void lec_rate_fit_item(const lec_rate_fitter *fitter, const double *count, lec_rate_fit *fit,
                       lec_arena *arena)
{
    const lec_rate_design *design = fitter->design;
    bool *occurs = lec_new(arena, bool, design->level_count);
    *fit = (lec_rate_fit){.levels = fit->levels,
                          .deviation = {NAN, NAN, NAN},
                          .dispersion = NAN,
                          .log_likelihood = NAN,
                          .degrees = NAN,
                          .spread = 1};
    const double total = count_levels(design, count, fit, occurs);
    set_states(design, LEC_RATE_NEVER_USED, fit);
    if (total == 0) return;
    lec_rate_model own;
    const lec_rate_model *model = fitter->full;
    if (!all_of(occurs, design->level_count)) {
        own = lec_rate_model_make(design, occurs, arena);
        model = &own;
    }
    fit->clusters = model->cluster_count;
    fit->between = model->between;
    set_states(design, LEC_RATE_NEVER_USED_HERE, fit);
    const bool too_few = total < (double)fitter->minimum;
    if (too_few || model->is_confounded) {
        for (size_t c = 0; c < model->level_count; c++)
            fit->levels[model->level[c]].state = too_few ? LEC_RATE_TOO_FEW : LEC_RATE_CONFOUNDED;
        return;
    }
    fit->degrees = (double)(model->cluster_count - model->level_count);
    fit_model(fitter, model, count, fit, arena);
    bound_absent(fitter, fit, arena);
}
