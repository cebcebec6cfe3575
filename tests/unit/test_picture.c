/* SPDX-License-Identifier: GPL-3.0-or-later
 * What becomes of the pictures that gnuplot left: titles, fonts, sizes and dates by hand from the
 * bytes. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include "plots/picture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/program.h"
#include "tests/support/check.h"
#include "tests/support/workshop.h"

#define INCOMPLETE                                                                                 \
    ": gnuplot left no whole picture; make room on the disk, or run its script by hand to see "    \
    "what it says"

/* What the file holds afterwards, or the message. */
static const char *finished(const workshop *at, const char *name, const char *text,
                            lec_picture_format format, double width)
{
    lec_chart_style style = lec_chart_style_default();
    style.width = width;
    style.font = "DejaVu Sans";
    const lec_picture_about about = {"x", "Peace & <war>", &style};
    lec_error error = {""};
    if (text != NULL) file_put(at, name, text, 0644);
    if (lec_picture_finish(at->folder, &about, format, at->arena, &error) == LEC_OK)
        return file_text(at, name);
    return lec_arena_text(at->arena, error.message, strlen(error.message));
}

#define TOLD                                                                                       \
    " role=\"img\" aria-labelledby=\"x-title x-desc\">\n<title id=\"x-title\">Peace &amp; "        \
    "&lt;war></title>\n"                                                                           \
    "<desc id=\"x-desc\">The numbers of this chart are in x.csv.</desc>"

