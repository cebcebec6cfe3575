/* SPDX-License-Identifier: GPL-3.0-or-later
 * wordshift.c -- which words make two groups of turns differ: the contribution of each word to a
 * difference, in such a way that the contributions sum to it.
 *
 *   proportion  p - r                                    sum 0
 *   entropy     p log2(1/p) - r log2(1/r)                sum H(p) - H(r)
 *   kld         p log2(p/r)                              sum D(p || r)
 *   jsd         m log2(1/m) - w r log2(1/r) - (1-w) p log2(1/p), m = w r + (1-w) p
 *   lexicon     (p - r) (score - reference score)        sum: mean score of p - that of r
 *
 * p and r are the shares of the word in the target and in the reference. The measures themselves:
 * analysis/measure/word_shift.h. A contribution depends on the counts of its word and on the two
 * sizes alone, so each has its own bootstrap interval, turns or conferences being drawn. */
#include "analysis/measure/word_shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/keyness/word_comparison.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/compared_groups.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/items.h"
#include "analysis/view/stop_words.h"
#include "core/word_values.h"

typedef enum { PROPORTION, ENTROPY, KLD, JSD, LEXICON } measure;
enum { UNSAID = LEXICON + 1 };
static const char *const measure_names[] = {"proportion", "entropy", "kld", "jsd", "lexicon", NULL};

enum { WEIGHTS_EQUAL, WEIGHTS_SIZE };
static const char *const weight_names[] = {"equal", "size", NULL};

struct settings {
    const char *target, *reference;
    lec_word_values lexicon;
    uint64_t minimum;
    int measure, weights;
};
static const struct settings defaults = {.minimum = 3, .measure = UNSAID};

/* Scores alone ask for what they are for. */
static measure measure_of(const struct settings *set)
{
    if (set->measure != UNSAID) return (measure)set->measure;
    return set->lexicon.file != NULL ? LEXICON : JSD;
}

static const lec_option options[] = {
    LEC_OPTION_TARGET(struct settings, "role=principal"),
    LEC_OPTION_REFERENCE(struct settings),
    {"measure", LEC_OPTION_CHOICE, offsetof(struct settings, measure), "NAME",
     "the difference to explain: proportion, entropy, kld, jsd or lexicon (jsd; lexicon with "
     "--lexicon)",
     0, 0, measure_names},
    {"weights", LEC_OPTION_CHOICE, offsetof(struct settings, weights), "NAME",
     "of the two groups in jsd: equal, or by the size of the groups (equal)", 0, 0, weight_names},
    {"lexicon", LEC_OPTION_WORD_VALUES, offsetof(struct settings, lexicon), "FILE",
     "the scores of --measure lexicon: a CSV file with the columns word and score", 0, 0, NULL},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "show no words used less often in both groups together; the difference counts them all the "
     "same (3)",
     1, 1e15, NULL},
    {0},
};

