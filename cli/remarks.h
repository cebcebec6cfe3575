/* SPDX-License-Identifier: GPL-3.0-or-later
 * remarks.h -- what a reader should know before quoting the intervals and tests of a table. */
#ifndef LEC_CLI_REMARKS_H
#define LEC_CLI_REMARKS_H

#include "cli/library.h"

/* Says that nothing could be tested (column `q`) or, else, how many rows rest on too few clusters
 * for an interval (column `clusters`), and how much of the widest intervals is doubt about who
 * spoke (column `doubt`); nothing where nothing is to say. */
void lec_remark_on_table(const lec_request *request, const lectern_table *table);

/* Says how many rows the table does not have, and why. */
void lec_remark_on_left_out(const lec_request *request, const lectern_table *table);

#endif
