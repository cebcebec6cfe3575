/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/zipf.h"

#include "tests/support/check.h"
#include "tests/support/reference.h"

/* The likelihood is flat around its maximum (reference/statistics.md, section 4). */
#define TOLERANCE_RANK_FIT 1e-5

static void test_mandelbrot(void)
{
    enum { TYPES = 1000 };
    uint64_t count[TYPES];
    /* counts 10^6 / (r + 2.7), rounded: q and s come back (reference/statistics.md 1.6, where
     * plain Zipf gives .85293) */
    for (size_t r = 1; r <= TYPES; r++) count[r - 1] = (uint64_t)lround(1e6 / ((double)r + 2.7));
    lec_arena *arena = lec_arena_new();
    const lec_spectrum spectrum = lec_spectrum_of(count, TYPES, arena);
    const lec_rank_fit mandelbrot = lec_zipf_mandelbrot(&spectrum, arena);
    CHECK_NUMBER(mandelbrot.q, 2.7, 0.5e-4, "q");
    CHECK_NUMBER(mandelbrot.s, 1, 0.5e-4, "s");
    const lec_rank_fit zipf = lec_zipf(&spectrum, arena);
    CHECK_NUMBER(zipf.s, 0.85293, 0.5e-5, "Zipf's s");
    CHECK_NUMBER(zipf.q, 0, 0, "Zipf's q");
    CHECK_TRUE(mandelbrot.log_likelihood > zipf.log_likelihood, "two parameters fit better");
    lec_arena_free(arena);
}

/* By hand: two types with 3 and 1 tokens: 2^-s = 1/3, ln L = 3 ln(3/4) + ln(1/4). */
static void test_two_types(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_spectrum spectrum = lec_spectrum_of((const uint64_t[]){1, 3}, 2, arena);
    const lec_rank_fit fit = lec_zipf(&spectrum, arena);
    CHECK_NUMBER(fit.s, log2(3), TOLERANCE_CLOSED_FORM, "s");
    CHECK_NUMBER(fit.log_likelihood, 3 * log(0.75) + log(0.25), TOLERANCE_CLOSED_FORM, "ln L");
    lec_arena_free(arena);
}

static void check_undefined(const uint64_t *count, size_t types, const char *what)
{
    lec_arena *arena = lec_arena_new();
    const lec_spectrum spectrum = lec_spectrum_of(count, types, arena);
    CHECK_NUMBER(lec_zipf_mandelbrot(&spectrum, arena).q, NAN, 0, what);
    const lec_power_law law = lec_power_law_of(&spectrum);
    CHECK_NUMBER(law.alpha, NAN, 0, what);
    CHECK_NUMBER(law.distance, NAN, 0, what);
    CHECK_COUNT(law.xmin, 0, what);
    lec_arena_free(arena);
}

static void test_edges(void)
{
    check_undefined(NULL, 0, "no types");
    check_undefined((const uint64_t[]){9}, 1, "one type");
    check_undefined((const uint64_t[]){4, 4, 4, 4}, 4, "all types equally often");
    lec_arena *arena = lec_arena_new();
    const lec_spectrum none = lec_spectrum_of(NULL, 0, arena);
    CHECK_NUMBER(lec_zipf(&none, arena).s, NAN, 0, "Zipf without types");
    const lec_spectrum equal = lec_spectrum_of((const uint64_t[]){4, 4, 4}, 3, arena);
    CHECK_NUMBER(lec_zipf(&equal, arena).s, 0, TOLERANCE_CLOSED_FORM, "Zipf of equal counts");
    CHECK_NUMBER(lec_power_law_from(&equal, 5).alpha, NAN, 0, "no tail");
    /* geometric counts: by rank an exponential law, for which q grows without end */
    uint64_t halves[20];
    for (size_t i = 0; i < 20; i++) halves[i] = UINT64_C(1) << (20 - i);
    const lec_spectrum geometric = lec_spectrum_of(halves, 20, arena);
    CHECK_NUMBER(lec_zipf_mandelbrot(&geometric, arena).q, NAN, 0, "exponential: no q");
    const lec_spectrum large = lec_spectrum_of(
        (const uint64_t[]){UINT64_C(1) << 52, UINT64_C(1) << 51, UINT64_C(1) << 50}, 3, arena);
    CHECK_TRUE(isfinite(lec_zipf(&large, arena).s), "counts near 2^53");
    CHECK_TRUE(!isinf(lec_power_law_from(&large, UINT64_C(1) << 50).alpha), "counts near 2^53");
    lec_arena_free(arena);
}

/* How often the words of Moby Dick occur (18,855 types; data `moby` of R package poweRlaw, counted
 * by M. E. J. Newman 2005): {frequency, types}. */
