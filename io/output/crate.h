/* SPDX-License-Identifier: GPL-3.0-or-later
 * crate.h -- ro-crate-metadata.json: the result as a research object (RO-Crate 1.2,
 * w3id.org/ro/crate/1.2) with the run that made it (Process Run Crate 0.5): every file with type,
 * size and hash, what was read, by which version of what. The same run writes the same bytes. */
#ifndef LEC_IO_CRATE_H
#define LEC_IO_CRATE_H

#include <stdio.h>

#include "core/status.h"
#include "io/output/run_record.h"

#define LEC_CRATE_FILE "ro-crate-metadata.json"

typedef struct {
    const char *title; /* of the study, or "" */
    const char *date;  /* published: YYYY-MM-DD or as much of it as is known */
    size_t conference_count;
    const lec_run_record *run; /* its `files` are those that the crate holds so far */
} lec_crate;

/* The date of a result, which lectern takes from no clock: of SOURCE_DATE_EPOCH (UTC,
 * reproducible-builds.org) where the environment has it, else of the last conference, else
 * `released`, lectern's own. */
const char *lec_crate_date(const lec_corpus *corpus, const char *released, lec_arena *arena);

/* LEC_BAD_DATA: the file cannot be written. */
LEC_MUST_CHECK lec_status lec_crate_write(const lec_crate *crate, FILE *file, lec_error *error);

#endif
