/* SPDX-License-Identifier: GPL-3.0-or-later
 * A transcript and rows about its turns: changed, parted, merged, or refused with a reason. Turns
 * are shown as `speaker|role|affiliation|lines: text`; what they shall be was written by hand. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include <stdlib.h>
#include <unistd.h>

#include "core/arena.h"
#include "include/lectern.h"
#include "tests/support/check.h"

#define GREETING "Good morning to all of you who came here. We open the harbour."
#define MORE     "It is so, and we agreed on it. And there is more to say about it."
#define STILL    "And there is more still of all that."

static const char talk[] = "Ada Vale: " GREETING "\n\n"
                           "Tom Reed (Reuters): Why is that so?\n\n"
                           "Ada Vale: It is so, and we agreed on it.\n"
                           "And there is more to say about it.\n"
                           "(laughter)\n" STILL "\n\n"
                           "(applause)\n\n"
                           "Tom Reed (Reuters): ...\n\n"
                           "Ada Vale: Thank you.\n";

/* Turns 1 to 5 as they are without any row. */
#define FIRST  "Ada Vale|principal||1-1: " GREETING "\n"
#define SECOND "Tom Reed|journalist|Reuters|3-3: Why is that so?\n"
#define THIRD  "|5-10: " MORE " (laughter) " STILL "\n"
#define FOURTH "Tom Reed|journalist|Reuters|12-12: \n"
#define FIFTH  "Ada Vale|principal||14-14: Thank you.\n"
#define ADA    "Ada Vale|principal|"

static const char *cell(const lectern_table *table, size_t row, const char *column)
{
    const char *text = lectern_text(table, row, lectern_column_find(table, column));
    return text != NULL ? text : "";
}

/* The turns, or the message from its line on. */
static const char *corrected(const char *path, const char *rows, lec_arena *arena)
{
    FILE *file = fopen(path, "w");
    CHECK_TRUE(file != NULL, path);
    fprintf(file, "sha256,first_byte,first_line,first_words,speaker,role,affiliation,action\n%s",
            rows);
    fclose(file);
    char option[128];
    snprintf(option, sizeof option, "corrections=%s", path);
    const char *const options[] = {option, NULL};
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    const char *shown = "";
    if (lectern_read_memory("talk.txt", talk, sizeof talk - 1, NULL, options, &corpus, error) !=
            LECTERN_OK ||
        lectern_table_ask(corpus, "turns", "text", &table, error) != LECTERN_OK)
        shown = lec_arena_format(arena, "%s", lectern_error_message(error) + strlen(path));
    const size_t first = lectern_column_find(table, "first_line"),
                 last = lectern_column_find(table, "last_line");
    for (size_t row = 0; row < lectern_row_count(table); row++)
        shown = lec_arena_format(arena, "%s%s|%s|%s|%g-%g: %s\n", shown,
                                 cell(table, row, "speaker"), cell(table, row, "role"),
                                 cell(table, row, "affiliation"), lectern_number(table, row, first),
                                 lectern_number(table, row, last), cell(table, row, "text"));
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
    return shown;
}

typedef struct {
    const char *what, *rows, *shown;
} correction_case;

