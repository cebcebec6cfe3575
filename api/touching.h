/* SPDX-License-Identifier: GPL-3.0-or-later
 * touching.h -- of an index only the conferences in which patterns can occur. */
#ifndef LEC_API_TOUCHING_H
#define LEC_API_TOUCHING_H

#include "core/study.h"
#include "io/index/index.h"

typedef struct {
    const char *patterns; /* folded, parted by commas: conferences with all words of one; or NULL */
    const char *conferences; /* names, parted by commas; or NULL */
    bool counts_rest;        /* words of the others are counted, too */
} lec_touched;

/* Opens the index at `path`, or of the bytes (not NULL) that `path` is a name for, with the
 * conferences that are touched. *out_done is false, and nothing is opened, where more is needed:
 * the study asked for (NULL: none) is not the one that the index's remarks are about, or some
 * conferences only have addresses of recordings, or a name is none of a conference. LEC_BAD_DATA:
 * as lec_index_open(). */
LEC_MUST_CHECK lec_status lec_index_open_touching(const char *path, const void *bytes,
                                                  size_t length, const lec_touched *touched,
                                                  const lec_study *study, lec_arena *arena,
                                                  lec_index *out, bool *out_done, lec_error *error);

/* Whether a study is that with which the index was made (NULL: that is used). */
bool lec_is_own_study(const lec_index *index, const lec_study *study);

#endif
