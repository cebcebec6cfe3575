/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/libraries.h"

#include <gsl/gsl_version.h>

const lec_package lec_analysis_libraries[] = {{"GSL", GSL_VERSION}, {"libstemmer", ""}, {0}};
