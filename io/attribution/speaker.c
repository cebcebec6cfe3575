/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/speaker.h"

#include <unicode/uchar.h>

#include <assert.h>
#include <string.h>

#include "io/attribution/spelling.h"

enum { MOST_COMPARED = 1500 }; /* labels compared with each other for misspellings */

typedef struct {
    const lec_transcript *transcript;
    const lec_labels *labels;
    const uint32_t *used;
    const lec_front *front;
    const lec_study *study;
    lec_arena *arena;
    lec_remarks *remarks;
    LEC_ARRAY(lec_person) people;
    uint32_t *of_key;
    bool *merged;
    uint32_t *spelling_of; /* key -> the key it misspells, or itself */
    lec_vocabulary *names; /* folded names -> name_person */
    LEC_ARRAY(uint32_t) name_person;
    lec_vocabulary *surnames; /* folded surnames -> first person with it; next_same */
    LEC_ARRAY(uint32_t) surname_person;
    LEC_ARRAY(uint32_t) next_same;
} resolver;

static const lec_name *name_of(const resolver *state, uint32_t key)
{
    return &state->labels->keys[key].name;
}

/* --- study ----------------------------------------------------------------------------------- */

static const lec_study_speaker *study_speaker(const resolver *state, const char *label)
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

/* --- misspellings ---------------------------------------------------------------------------- */

static bool near_text(const char *a, const char *b)
{
    const uint32_t a_length = (uint32_t)strlen(a), b_length = (uint32_t)strlen(b);
    const uint32_t shorter = a_length < b_length ? a_length : b_length;
    if (shorter < 5) return strcmp(a, b) == 0;
    return lec_is_near(a, a_length, b, b_length, shorter < 8 ? 1 : 2);
}

/* Whether one is the beginning of the other: Zach, Zachary; S, Steve. */
static bool shortens(const char *a, const char *b)
{
    const size_t a_length = strcspn(a, " "), b_length = strcspn(b, " ");
    const size_t shorter = a_length < b_length ? a_length : b_length;
    return shorter > 0 && strncmp(a, b, shorter) == 0 &&
           (shorter >= 3 || shorter == 1 || a_length == b_length);
}

typedef enum { DIFFERENT, PROPOSED, SAME } likeness;

/* Two labels that are not the same: misspelt, perhaps, or two people. */
static likeness compare_names(const lec_name *a, const lec_name *b)
{
    const bool surname =
        a->surname_folded[0] != '\0' && strcmp(a->surname_folded, b->surname_folded) == 0;
    const bool near_surname = a->surname_folded[0] != '\0' && b->surname_folded[0] != '\0' &&
                              near_text(a->surname_folded, b->surname_folded);
    if (a->name_words >= 2 && b->name_words >= 2) {
        if (surname && shortens(a->name_folded, b->name_folded)) return SAME;
        if (near_surname && shortens(a->name_folded, b->name_folded)) return SAME;
        return near_text(a->name_folded, b->name_folded) ? PROPOSED : DIFFERENT;
    }
    const bool office =
        a->office_folded[0] != '\0' && strcmp(a->office_folded, b->office_folded) == 0;
    if (a->name_words == 1 && b->name_words == 1 && near_surname && !surname)
        return office ? SAME : PROPOSED;
    return DIFFERENT;
}

/* SECREATRY MAYORKAS beside SECRETARY MAYORKAS: the office misspelt reads as a given name. */
static bool misspells_title(const lec_name *a, const lec_name *b)
{
    const size_t whole = strlen(a->name_folded), surname = strlen(a->surname_folded);
    char begin[64];
    if (a->role != LEC_PHRASE_NONE || b->role == LEC_PHRASE_NONE || b->name_words != 1 ||
        strcmp(a->surname_folded, b->surname_folded) != 0 || whole < surname + 2 ||
        whole - surname > sizeof begin)
        return false;
    memcpy(begin, a->name_folded, whole - surname - 1);
    begin[whole - surname - 1] = '\0';
    return near_text(begin, b->office_folded);
}

