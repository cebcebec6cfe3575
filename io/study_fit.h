/* SPDX-License-Identifier: GPL-3.0-or-later
 * study_fit.h -- what a study says of transcripts, labels and words that are not there. */
#ifndef LEC_IO_STUDY_FIT_H
#define LEC_IO_STUDY_FIT_H

#include "core/vocabulary.h"
#include "io/form/reading.h"

typedef struct {
    const char *const *items; /* [count] FILE:LINE: what fits nothing; what to do */
    size_t count;
} lec_study_misfits;

/* All labels of turns, as they are compared. */
void lec_labels_add(lec_vocabulary *labels, const char *label);
lec_vocabulary *lec_labels_of(const lec_corpus *corpus, lec_arena *arena);

/* Each `file` of the study that no transcript is called by, and each alias that is no label of what
 * was read, and words changed in the texts of corrections (corrected_texts.h). None where some, but
 * not all of the study's files were read: part of a study is often read. The readings need a corpus
 * only for corrections. */
lec_study_misfits lec_study_fit(const lec_study *study, const lec_readings *readings,
                                const lec_vocabulary *labels, lec_arena *arena);

#endif
