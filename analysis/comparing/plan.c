/* SPDX-License-Identifier: GPL-3.0-or-later
 * plan.c -- how many conferences would it take? From how much turns, exchanges, speakers and
 * conferences of a pilot differ: the smallest ratio that so many conferences can show, and how many
 * are needed for a given ratio.
 *
 * The pilot is fitted as `contrast` fits it; what n conferences like it would tell is guessed from
 * the model (rate_plan.h) and corrected by simulation (rate_simulation.h). How right that is:
 * docs/contrast_study.md. */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/comparing/rate_fit.h"
#include "analysis/comparing/rate_items.h"
#include "analysis/comparing/rate_simulation.h"
#include "analysis/view/columns.h"

enum { BETWEEN, WITHIN };
static const char *const design_names[] = {"between", "within", NULL};

struct settings {
    int design;
    uint64_t conferences, top, minimum, simulations;
    double ratio, power;
};
static const struct settings defaults = {
    .ratio = 2, .power = 0.8, .minimum = 5, .simulations = 200};

static const lec_option options[] = {
    {"design", LEC_OPTION_CHOICE, offsetof(struct settings, design), "NAME",
     "between: two groups of conferences, half of them each; within: principal against "
     "journalists in every conference (between)",
     0, 0, design_names},
    {"ratio", LEC_OPTION_NUMBER, offsetof(struct settings, ratio), "R",
     "ratio of the rates that is to be found (2)", 1.0001, 1000, NULL},
    {"conferences", LEC_OPTION_COUNT, offsetof(struct settings, conferences), "N",
     "how many conferences there are to be, of both groups together (as many as read)", 1,
     LEC_PLAN_CONFERENCES_MAX, NULL},
    {"power", LEC_OPTION_NUMBER, offsetof(struct settings, power), "P",
     "the chance to find it (0.8)", 0.06, 0.999, NULL},
    {"simulations", LEC_OPTION_COUNT, offsetof(struct settings, simulations), "N",
     "simulated sets of conferences for each step of an answer (200); 0: the formula alone", 0, 1e6,
     NULL},
    LEC_OPTION_TOP(struct settings),
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "occurrences in the pilot below which nothing is said (5)", 1, 1e15, NULL},
    {0},
};

#define SOURCE "Snijders & Bosker 1993; Breslow & Clayton 1993"

static const lec_column columns[] = {
    {"design", LEC_NAME, "between groups of conferences, or within (principal, journalist)", NULL,
     NULL, NULL},
    {"kind", LEC_NAME, "concept or word", NULL, NULL, NULL},
    {"item", LEC_TEXT, "name of the concept in the study; the word as `words` shows it", NULL, NULL,
     NULL},
    {"pilot_conferences", LEC_COUNT, "conferences read", "conferences", NULL, NULL},
    {"pilot_count", LEC_COUNT, "times the item is used in them", "occurrences", NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate of the reference that is planned with", LEC_PER_THOUSAND,
     "1000 * count / words of the pilot (within: of journalists)", NULL},
    {"conference_deviation", LEC_NUMBER,
     "standard deviation of the log rate between conferences; 0 where the pilot shows none", NULL,
     NULL, "Brooks et al. 2017"},
    {"speaker_deviation", LEC_NUMBER, "the same between journalists (within)", NULL, NULL,
     "Brooks et al. 2017"},
    {"exchange_deviation", LEC_NUMBER, "the same between exchanges", NULL, NULL,
     "Brooks et al. 2017"},
    {"dispersion", LEC_NUMBER, "theta of turns; empty where they vary no more than words would",
     NULL, NULL, "Brooks et al. 2017"},
    {"conferences", LEC_COUNT, "conferences planned, of both groups together", "conferences", NULL,
     NULL},
    {"ratio", LEC_NUMBER, "ratio of the rates to be found", NULL, NULL, NULL},
    {"power", LEC_NUMBER, "chance that these conferences find this ratio (p below 1 - --level)",
     NULL,
     "simulations in which contrast finds it / simulations; without them P(noncentral t > "
     "quantile)",
     SOURCE},
    {"power_error", LEC_NUMBER, "its standard error by chance in the simulations; empty without",
     NULL, "sqrt(power (1 - power) / simulations)", NULL},
    {"smallest_ratio", LEC_NUMBER,
     "the smallest ratio that these conferences find with --power; empty above 1000", NULL, NULL,
     SOURCE},
    {"conferences_needed", LEC_COUNT,
     "conferences that find the ratio with --power; empty above 10,000", "conferences", NULL,
     SOURCE},
    {"basis", LEC_NAME, "fitted; or why nothing is said: never used, too few, no maximum", NULL,
     NULL, NULL},
    {0},
};

