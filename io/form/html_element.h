/* SPDX-License-Identifier: GPL-3.0-or-later
 * html_element.h -- what one element of a page is, for its lines. Nodes are elements unless said.
 */
#ifndef LEC_IO_HTML_ELEMENT_H
#define LEC_IO_HTML_ELEMENT_H

#include <gumbo.h>

#include <stdbool.h>

/* By its tag or its own style. */
bool lec_html_is_bold(const GumboNode *node);

bool lec_html_is_link(const GumboNode *node);
bool lec_html_is_heading(const GumboNode *node);

/* Items that are a line of their own whatever the lines around them look like. */
bool lec_html_is_item(const GumboNode *node);

/* Whether an inline element holds who speaks or when, by what it is called: a style sheet sets it
 * apart, though no space does. */
bool lec_html_is_called_label(const GumboNode *node);

/* `<sup><a href="#n1">[1]</a></sup>`: it leads to a footnote. Any node. */
bool lec_html_is_note_reference(const GumboNode *node);

/* Whether what follows an inline element is an element of its own, or words. */
bool lec_html_is_followed(const GumboNode *node);

#endif
