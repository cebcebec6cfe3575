/* SPDX-License-Identifier: GPL-3.0-or-later
 * Doubt about who spoke in the intervals of the tables. What a table says in a draw is what it says
 * of the corpus whose roles are those of the draw. */
#include <math.h>

#include "analysis/measure/jackknife.h"
#include "analysis/view/groups.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* turns 0 .. 8; clusters: opening, and four exchanges */
static const char text[] =
    "P Ann: peace now and peace. / J Bo: war or peace? / P Ann: peace we say. peace / "
    "J Cy: why war? war / P Ann: we do not know / J Di: peace / P Ann: peace and no war. yes / "
    "J Ed: is it so? / P Ann: so it is";
enum { TURNS = 9, DRAWS = 4, DOUBTFUL = 5 };

/* The corpus with draws in which turn 5 is Di's in the first and last, the principal's in the
 * others. */
static lec_corpus with_draws(lec_arena *arena, bool doubtful)
{
    lec_corpus corpus = *corpus_from(arena, text);
    CU_ASSERT_EQUAL_FATAL(corpus.turn_count, TURNS);
    uint8_t *draws = lec_new(arena, uint8_t, (size_t)DRAWS * TURNS);
    for (size_t d = 0; d < DRAWS; d++) memcpy(draws + d * TURNS, corpus.turn_role, TURNS);
    if (doubtful) draws[TURNS + DOUBTFUL] = draws[2 * TURNS + DOUBTFUL] = LEC_ROLE_PRINCIPAL;
    corpus.draw_count = DRAWS;
    corpus.draw_role = draws;
    return corpus;
}

static const char *const analyses[] = {
    "words",       "ngrams",     "skipgrams", "concepts",  "speaking", "speakers",  "diversity",
    "readability", "dispersion", "keyness",   "wordshift", "contrast", "similarity"};
static const char *const options[sizeof analyses / sizeof *analyses] = {
    NULL, "--minimum=1 --range=1", "--minimum=1 --range=1"};

static void test_no_doubt(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = study_from(arena, "peace = peace; war = war; never = never");
    const lec_corpus drawn = with_draws(arena, false);
    for (size_t a = 0; a < sizeof analyses / sizeof *analyses; a++)
        CHECK_SAME_TABLE(
            run_analysis(arena, analyses[a], &drawn, study, options[a]),
            run_analysis(arena, analyses[a], corpus_from(arena, text), study, options[a]),
            analyses[a]);
    lec_arena_free(arena);
}

/* The corpus of one draw: its roles, exchanges as they are. */
static const lec_corpus *corpus_of_draw(lec_arena *arena, const lec_corpus *corpus, size_t draw)
{
    lec_corpus *made = lec_new(arena, lec_corpus, 1);
    *made = *corpus;
    made->turn_role = corpus->draw_role + draw * TURNS;
    made->draw_count = 0;
    return made;
}

static void test_groups_in_draws(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus corpus = with_draws(arena, true);
    lec_context context;
    lec_groups groups;
    lec_error error = {""};
    lec_common common = lec_common_defaults;
    common.by = "role";
    CHECK_COUNT(lec_context_open(&corpus, study_from(arena, ""), &common, arena, &context, &error),
                LEC_OK, error.message);
    CHECK_COUNT(lec_groups_make(&context, LEC_BY_ROLE, &groups, &error), LEC_OK, error.message);
    CHECK_COUNT(groups.items[0].doubtful_count, 0, "all roles: no doubt");
    for (size_t g = 1; g <= 2; g++) {
        CHECK_COUNT(groups.items[g].doubtful_count, 1, "one doubtful turn");
        CHECK_COUNT(groups.items[g].doubtful[0], DOUBTFUL, "it");
        for (size_t d = 0; d < DRAWS; d++) {
            const lec_group drawn = lec_group_in_draw(&corpus, &groups.items[g], d, false, arena);
            const bool moved = d == 1 || d == 2;
            const size_t want = g == 1 ? (moved ? 6 : 5) : (moved ? 3 : 4);
            CHECK_COUNT(drawn.turn_count, want, "turns in the draw");
            for (size_t t = 1; t < drawn.turn_count; t++)
                CHECK_TRUE(drawn.turns[t - 1] < drawn.turns[t], "ascending");
        }
    }
    lec_arena_free(arena);
}

