/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/coding_sheet.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "io/study/rows.h"

typedef enum {
    SAMPLE,
    UNIT,
    CODE,
    CODES,
    STRATUM,
    STRATUM_UNITS,
    STRATUM_DRAWN,
    HITS,
    ROLE,
    ALL_UNITS,
    ALL_HITS,
    COLUMN_COUNT
} column;

static const char *const column_names[COLUMN_COUNT] = {
    "sample",        "unit", "code", "codes",     "stratum", "stratum_units",
    "stratum_drawn", "hits", "role", "all_units", "all_hits"};

/* What each kind of table must have. */
static const bool needed[2][COLUMN_COUNT] = {
    {[SAMPLE] = true, [UNIT] = true, [CODE] = true},
    {[SAMPLE] = true,
     [UNIT] = true,
     [STRATUM] = true,
     [STRATUM_UNITS] = true,
     [STRATUM_DRAWN] = true,
     [HITS] = true,
     [ROLE] = true,
     [ALL_UNITS] = true,
     [ALL_HITS] = true},
};

typedef struct {
    const char *path, *sample;
    bool is_key, has_columns;
    size_t place[COLUMN_COUNT];
    const char *cell[COLUMN_COUNT]; /* of the row being read, clean; "" where there is no column */
    uint32_t line, sample_line;
    LEC_ARRAY(lec_coded_unit) rows;
    lec_arena *arena;
    lec_error *error;
} reader;

static lec_status find_columns(reader *r, const char *const *cells, size_t count)
{
    r->has_columns = true;
    lec_row_places(cells, count, column_names, COLUMN_COUNT, r->place, r->arena);
    for (int c = 0; c < COLUMN_COUNT; c++)
        if (r->place[c] == SIZE_MAX && needed[r->is_key][c])
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%u: no column '%s'; give %s, with its first row", r->path, r->line,
                            column_names[c],
                            r->is_key ? "what 'lectern sample --key' writes"
                                      : "a filled sheet that 'lectern sample' has written");
    return LEC_OK;
}

/* A whole number, or LEC_NO_COUNT for an empty cell. */
static lec_status read_count(const reader *r, column c, uint32_t *out)
{
    *out = LEC_NO_COUNT;
    if (r->cell[c][0] == '\0' || lec_row_count(r->cell[c], out)) return LEC_OK;
    return lec_fail(r->error, LEC_BAD_DATA, "%s:%u: '%s' is no whole number (column %s)", r->path,
                    r->line, r->cell[c], column_names[c]);
}

/* Whether `code` is one of `codes`, which are parted by |. */
static bool is_one_of(const char *code, const char *codes)
{
    const size_t length = strlen(code);
    for (const char *at = codes;; at++) {
        const size_t own = strcspn(at, "|");
        if (own == length && strncmp(at, code, own) == 0) return true;
        at += own;
        if (*at == '\0') return false;
    }
}

static lec_status check_code(const reader *r, const char *code)
{
    const char *codes = lec_row_word(r->cell[CODES], r->arena);
    if (code[0] == '\0' || codes[0] == '\0' || is_one_of(code, codes)) return LEC_OK;
    return lec_fail(r->error, LEC_BAD_DATA,
                    "%s:%u: the code '%s' is none of %s; correct it, or leave the cell empty",
                    r->path, r->line, code, codes);
}

static lec_status check_sample(reader *r)
{
    const char *sample = r->cell[SAMPLE];
    if (sample[0] == '\0')
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: no mark of the sample (column sample); copy it from another row",
                        r->path, r->line);
    if (r->sample == NULL) {
        r->sample = sample;
        r->sample_line = r->line;
    }
    if (strcmp(r->sample, sample) == 0) return LEC_OK;
    return lec_fail(r->error, LEC_BAD_DATA,
                    "%s:%u: a row of sample %s, but line %u is of sample %s; take out the rows of "
                    "another sheet",
                    r->path, r->line, sample, r->sample_line, r->sample);
}

static lec_status read_row(void *state, const char *const *cells, size_t count, uint32_t line)
{
    reader *r = state;
    r->line = line;
    if (lec_row_is_empty(cells, count, r->arena)) return LEC_OK;
    if (!r->has_columns) return find_columns(r, cells, count);
    for (int c = 0; c < COLUMN_COUNT; c++)
        r->cell[c] = r->place[c] < count ? lec_row_cell(cells[r->place[c]], r->arena) : "";
    lec_coded_unit row = {.line = line,
                          .code = lec_row_word(r->cell[CODE], r->arena),
                          .stratum = r->cell[STRATUM],
                          .role = r->cell[ROLE]};
    lec_status status = check_sample(r);
    if (status == LEC_OK) status = read_count(r, UNIT, &row.unit);
    if (status == LEC_OK) status = read_count(r, HITS, &row.hits);
    if (status == LEC_OK) status = read_count(r, ALL_UNITS, &row.all_units);
    if (status == LEC_OK) status = read_count(r, ALL_HITS, &row.all_hits);
    if (status == LEC_OK) status = read_count(r, STRATUM_UNITS, &row.stratum_units);
    if (status == LEC_OK) status = read_count(r, STRATUM_DRAWN, &row.stratum_drawn);
    if (status == LEC_OK && !r->is_key) status = check_code(r, row.code);
    if (status == LEC_OK && row.unit == LEC_NO_COUNT)
        status = lec_fail(r->error, LEC_BAD_DATA, "%s:%u: no number of the unit (column unit)",
                          r->path, line);
    if (status == LEC_OK) LEC_PUSH(r->arena, r->rows, row);
    return status;
}

static int by_unit(const void *a, const void *b)
{
    const lec_coded_unit *x = a, *y = b;
    if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static lec_status read_table(const char *path, bool is_key, lec_arena *arena, lec_coding_sheet *out,
                             lec_error *error)
{
    lec_source source;
    reader r = {.path = path, .is_key = is_key, .arena = arena, .error = error};
    const lec_status status = lec_rows_read(path, 0, read_row, &r, arena, &source, error);
    if (status != LEC_OK) return status;
    if (r.rows.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: holds no row of a unit; give what 'lectern sample%s' writes", path,
                        is_key ? " --key" : "");
    if (r.rows.count > 1) qsort(r.rows.items, r.rows.count, sizeof *r.rows.items, by_unit);
    for (size_t i = 1; i < r.rows.count; i++)
        if (r.rows.items[i].unit == r.rows.items[i - 1].unit)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s:%u: unit %u stands on line %u already; take one of them out", path,
                            r.rows.items[i].line, r.rows.items[i].unit, r.rows.items[i - 1].line);
    *out = (lec_coding_sheet){path, r.sample, r.rows.items, r.rows.count};
    return LEC_OK;
}

lec_status lec_coding_sheet_read(const char *path, lec_arena *arena, lec_coding_sheet *out,
                                 lec_error *error)
{
    return read_table(path, false, arena, out, error);
}

lec_status lec_coding_key_read(const char *path, lec_arena *arena, lec_coding_sheet *out,
                               lec_error *error)
{
    return read_table(path, true, arena, out, error);
}
