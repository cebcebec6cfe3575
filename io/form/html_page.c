/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/html_page.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "io/form/layout.h"

enum {
    list_links = 3,     /* so many links make a list of links */
    longest_label = 80, /* bytes of ink */
};

/* --- the tree -------------------------------------------------------------------------------- */

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static const GumboNode *child_at(const GumboNode *node, size_t index)
{
    if (!is_element(node) || index >= node->v.element.children.length) return NULL;
    return node->v.element.children.data[index];
}

void lec_html_walk(const GumboNode *top, const lec_html_visitor *visitor, void *state)
{
    const GumboNode *node = top;
    while (node != NULL) {
        visitor->enter(node, state);
        const GumboNode *next = child_at(node, 0);
        while (next == NULL) {
            visitor->leave(node, state);
            if (node == top) return;
            next = child_at(node->parent, node->index_within_parent + 1);
            if (next == NULL) node = node->parent;
        }
        node = next;
    }
}

const char *lec_html_attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found != NULL ? found->value : "";
}

bool lec_html_is_code(const GumboNode *node)
{
    static const GumboTag tags[] = {GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_HEAD,
                                    GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE,    GUMBO_TAG_NOFRAMES,
                                    GUMBO_TAG_NOEMBED,  GUMBO_TAG_DATALIST, GUMBO_TAG_RP};
    return is_element(node) && LEC_HTML_IS_TAG(node, tags);
}

bool lec_html_is_block(const GumboNode *node)
{
    static const GumboTag inline_tags[] = {
        GUMBO_TAG_A,        GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM,  GUMBO_TAG_AUDIO,
        GUMBO_TAG_B,        GUMBO_TAG_BDI,    GUMBO_TAG_BDO,      GUMBO_TAG_BIG,
        GUMBO_TAG_BR,       GUMBO_TAG_BUTTON, GUMBO_TAG_CANVAS,   GUMBO_TAG_CITE,
        GUMBO_TAG_CODE,     GUMBO_TAG_DATA,   GUMBO_TAG_DEL,      GUMBO_TAG_DFN,
        GUMBO_TAG_EM,       GUMBO_TAG_EMBED,  GUMBO_TAG_FONT,     GUMBO_TAG_I,
        GUMBO_TAG_IFRAME,   GUMBO_TAG_IMG,    GUMBO_TAG_INPUT,    GUMBO_TAG_INS,
        GUMBO_TAG_KBD,      GUMBO_TAG_LABEL,  GUMBO_TAG_MAP,      GUMBO_TAG_MARK,
        GUMBO_TAG_METER,    GUMBO_TAG_NOBR,   GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT,
        GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION, GUMBO_TAG_OUTPUT,   GUMBO_TAG_PROGRESS,
        GUMBO_TAG_Q,        GUMBO_TAG_RP,     GUMBO_TAG_RT,       GUMBO_TAG_RUBY,
        GUMBO_TAG_S,        GUMBO_TAG_SAMP,   GUMBO_TAG_SELECT,   GUMBO_TAG_SMALL,
        GUMBO_TAG_SPAN,     GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG,   GUMBO_TAG_SUB,
        GUMBO_TAG_SUP,      GUMBO_TAG_SVG,    GUMBO_TAG_TEXTAREA, GUMBO_TAG_TIME,
        GUMBO_TAG_TT,       GUMBO_TAG_U,      GUMBO_TAG_VAR,      GUMBO_TAG_VIDEO,
        GUMBO_TAG_WBR,      GUMBO_TAG_UNKNOWN};
    if (!is_element(node) || lec_html_is_code(node)) return false;
    for (size_t i = 0; i < sizeof inline_tags / sizeof *inline_tags; i++)
        if (node->v.element.tag == inline_tags[i]) return false;
    return true;
}