/* The interval of a value of the table is that of its values in the corpora of the draws.
 * `variance` is recovered from the table without doubt. The one doubtful turn, of one word that is
 * `peace`, adds (1 - r size) / total to a ratio r in two draws of four, variance (.)^2 / 3; total
 * 0: the measure is no ratio, and as the turn is alone in its cluster all its variance is
 * independent. */
static void check_interval(lec_arena *arena, const char *analysis, const char *keys,
                           const char *column, lec_scale scale, double unit, double size,
                           double total)
{
    const lec_study *study = study_from(arena, "peace = peace");
    const lec_corpus corpus = with_draws(arena, true);
    double drawn[DRAWS];
    for (size_t d = 0; d < DRAWS; d++) {
        const lec_table *table =
            run_analysis(arena, analysis, corpus_of_draw(arena, &corpus, d), study, NULL);
        drawn[d] = table_number(table, table_row(table, keys), column) / unit;
    }
    const lec_table *sure = run_analysis(arena, analysis, corpus_from(arena, text), study, NULL);
    const lec_table *table = run_analysis(arena, analysis, &corpus, study, NULL);
    const size_t row = table_row(table, keys), sure_row = table_row(sure, keys);
    const char *low = lec_arena_format(arena, "%s_low", column);
    const char *high = lec_arena_format(arena, "%s_high", column);
    const double value = table_number(sure, sure_row, column) / unit;
    const double ends[2] = {table_number(sure, sure_row, low) / unit,
                            table_number(sure, sure_row, high) / unit};
    const double slope = scale == LEC_SCALE_LOGIT ? 1 / (value * (1 - value)) : 1;
    const double half = scale == LEC_SCALE_LOGIT
                            ? log(ends[1] / (1 - ends[1])) - log(value / (1 - value))
                            : ends[1] - value;
    const size_t clusters = (size_t)table_number(sure, sure_row, "clusters");
    const lec_estimate unit_interval = lec_t_interval(0, 1, clusters, LEC_SCALE_LINEAR, 0.95);
    const double variance = pow(half / slope / unit_interval.high, 2);
    const double shift = (1 - value * size) / total;
    const double independent = total > 0 ? shift * shift / 3 : lec_variance_of_draws(drawn, DRAWS);
    double share;
    const lec_estimate want = lec_doubtful_t_interval(
        (lec_estimate){value, ends[0], ends[1]}, variance,
        (lec_drawn_values){drawn, DRAWS, independent}, clusters, scale, 0.95, &share);
    CHECK_NUMBER(table_number(table, row, column), value * unit, 1e-9, "the value stays");
    CHECK_NUMBER(table_number(table, row, low), want.low * unit, 1e-6 * unit, low);
    CHECK_NUMBER(table_number(table, row, high), want.high * unit, 1e-6 * unit, high);
    CHECK_NUMBER(table_number(table, row, "doubt"), share, 1e-6, "doubt");
    CHECK_TRUE(share > 0 && share < 1, "some doubt");
    CHECK_NUMBER(table_number(sure, sure_row, "doubt"), 0, 0, "none");
}

static void test_intervals(void)
{
    lec_arena *arena = lec_arena_new();
    check_interval(arena, "concepts", "c|journalist|peace", "per_thousand", LEC_SCALE_LOGIT, 1000,
                   1, 10);
    check_interval(arena, "words", "c|principal|peace", "per_thousand", LEC_SCALE_LOGIT, 1000, 1,
                   20);
    check_interval(arena, "speaking", "c|all|journalist", "word_share", LEC_SCALE_LOGIT, 1, 0, 30);
    check_interval(arena, "readability", "c|principal|all", "flesch", LEC_SCALE_LINEAR, 1, 0, 0);
    lec_arena_free(arena);
}

/* Rubin's rules by hand: draws .1, .2, .15, .15 about .15 have variance .005 / 3, with 1 + 1/4 of
 * it added to .00215. */
