/* SPDX-License-Identifier: GPL-3.0-or-later
 * Near matches: distances of words that every textbook has, and what is counted by hand. */
#include "analysis/measure/near_match.h"

#include "core/random.h"
#include "tests/support/check.h"

enum { LONGEST = 24 };
#define ALL_DRAWS ((size_t)2 * LONGEST)

static size_t letters(const char *text, uint32_t symbols[LONGEST])
{
    size_t count = 0;
    for (; text[count] != '\0'; count++) symbols[count] = (unsigned char)text[count];
    return count;
}

static const struct {
    const char *x, *y;
    uint32_t most, want;
} distances[] = {
    {"kitten", "sitting", 5, 3},
    {"saturday", "sunday", 5, 3}, /* Wagner & Fischer's examples */
    {"kitten", "sitting", 2, 3},
    {"", "", 3, 0},
    {"", "ab", 3, 2},
    {"ab", "", 1, 2},
    {"intention", "execution", 16, 5}, /* Jurafsky & Martin, ch. 2, each change costs 1 */
};

static void test_distance(void)
{
    for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
        uint32_t x[LONGEST], y[LONGEST];
        const size_t x_length = letters(distances[i].x, x), y_length = letters(distances[i].y, y);
        CHECK_COUNT(lec_near_distance(x, x_length, y, y_length, distances[i].most),
                    distances[i].want, distances[i].x);
    }
}

/* The full table of the textbook. */
static uint32_t full_distance(const uint32_t *x, size_t x_length, const uint32_t *y,
                              size_t y_length)
{
    uint32_t table[LONGEST + 1][LONGEST + 1];
    for (size_t i = 0; i <= x_length; i++)
        for (size_t j = 0; j <= y_length; j++) {
            if (i == 0 || j == 0) {
                table[i][j] = (uint32_t)(i + j);
                continue;
            }
            uint32_t best = table[i - 1][j - 1] + (x[i - 1] != y[j - 1]);
            if (table[i - 1][j] + 1 < best) best = table[i - 1][j] + 1;
            if (table[i][j - 1] + 1 < best) best = table[i][j - 1] + 1;
            table[i][j] = best;
        }
    return table[x_length][y_length];
}

static void test_band(void)
{
    for (uint32_t number = 0; number < 300; number++) {
        uint32_t draws[2 * LONGEST + 2];
        lec_random_below((lec_random_key){3, LEC_STREAM_SIMULATION, number}, 4, 0, ALL_DRAWS,
                         draws);
        const size_t x_length = number % LONGEST, y_length = number * 7 % LONGEST;
        const uint32_t want = full_distance(draws, x_length, draws + LONGEST, y_length);
        for (uint32_t most = 0; most <= LEC_NEAR_CHANGES; most += 4)
            CHECK_COUNT(lec_near_distance(draws, x_length, draws + LONGEST, y_length, most),
                        want <= most ? want : most + 1, "against the full table");
    }
}

static const struct {
    const char *pattern, *text;
    ptrdiff_t diagonal;
    uint32_t most;
    size_t first, end;
    uint32_t changes;
} matches[] = {
    {"abcde", "xxabcdeyy", 2, 1, 2, 7, 0},      {"abcde", "xxabcdeyy", 3, 1, 2, 7, 0},
    {"abcde", "xxabXdeyy", 2, 1, 2, 7, 1},      {"abcde", "xxabdeyy", 2, 1, 2, 6, 1},
    {"abcde", "xxabcXdeyy", 2, 1, 2, 8, 1},     {"abcde", "Xbcde", 0, 1, 0, 0, 2}, /* begins else */
    {"abcde", "abcdX", 0, 1, 0, 0, 2},          {"abcde", "xxabcdeyy", 5, 1, 0, 0, 2},
    {"abcdefghij", "abXdefgij", 0, 2, 0, 9, 2}, {"abcde", "", 0, 1, 0, 0, 2},
};

static void test_matches(void)
{
    for (size_t i = 0; i < sizeof matches / sizeof *matches; i++) {
        uint32_t pattern[LONGEST], text[LONGEST];
        const size_t length = letters(matches[i].pattern, pattern);
        const size_t text_length = letters(matches[i].text, text);
        const lec_near got = lec_near_match(pattern, length, text, text_length, matches[i].diagonal,
                                            matches[i].most);
        CHECK_COUNT(got.changes, matches[i].changes, matches[i].text);
        CHECK_COUNT(got.first, matches[i].first, matches[i].text);
        CHECK_COUNT(got.end, matches[i].end, matches[i].text);
    }
}

const lec_test lec_tests_near_match[] = {
    {"distance", test_distance}, {"band", test_band}, {"matches", test_matches}, {0}};
