/* SPDX-License-Identifier: GPL-3.0-or-later
 * html.h -- the one place where text becomes HTML. What we write ourselves goes out as it is; all
 * that comes from elsewhere (names, titles, words, sentences, file names) goes through
 * lec_html_text(), in content and in attributes between double quotes alike. */
#ifndef LEC_IO_PAGE_HTML_H
#define LEC_IO_PAGE_HTML_H

#include <stdio.h>

/* Text as content or as the value of an attribute between double quotes: & < > " ' as entities;
 * control characters, noncharacters and bytes that are no UTF-8 as U+FFFD; a tab or line end as a
 * space. It can end neither an element nor an attribute, whatever it holds. */
void lec_html_text(FILE *out, const char *text);

/* The first `length` bytes of a text. */
void lec_html_text_of(FILE *out, const char *text, size_t length);

#endif
