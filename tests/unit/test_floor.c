/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is given the floor, calculated by hand. */
#include <math.h>

#include "analysis/measure/concentration.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Three conferences. Wire has the floor 2, 1 and 1 times of 3, 2 and 2; in a its first exchange is
 * the first, in b the second, in c the first. A follow-up of Ada's in a. */
static const char text[] =
    "= a / P: Hello. / J Ada (Wire): why so? / P: So. / J Ada (Wire): really? / P: Yes it is. / "
    "J Bo (Post): and you? / P: No. / J Cy (Wire): who? / P: We. / "
    "= b / P: Hello. / J Bo (Post): what then? / P: Us. / J Ada (Wire): a b c d? / P: E. / "
    "= c / P: Hello. / J Cy (Wire): now? / P: Yes. / J: where? / P: Here.";

static void test_outlets(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "floor", corpus_from(arena, text), NULL, NULL);
    const size_t wire = table_row(table, "all|outlet|Wire"),
                 post = table_row(table, "all|outlet|Post");
    const size_t nobody = table_row(table, "all|outlet|"),
                 ada = table_row(table, "all|journalist|Ada");
    CHECK_NUMBER(table_number(table, wire, "exchanges"), 4, 0, "2 + 1 + 1");
    CHECK_NUMBER(table_number(table, wire, "conferences"), 3, 0, "all three");
    CHECK_NUMBER(table_number(table, wire, "share"), 4.0 / 7, 1e-12, "4 of 7");
    CHECK_NUMBER(table_number(table, wire, "question_turns"), 5, 0, "with the follow-up");
    CHECK_NUMBER(table_number(table, wire, "words_asked"), 9, 0, "2 + 1 + 1 + 4 + 1");
    CHECK_NUMBER(table_number(table, wire, "word_share"), 9.0 / 14, 1e-12, "9 of 14");
    CHECK_NUMBER(table_number(table, wire, "words_answered"), 7, 0, "1 + 3 + 1 + 1 + 1");
    CHECK_NUMBER(table_number(table, wire, "first_rank"), 4.0 / 3, 1e-12, "1, 2, 1");
    CHECK_NUMBER(table_number(table, wire, "order"), 1.0 / 3, 1e-12, "0, 1, 0");
    CHECK_NUMBER(table_number(table, wire, "follow_ups"), 1, 0, "really?");
    CHECK_NUMBER(table_number(table, wire, "follow_up_rate"), 0.25, 1e-12, "1 in 4");
    CHECK_NUMBER(table_number(table, post, "order"), 0.25, 1e-12, "(2 - 1) / 2 and 0");
    CHECK_NUMBER(table_number(table, nobody, "exchanges"), 1, 0, "where?");
    CHECK_TEXT(table_text(table, ada, "outlet"), "Wire", "her outlet");
    CHECK_NUMBER(table_number(table, ada, "exchanges"), 2, 0, "Ada's");
    CHECK_NUMBER(table_number(table, table_row(table, "a|outlet|Wire"), "share"), 2.0 / 3, 1e-12,
                 "in a");
    /* conferences as clusters: 2, 1, 1 of 3, 2, 2; without each 2/4, 3/5, 3/5; r = 4/7;
     * variance 2/3 ((1/14)^2 + 2 (1/35)^2); on the logit scale by r (1 - r); t 4.30265273 */
    const double r = 4.0 / 7;
    const double sd = sqrt(2.0 / 3 * (1.0 / 196 + 2.0 / 1225));
    const double low = log(r / (1 - r)) - 4.302652729696 * sd / (r * (1 - r));
    CHECK_NUMBER(table_number(table, wire, "share_low"), 1 / (1 + exp(-low)), 1e-9, "low");
    CHECK_NUMBER(table_number(table, wire, "clusters"), 3, 0, "conferences");
    lec_arena_free(arena);
}

/* A conference without questions has no row, and neither has one of nothing but the opening. */
static void test_no_questions(void)
{
    static const char *const names[] = {"floor", "floor_concentration", "floor_transitions"};
    for (size_t i = 0; i < 3; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus = corpus_from(arena, "P Ann: Good morning. Thank you.");
        CHECK_COUNT(lec_table_row_count(run_analysis(arena, names[i], corpus, NULL, NULL)), 0,
                    names[i]);
        lec_arena_free(arena);
    }
}

