/* SPDX-License-Identifier: GPL-3.0-or-later
 * align.h -- two versions of the same speech, word by word: which word of one is which of the
 * other.
 *
 *   official   we  will  act         now  not later
 *   captions   we  will  act  right  now      later        matches: (0,0) (1,1) (2,2) (3,4) (5,5)
 *
 * Words are ids, equal where the words are. The functions know nothing of files.
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
 * up to 800 words. Dropped are few matches far from others (a "the" in a passage that only one
 * version has), what is not one of 8 matches within 32 words, and a phrase between long passages
 * that have nothing in common. Time O((n + m) log(n + m)) for two versions of one speech; memory
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

/* Words of the second version that were said between two known times: a cue, or one word. */
typedef struct {
    uint32_t start, end; /* words start .. end - 1; at least one */
    double start_seconds, end_seconds;
} lec_timed_words;

/* Words of the first version beyond all times of the second get times up to this distance. */
enum { LEC_ALIGN_REACH = 20 };

/* Gives each word of the first version its seconds, start[i] .. end[i], in the caller's arrays
 * [first_count].
 *
 * `expected_start` and `expected_end` [first_count] say how the words of the first version would
 * follow each other on a clock of its own, in any unit, pauses included; no word begins before the
 * one before it ends. The ends of all pieces of `timed` (in order, without overlap) are found on
 * that clock through the matches; between them it runs evenly. So a matched word that has a time of
 * its own keeps it, and the words of a cue share its time by how long they should last. At a border
 * between two pieces the time of words that the second version lacks is taken half from either.
 * Pieces that lie more than LEC_ALIGN_REACH words before the first or after the last match are left
 * out. Beyond the first and the last piece the clock goes on at its mean pace for
 * LEC_ALIGN_REACH words, never before 0; further words, and all when nothing is matched, are NaN.
 * start and end are in order as the expected times are. */
void lec_align_times(const lec_matches *matches, const double *expected_start,
                     const double *expected_end, size_t first_count, const lec_timed_words *timed,
                     size_t timed_count, double *start, double *end);

#endif