static void check_all(const correction_case *cases)
{
    char folder[] = "/tmp/lectern-rows-XXXXXX", path[64];
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    snprintf(path, sizeof path, "%s/c.csv", folder);
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(corrected(path, cases->rows, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
    CHECK_TRUE(unlink(path) == 0 && rmdir(folder) == 0, folder);
}

static void test_changed(void)
{
    static const correction_case cases[] = {
        {"a name by line and first words", ",,3,Why is,Tim Reed,,,\n",
         FIRST "Tim Reed|journalist||3-3: Why is that so?\n" ADA THIRD FOURTH FIFTH},
        {"by the first byte, with an affiliation", ",94,,,Zoe,,AP,\n",
         FIRST "Zoe|journalist|AP|3-3: Why is that so?\n" ADA THIRD FOURTH FIFTH},
        {"a turn without words", ",,12,,Bob,,,\n",
         FIRST SECOND ADA THIRD "Bob|journalist||12-12: \n" FIFTH},
        {"nobody", ",,3,Why,,,,\n",
         FIRST "|journalist||3-3: Why is that so?\n" ADA THIRD FOURTH FIFTH},
        {"two rows that agree: one names a role", ",,3,Why,Tim,,,\n,,3,Why,Tim,moderator,,\n",
         FIRST "Tim|moderator||3-3: Why is that so?\n" ADA THIRD FOURTH FIFTH},
        {"nothing new", ",,3,Why,Tom Reed,journalist,Reuters,\n",
         FIRST SECOND ADA THIRD FOURTH FIFTH},
        {0}};
    check_all(cases);
}

static void test_parted(void)
{
    static const correction_case cases[] = {
        {"at a line of a paragraph", ",,6,,Tom Reed,journalist,,split\n",
         FIRST SECOND
         "Ada Vale|principal||5-5: It is so, and we agreed on it.\n"
         "Tom Reed|journalist||6-10: And there is more to say about it. (laughter) " STILL
         "\n" FOURTH FIFTH},
        {"at a note: with the words behind it", ",,7,,Tom Reed,,,split\n",
         FIRST SECOND "Ada Vale|principal||5-7: " MORE "\nTom Reed|principal||8-10: " STILL
                      "\n" FOURTH FIFTH},
        {"at the words behind a note", ",,8,,Tom Reed,,,split\n",
         FIRST SECOND "Ada Vale|principal||5-7: " MORE "\nTom Reed|principal||8-10: " STILL
                      "\n" FOURTH FIFTH},
        {"twice", ",,6,,Tom Reed,journalist,,split\n,,8,,Ada Vale,principal,,split\n",
         FIRST SECOND "Ada Vale|principal||5-5: It is so, and we agreed on it.\n"
                      "Tom Reed|journalist||6-7: And there is more to say about it.\n"
                      "Ada Vale|principal||8-10: " STILL "\n" FOURTH FIFTH},
        {"at its own first line", ",,5,,Tom Reed,,,split\n",
         ":2: no turn can be split there (first_line 5); take the row from 'lectern turns --text' "
         "without corrections"},
        {"behind the end", ",,99,,Tom Reed,,,split\n",
         ":2: no turn can be split there (first_line 99); take the row from 'lectern turns --text' "
         "without corrections"},
        {0}};
    check_all(cases);
}

/* The label of what is merged is no text of the turn. */
static void test_merged(void)
{
    static const correction_case cases[] = {
        {"into the one before", ",,3,Why,,,,merge\n",
         "Ada Vale|principal||1-3: " GREETING " Why is that so?\n" ADA THIRD FOURTH FIFTH},
        {"two in a row", ",,3,Why,,,,merge\n,,5,It is so,,,,merge\n",
         "Ada Vale|principal||1-10: " GREETING " Why is that so? " MORE " (laughter) " STILL
         "\n" FOURTH FIFTH},
        {"the first", ",,1,Good,,,,merge\n",
         ":2: the first turn cannot be merged into one before it"},
        {0}};
    check_all(cases);
}

static void test_refused(void)
{
    static const correction_case cases[] = {
        {"other first words", ",,3,Who,Tim,,,\n",
         ":2: no turn begins there (first_line 3); take the row from 'lectern turns --text' "
         "without "
         "corrections"},
        {"a byte of no turn", ",93,,,Zoe,,AP,\n",
         ":2: no turn begins there (first_byte 93); take the row from 'lectern turns --text' "
         "without corrections"},
        {"two names", ",,3,Why,Tim,,,\n,,3,Why,Tam,,,\n",
         ":3: contradicts line 2, which is about the same turn; keep one"},
        {"two roles", ",,3,Why,Tim,principal,,\n,,3,Why,Tim,moderator,,\n",
         ":3: contradicts line 2, which is about the same turn; keep one"},
        {"two outlets", ",,3,Why,Tim,,AP,\n,,3,Why,Tim,,AFP,\n",
         ":3: contradicts line 2, which is about the same turn; keep one"},
        {"two actions", ",,3,Why,Tim,,,\n,,3,Why,Tim,,,merge\n",
         ":3: contradicts line 2, which is about the same turn; keep one"},
        {"another file", "00,,3,Why,Tim,,,\n",
         ":2: it is about a file with the SHA-256 '00', which none that is read has; read that "
         "file "
         "too, or take the row out"},
        {0}};
    check_all(cases);
}

/* Who goes on under a label of his own again says no more than what stands behind it. */
static void test_label_again(void)
{
    static const char again[] = "Tom Reed (Reuters): Good morning to you.\n\n"
                                "Tom Reed (Reuters): And (so) a second question.\n\n"
                                "Ada Vale: It is so.\n\nTom Reed (Reuters): Why is that so?\n";
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    CHECK_COUNT(
        lectern_read_memory("talk.txt", again, sizeof again - 1, NULL, NULL, &corpus, error),
        LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_table_ask(corpus, "turns", "text", &table, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_COUNT(lectern_row_count(table), 3, "turns");
    CHECK_TEXT(cell(table, 0, "text"), "Good morning to you. And (so) a second question.",
               "no label");
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

const lec_test lec_tests_corrected_turns[] = {
    {"label_again", test_label_again}, {"changed", test_changed}, {"parted", test_parted},
    {"merged", test_merged},           {"refused", test_refused}, {0}};
