/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_delimited.c -- CSV and its relatives (tab, semicolon, bar): one row one utterance.
 *
 * The columns are known by the names in the first row or by --columns. Rows are taken in the order
 * of the file; a line within a cell is a paragraph. A column that tells conferences apart gives
 * one transcript for each. libcsv parses, in its strict mode; because it tells no positions, it is
 * fed byte by byte and the place of every cell is known from that. A tab-separated table that is
 * not quoted (as the IANA type text/tab-separated-values has it) is read without quotation. */
#include "io/form/form_delimited.h"

#include <csv.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/vocabulary.h"
#include "io/form/extract.h"
#include "io/form/metadata.h"
#include "io/form/times.h"

enum { NO_COLUMN = -1, LARGEST_HEADER = 1024, BLOCK_BYTES = 65536 };

typedef struct {
    size_t start, end; /* bytes of the file, quotation marks and spaces around included */
    uint32_t line;
} cell;

typedef struct {
    char delimiter;
    bool is_quoted;
    bool has_header;
    int column[LEC_FIELD_COUNT];    /* its number from 0, or NO_COLUMN */
    bool is_given[LEC_FIELD_COUNT]; /* by option; of times also: seen to hold times */
    size_t column_count;
} layout;

typedef struct {
    const char *id; /* the cell in the conference column, or "" */
    const char *date;
    lec_extract *extract;
} part;

typedef struct {
    const lec_source *source;
    layout layout;
    struct csv_parser parser;
    LEC_ARRAY(cell) row; /* cells of the row being read */
    size_t row_count;
    size_t at;    /* the byte being read */
    size_t start; /* of the cell being read */
    lec_line_counter lines;
    lec_vocabulary *ids;
    LEC_ARRAY(part) parts; /* by id in `ids` */
    lec_status status;     /* of the rows so far: libcsv cannot be stopped from a callback */
    lec_arena *arena;
    lec_error *error;
} reader;

/* --- cells ------------------------------------------------------------------------------------ */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool is_blank(const reader *state, char byte)
{
    return (byte == ' ' || byte == '\t') && byte != state->layout.delimiter;
}

/* The content of a cell byte by byte: quotation undone, spaces around left out. */
typedef struct {
    const char *text;
    size_t at, end;
    char quote; /* or '\0' */
} cell_cursor;

static cell_cursor open_cell(const reader *state, const cell *of)
{
    cell_cursor cursor = {state->source->text, of->start, of->end, '\0'};
    while (cursor.at < cursor.end && is_blank(state, cursor.text[cursor.at])) cursor.at++;
    while (cursor.end > cursor.at && is_blank(state, cursor.text[cursor.end - 1])) cursor.end--;
    if (state->layout.is_quoted && cursor.end - cursor.at >= 2 && cursor.text[cursor.at] == '"') {
        cursor.quote = '"';
        cursor.at++;
        cursor.end--;
    }
    return cursor;
}

/* The place of the next byte of the content; false at its end. */
static bool next_byte(cell_cursor *cursor, size_t *place)
{
    if (cursor->at >= cursor->end) return false;
    *place = cursor->at++;
    if (cursor->quote != '\0' && cursor->text[*place] == cursor->quote) cursor->at++;
    return true;
}

static bool is_empty(const reader *state, const cell *of)
{
    cell_cursor cursor = open_cell(state, of);
    size_t place;
    while (next_byte(&cursor, &place))
        if (!is_line_end(cursor.text[place]) && !is_blank(state, cursor.text[place])) return false;
    return true;
}

static const char *content_of(const reader *state, const cell *of)
{
    cell_cursor cursor = open_cell(state, of);
    char *content = lec_arena_alloc(state->arena, of->end - of->start + 1, 1);
    size_t length = 0, place;
    while (next_byte(&cursor, &place)) content[length++] = cursor.text[place];
    while (length > 0 && is_blank(state, content[length - 1])) length--;
    content[length] = '\0';
    return content;
}