static const uint64_t moby[][2] = {
    {1, 9161}, {2, 3085}, {3, 1629}, {4, 926},  {5, 627},  {6, 469},  {7, 361},  {8, 300},
    {9, 232},  {10, 179}, {11, 165}, {12, 146}, {13, 115}, {14, 90},  {15, 100}, {16, 74},
    {17, 56},  {18, 70},  {19, 51},  {20, 46},  {21, 44},  {22, 26},  {23, 50},  {24, 37},
    {25, 32},  {26, 25},  {27, 21},  {28, 23},  {29, 27},  {30, 18},  {31, 25},  {32, 19},
    {33, 16},  {34, 13},  {35, 17},  {36, 16},  {37, 17},  {38, 23},  {39, 10},  {40, 11},
    {41, 10},  {42, 17},  {43, 11},  {44, 8},   {45, 9},   {46, 12},  {47, 7},   {48, 6},
    {49, 10},  {50, 8},   {51, 11},  {52, 6},   {53, 2},   {54, 7},   {55, 5},   {56, 6},
    {57, 4},   {58, 4},   {59, 3},   {60, 5},   {61, 2},   {62, 4},   {63, 3},   {64, 4},
    {65, 4},   {66, 5},   {67, 6},   {68, 2},   {69, 2},   {70, 4},   {71, 3},   {72, 5},
    {73, 3},   {74, 7},   {75, 4},   {76, 4},   {77, 3},   {78, 1},   {79, 4},   {80, 4},
    {81, 3},   {82, 4},   {83, 7},   {84, 2},   {85, 3},   {86, 2},   {87, 5},   {88, 4},
    {89, 2},   {90, 1},   {91, 2},   {92, 1},   {93, 2},   {94, 6},   {95, 1},   {97, 4},
    {98, 2},   {99, 1},   {100, 1},  {101, 2},  {104, 1},  {105, 1},  {108, 3},  {110, 3},
    {111, 4},  {112, 2},  {113, 2},  {115, 2},  {117, 2},  {119, 3},  {120, 1},  {121, 1},
    {122, 2},  {123, 2},  {125, 2},  {126, 2},  {127, 1},  {129, 2},  {130, 3},  {133, 2},
    {134, 1},  {135, 2},  {136, 2},  {138, 1},  {147, 3},  {148, 4},  {151, 1},  {152, 1},
    {153, 4},  {154, 1},  {158, 2},  {159, 1},  {160, 1},  {161, 2},  {162, 1},  {163, 1},
    {169, 1},  {172, 1},  {174, 1},  {175, 1},  {176, 1},  {178, 2},  {179, 2},  {181, 1},
    {184, 1},  {185, 1},  {186, 1},  {188, 2},  {193, 2},  {199, 2},  {201, 3},  {204, 2},
    {206, 1},  {207, 1},  {208, 1},  {212, 2},  {218, 1},  {219, 1},  {223, 1},  {224, 1},
    {225, 1},  {228, 2},  {229, 1},  {230, 1},  {232, 1},  {235, 1},  {236, 1},  {237, 2},
    {238, 1},  {246, 2},  {248, 2},  {250, 1},  {260, 1},  {261, 1},  {262, 1},  {264, 1},
    {265, 1},  {267, 1},  {274, 1},  {275, 1},  {280, 1},  {281, 1},  {282, 1},  {287, 1},
    {289, 1},  {293, 2},  {297, 1},  {299, 2},  {300, 1},  {302, 1},  {304, 1},  {309, 1},
    {315, 1},  {317, 1},  {323, 1},  {325, 1},  {329, 1},  {334, 1},  {342, 1},  {362, 1},
    {363, 1},  {364, 2},  {365, 1},  {374, 1},  {383, 1},  {384, 1},  {393, 2},  {394, 1},
    {408, 1},  {415, 1},  {419, 1},  {428, 1},  {436, 1},  {441, 1},  {443, 1},  {462, 1},
    {470, 1},  {471, 1},  {501, 2},  {511, 1},  {516, 1},  {547, 1},  {551, 1},  {571, 1},
    {575, 1},  {578, 1},  {586, 1},  {588, 1},  {599, 1},  {604, 1},  {606, 1},  {618, 1},
    {620, 1},  {623, 1},  {639, 1},  {673, 1},  {679, 1},  {682, 1},  {748, 1},  {762, 1},
    {770, 1},  {777, 1},  {844, 1},  {882, 1},  {897, 1},  {1022, 1}, {1035, 1}, {1041, 1},
    {1043, 1}, {1065, 1}, {1134, 1}, {1161, 1}, {1297, 1}, {1372, 1}, {1493, 1}, {1581, 1},
    {1604, 1}, {1674, 1}, {1683, 1}, {1711, 1}, {1744, 1}, {1792, 1}, {1942, 1}, {2374, 1},
    {2483, 1}, {2917, 1}, {4040, 1}, {4484, 1}, {4573, 1}, {6260, 1}, {6414, 1}, {14086, 1}};

