/* SPDX-License-Identifier: GPL-3.0-or-later
 * gather.h -- transcripts read by several processes together: each reads its part, one goes on with
 * all. The program that starts them says how parts get to it (mpi/lectern_mpi.c). */
#ifndef LEC_API_GATHER_H
#define LEC_API_GATHER_H

#include "api/handle.h"

typedef struct {
    const void *bytes; /* [length] of an index of a part, aligned as malloc() aligns */
    size_t length;
} lec_gathered;

typedef struct {
    uint64_t rank, count; /* of this process, from 0, and of all */
    void *state;
    /* Gives what this process read (`own` failed: the message in `error`; no bytes: it has read
     * nothing) and returns at rank 0 only: what all read, by rank, or why one of them failed.
     * `parts` [count] belong to `arena`. */
    lec_status (*gather)(void *state, lec_status own, const lec_gathered *read, lec_arena *arena,
                         lec_gathered *parts, lec_error *error);
} lec_gathering;

/* From now on (NULL: no longer) transcripts are read so. For a program, before its first thread. */
void lec_gather_by(const lec_gathering *by);

/* Whether they are. */
bool lec_is_gathering(void);

/* Reads the transcripts for `made`, whose study and options are set, as lec_inputs_open() does.
 * What has to fit to the whole collection (captions, corrections), and what comes from a pipe, is
 * read at rank 0 alone. */
LEC_MUST_CHECK lec_status lec_inputs_gather(lectern_corpus *made, const lec_input_place *place,
                                            const lec_input_options *options, lec_error *error);

/* What is to be read needs no parts: rank 0 goes on alone. */
LEC_MUST_CHECK lec_status lec_gather_nothing(lec_arena *arena, lec_error *error);

#endif
