/* SPDX-License-Identifier: GPL-3.0-or-later
 * tables.c -- the tables that print p or q, and the classes into which their rows fall. */
#include <math.h>

#include "bench/null/null.h"

double number_in(const lec_table *table, size_t row, const char *column)
{
    const size_t c = lec_table_column(table, column);
    const lec_cell cell = lec_table_cell(table, row, c);
    if (lec_table_is_missing(table, row, c)) return NAN;
    return lec_table_columns(table)[c].type == LEC_COUNT ? (double)cell.count : cell.number;
}

/* --- words ------------------------------------------------------------------------------------ */

enum { ALL, OF_TARGET, OF_REFERENCE, RARE, FREQUENT, ATTAINABLE };
static const char *const word_classes[] = {"all words",  "of the target", "of the reference",
                                           "rare (< 5)", "frequent (5+)", "p < .005 attainable",
                                           NULL};
static const char *const interval_classes[] = {"all words",  "of the target", "of the reference",
                                               "rare (< 5)", "frequent (5+)", NULL};

static bool word_is_in(const lec_table *table, size_t row, size_t class)
{
    const double target = number_in(table, row, "target_count");
    const double reference = number_in(table, row, "reference_count");
    switch (class) {
    case OF_TARGET:
        return target > 0;
    case OF_REFERENCE:
        return reference > 0;
    case RARE:
        return target + reference < 5;
    case FREQUENT:
        return target + reference >= 5;
    case ATTAINABLE:
        return number_in(table, row, "permutation_p_smallest") < 0.005;
    default:
        return true;
    }
}

static double word_direction(const lec_table *table, size_t row)
{
    return number_in(table, row, "permutation_z");
}

static double word_sign(const lec_table *table, size_t row)
{
    return number_in(table, row, "sign");
}

static double shift_direction(const lec_table *table, size_t row)
{
    return number_in(table, row, "target_per_thousand") -
           number_in(table, row, "reference_per_thousand");
}

static const row_kind words = {word_classes, word_is_in, word_direction};
static const row_kind signed_words = {interval_classes, word_is_in, word_sign};
static const row_kind shifted_words = {interval_classes, word_is_in, shift_direction};

/* --- two texts -------------------------------------------------------------------------------- */

static const char *const text_classes[] = {"pairs of texts", NULL};

static bool any_row(const lec_table *table, size_t row, size_t class)
{
    (void)table;
    (void)row;
    (void)class;
    return true;
}

static double beyond_chance(const lec_table *table, size_t row)
{
    return number_in(table, row, "jsd_beyond_chance");
}

static const row_kind texts = {text_classes, any_row, beyond_chance};

/* --- pairs ------------------------------------------------------------------------------------ */

static const char *const collocate_classes[] = {
    "all rows", "expected < 1", "expected 1 to 5", "expected 5+", "p < .005 attainable", NULL};
static const char *const pair_classes[] = {"all rows", "expected < 1", "expected 1 to 5",
                                           "expected 5+", NULL};
static const char *const edge_classes[] = {"edges (chosen by their outcome)", NULL};

static bool pair_is_in(const lec_table *table, size_t row, size_t class)
{
    const double expected = number_in(table, row, "expected");
    switch (class) {
    case 1:
        return expected < 1;
    case 2:
        return expected >= 1 && expected < 5;
    case 3:
        return expected >= 5;
    case 4:
        return number_in(table, row, "permutation_p_smallest") < 0.005;
    default:
        return true;
    }
}

static const row_kind collocates = {collocate_classes, pair_is_in, word_direction};
static const row_kind pairs = {pair_classes, pair_is_in, NULL};
static const row_kind edges = {edge_classes, any_row, NULL};

/* --- over conferences, questions and answers ---------------------------------------------------
 */

static const char *const all_classes[] = {"all rows", NULL};
static const char *const one_sided[] = {"all rows (one-sided)",
                                        NULL}; /* lines.awk knows the name */

static double slope_sign(const lec_table *table, size_t row)
{
    return number_in(table, row, "slope");
}

static double tau_sign(const lec_table *table, size_t row)
{
    return number_in(table, row, "kendall_tau");
}

static double z_sign(const lec_table *table, size_t row)
{
    return number_in(table, row, "z");
}

static double excess(const lec_table *table, size_t row)
{
    return number_in(table, row, "excess");
}

static double beyond_halves(const lec_table *table, size_t row)
{
    return number_in(table, row, "beyond_halves");
}

