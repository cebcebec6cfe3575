/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/random.h"

#include "tests/support/check.h"

/* Random123 1.14.0 (D. E. Shaw Research), tests/kat_vectors, the rows `philox4x32 10`. */
static const struct {
    uint32_t counter[4], key[2], block[4];
} known_answers[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

static void test_known_answers(void)
{
    for (size_t k = 0; k < sizeof known_answers / sizeof *known_answers; k++) {
        uint32_t block[4];
        lec_philox(known_answers[k].counter, known_answers[k].key, block);
        for (size_t i = 0; i < 4; i++) CHECK_COUNT(block[i], known_answers[k].block[i], "philox");
    }
}

static void test_place_decides(void)
{
    const lec_random_key key = {0x0123456789abcdef, LEC_STREAM_SAMPLE, 17};
    uint32_t whole[41], piece[41];
    double whole_uniform[41], piece_uniform[41];
    lec_random_below(key, 1000003, 0, 41, whole);
    lec_random_uniform(key, 0, 41, whole_uniform);
    for (uint32_t first = 0; first < 41; first++) {
        for (size_t count = 0; count <= 41 - first; count += 3) {
            lec_random_below(key, 1000003, first, count, piece);
            lec_random_uniform(key, first, count, piece_uniform);
            CHECK_TRUE(memcmp(piece, whole + first, count * sizeof *piece) == 0, "bounded");
            CHECK_TRUE(memcmp(piece_uniform, whole_uniform + first, count * sizeof(double)) == 0,
                       "uniform");
        }
    }
}

/* Each part of the key changes the numbers. */
static void test_every_part_of_the_key_counts(void)
{
    static const lec_random_key keys[] = {
        {5, 1, 9}, {6, 1, 9}, {5 + (1ULL << 32), 1, 9}, {5, 2, 9}, {5, 1, 10}};
    uint32_t draws[sizeof keys / sizeof *keys][8];
    const size_t count = sizeof keys / sizeof *keys;
    for (size_t k = 0; k < count; k++) lec_random_below(keys[k], UINT32_MAX, 0, 8, draws[k]);
    for (size_t k = 0; k < count; k++)
        for (size_t other = 0; other < k; other++)
            CHECK_TRUE(memcmp(draws[k], draws[other], sizeof draws[k]) != 0, "differs");
}

/* A bound of 3 * 2^30 makes a quarter of all 32-bit values unusable: without the second draw the
 * thirds of the range would be drawn with probabilities 1/2, 1/4 and 1/4. */
static void test_no_bias(void)
{
    enum { DRAWS = 60000 };
    const uint32_t bound = UINT32_C(3) << 30;
    static uint32_t draws[DRAWS];
    const lec_random_key key = {42, LEC_STREAM_SAMPLE, 0};
    lec_random_below(key, bound, 0, DRAWS, draws);
    double remainders[3] = {0};
    for (size_t i = 0; i < DRAWS; i++) {
        if (draws[i] >= bound) CHECK_TRUE(false, "below the bound");
        remainders[draws[i] % 3]++;
    }
    double chi2 = 0;
    for (size_t i = 0; i < 3; i++) chi2 += pow(remainders[i] - DRAWS / 3.0, 2) / (DRAWS / 3.0);
    CHECK_TRUE(chi2 < 13.8, "chi2 of three remainders below its 99.9 % point (2 df)");
    lec_random_below(key, 1, 0, 5, draws);
    for (size_t i = 0; i < 5; i++) CHECK_COUNT(draws[i], 0, "a bound of one");
}

static void test_uniform(void)
{
    enum { DRAWS = 40000 };
    static double draws[DRAWS];
    lec_random_uniform((lec_random_key){7, LEC_STREAM_SIMULATION, 3}, 0, DRAWS, draws);
    double sum = 0, squares = 0;
    size_t outside = 0;
    for (size_t i = 0; i < DRAWS; i++) {
        outside += draws[i] <= 0 || draws[i] >= 1;
        sum += draws[i];
        squares += draws[i] * draws[i];
    }
    const double mean = sum / DRAWS;
    CHECK_COUNT(outside, 0, "strictly between 0 and 1");
    CHECK_TRUE(fabs(mean - 0.5) < 4 * sqrt(1.0 / 12 / DRAWS), "mean 1/2 within 4 standard errors");
    CHECK_TRUE(fabs(squares / DRAWS - mean * mean - 1.0 / 12) < 4 * sqrt(1.0 / 180 / DRAWS),
               "variance 1/12 within 4 standard errors");
}

static void test_shuffle(void)
{
    enum { REPLICATES = 24000 };
    double seen[24] = {0};
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        uint32_t items[4] = {0, 1, 2, 3};
        lec_random_shuffle((lec_random_key){11, LEC_STREAM_PERMUTATION, replicate}, 5, 4, items);
        size_t rank = 0; /* of the permutation in lexicographic order (Lehmer code) */
        for (size_t i = 0; i < 4; i++) {
            size_t smaller = 0;
            for (size_t j = i + 1; j < 4; j++) smaller += items[j] < items[i];
            rank = rank * (4 - i) + smaller;
        }
        seen[rank]++;
    }
    double chi2 = 0;
    for (size_t i = 0; i < 24; i++) chi2 += pow(seen[i] - REPLICATES / 24.0, 2) * 24 / REPLICATES;
    CHECK_TRUE(chi2 < 49.7, "chi2 of 24 orders below its 99.9 % point (23 df)");
    uint32_t one = 8;
    lec_random_shuffle((lec_random_key){1, 1, 1}, 0, 1, &one);
    lec_random_shuffle((lec_random_key){1, 1, 1}, 0, 0, &one);
    CHECK_COUNT(one, 8, "one item and none");
}

const lec_test lec_tests_random[] = {
    {"known_answers", test_known_answers},
    {"place_decides", test_place_decides},
    {"every_part_of_the_key_counts", test_every_part_of_the_key_counts},
    {"no_bias", test_no_bias},
    {"uniform", test_uniform},
    {"shuffle", test_shuffle},
    {0},
};
