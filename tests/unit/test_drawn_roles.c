/* SPDX-License-Identifier: GPL-3.0-or-later
 * What doubt about who spoke does to `novelty`, `clusters`, `map` and `new`: one turn is another
 * role's in two of four draws, and what that changes is calculated by hand. */
#include "analysis/view/drawn_roles.h"

#include <math.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

enum { DRAWS = 4 };

/* The corpus with four draws; in the second and third the turn has the role. */
static const lec_corpus *with_draws(lec_arena *arena, const char *text, size_t turn, lec_role role)
{
    lec_corpus *corpus = lec_new(arena, lec_corpus, 1);
    *corpus = *corpus_from(arena, text);
    uint8_t *draws = lec_new(arena, uint8_t, (size_t)DRAWS * corpus->turn_count);
    for (size_t d = 0; d < DRAWS; d++)
        memcpy(draws + d * corpus->turn_count, corpus->turn_role, corpus->turn_count);
    draws[corpus->turn_count + turn] = draws[2 * corpus->turn_count + turn] = (uint8_t)role;
    corpus->draw_count = DRAWS;
    corpus->draw_role = draws;
    return corpus;
}

/* The second conference is x y y y after x x x y, or x9 y3 with what may be the principal's: then
 * it is as the first, and below what other orders have. */
static void test_novelty(void)
{
    static const char text[] =
        "= a 2031-01-01 / P Ann: x x x y / = b 2032-01-01 / P Ann: x y y y / "
        "J Bo: x x x x x x x x / = c 2033-01-01 / P Ann: x x y y / "
        "= d 2034-01-01 / P Ann: x x x x y y";
    static const char options[] = "--window=1 --of=words --minimum-words=1 --prior-words=1e-6 "
                                  "--replicates=20";
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = with_draws(arena, text, 2, LEC_ROLE_PRINCIPAL);
    const lec_table *table = run_analysis(arena, "novelty", corpus, NULL,
                                          lec_arena_format(arena, "--role=principal %s", options));
    const size_t row = table_row(table, "b|novelty");
    const double value = log2(3) / 2, deviation = table_number(table, row, "by_chance_deviation");
    CHECK_NUMBER(table_number(table, row, "value"), value, 1e-5, "as it stands");
    /* changes 0, -value, -value, 0 */
    CHECK_NUMBER(table_number(table, row, "doubt"),
                 1 - deviation / sqrt(deviation * deviation + value * value / 2), 1e-5, "doubt");
    CHECK_NUMBER(table_number(table, row, "draws_agreeing"), 0.5, 0, "two of four");
    const size_t first = table_row(table, "a|novelty");
    CHECK_TRUE(isnan(table_number(table, first, "doubt")), "no novelty, no doubt of it");
    table = run_analysis(arena, "novelty", corpus, NULL, options);
    CHECK_NUMBER(table_number(table, table_row(table, "b|novelty"), "doubt"), 0, 0,
                 "of all speakers nothing is in doubt");
    CHECK_NUMBER(table_number(table, table_row(table, "b|novelty"), "draws_agreeing"), 1, 0,
                 "in all draws");
    lec_arena_free(arena);
}

/* b = x x x y is with a = x x x x; with y8 that may be the principal's it is with c = y y y y. */
static void test_clusters(void)
{
    static const struct {
        const char *row;
        double agreeing;
    } rows[] = {
        {"conference|average|0", 1},   /* a is nearest to b in either case, */
        {"conference|average|1", 0.5}, /* b to a in half of the draws, */
        {"conference|average|2", 1},   /* and c to b always */
        {"conference|average|3", 0.5}, {"conference|ward|3", 0.5},
    };
    static const char text[] = "= a / P Ann: x x x x / = b / P Ann: x x x y / "
                               "J Bo: y y y y y y y y / = c / P Ann: y y y y";
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = with_draws(arena, text, 2, LEC_ROLE_PRINCIPAL);
    const lec_table *table = run_analysis(arena, "clusters", corpus, NULL,
                                          "--role=principal --of=words --minimum-words=1");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_NUMBER(table_number(table, table_row(table, rows[i].row), "draws_agreeing"),
                     rows[i].agreeing, 0, rows[i].row);
    CHECK_TRUE(
        isnan(table_number(table, table_row(table, "conference|average|4"), "draws_agreeing")),
        "the root is always there");
    table = run_analysis(arena, "clusters", corpus, NULL, "--of=words --minimum-words=1");
    CHECK_NUMBER(table_number(table, table_row(table, "conference|average|3"), "draws_agreeing"), 1,
                 0, "of all speakers nothing is in doubt");
    lec_arena_free(arena);
}

static void test_new(void)
{
    static const char text[] = "= a 2031-01-01 / P Ann: sea sea sea / = b 2032-01-01 / "
                               "P Ann: tax tax tax / P Zoe: oil oil oil";
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = with_draws(arena, text, 1, LEC_ROLE_JOURNALIST);
    const lec_table *table =
        run_analysis(arena, "new", corpus, NULL, "--role=principal --of=words");
    CHECK_NUMBER(table_number(table, table_row(table, "b|first|word|tax"), "draws_agreeing"), 0.5,
                 0, "hers in two of four");
    CHECK_NUMBER(table_number(table, table_row(table, "b|first|word|oil"), "draws_agreeing"), 1, 0,
                 "another's");
    lec_arena_free(arena);
}