/* PRIME MINSITER, PIAME MINISTER: an office alone, misspelt. */
static bool misspells_office(const lec_label_key *a, const lec_label_key *b)
{
    const bool office = b->name.name_words == 0 && b->name.role != LEC_PHRASE_NONE &&
                        !b->name.prefixed && strlen(b->text) >= 7;
    const bool other = a->name.role == LEC_PHRASE_NONE || a->name.prefixed;
    if (!office || !other) return false;
    lec_wordlist first, second;
    lec_wordlist_read(&first, a->text, 0, (uint32_t)strlen(a->text));
    lec_wordlist_read(&second, b->text, 0, (uint32_t)strlen(b->text));
    return strcmp(first.folded, second.folded) != 0 && near_text(first.folded, second.folded);
}

/* F'M beside PM: a label with a stray mark in it, used once, beside a short one used often. */
static bool misprints(const lec_label_key *a, uint32_t times, const lec_label_key *b,
                      uint32_t others)
{
    const size_t length = strlen(b->text);
    if (times != 1 || others < 5 || length < 2 || length > 4 || strpbrk(a->text, "'`~^") == NULL)
        return false;
    lec_wordlist first, second;
    lec_wordlist_read(&first, a->text, 0, (uint32_t)strlen(a->text));
    lec_wordlist_read(&second, b->text, 0, (uint32_t)length);
    return strlen(first.folded) == strlen(second.folded) &&
           lec_is_near(first.folded, (uint32_t)strlen(first.folded), second.folded,
                       (uint32_t)strlen(second.folded), 1);
}

static void propose_alias(resolver *state, uint32_t key, uint32_t of, bool merged)
{
    const lec_label_key *rare = &state->labels->keys[key], *frequent = &state->labels->keys[of];
    const char *name = lec_name_usual_case(state->arena, frequent->text);
    const char *block = lec_arena_format(
        state->arena,
        "%s '%s'; for the study file:\n  - name: \"%s\"\n    aliases: [\"%s\", \"%s\"]",
        merged ? "taken for" : "may be", frequent->text, name, frequent->text, rare->text);
    LEC_PUSH(state->arena, *state->remarks, ((lec_remark){"alias", 0, rare->text, block}));
}

static void compare_keys(resolver *state, uint32_t rare, uint32_t frequent)
{
    const lec_label_key *a = &state->labels->keys[rare], *b = &state->labels->keys[frequent];
    if (a->name.letter || b->name.letter || a->known || b->known) return;
    if (misspells_title(&b->name, &a->name) || misspells_office(b, a)) {
        state->spelling_of[frequent] = rare; /* however often it is misspelt */
        propose_alias(state, frequent, rare, true);
        return;
    }
    const bool same = misspells_title(&a->name, &b->name) || misspells_office(a, b) ||
                      misprints(a, state->used[rare], b, state->used[frequent]);
    const likeness like = same ? SAME : compare_names(&a->name, &b->name);
    if (like == DIFFERENT) return;
    if (like == SAME) state->spelling_of[rare] = frequent;
    propose_alias(state, rare, frequent, like == SAME);
}

static void find_misspellings(resolver *state)
{
    LEC_ARRAY(uint32_t) keys = {0}; /* in the order of their first labels */
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        state->spelling_of[k] = LEC_NONE;
        if (state->labels->label_count == 0 && state->used[k] > 0 && keys.count < MOST_COMPARED)
            LEC_PUSH(state->arena, keys, k);
    }
    for (size_t i = 0; i < state->labels->label_count && keys.count < MOST_COMPARED; i++) {
        const uint32_t k = state->labels->labels[i].key;
        if (state->spelling_of[k] == LEC_NONE) LEC_PUSH(state->arena, keys, k);
        state->spelling_of[k] = k;
    }
    for (uint32_t k = 0; k < state->labels->key_count; k++) state->spelling_of[k] = k;
    for (size_t i = 0; i < keys.count; i++) {
        for (size_t j = 0; j < keys.count; j++) {
            const uint32_t a = keys.items[i], b = keys.items[j];
            const uint32_t times = state->used[a], others = state->used[b];
            const bool rarer = 3 * times <= others || (i > j && 3 * others > times);
            if (i != j && rarer && state->spelling_of[a] == a && state->spelling_of[b] == b)
                compare_keys(state, a, b);
        }
    }
}

/* --- people ---------------------------------------------------------------------------------- */

