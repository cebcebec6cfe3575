/* SPDX-License-Identifier: GPL-3.0-or-later
 * meetings.c -- labels that follow each other are two people's, whatever they look like: HUGO ARDEN
 * after THE PRESIDENT is not President Arden. */
#include <stdlib.h>

#include "io/attribution/resolver.h"

enum {
    PART = 10
}; /* of the turns of the rarer label: so many of them beside the other are enough */

static int by_keys(const void *a, const void *b)
{
    const lec_meeting *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->beside > y->beside) - (x->beside < y->beside);
}

/* Each meeting twice, once for either key, so that those of one key stand together. */
void lec_find_meetings(lec_resolver *state, const uint32_t *keys, size_t count)
{
    const size_t key_count = state->labels->key_count;
    lec_meeting *all = lec_new(state->arena, lec_meeting, 2 * count + 1);
    size_t found = 0, kept = 0;
    for (size_t i = 1; i < count; i++) {
        const uint32_t a = keys[i - 1], b = keys[i];
        if (a == b) continue;
        all[found++] = (lec_meeting){a, b, 1};
        all[found++] = (lec_meeting){b, a, 1};
    }
    if (found > 1) qsort(all, found, sizeof *all, by_keys);
    for (size_t i = 0; i < found; i++) {
        if (kept > 0 && by_keys(&all[kept - 1], &all[i]) == 0)
            all[kept - 1].times++;
        else
            all[kept++] = all[i];
    }
    size_t *start = lec_new(state->arena, size_t, key_count + 2);
    for (size_t i = 0; i < kept; i++) start[all[i].key + 1]++;
    for (size_t k = 0; k < key_count; k++) start[k + 1] += start[k];
    state->meetings = all;
    state->meeting_start = start;
}

static bool is_often(const lec_resolver *state, const lec_meeting *meeting)
{
    const uint32_t a = state->used[meeting->key], b = state->used[meeting->beside];
    return PART * meeting->times >= (a < b ? a : b);
}

bool lec_keys_meet(const lec_resolver *state, uint32_t a, uint32_t b)
{
    const lec_meeting wanted = {a, b, 0};
    size_t low = state->meeting_start[a], high = state->meeting_start[a + 1];
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = by_keys(&state->meetings[middle], &wanted);
        if (order == 0) return is_often(state, &state->meetings[middle]);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Asked of many people for one key: whom it meets is marked once, until a label is joined. */
bool lec_person_meets(lec_resolver *state, uint32_t person, uint32_t key)
{
    lec_met *met = &state->met;
    while (met->mark.count < state->people.count) LEC_PUSH(state->arena, met->mark, 0);
    if (met->key != key) {
        met->key = key;
        met->round++;
        for (size_t i = state->meeting_start[key]; i < state->meeting_start[key + 1]; i++) {
            const uint32_t beside = state->of_key[state->meetings[i].beside];
            if (beside != LEC_NONE && is_often(state, &state->meetings[i]))
                met->mark.items[beside] = met->round;
        }
    }
    return met->mark.items[person] == met->round;
}
