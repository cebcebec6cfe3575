/* SPDX-License-Identifier: GPL-3.0-or-later
 * A gnuplot that fails, is none, is asked to write and to run what it must not, and the real one.
 */
#include "plots/plot.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/program.h"
#include "core/sandbox.h"
#include "plots/drawing.h"
#include "tests/support/check.h"
#include "tests/support/drawn.h"

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

const lec_test lec_tests_gnuplot[] = {
    {"failing_gnuplots", test_failing_gnuplots},
    {"finding_gnuplot", test_finding_gnuplot},
    {"sandbox", test_sandbox},
    {"sandbox_files", test_sandbox_files},
    {"real_gnuplot", test_real_gnuplot},
    {"extreme_charts", test_extreme_charts},
    {0},
};
