/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/contrast/simulate.h"

#include <gsl/gsl_cdf.h>

#include <math.h>

#include "core/random.h"
#include "io/read.h"
#include "io/study/study.h"

static double poisson_quantile(double p, double mean)
{
    if (mean > 500) return fmax(0, floor(mean + sqrt(mean) * gsl_cdf_ugaussian_Pinv(p) + 0.5));
    double count = 0, mass = exp(-mean), below = mass;
    while (below < p && count < 5000) {
        count++;
        mass *= mean / count;
        below += mass;
    }
    return count;
}

static double *draw(lec_random_key key, uint32_t first, size_t count, lec_arena *arena)
{
    double *uniform = lec_new(arena, double, count);
    lec_random_uniform(key, first, count, uniform);
    return uniform;
}

void lec_simulate_counts(const lec_rate_design *design, const lec_truth *truth, uint64_t seed,
                         uint32_t replicate, double *count, lec_arena *arena)
{
    const lec_random_key key = {seed, LEC_STREAM_SIMULATION, replicate};
    const size_t turns = design->turn_count;
    const double *burst = draw(key, 0, turns, arena);
    const double *words = draw(key, (uint32_t)turns, turns, arena);
    double *log_rate = lec_new(arena, double, turns);
    uint32_t next = (uint32_t)(2 * turns);
    for (size_t i = 0; i < turns; i++)
        log_rate[i] =
            log(truth->rate) + (design->turn_level[i] != design->reference ? log(truth->ratio) : 0);
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) {
        const size_t levels = design->effects[k].level_count;
        const double *uniform = draw(key, next, levels, arena);
        next += (uint32_t)levels;
        for (size_t i = 0; i < turns; i++)
            log_rate[i] +=
                truth->deviation[k] * gsl_cdf_ugaussian_Pinv(uniform[design->effects[k].level[i]]);
    }
    for (size_t i = 0; i < turns; i++) {
        double mean = exp(design->log_words[i] + log_rate[i]);
        if (isfinite(truth->theta))
            mean *= gsl_cdf_gamma_Pinv(burst[i], truth->theta, 1 / truth->theta);
        count[i] = poisson_quantile(words[i], mean);
    }
}

static const lec_corpus *deal_groups(const lec_corpus *corpus, lec_arena *arena)
{
    lec_corpus *dealt = lec_new(arena, lec_corpus, 1);
    lec_conference *conference = lec_new(arena, lec_conference, corpus->conference_count);
    *dealt = *corpus;
    for (size_t c = 0; c < corpus->conference_count; c++) {
        conference[c] = corpus->conference[c];
        conference[c].group = c % 2 == 0 ? "a" : "b";
    }
    dealt->conference = conference;
    return dealt;
}

lec_status lec_open_design(const char *const *paths, size_t path_count,
                           const lec_rate_question *question, const char *role, bool dealt,
                           lec_rate_design *out, lec_arena *arena, lec_error *error)
{
    lec_readings readings;
    const lec_study *of = NULL;
    const lec_read_options options = {0};
    lec_common *common = lec_new(arena, lec_common, 1);
    lec_context context;
    *common = lec_common_defaults;
    common->role = role;
    lec_status status = lec_study_read(NULL, arena, &of, error);
    if (status == LEC_OK)
        status = lec_read(paths, path_count, of, &options, arena, &readings, error);
    if (status != LEC_OK) return status;
    const lec_corpus *corpus = dealt ? deal_groups(readings.corpus, arena) : readings.corpus;
    status = lec_context_open(corpus, of, common, arena, &context, error);
    if (status == LEC_OK) status = lec_rate_design_make(&context, question, out, error);
    return status;
}
