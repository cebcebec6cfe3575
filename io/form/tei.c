/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/tei.h"

#include <string.h>

static const struct {
    const char *name;
    lec_tei_element element;
} elements[] = {
    {"teiCorpus", LEC_TEI_CORPUS},
    {"TEI", LEC_TEI_DOCUMENT},
    {"TEI.2", LEC_TEI_DOCUMENT},
    {"teiHeader", LEC_TEI_HEADER},
    {"titleStmt", LEC_TEI_TITLE_STATEMENT},
    {"sourceDesc", LEC_TEI_SOURCE},
    {"setting", LEC_TEI_SETTING},
    {"title", LEC_TEI_TITLE},
    {"date", LEC_TEI_DATE},
    {"person", LEC_TEI_PERSON},
    {"persName", LEC_TEI_PERSON_NAME},
    {"forename", LEC_TEI_FORENAME},
    {"nameLink", LEC_TEI_NAME_LINK},
    {"surname", LEC_TEI_SURNAME},
    {"affiliation", LEC_TEI_AFFILIATION},
    {"org", LEC_TEI_ORGANISATION},
    {"orgName", LEC_TEI_ORGANISATION_NAME},
    {"when", LEC_TEI_WHEN},
    {"text", LEC_TEI_TEXT},
    {"front", LEC_TEI_FRONT},
    {"head", LEC_TEI_HEAD},
    {"u", LEC_TEI_UTTERANCE},
    {"sp", LEC_TEI_UTTERANCE},
    {"speaker", LEC_TEI_SPEAKER},
    {"seg", LEC_TEI_PARAGRAPH},
    {"p", LEC_TEI_PARAGRAPH},
    {"ab", LEC_TEI_PARAGRAPH},
    {"l", LEC_TEI_PARAGRAPH},
    {"div", LEC_TEI_PARAGRAPH},
    {"note", LEC_TEI_NOTE},
    {"vocal", LEC_TEI_NOTE},
    {"kinesic", LEC_TEI_NOTE},
    {"incident", LEC_TEI_NOTE},
    {"gap", LEC_TEI_NOTE},
    {"stage", LEC_TEI_NOTE},
    {"writing", LEC_TEI_NOTE},
    {"fw", LEC_TEI_FURNITURE},
    {"choice", LEC_TEI_CHOICE},
    {"w", LEC_TEI_TOKEN},
    {"pc", LEC_TEI_TOKEN},
    {"lb", LEC_TEI_BREAK},
    {"pb", LEC_TEI_BREAK},
    {"cb", LEC_TEI_BREAK},
};

bool lec_tei_is_within(const lec_tei *state, lec_tei_element wanted)
{
    for (size_t i = state->depth; i > 0; i--)
        if (state->stack[i - 1] == wanted) return true;
    return false;
}

lec_tei_element lec_tei_element_called(const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0) return elements[i].element;
    return LEC_TEI_OTHER;
}

/* Of a choice between readings, the corrected, unabridged one as it was said is taken. */
static bool is_left_out(const lec_tei *state, const char *name)
{
    if (state->depth == 0 || state->stack[state->depth - 1] != LEC_TEI_CHOICE) return false;
    return strcmp(name, "sic") == 0 || strcmp(name, "reg") == 0 || strcmp(name, "abbr") == 0;
}

lec_tei_element lec_tei_push(lec_tei *state, const char *name)
{
    lec_tei_element entered = lec_tei_element_called(name);
    if (is_left_out(state, name)) entered = LEC_TEI_LEFT_OUT;
    state->stack[state->depth++] = entered;
    return entered;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

void lec_tei_catch(lec_tei *state, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const size_t count = state->caught.count;
        const char byte = is_space(text[i]) ? ' ' : text[i];
        if (byte == ' ' && (count == 0 || state->caught.items[count - 1] == ' ')) continue;
        LEC_PUSH(state->arena, state->caught, byte);
    }
}

const char *lec_tei_take_caught(lec_tei *state)
{
    size_t count = state->caught.count;
    state->caught.count = 0;
    if (count > 0 && state->caught.items[count - 1] == ' ') count--;
    return count > 0 ? lec_arena_text(state->arena, state->caught.items, count) : NULL;
}

const char *lec_tei_target_of(const char *pointer, size_t *length)
{
    *length = strcspn(pointer, " \t\n\r"); /* of several, the first */
    for (size_t i = *length; i > 0; i--)
        if (pointer[i - 1] == '#') {
            *length -= i;
            return pointer + i;
        }
    return pointer;
}

const char *lec_tei_target(const lec_tei *state, const char *pointer)
{
    if (pointer == NULL) return NULL;
    size_t length;
    const char *target = lec_tei_target_of(pointer, &length);
    return lec_arena_text(state->arena, target, length);
}
