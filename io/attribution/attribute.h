/* SPDX-License-Identifier: GPL-3.0-or-later
 * attribute.h -- who speaks: labels, turns, speakers, roles, phases, kinds, exchanges, notes. */
#ifndef LEC_IO_ATTRIBUTE_H
#define LEC_IO_ATTRIBUTE_H

#include "io/form/transcript.h"

/* Finds the turns of a transcript. `file` is the file's name for messages, `name` the conference's,
 * which with the transcript's seed determines the joint draws of who spoke (draws.h). The study's
 * speakers (names, aliases, roles) override what the text shows. LEC_BAD_DATA: no speaker is named,
 * or the text cannot be attributed (the message says why). */
LEC_MUST_CHECK lec_status lec_attribute(const lec_transcript *transcript, const lec_study *study,
                                        const char *file, const char *name, lec_arena *arena,
                                        lec_attribution *out, lec_error *error);

#endif
