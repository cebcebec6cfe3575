/* SPDX-License-Identifier: GPL-3.0-or-later
 * contrast.c -- is a concept or a word used at another rate by one role, period, group or speaker
 * than by another? Turns as clusters of unequal length within speakers, exchanges, conferences.
 *
 *     words said with it in a turn ~ negative binomial(mean, theta)
 *     log mean = log words of the turn + level + conference + speaker + exchange (normal)
 *
 * fitted by maximum likelihood with Laplace's approximation, as R's glmmTMB (nbinom2) does; what is
 * left out, and how many units an interval rests on: rate_fit.h. Cost: some 60 to 220 evaluations
 * an item, each a few passes over the turns; a conference of 100 turns takes a few milliseconds an
 * item. */
#include <gsl/gsl_cdf.h>

#include <math.h>

#include "analysis/analysis.h"
#include "analysis/comparing/rate_fit.h"
#include "analysis/comparing/rate_items.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "core/parallel.h"

struct settings {
    lec_rate_question question;
    uint64_t top, minimum;
};
static const struct settings defaults = {.question = {.factor = -1, .most = 12}, .minimum = 5};

#define QUESTION(member) offsetof(struct settings, question.member)

static const lec_option options[] = {
    {"factor", LEC_OPTION_CHOICE, QUESTION(factor), "NAME",
     "what is compared: role, phase, period (of the conference's date), group (of the conference, "
     "from the study), speaker or conference (role: principal and journalist, unless --role asks "
     "for others)",
     0, 0, lec_factor_names},
    {"reference", LEC_OPTION_TEXT, QUESTION(reference), "LEVEL",
     "the role, phase ... that the others are compared with (journalist; the first phase, period, "
     "group; the speaker or conference with the most words)",
     0, 0, NULL},
    {"period", LEC_OPTION_CHOICE, QUESTION(period), "LENGTH",
     "length of a period: year, quarter or month (year)", 0, 0, lec_period_names},
    {"most", LEC_OPTION_COUNT, QUESTION(most), "N",
     "levels at most, those with the most words (12)", 2, 1000, NULL},
    {"random", LEC_OPTION_TEXT, QUESTION(random), "LIST",
     "what turns may share: conference, speaker, exchange, or none (all three)", 0, 0, NULL},
    LEC_OPTION_TOP(struct settings),
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "occurrences below which an item has no rate and no ratio (5)", 1, 1e15, NULL},
    {0},
};

#define MODEL  "negative binomial regression with random intercepts, Laplace"
#define SOURCE "Brooks et al. 2017"
#define ENDS(end, of)                                                                              \
    end " end of the interval of " of " at --level: t with clusters - levels degrees of freedom; " \
        "empty where it would be a factor of more than 10,000 away"

