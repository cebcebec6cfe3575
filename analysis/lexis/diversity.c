/* SPDX-License-Identifier: GPL-3.0-or-later
 * diversity.c -- how rich the vocabulary of each conference, role and speaker is.
 *
 * The words of a group are taken as one text, turn after turn. Formulas and sources:
 * analysis/measure/diversity.h; types at an equal budget of words: spectrum.h. */
#include "analysis/measure/diversity.h"

#include <math.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/measure/spectrum.h"
#include "analysis/view/columns.h"
#include "analysis/view/group_text.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/leave_out.h"

/* The least words that a budget chosen by itself may have: below, types say little. */
enum { SMALLEST_BUDGET = 100 };

/* Words that mtld, hdd and vocd_d ask for. Koizumi & In'nami 2012, doi:10.1016/j.system.2012.10.017
 */
enum { SHORTEST_TEXT = 100 };

struct settings {
    uint64_t mattr_window, msttr_segment, budget; /* budget 0: chosen by itself */
    double mtld_threshold;
};
static const struct settings defaults = {
    .mattr_window = 50, .msttr_segment = 100, .mtld_threshold = 0.72};

static const lec_option options[] = {
    {"mattr-window", LEC_OPTION_COUNT, offsetof(struct settings, mattr_window), "N",
     "words of the sliding window of mattr (50)", 1, 1e9, NULL},
    {"msttr-segment", LEC_OPTION_COUNT, offsetof(struct settings, msttr_segment), "N",
     "words of the segments of msttr (100)", 1, 1e9, NULL},
    {"mtld-threshold", LEC_OPTION_NUMBER, offsetof(struct settings, mtld_threshold), "R",
     "type-token ratio below which a factor of mtld is complete (0.72)", 0.001, 0.999, NULL},
    {"budget", LEC_OPTION_COUNT, offsetof(struct settings, budget), "N",
     "words at which types_at_budget compares (the words of the smallest row with 100 or more)", 1,
     1e9, NULL},
    {0},
};

#define INTERVAL(name) LEC_COLUMN_LOW(name, NULL), LEC_COLUMN_HIGH(name, NULL)
#define NO_INTERVAL                                                                                \
    "; no interval: it depends on the length of the text, and another text would have another "    \
    "length"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"speaker", LEC_TEXT,
     "canonical name; `all` pools them; empty for all whom the transcript does not name together",
     NULL, NULL, NULL},
    {"words", LEC_COUNT, "words spoken: N", "words", NULL, NULL},
    {"types", LEC_COUNT, "different words: V", "words", NULL, NULL},
    {"hapaxes", LEC_COUNT, "words used once", "words", NULL, NULL},
    {"ttr", LEC_NUMBER, "type-token ratio" NO_INTERVAL, NULL, "V / N", NULL},
    {"guiraud", LEC_NUMBER, "root type-token ratio" NO_INTERVAL, NULL, "V / sqrt N",
     "Guiraud 1954"},
    {"herdan_c", LEC_NUMBER, "log type-token ratio" NO_INTERVAL, NULL, "ln V / ln N",
     "Herdan 1960"},
    {"maas", LEC_NUMBER, "a^2; smaller is richer" NO_INTERVAL, NULL, "(ln N - ln V) / (ln N)^2",
     "Maas 1972"},
    {"mattr", LEC_NUMBER,
     "mean type-token ratio of all windows of --mattr-window words; empty for shorter texts", NULL,
     NULL, "Covington & McFall 2010, doi:10.1080/09296171003643098"},
    {"msttr", LEC_NUMBER,
     "mean type-token ratio of the full segments of --msttr-segment words; empty for shorter "
     "texts",
     NULL, NULL, "Johnson 1944"},
    {"mtld", LEC_NUMBER,
     "mean length of a stretch until its type-token ratio falls below --mtld-threshold; empty "
     "below "
     "100 words, where it swings too much (Koizumi & In'nami 2012), and when no word is used "
     "twice; with fewer than 20 exchanges its interval holds the truth in 92 %",
     "words", "N / factors, mean of a forward and a backward pass",
     "McCarthy & Jarvis 2010, doi:10.3758/BRM.42.2.381"},
    {"hdd", LEC_NUMBER,
     "expected type-token ratio of 42 words drawn at random; empty below 100 words", NULL,
     "sum of P(type is drawn) / 42", "McCarthy & Jarvis 2007, doi:10.1177/0265532207080767"},
    {"vocd_d", LEC_NUMBER,
     "D of the curve nearest to the expected type-token ratios of 35 to 50 words drawn at random; "
     "empty below 100 words",
     NULL, "TTR(n) = D / n (sqrt(1 + 2 n / D) - 1)", "Malvern & Richards 1997"},
    {"yule_k", LEC_NUMBER, "smaller is richer", NULL, "10^4 (sum m^2 V_m - N) / N^2", "Yule 1944"},
    {"simpson_d", LEC_NUMBER,
     "probability that two words drawn at random are the same; smaller is richer", NULL,
     "sum V_m m (m - 1) / (N (N - 1))", "Simpson 1949, doi:10.1038/163688a0"},
    {"entropy", LEC_NUMBER, "of the distribution of words" NO_INTERVAL, "bits", "-sum p log2 p",
     "Shannon 1948"},
    {"budget", LEC_COUNT, "words at which types_at_budget compares, the same in every row", "words",
     NULL, NULL},
    {"types_at_budget", LEC_NUMBER,
     "different words to expect among `budget` words drawn at random from the row's; empty where "
     "there are fewer",
     "words", "sum V_m (1 - C(N - m, budget) / C(N, budget))",
     "Hurlbert 1971, doi:10.2307/1934145"},
    INTERVAL("mattr"),
    INTERVAL("msttr"),
    INTERVAL("mtld"),
    INTERVAL("hdd"),
    INTERVAL("vocd_d"),
    INTERVAL("yule_k"),
    INTERVAL("simpson_d"),
    INTERVAL("types_at_budget"),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("mattr"),
    LEC_COLUMN_POOLED,
    {0},
};

