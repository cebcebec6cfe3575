/* SPDX-License-Identifier: GPL-3.0-or-later
 * timed_labels.h -- names that stand with a time at the beginning of what they said: the form
 * states who speaks. */
#ifndef LEC_IO_TIMED_LABELS_H
#define LEC_IO_TIMED_LABELS_H

#include "io/form/time_marks.h"

/* Sets speaker and label_end of the blocks that begin `Name:` and have a time, and of others with
 * these names, when such labels are what times stand beside: eight in ten timed blocks have one, or
 * eight in ten of the names come again or are in capitals; and hardly any other paragraph begins
 * like a label. Nobody is said to speak in timed blocks before the first. Else nothing is changed:
 * who speaks is for attribution to find. */
void lec_timed_labels_state(lec_timed_lines timed, lec_block *blocks, size_t count,
                            const char *text, lec_arena *arena);

#endif
