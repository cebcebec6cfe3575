/* SPDX-License-Identifier: GPL-3.0-or-later
 * A workbook is read again before it counts as written; a file that takes the place of another
 * leaves nothing when it is given up. What spreadsheets make of it is tests/command/readers.sh's.
 */
#include "io/output/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/landing.h"
#include "core/memory.h"
#include "io/output/replacement.h"
#include "io/output/xlsx_check.h"
#include "tests/support/check.h"

static const lec_column columns[] = {{"name", LEC_TEXT, "", NULL, NULL, NULL},
                                     {"count", LEC_COUNT, "", NULL, NULL, NULL},
                                     {"day", LEC_DATE, "", NULL, NULL, NULL},
                                     {0}};

/* Texts, how many bytes of each count: not _, not x, no control character, nothing of _xHHHH_. */
static const struct {
    const char *text;
    size_t counted;
} texts[] = {
    {"", 0},        {"Ada", 3},     {"\xC3\xA9t\xC3\xA9 & <b>", 11},
    {"a\tb\nc", 3}, {"_x0001_", 0}, {"_x005F_x0001_", 0},
    {"_x00ab_", 4}, {"tax_x12", 4}, {"=HYPERLINK(1)", 13},
};
enum { TEXTS = sizeof texts / sizeof *texts };

static const lec_table *table_of_texts(lec_arena *arena, lec_xlsx_content *content)
{
    lec_table *table = lec_table_new(arena, columns);
    *content = (lec_xlsx_content){.cells = 3, .bytes = strlen("namecountday")};
    for (size_t i = 0; i < TEXTS; i++) {
        lec_table_put_text(table, texts[i].text);
        lec_table_put_count(table, i);
        lec_table_put_text(table, i % 2 == 0 ? "2031-03-11" : "2031");
        content->cells += texts[i].text[0] != '\0' ? 3 : 2;
        content->bytes += texts[i].counted + (i % 2 == 0 ? 0 : 4);
    }
    return table;
}

static void test_counted(void)
{
    for (size_t i = 0; i < TEXTS; i++)
        CHECK_COUNT(lec_xlsx_counted(texts[i].text), texts[i].counted, texts[i].text);
}

static void test_read_again(void)
{
    char folder[] = "/tmp/lectern-workbook-XXXXXX";
    CHECK_TRUE(mkdtemp(folder) != NULL, "a folder");
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_xlsx_content content;
    const lec_named_table named = {"texts", table_of_texts(arena, &content)};
    const char *path = lec_arena_format(arena, "%s/it.xlsx", folder);
    CHECK_COUNT(lec_xlsx_write(&named, 1, path, &error), LEC_OK, error.message);
    CHECK_TRUE(lec_xlsx_holds(path, &content), "all of it");
    lec_xlsx_content other = content;
    other.cells++;
    CHECK_TRUE(!lec_xlsx_holds(path, &other), "a cell is missing");
    other = content;
    other.bytes--;
    CHECK_TRUE(!lec_xlsx_holds(path, &other), "a letter too much");
    CHECK_COUNT(truncate(path, 2000), 0, "cut short");
    CHECK_TRUE(!lec_xlsx_holds(path, &content), "cut short");
    CHECK_COUNT(unlink(path), 0, "removed");
    CHECK_TRUE(!lec_xlsx_holds(path, &content), "not there");
    CHECK_COUNT(rmdir(folder), 0, "nothing else");
    lec_arena_free(arena);
}

static void begin_and_run_out(void *path)
{
    lec_replacement *file;
    lec_error error;
    lec_arena *arena = lec_arena_new();
    CHECK_COUNT(lec_replacement_open(path, arena, &file, &error), LEC_OK, "opened");
    fputs("half", file->file);
    CHECK_COUNT(access(file->temporary, F_OK), 0, "it is there");
    lec_memory_ran_out();
}

static void test_given_up(void)
{
    char folder[] = "/tmp/lectern-replacement-XXXXXX", path[64];
    CHECK_TRUE(mkdtemp(folder) != NULL, "a folder");
    snprintf(path, sizeof path, "%s/it.csv", folder);
    CHECK_COUNT(lec_landing_run(begin_and_run_out, path, NULL, NULL), LEC_LANDED_MEMORY, "landed");
    CHECK_COUNT(rmdir(folder), 0, "nothing is left in it");
}

const lec_test lec_tests_workbook[] = {
    {"counted", test_counted}, {"read_again", test_read_again}, {"given_up", test_given_up}, {0}};
