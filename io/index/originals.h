/* SPDX-License-Identifier: GPL-3.0-or-later
 * originals.h -- the texts of an index without texts: read again from the files that it was made
 * of, when somebody asks for them, and taken only where they are what they were. */
#ifndef LEC_IO_INDEX_ORIGINALS_H
#define LEC_IO_INDEX_ORIGINALS_H

#include "io/index/index.h"
#include "io/index/sections.h"

typedef struct lec_originals lec_originals;

/* For the readings of an index, which have no texts yet: their lengths are known, and `sums` are
 * checksums [count]. Sets `text_away` of each. */
lec_originals *lec_originals_new(lec_arena *arena, lec_reading *items, size_t count,
                                 const uint64_t *sums);

/* The index that was opened, when it is whole; until then nobody fetches. */
void lec_originals_set(lec_originals *of, const lec_index *index, const lec_corpus *corpus,
                       lec_arena *arena);

/* The checksum of a text that is away. */
uint64_t lec_original_sum(const lec_text_away *away);

/* Of texts that are there, not away. LEC_BAD_DATA: a file that the index was made of does not give
 * its text, read alone: it has changed, was standard input, or needs others beside it. */
LEC_MUST_CHECK lec_status lec_originals_check(const lec_index *index, lec_error *error);

#endif
