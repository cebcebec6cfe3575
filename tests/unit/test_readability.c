/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/readability.h"

#include "tests/support/check.h"
#include "tests/support/reference.h"

/* Coleman-Liau of 639 letters, 119 words, 5 sentences: 14.5 (Wikipedia, "Coleman-Liau index").
 * The other values: reference/anchors_misc.csv; lix by hand. */
static void test_published(void)
{
    const lec_readability_counts coleman = {.sentences = 5, .words = 119, .letters = 639};
    CHECK_NUMBER(lec_readability_of(&coleman).coleman_liau, 14.53042016806722,
                 TOLERANCE_CLOSED_FORM, "Coleman-Liau");

    static const struct {
        const char *name;
        lec_readability_counts counts;
        double flesch, flesch_kincaid, fog, smog, ari, coleman_liau, lix;
    } cases[] = {
        {"quick brown fox",
         {1, 9, 35, 11, 0, 0},
         94.30000000000003,
         2.342222222222226,
         3.6,
         3.1291,
         1.3866666666666667,
         3.7777777777777786,
         9},
        {"synthetic",
         {5, 119, 537, 200, 25, 34},
         40.49312605042016,
         13.523932773109244,
         17.923361344537817,
         15.903189008614273,
         11.72436974789916,
         9.490420168067224,
         23.8 + 3400 / 119.0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_readability got = lec_readability_of(&cases[i].counts);
        const double tolerance = TOLERANCE_CLOSED_FORM;
        CHECK_NUMBER(got.flesch, cases[i].flesch, tolerance, cases[i].name);
        CHECK_NUMBER(got.flesch_kincaid, cases[i].flesch_kincaid, tolerance, cases[i].name);
        CHECK_NUMBER(got.fog, cases[i].fog, tolerance, cases[i].name);
        CHECK_NUMBER(got.smog, cases[i].smog, tolerance, cases[i].name);
        CHECK_NUMBER(got.ari, cases[i].ari, tolerance, cases[i].name);
        CHECK_NUMBER(got.coleman_liau, cases[i].coleman_liau, tolerance, cases[i].name);
        CHECK_NUMBER(got.lix, cases[i].lix, tolerance, cases[i].name);
        CHECK_TRUE(got.smog_is_short, cases[i].name);
    }
}

static void test_undefined(void)
{
    static const lec_readability_counts cases[] = {{0}, {.sentences = 3}, {.words = 7}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_readability got = lec_readability_of(&cases[i]);
        const double values[] = {got.flesch, got.flesch_kincaid, got.fog, got.smog,
                                 got.ari,    got.coleman_liau,   got.lix};
        for (size_t j = 0; j < sizeof values / sizeof *values; j++)
            CHECK_NUMBER(values[j], NAN, 0, "no words or no sentences");
    }
    const lec_readability_counts enough = {.sentences = 30, .words = 30};
    CHECK_TRUE(!lec_readability_of(&enough).smog_is_short, "30 sentences are enough for SMOG");
}

static void test_add(void)
{
    static const char *const words[] = {"the",  "quick", "brown", "fox", "jumps",
                                        "over", "the",   "lazy",  "dog"};
    lec_readability_counts counts = {.sentences = 1};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        lec_readability_add(&counts, words[i], 1);
    CHECK_COUNT(counts.words, 9, "words");
    CHECK_COUNT(counts.letters, 35, "letters");
    CHECK_COUNT(counts.syllables, 11, "syllables");
    CHECK_COUNT(counts.polysyllables + counts.long_words, 0, "no long words");
    lec_readability_add(&counts, "security", 5); /* 8 letters, 4 syllables */
    lec_readability_add(&counts, "people's", 2); /* 7 letters, 2 syllables */
    CHECK_COUNT(counts.words, 16, "words by times");
    CHECK_COUNT(counts.letters, 35 + 40 + 14, "letters by times");
    CHECK_COUNT(counts.syllables, 11 + 20 + 4, "syllables by times");
    CHECK_COUNT(counts.polysyllables, 5, "polysyllables");
    CHECK_COUNT(counts.long_words, 7, "long words");
}

/* The formulas on the counts of a press conference and its speakers. */
static void test_reference(void)
{
    static const char *const scopes[] = {"body", "SG_all", "SG_opening", "SG_answers",
                                         "journalists"};
    enum { ROWS = 11 }; /* of each scope, in the order of `want` below, after 5 counts */
    reference *file = reference_open("reference/readability_text.csv");
    if (file == NULL) SKIP("../shared/reference is absent");
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        const size_t row = reference_find(file, "scope", scopes[i]);
        double value[ROWS];
        for (size_t j = 0; j < ROWS; j++) value[j] = reference_number(file, row + j, "value");
        const lec_readability_counts counts = {.words = (uint64_t)value[0],
                                               .sentences = (uint64_t)value[1],
                                               .letters = (uint64_t)value[2],
                                               .syllables = (uint64_t)value[3],
                                               .polysyllables = (uint64_t)value[4]};
        const lec_readability got = lec_readability_of(&counts);
        const struct {
            const char *name;
            double value;
        } want[] = {{"ARI", got.ari},           {"CLI", got.coleman_liau}, {"FRE", got.flesch},
                    {"FK", got.flesch_kincaid}, {"FOG", got.fog},          {"SMOG", got.smog}};
        for (size_t j = 0; j < sizeof want / sizeof *want; j++) {
            CHECK_TEXT(reference_text(file, row + 5 + j, "quantity"), want[j].name, scopes[i]);
            CHECK_NUMBER(want[j].value, value[5 + j], TOLERANCE_CLOSED_FORM, want[j].name);
        }
    }
    reference_close(file);
}

const lec_test lec_tests_readability[] = {
    {"published", test_published},
    {"undefined", test_undefined},
    {"add", test_add},
    {"reference", test_reference},
    {0},
};
