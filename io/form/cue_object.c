/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cues that are objects of JSON. */
#include <string.h>

#include "io/form/cues.h"
#include "io/source/json_parse.h"

static const char *first_text(const json_t *object, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        const char *text = json_string_value(json_object_get(object, *keys));
        if (text != NULL) return text;
    }
    return NULL;
}

/* Where the value of a key that holds `spoken` stands in the line, about; at the line's start. */
static size_t place_of(const lec_cues *cues, const char *line, size_t length, const char *spoken)
{
    const size_t wanted = strlen(spoken);
    size_t at = 0;
    while (wanted > 0 && at + wanted <= length && memcmp(line + at, spoken, wanted) != 0) at++;
    return (size_t)(line - cues->source->text) + (at + wanted <= length ? at : 0);
}

bool lec_cues_object(lec_cues *cues, const char *text, size_t length)
{
    static const char *const said[] = {"spokenText", "text", NULL};
    static const char *const names[] = {"speakerName", "speakerDisplayName", "speaker", NULL};
    json_error_t problem;
    if (length == 0 || *text != '{') return false;
    lec_arena *arena = lec_arena_new();
    const json_t *object = lec_json_parse(text, length, 0, &problem, arena);
    const char *spoken = first_text(object, said), *name = first_text(object, names);
    if (spoken != NULL && name != NULL) {
        cues->speaker = lec_arena_text(cues->arena, name, strlen(name));
        lec_cues_text(cues, spoken, strlen(spoken), place_of(cues, text, length, spoken));
        lec_cues_end_row(cues);
    }
    const bool is_object = spoken != NULL && name != NULL;
    lec_arena_free(arena);
    return is_object;
}
