/* SPDX-License-Identifier: GPL-3.0-or-later
 * chart_style.h -- how charts look: colours, language, width, type, and the files they are drawn
 * to. Said in the study (`charts:`) or by options; each setting by name, as text.
 */
#ifndef LEC_CORE_CHART_STYLE_H
#define LEC_CORE_CHART_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/corpus.h"
#include "core/status.h"

/* What a chart can be drawn to. TeX: a file to \input, whose labels are set by TeX. */
typedef enum {
    LEC_PICTURE_SVG,
    LEC_PICTURE_PNG,
    LEC_PICTURE_PDF,
    LEC_PICTURE_EPS,        /* made from the PDF, which is there as well */
    LEC_PICTURE_TIKZ,       /* NAME_tikz.tex, for gnuplot-lua-tikz.sty */
    LEC_PICTURE_CAIROLATEX, /* NAME_latex.tex and NAME_latex.pdf, for graphicx */
    LEC_PICTURE_FORMATS
} lec_picture_format;
extern const char *const lec_picture_format_names[LEC_PICTURE_FORMATS + 1]; /* NULL-terminated */

/* Colours of what is no role, in the order they are used; then one for what pools all. */
enum { LEC_OTHER_COLOURS = 7 };
typedef struct {
    const char *name;
    uint32_t role[LEC_ROLE_COUNT]; /* 0xRRGGBB */
    uint32_t other[LEC_OTHER_COLOURS];
    uint32_t all;
    /* scales of cells, as gnuplot's `set palette defined` takes them: around 0, from 0 on, and from
     * the smallest to the largest */
    const char *diverging, *rising, *fitted;
} lec_palette;

/* Those that can be chosen; the first is what nobody chose; ends with {0}. */
extern const lec_palette lec_palettes[];

/* Languages that the words of charts are in (ISO 639-1), NULL-terminated; the first is English. */
extern const char *const lec_chart_languages[];

typedef struct {
    lec_palette palette;
    const char *language;              /* of lec_chart_languages */
    double width;                      /* of the page, mm; 0: as its shape has it */
    const char *font;                  /* a family */
    double points;                     /* size of labels on the page; 0: 8 with a width, else 12 */
    bool formats[LEC_PICTURE_FORMATS]; /* svg and png are what nobody chose */
} lec_chart_style;

lec_chart_style lec_chart_style_default(void);

/* The settings; LEC_CHART_COLOURS takes `role=#RRGGBB` parted by commas. */
typedef enum {
    LEC_CHART_PALETTE,
    LEC_CHART_COLOURS,
    LEC_CHART_LANGUAGE,
    LEC_CHART_WIDTH,
    LEC_CHART_FONT,
    LEC_CHART_FORMAT,
    LEC_CHART_SETTINGS
} lec_chart_setting_name;

/* Sets one from text, in the arena. LEC_BAD_USAGE: the message shows what is wrong and what would
 * be right, without the name of the setting. */
LEC_MUST_CHECK lec_status lec_chart_style_set(lec_chart_style *style, lec_chart_setting_name name,
                                              const char *value, lec_arena *arena,
                                              lec_error *error);

/* The size of labels on the page in points. */
double lec_chart_points(const lec_chart_style *style);

#endif
