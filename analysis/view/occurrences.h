/* SPDX-License-Identifier: GPL-3.0-or-later
 * occurrences.h -- where the concepts of a study occur in a corpus.
 *
 * A pattern is one or more words; `*` in a word stands for any letters, `?` for one. It matches
 * consecutive words of one sentence. Within a concept occurrences do not overlap: from left to
 * right, the longest pattern first. Different concepts may overlap, and then both count.
 * An occurrence does not count where it overlaps an `except` pattern of its concept, nor, if the
 * concept has `near` patterns, where none of them lies within `within` words in the same turn.
 */
#ifndef LEC_ANALYSIS_VIEW_OCCURRENCES_H
#define LEC_ANALYSIS_VIEW_OCCURRENCES_H

#include "core/corpus.h"
#include "core/study.h"

typedef struct {
    uint32_t token;   /* its first */
    uint32_t length;  /* in words */
    uint32_t concept; /* index into the study's concepts */
} lec_occurrence;

typedef struct {
    const lec_occurrence *items; /* [count] by token, then concept */
    size_t count;
} lec_occurrences;

lec_occurrences lec_occurrences_find(const lec_corpus *corpus, const lec_concept *concepts,
                                     size_t concept_count, lec_arena *arena);

/* The concept of comma-separated folded patterns (--query), which is its name as well. */
lec_concept lec_concept_of_query(const char *query, lec_arena *arena);

#endif
