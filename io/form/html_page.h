/* SPDX-License-Identifier: GPL-3.0-or-later
 * html_page.h -- which part of a web page is the article, and which is furniture around it.
 *
 * Furniture is what HTML says it is (nav, footer, form, role="dialog", hidden), what its class or
 * id is called (menu, share, cookie, related ...), and lists that are all links; but never what
 * holds half of the page's text, because pages are found whose whole body is one form. A paragraph
 * of links is no list when it reads as something said: it ends a sentence, and its label or its end
 * stands outside links that lead elsewhere, or it stands between two that are said. The article is
 * what HTML calls so (article, main) or, without one, the smallest element that holds nearly all of
 * the page's sentences and all of its
 * paragraphs with labels.
 */
#ifndef LEC_IO_HTML_PAGE_H
#define LEC_IO_HTML_PAGE_H

#include <gumbo.h>

#include "core/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    const GumboNode *node;
    uint32_t parent, end;      /* elements by index in document order; [index, end) are within it */
    uint32_t own, own_linked;  /* bytes of ink in it and in inline elements in it; in links */
    uint32_t text, linked;     /* the same with all blocks in it */
    uint32_t links, sentences; /* number of links; bytes in paragraphs that look like sentences */
    uint32_t said, said_linked, said_links; /* those of paragraphs in it that read as speech */
    bool is_furniture;                      /* it, or something around it */
    /* of its own text, without that of blocks in it */
    uint32_t own_links;
    uint64_t label;          /* a number for the words before a colon near its beginning, or 0 */
    uint64_t read;           /* ... while they are read */
    bool ends, ends_outside; /* it ends a sentence; outside links that lead elsewhere */
    bool is_between;         /* a paragraph between two that are said */
    bool own_is_list;        /* it is a list of links, not something said */
} lec_html_element;

typedef struct {
    lec_html_element *items; /* in document order; items[0] is the root element */
    size_t count;
    uint32_t article; /* index */
} lec_html_page;

/* Sets page->article from what else is known of the elements. */
void lec_html_article_find(lec_html_page *page, lec_arena *arena);

/* Whether an element's own text reads as something said, links or not. */
bool lec_html_is_said(const lec_html_element *element);

/* The element after `index` with the same parent, 0 for none. */
uint32_t lec_html_next_beside(const lec_html_page *page, uint32_t index);

bool lec_html_is_tag(const GumboNode *node, const GumboTag *tags, size_t count);
#define LEC_HTML_IS_TAG(node, tags) lec_html_is_tag((node), (tags), sizeof(tags) / sizeof *(tags))

enum { LEC_HTML_DEEPEST = 2000 };

/* The byte at which elements are nested deeper than any page's, or SIZE_MAX. */
size_t lec_html_too_deep(const char *text, lec_arena *scratch);

/* All elements of a parsed page. */
lec_html_page lec_html_page_read(const GumboNode *root, lec_arena *arena);

/* Calls enter() and leave() for every node in document order, without recursion. */
typedef struct {
    void (*enter)(const GumboNode *node, void *state);
    void (*leave)(const GumboNode *node, void *state);
} lec_html_visitor;
void lec_html_walk(const GumboNode *top, const lec_html_visitor *visitor, void *state);

/* Whether an element begins a new line, and whether its text is no text at all (script). */
bool lec_html_is_block(const GumboNode *node);
bool lec_html_is_code(const GumboNode *node);

/* The value of an attribute, or "". */
const char *lec_html_attribute(const GumboNode *node, const char *name);

#endif
