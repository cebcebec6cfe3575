/* SPDX-License-Identifier: GPL-3.0-or-later
 * speaker.c -- labels to people, in the order of how much a label tells: what the study names, full
 * names and functions, surnames, the front matter, offices, misspellings, the rest. */
#include "io/attribution/speaker.h"

#include <unicode/uchar.h>

#include <assert.h>
#include <string.h>

#include "io/attribution/resolver.h"
#include "io/attribution/spelling.h"

/* --- study ----------------------------------------------------------------------------------- */

static const lec_study_speaker *study_speaker(const lec_resolver *state, const char *label)
{
    lec_wordlist wanted, alias;
    lec_wordlist_read(&wanted, label, 0, (uint32_t)strlen(label));
    for (size_t s = 0; state->study != NULL && s < state->study->speaker_count; s++) {
        const lec_study_speaker *speaker = &state->study->speakers[s];
        for (size_t a = 0; a <= speaker->alias_count; a++) {
            const char *text = a < speaker->alias_count ? speaker->aliases[a] : speaker->name;
            lec_wordlist_read(&alias, text, 0, (uint32_t)strlen(text));
            if (alias.count > 0 && strcmp(alias.folded, wanted.folded) == 0) return speaker;
        }
    }
    return NULL;
}

/* --- what a label makes ---------------------------------------------------------------------- */

static const char *titled_name(const lec_resolver *state, const lec_name *name)
{
    const char *title = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES
                            ? name->office
                            : name->honorific;
    const char *text =
        title[0] == '\0' ? name->name : lec_arena_format(state->arena, "%s %s", title, name->name);
    return lec_name_usual_case(state->arena, text, state->transcript->language);
}

static uint32_t person_of_name(lec_resolver *state, uint32_t key)
{
    const bool odd = state->labels->keys[key].odd; /* shown as it stands */
    const lec_name *name = lec_name_of_key(state, key);
    lec_person person = lec_empty_person();
    person.name_folded = name->name_folded;
    person.surname_folded = name->surname_folded;
    person.office_folded = name->office_folded;
    person.role = name->role;
    person.given = name->name_words >= 2;
    person.title_folded = name->honorific_folded;
    person.initials = lec_are_initials(name);
    person.name = person.given
                      ? lec_name_usual_case(state->arena, name->name, state->transcript->language)
                      : titled_name(state, name);
    if (odd) person.name = state->labels->keys[key].text;
    return lec_add_person(state, person);
}

static bool is_numbered_asker(const lec_name *name)
{
    return name->role == LEC_PHRASE_ASKER && name->numbered;
}

/* Whether the numbers of JOURNALIST 1, JOURNALIST 2 are those of people: there are several, and one
 * asks again. Numbers that only count the questions never come back. */
static bool numbers_tell_askers(const lec_resolver *state)
{
    uint32_t askers = 0, again = 0;
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || !is_numbered_asker(lec_name_of_key(state, k))) continue;
        askers++;
        again += state->used[k] >= 2;
    }
    return askers >= 2 && again > 0;
}

/* A function (`Q`, `MODERATOR`, `SPEAKER 1`): no person's name. */
static uint32_t person_of_function(lec_resolver *state, uint32_t key)
{
    const lec_name *name = lec_name_of_key(state, key);
    lec_person person = lec_empty_person();
    person.role = name->role;
    person.office_folded = name->office_folded;
    const bool told = is_numbered_asker(name) && numbers_tell_askers(state);
    person.many = (name->role == LEC_PHRASE_ASKER && !told) ||
                  (name->role == LEC_PHRASE_UNNAMED && name->name_words == 0);
    const bool numbered = told || (name->role == LEC_PHRASE_UNNAMED && name->name_words > 0);
    person.voice = numbered;
    if (numbered)
        person.name = lec_name_usual_case(state->arena, state->labels->keys[key].text,
                                          state->transcript->language);
    return lec_add_person(state, person);
}

static bool is_function(const lec_name *name)
{
    const bool held = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
    if (!lec_phrase_is_role(name->role) || held) return false;
    return name->name_words == 0 || name->surname_folded[0] == '\0' ||
           u_isdigit((unsigned char)name->surname_folded[0]);
}

/* --- the order of things --------------------------------------------------------------------- */

