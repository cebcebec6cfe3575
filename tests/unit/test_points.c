/* SPDX-License-Identifier: GPL-3.0-or-later
 * Charts of two sides, of points and of networks: which rows, which places. Expected values are by
 * hand from core/chart.h. */
#include "plots/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/drawn.h"

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

const lec_test lec_tests_points[] = {
    {"two_sides", test_two_sides},
    {"scatter", test_scatter},
    {"ranks", test_ranks},
    {"network", test_network},
    {"dense_network", test_dense_network},
    {0},
};
