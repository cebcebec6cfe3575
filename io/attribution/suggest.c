/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/suggest.h"

#include <string.h>

/* As YAML has it between double quotation marks. */
static const char *quoted(lec_arena *arena, const char *text)
{
    char *made = lec_new(arena, char, 2 * strlen(text) + 3), *to = made;
    *to++ = '"';
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') *to++ = '\\';
        *to++ = (unsigned char)*text < ' ' ? ' ' : *text;
    }
    *to++ = '"';
    *to = '\0';
    return made;
}

const char *lec_suggest_speaker(lec_arena *arena, const char *name, const char *first,
                                const char *second)
{
    return lec_arena_format(arena, "  - name: %s\n    aliases: [%s%s%s]", quoted(arena, name),
                            quoted(arena, first), second != NULL ? ", " : "",
                            second != NULL ? quoted(arena, second) : "");
}
