/* SPDX-License-Identifier: GPL-3.0-or-later
 * chart_looks.h -- `charts:` of a study file: how its charts look. */
#ifndef LEC_IO_CHART_LOOKS_H
#define LEC_IO_CHART_LOOKS_H

#include "core/chart_style.h"
#include "io/study/study_entries.h"

/* The usual looks with what the entry says. LEC_BAD_DATA: PATH:LINE: a value that does not fit. */
LEC_MUST_CHECK lec_status lec_chart_looks_read(const lec_yaml *yaml, const lec_charts_entry *entry,
                                               lec_chart_style *style, lec_arena *arena,
                                               lec_error *error);

#endif
