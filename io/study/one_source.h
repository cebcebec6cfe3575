/* SPDX-License-Identifier: GPL-3.0-or-later
 * one_source.h -- the one file that an option names: a list, a dictionary, a table. */
#ifndef LEC_IO_ONE_SOURCE_H
#define LEC_IO_ONE_SOURCE_H

#include "io/source/source.h"

/* The text of the one file at `path`. LEC_BAD_DATA: unreadable, or several (a folder, an archive),
 * of which none is meant rather than another. */
LEC_MUST_CHECK lec_status lec_one_source_read(const char *path, lec_arena *arena,
                                              const lec_source **out, lec_error *error);

#endif