static const lec_column columns[] = {
    {"factor", LEC_NAME, "role, phase, period, group, speaker or conference", NULL, NULL, NULL},
    {"kind", LEC_NAME, "concept or word", NULL, NULL, NULL},
    {"item", LEC_TEXT, "name of the concept in the study; the word as `words` shows it", NULL, NULL,
     NULL},
    {"level", LEC_TEXT, "the role, phase, period ... whose rate this is", NULL, NULL, NULL},
    {"reference", LEC_TEXT, "the one it is compared with; empty in its own row", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words said on this level", "words", NULL, NULL},
    {"turns", LEC_COUNT, "turns on this level", "turns", NULL, NULL},
    {"speakers", LEC_COUNT,
     "speakers on this level; with one the ratio is that speaker's, and says nothing of others in "
     "his place",
     "speakers", NULL, NULL},
    {"count", LEC_COUNT, "times the item is used there", "occurrences", NULL, NULL},
    {"turns_with", LEC_COUNT, "turns that use it", "turns", NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate as counted", LEC_PER_THOUSAND, "1000 * count / words", NULL},
    {"predicted_per_thousand", LEC_NUMBER,
     "rate of the model in a conference, for a speaker and in an exchange in the middle (random "
     "intercepts 0); below per_thousand where few of them make most of it",
     LEC_PER_THOUSAND, MODEL, SOURCE},
    {"predicted_per_thousand_low", LEC_NUMBER, ENDS("low", "predicted_per_thousand"),
     LEC_PER_THOUSAND, NULL, "Pinheiro & Bates 2000"},
    {"predicted_per_thousand_high", LEC_NUMBER, ENDS("high", "predicted_per_thousand"),
     LEC_PER_THOUSAND, NULL, "Pinheiro & Bates 2000"},
    {"rate_ratio", LEC_NUMBER, "predicted rate / that of the reference; 2 means twice as often",
     NULL, MODEL, SOURCE},
    {"rate_ratio_low", LEC_NUMBER, ENDS("low", "rate_ratio"), NULL, NULL, "Pinheiro & Bates 2000"},
    {"rate_ratio_high", LEC_NUMBER, ENDS("high", "rate_ratio"), NULL, NULL,
     "Pinheiro & Bates 2000"},
    {"log_ratio", LEC_NUMBER, "the same in steps of doubling: 1 means twice as often", "bits",
     "log2 rate_ratio", NULL},
    {"log_ratio_low", LEC_NUMBER, ENDS("low", "log_ratio"), "bits", NULL, NULL},
    {"log_ratio_high", LEC_NUMBER, ENDS("high", "log_ratio"), "bits", NULL, NULL},
    {"log10_p", LEC_NUMBER, "log10 of the two-sided p-value of the ratio (1 if there is no effect)",
     NULL, "log10 P(|t| >= |log ratio| / standard error)", "Pinheiro & Bates 2000"},
    LEC_COLUMN_TESTS("tests"),
    LEC_COLUMN_LOG10_Q("log10_q", "log10_p's p"),
    LEC_COLUMN_Q("q", "log10_p's p"),
    {"degrees_of_freedom", LEC_NUMBER, "of the t distribution: clusters - levels", NULL, NULL,
     NULL},
    {"clusters", LEC_COUNT,
     "what the interval of the ratio rests on: the conferences, speakers or exchanges between "
     "which the factor lies, whichever are fewest; else turns",
     NULL, NULL, NULL},
    {"cluster_kind", LEC_NAME, "conference, speaker, exchange or turn", NULL, NULL, NULL},
    {"spread", LEC_NUMBER,
     "what the clusters differ by, as a share of what the model expects; variances are multiplied "
     "by it (speakers, exchanges: only above 1; turns: 1)",
     NULL, "chi-squared of the clusters' scores / degrees_of_freedom", NULL},
    {"conference_deviation", LEC_NUMBER,
     "standard deviation of the log rate between conferences; empty if left out, or 0 as far as "
     "can be told (see convergence)",
     NULL, MODEL, SOURCE},
    {"speaker_deviation", LEC_NUMBER, "the same between speakers", NULL, MODEL, SOURCE},
    {"exchange_deviation", LEC_NUMBER, "the same between exchanges", NULL, MODEL, SOURCE},
    {"dispersion", LEC_NUMBER,
     "theta: the variance of a turn's count is mean + mean^2 / theta; small means bursts; empty if "
     "the counts vary no more than those of independent words (see convergence)",
     NULL, MODEL, SOURCE},
    {"log_likelihood", LEC_NUMBER, "of the item's counts at the estimates", NULL, MODEL, SOURCE},
    {"evaluations", LEC_COUNT, "of the likelihood, until it was largest", NULL, NULL, NULL},
    {"convergence", LEC_TEXT,
     "yes, and which variances are estimated as 0; or why there is no number: never used, never "
     "used here, reference never used, fewer than --minimum, one level, fewer than 3 conferences "
     "(speakers, exchanges, turns), confounded with conference (speaker, exchange), no maximum",
     NULL, NULL, NULL},
    LEC_COLUMN_DOUBT("log_ratio"),
    {0},
};

static const lec_family families[] = {
    {"factor,kind,level", "tests", "log10_p", "log10_q", "q", "Benjamini & Hochberg 1995"},
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"log_ratio", LEC_SCALE_LINEAR, NULL, false},
    {"rate_ratio", LEC_SCALE_LOG, NULL, false},
    {"predicted_per_thousand", LEC_SCALE_LOG, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "contrast",
     .shape = LEC_CHART_BARS,
     .title = "Concepts: who names them more",
     .note = "given speaker and exchange (a model); right: principal more",
     .axis = "log ratio to base 2: +1 is twice as often, -1 half as often",
     .label = "item",
     .value = "log_ratio",
     .low = "log_ratio_low",
     .high = "log_ratio_high",
     .found_by = "q",
     .filters = {{"factor", "role"},
                 {"level", "principal"},
                 {"reference", "journalist"},
                 {"kind", "concept"}},
     .most = 24},
    {0},
};

/* --- fitting --------------------------------------------------------------------------------- */

typedef struct {
    const lec_rate_fitter *fitter;
    const lec_rate_items *items;
    lec_rate_fit *fits; /* [items->count] */
    bool values_only;
} fitting;

/* Rates as counted, 1/2 use more in all: what doubt about who spoke does to a ratio is taken from
 * them, for a fit in every draw would be dear. */
static void count_item(const lec_rate_fitter *fitter, const double *count, lec_rate_fit *fit,
                       lec_arena *scratch)
{
    const lec_rate_design *design = fitter->design;
    lec_rate_fitter counter = *fitter;
    counter.minimum = UINT64_MAX; /* nothing is fitted */
    lec_rate_fit_item(&counter, count, fit, scratch);
    double words = 0;
    for (size_t l = 0; l < design->level_count; l++) words += (double)design->levels[l].words;
    for (size_t l = 0; l < design->level_count; l++)
        fit->levels[l].rate =
            (double)fit->levels[l].count / (double)design->levels[l].words + 0.5 / words;
    for (size_t l = 0; l < design->level_count; l++)
        fit->levels[l].ratio = fit->levels[l].rate / fit->levels[design->reference].rate;
}

static void fit_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const fitting *all = state;
    for (size_t i = first; i < end; i++) {
        lec_arena *scratch = lec_arena_new();
        const double *count = all->items->items[i].count;
        if (all->values_only)
            count_item(all->fitter, count, &all->fits[i], scratch);
        else
            lec_rate_fit_item(all->fitter, count, &all->fits[i], scratch);
        lec_arena_free(scratch);
    }
}

