/* SPDX-License-Identifier: GPL-3.0-or-later
 * role.c -- roles belong to turns, but one person keeps one role in a conference: it is decided for
 * the person, from the strongest evidence there is.
 *
 *   study, form            certain
 *   label, front matter    an office gives the conference, QUESTION asks, an outlet asks
 *   behaviour              hands over in short turns: moderator; asks: journalist; answers or
 *                          speaks longest: principal
 */
#include <math.h>
#include <string.h>

#include "io/attribution/draft.h"

typedef struct {
    uint64_t words;
    uint32_t turns, asks, calls, answers, before_asking, before_principal, introduced;
    size_t first;  /* the first turn */
    lec_role role; /* LEC_ROLE_COUNT: not decided */
    double certainty;
} person_record;

typedef struct {
    const lec_people *people;
    lec_draft *drafts;
    size_t count;
    person_record *records;
} roles;

static const double certain = 1.0, shown = 0.97, behaved = 0.92, guessed = 0.7;

static void set_role(person_record *record, lec_role role, double certainty)
{
    record->role = role;
    record->certainty = certainty;
}

static void count_behaviour(roles *state)
{
    for (size_t i = 0; i < state->count; i++) {
        const lec_draft *turn = &state->drafts[i];
        if (turn->person == LEC_NONE) continue;
        person_record *record = &state->records[turn->person];
        if (record->turns++ == 0) record->first = i;
        record->introduced += turn->affiliation[0] != '\0';
        record->words += turn->words;
        record->asks += turn->asks;
        record->calls += turn->calls;
        record->answers +=
            i > 0 && state->drafts[i - 1].asks && state->drafts[i - 1].person != turn->person;
        record->before_asking += !turn->asks && i + 1 < state->count && state->drafts[i + 1].asks &&
                                 state->drafts[i + 1].person != turn->person;
    }
}

/* Whether labels say who asks (`Frage Jäger`): then an outlet or ministry beside a name does not.
 */
static bool askers_are_labelled(const roles *state)
{
    size_t labelled = 0;
    for (size_t i = 0; i < state->count; i++) {
        const uint32_t person = state->drafts[i].person;
        labelled += person != LEC_NONE && state->people->items[person].role == LEC_PHRASE_ASKER;
    }
    return labelled >= 3;
}

/* What study, form and labels say; spokespersons and people without any sign stay open. */
static void decide_from_labels(roles *state)
{
    const bool labelled = askers_are_labelled(state);
    for (size_t i = 0; i < state->count; i++) {
        const lec_draft *turn = &state->drafts[i];
        if (turn->person != LEC_NONE && turn->stated_role != LEC_ROLE_COUNT)
            set_role(&state->records[turn->person], turn->stated_role, certain);
    }
    for (size_t p = 0; p < state->people->count; p++) {
        const lec_person *person = &state->people->items[p];
        person_record *record = &state->records[p];
        if (person->study != NULL && person->study->role != LEC_ROLE_UNKNOWN) {
            set_role(record, person->study->role, certain);
            continue;
        }
        if (record->role != LEC_ROLE_COUNT) continue;
        switch (person->role) {
        case LEC_PHRASE_OFFICE:
        case LEC_PHRASE_ANSWERER:
            set_role(record, LEC_ROLE_PRINCIPAL, certain);
            break;
        case LEC_PHRASE_ASKER:
        case LEC_PHRASE_FOLLOW_UP:
            set_role(record, LEC_ROLE_JOURNALIST, certain);
            break;
        case LEC_PHRASE_MODERATOR:
            set_role(record, LEC_ROLE_MODERATOR, certain);
            break;
        case LEC_PHRASE_HELPER:
            set_role(record, LEC_ROLE_OTHER, certain);
            break;
        case LEC_PHRASE_UNNAMED:
            if (person->name[0] == '\0') set_role(record, LEC_ROLE_UNKNOWN, shown);
            break;
        default:
            if (person->in_front)
                set_role(record, LEC_ROLE_PRINCIPAL, shown);
            else if (person->affiliation[0] != '\0' && labelled && record->answers > 0 &&
                     2 * record->answers >= record->turns && record->asks == 0)
                set_role(record, LEC_ROLE_PRINCIPAL, behaved);
            else if (person->affiliation[0] != '\0')
                set_role(record, LEC_ROLE_JOURNALIST, shown);
        }
    }
}

