/* SPDX-License-Identifier: GPL-3.0-or-later
 * Axes of charts: dates, calendars, round numbers. Expected values are by hand from the contracts
 * in plots/ and core/chart.h. */
#include "plots/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/calendar.h"
#include "plots/drawing.h"
#include "tests/support/check.h"
#include "tests/support/drawn.h"

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

const lec_test lec_tests_chart_axes[] = {
    {"lines_by_date", test_lines_by_date},
    {"calendar", test_calendar},
    {"round_axes", test_round_axes},
    {0},
};