static const lec_column columns[] = {
    {"target", LEC_TEXT, "selector of the group whose words are looked at", NULL, NULL, NULL},
    {"reference", LEC_TEXT, "selector of the group they are compared with", NULL, NULL, NULL},
    {"measure", LEC_NAME, "the difference explained: proportion, entropy, kld, jsd, lexicon", NULL,
     NULL, NULL},
    {"word", LEC_TEXT, "as `words` shows it", NULL, NULL, NULL},
    {"target_count", LEC_COUNT, "times used in the target", "words", NULL, NULL},
    {"reference_count", LEC_COUNT, "times used in the reference", "words", NULL, NULL},
    {"target_size", LEC_COUNT, "words of the target; those with a score, with a lexicon", "words",
     NULL, NULL},
    {"reference_size", LEC_COUNT, "words of the reference; those with a score, with a lexicon",
     "words", NULL, NULL},
    {"target_per_thousand", LEC_NUMBER, "rate in the target", LEC_PER_THOUSAND,
     "1000 * target_count / target_size", NULL},
    {"reference_per_thousand", LEC_NUMBER, "rate in the reference", LEC_PER_THOUSAND,
     "1000 * reference_count / reference_size", NULL},
    {"more_in", LEC_NAME, "the group that uses it at the higher rate: target, reference; or equal",
     NULL, NULL, NULL},
    {"score", LEC_NUMBER, "of the word in the lexicon; empty for other measures", NULL, NULL, NULL},
    {"contribution", LEC_NUMBER,
     "what the word adds to the difference; bits, or points of the lexicon; empty for kld where "
     "the reference never uses a word of the target",
     NULL, "see --measure in the help",
     "Gallagher et al. 2021, doi:10.1140/epjds/s13688-021-00260-3"},
    LEC_COLUMN_LOW("contribution", NULL),
    LEC_COLUMN_HIGH("contribution", NULL),
    {"difference", LEC_NUMBER,
     "sum of the contributions of all words, shown or not: the difference between the groups, "
     "target minus reference",
     NULL, NULL, "Gallagher et al. 2021, doi:10.1140/epjds/s13688-021-00260-3"},
    {"permutation_log10_p", LEC_NUMBER,
     "log10 of the p of the difference between the groups in the use of the word, as in keyness; "
     "of "
     "the word, not of its contribution",
     NULL, "words dealt out again, see keyness", "Mehta, Patel & Gray 1985; Lancaster 1961"},
    {"q", LEC_NUMBER,
     "share of false alarms to be expected among the words of the table with such a p as small",
     NULL, "min over larger p of words expected by chance / words found",
     "Benjamini & Hochberg 1995; Heyse 2011"},
    {"log10_q", LEC_NUMBER, "log10 of q", NULL, NULL, NULL},
    {"clusters", LEC_COUNT,
     "what intervals rest on: exchanges with words of either group (a turn outside them is one), "
     "conferences where there are several; of the group that has fewer",
     "clusters", NULL, NULL},
    {"clusters_with", LEC_COUNT,
     "exchanges or conferences that hold the word in either group: where both groups have few in "
     "common, more than `clusters`",
     "clusters", NULL, NULL},
    LEC_COLUMN_DOUBT("contribution"),
    {0},
};

/* All words of the table, tested as in keyness. */
static const lec_family families[] = {
    {"target,reference,measure", NULL, NULL, "log10_q", "q",
     "Benjamini & Hochberg 1995; Heyse 2011"},
    {0},
};

/* Whose intervals hold doubt about who spoke. */
/* A part of the divergence lies between 0 and 1; other contributions have a sign. */
static int scale_of_measure(const void *settings)
{
    const struct settings *set = settings;
    return measure_of(set) == JSD ? LEC_SCALE_LOGIT : LEC_SCALE_LINEAR;
}

static const lec_doubtful_column with_intervals[] = {
    {"contribution", LEC_SCALE_LINEAR, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "wordshift",
     .shape = LEC_CHART_BARS,
     .title = "Words that make two groups differ",
     .note = "colour: the group that uses the word more; function words left out",
     .axis = "contribution to the difference between the groups",
     .label = "word",
     .value = "contribution",
     .low = "contribution_low",
     .high = "contribution_high",
     .found_by = "q",
     .series = "more_in",
     .leave_out = lec_is_function_word,
     .most = 20},
    {0},
};

/* --- counts ---------------------------------------------------------------------------------- */

/* One of the two groups: the counts of the same words in both, and what they are shares of. */
typedef struct {
    lec_item_counts counts;
    double size;
    double *cluster_size;
    double *count; /* [word_count] as numbers */
} side;

typedef struct {
    const lec_context *context;
    const lec_items *items;
    const lec_compared_groups *groups;
    measure measure;
    side target, reference;
    size_t word_count;
    const uint32_t *item; /* [word_count] */
    double *score;        /* [word_count] of the lexicon */
    double reference_score;
    uint32_t *shown; /* [shown_count] words of the table */
    size_t shown_count;
    lec_null_result *test; /* [word_count] */
} shift;

static side count_side(const shift *of, const lec_group *group)
{
    lec_arena *arena = of->context->arena;
    const lec_item_counts all =
        lec_count_tokens(of->context, group, of->items->token_item, of->items->item_count);
    side made = {.counts = lec_align_cells(&all, of->item, of->word_count, arena),
                 .cluster_size = lec_new(arena, double, group->cluster_count),
                 .count = lec_new(arena, double, of->word_count)};
    const lec_cluster_counts *clusters = &made.counts.clusters;
    for (size_t w = 0; w < of->word_count; w++) {
        made.count[w] = (double)made.counts.total[w];
        made.size += made.count[w];
        for (size_t i = clusters->cell_start[w]; i < clusters->cell_start[w + 1]; i++)
            made.cluster_size[clusters->cluster[i]] += clusters->count[i];
    }
    return made;
}

