/* SPDX-License-Identifier: GPL-3.0-or-later
 * scarcity.h -- how much memory the command may take, and how it ends when there is no more. */
#ifndef LEC_CLI_SCARCITY_H
#define LEC_CLI_SCARCITY_H

#include <stdbool.h>
#include <stdint.h>

/* From now on memory that runs out is said, and ends the program with status 1. */
void lec_scarcity_end(void);

/* So much memory for the whole process and no more, in bytes (0: all that the system gives): what
 * goes beyond it is out of memory. False where the system has no such limit. */
bool lec_scarcity_allow(uint64_t bytes);

/* Calls write(state), which begins a file or folder that belongs to an arena of its own: when
 * memory runs out that arena is freed, and so what was begun is removed, before the program ends.
 * A signal that ends the program does so when all is written. */
void lec_scarcity_guard(void (*write)(void *state), void *state);

#endif