static const struct {
    uint32_t amount[5];
    size_t count;
    double gini, top;
} measures[] = {
    {{2, 2, 2, 2}, 4, 0, 0.75},
    {{0, 0, 0, 6}, 4, 0, 1},         /* one has all, and those of 0 are nobody */
    {{5, 1, 3}, 3, 8.0 / 27, 1},     /* (-2 * 1 + 0 * 3 + 2 * 5) / (3 * 9) */
    {{1, 2, 3, 4, 10}, 5, 0.4, 0.85} /* (-4 - 4 + 0 + 8 + 40) / (5 * 20); 17 of 20 */
};

static void test_measures(void)
{
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        uint32_t amount[5];
        memcpy(amount, measures[i].amount, sizeof amount);
        CHECK_NUMBER(lec_gini(amount, measures[i].count), measures[i].gini, 1e-12, "gini");
        CHECK_NUMBER(lec_top_share(amount, measures[i].count, 3), measures[i].top, 1e-12, "top");
    }
    uint32_t none[2] = {0, 0};
    CHECK_TRUE(isnan(lec_gini(none, 2)) && isnan(lec_top_share(none, 0, 3)), "nobody");
}

/* Wire has the floor 2, 1, 1 times, Post 1, 1, 1, Mail 1, 1, 0, Echo 1, 0, 0; c has one of nobody.
 */
static const char divided[] =
    "= a / P: Hello. / J Ada (Wire): why? / P: So. / J Bo (Post): and? / P: No. / "
    "J Al (Wire): who? / P: We. / J Di (Mail): now? / P: Yes. / J Ed (Echo): how? / P: So. / "
    "= b / P: Hello. / J Bo (Post): what? / P: Us. / J Ada (Wire): when? / P: E. / "
    "J Di (Mail): again? / P: Yes. / "
    "= c / P: Hello. / J Ada (Wire): now? / P: Yes. / J Bo (Post): so? / P: No. / J: where? / "
    "P: Here.";

static void test_concentration(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "floor_concentration", corpus_from(arena, divided), NULL, NULL);
    const size_t all = table_row(table, "all|outlet"), a = table_row(table, "a|outlet");
    CHECK_NUMBER(table_number(table, all, "names"), 4, 0, "Wire, Post, Mail, Echo");
    CHECK_NUMBER(table_number(table, all, "exchanges"), 10, 0, "4 + 3 + 2 + 1");
    CHECK_NUMBER(table_number(table, all, "unnamed"), 1, 0, "where?");
    /* 1, 2, 3, 4: (-3 - 2 + 3 + 12) / (4 * 10) */
    CHECK_NUMBER(table_number(table, all, "gini"), 0.25, 1e-12, "gini");
    CHECK_NUMBER(table_number(table, all, "top_three"), 0.9, 1e-12, "9 of 10");
    /* without a: 1, 2, 2: 2/15; without b: 1, 1, 2, 3: 7/28; without c: 1, 2, 2, 3: 6/32; variance
     * 2/3 ((7/60)^2 + (1/16)^2) */
    const double g = 0.25, sd = sqrt(2.0 / 3 * (49.0 / 3600 + 1.0 / 256));
    const double high = log(g / (1 - g)) + 4.302652729696 * sd / (g * (1 - g));
    CHECK_NUMBER(table_number(table, all, "gini_high"), 1 / (1 + exp(-high)), 1e-9, "high");
    /* ten exchanges, four of them one each beforehand: mean over all 4^6 ways of the others, by a
     * program that goes through them; 200 deals of standard deviation 0.08 */
    CHECK_NUMBER(table_number(table, all, "gini_by_chance"), 0.203027, 0.025, "by chance");
    CHECK_NUMBER(table_number(table, a, "gini"), 3.0 / 20, 1e-12, "2, 1, 1, 1: (-3 - 1 + 1 + 6)");
    CHECK_TRUE(isnan(table_number(table, a, "gini_low")), "one conference");
    lec_arena_free(arena);
}