static void index_person(resolver *state, uint32_t person)
{
    const lec_person *it = &state->people.items[person];
    if (it->name_folded[0] != '\0') {
        const uint32_t id =
            lec_vocabulary_add(state->names, it->name_folded, strlen(it->name_folded));
        if (id == state->name_person.count) LEC_PUSH(state->arena, state->name_person, person);
    }
    if (it->surname_folded[0] == '\0') return;
    const uint32_t id =
        lec_vocabulary_add(state->surnames, it->surname_folded, strlen(it->surname_folded));
    if (id == state->surname_person.count) {
        LEC_PUSH(state->arena, state->surname_person, person);
        return;
    }
    const uint32_t first = state->surname_person.items[id];
    if (first == person) return;
    state->next_same.items[person] = state->next_same.items[first];
    state->next_same.items[first] = person;
}

static uint32_t add_person(resolver *state, lec_person person)
{
    LEC_PUSH(state->arena, state->people, person);
    LEC_PUSH(state->arena, state->next_same, LEC_NONE);
    const uint32_t id = (uint32_t)state->people.count - 1;
    index_person(state, id);
    return id;
}

static lec_person empty_person(void)
{
    return (lec_person){.name = "",
                        .affiliation = "",
                        .name_folded = "",
                        .surname_folded = "",
                        .office_folded = ""};
}

static uint32_t person_named(const resolver *state, const char *folded)
{
    uint32_t id;
    if (folded[0] == '\0' || !lec_vocabulary_find(state->names, folded, strlen(folded), &id))
        return LEC_NONE;
    assert(id < state->name_person.count && state->name_person.items != NULL);
    return state->name_person.items[id];
}

/* The only person with this surname (or the only one of them with this office), or LEC_NONE. */
static uint32_t person_with_surname(const resolver *state, const char *surname, const char *office)
{
    uint32_t id;
    if (surname[0] == '\0' || !lec_vocabulary_find(state->surnames, surname, strlen(surname), &id))
        return LEC_NONE;
    assert(state->surname_person.items != NULL && state->people.items != NULL);
    uint32_t found = LEC_NONE, same_office = LEC_NONE, count = 0;
    for (uint32_t p = state->surname_person.items[id]; p != LEC_NONE && count < 64;
         p = state->next_same.items[p]) {
        if (state->people.items[p].many) continue;
        count++;
        found = p;
        if (office[0] != '\0' && strcmp(office, state->people.items[p].office_folded) == 0)
            same_office = p;
    }
    return count == 1 ? found : same_office;
}

/* What a label adds to what is known of its person. */
static void join_key(resolver *state, uint32_t key, uint32_t person)
{
    const lec_name *name = name_of(state, key);
    assert(person < state->people.count && state->people.items != NULL);
    lec_person *it = &state->people.items[person];
    state->of_key[key] = person;
    it->labels++;
    if (it->affiliation[0] == '\0' && !it->many) it->affiliation = name->affiliation;
    const bool office = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
    if (it->role == LEC_PHRASE_NONE || (office && it->role != LEC_PHRASE_OFFICE))
        it->role = name->role;
    if (it->office_folded[0] == '\0') it->office_folded = name->office_folded;
}

static const char *titled_name(const resolver *state, const lec_name *name)
{
    const char *title = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES
                            ? name->office
                            : name->honorific;
    const char *text =
        title[0] == '\0' ? name->name : lec_arena_format(state->arena, "%s %s", title, name->name);
    return lec_name_usual_case(state->arena, text);
}

static uint32_t person_of_name(resolver *state, uint32_t key)
{
    const bool odd = state->labels->keys[key].odd; /* shown as it stands */
    const lec_name *name = name_of(state, key);
    lec_person person = empty_person();
    person.name_folded = name->name_folded;
    person.surname_folded = name->surname_folded;
    person.office_folded = name->office_folded;
    person.role = name->role;
    person.given = name->name_words >= 2;
    person.name =
        person.given ? lec_name_usual_case(state->arena, name->name) : titled_name(state, name);
    if (odd) person.name = state->labels->keys[key].text;
    return add_person(state, person);
}