static void test_rule(void)
{
    const double drawn[] = {0.1, 0.2, 0.15, 0.15}, same[] = {0.15, 0.15};
    const lec_estimate sure = lec_t_interval(0.15, 0.00215, 3, LEC_SCALE_LINEAR, 0.95);
    double share;
    const lec_estimate found = lec_doubtful_t_interval(
        sure, 0.00215, (lec_drawn_values){drawn, 4, 0.001}, 3, LEC_SCALE_LINEAR, 0.95, &share);
    const double t = 4.30265272969; /* Student's t, 2 degrees of freedom, two-sided 95 % */
    CHECK_NUMBER(found.high, 0.15 + t * sqrt(0.00215 + 1.25 * 0.005 / 3 - 0.001), 1e-10,
                 "high end");
    CHECK_NUMBER(share, 1 - sqrt(0.00115 / (0.00215 + 1.25 * 0.005 / 3 - 0.001)), 1e-10, "share");
    const lec_estimate equal = lec_doubtful_t_interval(
        sure, 0.00215, (lec_drawn_values){same, 2, 0}, 3, LEC_SCALE_LINEAR, 0.95, &share);
    CHECK_TRUE(equal.low == sure.low && equal.high == sure.high && share == 0, "equal draws");
    const lec_estimate none =
        lec_doubtful_t_interval((lec_estimate){0.15, NAN, NAN}, 1, (lec_drawn_values){drawn, 4, 0},
                                2, LEC_SCALE_LINEAR, 0.95, &share);
    CHECK_TRUE(isnan(none.low) && isnan(share), "no interval, no share");
}

/* --- any table --------------------------------------------------------------------------------
 */

/* The movement of a value, by hand: Di's word is alone in its cluster, so that all variance of the
 * draws is independent and B (1 + 1/4) - B is left. In the order of the second half each exchange
 * takes another draw, but as one only is in doubt, values are those of the draws. */
static lec_movement movement_of(const double value[DRAWS], double stands)
{
    double mean = 0;
    for (size_t d = 0; d < DRAWS; d++) mean += value[d] / DRAWS;
    const double between = lec_variance_of_draws(value, DRAWS);
    return (lec_movement){mean - stands, between / DRAWS, between};
}

static double number_or_nan(const lec_table *table, const char *keys, const char *column)
{
    return table_has_row(table, keys) ? table_number(table, table_row(table, keys), column) : NAN;
}

/* Ends of the table with draws: those without, moved as the values of the tables of the draws. */
static void check_table(const char *analysis, const char *given, const char *keys,
                        const char *column, lec_scale scale)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = study_from(arena, "peace = peace; war = war");
    const lec_corpus corpus = with_draws(arena, true);
    const lec_table *sure = run_analysis(arena, analysis, corpus_from(arena, text), study, given);
    const lec_table *table = run_analysis(arena, analysis, &corpus, study, given);
    double drawn[DRAWS];
    for (size_t d = 0; d < DRAWS; d++)
        drawn[d] = number_or_nan(
            run_analysis(arena, analysis, corpus_of_draw(arena, &corpus, d), study, given), keys,
            column);
    const char *low = lec_arena_format(arena, "%s_low", column);
    const char *high = lec_arena_format(arena, "%s_high", column);
    const lec_estimate stands = {number_or_nan(sure, keys, column), number_or_nan(sure, keys, low),
                                 number_or_nan(sure, keys, high)};
    double share;
    const lec_estimate want =
        lec_widened_by_doubt(stands, movement_of(drawn, stands.value), scale, 0.95, &share);
    const char *what = lec_arena_format(arena, "%s %s %s", analysis, given ? given : "", keys);
    CHECK_NUMBER(number_or_nan(table, keys, column), stands.value, 1e-12, what);
    CHECK_NUMBER(number_or_nan(table, keys, low), want.low, 1e-9, what);
    CHECK_NUMBER(number_or_nan(table, keys, high), want.high, 1e-9, what);
    CHECK_TRUE(!isnan(stands.high) && want.high != stands.high, what);
    CHECK_NUMBER(number_or_nan(table, keys, "doubt"), share, 1e-9, what);
    lec_arena_free(arena);
}

/* Tables that set groups against each other, the bootstrap, and turns selected by --role. */
static void test_any_table(void)
{
    check_table("keyness", NULL, "role=principal|role=journalist|war", "log_ratio",
                LEC_SCALE_LINEAR);
    check_table("wordshift", "--minimum=1", "role=principal|role=journalist|jsd|war",
                "contribution", LEC_SCALE_LOGIT);
    check_table("words", "--interval=percentile", "c|principal|peace", "per_thousand",
                LEC_SCALE_LOG);
    check_table("speaking", "--interval=bca", "c|all|journalist", "word_share", LEC_SCALE_LOGIT);
    check_table("concepts", "--role=journalist", "c|all|war", "per_thousand", LEC_SCALE_LOG);
    check_table("diversity", "--role=principal --mattr-window=3", "c|all|all", "mattr",
                LEC_SCALE_LOGIT);
}

