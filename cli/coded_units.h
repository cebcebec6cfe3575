/* SPDX-License-Identifier: GPL-3.0-or-later
 * coded_units.h -- the sheets of several coders put together: unit by unit, code by code. */
#ifndef LEC_CLI_CODED_UNITS_H
#define LEC_CLI_CODED_UNITS_H

#include "analysis/measure/reliability.h"
#include "analysis/measure/validation.h"
#include "cli/request.h"

typedef struct {
    const uint32_t *unit; /* [codings.unit_count] numbers, ascending */
    lec_codings codings;  /* a coder a sheet */
    const char *const
        *code; /* [codings.value_count] by value where all are numbers, else by text */
    bool has_key;
    const char *const *role;   /* [unit_count] of the key */
    lec_validation validation; /* truth is not yet filled; of the key */
} lec_coded_units;

/* Reads the sheets the request names, and --key. LEC_BAD_DATA: see coding_sheet.h; sheets of two
 * samples, a unit that the key does not have, one sheet without a key, no code at all. What is
 * missing in a sheet is said and counts as not coded. */
LEC_MUST_CHECK lec_status lec_coded_units_read(const lec_request *request, lec_coded_units *out,
                                               lec_error *error);

#endif
