/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_plots.c -- labels, chart data, scripts that no input can reach, and a gnuplot that fails.
 *
 * Expected values are by hand from the contracts in plots/ and core/chart.h, unless said otherwise.
 */
#include "plots/plot.h"

#include <dirent.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/program.h"
#include "core/sandbox.h"
#include "plots/calendar.h"
#include "plots/drawing.h"
#include "tests/support/check.h"

/* --- a folder of its own for each test ----------------------------------------------------------
 */

typedef struct {
    char path[64];
    int folder;
    lec_arena *arena;
    lec_chart_setting setting;
} workshop;

/* Every character of the labels below, except U+E000. */
static const char drawable[] =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~”…�éПриветбокиعربي中文字符\xCC\x81";

static workshop workshop_open(void)
{
    workshop at = {.path = "/tmp/lectern-plots-XXXXXX", .arena = lec_arena_new()};
    if (mkdtemp(at.path) == NULL) abort();
    at.folder = open(at.path, O_RDONLY | O_DIRECTORY);
    at.setting = (lec_chart_setting){.glyphs = lec_glyphs_of(at.arena, drawable), .level = 0.95};
    return at;
}

static void workshop_empty(const workshop *at)
{
    DIR *entries = opendir(at->path);
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries))
        if (entry->d_name[0] != '.') unlinkat(at->folder, entry->d_name, 0);
    closedir(entries);
}

static void workshop_close(workshop *at)
{
    workshop_empty(at);
    close(at->folder);
    rmdir(at->path);
    lec_arena_free(at->arena);
}

static bool file_exists(const workshop *at, const char *name)
{
    return faccessat(at->folder, name, F_OK, 0) == 0;
}

static char *file_text(const workshop *at, const char *name)
{
    char *text = lec_new(at->arena, char, 1 << 20);
    const int file = openat(at->folder, name, O_RDONLY);
    const ssize_t length = file < 0 ? -1 : read(file, text, (1 << 20) - 1);
    if (file >= 0) close(file);
    return length < 0 ? NULL : text;
}

static void file_put(const workshop *at, const char *name, const char *text, mode_t mode)
{
    const int file = openat(at->folder, name, O_WRONLY | O_CREAT | O_TRUNC, mode);
    CHECK_TRUE(write(file, text, strlen(text)) == (ssize_t)strlen(text), "a test file is written");
    close(file);
}

/* --- labels
 * --------------------------------------------------------------------------------------- */

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

/* --- tables to draw
 * ------------------------------------------------------------------------------- */

static const lec_column columns[] = {
    {"conference", LEC_NAME, "", NULL, NULL, NULL}, {"role", LEC_NAME, "", NULL, NULL, NULL},
    {"label", LEC_TEXT, "", NULL, NULL, NULL},      {"across", LEC_TEXT, "", NULL, NULL, NULL},
    {"value", LEC_NUMBER, "", NULL, NULL, NULL},    {"low", LEC_NUMBER, "", NULL, NULL, NULL},
    {"high", LEC_NUMBER, "", NULL, NULL, NULL},     {0},
};

static void put(lec_table *table, const char *conference, const char *role, const char *label,
                const char *across, double value)
{
    lec_table_put_text(table, conference);
    lec_table_put_text(table, role);
    lec_table_put_text(table, label);
    lec_table_put_text(table, across);
    lec_table_put_number(table, value);
    lec_table_put_number(table, 0.837 * value);
    lec_table_put_number(table, 1.291 * value);
}

static const lec_chart charts[] = {
    {.name = "bars",
     .shape = LEC_CHART_BARS,
     .title = "What is said",
     .axis = "per 1,000 words",
     .label = "label",
     .value = "value",
     .low = "low",
     .high = "high",
     .series = "role"},
    {.name = "timeline",
     .shape = LEC_CHART_TIMELINE,
     .title = "Who speaks when",
     .axis = "time",
     .label = "label",
     .length = "value",
     .series = "role",
     .as_time = true},
    {.name = "matrix",
     .shape = LEC_CHART_MATRIX,
     .title = "What goes together",
     .axis = "NPMI",
     .label = "label",
     .across = "across",
     .value = "value"},
    {.name = "strips",
     .shape = LEC_CHART_STRIPS,
     .title = "Where it is said",
     .axis = "words",
     .label = "label",
     .across = "conference",
     .value = "value",
     .series = "role"},
    {.name = "lines",
     .shape = LEC_CHART_LINES,
     .title = "How it changes & grows",
     .axis = "rate",
     .across = "across",
     .value = "value",
     .low = "low",
     .high = "high",
     .series = "label"},
    {.name = "scatter",
     .shape = LEC_CHART_SCATTER,
     .title = "How often, and whose",
     .axis = "rate",
     .up = "ratio",
     .label = "label",
     .across = "high",
     .value = "value",
     .series = "role",
     .log_across = true},
    {.name = "network",
     .shape = LEC_CHART_NETWORK,
     .title = "What is tied",
     .axis = "",
     .label = "label",
     .across = "across",
     .value = "value",
     .length = "low",
     .low = "high"},
};
enum { CHARTS = sizeof charts / sizeof *charts };

static const char *const tame[] = {"ukraine", "russia", "china", "strength", "sea cables"};
static const char *const hostile[] = {
    "`touch pwned`",
    "$(touch pwned)'\"; system(\"touch pwned\")\n!touch pwned",
    "@pwned %s %n 100% _{a}^{b} \\n\\101 # pwned,\"pwned\"",
    "\xEE\x80\x80 中文字符 عربي \xE2\x80\xAE",
    "e\n\nEOD\n'<touch pwned'\xFF\x01",
};
enum { TEXTS = sizeof tame / sizeof *tame };

/* The same numbers beside any five texts, for every shape. */
static lec_table *table_of(lec_arena *arena, const char *const texts[TEXTS])
{
    lec_table *table = lec_table_new(arena, columns);
    for (size_t i = 0; i < TEXTS; i++)
        for (size_t j = 0; j < 2; j++)
            put(table, j == 0 ? "one" : "two", j == 0 ? "principal" : "journalist", texts[i],
                texts[(i + 1 + j) % TEXTS], 0.913 - 0.117 * (double)i + 0.041 * (double)j);
    return table;
}

static void draw(const workshop *at, const lec_chart *chart, const lec_table *table,
                 lec_chart_outcome *outcome)
{
    lec_error error = {""};
    CHECK_COUNT(lec_chart_write(chart, table, &at->setting, at->folder, at->arena, outcome, &error),
                LEC_OK, chart->name);
    CHECK_TEXT(error.message, "", chart->name);
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

/* A 64-bit linear congruential generator (Knuth, MMIX): the same bytes on every machine. */
static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*state >> 33);
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

/* --- which rows are drawn
 * ------------------------------------------------------------------------- */

