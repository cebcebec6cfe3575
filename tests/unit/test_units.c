/* SPDX-License-Identifier: GPL-3.0-or-later
 * Units in which two concepts occur: told off by hand, and windows against a second, slow count
 * that asks of every token whether a node is near. */
#include "analysis/view/units.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

typedef struct {
    const lec_corpus *corpus;
    const lec_study *study;
    lec_context context;
    lec_group group;
    lec_occurrences occurrences;
} setting;

static setting *prepare(lec_arena *arena, const char *text, const char *concepts)
{
    setting *s = lec_new(arena, setting, 1);
    lec_error error = {""};
    s->corpus = corpus_from(arena, text);
    s->study = study_from(arena, concepts);
    const lec_status status =
        lec_context_open(s->corpus, s->study, &lec_common_defaults, arena, &s->context, &error);
    CHECK_TEXT(error.message, "", "context");
    CU_ASSERT_FATAL(status == LEC_OK);
    uint32_t *turns = lec_new(arena, uint32_t, s->corpus->turn_count);
    for (uint32_t t = 0; t < s->corpus->turn_count; t++) turns[t] = t;
    s->group = lec_group_of_turns(&s->context, turns, s->corpus->turn_count);
    s->occurrences =
        lec_occurrences_find(s->corpus, s->study->concepts, s->study->concept_count, arena);
    return s;
}

static lec_units *units_of(const setting *s, lec_unit unit, uint64_t window)
{
    return lec_units_new(&s->context, &s->group, &s->occurrences, s->study->concept_count, unit,
                         (lec_window){window, false});
}

static const char *show(lec_arena *arena, const lec_contingency *table)
{
    return lec_arena_format(arena, "%.0f %.0f %.0f %.0f", table->both, table->first_only,
                            table->second_only, table->neither);
}

/* The table, then its strata: `both first_only second_only neither`. */
static const struct {
    const char *text;
    lec_unit unit;
    uint64_t window;
    const char *table, *strata;
} cases[] = {
    /* sentences: ab | a | b | - || ab | - ; the second turn's margins vary too */
    {"P: a b. A. B. X / J: b a. X", LEC_UNIT_SENTENCE, 0, "2 1 1 2", "1 1 1 1; 1 0 0 1"},
    /* strata in which a or b never varies are no help */
    {"P: a b. A / J: b. X / P: x", LEC_UNIT_SENTENCE, 0, "1 1 1 2", ""},
    {"P: a b / J: a / P: x / = d / P: b / J: a", LEC_UNIT_TURN, 0, "1 2 1 1", "1 1 0 1; 0 1 1 0"},
    /* a turn without a word is no unit */
    {"P: a b / J: / P: x", LEC_UNIT_TURN, 0, "1 0 0 1", "1 0 0 1"},
    /* exchanges: opening and moderator are in none; 1: a, b of question and answer; 2: a; 3: - */
    {"P: a b / J: a / P: b / M: a b / J Ann: a / J Ann: a / J Bo: x", LEC_UNIT_EXCHANGE, 0,
     "1 1 0 1", "1 1 0 1"},
    {"P: a b / M: a", LEC_UNIT_EXCHANGE, 0, "0 0 0 0", ""},
    /* windows of 1 around a at 1: inside x y; b at 3 is not */
    {"P: x a y b", LEC_UNIT_WINDOW, 1, "0 2 1 0", "0 2 1 0"},
    {"P: x a y b", LEC_UNIT_WINDOW, 2, "1 2 0 0", ""},
    /* over the end of a sentence, never of a turn */
    {"P: x a. B y / J: b", LEC_UNIT_WINDOW, 1, "1 1 1 1", "1 1 0 1"},
    {"P: a / J: b a / P: b", LEC_UNIT_WINDOW, 10, "1 0 1 0", ""},
    /* windows that overlap are united: x y z inside once each */
    {"P: x a y a z b", LEC_UNIT_WINDOW, 1, "0 3 1 0", "0 3 1 0"},
    /* nodes side by side */
    {"P: b a a b u u", LEC_UNIT_WINDOW, 1, "2 0 0 2", "2 0 0 2"},
    {"P: b a a b u u", LEC_UNIT_WINDOW, UINT64_MAX, "2 2 0 0", ""},
    /* no node: nothing is inside */
    {"P: b x b", LEC_UNIT_WINDOW, 5, "0 0 2 1", ""},
    {"P: a a", LEC_UNIT_WINDOW, 5, "0 0 0 0", ""},
};

