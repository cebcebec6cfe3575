/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_chart_style.c -- looks of charts: what may be said, what is written, in every language; and
 * labels for TeX. Expected values are by hand from core/chart_style.h and plots/tex.h. */
#include "core/chart_style.h"

#include <stdio.h>
#include <string.h>

#include "analysis/analysis.h"
#include "plots/tex.h"
#include "plots/words.h"
#include "tests/support/check.h"

static void test_settings(void)
{
    static const struct {
        lec_chart_setting_name name;
        const char *value;
        bool fits;
    } cases[] = {
        {LEC_CHART_PALETTE, "grey", true},
        {LEC_CHART_PALETTE, "gray50", false},
        {LEC_CHART_COLOURS, "principal=#003399, journalist=#CC6600", true},
        {LEC_CHART_COLOURS, "principal=003399", false},
        {LEC_CHART_COLOURS, "principal=#00339", false},
        {LEC_CHART_COLOURS, "chair=#003399", false},
        {LEC_CHART_COLOURS, "principal", false},
        {LEC_CHART_COLOURS, "principal=#00339g", false},
        {LEC_CHART_COLOURS, "principal=#0033991", false},
        {LEC_CHART_COLOURS, " principal=#003399 ,", false},
        {LEC_CHART_COLOURS, "   ", false},
        {LEC_CHART_LANGUAGE, "de", true},
        {LEC_CHART_LANGUAGE, "xx", false},
        {LEC_CHART_WIDTH, "85", true},
        {LEC_CHART_WIDTH, "180 mm", true},
        {LEC_CHART_WIDTH, "85cm", false},
        {LEC_CHART_WIDTH, "5", false},
        {LEC_CHART_WIDTH, "90mm", true},
        {LEC_CHART_WIDTH, "", false},
        {LEC_CHART_WIDTH, "mm", false},
        {LEC_CHART_WIDTH, "5000", false},
        {LEC_CHART_WIDTH, "nan", false},
        {LEC_CHART_FONT, "Liberation Sans", true},
        {LEC_CHART_FONT, "Liberation Sans, 7.5", true},
        {LEC_CHART_FONT, ",9", true},
        {LEC_CHART_FONT, "", false},
        {LEC_CHART_FONT, "Sans'; system('x')", false},
        {LEC_CHART_FONT, "Sans,900", false},
        {LEC_CHART_FONT, "Sans,", false},
        {LEC_CHART_FONT, ",", false},
        {LEC_CHART_FONT, "Sans,8pt", false},
        {LEC_CHART_FONT, "Sans,0.5", false},
        {LEC_CHART_FONT, "Sans,nan", false},
        {LEC_CHART_FONT, "Sans;,8", false},
        {LEC_CHART_FONT,
         "A family whose name is longer than any that is in use anywhere, and then some more",
         false},
        {LEC_CHART_FORMAT, "svg, pdf,tikz", true},
        {LEC_CHART_FORMAT, "svg,gif", false},
        {LEC_CHART_FORMAT, "", false},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_chart_style style = lec_chart_style_default();
        lec_error error = {""};
        const bool fits =
            lec_chart_style_set(&style, cases[i].name, cases[i].value, arena, &error) == LEC_OK;
        CHECK_TRUE(fits == cases[i].fits, cases[i].value);
        CHECK_TRUE(fits || error.message[0] != '\0', cases[i].value);
    }
    lec_arena_free(arena);
}

static void test_what_is_set(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_chart_style style = lec_chart_style_default();
    CHECK_NUMBER(lec_chart_points(&style), 12, 0, "as the page has it");
    CHECK_COUNT(lec_chart_style_set(&style, LEC_CHART_WIDTH, "85", arena, &error), LEC_OK, "85");
    CHECK_NUMBER(lec_chart_points(&style), 8, 0, "on paper");
    CHECK_COUNT(lec_chart_style_set(&style, LEC_CHART_FONT, ",7", arena, &error), LEC_OK, ",7");
    CHECK_NUMBER(lec_chart_points(&style), 7, 0, "as asked");
    CHECK_TEXT(style.font, "DejaVu Sans", "the family stays");
    CHECK_COUNT(lec_chart_style_set(&style, LEC_CHART_COLOURS, "journalist=#cc6600", arena, &error),
                LEC_OK, "a colour");
    CHECK_COUNT(style.palette.role[LEC_ROLE_JOURNALIST], 0xCC6600, "of one role");
    CHECK_COUNT(style.palette.role[LEC_ROLE_PRINCIPAL], 0x0072B2, "the others stay");
    CHECK_COUNT(lec_chart_style_set(&style, LEC_CHART_FORMAT, "eps", arena, &error), LEC_OK, "eps");
    CHECK_TRUE(style.formats[LEC_PICTURE_EPS] && !style.formats[LEC_PICTURE_PNG], "only these");
    lec_arena_free(arena);
}

/* --- words ----------------------------------------------------------------------------------- */

static void check_words(const char *language, const char *english)
{
    if (english == NULL || english[0] == '\0') return;
    CHECK_TRUE(lec_words_of(language, english) != NULL, english);
}

