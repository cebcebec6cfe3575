/* SPDX-License-Identifier: GPL-3.0-or-later
 * trace.h -- how an attribution came about: for the programs that learn from it. */
#ifndef LEC_IO_TRACE_H
#define LEC_IO_TRACE_H

#include "io/attribution/attribute.h"
#include "io/attribution/certainty_counts.h"

typedef struct {
    bool as_labelled; /* asked for: no turns that only the roles of others show, so that nothing in
                         here depends on the weights of roles */
    lec_people people;
    const lec_draft *drafts; /* [count] as the turns of the attribution */
    size_t count;
    const lec_labels *labels;
    lec_evidence evidence;
    lec_certainty_input certainty;
} lec_attribution_trace;

/* As lec_attribute(), and fills *trace, which belongs to the arena; all of it but what is asked for
 * may be anything before. */
LEC_MUST_CHECK lec_status lec_attribute_traced(const lec_transcript *transcript,
                                               const lec_study *study, const char *file,
                                               const char *name, lec_arena *arena,
                                               lec_attribution *out, lec_attribution_trace *trace,
                                               lec_error *error);

#endif