/* The content of a field's cell in the row, or NULL when there is no such column or it is empty. */
static const char *field_of(const reader *state, lec_field field)
{
    const int column = state->layout.column[field];
    if (column == NO_COLUMN) return NULL;
    const char *content = content_of(state, &state->row.items[column]);
    return content[0] != '\0' ? content : NULL;
}

/* --- columns ---------------------------------------------------------------------------------- */

static lec_field field_called(const char *name, size_t length)
{
    for (int field = 0; field < LEC_FIELD_COUNT; field++)
        if (strlen(lec_field_name((lec_field)field)) == length &&
            memcmp(lec_field_name((lec_field)field), name, length) == 0)
            return (lec_field)field;
    return LEC_FIELD_COUNT;
}

lec_status lec_delimited_columns_read(const char *option, lec_delimited_columns *out,
                                      lec_arena *arena, lec_error *error)
{
    *out = (lec_delimited_columns){0};
    const char *at = option != NULL ? option : "";
    while (*at != '\0') {
        const size_t length = strcspn(at, ",");
        const char *equals = memchr(at, '=', length);
        const lec_field field =
            equals != NULL ? field_called(at, (size_t)(equals - at)) : LEC_FIELD_COUNT;
        if (field == LEC_FIELD_COUNT || equals + 1 == at + length || out->column[field] != NULL)
            return lec_fail(error, LEC_BAD_USAGE,
                            "--columns: '%.*s' is not FIELD=COLUMN, or comes twice; the fields are "
                            "text, speaker, role, affiliation, start, end, conference, date",
                            (int)length, at);
        out->column[field] =
            lec_arena_text(arena, equals + 1, (size_t)(at + length - (equals + 1)));
        at += length;
        if (*at == ',') at++;
    }
    return LEC_OK;
}

/* The number of a column given by option: by its name, else by its number from 1. */
static int column_called(const char *given, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lec_field_same_name(given, names[i])) return (int)i;
    char *end;
    const unsigned long number = strtoul(given, &end, 10);
    if (*end != '\0' || given[0] < '0' || given[0] > '9') return NO_COLUMN;
    return number >= 1 && number <= count ? (int)number - 1 : NO_COLUMN;
}

/* The columns whose names are known, for the fields that have none yet. */
static size_t recognise_columns(layout *out, const char *const *names, size_t count)
{
    size_t best[LEC_FIELD_COUNT], found = 0;
    for (size_t i = 0; i < count; i++) {
        size_t rank;
        const lec_field field = lec_field_named(names[i], strlen(names[i]), &rank);
        if (field == LEC_FIELD_COUNT || out->is_given[field]) continue;
        if (out->column[field] != NO_COLUMN && best[field] <= rank) continue;
        if (out->column[field] == NO_COLUMN) found++;
        out->column[field] = (int)i;
        best[field] = rank;
    }
    return found;
}

/* The cells of the first line that is not empty, quotation marks removed. */
static size_t split_header(const lec_source *source, char delimiter, lec_arena *arena,
                           const char **names)
{
    size_t at = 0, count = 0;
    while (at < source->length && is_line_end(source->text[at])) at++;
    bool quoted = false;
    LEC_ARRAY(char) name = {0};
    for (; at <= source->length && count < LARGEST_HEADER; at++) {
        const char byte = at < source->length ? source->text[at] : '\n';
        if (byte == '"') {
            quoted = !quoted;
        } else if (byte == delimiter && !quoted) {
            names[count++] = lec_arena_text(arena, name.items, name.count);
            name.count = 0;
        } else if (is_line_end(byte)) {
            break;
        } else {
            LEC_PUSH(arena, name, byte);
        }
    }
    names[count] = lec_arena_text(arena, name.items, name.count);
    return count + 1;
}

static const char delimiters[] = {',', '\t', ';', '|', '\0'};

static layout no_columns(char delimiter, size_t column_count)
{
    layout out = {.delimiter = delimiter, .is_quoted = true, .column_count = column_count};
    for (int field = 0; field < LEC_FIELD_COUNT; field++) out.column[field] = NO_COLUMN;
    return out;
}

static bool has_speech(const layout *of)
{
    return of->column[LEC_FIELD_TEXT] != NO_COLUMN && of->column[LEC_FIELD_SPEAKER] != NO_COLUMN;
}

