/* SPDX-License-Identifier: GPL-3.0-or-later
 * reading_facts.h -- what a reader of tables should know before trusting how a file was read. */
#ifndef LEC_IO_READING_FACTS_H
#define LEC_IO_READING_FACTS_H

#include "io/form/reading.h"

/* Items by which others find them. */
#define LEC_FACT_DATE "date"
#define LEC_FACT_SAME "same-share"

/* The corpus of the readings, which can tell (core/corpus.h, lec_reading_witness) how each of its
 * conferences was read. The readings' arenas must live as long. */
const lec_corpus *lec_corpus_with_witness(const lec_readings *readings, lec_arena *arena);

/* With which conferences a conference is the same, as facts. */
lec_reading_facts lec_same_facts(const char *conference, const lec_same_pairs *same,
                                 lec_arena *arena);

#endif
