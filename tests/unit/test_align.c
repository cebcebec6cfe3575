/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/align.h"

#include "tests/support/check.h"

enum { MOST = 64 };

/* One letter one word. */
static size_t ids_of(const char *letters, uint32_t *ids)
{
    size_t count = 0;
    for (; letters[count] != '\0'; count++) ids[count] = (unsigned char)letters[count];
    return count;
}

static const char *show_matches(const lec_matches *matches, lec_arena *arena)
{
    const char *shown = "";
    for (size_t i = 0; i < matches->count; i++)
        shown = lec_arena_format(arena, "%s%u-%u ", shown, matches->items[i].first,
                                 matches->items[i].second);
    return shown;
}

static void test_matches(void)
{
    /* by hand: the pairs that leave the fewest edits */
    static const struct {
        const char *first, *second, *matches;
    } cases[] = {
        {"", "", ""},
        {"a", "", ""},
        {"", "a", ""},
        {"a", "a", "0-0 "},
        {"a", "b", ""},
        {"abcd", "abcd", "0-0 1-1 2-2 3-3 "},
        {"abcde", "abxde", "0-0 1-1 3-3 4-4 "}, /* changed */
        {"abcde", "abde", "0-0 1-1 3-2 4-3 "},  /* left out */
        {"abde", "abcde", "0-0 1-1 2-3 3-4 "},  /* put in */
        {"aab", "ab", "0-0 2-1 "},              /* said twice */
        {"xabcabcy", "xabcy", "0-0 1-1 2-2 3-3 7-4 "},
        {"abcdefgh", "efghabcd", "0-4 1-5 2-6 3-7 "}, /* moved: one half only can match */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t first[MOST], second[MOST];
        lec_arena *arena = lec_arena_new();
        const size_t first_count = ids_of(cases[i].first, first);
        const size_t second_count = ids_of(cases[i].second, second);
        const lec_matches matches = lec_align(first, first_count, second, second_count, arena);
        CHECK_TEXT(show_matches(&matches, arena), cases[i].matches, cases[i].first);
        lec_arena_free(arena);
    }
}

static uint32_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

/* Edits needed when what is not matched is changed, left out or put in. */
static size_t cost_of(const lec_matches *matches, size_t first_count, size_t second_count,
                      lec_arena *arena)
{
    const lec_differences found = lec_align_differences(matches, first_count, second_count, arena);
    size_t cost = 0;
    for (size_t i = 0; i < found.count; i++) {
        const uint32_t x = found.items[i].first_end - found.items[i].first_start;
        const uint32_t y = found.items[i].second_end - found.items[i].second_start;
        cost += x > y ? x : y;
    }
    return cost;
}

/* Levenshtein distance by its definition: the table of all prefixes. */
static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    static size_t table[MOST + 1][MOST + 1];
    for (size_t i = 0; i <= a_count; i++)
        for (size_t j = 0; j <= b_count; j++) {
            size_t best = i == 0 ? j : j == 0 ? i : table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (i > 0 && j > 0 && table[i - 1][j] + 1 < best) best = table[i - 1][j] + 1;
            if (i > 0 && j > 0 && table[i][j - 1] + 1 < best) best = table[i][j - 1] + 1;
            table[i][j] = best;
        }
    return table[a_count][b_count];
}

/* On short sequences the alignment is as good as edit distance allows. (In 7 words no match is far
 * enough from others to be dropped as stray.) */
static void test_is_optimal(void)
{
    uint64_t random = 20241203;
    for (int round = 0; round < 2000; round++) {
        uint32_t a[7], b[7];
        const size_t a_count = next_random(&random) % 8, b_count = next_random(&random) % 5;
        for (size_t i = 0; i < a_count; i++) a[i] = next_random(&random) % 3;
        for (size_t i = 0; i < b_count; i++) b[i] = next_random(&random) % 3;
        lec_arena *arena = lec_arena_new();
        const lec_matches matches = lec_align(a, a_count, b, b_count, arena);
        const size_t cost = cost_of(&matches, a_count, b_count, arena);
        const size_t best = distance(a, a_count, b, b_count);
        CHECK_COUNT(cost, best, "edits");
        for (size_t i = 0; i < matches.count; i++) {
            const lec_match *match = &matches.items[i];
            CHECK_COUNT(a[match->first], b[match->second], "matched words are equal");
            if (i > 0 && (match->first <= match[-1].first || match->second <= match[-1].second))
                CHECK_TRUE(false, "matches increase in both");
        }
        lec_arena_free(arena);
    }
}