static bool is_pooled(const char *label)
{
    return strcmp(label, "all") == 0;
}

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"mattr", LEC_SCALE_LOGIT, NULL, false},
    {"msttr", LEC_SCALE_LOGIT, NULL, false},
    {"mtld", LEC_SCALE_LOG, NULL, false},
    {"hdd", LEC_SCALE_LOGIT, NULL, false},
    {"vocd_d", LEC_SCALE_LOG, NULL, false},
    {"yule_k", LEC_SCALE_LOG, NULL, false},
    {"simpson_d", LEC_SCALE_LOGIT, NULL, false},
    {"types_at_budget", LEC_SCALE_LOG, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "diversity",
     .shape = LEC_CHART_BARS,
     .title = "Vocabulary of the speakers at equal length",
     .note = "speakers with enough words only",
     .axis = "different words to expect in equally many words of each speaker",
     .label = "speaker",
     .value = "types_at_budget",
     .low = "types_at_budget_low",
     .high = "types_at_budget_high",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_SIDES},
     .leave_out = is_pooled,
     .most = 20},
    {.name = "diversity_trends",
     .shape = LEC_CHART_LINES,
     .title = "Diversity of vocabulary from conference to conference",
     .axis = "mean type-token ratio in a sliding window (mattr)",
     .across = "conference",
     .value = "mattr",
     .low = "mattr_low",
     .high = "mattr_high",
     .series = "role",
     .filters = {{"speaker", "all"}, LEC_FILTER_SIDES},
     .many_conferences = true},
    {0},
};

static double types_at(uint64_t budget, const lec_group_text *text, lec_arena *scratch)
{
    if (budget == 0 || text->token_count < budget) return NAN;
    const lec_spectrum spectrum = lec_spectrum_of(text->count, text->type_count, scratch);
    return lec_expected_types(&spectrum, budget);
}

static uint64_t choose_budget(const lec_context *context, const lec_items *items,
                              const lec_groups *groups)
{
    const struct settings *settings = context->settings;
    if (settings->budget > 0) return settings->budget;
    uint64_t budget = 0;
    for (size_t g = 0; g < groups->count; g++) {
        lec_arena *scratch = lec_arena_new();
        const uint64_t words =
            lec_group_text_of(context->corpus, &groups->items[g], items, scratch).token_count;
        lec_arena_free(scratch);
        if (words >= SMALLEST_BUDGET && (budget == 0 || words < budget)) budget = words;
    }
    return budget;
}

