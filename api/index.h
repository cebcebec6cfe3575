/* SPDX-License-Identifier: GPL-3.0-or-later
 * index.h -- a corpus into an index. */
#ifndef LEC_API_INDEX_H
#define LEC_API_INDEX_H

#include "api/handle.h"

/* What stands at a path before the work begins: who else writes there meanwhile is found out. */
typedef struct {
    bool exists;
    uint64_t device, file;
    int64_t seconds, nanoseconds, bytes;
} lec_index_place;

/* All that was read for the corpus, in the arenas of both. */
lec_index lec_index_as_read(const lectern_corpus *corpus, lec_arena *arena);

/* LEC_BAD_USAGE: the index would lie in one of the paths, which are read, or be one of them. */
LEC_MUST_CHECK lec_status lec_index_place_look(const char *path, const char *const *inputs,
                                               size_t input_count, lec_arena *arena,
                                               lec_index_place *out, lec_error *error);

/* Lets nobody else add to the index at `path`, which `before` is of, until the arena is freed.
 * LEC_BAD_DATA: another one does, or has written there since; cannot be opened. */
LEC_MUST_CHECK lec_status lec_index_place_hold(const char *path, const lec_index_place *before,
                                               lec_arena *arena, lec_error *error);

/* Writes all that was read for the corpus, also for a part, to `path`, whose file is replaced when
 * the new one is whole; without texts where that is asked for, or it was read of an index without.
 * LEC_BAD_DATA: cannot be written; another one was written there since `before` (NULL: does not
 * matter); texts that cannot be read again as they are. LEC_BAD_USAGE: a part without texts. */
LEC_MUST_CHECK lec_status lec_index_corpus(const lectern_corpus *corpus, bool without_texts,
                                           const char *path, const lec_index_place *before,
                                           lec_arena *arena, lec_error *error);

/* Fetches the texts of all conferences. LEC_BAD_DATA: one is not where it was. */
LEC_MUST_CHECK lec_status lec_fetch_texts(const lec_corpus *corpus, lec_error *error);

/* Joins shards (lec_shard) in the files at `paths` to the index that reading all at once would have
 * made, at `path`; `out` is of that. LEC_BAD_DATA: as lec_index_open(), lec_index_join(),
 * lec_index_corpus(). */
LEC_MUST_CHECK lec_status lec_index_merge_files(const char *const *paths, size_t count,
                                                const char *path, const lec_index_place *before,
                                                lec_arena *arena, lec_index_joined *out,
                                                lec_error *error);

#endif
