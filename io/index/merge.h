/* SPDX-License-Identifier: GPL-3.0-or-later
 * merge.h -- what joining parts and adding to an index have in common. */
#ifndef LEC_IO_INDEX_MERGE_H
#define LEC_IO_INDEX_MERGE_H

#include "core/vocabulary.h"
#include "io/index/index.h"

typedef LEC_ARRAY(lec_left_out) lec_index_left_out;
typedef LEC_ARRAY(lec_reading) lec_index_readings;

/* Joined corpora have the same number of draws of who spoke, or none. */
LEC_MUST_CHECK lec_status lec_index_check_draws(const lec_index *parts, const char *const *names,
                                                size_t count, lec_error *error);

/* LEC_BAD_DATA: two conferences have one name. */
LEC_MUST_CHECK lec_status lec_index_check_names(const lec_index_readings *readings,
                                                lec_error *error);

/* What could not be read before or after forms were understood. */
typedef enum { LEC_LEFT_OUT_OF_FORMS, LEC_LEFT_OUT_OF_SPEECH } lec_left_out_stage;

/* Adds what was left out at a stage, without the files that are in `but` (NULL: all). */
void lec_index_take_left_out(const lec_readings *of, lec_left_out_stage which,
                             const lec_vocabulary *but, lec_arena *arena, lec_index_left_out *out);

#endif
