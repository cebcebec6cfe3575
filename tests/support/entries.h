/* SPDX-License-Identifier: GPL-3.0-or-later
 * entries.h -- how much is in a folder. */
#ifndef LEC_TESTS_ENTRIES_H
#define LEC_TESTS_ENTRIES_H

#include <stddef.h>

/* Entries of the folder but `.` and `..`; 0 where there is none. */
size_t entries_in(const char *path);

#endif
