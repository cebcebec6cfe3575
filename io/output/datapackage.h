/* SPDX-License-Identifier: GPL-3.0-or-later
 * datapackage.h -- datapackage.json: what every column of every table means (Frictionless Data
 * Package with Table Schema, specs.frictionlessdata.io). Made from the declarations of the
 * analyses; the same declarations give the same bytes. */
#ifndef LEC_IO_DATAPACKAGE_H
#define LEC_IO_DATAPACKAGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/status.h"
#include "core/table.h"
#include "io/output/listing.h"

#define LEC_DATAPACKAGE_FILE "datapackage.json"

typedef struct {
    const char *name;    /* of the table */
    const char *file;    /* within the folder: "tables/words.csv" */
    const char *summary; /* one line */
    const lec_column *columns;
    size_t key_count; /* the first so many columns are the primary key; 0: none */
    size_t row_count;
    const lec_family *families; /* {0} ends them; NULL: none */
} lec_resource;

/* What a column is, as a field of a Table Schema. */
json_t *lec_column_json(const lec_column *column, lec_arena *arena);

/* Beside what the standard knows, a field has `unit`, `formula` and `source` where its column has
 * them, and a resource the number of its `rows` and the `families` of its tests: which columns rows
 * of one family agree in, what is adjusted, what the adjusted values are called. LEC_BAD_DATA: the
 * file cannot be written. */
LEC_MUST_CHECK lec_status lec_datapackage_write(const lec_resource *resources, size_t count,
                                                const char *title, FILE *file, lec_error *error);

/* The same of files that are no tables: what they are called. */
LEC_MUST_CHECK lec_status lec_datapackage_write_files(const lec_listing *files, const char *title,
                                                      FILE *file, lec_error *error);

/* Whether the open directory holds a datapackage.json that lectern wrote. *failure: 0, or the errno
 * with which the file could not be read. */
bool lec_datapackage_is_ours(int folder, int *failure);

#endif
