/* SPDX-License-Identifier: GPL-3.0-or-later
 * corpus.c -- names of roles, phases and kinds; the place of a token. Building: corpus_builder.c.
 */
#include "core/corpus.h"

#include <string.h>

#define ROLE_NAME(NAME, name, colour, meaning)   name,
#define ROLE_COLOUR(NAME, name, colour, meaning) colour,
#define NAME_OF(NAME, name, meaning)             name,
static const char *const role_names[LEC_ROLE_COUNT] = {LEC_ROLES(ROLE_NAME, ROLE_NAME)};
static const uint32_t role_colours[LEC_ROLE_COUNT] = {LEC_ROLES(ROLE_COLOUR, ROLE_COLOUR)};
static const char *const phase_names[LEC_PHASE_COUNT] = {LEC_PHASES(NAME_OF, NAME_OF)};
static const char *const kind_names[LEC_KIND_COUNT] = {LEC_KINDS(NAME_OF, NAME_OF)};

const char *lec_role_name(lec_role role)
{
    return role_names[role];
}

uint32_t lec_role_colour(lec_role role)
{
    return role_colours[role];
}

const char *lec_phase_name(lec_phase phase)
{
    return phase_names[phase];
}

const char *lec_kind_name(lec_kind kind)
{
    return kind_names[kind];
}

/* The index of `name` among `names`, or `count`. */
static size_t index_of(const char *const *names, size_t count, const char *name)
{
    size_t i = 0;
    while (i < count && strcmp(names[i], name) != 0) i++;
    return i;
}

bool lec_role_named(const char *name, lec_role *role)
{
    *role = (lec_role)index_of(role_names, LEC_ROLE_COUNT, name);
    return *role != LEC_ROLE_COUNT;
}

bool lec_phase_named(const char *name, lec_phase *phase)
{
    *phase = (lec_phase)index_of(phase_names, LEC_PHASE_COUNT, name);
    return *phase != LEC_PHASE_COUNT;
}

bool lec_kind_named(const char *name, lec_kind *kind)
{
    *kind = (lec_kind)index_of(kind_names, LEC_KIND_COUNT, name);
    return *kind != LEC_KIND_COUNT;
}

/* The last unit that starts at or before `at`, skipping empty units: start[unit] <= at. */
static uint32_t unit_of(const uint32_t *start, size_t count, uint32_t at)
{
    size_t low = 0, high = count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (start[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

uint32_t lec_corpus_turn_of(const lec_corpus *corpus, uint32_t token)
{
    return unit_of(corpus->turn_start, corpus->turn_count, token);
}

void lec_corpus_count_roles(const lec_corpus *corpus, uint32_t *counts)
{
    for (size_t t = 0; t < corpus->turn_count; t++)
        for (uint32_t i = corpus->turn_start[t]; i < corpus->turn_start[t + 1]; i++)
            counts[(size_t)corpus->token_word[i] * LEC_ROLE_COUNT + corpus->turn_role[t]]++;
}

const char *lec_text_or_fetch(const char *text, const lec_text_away *away)
{
    return text != NULL ? text : away->fetch(away);
}

const char *lec_conference_text(const lec_conference *conference)
{
    return lec_text_or_fetch(conference->text, conference->text_away);
}

lec_mark lec_conference_place(const lec_conference *conference, uint32_t text_offset)
{
    if (conference->mark_count == 0) return (lec_mark){text_offset, text_offset, 1};
    size_t low = 0, high = conference->mark_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (conference->marks[middle].text <= text_offset)
            low = middle;
        else
            high = middle;
    }
    const lec_mark mark = conference->marks[low];
    return (lec_mark){text_offset, mark.file + (text_offset - mark.text), mark.line};
}

bool lec_turn_is_by(const lec_corpus *corpus, uint32_t turn, const char *name)
{
    const uint32_t speaker = corpus->turn_speaker[turn];
    const char *known = corpus->speaker_name[speaker];
    const size_t local = corpus->speaker_local[speaker];
    return strcmp(known, name) == 0 ||
           (local > 0 && strlen(name) == local && strncmp(known, name, local) == 0);
}

lec_place lec_corpus_place(const lec_corpus *corpus, uint32_t token)
{
    const uint32_t turn = lec_corpus_turn_of(corpus, token);
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    const lec_mark mark = lec_conference_place(conference, corpus->token_start[token]);
    return (lec_place){conference->file, mark.line, mark.file};
}
