/* SPDX-License-Identifier: GPL-3.0-or-later
 * mapping.h -- indexes are mapped by the command, which says so when one shrinks under its hands.
 */
#ifndef LEC_CLI_MAPPING_H
#define LEC_CLI_MAPPING_H

/* For the start of the program. */
void lec_mapping_guard(void);

#endif
