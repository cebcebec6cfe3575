/* SPDX-License-Identifier: GPL-3.0-or-later
 * known_names.h -- the message about a name that is not known, with those that are. */
#ifndef LEC_CORE_KNOWN_NAMES_H
#define LEC_CORE_KNOWN_NAMES_H

#include <stddef.h>

#include "core/status.h"

/* "`what` `name`': give one of ..." as LEC_BAD_USAGE; empty names are left out, and a
 * list too long for a message ends in "...". `what` ends with the opening quote. */
lec_status lec_fail_unknown(lec_error *error, const char *what, const char *name,
                            const char *const *known, size_t count);

#endif
