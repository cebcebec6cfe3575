/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/syllable.h"

#include "tests/support/check.h"

/* Syllables as in the CMU Pronouncing Dictionary; numbers as they are read. */
static const struct {
    const char *word;
    unsigned syllables;
} spoken[] = {
    {"the", 1},
    {"nato", 2},
    {"ukraine", 2},
    {"people", 2},
    {"security", 4},
    {"alliance", 3},
    {"deterrence", 3},
    {"european", 4},
    {"media", 3},
    {"special", 2},
    {"associate", 4},
    {"period", 3},
    {"nation", 2},
    {"opinion", 3},
    {"million", 2},
    {"ratio", 3},
    {"society", 4},
    {"patient", 2},
    {"science", 2},
    {"earlier", 3},
    {"pier", 1},
    {"video", 3},
    {"george", 1},
    {"geography", 4},
    {"area", 3},
    {"sea", 1},
    {"really", 2},
    {"reality", 4},
    {"continuous", 4},
    {"actual", 3},
    {"guard", 1},
    {"january", 4},
    {"influence", 3},
    {"frequent", 2},
    {"equity", 3},
    {"doing", 2},
    {"loyal", 2},
    {"beyond", 2},
    {"played", 1},
    {"player", 2},
    {"react", 2},
    {"reinforce", 3},
    {"coordinate", 4},
    {"mechanism", 4},
    {"mckee", 2},
    {"basically", 3},
    {"league", 1},
    {"unique", 2},
    {"argue", 2},
    {"business", 2},
    {"something", 2},
    {"everything", 3},
    {"household", 2},
    {"statement", 2},
    {"element", 3},
    {"completely", 3},
    {"successfully", 4},
    {"table", 2},
    {"while", 1},
    {"settled", 2},
    {"hundred", 2},
    {"united", 3},
    {"asked", 1},
    {"changes", 2},
    {"times", 1},
    {"churches", 2},
    {"eyes", 1},
    {"a", 1},
    /* contractions and possessives */
    {"don't", 1},
    {"didn't", 2},
    {"isn't", 2},
    {"i'm", 1},
    {"we've", 1},
    {"it'll", 2},
    {"cat's", 1},
    {"church's", 2},
    {"alliance's", 4},
    {"nato's", 2},
    {"o'clock", 2},
    {"ukrainians'", 4},
    /* letters and numbers */
    {"nbc", 3},
    {"mr", 2},
    {"tv", 2},
    {"www", 9},
    {"0", 2},
    {"7", 2},
    {"12", 1},
    {"77", 5},
    {"100", 3},
    {"115", 5},
    {"600,000", 5},
    {"1905", 4},
    {"1900", 4},
    {"2000", 3},
    {"2024", 5},
    {"2,024", 6},
    {"3.5", 3},
    {"007", 6},
    {"25th", 3},
    {"1990s", 4},
    {"g7", 3},
    {"1000000", 3},
    {"f-16", 3},
    /* accents: a vowel with an accent is never silent */
    {"caf\xc3\xa9", 2},
    {"communiqu\xc3\xa9", 4},
    {"\xc3\x85ngstr\xc3\xb6m", 2},
    /* at least one, whatever it is */
    {"", 1},
    {"'", 1},
    {"\xd0\xbc\xd0\xb8\xd1\x80", 1},
    {"\xff\xc3", 1},
};

static void test_syllables(void)
{
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
        CHECK_COUNT(lec_syllables(spoken[i].word), spoken[i].syllables, spoken[i].word);
}

static void test_long_words(void)
{
    char word[1000];
    for (size_t i = 0; i + 1 < sizeof word; i++) word[i] = i % 2 == 0 ? 'b' : 'a';
    word[sizeof word - 1] = '\0';
    CHECK_COUNT(lec_syllables(word), 64, "cut at 128 letters");
    memset(word, '1', sizeof word - 1);
    CHECK_COUNT(lec_syllables(word), 999, "a long number is read digit by digit");
}

static void test_letters(void)
{
    static const struct {
        const char *word;
        unsigned letters;
    } cases[] = {
        {"nato", 4},
        {"nato's", 5},
        {"600,000", 6},
        {"3.5", 2},
        {"u.s", 2},
        {"caf\xc3\xa9", 4},
        {"e\xcc\x81t\xe2\x80\x99s", 3}, /* combining accent, curly apostrophe */
        {"\xd0\xbc\xd0\xb8\xd1\x80", 3},
        {"snake_case", 9},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_COUNT(lec_letters(cases[i].word), cases[i].letters, cases[i].word);
}

const lec_test lec_tests_syllable[] = {
    {"syllables", test_syllables},
    {"long_words", test_long_words},
    {"letters", test_letters},
    {0},
};