/* The words of both groups; with a lexicon, those that have a score. */
static void choose_words(shift *of, const lec_word_values *lexicon)
{
    lec_arena *arena = of->context->arena;
    const lec_item_counts both = lec_count_tokens(of->context, &of->groups->both,
                                                  of->items->token_item, of->items->item_count);
    const size_t cells = both.clusters.cell_count;
    uint32_t *item = lec_new(arena, uint32_t, cells);
    of->score = lec_new(arena, double, cells);
    for (size_t cell = 0; cell < cells; cell++) {
        double score = NAN;
        const char *text = of->items->folded[both.item[cell]];
        if (of->measure == LEXICON && !lec_word_values_find(lexicon, text, &score)) continue;
        of->score[of->word_count] = score;
        item[of->word_count++] = both.item[cell];
    }
    of->item = item;
}

static void choose_shown(shift *of)
{
    const struct settings *settings = of->context->settings;
    of->shown = lec_new(of->context->arena, uint32_t, of->word_count);
    for (uint32_t w = 0; w < of->word_count; w++)
        if (of->target.counts.total[w] + of->reference.counts.total[w] >= settings->minimum)
            of->shown[of->shown_count++] = w;
}

/* The test of keyness, of the words shown. */
static void test_words(shift *of)
{
    const struct settings *settings = of->context->settings;
    const lec_exchangeable_clusters clusters =
        lec_exchangeable_clusters_make(of->context, of->groups);
    const lec_item_counts all =
        lec_count_tokens(of->context, &clusters.both, of->items->token_item, of->items->item_count);
    const lec_dealt_word *dealt = lec_deal_between(of->context, &clusters, &all, settings->minimum);
    of->test = lec_new(of->context->arena, lec_null_result, of->word_count);
    size_t at = 0;
    for (size_t w = 0; w < of->word_count; w++) {
        while (all.item[at] != of->item[w]) at++;
        of->test[w] = dealt[at].test;
    }
}

/* The mean score of the reference: words above it push up where the target uses them more. */
static double mean_score(const shift *of)
{
    double sum = 0;
    for (size_t w = 0; w < of->word_count; w++)
        sum += of->reference.count[w] / of->reference.size * of->score[w];
    return sum;
}

/* --- contributions --------------------------------------------------------------------------- */

static double weight_of_reference(const shift *of, double target_size, double reference_size)
{
    const struct settings *settings = of->context->settings;
    if (settings->weights == WEIGHTS_EQUAL) return 0.5;
    return reference_size / (target_size + reference_size);
}

/* The contribution of a word shown, from its counts in target and reference. */
static double contribution_of(double count, double size, double other_count, double other_size,
                              size_t cell, const void *state)
{
    const shift *of = state;
    const double p1 = other_count / other_size, p2 = count / size;
    const double score = of->score[of->shown[cell]];
    switch (of->measure) {
    case PROPORTION:
        return p2 - p1;
    case ENTROPY:
        return lec_entropy_contribution(p1, p2);
    case KLD:
        return lec_kullback_leibler_contribution(p1, p2);
    case JSD:
        return lec_jensen_shannon_contribution(p1, p2, weight_of_reference(of, size, other_size));
    case LEXICON:
        break;
    }
    return lec_lexicon_contribution(p1, p2, score, score, of->reference_score);
}

static double contributions_of_all(const shift *of, double *contribution)
{
    const double *first = of->reference.count, *second = of->target.count;
    const size_t count = of->word_count;
    switch (of->measure) {
    case PROPORTION:
        return lec_shift_proportion(first, second, count, contribution);
    case ENTROPY:
        return lec_shift_entropy(first, second, count, contribution);
    case KLD:
        return lec_shift_kullback_leibler(first, second, count, contribution);
    case JSD:
        return lec_shift_jensen_shannon(
            first, second, count, weight_of_reference(of, of->target.size, of->reference.size),
            contribution);
    case LEXICON:
        break;
    }
    return lec_shift_lexicon(first, second, of->score, of->score, of->reference_score, count,
                             contribution);
}

