/* SPDX-License-Identifier: GPL-3.0-or-later
 * script.c -- the gnuplot script: numbers, the common template, the template of the shape.
 *
 * @WORDS@ and @TEX_WORDS@ stand for the chart's own words, @TICS@ for the way its axis is written,
 * the others for what its style says; nothing else is filled in. A script draws once for each
 * format. TeX has data files of its own, whose labels are escaped (tex.h).
 */
#include "plots/drawing.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "plots/tex.h"

static const char begin[] =
    "# Drawn by lectern. 'gnuplot @NAME@.gp', run in this folder, reads @NAME@.csv and the CSV\n"
    "# files beside it and makes the pictures named in PICTURES. Change it as you like.\n"
    "\n"
    "PICTURES = '@PICTURES@' # of: svg png pdf tikz cairolatex; for EPS: pdftops -eps @NAME@.pdf\n"
    "\n"
    "# The words\n"
    "@WORDS@"
    "\n"
    "# The colours, by the names that they have in the column colour of the data\n"
    "@COLOURS@"
    "\n"
    "# Type and size on paper. A length of 1 in the chart is PAPER inches there.\n"
    "@TYPE@"
    "\n"
    "# The numbers of this chart. Pixels count from the top left.\n";

static const char page[] =
    "\n"
    "# The style of all charts\n"
    "set encoding utf8\n"
    "set datafile separator comma\n"
    "set datafile columnheaders\n"
    "set decimalsign '@DECIMAL@'\n"
    "INK = '#222222'; MUTED = '#5f6368'; GRID = '#d9d9d9'\n"
    "colour(c) = value(strcol(c))\n"
    "lighter(v) = 255 - (255 - v)*2/5\n"
    "pale(v) = 65536*lighter((v >> 16) & 255) + 256*lighter((v >> 8) & 255) + lighter(v & 255)\n"
    "DOTS = 96.0*PAPER # of a pixel\n"
    "\n"
    "do for [PICTURE in PICTURES] {\n"
    "  TEX = PICTURE eq 'tikz' || PICTURE eq 'cairolatex'\n"
    "  PART = '@NAME@'; MINUS = '−'; PERCENT = ' %%'; NUMBER = '%g'\n"
    "  set minussign\n"
    "  if (TEX) {\n"
    "    PART = '@NAME@_tex'; MINUS = '$-$'; PERCENT = '\\,\\%%'; NUMBER = '$%g$'\n"
    "    unset minussign\n"
    "@TEX_WORDS@"
    "  }\n"
    "  DATA = PART.'.csv'; ROWS_DATA = PART.'_rows.csv'; COLUMNS_DATA = PART.'_columns.csv'\n"
    "  KEY_DATA = PART.'_key.csv'; CAPTION_DATA = PART.'_caption.csv'\n"
    "  PLAIN = TEX ? '' : FONT; BOLD = TEX ? '\\bfseries' : FONT.' Bold'\n"
    "  HEAD = BOLD.',15'; STRONG = BOLD.',11'; NORMAL = PLAIN.',12'; SMALL = PLAIN.',11'\n"
    "  LITTLE = PLAIN.',10'; TINY = PLAIN.',9'\n"
    "  if (PICTURE eq 'svg') {\n"
    "    set terminal svg size WIDTH, HEIGHT fixed noenhanced font NORMAL "
    "fontscale 1.3333 background rgb 'white'\n"
    "    set output '@NAME@.svg'\n"
    "  }\n"
    "  if (PICTURE eq 'png') {\n"
    "    set terminal pngcairo size int(PIXELS*WIDTH), int(PIXELS*HEIGHT) noenhanced font NORMAL "
    "fontscale PIXELS linewidth PIXELS pointscale PIXELS background rgb 'white'\n"
    "    set output '@NAME@.png'\n"
    "  }\n"
    "  if (PICTURE eq 'pdf') {\n"
    "    set terminal pdfcairo size PAPER*WIDTH, PAPER*HEIGHT noenhanced font NORMAL "
    "fontscale 0.75*DOTS linewidth 2*DOTS pointscale DOTS background rgb 'white'\n"
    "    set output '@NAME@.pdf'\n"
    "  }\n"
    "  if (PICTURE eq 'tikz') {\n"
    "    set terminal tikz size @INCHES@ font ',12' fontscale @SCALE@ linewidth @SCALE@ "
    "background rgb 'white'\n"
    "    set output '@NAME@_tikz.tex'\n"
    "  }\n"
    "  if (PICTURE eq 'cairolatex') {\n"
    "    set terminal cairolatex pdf input size @INCHES@ font ',12' fontscale DOTS "
    "linewidth 2*DOTS pointscale DOTS background rgb 'white'\n"
    "    set output '@NAME@_latex.tex'\n"
    "  }\n"
    "  set multiplot\n"
    "\n"
    "  # The page: title, note, legend\n"
    "  unset border; unset tics; unset grid; unset arrow; unset colorbox; unset key\n"
    "  set lmargin at screen 0; set rmargin at screen 1\n"
    "  set tmargin at screen 1; set bmargin at screen 0\n"
    "  set xrange [0:WIDTH]; set yrange [HEIGHT:0]\n"
    "@LABELS@"
    "  if (KEY > 0) {\n"
    "    plot KEY_DATA using 1:2:1:($1 + 14):($2 - 6):($2 + 6):(colour(4)) with boxxyerror "
    "fillstyle solid noborder linecolor rgb variable, \\\n"
    "      '' using ($1 + 20):2:3 with labels left font SMALL textcolor rgb INK\n"
    "  } else {\n"
    "    plot -1 linecolor rgb '#ffffff'\n"
    "  }\n"
    "  unset label\n"
    "  if (CAPTION > 0) {\n"
    "    plot CAPTION_DATA using 1:2:3 with labels left font TINY textcolor rgb MUTED\n"
    "  }\n"
    "\n"
    "  # The plot area\n"
    "  set lmargin at screen 1.0*LEFT/WIDTH; set rmargin at screen 1.0*RIGHT/WIDTH\n"
    "  set tmargin at screen 1.0 - 1.0*TOP/HEIGHT; set bmargin at screen 1.0 - 1.0*BOTTOM/HEIGHT\n";

