/* SPDX-License-Identifier: GPL-3.0-or-later
 * script.c -- the gnuplot script: numbers, the common template, the template of the shape.
 *
 * @NAME@, @TITLE@, @NOTE@, @AXIS@ stand for the chart's own words, @TICS@ for the way its axis is
 * written; nothing else is filled in. Each script draws twice, as SVG and as PNG.
 */
#include "plots/drawing.h"

#include <assert.h>
#include <string.h>

static const char begin[] =
    "# Drawn by lectern. 'gnuplot @NAME@.gp', run in this folder, reads @NAME@.csv and the CSV\n"
    "# files beside it and makes @NAME@.svg and @NAME@.png. Change it as you like.\n"
    "\n"
    "# The numbers of this chart. Pixels count from the top left.\n";

static const char page[] =
    "\n"
    "# The style of all charts\n"
    "set encoding utf8\n"
    "set datafile separator comma\n"
    "set datafile columnheaders\n"
    "set decimalsign '.'\n"
    "set minussign\n"
    "INK = '#222222'; MUTED = '#5f6368'; GRID = '#d9d9d9'\n"
    "add(line, more) = strlen(line) > 0 ? line.'  ·  '.more : more\n"
    "NOTE = '@NOTE@'; AXIS = '@AXIS@'\n"
    "@ADD@"
    "if (SHOWN < TOTAL) { NOTE = add(NOTE, sprintf('%d of %d shown', SHOWN, TOTAL)) }\n"
    "\n"
    "do for [PICTURE = 1:2] {\n"
    "  if (PICTURE == 1) {\n"
    "    set terminal svg size WIDTH, HEIGHT fixed noenhanced font 'DejaVu Sans,12' "
    "fontscale 1.3333 background rgb 'white'\n"
    "    set output '@NAME@.svg'\n"
    "  } else {\n"
    "    set terminal pngcairo size 2*WIDTH, 2*HEIGHT noenhanced font 'DejaVu Sans,12' "
    "fontscale 2 linewidth 2 pointscale 2 background rgb 'white'\n"
    "    set output '@NAME@.png'\n"
    "  }\n"
    "  set multiplot\n"
    "\n"
    "  # The page: title, note, legend\n"
    "  unset border; unset tics; unset grid; unset arrow; unset colorbox; unset key\n"
    "  set lmargin at screen 0; set rmargin at screen 1\n"
    "  set tmargin at screen 1; set bmargin at screen 0\n"
    "  set xrange [0:WIDTH]; set yrange [HEIGHT:0]\n"
    "  set label 1 '@TITLE@' at first 18, first 34 left font 'DejaVu Sans Bold,15' "
    "textcolor rgb INK noenhanced\n"
    "  set label 2 NOTE at first 18, first 60 left font 'DejaVu Sans,11' textcolor rgb MUTED "
    "noenhanced\n"
    "  if (AXIS_Y > 0) {\n"
    "    set label 3 AXIS at first 0.5*(LEFT + RIGHT), first AXIS_Y center font 'DejaVu Sans,12' "
    "textcolor rgb MUTED noenhanced\n"
    "  }\n"
    "  if (KEY > 0) {\n"
    "    plot '@NAME@_key.csv' using 1:2:1:($1 + 14):($2 - 6):($2 + 6):4 with boxxyerror "
    "fillstyle solid noborder linecolor rgb variable, \\\n"
    "      '' using ($1 + 20):2:3 with labels left font 'DejaVu Sans,11' textcolor rgb INK\n"
    "  } else {\n"
    "    plot -1 linecolor rgb '#ffffff'\n"
    "  }\n"
    "  unset label\n"
    "\n"
    "  # The plot area\n"
    "  set lmargin at screen 1.0*LEFT/WIDTH; set rmargin at screen 1.0*RIGHT/WIDTH\n"
    "  set tmargin at screen 1.0 - 1.0*TOP/HEIGHT; set bmargin at screen 1.0 - 1.0*BOTTOM/HEIGHT\n";

static const char end[] = "  unset multiplot\n"
                          "}\n"
                          "unset output\n";

