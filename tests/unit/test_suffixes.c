/* SPDX-License-Identifier: GPL-3.0-or-later
 * Suffixes in order and what returns, against searching place by place. */
#include "analysis/measure/suffixes.h"

#include "core/random.h"
#include "tests/support/check.h"

/* Symbols that place x and place y share. */
static uint32_t shared_by(const uint32_t *symbols, size_t count, size_t x, size_t y)
{
    uint32_t shared = 0;
    while (x + shared < count && y + shared < count && symbols[x + shared] == symbols[y + shared])
        shared++;
    return shared;
}

/* "banana": its suffixes in order are a, ana, anana, banana, na, nana, and share 0 1 3 0 0 2 (any
 * textbook). */
static void test_banana(void)
{
    lec_arena *arena = lec_arena_new();
    static const uint32_t banana[] = {1, 0, 2, 0, 2, 0}; /* b a n a n a */
    static const uint32_t place[] = {5, 3, 1, 0, 4, 2}, common[] = {0, 1, 3, 0, 0, 2};
    const lec_suffixes made = lec_suffixes_new(banana, 6, 3, arena);
    for (size_t i = 0; i < 6; i++) {
        CHECK_COUNT(made.place[i], place[i], "place");
        CHECK_COUNT(made.common[i], common[i], "common");
    }
    static const uint32_t ana[] = {0, 2, 0};
    size_t first = 9;
    CHECK_COUNT(lec_suffixes_find(&made, ana, 3, &first), 2, "ana stands twice");
    CHECK_COUNT(first, 1, "from the second suffix on");
    static const uint32_t nan[] = {2, 2};
    CHECK_COUNT(lec_suffixes_find(&made, nan, 2, &first), 0, "nn never");
    CHECK_COUNT(lec_suffixes_new(banana, 0, 3, arena).count, 0, "nothing");
    lec_arena_free(arena);
}

/* Texts of turns of a few different words, each turn with an end of its own. */
enum { TEXTS = 60, LONGEST = 120, WORDS = 3 };
typedef struct {
    uint32_t symbols[LONGEST], turn[LONGEST];
    uint32_t count, turns;
} text;

static text random_text(uint32_t number)
{
    uint32_t draws[2 * LONGEST];
    text made = {.count = 0};
    lec_random_below((lec_random_key){7, LEC_STREAM_SIMULATION, number}, 100, 0,
                     (size_t)2 * LONGEST, draws);
    const uint32_t length = 5 + number * (LONGEST - 5) / TEXTS;
    while (made.count < length) {
        const bool ends = draws[made.count] < 12 || made.count + 1 == length;
        made.turn[made.count] = made.turns;
        made.symbols[made.count] = ends ? WORDS + made.turns : draws[LONGEST + made.count] % WORDS;
        made.count++;
        made.turns += ends;
    }
    return made;
}

static void test_order(void)
{
    for (uint32_t number = 0; number < TEXTS; number++) {
        lec_arena *arena = lec_arena_new();
        const text t = random_text(number);
        const lec_suffixes made = lec_suffixes_new(t.symbols, t.count, WORDS + t.turns, arena);
        for (uint32_t i = 1; i < t.count; i++) {
            const uint32_t x = made.place[i - 1], y = made.place[i];
            const uint32_t shared = shared_by(t.symbols, t.count, x, y);
            CHECK_COUNT(made.common[i], shared, "symbols shared");
            CHECK_TRUE(x + shared == t.count ||
                           (y + shared < t.count && t.symbols[x + shared] < t.symbols[y + shared]),
                       "in order");
        }
        lec_arena_free(arena);
    }
}

static void test_longest(void)
{
    for (uint32_t number = 0; number < TEXTS; number++) {
        lec_arena *arena = lec_arena_new();
        const text t = random_text(number);
        const lec_suffixes made = lec_suffixes_new(t.symbols, t.count, WORDS + t.turns, arena);
        uint32_t elsewhere[LONGEST], earlier[LONGEST], rank[LONGEST];
        for (uint32_t i = 0; i < t.count; i++) rank[i] = t.turn[i] * 7 % 5; /* several of a rank */
        lec_longest_elsewhere(&made, t.turn, elsewhere);
        lec_longest_earlier(&made, rank, arena, earlier);
        for (uint32_t x = 0; x < t.count; x++) {
            uint32_t in_others = 0, before = 0;
            for (uint32_t y = 0; y < t.count; y++) {
                const uint32_t shared = y == x ? 0 : shared_by(t.symbols, t.count, x, y);
                if (t.turn[y] != t.turn[x] && shared > in_others) in_others = shared;
                if (rank[y] < rank[x] && shared > before) before = shared;
            }
            CHECK_COUNT(elsewhere[x], in_others, "in another turn");
            CHECK_COUNT(earlier[x], before, "at a smaller rank");
        }
        lec_arena_free(arena);
    }
}