/* By hand: at 0.2 the logit's slope is 1 / .16 = 6.25; z(.975) = 1.959964. */
static void test_widened(void)
{
    double share;
    const double extra = 1.959963984540054 * 6.25 * 0.02, h = log(0.3 / 0.7) - log(0.2 / 0.8);
    const lec_estimate logit =
        lec_widened_by_doubt((lec_estimate){0.2, NAN, 0.3}, (lec_movement){0.05, 0.0004, 0},
                             LEC_SCALE_LOGIT, 0.95, &share);
    const double high = log(0.25 / 0.75) + sqrt(h * h + extra * extra);
    CHECK_NUMBER(logit.high, 1 / (1 + exp(-high)), 1e-12, "high end");
    CHECK_NUMBER(logit.low, NAN, 0, "an end that is open stays open");
    CHECK_NUMBER(share, NAN, 0, "no width, no share");
    const lec_estimate far =
        lec_widened_by_doubt((lec_estimate){2, 2. / 5000, 2. * 5000}, (lec_movement){8, 0, 0},
                             LEC_SCALE_LOG, 0.95, &share); /* to 10 * 5000 */
    CHECK_TRUE(isnan(far.low) && isnan(far.high) && isnan(share), "a factor of 25,000 away");
    const lec_estimate none = lec_widened_by_doubt(
        (lec_estimate){1, 0.5, 2}, (lec_movement){0, 0, 0}, LEC_SCALE_LOG, 0.95, &share);
    CHECK_NUMBER(none.low, 0.5, 1e-15, "no doubt");
    CHECK_NUMBER(share, 0, 1e-15, "no doubt");
}

static bool holds_doubt(const lec_analysis *analysis, const char *column)
{
    for (const lec_doubtful_column *of = analysis->doubtful; of != NULL && of->column != NULL; of++)
        if (strcmp(of->column, column) == 0) return true;
    return false;
}

/* Every NAME_low either belongs to a column whose interval holds doubt, or its help says what it
 * is: an end that holds none, what an assumed speaking rate makes, the end of another table. */
static void test_every_interval(void)
{
    static const char *const said[] = {"doubt about who spoke", "speaking rate assumed",
                                       "if the table has one"};
    size_t holding = 0;
    for (const lec_registered *at = lec_analyses; at->analysis != NULL; at++)
        for (const lec_column *column = at->analysis->columns; column->name != NULL; column++) {
            const size_t length = strlen(column->name);
            if (length < 5 || strcmp(column->name + length - 4, "_low") != 0) continue;
            char of[64] = "";
            snprintf(of, sizeof of, "%.*s", (int)(length - 4), column->name);
            bool is_said = holds_doubt(at->analysis, of);
            holding += is_said;
            for (size_t i = 0; i < sizeof said / sizeof *said; i++)
                is_said = is_said || strstr(column->meaning, said[i]) != NULL;
            CHECK_TRUE(is_said, column->name);
        }
    CHECK_TRUE(holding > 30, "most intervals hold doubt");
}

/* A table that compares conferences has a column of the doubt, or says that it holds none. */
static void test_every_comparison(void)
{
    static const char *const names[] = {"trend", "trend_rates",    "distance", "clusters", "map",
                                        "new",   "characteristic", "novelty",  "contrast"};
    size_t seen = 0;
    for (const lec_registered *at = lec_analyses; at->analysis != NULL; at++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (strcmp(at->analysis->name, names[i]) != 0) continue;
            bool is_said = strstr(at->analysis->details, "Doubt about who spoke") != NULL;
            for (const lec_column *column = at->analysis->columns; column->name != NULL; column++)
                is_said = is_said || strcmp(column->name, "doubt") == 0 ||
                          strcmp(column->name, "draws_agreeing") == 0;
            CHECK_TRUE(is_said, names[i]);
            seen++;
        }
    CHECK_COUNT(seen, sizeof names / sizeof *names, "all of them");
}

const lec_test lec_tests_doubt[] = {
    {"no_doubt", test_no_doubt},
    {"groups_in_draws", test_groups_in_draws},
    {"intervals", test_intervals},
    {"rule", test_rule},
    {"any_table", test_any_table},
    {"every_interval", test_every_interval},
    {"widened", test_widened},
    {"every_comparison", test_every_comparison},
    {0},
};
