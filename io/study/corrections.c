/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/corrections.h"

#include <stdbool.h>
#include <string.h>

#include "io/study/rows.h"
#include "io/study/tier_corrections.h"

typedef enum {
    SHA256,
    FIRST_BYTE,
    FIRST_LINE,
    FIRST_WORDS,
    SPEAKER,
    ROLE,
    AFFILIATION,
    ACTION,
    TEXT,
    COLUMN_COUNT
} column;

static const char *const column_names[COLUMN_COUNT] = {"sha256",      "first_byte", "first_line",
                                                       "first_words", "speaker",    "role",
                                                       "affiliation", "action",     "text"};

typedef struct {
    const char *path; /* of the file */
    bool has_columns;
    size_t place[COLUMN_COUNT];     /* of each column in the row; SIZE_MAX: not there */
    const char *cell[COLUMN_COUNT]; /* of the row being read; NULL: no such column */
    uint32_t line;
    lec_correction_rows *rows;
    lec_arena *arena;
    lec_error *error;
} reader;

static lec_status find_columns(reader *r, const char *const *cells, size_t count)
{
    r->has_columns = true;
    lec_row_places(cells, count, column_names, COLUMN_COUNT, r->place, r->arena);
    if (r->place[FIRST_BYTE] == SIZE_MAX && r->place[FIRST_LINE] == SIZE_MAX)
        return lec_fail(
            r->error, LEC_BAD_DATA,
            "%s:%u: no column first_byte or first_line; edit what 'lectern turns --text' "
            "writes, and keep its first row",
            r->path, r->line);
    if (r->place[SPEAKER] == SIZE_MAX && r->place[ROLE] == SIZE_MAX &&
        r->place[AFFILIATION] == SIZE_MAX && r->place[ACTION] == SIZE_MAX)
        return lec_fail(
            r->error, LEC_BAD_DATA,
            "%s:%u: no column speaker, role, affiliation or action: nothing is corrected", r->path,
            r->line);
    return LEC_OK;
}

/* A whole number, also as `1234.0` or `1234,0`; an empty cell is `missing`. */
static lec_status read_number(const reader *r, column c, uint32_t missing, uint32_t *out)
{
    const char *cell = r->cell[c];
    *out = missing;
    if (cell == NULL || cell[0] == '\0') return LEC_OK;
    if (!lec_row_count(cell, out))
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: '%s' is no whole number (column %s); take it from 'lectern turns "
                        "--text'",
                        r->path, r->line, cell, column_names[c]);
    return LEC_OK;
}

static lec_status read_role(const reader *r, lec_role *role)
{
    const char *cell = r->cell[ROLE];
    *role = LEC_ROLE_COUNT;
    if (cell == NULL || cell[0] == '\0' || lec_role_named(lec_row_word(cell, r->arena), role))
        return LEC_OK;
    return lec_fail(r->error, LEC_BAD_DATA, "%s:%u: no role '%s'; use one of: %s", r->path, r->line,
                    cell, LEC_ROLE_NAMES);
}

static lec_status read_action(const reader *r, lec_correction *row)
{
    const char *cell = r->cell[ACTION] != NULL ? lec_row_word(r->cell[ACTION], r->arena) : "";
    row->action = LEC_CORRECTION_CHANGE;
    if (strcmp(cell, "merge") == 0) row->action = LEC_CORRECTION_MERGE;
    if (strcmp(cell, "split") == 0) row->action = LEC_CORRECTION_SPLIT;
    if (row->action == LEC_CORRECTION_CHANGE && cell[0] != '\0')
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: no action '%s'; leave it empty, or use merge or split", r->path,
                        r->line, cell);
    if (row->action == LEC_CORRECTION_SPLIT && row->first_line == 0)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: a split needs first_line: the line on which the new turn begins",
                        r->path, r->line);
    return LEC_OK;
}