static void test_moby_dick(void)
{
    enum { COUNT = sizeof moby / sizeof *moby };
    uint64_t frequency[COUNT], types[COUNT];
    lec_spectrum spectrum = {.count = COUNT, .frequency = frequency, .types = types};
    for (size_t i = 0; i < COUNT; i++) {
        frequency[i] = moby[i][0];
        types[i] = moby[i][1];
        spectrum.type_count += types[i];
        spectrum.token_count += types[i] * frequency[i];
    }
    CHECK_COUNT(spectrum.type_count, 18855, "types");
    /* Clauset, Shalizi & Newman 2009, table 6.1: alpha 1.95(2), xmin 7, tail 2958; more digits:
     * R package poweRlaw (reference/statistics.md 1.6) */
    const lec_power_law fit = lec_power_law_of(&spectrum);
    CHECK_COUNT(fit.xmin, 7, "xmin");
    CHECK_COUNT(fit.tail, 2958, "tail");
    CHECK_NUMBER(fit.alpha, 1.9527275, 0.5e-7, "alpha");
    CHECK_NUMBER(fit.distance, 0.008253, 0.5e-6, "KS distance");
    CHECK_NUMBER(fit.log_likelihood, -11753.8176, 1e-8, "ln L");
    CHECK_NUMBER(lec_power_law_from(&spectrum, 1).alpha, 1.7748096, 0.5e-7, "alpha, xmin 1");
}

static void test_reference(void)
{
    enum { WORDS_MAX = 2000 };
    reference *words = reference_open("reference/wordfreq_body.csv");
    reference *want = reference_open("reference/zipf_heaps_text.csv");
    if (words == NULL || want == NULL) {
        reference_close(words);
        reference_close(want);
        SKIP("../shared/reference is absent");
    }
    uint64_t count[WORDS_MAX];
    const size_t types = reference_rows(words);
    CHECK_TRUE(types <= WORDS_MAX, "words in the file");
    for (size_t i = 0; i < types && i < WORDS_MAX; i++)
        count[i] = (uint64_t)reference_number(words, i, "freq");
    lec_arena *arena = lec_arena_new();
    const lec_spectrum spectrum = lec_spectrum_of(count, types, arena);
    const lec_rank_fit mandelbrot = lec_zipf_mandelbrot(&spectrum, arena);
    const lec_rank_fit zipf = lec_zipf(&spectrum, arena);
    const lec_power_law law = lec_power_law_of(&spectrum);
    const struct {
        const char *model, *param;
        double value, tolerance;
    } cases[] = {
        {"ZipfMandelbrot_MLE_rank_truncated_V", "q", mandelbrot.q, TOLERANCE_RANK_FIT},
        {"ZipfMandelbrot_MLE_rank_truncated_V", "s", mandelbrot.s, TOLERANCE_RANK_FIT},
        {"ZipfMandelbrot_MLE_rank_truncated_V", "loglik", mandelbrot.log_likelihood, 1e-12},
        {"ZipfMandelbrot_MLE_rank_truncated_V", "zipf_s", zipf.s, TOLERANCE_RANK_FIT},
        {"ZipfMandelbrot_MLE_rank_truncated_V", "zipf_loglik", zipf.log_likelihood, 1e-12},
        {"Clauset_discrete", "KS", law.distance, 1e-8},
        {"Clauset_discrete", "xmin", (double)law.xmin, 0},
        {"Clauset_discrete", "alpha", law.alpha, 1e-8},
        {"Clauset_discrete", "loglik", law.log_likelihood, 1e-12},
        {"Clauset_discrete", "ntail", (double)law.tail, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t row = reference_find(want, "model", cases[i].model);
        while (row < reference_rows(want) &&
               strcmp(reference_text(want, row, "param"), cases[i].param) != 0)
            row++;
        CHECK_NUMBER(cases[i].value, reference_number(want, row, "value"), cases[i].tolerance,
                     cases[i].param);
    }
    lec_arena_free(arena);
    reference_close(words);
    reference_close(want);
}

const lec_test lec_tests_zipf[] = {
    {"mandelbrot", test_mandelbrot}, {"two_types", test_two_types}, {"edges", test_edges},
    {"moby_dick", test_moby_dick},   {"reference", test_reference}, {0},
};
