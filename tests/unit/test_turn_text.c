/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of a turn is what the transcript has: the cells of a table come back to the letter but
 * for notes, blanks and what stands before the first word and opens nothing. */
#include "include/lectern.h"

#include <string.h>

#include "core/arena.h"
#include "tests/support/check.h"

/* What `turns --text` has for a turn; `said` is a cell, quoted as CSV wants it. */
static void check_cell(const char *said, const char *want)
{
    static const char *const quiet[] = {"language=en", NULL}, *const with_text[] = {"text", NULL};
    lec_arena *arena = lec_arena_new();
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    const char *file = lec_arena_format(
        arena, "speaker,text\nAnna Berg (Reuters),\"%s\"\nSecretary General,We agree.\n", said);
    CHECK_COUNT(
        lectern_read_memory("2031-03-11.csv", file, strlen(file), NULL, quiet, &corpus, error),
        LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_table_make(corpus, "turns", with_text, &table, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_TEXT(lectern_text(table, 0, lectern_column_find(table, "text")), want, said);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
    lec_arena_free(arena);
}

static void test_cells(void)
{
    static const char *const as_they_are[] = {
        "Why is it so?",
        "The path C:\\temp\\new and 50\\% of it, \\n stays.",
        "From A --> B, and 00:00:01.000 --> 00:00:02.000 what?",
        "I <s>never</s> said <b>that</b>, if a < b and b > c & d &amp; e.",
        "We said: {yes} and 'maybe'; 100 % sure.",
        "Q: is it? A: no. 1. one 2. two",
        "https://nato.int/x?y=1&z=2 @someone #tag +1 -2",
        "\u00BFQu\u00E9? \u00A1S\u00ED!",
        "$5 million, \u20AC6",
        "(As I said) we go (on).",
        "\u201CQuoted\u201D and \u00ABcited\u00BB.",
        "'Quoted' so.",
        "Et le tunnel ?", /* as French is set, with blanks of any kind */
        "\u00AB Jamais \u00BB !",
        "Vraiment ?!",
        "\u00AB\u00A0Jamais\u00A0!\u00A0\u00BB",
    };
    for (size_t i = 0; i < sizeof as_they_are / sizeof *as_they_are; i++)
        check_cell(as_they_are[i], as_they_are[i]);
    check_cell("\"\"Quoted\"\", he said.", "\"Quoted\", he said.");
    check_cell("We  are\nhere.", "We are here.");
    /* what opens nothing stays out, and with it what a spreadsheet takes for a formula */
    check_cell("=HYPERLINK(1) came.", "HYPERLINK(1) came.");
    check_cell("*** Really? ***", "Really?");
}

/* A turn of a chat holds no part of what was written to one person, or of what the program wrote,
 * and the 170 s until the answer are no time of speaking. */
static void test_chat(void)
{
    static const char chat[] =
        "10:02:10 From Ida Quell to Everyone:\n\tIs it so?\n"
        "10:03:50 From iPhone (2) to Everyone:\n\tRemoved a \xf0\x9f\x91\x8d reaction from \"x\"\n"
        "10:03:55 From Tom Brass to Ida Quell(Direct Message):\n\tCall me (2)\n"
        "10:04:00 From Ida Quell, Harbour News to Everyone:\n\tOr is it not?\n"
        "10:05:00 From Mara Brass to Everyone:\n\tIt is.\n";
    static const char *const quiet[] = {"language=en", NULL}, *const with_text[] = {"text", NULL};
    static const struct {
        const char *column, *want;
    } cells[] = {
        {"speaker", "Ida Quell"}, {"text", "Is it so? Or is it not?"}, {"time_basis", "estimate"}};
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    CHECK_COUNT(
        lectern_read_memory("2031-03-11.txt", chat, strlen(chat), NULL, quiet, &corpus, error),
        LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_table_make(corpus, "turns", with_text, &table, error), LECTERN_OK,
                lectern_error_message(error));
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        CHECK_TEXT(lectern_text(table, 0, lectern_column_find(table, cells[i].column)),
                   cells[i].want, cells[i].column);
    lectern_table_release(table);
    table = NULL;
    CHECK_COUNT(lectern_table_make(corpus, "notes", NULL, &table, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_COUNT(lectern_row_count(table), 2, "notes");
    CHECK_TEXT(lectern_text(table, 0, lectern_column_find(table, "type")), "reaction", "type");
    CHECK_TEXT(lectern_text(table, 1, lectern_column_find(table, "type")), "private", "type");
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* The text of turn `row` of a transcript. */
static void check_turn(const char *name, const char *file, size_t row, const char *want)
{
    static const char *const quiet[] = {"language=en", NULL}, *const with_text[] = {"text", NULL};
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    CHECK_COUNT(lectern_read_memory(name, file, strlen(file), NULL, quiet, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_table_make(corpus, "turns", with_text, &table, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_TEXT(lectern_text(table, row, lectern_column_find(table, "text")), want, file);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* A label before each cue of a turn, running heads and notes: what a reader sees as said. */
static void test_between(void)
{
    static const char cues[] = "WEBVTT\n\n00:01.000 --> 00:03.000\n%s: Good morning to all.\n\n"
                               "00:03.000 --> 00:05.000\n%s: We begin today.\n\n"
                               "00:05.000 --> 00:07.000\nBob Gray: Why is it so?\n";
    static const char *const labels[] = {"[Ada Vale]", "Ada Vale, Reuters", "Ada Vale",
                                         "Ada Vale (Reuters)"};
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *file = lec_arena_format(arena, cues, labels[i], labels[i]);
        check_turn("a.vtt", file, 0, "Good morning to all. We begin today.");
        check_turn("a.vtt", file, 1, "Why is it so?");
    }
    lec_arena_free(arena);
    static const char text[] =
        "Minister: We said [sic] that it is (laughs) so, 5 % of it {yes} < 6.\nAnd we go on\n"
        "Page 2\n\nover the page  12  and more \u2026 end.\n\n"
        "Bob Gray: Why \u00AB so \u00BB ? And \u201Chow\u201D ?\n\nMinister: It is !\n";
    check_turn("a.txt", text, 0,
               "We said [sic] that it is (laughs) so, 5 % of it {yes} < 6. And we go on over the "
               "page 12 and more \u2026 end.");
    check_turn("a.txt", text, 1, "Why \u00AB so \u00BB ? And \u201Chow\u201D ?");
    check_turn("a.txt", text, 2, "It is !");
    static const char greek[] = "Minister: Yes ! \u2026 \u03B1 says so ; \u00E9t\u00E9 ? Fine "
                                "? ! And.\n\nBob Gray: Why?\n\nMinister: So.\n";
    check_turn("a.txt", greek, 0, "Yes ! \u2026 \u03B1 says so ; \u00E9t\u00E9 ? Fine ? ! And.");
}

const lec_test lec_tests_turn_text[] = {
    {"between", test_between}, {"cells", test_cells}, {"chat", test_chat}, {0}};
