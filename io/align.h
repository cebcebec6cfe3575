/* SPDX-License-Identifier: GPL-3.0-or-later
 * align.h -- two versions of the same speech, word by word: which word of one is which of the
 * other.
 *
 *   official   we  will  act         now  not later
 *   captions   we  will  act  right  now      later        matches: (0,0) (1,1) (2,2) (3,4) (5,5)
 *
 * Words are ids, equal where the words are. The functions know nothing of files or times' origin.
 */
#ifndef LEC_IO_ALIGN_H
#define LEC_IO_ALIGN_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* Word `first` of the first sequence is word `second` of the second. */
typedef struct {
    uint32_t first, second;
} lec_match;

typedef struct {
    const lec_match *items; /* [count] strictly increasing in both members */
    size_t count;
} lec_matches;

/* Aligns first[0..first_count) with second[0..second_count), counts below 2^32.
 *
 * Anchors are n-grams (n = 4, 3, 2) that occur once in either sequence; of them the longest chain
 * that is in order in both is kept (the idea of "patience" comparison, B. Cohen), and what lies
 * between two anchors is aligned in the same way. What has no anchor is aligned by edit distance
 * (Levenshtein 1966) in a band of 801 cells around the diagonal, exact when the shorter side has
 * up to 800 words. Single matches far from any other (a "the" in a passage that only one
 * version has) are dropped. Time O((n + m) log(n + m)) for two versions of one speech; memory
 * linear in their lengths always. Deterministic; aligning (b, a) need not mirror (a, b). */
lec_matches lec_align(const uint32_t *first, size_t first_count, const uint32_t *second,
                      size_t second_count, lec_arena *arena);

/* A stretch between two matches in which the versions differ. */
typedef struct {
    uint32_t first_start, first_end;   /* words of the first version only */
    uint32_t second_start, second_end; /* words of the second version only */
} lec_difference;

typedef struct {
    const lec_difference *items; /* [count] in order; neither is empty on both sides */
    size_t count;
} lec_differences;

/* Everything that is not matched. Of a stretch with x and y words, min(x, y) count as changed and
 * the rest of the longer side as being in that version only. */
lec_differences lec_align_differences(const lec_matches *matches, size_t first_count,
                                      size_t second_count, lec_arena *arena);

typedef struct {
    double aligned_share;           /* matched words / words of the first; NaN without words */
    size_t longest_unaligned;       /* words of the first without a match, in one run */
    size_t longest_unaligned_start; /* its first word; 0 when there is none */
} lec_align_quality;

lec_align_quality lec_align_judge(const lec_matches *matches, size_t first_count);

/* Words before the first and after the last match are given times up to this distance. */
enum { LEC_ALIGN_REACH = 20 };

/* Gives each word of the first version the seconds of the second: start[i] .. end[i] for the
 * arrays [first_count] of the caller.
 * A matched word takes the times of its match. Words between two matches share out the times of
 * the unmatched words across from them, evenly; where there are none, the time between the two
 * matches. Beyond the first and the last match they go on at the mean pace of the matched part for
 * LEC_ALIGN_REACH words, never before 0; further ones, and all when nothing is matched, are NaN.
 * Times must be in order (second_start[i] <= second_end[i] <= second_start[i + 1]), and so they
 * will be in start and end. */
void lec_align_times(const lec_matches *matches, size_t first_count, const double *second_start,
                     const double *second_end, size_t second_count, double *start, double *end);

#endif