/* --- how much text is where ------------------------------------------------------------------ */

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(lec_html_element) elements;
    uint32_t open; /* innermost open element */
    uint32_t code_depth, link_depth, inner_link_depth;
} survey;

static uint32_t ink_length(const char *text)
{
    uint32_t length = 0;
    for (; *text != '\0'; text++)
        if (!isspace((unsigned char)*text)) length++;
    return length;
}

/* Goes on reading the words before the first colon of a block whose own text is `text` next. */
static void read_label(lec_html_element *block, const char *text)
{
    const uint64_t basis = 0xcbf29ce484222325, prime = 0x100000001b3; /* FNV-1a */
    uint32_t before = block->own;
    if (before == 0) block->read = basis;
    for (; *text != '\0' && before < longest_label && block->label == 0; text++) {
        if (isspace((unsigned char)*text)) continue;
        if (*text == ':' && before > 0) block->label = block->read | 1;
        block->read = (block->read ^ (unsigned char)tolower((unsigned char)*text)) * prime;
        before++;
    }
}

/* What the end of a stretch of its own text says of a block: marks that close are passed over. */
static void note_end(lec_html_element *block, const char *text, bool linked)
{
    uint32_t end = (uint32_t)strlen(text);
    while (end > 0 && isspace((unsigned char)text[end - 1])) end--;
    if (end <= strspn(text, " \t\r\n\"')]*")) return;
    block->ends = lec_ends_sentence(text, &(lec_line){.start = 0, .end = end});
    block->ends_outside = block->ends && !linked;
}

static lec_html_element *open_block(const survey *self)
{
    assert(self->elements.items != NULL); /* the root is an element */
    uint32_t index = self->open;
    while (index != 0 && !lec_html_is_block(self->elements.items[index].node))
        index = self->elements.items[index].parent;
    return &self->elements.items[index];
}

static void count_text(survey *self, const char *text)
{
    const uint32_t ink = ink_length(text);
    lec_html_element *block = open_block(self);
    if (ink == 0) return;
    read_label(block, text);
    note_end(block, text, self->link_depth > self->inner_link_depth);
    block->own += ink;
    if (self->link_depth > 0) block->own_linked += ink;
}

static bool is_link(const GumboNode *node)
{
    return is_element(node) && node->v.element.tag == GUMBO_TAG_A &&
           lec_html_attribute(node, "href")[0] != '\0';
}

/* A link to a place within the page: to a second of the recording, to a note. */
static bool is_inner_link(const GumboNode *node)
{
    return is_link(node) && lec_html_attribute(node, "href")[0] == '#';
}

static void enter_node(const GumboNode *node, void *given)
{
    survey *self = given;
    if (is_element(node)) {
        const uint32_t index = (uint32_t)self->elements.count;
        const lec_html_element element = {.node = node, .parent = index > 0 ? self->open : 0};
        LEC_PUSH(self->arena, self->elements, element);
        self->open = index;
        if (lec_html_is_code(node)) self->code_depth++;
        if (is_link(node)) {
            self->link_depth++;
            if (is_inner_link(node)) self->inner_link_depth++;
            open_block(self)->own_links++;
        }
    } else if (self->code_depth == 0 &&
               (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)) {
        count_text(self, node->v.text.text);
    }
}

static void leave_node(const GumboNode *node, void *given)
{
    survey *self = given;
    if (!is_element(node)) return;
    lec_html_element *element = &self->elements.items[self->open];
    element->end = (uint32_t)self->elements.count;
    if (lec_html_is_code(node)) self->code_depth--;
    if (is_link(node)) self->link_depth--;
    if (is_inner_link(node)) self->inner_link_depth--;
    self->open = element->parent;
}

static bool is_said_paragraph(const lec_html_element *element)
{
    return element->node->v.element.tag == GUMBO_TAG_P && lec_html_is_said(element);
}

