/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/captions/align.h"

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

typedef struct {
    const char *what;
    lec_match matches[4];
    size_t match_count;
    lec_timed_words timed[3];
    size_t timed_count;
    double expected_start[8], expected_end[8];
    size_t first_count;
    double start[8], end[8];
} times_case;

#define EVENLY                                                                                     \
    {0, 1, 2, 3, 4, 5, 6, 7},                                                                      \
    {                                                                                              \
        1, 2, 3, 4, 5, 6, 7, 8                                                                     \
    }

static const times_case times_cases[] = {
    /* first  a b c d e f g h  The cue bcX lasts from the start of b (1 on the expected clock)
     * second   b c X   f      to before f (5): 2.5 s for 4. f keeps its time. a, g, h go on at
     * (6.5 - 2) / (6 - 1) = 0.9 */
    {"a cue, a word with its own time, and words beyond",
     {{1, 0}, {2, 1}, {5, 3}},
     3,
     {{0, 3, 2.0, 4.5}, {3, 4, 6.0, 6.5}},
     2,
     EVENLY,
     8,
     {1.1, 2.0, 2.625, 3.25, 3.875, 6.0, 6.5, 7.4},
     {2.0, 2.625, 3.25, 3.875, 4.5, 6.5, 7.4, 8.3}},
    /* abcdef as ab|ef, 4 s each: c and d take a third of either cue */
    {"words lacking at the border of two cues",
     {{0, 0}, {1, 1}, {4, 2}, {5, 3}},
     4,
     {{0, 2, 0, 4}, {2, 4, 4, 8}},
     2,
     EVENLY,
     6,
     {0, 4.0 / 3, 8.0 / 3, 4, 16.0 / 3, 20.0 / 3},
     {4.0 / 3, 8.0 / 3, 4, 16.0 / 3, 20.0 / 3, 8}},
    /* the same with 4 s of silence between the cues, which is room enough at 12 s for 6 */
    {"words lacking where there is time for them",
     {{0, 0}, {1, 1}, {4, 2}, {5, 3}},
     4,
     {{0, 2, 0, 4}, {2, 4, 8, 12}},
     2,
     EVENLY,
     6,
     {0, 2, 4, 6, 8, 10},
     {2, 4, 6, 8, 10, 12}},
    /* one cue of 8 s for a (1), a pause (2), b (1): 2 s a unit */
    {"a pause that is expected within a cue",
     {{0, 0}, {1, 1}},
     2,
     {{0, 2, 10, 18}},
     1,
     {0, 3},
     {1, 4},
     2,
     {10, 16},
     {12, 18}},
    /* silence between two words with their own times belongs to neither */
    {"a pause that was not expected",
     {{0, 0}, {1, 1}},
     2,
     {{0, 1, 1, 1.5}, {1, 2, 4, 4.25}},
     2,
     EVENLY,
     2,
     {1, 4},
     {1.5, 4.25}},
    {"never before the recording",
     {{3, 0}},
     1,
     {{0, 1, 0.75, 1.25}},
     1,
     EVENLY,
     4,
     {0, 0, 0.25, 0.75},
     {0, 0.25, 0.75, 1.25}},
    {"nothing matched", {{0, 0}}, 0, {{0, 1, 1, 2}}, 1, EVENLY, 2, {NAN, NAN}, {NAN, NAN}},
};

static void test_times(void)
{
    for (size_t i = 0; i < sizeof times_cases / sizeof *times_cases; i++) {
        const times_case *of = &times_cases[i];
        double start[8], end[8];
        const lec_matches matches = {of->matches, of->match_count};
        lec_align_times(&matches, of->expected_start, of->expected_end, of->first_count, of->timed,
                        of->timed_count, start, end);
        for (size_t j = 0; j < of->first_count; j++) {
            CHECK_NUMBER(start[j], of->start[j], TOLERANCE_CLOSED_FORM, of->what);
            CHECK_NUMBER(end[j], of->end[j], TOLERANCE_CLOSED_FORM, of->what);
        }
    }
}

static void test_reach(void)
{
    enum { WORDS = LEC_ALIGN_REACH + 2 };
    double expected[WORDS + 1], start[WORDS], end[WORDS];
    for (int i = 0; i <= WORDS; i++) expected[i] = i;
    static const lec_match head[] = {{0, 0}};
    static const lec_timed_words timed[] = {{0, 1, 6.0, 6.5}};
    lec_align_times(&(lec_matches){head, 1}, expected, expected + 1, WORDS, timed, 1, start, end);
    CHECK_NUMBER(end[LEC_ALIGN_REACH], 6.5 + 0.5 * LEC_ALIGN_REACH, TOLERANCE_CLOSED_FORM,
                 "at the pace of the one match, as far as it reaches");
    CHECK_TRUE(isnan(start[LEC_ALIGN_REACH + 1]), "no farther");
    lec_align_times(&(lec_matches){NULL, 0}, NULL, NULL, 0, timed, 1, NULL, NULL);
}

static size_t put_run(uint32_t *words, size_t at, uint32_t from, size_t count)
{
    for (size_t i = 0; i < count; i++) words[at + i] = from + (uint32_t)i;
    return at + count;
}

/* 100 words that both have; then passages of 200 words each of its own around a phrase of 9. */
static void test_island(void)
{
    uint32_t first[600], second[600];
    lec_arena *arena = lec_arena_new();
    size_t a = put_run(first, 0, 1, 100), b = put_run(second, 0, 1, 100);
    a = put_run(first, a, 1000, 200);
    a = put_run(first, a, 500, 9);
    a = put_run(first, a, 2000, 200);
    const size_t short_end = put_run(second, b, 500, 9);
    CHECK_COUNT(lec_align(first, a, second, short_end, arena).count, 109,
                "only one version has more: the phrase is in its place");
    b = put_run(second, b, 3000, 200);
    b = put_run(second, b, 500, 9);
    b = put_run(second, b, 4000, 200);
    CHECK_COUNT(lec_align(first, a, second, b, arena).count, 100,
                "both have more: the phrase is said in two places");
    lec_arena_free(arena);
}

const lec_test lec_tests_align[] = {
    {"matches", test_matches},
    {"is_optimal", test_is_optimal},
    {"long", test_long},
    {"extremes", test_extremes},
    {"stray", test_stray},
    {"island", test_island},
    {"differences", test_differences},
    {"times", test_times},
    {"reach", test_reach},
    {0},
};