/* Of the words shown. */
static lec_estimate *find_intervals(const shift *of)
{
    const lec_context *context = of->context;
    bool *keep = lec_new(context->arena, bool, of->word_count);
    for (size_t i = 0; i < of->shown_count; i++) keep[of->shown[i]] = true;
    const lec_resamples *resamples =
        lec_resample_store_get(context->resamples, of->groups->both.cluster_count);
    const side *sides[2] = {&of->target, &of->reference};
    lec_item_counts counts[2];
    lec_contrast_group compared[2];
    for (int i = 0; i < 2; i++) {
        counts[i] = lec_keep_cells(&sides[i]->counts, keep, context->arena);
        compared[i] = (lec_contrast_group){
            lec_denominator_new(context->arena, resamples, sides[i]->cluster_size),
            &counts[i].clusters};
    }
    const lec_interval_kind kind = {(lec_interval_method)context->common->interval,
                                    context->common->level};
    lec_estimate *estimates = lec_new(context->arena, lec_estimate, of->shown_count);
    if (context->values_only) return estimates;
    lec_pair_intervals(&compared[0], &compared[1], contribution_of, of, kind,
                       (lec_scale)scale_of_measure(context->settings),
                       (size_t)context->common->threads, estimates);
    return estimates;
}

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct {
    const char *text;
    double contribution;
    uint32_t word;
    lec_estimate interval;
} row;

/* Undefined contributions come last. */
static int by_size_then_text(const void *a, const void *b)
{
    const row *x = a, *y = b;
    const double one = isnan(x->contribution) ? -1 : fabs(x->contribution);
    const double other = isnan(y->contribution) ? -1 : fabs(y->contribution);
    if (one != other) return one > other ? -1 : 1;
    return strcmp(x->text, y->text);
}

static const char *more_in(double target_rate, double reference_rate)
{
    if (target_rate == reference_rate) return "equal";
    return target_rate > reference_rate ? "target" : "reference";
}

/* Clusters with words of the side. */
static size_t clusters_of(const side *of)
{
    size_t count = 0;
    for (size_t c = 0; c < of->counts.clusters.cluster_count; c++) count += of->cluster_size[c] > 0;
    return count;
}

/* Clusters that hold the word on either side; both have the same numbers. */
static size_t clusters_with(const shift *of, uint32_t word)
{
    const lec_cluster_counts *one = &of->target.counts.clusters;
    const lec_cluster_counts *other = &of->reference.counts.clusters;
    size_t count = lec_clusters_with(&of->target.counts, word);
    for (size_t i = other->cell_start[word]; i < other->cell_start[word + 1]; i++) {
        size_t at = one->cell_start[word];
        while (at < one->cell_start[word + 1] && one->cluster[at] != other->cluster[i]) at++;
        count += at == one->cell_start[word + 1];
    }
    return count;
}

static void put_row(const shift *of, const row *shown, double difference, lec_table *table)
{
    const double in_target = of->target.count[shown->word];
    const double in_reference = of->reference.count[shown->word];
    lec_table_put_text(table, of->groups->target_name);
    lec_table_put_text(table, of->groups->reference_name);
    lec_table_put_text(table, measure_names[of->measure]);
    lec_table_put_text(table, shown->text);
    lec_table_put_count(table, (uint64_t)in_target);
    lec_table_put_count(table, (uint64_t)in_reference);
    lec_table_put_count(table, (uint64_t)of->target.size);
    lec_table_put_count(table, (uint64_t)of->reference.size);
    lec_table_put_number(table, 1000 * in_target / of->target.size);
    lec_table_put_number(table, 1000 * in_reference / of->reference.size);
    lec_table_put_text(table,
                       more_in(in_target / of->target.size, in_reference / of->reference.size));
    lec_table_put_number(table, of->score[shown->word]);
    lec_table_put_number(table, shown->contribution);
    lec_table_put_number(table, shown->interval.low);
    lec_table_put_number(table, shown->interval.high);
    lec_table_put_number(table, difference);
    const lec_null_result *test = &of->test[shown->word];
    lec_table_put_number(table, test->p);
    lec_table_put_number(table, pow(10, test->q));
    lec_table_put_number(table, test->q);
    const size_t first = clusters_of(&of->target), second = clusters_of(&of->reference);
    lec_table_put_count(table, first < second ? first : second);
    lec_table_put_count(table, clusters_with(of, shown->word));
    lec_table_put_missing(table); /* doubt */
}

