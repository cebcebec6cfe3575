/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels in charts: what a text becomes, and scripts that no label reaches. Expected values are by
 * hand from plots/label.h. */
#include "plots/label.h"

#include <string.h>

#include "core/program.h"
#include "tests/support/check.h"
#include "tests/support/drawn.h"

static void test_labels(void)
{
    static const struct {
        const char *text, *label;
        size_t columns, undrawable;
    } cases[] = {
        {"", "", 28, 0},
        {"Jens Stoltenberg", "Jens Stoltenberg", 28, 0},
        {"  two\r\n\tlines\xC2\xA0here ", "two lines here", 28, 0},
        {"say \"yes\"", "say ”yes”", 28, 0},
        {"back\\slash `x` $(x) %s @m", "back\\slash `x` $(x) %s @m", 28, 0},
        {"a\x01"
         "b\x7F"
         "c\xC2\x9B"
         "d",
         "a�b�c�d", 28, 0},
        {"bad \xFF\xC3 bytes", "bad �� bytes", 28, 0},
        {"\xC0\xAF overlong", "�� overlong", 28, 0},
        {"\xED\xA0\x80", "���", 28, 0}, /* a surrogate */
        {"cut \xE4\xB8", "cut ��", 28, 0},
        {"private \xEE\x80\x80 use", "private � use", 28, 1},
        {"evil \xE2\x80\xAE"
         "gnp",
         "evil [RLO]gnp", 28, 0},
        {"\xEF\xBB\xBFmark", "�mark", 28, 0},
        {"Привет", "Привет", 6, 0},
        {"Привет", "Прив…", 5, 0},
        {"中文字符", "中文字符", 8, 0},
        {"中文字符", "中文字…", 7, 0},
        {"中文字符", "中文…", 6, 0},
        {"abc def", "abc…", 5, 0}, /* no space before the ellipsis */
        /* at most three marks on a letter; they take no column */
        {"e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81", "e\xCC\x81\xCC\x81\xCC\x81", 1, 0},
    };
    workshop at = workshop_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t undrawable = 0;
        const char *label = lec_label_clean(at.arena, at.setting.glyphs, cases[i].text,
                                            cases[i].columns, &undrawable);
        CHECK_TEXT(label, cases[i].label, cases[i].text);
        CHECK_COUNT(undrawable, cases[i].undrawable, cases[i].text);
        CHECK_TRUE(lec_label_columns(label) <= cases[i].columns, cases[i].text);
    }
    size_t undrawable = 0;
    const lec_glyphs *ascii = lec_glyphs_of(at.arena, "abc");
    CHECK_TEXT(lec_label_clean(at.arena, ascii, "aüc\"", 28, &undrawable), "a?c?",
               "a font without U+FFFD and U+201D");
    const lec_glyphs *joiners = lec_glyphs_of(at.arena, "ab\u200D");
    CHECK_TEXT(lec_label_clean(at.arena, joiners, "a\u200Db\u200C", 28, &undrawable), "a\u200Db",
               "a font with a joiner");
    CHECK_TRUE(!lec_glyphs_have(joiners, 0x110000), "beyond the last character");
    workshop_close(&at);
}

static void test_installed_glyphs(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_glyphs *glyphs = lec_glyphs_installed(arena);
    CHECK_TRUE(lec_glyphs_have(glyphs, 'a'), "some font has the letter a");
    if (lec_program_find("fc-list", arena) != NULL) { /* and DejaVu, as scripts/setup installs it */
        CHECK_TRUE(lec_glyphs_have(glyphs, 0xE9), "e with acute");
        CHECK_TRUE(lec_glyphs_have(glyphs, 0x416), "a letter of Cyrillic");
        CHECK_TRUE(lec_glyphs_have(glyphs, 0xFFFD), "the sign for what has no glyph");
    }
    CHECK_TRUE(!lec_glyphs_have(glyphs, 0x10FFFE), "no font has a character that is none");
    lec_arena_free(arena);
}

/* The script with every number replaced by '#'. */
static char *without_numbers(lec_arena *arena, const char *script)
{
    char *out = lec_new(arena, char, strlen(script) + 1);
    size_t length = 0;
    while (*script != '\0') {
        const size_t digits = strspn(script, "0123456789.");
        const bool number = digits > 0 && *script != '.';
        out[length++] = number ? '#' : *script;
        script += number ? digits : 1;
        if (number && *script == 'e' && (script[1] == '-' || script[1] == '+'))
            script += 2 + strspn(script + 2, "0123456789");
    }
    return out;
}

static char *script_of(const workshop *at, const lec_chart *chart, const char *const texts[TEXTS])
{
    lec_chart_outcome outcome;
    draw(at, chart, table_of(at->arena, texts), &outcome);
    CHECK_TRUE(outcome.drawn, chart->name);
    char *script = file_text(at, lec_arena_format(at->arena, "%s.gp", chart->name));
    workshop_empty(at);
    return without_numbers(at->arena, script);
}

