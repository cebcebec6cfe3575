/* SPDX-License-Identifier: GPL-3.0-or-later
 * keyness.c -- which words one group of turns uses more, and which less, than another group or than
 * an outside frequency list.
 *
 * On the 2x2 table of each word (word or not x target or reference): G2 and its p (Dunning 1993),
 * log ratio (Hardie 2014) with its conservative bound (Evert 2022), log-odds with a prior (Monroe
 * et al. 2008). G2 takes words for independent. They are not: permutation_p deals the labels of the
 * groups out again among whole exchanges or conferences (view/compared_groups.h says which), and
 * the interval of the log ratio draws turns or conferences. */
#include "analysis/analysis.h"
#include "analysis/keyness/word_comparison.h"
#include "analysis/measure/association.h"
#include "analysis/measure/multiple_tests.h"
#include "analysis/measure/rate_comparison.h"
#include "analysis/view/columns.h"
#include "analysis/view/measures.h"
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
    int prior, permutation, test;
    double prior_words;
};
static const struct settings defaults = {.minimum = 1, .prior_words = 500};

static const lec_option options[] = {
    {"target", LEC_OPTION_TEXT, offsetof(struct settings, target), "SELECTOR",
     "the turns whose words are looked at, as role=principal,phase=questions or "
     "conference=a|b; keys: conference, role, speaker, affiliation, phase, kind, group, from, to "
     "(role=principal; with --reference-list all turns)",
     0, 0, NULL},
    {"reference", LEC_OPTION_TEXT, offsetof(struct settings, reference), "SELECTOR",
     "the turns they are compared with (role=journalist; with --target all other turns)", 0, 0,
     NULL},
    {"reference-list", LEC_OPTION_WORD_COUNTS, offsetof(struct settings, reference_list), "FILE",
     "compare with the counts of other texts: a CSV file with the columns word and count", 0, 0,
     NULL},
    {"reference-size", LEC_OPTION_COUNT, offsetof(struct settings, reference_size), "N",
     "words of the texts behind --reference-list, if it does not list them all (its sum)", 1, 1e15,
     NULL},
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
    {"permutation", LEC_OPTION_CHOICE, offsetof(struct settings, permutation), "KIND",
     "permutation_p of each word by itself (plain) or adjusted for all words of the table (maxt) "
     "(plain)",
     0, 0, permutation_choices},
    {"test", LEC_OPTION_CHOICE, offsetof(struct settings, test), "NAME",
     "what q adjusts: the permutations, pooled over all words, or log10_p, which takes words for "
     "independent and finds key words where there are none (g2) (permutation)",
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
    {"sign", LEC_NUMBER, "1 used more in the target, -1 less, 0 at the same rate", NULL, NULL,
     NULL},
    {"g2", LEC_NUMBER, "log-likelihood ratio of all four cells, without correction; 0 or more",
     NULL, "2 sum O ln(O / E)", "Dunning 1993"},
    {"log10_p", LEC_NUMBER, "log10 of the p-value of g2, which takes words for independent", NULL,
     "log10 P(chi-squared, 1 df >= g2)", "Dunning 1993"},
    LEC_COLUMN_TESTS("tests"),
    {"log10_q", LEC_NUMBER, "log10 of q", NULL, NULL, NULL},
    {"q", LEC_NUMBER,
     "share of false alarms to be expected among the words with a g2 as large: from the "
     "permutations, or from log10_p with --test g2 and for a list",
     NULL, "min over smaller g2 of words expected by chance / words found",
     "Benjamini & Hochberg 1995; Tusher et al. 2001"},
    {"permutation_p", LEC_NUMBER,
     "p-value of g2 with labels dealt out again among whole exchanges, or conferences where there "
     "are 8 or more; empty for a list",
     NULL, "(1 + permutations with g2 as large) / (1 + permutations)", "Phipson & Smyth 2010"},
    {"log_ratio", LEC_NUMBER, "1 means twice as frequent in the target", "bits",
     "log2 of the ratio of the rates, a count of 0 taken as 1/2", "Hardie 2014"},
    LEC_COLUMN_LOW("log_ratio", "bits"),
    LEC_COLUMN_HIGH("log_ratio", "bits"),
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
    {0},
};

/* The p that is adjusted has no column of its own: it is pooled over all words. */
static const lec_family families[] = {
    {"target,reference", "tests", NULL, "log10_q", "q", "Benjamini & Hochberg 1995"},
    {0},
};

static const lec_chart charts[] = {
    {.name = "keyness",
     .shape = LEC_CHART_BARS,
     .title = "Words that tell the two groups apart",
     .note = "the largest G2; right: used more by the target group, left: by the reference",
     .axis = "log ratio: each step doubles the ratio of the rates",
     .label = "word",
     .value = "log_ratio",
     .low = "log_ratio_low",
     .high = "log_ratio_high",
     .chosen_by = "g2",
     .most = 24},
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

/* NaN, where there is nothing to compare, comes last. */
static int by_g2_then_text(const void *a, const void *b)
{
    const scored_word *x = a, *y = b;
    const double g = isnan(x->g2) ? -1 : x->g2, h = isnan(y->g2) ? -1 : y->g2;
    if (g != h) return g > h ? -1 : 1;
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
    if (of->count > 1) qsort(scored, of->count, sizeof *scored, by_g2_then_text);
    return scored;
}

/* The log10 p of every word adjusted for all of them. */
static double *find_log10_q(const lec_context *context, const scored_word *scored, size_t count)
{
    const struct settings *settings = context->settings;
    const bool by_g2 = settings->test == TEST_G2 || settings->reference_list.file != NULL;
    double *q = lec_new(context->arena, double, count);
    for (size_t i = 0; i < count; i++)
        q[i] = by_g2 ? lec_log10_p_chi2_1df(scored[i].g2)
                     : log10(scored[i].word->permutation_p_pooled);
    lec_adjust_log10_p(LEC_ADJUST_BH, q, count, context->arena, q);
    return q;
}

static void put_counts(const lec_word_comparison *of, const lec_compared_word *word,
                       lec_table *table)
{
    lec_table_put_text(table, of->target_name);
    lec_table_put_text(table, of->reference_name);
    lec_table_put_text(table, word->text);
    lec_table_put_count(table, (uint64_t)word->target_count);
    lec_table_put_count(table, (uint64_t)word->reference_count);
    lec_table_put_count(table, (uint64_t)of->target_size);
    lec_table_put_count(table, (uint64_t)of->reference_size);
    lec_table_put_number(table, 1000 * word->target_count / of->target_size);
    lec_table_put_number(table, 1000 * word->reference_count / of->reference_size);
    lec_table_put_count(table, word->target_turns);
    lec_table_put_count(table, word->reference_turns);
}

static void put_scores(const lec_context *context, const lec_word_comparison *of,
                       const scored_word *scored, double log10_q, lec_table *table)
{
    const struct settings *settings = context->settings;
    const lec_compared_word *word = scored->word;
    const bool maxt = settings->permutation == PERMUTATION_MAXT;
    lec_table_put_number(table, lec_association_sign(&scored->table));
    lec_table_put_number(table, scored->g2);
    lec_table_put_number(table, lec_log10_p_chi2_1df(scored->g2));
    lec_table_put_missing(table); /* tests */
    lec_table_put_number(table, log10_q);
    lec_table_put_missing(table); /* q */
    lec_table_put_number(table, maxt ? word->permutation_p_maxt : word->permutation_p);
    lec_table_put_number(table, lec_log_ratio(&scored->table));
    lec_table_put_number(table, word->log_ratio_low);
    lec_table_put_number(table, word->log_ratio_high);
    lec_table_put_number(table, lec_conservative_log_ratio(&scored->table, context->common->level,
                                                           (double)of->count));
    lec_table_put_number(table, lec_log_odds_dirichlet(&scored->table, scored->prior).z);
    lec_table_put_number(table, word->target_dp);
    lec_table_put_number(table, word->reference_dp);
}

static void put_rows(const lec_context *context, const lec_word_comparison *of,
                     const lec_measures *measures, lec_table *table)
{
    const struct settings *settings = context->settings;
    lec_association_settings asked = lec_association_defaults;
    asked.level = context->common->level;
    asked.tests = (double)of->count;
    asked.prior_tokens = settings->prior_words;
    const scored_word *scored = score_words(context, of);
    const double *log10_q = find_log10_q(context, scored, of->count);
    for (size_t i = 0; i < of->count; i++) {
        put_counts(of, scored[i].word, table);
        put_scores(context, of, &scored[i], log10_q[i], table);
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
    if (common->keep_case || common->stem != NULL ||
        (common->stopwords != NULL && strcmp(common->stopwords, "none") != 0))
        return lec_fail(error, LEC_BAD_USAGE,
                        "--reference-list lists words as they are: leave out --case, --stem and "
                        "--stopwords");
    return lec_compare_with_list(context, items, settings->target, &settings->reference_list,
                                 settings->reference_size, settings->minimum, out, error);
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

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_items items;
    lec_measures measures;
    lec_word_comparison of = {0};
    lec_status status = lec_items_make(context, &items, error);
    if (status == LEC_OK)
        status = lec_measures_read(context, settings->measures, columns, &measures, error);
    if (status == LEC_OK) status = compare(context, &items, &of, error);
    if (status == LEC_OK) put_rows(context, &of, &measures, table);
    return status;
}

const lec_analysis lec_analysis_keyness = {
    .name = "keyness",
    .summary = "Words that one group of turns uses more, or less, than another",
    .details =
        "By g2, the largest first, then by word; `sign` tells which group uses it more. Groups are "
        "selected by KEY=VALUE,...; several values are written role=moderator|other, and a value "
        "that holds a comma goes in double quotes. log10_p takes words for independent, "
        "which finds key words where there are none (docs/null_study.md); q, permutation_p and the "
        "interval of log_ratio do not. In the permutations an exchange that "
        "holds both groups exchanges its two sides; exchanges that hold one of them are dealt out "
        "again (conferences where there are 8 or more). Against --reference-list the list counts "
        "as known without error. Stop words left out stay in the sizes.",
    .source = "Dunning 1993; Hardie 2014; Evert 2022; Monroe et al. 2008",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .families = families,
    .charts = charts,
    .takes_word_options = true,
    .more_columns = more_columns,
    .run = run,
};