static lec_rate_fit *fit_items(const lec_context *context, const lec_rate_design *design,
                               const lec_rate_items *items)
{
    const struct settings *settings = context->settings;
    lec_arena *arena = context->arena;
    lec_rate_fit *fits = lec_new(arena, lec_rate_fit, items->count);
    for (size_t i = 0; i < items->count; i++)
        fits[i].levels = lec_new(arena, lec_level_fit, design->level_count);
    bool *all_levels = lec_new(arena, bool, design->level_count);
    for (size_t l = 0; l < design->level_count; l++) all_levels[l] = true;
    const lec_rate_model full = lec_rate_model_make(design, all_levels, arena);
    const lec_rate_fitter fitter = {design, &full, settings->minimum, context->common->level};
    fitting state = {&fitter, items, fits, context->values_only};
    lec_parallel_for(items->count, (size_t)context->common->threads, fit_range, &state);
    return fits;
}

/* --- rows ------------------------------------------------------------------------------------ */

/* Levels that were to be told apart. */
static size_t level_count_of(const lec_rate_fit *fit, size_t levels)
{
    size_t count = 0;
    for (size_t l = 0; l < levels; l++) count += fit->levels[l].state == LEC_RATE_CONFOUNDED;
    return count;
}

static const char *state_name(const lec_context *context, const lec_rate_fit *fit, size_t levels,
                              lec_rate_state state)
{
    switch (state) {
    case LEC_RATE_NEVER_USED:
        return "never used";
    case LEC_RATE_NEVER_USED_HERE:
        return "never used here";
    case LEC_RATE_REFERENCE_NEVER_USED:
        return "reference never used";
    case LEC_RATE_TOO_FEW:
        return "fewer than --minimum";
    case LEC_RATE_CONFOUNDED:
        return lec_arena_format(context->arena,
                                fit->clusters > level_count_of(fit, levels) ? "fewer than 3 %ss"
                                                                            : "confounded with %s",
                                fit->between < 0 ? "turn" : lec_effect_names[fit->between]);
    case LEC_RATE_NO_MAXIMUM:
        return "no maximum";
    case LEC_RATE_FITTED:
        break;
    }
    const char *text = "";
    for (int k = 0; k < LEC_EFFECT_KINDS; k++)
        if (fit->is_zero[k])
            text = lec_arena_format(context->arena, "%s%s%s", text, text[0] != '\0' ? ", " : "",
                                    lec_effect_names[k]);
    if (fit->is_poisson)
        text =
            lec_arena_format(context->arena, "%s%s%s", text, text[0] != '\0' ? ", " : "", "turn");
    return text[0] == '\0' ? "yes"
                           : lec_arena_format(context->arena, "yes, no variance between: %s", text);
}

/* An end can be too far out for a double: then it is not known. */
static double finite_or_missing(double value)
{
    return isfinite(value) ? value : NAN;
}

static void put_rates(const lec_rate_level *level, const lec_level_fit *fit, lec_table *table)
{
    lec_table_put_count(table, level->words);
    lec_table_put_count(table, level->turns);
    lec_table_put_count(table, level->speakers);
    lec_table_put_count(table, fit->count);
    lec_table_put_count(table, fit->turns_with);
    lec_table_put_number(table, 1000 * (double)fit->count / (double)level->words);
    lec_table_put_number(table, 1000 * fit->rate);
    lec_table_put_number(table, 1000 * fit->rate_low);
    lec_table_put_number(table, finite_or_missing(1000 * fit->rate_high));
    lec_table_put_number(table, fit->ratio);
    lec_table_put_number(table, fit->ratio_low);
    lec_table_put_number(table, finite_or_missing(fit->ratio_high));
    lec_table_put_number(table, log2(fit->ratio));
    lec_table_put_number(table, finite_or_missing(log2(fit->ratio_low)));
    lec_table_put_number(table, finite_or_missing(log2(fit->ratio_high)));
    lec_table_put_number(table, fit->log10_p);
}

