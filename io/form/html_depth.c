/* SPDX-License-Identifier: GPL-3.0-or-later
 * How deep a page is nested, before gumbo sees it: its time grows with depth times length. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "io/form/html_page.h"

typedef struct {
    const char *name;
    size_t length;
} open_tag;

static bool begins_with(const char *text, const char *tag)
{
    return strncasecmp(text, tag, strlen(tag)) == 0;
}

static bool is_tag_of(open_tag tag, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == tag.length && strncasecmp(names[i], tag.name, tag.length) == 0)
            return true;
    return false;
}
#define IS_TAG_OF(tag, names) is_tag_of((tag), (names), sizeof(names) / sizeof *(names))

/* Elements whose end HTML lets out, and elements that have none. */
static bool need_not_close(open_tag tag)
{
    static const char *const names[] = {
        "p",     "li",     "td",    "tr",  "th",    "dt",   "dd",   "option", "thead", "tbody",
        "area",  "base",   "br",    "col", "embed", "hr",   "img",  "input",  "link",  "meta",
        "param", "source", "track", "wbr", "html",  "head", "body", "tfoot"};
    return IS_TAG_OF(tag, names);
}

/* The depth after an end tag: what is open within its element ends with it. */
static size_t close_tag(const open_tag *open, size_t depth, open_tag tag)
{
    for (size_t i = depth; i > 0; i--)
        if (open[i - 1].length == tag.length &&
            strncasecmp(open[i - 1].name, tag.name, tag.length) == 0)
            return i - 1;
    return depth;
}

size_t lec_html_too_deep(const char *text, lec_arena *scratch)
{
    open_tag *open = lec_new(scratch, open_tag, LEC_HTML_DEEPEST);
    size_t depth = 0;
    for (const char *at = text; (at = strchr(at, '<')) != NULL;) {
        if (begins_with(at, "<!--") || begins_with(at, "<script") || begins_with(at, "<style")) {
            const char *end = strstr(at + 1, at[1] == '!' ? "-->" : "</s");
            if (end == NULL) return SIZE_MAX;
            at = end + 1;
            continue;
        }
        const bool closes = at[1] == '/';
        open_tag tag = {.name = at + (closes ? 2 : 1)};
        while (isalnum((unsigned char)tag.name[tag.length])) tag.length++;
        at = tag.name + tag.length;
        if (tag.length == 0 || need_not_close(tag)) continue;
        if (closes) {
            depth = close_tag(open, depth, tag);
        } else {
            if (depth == LEC_HTML_DEEPEST) return (size_t)(tag.name - text);
            open[depth++] = tag;
        }
    }
    return SIZE_MAX;
}
