/* SPDX-License-Identifier: GPL-3.0-or-later
 * earlier.h -- what the earlier result has already: files made of the same by the same need not be
 * made again. */
#ifndef LEC_IO_EARLIER_H
#define LEC_IO_EARLIER_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/libraries.h"

typedef struct lec_earlier lec_earlier;

/* The files in the folder `inside` of the result at `path`, which stays open until the arena is
 * freed; NULL where there is no such result, or where another `version` of lectern made it or
 * another version of one of these `programs` ({0} ends them). */
lec_earlier *lec_earlier_open(const char *path, const char *inside, const char *version,
                              const lec_package *programs, lec_arena *arena);

/* Copies the files `made` (NULL ends them) of the earlier result into the open folder `folder`,
 * if what they were made of is there as it was then, byte for byte: all files called `name` with an
 * ending (or `name_...`) that is not one of pictures, and if they are as they were recorded. False,
 * and `folder` is as it was: they are to be made. */
bool lec_earlier_take(const lec_earlier *earlier, int folder, const char *name,
                      const char *const *made);

#endif