static lec_status read_row(void *state, const char *const *cells, size_t count, uint32_t line)
{
    reader *r = state;
    r->line = line;
    if (lec_row_is_empty(cells, count, r->arena)) return LEC_OK;
    if (!r->has_columns) return find_columns(r, cells, count);
    for (int c = 0; c < COLUMN_COUNT; c++) {
        const size_t place = r->place[c];
        r->cell[c] = place == SIZE_MAX ? NULL
                     : place < count   ? lec_row_cell(cells[place], r->arena)
                                       : "";
    }
    lec_correction row = {
        .sha256 = r->cell[SHA256] != NULL ? lec_row_word(r->cell[SHA256], r->arena) : "",
        .first_words = r->cell[FIRST_WORDS] != NULL ? r->cell[FIRST_WORDS] : "",
        .speaker = r->cell[SPEAKER],
        .affiliation = r->cell[AFFILIATION],
        .text = r->cell[TEXT],
        .file = r->path,
        .line = line};
    lec_status status = read_number(r, FIRST_BYTE, LEC_NONE, &row.first_byte);
    if (status == LEC_OK) status = read_number(r, FIRST_LINE, 0, &row.first_line);
    if (status == LEC_OK) status = read_role(r, &row.role);
    if (status == LEC_OK) status = read_action(r, &row);
    if (status != LEC_OK) return status;
    if (row.first_byte == LEC_NONE && row.first_line == 0)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: neither first_byte nor first_line says which turn this is", r->path,
                        line);
    LEC_PUSH(r->arena, *r->rows, row);
    return LEC_OK;
}

/* Whether it can be a table at all: other files end in messages about quotation marks. */
static bool can_be_table(const lec_source *source)
{
    static const char *const others[] = {"eaf",   "textgrid", "yaml", "yml", "json",
                                         "jsonl", "xml",      "html", "srt", "vtt"};
    const char first = source->text[strspn(source->text, " \t\r\n")];
    bool other = first == '<' || first == '{';
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        other |= strcmp(source->suffix, others[i]) == 0;
    return !other;
}

static lec_status read_table(const lec_source *source, lec_arena *arena, lec_correction_rows *rows,
                             lec_error *error)
{
    if (!can_be_table(source))
        return lec_fail(
            error, LEC_BAD_DATA,
            "%s:1: no corrections: give a table that 'lectern turns --text' has "
            "written (CSV or TSV), or a file of ELAN or Praat that 'lectern export' has",
            source->path);
    reader r = {.path = source->path, .rows = rows, .arena = arena, .error = error};
    const lec_status status = lec_rows_of(source, 0, read_row, &r, arena, error);
    if (status != LEC_OK || r.has_columns) return status;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s: holds no row; edit what 'lectern turns --text' writes", source->path);
}

static lec_status read_tiers(const lec_source *source, lec_arena *arena, lec_correction_rows *rows,
                             lec_error *error)
{
    lec_stretches stretches = {0};
    const lec_status status = lec_is_eaf(source)
                                  ? lec_stretches_of_eaf(source, arena, &stretches, error)
                                  : lec_stretches_of_textgrid(source, arena, &stretches, error);
    if (status != LEC_OK) return status;
    return lec_corrections_of_stretches(source, &stretches, arena, rows, error);
}

lec_status lec_corrections_read(const char *path, lec_arena *arena, lec_corrections *out,
                                lec_error *error)
{
    const lec_source_limits limits = {0};
    lec_sources sources;
    lec_correction_rows rows = {0};
    LEC_ARRAY(lec_corrections_file) files = {0};
    lec_status status = lec_sources_read(path, &limits, arena, &sources, error);
    for (size_t i = 0; status == LEC_OK && i < sources.count; i++) {
        const lec_source *source = &sources.items[i];
        const bool has_tiers = lec_is_eaf(source) || lec_is_textgrid(source);
        status = (has_tiers ? read_tiers : read_table)(source, arena, &rows, error);
        const lec_corrections_file file = {
            source->path, lec_arena_text(arena, source->sha256, strlen(source->sha256))};
        LEC_PUSH(arena, files, file);
    }
    if (status != LEC_OK) return status;
    *out = (lec_corrections){
        .items = rows.items, .count = rows.count, .files = files.items, .file_count = files.count};
    return LEC_OK;
}