static lec_diversity_settings measure_settings(const struct settings *settings)
{
    lec_diversity_settings measure = lec_diversity_defaults;
    measure.mattr_window = settings->mattr_window;
    measure.msttr_segment = settings->msttr_segment;
    measure.mtld_threshold = (uint64_t)llround(settings->mtld_threshold * 1000);
    return measure;
}

static lec_diversity measure_text(const struct settings *settings, const lec_group_text *text,
                                  lec_arena *scratch)
{
    const lec_diversity_settings measure = measure_settings(settings);
    return lec_diversity_of(text->type, text->token_count, text->type_count, &measure, scratch);
}

/* --- intervals ------------------------------------------------------------------------------- */

/* Measures that do not hang on the length of the text, in the order of their intervals. */
enum { MSTTR = 1, MTLD = 2, MEASURES = 8 };
static const lec_scale scales[MEASURES] = {LEC_SCALE_LOGIT, LEC_SCALE_LOGIT, LEC_SCALE_LOG,
                                           LEC_SCALE_LOGIT, LEC_SCALE_LOG,   LEC_SCALE_LOG,
                                           LEC_SCALE_LOGIT, LEC_SCALE_LOG};

static void list_measures(const lec_diversity *d, double types, double value[MEASURES])
{
    const double listed[MEASURES] = {d->mattr,  d->msttr,  d->mtld,      d->hdd,
                                     d->vocd_d, d->yule_k, d->simpson_d, types};
    memcpy(value, listed, sizeof listed);
}

/* The measures of a group, in value[measure][at]. */
static void measure_group(const lec_context *context, const lec_items *items,
                          const lec_group *group, uint64_t budget, double *value[MEASURES],
                          size_t at)
{
    lec_arena *scratch = lec_arena_new();
    const lec_group_text text = lec_group_text_of(context->corpus, group, items, scratch);
    const lec_diversity d = measure_text(context->settings, &text, scratch);
    double measured[MEASURES];
    list_measures(&d, types_at(budget, &text, scratch), measured);
    for (size_t m = 0; m < MEASURES; m++) value[m][at] = measured[m];
    lec_arena_free(scratch);
}

/* The measures without each cluster. */
static void leave_out(const lec_context *context, const lec_items *items, const lec_group *group,
                      const lec_leave_out *plan, uint64_t budget, double *without[MEASURES])
{
    lec_arena *scratch = lec_arena_new();
    for (size_t out = 0; out < plan->count; out++) {
        const lec_group rest = lec_group_without(context, group, plan, out, scratch);
        measure_group(context, items, &rest, budget, without, out);
    }
    const lec_group_text text = lec_group_text_of(context->corpus, group, items, scratch);
    const lec_diversity_settings measure = measure_settings(context->settings);
    uint32_t *part = lec_new(scratch, uint32_t, text.token_count);
    for (size_t i = 0; i < text.token_count; i++) part[i] = plan->number[text.turn[i]];
    lec_diversity_without(text.type, text.token_count, text.type_count, &measure, part, plan->count,
                          without[MSTTR], without[MTLD]);
    lec_arena_free(scratch);
}

static void put_intervals(const lec_context *context, const lec_items *items,
                          const lec_group *group, uint64_t budget, const double value[MEASURES],
                          lec_table *table)
{
    lec_arena *scratch = lec_arena_new();
    const lec_leave_out plan = lec_leave_out_new(context, group, scratch);
    double *without[MEASURES];
    for (size_t m = 0; m < MEASURES; m++) without[m] = lec_new(scratch, double, plan.count);
    if (plan.count >= LEC_LEAST_CLUSTERS) leave_out(context, items, group, &plan, budget, without);
    double *drawn[MEASURES], doubt[MEASURES];
    const size_t draws = lec_draws_of(context->corpus, group);
    for (size_t m = 0; m < MEASURES; m++) drawn[m] = lec_new(scratch, double, 2 * draws);
    for (size_t d = 0; d < 2 * draws; d++) {
        const lec_group in_draw = lec_group_drawn(context->corpus, group, d, scratch);
        measure_group(context, items, &in_draw, budget, drawn, d);
    }
    for (size_t m = 0; m < MEASURES; m++) {
        const lec_estimate found =
            lec_left_out_interval(context, &plan, value[m], without[m],
                                  (lec_drawn_measure){drawn[m], draws}, scales[m], &doubt[m]);
        lec_table_put_number(table, found.low);
        lec_table_put_number(table, found.high);
    }
    lec_table_put_count(table, lec_group_clusters(context, group));
    lec_table_put_number(table, doubt[0]);
    lec_arena_free(scratch);
}

