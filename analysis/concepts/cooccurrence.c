/* SPDX-License-Identifier: GPL-3.0-or-later
 * cooccurrence.c -- which concepts go together: every pair, by sentence, turn, exchange and window.
 *
 * The unit changes the conclusion more than the measure does, so all units stand side by side. Long
 * turns hold more of everything, so that any two concepts meet there: the first columns ask whether
 * they share more units than the lengths make them share, and whether they do so beyond what one
 * speaker, or one turn, says of both (analysis/measure/unequal_units.h). The table of margins that
 * other tools print, which takes units for equal, stands behind. */
#include "analysis/analysis.h"
#include "analysis/measure/association.h"
#include "analysis/measure/hypergeometric.h"
#include "analysis/measure/stratified.h"
#include "analysis/view/columns.h"
#include "analysis/view/unit_pairs.h"
#include "analysis/view/units.h"

#include <math.h>
#include <string.h>

enum { PAIRS_ALL, PAIRS_STUDY };
static const char *const pair_choices[] = {"all", "study", NULL};
enum { STOP_AT_TURN, STOP_AT_PUNCTUATION };
static const char *const stop_choices[] = {"turn", "punctuation", NULL};

struct settings {
    uint64_t window;
    double least_expected;
    const char *units;
    int pairs, stop_at;
};
static const struct settings defaults = {.window = 10, .least_expected = .5, .pairs = PAIRS_ALL};

