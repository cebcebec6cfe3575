/* SPDX-License-Identifier: GPL-3.0-or-later
 * keyness.c -- which words one group of turns uses more, and which less, than another group or than
 * an outside frequency list.
 *
 * How much more: the log ratio (Hardie 2014), with an interval that knows of bursts, and shrunken
 * to what a normal prior fitted to all words lets believe (measure/rate_ratio.h). More than by
 * chance: the words dealt out again within each exchange, lengths as they are
 * (measure/dealt_words.h). Beside them what other tools print on the 2x2 table, words taken for
 * independent: G2 and its p (Dunning 1993), the conservative bound (Evert 2022), log-odds with a
 * prior (Monroe et al. 2008). */
#include "analysis/analysis.h"
#include "analysis/keyness/each_against_rest.h"
#include "analysis/keyness/word_comparison.h"
#include "analysis/measure/association.h"
#include "analysis/measure/jackknife.h"
#include "analysis/measure/multiple_tests.h"
#include "analysis/measure/rate_comparison.h"
#include "analysis/view/columns.h"
#include "analysis/view/measures.h"
#include "analysis/view/stop_words.h"
#include "core/word_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PRIOR_GROUPS, PRIOR_CORPUS, PRIOR_UNIFORM };
static const char *const prior_choices[] = {"groups", "corpus", "uniform", NULL};
enum { PERMUTATION_PLAIN, PERMUTATION_MAXT };
static const char *const permutation_choices[] = {"plain", "maxt", NULL};

enum { TEST_PERMUTATION, TEST_G2 };
static const char *const test_choices[] = {"permutation", "g2", NULL};

struct settings {
    const char *target, *reference, *measures;
    lec_word_values reference_list;
    uint64_t reference_size, minimum;
    int prior, permutation, test, between;
    double prior_words, zero_prior;
    bool reference_complete;
};
static const struct settings defaults = {.minimum = 1, .prior_words = 500, .zero_prior = 0.5};

static const lec_option options[] = {
    LEC_OPTION_TARGET(struct settings, "role=principal; with --reference-list all turns"),
    LEC_OPTION_REFERENCE(struct settings),
    {"between", LEC_OPTION_CHOICE, offsetof(struct settings, between), "UNIT",
     "each conference, speaker, role, group, year, quarter or month with 300 words or more against "
     "all "
     "others, one after the other, each a family of its own (none)",
     0, 0, lec_each_names},
    {"reference-list", LEC_OPTION_WORD_COUNTS, offsetof(struct settings, reference_list), "FILE",
     "compare with the counts of other texts: a CSV file with the columns word and count", 0, 0,
     NULL},
    {"reference-size", LEC_OPTION_COUNT, offsetof(struct settings, reference_size), "N",
     "words of the texts behind --reference-list, if it does not list them all (its sum)", 1, 1e15,
     NULL},
    {"reference-complete", LEC_OPTION_FLAG, offsetof(struct settings, reference_complete), NULL,
     "--reference-list lists every word of its texts: a word that it lacks was used 0 times (a "
     "word "
     "that it lacks is unknown)",
     0, 0, NULL},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out words used less often in both groups together; with --reference-list, words of "
     "which the target has and was to be expected to have fewer (1)",
     1, 1e15, NULL},
    {"prior", LEC_OPTION_CHOICE, offsetof(struct settings, prior), "NAME",
     "of log_odds_z: the counts of both groups together, of all turns read (corpus), or the same "
     "for every word (uniform) (groups)",
     0, 0, prior_choices},
    {"prior-words", LEC_OPTION_NUMBER, offsetof(struct settings, prior_words), "N",
     "how many words of text the prior is worth (500)", 1e-6, 1e15, NULL},
    {"zero-prior", LEC_OPTION_NUMBER, offsetof(struct settings, zero_prior), "N",
     "of log_ratio where a count is 0: uses added to both groups together, to each in proportion "
     "to "
     "its size (0.5)",
     1e-6, 1e6, NULL},
    {"permutation", LEC_OPTION_CHOICE, offsetof(struct settings, permutation), "KIND",
     "permutation_p of each word by itself (plain) or adjusted for all words of the table (maxt) "
     "(plain)",
     0, 0, permutation_choices},
    {"test", LEC_OPTION_CHOICE, offsetof(struct settings, test), "NAME",
     "what q adjusts: permutation_p, or log10_p, which takes words for independent and finds key "
     "words where there are none (g2) (permutation)",
     0, 0, test_choices},
    LEC_MEASURES_OPTION(struct settings, measures),
    {0},
};