/* What is printed of a text; mtld, hdd and vocd_d not of a short one. */
static lec_diversity measure_row(const struct settings *settings, const lec_group_text *text,
                                 lec_arena *scratch)
{
    lec_diversity d = measure_text(settings, text, scratch);
    if (d.tokens < SHORTEST_TEXT) d.mtld = d.hdd = d.vocd_d = NAN;
    return d;
}

static void put_group(const lec_context *context, const lec_items *items, const lec_group *group,
                      uint64_t budget, lec_table *table)
{
    lec_arena *scratch = lec_arena_new();
    const lec_group_text text = lec_group_text_of(context->corpus, group, items, scratch);
    const lec_diversity d = measure_row(context->settings, &text, scratch);
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, group->role);
    lec_table_put_text(table, group->speaker);
    lec_table_put_count(table, d.tokens);
    lec_table_put_count(table, d.types);
    lec_table_put_count(table, d.hapaxes);
    lec_table_put_number(table, d.ttr);
    lec_table_put_number(table, d.guiraud);
    lec_table_put_number(table, d.herdan_c);
    lec_table_put_number(table, d.maas);
    lec_table_put_number(table, d.mattr);
    lec_table_put_number(table, d.msttr);
    lec_table_put_number(table, d.mtld);
    lec_table_put_number(table, d.hdd);
    lec_table_put_number(table, d.vocd_d);
    lec_table_put_number(table, d.yule_k);
    lec_table_put_number(table, d.simpson_d);
    lec_table_put_number(table, d.entropy);
    lec_table_put_count(table, budget > 0 ? budget : LEC_MISSING_COUNT);
    double value[MEASURES];
    list_measures(&d, types_at(budget, &text, scratch), value);
    lec_table_put_number(table, value[MEASURES - 1]);
    put_intervals(context, items, group, budget, value, table);
    lec_arena_free(scratch);
}

/* The threshold is compared in whole thousandths. */
static lec_status check_threshold(const struct settings *settings, lec_error *error)
{
    const double thousandths = settings->mtld_threshold * 1000;
    if (fabs(thousandths - round(thousandths)) < 1e-9) return LEC_OK;
    return lec_fail(error, LEC_BAD_USAGE,
                    "--mtld-threshold %.15g: give a ratio with at most three decimals",
                    settings->mtld_threshold);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_items items;
    lec_groups groups;
    lec_status status = check_threshold(context->settings, error);
    if (status == LEC_OK) status = lec_items_make(context, &items, error);
    if (status == LEC_OK)
        status = lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE | LEC_BY_SPEAKER, &groups,
                                 error);
    if (status != LEC_OK) return status;
    const uint64_t budget = choose_budget(context, &items, &groups);
    for (size_t g = 0; g < groups.count; g++)
        put_group(context, &items, &groups.items[g], budget, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_diversity = {
    .name = "diversity",
    .summary = "How rich the vocabulary of each conference, role and speaker is",
    .examples = "diversity conferences/ --role principal",
    .details =
        "By conference, role and speaker (`all` first). Most measures depend on the length of the "
        "text: compare speakers by mattr, mtld, hdd and vocd_d, or by types_at_budget. The budget "
        "is the same in the whole table (--budget, or the words of the smallest row with 100 or "
        "more), so that any two rows compare; rows with fewer words have none. It takes words as "
        "drawn at random, which they are not: speech keeps to its subject, and a text that short "
        "would hold fewer types. Turns are joined in their order; words left out by --stopwords "
        "count nowhere.",
    .source = "McCarthy & Jarvis 2010, doi:10.3758/BRM.42.2.381",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .holds_doubt = true,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
