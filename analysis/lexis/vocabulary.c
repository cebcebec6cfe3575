/* SPDX-License-Identifier: GPL-3.0-or-later
 * vocabulary.c -- the laws of word frequency and of the growth of the vocabulary, fitted to each
 * conference and role.
 *
 *   by rank    P(a word is that of rank r) ~ (r + q)^-s            Zipf (q = 0), Zipf-Mandelbrot
 *   by size    P(a type is used x times)   ~ x^-alpha, x >= xmin   power law
 *   growth     V(n) = K n^b                                        Herdan, Heaps
 *
 * Formulas and sources: analysis/measure/zipf.h, heaps.h. Groups are fitted side by side, by any
 * number of threads. */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/measure/heaps.h"
#include "analysis/measure/spectrum.h"
#include "analysis/measure/zipf.h"
#include "analysis/view/columns.h"
#include "analysis/view/group_text.h"
#include "core/parallel.h"

/* Points of the growth curve at most: it is smooth, and more change nothing but the time. */
enum { GROWTH_POINTS = 5000 };

#define NO_INTERVAL "; no interval: it changes with the length of the text"

#define LIKELIHOOD "natural logarithm of the likelihood, to compare the laws of one row"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"tokens", LEC_COUNT, "words spoken: N", "words", NULL, NULL},
    {"types", LEC_COUNT, "different words: V", "words", NULL, NULL},
    {"hapaxes", LEC_COUNT, "words used once", "words", NULL, NULL},
    {"zipf_s", LEC_NUMBER, "exponent of Zipf's law" NO_INTERVAL, NULL,
     "P(rank r) ~ r^-s, r = 1 .. V", "Zipf 1949"},
    {"zipf_log_likelihood", LEC_NUMBER, LIKELIHOOD, NULL, NULL, NULL},
    {"zipf_misfit", LEC_NUMBER, "divergence of the observed frequencies from the law; 0 fits",
     "bits per word", "(sum n ln(n / N) - log-likelihood) / (N ln 2)", NULL},
    {"mandelbrot_q", LEC_NUMBER,
     "shift of the ranks; empty where the likelihood has no maximum" NO_INTERVAL, NULL,
     "P(rank r) ~ (r + q)^-s", "Mandelbrot 1953"},
    {"mandelbrot_s", LEC_NUMBER, "exponent" NO_INTERVAL, NULL, "P(rank r) ~ (r + q)^-s",
     "Mandelbrot 1953"},
    {"mandelbrot_log_likelihood", LEC_NUMBER, LIKELIHOOD, NULL, NULL, NULL},
    {"mandelbrot_misfit", LEC_NUMBER, "divergence of the observed frequencies from the law; 0 fits",
     "bits per word", "(sum n ln(n / N) - log-likelihood) / (N ln 2)", NULL},
    {"power_alpha", LEC_NUMBER, "exponent of the distribution of frequencies" NO_INTERVAL, NULL,
     "P(used x times) ~ x^-alpha, x >= xmin",
     "Clauset, Shalizi & Newman 2009, "
     "doi:10.1137/070710111"},
    {"power_xmin", LEC_COUNT, "frequency from which on the law holds best (smallest power_ks)",
     "occurrences", NULL, NULL},
    {"power_types", LEC_COUNT, "types used so often; few of them make a poor fit", "words", NULL,
     NULL},
    {"power_log_likelihood", LEC_NUMBER, "natural logarithm of the likelihood of these types", NULL,
     NULL, NULL},
    {"power_ks", LEC_NUMBER, "Kolmogorov-Smirnov distance from the law; 0 fits", NULL,
     "max |F observed - F of the law|", NULL},
    {"heaps_k", LEC_NUMBER, "K by least squares on the curve" NO_INTERVAL, NULL, "V(n) = K n^b",
     "Herdan 1960; Heaps 1978"},
    {"heaps_b", LEC_NUMBER,
     "b by least squares on the curve: weighs the end of the text more" NO_INTERVAL, NULL,
     "V(n) = K n^b", NULL},
    {"heaps_log_k", LEC_NUMBER, "K by least squares on the logarithms" NO_INTERVAL, NULL,
     "ln V(n) = ln K + b ln n", NULL},
    {"heaps_log_b", LEC_NUMBER,
     "b by least squares on the logarithms: weighs the beginning more" NO_INTERVAL, NULL,
     "ln V(n) = ln K + b ln n", NULL},
    LEC_COLUMN_POOLED,
    {0},
};

typedef struct {
    uint64_t tokens, types, hapaxes;
    lec_rank_fit zipf, mandelbrot;
    double zipf_misfit, mandelbrot_misfit;
    lec_power_law power;
    lec_heaps_fit heaps, heaps_log;
} fits;

/* How many bits a word the law loses against the observed frequencies themselves. */
static double misfit(const lec_spectrum *spectrum, const lec_rank_fit *fit)
{
    double best = 0;
    const double tokens = (double)spectrum->token_count;
    for (size_t i = 0; i < spectrum->count; i++) {
        const double n = (double)spectrum->frequency[i];
        best += (double)spectrum->types[i] * n * log(n / tokens);
    }
    return fmax(0, (best - fit->log_likelihood) / (tokens * M_LN2));
}

