/* SPDX-License-Identifier: GPL-3.0-or-later
 * plausible.h -- whether the times of a conference can be those of its words. */
#ifndef LEC_IO_PLAUSIBLE_H
#define LEC_IO_PLAUSIBLE_H

#include "io/attribution/draft.h"

/* People speak 40 to 400 words a minute over a conference. Where the turns that have times do not,
 * all times are taken away, so that none is shown as measured; whether they were. */
bool lec_drop_implausible_times(lec_draft *drafts, size_t count, bool by_labels);

#endif
