/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/html_metadata.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "io/form/metadata.h"

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(char) text;
} text_collector;

static void collect_text(const GumboNode *node, void *given)
{
    text_collector *self = given;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_COMMENT) return;
    for (const char *at = node->v.text.text; *at != '\0'; at++) {
        const bool space = isspace((unsigned char)*at);
        const size_t count = self->text.count;
        if (space && (count == 0 || self->text.items[count - 1] == ' ')) continue;
        LEC_PUSH(self->arena, self->text, space ? ' ' : *at);
    }
}

static void collect_nothing(const GumboNode *node, void *given)
{
    (void)node;
    (void)given;
}

/* The text of an element, spaces collapsed; references that were escaped twice are undone. */
static const char *text_of(const GumboNode *node, lec_entities *entities, lec_arena *arena)
{
    static const lec_html_visitor visitor = {collect_text, collect_nothing};
    text_collector self = {.arena = arena};
    lec_html_walk(node, &visitor, &self);
    while (self.text.count > 0 && self.text.items[self.text.count - 1] == ' ') self.text.count--;
    char *text = lec_new(arena, char, self.text.count + 1);
    size_t length = 0;
    for (size_t at = 0; at < self.text.count;) {
        const char *here = self.text.items + at;
        const lec_entity entity = *here == '&' ? lec_entity_at(entities, here, self.text.count - at)
                                               : (lec_entity){.length = 0};
        if (entity.length > 0 && entity.length <= entity.source) {
            memcpy(text + length, entity.bytes, entity.length);
            length += entity.length;
            at += entity.source;
        } else {
            text[length++] = *here;
            at++;
        }
    }
    return text;
}

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(name, names[i]) == 0) return true;
    return false;
}
#define IS_ONE_OF(name, names) is_one_of((name), (names), sizeof(names) / sizeof *(names))

/* The date that an element states: <meta name="date" content="...">, <time datetime="...">. */
static const char *stated_date(const GumboNode *node, lec_arena *arena)
{
    static const char *const names[] = {"date",
                                        "dc.date",
                                        "dc.date.issued",
                                        "dcterms.date",
                                        "dcterms.issued",
                                        "dcterms.created",
                                        "article:published_time",
                                        "og:article:published_time",
                                        "datePublished",
                                        "pubdate",
                                        "publish-date",
                                        "publish_date",
                                        "published_date",
                                        "publication_date",
                                        "citation_publication_date",
                                        "govuk:first-published-at"};
    if (node->v.element.tag == GUMBO_TAG_TIME)
        return lec_stated_date(lec_html_attribute(node, "datetime"), arena);
    if (IS_ONE_OF(lec_html_attribute(node, "name"), names) ||
        IS_ONE_OF(lec_html_attribute(node, "property"), names) ||
        IS_ONE_OF(lec_html_attribute(node, "itemprop"), names))
        return lec_stated_date(lec_html_attribute(node, "content"), arena);
    return "";
}

void lec_html_metadata(const lec_html_page *page, lec_entities *entities, lec_arena *arena,
                       lec_transcript *out)
{
    const char *heading = "", *window = "", *shared = "";
    for (size_t i = 0; i < page->count; i++) {
        const GumboNode *node = page->items[i].node;
        const GumboTag tag = node->v.element.tag;
        if (node->type != GUMBO_NODE_ELEMENT) continue;
        if (tag == GUMBO_TAG_H1 && heading[0] == '\0' && !page->items[i].is_furniture)
            heading = text_of(node, entities, arena);
        else if (tag == GUMBO_TAG_TITLE && window[0] == '\0' &&
                 node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
            window = text_of(node, entities, arena);
        else if (tag == GUMBO_TAG_META && shared[0] == '\0' &&
                 strcasecmp(lec_html_attribute(node, "property"), "og:title") == 0)
            shared = lec_html_attribute(node, "content");
        if (out->date[0] == '\0') out->date = stated_date(node, arena);
    }
    const char *title = heading[0] != '\0' ? heading : shared[0] != '\0' ? shared : window;
    out->title = lec_arena_text(arena, title, strlen(title));
}
