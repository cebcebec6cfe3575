/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/known_names.h"

#include <stdio.h>
#include <string.h>

lec_status lec_fail_unknown(lec_error *error, const char *what, const char *name,
                            const char *const *known, size_t count)
{
    char list[640] = "";
    for (size_t i = 0; i < count; i++) {
        if (known[i][0] == '\0') continue;
        const size_t used = strlen(list);
        if (used + strlen(known[i]) + 8 > sizeof list) {
            snprintf(list + used, sizeof list - used, ", ...");
            break;
        }
        snprintf(list + used, sizeof list - used, "%s%s", used > 0 ? ", " : "", known[i]);
    }
    if (list[0] == '\0')
        return lec_fail(error, LEC_BAD_USAGE, "%s%s': there is none here to choose from", what,
                        name);
    return lec_fail(error, LEC_BAD_USAGE, "%s%s': give one of %s", what, name, list);
}
