/* SPDX-License-Identifier: GPL-3.0-or-later
 * collection.h -- which of the files that were found are read: each once, under names that differ,
 * those of one part, or those that are added to what was read before. */
#ifndef LEC_IO_COLLECTION_H
#define LEC_IO_COLLECTION_H

#include "io/form/reading.h"

typedef LEC_ARRAY(lec_reading) lec_reading_array;
typedef LEC_ARRAY(lec_left_out) lec_left_out_array;

/* The files of the collection before, without texts, and what was left out of it: before anything
 * is added. */
void lec_collection_remember(const lec_readings *before, lec_arena *arena, lec_reading_array *files,
                             lec_left_out_array *left_out);

/* Leaves of the files those that are to be read, with the names of their sources; `out` becomes all
 * of the collection and nothing else. LEC_BAD_USAGE: names that do not differ; that of a file
 * before would change. */
LEC_MUST_CHECK lec_status lec_collection_choose(lec_reading_array *files,
                                                lec_left_out_array *left_out,
                                                const lec_read_options *options, lec_shard *shard,
                                                lec_arena *arena, lec_readings *out,
                                                lec_error *error);

#endif
