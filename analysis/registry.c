/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/analysis.h"

#include <string.h>

#define LEC_ANALYSIS(group, name) extern const lec_analysis lec_analysis_##name;
#include "analysis/registry.def"
#undef LEC_ANALYSIS

const lec_registered lec_analyses[] = {
#define LEC_ANALYSIS(group, name) {#group, &lec_analysis_##name},
#include "analysis/registry.def"
#undef LEC_ANALYSIS
    {0},
};

const lec_analysis *lec_analysis_named(const char *name)
{
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++)
        if (strcmp(entry->analysis->name, name) == 0) return entry->analysis;
    return NULL;
}
