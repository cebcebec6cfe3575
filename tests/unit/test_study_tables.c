/* SPDX-License-Identifier: GPL-3.0-or-later
 * Small tables that belong to a study, as people hand them back: corrections and sheets of codes.
 * What is read of each, or the line that says what is wrong with which line. */
#include <stdlib.h>
#include <unistd.h>

#include "io/study/coding_sheet.h"
#include "io/study/corrections.h"
#include "tests/support/check.h"

static const char *put_file(lec_arena *arena, const char *suffix, const char *text)
{
    char *path = lec_arena_format(arena, "/tmp/lectern-table-XXXXXX%s", suffix);
    const int file = mkstemps(path, (int)strlen(suffix));
    CHECK_TRUE(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text), path);
    close(file);
    return path;
}

/* `byte/line speaker role affiliation action;` of each row, * for what it does not say. */
static const char *corrections_in(const char *path, lec_arena *arena)
{
    static const char *const actions[] = {[LEC_CORRECTION_CHANGE] = "change",
                                          [LEC_CORRECTION_MERGE] = "merge",
                                          [LEC_CORRECTION_SPLIT] = "split"};
    lec_corrections read;
    lec_error error = {""};
    if (lec_corrections_read(path, arena, &read, &error) != LEC_OK)
        return lec_arena_format(arena, "%s", error.message);
    const char *all = "";
    for (size_t i = 0; i < read.count; i++) {
        const lec_correction *it = &read.items[i];
        all = lec_arena_format(
            arena, "%s%s/%u %s %s %s %s;", all,
            it->first_byte == LEC_NONE ? "*" : lec_arena_format(arena, "%u", it->first_byte),
            it->first_line, it->speaker != NULL ? it->speaker : "*",
            it->role == LEC_ROLE_COUNT ? "*" : lec_role_name(it->role),
            it->affiliation != NULL ? it->affiliation : "*", actions[it->action]);
    }
    return all;
}

static const struct {
    const char *what, *suffix, *text, *read;
} corrections[] = {
    {"all columns", ".csv",
     "sha256,first_byte,first_line,first_words,speaker,role,affiliation,action\n"
     "AB,12,3,Yes it,Ada Lind,Principal,The Wire,\n,,4,,,,,Split\n",
     "12/3 Ada Lind principal The Wire change;*/4  *  split;"},
    {"only affiliations", ".csv", "first_line,affiliation\n3,The Wire\n",
     "*/3 * * The Wire change;"},
    {"only actions, tabs and an empty row", ".tsv", "first_byte\taction\n12.0\tMERGE\n\t\n",
     "12/0 * * * merge;"},
    {"only roles, with semicolons and a row cut short", ".csv",
     "first_line;x;role\n3;1\n4;1;other\n", "*/3 * * * change;*/4 * other * change;"},
    {"nothing to find a turn by", ".csv", "speaker\nAda\n",
     ":1: no column first_byte or first_line;"},
    {"nothing that is corrected", ".csv", "first_line,words\n3,4\n",
     ":1: no column speaker, role, affiliation or action: nothing is corrected"},
    {"a row that says no place", ".csv", "first_line,speaker\n,Ada\n",
     ":2: neither first_byte nor first_line says which turn this is"},
    {"a place that is none", ".csv", "first_line,speaker\nx,Ada\n",
     ":2: 'x' is no whole number (column first_line)"},
    {"a role that is none", ".csv", "first_line,role\n3,chair\n",
     ":2: no role 'chair'; use one of: "},
    {"an action that is none", ".csv", "first_line,action\n3,cut\n",
     ":2: no action 'cut'; leave it empty, or use merge or split"},
    {"a split that says no line", ".csv", "first_byte,action\n3,split\n",
     ":2: a split needs first_line: the line on which the new turn begins"},
    {"rows of nothing", ".csv", ",\n , \n",
     ": holds no row; edit what 'lectern turns --text' writes"},
    {"a page", ".csv", "<html><p>Yes.</p></html>", ":1: no corrections: give a table that"},
    {"JSON", ".txt", " {\"a\": 1}", ":1: no corrections: give a table that"},
    {"captions", ".srt", "1\n00:00:01,000 --> 00:00:02,000\nYes.\n", ":1: no corrections: give a"},
};

