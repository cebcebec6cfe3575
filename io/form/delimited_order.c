/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/delimited_order.h"

#include <math.h>
#include <stdlib.h>

static int by_start(const void *a, const void *b)
{
    const lec_waiting_row *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

void lec_waiting_rows_sort(lec_waiting_row *rows, size_t count)
{
    if (count > 1) qsort(rows, count, sizeof *rows, by_start);
}

static bool hardly_overlap(const lec_stated_stretch *times, size_t count, lec_arena *arena)
{
    lec_waiting_row *rows = lec_new(arena, lec_waiting_row, count + 1);
    size_t overlaps = 0;
    for (size_t r = 0; r < count; r++) rows[r] = (lec_waiting_row){NULL, times[r].start.value, r};
    lec_waiting_rows_sort(rows, count);
    for (size_t r = 1; r < count; r++)
        if (!(times[rows[r - 1].order].end.value <= rows[r].start)) overlaps++;
    return overlaps * 4 <= count;
}

bool lec_delimited_has_tiers(const lec_stated_stretch *times, const uint32_t *speakers,
                             size_t count, size_t speaker_count, lec_arena *arena)
{
    bool *done = lec_new(arena, bool, speaker_count + 1);
    bool backwards = false;
    for (size_t r = 0; r < count; r++) {
        if (isnan(times[r].start.value) || done[speakers[r]]) return false;
        if (r == 0) continue;
        const bool earlier = times[r].start.value < times[r - 1].start.value;
        if (earlier && speakers[r - 1] == speakers[r]) return false;
        if (speakers[r - 1] != speakers[r]) done[speakers[r - 1]] = true;
        backwards = backwards || earlier;
    }
    return backwards && hardly_overlap(times, count, arena);
}