static void test_bars(void)
{
    workshop at = workshop_open();
    lec_chart chart = charts[0];
    chart.filters[0] = (lec_chart_filter){"conference", "all"};
    chart.filters[1] = (lec_chart_filter){"role", "principal"};
    chart.filters[2] = (lec_chart_filter){"role", "journalist"};
    chart.most = 2;
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "all", "journalist", "peace", "", 2.5);
    put(table, "all", "principal", "war", "", 3.25);
    put(table, "all", "principal", "peace", "", 0.5);
    put(table, "all", "all", "sea", "", 90);        /* a role that is not asked for */
    put(table, "one", "principal", "ship", "", 80); /* a conference that is not asked for */
    put(table, "all", "principal", "left out", "", 0.25);
    put(table, "all", "moderator", "nobody", "", 70);
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_COUNT(outcome.shown, 2, "labels shown");
    CHECK_COUNT(outcome.total, 3, "labels in the table");
    /* longest first; the principal's bar above the journalist's, in their colours */
    CHECK_TEXT(file_text(&at, "bars.csv"),
               "row,label,series,value,low,high,row_from,row_to,colour,outer_low,outer_high,found\n"
               "1,\"war\",\"principal\",3.25,2.72025,4.19575,0.6,1,\"PRINCIPAL\",,,1\n"
               "2,\"peace\",\"principal\",0.5,0.4185,0.6455,1.6,2,\"PRINCIPAL\",,,1\n"
               "2,\"peace\",\"journalist\",2.5,2.0925,3.2275,2,2.4,\"JOURNALIST\",,,1\n",
               "the data of the bars");
    CHECK_TEXT(file_text(&at, "bars_rows.csv"), "row,label\n1,\"war\"\n2,\"peace\"\n", "the rows");
    const char *script = file_text(&at, "bars.gp");
    CHECK_TRUE(strstr(script, "2 of 3 shown") != NULL, "how many of how many");
    CHECK_TRUE(strstr(script, "95 % intervals") != NULL, "the level of the intervals");
    CHECK_TRUE(strstr(script, "PRINCIPAL = 0x0072B2\n") != NULL, "a colour by its name");

    lec_error error;
    put(table, "all", "principal", "war", "", 1);
    CHECK_COUNT(lec_chart_write(&chart, table, &at.setting, at.folder, at.arena, &outcome, &error),
                LEC_BAD_DATA, "two rows for one bar");
    CHECK_TRUE(strstr(error.message, "rows 2 and 8") != NULL, error.message);
    workshop_close(&at);
}

static bool is_the(const char *label)
{
    return strcmp(label, "the") == 0;
}

/* Pooled rows where there are such, labels left out, and one bar of full height where no label has
 * two. */
static void test_pooled_rows(void)
{
    workshop at = workshop_open();
    lec_chart chart = charts[0];
    chart.filters[0] = (lec_chart_filter){"conference", NULL};
    chart.leave_out = is_the;
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "one", "principal", "war", "", 3);
    put(table, "one", "principal", "the", "", 90);
    put(table, "one", "journalist", "peace", "", 2);
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_TEXT(file_text(&at, "bars.csv"),
               "row,label,series,value,low,high,row_from,row_to,colour,outer_low,outer_high,found\n"
               "1,\"war\",\"principal\",3,2.511,3.873,0.6,1.4,\"PRINCIPAL\",,,1\n"
               "2,\"peace\",\"journalist\",2,1.674,2.582,1.6,2.4,\"JOURNALIST\",,,1\n",
               "no pooled rows: all rows");
    workshop_empty(&at);
    put(table, "all", "principal", "war", "", 5);
    draw(&at, &chart, table, &outcome);
    CHECK_TEXT(file_text(&at, "bars.csv"),
               "row,label,series,value,low,high,row_from,row_to,colour,outer_low,outer_high,found\n"
               "1,\"war\",\"principal\",5,4.185,6.455,0.6,1.4,\"PRINCIPAL\",,,1\n",
               "pooled rows only");
    workshop_close(&at);
}

/* Counts behind labels; what has fewer has no bar, and 0 of enough has one. */
static void test_counted_bars(void)
{
    static const lec_column counted[] = {{"label", LEC_TEXT, "", NULL, NULL, NULL},
                                         {"value", LEC_NUMBER, "", NULL, NULL, NULL},
                                         {"raised", LEC_COUNT, "", NULL, NULL, NULL},
                                         {0}};
    static const struct {
        const char *label;
        double value;
        uint64_t raised;
    } rows[] = {{"war", 0.5, 4}, {"sea", 1, 2}, {"ship", 0, 3}};
    workshop at = workshop_open();
    lec_table *table = lec_table_new(at.arena, counted);
    for (size_t i = 0; i < 3; i++) {
        lec_table_put_text(table, rows[i].label);
        lec_table_put_number(table, rows[i].value);
        lec_table_put_count(table, rows[i].raised);
    }
    const lec_chart chart = {.name = "bars",
                             .shape = LEC_CHART_BARS,
                             .title = "Bars",
                             .axis = "share",
                             .label = "label",
                             .value = "value",
                             .counted = "raised",
                             .at_least = 3};
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_TEXT(file_text(&at, "bars_rows.csv"), "row,label\n1,\"war (4)\"\n2,\"ship (3)\"\n",
               "sea rests on two");
    workshop_close(&at);
}

/* Grouped: as many bars of each series, in the order of the table, a name in two of them twice; the
 * names of the series stand beside the first bar of each. */
static void test_grouped_bars(void)
{
    workshop at = workshop_open();
    lec_chart chart = charts[0];
    chart.filters[0] = (lec_chart_filter){"conference", "all"};
    chart.grouped = true;
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "all", "first", "war", "", 1);
    put(table, "all", "first", "sea", "", 3);
    put(table, "all", "second", "war", "", 2);
    for (int i = 0; i < 30; i++)
        put(table, "all", "second", lec_arena_format(at.arena, "w%d", i), "", 1);
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_COUNT(outcome.shown, 2 + 20, "two of the first, 40 / 2 of the second");
    CHECK_TRUE(strncmp(file_text(&at, "bars_rows.csv"),
                       "row,label\n1,\"war\"\n2,\"sea\"\n3,\"war\"\n4,\"w0\"\n", 41) == 0,
               "in their order");
    const char *key = file_text(&at, "bars_key.csv");
    CHECK_TRUE(strstr(key, "\"first\"") != NULL && strstr(key, "\"second\"") != NULL, key);
    workshop_close(&at);
}

/* A square matrix has both sides in one order, that in which the table names them. */
static void test_square_matrix(void)
{
    workshop at = workshop_open();
    lec_chart chart = charts[2];
    chart.square = true;
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "one", "journalist", "principal", "journalist", 0.5);
    put(table, "one", "journalist", "principal", "moderator", 0.5);
    put(table, "one", "journalist", "journalist", "principal", 1);
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_TEXT(file_text(&at, "matrix_rows.csv"),
               "row,label\n1,\"principal\"\n2,\"journalist\"\n3,\"moderator\"\n", "rows");
    CHECK_TRUE(strstr(file_text(&at, "matrix_columns.csv"),
                      "1,\"principal\",\n2,\"journalist\",\n3,\"moderator\",\n") != NULL,
               "columns");
    workshop_close(&at);
}

/* The end of an interval that is more than 2.5 times the largest value is marked at the panel's
 * edge: 4 * 2.5 = 10. */
