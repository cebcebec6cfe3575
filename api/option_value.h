/* SPDX-License-Identifier: GPL-3.0-or-later
 * option_value.h -- what a user gives an option, as the settings want it: patterns folded as words
 * are, files of words and patterns read. */
#ifndef LEC_API_OPTION_VALUE_H
#define LEC_API_OPTION_VALUE_H

#include "core/arena.h"
#include "core/option.h"
#include "io/output/run_record.h"

/* Sets one member of `settings` (NULL is the value of a flag). `read` becomes the file that the
 * option named and that was read, with {NULL} for none. Everything belongs to `arena`, to which the
 * value must belong as well. LEC_BAD_USAGE: the value does not fit. LEC_BAD_DATA: its file. */
LEC_MUST_CHECK lec_status lec_option_give(const lec_option *option, const char *value,
                                          void *settings, lec_arena *arena, lec_list_used *read,
                                          lec_error *error);

#endif