/* The delimiter that shows most known columns; of equals, the one that makes most cells. */
static layout best_layout(const lec_source *source, const char **names, lec_arena *arena)
{
    layout best = no_columns('\0', 0);
    size_t best_found = 0;
    for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++) {
        const size_t count = split_header(source, *delimiter, arena, names);
        layout candidate = no_columns(*delimiter, count);
        const size_t found = recognise_columns(&candidate, names, count);
        candidate.has_header = found > 0;
        if (best.delimiter != '\0' &&
            (found < best_found || (found == best_found && count <= best.column_count)))
            continue;
        best = candidate;
        best_found = found;
    }
    return best;
}

bool lec_is_table_without_text(const lec_source *source, lec_arena *arena)
{
    if (strcmp(source->suffix, "csv") != 0 && strcmp(source->suffix, "tsv") != 0) return false;
    const char **names = lec_new(arena, const char *, LARGEST_HEADER + 1);
    const layout found = best_layout(source, names, arena);
    return found.has_header && found.column_count > 1 && found.column[LEC_FIELD_TEXT] == NO_COLUMN;
}

static const char *list_names(const char *const *names, size_t count, lec_arena *arena)
{
    const char *list = "";
    for (size_t i = 0; i < count && i < 12; i++)
        list = lec_arena_format(arena, "%s%s'%.40s'", list, i > 0 ? ", " : "", names[i]);
    return count > 12 ? lec_arena_format(arena, "%s, ...", list) : list;
}

static lec_status find_layout(reader *state, const lec_delimited_columns *given)
{
    const char **names = lec_new(state->arena, const char *, LARGEST_HEADER + 1);
    layout *found = &state->layout;
    *found = best_layout(state->source, names, state->arena);
    const size_t count = split_header(state->source, found->delimiter, state->arena, names);
    for (int field = 0; field < LEC_FIELD_COUNT; field++) {
        if (given->column[field] == NULL) continue;
        found->column[field] = column_called(given->column[field], names, count);
        found->is_given[field] = true;
        if (found->column[field] == NO_COLUMN)
            return lec_fail(state->error, LEC_BAD_USAGE,
                            "%s:1: no column '%s' for --columns %s=...; the columns are %s",
                            state->source->path, given->column[field],
                            lec_field_name((lec_field)field),
                            list_names(names, count, state->arena));
        if (lec_field_same_name(given->column[field], names[found->column[field]]))
            found->has_header = true;
    }
    if (found->column[LEC_FIELD_TEXT] == NO_COLUMN)
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:1: no column is known to hold text; say which with --columns "
                        "text=...,speaker=...; the columns are %s",
                        state->source->path, list_names(names, count, state->arena));
    return LEC_OK;
}

/* --- rows ------------------------------------------------------------------------------------- */

static part *part_of_row(reader *state)
{
    const char *id = field_of(state, LEC_FIELD_CONFERENCE);
    if (id == NULL) id = "";
    const uint32_t number = lec_vocabulary_add(state->ids, id, strlen(id));
    if (number == state->parts.count) {
        const char *date = field_of(state, LEC_FIELD_DATE);
        const part added = {id, date != NULL ? lec_stated_date(date, state->arena) : "",
                            lec_extract_new(state->arena)};
        LEC_PUSH(state->arena, state->parts, added);
    }
    return &state->parts.items[number];
}

/* A time, or NaN for an empty cell. A column that was not asked for and begins with something that
 * is no time (a date) is given up. */
static lec_status read_time(reader *state, lec_field field, double *seconds)
{
    const char *content = field_of(state, field);
    *seconds = NAN;
    if (content == NULL) return LEC_OK;
    const char *end = content + strlen(content);
    if (lec_times_read(content, end, seconds) == end) {
        state->layout.is_given[field] = true;
        return LEC_OK;
    }
    *seconds = NAN;
    if (!state->layout.is_given[field]) {
        state->layout.column[field] = NO_COLUMN;
        return LEC_OK;
    }
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: '%.40s' in the column for %s is not a time; write seconds or HH:MM:SS",
                    state->source->path, state->row.items[state->layout.column[field]].line,
                    content, lec_field_name(field));
}

