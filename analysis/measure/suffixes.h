/* SPDX-License-Identifier: GPL-3.0-or-later
 * suffixes.h -- which stretches of a sequence return in it, from its suffixes in order.
 *
 * Symbols are numbers (words); a symbol that stands nowhere else (one for each end of a turn) parts
 * stretches, since nothing that holds it returns. Classes number the places: only what returns at a
 * place of another class (another turn, another conference) counts.
 *
 * Sources: Manber & Myers 1993, doi:10.1137/0222058 (order by doubling); Kasai et al. 2001,
 * doi:10.1007/3-540-48194-X_17 (common beginnings); Abouelhoda, Kurtz & Ohlebusch 2004,
 * doi:10.1016/S1570-8667(03)00065-0 (maximal repeats); Hui 1992, doi:10.1007/3-540-56024-6_19
 * (classes of a repeat). Cost: n log n for the order, whatever repeats; linear, or with a search in
 * a stack, for all else.
 */
#ifndef LEC_ANALYSIS_MEASURE_SUFFIXES_H
#define LEC_ANALYSIS_MEASURE_SUFFIXES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef struct {
    const uint32_t *symbols; /* [count] as given, kept */
    size_t count;            /* below 2^32 - 1 */
    const uint32_t *place;   /* [count] where each suffix begins, in the order of the suffixes */
    const uint32_t *common;  /* [count] symbols that it shares with the one before; common[0] = 0 */
} lec_suffixes;

/* `symbols` [count], each below `alphabet`. */
lec_suffixes lec_suffixes_new(const uint32_t *symbols, size_t count, uint32_t alphabet,
                              lec_arena *arena);

/* length[place]: how many symbols from there on stand at a place of another class as well; 0 for
 * none. `class` [count]. */
void lec_longest_elsewhere(const lec_suffixes *suffixes, const uint32_t *class, uint32_t *length);

/* length[place]: how many symbols from there on stand at a place of a smaller rank as well. */
void lec_longest_earlier(const lec_suffixes *suffixes, const uint32_t *rank, lec_arena *arena,
                         uint32_t *length);

/* own[place]: whether the longest stretch from there that returns (`longest`, of
 * lec_longest_elsewhere()) is part of no longer one that does. */
void lec_mark_own(const lec_suffixes *suffixes, const uint32_t *longest, bool *own);

/* A stretch that returns and is maximal: its uses are neither all preceded nor all followed by the
 * same symbol. */
typedef struct {
    uint32_t first, count; /* its uses begin at place[first .. first + count - 1] */
    uint32_t length;       /* in symbols */
    uint32_t classes;      /* different ones that it is used in */
    uint32_t own;          /* uses that are part of no longer stretch that returns */
} lec_repeat;

typedef struct {
    const lec_repeat *items; /* [count] */
    size_t count;
} lec_repeats;

/* The maximal stretches of `shortest` symbols or more that are used in two classes or more, and at
 * least once by themselves (`own`). `longest` is what lec_longest_elsewhere() gave for `class`,
 * whose values lie below class_count. */
lec_repeats lec_maximal_repeats(const lec_suffixes *suffixes, const uint32_t *class,
                                uint32_t class_count, const uint32_t *longest, uint32_t shortest,
                                lec_arena *arena);

/* The suffixes that begin with `pattern`: returns how many, *first the first of them. */
size_t lec_suffixes_find(const lec_suffixes *suffixes, const uint32_t *pattern, size_t length,
                         size_t *first);

#endif
