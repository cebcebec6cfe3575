/* SPDX-License-Identifier: GPL-3.0-or-later
 * align.c -- what in a label is the name, where only other labels of the file show it.
 *
 * `SECRETARIA DE TURISMO, JOSEFINA RODRÍGUEZ ZAMORA`, an office no list knows: where other labels
 * have an office before the comma and the name after it, this one has too. `President of Ostland
 * Ivan Petrenko`: where the country ends and the name begins shows a label or title that has the
 * name alone. */
#include <string.h>

#include "io/attribution/resolver.h"

enum { LONGEST_NAME = 4 };

typedef struct {
    const char *folded, *surname_folded, *text;
} whole_name;

typedef struct {
    lec_vocabulary *names;
    LEC_ARRAY(whole_name) of;
} name_index;

static void add_whole(lec_resolver *state, name_index *index, whole_name name)
{
    const uint32_t id = lec_vocabulary_add(index->names, name.folded, strlen(name.folded));
    if (id == index->of.count) LEC_PUSH(state->arena, index->of, name);
}

/* Full names that stand without an office. */
static name_index index_names(lec_resolver *state)
{
    name_index index = {.names = lec_vocabulary_new(state->arena)};
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        const lec_name *name = lec_name_of_key(state, k);
        if (state->used[k] > 0 && name->name_words >= 2 && name->office_folded[0] == '\0' &&
            name->surname_folded[0] != '\0')
            add_whole(state, &index,
                      (whole_name){name->name_folded, name->surname_folded, name->name});
    }
    for (size_t f = 0; f < state->front->person_count; f++) {
        const lec_front_person *from = &state->front->people[f];
        if (from->name_words >= 2 && !from->partial && (from->title || !from->loose))
            add_whole(state, &index,
                      (whole_name){from->name_folded, from->surname_folded, from->name});
    }
    return index;
}

/* The longest known name that ends the label, with words before it that belong to the office. */
static void align_key(const lec_resolver *state, const name_index *index, uint32_t key)
{
    lec_name *name = &state->labels->keys[key].name;
    const char *text = state->labels->keys[key].text;
    lec_wordlist list;
    lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
    for (uint32_t words = LONGEST_NAME; words >= 2; words--) {
        uint32_t bytes, id;
        if (list.count < words + 2) continue;
        const char *folded = lec_wordlist_folded(&list, list.count - words, words, &bytes);
        if (!lec_vocabulary_find(index->names, folded, bytes, &id)) continue;
        const whole_name *known = &index->of.items[id];
        name->name = known->text;
        name->name_folded = known->folded;
        name->surname_folded = known->surname_folded;
        name->name_words = 2;
        name->portfolio = "";
        return;
    }
}

/* Whether some label has a known office before the comma and the name after it. */
static bool has_office_first(const lec_resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        const lec_name *name = lec_name_of_key(state, k);
        const char *comma = strchr(state->labels->keys[k].text, ',');
        const bool office = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
        if (state->used[k] > 0 && office && comma != NULL && name->name_words >= 2 &&
            strstr(comma, name->name) != NULL)
            return true;
    }
    return false;
}

static void turn_around(lec_resolver *state)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        lec_name *name = &state->labels->keys[k].name;
        if (state->used[k] == 0 || name->other == NULL) continue;
        const lec_name *other = name->other;
        name->name = other->name;
        name->name_folded = other->name_folded;
        name->surname_folded = other->surname_folded;
        name->name_words = other->name_words;
        name->affiliation = "";
        name->portfolio = "";
        name->body_of = name->role == LEC_PHRASE_NONE;
    }
}

void lec_align_names(lec_resolver *state)
{
    if (has_office_first(state)) turn_around(state);
    const name_index index = index_names(state);
    if (index.of.count == 0) return;
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        const lec_name *name = lec_name_of_key(state, k);
        const bool office = name->role == LEC_PHRASE_OFFICE || name->role == LEC_PHRASE_SPOKES;
        if (state->used[k] > 0 && office && !state->labels->keys[k].known)
            align_key(state, &index, k);
    }
}
