/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/html_element.h"

#include <ctype.h>
#include <string.h>

#include "io/form/clock.h"
#include "io/form/html_page.h"

/* `<span class="speaker-name">Ada Vale</span>` before what she says: as if it were bold. */
static bool is_called_speaker(const GumboNode *node)
{
    enum { LONGEST_NAME = 80 };
    static const char *const words[] = {"peaker",     "spk",    "talker",
                                        "ntervenant", "redner", "orador"};
    const char *class = lec_html_attribute(node, "class");
    if (lec_html_is_block(node) || node->v.element.children.length != 1) return false;
    const GumboNode *child = node->v.element.children.data[0];
    if (child->type != GUMBO_NODE_TEXT || strlen(child->v.text.text) > LONGEST_NAME) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(class, words[i]) != NULL) return true;
    return false;
}

bool lec_html_is_bold(const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || is_called_speaker(node)) return true;
    const char *weight = strstr(lec_html_attribute(node, "style"), "font-weight");
    if (weight == NULL) return false;
    weight += strcspn(weight, ":");
    weight += strspn(weight, ": ");
    return strncmp(weight, "bold", 4) == 0 || (*weight >= '6' && *weight <= '9');
}

bool lec_html_is_link(const GumboNode *node)
{
    return node->v.element.tag == GUMBO_TAG_A && lec_html_attribute(node, "href")[0] != '\0';
}

bool lec_html_is_heading(const GumboNode *node)
{
    return node->v.element.tag >= GUMBO_TAG_H1 && node->v.element.tag <= GUMBO_TAG_H6;
}

bool lec_html_is_item(const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH ||
           tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD || lec_html_is_heading(node);
}

/* Whether an element holds nothing but a time of the recording. */
static bool is_clock(const GumboNode *node)
{
    lec_clock clock;
    if (node->type != GUMBO_NODE_ELEMENT || node->v.element.children.length != 1) return false;
    const GumboNode *child = node->v.element.children.data[0];
    if (child->type != GUMBO_NODE_TEXT) return false;
    const char *text = child->v.text.text + strspn(child->v.text.text, " \t\r\n");
    const uint32_t length = (uint32_t)strlen(text);
    return (lec_clock_read(text, 0, length, &clock) ||
            lec_day_clock_read(text, 0, length, &clock)) &&
           clock.end + strspn(text + clock.end, " \t\r\n") == length;
}

bool lec_html_is_called_label(const GumboNode *node)
{
    static const char *const words[] = {"peaker", "time", "Time",  "stamp", "uthor",
                                        "name",   "Name", "label", "Label", "spk"};
    const GumboTag tag = node->v.element.tag;
    const char *class = lec_html_attribute(node, "class");
    if (lec_html_is_block(node)) return false;
    if (tag == GUMBO_TAG_TIME || is_clock(node)) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(class, words[i]) != NULL) return true;
    return false;
}

bool lec_html_is_note_reference(const GumboNode *node)
{
    if (node->type != GUMBO_NODE_ELEMENT || node->v.element.tag != GUMBO_TAG_SUP) return false;
    for (unsigned i = 0; i < node->v.element.children.length; i++) {
        const GumboNode *child = node->v.element.children.data[i];
        if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_A &&
            lec_html_attribute(child, "href")[0] == '#')
            return true;
    }
    return false;
}

bool lec_html_is_followed(const GumboNode *node)
{
    const GumboVector *siblings = &node->parent->v.element.children;
    for (size_t i = node->index_within_parent + 1; i < siblings->length; i++) {
        const GumboNode *next = siblings->data[i];
        if (next->type == GUMBO_NODE_ELEMENT)
            return !lec_html_is_block(next) && !lec_html_is_called_label(next) &&
                   next->v.element.tag != GUMBO_TAG_BR;
        if (next->type == GUMBO_NODE_TEXT) return isalpha((unsigned char)next->v.text.text[0]) != 0;
    }
    return false;
}