static const lec_column columns[] = {
    {"target", LEC_TEXT, "selector of the group whose words are looked at", NULL, NULL, NULL},
    {"reference", LEC_TEXT, "selector or frequency list they are compared with", NULL, NULL, NULL},
    {"word", LEC_TEXT, "as `words` shows it", NULL, NULL, NULL},
    {"target_count", LEC_COUNT, "times used in the target", "words", NULL, NULL},
    {"reference_count", LEC_COUNT, "times used in the reference", "words", NULL, NULL},
    {"target_size", LEC_COUNT, "all words of the target", "words", NULL, NULL},
    {"reference_size", LEC_COUNT, "all words of the reference", "words", NULL, NULL},
    {"target_per_thousand", LEC_NUMBER, "rate in the target", LEC_PER_THOUSAND,
     "1000 * target_count / target_size", NULL},
    {"reference_per_thousand", LEC_NUMBER, "rate in the reference", LEC_PER_THOUSAND,
     "1000 * reference_count / reference_size", NULL},
    {"target_turns", LEC_COUNT, "turns of the target that use it", "turns", NULL, NULL},
    {"reference_turns", LEC_COUNT, "turns of the reference that use it; empty for a list", "turns",
     NULL, NULL},
    {"clusters", LEC_COUNT,
     "exchanges with words of either group (a turn outside them is one); conferences where there "
     "are "
     "8 or more, or where each group has 2 or more of its own: what tests and intervals rest on",
     "clusters", NULL, NULL},
    {"clusters_with", LEC_COUNT, "how many of them hold the word; from one alone no interval",
     "clusters", NULL, NULL},
    {"log_ratio_shrunken", LEC_NUMBER,
     "log_ratio as far as it can be believed: near 0 for a word of which little is known, and "
     "there "
     "at times on the other side of it, as counts are skew",
     "bits",
     "mean of theta given the count, beta-binomial, prior normal(0, s^2), s fitted to all words",
     "Monroe et al. 2008; Robinson & Smyth 2007"},
    {"log_ratio_shrunken_low", LEC_NUMBER, "low end at --level", "bits",
     "quantile of theta given the count", NULL},
    {"log_ratio_shrunken_high", LEC_NUMBER, "high end at --level", "bits",
     "quantile of theta given the count", NULL},
    {"q", LEC_NUMBER,
     "share of false alarms to be expected among the words with a permutation_p as small (log10_p "
     "with --test g2 and for a list)",
     NULL, "min over larger p of words expected by chance / words found",
     "Benjamini & Hochberg 1995; Heyse 2011"},
    {"log10_q", LEC_NUMBER, "log10 of q, which may be below the smallest number", NULL, NULL, NULL},
    {"permutation_p", LEC_NUMBER,
     "p of the difference with the words dealt out again over the two groups, in bursts as they "
     "come, within exchanges that hold both groups, else over all clusters; for words used 10 "
     "times "
     "or more whole conferences, where each belongs to one group and there are 1,000 ways; lengths "
     "as they are; 1 for a word of one cluster; empty for a list and where there is one cluster in "
     "all",
     NULL, "two-sided mid-p of S = sum a - m n_T / n, m = a + b",
     "Mehta, Patel & Gray 1985; Lancaster 1961; Chung & Romano 2013"},
    {"permutation_log10_p", LEC_NUMBER, "log10 of permutation_p", NULL, NULL, NULL},
    {"permutation_p_smallest", LEC_NUMBER,
     "the smallest permutation_p that the word could have, whichever group used it more: no test "
     "of "
     "it can say more",
     NULL, "larger of the p of the two outermost outcomes", NULL},
    {"permutation_z", LEC_NUMBER,
     "the difference within exchanges (of conferences dealt out: Welch's t) in standard errors; "
     "above 0: more in the target",
     NULL, "S / sd(S), with bursts", NULL},
    {"sign", LEC_NUMBER, "1 used more in the target, -1 less, 0 at the same rate", NULL, NULL,
     NULL},
    {"log_ratio", LEC_NUMBER, "1 means twice as frequent in the target", "bits",
     "log2 of the ratio of the rates; where a count is 0, --zero-prior / N is added to both",
     "Hardie 2014"},
    {"log_ratio_low", LEC_NUMBER,
     "low end of the interval at --level, bursts allowed for; empty where it would be infinite, "
     "and "
     "for a word of one cluster",
     "bits", "beta-binomial test turned round, mid-p", "Clopper & Pearson 1934; Lancaster 1961"},
    {"log_ratio_high", LEC_NUMBER, "high end in the same way", "bits",
     "beta-binomial test turned round, mid-p", "Clopper & Pearson 1934; Lancaster 1961"},
    {"g2", LEC_NUMBER, "log-likelihood ratio of all four cells, without correction; 0 or more",
     NULL, "2 sum O ln(O / E)", "Dunning 1993"},
    {"log10_p", LEC_NUMBER, "log10 of the p-value of g2, which takes words for independent", NULL,
     "log10 P(chi-squared, 1 df >= g2)", "Dunning 1993"},
    {"log_ratio_conservative", LEC_NUMBER,
     "end nearer to 0 of its exact interval, at --level for all words of the table together "
     "(Bonferroni); 0 if it holds 0",
     "bits", "log2 of (R2 / R1) tau / (1 - tau), tau a bound of O11 of C1", "Evert 2022"},
    {"log_odds_z", LEC_NUMBER, "log-odds ratio in standard errors, with the prior of --prior", NULL,
     "(ln odds target' - ln odds reference') / sqrt(1/O11' + 1/O21')", "Monroe et al. 2008"},
    {"target_dp", LEC_NUMBER,
     "deviation of proportions over the turns of the target (conferences where there are 8 or "
     "more); 0 is even; empty if the word is not in it",
     NULL, "sum |t - s| / 2", "Gries 2008"},
    {"reference_dp", LEC_NUMBER, "the same in the reference", NULL, "sum |t - s| / 2",
     "Gries 2008"},
    {"per_thousand", LEC_NUMBER, "rate in both together; empty where the reference has no count",
     LEC_PER_THOUSAND, "1000 * (target_count + reference_count) / (target_size + reference_size)",
     NULL},
    LEC_COLUMN_DOUBT("log_ratio"),
    {0},
};