static void test_panels_beyond(void)
{
    static const lec_column ends[] = {
        {"label", LEC_TEXT, "", NULL, NULL, NULL},   {"across", LEC_TEXT, "", NULL, NULL, NULL},
        {"value", LEC_NUMBER, "", NULL, NULL, NULL}, {"low", LEC_NUMBER, "", NULL, NULL, NULL},
        {"high", LEC_NUMBER, "", NULL, NULL, NULL},  {0}};
    static const double values[][3] = {{4, 1, 9}, {2, 1, 90}};
    workshop at = workshop_open();
    lec_table *table = lec_table_new(at.arena, ends);
    for (size_t i = 0; i < 2; i++) {
        lec_table_put_text(table, "war");
        lec_table_put_text(table, i == 0 ? "one" : "two");
        for (size_t k = 0; k < 3; k++) lec_table_put_number(table, values[i][k]);
    }
    const lec_chart chart = {.name = "panels",
                             .shape = LEC_CHART_PANELS,
                             .title = "Panels",
                             .axis = "rate",
                             .label = "label",
                             .across = "across",
                             .value = "value",
                             .low = "low",
                             .high = "high"};
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    const char *data = file_text(&at, "panels.csv");
    CHECK_TRUE(strstr(data, "1,1,1,4,1,9,\"COLOUR5\",,\"one\",1\n") != NULL, data);
    CHECK_TRUE(strstr(data, "1,1,2,2,1,10,\"COLOUR5\",10,\"two\",1\n") != NULL, data);
    CHECK_TRUE(strstr(file_text(&at, "panels.gp"), "goes beyond the panel") != NULL,
               "said in the note");
    const char *names = file_text(&at, "panels_columns.csv");
    CHECK_TRUE(strstr(names, "1,\"one\",\n2,\"two\",\n") != NULL, names);
    workshop_close(&at);
}

/* Leaves 0 to 2; node 3 joins 0 and 1 close below the root, node 4: its per cent stands to the left
 * of its line, since the root's line is where it would be. */
static void test_tree_labels(void)
{
    static const lec_column tree[] = {{"label", LEC_TEXT, "", NULL, NULL, NULL},
                                      {"node", LEC_COUNT, "", NULL, NULL, NULL},
                                      {"height", LEC_NUMBER, "", NULL, NULL, NULL},
                                      {"left", LEC_NUMBER, "", NULL, NULL, NULL},
                                      {"right", LEC_NUMBER, "", NULL, NULL, NULL},
                                      {"support", LEC_NUMBER, "", NULL, NULL, NULL},
                                      {0}};
    const lec_chart chart = {.name = "tree",
                             .shape = LEC_CHART_TREE,
                             .title = "Tree",
                             .axis = "distance",
                             .label = "label",
                             .across = "node",
                             .value = "height",
                             .length = "support",
                             .low = "left",
                             .high = "right"};
    for (size_t close = 0; close < 2; close++) {
        workshop at = workshop_open();
        const double nodes[][4] = {{0, NAN, NAN, NAN},
                                   {0, NAN, NAN, NAN},
                                   {0, NAN, NAN, NAN},
                                   {close ? 0.99 : 0.5, 0, 1, 0.25},
                                   {1, 3, 2, NAN}};
        lec_table *table = lec_table_new(at.arena, tree);
        for (size_t i = 0; i < 5; i++) {
            lec_table_put_text(table, i < 3 ? lec_arena_format(at.arena, "leaf %zu", i) : "");
            lec_table_put_count(table, i);
            for (size_t k = 0; k < 4; k++) lec_table_put_number(table, nodes[i][k]);
        }
        lec_chart_outcome outcome;
        draw(&at, &chart, table, &outcome);
        const char *marks = file_text(&at, "tree_columns.csv");
        CHECK_TRUE(strstr(marks, close ? "0.99,1.5,\"ALL\",0,\"\",\"25\"\n"
                                       : "0.5,1.5,\"ALL\",0,\"25\",\"\"\n") != NULL,
                   marks);
        workshop_close(&at);
    }
}

static void test_timeline_follows_on(void)
{
    workshop at = workshop_open();
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "one", "moderator", "A", "", 12.5);
    put(table, "one", "principal", "B", "", 100);
    put(table, "one", "unknown", "", "", NAN); /* nobody knows how long */
    put(table, "one", "journalist", "", "", 30);
    put(table, "two", "principal", "B", "", 7.75); /* a new conference begins at 0 */
    lec_chart_outcome outcome;
    draw(&at, &charts[1], table, &outcome);
    CHECK_TEXT(file_text(&at, "timeline.csv"),
               "row,start,end,colour,sure\n"
               "1,0,12.5,\"MODERATOR\",1\n"
               "2,12.5,112.5,\"PRINCIPAL\",1\n"
               "3,112.5,142.5,\"JOURNALIST\",1\n"
               "2,0,7.75,\"PRINCIPAL\",1\n",
               "each strip begins where the last one ended");
    CHECK_TEXT(file_text(&at, "timeline_rows.csv"),
               "row,label\n1,\"A\"\n2,\"B\"\n3,\"(not named)\"\n", "the rows");
    workshop_close(&at);
}

static void test_matrix(void)
{
    workshop at = workshop_open();
    lec_chart chart = charts[2];
    chart.mirrored = true;
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "one", "all", "a", "b", 0.25);
    put(table, "one", "all", "a", "c", NAN); /* undefined: an empty cell */
    put(table, "one", "all", "b", "c", -0.75);
    put(table, "one", "all", "d", "a", NAN); /* d has no value at all: left out */
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_TEXT(file_text(&at, "matrix.csv"),
               "column,row,value,found,count\n2,1,0.25,1,\"\"\n1,2,0.25,1,\"\"\n3,2,-0.75,1,\"\"\n"
               "2,3,-0.75,1,\"\"\n",
               "on both sides");
    CHECK_COUNT(outcome.shown, 3, "labels shown");
    CHECK_COUNT(outcome.total, 4, "labels in the table");
    CHECK_TRUE(strstr(file_text(&at, "matrix.gp"), "NEVER = 0\n") != NULL, "-1 is a value");
    workshop_empty(&at);
    chart.minus_one_is_never = true;
    put(table, "one", "all", "a", "d",
        -1); /* mirrors the undefined pair of d and a: the same cell */
    lec_error error;
    CHECK_COUNT(lec_chart_write(&chart, table, &at.setting, at.folder, at.arena, &outcome, &error),
                LEC_BAD_DATA, "two rows for one cell");
    table = lec_table_new(at.arena, columns);
    put(table, "one", "all", "a", "d", -1);
    draw(&at, &chart, table, &outcome);
    CHECK_TRUE(strstr(file_text(&at, "matrix.gp"), "NEVER = 1\n") != NULL, "-1 is never");
    workshop_close(&at);
}

static void test_strips_side_by_side(void)
{
    workshop at = workshop_open();
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "one", "principal", "a", "", 10.5);
    put(table, "two", "principal", "a", "", 4.25);
    put(table, "one", "journalist", "b", "", 2);
    lec_chart_outcome outcome;
    draw(&at, &charts[3], table, &outcome);
    CHECK_TEXT(
        file_text(&at, "strips.csv"),
        "row,place,colour\n1,10.5,\"PRINCIPAL\"\n1,14.75,\"PRINCIPAL\"\n2,2,\"JOURNALIST\"\n",
        "the second conference begins where the first one ends");
    CHECK_TEXT(file_text(&at, "strips_columns.csv"),
               "position,label,border\n5.25,\"one\",0\n12.625,\"two\",10.5\n", "names and borders");
    workshop_close(&at);
}

