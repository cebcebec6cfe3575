/* SPDX-License-Identifier: GPL-3.0-or-later
 * keep.h -- what is still asked for of an attribution when its turns are in a corpus. */
#ifndef LEC_IO_KEEP_H
#define LEC_IO_KEEP_H

#include "io/form/transcript.h"

/* A copy in `arena` of all but the turns, which the corpus has: reasons, spans, remarks, the title,
 * and which of the `correction_count` corrections fit. */
lec_attribution lec_attribution_keep(const lec_attribution *made, size_t correction_count,
                                     lec_arena *arena);

#endif
