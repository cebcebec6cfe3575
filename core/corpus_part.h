/* SPDX-License-Identifier: GPL-3.0-or-later
 * corpus_part.h -- the inverse of lec_corpus_join(): one conference of a corpus. */
#ifndef LEC_CORE_CORPUS_PART_H
#define LEC_CORE_CORPUS_PART_H

#include "core/corpus.h"

/* The corpus of one conference as it was before it was joined with others: words, forms and
 * speakers have ids in the order in which they appear, and speakers the names that the conference
 * gives them, so that joining the parts of a corpus makes that corpus again. It refers to texts,
 * marks and alignment of `corpus`. O(tokens of the conference). */
const lec_corpus *lec_corpus_part(lec_arena *arena, const lec_corpus *corpus, uint32_t conference);

/* What taking apart all conferences of a corpus remembers from one to the next. */
typedef struct lec_corpus_parting lec_corpus_parting;
lec_corpus_parting *lec_corpus_parting_new(lec_arena *arena, const lec_corpus *corpus);

/* The same as lec_corpus_part(), asking for the strings of each form once; `arena` needs not be
 * that of `parting`. */
const lec_corpus *lec_corpus_part_next(lec_corpus_parting *parting, lec_arena *arena,
                                       uint32_t conference);

#endif
