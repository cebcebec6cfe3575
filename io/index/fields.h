/* SPDX-License-Identifier: GPL-3.0-or-later
 * fields.h -- how structs become sections and sections structs: every member is declared once. */
#ifndef LEC_IO_INDEX_FIELDS_H
#define LEC_IO_INDEX_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    LEC_INDEX_TEXT,    /* const char *, NULL is "" <- uint64_t into `texts` */
    LEC_INDEX_SPARSE,  /* the same, but NULL stays NULL */
    LEC_INDEX_NAME,    /* the same as TEXT <- uint64_t into `names` */
    LEC_INDEX_SHA256,  /* char[65] <- uint64_t into `texts` */
    LEC_INDEX_NUMBER,  /* uint32_t, or an enum as wide <- uint32_t */
    LEC_INDEX_COUNT,   /* uint64_t */
    LEC_INDEX_REAL,    /* double */
    LEC_INDEX_MISSING, /* double, or NaN */
} lec_index_kind;

typedef struct {
    const char *section;
    size_t offset; /* in the struct */
    lec_index_kind kind;
    double least, most; /* of a number or real; 0 and 0: any (of a real: any that is finite) */
} lec_index_field;

typedef struct {
    const lec_index_field *fields; /* [field_count] */
    size_t field_count;
    size_t size; /* of the struct */
} lec_index_table;

extern const lec_index_table lec_columns_of_inputs, /* lec_reading */
    lec_columns_of_files,                           /* lec_collected_file */
    lec_columns_of_captions,                        /* lec_captions_used */
    lec_columns_of_left_out,                        /* lec_left_out */
    lec_columns_of_same,                            /* lec_same_pair */
    lec_columns_of_lists,                           /* lec_list_used */
    lec_columns_of_conferences,                     /* lec_conference */
    lec_columns_of_alignments,                      /* lec_alignment */
    lec_columns_of_turns,                           /* lec_turn_detail */
    lec_columns_of_notes,                           /* lec_note */
    lec_columns_of_discrepancies,                   /* lec_discrepancy */
    lec_columns_of_facts;                           /* lec_reading_fact */

/* Columns of texts: const char *. */
extern const lec_index_table lec_columns_of_options, lec_columns_of_said, lec_columns_of_remarks,
    lec_columns_of_study_file, lec_columns_of_shard_files, lec_columns_of_names,
    lec_columns_of_words, lec_columns_of_words_shown, lec_columns_of_forms,
    lec_columns_of_forms_shown, lec_columns_of_speakers;

#endif
