/* SPDX-License-Identifier: GPL-3.0-or-later
 * check.h -- that what an index holds is a corpus: whatever core/corpus.h promises is looked at,
 * for everything that works on a corpus relies on it. The first thing that is not so fails the
 * file. */
#ifndef LEC_IO_INDEX_CHECK_H
#define LEC_IO_INDEX_CHECK_H

#include "core/corpus.h"
#include "io/form/transcript.h"
#include "io/index/sections.h"

/* Whether starts[count + 1] begin with 0, never decrease and end with `end`. */
bool lec_index_check_starts(lec_index_file *file, const char *section, const uint64_t *starts,
                            size_t count, uint64_t end);
bool lec_index_check_starts32(lec_index_file *file, const char *section, const uint32_t *starts,
                              size_t count, uint64_t end);

/* That the text of a transcript, which lies in the file with its NUL, is UTF-8 without a NUL. */
void lec_index_check_text(lec_index_file *file, const lec_transcript *of);

/* Whether the tokens of a conference are made of characters of its text, which was away when the
 * corpus was looked at. */
bool lec_index_tokens_hold(const lec_corpus *corpus, uint32_t conference, const char *text);

/* Everything of a corpus but its conferences' texts, and the starts of its conferences. O(size). */
void lec_index_check_corpus(lec_index_file *file, const lec_corpus *corpus, uint64_t threads);

#endif
