/* SPDX-License-Identifier: GPL-3.0-or-later
 * Agreement of coders: published examples. */
#include "analysis/measure/reliability.h"

#include "tests/support/check.h"

enum { MOST = 200, NONE = -1 };

/* Codes as the publications print them: a line a coder, units parted by blanks, `.` not coded. */
static lec_codings codings_of(const char *const *coders, size_t coder_count, const char *codes,
                              const double *values, int32_t *room)
{
    lec_codings made = {.code = room, .coder_count = coder_count, .value_count = strlen(codes)};
    made.value = values;
    made.unit_count = (strlen(coders[0]) + 1) / 2;
    for (size_t u = 0; u < made.unit_count; u++)
        for (size_t c = 0; c < coder_count; c++) {
            const char *at = strchr(codes, coders[c][2 * u]);
            room[u * coder_count + c] = at != NULL ? (int32_t)(at - codes) : NONE;
        }
    return made;
}

static double measured(const lec_codings *of, lec_reliability measure, size_t *units)
{
    lec_arena *arena = lec_arena_new();
    const double value = lec_reliability_of(of, measure, 0.95, arena, units).value;
    lec_arena_free(arena);
    return value;
}

/* Krippendorff 2011, sections A (two observers, binary), B (two observers, nominal) and C (any
 * number of observers, any metric, data missing). */
static void test_krippendorff(void)
{
    int32_t room[MOST];
    size_t units;
    static const char *const binary[] = {"0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"};
    lec_codings of = codings_of(binary, 2, "01", NULL, room);
    CHECK_NUMBER(measured(&of, LEC_ALPHA_NOMINAL, &units), 0.095, 0.0005, "A: .095");
    CHECK_COUNT(units, 10, "articles");
    static const char *const nominal[] = {"a a b b d c c c e d d a", "b a b b b c c c e d d d"};
    of = codings_of(nominal, 2, "abcde", NULL, room);
    CHECK_NUMBER(measured(&of, LEC_ALPHA_NOMINAL, &units), 0.692, 0.0005, "B: .692");
    static const char *const missing[] = {"1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3",
                                          ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."};
    static const double values[] = {1, 2, 3, 4, 5};
    of = codings_of(missing, 4, "12345", values, room);
    CHECK_NUMBER(measured(&of, LEC_ALPHA_NOMINAL, &units), 0.743, 0.0005, "C nominal: .743");
    CHECK_COUNT(units, 11, "unit 12 has one code");
    CHECK_NUMBER(measured(&of, LEC_ALPHA_ORDINAL, &units), 0.815, 0.0005, "C ordinal: .815");
    CHECK_NUMBER(measured(&of, LEC_ALPHA_INTERVAL, &units), 0.849, 0.0005, "C interval: .849");
    CHECK_NUMBER(measured(&of, LEC_ALPHA_RATIO, &units), 0.797, 0.0005, "C ratio: .797");
    CHECK_TRUE(isnan(measured(&of, LEC_KAPPA_COHEN, &units)), "four coders");
}

/* Fourteen coders, ten subjects, five categories: how many chose each. P = .378, Pe = .213, kappa =
 * .210 (the worked example of Fleiss' kappa in Wikipedia, after Fleiss 1971). */
static void test_fleiss(void)
{
    static const int chosen[10][5] = {
        {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
        {7, 7, 0, 0, 0},  {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}};
    int32_t room[MOST];
    size_t units;
    for (size_t u = 0; u < 10; u++) {
        size_t at = 0;
        for (int32_t c = 0; c < 5; c++)
            for (int i = 0; i < chosen[u][c]; i++) room[u * 14 + at++] = c;
    }
    const lec_codings of = {room, 10, 14, NULL, 5};
    CHECK_NUMBER(measured(&of, LEC_KAPPA_FLEISS, &units), 0.210, 0.0005, "kappa");
    CHECK_NUMBER(measured(&of, LEC_AGREEMENT, &units), 0.378, 0.0005, "observed agreement");
}

/* 20 yes yes, 5 yes no, 10 no yes, 15 no no: (.70 - .50) / (1 - .50) (by hand). */
static void test_cohen(void)
{
    static const int cells[2][2] = {{20, 5}, {10, 15}};
    int32_t room[MOST];
    size_t units, at = 0;
    for (int32_t a = 0; a < 2; a++)
        for (int32_t b = 0; b < 2; b++)
            for (int i = 0; i < cells[a][b]; i++) {
                room[at++] = a;
                room[at++] = b;
            }
    const lec_codings of = {room, 50, 2, NULL, 2};
    CHECK_NUMBER(measured(&of, LEC_KAPPA_COHEN, &units), 0.4, 1e-12, "kappa");
    CHECK_COUNT(units, 50, "units");
    /* agreement .7; each unit left out moves it by (.7 - x) / 49: variance 49/50 of the sum over 35
     * of (.3 / 49)^2 and 15 of (.7 / 49)^2; t(.975; 49) = 2.0095752 */
    lec_arena *arena = lec_arena_new();
    const lec_estimate agreed = lec_reliability_of(&of, LEC_AGREEMENT, 0.95, arena, &units);
    const double sd = sqrt(49.0 / 50 * (35 * 0.09 + 15 * 0.49)) / 49;
    CHECK_NUMBER(agreed.low, 0.7 - 2.0095752371 * sd, 1e-8, "low");
    CHECK_NUMBER(agreed.high, 0.7 + 2.0095752371 * sd, 1e-8, "high");
    lec_arena_free(arena);
}

/* Codes that never vary, one coder, nothing coded by two: nothing is defined, nothing is certain.
 */
static void test_undefined(void)
{
    static const char *const same[] = {"a a a", "a a a"}, *const apart[] = {"a . b", ". a ."};
    int32_t room[MOST];
    size_t units;
    lec_codings of = codings_of(same, 2, "a", NULL, room);
    CHECK_TRUE(isnan(measured(&of, LEC_ALPHA_NOMINAL, &units)), "never varies");
    CHECK_TRUE(isnan(measured(&of, LEC_KAPPA_COHEN, &units)), "never varies");
    CHECK_NUMBER(measured(&of, LEC_AGREEMENT, &units), 1, 1e-12, "but they agree");
    of = codings_of(same, 1, "a", NULL, room);
    CHECK_TRUE(isnan(measured(&of, LEC_ALPHA_NOMINAL, &units)), "one coder");
    of = codings_of(apart, 2, "ab", NULL, room);
    CHECK_TRUE(isnan(measured(&of, LEC_ALPHA_NOMINAL, &units)), "no unit has two codes");
    CHECK_TRUE(isnan(measured(&of, LEC_ALPHA_ORDINAL, &units)), "no numbers");
    CHECK_COUNT(units, 0, "units");
}

const lec_test lec_tests_reliability[] = {{"krippendorff", test_krippendorff},
                                          {"fleiss", test_fleiss},
                                          {"cohen", test_cohen},
                                          {"undefined", test_undefined},
                                          {0}};