/* Where nothing could be otherwise: one exchange each, two names, three for the share of three. */
static void test_trivial(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "floor_concentration", corpus_from(arena, divided), NULL, NULL);
    static const char *const rows[] = {"b|outlet", "c|outlet", "a|journalist"};
    for (size_t i = 0; i < 3; i++) {
        CHECK_TRUE(isnan(table_number(table, table_row(table, rows[i]), "gini")), rows[i]);
        CHECK_TRUE(isnan(table_number(table, table_row(table, rows[i]), "gini_by_chance")),
                   rows[i]);
        CHECK_TRUE(isnan(table_number(table, table_row(table, rows[i]), "top_three")), rows[i]);
    }
    const lec_table *three = run_analysis(
        arena, "floor_concentration",
        corpus_from(arena, "J A (W): a? / P: x. / J B (X): b? / P: x. / J C (Y): c? / P: x. / "
                           "J D (W): d? / P: x."),
        NULL, NULL);
    const size_t row = table_row(three, "c|outlet");
    CHECK_NUMBER(table_number(three, row, "gini"), 2.0 / 12, 1e-12, "1, 1, 2: (-2 + 4) / (3 * 4)");
    CHECK_TRUE(isnan(table_number(three, row, "top_three")), "three of three are all");
    lec_arena_free(arena);
}

/* --by puts conferences together: a and c are of one year. */
static void test_by(void)
{
    static const char dated[] =
        "= a 2030-01-01 / P: Hello. / J Ada (Wire): why? / P: So. / J Bo (Post): and? / P: No. / "
        "= b 2031-01-01 / P: Hello. / J Bo (Post): what? / P: Us. / "
        "= c 2030-05-01 / P: Hello. / J Ada (Wire): now? / P: Yes.";
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, dated);
    const lec_table *floor = run_analysis(arena, "floor", corpus, NULL, "--by=year");
    const size_t wire = table_row(floor, "2030|outlet|Wire");
    CHECK_NUMBER(table_number(floor, wire, "exchanges"), 2, 0, "one in a, one in c");
    CHECK_NUMBER(table_number(floor, wire, "share"), 2.0 / 3, 1e-12, "2 of 3");
    CHECK_NUMBER(table_number(floor, wire, "clusters"), 2, 0, "conferences");
    CHECK_NUMBER(table_number(floor, wire, "first_rank"), 1, 0, "first in both");
    CHECK_TRUE(table_has_row(floor, "2031|outlet|Post") && !table_has_row(floor, "a|outlet|Wire"),
               "years, no conferences");
    const lec_table *divided_by =
        run_analysis(arena, "floor_concentration", corpus, NULL, "--by=year");
    CHECK_NUMBER(table_number(divided_by, table_row(divided_by, "2030|outlet"), "exchanges"), 3, 0,
                 "of 2030");
    const lec_table *asked = run_analysis(arena, "questions", corpus, NULL, "--by=year");
    CHECK_NUMBER(table_number(asked, table_row(asked, "2030|all|questions"), "turns"), 3, 0,
                 "question turns of 2030");
    lec_arena_free(arena);
}

static void test_transitions(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "floor_transitions", corpus_from(arena, text), NULL, NULL);
    const size_t asked = table_row(table, "all|principal|journalist");
    const size_t row = table_row(table, "a|journalist|principal");
    CHECK_NUMBER(table_number(table, asked, "transitions"), 8, 0, "4 + 2 + 2");
    CHECK_NUMBER(table_number(table, asked, "share"), 1, 0, "nobody else");
    CHECK_NUMBER(table_number(table, row, "transitions"), 4, 0, "four answers");
    const size_t never = table_row(table, "a|principal|principal");
    CHECK_NUMBER(table_number(table, never, "transitions"), 0, 0, "never");
    CHECK_NUMBER(table_number(table, never, "share"), 0, 0, "never");
    CHECK_TRUE(!table_has_row(table, "a|moderator|principal"), "nobody moderates");
    const lec_table *three = run_analysis(
        arena, "floor_transitions",
        corpus_from(arena, "P A: x. / P A: y. / P B: z. / J: why? / P A: so. / M: thanks."), NULL,
        NULL);
    const size_t own = table_row(three, "c|principal|principal");
    CHECK_NUMBER(table_number(three, own, "transitions"), 2, 0, "A A, A B");
    CHECK_NUMBER(table_number(three, own, "share"), 0.5, 1e-12, "2 of 4 turns that are followed");
    CHECK_NUMBER(table_number(three, own, "same_speaker"), 1, 0, "A A");
    lec_arena_free(arena);
}

const lec_test lec_tests_floor[] = {
    {"outlets", test_outlets},         {"no_questions", test_no_questions},
    {"measures", test_measures},       {"concentration", test_concentration},
    {"trivial", test_trivial},         {"by", test_by},
    {"transitions", test_transitions}, {0}};
