/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/libraries.h"

#include <xxhash.h>
#ifdef LECTERN_HAVE_SECCOMP
#include <seccomp.h>
#endif

const lec_package *lec_core_libraries(lec_arena *arena)
{
    enum { MOST = 3 };
    lec_package *all = lec_new(arena, lec_package, MOST);
    const unsigned hash = XXH_versionNumber();
    size_t count = 0;
    all[count++] = (lec_package){
        "xxHash", lec_arena_format(arena, "%u.%u.%u", hash / 10000, hash / 100 % 100, hash % 100)};
#ifdef LECTERN_HAVE_SECCOMP
    const struct scmp_version *filter = seccomp_version();
    all[count++] = (lec_package){"libseccomp", lec_arena_format(arena, "%u.%u.%u", filter->major,
                                                                filter->minor, filter->micro)};
#endif
    return all;
}
