/* SPDX-License-Identifier: GPL-3.0-or-later
 * read_inputs.h -- what is read before a table is made: transcripts with what the user says of
 * them, and the files of words that options of all tables name. */
#ifndef LEC_API_READ_INPUTS_H
#define LEC_API_READ_INPUTS_H

#include "analysis/analysis.h"
#include "io/output/run_record.h"
#include "io/read.h"

/* What the user says of the transcripts; NULL where he says nothing. */
typedef struct {
    const char *form, *encoding, *language, *columns, *corrections, *captions;
    bool leave_out;
    const char *shard; /* K/N, of lec_shard_options; NULL: all */
    /* of lec_touching_options: of an index only conferences that hold one of the patterns, or have
     * one of the names, are needed; NULL: all are */
    const char *touching, *touching_conference;
    bool touching_counts;       /* words of the others are counted all the same */
    const char *adding_to;      /* an index, of lec_adding_options; NULL: none */
    const lec_readings *before; /* of that index; set by who opens it */
    uint64_t threads, seed;     /* set by options of lec_common_options */
} lec_input_options;

extern const lec_option lec_reading_options[];  /* members of lec_input_options */
extern const lec_option lec_shard_options[];    /* the same, for who makes an index */
extern const lec_option lec_touching_options[]; /* the same, for who knows what will be asked */
extern const lec_option lec_adding_options[];   /* the same, for who makes an index of more */

/* Whether an option of lec_common_options (its name has `length` bytes) is one of reading too. */
bool lec_concerns_reading(const char *name, size_t length);

/* Where the transcripts are: at paths, or in memory. */
typedef struct {
    const char *const *paths; /* [count] */
    size_t count;
    const char *name, *bytes; /* [length] of one file, when there are no paths */
    size_t length;
} lec_input_place;

/* Files that options name and that were read. */
typedef LEC_ARRAY(lec_list_used) lec_lists_used;

/* Puts the corrections of a file (NULL: none) before those of *study, which is replaced. */
LEC_MUST_CHECK lec_status lec_inputs_corrections(const char *path, const lec_study **study,
                                                 lec_lists_used *lists, lec_arena *arena,
                                                 lec_error *error);

/* Reads transcripts, with corrections and captions. *study is replaced by one with the corrections
 * that the options name (they go before its own).
 * LEC_BAD_USAGE: a language that is not known. LEC_BAD_DATA: as lec_read(). */
LEC_MUST_CHECK lec_status lec_inputs_open(const lec_input_place *place,
                                          const lec_input_options *options, const lec_study **study,
                                          lec_lists_used *lists, lec_arena *arena,
                                          lec_readings *out, lec_error *error);

/* Reads the file that --stopwords names into `common`. */
LEC_MUST_CHECK lec_status lec_inputs_stop_words(lec_common *common, lec_lists_used *lists,
                                                lec_arena *arena, lec_error *error);

/* Finds what --lemmas asks for, about the words of `corpus`. */
LEC_MUST_CHECK lec_status lec_inputs_lemmas(lec_common *common, const lec_corpus *corpus,
                                            lec_lists_used *lists, lec_arena *arena,
                                            lec_error *error);

/* What the user may not expect of what was read, a sentence each: files left out, conferences that
 * seem to be one, what the study says of things that are not there. */
typedef LEC_ARRAY(const char *) lec_remarks;
lec_remarks lec_inputs_remarks(const lec_study *study, const lec_readings *readings,
                               lec_arena *arena);

/* The same, of a corpus that comes in pieces: of what a study names, what was met in them. */
typedef struct {
    lec_vocabulary *labels; /* lec_labels_add() */
    bool *occurs;           /* [concepts] */
} lec_met_of_study;
lec_met_of_study lec_met_new(const lec_study *study, lec_arena *arena);
void lec_met_take(lec_met_of_study *said, const lec_study *study, const lec_corpus *corpus);
lec_remarks lec_inputs_remarks_on(const lec_study *study, const lec_readings *readings,
                                  const lec_met_of_study *said, lec_arena *arena);

#endif