/* --- the pilot ------------------------------------------------------------------------------- */

/* All turns on one level: what is planned to differ does not differ yet. */
static void pool_levels(lec_rate_design *design, lec_arena *arena)
{
    lec_rate_level *all = lec_new(arena, lec_rate_level, 1);
    all->name = "all";
    for (size_t l = 0; l < design->level_count; l++) {
        all->words += design->levels[l].words;
        all->turns += design->levels[l].turns;
    }
    design->turn_level = lec_new(arena, uint32_t, design->turn_count);
    design->levels = all;
    design->level_count = 1;
    design->reference = 0;
    design->is_wanted[LEC_EFFECT_SPEAKER] = false; /* the same people may speak in both groups */
}

static lec_status make_pilot(const lec_context *context, lec_rate_design *out, lec_error *error)
{
    const struct settings *settings = context->settings;
    if (context->corpus->conference_count < 2)
        return lec_fail(error, LEC_BAD_DATA,
                        "one conference does not tell how much conferences differ; give a pilot of "
                        "two or more");
    const bool within = settings->design == WITHIN;
    const lec_rate_question question = {.factor = within ? LEC_FACTOR_ROLE : LEC_FACTOR_CONFERENCE,
                                        .most = UINT64_MAX};
    const lec_status status = lec_rate_design_make(context, &question, out, error);
    if (status == LEC_OK && within && out->level_count != 2)
        return lec_fail(error, LEC_BAD_DATA,
                        "--design within compares two roles, and there are %zu; choose two with "
                        "--role",
                        out->level_count);
    if (status == LEC_OK && !within) pool_levels(out, context->arena);
    return status;
}

static double or_zero(double deviation)
{
    return isnan(deviation) ? 0 : deviation;
}

static const char *basis_of(const lec_rate_design *pilot, const lec_rate_fit *fit)
{
    for (size_t l = 0; l < pilot->level_count; l++) switch (fit->levels[l].state) {
        case LEC_RATE_FITTED:
            break;
        case LEC_RATE_TOO_FEW:
            return "too few";
        case LEC_RATE_CONFOUNDED:
        case LEC_RATE_NO_MAXIMUM:
            return "no maximum";
        case LEC_RATE_NEVER_USED:
        case LEC_RATE_NEVER_USED_HERE:
        case LEC_RATE_REFERENCE_NEVER_USED:
            return "never used";
        }
    return "fitted";
}

/* --- rows ------------------------------------------------------------------------------------ */

static void put_missing(lec_table *table, int count)
{
    for (int i = 0; i < count; i++) lec_table_put_missing(table);
}

typedef struct {
    double power, power_error, smallest_ratio;
    size_t needed;
} answers;

static answers answer(const lec_context *context, lec_rate_plan *plan, size_t conferences,
                      lec_arena *arena)
{
    const struct settings *settings = context->settings;
    const double ratio = settings->ratio, power = settings->power;
    const lec_plan_trials trials = {(size_t)settings->simulations, context->common->seed,
                                    (size_t)context->common->threads};
    if (trials.count == 0)
        return (answers){lec_plan_power(plan, ratio, conferences, arena), NAN,
                         lec_plan_smallest_ratio(plan, conferences, power, arena),
                         lec_plan_conferences(plan, ratio, power, arena)};
    answers found;
    found.power = lec_plan_power_by_trials(plan, ratio, conferences, &trials, arena);
    found.power_error = sqrt(found.power * (1 - found.power) / (double)trials.count);
    found.smallest_ratio =
        lec_plan_smallest_ratio_by_trials(plan, conferences, power, &trials, arena);
    found.needed = lec_plan_conferences_by_trials(plan, ratio, power, &trials, arena);
    return found;
}

