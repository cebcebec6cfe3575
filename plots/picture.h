/* SPDX-License-Identifier: GPL-3.0-or-later
 * picture.h -- is a picture that gnuplot made whole? What an SVG says to who cannot see it, and no
 * date in any.
 */
#ifndef LEC_PLOTS_PICTURE_H
#define LEC_PLOTS_PICTURE_H

#include "core/arena.h"
#include "core/chart_style.h"
#include "core/status.h"

/* What follows the chart's name in the names of a format's files; NULL ends them. */
enum { LEC_PICTURE_FILES = 3 };
extern const char *const lec_picture_endings[LEC_PICTURE_FORMATS][LEC_PICTURE_FILES];

typedef struct {
    const char *name, *title; /* of the chart */
    const lec_chart_style *style;
} lec_picture_about;

/* The files of the format begin and end as they should; then the SVG gets the title, a description
 * that names NAME.csv, the role of an image, fallbacks for its font, and its width on paper; and
 * the others lose the moment at which they were made. */
LEC_MUST_CHECK lec_status lec_picture_finish(int folder, const lec_picture_about *about,
                                             lec_picture_format format, lec_arena *arena,
                                             lec_error *error);

#endif
