/* SPDX-License-Identifier: GPL-3.0-or-later
 * people.c -- who is known so far, found again by name or surname. */
#include <assert.h>
#include <string.h>

#include "io/attribution/resolver.h"

enum { MOST_NAMESAKES = 64 };

static size_t characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

bool lec_shortens(const char *a, const char *b)
{
    const size_t a_length = strcspn(a, " "), b_length = strcspn(b, " ");
    const size_t shorter = a_length < b_length ? a_length : b_length;
    if (shorter == 0 || strncmp(a, b, shorter) != 0) return false;
    const size_t letters = characters(a, shorter);
    return letters >= 3 || letters == 1 || a_length == b_length;
}

bool lec_offices_agree(const char *a, const char *b)
{
    const size_t a_length = strlen(a), b_length = strlen(b);
    const size_t shorter = a_length < b_length ? a_length : b_length;
    if (shorter == 0 || strncmp(a, b, shorter) == 0) return true; /* CHAIR, CHAIRMAN */
    return strcmp(a + (a_length - shorter), b + (b_length - shorter)) == 0;
}

bool lec_is_local(const lec_person *person)
{
    if (person->study != NULL || person->given) return false;
    return person->bare_office || person->voice || person->letter;
}

lec_person lec_empty_person(void)
{
    return (lec_person){.name = "",
                        .affiliation = "",
                        .name_folded = "",
                        .surname_folded = "",
                        .office_folded = "",
                        .title_folded = "",
                        .front_order = LEC_NONE};
}

/* Puts a person into the chain of all that `text` finds. */
static void index_under(lec_resolver *state, lec_vocabulary *texts, const char *text,
                        uint32_t person, bool surname)
{
    if (text[0] == '\0') return;
    const uint32_t id = lec_vocabulary_add(texts, text, strlen(text));
    if (surname && id == state->surname_person.count)
        LEC_PUSH(state->arena, state->surname_person, person);
    else if (!surname && id == state->name_person.count)
        LEC_PUSH(state->arena, state->name_person, person);
    const uint32_t first = surname ? state->surname_person.items[id] : state->name_person.items[id];
    uint32_t *next = surname ? state->next_same.items : state->next_named.items;
    if (first == person) return;
    next[person] = next[first];
    next[first] = person;
}

uint32_t lec_add_person(lec_resolver *state, lec_person person)
{
    LEC_PUSH(state->arena, state->people, person);
    LEC_PUSH(state->arena, state->next_same, LEC_NONE);
    LEC_PUSH(state->arena, state->next_named, LEC_NONE);
    const uint32_t id = (uint32_t)state->people.count - 1;
    index_under(state, state->names, person.name_folded, id, false);
    index_under(state, state->surnames, person.surname_folded, id, true);
    return id;
}

/* Mr. Smith and Ms. Smith are two; Secretary Clinton and President Clinton as well. */
static bool titles_agree(const lec_person *person, const lec_name *name)
{
    if (person->given || name->name_words >= 2) return true;
    if (!lec_offices_agree(person->office_folded, name->office_folded)) return false;
    return person->title_folded[0] == '\0' || name->honorific_folded[0] == '\0' ||
           strcmp(person->title_folded, name->honorific_folded) == 0;
}

uint32_t lec_person_named(const lec_resolver *state, const lec_name *name)
{
    uint32_t id, count = 0;
    const char *folded = name->name_folded;
    if (folded[0] == '\0' || !lec_vocabulary_find(state->names, folded, strlen(folded), &id))
        return LEC_NONE;
    assert(id < state->name_person.count && state->name_person.items != NULL);
    for (uint32_t p = state->name_person.items[id]; p != LEC_NONE && count < MOST_NAMESAKES;
         p = state->next_named.items[p], count++)
        if (titles_agree(&state->people.items[p], name)) return p;
    return LEC_NONE;
}

uint32_t lec_person_with_surname(const lec_resolver *state, const char *surname, const char *office)
{
    uint32_t id;
    if (surname[0] == '\0' || !lec_vocabulary_find(state->surnames, surname, strlen(surname), &id))
        return LEC_NONE;
    assert(state->surname_person.items != NULL && state->people.items != NULL);
    uint32_t found = LEC_NONE, same_office = LEC_NONE, count = 0;
    for (uint32_t p = state->surname_person.items[id]; p != LEC_NONE && count < MOST_NAMESAKES;
         p = state->next_same.items[p]) {
        if (state->people.items[p].many) continue;
        count++;
        found = p;
        if (office[0] != '\0' && strcmp(office, state->people.items[p].office_folded) == 0)
            same_office = p;
    }
    return count == 1 ? found : same_office;
}

void lec_join_key(lec_resolver *state, uint32_t key, uint32_t person, lec_link link)
{
    const lec_name *name = lec_name_of_key(state, key);
    assert(person < state->people.count && state->people.items != NULL);
    lec_person *it = &state->people.items[person];
    state->of_key[key] = person;
    state->met.key = LEC_NONE; /* whom it meets has to be seen again */
    state->link[key] = (uint8_t)link;
    it->labels++;
    if (it->affiliation[0] == '\0' && !it->many) it->affiliation = name->affiliation;
    const bool office = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
    if (it->role == LEC_PHRASE_NONE || (office && it->role != LEC_PHRASE_OFFICE))
        it->role = name->role;
    if (it->office_folded[0] == '\0') it->office_folded = name->office_folded;
    if (it->title_folded[0] == '\0') it->title_folded = name->honorific_folded;
    it->honorific |= name->honorific_folded[0] != '\0';
    it->outlet |= name->affiliation[0] != '\0';
    it->body_of |= name->body_of;
    it->letter |= name->letter;
    it->numbered |= name->numbered;
}