static const char end[] = "  unset multiplot\n"
                          "  unset output\n"
                          "}\n";

/* Our own words in single quotes: an apostrophe becomes a typographic one, and nothing that could
 * end or leave the quotes is allowed. */
static void put_words(lec_text *script, const char *words)
{
    for (; words != NULL && *words != '\0'; words++) {
        assert(strchr("`\"\\@", *words) == NULL && (unsigned char)*words >= 0x20);
        if (*words == '\'')
            lec_text_put(script, "’");
        else
            lec_text_put_bytes(script, words, 1);
    }
}

/* --- the words ------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    const lec_lines *lines;
} named_lines;

/* NAME_1 = 'first line' ...; with `tex` as TeX sets them. */
static void put_lines(lec_text *script, const named_lines *of, bool tex)
{
    for (size_t i = 0; i < of->lines->count; i++) {
        lec_text_format(script, "%s%s_%zu = '", tex ? "    " : "", of->name, i + 1);
        lec_text words = {.arena = script->arena};
        put_words(&words, of->lines->items[i]);
        lec_text_put_bytes(&words, "", 1);
        if (tex)
            lec_tex_put(script, words.bytes.items);
        else
            lec_text_put(script, words.bytes.items);
        lec_text_put(script, "'\n");
    }
}

static void put_all_words(lec_text *script, const lec_drawing *drawing, bool tex)
{
    const named_lines all[] = {{"TITLE", &drawing->title_lines},
                               {"NOTE", &drawing->note_lines},
                               {"AXIS", &drawing->axis_lines}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) put_lines(script, &all[i], tex);
}

/* Where the lines stand (see drawing.h). */
static void put_labels(lec_text *script, const lec_drawing *drawing)
{
    size_t label = 1;
    double y = 34;
    for (size_t i = 0; i < drawing->title_lines.count; i++, y += LEC_TITLE_LINE)
        lec_text_format(script,
                        "  set label %zu TITLE_%zu at first 18, first %g left font HEAD textcolor "
                        "rgb INK noenhanced\n",
                        label++, i + 1, y);
    for (size_t i = 0; i < drawing->note_lines.count; i++)
        lec_text_format(script,
                        "  set label %zu NOTE_%zu at first 18, first %g left font SMALL textcolor "
                        "rgb MUTED noenhanced\n",
                        label++, i + 1, y + 1 + LEC_NOTE_LINE * (double)i);
    for (size_t i = 0; i < drawing->axis_lines.count; i++)
        lec_text_format(script,
                        "  set label %zu AXIS_%zu at first %.1f, first %.1f center font NORMAL "
                        "textcolor rgb MUTED noenhanced\n",
                        label++, i + 1, drawing->axis_x,
                        drawing->axis_y + LEC_TITLE_LINE * (double)i);
}

/* --- type and formats ------------------------------------------------------------------------ */

