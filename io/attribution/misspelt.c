/* SPDX-License-Identifier: GPL-3.0-or-later
 * misspelt.c -- labels that differ by a slip of the pen. Labels in running text are merged; those
 * that a form states are only proposed. */
#include <string.h>

#include "io/attribution/resolver.h"
#include "io/attribution/suggest.h"

/* Texts of fewer than `least` bytes must be the same. */
static bool is_near_from(const char *a, const char *b, uint32_t least)
{
    const uint32_t a_length = (uint32_t)strlen(a), b_length = (uint32_t)strlen(b);
    const uint32_t shorter = a_length < b_length ? a_length : b_length;
    if (shorter < least) return strcmp(a, b) == 0;
    return lec_is_near(a, a_length, b, b_length, shorter < 8 ? 1 : 2);
}

static bool near_text(const char *a, const char *b)
{
    return is_near_from(a, b, 5);
}

typedef enum { DIFFERENT, PROPOSED, SAME } likeness;

static bool same_office(const lec_name *a, const lec_name *b)
{
    return a->office_folded[0] != '\0' && strcmp(a->office_folded, b->office_folded) == 0;
}

/* Whether one text is the other with two letters in each other's place, or one letter twice. */
static bool is_slip(const char *a, const char *b)
{
    if (strlen(a) > strlen(b)) return is_slip(b, a);
    size_t from = 0;
    while (a[from] != '\0' && a[from] == b[from]) from++;
    if (strlen(a) == strlen(b))
        return a[from] != '\0' && a[from] == b[from + 1] && a[from + 1] == b[from] &&
               strcmp(a + from + 2, b + from + 2) == 0;
    return from > 0 && b[from] == b[from - 1] && strcmp(a + from, b + from + 1) == 0;
}

/* Surnames alone that are nearly the same, of which one is rare: letters that changed places are a
 * slip of the pen; a letter more or less may be another name (Hansen, Hanssen), unless it is long.
 */
static likeness surname_slip(const lec_name *a, const lec_name *b)
{
    enum { LONG = 8 };
    const char *first = a->surname_folded, *second = b->surname_folded;
    const size_t shorter = strlen(first) < strlen(second) ? strlen(first) : strlen(second);
    if (strcmp(a->office_folded, b->office_folded) != 0 ||
        strcmp(a->honorific_folded, b->honorific_folded) != 0 || first[0] != second[0])
        return PROPOSED;
    if (is_slip(first, second) && strlen(first) == strlen(second)) return SAME;
    return shorter >= LONG ? SAME : PROPOSED;
}

/* Two labels that are not the same: misspelt, perhaps, or two people. */
static likeness compare_names(const lec_name *a, const lec_name *b)
{
    const bool surname =
        a->surname_folded[0] != '\0' && strcmp(a->surname_folded, b->surname_folded) == 0;
    const bool near_surname = a->surname_folded[0] != '\0' && b->surname_folded[0] != '\0' &&
                              near_text(a->surname_folded, b->surname_folded);
    if (strcmp(a->name_folded, b->name_folded) == 0) return DIFFERENT; /* no slip */
    if (a->name_words >= 2 && b->name_words >= 2) {
        if (surname && lec_shortens(a->name_folded, b->name_folded)) return SAME;
        if (near_surname && lec_shortens(a->name_folded, b->name_folded)) return SAME;
        if (same_office(a, b) && near_text(a->name_folded, b->name_folded)) return SAME;
        return near_text(a->name_folded, b->name_folded) ? PROPOSED : DIFFERENT;
    }
    if (a->name_words == 1 && b->name_words == 1 && !surname) {
        if (same_office(a, b) && is_near_from(a->surname_folded, b->surname_folded, 4)) return SAME;
        return near_surname ? surname_slip(a, b) : DIFFERENT;
    }
    return DIFFERENT;
}

/* What stands before the surname in a label, folded; NULL for none, or when it is too long. */
static const char *before_surname(const lec_label_key *key, lec_wordlist *words)
{
    lec_wordlist_read(words, key->text, 0, (uint32_t)strlen(key->text));
    const size_t whole = strlen(words->folded), surname = strlen(key->name.surname_folded);
    if (words->full || whole < surname + 2 ||
        strcmp(words->folded + whole - surname, key->name.surname_folded) != 0)
        return NULL;
    words->folded[whole - surname - 1] = '\0';
    return words->folded;
}

/* SECREATRY MAYORKAS, SECRETARY GNEERAL KIRBY: an office misspelt reads as a given name. */
static bool misspells_title(const lec_label_key *a, const lec_label_key *b)
{
    lec_wordlist first, second;
    if (a->name.name_words < 2 || b->name.role == LEC_PHRASE_NONE || b->name.name_words != 1 ||
        strcmp(a->name.surname_folded, b->name.surname_folded) != 0)
        return false;
    const char *wrong = before_surname(a, &first), *right = before_surname(b, &second);
    return wrong != NULL && right != NULL && near_text(wrong, right);
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

static void propose_alias(lec_resolver *state, uint32_t key, uint32_t of, bool merged)
{
    const lec_label_key *rare = &state->labels->keys[key], *frequent = &state->labels->keys[of];
    const char *name =
        lec_name_usual_case(state->arena, frequent->text, state->transcript->language);
    const char *block = lec_arena_format(
        state->arena, "%s '%s'; for the study file:\n%s", merged ? "taken for" : "may be",
        frequent->text, lec_suggest_speaker(state->arena, name, frequent->text, rare->text));
    LEC_PUSH(state->arena, *state->remarks, ((lec_remark){"alias", 0, rare->text, block}));
}

/* Takes `key` for a misspelling of `of`; a label that the study knows never is one. */
static void merge_keys(lec_resolver *state, uint32_t key, uint32_t of)
{
    const bool known = state->labels->keys[key].known;
    const uint32_t wrong = known ? of : key, right = known ? key : of;
    state->spelling_of[wrong] = right;
    propose_alias(state, wrong, right, true);
}

static void compare_keys(lec_resolver *state, uint32_t rare, uint32_t frequent)
{
    const lec_label_key *a = &state->labels->keys[rare], *b = &state->labels->keys[frequent];
    if (a->name.letter || b->name.letter || (a->known && b->known)) return;
    const bool reversed = misspells_title(b, a) || misspells_office(b, a);
    const bool office = reversed || misspells_title(a, b) || misspells_office(a, b) ||
                        misprints(a, state->used[rare], b, state->used[frequent]);
    const likeness like = office ? SAME : compare_names(&a->name, &b->name);
    if (like == DIFFERENT) return;
    if (state->stated || like == PROPOSED || (!office && lec_keys_meet(state, rare, frequent)))
        propose_alias(state, rare, frequent, false);
    else if (reversed) /* however often it is misspelt */
        merge_keys(state, frequent, rare);
    else
        merge_keys(state, rare, frequent);
}

void lec_find_misspellings(lec_resolver *state)
{
    LEC_ARRAY(uint32_t) keys = {0}; /* in the order of their first labels */
    for (uint32_t k = 0; k < state->labels->key_count; k++) {
        state->spelling_of[k] = LEC_NONE;
        if (state->labels->label_count == 0 && state->used[k] > 0 && keys.count < LEC_MOST_COMPARED)
            LEC_PUSH(state->arena, keys, k);
    }
    for (size_t i = 0; i < state->labels->label_count && keys.count < LEC_MOST_COMPARED; i++) {
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