static uint64_t words_in_role(const roles *state, lec_role role)
{
    uint64_t words = 0;
    for (size_t p = 0; p < state->people->count; p++)
        if (state->records[p].role == role) words += state->records[p].words;
    return words;
}

static bool has_role(const roles *state, lec_role role)
{
    for (size_t p = 0; p < state->people->count; p++)
        if (state->records[p].role == role && state->records[p].turns > 0) return true;
    return false;
}

/* By what is said, or by where it is said: short turns that follow no question, before one. */
static bool hands_over(const person_record *record)
{
    const bool calls = record->turns > 0 && 2 * record->calls >= record->turns &&
                       record->words < 70 * (uint64_t)record->turns;
    const bool between = record->turns > 2 && 3 * record->before_asking >= 2 * record->turns &&
                         4 * record->answers <= record->turns &&
                         record->words < 40 * (uint64_t)record->turns;
    return calls || between;
}

/* Without any principal, the open person who says most is one. */
static void find_principal(roles *state)
{
    if (has_role(state, LEC_ROLE_PRINCIPAL)) return;
    size_t best = SIZE_MAX;
    for (size_t p = 0; p < state->people->count; p++) {
        const person_record *record = &state->records[p];
        if (record->role != LEC_ROLE_COUNT || record->turns == 0) continue;
        const bool mostly_asks = 2 * record->asks > record->turns && record->answers == 0;
        if (mostly_asks && state->people->count > 1) continue;
        if (best == SIZE_MAX || record->words > state->records[best].words) best = p;
    }
    if (best != SIZE_MAX) set_role(&state->records[best], LEC_ROLE_PRINCIPAL, behaved);
}

/* A spokesperson who speaks a good part of what is not asked gives the briefing. */
static void decide_spokespersons(roles *state)
{
    const uint64_t principal = words_in_role(state, LEC_ROLE_PRINCIPAL);
    for (size_t p = 0; p < state->people->count; p++) {
        person_record *record = &state->records[p];
        if (record->role != LEC_ROLE_COUNT || state->people->items[p].role != LEC_PHRASE_SPOKES)
            continue;
        const bool much = 10 * record->words >= 3 * (principal + record->words);
        const bool gives =
            much && (state->people->items[p].in_front || principal == 0 || !hands_over(record));
        set_role(record, gives ? LEC_ROLE_PRINCIPAL : LEC_ROLE_MODERATOR, shown);
    }
}

static void count_before_principal(roles *state)
{
    for (size_t i = 0; i + 1 < state->count; i++) {
        const lec_draft *turn = &state->drafts[i], *next = turn + 1;
        if (turn->person == LEC_NONE || next->person == LEC_NONE) continue;
        if (state->records[next->person].role == LEC_ROLE_PRINCIPAL)
            state->records[turn->person].before_principal++;
    }
}

/* Whether those who ask have no names in this file (`Q`): then named people do not ask. */
static bool askers_are_anonymous(const roles *state)
{
    size_t anonymous = 0, named = 0;
    for (size_t i = 0; i < state->count; i++) {
        const uint32_t person = state->drafts[i].person;
        if (person == LEC_NONE || !state->drafts[i].asks) continue;
        if (state->people->items[person].role == LEC_PHRASE_ASKER)
            anonymous++;
        else if (state->records[person].role == LEC_ROLE_COUNT)
            named++;
    }
    return anonymous >= 3 && anonymous > 3 * named;
}

static size_t first_asking_turn(const roles *state)
{
    for (size_t i = 0; i < state->count; i++) {
        const uint32_t person = state->drafts[i].person;
        if (person != LEC_NONE && state->drafts[i].asks &&
            state->records[person].role != LEC_ROLE_PRINCIPAL)
            return i;
    }
    return state->count;
}

