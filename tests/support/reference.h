/* SPDX-License-Identifier: GPL-3.0-or-later
 * reference.h -- rows of a CSV file of expected values, by column name.
 *
 *     reference *file = reference_open("reference/pairs_contingency.csv");
 *     if (file == NULL) SKIP("../shared is absent");
 *     for (size_t row = 0; row < reference_rows(file); row++)
 *         CHECK_NUMBER(..., reference_number(file, row, "G2"), TOLERANCE_CLOSED_FORM,
 *                      reference_text(file, row, "pair"));
 *     reference_close(file);
 *
 * Reads RFC 4180 (quoted fields, doubled quotes, line breaks within quotes). The first row names
 * the columns; a name may be empty. Asking for a column that is not there fails the test.
 */
#ifndef LEC_TESTS_SUPPORT_REFERENCE_H
#define LEC_TESTS_SUPPORT_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct reference reference;

/* `relative` is a path in the folder `shared`; NULL when the file is not there. */
reference *reference_open(const char *relative);

/* The same for any path, such as source_path("tests/..."). */
reference *reference_open_path(const char *path);

void reference_close(reference *file); /* NULL is allowed */

size_t reference_rows(const reference *file); /* without the row of names */

bool reference_has(const reference *file, const char *column);

/* The cell, "" where the row is short. It lives as long as `file`. */
const char *reference_text(const reference *file, size_t row, const char *column);

/* The cell as a number: NaN where it is empty or says NA or nan, infinite where it says inf. */
double reference_number(const reference *file, size_t row, const char *column);

/* The first row whose cell in `column` is `text`; reference_rows() and a failed test if none. */
size_t reference_find(const reference *file, const char *column, const char *text);

#endif
