/* SPDX-License-Identifier: GPL-3.0-or-later
 * characteristic.c -- the words that mark each conference (speaker, role, group ...) among the
 * others.
 *
 *   log_ratio  log2 of rate here / rate in all others, half a use added in proportion to the words
 *   variance   sum (k - r x)^2 n / (n - 1) / K^2 of the clusters here + the same of the others,
 * each at least 1 / (K + 1/2), that of independent words interval   t with the fewer clusters - 1
 * degrees of freedom
 *
 * The clusters here are exchanges, those of the others whole texts, so that a word which one answer
 * makes does not mark a conference, nor one that varies anyway from text to text. Words are ranked
 * by the low end: what is left if chance helped. tf-idf is what other tools show. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/profiles.h"
#include "analysis/measure/jackknife.h"
#include "analysis/measure/t_quantile.h"
#include "analysis/view/columns.h"

struct settings {
    lec_profile_settings profiles;
    uint64_t top, minimum;
};
static const struct settings defaults = {.profiles = {.of = LEC_FEATURES_CONTENT_WORDS,
                                                      .features = 20000,
                                                      .minimum_words = 300,
                                                      .most = 200},
                                         .top = 20,
                                         .minimum = 3};

static const lec_option options[] = {
    {"top", LEC_OPTION_COUNT, offsetof(struct settings, top), "N",
     "words of each, those that mark it most (20)", 1, 1e6, NULL},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out words used less often there (3)", 1, 1e15, NULL},
    LEC_PROFILE_OPTIONS(struct settings, "20000", "content-words"),
    {0},
};

static const lec_column columns[] = {
    {"between", LEC_NAME, "conference, speaker, role, group, year, quarter or month", NULL, NULL,
     NULL},
    {"name", LEC_TEXT, "the one whose words these are", NULL, NULL, NULL},
    {"word", LEC_TEXT, "a word, as `words` shows it, or a concept", NULL, NULL, NULL},
    {"rank", LEC_COUNT, "its place among the words of this one", NULL, "1: marks it most", NULL},
    {"count", LEC_COUNT, "times used there", "occurrences", NULL, NULL},
    {"clusters", LEC_COUNT,
     "exchanges there (a turn outside them is one), or conferences of what has several", "clusters",
     NULL, NULL},
    {"clusters_with", LEC_COUNT, "how many of them hold it; a word of one has no interval",
     "clusters", NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate there", LEC_PER_THOUSAND, "1000 * count / words", NULL},
    {"others_per_thousand", LEC_NUMBER, "rate in all others together", LEC_PER_THOUSAND, NULL,
     NULL},
    {"others_with", LEC_COUNT, "how many of the others use it", NULL, NULL, NULL},
    {"log_ratio", LEC_NUMBER, "1 means twice as frequent as in the others", "bits",
     "log2 of the ratio of the rates, half a use added in proportion to the words", "Hardie 2014"},
    {"log_ratio_low", LEC_NUMBER,
     "low end of its interval at --level; the words are ranked by it; above 0: marks it", "bits",
     "t of the clusters' jackknife", "Tukey 1958; Efron & Stein 1981"},
    {"log_ratio_high", LEC_NUMBER, "high end", "bits", "t of the clusters' jackknife",
     "Tukey 1958; Efron & Stein 1981"},
    {"tf_idf", LEC_NUMBER,
     "what other tools rank by: how often it is used there, times how few use it at all; 0 for a "
     "word that all use",
     NULL, "count / words * ln(texts / texts with it)", "Sparck Jones 1972"},
    {"tf_idf_rank", LEC_COUNT, "its place by that among all words used there", NULL, "1: highest",
     NULL},
    LEC_COLUMN_DOUBT("log_ratio"),
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"log_ratio", LEC_SCALE_LINEAR, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "characteristic",
     .shape = LEC_CHART_BARS,
     .title = "Words that mark each conference",
     .note = "those with the highest low end; +1 is twice as often as in all others",
     .axis = "log ratio to all others, bits",
     .label = "word",
     .value = "log_ratio",
     .low = "log_ratio_low",
     .high = "log_ratio_high",
     .found_by_interval = true,
     .series = "name",
     .filters = {{"between", "conference"}},
     .grouped = true},
    {0},
};

/* --- one word -------------------------------------------------------------------------------- */

/* What the interval of a rate is made of: sums over clusters of k, x, k^2, kx, x^2. */
typedef struct {
    double count, words, kk, kx, xx;
    size_t clusters;
} sums;

static void add_cluster(sums *to, double count, double words)
{
    to->count += count;
    to->words += words;
    to->kk += count * count;
    to->kx += count * words;
    to->xx += words * words;
    to->clusters++;
}

