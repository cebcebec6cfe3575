/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/questions/settings.h"

const lec_option lec_marker_options[] = {
    {"markers", LEC_OPTION_MARKERS, offsetof(lec_marker_settings, markers), "FILE",
     "patterns of questions and answers, in the place of those built in for its language", 0, 0,
     NULL},
    {0}};
const lec_marker_settings lec_marker_defaults = {{0}};

lec_status lec_open_markers(const lec_context *context, lec_marker_finder **out, lec_error *error)
{
    const lec_marker_settings *settings = context->settings;
    const lec_marker_patterns *patterns;
    const lec_status status =
        lec_marker_patterns_read(&settings->markers, context->arena, &patterns, error);
    if (status != LEC_OK) return status;
    *out = lec_marker_finder_new(context->whole, patterns, context->arena);
    return LEC_OK;
}