/* 30,000 words of a vocabulary of 2,000, of which 10 % are dropped and 10 % changed: nearly every
 * word that is left as it was must be matched with itself. */
static void test_long(void)
{
    enum { WORDS = 30000, VOCABULARY = 2000 };
    static uint32_t a[WORDS], b[WORDS], origin[WORDS];
    uint64_t random = 7;
    size_t b_count = 0, kept = 0, right = 0;
    for (size_t i = 0; i < WORDS; i++) {
        a[i] = next_random(&random) % VOCABULARY;
        const uint32_t fate = next_random(&random) % 10;
        if (fate == 0) continue;
        origin[b_count] = fate == 1 ? UINT32_MAX : (uint32_t)i;
        b[b_count++] = fate == 1 ? VOCABULARY + next_random(&random) % 50 : a[i];
        if (fate > 1) kept++;
    }
    lec_arena *arena = lec_arena_new();
    const lec_matches matches = lec_align(a, WORDS, b, b_count, arena);
    for (size_t i = 0; i < matches.count; i++)
        if (origin[matches.items[i].second] == matches.items[i].first) right++;
    CHECK_TRUE((double)right > 0.995 * (double)kept, "99.5 % of the words left are found");
    CHECK_TRUE((double)right > 0.999 * (double)matches.count, "99.9 % of the matches are right");
    lec_arena_free(arena);
}

/* Nothing in common, and everything the same: no blow-up, no match or all. */
static void test_extremes(void)
{
    enum { WORDS = 5000 };
    static uint32_t a[WORDS], b[WORDS];
    for (uint32_t i = 0; i < WORDS; i++) {
        a[i] = 7;
        b[i] = 8;
    }
    lec_arena *arena = lec_arena_new();
    CHECK_COUNT(lec_align(a, WORDS, b, WORDS, arena).count, 0, "nothing in common");
    CHECK_COUNT(lec_align(a, WORDS, a, WORDS - 17, arena).count, WORDS - 17, "one word repeated");
    lec_arena_free(arena);
}

static void test_stray(void)
{
    /* "the" (t) in a passage that only one version has is no match; near others it is */
    uint32_t first[MOST], second[MOST];
    lec_arena *arena = lec_arena_new();
    const size_t first_count = ids_of("abcdefghtijklmnop", first);
    const size_t second_count = ids_of("abcABCDEtFGHIJnop", second);
    const lec_matches matches = lec_align(first, first_count, second, second_count, arena);
    CHECK_TEXT(show_matches(&matches, arena), "0-0 1-1 2-2 14-14 15-15 16-16 ", "stray");
    lec_arena_free(arena);
}

static void test_differences(void)
{
    uint32_t first[MOST], second[MOST];
    lec_arena *arena = lec_arena_new();
    const size_t first_count = ids_of("abcdefgh", first);
    const size_t second_count = ids_of("xabcXYfgz", second);
    const lec_matches matches = lec_align(first, first_count, second, second_count, arena);
    const lec_differences found = lec_align_differences(&matches, first_count, second_count, arena);
    static const lec_difference want[] = {{0, 0, 0, 1}, {3, 5, 4, 6}, {7, 8, 8, 9}};
    CHECK_COUNT(found.count, 3, "x put in, de as XY, h as z");
    for (size_t i = 0; i < 3 && i < found.count; i++) {
        CHECK_COUNT(found.items[i].first_start, want[i].first_start, "first start");
        CHECK_COUNT(found.items[i].first_end, want[i].first_end, "first end");
        CHECK_COUNT(found.items[i].second_start, want[i].second_start, "second start");
        CHECK_COUNT(found.items[i].second_end, want[i].second_end, "second end");
    }
    const lec_align_quality quality = lec_align_judge(&matches, first_count);
    CHECK_NUMBER(quality.aligned_share, 5.0 / 8, TOLERANCE_CLOSED_FORM, "abc and fg of 8 words");
    CHECK_COUNT(quality.longest_unaligned, 2, "de");
    CHECK_COUNT(quality.longest_unaligned_start, 3, "d");

    const lec_matches none = {NULL, 0};
    CHECK_COUNT(lec_align_differences(&none, 0, 0, arena).count, 0, "two empty versions");
    CHECK_TRUE(isnan(lec_align_judge(&none, 0).aligned_share), "no share of nothing");
    CHECK_COUNT(lec_align_judge(&none, 9).longest_unaligned, 9, "nothing is aligned");
    lec_arena_free(arena);
}

