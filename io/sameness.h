/* SPDX-License-Identifier: GPL-3.0-or-later
 * sameness.h -- conferences that are there twice: the same words, nearly the same, or one
 * conference in two sources. Files of the same bytes are left out before they are read (read.h). */
#ifndef LEC_IO_SAMENESS_H
#define LEC_IO_SAMENESS_H

#include "io/form/reading.h"

/* The pairs among the conferences, sorted by their names: what is told does not depend on the order
 * of the files. Shingles are runs of five words as they are counted. A pair is
 *   same text      when all words are the same in the same order,
 *   nearly same    when Jaccard's index of the two sets of shingles is .9 or more,
 *   two sources    when .3 of the shingles of the shorter are in the longer (official text and
 *                  captions of it; other conferences of the same people share a few in a hundred).
 * Texts of fewer than 20 shingles are compared as a whole only, and where they are whole files.
 * Candidates are found by the 256 smallest hashes of each set (Broder 1997; bottom-k sketch), and
 * then counted exactly. O(words + conferences log conferences), and the words of each candidate
 * pair. */
lec_same_pairs lec_find_same(const lec_reading *readings, size_t count, lec_arena *arena);

/* The words of one conference, wherever they are. */
typedef struct {
    const char *conference; /* its name */
    const uint32_t *words;  /* [count] ids */
    size_t count;
    const uint64_t *hashes; /* of each id, by lec_word_hashes() */
    bool whole_file;        /* not one of many in a file */
} lec_compared_words;

/* By what a word is known again in other vocabularies. */
uint64_t *lec_word_hashes(const char *const *words, size_t count, lec_arena *arena);

/* The same as lec_find_same() of texts that are sorted by name. Of each text only its sketch (at
 * most 2 KB) is kept; all texts are looked at twice. `looked`, if not NULL, is called between. */
lec_same_pairs lec_find_same_words(const lec_compared_words *sorted, size_t count,
                                   void (*looked)(void *state, size_t words), void *state,
                                   lec_arena *arena);

#endif