static void test_lines_by_date(void)
{
    static const lec_conference conferences[] = {
        {.name = "c1", .date = "2031-03-11"},
        {.name = "c2", .date = ""},
        {.name = "c3", .date = "2030-01-02"},
    };
    static const lec_corpus corpus = {.conference = conferences, .conference_count = 3};
    workshop at = workshop_open();
    at.setting.corpus = &corpus;
    lec_chart chart = charts[4];
    chart.across = "conference";
    lec_table *table = lec_table_new(at.arena, columns);
    for (size_t i = 0; i < 3; i++)
        put(table, conferences[i].name, "principal", "a", "", 1.5 + (double)i);
    put(table, "all", "principal", "a", "", 2.5); /* no place along the axis */
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    /* days by `date -ud 2030-01-02 +%s` / 86400 */
    CHECK_TEXT(file_text(&at, "lines.csv"),
               "panel,series,across,x,value,low,high\n"
               "1,\"a\",\"c3\",21916,3.5,2.9295,4.5185\n"
               "1,\"a\",\"c1\",22349,1.5,1.2555,1.9365\n",
               "in the order of the dates, without the one that has none");
    CHECK_TRUE(strstr(file_text(&at, "lines.gp"), "1 without a date left out") != NULL,
               "and the note says so");
    workshop_close(&at);
}

static void test_calendar(void)
{
    /* `date -ud DATE +%s` / 86400 (GNU coreutils) */
    static const struct {
        const char *date;
        double days;
    } cases[] = {
        {"1970-01-01", 0},
        {"1969-12-31", -1},
        {"2000-02-29", 11016},
        {"2000-03-01", 11017},
        {"2024-12-03", 20060},
        {"1900-03-01", -25508},
        {"2034-07", 23557},
        {"2034", 23376},
        {"2024-12-03T10:00", 20060},
        {"", NAN},
        {"2024-13-01", NAN},
        {"3 Dec 2024", NAN},
        {"2024-12-32", NAN},
        {"20", NAN},
        {"2024-12-00", NAN},
        {"2024-00-01", NAN},
        {"0000-01-01", NAN},
        {"2024-1", NAN},
        {"2024-1/", NAN},
        {"2024-12-0", NAN},
        {"2024-12/05", 20058},
        {"2024/12/05", 19723},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_NUMBER(lec_days_of_date(cases[i].date), cases[i].days, 0, cases[i].date);

    lec_arena *arena = lec_arena_new();
    const double from = lec_days_of_date("2031-03-11");
    const lec_date_ticks years = lec_date_ticks_between(arena, from, from + 5000);
    CHECK_COUNT(years.count, 7, "every second year from 2032 to 2044");
    CHECK_TEXT(years.label[0], "2032", "a year");
    CHECK_NUMBER(years.position[0], lec_days_of_date("2032-01-01"), 0, "its first day");
    const lec_date_ticks months = lec_date_ticks_between(arena, from, from + 200);
    CHECK_TEXT(months.label[0], "2031-04", "a month");
    const lec_date_ticks day = lec_date_ticks_between(arena, from - 0.5, from + 0.5);
    CHECK_COUNT(day.count, 1, "a single date has a single tick");
    CHECK_TEXT(day.label[0], "2031-03-11", "a day");
    lec_arena_free(arena);
}

static void test_round_axes(void)
{
    static const struct {
        double low, high, ticks;
        bool time;
        lec_axis axis;
    } cases[] = {
        {0, 10.656, 8, false, {0, 12, 2}},
        {0, 0, 8, false, {0, 1, 0.2}},
        {-3.1, 4.2, 8, false, {-4, 5, 1}},
        {0, 97.9, 8, false, {0, 100, 20}},
        {0, 0.000613, 8, false, {0, 0.0007, 0.0001}},
        {0, 1742, 8, true, {0, 1800, 300}},
        {0, 20000, 8, true, {0, 21600, 3600}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_axis got =
            lec_axis_round(cases[i].low, cases[i].high, cases[i].ticks, cases[i].time);
        CHECK_NUMBER(got.from, cases[i].axis.from, TOLERANCE_CLOSED_FORM, "from");
        CHECK_NUMBER(got.to, cases[i].axis.to, TOLERANCE_CLOSED_FORM, "to");
        CHECK_NUMBER(got.step, cases[i].axis.step, TOLERANCE_CLOSED_FORM, "step");
    }
}

static void test_nothing_to_draw(void)
{
    workshop at = workshop_open();
    lec_chart_outcome outcome;
    for (size_t c = 0; c < CHARTS; c++) {
        lec_table *table = lec_table_new(at.arena, columns);
        draw(&at, &charts[c], table, &outcome);
        CHECK_TRUE(!outcome.drawn, "an empty table");
        put(table, "one", "principal", "a", "b", NAN);
        draw(&at, &charts[c], table, &outcome);
        CHECK_TRUE(!outcome.drawn, "no value at all");
        lec_chart filtered = charts[c];
        filtered.filters[0] = (lec_chart_filter){"role", "moderator"};
        draw(&at, &filtered, table, &outcome);
        CHECK_TRUE(!outcome.drawn, "no row passes the filter");
        lec_chart many = charts[c];
        many.many_conferences = true;
        draw(&at, &many, table_of(at.arena, tame), &outcome);
        CHECK_TRUE(outcome.drawn, "two conferences are many");
        lec_chart one = charts[c];
        one.one_conference = true;
        draw(&at, &one, table_of(at.arena, tame), &outcome);
        CHECK_TRUE(!outcome.drawn, "two conferences are not one");
        workshop_empty(&at);
    }
    workshop_close(&at);
}

static void test_files_that_cannot_be_written(void)
{
    workshop at = workshop_open();
    lec_chart_outcome outcome;
    lec_error error;
    const lec_table *table = table_of(at.arena, tame);
    file_put(&at, "bars_rows.csv", "the user's own", 0644);
    CHECK_COUNT(
        lec_chart_write(&charts[0], table, &at.setting, at.folder, at.arena, &outcome, &error),
        LEC_BAD_DATA, "a file is already there");
    CHECK_TRUE(strncmp(error.message, "bars_rows.csv: ", 15) == 0, error.message);
    CHECK_TEXT(file_text(&at, "bars_rows.csv"), "the user's own", "it is left alone");
    workshop_empty(&at);

    struct rlimit usual;
    getrlimit(RLIMIT_FSIZE, &usual);
    const struct rlimit tiny = {64, usual.rlim_max};
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tiny);
    const lec_status status =
        lec_chart_write(&charts[0], table, &at.setting, at.folder, at.arena, &outcome, &error);
    setrlimit(RLIMIT_FSIZE, &usual);
    signal(SIGXFSZ, before);
    CHECK_COUNT(status, LEC_BAD_DATA, "no room");
    CHECK_TRUE(!outcome.drawn && !file_exists(&at, "bars.csv"), "no half-written file stays");
    workshop_close(&at);
}

/* --- gnuplot
 * ---------------------------------------------------------------------------------------- */

#define PNG_START "printf '\\211PNG\\r\\n\\032\\n' > x.png\n"
#define PNG_END   "printf '\\0\\0\\0\\0IEND\\256B\\140\\202' >> x.png\n"
#define SVG_START                                                                                  \
    "printf '<svg width=\"9\"><title>Gnuplot</title><desc>Produced by GNUPLOT 5</desc>' > x.svg\n"
#define SVG_TEXT "printf '<g font-family=\"DejaVu Sans\">t</g>' >> x.svg\n"
#define SVG_END  "printf '</svg>\\n\\n' >> x.svg\n"

/* Whole ones: they must not pass for new ones. */
static void put_older_pictures(const workshop *at)
{
    static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\0IEND\xAE\x42\x60\x82";
    const int file = openat(at->folder, "x.png", O_WRONLY | O_CREAT, 0644);
    CHECK_COUNT(write(file, png, sizeof png - 1), sizeof png - 1, "a test file is written");
    close(file);
    file_put(at, "x.svg", "<svg></svg>\n", 0644);
}

static void test_failing_gnuplots(void)
{
    static const struct {
        const char *script, *message; /* NULL: it works */
    } cases[] = {
        {"exit 0\n", "x.svg: gnuplot left no whole picture"},
        {PNG_START SVG_START SVG_END, "x.png: gnuplot left no whole picture"},
        {PNG_START PNG_END SVG_START, "x.svg: gnuplot left no whole picture"},
        {PNG_START PNG_END, "x.svg: gnuplot left no whole picture"},
        {": > x.png\n: > x.svg\n", "x.svg: gnuplot left no whole picture"},
        {"while :; do :; done\n", "x.gp: gnuplot took more than 0.4 s"},
        {"read line || echo no input >&2\nexit 3\n", "x.gp: gnuplot failed: no input"},
        {"echo \"$1 $2 $HOME ${SECRET:-none}\" >&2\nexit 1\n",
         "x.gp: gnuplot failed: -d x.gp /nonexistent none"},
        {PNG_START PNG_END SVG_START SVG_TEXT SVG_END, NULL},
    };
    const lec_render_limits limits = {.seconds = 0.4};
    setenv("SECRET", "of the user", 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        workshop at = workshop_open();
        file_put(&at, "gnuplot", lec_arena_format(at.arena, "#!/bin/sh\n%s", cases[i].script),
                 0755);
        put_older_pictures(&at);
        lec_picture picture = {.name = "x", .title = "A < B & \"C\""};
        lec_error error = {""};
        const lec_status status =
            lec_charts_render(at.folder, lec_arena_format(at.arena, "%s/gnuplot", at.path),
                              &picture, 1, &limits, &error);
        CHECK_COUNT(status, cases[i].message == NULL ? LEC_OK : LEC_BAD_DATA, cases[i].script);
        CHECK_COUNT(picture.drawn, cases[i].message == NULL, cases[i].script);
        if (cases[i].message != NULL) {
            error.message[strlen(cases[i].message)] = '\0';
            CHECK_TEXT(error.message, cases[i].message, cases[i].script);
            CHECK_TRUE(!file_exists(&at, "x.png") && !file_exists(&at, "x.svg"),
                       "no broken and no old picture stays");
        } else {
            CHECK_TEXT(file_text(&at, "x.svg"),
                       "<svg width=\"9\" role=\"img\" aria-labelledby=\"x-title x-desc\">\n"
                       "<title id=\"x-title\">A &lt; B &amp; \"C\"</title>\n"
                       "<desc id=\"x-desc\">The numbers of this chart are in x.csv.</desc>"
                       "<g font-family=\"DejaVu Sans, Verdana, sans-serif\">t</g></svg>\n\n",
                       "what an SVG says of itself");
        }
        workshop_close(&at);
    }
    unsetenv("SECRET");
}

static void test_finding_gnuplot(void)
{
    workshop at = workshop_open();
    const char *path = getenv("PATH");
    char *before =
        lec_arena_text(at.arena, path != NULL ? path : "", path != NULL ? strlen(path) : 0);
    const char *own = lec_arena_format(at.arena, "%s/gnuplot", at.path);
    setenv("PATH", at.path, 1);
    CHECK_TRUE(lec_gnuplot_find(at.arena) == NULL, "there is none");
    file_put(&at, "gnuplot", "not a program", 0644);
    CHECK_TRUE(lec_gnuplot_find(at.arena) == NULL, "it cannot be run");
    CHECK_COUNT(fchmodat(at.folder, "gnuplot", 0755, 0), 0, "a program of the test");
    setenv("PATH", lec_arena_format(at.arena, "relative::/nowhere:%s", at.path), 1);
    CHECK_TEXT(lec_gnuplot_find(at.arena), own, "in the last folder");
    setenv("PATH", "", 1);
    CHECK_TRUE(lec_gnuplot_find(at.arena) == NULL, "never in the current folder");
    setenv("PATH", before, 1);
    workshop_close(&at);
}

/* A script as no chart ever makes it: the second wall must hold by itself. */
static void check_refused(const workshop *at, const char *gnuplot, const char *script)
{
    file_put(at, "x.gp", script, 0644);
    lec_picture picture = {.name = "x", .title = "x"};
    lec_error error;
    CHECK_COUNT(
        lec_charts_render(at->folder, gnuplot, &picture, 1, &(lec_render_limits){0}, &error),
        LEC_BAD_DATA, script);
}

static void test_sandbox(void)
{
    workshop at = workshop_open();
    const char *gnuplot = lec_gnuplot_find(at.arena);
    if (gnuplot == NULL || !lec_sandbox_filters_calls(lec_sandbox_new(at.folder, at.arena))) {
        workshop_close(&at);
        SKIP("needs gnuplot and seccomp");
    }
    static const char *const scripts[] = {"system('touch pwned')\n", "x = `touch pwned`\n",
                                          "!touch pwned\n", "plot '<touch pwned; echo 1 2'\n",
                                          "set print '|touch pwned'\nprint 1\nunset print\n"};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        check_refused(&at, gnuplot, scripts[i]);
        CHECK_TRUE(!file_exists(&at, "pwned"), scripts[i]);
    }
    workshop_close(&at);
}

