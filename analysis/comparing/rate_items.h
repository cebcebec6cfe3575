/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_items.h -- how often concepts or words occur in the turns of a rate design. */
#ifndef LEC_ANALYSIS_COMPARING_RATE_ITEMS_H
#define LEC_ANALYSIS_COMPARING_RATE_ITEMS_H

#include "analysis/comparing/rate_design.h"

typedef struct {
    const char *name;
    const double *count; /* [turn_count of the design] */
} lec_rate_item;

typedef struct {
    const char *kind; /* concept or word */
    const lec_rate_item
        *items; /* [count] concepts as in the study, words the most frequent first */
    size_t count;
} lec_rate_items;

/* The concepts of the study, or, with `top` above 0, so many words, the most frequent in these
 * turns (ties by their text), as --case, --stem and --stopwords make them.
 * LEC_BAD_USAGE: see lec_items_make(). */
LEC_MUST_CHECK lec_status lec_rate_items_make(const lec_context *context,
                                              const lec_rate_design *design, uint64_t top,
                                              lec_rate_items *out, lec_error *error);

/* The row of the option for it: a member `top` of the settings. */
#define LEC_OPTION_TOP(settings)                                                                   \
    {                                                                                              \
        "top", LEC_OPTION_COUNT, offsetof(settings, top), "N",                                     \
            "words instead of concepts: the N most frequent", 1, 1e6, NULL                         \
    }

#endif
