/* SPDX-License-Identifier: GPL-3.0-or-later
 * selector.h -- a group of turns named on the command line: `role=principal,phase=questions`.
 *
 *     selector = KEY=VALUES[,KEY=VALUES]...   all of them must hold
 *     values   = VALUE[|VALUE]...             one of them must hold
 *     value    = as the tables show it; in double quotes if it holds `,` `|` or `"`, which is then
 *                doubled: affiliation="Agence ""Sud"", Lyon"
 *
 * Keys: conference, role, speaker, affiliation, phase, kind, group (of the conference, from the
 * study), from and to (dates of conferences, both inclusive: 2031, 2031-04 or 2031-04-17).
 * A conference without a date is outside every `from` and `to`.
 */
#ifndef LEC_ANALYSIS_VIEW_SELECTOR_H
#define LEC_ANALYSIS_VIEW_SELECTOR_H

#include "analysis/analysis.h"

typedef struct {
    const char *text;      /* the selector as it was given: the name of the group in tables */
    const uint32_t *turns; /* [turn_count] ids, ascending */
    size_t turn_count;
    uint64_t token_count;
} lec_selection;

/* `option` names the option in messages: "target" for --target.
 * LEC_BAD_USAGE: not a selector, or a key or value that is not known (the message lists those that
 * are). LEC_BAD_DATA: it selects no word. */
LEC_MUST_CHECK lec_status lec_selector_read(const lec_context *context, const char *option,
                                            const char *text, lec_selection *out, lec_error *error);

#endif