/* Of the logarithm of the rate. */
static double variance_of(const sums *of)
{
    const double n = (double)of->clusters, rate = of->count / of->words;
    const double squares = of->kk - 2 * rate * of->kx + rate * rate * of->xx;
    const double least = 1 / (of->count + 0.5);
    if (!(of->count > 0) || n < LEC_LEAST_CLUSTERS) return least;
    return fmax(least, squares * n / (n - 1) / (of->count * of->count));
}

typedef struct {
    uint32_t feature;
    const char *text;
    double count, others;
    size_t clusters_with, others_with;
    lec_estimate log_ratio;
    double tf_idf;
    size_t tf_idf_rank;
} word;

typedef struct {
    const lec_context *context;
    const lec_profiles *profiles;
    double words;         /* of all profiles */
    const double *total;  /* [feature_count] of all profiles */
    const uint32_t *with; /* [feature_count] profiles that use it */
    sums *here;           /* [feature_count] of the profile at hand, its clusters with the word */
    double *kk, *kx;      /* [feature_count] over whole texts of all profiles */
    double xx;
} comparison;

/* The others as whole texts: sums over all texts less those of this one. */
static sums others_of(const comparison *of, size_t item, uint32_t feature)
{
    const lec_profiles *profiles = of->profiles;
    const double k = profiles->counts[item * profiles->feature_count + feature];
    const double x = (double)profiles->items[item].words;
    return (sums){of->total[feature] - k,  of->words - x,  of->kk[feature] - k * k,
                  of->kx[feature] - k * x, of->xx - x * x, profiles->count - 1};
}

/* Degrees of freedom of the side with fewer clusters; of two texts those of the clusters here. */
static lec_estimate log_ratio_of(const comparison *of, size_t item, uint32_t feature)
{
    const sums *here = &of->here[feature], others = others_of(of, item, feature);
    const double half = 0.5 / of->words; /* of a use, a word */
    const double value =
        log2((here->count / here->words + half) / (others.count / others.words + half));
    const double variance = variance_of(here) + variance_of(&others);
    size_t clusters = here->clusters;
    if (others.clusters >= LEC_LEAST_CLUSTERS && others.clusters < clusters)
        clusters = others.clusters;
    if (clusters < LEC_LEAST_CLUSTERS) return (lec_estimate){value, NAN, NAN};
    const double reach =
        lec_t_quantile(of->context->common->level, (double)clusters - 1) * sqrt(variance) / M_LN2;
    return (lec_estimate){value, value - reach, value + reach};
}

/* --- one conference -------------------------------------------------------------------------- */

/* Sums over the clusters of one profile; those without the word add only their words. */
static void sum_here(const comparison *of, size_t item, uint32_t *clusters_with)
{
    const lec_profiles *profiles = of->profiles;
    const lec_profile *profile = &profiles->items[item];
    sums all = {0};
    memset(of->here, 0, profiles->feature_count * sizeof *of->here);
    memset(clusters_with, 0, profiles->feature_count * sizeof *clusters_with);
    for (size_t c = 0; c < profile->cluster_count; c++) {
        const size_t cluster = profile->first_cluster + c;
        const double words = profiles->cluster_words[cluster];
        add_cluster(&all, 0, words);
        for (size_t i = profiles->cluster_start[cluster]; i < profiles->cluster_start[cluster + 1];
             i++) {
            sums *to = &of->here[profiles->cell_feature[i]];
            const double count = profiles->cell_count[i];
            to->count += count;
            to->kk += count * count;
            to->kx += count * words;
            clusters_with[profiles->cell_feature[i]]++;
        }
    }
    for (size_t f = 0; f < profiles->feature_count; f++) {
        of->here[f].words = all.words;
        of->here[f].xx = all.xx;
        of->here[f].clusters = all.clusters;
    }
}

