/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/libraries.h"

#include <fontconfig/fontconfig.h>

const lec_package *lec_plots_libraries(lec_arena *arena)
{
    lec_package *all = lec_new(arena, lec_package, 2);
    const int version = FcGetVersion();
    all[0] = (lec_package){"fontconfig", lec_arena_format(arena, "%d.%d.%d", version / 10000,
                                                          version / 100 % 100, version % 100)};
    return all;
}
