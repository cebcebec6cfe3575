/* SPDX-License-Identifier: GPL-3.0-or-later
 * tier_corrections.h -- turns come back from a program of annotation: a speaker's tier renamed, or
 * a turn moved to the tier of another. */
#ifndef LEC_IO_TIER_CORRECTIONS_H
#define LEC_IO_TIER_CORRECTIONS_H

#include "core/correction.h"
#include "core/turn_key.h"
#include "io/source/source.h"

/* A stretch of speech of a tier, as it came back. */
typedef struct {
    const char *speaker; /* of its tier */
    lec_role role;       /* LEC_ROLE_COUNT: the tier does not say */
    const char *text;
    int64_t start; /* milliseconds */
    uint32_t line; /* of the file */
} lec_stretch;

typedef LEC_ARRAY(lec_correction) lec_correction_rows;

typedef struct {
    const char *sha256; /* of the transcript; NULL: the file does not say */
    LEC_ARRAY(lec_turn_key) keys;
    LEC_ARRAY(lec_stretch) stretches;
} lec_stretches;

/* Whether the source is such a file, of ELAN or of Praat. */
bool lec_is_eaf(const lec_source *source);
bool lec_is_textgrid(const lec_source *source);

/* Reads it. LEC_BAD_DATA: damaged. */
LEC_MUST_CHECK lec_status lec_stretches_of_eaf(const lec_source *source, lec_arena *arena,
                                               lec_stretches *out, lec_error *error);
LEC_MUST_CHECK lec_status lec_stretches_of_textgrid(const lec_source *source, lec_arena *arena,
                                                    lec_stretches *out, lec_error *error);

/* Adds a correction a stretch: of the turn that has its words, of several the one that begins
 * nearest. LEC_BAD_DATA with PATH:LINE: no keys are there, words that no turn has, two stretches of
 * one turn. */
LEC_MUST_CHECK lec_status lec_corrections_of_stretches(const lec_source *source,
                                                       const lec_stretches *stretches,
                                                       lec_arena *arena, lec_correction_rows *rows,
                                                       lec_error *error);

#endif