static void test_corrections(void)
{
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++) {
        lec_arena *arena = lec_arena_new();
        const char *path = put_file(arena, corrections[i].suffix, corrections[i].text);
        const char *got = corrections_in(path, arena);
        CHECK_TRUE(strstr(got, corrections[i].read) != NULL, corrections[i].what);
        if (strstr(got, corrections[i].read) == NULL) printf("%s\n", got);
        unlink(path);
        lec_arena_free(arena);
    }
}

/* `unit:code` of each row, by unit; or the message. */
static const char *codes_in(const char *path, bool is_key, lec_arena *arena)
{
    lec_coding_sheet sheet;
    lec_error error = {""};
    const lec_status status = is_key ? lec_coding_key_read(path, arena, &sheet, &error)
                                     : lec_coding_sheet_read(path, arena, &sheet, &error);
    if (status != LEC_OK) return lec_arena_format(arena, "%s", error.message);
    const char *all = sheet.sample;
    for (size_t i = 0; i < sheet.count; i++)
        all = lec_arena_format(arena, "%s %u:%s", all, sheet.items[i].unit, sheet.items[i].code);
    return all;
}

static const struct {
    const char *what, *text, *read;
    bool is_key;
} sheets[] = {
    {"units in any order", "sample,unit,code,codes\ns,2,Yes,yes|no\ns,1,no,yes|no\ns,3,,yes|no\n",
     "s 1:no 2:yes 3:", false},
    {"any code where none are named", "sample,unit,code\ns,1,maybe\n", "s 1:maybe", false},
    {"one unit", "Sample;Unit;Code\ns;1;no\n;;\n", "s 1:no", false},
    {"a code that is none", "sample,unit,code,codes\ns,1,n,yes|no\n",
     ":2: the code 'n' is none of yes|no", false},
    {"a code that only begins as one", "sample,unit,code,codes\ns,1,yesno,yes|no\n",
     ":2: the code 'yesno' is none of", false},
    {"no mark of the sample", "sample,unit,code\ns,1,no\n,2,no\n",
     ":3: no mark of the sample (column sample); copy it from another row", false},
    {"two samples", "sample,unit,code\ns,1,no\nt,2,no\n",
     ":3: a row of sample t, but line 2 is of sample s;", false},
    {"no number of the unit", "sample,unit,code\ns,,no\n",
     ":2: no number of the unit (column unit)", false},
    {"a number that is none", "sample,unit,code\ns,one,no\n",
     ":2: 'one' is no whole number (column unit)", false},
    {"one unit twice", "sample,unit,code\ns,2,no\ns,1,no\ns,2,yes\n",
     ":4: unit 2 stands on line 2 already;", false},
    {"no column of codes", "sample,unit\ns,1\n", ":1: no column 'code'; give a filled sheet",
     false},
    {"no rows", "sample,unit,code\n", ": holds no row of a unit; give what 'lectern sample' writes",
     false},
    {"a key without rows",
     "sample,unit,stratum,stratum_units,stratum_drawn,hits,role,all_units,all_hits\n",
     ": holds no row of a unit; give what 'lectern sample --key' writes", true},
    {"a sheet for a key", "sample,unit,code\ns,1,no\n",
     ":1: no column 'stratum'; give what 'lectern sample --key' writes", true},
};

static void test_sheets(void)
{
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        lec_arena *arena = lec_arena_new();
        const char *path = put_file(arena, ".csv", sheets[i].text);
        const char *got = codes_in(path, sheets[i].is_key, arena);
        CHECK_TRUE(strstr(got, sheets[i].read) != NULL, sheets[i].what);
        if (strstr(got, sheets[i].read) == NULL) printf("%s\n", got);
        unlink(path);
        lec_arena_free(arena);
    }
    lec_arena *arena = lec_arena_new();
    const char *got = codes_in("/nowhere.csv", false, arena);
    CHECK_TRUE(strncmp(got, "/nowhere.csv: No such file", 26) == 0, got);
    lec_arena_free(arena);
}

const lec_test lec_tests_study_tables[] = {
    {"corrections", test_corrections}, {"sheets", test_sheets}, {0}};
