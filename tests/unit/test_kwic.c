/* SPDX-License-Identifier: GPL-3.0-or-later
 * Key words in context, read off small texts by hand. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const char text[] =
    "P Ann: We act from a position of strength. Strength, not  weakness, wins! / "
    "J Bo: What strength? / P Ann: Ours";

/* Lines as `turn: left [match] right`. */
static const char *show(lec_arena *arena, const lec_table *table)
{
    const char *shown = "";
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        shown = lec_arena_format(arena, "%s%s%.0f: %s [%s] %s", shown, row > 0 ? "; " : "",
                                 table_number(table, row, "turn"), table_text(table, row, "left"),
                                 table_text(table, row, "match"), table_text(table, row, "right"));
    return shown;
}

static const struct {
    const char *options, *lines;
} cases[] = {
    /* tokens: the window stops at the turn, not at the sentence */
    {"--query=strength --window=2", "1: position of [strength] . Strength, not; 1: of strength. "
                                    "[Strength] , not weakness,; 2: What [strength] ?"},
    {"--query=strength --window=0", "1:  [strength] .; 1:  [Strength] ,; 2:  [strength] ?"},
    {"--query=strength --window=1000",
     "1: We act from a position of [strength] . Strength, not weakness, wins!; 1: We act from a "
     "position of strength. [Strength] , not weakness, wins!; 2: What [strength] ?"},
    {"--query=strength --context=sentence",
     "1: We act from a position of [strength] .; 1:  [Strength] , not weakness, wins!; 2: What "
     "[strength] ?"},
    {"--query=weak* --context=turn",
     "1: We act from a position of strength. Strength, not [weakness] , wins!"},
    /* phrases, the longest of several patterns; nothing over the end of a sentence or turn */
    {"--query=strength,position of strength --window=1",
     "1: a [position of strength] . Strength,; 1: strength. [Strength] , not; 2: What [strength] "
     "?"},
    {"--query=strength strength", ""},
    {"--query=strength ours", ""},
    {"--query=w?", "1:  [We] act from a position of strength. Strength, not weakness, wins!"},
    {"--query=absent", ""},
    {"--query=,", ""},
    /* regular expressions on the folded words of a sentence; what they touch in a word is all of it
     */
    {"--regex=trengt --window=0", "1:  [strength] .; 1:  [Strength] ,; 2:  [strength] ?"},
    {"--regex=^[aw] --window=0", "1:  [We] ; 2:  [What] "},
    {"--regex=h$ --window=0", "1:  [strength] .; 2:  [strength] ?"},
    {"--regex=a pos.*n of --window=1", "1: from [a position of] strength."},
    {"--regex=(^| )(of|not)( |$) --window=0", "1:  [of] ; 1:  [not] "},
    {"--regex=on of s --window=0", "1:  [position of strength] ."},
    {"--regex=[ ] --window=0", ""},
    {"--regex=x* --window=0", ""},
    /* by the neighbours: R1 of the three: strength, not, (none); none comes first */
    {"--query=strength --window=1 --sort=R1",
     "2: What [strength] ?; 1: strength. [Strength] , not; 1: of [strength] . Strength,"},
    {"--query=strength --window=1 --sort=L1",
     "1: of [strength] . Strength,; 1: strength. [Strength] , not; 2: What [strength] ?"},
    {"--query=strength --window=0 --sort=L9,r1",
     "2:  [strength] ?; 1:  [Strength] ,; 1:  [strength] ."},
    /* equal neighbours: by place */
    {"--query=strength,we,what --window=0 --sort=L1,L2",
     "1:  [We] ; 2:  [What] ; 1:  [strength] .; 1:  [Strength] ,; 2:  [strength] ?"},
    {"--query=strength --window=0 --role=journalist", "2:  [strength] ?"},
};

static void test_lines(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "kwic", corpus_from(arena, text), NULL, cases[i].options);
        CHECK_TEXT(show(arena, table), cases[i].lines, cases[i].options);
        lec_arena_free(arena);
    }
}

/* A regular expression that matches neighbours: what stands between two matches is not lost. */
static void test_repeated_words(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: of of of a of");
    const lec_table *table =
        run_analysis(arena, "kwic", corpus, NULL, "--regex=(^| )of( |$) --window=0");
    CHECK_TEXT(show(arena, table), "1:  [of] ; 1:  [of] ; 1:  [of] ; 1:  [of] ", "regex");
    table = run_analysis(arena, "kwic", corpus, NULL, "--query=of of --window=0");
    CHECK_TEXT(show(arena, table), "1:  [of of] ", "a word is in one line only");
    lec_arena_free(arena);
}

