/* SPDX-License-Identifier: GPL-3.0-or-later
 * truth.h -- transcripts whose turns are known: HOUSES/HOUSE/FILE with FILE.truth.csv beside
 * (houses.py says what the columns are). */
#ifndef LEC_BENCH_TRUTH_H
#define LEC_BENCH_TRUTH_H

#include "core/corpus.h"

/* One stretch of one turn: bytes of the file, end exclusive. */
typedef struct {
    uint32_t start, end;
    uint32_t turn;  /* rows of one turn have one number */
    uint32_t words; /* spoken in the row; 0: all that stand there */
    lec_role role;
    const char *speaker, *aliases; /* as in the table; "" for nobody in particular */
} truth_row;

typedef struct {
    const char *house, *file, *path; /* file: without folder */
    const truth_row *rows;           /* [row_count] by start */
    size_t row_count;
} truth_file;

typedef struct {
    const truth_file *items; /* [count] by house, then by file, in byte order */
    size_t count;
} truth_files;

/* Reads all truth tables below `folder`. `only`: NULL, or words between commas, of which a house's
 * name must begin with one. A table that cannot be read is said on standard error and left out. */
truth_files truth_read(const char *folder, const char *only, lec_arena *arena);

/* The institution of a house: its name up to the first `-`; of a style all of it. */
const char *truth_institution(const char *house, lec_arena *arena);

/* Whether `found` is, after folding, the row's speaker or one of its aliases. */
bool truth_is_speaker(const truth_row *row, const char *found);

#endif
