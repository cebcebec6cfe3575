/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where lines begin and end, what ends a sentence, and paragraphs of text that a program wrapped.
 * Which lines go together is what a reader of the page would say. */
#include "io/form/layout.h"

#include "tests/support/blocks.h"
#include "tests/support/check.h"

static lec_line line_of(const char *text)
{
    return (lec_line){.start = 0, .end = (uint32_t)strlen(text)};
}

static void test_ends_of_sentences(void)
{
    static const struct {
        const char *text;
        bool ends;
    } cases[] = {
        {"It is so.", true},
        {"Is it so?\xE2\x80\x9D", true},              /* ” */
        {"\xE2\x80\x9EIst es so?\xE2\x80\x9C", true}, /* „ “ */
        {"\xC2\xAB C'est tout ! \xC2\xBB", false},    /* a blank before the mark */
        {"C'est tout !\xC2\xBB", true},
        {"(It is so.)*_", true},
        {"and so on\xE2\x80\xA6", true},
        {"He said:", true},
        {"\xE9\x83\xA8\xE9\x95\xBF\xEF\xBC\x9A", true}, /* fullwidth colon */
        {"\xE5\xA5\xBD\xE3\x80\x82", true},             /* ideographic full stop */
        {"It is so", false},
        {"It is so,\"", false},
        {"\"')]", true},
        {"", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_line line = line_of(cases[i].text);
        CHECK_TRUE(lec_ends_sentence(cases[i].text, &line) == cases[i].ends, cases[i].text);
    }
    static const char *const lower[] = {"and", "(and", "\xC3\xA9t\xC3\xA9"}, *const other[] = {
                                                                                 "And", "7 and",
                                                                                 "...", "",
                                                                                 "\xE5\xA5\xBD"};
    for (size_t i = 0; i < sizeof lower / sizeof *lower; i++) {
        const lec_line line = line_of(lower[i]);
        CHECK_TRUE(lec_begins_lower(lower[i], &line), lower[i]);
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        const lec_line line = line_of(other[i]);
        CHECK_TRUE(!lec_begins_lower(other[i], &line), other[i]);
    }
}

/* White space of any kind and width is none of a line's words; a tab goes to the next stop. */
static void test_blanks(void)
{
    static const char text[] = "\xE2\x80\x8B\xEF\xBB\xBF\xE2\x81\xA0\n" /* no width */
                               "\xE3\x80\x80 A \xC2\xA0\r\n"            /* ideographic, no-break */
                               "\r  \t B\r\f C \x0B\n\xE2\x80\xA8\nD";
    lec_arena *arena = lec_arena_new();
    const lec_lines lines = lec_lines_of(text, 0, sizeof text - 1, arena);
    static const struct {
        char letter;
        uint32_t indent, blank_before;
        bool page_before;
    } want[] = {{'A', 2, 1, false}, {'B', 9, 1, false}, {'C', 1, 0, true}, {'D', 0, 1, false}};
    CHECK_COUNT(lines.count, 4, "lines with ink");
    for (size_t i = 0; i < lines.count; i++) {
        const lec_line *line = &lines.items[i];
        CHECK_COUNT(text[line->start], want[i].letter, "its letter");
        CHECK_COUNT(line->end - line->start, 1, "alone");
        CHECK_COUNT(line->indent, want[i].indent, "indent");
        CHECK_COUNT(line->blank_before, want[i].blank_before, "empty lines before");
        CHECK_TRUE(line->page_before == want[i].page_before, "form feed");
    }
    lec_arena_free(arena);
}

/* A program wrapped these lines at 40 characters: a line that has room for the next word ends a
 * paragraph, and so does a full one that ends a sentence where a label follows. */
#define WRAPPED                                                                                    \
    "The harbour opens in June, and we have\n"                                                     \
    "agreed on the money with the town, with\n"                                                    \
    "the county and with all of the ferries.\n"
#define ANSWER                                                                                     \
    "That is a good question, and it is one\n"                                                     \
    "that we have asked ourselves too in the\n"                                                    \
    "months that went by since the election.\n"

static void test_wrapped(void)
{
    static const struct {
        const char *what, *text, *blocks;
    } cases[] = {
        {"a label behind a full line",
         WRAPPED
         "TOM REED\nIs that so? And what will it cost us\nall, when one counts what the bridges\n"
         "and the roads beyond them will come to?\nADA VALE\n" ANSWER,
         "P:The harbour opens in June, and we have/agreed on the money with the town, with/the "
         "county "
         "and with all of the ferries.|P:TOM REED|P:Is that so? And what will it cost us/all, when "
         "one "
         "counts what the bridges/and the roads beyond them will come to?|P:ADA VALE|P:That is a "
         "good "
         "question, and it is one/that we have asked ourselves too in the/months that went by "
         "since "
         "the election."},
        {"a sentence behind a full line goes on",
         WRAPPED "It is so. We have seen it, and we have\nseen more of it than all of them before\n"
                 "us could see, and there is more to see.\nIt ends.\n",
         "P:The harbour opens in June, and we have/agreed on the money with the town, with/the "
         "county "
         "and with all of the ferries./It is so. We have seen it, and we have/seen more of it than "
         "all of them before/us could see, and there is more to see./It ends."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_transcript transcript = transcript_of(cases[i].text, "txt", "plain", arena);
        CHECK_TEXT(blocks_of(&transcript, arena), cases[i].blocks, cases[i].what);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_layout[] = {{"ends_of_sentences", test_ends_of_sentences},
                                     {"blanks", test_blanks},
                                     {"wrapped", test_wrapped},
                                     {0}};
