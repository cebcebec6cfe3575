/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/html_page.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
    sentence_length = 60, /* bytes: shorter paragraphs may be menu items */
    list_links = 3,       /* so many links make a list of links */
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
    if (node->type == GUMBO_NODE_TEMPLATE) return true;
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    const GumboTag tag = node->v.element.tag;
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD ||
           tag == GUMBO_TAG_TEMPLATE;
}

bool lec_html_is_block(const GumboNode *node)
{
    static const GumboTag inline_tags[] = {
        GUMBO_TAG_A,      GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM, GUMBO_TAG_B,     GUMBO_TAG_BDI,
        GUMBO_TAG_BDO,    GUMBO_TAG_BIG,    GUMBO_TAG_BR,      GUMBO_TAG_CITE,  GUMBO_TAG_CODE,
        GUMBO_TAG_DATA,   GUMBO_TAG_DEL,    GUMBO_TAG_DFN,     GUMBO_TAG_EM,    GUMBO_TAG_FONT,
        GUMBO_TAG_I,      GUMBO_TAG_IMG,    GUMBO_TAG_INS,     GUMBO_TAG_KBD,   GUMBO_TAG_LABEL,
        GUMBO_TAG_MARK,   GUMBO_TAG_NOBR,   GUMBO_TAG_Q,       GUMBO_TAG_RP,    GUMBO_TAG_RT,
        GUMBO_TAG_RUBY,   GUMBO_TAG_S,      GUMBO_TAG_SAMP,    GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
        GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,     GUMBO_TAG_SUP,   GUMBO_TAG_TIME,
        GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR,     GUMBO_TAG_WBR,   GUMBO_TAG_UNKNOWN};
    if (!is_element(node)) return false;
    for (size_t i = 0; i < sizeof inline_tags / sizeof *inline_tags; i++)
        if (node->v.element.tag == inline_tags[i]) return false;
    return true;
}

/* --- how much text is where ------------------------------------------------------------------ */

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(lec_html_element) elements;
    uint32_t open; /* innermost open element */
    uint32_t code_depth, link_depth;
} survey;

static uint32_t ink_length(const char *text)
{
    uint32_t length = 0;
    for (; *text != '\0'; text++)
        if (!isspace((unsigned char)*text)) length++;
    return length;
}

static void count_text(survey *self, const char *text)
{
    assert(self->elements.items != NULL); /* the root is an element */
    uint32_t block = self->open;
    while (block != 0 && !lec_html_is_block(self->elements.items[block].node))
        block = self->elements.items[block].parent;
    const uint32_t ink = ink_length(text);
    self->elements.items[block].own += ink;
    if (self->link_depth > 0) self->elements.items[block].own_linked += ink;
}

static bool is_link(const GumboNode *node)
{
    return is_element(node) && node->v.element.tag == GUMBO_TAG_A &&
           lec_html_attribute(node, "href")[0] != '\0';
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
            self->elements.items[index].links++;
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
    self->open = element->parent;
}

static void add_up(lec_html_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        page->items[i].text = page->items[i].own;
        page->items[i].linked = page->items[i].own_linked;
    }
    for (size_t i = page->count; i-- > 1;) {
        const lec_html_element *element = &page->items[i];
        lec_html_element *parent = &page->items[element->parent];
        parent->text += element->text;
        parent->linked += element->linked;
        parent->links += element->links;
    }
}

/* --- furniture ------------------------------------------------------------------------------- */

static bool is_tag(const GumboNode *node, const GumboTag *tags, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (node->v.element.tag == tags[i]) return true;
    return false;
}
#define IS_TAG(node, tags) is_tag((node), (tags), sizeof(tags) / sizeof *(tags))

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
        "hidden"};
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
        at += length;
    }
    return false;
}

static bool has_furniture_role(const GumboNode *node)
{
    static const char *const roles[] = {"navigation", "banner",  "contentinfo", "complementary",
                                        "search",     "dialog",  "alertdialog", "menu",
                                        "menubar",    "toolbar", "form",        "alert"};
    const char *role = lec_html_attribute(node, "role");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcasecmp(role, roles[i]) == 0) return true;
    return false;
}

static bool is_hidden(const GumboNode *node)
{
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != NULL) return true;
    if (strcasecmp(lec_html_attribute(node, "aria-hidden"), "true") == 0) return true;
    const char *style = lec_html_attribute(node, "style");
    const char *display = strstr(style, "display");
    return display != NULL && strncmp(display + strcspn(display, ":"), ":none", 5) == 0;
}

/* A header inside the article holds its title; around it, the site's. */
static bool is_in_article(const lec_html_page *page, uint32_t index)
{
    static const GumboTag articles[] = {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN};
    for (; index != 0; index = page->items[index].parent)
        if (IS_TAG(page->items[index].node, articles)) return true;
    return false;
}

static bool looks_like_furniture(const lec_html_page *page, uint32_t index)
{
    static const GumboTag tags[] = {
        GUMBO_TAG_NAV,      GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,      GUMBO_TAG_FORM,
        GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT, GUMBO_TAG_SVG,        GUMBO_TAG_IFRAME,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_OBJECT, GUMBO_TAG_NOSCRIPT,   GUMBO_TAG_VIDEO,
        GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE};
    const lec_html_element *element = &page->items[index];
    const GumboNode *node = element->node;
    if (IS_TAG(node, tags) || has_furniture_role(node) || is_hidden(node)) return true;
    if (node->v.element.tag == GUMBO_TAG_HEADER) return !is_in_article(page, index);
    if (is_called_furniture(lec_html_attribute(node, "class")) ||
        is_called_furniture(lec_html_attribute(node, "id")))
        return true;
    return lec_html_is_block(node) && element->links >= list_links &&
           (uint64_t)element->linked * 10 >= (uint64_t)element->text * 7;
}

static void find_furniture(lec_html_page *page)
{
    for (uint32_t i = 1; i < page->count; i++) {
        lec_html_element *element = &page->items[i];
        const bool is_small = (uint64_t)element->text * 2 < page->items[0].text;
        element->is_furniture = page->items[element->parent].is_furniture ||
                                (is_small && looks_like_furniture(page, i));
    }
}

/* --- the article ----------------------------------------------------------------------------- */

static void add_up_sentences(lec_html_page *page)
{
    for (size_t i = page->count; i-- > 0;) {
        lec_html_element *element = &page->items[i];
        if (!element->is_furniture && element->own >= sentence_length &&
            element->own_linked * 3 < element->own)
            element->sentences += element->own;
        if (i > 0) page->items[element->parent].sentences += element->sentences;
    }
}

static bool is_called_article(const GumboNode *node)
{
    static const GumboTag tags[] = {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN};
    return IS_TAG(node, tags) || strcasecmp(lec_html_attribute(node, "role"), "main") == 0 ||
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
    return IS_TAG(page->items[index].node, tags);
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

lec_html_page lec_html_page_read(const GumboNode *root, lec_arena *arena)
{
    static const lec_html_visitor visitor = {enter_node, leave_node};
    survey self = {.arena = arena};
    lec_html_walk(root, &visitor, &self);
    lec_html_page page = {.items = self.elements.items, .count = self.elements.count};
    assert(page.items != NULL);
    add_up(&page);
    find_furniture(&page);
    add_up_sentences(&page);
    find_article(&page);
    return page;
}
