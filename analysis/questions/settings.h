/* SPDX-License-Identifier: GPL-3.0-or-later
 * settings.h -- what the tables of questions and answers share: the option --markers, and how far
 * the tables agree with people (docs/agreement.md). */
#ifndef LEC_ANALYSIS_QUESTIONS_SETTINGS_H
#define LEC_ANALYSIS_QUESTIONS_SETTINGS_H

#include "analysis/view/markers.h"

typedef struct {
    lec_marker_file markers;
} lec_marker_settings;

extern const lec_option lec_marker_options[];
extern const lec_marker_settings lec_marker_defaults;

/* The patterns that the context's settings ask for, for the words of its `whole`. */
LEC_MUST_CHECK lec_status lec_open_markers(const lec_context *context, lec_marker_finder **out,
                                           lec_error *error);

#define LEC_NO_REPLY_SOURCE                                                                        \
    "Bull 2003; Gow, Larcker & Zakolyukina 2021, doi:10.1111/1475-679X.12361; Thomas et al. 2024"
#define LEC_ANSWERS_AGREEMENT                                                                      \
    "Agreement with people (159 answers of US presidents, three annotators): an answer with a "    \
    "sign among its first 12 words and in 3 % of them, in 40 % of them, or that ends by asking "   \
    "back, is a clear non-reply with F1 .46, .56 and .62 (intervals from .2 to .8), where "        \
    "annotators among themselves have .64 to .74; right are 50 to 67 % of those found, and half "  \
    "of all are found, fewer where several things were asked. So a sign is evidence, and its "     \
    "absence is none (docs/agreement.md)."

#endif