static void join_study(lec_resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || !state->labels->keys[k].known) continue;
        const lec_study_speaker *speaker = study_speaker(state, state->labels->keys[k].text);
        uint32_t person = LEC_NONE;
        for (uint32_t p = 0; p < state->people.count; p++)
            if (state->people.items[p].study == speaker) person = p;
        if (speaker == NULL) continue;
        if (person == LEC_NONE) {
            lec_person it = lec_empty_person();
            lec_name name;
            lec_name_read(&name, state->labels->phrases, state->arena, speaker->name, 0,
                          (uint32_t)strlen(speaker->name), 0, 0);
            it.study = speaker;
            it.name = speaker->name;
            it.affiliation = speaker->affiliation;
            it.name_folded = name.name_folded;
            it.surname_folded = name.surname_folded;
            it.given = true;
            person = lec_add_person(state, it);
        }
        lec_join_key(state, k, person, LEC_LINK_STUDY);
    }
}

typedef enum { FULL_NAMES, SURNAMES } name_pass;

/* The only person with a full name of his own label whose initials these are, or LEC_NONE. */
static uint32_t person_with_initials(const lec_resolver *state, const lec_name *name)
{
    uint32_t found = LEC_NONE;
    char initials[LEC_INITIALS];
    if (!lec_are_initials(name)) return LEC_NONE;
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || state->of_key[k] == LEC_NONE ||
            !lec_initials(lec_name_of_key(state, k), initials) ||
            strcmp(initials, name->name_folded) != 0 || state->of_key[k] == found)
            continue;
        if (found != LEC_NONE) return LEC_NONE;
        found = state->of_key[k];
    }
    return found;
}

static uint32_t person_by_surname(lec_resolver *state, uint32_t key)
{
    const lec_name *name = lec_name_of_key(state, key);
    const uint32_t person =
        lec_person_with_surname(state, name->surname_folded, name->office_folded);
    return person != LEC_NONE && lec_person_meets(state, person, key) ? LEC_NONE : person;
}

static void join_name(lec_resolver *state, uint32_t key, name_pass pass)
{
    const lec_name *name = lec_name_of_key(state, key);
    lec_link link = LEC_LINK_NAME;
    uint32_t person = lec_person_named(state, name);
    if (person == LEC_NONE && pass == SURNAMES && !state->stated) {
        link = LEC_LINK_SURNAME;
        person = person_by_surname(state, key);
        if (person == LEC_NONE) person = person_with_initials(state, name);
    }
    if (person == LEC_NONE) {
        link = LEC_LINK_NAME;
        person = person_of_name(state, key);
    }
    lec_join_key(state, key, person, link);
}

static void join_names(lec_resolver *state, name_pass pass)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        const lec_name *name = lec_name_of_key(state, k);
        if (state->used[k] == 0 || state->of_key[k] != LEC_NONE || state->spelling_of[k] != k)
            continue;
        if (pass == FULL_NAMES && is_function(name))
            lec_join_key(state, k, person_of_function(state, k), LEC_LINK_FUNCTION);
        else if (name->name_words > 0 && (name->name_words >= 2) == (pass == FULL_NAMES))
            join_name(state, k, pass);
    }
}

/* `A:` answers for the only person the front matter names. */
static void name_answerers(lec_resolver *state)
{
    uint32_t only = LEC_NONE;
    for (uint32_t p = 0; p < state->people.count; p++) {
        const lec_person *it = &state->people.items[p];
        if (!it->in_front || it->front_outlet || it->labels > 0) continue;
        if (only != LEC_NONE) return;
        only = p;
    }
    if (only == LEC_NONE) return;
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || lec_name_of_key(state, k)->role != LEC_PHRASE_ANSWERER ||
            lec_name_of_key(state, k)->name_words > 0)
            continue;
        state->of_key[k] = only;
        state->people.items[only].labels++;
    }
}

static void join_misspellings(lec_resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        uint32_t of = state->spelling_of[k];
        for (uint32_t hops = 0; state->spelling_of[of] != of && hops < 8; hops++)
            of = state->spelling_of[of];
        if (state->used[k] == 0 || of == k || state->of_key[k] != LEC_NONE ||
            state->of_key[of] == LEC_NONE)
            continue;
        state->of_key[k] = state->of_key[of];
        state->met.key = LEC_NONE;
        state->link[k] = LEC_LINK_SPELLING;
    }
}

/* Labels that are left: no name and no known function (`BBC`). */
static void join_rest(lec_resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || state->of_key[k] != LEC_NONE) continue;
        lec_person person = lec_empty_person();
        person.role = lec_name_of_key(state, k)->role;
        person.name = lec_name_usual_case(state->arena, state->labels->keys[k].text,
                                          state->transcript->language);
        lec_join_key(state, k, lec_add_person(state, person), LEC_LINK_NAME);
    }
}

/* Speaker 3 beside people with names is nobody in particular (Journalist 3 is one of those who
 * ask); where all are numbered, as a machine does that tells voices apart, the numbers are all
 * there is. */