static void test_by_hand(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const setting *s = prepare(arena, cases[i].text, "A = a; B = b");
        lec_units *units = units_of(s, cases[i].unit, cases[i].window);
        const lec_pair_table table = lec_units_table(units, 0, 1);
        CHECK_TEXT(show(arena, &table.table), cases[i].table, cases[i].text);
        const char *strata = "";
        for (size_t n = 0; n < table.stratum_count; n++)
            strata = lec_arena_format(arena, "%s%s%s", strata, n > 0 ? "; " : "",
                                      show(arena, &table.strata[n]));
        CHECK_TEXT(strata, cases[i].strata, cases[i].text);
        lec_arena_free(arena);
    }
}

/* Concepts that share words, and phrases. Window 1 around `b c` at 1-2 of "a b c d": outside the
 * node a, d, both inside. `c d` has d outside the node and counts once; `b` lies inside the node.
 */
static void test_shared_words(void)
{
    lec_arena *arena = lec_arena_new();
    const setting *s = prepare(arena, "P: a b c d x", "BC = b c; CD = c d; B = b; all = a b c d");
    lec_units *units = units_of(s, LEC_UNIT_WINDOW, 1);
    const lec_pair_table beside = lec_units_table(units, 0, 1);
    CHECK_TEXT(show(arena, &beside.table), "1 1 0 1", "c d beside b c");
    const lec_pair_table inside = lec_units_table(units, 0, 2);
    CHECK_TEXT(show(arena, &inside.table), "0 2 0 1", "b inside the node");
    const lec_pair_table around = lec_units_table(units, 2, 3);
    CHECK_TEXT(show(arena, &around.table), "1 1 0 2", "a b c d around b");
    const lec_pair_table whole = lec_units_table(units, 3, 2);
    CHECK_TEXT(show(arena, &whole.table), "0 1 0 0", "b inside a b c d");
    const lec_pair_table sentence = lec_units_table(units_of(s, LEC_UNIT_SENTENCE, 0), 0, 2);
    CHECK_TEXT(show(arena, &sentence.table), "1 0 0 0", "both in the sentence");
    lec_arena_free(arena);
}

/* Only the turns of the group are units, and of an exchange only its turns in the group. */
static void test_groups(void)
{
    lec_arena *arena = lec_arena_new();
    setting *s = prepare(arena, "P: a b / J: a / P: b / J: x / P: a b", "A = a; B = b");
    static const uint32_t principal[] = {0, 2, 4};
    s->group = lec_group_of_turns(&s->context, principal, 3);
    const lec_pair_table turns = lec_units_table(units_of(s, LEC_UNIT_TURN, 0), 0, 1);
    CHECK_TEXT(show(arena, &turns.table), "2 0 1 0", "turns");
    const lec_pair_table exchanges = lec_units_table(units_of(s, LEC_UNIT_EXCHANGE, 0), 0, 1);
    CHECK_TEXT(show(arena, &exchanges.table), "1 0 1 0", "answers");
    const lec_pair_table windows = lec_units_table(units_of(s, LEC_UNIT_WINDOW, 1), 0, 1);
    CHECK_TEXT(show(arena, &windows.table), "2 0 1 0", "windows");
    s->group = lec_group_of_turns(&s->context, principal, 0);
    const lec_pair_table none = lec_units_table(units_of(s, LEC_UNIT_WINDOW, 1), 0, 1);
    CHECK_TEXT(show(arena, &none.table), "0 0 0 0", "no turn");
    lec_arena_free(arena);
}

