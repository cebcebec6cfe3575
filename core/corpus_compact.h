/* SPDX-License-Identifier: GPL-3.0-or-later
 * corpus_compact.h -- a corpus without what its making left behind. */
#ifndef LEC_CORE_CORPUS_COMPACT_H
#define LEC_CORE_CORPUS_COMPACT_H

#include "core/corpus.h"

/* The same corpus in `arena`, each column as long as it must be. All is copied but the texts of the
 * conferences, their marks and alignments; so what `from` was built in may be freed. O(size). */
const lec_corpus *lec_corpus_compact(lec_arena *arena, const lec_corpus *from);

#endif