/* Each line of the cell becomes a paragraph. */
static void put_text(reader *state, lec_extract *extract, const cell *of, const lec_block *stated)
{
    cell_cursor cursor = open_cell(state, of);
    const char *text = cursor.text;
    uint32_t line = of->line;
    bool in_paragraph = false, is_first = true;
    size_t place;
    while (next_byte(&cursor, &place)) {
        if (is_line_end(text[place])) {
            in_paragraph = false;
            if (text[place] == '\n' || text[place + 1] != '\n') line++;
            continue;
        }
        if (!in_paragraph) {
            lec_block *block = lec_extract_begin(extract, LEC_BLOCK_PARAGRAPH);
            block->speaker = stated->speaker;
            block->role = stated->role;
            block->affiliation = stated->affiliation;
            if (is_first && !isnan(stated->start_seconds))
                lec_extract_time(extract, stated->start_seconds);
            in_paragraph = true;
            is_first = false;
        }
        lec_extract_put(extract, text + place, 1, place, line);
    }
    lec_extract_end(extract);
    if (!is_first && !isnan(stated->end_seconds)) lec_extract_time(extract, stated->end_seconds);
}

static lec_status check_row(reader *state)
{
    const layout *columns = &state->layout;
    if (state->row.count == columns->column_count) return LEC_OK;
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: this row has %zu cells, the first row %zu; put text that holds the "
                    "separator '%s' between quotation marks",
                    state->source->path, state->row.items[0].line, state->row.count,
                    columns->column_count,
                    columns->delimiter == '\t' ? "tab" : (char[]){columns->delimiter, '\0'});
}

static lec_status put_row(reader *state)
{
    lec_status status = check_row(state);
    if (status != LEC_OK || (state->row_count == 1 && state->layout.has_header)) return status;
    const cell *text = &state->row.items[state->layout.column[LEC_FIELD_TEXT]];
    if (is_empty(state, text)) return LEC_OK;
    lec_block stated = {.speaker = field_of(state, LEC_FIELD_SPEAKER),
                        .role = field_of(state, LEC_FIELD_ROLE),
                        .affiliation = field_of(state, LEC_FIELD_AFFILIATION)};
    status = read_time(state, LEC_FIELD_START, &stated.start_seconds);
    if (status == LEC_OK) status = read_time(state, LEC_FIELD_END, &stated.end_seconds);
    if (status == LEC_OK && stated.end_seconds < stated.start_seconds)
        status = lec_fail(state->error, LEC_BAD_DATA,
                          "%s:%u: this row ends before it begins; correct its times",
                          state->source->path, state->row.items[0].line);
    if (status == LEC_OK) put_text(state, part_of_row(state)->extract, text, &stated);
    return status;
}

/* --- libcsv ----------------------------------------------------------------------------------- */

/* Moves the start of a row's first cell past the empty lines before it. */
static void skip_empty_lines(reader *state)
{
    const char *text = state->source->text;
    while (state->row.count == 0 && state->start < state->at &&
           (is_line_end(text[state->start]) || is_blank(state, text[state->start])))
        state->start++;
}

static void end_cell(void *content, size_t length, void *data)
{
    (void)content;
    (void)length;
    reader *state = data;
    skip_empty_lines(state);
    const cell ended = {state->start, state->at, lec_line_of(&state->lines, state->start)};
    LEC_PUSH(state->arena, state->row, ended);
    state->start = state->at + 1;
}

static void end_row(int terminator, void *data)
{
    (void)terminator;
    reader *state = data;
    state->row_count++;
    if (state->status == LEC_OK) state->status = put_row(state);
    state->row.count = 0;
}

static lec_status bad_quotation(reader *state, bool at_end)
{
    skip_empty_lines(state);
    const uint32_t first = lec_line_of(&state->lines, state->start),
                   line = lec_line_of(&state->lines, state->at);
    if (at_end)
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: the quotation mark of the cell that begins here is never closed; "
                        "close it",
                        state->source->path, first);
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: a quotation mark in the middle of a cell (the cell begins on line "
                    "%u); put the cell between quotation marks and double those within it",
                    state->source->path, line, first);
}

