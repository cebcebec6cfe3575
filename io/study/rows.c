/* SPDX-License-Identifier: GPL-3.0-or-later
 * rows.c -- libcsv, fed byte by byte, so that the line of every row is known. */
#include "io/study/rows.h"

#include <csv.h>

#include <string.h>

#include "core/memory.h"
#include "io/study/one_source.h"

typedef struct {
    LEC_ARRAY(const char *) row; /* cells of the row being read */
    uint32_t line, row_line;     /* being read; where the row began */
    bool in_row;
    lec_row_reader *read;
    void *state;
    lec_status status; /* of the rows so far: libcsv cannot be stopped from a callback */
    lec_arena *arena;
} reader;

static void end_cell(void *text, size_t length, void *state)
{
    reader *r = state;
    LEC_PUSH(r->arena, r->row, lec_arena_text(r->arena, text == NULL ? "" : text, length));
}

static void end_row(int terminator, void *state)
{
    reader *r = state;
    (void)terminator;
    if (r->status == LEC_OK) r->status = r->read(r->state, r->row.items, r->row.count, r->row_line);
    r->row.count = 0;
    r->in_row = false;
}

static void free_parser(void *parser)
{
    csv_free(parser);
}

/* The separator that the first line has most of; quoted ones count as well, for who writes names of
 * columns quotes all of them or none. */
static char delimiter_of(const lec_source *source)
{
    static const char candidates[] = ",;\t";
    const size_t length = strcspn(source->text, "\r\n");
    char best = ',';
    size_t most = 0;
    for (size_t c = 0; candidates[c] != '\0'; c++) {
        size_t count = 0;
        for (size_t i = 0; i < length; i++) count += source->text[i] == candidates[c];
        if (count > most) best = candidates[c];
        if (count > most) most = count;
    }
    return best;
}

static lec_status parse(reader *r, const lec_source *source, char delimiter, lec_error *error)
{
    struct csv_parser *parser = lec_new(r->arena, struct csv_parser, 1);
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    lec_arena_adopt(r->arena, parser, free_parser);
    csv_set_realloc_func(parser, lec_memory_resize);
    csv_set_free_func(parser, lec_memory_free);
    csv_set_delim(parser, (unsigned char)(delimiter != 0 ? delimiter : delimiter_of(source)));
    r->line = 1;
    for (size_t i = 0; i < source->length && r->status == LEC_OK; i++) {
        if (!r->in_row && source->text[i] != '\n' && source->text[i] != '\r') {
            r->in_row = true; /* empty lines are no rows */
            r->row_line = r->line;
        }
        if (csv_parse(parser, source->text + i, 1, end_cell, end_row, r) != 1)
            return lec_fail(error, LEC_BAD_DATA, "%s:%u: %s", source->path, r->line,
                            csv_strerror(csv_error(parser)));
        if (source->text[i] == '\n') r->line++;
    }
    if (r->status == LEC_OK && csv_fini(parser, end_cell, end_row, r) != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s:%u: a quotation does not end", source->path,
                        r->row_line);
    return r->status;
}

lec_status lec_rows_of(const lec_source *source, char delimiter, lec_row_reader *read, void *state,
                       lec_arena *arena, lec_error *error)
{
    reader r = {.read = read, .state = state, .arena = arena};
    return parse(&r, source, delimiter, error);
}

lec_status lec_rows_read(const char *path, char delimiter, lec_row_reader *read, void *state,
                         lec_arena *arena, lec_source *source, lec_error *error)
{
    const lec_source *read_source;
    const lec_status status = lec_one_source_read(path, arena, &read_source, error);
    if (status != LEC_OK) return status;
    *source = *read_source;
    return lec_rows_of(source, delimiter, read, state, arena, error);
}

const char *lec_row_cell(const char *cell, lec_arena *arena)
{
    if (cell[0] == '\'' && cell[1] != '\0' && strchr("=+-@\t\r", cell[1]) != NULL) cell++;
    cell += strspn(cell, " \t\r\n");
    size_t length = strlen(cell);
    while (length > 0 && strchr(" \t\r\n", cell[length - 1]) != NULL) length--;
    return lec_arena_text(arena, cell, length);
}

const char *lec_row_word(const char *cell, lec_arena *arena)
{
    char *made = lec_arena_text(arena, cell, strlen(cell));
    for (char *at = made; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at - 'A' + 'a');
    return made;
}

bool lec_row_is_empty(const char *const *cells, size_t count, lec_arena *arena)
{
    for (size_t i = 0; i < count; i++)
        if (lec_row_cell(cells[i], arena)[0] != '\0') return false;
    return true;
}

void lec_row_places(const char *const *cells, size_t count, const char *const *names,
                    size_t name_count, size_t *places, lec_arena *arena)
{
    for (size_t n = 0; n < name_count; n++) places[n] = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const char *word = lec_row_word(lec_row_cell(cells[i], arena), arena);
        for (size_t n = 0; n < name_count; n++)
            if (strcmp(word, names[n]) == 0) places[n] = i;
    }
}

bool lec_row_count(const char *cell, uint32_t *out)
{
    const size_t digits = strspn(cell, "0123456789");
    const char *rest = cell + digits;
    const bool whole = rest[0] == '\0' || ((rest[0] == '.' || rest[0] == ',') && rest[1] == '0' &&
                                           rest[1 + strspn(rest + 1, "0")] == '\0');
    if (digits == 0 || digits > 9 || !whole) return false;
    *out = 0;
    for (size_t i = 0; i < digits; i++) *out = *out * 10 + (uint32_t)(cell[i] - '0');
    return true;
}
