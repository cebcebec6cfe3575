/* SPDX-License-Identifier: GPL-3.0-or-later
 * diarisation.h -- who spoke when, without words (RTTM), beside a transcript that has the words.
 *
 * Stretches of one voice are dealt out to the turns in their order, so that each turn gets voices
 * that are its speaker's and as much time as its words take. Whose a voice is follows from the
 * names, or from which voices lie where a speaker's words do, found again after each dealing. */
#ifndef LEC_IO_DIARISATION_H
#define LEC_IO_DIARISATION_H

#include "io/source/source.h"

/* Whether the source is RTTM (NIST: `SPEAKER file 1 3.42 8.58 <NA> <NA> name <NA> <NA>`). */
bool lec_is_rttm(const lec_source *source);

/* Sets start and end of the turns `details` [turns] of a conference of `corpus`, whose first turn
 * is `first_turn`; a turn that gets no voice of its speaker keeps no time. LEC_BAD_DATA: no stretch
 * of speech, too many, or less than three fifths of the time fits. */
LEC_MUST_CHECK lec_status lec_diarisation_apply(const lec_source *source, const lec_corpus *corpus,
                                                uint32_t first_turn, uint32_t turns,
                                                lec_turn_detail *details, lec_arena *arena,
                                                lec_error *error);

#endif