static void find_between(lec_html_page *page)
{
    for (uint32_t before = 1; before < page->count; before++) {
        const uint32_t middle = lec_html_next_beside(page, before);
        const uint32_t after = middle != 0 ? lec_html_next_beside(page, middle) : 0;
        if (after == 0 || page->items[middle].node->v.element.tag != GUMBO_TAG_P) continue;
        page->items[middle].is_between =
            is_said_paragraph(&page->items[before]) && is_said_paragraph(&page->items[after]);
    }
}

static void add_up(lec_html_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        lec_html_element *element = &page->items[i];
        element->text = element->own;
        element->linked = element->own_linked;
        element->links = element->own_links;
        if (!lec_html_is_said(element)) continue;
        element->said = element->own;
        element->said_linked = element->own_linked;
        element->said_links = element->own_links;
    }
    for (size_t i = page->count; i-- > 1;) {
        const lec_html_element *element = &page->items[i];
        lec_html_element *parent = &page->items[element->parent];
        parent->text += element->text;
        parent->linked += element->linked;
        parent->links += element->links;
        parent->said += element->said;
        parent->said_linked += element->said_linked;
        parent->said_links += element->said_links;
    }
}

/* --- furniture ------------------------------------------------------------------------------- */

/* Whether `name` (a class, an id) has one of the words that furniture is called by: words end at
 * signs, digits and before a capital. */
static bool is_called_furniture(const char *name)
{
    static const char *const words[] = {
        "nav",        "navbar",      "navigation", "menu",          "menus",     "submenu",
        "breadcrumb", "breadcrumbs", "share",      "sharing",       "sharebar",  "social",
        "cookie",     "cookies",     "consent",    "gdpr",          "related",   "sidebar",
        "footer",     "masthead",    "banner",     "newsletter",    "subscribe", "signup",
        "login",      "signin",      "account",    "register",      "popup",     "modal",
        "overlay",    "dialog",      "advert",     "advertisement", "ads",       "promo",
        "pagination", "pager",       "toolbar",    "comments",      "disqus",    "widget",
        "search",     "recommended", "trending",   "skip",          "skiplink",  "taglist",
        "hidden",     "editsection", "footnotes",  "endnotes",      "btn"};
    static const char *const endings[] = {"footer", "menu", "navigation", "navbar", "sidebar"};
    for (const char *at = name; *at != '\0';) {
        if (!isalpha((unsigned char)*at)) {
            at++;
            continue;
        }
        size_t length = 1;
        while (isalpha((unsigned char)at[length]) &&
               !(isupper((unsigned char)at[length]) && islower((unsigned char)at[length - 1])))
            length++;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i]) == length && strncasecmp(words[i], at, length) == 0) return true;
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
            const size_t shorter = strlen(endings[i]);
            if (shorter < length && strncasecmp(endings[i], at + length - shorter, shorter) == 0)
                return true;
        }
        at += length;
    }
    return false;
}

static bool has_furniture_role(const GumboNode *node)
{
    static const char *const roles[] = {"navigation", "banner",  "contentinfo",  "complementary",
                                        "search",     "dialog",  "alertdialog",  "menu",
                                        "menubar",    "toolbar", "button",       "tooltip",
                                        "form",       "alert",   "doc-endnotes", "doc-noteref"};
    const char *role = lec_html_attribute(node, "role");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcasecmp(role, roles[i]) == 0) return true;
    return false;
}

/* Whether a style declares `property: value`, in any case; `property` and `value` in small letters.
 */
static bool declares(const char *style, const char *property, const char *value)
{
    for (const char *at = style; *at != '\0'; at += *at == ';') {
        at += strspn(at, " \t\r\n");
        const size_t length = strcspn(at, ":; \t\r\n");
        const bool is_it = length == strlen(property) && strncasecmp(at, property, length) == 0;
        at += strcspn(at, ":;");
        if (*at != ':') continue;
        at += 1 + strspn(at + 1, " \t\r\n");
        if (is_it && strncasecmp(at, value, strlen(value)) == 0) return true;
        at += strcspn(at, ";");
    }
    return false;
}