/* Every chart that is declared has its words in every language. */
static void test_words(void)
{
    for (size_t l = 0; lec_chart_languages[l] != NULL; l++) {
        const char *language = lec_chart_languages[l];
        for (size_t i = 0; i < LEC_NOTES; i++) check_words(language, lec_notes[i]);
        for (int role = 0; role < LEC_ROLE_COUNT; role++)
            CHECK_TRUE(l == 0 || strcmp(lec_name_in(language, lec_role_name((lec_role)role)),
                                        lec_role_name((lec_role)role)) != 0,
                       "a role is called something else");
        for (size_t i = 0; lec_analyses[i].analysis != NULL; i++) {
            const lec_chart *chart = lec_analyses[i].analysis->charts;
            for (; chart != NULL && chart->name != NULL; chart++) {
                check_words(language, chart->title);
                check_words(language, chart->note);
                check_words(language, chart->axis);
                check_words(language, chart->up);
            }
        }
    }
}

/* docs/gallery.md names every chart that is declared. */
static void test_gallery(void)
{
    lec_arena *arena = lec_arena_new();
    char path[4096];
    snprintf(path, sizeof path, "%s/docs/gallery.md", LECTERN_SOURCE_DIR);
    FILE *file = fopen(path, "r");
    CHECK_TRUE(file != NULL, path);
    char *text = lec_new(arena, char, 1 << 16);
    if (file != NULL) {
        CHECK_TRUE(fread(text, 1, (1 << 16) - 1, file) > 0, path);
        fclose(file);
    }
    for (size_t i = 0; lec_analyses[i].analysis != NULL; i++) {
        const lec_chart *chart = lec_analyses[i].analysis->charts;
        for (; chart != NULL && chart->name != NULL; chart++) {
            const bool is_listed =
                strstr(text, lec_arena_format(arena, "    %s: ", chart->name)) != NULL ||
                strstr(text, lec_arena_format(arena, "`%s`", chart->name)) != NULL;
            CHECK_TRUE(is_listed,
                       lec_arena_format(arena, "%s is not in docs/gallery.md", chart->name));
        }
    }
    lec_arena_free(arena);
}

/* No {} is lost on the way. */
static void test_slots(void)
{
    for (const lec_translation *of = lec_words_de; of->english != NULL; of++) {
        size_t slots[2] = {0, 0};
        const char *const texts[] = {of->english, of->words};
        for (size_t i = 0; i < 2; i++)
            for (const char *at = texts[i]; (at = strstr(at, "{}")) != NULL; at += 2) slots[i]++;
        CHECK_COUNT(slots[1], slots[0], of->english);
    }
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(lec_filled(arena, "{} of {} shown", "3", "12"), "3 of 12 shown", "in their order");
    lec_arena_free(arena);
}

/* --- TeX ------------------------------------------------------------------------------------- */

static void test_tex(void)
{
    static const struct {
        const char *text, *tex;
    } cases[] = {
        {"", ""},
        {"Jens Stoltenberg (NATO), 3.5", "Jens Stoltenberg (NATO), 3.5"},
        {"\\input{/etc/passwd}", "\\textbackslash{}input\\{{}/etc/passwd\\}{}"},
        {"50 % & more_of #1 $x^2~", "50 \\%{} \\&{} more\\_{}of \\#{}1 \\${}x\\textasciicircum{}2"
                                    "\\textasciitilde{}"},
        {"a^^5cb", "a\\textasciicircum{}\\textasciicircum{}5cb"},
        {"<b>|`[x]@", "\\textless{}b\\textgreater{}\\textbar{}\\textasciigrave{}\\char91{}x"
                      "\\char93{}\\char64{}"},
        {"Müller, Łukasz", "Müller, Łukasz"},
        {"−0.5", "\\ensuremath{-}0.5"},
        {"из 中文 a", "\\ifdefined\\Umathchar{}из\\else?\\fi{} \\ifdefined\\Umathchar{}中文"
                      "\\else?\\fi{} a"},
        {"x\xFFy\nz", "xyz"},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_text out = {.arena = arena};
        lec_tex_put(&out, cases[i].text);
        lec_text_put_bytes(&out, "", 1);
        CHECK_TEXT(out.bytes.items, cases[i].tex, cases[i].text);
    }
    lec_text csv = {.arena = arena};
    lec_text_cell(&csv, "a\\b,c");
    lec_text_cell_number(&csv, 2.5);
    lec_text_cell(&csv, "50 %");
    lec_text_end_row(&csv);
    lec_text tex = lec_tex_csv(&csv);
    lec_text_put_bytes(&tex, "", 1);
    CHECK_TEXT(tex.bytes.items, "\"a\\\\textbackslash{}b,c\",2.5,\"50 \\\\%{}\"\n",
               "cells are escaped, and their backslashes doubled for gnuplot");
    lec_arena_free(arena);
}

const lec_test lec_tests_chart_style[] = {
    {"settings", test_settings},
    {"what_is_set", test_what_is_set},
    {"words", test_words},
    {"slots", test_slots},
    {"gallery", test_gallery},
    {"tex", test_tex},
    {0},
};