static void put_model(const lec_rate_fit *fit, lec_table *table)
{
    lec_table_put_number(table, fit->degrees);
    if (fit->clusters > 0) {
        lec_table_put_count(table, fit->clusters);
        lec_table_put_text(table, fit->between < 0 ? "turn" : lec_effect_names[fit->between]);
    } else {
        lec_table_put_missing(table);
        lec_table_put_missing(table);
    }
    lec_table_put_number(table, isnan(fit->log_likelihood) ? NAN : fit->spread);
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) lec_table_put_number(table, fit->deviation[k]);
    lec_table_put_number(table, fit->dispersion);
    lec_table_put_number(table, fit->log_likelihood);
    lec_table_put_count(table, fit->evaluations);
}

static void put_rows(const lec_context *context, const lec_rate_design *design,
                     const lec_rate_items *items, const lec_rate_fit *fits, lec_table *table)
{
    const size_t levels = design->level_count;
    for (size_t i = 0; i < items->count; i++)
        for (size_t l = 0; l < levels; l++) {
            const lec_level_fit *fit = &fits[i].levels[l];
            lec_table_put_text(table, lec_factor_names[design->factor]);
            lec_table_put_text(table, items->kind);
            lec_table_put_text(table, items->items[i].name);
            lec_table_put_text(table, design->levels[l].name);
            if (l == design->reference)
                lec_table_put_missing(table);
            else
                lec_table_put_text(table, design->levels[design->reference].name);
            put_rates(&design->levels[l], fit, table);
            for (int filled = 0; filled < 3; filled++) lec_table_put_missing(table); /* families */
            put_model(&fits[i], table);
            lec_table_put_text(table, state_name(context, &fits[i], levels, fit->state));
            lec_table_put_missing(table); /* doubt */
        }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_rate_question question = settings->question;
    const bool is_asked = question.factor >= 0;
    if (!is_asked) question.factor = LEC_FACTOR_ROLE;
    lec_rate_design design;
    lec_rate_items items;
    lec_status status = lec_rate_design_make(context, &question, &design, error);
    if (status == LEC_BAD_DATA && !is_asked) return LEC_OK; /* a report goes on without */
    if (status == LEC_OK)
        status = lec_rate_items_make(context, &design, settings->top, &items, error);
    if (status != LEC_OK) return status;
    put_rows(context, &design, &items, fit_items(context, &design, &items), table);
    return LEC_OK;
}

const lec_analysis lec_analysis_contrast = {
    .name = "contrast",
    .summary = "Rates of concepts or words by role, period, group or speaker: a regression that "
               "knows who speaks and what was asked",
    .examples = "contrast conferences/ --study study.yaml\n"
                "contrast conferences/ --factor period --role principal --study study.yaml",
    .details =
        "Concepts in the order of the study (words: the most frequent first), then levels. The "
        "count of a turn is negative binomial, with the log of the turn's words as offset and "
        "random intercepts of conference, speaker and exchange, as far as the turns can tell them "
        "apart; fitted by maximum likelihood with Laplace's approximation (equal to R's glmmTMB, "
        "nbinom2). No number is given where there is none: an item never used on a level, one "
        "level, one conference a group (`convergence` says which). An item never used on a level "
        "has one end there: how often it may be used at the most, and the ratio be. Examples: "
        "lectern contrast DIR; lectern contrast --factor period --role principal DIR; "
        "lectern contrast --top 50 --stopwords english DIR. "
        "How far p and intervals can be trusted: docs/contrast_study.md; by role they hold the "
        "truth in 96 to 100 % of texts with independent bursts (docs/coverage.md).",
    .source = "Gries 2015; Winter & Buerkner 2021; Soenning 2023; Brooks et al. 2017",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 4,
    .shown = "count,rate_ratio,rate_ratio_low,rate_ratio_high,q",
    .evidence = {LEC_EVIDENCE_ITEM, "item", NULL},
    .doubtful = with_intervals,
    .families = families,
    .charts = charts,
    .takes_word_options = true,
    .without_by = "one model holds all conferences: --factor group or period compares them, and "
                  "--conference selects those of one",
    .run = run,
};