static bool is_hidden(const GumboNode *node)
{
    static const char *const classes[] = {"sr-only", "screen-reader", "visuallyhidden"};
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != NULL) return true;
    if (strcasecmp(lec_html_attribute(node, "aria-hidden"), "true") == 0) return true;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strstr(lec_html_attribute(node, "class"), classes[i]) != NULL) return true;
    const GumboStringPiece *tag = &node->v.element.original_tag;
    if (tag->length > 7 && strncasecmp(tag->data, "<dialog", 7) == 0 &&
        gumbo_get_attribute(&node->v.element.attributes, "open") == NULL)
        return true;
    const char *style = lec_html_attribute(node, "style");
    return declares(style, "display", "none") || declares(style, "visibility", "hidden") ||
           declares(style, "visibility", "collapse");
}

/* A header inside the article holds its title; around it, the site's. */
static bool is_in_article(const lec_html_page *page, uint32_t index)
{
    static const GumboTag articles[] = {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN};
    for (; index != 0; index = page->items[index].parent)
        if (LEC_HTML_IS_TAG(page->items[index].node, articles)) return true;
    return false;
}

static bool is_list(uint32_t links, uint32_t linked, uint32_t text)
{
    return links >= list_links && (uint64_t)linked * 10 >= (uint64_t)text * 7;
}

static bool looks_like_furniture(const lec_html_page *page, uint32_t index)
{
    static const GumboTag tags[] = {GUMBO_TAG_NAV,        GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,
                                    GUMBO_TAG_FORM,       GUMBO_TAG_BUTTON, GUMBO_TAG_SUMMARY,
                                    GUMBO_TAG_SELECT,     GUMBO_TAG_SVG,    GUMBO_TAG_IFRAME,
                                    GUMBO_TAG_TEXTAREA,   GUMBO_TAG_OBJECT, GUMBO_TAG_NOSCRIPT,
                                    GUMBO_TAG_VIDEO,      GUMBO_TAG_AUDIO,  GUMBO_TAG_CANVAS,
                                    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE};
    const lec_html_element *element = &page->items[index];
    const GumboNode *node = element->node;
    if (LEC_HTML_IS_TAG(node, tags) || has_furniture_role(node) || is_hidden(node)) return true;
    if (node->v.element.tag == GUMBO_TAG_HEADER) return !is_in_article(page, index);
    if (is_called_furniture(lec_html_attribute(node, "class")) ||
        is_called_furniture(lec_html_attribute(node, "id")))
        return true;
    if (element->own_is_list && element->said == 0) return true;
    return lec_html_is_block(node) && element->said * 2 <= element->text &&
           is_list(element->links - element->said_links, element->linked - element->said_linked,
                   element->text - element->said);
}

static void find_furniture(lec_html_page *page)
{
    for (uint32_t i = 1; i < page->count; i++) {
        lec_html_element *element = &page->items[i];
        element->own_is_list = (uint64_t)element->own * 2 < page->items[0].text &&
                               !lec_html_is_said(element) &&
                               is_list(element->own_links, element->own_linked, element->own);
        const bool is_small = (uint64_t)element->text * 2 < page->items[0].text;
        element->is_furniture = page->items[element->parent].is_furniture ||
                                (is_small && looks_like_furniture(page, i));
    }
}

lec_html_page lec_html_page_read(const GumboNode *root, lec_arena *arena)
{
    static const lec_html_visitor visitor = {enter_node, leave_node};
    survey self = {.arena = arena};
    lec_html_walk(root, &visitor, &self);
    lec_html_page page = {.items = self.elements.items, .count = self.elements.count};
    assert(page.items != NULL);
    find_between(&page);
    add_up(&page);
    find_furniture(&page);
    lec_html_article_find(&page, arena);
    return page;
}