static const row_kind trends = {all_classes, any_row, slope_sign};
static const row_kind taus = {all_classes, any_row, tau_sign};
static const row_kind changes = {all_classes, any_row, tau_sign};
static const row_kind novelties = {all_classes, any_row, z_sign};
static const row_kind uptakes = {one_sided, any_row, excess};
static const row_kind links = {one_sided, any_row, z_sign};
static const row_kind distances = {all_classes, any_row, beyond_halves};

/* --- tables ----------------------------------------------------------------------------------- */

enum {
    IN_TEXT = 1 << SHUFFLED_IN_TEXT,
    BURSTS = 1 << BURSTS_BY_TURN | 1 << BURSTS_BY_WORD,
    BUT_IN_TURNS = IN_TEXT | 1 << SHUFFLED_IN_EXCHANGE | BURSTS,
    ALL_SORTS = BUT_IN_TURNS | 1 << SHUFFLED_IN_TURN,
    OVER_CONFERENCES = BURSTS | 1 << SHUFFLED_CONFERENCES,
};

#define P(prefix) prefix "log10_p"
#define Q(prefix) prefix "q"
#define BY_P(name, analysis, options, p, q, rows, sorts)                                           \
    {                                                                                              \
        name, analysis, options, p, q, NULL, NULL, &(rows), sorts                                  \
    }
#define BY_INTERVAL(name, analysis, options, column, rows, sorts)                                  \
    {                                                                                              \
        name, analysis, options, NULL, NULL, column "_low", column "_high", &(rows), sorts         \
    }
#define PAIRS(name, unit, prefix, sorts)                                                           \
    BY_P(name, "cooccurrence", "by=none replicates=500 unit=" unit, P(prefix), Q(prefix), pairs,   \
         sorts)

const studied_table studied_tables[] = {
    BY_P("keyness", "keyness", "replicates=20", P("permutation_"), "q", words, BUT_IN_TURNS),
    BY_P("keyness of two groups of conferences", "keyness",
         "replicates=1000 target=role=principal,to=2015-12-31 "
         "reference=role=principal,from=2016-01-01",
         P("permutation_"), "q", words, BURSTS),
    BY_P("wordshift", "wordshift", "replicates=20", P("permutation_"), "q", shifted_words,
         BUT_IN_TURNS),
    BY_P("collocates", "collocates", "by=none minimum=1 query=we,our", P("permutation_"), "q",
         collocates, ALL_SORTS),
    PAIRS("cooccurrence by sentence", "sentence", "", IN_TEXT),
    PAIRS("cooccurrence by turn", "turn", "", IN_TEXT | BURSTS),
    PAIRS("cooccurrence by exchange", "exchange", "", IN_TEXT | BURSTS),
    PAIRS("cooccurrence by window", "window", "", IN_TEXT),
    PAIRS("sentences within turns", "sentence", "within_", ALL_SORTS),
    PAIRS("turns within speakers", "turn", "within_", IN_TEXT | BURSTS),
    PAIRS("exchanges within conferences", "exchange", "within_", IN_TEXT | BURSTS),
    PAIRS("windows within turns", "window", "within_", ALL_SORTS),
    BY_P("network", "network", "by=none", P(""), "q", edges, ALL_SORTS),
    BY_INTERVAL("keyness: interval of log_ratio without 0", "keyness", "replicates=20", "log_ratio",
                signed_words, IN_TEXT | BURSTS),
    BY_INTERVAL("keyness: interval of log_ratio_shrunken without 0", "keyness", "replicates=20",
                "log_ratio_shrunken", signed_words, IN_TEXT | BURSTS),
    BY_INTERVAL("similarity: interval of jsd_beyond_chance without 0", "similarity",
                "compare=role minimum-words=100", "jsd_beyond_chance", texts, IN_TEXT | BURSTS),
    BY_P("trend", "trend", "", P(""), "q", trends, OVER_CONFERENCES),
    BY_P("trend: Mann-Kendall", "trend", "", P("kendall_"), "kendall_q", taus, OVER_CONFERENCES),
    BY_P("trend: change point", "trend", "", P("change_"), "change_q", changes, OVER_CONFERENCES),
    BY_P("novelty", "novelty", "", P(""), "q", novelties, OVER_CONFERENCES),
    BY_P("keyness of each conference", "keyness", "between=conference replicates=500",
         P("permutation_"), "q", words, BURSTS),
    BY_P("uptake", "uptake", "", P(""), "q", uptakes, IN_TEXT),
    BY_P("agenda_links", "agenda_links", "by=none", P(""), "q", links, IN_TEXT),
    BY_INTERVAL("distance: interval of beyond_halves without 0", "distance", "", "beyond_halves",
                distances, BURSTS),
    BY_P("keyness: p and q of --test g2", "keyness", "replicates=20 test=g2", P(""), "q",
         signed_words, IN_TEXT | BURSTS),
    {0},
};