/* The growth curve at every `step`-th word, the last included. */
static void fit_growth(const lec_group_text *text, lec_arena *scratch, fits *out)
{
    const uint32_t *grown = lec_group_text_growth(text, scratch);
    const size_t step = text->token_count / GROWTH_POINTS + 1;
    const size_t points = (text->token_count + step - 1) / step;
    double *tokens = lec_new(scratch, double, points), *types = lec_new(scratch, double, points);
    for (size_t p = 0; p < points; p++) {
        const size_t at = text->token_count - 1 - (points - 1 - p) * step;
        tokens[p] = (double)(at + 1);
        types[p] = grown[at];
    }
    out->heaps = lec_heaps_least_squares(tokens, types, points);
    out->heaps_log = lec_heaps_log_log(tokens, types, points);
}

static fits fit_text(const lec_group_text *text, lec_arena *scratch)
{
    const lec_spectrum spectrum = lec_spectrum_of(text->count, text->type_count, scratch);
    fits made = {.tokens = text->token_count, .types = text->type_count};
    if (spectrum.count > 0 && spectrum.frequency[0] == 1) made.hapaxes = spectrum.types[0];
    made.zipf = lec_zipf(&spectrum, scratch);
    made.mandelbrot = lec_zipf_mandelbrot(&spectrum, scratch);
    made.zipf_misfit = isnan(made.zipf.s) ? NAN : misfit(&spectrum, &made.zipf);
    made.mandelbrot_misfit = isnan(made.mandelbrot.s) ? NAN : misfit(&spectrum, &made.mandelbrot);
    made.power = lec_power_law_of(&spectrum);
    fit_growth(text, scratch, &made);
    return made;
}

typedef struct {
    const lec_context *context;
    const lec_groups *groups;
    const lec_items *items;
    fits *fits; /* [groups->count] */
} work;

static void fit_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const work *of = state;
    for (size_t g = first; g < end; g++) {
        lec_arena *scratch = lec_arena_new();
        const lec_group_text text =
            lec_group_text_of(of->context->corpus, &of->groups->items[g], of->items, scratch);
        of->fits[g] = fit_text(&text, scratch);
        lec_arena_free(scratch);
    }
}

static void put_row(const lec_group *group, const fits *of, lec_table *table)
{
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, group->role);
    lec_table_put_count(table, of->tokens);
    lec_table_put_count(table, of->types);
    lec_table_put_count(table, of->hapaxes);
    lec_table_put_number(table, of->zipf.s);
    lec_table_put_number(table, of->zipf.log_likelihood);
    lec_table_put_number(table, of->zipf_misfit);
    lec_table_put_number(table, of->mandelbrot.q);
    lec_table_put_number(table, of->mandelbrot.s);
    lec_table_put_number(table, of->mandelbrot.log_likelihood);
    lec_table_put_number(table, of->mandelbrot_misfit);
    const bool has_power = !isnan(of->power.alpha);
    lec_table_put_number(table, of->power.alpha);
    lec_table_put_count(table, has_power ? of->power.xmin : LEC_MISSING_COUNT);
    lec_table_put_count(table, has_power ? of->power.tail : LEC_MISSING_COUNT);
    lec_table_put_number(table, of->power.log_likelihood);
    lec_table_put_number(table, of->power.distance);
    lec_table_put_number(table, of->heaps.k);
    lec_table_put_number(table, of->heaps.b);
    lec_table_put_number(table, of->heaps_log.k);
    lec_table_put_number(table, of->heaps_log.b);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_items items;
    lec_groups groups;
    const lec_status status = lec_items_in_groups(context, &items, &groups, error);
    if (status != LEC_OK) return status;
    work all = {context, &groups, &items, lec_new(context->arena, fits, groups.count)};
    lec_parallel_for(groups.count, (size_t)context->common->threads, fit_range, &all);
    for (size_t g = 0; g < groups.count; g++) put_row(&groups.items[g], &all.fits[g], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_vocabulary = {
    .name = "vocabulary",
    .summary = "Laws of word frequency and vocabulary growth: Zipf, Zipf-Mandelbrot, Heaps",
    .examples = "vocabulary conferences/",
    .details =
        "By conference and role (`all` first). Ranks come from the data themselves, which biases "
        "the laws by rank; the power law by size is free of that (Corral, Serra & "
        "Ferrer-i-Cancho 2020). The two fits of Heaps's law weigh the text differently and differ "
        "a lot: compare like with like, and texts of like length. The growth curve is taken at "
        "every word, in texts of more than 5,000 words at about 5,000 evenly spaced ones. A fit "
        "that has no solution is empty. No column has an interval: a text of other turns would "
        "have "
        "other types, drawing turns again makes types fewer and leaving turns out makes the text "
        "shorter, and all these constants follow the length; compare texts of like length, and see "
        "`diversity` for what has an interval.",
    .source = "Zipf 1949; Mandelbrot 1953; Clauset, Shalizi & Newman 2009; Heaps 1978",
    .columns = columns,
    .key_count = 2,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
