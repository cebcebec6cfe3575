/* SPDX-License-Identifier: GPL-3.0-or-later
 * citation.h -- how lectern, and a result that it made, are cited. */
#ifndef LEC_IO_CITATION_H
#define LEC_IO_CITATION_H

#include <stdio.h>

#include "core/arena.h"
#include "core/status.h"

#define LECTERN_RELEASED "2026-11-23" /* the version that LECTERN_VERSION is */

/* A source that measures are by, and the tables that have them. */
typedef struct {
    const char *source, *tables; /* the tables parted by ", " */
} lec_cited_source;

typedef struct {
    const char *title, *date;        /* of the result; "" where there is none */
    const char *version;             /* of the lectern that made it */
    const char *settings;            /* seed, replicates, level */
    const char *sha256;              /* of its run.json, which holds the hashes of all the rest */
    size_t inputs, tables, files;    /* tables, and what else it is made of */
    const lec_cited_source *sources; /* [source_count] in byte order */
    size_t source_count;
} lec_cited_result;

/* Reads what the folder `path` says of itself. LEC_BAD_DATA: it is no result of lectern's. */
LEC_MUST_CHECK lec_status lec_cited_result_read(const char *path, lec_arena *arena,
                                                lec_cited_result *out, lec_error *error);

typedef struct {
    const char *name;
    /* `result` NULL: of lectern itself alone. */
    void (*write)(const char *version, const lec_cited_result *result, FILE *file);
} lec_citation_format;

/* all (text and bibtex), text, bibtex, cff (of lectern itself only); ends with {0}. What comes from
 * the result is escaped as the format wants. */
extern const lec_citation_format lec_citation_formats[];

#endif
