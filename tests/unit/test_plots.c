/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which rows of a table a chart draws, and the files it writes. Expected values are by hand from
 * the contracts in plots/ and core/chart.h, unless said otherwise. */
#include "plots/plot.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "tests/support/check.h"
#include "tests/support/drawn.h"

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
    {"nothing_to_draw", test_nothing_to_draw},
    {"files_that_cannot_be_written", test_files_that_cannot_be_written},
    {"doubtful_strips", test_doubtful_strips},
    {"narrow_matrix", test_narrow_matrix},
    {"words_of_the_data", test_words_of_the_data},
    {"mute_intervals", test_mute_intervals},
    {0},
};