/* --- the map --------------------------------------------------------------------------------- */

static const char talks[] =
    "= a / P Ann: x x x y z / J Bo: so / P Ann: x x y / J Cy: so / P Ann: x x z z / "
    "= b / P Ann: x y y y z / J Bo: y y y y y y z / P Ann: x y y / J Cy: so / P Ann: y y z z x / "
    "= c / P Ann: x y z z z / J Bo: so / P Ann: z z y / J Cy: so / P Ann: z x z z y";
enum { DOUBTFUL = 6 }; /* Bo's turn in b */

/* Where a conference of these counts of x, y and z is on an axis, by the transition formula
 * (Greenacre 2017, ch. 8): sum of share * coordinate of the word / sqrt(inertia of the axis). */
static double place_of(const lec_table *map, const double *counts, const char *coordinate,
                       const char *axis)
{
    static const char *const words[] = {"conference|word|x", "conference|word|y",
                                        "conference|word|z"};
    double sum = 0, all = 0;
    for (int w = 0; w < 3; w++) {
        sum += counts[w] * table_number(map, table_row(map, words[w]), coordinate);
        all += counts[w];
    }
    return sum / all / sqrt(table_number(map, table_row(map, axis), "inertia"));
}

/* b moves by d in two of four draws: the draws' mean by d / 2, their covariance d d' / 3. As one
 * exchange is in doubt, draws of exchanges by themselves vary as much, and of (1 + 1/4) d d' / 3
 * only d d' / 12 is beyond them; with d d' / 4 for the mean that is d d' / 3. */
static void test_map(void)
{
    static const double stands[] = {3, 7, 3}, drawn[] = {3, 13, 4};
    static const char options[] = "--role=principal --of=words --minimum-words=1";
    lec_arena *arena = lec_arena_new();
    const lec_table *sure = run_analysis(arena, "map", corpus_from(arena, talks), NULL, options);
    const lec_table *map = run_analysis(
        arena, "map", with_draws(arena, talks, DOUBTFUL, LEC_ROLE_PRINCIPAL), NULL, options);
    const size_t b = table_row(map, "conference|conference|b");
    CHECK_NUMBER(place_of(map, stands, "x", "conference|axis|1"), table_number(map, b, "x"), 1e-9,
                 "the formula");
    const double dx = place_of(map, drawn, "x", "conference|axis|1") - table_number(map, b, "x");
    const double dy = place_of(map, drawn, "y", "conference|axis|2") - table_number(map, b, "y");
    const double scale = -2 * log(0.05),
                 angle = table_number(sure, b, "ellipse_angle") * M_PI / 180;
    const double major = pow(table_number(sure, b, "ellipse_major"), 2) / scale;
    const double minor = pow(table_number(sure, b, "ellipse_minor"), 2) / scale;
    const double c = cos(angle), s = sin(angle);
    const double xx = c * c * major + s * s * minor + dx * dx / 3;
    const double yy = s * s * major + c * c * minor + dy * dy / 3;
    const double xy = c * s * (major - minor) + dx * dy / 3;
    const double longest = sqrt(scale * ((xx + yy) / 2 + hypot((xx - yy) / 2, xy)));
    CHECK_NUMBER(table_number(map, b, "ellipse_major"), longest, 1e-9, "the long axis");
    CHECK_NUMBER(table_number(map, b, "doubt"),
                 1 - table_number(sure, b, "ellipse_major") / longest, 1e-9, "its share");
    const size_t a = table_row(map, "conference|conference|a");
    CHECK_NUMBER(table_number(map, a, "doubt"), 0, 0, "nothing in a is in doubt");
    CHECK_NUMBER(table_number(map, a, "ellipse_major"), table_number(sure, a, "ellipse_major"), 0,
                 "as it was");
    lec_arena_free(arena);
}

/* Draws that say nothing of the selection, and an only conference, change no figure. */
static void test_nothing_in_doubt(void)
{
    static const char *const tables[] = {"clusters", "map"};
    lec_arena *arena = lec_arena_new();
    const lec_corpus *drawn = with_draws(arena, talks, DOUBTFUL, LEC_ROLE_PRINCIPAL);
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        CHECK_SAME_TABLE(run_analysis(arena, tables[t], drawn, NULL,
                                      "--of=words "
                                      "--minimum-words=1"),
                         run_analysis(arena, tables[t], corpus_from(arena, talks), NULL,
                                      "--of=words --minimum-words=1"),
                         tables[t]);
    lec_arena_free(arena);
}

const lec_test lec_tests_drawn_roles[] = {{"novelty", test_novelty},
                                          {"clusters", test_clusters},
                                          {"new", test_new},
                                          {"map", test_map},
                                          {"nothing_in_doubt", test_nothing_in_doubt},
                                          {0}};
