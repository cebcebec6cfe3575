/* SPDX-License-Identifier: GPL-3.0-or-later
 * whole.h -- one or several corpora as one: which conference of which comes where, and what words,
 * forms and speakers of each are called in it. Ids are those that lec_corpus_join() of the single
 * conferences would give. What is in memory grows with conferences and different words, not with
 * turns and tokens. */
#ifndef LEC_IO_INDEX_WHOLE_H
#define LEC_IO_INDEX_WHOLE_H

#include "core/corpus.h"
#include "core/vocabulary.h"
#include "io/index/sections.h"

typedef struct {
    size_t first, count;
} lec_run; /* of rows */

typedef enum {
    LEC_OF_TURNS,
    LEC_OF_SENTENCES,
    LEC_OF_TOKENS,
    LEC_OF_EXCHANGES,
    LEC_OF_NOTES,
    LEC_OF_DISCREPANCIES,
    LEC_OF_FACTS,
    LEC_UNITS
} lec_unit_of_index;

typedef struct {
    const lec_corpus *corpus; /* with `file`: without turn, note and discrepancy */
    lec_index_file *file;     /* that has their rows and facts; NULL: they are in memory */
    const uint32_t *note_conference, *discrepancy_turn; /* with `file` */
    const uint64_t *fact_start;                         /* [conferences + 1] */
    const lec_reading_fact *facts;                      /* without `file` */
    const uint32_t *input;           /* [conferences] its reading, of those of the whole */
    uint32_t *word, *form;           /* their ids in the whole; NULL: the same */
    uint32_t *speaker, *speaker_met; /* the same for the conference that was met last */
} lec_index_part;

typedef struct {
    const lec_index_part *part;
    uint32_t conference; /* of its part */
    lec_run runs[LEC_UNITS];
} lec_index_member;

typedef struct lec_index_whole {
    lec_arena *arena;
    lec_index_part *parts; /* [part_count] */
    size_t part_count;
    lec_index_member *members; /* [member_count] by name */
    size_t member_count;
    lec_corpus words;                    /* of it only word_..., form_... and speaker_... */
    lec_vocabulary *texts;               /* all words and forms, and whatever is added */
    struct lec_index_speakers *speakers; /* NULL: as they are called in the one part */
    size_t draw_count;
    bool has_seconds;
    size_t looked; /* bytes since pages were given back */
} lec_index_whole;

/* A corpus in memory alone, with what is told of its conferences. */
void lec_index_whole_of(lec_arena *arena, const lec_corpus *corpus, const uint32_t *inputs,
                        const lec_reading_fact *facts, const uint64_t *fact_start,
                        lec_index_whole *out);

/* Several, whose conferences have different names. */
void lec_index_whole_join(lec_arena *arena, lec_index_part *parts, size_t count,
                          lec_index_whole *out);

size_t lec_index_rows_of(const lec_index_whole *whole, lec_unit_of_index unit);

/* The id in the whole of the speaker of a turn of the member. */
uint32_t lec_index_speaker_of(lec_index_whole *whole, const lec_index_member *member,
                              uint32_t turn);

/* So many bytes of parts were looked at: from time to time what is mapped of them is given back. */
void lec_index_looked(lec_index_whole *whole, size_t bytes);

#endif
