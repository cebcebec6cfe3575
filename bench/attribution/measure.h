/* SPDX-License-Identifier: GPL-3.0-or-later
 * measure.h -- what came out for one file against the truth, and the measures of a house. */
#ifndef LEC_BENCH_MEASURE_H
#define LEC_BENCH_MEASURE_H

#include "bench/attribution/truth.h"

/* Words that share their outcome: those of one turn that lie in one row of the truth. */
typedef struct {
    double certainty;
    uint32_t words;
    bool right; /* role, and speaker where the truth names one */
} measured_part;

typedef struct {
    uint64_t words, role_right;          /* words of the truth, lost ones among them */
    uint64_t named_words, speaker_right; /* of those whose truth names a speaker */
    uint64_t boundaries, found_boundaries, both;
    uint64_t lost, extra;
    LEC_ARRAY(measured_part) parts;
} measured;

typedef struct {
    measured total;
    bool refused;
    const char *told; /* wrong stretches, a line each, with --wrong; or NULL */
    lec_arena *arena; /* of parts and told */
} measured_file;

enum {
    MEASURE_ROLE,
    MEASURE_SPEAKER,
    MEASURE_PRECISION,
    MEASURE_RECALL,
    MEASURE_SURE,
    MEASURE_DOUBT,
    MEASURE_TIMES,
    MEASURE_ECE,
    MEASURE_BRIER,
    MEASURE_BRIER_CONSTANT,
    MEASURE_LOSS,
    MEASURE_LOSS_CONSTANT,
    MEASURE_LOST,
    MEASURE_EXTRA,
    MEASURE_COUNT
};

extern const struct measure_column {
    const char *name;
    int decimals;
    bool more_is_better;
} measure_columns[MEASURE_COUNT];

/* `corpus`: NULL when the file was refused. `tell`: also list what is wrong. The result has an
 * arena of its own; release it with measure_release(). */
measured_file measure_file(const truth_file *file, const lec_corpus *corpus, bool tell,
                           lec_arena *scratch);
void measure_release(measured_file *file);

void measure_add(measured *to, const measured *from, lec_arena *arena);
double measure_share_right(const measured *it);

/* NaN: not defined (no speaker named, no boundary, no wrong word for `times`). `constant`: the
 * certainty that Brier and log loss are compared with. */
void measure_values(const measured *it, double constant, double values[MEASURE_COUNT],
                    lec_arena *scratch);

#endif