/* What the note says of each shape, beside the chart's own. */
static const char *const additions[] = {
    [LEC_CHART_BARS] =
        "clip(x) = x > TO ? TO : x < FROM ? FROM : x\n"
        "if (LEVEL > 0) { NOTE = add(NOTE, sprintf('thin lines: %g %% intervals', LEVEL)) }\n"
        "if (CLIPPED > 0) { NOTE = add(NOTE, '▸ goes beyond the axis') }\n",
    [LEC_CHART_TIMELINE] = "",
    [LEC_CHART_MATRIX] = "NOTE = add(NOTE, AXIS)\n"
                         "if (NEVER > 0) { NOTE = add(NOTE, 'grey: never together') }\n"
                         "if (EMPTY > 0) { NOTE = add(NOTE, 'empty: no value in the table') }\n",
    [LEC_CHART_STRIPS] =
        "if (CONFERENCES > 1) { AXIS = 'conferences side by side, each from its beginning to its "
        "end' }\n",
    [LEC_CHART_PANELS] =
        "if (LEVEL > 0) { NOTE = add(NOTE, sprintf('thin lines: %g %% intervals', LEVEL)) }\n"
        "if (UNDATED > 0) { NOTE = add(NOTE, sprintf('%d without a date left out', UNDATED)) }\n"
        "if (ZEROS > 0) { NOTE = add(NOTE, 'open: not used') }\n"
        "if (BEYOND > 0) { NOTE = add(NOTE, '▴ goes beyond the panel') }\n",
    [LEC_CHART_TREE] = "",
    [LEC_CHART_MAP] =
        "if (SHARE_ACROSS > 0) { NOTE = add(NOTE, sprintf('%.0f %% across and %.0f "
        "%% up of the differences', 100*SHARE_ACROSS, 100*SHARE_UP)) }\n"
        "if (ELLIPSES > 0) { NOTE = add(NOTE, sprintf('ellipses: %g %%', ELLIPSES)) "
        "}\n"
        "if (LEFT_OUT > 0) { NOTE = add(NOTE, sprintf('%d without room left out', LEFT_OUT)) }\n",
    [LEC_CHART_LINES] =
        "NOTE = add(NOTE, AXIS)\n"
        "if (LEVEL > 0) { NOTE = add(NOTE, sprintf('bands: %g %% intervals', LEVEL)) }\n"
        "if (UNDATED > 0) { NOTE = add(NOTE, sprintf('%d without a date left out', UNDATED)) }\n"
        "if (OWN_SCALES > 0) { NOTE = add(NOTE, 'each panel has its own scale') }\n",
    [LEC_CHART_PAIRS] = "",
    [LEC_CHART_SHARES] =
        "if (LEVEL > 0) { NOTE = add(NOTE, sprintf('black lines%s: %g %% interval of the lowest "
        "colour', ROWS > 1 ? ' in all' : '', LEVEL)) }\n",
};

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

static void put_template(lec_text *script, const lec_chart *chart, const char *template);

static void put_slot(lec_text *script, const lec_chart *chart, const char *slot, size_t length)
{
    const char *value_axis =
        chart->shape == LEC_CHART_LINES || chart->shape == LEC_CHART_PANELS ? "y" : "x";
    if (strncmp(slot, "NAME", length) == 0) put_words(script, chart->name);
    if (strncmp(slot, "TITLE", length) == 0) put_words(script, chart->title);
    if (strncmp(slot, "NOTE", length) == 0) put_words(script, chart->note);
    if (strncmp(slot, "AXIS", length) == 0) put_words(script, chart->axis);
    if (strncmp(slot, "ADD", length) == 0) put_template(script, chart, additions[chart->shape]);
    if (strncmp(slot, "TICS", length) != 0) return;
    if (chart->as_time)
        lec_text_format(script, "set %stics time format '%%tM:%%tS'; unset m%stics", value_axis,
                        value_axis);
    else
        lec_text_format(script, "set format %s '%%g%s'", value_axis,
                        chart->as_percent ? " %%" : "");
}

static void put_template(lec_text *script, const lec_chart *chart, const char *template)
{
    for (;;) {
        const char *slot = strchr(template, '@');
        if (slot == NULL) break;
        const char *slot_end = strchr(slot + 1, '@');
        assert(slot_end != NULL);
        lec_text_put_bytes(script, template, (size_t)(slot - template));
        put_slot(script, chart, slot + 1, (size_t)(slot_end - slot - 1));
        template = slot_end + 1;
    }
    lec_text_put(script, template);
}

lec_text lec_script(const lec_drawing *drawing, const char *shape_template)
{
    const lec_chart *chart = drawing->view.chart;
    lec_text script = {.arena = drawing->view.arena};
    put_template(&script, chart, begin);
    lec_text_put_bytes(&script, drawing->numbers.bytes.items, drawing->numbers.bytes.count);
    put_template(&script, chart, page);
    put_template(&script, chart, shape_template);
    lec_text_put(&script, end);
    return script;
}