/* The words that were left out are counted where they are tested. */
static const lec_family families[] = {
    {"target,reference", NULL, NULL, "log10_q", "q", "Heyse 2011; Tusher et al. 2001"},
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"log_ratio", LEC_SCALE_LINEAR, NULL, false},
    {"log_ratio_shrunken", LEC_SCALE_LINEAR, "log_ratio", false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "keyness",
     .shape = LEC_CHART_BARS,
     .title = "Words that tell the two groups apart",
     .note = "colour: the group that uses the word more; English function words left out",
     .axis = "shrunken log ratio to base 2: +1 is twice as often, -1 half as often",
     .label = "word",
     .value = "log_ratio_shrunken",
     .low = "log_ratio_shrunken_low",
     .high = "log_ratio_shrunken_high",
     .series = "target",
     .opposite = "reference",
     .found_by = "q",
     .leave_out = lec_is_function_word,
     .most = 24},
    {.name = "keyness_scatter",
     .shape = LEC_CHART_SCATTER,
     .title = "Words of two groups: how often, and whose",
     .note = "colour: the group that uses the word more; English function words left out",
     .axis = "uses per 1,000 words of both groups",
     .up = "shrunken log ratio to base 2, +1 is twice as often",
     .label = "word",
     .across = "per_thousand",
     .value = "log_ratio_shrunken",
     .series = "target",
     .opposite = "reference",
     .found_by = "q",
     .leave_out = lec_is_function_word,
     .log_across = true,
     .most = 40},
    {0},
};