/* The six ways in which gnuplot writes a file, each outside the folder of the pictures; the file of
 * another program that is there already stays as it is. */
static void test_sandbox_files(void)
{
    workshop at = workshop_open(), other = workshop_open();
    const char *gnuplot = lec_gnuplot_find(at.arena);
    if (gnuplot == NULL || !lec_sandbox_guards_files(lec_sandbox_new(at.folder, at.arena))) {
        workshop_close(&at);
        workshop_close(&other);
        SKIP("needs gnuplot and Landlock");
    }
    file_put(&other, "old", "as it was", 0644);
    static const char *const scripts[] = {
        "set terminal svg\nset output '%s/new'\nplot x\nset output\n",
        "set terminal pngcairo\nset output '%s/old'\nplot x\nset output\n",
        "set table '%s/new'\nplot x\nunset table\n",
        "set print '%s/old'\nprint 1\nunset print\n",
        "set print '%s/old' append\nprint 1\nunset print\n",
        "save '%s/new'\n",
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        const char *before = scripts[i], *hole = strstr(before, "%s");
        check_refused(&at, gnuplot,
                      lec_arena_format(at.arena, "%.*s%s%s", (int)(hole - before), before,
                                       other.path, hole + 2));
        CHECK_TRUE(!file_exists(&other, "new"), scripts[i]);
        CHECK_TEXT(file_text(&other, "old"), "as it was", scripts[i]);
        CHECK_TRUE(!file_exists(&at, ".temporary"), "the temporary folder is gone");
    }
    workshop_close(&at);
    workshop_close(&other);
}