static void test_scripts_hold_only_numbers(void)
{
    workshop at = workshop_open();
    for (size_t c = 0; c < CHARTS; c++) {
        const char *want = script_of(&at, &charts[c], tame);
        const char *got = script_of(&at, &charts[c], hostile);
        CHECK_TRUE(strcmp(got, want) == 0, charts[c].name);
        CHECK_TRUE(strstr(got, "pwned") == NULL, charts[c].name);
        CHECK_TRUE(strstr(got, charts[c].title) != NULL, "its own words are in the script");
        CHECK_TRUE(strchr(got, '`') == NULL && strchr(got, '"') == NULL && strchr(got, '@') == NULL,
                   "no backtick, double quote or macro in any script");
    }
    workshop_close(&at);
}

static const char *random_text(lec_arena *arena, uint64_t *state, size_t index)
{
    static const char *const pieces[] = {"`",
                                         "$(",
                                         ")",
                                         "'",
                                         "\"",
                                         "\\",
                                         "\n",
                                         "\r",
                                         "\t",
                                         "%s",
                                         "@x",
                                         "{",
                                         "}",
                                         "_",
                                         "^",
                                         "#",
                                         ",",
                                         ";",
                                         "!",
                                         "<",
                                         "|",
                                         "EOD",
                                         "e",
                                         "a",
                                         "\x01",
                                         "中",
                                         "ع",
                                         "\xC3",
                                         "\xF0",
                                         "\xEE\x80\x80",
                                         "\xE2\x80\xAE",
                                         "=",
                                         " "};
    char *text = lec_arena_format(arena, "%zu", index);
    const uint32_t count = next_random(state) % 12;
    for (uint32_t i = 0; i < count; i++)
        text = lec_arena_format(arena, "%s%s", text,
                                pieces[next_random(state) % (sizeof pieces / sizeof *pieces)]);
    return text;
}

/* Past the cell that begins at `cell`; NULL when it is neither a number (or nothing) nor a quoted
 * text without quotation marks and control characters and with every backslash twice. */
static const char *cell_end(const char *cell)
{
    if (*cell != '"') return cell + strspn(cell, "0123456789.-+e");
    for (cell++; *cell != '"'; cell++) {
        if ((unsigned char)*cell < 0x20 || *cell == 0x7F) return NULL;
        if (*cell == '\\' && *++cell != '\\') return NULL;
    }
    return cell + 1;
}

/* The number of cells of the row at *line, which moves to the next row; 0 when it is malformed. */
static size_t cells_of_row(const char **line)
{
    size_t count = 1;
    const char *at = cell_end(*line);
    for (; at != NULL && *at == ','; at = cell_end(at + 1)) count++;
    if (at == NULL || *at != '\n') return 0;
    *line = at + 1;
    return count;
}

/* Each row is well formed and has as many cells as the header. */
static bool is_well_formed(const char *csv)
{
    const char *row = strchr(csv, '\n');
    if (row == NULL) return false;
    size_t cells = 1;
    for (const char *c = csv; c < row; c++) cells += *c == ',';
    for (row++; *row != '\0';)
        if (cells_of_row(&row) != cells) return false;
    return true;
}

static void check_csv_files(const workshop *at, const char *name)
{
    static const char *const endings[] = {"", "_rows", "_columns", "_key"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *csv = file_text(at, lec_arena_format(at->arena, "%s%s.csv", name, endings[i]));
        if (csv != NULL || i == 0) CHECK_TRUE(csv != NULL && is_well_formed(csv), name);
    }
}

static void test_random_labels(void)
{
    uint64_t state = 20241203;
    workshop at = workshop_open();
    for (size_t c = 0; c < CHARTS; c++) {
        const char *want = script_of(&at, &charts[c], tame);
        for (size_t round = 0; round < 100; round++) {
            const char *texts[TEXTS];
            for (size_t i = 0; i < TEXTS; i++) texts[i] = random_text(at.arena, &state, i);
            lec_chart_outcome outcome;
            draw(&at, &charts[c], table_of(at.arena, texts), &outcome);
            check_csv_files(&at, charts[c].name);
            workshop_empty(&at);
            CHECK_TRUE(strcmp(script_of(&at, &charts[c], texts), want) == 0, charts[c].name);
        }
    }
    workshop_close(&at);
}

const lec_test lec_tests_plot_labels[] = {
    {"labels", test_labels},
    {"installed_glyphs", test_installed_glyphs},
    {"scripts_hold_only_numbers", test_scripts_hold_only_numbers},
    {"random_labels", test_random_labels},
    {0},
};
