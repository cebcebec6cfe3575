/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/affiliation.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* --- outlets that are the same
 * ------------------------------------------------------------------*/

/* What an outlet is compared by, and what it is called in tables (NULL: as it stands). */
typedef struct {
    char folded[LEC_WORDLIST_FOLD];
    const char *name;
} outlet_key;

static const char *without_article(const lec_wordlist *list)
{
    static const uint64_t article = LEC_CLASS_BIT(LEC_PHRASE_ARTICLE);
    const bool begins = list->count > 1 && lec_word_is_of(list, 0, article);
    return begins ? list->folded + list->words[1].fold : list->folded;
}

static void fold_outlet(const char *text, char folded[LEC_WORDLIST_FOLD])
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
    snprintf(folded, LEC_WORDLIST_FOLD, "%s", without_article(&list));
}

static const char *name_in_study(const lec_study *study, const char *folded)
{
    char other[LEC_WORDLIST_FOLD];
    for (size_t o = 0; study != NULL && o < study->outlet_count; o++) {
        const lec_study_outlet *outlet = &study->outlets[o];
        fold_outlet(outlet->name, other);
        bool same = strcmp(other, folded) == 0;
        for (size_t a = 0; a < outlet->alias_count && !same; a++) {
            fold_outlet(outlet->aliases[a], other);
            same = strcmp(other, folded) == 0;
        }
        if (same) return outlet->name;
    }
    return NULL;
}

static const char *name_in_lexicons(const char *folded)
{
    size_t count;
    const lec_meaning *meanings = lec_meanings_of(folded, strlen(folded), &count);
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == LEC_PHRASE_OUTLET && meanings[m].full != NULL)
            return meanings[m].full;
    return NULL;
}

static void read_outlet(const lec_study *study, const char *text, outlet_key *key)
{
    fold_outlet(text, key->folded);
    key->name = name_in_study(study, key->folded);
    if (key->name == NULL) key->name = name_in_lexicons(key->folded);
    if (key->name != NULL) fold_outlet(key->name, key->folded);
}

bool lec_same_outlet(const lec_study *study, const char *a, const char *b)
{
    outlet_key first, second;
    read_outlet(study, a, &first);
    read_outlet(study, b, &second);
    return strcmp(first.folded, second.folded) == 0;
}

/* --- what is stated of a turn
 * -------------------------------------------------------------------*/

typedef struct {
    const lec_affiliation_input *in;
    lec_arena *arena;
    lec_vocabulary *outlets;
    LEC_ARRAY(const char *) names; /* of each outlet */
    const char **of_person;        /* [people] stated first, or NULL */
} finder;

/* One spelling for one outlet. */
static const char *called(finder *state, const char *text)
{
    outlet_key key;
    if (text[0] == '\0') return text;
    read_outlet(state->in->study, text, &key);
    if (key.folded[0] == '\0') return text;
    const uint32_t id = lec_vocabulary_add(state->outlets, key.folded, strlen(key.folded));
    if (id == state->names.count)
        LEC_PUSH(state->arena, state->names, key.name != NULL ? key.name : text);
    assert(state->names.items != NULL); /* it has one name at least */
    return state->names.items[id];
}

/* In its label, in brackets beside it, or after a comma. */
static const char *in_label(const finder *state, const lec_draft *turn)
{
    if (turn->label == LEC_NONE) return "";
    const char *text = state->in->transcript->text;
    const lec_label *label = &state->in->labels->labels[turn->label];
    const lec_label_key *key = &state->in->labels->keys[label->key];
    if (key->name.bracketed) return key->name.affiliation; /* Q (Ann Lowe, BBC) */
    const bool may_have_outlet = key->name.affiliation[0] != '\0' ||
                                 key->name.role == LEC_PHRASE_ASKER; /* Question (Reuters) */
    if (may_have_outlet && label->outlet_end > label->outlet_start &&
        lec_may_be_outlet(text, label->outlet_start, label->outlet_end))
        return lec_one_line(state->arena, text, label->outlet_start, label->outlet_end);
    return key->outlets == 0 ? key->name.affiliation : "";
}

static lec_affiliation of_turn(finder *state, const lec_draft *turn)
{
    const lec_person *person =
        turn->person == LEC_NONE ? NULL : &state->in->people->items[turn->person];
    if (person != NULL && person->study != NULL && person->study->affiliation[0] != '\0')
        return (lec_affiliation){person->study->affiliation, "study"};
    if (turn->moved) return (lec_affiliation){"", ""};
    const char *text = in_label(state, turn);
    if (text[0] == '\0') text = turn->affiliation;
    if (text[0] == '\0') return (lec_affiliation){"", ""};
    return (lec_affiliation){called(state, text), "stated"};
}

/* --- the same person elsewhere
 * ------------------------------------------------------------------*/

/* What somebody says of himself may be misread: of those who answer it is not carried on. */
static bool may_be_carried(const finder *state, const lec_draft *turn)
{
    return turn->person != LEC_NONE && !state->in->people->items[turn->person].many &&
           (turn->role == LEC_ROLE_JOURNALIST || turn->affiliation[0] == '\0');
}

static void carry(const finder *state, const lec_draft *turn, lec_affiliation *of)
{
    if (of->name[0] != '\0' || turn->person == LEC_NONE) return;
    const lec_person *person = &state->in->people->items[turn->person];
    if (person->many) return;
    const char *name = state->of_person[turn->person];
    if (name == NULL) name = person->affiliation;
    if (name[0] != '\0') *of = (lec_affiliation){name, "carried"};
}

lec_affiliation *lec_affiliations_find(const lec_affiliation_input *input, lec_arena *arena)
{
    finder state = {.in = input,
                    .arena = arena,
                    .outlets = lec_vocabulary_new(arena),
                    .of_person = lec_new(arena, const char *, input->people->count + 1)};
    lec_affiliation *all = lec_new(arena, lec_affiliation, input->count + 1);
    for (size_t i = 0; i < input->count; i++) {
        const lec_draft *turn = &input->drafts[i];
        all[i] = of_turn(&state, turn);
        if (all[i].name[0] != '\0' && may_be_carried(&state, turn) &&
            state.of_person[turn->person] == NULL)
            state.of_person[turn->person] = all[i].name;
    }
    for (size_t i = 0; i < input->count; i++) carry(&state, &input->drafts[i], &all[i]);
    return all;
}
