/* SPDX-License-Identifier: GPL-3.0-or-later
 * libraries.h -- the packages of analysis, for --version. */
#ifndef LEC_ANALYSIS_LIBRARIES_H
#define LEC_ANALYSIS_LIBRARIES_H

#include "core/libraries.h"

/* Ends with {0}. */
extern const lec_package lec_analysis_libraries[];

#endif
