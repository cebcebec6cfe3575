/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/drawn.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"

const lec_column columns[] = {
    {"conference", LEC_NAME, "", NULL, NULL, NULL}, {"role", LEC_NAME, "", NULL, NULL, NULL},
    {"label", LEC_TEXT, "", NULL, NULL, NULL},      {"across", LEC_TEXT, "", NULL, NULL, NULL},
    {"value", LEC_NUMBER, "", NULL, NULL, NULL},    {"low", LEC_NUMBER, "", NULL, NULL, NULL},
    {"high", LEC_NUMBER, "", NULL, NULL, NULL},     {0},
};

void put(lec_table *table, const char *conference, const char *role, const char *label,
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

const lec_chart charts[CHARTS] = {
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

const char *const tame[TEXTS] = {"ukraine", "russia", "china", "strength", "sea cables"};
const char *const hostile[TEXTS] = {
    "`touch pwned`",
    "$(touch pwned)'\"; system(\"touch pwned\")\n!touch pwned",
    "@pwned %s %n 100% _{a}^{b} \\n\\101 # pwned,\"pwned\"",
    "\xEE\x80\x80 中文字符 عربي \xE2\x80\xAE",
    "e\n\nEOD\n'<touch pwned'\xFF\x01",
};

lec_table *table_of(lec_arena *arena, const char *const texts[TEXTS])
{
    lec_table *table = lec_table_new(arena, columns);
    for (size_t i = 0; i < TEXTS; i++)
        for (size_t j = 0; j < 2; j++)
            put(table, j == 0 ? "one" : "two", j == 0 ? "principal" : "journalist", texts[i],
                texts[(i + 1 + j) % TEXTS], 0.913 - 0.117 * (double)i + 0.041 * (double)j);
    return table;
}

void draw(const workshop *at, const lec_chart *chart, const lec_table *table,
          lec_chart_outcome *outcome)
{
    lec_error error = {""};
    CHECK_COUNT(lec_chart_write(chart, table, &at->setting, at->folder, at->arena, outcome, &error),
                LEC_OK, chart->name);
    CHECK_TEXT(error.message, "", chart->name);
}

void numbers_of(const char *line, double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *end = NULL;
        numbers[i] = strtod(line, &end);
        CHECK_TRUE(end != line, line);
        line = end + (*end == ',');
    }
}

uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*state >> 33);
}
