/* SPDX-License-Identifier: GPL-3.0-or-later
 * assemble.h -- the corpus of one conference from an attributed transcript. */
#ifndef LEC_IO_ASSEMBLE_H
#define LEC_IO_ASSEMBLE_H

#include "io/form/transcript.h"
#include "io/words/words.h"

/* The corpus refers to the source's and transcript's text, which must live as long as `arena`. */
const lec_corpus *lec_assemble(const lec_source *source, const lec_transcript *transcript,
                               const lec_attribution *attribution, const lec_study *study,
                               lec_words *words, lec_arena *arena);

#endif
