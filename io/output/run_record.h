/* SPDX-License-Identifier: GPL-3.0-or-later
 * run_record.h -- run.json: by what a report was made, enough to make it again.
 *
 * No time and no name of the machine is in it: the same run writes the same bytes. */
#ifndef LEC_IO_RUN_RECORD_H
#define LEC_IO_RUN_RECORD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/libraries.h"
#include "core/status.h"
#include "io/form/reading.h"
#include "io/output/listing.h"

/* A list of words that an option names. */
typedef struct {
    const char *option; /* stopwords, lexicon, ... */
    const char *file, *sha256;
} lec_list_used;

/* A table or chart that the report does not have. */
typedef struct {
    const char *name, *why;
} lec_unmade;

/* Rows that a table of it does not have, and by which rule. */
typedef struct {
    const char *table, *rule;
    size_t rows, kept; /* so many are left out, so many are there */
} lec_shortened;

/* The index that was read in the place of texts (io/index/index.h). */
typedef struct {
    const char *file, *sha256;
    const char *version; /* of the lectern that read the texts */
    const char *part;    /* "1/2": of a collection; NULL: the whole */
} lec_index_used;

typedef struct {
    const char *command; /* report, export */
    const char *version;
    const lec_package *libraries, *programs; /* {0} ends each: what the result may depend on */
    const char *const *paths; /* [path_count] as given: what was read, from where lectern ran */
    size_t path_count;
    const char *const
        *options; /* [option_count] as given, "--name=value"; those that change no
                     result (--output, --overwrite, --threads, --quiet) are not recorded */
    size_t option_count;
    uint64_t seed, replicates;
    double level;
    const lec_study *study;      /* its text is recorded whole: a study file changes all the time */
    const lec_index_used *index; /* NULL: none; else what follows is what it was made of */
    const lec_reading *readings;
    size_t reading_count;
    const lec_captions_used *captions;
    size_t captions_count;
    const lec_left_out *left_out;
    size_t left_out_count;
    const lec_list_used *lists;
    size_t list_count;
    const lec_unmade *tables, *charts; /* [table_count], [chart_count] what was left out */
    size_t table_count, chart_count;
    const lec_shortened *shortened; /* [shortened_count] */
    size_t shortened_count;
    lec_listing files; /* of the result; run.json itself is not among them */
} lec_run_record;

/* Whether an option as given may change a result. */
bool lec_option_changes_results(const char *option);

/* LEC_BAD_DATA: the file cannot be written. */
LEC_MUST_CHECK lec_status lec_run_record_write(const lec_run_record *record, FILE *file,
                                               lec_error *error);

#endif
