/* SPDX-License-Identifier: GPL-3.0-or-later
 * limits.h -- how much of everything is read before lectern refuses (core/limits.def). */
#ifndef LEC_CORE_LIMITS_H
#define LEC_CORE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

#include "core/status.h"

typedef enum {
#define LEC_LIMIT(name, most, unit, meaning, remedy) LEC_LIMIT_##name,
#include "core/limits.def"
#undef LEC_LIMIT
    LEC_LIMIT_COUNT
} lec_limit_name;

typedef struct {
    uint64_t most;
    const char *unit, *meaning, *remedy;
} lec_limit;

extern const lec_limit lec_limits[LEC_LIMIT_COUNT];

/* The value as people write it: bytes as MiB or GiB where they are whole ones. `text` has room for
 * LEC_LIMIT_TEXT bytes. */
enum { LEC_LIMIT_TEXT = 64 };
void lec_limit_write(lec_limit_name name, uint64_t most, char *text);

/* LEC_BAD_DATA: `where`: more than it may be; what to do. `most`: the limit that held, if it was
 * not the one of the table (0: it was). */
lec_status lec_limit_fail(lec_limit_name name, uint64_t most, const char *where, lec_error *error);

#endif
