/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/beside.h"

#include <string.h>

#include "io/source/xml.h"

/* Bytes of the path before the file's own name, or before its number in an archive. */
static size_t folder_length(const char *path)
{
    const char *colon = strrchr(path, ':'), *slash = strrchr(path, '/');
    if (colon != NULL && (slash == NULL || colon > slash)) return (size_t)(colon - path);
    return slash != NULL ? (size_t)(slash - path) : 0;
}

static bool are_beside(const lec_source *a, const lec_source *b)
{
    const size_t length = folder_length(a->path);
    return length == folder_length(b->path) && memcmp(a->path, b->path, length) == 0;
}

static bool is_json(const lec_source *source)
{
    return strcmp(source->suffix, "json") == 0 || strcmp(source->suffix, "jsonl") == 0;
}

/* The file of that name beside `source`, or NULL. */
static const lec_source *beside(const lec_sources *sources, const lec_source *source,
                                const char *name)
{
    for (size_t i = 0; i < sources->count; i++)
        if (is_json(&sources->items[i]) && strcmp(sources->items[i].name, name) == 0 &&
            are_beside(source, &sources->items[i]))
            return &sources->items[i];
    return NULL;
}

static bool is_convokit(const lec_sources *sources, const lec_source *source)
{
    static const char *const names[] = {"speakers", "users", "conversations", "corpus", "index"};
    if (!is_json(source) || beside(sources, source, "utterances") == NULL) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(source->name, names[i]) == 0) return true;
    return false;
}

static bool is_xml(const lec_source *source)
{
    return strcmp(source->suffix, "xml") == 0;
}

/* Whether the file holds an element of the kind and no text of TEI. */
static bool is_list(const lec_source *source, const char *element)
{
    return is_xml(source) && lec_xml_has_element(source, element) &&
           !lec_xml_has_element(source, "TEI") && !lec_xml_has_element(source, "teiCorpus");
}

/* The root of a corpus, whose texts are files of their own. */
static bool is_root(const lec_source *source)
{
    return is_xml(source) && lec_xml_has_element(source, "teiCorpus") &&
           strstr(source->text, "<TEI") == NULL && strstr(source->text, "include") != NULL;
}

bool lec_is_beside(const lec_sources *sources, size_t index)
{
    const lec_source *source = &sources->items[index];
    if (is_convokit(sources, source)) return true;
    return sources->count > 1 && (is_list(source, "listPerson") || is_list(source, "listOrg") ||
                                  is_list(source, "taxonomy") || is_root(source));
}

/* The list called so in the innermost folder around `source`, or NULL. */
static const lec_source *list_around(const lec_sources *sources, const lec_source *source,
                                     const char *element)
{
    const size_t within = folder_length(source->path);
    const lec_source *found = NULL;
    for (size_t i = 0; i < sources->count; i++) {
        const lec_source *list = &sources->items[i];
        const size_t length = folder_length(list->path);
        if (strstr(list->name, element) == NULL || length > within) continue;
        const char after = source->path[length]; /* 2031-a is not within 2031 */
        if (memcmp(list->path, source->path, length) != 0 || !is_list(list, element) ||
            (length > 0 && after != '/' && after != ':'))
            continue;
        if (found == NULL || length > folder_length(found->path)) found = list;
    }
    return found;
}

void lec_link_beside(const lec_sources *sources, lec_source *source)
{
    if (is_json(source) && strcmp(source->name, "utterances") == 0) {
        source->speakers = beside(sources, source, "speakers");
        if (source->speakers == NULL) source->speakers = beside(sources, source, "users");
        source->conversations = beside(sources, source, "conversations");
    } else if (is_xml(source)) {
        source->speakers = list_around(sources, source, "listPerson");
        source->organisations = list_around(sources, source, "listOrg");
    }
}
