/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/convokit.h"

#include <string.h>

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

bool lec_convokit_is_beside(const lec_sources *sources, size_t index)
{
    static const char *const names[] = {"speakers", "users", "conversations", "corpus", "index"};
    const lec_source *source = &sources->items[index];
    if (!is_json(source) || beside(sources, source, "utterances") == NULL) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(source->name, names[i]) == 0) return true;
    return false;
}

void lec_convokit_link(const lec_sources *sources, lec_source *utterances)
{
    if (!is_json(utterances) || strcmp(utterances->name, "utterances") != 0) return;
    utterances->speakers = beside(sources, utterances, "speakers");
    if (utterances->speakers == NULL) utterances->speakers = beside(sources, utterances, "users");
    utterances->conversations = beside(sources, utterances, "conversations");
}
