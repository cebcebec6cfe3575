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
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->second > y->second) - (x->second < y->second);
}

void lec_find_meetings(lec_resolver *state, const uint32_t *keys, size_t count)
{
    lec_meeting *all = lec_new(state->arena, lec_meeting, count + 1);
    size_t found = 0, kept = 0;
    for (size_t i = 1; i < count; i++) {
        const uint32_t a = keys[i - 1], b = keys[i];
        if (a != b) all[found++] = (lec_meeting){a < b ? a : b, a < b ? b : a, 1};
    }
    if (found > 1) qsort(all, found, sizeof *all, by_keys);
    for (size_t i = 0; i < found; i++) {
        if (kept > 0 && by_keys(&all[kept - 1], &all[i]) == 0)
            all[kept - 1].times++;
        else
            all[kept++] = all[i];
    }
    state->meetings = all;
    state->meeting_count = kept;
}

bool lec_keys_meet(const lec_resolver *state, uint32_t a, uint32_t b)
{
    const lec_meeting wanted = {a < b ? a : b, a < b ? b : a, 0};
    size_t low = 0, high = state->meeting_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = by_keys(&state->meetings[middle], &wanted);
        if (order == 0) {
            const uint32_t rarer =
                state->used[a] < state->used[b] ? state->used[a] : state->used[b];
            return PART * state->meetings[middle].times >= rarer;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

bool lec_person_meets(const lec_resolver *state, uint32_t person, uint32_t key)
{
    for (uint32_t k = 0; k < state->labels->key_count; k++)
        if (state->of_key[k] == person && k != key && lec_keys_meet(state, k, key)) return true;
    return false;
}
