/* SPDX-License-Identifier: GPL-3.0-or-later
 * pattern_index.h -- patterns of one or more words (`secur*`, `position of strength`) and which of
 * them can begin with a type of the corpus. Dictionaries have thousands of patterns: each word of a
 * pattern is compared only with the types that begin with the letters before its first wildcard. */
#ifndef LEC_ANALYSIS_PATTERN_INDEX_H
#define LEC_ANALYSIS_PATTERN_INDEX_H

#include "core/corpus.h"

typedef struct lec_pattern_index lec_pattern_index;

lec_pattern_index *lec_pattern_index_new(const lec_corpus *corpus, lec_arena *arena);

/* Adds a folded pattern; it is number 0, 1, ... in the order of being added. One without a word
 * matches nothing. */
void lec_pattern_index_add(lec_pattern_index *index, const char *text);

/* Compares patterns with types; after this none is added. */
void lec_pattern_index_finish(lec_pattern_index *index);

/* Calls `found` for each pattern that matches from `token` on and ends before `end`, those with an
 * equal first word in the order of being added. */
void lec_pattern_index_match(const lec_pattern_index *index, uint32_t token, uint32_t end,
                             void (*found)(void *state, uint32_t pattern, uint32_t length),
                             void *state);

/* Whether `word` is what `pattern` says: `*` stands for any letters, `?` for one. */
bool lec_pattern_word_matches(const char *pattern, const char *word);

#endif