static const lec_option options[] = {
    {"window", LEC_OPTION_COUNT, offsetof(struct settings, window), "N",
     "tokens on either side that count as near, in the same turn (10)", 1, 100000, NULL},
    {"unit", LEC_OPTION_TEXT, offsetof(struct settings, units), "LIST",
     "sentence, turn, exchange, window (all)", 0, 0, NULL},
    {"stop-at", LEC_OPTION_CHOICE, offsetof(struct settings, stop_at), "WHERE",
     "a window ends with its turn, or at punctuation: a comma, bracket, dash ... too (turn)", 0, 0,
     stop_choices},
    {"pairs", LEC_OPTION_CHOICE, offsetof(struct settings, pairs), "WHICH",
     "all pairs of concepts, or only those of the study (all)", 0, 0, pair_choices},
    {"least-expected", LEC_OPTION_NUMBER, offsetof(struct settings, least_expected), "N",
     "leave rows out for which fewer units with both are expected, but those of the study's pairs; "
     "their tests count in the families all the same (0.5; 0: tell all)",
     0, 1e9, NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"first", LEC_TEXT, "concept; with windows, the node", NULL, NULL, NULL},
    {"second", LEC_TEXT, "concept", NULL, NULL, NULL},
    {"unit", LEC_NAME, "sentence, turn, exchange, or window (tokens near the first concept)", NULL,
     NULL, NULL},
    {"both", LEC_COUNT, "units in which both occur", "units", "O11", NULL},
    {"expected", LEC_NUMBER,
     "units with both by chance, given the length of every unit and in how many units each concept "
     "is; for windows from the margins, tokens being of one length",
     "units",
     "sum of p q, p = 1 - (1 + r words / k)^-k conditional on in how many units the concept is; k "
     "of bursts, one for all concepts (sentences: none)",
     "Gotelli 2000; Veech 2013"},
    {"excess", LEC_NUMBER,
     "units with both beyond what units as long as those that hold the one, and those that hold "
     "the "
     "other, make expect: a short unit that holds both says more than a long one. What log10_p "
     "tests; of units of one length, both - expected",
     "units", "sum of (x - p) (y - q), x and y 1 where the unit holds the concept, else 0",
     "Cox & Hinkley 1974, section 9.3"},
    {"npmi_given_lengths", LEC_NUMBER, "from -1 (never together) over 0 (as expected) to 1", NULL,
     "log2(both / expected) / -log2(both / N)", "Bouma 2009"},
    {"log10_p", LEC_NUMBER,
     "log10 of the p of such an excess or more, as a mid-p: one concept dealt out again over the "
     "units in every way, given lengths and in how many units it is, the other staying; the mean "
     "of "
     "both ways round. 1 - p is that of being apart. Windows: hypergeometric. Where there are too "
     "many ways to count them, from the saddlepoint of their sum",
     NULL, "P(more) + P(as much) / 2", "Chen & Liu 1997; Lancaster 1961; Skovgaard 1987"},
    {"p_smallest", LEC_NUMBER,
     "the smallest such p that the pair could have: no test of it can say more; empty where p is "
     "from the saddlepoint",
     NULL, "P(as much as can be) / 2", NULL},
    LEC_COLUMN_TESTS("tests"),
    LEC_COLUMN_LOG10_Q("log10_q", "log10_p's p"),
    LEC_COLUMN_Q("q", "log10_p's p"),
    {"within_expected", LEC_NUMBER,
     "units with both by chance, given lengths and how many units hold each concept in every turn "
     "(sentences, windows), with every speaker (turns), in every conference (exchanges)",
     "units", NULL, "Gotelli 2000"},
    {"within_excess", LEC_NUMBER, "excess given the same", "units", NULL, NULL},
    {"within_log10_p", LEC_NUMBER,
     "log10 of the p of such a within_excess or more, as a mid-p, given the same; empty where a "
     "turn, speaker or conference leaves no choice",
     NULL, "convolution of the strata", "Mehta, Patel & Gray 1985; Skovgaard 1987"},
    {"within_p_smallest", LEC_NUMBER,
     "the smallest such p that the pair could have; empty where p is from the saddlepoint", NULL,
     "P(as much as can be) / 2", NULL},
    LEC_COLUMN_TESTS("within_tests"),
    LEC_COLUMN_LOG10_Q("within_log10_q", "within_log10_p's p"),
    LEC_COLUMN_Q("within_q", "within_log10_p's p"),
    {"poisson_binomial_log10_p", LEC_NUMBER,
     "log10 of the p of so many `both` or more if in how many units each concept is were chance "
     "too, "
     "around what was observed: errs on the safe side, much so where a concept is in many of the "
     "units; empty for windows",
     NULL, "Poisson-binomial upper tail", "Hong 2013; Veech 2013"},
    LEC_COLUMN_LOG10_Q("poisson_binomial_log10_q", "poisson_binomial_log10_p's p"),
    LEC_COLUMN_Q("poisson_binomial_q", "poisson_binomial_log10_p's p"),
    {"first_only", LEC_COUNT, "units in which only the first occurs", "units", "O12", NULL},
    {"second_only", LEC_COUNT, "units in which only the second occurs", "units", "O21", NULL},
    {"neither", LEC_COUNT, "units in which neither occurs", "units", "O22", NULL},
    {"margin_expected", LEC_NUMBER,
     "here and below units count as equal, as other tools take them: expected `both` if "
     "independent",
     "units", "(O11+O12)(O11+O21)/N", NULL},
    {"g2", LEC_NUMBER, "log-likelihood ratio over all four cells, without correction", NULL,
     "2 sum O ln(O/E)", "Dunning 1993"},
    {"g2_log10_p", LEC_NUMBER,
     "log10 of the p of g2 (chi-squared, 1 df): finds what only length makes", NULL, NULL, NULL},
    {"fisher_log10_p", LEC_NUMBER, "log10 of the exact p of so many `both` or more", NULL,
     "hypergeometric upper tail", "Fisher 1935"},
    {"stratified_log10_p", LEC_NUMBER,
     "the same with units permuted only within the next larger whole (sentences and windows within "
     "turns; turns and exchanges within conferences)",
     NULL, "convolution of hypergeometrics", "Mantel & Haenszel 1959; Mehta, Patel & Gray 1985"},
    {"pmi", LEC_NUMBER, "pointwise mutual information; empty for both = 0", "bits", "log2(O11/E11)",
     "Church & Hanks 1990"},
    {"npmi", LEC_NUMBER, "PMI from -1 (never together) to 1 (only together)", NULL,
     "pmi / -log2(O11/N)", "Bouma 2009"},
    {"log_dice", LEC_NUMBER, "at most 14; empty for both = 0", NULL, "14 + log2(2 O11/(R1+C1))",
     "Rychly 2008"},
    {"t_score", LEC_NUMBER, "a ranking, not a test; empty for both = 0", NULL,
     "(O11-E11)/sqrt(O11)", "Church et al. 1991"},
    {"odds_ratio", LEC_NUMBER, "empty where first_only or second_only is 0", NULL,
     "O11 O22/(O12 O21)", NULL},
    {"odds_ratio_low", LEC_NUMBER,
     "low end at --level, to compare with other tools: units are taken as independent and roles as "
     "they stand, so it holds neither bursts nor doubt about who spoke. In 300 texts with bursts "
     "it "
     "and the high end held the odds ratio of all of them together in 96 % (sentences), 99 % "
     "(turns, exchanges), 88 to 95 % (windows). 1/2 is added to the cells if one is 0; 0 where the "
     "odds ratio is 0",
     NULL, "exp(ln OR - z SE)", "Woolf 1955; Haldane 1956"},
    {"odds_ratio_high", LEC_NUMBER,
     "high end at --level, in the same way; empty where the odds ratio is infinite (first_only or "
     "second_only 0)",
     NULL, "exp(ln OR + z SE)", "Woolf 1955; Haldane 1956"},
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_family families[] = {
    {"conference,role,unit", "tests", "log10_p", "log10_q", "q", "Benjamini & Hochberg 1995"},
    {"conference,role,unit", "tests", "poisson_binomial_log10_p", "poisson_binomial_log10_q",
     "poisson_binomial_q", "Benjamini & Hochberg 1995"},
    {"conference,role,unit", "within_tests", "within_log10_p", "within_log10_q", "within_q",
     "Benjamini & Hochberg 1995"},
    {0},
};

static const lec_chart charts[] = {
    {.name = "cooccurrence",
     .shape = LEC_CHART_MATRIX,
     .title = "Concepts that occur together",
     .axis =
         "NPMI by sentence, given lengths, all speakers: 1 only together, 0 as by chance; below: "
         "sentences with both",
     .label = "first",
     .across = "second",
     .value = "npmi_given_lengths",
     .found_by = "q",
     .counted = "both",
     .filters = {{"conference", NULL}, {"role", "all"}, {"unit", "sentence"}},
     .mirrored = true,
     .minus_one_is_never = true},
    {0},
};

/* --- which pairs, which units ---------------------------------------------------------------- */

typedef struct {
    lec_pair *items;
    size_t count;
} pair_list;

/* The study's pairs as they stand there, then all others in the order of the concepts. */
static pair_list list_pairs(const lec_context *context)
{
    const struct settings *settings = context->settings;
    const size_t concepts = context->study->concept_count;
    bool *listed = lec_new(context->arena, bool, concepts *concepts);
    pair_list list = {
        lec_new(context->arena, lec_pair, context->study->pair_count + concepts * concepts / 2), 0};
    for (size_t p = 0; p < context->study->pair_count; p++) {
        const lec_pair pair = context->study->pairs[p];
        listed[pair.first * concepts + pair.second] = true;
        listed[pair.second * concepts + pair.first] = true;
        list.items[list.count++] = pair;
    }
    if (settings->pairs == PAIRS_STUDY) return list;
    for (uint32_t first = 0; first < concepts; first++)
        for (uint32_t second = first + 1; second < concepts; second++)
            if (!listed[first * concepts + second])
                list.items[list.count++] = (lec_pair){first, second};
    return list;
}

static lec_status read_units(const char *list, bool *wanted, lec_error *error)
{
    for (int u = 0; u < LEC_UNIT_COUNT; u++) wanted[u] = list == NULL;
    for (const char *at = list; at != NULL && *at != '\0';) {
        const size_t length = strcspn(at, ",");
        bool known = false;
        for (int u = 0; u < LEC_UNIT_COUNT; u++) {
            const char *name = lec_unit_name((lec_unit)u);
            if (strlen(name) != length || strncmp(name, at, length) != 0) continue;
            wanted[u] = known = true;
        }
        if (!known)
            return lec_fail(error, LEC_BAD_USAGE,
                            "--unit '%.*s': give sentence, turn, exchange or window", (int)length,
                            at);
        at += length;
        if (*at == ',') at++;
    }
    return LEC_OK;
}

/* --- rows ------------------------------------------------------------------------------------ */

/* The interval holds the estimate: from 0 where the odds ratio is 0, without a high end where it is
 * infinite. */
static lec_interval odds_ratio_interval(const lec_contingency *cells, double level)
{
    lec_interval interval = lec_odds_ratio_interval(cells, level);
    if (cells->both == 0 || cells->neither == 0) interval.low = 0;
    if (cells->first_only == 0 || cells->second_only == 0) interval.high = NAN;
    return interval;
}

/* What the lengths of units say of a pair. */
typedef struct {
    double expected, within_expected, poisson_binomial_log10_p;
    lec_shared_score given, within;
} length_tests;

/* Tokens are of one length: the tests of margins are those given lengths. */
static length_tests test_windows(const lec_pair_table *counted)
{
    const bool testable = lec_contingency_has_margins(&counted->table);
    const lec_stratified pooled = lec_stratified_test(&counted->table, 1);
    const lec_stratified within = lec_stratified_test(counted->strata, counted->stratum_count);
    const double elsewhere = counted->table.both - within.observed; /* decided by the margins */
    length_tests tests = {
        lec_contingency_expected(&counted->table), NAN, NAN, {NAN, NAN, NAN}, {NAN, NAN, NAN}};
    if (testable) {
        tests.given = (lec_shared_score){counted->table.both - tests.expected,
                                         pooled.log10_mid_p_greater, pooled.log10_least};
        tests.within_expected = within.null_mean + elsewhere;
        if (counted->stratum_count > 0)
            tests.within = (lec_shared_score){within.observed - within.null_mean,
                                              within.log10_mid_p_greater, within.log10_least};
    }
    return tests;
}

static length_tests test_units(lec_unit_pairs *pairs, lec_pair pair)
{
    const lec_shared_units given = lec_unit_pairs_given_lengths(pairs, pair.first, pair.second);
    const lec_shared_units within = lec_unit_pairs_within(pairs, pair.first, pair.second);
    const bool testable = !isnan(given.log10_p);
    return (length_tests){given.expected, testable ? within.expected : NAN, given.log10_p,
                          lec_unit_pairs_test(pairs, pair.first, pair.second),
                          lec_unit_pairs_test_within(pairs, pair.first, pair.second)};
}

static void put_length_tests(const lec_contingency *cells, const length_tests *tests,
                             lec_table *table)
{
    const bool given = !isnan(tests->given.log10_p), within = !isnan(tests->within.log10_p);
    lec_table_put_number(table, tests->expected);
    lec_table_put_number(table, given ? tests->given.excess : NAN);
    lec_table_put_number(table,
                         lec_npmi_of(cells->both, tests->expected, lec_contingency_total(cells)));
    lec_table_put_number(table, tests->given.log10_p);
    lec_table_put_number(table, pow(10, tests->given.log10_least));
    for (int filled = 0; filled < 3; filled++) lec_table_put_missing(table); /* families */
    lec_table_put_number(table, tests->within_expected);
    lec_table_put_number(table, within ? tests->within.excess : NAN);
    lec_table_put_number(table, tests->within.log10_p);
    lec_table_put_number(table, pow(10, tests->within.log10_least));
    for (int filled = 0; filled < 3; filled++) lec_table_put_missing(table);
    lec_table_put_number(table, tests->poisson_binomial_log10_p);
    for (int filled = 0; filled < 2; filled++) lec_table_put_missing(table);
}

static void put_margins(const lec_context *context, const lec_pair_table *counted, lec_table *table)
{
    const lec_contingency *cells = &counted->table;
    const lec_interval odds = odds_ratio_interval(cells, context->common->level);
    lec_table_put_count(table, (uint64_t)cells->first_only);
    lec_table_put_count(table, (uint64_t)cells->second_only);
    lec_table_put_count(table, (uint64_t)cells->neither);
    lec_table_put_number(table, lec_contingency_expected(cells));
    /* an empty margin leaves nothing to test */
    const bool testable = lec_contingency_has_margins(cells);
    lec_table_put_number(table, testable ? lec_g2(cells) : NAN);
    lec_table_put_number(table, testable ? lec_log10_p_chi2_1df(lec_g2(cells)) : NAN);
    lec_table_put_number(table, testable ? lec_fisher_greater_log10_p(cells) : NAN);
    lec_table_put_number(
        table, counted->stratum_count > 0
                   ? lec_stratified_test(counted->strata, counted->stratum_count).log10_p_greater
                   : NAN);
    lec_table_put_number(table, lec_pmi(cells));
    lec_table_put_number(table, testable ? lec_npmi(cells) : NAN);
    lec_table_put_number(table, lec_log_dice(cells));
    lec_table_put_number(table, lec_t_score(cells));
    lec_table_put_number(table, lec_odds_ratio(cells));
    lec_table_put_number(table, testable ? odds.low : NAN);
    lec_table_put_number(table, testable ? odds.high : NAN);
}

/* The units of one kind in a group. */
typedef struct {
    const lec_context *context;
    const lec_group *group;
    lec_unit unit;
    lec_units *units;
    lec_unit_pairs *pairs; /* not for windows */
} unit_rows;

static void put_row(const unit_rows *of, lec_pair pair, lec_table *table)
{
    const lec_concept *concepts = of->context->study->concepts;
    const lec_pair_table counted = lec_units_table(of->units, pair.first, pair.second);
    const length_tests tests =
        of->unit == LEC_UNIT_WINDOW ? test_windows(&counted) : test_units(of->pairs, pair);
    lec_table_put_text(table, of->group->conference);
    lec_table_put_text(table, of->group->role);
    lec_table_put_text(table, concepts[pair.first].name);
    lec_table_put_text(table, concepts[pair.second].name);
    lec_table_put_text(table, lec_unit_name(of->unit));
    lec_table_put_count(table, (uint64_t)counted.table.both);
    put_length_tests(&counted.table, &tests, table);
    put_margins(of->context, &counted, table);
}

static const uint32_t *units_with(const void *state, uint32_t concept, size_t *count)
{
    return lec_units_with(state, concept, count);
}

static unit_rows unit_rows_new(const lec_context *context, const lec_group *group,
                               const lec_occurrences *occurrences, lec_unit unit)
{
    const struct settings *settings = context->settings;
    const lec_window window = {settings->window, settings->stop_at == STOP_AT_PUNCTUATION};
    const size_t concepts = context->study->concept_count;
    unit_rows of = {context, group, unit,
                    lec_units_new(context, group, occurrences, concepts, unit, window), NULL};
    if (unit == LEC_UNIT_WINDOW) return of;
    const lec_unit_list list = lec_units_list(of.units);
    of.pairs = lec_unit_pairs_new(context, &list, concepts, units_with, of.units);
    return of;
}

/* Whether the study asks for the pair, in whichever order. */
static bool is_of_study(const lec_study *study, const char *first, const char *second)
{
    for (size_t p = 0; p < study->pair_count; p++) {
        const char *one = study->concepts[study->pairs[p].first].name;
        const char *other = study->concepts[study->pairs[p].second].name;
        if ((strcmp(first, one) == 0 && strcmp(second, other) == 0) ||
            (strcmp(first, other) == 0 && strcmp(second, one) == 0))
            return true;
    }
    return false;
}

/* Whether nothing can be tested in a row that will be left out: one of the two does not occur. */
static bool is_idle(const unit_rows *of, lec_pair pair)
{
    const struct settings *settings = of->context->settings;
    const lec_concept *concepts = of->context->study->concepts;
    if (settings->least_expected <= 0) return false;
    if (lec_units_hold(of->units, pair.first) && lec_units_hold(of->units, pair.second))
        return false;
    return !is_of_study(of->context->study, concepts[pair.first].name, concepts[pair.second].name);
}

static void put_group(const lec_context *context, const lec_group *group, const pair_list *pairs,
                      const bool *wanted, const lec_occurrences *occurrences, lec_table *table)
{
    unit_rows of[LEC_UNIT_COUNT];
    for (int u = 0; u < LEC_UNIT_COUNT; u++)
        if (wanted[u]) of[u] = unit_rows_new(context, group, occurrences, (lec_unit)u);
    for (size_t p = 0; p < pairs->count; p++)
        for (int u = 0; u < LEC_UNIT_COUNT; u++) {
            if (!wanted[u]) continue;
            const lec_pair pair = pairs->items[p];
            if (is_idle(&of[u], pair)) {
                lec_table_count_left_out(table, u == LEC_UNIT_WINDOW ? 2 : 1);
                continue;
            }
            put_row(&of[u], pair, table);
            if (u == LEC_UNIT_WINDOW) put_row(&of[u], (lec_pair){pair.second, pair.first}, table);
        }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    bool wanted[LEC_UNIT_COUNT];
    lec_groups groups;
    lec_status status = read_units(settings->units, wanted, error);
    if (status == LEC_OK)
        status = lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;

    const lec_occurrences occurrences = lec_occurrences_find(
        context->corpus, context->study->concepts, context->study->concept_count, context->arena);
    const pair_list pairs = list_pairs(context);
    for (size_t g = 0; g < groups.count; g++)
        put_group(context, &groups.items[g], &pairs, wanted, &occurrences, table);
    return LEC_OK;
}

static double number_of(const lec_table *table, size_t row, const char *column)
{
    return lec_table_cell(table, row, lec_table_column(table, column)).number;
}

/* Lengths say nothing of a concept that is in every unit; the margins do. */
static bool tells(const lec_context *context, const lec_table *table, size_t row)
{
    const struct settings *settings = context->settings;
    const double given = number_of(table, row, "expected");
    const double expected = isnan(given) ? number_of(table, row, "margin_expected") : given;
    return settings->least_expected <= 0 || expected >= settings->least_expected ||
           is_of_study(context->study,
                       lec_table_cell(table, row, lec_table_column(table, "first")).text,
                       lec_table_cell(table, row, lec_table_column(table, "second")).text);
}

const lec_analysis lec_analysis_cooccurrence = {
    .name = "cooccurrence",
    .summary = "Which concepts go together, by sentence, turn, exchange and window",
    .examples =
        "cooccurrence conferences/ --study study.yaml\n"
        "cooccurrence conferences/ --study study.yaml --pairs study --where 'unit = sentence'",
    .details =
        "By conference and role (`all` first), the pairs of the study first, then all other "
        "pairs in the order of its concepts, then unit. Given lengths: a long turn holds more of "
        "everything, so each concept is taken to fall on all words alike, in bursts as they come, "
        "as "
        "often as it takes to be in as many units as it is. log10_p asks whether the two go "
        "together more than that; "
        "within_log10_p whether they do so beyond what one turn, speaker or conference says of "
        "both, "
        "which is the one to quote for sentences and windows, for words come in bursts. All are "
        "one-sided. Windows: the "
        "units are tokens, those of the first concept removed; row 1 holds the tokens near it "
        "(union "
        "of windows); the second concept counts by its occurrences. So a window table is not "
        "symmetric, and each pair has two. Where a concept does not occur in a group, or occurs in "
        "every unit, nothing can be tested and the tests are empty. Rows for which less than half "
        "a "
        "unit with both is expected are left out, for they could tell little whatever came out: by "
        "the margins, never by the outcome. The families of q hold their tests all the same, and "
        "the pairs of the study are always there; --least-expected 0 tells all rows.",
    .source = "Evert 2008, 'Corpora and collocations'",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 5,
    .shown = "both,expected,within_q,q,npmi_given_lengths",
    .evidence = {LEC_EVIDENCE_PAIR, "first", "second"},
    .families = families,
    .expected = "expected,margin_expected",
    .charts = charts,
    .takes_by = true,
    .tells = tells,
    .run = run,
};
