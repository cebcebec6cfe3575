/* SPDX-License-Identifier: GPL-3.0-or-later
 * Frequencies of words: what counts as a word (items), and the table, counted by hand. */
#include "analysis/view/stop_words.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* principal: the cats and the Cat run (6); journalist: Running cats don't run (4) */
static const char text[] = "P Ann: The cats and the Cat run / J Bo: Running cats don't run";

typedef struct {
    const char *keys;
    double per_thousand, turns;
} word_row;

enum { MOST_ROWS = 16 };

static const struct {
    const char *options;
    word_row rows[MOST_ROWS]; /* keys: conference, role, word, count, rank */
} cases[] = {
    /* equal counts share the best rank and stand in the order of bytes */
    {"--by=none",
     {{"all|all|cats|2|1", 200, 2},
      {"all|all|run|2|1", 200, 2},
      {"all|all|the|2|1", 200, 1},
      {"all|all|and|1|4", 100, 1},
      {"all|all|cat|1|4", 100, 1},
      {"all|all|don't|1|4", 100, 1},
      {"all|all|running|1|4", 100, 1}}},
    {"--by=role --minimum=2",
     {{"all|all|cats|2|1", 200, 2},
      {"all|all|run|2|1", 200, 2},
      {"all|all|the|2|1", 200, 1},
      {"all|principal|the|2|1", 2000.0 / 6, 1}}},
    {"--by=none --case",
     {{"all|all|cats|2|1", 200, 2},
      {"all|all|run|2|1", 200, 2},
      {"all|all|Cat|1|3", 100, 1},
      {"all|all|Running|1|3", 100, 1},
      {"all|all|The|1|3", 100, 1},
      {"all|all|and|1|3", 100, 1},
      {"all|all|don't|1|3", 100, 1},
      {"all|all|the|1|3", 100, 1}}},
    /* Snowball's English stems: cats, cat -> cat; running, run -> run */
    {"--by=none --stem=english",
     {{"all|all|cat|3|1", 300, 2},
      {"all|all|run|3|1", 300, 2},
      {"all|all|the|2|3", 200, 1},
      {"all|all|and|1|4", 100, 1},
      {"all|all|don't|1|4", 100, 1}}},
    /* words left out stay in the denominator of 10 */
    {"--by=none --stopwords=english",
     {{"all|all|cats|2|1", 200, 2},
      {"all|all|run|2|1", 200, 2},
      {"all|all|cat|1|3", 100, 1},
      {"all|all|running|1|3", 100, 1}}},
    {"--by=none --stopwords=english --stem=english --case",
     {{"all|all|cat|2|1", 200, 2},
      {"all|all|run|2|1", 200, 2},
      {"all|all|Cat|1|3", 100, 1},
      {"all|all|Run|1|3", 100, 1}}},
    {"--by=none --minimum=3", {{0}}},
};

static void test_by_hand(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "words", corpus_from(arena, text), NULL, cases[i].options);
        size_t row = 0;
        for (; row < MOST_ROWS && cases[i].rows[row].keys != NULL; row++) {
            const word_row *want = &cases[i].rows[row];
            CHECK_COUNT(table_row(table, want->keys), row, cases[i].options);
            CHECK_NUMBER(table_number(table, row, "per_thousand"), want->per_thousand,
                         TOLERANCE_CLOSED_FORM, want->keys);
            CHECK_NUMBER(table_number(table, row, "turns"), want->turns, 0, want->keys);
            CHECK_NUMBER(table_number(table, row, "conferences"), 1, 0, want->keys);
        }
        CHECK_COUNT(lec_table_row_count(table), row, cases[i].options);
        lec_arena_free(arena);
    }
}

/* Words of a file: put there folded by the caller. */
static void test_stop_word_file(void)
{
    lec_arena *arena = lec_arena_new();
    static const char *const list[] = {"the", "run", "zebra", "cat"};
    lec_common common = lec_common_defaults;
    common.stopwords = "list.txt";
    common.stop_words = list;
    common.stop_word_count = 4;
    const lec_table *table;
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "words", corpus_from(arena, text), NULL, "--by=none", &common,
                             &table, &error),
                LEC_OK, error.message);
    CHECK_COUNT(lec_table_row_count(table), 4, "cats and running don't");
    CHECK_TRUE(!table_has_row(table, "all|all|the"), "left out");
    common.stop_word_count = 0;
    CHECK_COUNT(try_analysis(arena, "words", corpus_from(arena, text), NULL, "--by=none", &common,
                             &table, &error),
                LEC_OK, error.message);
    CHECK_COUNT(lec_table_row_count(table), 7, "an empty file leaves nothing out");
    lec_arena_free(arena);
}

static void test_unknown_stemmer(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table;
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "words", corpus_from(arena, text), NULL, "--stem=klingon", NULL,
                             &table, &error),
                LEC_BAD_USAGE, "no such language");
    CHECK_TRUE(strstr(error.message, "--stem 'klingon': give one of ") == error.message &&
                   strstr(error.message, "russian") != NULL,
               error.message);
    lec_arena_free(arena);
}

/* Without options that leave words out, the counts of a group add up to its words, those of the
 * roles to `all`, those of the conferences to `all`; ranks and rates agree with the counts. */
