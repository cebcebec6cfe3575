/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/one_source.h"

lec_status lec_one_source_read(const char *path, lec_arena *arena, const lec_source **out,
                               lec_error *error)
{
    const lec_source_limits limits = {0};
    lec_sources sources;
    const lec_status status = lec_sources_read(path, &limits, arena, &sources, error);
    if (status != LEC_OK) return status;
    if (sources.count != 1)
        return lec_fail(error, LEC_BAD_DATA, "%s: holds %zu files; give one", path, sources.count);
    *out = &sources.items[0];
    return LEC_OK;
}