/* --- the prior ------------------------------------------------------------------------------- */

/* The counts that the prior of log_odds_z is a copy of, scaled to --prior-words. */
typedef struct {
    double *count; /* of each word of the comparison */
    double size;
} background;

static background find_background(const lec_context *context, const lec_word_comparison *of)
{
    const struct settings *settings = context->settings;
    background found = {lec_new(context->arena, double, of->count),
                        of->target_size + of->reference_size};
    if (settings->prior == PRIOR_CORPUS) found.size = of->corpus_size;
    if (settings->prior == PRIOR_UNIFORM) found.size = (double)of->count;
    for (size_t i = 0; i < of->count; i++) {
        const lec_compared_word *word = &of->words[i];
        found.count[i] = word->target_count + word->reference_count;
        if (settings->prior == PRIOR_CORPUS) found.count[i] = word->corpus_count;
        if (settings->prior == PRIOR_UNIFORM) found.count[i] = 1;
    }
    return found;
}

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct {
    const lec_compared_word *word;
    lec_contingency table;
    lec_dirichlet_prior prior;
    double g2;
} scored_word;

/* By |shrunken log ratio|, by g2 where it is not known (a list) or 0, by text; what cannot be
 * compared comes last. */
static int by_effect_then_text(const void *a, const void *b)
{
    const scored_word *x = a, *y = b;
    const double one[] = {fabs(x->word->ratio.shrunken), x->g2};
    const double other[] = {fabs(y->word->ratio.shrunken), y->g2};
    for (size_t i = 0; i < 2; i++) {
        const double p = isnan(one[i]) ? -1 : one[i], q = isnan(other[i]) ? -1 : other[i];
        if (p != q) return p > q ? -1 : 1;
    }
    return strcmp(x->word->text, y->word->text);
}

static scored_word *score_words(const lec_context *context, const lec_word_comparison *of)
{
    const struct settings *settings = context->settings;
    const background prior = find_background(context, of);
    scored_word *scored = lec_new(context->arena, scored_word, of->count);
    for (size_t i = 0; i < of->count; i++) {
        const lec_compared_word *word = &of->words[i];
        scored[i].word = word;
        scored[i].table = lec_contingency_of_groups(word->target_count, of->target_size,
                                                    word->reference_count, of->reference_size);
        scored[i].prior = (lec_dirichlet_prior){
            settings->prior_words * (prior.count[i] / prior.size), settings->prior_words};
        scored[i].g2 = lec_g2(&scored[i].table);
    }
    if (of->count > 1) qsort(scored, of->count, sizeof *scored, by_effect_then_text);
    return scored;
}

/* log10 of the p of every word adjusted for all of them. */
static double *find_log10_q(const lec_context *context, const scored_word *scored, size_t count)
{
    const struct settings *settings = context->settings;
    const bool by_g2 = settings->test == TEST_G2 || settings->reference_list.file != NULL;
    double *q = lec_new(context->arena, double, count);
    for (size_t i = 0; i < count; i++)
        q[i] = by_g2 ? lec_log10_p_chi2_1df(scored[i].g2) : scored[i].word->dealt.test.q;
    if (by_g2) lec_adjust_log10_p(LEC_ADJUST_BH, q, count, context->arena, q);
    return q;
}

static void put_count_if_known(lec_table *table, double count)
{
    lec_table_put_count(table, isnan(count) ? LEC_MISSING_COUNT : (uint64_t)count);
}

static void put_counts(const lec_word_comparison *of, const lec_compared_word *word,
                       lec_table *table)
{
    lec_table_put_text(table, of->target_name);
    lec_table_put_text(table, of->reference_name);
    lec_table_put_text(table, word->text);
    lec_table_put_count(table, (uint64_t)word->target_count);
    put_count_if_known(table, word->reference_count);
    lec_table_put_count(table, (uint64_t)of->target_size);
    lec_table_put_count(table, (uint64_t)of->reference_size);
    lec_table_put_number(table, 1000 * word->target_count / of->target_size);
    lec_table_put_number(table, 1000 * word->reference_count / of->reference_size);
    lec_table_put_count(table, word->target_turns);
    lec_table_put_count(table, word->reference_turns);
    const bool by_list = word->reference_turns == LEC_MISSING_COUNT;
    lec_table_put_count(table, by_list ? LEC_MISSING_COUNT : of->clusters);
    lec_table_put_count(table, by_list ? LEC_MISSING_COUNT : word->ratio.clusters_with);
}

