/* SPDX-License-Identifier: GPL-3.0-or-later
 * open.h -- the steps from sections to a corpus and readings, for all of an index (open.c) and for
 * some of its conferences (some.c). Each fails the file, which is looked at once at the end. */
#ifndef LEC_IO_INDEX_OPEN_H
#define LEC_IO_INDEX_OPEN_H

#include "io/index/index.h"
#include "io/index/sections.h"

/* Everything, which is looked at with up to `threads` threads. */
void lec_index_read_all(lec_index_file *file, uint64_t threads, lec_index *out);

/* Of turns and tokens what stays where it is, and all words: what is about single turns, notes and
 * discrepancies is read by who needs it. */
void lec_index_read_columns(lec_index_file *file, lec_corpus *corpus);

/* How the texts were read. */
void lec_index_read_reading(lec_index_file *file, lec_index *out);

/* Which files, captions, left out; their texts are where they should be, and not looked at. */
void lec_index_read_inputs(lec_index_file *file, lec_readings *out);

/* Conferences and which input each is; texts and marks are where they should be, and not looked at.
 */
void lec_index_read_conferences(lec_index_file *file, lec_index *index, lec_corpus *corpus);

/* When all is read: texts that are away can be fetched. */
void lec_index_know_originals(const lec_index_file *file, lec_index *out);

/* Words, forms and speakers. */
void lec_index_read_words(lec_index_file *file, lec_corpus *corpus);

/* What follows from the conferences is not in the file. */
void lec_index_number_turns(lec_arena *arena, lec_corpus *corpus, lec_turn_detail *details);

/* What is told of the conferences of a corpus. */
typedef struct {
    const lec_corpus *corpus;
    const lec_reading_fact *facts;
    const uint64_t *starts; /* [conferences + 1] */
    lec_same_pairs same;
} lec_kept_facts;

/* Gives the corpus a witness who tells these facts; `kept` must live as long. */
void lec_index_witness(lec_arena *arena, lec_kept_facts *kept, const lec_readings *readings,
                       lec_corpus *corpus);

#endif
