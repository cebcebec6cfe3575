/* SPDX-License-Identifier: GPL-3.0-or-later
 * picture.h -- is a picture that gnuplot made whole? And what an SVG says to who cannot see it.
 */
#ifndef LEC_PLOTS_PICTURE_H
#define LEC_PLOTS_PICTURE_H

#include "core/arena.h"
#include "core/status.h"

/* NAME.png begins as a PNG and ends with its last chunk. */
LEC_MUST_CHECK lec_status lec_picture_check_png(int folder, const char *name, lec_arena *arena,
                                                lec_error *error);

/* NAME.svg ends with its closing tag; then it gets the title, a description that names NAME.csv,
 * the role of an image, and fallbacks for its font. */
LEC_MUST_CHECK lec_status lec_picture_finish_svg(int folder, const char *name, const char *title,
                                                 lec_arena *arena, lec_error *error);

#endif
