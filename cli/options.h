/* SPDX-License-Identifier: GPL-3.0-or-later
 * options.h -- the option tables of the commands (those of the analyses: analysis/analysis.h). */
#ifndef LEC_CLI_OPTIONS_H
#define LEC_CLI_OPTIONS_H

#include "core/option.h"

extern const lec_option lec_report_options[];
extern const lec_option lec_check_options[];
extern const lec_option lec_export_options[], lec_rerun_options[], lec_cite_options[];
extern const lec_option lec_agreement_options[], lec_index_options[], lec_merge_options[];
extern const lec_option lec_no_options[]; /* of commands that read no transcript: --help */

#endif