static void test_svg(void)
{
    static const struct {
        const char *what, *text;
        double width;
        const char *is;
    } cases[] = {
        {"its own title goes, fonts get others to fall back on",
         "<?xml?>\n<svg width=\"9\"><title>Gnuplot</title><desc>Produced by GNUPLOT 5</desc><g "
         "font-family=\"DejaVu Sans\"/><g "
         "font-family=\"Mine\"/></svg>\n \n",
         0,
         "<?xml?>\n<svg width=\"9\"" TOLD "<g font-family=\"DejaVu Sans, Verdana, sans-serif\"/><g "
         "font-family=\"Mine\"/></svg>\n \n"},
        {"another's title stays, and a description without an end",
         "<svg><title>Mine</title><desc>Produced by GNUPLOT</svg>", 0,
         "<svg" TOLD "<title>Mine</title><desc>Produced by GNUPLOT</svg>"},
        {"a width on paper", "<svg \n width=\"400\" height=\"200\" viewBox=\"0 0 400 200\"></svg>",
         170, "<svg \n width=\"170mm\" height=\"85.00mm\" viewBox=\"0 0 400 200\"" TOLD "</svg>"},
        {"no width on paper without a view", "<svg width=\"400\" height=\"200\"></svg>", 170,
         "<svg width=\"400\" height=\"200\"" TOLD "</svg>"},
        {"... without a height", "<svg width=\"400\" viewBox=\"0 0 1 1\"></svg>", 170,
         "<svg width=\"400\" viewBox=\"0 0 1 1\"" TOLD "</svg>"},
        {"... of no size", "<svg width=\"0\" height=\"200\" viewBox=\"0 0 1 1\"></svg>", 170,
         "<svg width=\"0\" height=\"200\" viewBox=\"0 0 1 1\"" TOLD "</svg>"},
        {"... without a width", "<svg height=\"200\" viewBox=\"0 0 1 1\"></svg>", 170,
         "<svg height=\"200\" viewBox=\"0 0 1 1\"" TOLD "</svg>"},
        {"cut short", "<svg width=\"9\"><g>", 0, "x.svg" INCOMPLETE},
        {"no picture", "words </svg>", 0, "x.svg" INCOMPLETE},
        {"a tag without an end", "<svg </svg", 0, "x.svg" INCOMPLETE},
        {"nothing", "", 0, "x.svg" INCOMPLETE},
        {"not there", NULL, 0, "x.svg" INCOMPLETE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        workshop at = workshop_open();
        CHECK_TEXT(finished(&at, "x.svg", cases[i].text, LEC_PICTURE_SVG, cases[i].width),
                   cases[i].is, cases[i].what);
        workshop_close(&at);
    }
}

/* The moment at which it was made stands in none; the other bytes are where they were. */
static void test_dates(void)
{
    static const struct {
        const char *what;
        lec_picture_format format;
        const char *name, *text, *is;
    } cases[] = {
        {"a date with a zone", LEC_PICTURE_PDF, "x.pdf",
         "%PDF-1.5 /CreationDate (D:20261130003236+01'00) and more of it %%EOF\n",
         "%PDF-1.5 /CreationDate (D:19800101000000+00'00) and more of it %%EOF\n"},
        {"a date whose bracket never closes", LEC_PICTURE_PDF, "x.pdf",
         "%PDF-1.5 /CreationDate (D:20261130003236Z 1 %%EOF",
         "%PDF-1.5 /CreationDate (D:19800101000000Z 0 %%EOF"},
        {"no date", LEC_PICTURE_PDF, "x.pdf", "%PDF-1.5 D:2026 %%EOF", "%PDF-1.5 D:2026 %%EOF"},
        {"cut short", LEC_PICTURE_PDF, "x.pdf", "%PDF-1.5 /Crea", "x.pdf" INCOMPLETE},
        {"too short for both ends", LEC_PICTURE_PDF, "x.pdf", "%PDF%EOF", "x.pdf" INCOMPLETE},
        {"TeX", LEC_PICTURE_TIKZ, "x_tikz.tex",
         "\\begin{tikzpicture}\n%% Mon Nov 30 01:02:03 2026\n%% Sunday\n\\end{tikzpicture}\n%% "
         "gnuplot variables",
         "\\begin{tikzpicture}\n%% Sunday\n\\end{tikzpicture}\n%% gnuplot variables"},
        {"TeX and a PDF that is not there", LEC_PICTURE_CAIROLATEX, "x_latex.tex",
         "% GNUPLOT: LaTeX\n\\endgroup\n", "x_latex.pdf" INCOMPLETE},
        {"no PDF to make it of", LEC_PICTURE_EPS, "x.eps", NULL,
         "x.eps: there is no pdftops on PATH; install poppler-utils"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        workshop at = workshop_open();
        CHECK_TEXT(finished(&at, cases[i].name, cases[i].text, cases[i].format, 0), cases[i].is,
                   cases[i].what);
        workshop_close(&at);
    }
}

static void test_no_file(void)
{
    workshop at = workshop_open();
    CHECK_COUNT((uint64_t)mkdirat(at.folder, "x.png", 0755), 0, "a folder of its name");
    CHECK_TEXT(finished(&at, "x.png", NULL, LEC_PICTURE_PNG, 0), "x.png" INCOMPLETE, "a folder");
    CHECK_COUNT((uint64_t)symlinkat("/etc/passwd", at.folder, "x.pdf"), 0, "a link");
    CHECK_TEXT(finished(&at, "x.pdf", NULL, LEC_PICTURE_PDF, 0),
               "x.pdf: cannot be read: Too many levels of symbolic links", "a link");
    workshop_close(&at);
}

static void test_failing_pdftops(void)
{
    workshop at = workshop_open();
    if (lec_program_find("pdftops", at.arena) == NULL) {
        workshop_close(&at);
        SKIP("no pdftops");
    }
    file_put(&at, "x.pdf", "no PDF", 0644);
    const char *said = finished(&at, "x.eps", NULL, LEC_PICTURE_EPS, 0);
    CHECK_TRUE(strncmp(said, "x.eps: pdftops failed: ", 23) == 0, said);
    workshop_close(&at);
}

const lec_test lec_tests_picture[] = {{"svg", test_svg},
                                      {"dates", test_dates},
                                      {"no_file", test_no_file},
                                      {"failing_pdftops", test_failing_pdftops},
                                      {0}};
