/* SPDX-License-Identifier: GPL-3.0-or-later
 * holders.c -- whom the front matter names, and who holds an office that stands without a name.
 *
 * An office alone is somebody of whom title, by-line or a fuller label say that he holds it, unless
 * he is seen to talk with the office: `PM` is not the Prime Minister Tamate of the title when
 * TAMATE and PM answer each other. When nobody is left, the office stays the name. */
#include <assert.h>
#include <string.h>

#include "io/attribution/resolver.h"
#include "io/words/unicode.h"
#include "io/words/unspaced.h"

/* --- front matter ---------------------------------------------------------------------------- */

/* Whether the first word of `a` is the first letter of `b`, which has more: `V. Putin`. */
static bool is_initial_of(const char *a, const char *b)
{
    const size_t length = strcspn(a, " ");
    const size_t letter = length > 0 && (a[0] & 0x80) != 0 ? 2 : 1;
    return length == letter && strncmp(a, b, length) == 0 && strcspn(b, " ") > length;
}

/* Whether a label has no more than this office: THE PRESIDENT beside the title's President Arden.
 */
static bool is_bare_in_file(const lec_resolver *state, const char *office)
{
    const size_t most =
        state->labels->key_count < LEC_MOST_COMPARED ? state->labels->key_count : LEC_MOST_COMPARED;
    for (uint32_t k = 0; k < most && office[0] != '\0'; k++) {
        const lec_name *name = lec_name_of_key(state, k);
        if (state->used[k] > 0 && name->name_words == 0 && name->role == LEC_PHRASE_OFFICE &&
            lec_offices_agree(name->office_folded, office))
            return true;
    }
    return false;
}

/* Whether somebody known by a label can be the one of the title. */
static bool may_be_front(const lec_resolver *state, uint32_t person, const lec_front_person *from)
{
    const lec_person *it = &state->people.items[person];
    if (!lec_offices_agree(it->office_folded, from->office_folded)) return false;
    if (it->given && from->name_words >= 2)
        return lec_shortens(it->name_folded, from->name_folded) ||
               strcmp(it->name_folded, from->name_folded) == 0;
    const bool named = it->given || it->title_folded[0] != '\0'; /* HUGO ARDEN, MRS. ARDEN */
    const bool other = named && it->office_folded[0] == '\0' && from->name_words < 2;
    return !other || !is_bare_in_file(state, from->office_folded);
}

/* Whether all a label says is one word of the name, not the last: GOH for Goh Tan, PJK. */
static bool abbreviates(const lec_person *person, const lec_front_person *from)
{
    if (person->given || person->name_folded[0] == '\0' || person->many) return false;
    const size_t first = strcspn(from->name_folded, " ");
    const size_t length = strlen(person->name_folded);
    const bool starts = strncmp(person->name_folded, from->name_folded, length) == 0;
    const bool surname = length < first && lec_is_unspaced(from->name_folded, 0, (uint32_t)first);
    const bool begins = starts && ((first >= 2 && length == first) || surname); /* 张 of 张娜 */
    char initials[LEC_INITIALS];
    return begins || (person->initials && lec_initials_of(from->name_folded, initials) &&
                      strcmp(initials, person->name_folded) == 0);
}

static uint32_t abbreviated(const lec_resolver *state, const lec_front_person *from)
{
    uint32_t found = LEC_NONE;
    if (from->name_words < 2 || from->partial) return LEC_NONE;
    for (uint32_t p = 0; p < state->people.count && p < LEC_MOST_COMPARED; p++) {
        if (!abbreviates(&state->people.items[p], from)) continue;
        if (found != LEC_NONE) return LEC_NONE;
        found = p;
    }
    return found;
}

static uint32_t find_front(const lec_resolver *state, const lec_front_person *from)
{
    const lec_name name = {.name_folded = from->name_folded,
                           .office_folded = from->office_folded,
                           .honorific_folded = "",
                           .name_words = from->name_words};
    uint32_t found = from->name_words >= 2 ? lec_person_named(state, &name) : LEC_NONE;
    if (found != LEC_NONE) return found;
    found = lec_person_with_surname(state, from->surname_folded, from->office_folded);
    if (found != LEC_NONE && may_be_front(state, found, from)) return found;
    return abbreviated(state, from);
}

static uint32_t add_front(lec_resolver *state, const lec_front_person *from)
{
    lec_person person = lec_empty_person();
    person.name_folded = from->name_folded;
    person.surname_folded = from->surname_folded;
    person.office_folded = from->office_folded;
    const char *text = from->name_words >= 2 || from->office[0] == '\0'
                           ? from->name
                           : lec_arena_format(state->arena, "%s %s", from->office, from->name);
    person.name = lec_name_usual_case(state->arena, text, state->transcript->language);
    person.given = from->name_words >= 2;
    return lec_add_person(state, person);
}

uint32_t lec_person_of_front(lec_resolver *state, uint32_t front)
{
    const lec_front_person *from = &state->front->people[front];
    uint32_t found = find_front(state, from);
    if (found == LEC_NONE) {
        if (from->name_words == 0 || from->partial || from->loose) return LEC_NONE;
        found = add_front(state, from);
    }
    lec_person *it = &state->people.items[found];
    it->in_front = true;
    it->by |= from->by;
    it->front_honour |= from->honour && from->name_words >= 2;
    it->front_office |= from->office_folded[0] != '\0';
    it->front_outlet |= from->outlet;
    if (it->front_order == LEC_NONE) it->front_order = front;
    if (it->office_folded[0] == '\0') it->office_folded = from->office_folded;
    if (it->role == LEC_PHRASE_NONE && from->office_folded[0] != '\0')
        it->role = from->spokes ? LEC_PHRASE_SPOKES : LEC_PHRASE_OFFICE;
    if (it->given && it->study == NULL && strcmp(it->name_folded, from->name_folded) == 0 &&
        strcmp(lec_name_usual_case(state->arena, from->name, state->transcript->language),
               from->name) == 0)
        it->name = from->name; /* with its accents, if a label forgot them */
    const bool initial = it->given && is_initial_of(it->name_folded, from->name_folded);
    if ((!it->given || initial) && from->name_words >= 2 && it->study == NULL) {
        it->given = true;
        it->name = lec_name_usual_case(state->arena, from->name, state->transcript->language);
    }
    return found;
}

