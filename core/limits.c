/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/limits.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const lec_limit lec_limits[LEC_LIMIT_COUNT] = {
#define LEC_LIMIT(name, most, unit, meaning, remedy) {most, unit, meaning, remedy},
#include "core/limits.def"
#undef LEC_LIMIT
};

void lec_limit_write(lec_limit_name name, uint64_t most, char *text)
{
    const char *unit = lec_limits[name].unit;
    if (strcmp(unit, "bytes") == 0 && most > 0) {
        static const char *const units[] = {"bytes", "KiB", "MiB", "GiB"};
        size_t power = 0;
        for (; power < 3 && most % 1024 == 0; power++) most /= 1024;
        unit = units[power];
    }
    snprintf(text, LEC_LIMIT_TEXT, "%" PRIu64 " %s", most, unit);
}

lec_status lec_limit_fail(lec_limit_name name, uint64_t most, const char *where, lec_error *error)
{
    char value[LEC_LIMIT_TEXT];
    const lec_limit *limit = &lec_limits[name];
    lec_limit_write(name, most > 0 ? most : limit->most, value);
    return lec_fail(error, LEC_BAD_DATA, "%s: more than %s %s; %s (see 'lectern help limits')",
                    where, value, limit->meaning, limit->remedy);
}