static void test_sums(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "= a / P: it is what it is / J: is it / P: it's / = b / P: is / M: it was it / J:");
    const lec_table *table = run_analysis(arena, "words", corpus, NULL, NULL);
    static const char *const conferences[] = {"all", "a", "b"};
    static const char *const roles[] = {"all", "principal", "journalist", "moderator"};
    static const double words[3][4] = {{12, 7, 2, 3}, {8, 6, 2, 0}, {4, 1, 0, 3}};
    for (size_t c = 0; c < 3; c++)
        for (size_t r = 0; r < 4; r++) {
            double sum = 0, rate = 0;
            for (size_t row = 0; row < lec_table_row_count(table); row++) {
                if (strcmp(table_text(table, row, "conference"), conferences[c]) != 0) continue;
                if (strcmp(table_text(table, row, "role"), roles[r]) != 0) continue;
                sum += table_number(table, row, "count");
                rate += table_number(table, row, "per_thousand");
            }
            const char *what = lec_arena_format(arena, "%s %s", conferences[c], roles[r]);
            CHECK_NUMBER(sum, words[c][r], 0, what);
            CHECK_NUMBER(rate, words[c][r] > 0 ? 1000 : 0, TOLERANCE_CLOSED_FORM, what);
        }
    CHECK_NUMBER(table_number(table, table_row(table, "all|all|it|5"), "conferences"), 2, 0, "it");
    CHECK_NUMBER(table_number(table, table_row(table, "all|all|it|5"), "turns"), 3, 0, "it");
    lec_arena_free(arena);
}

static void test_few_words(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "words", corpus_from(arena, ""), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "no conference");
    table = run_analysis(arena, "words", corpus_from(arena, "J:"), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "no word");
    table = run_analysis(arena, "words", corpus_from(arena, "P: no No NO"), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 2 * 2, "one type, in all and in the principal's words");
    const size_t row = table_row(table, "c|all|no|3|1");
    CHECK_NUMBER(table_number(table, row, "per_thousand"), 1000, 0, "every word");
    CHECK_TRUE(isnan(table_number(table, row, "per_thousand_low")), "one turn has no interval");
    lec_arena_free(arena);
}

/* The interval is that of a ratio: every turn says nothing but `no`, so no draw changes the rate.
 */
static void test_intervals(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(
        arena, "words", corpus_from(arena, "P: no no / P: no / P: no no no"), NULL, "--by=none");
    CHECK_TRUE(isnan(table_number(table, 0, "per_thousand_low")), "every word: does not vary");
    const lec_corpus *corpus =
        corpus_from(arena, "P: a b / J A: a / P: b b c / J B: c a / P: a a b / J C: b");
    const lec_table *wide = run_analysis(arena, "words", corpus, NULL, "--by=none --level=0.99");
    const lec_table *narrow = run_analysis(arena, "words", corpus, NULL, "--by=none --level=0.8");
    for (size_t row = 0; row < lec_table_row_count(wide); row++) {
        const char *word = table_text(wide, row, "word");
        CHECK_TRUE(table_number(wide, row, "per_thousand_low") <=
                           table_number(narrow, row, "per_thousand_low") &&
                       table_number(narrow, row, "per_thousand_low") <=
                           table_number(wide, row, "per_thousand"),
                   word);
        CHECK_TRUE(table_number(wide, row, "per_thousand_high") >=
                           table_number(narrow, row, "per_thousand_high") &&
                       table_number(narrow, row, "per_thousand_high") >=
                           table_number(wide, row, "per_thousand"),
                   word);
    }
    lec_arena_free(arena);
}

/* --- function words -------------------------------------------------------------------------- */

static void test_function_words(void)
{
    static const char *const in[] = {"a",          "the",    "yourselves", "yes",     "can't",
                                     "won't",      "shan't", "don't",      "isn't",   "cannot",
                                     "we've",      "i'm",    "they'll",    "who's",   "he'd",
                                     "let's",      "ain't",  "there's",    "mustn't", "its",
                                     "throughout", "would",  "between",    "nor",     "amongst"};
    /* left out on purpose, content words, and what only looks like a contraction */
    static const char *const out[] = {
        "us",          "may",       "one",
        "need",        "near",      "well",
        "nato's",      "ukraine's", "front",
        "want",        "n't",       "'s",
        "s",           "",          "t",
        "john'll",     "cant",      "wont",
        "a's'",        "the'the",   "averyveryverylongwordthatisnotafunctionword's",
        "\u0442\u0430"};
    for (size_t i = 0; i < sizeof in / sizeof *in; i++)
        CHECK_TRUE(lec_is_function_word(in[i]), in[i]);
    for (size_t i = 0; i < sizeof out / sizeof *out; i++)
        CHECK_TRUE(!lec_is_function_word(out[i]), out[i]);
}

const lec_test lec_tests_words_table[] = {
    {"by_hand", test_by_hand},
    {"stop_word_file", test_stop_word_file},
    {"unknown_stemmer", test_unknown_stemmer},
    {"sums", test_sums},
    {"few_words", test_few_words},
    {"intervals", test_intervals},
    {"function_words", test_function_words},
    {0},
};
