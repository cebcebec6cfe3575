/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/naming.h"

#include <string.h>

#include "io/attribution/resolver.h"

/* The only principal without a name, or LEC_NONE. */
static uint32_t nameless_principal(const lec_people *people, const lec_draft *drafts, size_t count)
{
    uint32_t found = LEC_NONE;
    for (size_t i = 0; i < count; i++) {
        const uint32_t p = drafts[i].person;
        if (p == LEC_NONE || p == found || drafts[i].role != LEC_ROLE_PRINCIPAL) continue;
        const lec_person *it = &people->items[p];
        const bool nameless =
            it->name[0] == '\0' || it->bare_office || it->voice || it->letter || it->initials;
        if (!nameless || it->study != NULL) continue;
        if (found != LEC_NONE) return LEC_NONE;
        found = p;
    }
    return found;
}

/* Whether somebody who speaks has the name, or the surname. */
static bool is_labelled(const lec_people *people, const lec_draft *drafts, size_t count,
                        const lec_front_person *from)
{
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].person == LEC_NONE) continue;
        const lec_person *it = &people->items[drafts[i].person];
        if (strcmp(it->name_folded, from->name_folded) == 0 ||
            (it->surname_folded[0] != '\0' &&
             strcmp(it->surname_folded, from->surname_folded) == 0))
            return true;
    }
    return false;
}

/* Whether the title says of somebody that he asks: then the other one is his guest. */
static bool names_asker(const lec_front *front)
{
    for (size_t f = 0; f < front->person_count; f++)
        if (front->people[f].outlet && front->people[f].name_words >= 2) return true;
    return false;
}

static bool may_hold(const lec_front *front, const lec_person *person, const lec_front_person *from)
{
    char initials[LEC_INITIALS];
    if (person->initials)
        return lec_initials_of(from->name_folded, initials) &&
               strcmp(initials, person->name_folded) == 0;
    if (from->loose && !from->title) return false;
    if (!person->bare_office) return true;
    if (from->office_folded[0] == '\0')
        return from->guest || (from->title && from->gives) || (from->title && names_asker(front));
    return lec_offices_agree(person->office_folded, from->office_folded);
}

static const lec_front_person *only_candidate(const lec_people *people, const lec_front *front,
                                              const lec_draft *drafts, size_t count,
                                              const lec_person *person, bool with_office)
{
    const lec_front_person *found = NULL;
    for (size_t f = 0; f < front->person_count; f++) {
        const lec_front_person *from = &front->people[f];
        const bool asks = from->outlet && !from->guest;
        if (with_office && from->office_folded[0] == '\0') continue;
        if (from->name_words < 2 || from->partial || asks || !may_hold(front, person, from) ||
            is_labelled(people, drafts, count, from))
            continue;
        if (found != NULL && strcmp(found->name_folded, from->name_folded) != 0) return NULL;
        if (found == NULL || !from->loose) found = from;
    }
    return found;
}

void lec_name_principal(lec_people *people, const lec_front *front, const lec_draft *drafts,
                        size_t count, lec_arena *arena)
{
    const uint32_t principal = nameless_principal(people, drafts, count);
    if (principal == LEC_NONE) return;
    lec_person *it = &people->items[principal];
    const lec_front_person *from = NULL;
    if (it->bare_office) from = only_candidate(people, front, drafts, count, it, true);
    if (from == NULL) from = only_candidate(people, front, drafts, count, it, false);
    if (from == NULL) return;
    it->name = lec_name_usual_case(arena, from->name, front->language);
    it->name_folded = from->name_folded;
    it->surname_folded = from->surname_folded;
    it->given = it->title_named = true;
    it->bare_office = it->voice = it->letter = it->initials = false;
}
