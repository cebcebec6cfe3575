/* SPDX-License-Identifier: GPL-3.0-or-later
 * coding_sheet.h -- sheets that people have coded come back: tables made by `lectern sample`, as a
 * spreadsheet has left them, and the key of the sample. */
#ifndef LEC_IO_CODING_SHEET_H
#define LEC_IO_CODING_SHEET_H

#include "core/arena.h"
#include "core/status.h"

#include <stddef.h>
#include <stdint.h>

/* A number that a cell does not have. */
#define LEC_NO_COUNT UINT32_MAX

typedef struct {
    uint32_t unit, line; /* line of the sheet */
    const char *code;    /* in small letters; "" where it is not coded */
    /* of a key */
    const char *stratum, *role;
    uint32_t hits, all_units, all_hits; /* LEC_NO_COUNT: no dictionary */
    uint32_t stratum_units, stratum_drawn;
} lec_coded_unit;

typedef struct {
    const char *path;
    const char *sample;          /* the mark of the sample, the same in all rows */
    const lec_coded_unit *items; /* [count] by unit, each once */
    size_t count;
} lec_coding_sheet;

/* Reads a sheet: columns sample, unit and code, found by name, and codes, if it is there. Rows may
 * stand in any order; empty ones are passed over.
 * LEC_BAD_DATA with PATH:LINE: unreadable, a column or all rows missing, a unit that is no number
 * or stands there twice, rows of two samples, a code that is none of the row's `codes`. */
LEC_MUST_CHECK lec_status lec_coding_sheet_read(const char *path, lec_arena *arena,
                                                lec_coding_sheet *out, lec_error *error);

/* The same of a key: columns sample, unit, stratum, stratum_units, stratum_drawn, hits, role,
 * all_units and all_hits. */
LEC_MUST_CHECK lec_status lec_coding_key_read(const char *path, lec_arena *arena,
                                              lec_coding_sheet *out, lec_error *error);

#endif