static void test_times(void)
{
    /* first  a b c d e f g h     b and c match 2.0-2.5 and 2.5-3.0; d e (changed, put in) share
     * second   b c X     f        the 3.0-4.5 of X; f matches 6.0-6.5; a goes before at the mean
     * pace (6.0 - 2.0) / (5 - 1) = 1.0, g and h follow at it */
    static const lec_match items[] = {{1, 0}, {2, 1}, {5, 3}};
    const lec_matches matches = {items, 3};
    static const double second_start[] = {2.0, 2.5, 3.0, 6.0}, second_end[] = {2.5, 3.0, 4.5, 6.5};
    static const double want_start[] = {1.0, 2.0, 2.5, 3.0, 3.75, 6.0, 6.5, 7.5};
    static const double want_end[] = {2.0, 2.5, 3.0, 3.75, 4.5, 6.5, 7.5, 8.5};
    double start[8], end[8];
    lec_align_times(&matches, 8, second_start, second_end, 4, start, end);
    for (size_t i = 0; i < 8; i++) {
        CHECK_NUMBER(start[i], want_start[i], TOLERANCE_CLOSED_FORM, "start");
        CHECK_NUMBER(end[i], want_end[i], TOLERANCE_CLOSED_FORM, "end");
    }
    /* put in between two matches with nothing across: the time between them, 3.0 .. 6.0 */
    static const lec_match around[] = {{0, 1}, {3, 3}};
    const lec_matches two = {around, 2};
    lec_align_times(&two, 4, second_start, second_end, 4, start, end);
    CHECK_NUMBER(start[1], 3.0, TOLERANCE_CLOSED_FORM, "X's time is shared: start");
    CHECK_NUMBER(start[2], 3.75, TOLERANCE_CLOSED_FORM, "X's time is shared: middle");
    static const lec_match gap[] = {{0, 2}, {3, 3}};
    const lec_matches apart = {gap, 2};
    lec_align_times(&apart, 4, second_start, second_end, 4, start, end);
    CHECK_NUMBER(start[1], 4.5, TOLERANCE_CLOSED_FORM, "nothing across: from the end before");
    CHECK_NUMBER(end[2], 6.0, TOLERANCE_CLOSED_FORM, "nothing across: to the start after");
    /* nothing matched, and out of reach */
    const lec_matches none = {NULL, 0};
    lec_align_times(&none, 8, second_start, second_end, 4, start, end);
    CHECK_TRUE(isnan(start[0]) && isnan(end[7]), "nothing is known");
    double far_start[LEC_ALIGN_REACH + 2], far_end[LEC_ALIGN_REACH + 2];
    static const lec_match head[] = {{0, 3}};
    const lec_matches one = {head, 1};
    lec_align_times(&one, LEC_ALIGN_REACH + 2, second_start, second_end, 4, far_start, far_end);
    CHECK_NUMBER(far_end[LEC_ALIGN_REACH], 6.5 + 0.5 * LEC_ALIGN_REACH, TOLERANCE_CLOSED_FORM,
                 "at the pace of the one match, as far as it reaches");
    CHECK_TRUE(isnan(far_start[LEC_ALIGN_REACH + 1]), "no farther");
}

const lec_test lec_tests_align[] = {
    {"matches", test_matches}, {"is_optimal", test_is_optimal},
    {"long", test_long},       {"extremes", test_extremes},
    {"stray", test_stray},     {"differences", test_differences},
    {"times", test_times},     {0},
};
