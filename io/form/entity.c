/* SPDX-License-Identifier: GPL-3.0-or-later
 * entity.c -- gumbo knows all 2,231 names and their odd rules, but tells a text's decoded form
 * only; so each reference is parsed by itself, once.
 */
#include "io/form/entity.h"

#include <gumbo.h>

#include <ctype.h>
#include <string.h>

#include "core/memory.h"

enum {
    longest_reference = 40, /* the longest name has 33 bytes */
    remembered = 64,
};

struct lec_entities {
    struct {
        char source[longest_reference];
        size_t length;
        lec_entity entity;
    } known[remembered];
    size_t count, next;
};

lec_entities *lec_entities_new(lec_arena *arena)
{
    return lec_new(arena, lec_entities, 1);
}

/* The reference and what might belong to it: '&', '#', letters, digits, ';'. */
static size_t reference_length(const char *text, size_t length)
{
    size_t end = 1;
    if (end < length && text[end] == '#') end++;
    while (end < length && end < longest_reference - 1 && isalnum((unsigned char)text[end])) end++;
    if (end < length && end < longest_reference - 1 && text[end] == ';') end++;
    return end;
}

/* The text of the first text node below `node`, or NULL. */
static const char *first_text(const GumboNode *node)
{
    while (node->type == GUMBO_NODE_ELEMENT) {
        const GumboVector *children = &node->v.element.children;
        if (children->length == 0) return NULL;
        node = children->data[children->length - 1]; /* the body comes after the head */
    }
    return node->v.text.text;
}

static void *allocate(void *arena, size_t size)
{
    return lec_arena_alloc(arena, size, 1);
}

static void release(void *arena, void *memory)
{
    (void)arena; /* all is freed with it */
    (void)memory;
}

static lec_entity decode(const char *text, size_t length)
{
    lec_entity entity = {.length = 0};
    char page[16 + longest_reference] = "<body>";
    const size_t before = strlen(page);
    memcpy(page + before, text, length);
    lec_arena *arena = lec_arena_new();
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = arena;
    const GumboOutput *output = gumbo_parse_with_options(&options, page, before + length);
    const char *decoded = first_text(output->root);
    const size_t decoded_length = decoded != NULL ? strlen(decoded) : 0;
    size_t tail = 0; /* bytes at the end that are no part of the reference */
    while (tail + 1 < decoded_length && tail + 1 < length &&
           decoded[decoded_length - 1 - tail] == text[length - 1 - tail])
        tail++;
    const size_t kept = decoded_length - tail;
    const bool unchanged = decoded_length == length && memcmp(decoded, text, length) == 0;
    if (!unchanged && decoded_length > 0 && kept < sizeof entity.bytes) {
        memcpy(entity.bytes, decoded, kept);
        entity.length = kept;
        entity.source = length - tail;
    }
    lec_arena_free(arena);
    return entity;
}

lec_entity lec_entity_at(lec_entities *entities, const char *text, size_t length)
{
    const size_t source = reference_length(text, length);
    for (size_t i = 0; i < entities->count; i++)
        if (entities->known[i].length == source &&
            memcmp(entities->known[i].source, text, source) == 0)
            return entities->known[i].entity;
    const lec_entity entity = source > 1 ? decode(text, source) : (lec_entity){.length = 0};
    const size_t slot = entities->next;
    memcpy(entities->known[slot].source, text, source);
    entities->known[slot].length = source;
    entities->known[slot].entity = entity;
    entities->next = (slot + 1) % remembered;
    if (entities->count < remembered) entities->count++;
    return entity;
}
