/* SPDX-License-Identifier: GPL-3.0-or-later
 * recorded_run.h -- run.json read back: how a result was made, to make it again. */
#ifndef LEC_IO_RECORDED_RUN_H
#define LEC_IO_RECORDED_RUN_H

#include "core/libraries.h"
#include "io/output/listing.h"

typedef struct {
    const char *command;          /* report, export */
    const char *version;          /* of the lectern that made it */
    const lec_package *libraries; /* {0} ends them; the programs that it started as well */
    const char *const *options;   /* [option_count] as "--name=value" */
    size_t option_count;
    const char *const *paths; /* [path_count] what was read, from where that lectern ran */
    size_t path_count;
    const char *study_file, *study_text; /* the file is NULL for the built-in study */
    const char *settings;                /* seed, replicates, level: "seed 1, ..." */
    const char *index_sha256;            /* of the index that was read; NULL: texts were */
    size_t input_count;                  /* transcripts */
    lec_listing inputs; /* transcripts, captions, word lists, the study: by path, with hashes */
    lec_listing files;  /* of the result */
} lec_recorded_run;

/* Reads PATH/run.json of the folder `path`.
 * LEC_BAD_DATA: there is none, it is not lectern's, or that lectern did not record enough. */
LEC_MUST_CHECK lec_status lec_recorded_run_read(const char *path, lec_arena *arena,
                                                lec_recorded_run *out, lec_error *error);

/* The folder of a result, links resolved: what the path leads to, or where a file of the result
 * lies (result/run.json). */
const char *lec_result_folder(const char *path, lec_arena *arena);

#endif
