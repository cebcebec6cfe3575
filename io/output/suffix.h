/* SPDX-License-Identifier: GPL-3.0-or-later
 * suffix.h -- what the end of a file's name promises. */
#ifndef LEC_IO_SUFFIX_H
#define LEC_IO_SUFFIX_H

#include <stdbool.h>

/* What follows the last point of the last name in a path; "" for none. */
const char *lec_suffix_of(const char *path);

/* Whether a path ends in this suffix, in letters of any case (`talk.EAF`); "" ends none. */
bool lec_has_suffix(const char *path, const char *suffix);

/* Whether the name is that of one file of a known kind (table.csv, page.html, talk.eaf), and so not
 * of a folder. */
bool lec_names_file(const char *path);

#endif
