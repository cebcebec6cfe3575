/* SPDX-License-Identifier: GPL-3.0-or-later
 * name_bracket.c -- who stands in a bracket behind a function or an office: `Q (Ann Lowe, BBC)`,
 * `A (Governor Vik)`, `The Chair (Mr. Tom Grey (North, Lib.))`, `La señora MINISTRA (Ruiz Soto)`.
 */
#include <string.h>

#include "io/attribution/name.h"

/* Where the name in a bracket, and the outlet behind a comma, end: before a bracket inside it, a
 * sentence's end, or what follows the outlet (`Ann Lowe, BBC, by phone`). */
static uint32_t name_end_of(const char *text, uint32_t start, uint32_t end)
{
    enum { LONGEST_SHORT_FORM = 3 };
    uint32_t word = start, commas = 0;
    for (uint32_t at = start; at < end; at++) {
        commas += text[at] == ',';
        if (text[at] == '(' || commas == 2) return at;
        if (text[at] == ' ') word = at + 1;
        if (text[at] == '.' && at + 1 < end && text[at + 1] == ' ' &&
            at - word > LONGEST_SHORT_FORM)
            return at;
    }
    return end;
}

static bool is_person(const lec_name *name)
{
    return name->name_words > 0 && name->name_words <= 4 && !name->lower && !name->header &&
           name->name[0] != '\0';
}

/* Whether what stands in the bracket is somebody, and no outlet, place or remark. */
static bool names_somebody(const lec_name *name, const lec_name *inner)
{
    const bool plain = inner->role == LEC_PHRASE_NONE;
    const bool held = inner->role == LEC_PHRASE_OFFICE || inner->role == LEC_PHRASE_SPOKES;
    if (!is_person(inner)) return false;
    switch (name->role) {
    case LEC_PHRASE_ASKER:
    case LEC_PHRASE_FOLLOW_UP:
        return plain && inner->affiliation[0] != '\0';
    case LEC_PHRASE_ANSWERER:
        return held || inner->honorific[0] != '\0';
    case LEC_PHRASE_OFFICE:
    case LEC_PHRASE_SPOKES:
    case LEC_PHRASE_MODERATOR:
        return plain && (inner->honorific[0] != '\0' || name->honorific[0] != '\0');
    default:
        return false;
    }
}

bool lec_name_read_bracket(lec_name *name, const lec_phrases *phrases, lec_arena *arena,
                           const char *text, uint32_t start, uint32_t end)
{
    lec_name inner;
    if (name->name_words > 0 || !lec_phrase_is_role(name->role)) return false;
    const uint32_t name_end = name_end_of(text, start, end);
    const bool nested = name_end + 2 < end && text[name_end] == '(' && text[end - 1] == ')';
    lec_name_read(&inner, phrases, arena, text, start, name_end, nested ? name_end + 1 : 0,
                  nested ? end - 1 : 0);
    if (!names_somebody(name, &inner)) return false;
    name->name = inner.name;
    name->name_folded = inner.name_folded;
    name->surname_folded = inner.surname_folded;
    name->name_words = inner.name_words;
    name->affiliation = inner.affiliation;
    if (inner.honorific[0] != '\0') {
        name->honorific = inner.honorific;
        name->honorific_folded = inner.honorific_folded;
    }
    if (name->role == LEC_PHRASE_ANSWERER) {
        name->role = inner.role;
        name->office = inner.office;
        name->office_folded = inner.office_folded;
    }
    if (name->role == LEC_PHRASE_FOLLOW_UP) name->role = LEC_PHRASE_ASKER; /* of somebody else */
    name->letter = false;
    name->bracketed = true;
    return true;
}