/* --- the slow count -------------------------------------------------------------------------- */

static bool in_node(const setting *s, uint32_t token)
{
    for (size_t i = 0; i < s->occurrences.count; i++) {
        const lec_occurrence at = s->occurrences.items[i];
        if (at.concept == 0 && token >= at.token && token < at.token + at.length) return true;
    }
    return false;
}

/* Whether a node of the same turn is at most `window` tokens away. */
static bool is_inside(const setting *s, uint32_t token, uint32_t window)
{
    const uint32_t turn = lec_corpus_turn_of(s->corpus, token);
    for (uint32_t i = s->corpus->turn_start[turn]; i < s->corpus->turn_start[turn + 1]; i++)
        if (in_node(s, i) && (i < token ? token - i : i - token) <= window) return true;
    return false;
}

static lec_contingency slow_table(const setting *s, uint32_t window)
{
    double both = 0, first = 0, second = 0, total = 0;
    for (uint32_t i = 0; i < s->corpus->token_count; i++) {
        if (in_node(s, i)) continue;
        total++;
        first += is_inside(s, i, window);
    }
    for (size_t i = 0; i < s->occurrences.count; i++) {
        const lec_occurrence at = s->occurrences.items[i];
        bool counts = false, inside = false;
        for (uint32_t t = at.token; at.concept == 1 && t < at.token + at.length; t++) {
            if (in_node(s, t)) continue;
            counts = true;
            inside = inside || is_inside(s, t, window);
        }
        second += counts;
        both += inside;
    }
    return lec_contingency_of_margins(both, first, second, total);
}

/* Random speech of the words a b c x in turns of up to 13 words. */
static const char *babble(lec_arena *arena, uint32_t seed)
{
    const char *text = "P:";
    for (int i = 0; i < 60; i++) {
        seed = seed * 1664525U + 1013904223U;
        const char *const words[] = {"a", "b", "c", "x"};
        const bool turn_ends = (seed >> 20) % 13 == 0, sentence_ends = (seed >> 10) % 7 == 0;
        text = lec_arena_format(arena, "%s %s%s%s", text, words[seed >> 30],
                                sentence_ends ? "." : "", turn_ends ? " / P:" : "");
    }
    return text;
}

static void test_slow_count(void)
{
    static const char *const concepts[] = {"A = a; B = b", "A = a b; B = b", "A = b; B = a b c",
                                           "A = a b,c; B = b a,x x", "A = a; B = a"};
    for (uint32_t seed = 1; seed <= 40; seed++) {
        lec_arena *arena = lec_arena_new();
        const setting *s = prepare(arena, babble(arena, seed), concepts[seed % 5]);
        for (uint32_t window = 1; window <= 20; window = 2 * window + 1) {
            const lec_pair_table fast = lec_units_table(units_of(s, LEC_UNIT_WINDOW, window), 0, 1);
            const lec_contingency slow = slow_table(s, window);
            CHECK_TEXT(show(arena, &fast.table), show(arena, &slow), concepts[seed % 5]);
        }
        lec_arena_free(arena);
    }
}

/* Windows of 2 around a: the comma keeps y and b out, so x alone is inside; of the three tokens
 * beside a, b is one of the two outside. */
static void test_punctuation(void)
{
    lec_arena *arena = lec_arena_new();
    const setting *s = prepare(arena, "P: x a, y b", "A = a; B = b");
    lec_units *units =
        lec_units_new(&s->context, &s->group, &s->occurrences, s->study->concept_count,
                      LEC_UNIT_WINDOW, (lec_window){2, true});
    const lec_pair_table got = lec_units_table(units, 0, 1);
    CHECK_TEXT(show(arena, &got.table), "0 1 1 1", "over a comma");
    lec_arena_free(arena);
}

const lec_test lec_tests_units[] = {
    {"by_hand", test_by_hand},       {"shared_words", test_shared_words}, {"groups", test_groups},
    {"slow_count", test_slow_count}, {"punctuation", test_punctuation},   {0},
};
