/* SPDX-License-Identifier: GPL-3.0-or-later
 * folder_names.h -- what the name of a file in a folder says of it. */
#ifndef LEC_IO_SOURCE_FOLDER_NAMES_H
#define LEC_IO_SOURCE_FOLDER_NAMES_H

#include <stdbool.h>

/* Whether there is something before the suffix (`.csv`, in whatever case) that the name ends in. */
bool lec_name_ends_in(const char *name, const char *suffix);

/* Whether it is something else than a transcript by its name alone: what is hidden, studies, what
 * says how a result was made, what ConvoKit says of a corpus as a whole. */
bool lec_is_about_the_folder(const char *name);

#endif