static void test_real_gnuplot(void)
{
    workshop at = workshop_open();
    const char *gnuplot = lec_gnuplot_find(at.arena);
    if (gnuplot == NULL) {
        workshop_close(&at);
        SKIP("needs gnuplot");
    }
    at.setting.glyphs = lec_glyphs_installed(at.arena);
    lec_picture pictures[CHARTS];
    for (size_t c = 0; c < CHARTS; c++) {
        lec_chart_outcome outcome;
        draw(&at, &charts[c], table_of(at.arena, hostile), &outcome);
        pictures[c] = (lec_picture){.name = charts[c].name, .title = charts[c].title};
    }
    lec_error error = {""};
    CHECK_COUNT(
        lec_charts_render(at.folder, gnuplot, pictures, CHARTS, &(lec_render_limits){0}, &error),
        LEC_OK, "all shapes are drawn");
    CHECK_TEXT(error.message, "", "all shapes are drawn");
    for (size_t c = 0; c < CHARTS; c++) {
        const char *svg = file_text(&at, lec_arena_format(at.arena, "%s.svg", charts[c].name));
        CHECK_TRUE(strstr(svg, "role=\"img\"") != NULL, charts[c].name);
        CHECK_TRUE(strstr(svg, "<title>Gnuplot") == NULL, charts[c].name);
        const bool shown = strstr(svg, "`touch pwned`") != NULL;
        CHECK_TRUE(shown, "a hostile label is only ever text");
    }
    CHECK_TRUE(!file_exists(&at, "pwned"), "nothing was run");
    workshop_close(&at);
}

/* One label, sixty, and numbers at the edges: each is a chart that gnuplot can draw. */
static void test_extreme_charts(void)
{
    workshop at = workshop_open();
    const char *gnuplot = lec_gnuplot_find(at.arena);
    if (gnuplot == NULL) {
        workshop_close(&at);
        SKIP("needs gnuplot");
    }
    static const double sizes[] = {1.7, 0, 3.1e-9, 4.3e12, -2.9};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        lec_picture pictures[CHARTS];
        size_t picture_count = 0;
        for (size_t c = 0; c < CHARTS; c++) {
            lec_table *table = lec_table_new(at.arena, columns);
            const size_t count = s == 0 ? 75 : 1;
            /* a bar may be negative, a place may not; nobody speaks for more than some days */
            double value = charts[c].shape == LEC_CHART_BARS ? sizes[s] : fabs(sizes[s]);
            if (charts[c].as_time) value = fmin(value, 4.3e5);
            for (size_t i = 0; i < count; i++)
                put(table, "one", "principal", lec_arena_format(at.arena, "label %zu", i),
                    "2031-03-11", value);
            lec_chart_outcome outcome;
            draw(&at, &charts[c], table, &outcome);
            /* 0 has no place on a logarithmic axis, and is no tie; an edge has two nodes */
            const bool is_network = charts[c].shape == LEC_CHART_NETWORK;
            const bool is_nothing = value == 0 && (is_network || charts[c].log_across);
            CHECK_TRUE(outcome.drawn == !is_nothing, charts[c].name);
            if (is_nothing) continue;
            CHECK_COUNT(outcome.total, count + is_network, charts[c].name);
            pictures[picture_count++] =
                (lec_picture){.name = charts[c].name, .title = charts[c].title};
        }
        lec_error error = {""};
        CHECK_COUNT(lec_charts_render(at.folder, gnuplot, pictures, picture_count,
                                      &(lec_render_limits){0}, &error),
                    LEC_OK, "drawn");
        CHECK_TEXT(error.message, "", "drawn");
        workshop_empty(&at);
    }
    workshop_close(&at);
}

/* --- points -------------------------------------------------------------------------------- */

/* Whether the file has the line. */
static bool has_line(const workshop *at, const char *file, const char *line)
{
    const char *text = file_text(at, file);
    return text != NULL && strstr(text, lec_arena_format(at->arena, "\n%s\n", line)) != NULL;
}

/* What is below 0 is the other group's, and findings are told from what may be chance: here `low`
 * stands for q. */
static const lec_column group_columns[] = {
    {"target", LEC_TEXT, "", NULL, NULL, NULL},
    {"reference", LEC_TEXT, "", NULL, NULL, NULL},
    {"word", LEC_TEXT, "", NULL, NULL, NULL},
    {"rate", LEC_NUMBER, "", NULL, NULL, NULL},
    {"ratio", LEC_NUMBER, "", NULL, NULL, NULL},
    {"q", LEC_NUMBER, "", NULL, NULL, NULL},
    {0},
};
static const lec_chart two_groups = {.name = "bars",
                                     .shape = LEC_CHART_BARS,
                                     .title = "Whose",
                                     .axis = "ratio",
                                     .up = "ratio",
                                     .label = "word",
                                     .value = "ratio",
                                     .series = "target",
                                     .opposite = "reference",
                                     .found_by = "q",
                                     .most = 4};

static lec_table *words_of_two_groups(lec_arena *arena)
{
    static const struct {
        const char *word;
        double rate, ratio, q;
    } rows[] = {{"peace", 1, 3, 0.2},   {"war", 2, 2, 0.01},   {"ship", 4, 1, 0.9},
                {"sea", 3, 2.5, 0.05},  {"thank", 8, -2, 0.3}, {"never", 0, 1, 0.5},
                {"hello", 2, -1, 0.001}};
    lec_table *table = lec_table_new(arena, group_columns);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lec_table_put_text(table, "role=principal");
        lec_table_put_text(table, "role=journalist");
        lec_table_put_text(table, rows[i].word);
        lec_table_put_number(table, rows[i].rate);
        lec_table_put_number(table, rows[i].ratio);
        lec_table_put_number(table, rows[i].q);
    }
    return table;
}

static void test_two_sides(void)
{
    workshop at = workshop_open();
    lec_chart_outcome outcome;
    draw(&at, &two_groups, words_of_two_groups(at.arena), &outcome);
    /* two of either side, findings before others: war and sea though peace is more */
    CHECK_TEXT(file_text(&at, "bars_rows.csv"),
               "row,label\n1,\"sea\"\n2,\"war\"\n3,\"hello\"\n4,\"thank\"\n", "the rows");
    const char *bars = file_text(&at, "bars.csv");
    CHECK_TRUE(strstr(bars, "2,\"war\",\"principal\",2,,,1.6,2.4,\"PRINCIPAL\",,,1\n") != NULL,
               "a finding of the target");
    CHECK_TRUE(strstr(bars, "4,\"thank\",\"journalist\",-2,,,3.6,4.4,\"JOURNALIST\",,,0\n") != NULL,
               "none, of the reference");
    CHECK_TRUE(strstr(file_text(&at, "bars_caption.csv"), "open: may be by chance") != NULL,
               "the caption says what is open");
    workshop_close(&at);
}

static void test_scatter(void)
{
    workshop at = workshop_open();
    lec_chart_outcome outcome;
    lec_chart chart = two_groups;
    chart.name = "scatter";
    chart.shape = LEC_CHART_SCATTER;
    chart.across = "rate";
    chart.log_across = true;
    draw(&at, &chart, words_of_two_groups(at.arena), &outcome);
    CHECK_COUNT(outcome.shown, 6, "a rate of 0 has no place on the axis");
    CHECK_TRUE(has_line(&at, "scatter.csv", "2,2,\"PRINCIPAL\",1,1,\"war\""), "a finding");
    CHECK_TRUE(has_line(&at, "scatter.csv", "8,-2,\"JOURNALIST\",0,1,\"thank\""), "none");
    const char *labels = file_text(&at, "scatter_rows.csv");
    CHECK_TRUE(strstr(labels, "\"war\"") != NULL && strstr(labels, "\"peace\"") == NULL,
               "the labels of findings first");
    CHECK_TRUE(strstr(file_text(&at, "scatter_caption.csv"), "4 of 6 named") != NULL, "how many");
    workshop_close(&at);
}