static void test_columns(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(
        arena, "kwic", corpus_from(arena, "= b / P Ann: no / J Bo: yes / = a / M: yes"), NULL,
        "--query=yes,no");
    CHECK_COUNT(lec_table_row_count(table), 3, "lines");
    CHECK_COUNT(table_row(table, "a|1|moderator||opening|a.txt|1||yes|"), 0, "by conference");
    CHECK_COUNT(table_row(table, "b|1|principal|Ann|opening|b.txt|1||no|"), 1, "by place");
    CHECK_COUNT(table_row(table, "b|2|journalist|Bo|questions|b.txt|2||yes|"), 2, "by place");
    lec_arena_free(arena);
}

/* Concepts asked for by name; two that name the same words give one line. */
static void test_concepts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = study_from(arena, "sea = sea; cable = sea cable*; blue = sea; x = x");
    const lec_corpus *corpus = corpus_from(arena, "P: the sea cable. Sea");
    const lec_table *table =
        run_analysis(arena, "kwic", corpus, study, "--concept=cable,sea,blue --window=0");
    CHECK_TEXT(show(arena, table), "1:  [sea] ; 1:  [sea cable] .; 1:  [Sea] ", "concepts");
    table = run_analysis(arena, "kwic", corpus, study, "--concept=x");
    CHECK_COUNT(lec_table_row_count(table), 0, "never");
    lec_arena_free(arena);
}

/* A sample keeps its order, depends on the seed alone, and draws every line sooner or later. */
static void test_sample(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a1 a2 a3 a4 a5 a6 a7");
    bool seen[8] = {false};
    for (int seed = 1; seed <= 40; seed++) {
        const char *options =
            lec_arena_format(arena, "--query=a* --window=0 --sample=3 --seed=%d", seed);
        const lec_table *table = run_analysis(arena, "kwic", corpus, NULL, options);
        const lec_table *again = run_analysis(arena, "kwic", corpus, NULL, options);
        CHECK_COUNT(lec_table_row_count(table), 3, "as many as asked for");
        CHECK_TEXT(show(arena, table), show(arena, again), "the same seed");
        for (size_t row = 0; row < lec_table_row_count(table); row++) {
            const char *match = table_text(table, row, "match");
            seen[match[1] - '0'] = true;
            if (row > 0)
                CHECK_TRUE(strcmp(table_text(table, row - 1, "match"), match) < 0, "in order");
        }
    }
    for (size_t i = 1; i <= 7; i++) CHECK_TRUE(seen[i], "drawn in 40 samples of 3 out of 7");
    const lec_table *all = run_analysis(arena, "kwic", corpus, NULL, "--query=a* --sample=8");
    CHECK_COUNT(lec_table_row_count(all), 7, "more than there are");
    lec_arena_free(arena);
}

static const struct {
    const char *options, *message;
} wrong[] = {
    {"", "nothing to look for; give --query WORDS, --regex RE, --concept NAME or --pair A,B"},
    {"--query=a --regex=a", "--query, --regex and --pair exclude each other; give one"},
    {"--query=a --sort=R0", "--sort 'R0': give up to 6 of L1..L9 and R1..R9, parted by commas"},
    {"--query=a --sort=R10", NULL},
    {"--query=a --sort=X1", NULL},
    {"--query=a --sort=R1,R2,R3,L1,L2,L3,L4", NULL},
    {"--query=a --window=1001", NULL},
    {"--query=a --context=page", NULL},
    {"--concept=nothing", NULL},
};

static void test_bad_calls(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table;
        lec_error error = {""};
        CHECK_COUNT(try_analysis(arena, "kwic", corpus_from(arena, text),
                                 study_from(arena, "c = a"), wrong[i].options, NULL, &table,
                                 &error),
                    LEC_BAD_USAGE, wrong[i].options);
        if (wrong[i].message != NULL) CHECK_TEXT(error.message, wrong[i].message, wrong[i].options);
        lec_arena_free(arena);
    }
    lec_arena *arena = lec_arena_new();
    const lec_table *table;
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "kwic", corpus_from(arena, text), NULL, "--regex=(", NULL,
                             &table, &error),
                LEC_BAD_USAGE, "it does not compile");
    CHECK_TRUE(strncmp(error.message, "--regex '(': ", 13) == 0, error.message);
    lec_arena_free(arena);
}

