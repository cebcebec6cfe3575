/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/plausible.h"

#include <math.h>

#include "io/form/time_unit.h"

bool lec_drop_implausible_times(lec_draft *drafts, size_t count, bool by_labels)
{
    uint64_t words = 0;
    double seconds = 0;
    for (size_t i = 0; i < count; i++) {
        const bool has_next = by_labels && i + 1 < count && isnan(drafts[i].end_seconds);
        const double end = has_next ? drafts[i + 1].start_seconds : drafts[i].end_seconds;
        if (!(end > drafts[i].start_seconds)) continue;
        words += drafts[i].words;
        seconds += end - drafts[i].start_seconds;
    }
    if (!(seconds > 0) || lec_rate_is_plausible(words, seconds)) return false;
    for (size_t i = 0; i < count; i++) drafts[i].start_seconds = drafts[i].end_seconds = NAN;
    return true;
}