static void put_plan(const lec_context *context, lec_rate_plan *plan, lec_table *table)
{
    const struct settings *settings = context->settings;
    const size_t read = plan->pilot->effects[LEC_EFFECT_CONFERENCE].level_count;
    const size_t conferences = settings->conferences > 0 ? (size_t)settings->conferences : read;
    lec_arena *arena = lec_arena_new();
    const answers found = answer(context, plan, conferences, arena);
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) lec_table_put_number(table, plan->deviation[k]);
    lec_table_put_number(table, isinf(plan->theta) ? NAN : plan->theta);
    lec_table_put_count(table, conferences);
    lec_table_put_number(table, settings->ratio);
    lec_table_put_number(table, found.power);
    lec_table_put_number(table, found.power_error);
    lec_table_put_number(table, found.smallest_ratio);
    if (found.needed > 0)
        lec_table_put_count(table, found.needed);
    else
        lec_table_put_missing(table);
    lec_arena_free(arena);
}

static void put_item(const lec_context *context, const lec_rate_fitter *fitter,
                     const lec_rate_items *items, size_t item, lec_table *table)
{
    const struct settings *settings = context->settings;
    const lec_rate_design *pilot = fitter->design;
    lec_arena *scratch = lec_arena_new();
    lec_rate_fit fit = {.levels = lec_new(scratch, lec_level_fit, pilot->level_count)};
    lec_rate_fit_item(fitter, items->items[item].count, &fit, scratch);
    const char *basis = basis_of(pilot, &fit);
    lec_rate_plan plan = {.pilot = pilot,
                          .within = settings->design == WITHIN,
                          .rate = (double)fit.levels[pilot->reference].count /
                                  (double)pilot->levels[pilot->reference].words,
                          .deviation = {or_zero(fit.deviation[0]), or_zero(fit.deviation[1]),
                                        or_zero(fit.deviation[2])},
                          .theta = isnan(fit.dispersion) ? INFINITY : fit.dispersion,
                          .level = context->common->level};
    uint64_t count = 0;
    for (size_t l = 0; l < pilot->level_count; l++) count += fit.levels[l].count;
    lec_table_put_text(table, design_names[settings->design]);
    lec_table_put_text(table, items->kind);
    lec_table_put_text(table, items->items[item].name);
    lec_table_put_count(table, pilot->effects[LEC_EFFECT_CONFERENCE].level_count);
    lec_table_put_count(table, count);
    if (basis[0] == 'f') {
        lec_table_put_number(table, 1000 * plan.rate);
        put_plan(context, &plan, table);
    } else {
        put_missing(table, 11);
    }
    lec_table_put_text(table, basis);
    lec_arena_free(scratch);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_rate_design pilot = {0};
    lec_rate_items items = {0};
    lec_status status = make_pilot(context, &pilot, error);
    if (status == LEC_OK)
        status = lec_rate_items_make(context, &pilot, settings->top, &items, error);
    if (status != LEC_OK) return status;
    bool *all = lec_new(context->arena, bool, pilot.level_count);
    for (size_t l = 0; l < pilot.level_count; l++) all[l] = true;
    const lec_rate_model full = lec_rate_model_make(&pilot, all, context->arena);
    const lec_rate_fitter fitter = {&pilot, &full, settings->minimum, context->common->level};
    for (size_t i = 0; i < items.count; i++) put_item(context, &fitter, &items, i, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_plan = {
    .name = "plan",
    .summary = "How many conferences a contrast needs: power, smallest ratio found, from a pilot",
    .examples = "plan conferences/ --study study.yaml --concept Ukraine --conferences 20",
    .details =
        "Concepts in the order of the study (words: the most frequent first). The transcripts are "
        "the pilot: how long turns are, and how much turns, exchanges, speakers and conferences "
        "differ, is taken from them as `contrast` fits it. Conferences planned are like those of "
        "the pilot. Variances of a small pilot are uncertain, and one that is estimated as 0 may "
        "not be: a plan from two or three conferences is a guess. What `contrast` finds is "
        "simulated: "
        "conferences like the pilot's, --simulations sets of them for each step of an answer "
        "(beyond "
        "50 conferences what was found with 50 corrects a formula), some ms for ten conferences "
        "each. "
        "With 200 the power is right to 3 points (one standard error) beside what is not known of "
        "the "
        "variances; give 2000 for a plan that is to be printed (docs/contrast_study.md). Examples: "
        "lectern plan DIR --role principal; lectern plan DIR --conferences 40 --ratio 1.5; "
        "lectern plan DIR --design within --power 0.9.",
    .source = SOURCE,
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .evidence = {LEC_EVIDENCE_ITEM, "item", NULL},
    .takes_word_options = true,
    .not_in_report = true,
    .without_by = "it plans for conferences that are not held yet; --conference selects those that "
                  "it learns from",
    .run = run,
};
