/* SPDX-License-Identifier: GPL-3.0-or-later
 * page_lines.h -- lines of a web page that were copied with the words: menus, paths, links to other
 * pages, notices about cookies and rights.
 *
 * The lexicons' class `page` has phrases of five kinds:
 *     item      an entry of a menu: home, news; a whole line, or a part of one between bars
 *     start     begins such a line: skip to, share on
 *     list      a whole line above titles of other pages: related articles, most read
 *     inside    stands in such a line, which may be a sentence: all rights reserved, uses cookies
 *     anywhere  a line of its own, or before a colon, even amid what is said: advertisement
 * All but the last count only before the first line that is said, and after the last one. */
#ifndef LEC_IO_PAGE_LINES_H
#define LEC_IO_PAGE_LINES_H

#include "io/form/layout.h"

/* Makes such lines FURNITURE. */
void lec_page_lines_mark(const char *text, lec_lines lines);

#endif