/* A function (`Q`, `MODERATOR`, `SPEAKER 1`): no person's name. */
static uint32_t person_of_function(resolver *state, uint32_t key)
{
    const lec_name *name = name_of(state, key);
    lec_person person = empty_person();
    person.role = name->role;
    person.office_folded = name->office_folded;
    person.many = name->role == LEC_PHRASE_ASKER ||
                  (name->role == LEC_PHRASE_UNNAMED && name->name_words == 0);
    const bool numbered = name->role == LEC_PHRASE_UNNAMED && name->name_words > 0;
    if (numbered) person.name = lec_name_usual_case(state->arena, state->labels->keys[key].text);
    return add_person(state, person);
}

static bool is_function(const lec_name *name)
{
    const bool held = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
    if (!lec_phrase_is_role(name->role) || held) return false;
    return name->name_words == 0 || name->surname_folded[0] == '\0' ||
           u_isdigit((unsigned char)name->surname_folded[0]);
}

static bool is_bare_office(const lec_name *name)
{
    return (name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES) &&
           name->name_words == 0;
}

/* --- front matter ---------------------------------------------------------------------------- */

/* Whether the first word of `a` is the first letter of `b`, which has more: `V. Putin`. */
static bool is_initial_of(const char *a, const char *b)
{
    const size_t length = strcspn(a, " ");
    const size_t letter = length > 0 && (a[0] & 0x80) != 0 ? 2 : 1;
    return length == letter && strncmp(a, b, length) == 0 && strcspn(b, " ") > length;
}

/* The person the front matter means, made if no label does. */
static uint32_t person_of_front(resolver *state, const lec_front_person *from)
{
    uint32_t found = from->name_words >= 2 ? person_named(state, from->name_folded) : LEC_NONE;
    if (found == LEC_NONE)
        found = person_with_surname(state, from->surname_folded, from->office_folded);
    if (found == LEC_NONE) {
        if (from->name_words == 0 || from->partial) return LEC_NONE;
        lec_person person = empty_person();
        person.name_folded = from->name_folded;
        person.surname_folded = from->surname_folded;
        person.office_folded = from->office_folded;
        const char *text = from->name_words >= 2 || from->office[0] == '\0'
                               ? from->name
                               : lec_arena_format(state->arena, "%s %s", from->office, from->name);
        person.name = lec_name_usual_case(state->arena, text);
        person.given = from->name_words >= 2;
        found = add_person(state, person);
    }
    lec_person *it = &state->people.items[found];
    it->in_front = true;
    it->by |= from->by;
    if (it->office_folded[0] == '\0') it->office_folded = from->office_folded;
    if (it->role == LEC_PHRASE_NONE && from->office_folded[0] != '\0')
        it->role = from->spokes ? LEC_PHRASE_SPOKES : LEC_PHRASE_OFFICE;
    if (it->given && it->study == NULL && strcmp(it->name_folded, from->name_folded) == 0 &&
        strcmp(lec_name_usual_case(state->arena, from->name), from->name) == 0)
        it->name = from->name; /* with its accents, if a label forgot them */
    const bool initial = it->given && is_initial_of(it->name_folded, from->name_folded);
    if ((!it->given || initial) && from->name_words >= 2 && it->study == NULL) {
        it->given = true;
        it->name = lec_name_usual_case(state->arena, from->name);
    }
    return found;
}