static void unname_voices(lec_resolver *state)
{
    bool named = false;
    for (size_t p = 0; p < state->people.count; p++) {
        const lec_person *it = &state->people.items[p];
        named |= it->labels > 0 && it->name[0] != '\0' && !it->voice;
    }
    for (size_t p = 0; named && p < state->people.count; p++)
        if (state->people.items[p].voice && state->people.items[p].role != LEC_PHRASE_ASKER)
            state->people.items[p].name = "";
}

/* The labels in the order of the text; of speakers that a form states, its blocks. */
static void find_meetings(lec_resolver *state, const uint32_t *stated_key)
{
    LEC_ARRAY(uint32_t) keys = {0};
    for (size_t i = 0; i < state->labels->label_count; i++)
        LEC_PUSH(state->arena, keys, state->labels->labels[i].key);
    for (size_t b = 0; stated_key != NULL && b < state->transcript->block_count; b++)
        if (stated_key[b] != LEC_NONE) LEC_PUSH(state->arena, keys, stated_key[b]);
    lec_find_meetings(state, keys.items, keys.count);
}

/* --- capitals -------------------------------------------------------------------------------- */

/* Whether all labels of each person are in capitals. */
static bool *find_capitals(const lec_resolver *state)
{
    bool *capitals = lec_new(state->arena, bool, state->people.count + 1);
    for (size_t p = 0; p < state->people.count; p++)
        capitals[p] = state->people.items[p].labels > 0;
    for (size_t k = 0; k < state->labels->key_count; k++)
        if (state->of_key[k] != LEC_NONE && !lec_name_of_key(state, (uint32_t)k)->caps)
            capitals[state->of_key[k]] = false;
    return capitals;
}

/* Takes the spelling with small letters from the text when it holds the whole name so: what DA
 * COSTA, DILEO or TAŞKIRANLI are cannot be known from capitals. */
static void find_usual_case(lec_resolver *state)
{
    const bool *capitals = find_capitals(state);
    const char **folded = lec_new(state->arena, const char *, state->people.count + 1);
    for (size_t p = 0; p < state->people.count; p++) {
        const lec_person *it = &state->people.items[p];
        const bool wanted = capitals[p] && it->given && it->study == NULL && !it->in_front;
        folded[p] = wanted ? it->name_folded : "";
    }
    const lec_transcript *transcript = state->transcript;
    const char **spellings = lec_spellings_find(transcript->text, (uint32_t)transcript->length,
                                                folded, state->people.count, state->arena);
    for (size_t p = 0; p < state->people.count; p++)
        if (spellings[p] != NULL) state->people.items[p].name = spellings[p];
}

/* --- the front matter's people, and who opens ------------------------------------------------ */

static void find_opening(lec_resolver *state, lec_people *people)
{
    people->opening = LEC_NONE;
    const lec_front_person *all = state->front->people;
    uint32_t opener = LEC_NONE;
    for (uint32_t f = 0; f < state->front->person_count; f++) {
        if (all[f].partial || all[f].loose || all[f].outlet ||
            (all[f].name_words == 0 && all[f].office_folded[0] == '\0'))
            continue;
        if (opener == LEC_NONE || (all[f].by && !all[opener].by)) opener = f;
    }
    if (opener == LEC_NONE) return;
    people->opening = lec_person_of_front(state, opener);
    people->opening_named = people->opening != LEC_NONE;
}

lec_people lec_people_find(const lec_people_input *input, lec_arena *arena, lec_remarks *remarks)
{
    const size_t keys = input->labels->key_count;
    lec_resolver state = {.transcript = input->transcript,
                          .labels = input->labels,
                          .used = input->used,
                          .front = input->front,
                          .study = input->study,
                          .arena = arena,
                          .remarks = remarks,
                          .stated = input->stated_key != NULL};
    state.met.key = LEC_NONE;
    state.of_key = lec_new(arena, uint32_t, keys + 1);
    state.spelling_of = lec_new(arena, uint32_t, keys + 1);
    state.link = lec_new(arena, uint8_t, keys + 1);
    state.names = lec_vocabulary_new(arena);
    state.surnames = lec_vocabulary_new(arena);
    for (size_t k = 0; k < keys; k++) state.of_key[k] = LEC_NONE;
    find_meetings(&state, input->stated_key);
    lec_align_names(&state);
    lec_find_misspellings(&state);
    join_study(&state);
    join_names(&state, FULL_NAMES);
    join_names(&state, SURNAMES);
    lec_join_front(&state);
    lec_join_offices(&state);
    name_answerers(&state);
    join_misspellings(&state);
    join_rest(&state);
    unname_voices(&state);
    find_usual_case(&state);
    lec_people people = {.of_key = state.of_key, .link = state.link};
    find_opening(&state, &people);
    people.items = state.people.items;
    people.count = state.people.count;
    return people;
}