/* Effect and chance first. */
static void put_effect(const lec_context *context, const lec_compared_word *word, double log10_q,
                       lec_table *table)
{
    const struct settings *settings = context->settings;
    const lec_null_result *test = &word->dealt.test;
    const double log10_p = settings->permutation == PERMUTATION_MAXT ? test->p_maxt : test->p;
    lec_table_put_number(table, word->ratio.shrunken);
    lec_table_put_number(table, word->ratio.shrunken_interval.low);
    lec_table_put_number(table, word->ratio.shrunken_interval.high);
    lec_table_put_number(table, pow(10, log10_q));
    lec_table_put_number(table, log10_q);
    lec_table_put_number(table, pow(10, log10_p));
    lec_table_put_number(table, log10_p);
    lec_table_put_number(table, pow(10, test->p_least));
    lec_table_put_number(table, word->dealt.z);
}

static void put_scores(const lec_context *context, const lec_word_comparison *of,
                       const scored_word *scored, lec_table *table)
{
    const struct settings *settings = context->settings;
    const lec_compared_word *word = scored->word;
    lec_table_put_number(table, lec_association_sign(&scored->table));
    lec_table_put_number(table, lec_log_ratio(&scored->table, settings->zero_prior));
    lec_table_put_number(table, word->ratio.interval.low);
    lec_table_put_number(table, word->ratio.interval.high);
    lec_table_put_number(table, scored->g2);
    lec_table_put_number(table, lec_log10_p_chi2_1df(scored->g2));
    lec_table_put_number(table, lec_conservative_log_ratio(&scored->table, context->common->level,
                                                           (double)of->tests));
    lec_table_put_number(table, lec_log_odds_dirichlet(&scored->table, scored->prior).z);
    lec_table_put_number(table, word->target_dp);
    lec_table_put_number(table, word->reference_dp);
    lec_table_put_number(table, 1000 * (word->target_count + word->reference_count) /
                                    (of->target_size + of->reference_size));
    lec_table_put_missing(table); /* doubt */
}

static void put_rows(const lec_context *context, const lec_word_comparison *of,
                     const lec_measures *measures, lec_table *table)
{
    const struct settings *settings = context->settings;
    lec_association_settings asked = lec_association_defaults;
    asked.level = context->common->level;
    asked.tests = (double)of->tests;
    asked.prior_tokens = settings->prior_words;
    asked.zero_prior = settings->zero_prior;
    const scored_word *scored = score_words(context, of);
    const double *log10_q = find_log10_q(context, scored, of->count);
    for (size_t i = 0; i < of->count; i++) {
        put_counts(of, scored[i].word, table);
        put_effect(context, scored[i].word, log10_q[i], table);
        put_scores(context, of, &scored[i], table);
        lec_measures_put(measures, &scored[i].table, &asked, table);
    }
}

static lec_status more_columns(const lec_context *context, const lec_column **out, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_measures measures;
    const lec_status status =
        lec_measures_read(context, settings->measures, columns, &measures, error);
    if (status == LEC_OK) *out = lec_measures_columns(&measures, context->arena);
    return status;
}

