/* SPDX-License-Identifier: GPL-3.0-or-later
 * known_names.h -- the message about a name that is not known, with those that are, and the one
 * that was probably meant. */
#ifndef LEC_CORE_KNOWN_NAMES_H
#define LEC_CORE_KNOWN_NAMES_H

#include <stddef.h>

#include "core/status.h"

/* "`what` `name`': give one of ..." as LEC_BAD_USAGE; empty names are left out, and a
 * list too long for a message ends in "...". `what` ends with the opening quote. */
lec_status lec_fail_unknown(lec_error *error, const char *what, const char *name,
                            const char *const *known, size_t count);

/* The one of `known` that is `name`, counted from 0; else as above, by lec_fail_unknown(). */
LEC_MUST_CHECK lec_status lec_find_known(lec_error *error, const char *what, const char *name,
                                         const char *const *known, size_t count, size_t *out);

/* The name nearest to one that is not known, if few letters make the difference (a third of its
 * length at most: put in, left out, changed, or two side by side exchanged); else NULL. Of equally
 * near ones the first. */
const char *lec_nearest_name(const char *name, const char *const *known, size_t count);

/* "; did you mean NAME?" into `room`, or "". */
enum { LEC_SUGGESTION_ROOM = 96 };
const char *lec_suggestion(const char *name, const char *const *known, size_t count,
                           char room[LEC_SUGGESTION_ROOM]);

#endif