/* Whether a stretch stands in two turns. */
static bool returns(const text *t, uint32_t at, uint32_t length)
{
    for (uint32_t y = 0; y < t->count; y++)
        if (t->turn[y] != t->turn[at] && shared_by(t->symbols, t->count, at, y) >= length)
            return true;
    return false;
}

/* Uses, turns and own uses of the stretch, place by place. */
static lec_repeat counted(const text *t, uint32_t at, uint32_t length, const uint32_t *longest)
{
    lec_repeat made = {.length = length};
    bool seen[LONGEST] = {false};
    for (uint32_t y = 0; y < t->count; y++) {
        if (shared_by(t->symbols, t->count, at, y) < length && y != at) continue;
        made.count++;
        made.classes += !seen[t->turn[y]];
        seen[t->turn[y]] = true;
        bool within = longest[y] > length;
        for (uint32_t x = 0; x < y; x++) within = within || x + longest[x] >= y + length;
        made.own += !within;
    }
    return made;
}

/* Every stretch that returns and has a use of its own is found, once, with what it counts. */
static void test_maximal(void)
{
    for (uint32_t number = 0; number < TEXTS; number++) {
        lec_arena *arena = lec_arena_new();
        const text t = random_text(number);
        const lec_suffixes made = lec_suffixes_new(t.symbols, t.count, WORDS + t.turns, arena);
        uint32_t longest[LONGEST];
        lec_longest_elsewhere(&made, t.turn, longest);
        const lec_repeats found = lec_maximal_repeats(&made, t.turn, t.turns, longest, 2, arena);
        for (size_t i = 0; i < found.count; i++) {
            const lec_repeat *one = &found.items[i];
            const uint32_t at = made.place[one->first];
            const lec_repeat want = counted(&t, at, one->length, longest);
            CHECK_TRUE(returns(&t, at, one->length), "stands in two turns");
            CHECK_COUNT(one->count, want.count, "uses");
            CHECK_COUNT(one->classes, want.classes, "turns");
            CHECK_COUNT(one->own, want.own, "own uses");
        }
        size_t wanted = 0;
        for (uint32_t at = 0; at < t.count; at++) {
            if (longest[at] < 2 || counted(&t, at, longest[at], longest).own == 0) continue;
            bool is_first = true;
            for (uint32_t x = 0; x < at; x++)
                is_first = is_first && (longest[x] != longest[at] ||
                                        shared_by(t.symbols, t.count, x, at) < longest[at]);
            wanted += is_first;
        }
        CHECK_COUNT(found.count, wanted, "stretches");
        lec_arena_free(arena);
    }
}

/* One word 200,000 times, in two turns: no square of it is ever gone through (a test of a second
 * would otherwise take minutes). */
static void test_one_word(void)
{
    lec_arena *arena = lec_arena_new();
    enum { TIMES = 200000 };
    uint32_t *symbols = lec_new(arena, uint32_t, TIMES + 2),
             *turn = lec_new(arena, uint32_t, TIMES + 2);
    uint32_t *longest = lec_new(arena, uint32_t, TIMES + 2);
    symbols[TIMES / 2] = 1;
    symbols[TIMES + 1] = 2;
    for (size_t i = TIMES / 2 + 1; i < TIMES + 2; i++) turn[i] = 1;
    const lec_suffixes made = lec_suffixes_new(symbols, TIMES + 2, 3, arena);
    lec_longest_elsewhere(&made, turn, longest);
    const lec_repeats found = lec_maximal_repeats(&made, turn, 2, longest, 5, arena);
    CHECK_COUNT(longest[0], TIMES / 2, "the whole turn returns");
    CHECK_COUNT(longest[7], TIMES / 2 - 7, "its rest");
    CHECK_COUNT(found.count, 1, "one stretch that is not part of a longer one");
    CHECK_COUNT(found.items[0].length, TIMES / 2, "the turn");
    CHECK_COUNT(found.items[0].count, 2, "twice");
    lec_arena_free(arena);
}

const lec_test lec_tests_suffixes[] = {{"banana", test_banana},     {"order", test_order},
                                       {"longest", test_longest},   {"maximal", test_maximal},
                                       {"one_word", test_one_word}, {0}};