static void put_pictures(lec_text *script, const lec_chart_style *style)
{
    const char *space = "";
    for (size_t f = 0; f < LEC_PICTURE_FORMATS; f++) {
        const bool is_basis = f == LEC_PICTURE_PDF && style->formats[LEC_PICTURE_EPS];
        if (f == LEC_PICTURE_EPS || (!style->formats[f] && !is_basis)) continue;
        lec_text_format(script, "%s%s", space, lec_picture_format_names[f]);
        space = " ";
    }
}

/* The page on paper: some terminals take no expression there. */
static void put_inches(lec_text *script, const lec_drawing *drawing)
{
    const double inches = lec_chart_points(&drawing->view.style) / 12 / 96;
    lec_text_format(script, "%.3fin,%.3fin", inches * drawing->width,
                    inches * ceil(drawing->height));
}

/* 300 dots an inch where the width is given, else two for each pixel. */
static void put_type(lec_text *script, const lec_drawing *drawing)
{
    const lec_chart_style *style = &drawing->view.style;
    const double inches = lec_chart_points(style) / 12 / 96;
    lec_text_format(script, "FONT = '%s'\nPAPER = %.12g\nPIXELS = %.12g\n", style->font, inches,
                    style->width > 0 ? 300 * inches : 2);
}

/* --- templates ------------------------------------------------------------------------------- */

static void put_tics(lec_text *script, const lec_chart *chart)
{
    const char *value_axis =
        chart->shape == LEC_CHART_LINES || chart->shape == LEC_CHART_PANELS ? "y" : "x";
    if (chart->as_time)
        lec_text_format(script, "set %stics time format '%%tM:%%tS'; unset m%stics", value_axis,
                        value_axis);
    else
        lec_text_format(script, "set format %s NUMBER%s", value_axis,
                        chart->as_percent ? ".PERCENT" : "");
}

static bool is_slot(const char *slot, size_t length, const char *name)
{
    return length == strlen(name) && strncmp(slot, name, length) == 0;
}

static void put_slot(lec_text *script, const lec_drawing *drawing, const char *slot, size_t length)
{
    const lec_chart *chart = drawing->view.chart;
    const lec_chart_style *style = &drawing->view.style;
    const bool tex = style->formats[LEC_PICTURE_TIKZ] || style->formats[LEC_PICTURE_CAIROLATEX];
    const bool points = strcmp(style->language, lec_chart_languages[0]) == 0;
    if (is_slot(slot, length, "NAME")) put_words(script, chart->name);
    if (is_slot(slot, length, "PICTURES")) put_pictures(script, style);
    if (is_slot(slot, length, "WORDS")) put_all_words(script, drawing, false);
    if (is_slot(slot, length, "TEX_WORDS") && tex) put_all_words(script, drawing, true);
    if (is_slot(slot, length, "LABELS")) put_labels(script, drawing);
    if (is_slot(slot, length, "COLOURS")) lec_put_colours(script, &style->palette);
    if (is_slot(slot, length, "INCHES")) put_inches(script, drawing);
    if (is_slot(slot, length, "SCALE"))
        lec_text_format(script, "%.4f", lec_chart_points(style) / 12);
    if (is_slot(slot, length, "TYPE")) put_type(script, drawing);
    if (is_slot(slot, length, "DECIMAL")) lec_text_put(script, points ? "." : ",");
    if (is_slot(slot, length, "DIVERGING")) lec_text_put(script, style->palette.diverging);
    if (is_slot(slot, length, "RISING")) lec_text_put(script, style->palette.rising);
    if (is_slot(slot, length, "FITTED")) lec_text_put(script, style->palette.fitted);
    if (is_slot(slot, length, "TICS")) put_tics(script, chart);
}

static void put_template(lec_text *script, const lec_drawing *drawing, const char *template)
{
    for (;;) {
        const char *slot = strchr(template, '@');
        if (slot == NULL) break;
        const char *slot_end = strchr(slot + 1, '@');
        assert(slot_end != NULL);
        lec_text_put_bytes(script, template, (size_t)(slot - template));
        put_slot(script, drawing, slot + 1, (size_t)(slot_end - slot - 1));
        template = slot_end + 1;
    }
    lec_text_put(script, template);
}

lec_text lec_script(const lec_drawing *drawing, const char *shape_template)
{
    lec_text script = {.arena = drawing->view.arena};
    put_template(&script, drawing, begin);
    lec_text_put_bytes(&script, drawing->numbers.bytes.items, drawing->numbers.bytes.count);
    put_template(&script, drawing, page);
    put_template(&script, drawing, shape_template);
    lec_text_put(&script, end);
    return script;
}