/* An office alone: its only holder, one without a label of his own if there are several. */
static uint32_t holder_of(const resolver *state, const char *office)
{
    uint32_t found = LEC_NONE, count = 0, free_holder = LEC_NONE, free_count = 0;
    if (state->people.count > MOST_COMPARED) return LEC_NONE;
    for (uint32_t p = 0; p < state->people.count; p++) {
        const lec_person *it = &state->people.items[p];
        if (it->many || strcmp(it->office_folded, office) != 0) continue;
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
 * begins with these words; or the only person the front matter names, if it tells no office. */
static uint32_t holder_by_beginning(const resolver *state, const char *office)
{
    const size_t length = strlen(office);
    uint32_t found = LEC_NONE, named = LEC_NONE;
    size_t count = 0, fronts = 0;
    for (uint32_t p = 0; p < state->people.count && p < MOST_COMPARED; p++) {
        const lec_person *it = &state->people.items[p];
        if (it->many) continue;
        if (it->in_front && it->given) {
            fronts++;
            if (it->labels == 0 && it->office_folded[0] == '\0') named = p;
        }
        if (strncmp(it->office_folded, office, length) != 0 || it->office_folded[length] != ' ')
            continue;
        count++;
        found = p;
    }
    if (count == 1) return found;
    return count == 0 && fronts == 1 ? named : LEC_NONE;
}

/* Whether another bare office has other words before it: POLISH PRESIDENT, CZECH PRESIDENT. */
static bool has_rival(const resolver *state, uint32_t key)
{
    const lec_name *name = name_of(state, key);
    const size_t most =
        state->labels->key_count < MOST_COMPARED ? state->labels->key_count : MOST_COMPARED;
    for (uint32_t k = 0; k < most; k++) {
        const lec_name *other = name_of(state, k);
        if (k != key && state->used[k] > 0 && state->spelling_of[k] == k && other->prefixed &&
            is_bare_office(other) && strcmp(other->office_folded, name->office_folded) == 0)
            return true;
    }
    return false;
}

static void join_offices(resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        const lec_name *name = name_of(state, k);
        if (state->used[k] == 0 || state->of_key[k] != LEC_NONE || state->spelling_of[k] != k ||
            !is_bare_office(name))
            continue;
        const bool own = name->prefixed && has_rival(state, k);
        const char *text = own ? state->labels->keys[k].text : name->office;
        const char *folded = own ? lec_folded(state->arena, text) : name->office_folded;
        uint32_t person = holder_of(state, folded);
        if (person == LEC_NONE && name->role == LEC_PHRASE_OFFICE && !name->prefixed)
            person = holder_by_beginning(state, folded);
        if (person == LEC_NONE) {
            lec_person office = empty_person();
            office.office_folded = folded;
            office.role = name->role;
            office.name = lec_name_usual_case(state->arena, text);
            person = add_person(state, office);
        }
        join_key(state, k, person);
    }
}

/* --- the order of things --------------------------------------------------------------------- */

static void join_study(resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || !state->labels->keys[k].known) continue;
        const lec_study_speaker *speaker = study_speaker(state, state->labels->keys[k].text);
        uint32_t person = LEC_NONE;
        for (uint32_t p = 0; p < state->people.count; p++)
            if (state->people.items[p].study == speaker) person = p;
        if (speaker == NULL) continue;
        if (person == LEC_NONE) {
            lec_person it = empty_person();
            lec_name name;
            lec_name_read(&name, state->labels->phrases, state->arena, speaker->name, 0,
                          (uint32_t)strlen(speaker->name), 0, 0);
            it.study = speaker;
            it.name = speaker->name;
            it.affiliation = speaker->affiliation;
            it.name_folded = name.name_folded;
            it.surname_folded = name.surname_folded;
            it.given = true;
            person = add_person(state, it);
        }
        join_key(state, k, person);
    }
}

typedef enum { FULL_NAMES, SURNAMES } name_pass;

/* The only person with a full name of his own label whose initials these are, or LEC_NONE. */
static uint32_t person_with_initials(const resolver *state, const lec_name *name)
{
    uint32_t found = LEC_NONE;
    char initials[LEC_INITIALS];
    if (!lec_are_initials(name)) return LEC_NONE;
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || state->of_key[k] == LEC_NONE ||
            !lec_initials(name_of(state, k), initials) ||
            strcmp(initials, name->name_folded) != 0 || state->of_key[k] == found)
            continue;
        if (found != LEC_NONE) return LEC_NONE;
        found = state->of_key[k];
    }
    return found;
}

static void join_names(resolver *state, name_pass pass)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        const lec_name *name = name_of(state, k);
        if (state->used[k] == 0 || state->of_key[k] != LEC_NONE || state->spelling_of[k] != k)
            continue;
        if (pass == FULL_NAMES && is_function(name)) {
            join_key(state, k, person_of_function(state, k));
            continue;
        }
        if (name->name_words == 0 || (name->name_words >= 2) != (pass == FULL_NAMES)) continue;
        uint32_t person = person_named(state, name->name_folded);
        if (person == LEC_NONE && pass == SURNAMES)
            person = person_with_surname(state, name->surname_folded, name->office_folded);
        if (person == LEC_NONE && pass == SURNAMES) person = person_with_initials(state, name);
        if (person == LEC_NONE) person = person_of_name(state, k);
        join_key(state, k, person);
    }
}