static int by_tf_idf(const void *a, const void *b)
{
    const word *x = a, *y = b;
    if (x->tf_idf != y->tf_idf) return x->tf_idf > y->tf_idf ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* By the low end, those without one last; then by tf-idf, then by text. */
static int by_low_end(const void *a, const void *b)
{
    const word *x = a, *y = b;
    const bool has = !isnan(x->log_ratio.low), other = !isnan(y->log_ratio.low);
    if (has != other) return has ? -1 : 1;
    if (has && x->log_ratio.low != y->log_ratio.low)
        return x->log_ratio.low > y->log_ratio.low ? -1 : 1;
    return by_tf_idf(a, b);
}

static size_t rank_words(const comparison *of, size_t item, const uint32_t *clusters_with,
                         word *words)
{
    const struct settings *settings = of->context->settings;
    const lec_profiles *profiles = of->profiles;
    const double texts = (double)profiles->count, size = (double)profiles->items[item].words;
    size_t count = 0, kept = 0;
    for (uint32_t f = 0; f < profiles->feature_count; f++) {
        const double own = profiles->counts[item * profiles->feature_count + f];
        if (!(own > 0)) continue;
        words[count++] = (word){.feature = f,
                                .text = profiles->feature[f],
                                .count = own,
                                .others = of->total[f] - own,
                                .clusters_with = clusters_with[f],
                                .others_with = of->with[f] - 1,
                                .tf_idf = own / size * log(texts / of->with[f])};
    }
    if (count > 1) qsort(words, count, sizeof *words, by_tf_idf);
    for (size_t i = 0; i < count; i++) words[i].tf_idf_rank = i + 1;
    for (size_t i = 0; i < count; i++) {
        if (words[i].count < (double)settings->minimum) continue;
        words[kept] = words[i];
        words[kept].log_ratio = log_ratio_of(of, item, words[i].feature);
        if (words[kept].clusters_with < 2)
            words[kept].log_ratio.low = words[kept].log_ratio.high = NAN;
        kept += words[kept].log_ratio.value > 0;
    }
    if (kept > 1) qsort(words, kept, sizeof *words, by_low_end);
    return kept;
}

static void put_word(const comparison *of, size_t item, const word *w, size_t rank,
                     lec_table *table)
{
    const lec_profile *profile = &of->profiles->items[item];
    lec_table_put_text(table, of->profiles->between);
    lec_table_put_text(table, profile->name);
    lec_table_put_text(table, w->text);
    lec_table_put_count(table, rank);
    lec_table_put_count(table, (uint64_t)w->count);
    lec_table_put_count(table, profile->cluster_count);
    lec_table_put_count(table, w->clusters_with);
    lec_table_put_number(table, 1000 * w->count / (double)profile->words);
    lec_table_put_number(table, 1000 * w->others / (of->words - (double)profile->words));
    lec_table_put_count(table, w->others_with);
    lec_table_put_number(table, w->log_ratio.value);
    lec_table_put_number(table, w->log_ratio.low);
    lec_table_put_number(table, w->log_ratio.high);
    lec_table_put_number(table, w->tf_idf);
    lec_table_put_count(table, w->tf_idf_rank);
    lec_table_put_missing(table); /* doubt */
}

/* --- all ------------------------------------------------------------------------------------- */

static comparison compare_all(const lec_context *context, const lec_profiles *profiles)
{
    lec_arena *arena = context->arena;
    const size_t features = profiles->feature_count;
    double *total = lec_new(arena, double, features);
    uint32_t *with = lec_new(arena, uint32_t, features);
    comparison of = {.context = context,
                     .profiles = profiles,
                     .here = lec_new(arena, sums, features),
                     .kk = lec_new(arena, double, features),
                     .kx = lec_new(arena, double, features)};
    for (size_t i = 0; i < profiles->count; i++) {
        const double x = (double)profiles->items[i].words;
        of.words += x;
        of.xx += x * x;
        for (size_t f = 0; f < features; f++) {
            const double k = profiles->counts[i * features + f];
            total[f] += k;
            with[f] += k > 0;
            of.kk[f] += k * k;
            of.kx[f] += k * x;
        }
    }
    of.total = total;
    of.with = with;
    return of;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_profiles profiles;
    lec_status status = lec_profiles_make(context, &settings->profiles, &profiles, error);
    if (status == LEC_OK) status = lec_profiles_are_two(&profiles, &settings->profiles, error);
    if (status != LEC_OK) return status;
    const comparison of = compare_all(context, &profiles);
    word *words = lec_new(context->arena, word, profiles.feature_count);
    uint32_t *clusters_with = lec_new(context->arena, uint32_t, profiles.feature_count);
    for (size_t i = 0; i < profiles.count; i++) {
        sum_here(&of, i, clusters_with);
        const size_t found = rank_words(&of, i, clusters_with, words);
        for (size_t w = 0; w < found && w < settings->top; w++)
            put_word(&of, i, &words[w], w + 1, table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_characteristic = {
    .name = "characteristic",
    .summary = "The words that mark each conference (speaker, group) among the others",
    .examples = "characteristic conferences/ --role principal",
    .details =
        "By conference in the order of dates (others by name), then rank: the low end of the log "
        "ratio to all others, at its worst. Only words that are used more there. A word of one "
        "exchange alone has no interval and comes last, whatever tf-idf says of it: it is the "
        "exchange that it marks. `keyness --between conference` tests all words and those used "
        "less, too. Examples: lectern characteristic DIR --role principal; lectern characteristic "
        "DIR --between speaker --role journalist --of words.",
    .source = "Hardie 2014; Sparck Jones 1972",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .evidence = {LEC_EVIDENCE_ITEM, "word", NULL},
    .doubtful = with_intervals,
    .charts = charts,
    .takes_word_options = true,
    .least_conferences = 2,
    .only_in_report = true,
    .without_by = "--between says what is compared: group, year, quarter or month",
    .run = run,
};