/* Ranks where there is no column across: 1 for the largest of each series. */
static void test_ranks(void)
{
    workshop at = workshop_open();
    lec_chart chart = {.name = "ranks",
                       .shape = LEC_CHART_SCATTER,
                       .title = "Ranks",
                       .axis = "rank",
                       .up = "rate",
                       .value = "value",
                       .series = "role",
                       .log_across = true,
                       .log_up = true};
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "one", "principal", "war", "", 3);
    put(table, "one", "principal", "peace", "", 90);
    put(table, "one", "journalist", "peace", "", 2);
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_TRUE(has_line(&at, "ranks.csv", "1,90,\"PRINCIPAL\",1,1,\"\""), "the largest");
    CHECK_TRUE(has_line(&at, "ranks.csv", "2,3,\"PRINCIPAL\",1,1,\"\""), "the next");
    CHECK_TRUE(has_line(&at, "ranks.csv", "1,2,\"JOURNALIST\",1,1,\"\""), "of the others");
    workshop_close(&at);
}

static const lec_column edge_columns[] = {
    {"first", LEC_TEXT, "", NULL, NULL, NULL},    {"second", LEC_TEXT, "", NULL, NULL, NULL},
    {"weight", LEC_NUMBER, "", NULL, NULL, NULL}, {"one", LEC_COUNT, "", NULL, NULL, NULL},
    {"other", LEC_COUNT, "", NULL, NULL, NULL},   {"group", LEC_COUNT, "", NULL, NULL, NULL},
    {"others", LEC_COUNT, "", NULL, NULL, NULL},  {0},
};
static const lec_chart network_chart = {.name = "net",
                                        .shape = LEC_CHART_NETWORK,
                                        .title = "Ties",
                                        .axis = "",
                                        .label = "first",
                                        .across = "second",
                                        .value = "weight",
                                        .length = "one",
                                        .low = "other",
                                        .series = "group",
                                        .high = "others"};

static void put_edge(lec_table *table, const char *first, const char *second, double weight,
                     uint64_t group)
{
    lec_table_put_text(table, first);
    lec_table_put_text(table, second);
    lec_table_put_number(table, weight);
    lec_table_put_count(table, 10);
    lec_table_put_count(table, 40);
    lec_table_put_count(table, group);
    lec_table_put_count(table, group);
}

/* The first cells of a line, which are numbers. */
static void numbers_of(const char *line, double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *end = NULL;
        numbers[i] = strtod(line, &end);
        CHECK_TRUE(end != line, line);
        line = end + (*end == ',');
    }
}

/* The pixels of a node in the data. */
static void node_place(const workshop *at, const char *name, double place[3])
{
    const char *text = file_text(at, "net.csv");
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        const char *end = strchr(line, '\n');
        const char *found = strstr(line, lec_arena_format(at->arena, "\"%s\"", name));
        if (found == NULL || end == NULL || found > end) continue;
        numbers_of(line, place, 3);
        return;
    }
    CHECK_TRUE(false, name);
}

/* A chain a-b-c, d tied to nothing of it: neighbours are closer than what is two edges apart; the
 * same bytes in every run; the area says how often: 40 of 40 has a radius of 24, 10 half of it. */
static void test_network(void)
{
    workshop at = workshop_open();
    lec_table *table = lec_table_new(at.arena, edge_columns);
    put_edge(table, "a", "b", 0.5, 1);
    put_edge(table, "b", "c", 0.5, 1);
    put_edge(table, "d", "e", 0.25, 2);
    put_edge(table, "a", "nothing", 0, 3);
    lec_chart_outcome outcome;
    draw(&at, &network_chart, table, &outcome);
    CHECK_COUNT(outcome.shown, 5, "nodes with an edge");
    double a[3] = {0}, b[3] = {0}, c[3] = {0}, d[3] = {0};
    node_place(&at, "a", a);
    node_place(&at, "b", b);
    node_place(&at, "c", c);
    node_place(&at, "d", d);
    CHECK_NUMBER(b[2], 24, 0, "the radius of what is used most");
    CHECK_NUMBER(a[2], 12, 0, "... and of what is used a quarter as often");
    CHECK_TRUE(hypot(a[0] - b[0], a[1] - b[1]) < hypot(a[0] - c[0], a[1] - c[1]), "a chain");
    CHECK_TRUE(strstr(file_text(&at, "net.csv"), "\"COLOUR2\",\"d\",10,2") != NULL,
               "the colour of the group");
    CHECK_TRUE(strstr(file_text(&at, "net_columns.csv"), ",5,0.5\n") != NULL, "the widest edge");
    CHECK_TRUE(strstr(file_text(&at, "net_columns.csv"), ",3,0.25\n") != NULL, "half as wide");
    const char *before = file_text(&at, "net.csv");
    workshop_empty(&at);
    draw(&at, &network_chart, table, &outcome);
    CHECK_TEXT(file_text(&at, "net.csv"), before, "the same places in every run");
    workshop_close(&at);
}

/* More nodes than there is room for: the strongest, none of which lies upon another. */
static void test_dense_network(void)
{
    enum { NODES = 90, SHOWN = 60 };
    workshop at = workshop_open();
    uint64_t state = 7;
    lec_table *table = lec_table_new(at.arena, edge_columns);
    for (size_t i = 0; i < NODES; i++)
        for (size_t j = 0; j < i; j++)
            if (i - j == 1 || next_random(&state) % 40 == 0)
                put_edge(table, lec_arena_format(at.arena, "node %zu", i),
                         lec_arena_format(at.arena, "node %zu", j),
                         0.1 + (double)(next_random(&state) % 100) / 200, 1 + i % 9);
    lec_chart_outcome outcome;
    draw(&at, &network_chart, table, &outcome);
    CHECK_COUNT(outcome.shown, SHOWN, "as many as can be read");
    CHECK_COUNT(outcome.total, NODES, "of all");
    double x[SHOWN], y[SHOWN];
    size_t count = 0;
    const char *line = strchr(file_text(&at, "net.csv"), '\n');
    for (; line != NULL && line[1] != '\0' && count < SHOWN; line = strchr(line + 1, '\n')) {
        double place[2];
        numbers_of(line + 1, place, 2);
        x[count] = place[0];
        y[count++] = place[1];
    }
    CHECK_COUNT(count, SHOWN, "nodes in the data");
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            CHECK_TRUE(hypot(x[i] - x[j], y[i] - y[j]) > 8, "no node upon another");
    workshop_close(&at);
}