static void decide_from_behaviour(roles *state)
{
    const uint64_t principal = words_in_role(state, LEC_ROLE_PRINCIPAL);
    const bool anonymous = askers_are_anonymous(state);
    const size_t first_asking = first_asking_turn(state);
    for (size_t p = 0; p < state->people->count; p++) {
        person_record *record = &state->records[p];
        if (record->role != LEC_ROLE_COUNT || record->turns == 0) continue;
        const bool asks = 2 * record->asks >= record->turns;
        const bool leads = 2 * record->before_principal >= record->turns;
        const bool much = 10 * record->words >= principal;
        const bool calls = hands_over(record);
        const bool introduced = record->introduced > 0;
        const bool before = record->first < first_asking;
        if (anonymous)
            set_role(record, much && !calls ? LEC_ROLE_PRINCIPAL : LEC_ROLE_MODERATOR, behaved);
        else if (calls && !introduced && (record->turns > 1 || !asks))
            set_role(record, LEC_ROLE_MODERATOR, record->turns > 1 ? behaved : guessed);
        else if (introduced || (asks && (leads || !much)))
            set_role(record, LEC_ROLE_JOURNALIST, behaved);
        else if (much && 2 * record->answers >= record->turns)
            set_role(record, LEC_ROLE_PRINCIPAL, behaved);
        else if (before && record->asks == 0 && record->words >= 150)
            set_role(record, LEC_ROLE_PRINCIPAL, guessed);
        else
            set_role(record, leads || !before ? LEC_ROLE_JOURNALIST : LEC_ROLE_UNKNOWN, guessed);
    }
}

/* Labels mislead where behaviour is plain: the ambassador who only hands over, the host of an
 * interview who asks everything himself. */
static void correct_by_behaviour(roles *state)
{
    const uint64_t principal = words_in_role(state, LEC_ROLE_PRINCIPAL);
    const bool journalists = has_role(state, LEC_ROLE_JOURNALIST);
    for (size_t p = 0; p < state->people->count; p++) {
        const lec_person *person = &state->people->items[p];
        person_record *record = &state->records[p];
        const bool stated = person->study != NULL && person->study->role != LEC_ROLE_UNKNOWN;
        if (stated || record->turns == 0) continue;
        if (record->role == LEC_ROLE_MODERATOR && !journalists && record->turns > 2 &&
            2 * record->asks >= record->turns)
            set_role(record, LEC_ROLE_JOURNALIST, behaved);
        if (record->role == LEC_ROLE_PRINCIPAL && !person->in_front && record->turns >= 3 &&
            10 * record->calls >= 6 * record->turns &&
            record->words < 40 * (uint64_t)record->turns && record->words * 4 < principal)
            set_role(record, LEC_ROLE_MODERATOR, behaved);
    }
}

void lec_decide_roles(const lec_people *people, lec_draft *drafts, size_t count, lec_arena *arena)
{
    roles state = {people, drafts, count, lec_new(arena, person_record, people->count + 1)};
    for (size_t p = 0; p < people->count; p++) state.records[p].role = LEC_ROLE_COUNT;
    count_behaviour(&state);
    decide_from_labels(&state);
    find_principal(&state);
    decide_spokespersons(&state);
    count_before_principal(&state);
    decide_from_behaviour(&state);
    correct_by_behaviour(&state);
    for (size_t i = 0; i < count; i++) {
        const uint32_t person = drafts[i].person;
        const bool stated = person == LEC_NONE && drafts[i].stated_role != LEC_ROLE_COUNT;
        drafts[i].role = person == LEC_NONE ? drafts[i].stated_role : state.records[person].role;
        drafts[i].role_certainty = stated               ? certain
                                   : person == LEC_NONE ? guessed
                                                        : state.records[person].certainty;
        if (drafts[i].role == LEC_ROLE_COUNT) drafts[i].role = LEC_ROLE_UNKNOWN;
    }
    for (size_t i = 1; i + 1 < count; i++) { /* nobody known asks, a principal answers */
        if (drafts[i].person == LEC_NONE && drafts[i].asks &&
            drafts[i + 1].role == LEC_ROLE_PRINCIPAL)
            drafts[i].role = LEC_ROLE_JOURNALIST;
    }
}
