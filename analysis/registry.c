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

const char *lec_reason_without(const lec_analysis *analysis, const char *name, size_t length)
{
    const bool is_by = lec_option_named(lec_by_options, name, length) != NULL;
    return is_by && !analysis->takes_by ? analysis->without_by : NULL;
}

const lec_option *lec_shared_option(const lec_analysis *analysis, const char *name, size_t length)
{
    const lec_option *option = lec_option_named(lec_common_options, name, length);
    if (option == NULL && analysis->takes_by)
        option = lec_option_named(lec_by_options, name, length);
    if (option == NULL && analysis->takes_word_options)
        option = lec_option_named(lec_word_options, name, length);
    return option;
}
