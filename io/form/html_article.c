/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which element of a page is the article. */
#include "io/form/html_page.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    sentence_length = 60, /* bytes: shorter paragraphs may be menu items */
    stray_labels = 2,     /* so many paragraphs with labels outside it are of the article too */
};

bool lec_html_is_tag(const GumboNode *node, const GumboTag *tags, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (node->v.element.tag == tags[i]) return true;
    return false;
}

uint32_t lec_html_next_beside(const lec_html_page *page, uint32_t index)
{
    const uint32_t next = page->items[index].end;
    return next < page->items[page->items[index].parent].end ? next : 0;
}

bool lec_html_is_said(const lec_html_element *element)
{
    return element->is_between || (element->ends && (element->ends_outside || element->label != 0));
}

static void add_up_sentences(lec_html_page *page)
{
    for (size_t i = page->count; i-- > 0;) {
        lec_html_element *element = &page->items[i];
        const bool is_long =
            element->own >= sentence_length && element->own_linked * 3 < element->own;
        if (!element->is_furniture && (is_long || lec_html_is_said(element)))
            element->sentences += element->own;
        if (i > 0) page->items[element->parent].sentences += element->sentences;
    }
}

static bool is_called_article(const GumboNode *node)
{
    static const GumboTag tags[] = {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN};
    return LEC_HTML_IS_TAG(node, tags) ||
           strcasecmp(lec_html_attribute(node, "role"), "main") == 0 ||
           strcasecmp(lec_html_attribute(node, "itemprop"), "articleBody") == 0;
}

/* The smallest element that holds so many of the sentences, 0 if none does; only what HTML calls an
 * article when `called`. Of equal ones the innermost: it comes last in the order. */
static uint32_t smallest_with(const lec_html_page *page, uint64_t sentences, bool called)
{
    uint32_t smallest = 0;
    for (uint32_t i = 1; i < page->count; i++) {
        const lec_html_element *element = &page->items[i];
        if (element->is_furniture || element->sentences < sentences) continue;
        if (called && !is_called_article(element->node)) continue;
        if (smallest == 0 || element->sentences <= page->items[smallest].sentences) smallest = i;
    }
    return smallest;
}

static uint64_t most_sentences_called_article(const lec_html_page *page)
{
    uint64_t most = 0;
    for (uint32_t i = 1; i < page->count; i++) {
        const lec_html_element *element = &page->items[i];
        if (element->is_furniture || !is_called_article(element->node)) continue;
        if (element->sentences > most) most = element->sentences;
    }
    return most;
}

static bool has_blocks(const lec_html_page *page, uint32_t index)
{
    for (uint32_t i = index + 1; i < page->items[index].end; i++)
        if (lec_html_is_block(page->items[i].node)) return true;
    return false;
}

static bool is_part_of_table(const lec_html_page *page, uint32_t index)
{
    static const GumboTag tags[] = {GUMBO_TAG_TR, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD};
    return LEC_HTML_IS_TAG(page->items[index].node, tags);
}

/* Whether two or more elements beside it have the same tag and class: a turn each. */
static bool is_one_of_many(const lec_html_page *page, uint32_t index)
{
    const lec_html_element *element = &page->items[index];
    const char *class = lec_html_attribute(element->node, "class");
    uint32_t alike = 0;
    if (class[0] == '\0') return false;
    for (uint32_t i = element->parent + 1; i < page->items[element->parent].end;
         i = page->items[i].end) {
        const GumboNode *node = page->items[i].node;
        alike += node->v.element.tag == element->node->v.element.tag &&
                 strcmp(lec_html_attribute(node, "class"), class) == 0;
    }
    return alike >= 3;
}

static void find_article(lec_html_page *page)
{
    const uint64_t whole = page->items[0].sentences;
    page->article = 0;
    if (whole == 0) return;
    const uint64_t most = most_sentences_called_article(page);
    page->article = most * 2 >= whole ? smallest_with(page, most - most / 10, true)
                                      : smallest_with(page, whole - whole / 33, false);
    /* a paragraph, a row, or one of many alike is no article: its label may stand in the one before
     * it, and the others hold as much */
    while (page->article != 0 &&
           (!has_blocks(page, page->article) || is_part_of_table(page, page->article) ||
            is_one_of_many(page, page->article)))
        page->article = page->items[page->article].parent;
}

static bool is_within(const lec_html_page *page, uint32_t index, uint32_t outer)
{
    return index >= outer && index < page->items[outer].end;
}

static bool is_turn(const lec_html_element *element)
{
    return !element->is_furniture && element->label != 0 && element->ends;
}

static int by_number(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

typedef LEC_ARRAY(uint64_t) label_list;

static label_list labels_of_article(const lec_html_page *page, lec_arena *arena)
{
    label_list labels = {0};
    for (uint32_t i = page->article; i < page->items[page->article].end; i++)
        if (is_turn(&page->items[i])) LEC_PUSH(arena, labels, page->items[i].label);
    if (labels.count > 1) qsort(labels.items, labels.count, sizeof *labels.items, by_number);
    return labels;
}

/* What stands beside `inner` on the way up to the article, and says nothing, is furniture. */
static void leave_out_beside(lec_html_page *page, uint32_t inner)
{
    for (; inner != page->article; inner = page->items[inner].parent)
        for (uint32_t i = page->items[inner].parent + 1; i != 0; i = lec_html_next_beside(page, i))
            for (uint32_t k = i; page->items[i].said == 0 && k < page->items[i].end; k++)
                page->items[k].is_furniture = true;
}

/* Turns of those who speak in the article are of it wherever they stand, as questions after a long
 * statement do. */
static void widen_article(lec_html_page *page, lec_arena *arena)
{
    const label_list labels = labels_of_article(page, arena);
    const uint32_t inner = page->article;
    uint32_t stray = 0;
    bool known = false;
    for (uint32_t i = 1; i < page->count && labels.count > 0; i++) {
        const lec_html_element *element = &page->items[i];
        if (!is_turn(element) || is_within(page, i, inner)) continue;
        stray++;
        known = known || bsearch(&element->label, labels.items, labels.count, sizeof *labels.items,
                                 by_number) != NULL;
    }
    if (!known || stray < stray_labels) return;
    for (uint32_t i = 1; i < page->count; i++)
        while (is_turn(&page->items[i]) && !is_within(page, i, page->article))
            page->article = page->items[page->article].parent;
    leave_out_beside(page, inner);
}

void lec_html_article_find(lec_html_page *page, lec_arena *arena)
{
    add_up_sentences(page);
    find_article(page);
    widen_article(page, arena);
}