/* `A:` answers for the only person the front matter names. */
static void name_answerers(resolver *state)
{
    uint32_t only = LEC_NONE;
    for (uint32_t p = 0; p < state->people.count; p++) {
        if (!state->people.items[p].in_front || state->people.items[p].labels > 0) continue;
        if (only != LEC_NONE) return;
        only = p;
    }
    if (only == LEC_NONE) return;
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || name_of(state, k)->role != LEC_PHRASE_ANSWERER ||
            name_of(state, k)->name_words > 0)
            continue;
        state->of_key[k] = only;
        state->people.items[only].labels++;
    }
}

static void join_misspellings(resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        uint32_t of = state->spelling_of[k];
        if (state->used[k] == 0 || of == k || state->of_key[k] != LEC_NONE) continue;
        if (state->of_key[of] == LEC_NONE) continue;
        state->of_key[k] = state->of_key[of];
        state->merged[k] = true;
    }
}

/* Labels that are left: no name and no known function (`BBC`). */
static void join_rest(resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        if (state->used[k] == 0 || state->of_key[k] != LEC_NONE) continue;
        lec_person person = empty_person();
        person.role = name_of(state, k)->role;
        person.name = lec_name_usual_case(state->arena, state->labels->keys[k].text);
        join_key(state, k, add_person(state, person));
    }
}

/* --- capitals -------------------------------------------------------------------------------- */

/* Whether all labels of each person are in capitals. */
static bool *find_capitals(const resolver *state)
{
    bool *capitals = lec_new(state->arena, bool, state->people.count + 1);
    for (size_t p = 0; p < state->people.count; p++)
        capitals[p] = state->people.items[p].labels > 0;
    for (size_t k = 0; k < state->labels->key_count; k++)
        if (state->of_key[k] != LEC_NONE && !name_of(state, (uint32_t)k)->caps)
            capitals[state->of_key[k]] = false;
    return capitals;
}

/* Takes the spelling with small letters from the text when it holds the whole name so: what DA
 * COSTA, DILEO or TAŞKIRANLI are cannot be known from capitals. */
static void find_usual_case(resolver *state)
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

static void find_opening(resolver *state, lec_people *people)
{
    people->opening = LEC_NONE;
    const lec_front_person *opener = NULL;
    for (size_t f = 0; f < state->front->person_count; f++) {
        const lec_front_person *from = &state->front->people[f];
        if (from->partial || (from->name_words == 0 && from->office_folded[0] == '\0')) continue;
        if (opener == NULL || (from->by && !opener->by)) opener = from;
    }
    if (opener == NULL) return;
    people->opening = person_of_front(state, opener);
    people->opening_named = people->opening != LEC_NONE;
}

lec_people lec_people_find(const lec_transcript *transcript, const lec_labels *labels,
                           const uint32_t *used, const lec_front *front, const lec_study *study,
                           lec_arena *arena, lec_remarks *remarks)
{
    resolver state = {.transcript = transcript,
                      .labels = labels,
                      .used = used,
                      .front = front,
                      .study = study,
                      .arena = arena,
                      .remarks = remarks};
    state.of_key = lec_new(arena, uint32_t, labels->key_count + 1);
    state.spelling_of = lec_new(arena, uint32_t, labels->key_count + 1);
    state.merged = lec_new(arena, bool, labels->key_count + 1);
    state.names = lec_vocabulary_new(arena);
    state.surnames = lec_vocabulary_new(arena);
    for (size_t k = 0; k < labels->key_count; k++) state.of_key[k] = LEC_NONE;
    find_misspellings(&state);
    join_study(&state);
    join_names(&state, FULL_NAMES);
    join_names(&state, SURNAMES);
    for (size_t f = 0; f < front->person_count; f++) person_of_front(&state, &front->people[f]);
    join_offices(&state);
    name_answerers(&state);
    join_misspellings(&state);
    join_rest(&state);
    find_usual_case(&state);
    lec_people people = {.of_key = state.of_key, .merged = state.merged};
    find_opening(&state, &people);
    people.items = state.people.items;
    people.count = state.people.count;
    return people;
}