static lec_status compare_with_list(const lec_context *context, const lec_items *items,
                                    lec_word_comparison *out, lec_error *error)
{
    const struct settings *settings = context->settings;
    const lec_common *common = context->common;
    if (settings->reference != NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--reference and --reference-list exclude each other; give one");
    if (common->keep_case || common->stem != NULL || common->lemmas != NULL ||
        (common->stopwords != NULL && strcmp(common->stopwords, "none") != 0))
        return lec_fail(error, LEC_BAD_USAGE,
                        "--reference-list lists words as they are: leave out --case, --stem and "
                        "--stopwords");
    const lec_reference_list list = {&settings->reference_list, settings->reference_size,
                                     settings->reference_complete};
    return lec_compare_with_list(context, items, settings->target, &list, settings->minimum, out,
                                 error);
}

static lec_status compare(const lec_context *context, const lec_items *items,
                          lec_word_comparison *out, lec_error *error)
{
    const struct settings *settings = context->settings;
    if (settings->reference_list.file != NULL) return compare_with_list(context, items, out, error);
    lec_compared_groups groups;
    const lec_status status =
        lec_compared_groups_make(context, settings->target, settings->reference, &groups, error);
    if (status == LEC_OK && groups.both.token_count > 0)
        *out = lec_compare_words(context, items, &groups, settings->minimum);
    return status;
}

/* Each against the rest, one comparison after the other. */
static lec_status put_each(const lec_context *context, const lec_items *items,
                           const lec_measures *measures, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    if (settings->target != NULL || settings->reference != NULL ||
        settings->reference_list.file != NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--between compares each with all others: leave out --target, --reference "
                        "and --reference-list");
    lec_each_against_rest each;
    lec_status status =
        lec_each_against_rest_make(context, (lec_each)settings->between, &each, error);
    for (size_t i = 0; status == LEC_OK && i < each.count; i++) {
        lec_compared_groups groups;
        status = lec_compared_groups_of(context, &each.items[i].target, &each.items[i].rest,
                                        &groups, error);
        if (status != LEC_OK) return status;
        const lec_word_comparison of =
            lec_compare_words(context, items, &groups, settings->minimum);
        put_rows(context, &of, measures, table);
    }
    return status;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_items items;
    lec_measures measures;
    lec_word_comparison of = {0};
    lec_status status = lec_items_make(context, &items, error);
    if (status == LEC_OK)
        status = lec_measures_read(context, settings->measures, columns, &measures, error);
    if (status == LEC_OK && settings->between != LEC_EACH_NONE)
        return put_each(context, &items, &measures, table, error);
    if (status == LEC_OK) status = compare(context, &items, &of, error);
    if (status == LEC_OK) put_rows(context, &of, &measures, table);
    return status;
}

const lec_analysis lec_analysis_keyness = {
    .name = "keyness",
    .summary = "Words that one group of turns uses more, or less, than another",
    .examples = "keyness conferences/ --target role=principal --reference role=journalist\n"
                "keyness conferences/ --between conference --role principal",
    .details =
        "By the size of the shrunken log ratio, the largest first, then by g2, then by word; "
        "against a list by g2. Groups are selected by KEY=VALUE,...; several values are written "
        "role=moderator|other, and a value that holds a comma goes in double quotes. All words of "
        "the table are one family. log10_p takes words for independent, which finds key words "
        "where "
        "there are none; permutation_p, q and the intervals allow for words that come in bursts, "
        "within exchanges, turns and conferences; how well, docs/null_study.md shows. A word that "
        "one exchange alone holds has no interval, a permutation_p of 1 and a shrunken log ratio "
        "of "
        "0. With --between by target, each a table by itself; single conferences of few exchanges "
        "are "
        "compared too boldly where words come in heavy bursts (docs/null_study.md). Against "
        "--reference-list the list "
        "counts as known without error, its words as "
        "independent, and a word that it lacks as unknown (see --reference-complete). Stop words "
        "left out stay in the sizes.",
    .source = "Dunning 1993; Hardie 2014; Evert 2022; Monroe et al. 2008",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .shown = "target_per_thousand,reference_per_thousand,log_ratio,log_ratio_low,log_ratio_high,q",
    .evidence = {LEC_EVIDENCE_WORDS, "word", NULL},
    .doubtful = with_intervals,
    .families = families,
    .expected = "target_count+reference_count",
    .charts = charts,
    .takes_word_options = true,
    .more_columns = more_columns,
    .without_by = "it compares two sides: --target and --reference say which (group=..., from=..., "
                  "to=...), and --between group, year, quarter or month sets each against the rest",
    .run = run,
};