/* Expressions that take for ever, or all memory, are refused in the end. */
static void test_hostile_expressions(void)
{
    enum { NESTED = 400 };
    lec_arena *arena = lec_arena_new();
    char nested[2 * NESTED + 16] = "--regex=";
    for (size_t i = 0; i < NESTED; i++) strcat(nested, "(");
    for (size_t i = 0; i < NESTED; i++) strcat(nested, ")");
    char *tooth = lec_new(arena, char, 2001);
    memset(tooth, 'a', 2000);
    const char *speech = lec_arena_format(arena, "P: %s.", tooth);
    const char *const options[] = {"--regex=((a+)+)+b", nested, "--regex=((a{1,3000}){1,3000})b"};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const lec_table *table;
        lec_error error = {""};
        const lec_status status = try_analysis(arena, "kwic", corpus_from(arena, speech), NULL,
                                               options[i], NULL, &table, &error);
        CHECK_TRUE(status == LEC_OK || strstr(error.message, "see 'lectern help limits'") != NULL ||
                       strstr(error.message, "not a regular expression") != NULL,
                   error.message);
    }
    const char *longest = lec_arena_format(arena, "--regex=%s", tooth);
    const lec_table *table;
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "kwic", corpus_from(arena, speech), NULL, longest, NULL, &table,
                             &error),
                LEC_BAD_USAGE, "too long");
    CHECK_TEXT(error.message,
               "--regex: more than 1000 bytes in a regular expression; give a shorter one (see "
               "'lectern help limits')",
               "too long");
    lec_arena_free(arena);
}

/* --- words as they stand --------------------------------------------------------------------- */

/* Tokens are the words marked by their bytes; `text` is what the transcript holds. */
static const struct {
    const char *text;
    uint32_t starts[4], ends[4]; /* of up to four tokens; an end of 0 is none */
    const char *quotation;
} quotations[] = {
    {"one, two", {0, 5}, {3, 8}, "one, two"},
    {"one\r\n\t two", {0, 7}, {3, 10}, "one two"},
    {"one [inaudible] two", {0, 16}, {3, 19}, "one two"},
    {"one (\u0441\u043C\u0435\u0445) two", {0, 15}, {3, 18}, "one two"}, /* Cyrillic laughter */
    {"one \u2014 two", {0, 8}, {3, 11}, "one \u2014 two"},               /* a dash is no word */
    {"one\u2026 \u201Ctwo\u201D", {0, 10}, {3, 13}, "one\u2026 \u201Ctwo"},
    {"one \U0001F600 two", {0, 9}, {3, 12}, "one \U0001F600 two"},
    {"one\n\n12\n\ntwo", {0, 9}, {3, 12}, "one two"}, /* a page number */
    {"we've", {0}, {5}, "we've"},
};

static void test_quotations(void)
{
    for (size_t i = 0; i < sizeof quotations / sizeof *quotations; i++) {
        lec_arena *arena = lec_arena_new();
        lec_conference about = {.name = "c", .file = "c"};
        about.text = quotations[i].text;
        about.date = about.title = about.group = about.sha256 = about.form = about.encoding = "";
        about.text_length = strlen(about.text);
        lec_corpus_builder *builder = lec_corpus_builder_new(arena, &about);
        lec_corpus_begin_turn(
            builder, &(lec_new_turn){.speaker = "",
                                     .detail = {.affiliation = "", .label = "", .label_form = ""}});
        for (size_t t = 0; t < 4 && quotations[i].ends[t] > 0; t++)
            lec_corpus_add_token(builder, &(lec_new_token){"w", 1, "w", 1, quotations[i].starts[t],
                                                           quotations[i].ends[t], NAN, NULL, 0});
        const lec_table *table = run_analysis(arena, "kwic", lec_corpus_finish(builder), NULL,
                                              "--query=w,w w --window=0");
        CHECK_TEXT(table_text(table, 0, "match"), quotations[i].quotation, quotations[i].text);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_kwic[] = {
    {"lines", test_lines},
    {"repeated_words", test_repeated_words},
    {"columns", test_columns},
    {"concepts", test_concepts},
    {"sample", test_sample},
    {"bad_calls", test_bad_calls},
    {"quotations", test_quotations},
    {"hostile_expressions", test_hostile_expressions},
    {0},
};
