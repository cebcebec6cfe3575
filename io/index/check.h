/* SPDX-License-Identifier: GPL-3.0-or-later
 * check.h -- that what an index holds is a corpus: whatever core/corpus.h promises is looked at,
 * for everything that works on a corpus relies on it. The first thing that is not so fails the
 * file. */
#ifndef LEC_IO_INDEX_CHECK_H
#define LEC_IO_INDEX_CHECK_H

#include "core/corpus.h"
#include "io/index/sections.h"

/* Whether starts[count + 1] begin with 0, never decrease and end with `end`. */
bool lec_index_check_starts(lec_index_file *file, const char *section, const uint64_t *starts,
                            size_t count, uint64_t end);
bool lec_index_check_starts32(lec_index_file *file, const char *section, const uint32_t *starts,
                              size_t count, uint64_t end);

/* Whether text[bytes] is `count` texts of UTF-8 that begin at starts[count + 1], each with a NUL at
 * its end and nowhere else. */
bool lec_index_check_texts(lec_index_file *file, const uint64_t *starts, size_t count,
                           const char *text, size_t bytes);

/* Everything of a corpus but its conferences' texts, and the starts of its conferences. O(size). */
void lec_index_check_corpus(lec_index_file *file, const lec_corpus *corpus, uint64_t threads);

#endif