void lec_join_front(lec_resolver *state)
{
    for (uint32_t f = 0; f < state->front->person_count; f++) {
        const lec_front_person *from = &state->front->people[f];
        if (!from->loose || from->outlet || from->guest) lec_person_of_front(state, f);
    }
}

/* --- offices without a name ------------------------------------------------------------------ */

static bool is_bare_office(const lec_name *name)
{
    return (name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES) &&
           name->name_words == 0;
}

/* An office alone: its only holder, one without a label of his own if there are several. */
static uint32_t holder_of(lec_resolver *state, uint32_t key, const char *office)
{
    uint32_t found = LEC_NONE, count = 0, free_holder = LEC_NONE, free_count = 0;
    if (state->people.count > LEC_MOST_COMPARED) return LEC_NONE;
    for (uint32_t p = 0; p < state->people.count; p++) {
        const lec_person *it = &state->people.items[p];
        if (it->many || strcmp(it->office_folded, office) != 0) continue;
        if (it->labels > 0 && lec_person_meets(state, p, key)) continue;
        count++;
        found = p;
        if (it->labels > 0) continue;
        free_count++;
        free_holder = p;
    }
    if (count == 1) return found;
    return free_count == 1 ? free_holder : LEC_NONE;
}

/* `PRESIDENTE` beside `PRESIDENTE DEL GOBIERNO, RAMÓN ITURBE`: the only holder of an office that
 * begins with these words; or the only person the front matter names, if by a title of honour and
 * without an office: `The Rt Hon Harriet Colby`. */
static uint32_t holder_by_beginning(lec_resolver *state, uint32_t key, const char *office)
{
    const size_t length = strlen(office);
    uint32_t found = LEC_NONE, named = LEC_NONE;
    size_t count = 0, fronts = 0;
    for (uint32_t p = 0; p < state->people.count && p < LEC_MOST_COMPARED; p++) {
        const lec_person *it = &state->people.items[p];
        fronts += it->in_front && it->given && !it->front_outlet;
        if (it->front_honour && it->labels == 0 && it->office_folded[0] == '\0') named = p;
        if (it->many || strncmp(it->office_folded, office, length) != 0 ||
            it->office_folded[length] != ' ' || lec_person_meets(state, p, key))
            continue;
        count++;
        found = p;
    }
    if (count == 1) return found;
    return count == 0 && fronts == 1 ? named : LEC_NONE;
}

/* Whether another bare office has other words beside it: POLISH PRESIDENT, MINISTER FOR TRADE. */
static bool has_rival(const lec_resolver *state, uint32_t key)
{
    const lec_name *name = lec_name_of_key(state, key);
    const size_t most =
        state->labels->key_count < LEC_MOST_COMPARED ? state->labels->key_count : LEC_MOST_COMPARED;
    for (uint32_t k = 0; k < most; k++) {
        const lec_name *other = lec_name_of_key(state, k);
        if (k != key && state->used[k] > 0 && state->spelling_of[k] == k && is_bare_office(other) &&
            (other->prefixed || strcmp(other->portfolio, name->portfolio) != 0) &&
            strcmp(other->office_folded, name->office_folded) == 0)
            return true;
    }
    return false;
}

static uint32_t add_office(lec_resolver *state, const lec_name *name, const char *text,
                           const char *folded)
{
    lec_person office = lec_empty_person();
    office.office_folded = folded;
    office.role = name->role;
    office.name = lec_name_usual_case(state->arena, text, state->transcript->language);
    office.bare_office = true;
    return lec_add_person(state, office);
}

/* What keeps the office apart from others in the file: MINISTER FOR EDUCATION, CZECH PRESIDENT. */
static const char *office_text(const lec_resolver *state, uint32_t key, bool rival)
{
    const lec_name *name = lec_name_of_key(state, key);
    if (name->portfolio[0] != '\0') return name->portfolio;
    return rival && name->prefixed ? state->labels->keys[key].text : name->office;
}

static void join_office(lec_resolver *state, uint32_t key)
{
    const lec_name *name = lec_name_of_key(state, key);
    const bool rival = has_rival(state, key);
    const char *text = office_text(state, key, rival);
    const char *folded =
        text == name->office ? name->office_folded : lec_folded(state->arena, text);
    uint32_t person = holder_of(state, key, folded);
    if (person == LEC_NONE && !rival) person = holder_of(state, key, name->office_folded);
    if (person == LEC_NONE && name->role == LEC_PHRASE_OFFICE && !name->prefixed)
        person = holder_by_beginning(state, key, folded);
    if (person == LEC_NONE) person = add_office(state, name, text, folded);
    lec_join_key(state, key, person, LEC_LINK_OFFICE);
}

void lec_join_offices(lec_resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++)
        if (state->used[k] > 0 && state->of_key[k] == LEC_NONE && state->spelling_of[k] == k &&
            is_bare_office(lec_name_of_key(state, k)))
            join_office(state, k);
}
