/* SPDX-License-Identifier: GPL-3.0-or-later
 * tex.h -- labels made fit for TeX, by a list of what may stay as it is. */
#ifndef LEC_PLOTS_TEX_H
#define LEC_PLOTS_TEX_H

#include "plots/text.h"

/* Clean UTF-8 text (lec_label_clean) as TeX that sets it letter by letter:
 *   - ASCII letters, digits, spaces and . , ; : ! ? ( ) / + - = * ' are themselves;
 *   - every other ASCII character is a command of LaTeX that sets it, with {} behind it;
 *   - Latin letters up to U+017F and the usual quotation marks and dashes are themselves (UTF-8 is
 *     LaTeX's own encoding since 2018);
 *   - the rest, for which pdfTeX has no letters, is set where the engine reads Unicode (LuaTeX,
 *     XeTeX) and is a question mark elsewhere.
 * The only backslashes are those of a fixed list of commands; braces are balanced; nothing of the
 * text can be a command, a comment, mathematics or the end of a line. */
void lec_tex_put(lec_text *out, const char *text);

/* The same for each quoted cell of a CSV that lec_text_cell() has made. */
lec_text lec_tex_csv(const lec_text *csv);

#endif
