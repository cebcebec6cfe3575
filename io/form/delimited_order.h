/* SPDX-License-Identifier: GPL-3.0-or-later
 * delimited_order.h -- tables that give all that one person says, then all that the next does, as
 * ELAN exports tiers: who answers whom is seen only in the order of time. */
#ifndef LEC_IO_DELIMITED_ORDER_H
#define LEC_IO_DELIMITED_ORDER_H

#include "io/form/delimited_cells.h"
#include "io/form/time_unit.h"

/* Whether the rows are so: each speaker's (0 to speaker_count - 1) stand together, in the order of
 * time, and time goes back between them. Where a quarter of the rows overlap the one before in
 * time, each person has a recording of his own, and they are not. */
bool lec_delimited_has_tiers(const lec_stated_stretch *times, const uint32_t *speakers,
                             size_t count, size_t speaker_count, lec_arena *arena);

/* A row that waits for its turn. */
typedef struct {
    const lec_cell *cells;
    double start;
    size_t order; /* in the file */
} lec_waiting_row;

/* By start, those of one start as they stand in the file. */
void lec_waiting_rows_sort(lec_waiting_row *rows, size_t count);

#endif
