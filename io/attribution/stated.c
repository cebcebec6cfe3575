/* SPDX-License-Identifier: GPL-3.0-or-later
 * stated.c -- speakers and roles that the form itself states: its names become label keys, and a
 * block of another speaker begins a turn.
 */
#include "io/attribution/state.h"

#include <string.h>

/* Reads a name; an outlet may stand in brackets behind it. */
static void read_name(const lec_attribution_state *state, const char *text, lec_name *name)
{
    const uint32_t length = (uint32_t)strlen(text);
    uint32_t open = length;
    if (length > 0 && text[length - 1] == ')')
        while (open > 0 && text[open - 1] != '(') open--;
    const bool outlet = open > 1 && open < length;
    lec_name_read(name, state->phrases, state->arena, text, 0, outlet ? open - 1 : length,
                  outlet ? open : 0, outlet ? length - 1 : 0);
}

/* What a column says that somebody is, where the name does not: the minister, the spokesperson. It
 * is what a label would say, and no role of the conference yet. */
static void read_function(const lec_attribution_state *state, const char *function, lec_name *name)
{
    lec_name held;
    if (function == NULL || name->role != LEC_PHRASE_NONE) return;
    lec_name_read(&held, state->phrases, state->arena, function, 0, (uint32_t)strlen(function), 0,
                  0);
    if (held.role == LEC_PHRASE_OFFICE || held.role == LEC_PHRASE_SPOKES) name->role = held.role;
}

/* Makes the speakers that the form names into label keys. */
void lec_read_stated(lec_attribution_state *state)
{
    const lec_transcript *transcript = state->transcript;
    bool any = false;
    for (size_t b = 0; b < transcript->block_count; b++)
        any |= transcript->blocks[b].speaker != NULL && transcript->blocks[b].speaker[0] != '\0';
    if (!any) return;
    lec_vocabulary *texts = lec_vocabulary_new(state->arena);
    LEC_ARRAY(lec_label_key) keys = {0};
    state->stated_key = lec_new(state->arena, uint32_t, transcript->block_count);
    for (size_t b = 0; b < transcript->block_count; b++) {
        const char *speaker = transcript->blocks[b].speaker;
        state->stated_key[b] = LEC_NONE;
        if (speaker == NULL || speaker[0] == '\0') continue;
        const uint32_t id = lec_vocabulary_add(texts, speaker, strlen(speaker));
        if (id == keys.count) {
            lec_label_key key = {.text = lec_arena_text(state->arena, speaker, strlen(speaker))};
            read_name(state, key.text, &key.name);
            read_function(state, transcript->blocks[b].role, &key.name);
            if (transcript->blocks[b].affiliation != NULL)
                key.name.affiliation = transcript->blocks[b].affiliation;
            key.known = state->study != NULL && state->study->speaker_count > 0;
            LEC_PUSH(state->arena, keys, key);
        }
        state->stated_key[b] = id;
    }
    state->labels = lec_new(state->arena, lec_labels, 1);
    *state->labels =
        (lec_labels){.keys = keys.items, .key_count = keys.count, .phrases = state->phrases};
    state->used = lec_new(state->arena, uint32_t, keys.count + 1);
    for (size_t b = 0; b < transcript->block_count; b++)
        if (state->stated_key[b] != LEC_NONE) state->used[state->stated_key[b]]++;
}

/* Whether the form shows where a label stands before each turn (io/form/timed_labels.h). */
bool lec_is_stated_by_labels(const lec_attribution_state *state)
{
    for (size_t b = 0; state->stated_key != NULL && b < state->transcript->block_count; b++)
        if (state->stated_key[b] != LEC_NONE) return state->transcript->blocks[b].label_end > 0;
    return false;
}

/* What a column for roles says: one of ours, or a word for whoever asks, hands over or helps. Who
 * holds an office (`chair`, `minister`) may do either: that is left to behaviour. */
static lec_role role_of_words(const lec_attribution_state *state, const char *words)
{
    lec_role role;
    lec_name name;
    if (lec_role_named(words, &role)) return role;
    lec_name_read(&name, state->phrases, state->arena, words, 0, (uint32_t)strlen(words), 0, 0);
    switch (name.role) {
    case LEC_PHRASE_ASKER:
    case LEC_PHRASE_FOLLOW_UP:
        return LEC_ROLE_JOURNALIST;
    case LEC_PHRASE_MODERATOR:
        return LEC_ROLE_MODERATOR;
    case LEC_PHRASE_HELPER:
        return LEC_ROLE_OTHER;
    case LEC_PHRASE_ANSWERER:
        return LEC_ROLE_PRINCIPAL;
    default:
        return LEC_ROLE_COUNT;
    }
}

void lec_reach_stated(lec_attribution_state *state, uint32_t b)
{
    const lec_block *block = &state->transcript->blocks[b];
    const uint32_t key = state->stated_key[b];
    const lec_role role = block->role != NULL ? role_of_words(state, block->role) : LEC_ROLE_COUNT;
    const bool other_role = role != LEC_ROLE_COUNT && state->turn != LEC_NONE &&
                            state->drafts.items[state->turn].stated_role != role;
    const bool goes_on = state->turn != LEC_NONE || block->start < state->front.speech;
    if (key == LEC_NONE && block->speaker == NULL && goes_on && !other_role) return;
    const uint32_t person = key == LEC_NONE ? LEC_NONE : state->people.of_key[key];
    if (state->turn == LEC_NONE || state->drafts.items[state->turn].person != person)
        lec_begin_turn(state, person, LEC_NONE, block->start);
    lec_draft *turn = &state->drafts.items[state->turn];
    if (turn->stated == LEC_NONE) turn->stated = key;
    if (block->affiliation != NULL && turn->affiliation[0] == '\0')
        turn->affiliation = block->affiliation;
    if (key != LEC_NONE && turn->affiliation[0] == '\0')
        turn->affiliation = state->labels->keys[key].name.affiliation;
    if (role != LEC_ROLE_COUNT) turn->stated_role = role;
}