static void put_rows(const shift *of, lec_table *table)
{
    double *contribution = lec_new(of->context->arena, double, of->word_count);
    const double difference = contributions_of_all(of, contribution);
    const lec_estimate *intervals = find_intervals(of);
    row *rows = lec_new(of->context->arena, row, of->shown_count);
    for (size_t i = 0; i < of->shown_count; i++) {
        const uint32_t word = of->shown[i];
        rows[i] = (row){of->items->text[of->item[word]], contribution[word], word, intervals[i]};
    }
    if (of->shown_count > 1) qsort(rows, of->shown_count, sizeof *rows, by_size_then_text);
    for (size_t i = 0; i < of->shown_count; i++) put_row(of, &rows[i], difference, table);
}

static lec_status check_lexicon(const struct settings *settings, lec_error *error)
{
    const bool asked = measure_of(settings) == LEXICON, given = settings->lexicon.file != NULL;
    if (asked == given) return LEC_OK;
    return lec_fail(error, LEC_BAD_USAGE,
                    asked ? "--measure lexicon needs the scores: give --lexicon FILE"
                          : "--lexicon goes with --measure lexicon only");
}

static lec_status check_sides(const shift *of, lec_error *error)
{
    const struct settings *settings = of->context->settings;
    const bool no_target = of->target.size == 0;
    if (!no_target && of->reference.size > 0) return LEC_OK;
    const char *name = no_target ? of->groups->target_name : of->groups->reference_name;
    if (of->measure == LEXICON)
        return lec_fail(error, LEC_BAD_DATA, "%s: '%s' uses no word of the lexicon",
                        settings->lexicon.file, name);
    return lec_fail(error, LEC_BAD_DATA, "'%s' has no word left by --stopwords", name);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_items items;
    lec_compared_groups groups;
    lec_status status = check_lexicon(settings, error);
    if (status == LEC_OK) status = lec_items_make(context, &items, error);
    if (status == LEC_OK)
        status = lec_compared_groups_make(context, settings->target, settings->reference, &groups,
                                          error);
    if (status != LEC_OK || groups.both.token_count == 0) return status;

    shift of = {
        .context = context, .items = &items, .groups = &groups, .measure = measure_of(settings)};
    choose_words(&of, &settings->lexicon);
    of.target = count_side(&of, &groups.target);
    of.reference = count_side(&of, &groups.reference);
    status = check_sides(&of, error);
    if (status != LEC_OK) return status;
    if (of.measure == LEXICON) of.reference_score = mean_score(&of);
    choose_shown(&of);
    test_words(&of);
    put_rows(&of, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_wordshift = {
    .name = "wordshift",
    .summary = "Words that make two groups of turns differ, with what each adds to the difference",
    .examples = "wordshift conferences/ --target role=principal --reference role=journalist",
    .details =
        "By the size of the contribution, the largest first, then by word. The contributions of "
        "all words sum to `difference`: 0 for proportion, the difference of the entropies (target "
        "minus reference) for entropy, D(target || reference) for kld, the Jensen-Shannon "
        "divergence for jsd, the difference of the mean scores for lexicon. A contribution by "
        "lexicon is (difference of the shares) * (score - mean score of the reference); the "
        "interval takes that mean as known. kld has no value where the reference lacks a word. "
        "A contribution to jsd is never below 0, so that its interval is no test of a difference: "
        "that is permutation_log10_p, with q over the words of the table. Groups are selected as "
        "for keyness. Divergences of samples are larger "
        "than those of what they were drawn from, the more so the shorter they are.",
    .source = "Gallagher et al. 2021, doi:10.1140/epjds/s13688-021-00260-3",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 4,
    .evidence = {LEC_EVIDENCE_WORDS, "word", NULL},
    .doubtful = with_intervals,
    .doubtful_scale = scale_of_measure,
    .families = families,
    .expected = "target_count+reference_count",
    .charts = charts,
    .takes_word_options = true,
    .without_by =
        "it compares two sides: --target and --reference say which (group=..., from=..., to=...)",
    .run = run,
};