/* Strips of which it is doubtful whose they are are open: here `value` is the probability. */
static void test_doubtful_strips(void)
{
    workshop at = workshop_open();
    lec_chart chart = charts[1];
    chart.length = "high";
    chart.certainty = "value";
    chart.sure_from = 0.75;
    lec_table *table = lec_table_new(at.arena, columns);
    put(table, "one", "principal", "A", "", 0.75);
    put(table, "one", "principal", "A", "", 0.5);
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    const char *data = file_text(&at, "timeline.csv");
    CHECK_TRUE(strstr(data, "1,0,0.96825,\"PRINCIPAL\",1\n") != NULL, "sure enough");
    CHECK_TRUE(strstr(data, "\"PRINCIPAL\",0\n") != NULL, "doubtful");
    CHECK_TRUE(strstr(file_text(&at, "timeline_caption.csv"), "1 open: role or speaker doubtful") !=
                   NULL,
               "the caption counts them");
    workshop_close(&at);
}

/* However narrow the page, every concept of a study has its row and its column, with a number. */
static void test_narrow_matrix(void)
{
    enum { CONCEPTS = 60 };
    workshop at = workshop_open();
    lec_chart chart = charts[2];
    lec_chart_style style = lec_chart_style_default();
    style.width = 90;
    at.setting.style = &style;
    chart.mirrored = true;
    chart.found_by = "low";
    lec_table *table = lec_table_new(at.arena, columns);
    for (size_t i = 1; i < CONCEPTS; i++)
        put(table, "one", "all", lec_arena_format(at.arena, "concept %zu", i - 1),
            lec_arena_format(at.arena, "concept %zu", i), i == 1 ? 0.05 : 0.5);
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    CHECK_COUNT(outcome.shown, CONCEPTS, "none is left out");
    CHECK_TRUE(has_line(&at, "matrix_rows.csv", "60,\"concept 59  60\""), "with its number");
    CHECK_TRUE(strstr(file_text(&at, "matrix_columns.csv"), "1,\"1\",") != NULL, "below as well");
    /* low is 0.837 of the value: q of 0.04 and 0.42 */
    CHECK_TRUE(has_line(&at, "matrix.csv", "2,1,0.05,1,\"\""), "a finding");
    CHECK_TRUE(has_line(&at, "matrix.csv", "3,2,0.5,0,\"\""), "none");
    double width = 0, right = 0;
    const char *script = file_text(&at, "matrix.gp");
    numbers_of(strstr(script, "\nWIDTH = ") + strlen("\nWIDTH = "), &width, 1);
    numbers_of(strstr(script, "\nRIGHT = ") + strlen("\nRIGHT = "), &right, 1);
    CHECK_TRUE(right < width, "within the page");
    at.setting.style = NULL;
    workshop_close(&at);
}

/* lectern's own words are translated, those of texts and studies never. */
static void test_words_of_the_data(void)
{
    static const char *const own_words[] = {"date",       "all",  "principal",
                                            "journalist", "rank", "number"};
    workshop at = workshop_open();
    lec_chart_style style = lec_chart_style_default();
    style.language = "de";
    at.setting.style = &style;
    lec_table *table = lec_table_new(at.arena, columns);
    for (size_t i = 0; i < sizeof own_words / sizeof *own_words; i++)
        put(table, "one", i % 2 == 0 ? "principal" : "journalist", own_words[i], "", 1 + (double)i);
    put(table, "one", "other", "", "", 9);
    lec_chart_outcome outcome;
    draw(&at, &charts[0], table, &outcome);
    const char *rows = file_text(&at, "bars_rows.csv");
    for (size_t i = 0; i < sizeof own_words / sizeof *own_words; i++)
        CHECK_TRUE(strstr(rows, lec_arena_format(at.arena, "\"%s\"", own_words[i])) != NULL,
                   own_words[i]);
    CHECK_TRUE(strstr(rows, "\"(ohne Namen)\"") != NULL, "what stands for an empty cell is ours");
    const char *key = file_text(&at, "bars_key.csv");
    CHECK_TRUE(strstr(key, "\"Hauptperson\"") != NULL, "a role is a word of ours");
    CHECK_TRUE(strstr(key, "\"andere\"") != NULL, "a role is a word of ours");
    at.setting.style = NULL;
    workshop_close(&at);
}

/* Intervals of one point, and of a whole share, are not drawn but counted. */
static void test_mute_intervals(void)
{
    static const lec_column shares[] = {
        {"label", LEC_TEXT, "", NULL, NULL, NULL},
        {"value", LEC_NUMBER, "", NULL, NULL, NULL},
        {"low", LEC_NUMBER, "", NULL, NULL, NULL},
        {"high", LEC_NUMBER, "", NULL, NULL, NULL},
        {0},
    };
    static const double rows[][3] = {{1, 1, 1}, {0.5, 0, 1}, {0.25, 0.125, 0.5}};
    workshop at = workshop_open();
    lec_chart chart = charts[0];
    chart.series = NULL;
    chart.as_percent = true;
    lec_table *table = lec_table_new(at.arena, shares);
    for (size_t i = 0; i < 3; i++) {
        lec_table_put_text(table, lec_arena_format(at.arena, "row %zu", i));
        for (size_t c = 0; c < 3; c++) lec_table_put_number(table, rows[i][c]);
    }
    lec_chart_outcome outcome;
    draw(&at, &chart, table, &outcome);
    const char *data = file_text(&at, "bars.csv");
    CHECK_TRUE(strstr(data, "1,\"row 0\",\"\",1,,,") != NULL, "a point");
    CHECK_TRUE(strstr(data, "2,\"row 1\",\"\",0.5,,,") != NULL, "from 0 to 100 %");
    CHECK_TRUE(strstr(data, "3,\"row 2\",\"\",0.25,0.125,0.5,") != NULL, "one that says something");
    CHECK_TRUE(strstr(file_text(&at, "bars_caption.csv"), "2 intervals of one point") != NULL,
               "the caption counts them");
    workshop_close(&at);
}

const lec_test lec_tests_plots[] = {
    {"labels", test_labels},
    {"installed_glyphs", test_installed_glyphs},
    {"scripts_hold_only_numbers", test_scripts_hold_only_numbers},
    {"random_labels", test_random_labels},
    {"bars", test_bars},
    {"pooled_rows", test_pooled_rows},
    {"counted_bars", test_counted_bars},
    {"grouped_bars", test_grouped_bars},
    {"square_matrix", test_square_matrix},
    {"panels_beyond", test_panels_beyond},
    {"tree_labels", test_tree_labels},
    {"timeline_follows_on", test_timeline_follows_on},
    {"matrix", test_matrix},
    {"strips_side_by_side", test_strips_side_by_side},
    {"lines_by_date", test_lines_by_date},
    {"calendar", test_calendar},
    {"round_axes", test_round_axes},
    {"nothing_to_draw", test_nothing_to_draw},
    {"files_that_cannot_be_written", test_files_that_cannot_be_written},
    {"failing_gnuplots", test_failing_gnuplots},
    {"finding_gnuplot", test_finding_gnuplot},
    {"sandbox", test_sandbox},
    {"sandbox_files", test_sandbox_files},
    {"real_gnuplot", test_real_gnuplot},
    {"extreme_charts", test_extreme_charts},
    {"two_sides", test_two_sides},
    {"scatter", test_scatter},
    {"ranks", test_ranks},
    {"network", test_network},
    {"dense_network", test_dense_network},
    {"doubtful_strips", test_doubtful_strips},
    {"narrow_matrix", test_narrow_matrix},
    {"words_of_the_data", test_words_of_the_data},
    {"mute_intervals", test_mute_intervals},
    {0},
};