static void free_parser(void *parser)
{
    csv_free(parser);
}

/* Parses the whole file in the layout found. */
static lec_status parse(reader *state)
{
    const lec_source *source = state->source;
    if (csv_init(&state->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) abort();
    lec_arena_adopt(state->arena, &state->parser, free_parser);
    csv_set_realloc_func(&state->parser, lec_memory_resize);
    csv_set_free_func(&state->parser, lec_memory_free);
    csv_set_delim(&state->parser, (unsigned char)state->layout.delimiter);
    csv_set_quote(&state->parser, state->layout.is_quoted ? '"' : '\0'); /* no text holds a NUL */
    csv_set_blk_size(&state->parser, BLOCK_BYTES);
    for (state->at = 0; state->at < source->length && state->status == LEC_OK; state->at++)
        if (csv_parse(&state->parser, source->text + state->at, 1, end_cell, end_row, state) != 1)
            return bad_quotation(state, false);
    if (state->status == LEC_OK && csv_fini(&state->parser, end_cell, end_row, state) != 0)
        return bad_quotation(state, true);
    return state->status;
}

/* --- the form --------------------------------------------------------------------------------- */

static reader *new_reader(const lec_source *source, lec_arena *arena, lec_error *error)
{
    reader *state = lec_new(arena, reader, 1);
    state->source = source;
    state->lines = (lec_line_counter){source->text, 0, 1};
    state->ids = lec_vocabulary_new(arena);
    state->arena = arena;
    state->error = error;
    return state;
}

static int recognise(const lec_source *source)
{
    const bool is_table = strcmp(source->suffix, "csv") == 0 || strcmp(source->suffix, "tsv") == 0;
    if (source->columns != NULL && (is_table || source->suffix[0] == '\0')) return 95;
    lec_arena *arena = lec_arena_new();
    const char **names = lec_new(arena, const char *, LARGEST_HEADER + 1);
    const layout found = best_layout(source, names, arena);
    lec_arena_free(arena);
    if (!has_speech(&found)) return is_table ? 15 : 0;
    return is_table ? 95 : 80;
}

static lec_status finish(const reader *state, lec_transcript *transcript)
{
    const lec_transcript empty = {.form = "delimited",
                                  .name = "",
                                  .title = "",
                                  .date = "",
                                  .byline = "",
                                  .lines_are_paragraphs = true};
    *transcript = empty;
    if (state->parts.count == 0)
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: this table has no row with text; export it again",
                        state->source->path, state->lines.line);
    lec_transcript *last = transcript;
    for (size_t i = 0; i < state->parts.count; i++) {
        const part *of = &state->parts.items[i];
        if (i > 0) {
            lec_transcript *next = lec_new(state->arena, lec_transcript, 1);
            *next = empty;
            last->next = next;
            last = next;
        }
        if (state->parts.count > 1) last->name = of->id;
        last->date = of->date;
        lec_extract_finish(of->extract, last);
    }
    return LEC_OK;
}

static lec_status read_delimited(const lec_source *source, lec_transcript *transcript,
                                 lec_arena *arena, lec_error *error)
{
    lec_delimited_columns given;
    lec_status status = lec_delimited_columns_read(source->columns, &given, arena, error);
    reader *state = new_reader(source, arena, error);
    if (status == LEC_OK) status = find_layout(state, &given);
    if (status != LEC_OK) return status;
    const layout found = state->layout;
    status = parse(state);
    if (status != LEC_OK && found.delimiter == '\t' && csv_error(&state->parser) == CSV_EPARSE) {
        state = new_reader(source, arena, error);
        state->layout = found;
        state->layout.is_quoted = false;
        status = parse(state);
    }
    return status == LEC_OK ? finish(state, transcript) : status;
}

const lec_form lec_form_delimited = {
    .name = "delimited",
    .summary = "CSV or TSV with a column for the speaker and one for the text",
    .recognise = recognise,
    .read = read_delimited,
};
