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
#include "io/form/delimited_cells.h"
#include "io/form/delimited_order.h"
#include "io/form/extract.h"
#include "io/form/metadata.h"
#include "io/form/time_unit.h"
#include "io/form/times.h"

enum { BLOCK_BYTES = 65536 };

typedef struct {
    const char *id; /* the cell in the conference column, or "" */
    const char *date;
    lec_extract *extract;
} part;

/* The last paragraph of a row, of which the times are known when all rows are read. */
typedef struct {
    uint32_t part, text;
} timed_row;

typedef struct {
    const lec_source *source;
    lec_delimited_layout layout;
    struct csv_parser parser;
    LEC_ARRAY(lec_cell) row; /* cells of the row being read */
    size_t row_count, spoken_rows;
    size_t at;    /* the byte being read */
    size_t start; /* of the cell being read */
    lec_line_counter lines;
    bool by_time; /* rows are put in the order of their starts */
    LEC_ARRAY(lec_waiting_row) waiting;
    lec_vocabulary *ids, *speakers;
    LEC_ARRAY(part) parts; /* by id in `ids` */
    LEC_ARRAY(timed_row) rows;
    LEC_ARRAY(uint32_t) row_speakers;
    LEC_ARRAY(lec_stated_stretch) times; /* of the rows */
    lec_status status; /* of the rows so far: libcsv cannot be stopped from a callback */
    lec_arena *arena;
    lec_error *error;
} reader;

/* --- rows ------------------------------------------------------------------------------------- */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static const char *content_of(const reader *state, const lec_cell *of)
{
    return lec_cell_content(state->source, &state->layout, of, state->arena);
}

/* The content of a field's cell in the row, or NULL when there is no such column or it is empty. */
static const char *field_of(const reader *state, lec_field field)
{
    const int column = state->layout.column[field];
    if (column == LEC_NO_COLUMN) return NULL;
    const char *content = content_of(state, &state->row.items[column]);
    return lec_cell_is_missing(content) ? NULL : content;
}

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

/* A time, or none for an empty cell. A column that was not asked for and begins with something that
 * is no time (a date) is given up. */
static lec_status read_time(reader *state, lec_field field, lec_stated_time *time)
{
    const char *content = field_of(state, field), *name = state->layout.names[field];
    *time = LEC_NO_STATED_TIME;
    if (content == NULL) return LEC_OK;
    const char *dash = field == LEC_FIELD_START ? strstr(content, " - ") : NULL;
    if (dash != NULL) content = lec_arena_text(state->arena, content, (size_t)(dash - content));
    if (lec_stated_time_read(content, name != NULL ? name : "", time)) {
        state->layout.is_given[field] = true;
        return LEC_OK;
    }
    *time = LEC_NO_STATED_TIME;
    if (content[0] == '-' && content[1] >= '0' && content[1] <= '9')
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: '%.40s' is before the recording begins; add as much to all times",
                        state->source->path, state->row.items[state->layout.column[field]].line,
                        content);
    if (!state->layout.is_given[field]) {
        state->layout.column[field] = LEC_NO_COLUMN;
        return LEC_OK;
    }
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: '%.40s' in the column for %s is not a time; write seconds or HH:MM:SS",
                    state->source->path, state->row.items[state->layout.column[field]].line,
                    content, lec_field_name(field));
}

/* `0:03.1 - 0:08.2` in the column of the start (NVivo's Timespan): the end. */
static void read_range(const reader *state, lec_stated_time *end)
{
    const char *content = field_of(state, LEC_FIELD_START);
    const char *dash = content != NULL ? strstr(content, " - ") : NULL;
    if (dash == NULL) return;
    const char *name = state->layout.names[LEC_FIELD_START];
    dash += 3 + strspn(dash + 3, " ");
    if (!lec_stated_time_read(dash, name != NULL ? name : "", end)) *end = LEC_NO_STATED_TIME;
}

/* The times of a row: start, and end or duration. */
static lec_status read_times(reader *state, lec_stated_stretch *times)
{
    lec_stated_time lasts;
    lec_status status = read_time(state, LEC_FIELD_START, &times->start);
    if (status == LEC_OK) status = read_time(state, LEC_FIELD_END, &times->end);
    if (status == LEC_OK) status = read_time(state, LEC_FIELD_DURATION, &lasts);
    if (status != LEC_OK) return status;
    if (isnan(times->end.value)) read_range(state, &times->end);
    if (isnan(times->end.value) && !isnan(lasts.value))
        times->end = lec_stated_time_after(times->start, lasts);
    if (!(times->end.value < times->start.value) || lec_passes_midnight(times->start, times->end))
        return LEC_OK;
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: this row ends before it begins; correct its times", state->source->path,
                    state->row.items[0].line);
}

/* Each line of the cell becomes a paragraph. */
static void put_text(reader *state, lec_extract *extract, const lec_cell *of,
                     const lec_block *stated)
{
    lec_cell_cursor cursor = lec_cell_open(state->source, &state->layout, of);
    const char *text = cursor.text;
    uint32_t line = of->line;
    bool in_paragraph = false;
    size_t place;
    while (lec_cell_next(&cursor, &place)) {
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
            in_paragraph = true;
        }
        lec_extract_put(extract, text + place, 1, place, line);
    }
    lec_extract_end(extract);
}

static lec_status check_row(reader *state)
{
    const lec_delimited_layout *columns = &state->layout;
    if (state->row.count == columns->column_count) return LEC_OK;
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: this row has %zu cells, the first row %zu; put text that holds the "
                    "separator '%s' between quotation marks",
                    state->source->path, state->row.items[0].line, state->row.count,
                    columns->column_count,
                    columns->delimiter == '\t' ? "tab" : (char[]){columns->delimiter, '\0'});
}

/* Where others have a speaker, a row without one is nobody's, not the speaker's before. */
static const char *speaker_of(const reader *state)
{
    const char *speaker = field_of(state, LEC_FIELD_SPEAKER);
    const bool has_column = state->layout.column[LEC_FIELD_SPEAKER] != LEC_NO_COLUMN;
    return speaker == NULL && has_column ? "" : speaker;
}

static bool names_field(const reader *state, lec_field field)
{
    size_t rank;
    const char *content = field_of(state, field), *name = state->layout.names[field];
    if (content == NULL) return false;
    return (name != NULL && lec_field_same_name(content, name)) ||
           lec_field_named(content, strlen(content), &rank) == field;
}

/* The names of the columns: in the first row, and where they stand once more. */
static bool is_header_row(const reader *state)
{
    if (!state->layout.has_header) return false;
    return state->row_count == 1 ||
           (names_field(state, LEC_FIELD_TEXT) && names_field(state, LEC_FIELD_SPEAKER));
}

static lec_status put_row(reader *state)
{
    lec_status status = check_row(state);
    if (status != LEC_OK || is_header_row(state)) return status;
    const lec_cell *text = &state->row.items[state->layout.column[LEC_FIELD_TEXT]];
    if (lec_cell_is_empty(state->source, &state->layout, text) ||
        lec_cell_is_missing(content_of(state, text)))
        return LEC_OK;
    const lec_block stated = {.speaker = speaker_of(state),
                              .role = field_of(state, LEC_FIELD_ROLE),
                              .affiliation = field_of(state, LEC_FIELD_AFFILIATION)};
    lec_stated_stretch times = {.words = lec_count_stretches(content_of(state, text))};
    status = read_times(state, &times);
    if (status != LEC_OK) return status;
    state->spoken_rows++;
    part *of = part_of_row(state);
    put_text(state, of->extract, text, &stated);
    const char *name = stated.speaker != NULL ? stated.speaker : "";
    const timed_row row = {(uint32_t)(of - state->parts.items),
                           lec_extract_last(of->extract)->start};
    LEC_PUSH(state->arena, state->row_speakers,
             lec_vocabulary_add(state->speakers, name, strlen(name)));
    LEC_PUSH(state->arena, state->rows, row);
    LEC_PUSH(state->arena, state->times, times);
    return LEC_OK;
}

/* --- tiers one after the other ---------------------------------------------------------------- */

static lec_status keep_row(reader *state)
{
    lec_stated_time start;
    lec_cell *cells = lec_new(state->arena, lec_cell, state->row.count);
    lec_status status = check_row(state);
    if (status == LEC_OK && is_header_row(state)) return LEC_OK;
    if (status == LEC_OK) status = read_time(state, LEC_FIELD_START, &start);
    if (status != LEC_OK || isnan(start.value)) return status; /* nothing is said in it */
    memcpy(cells, state->row.items, state->row.count * sizeof *cells);
    const lec_waiting_row row = {cells, start.value, state->waiting.count};
    LEC_PUSH(state->arena, state->waiting, row);
    return LEC_OK;
}

static lec_status put_waiting(reader *state)
{
    const size_t count = state->waiting.count, width = state->layout.column_count;
    lec_status status = LEC_OK;
    lec_waiting_rows_sort(state->waiting.items, count);
    for (size_t i = 0; i < count && status == LEC_OK; i++) {
        state->row.count = 0;
        for (size_t c = 0; c < width; c++)
            LEC_PUSH(state->arena, state->row, state->waiting.items[i].cells[c]);
        state->row_count = 2; /* no header */
        status = put_row(state);
    }
    return status;
}

/* --- libcsv ----------------------------------------------------------------------------------- */

/* Moves the start of a row's first cell past the empty lines before it. */
static void skip_empty_lines(reader *state)
{
    const char *text = state->source->text;
    while (
        state->row.count == 0 && state->start < state->at &&
        (is_line_end(text[state->start]) || lec_cell_is_blank(&state->layout, text[state->start])))
        state->start++;
}

static void end_cell(void *content, size_t length, void *data)
{
    (void)content;
    (void)length;
    reader *state = data;
    skip_empty_lines(state);
    const lec_cell ended = {state->start, state->at, lec_line_of(&state->lines, state->start)};
    LEC_PUSH(state->arena, state->row, ended);
    state->start = state->at + 1;
}

static void end_row(int terminator, void *data)
{
    (void)terminator;
    reader *state = data;
    state->row_count++;
    if (state->status == LEC_OK) state->status = state->by_time ? keep_row(state) : put_row(state);
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
    if (csv_init(&state->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        lec_memory_ran_out(); /* there is no other reason */
    lec_arena_adopt(state->arena, &state->parser, free_parser);
    csv_set_realloc_func(&state->parser, lec_memory_resize);
    csv_set_free_func(&state->parser, lec_memory_free);
    csv_set_delim(&state->parser, (unsigned char)state->layout.delimiter);
    csv_set_quote(&state->parser, state->layout.is_quoted ? '"' : '\0'); /* no text holds a NUL */
    csv_set_blk_size(&state->parser, BLOCK_BYTES);
    state->start = state->layout.first;
    for (state->at = state->start; state->at < source->length && state->status == LEC_OK;
         state->at++)
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
    state->speakers = lec_vocabulary_new(arena);
    state->arena = arena;
    state->error = error;
    return state;
}

static int recognise(const lec_source *source)
{
    const bool is_table = strcmp(source->suffix, "csv") == 0 || strcmp(source->suffix, "tsv") == 0;
    if (source->columns != NULL && (is_table || source->suffix[0] == '\0')) return 95;
    lec_arena *arena = lec_arena_new();
    const lec_delimited_layout found = lec_delimited_guess(source, arena);
    lec_arena_free(arena);
    if (!lec_delimited_has_speech(&found)) return is_table ? 15 : 0;
    return is_table ? 95 : 80;
}

/* Sets the times of the paragraphs of part `number`. */
static void set_times(const reader *state, uint32_t number, double unit, lec_transcript *transcript)
{
    lec_block *blocks = lec_new(state->arena, lec_block, transcript->block_count);
    LEC_ARRAY(lec_time_mark) times = {0};
    size_t b = 0;
    memcpy(blocks, transcript->blocks, transcript->block_count * sizeof *blocks);
    for (size_t r = 0; r < state->rows.count; r++) {
        if (state->rows.items[r].part != number) continue;
        const double start = lec_stated_seconds(state->times.items[r].start, unit);
        const double end = lec_stated_seconds(state->times.items[r].end, unit);
        const size_t first = b;
        while (b < transcript->block_count && blocks[b].start <= state->rows.items[r].text) b++;
        if (first == b) continue;
        blocks[first].start_seconds = start;
        blocks[b - 1].end_seconds = end;
        lec_time_mark from = lec_time_mark_at(blocks[first].start, start);
        lec_time_mark to = lec_time_mark_at(blocks[b - 1].end, end);
        const uint32_t before = times.count > 0 ? times.items[times.count - 1].milliseconds : 0;
        if (from.milliseconds < before) from.milliseconds = before;
        if (to.milliseconds < from.milliseconds) to.milliseconds = from.milliseconds;
        if (!isnan(start)) LEC_PUSH(state->arena, times, from);
        if (!isnan(end)) LEC_PUSH(state->arena, times, to);
    }
    transcript->blocks = blocks;
    transcript->times = times.items;
    transcript->time_count = times.count;
}

/* Only beginnings are known: a row lasts until the next. */
static bool has_no_ends(const reader *state)
{
    for (size_t r = 0; r < state->times.count; r++)
        if (!isnan(state->times.items[r].end.value)) return false;
    return true;
}

/* What to say of a column of the text that was found by its words. */
static const char *column_note(const reader *state)
{
    if (!state->layout.text_by_words) return NULL;
    return lec_arena_format(state->arena,
                            "'%.40s' holds the most words: taken for what was said; --columns "
                            "text=... says otherwise",
                            state->layout.names[LEC_FIELD_TEXT]);
}

static lec_status finish(const reader *state, lec_transcript *transcript)
{
    const lec_source *source = state->source;
    const char *const settled = lec_stated_times_settle(state->times.items, state->times.count,
                                                        source->text, source->length, state->arena);
    const double unit = lec_stated_unit(state->times.items, state->times.count);
    const bool no_ends = has_no_ends(state);
    const bool is_recording = lec_delimited_is_recording(&state->layout);
    const lec_transcript empty = {.form = "delimited",
                                  .name = "",
                                  .title = state->layout.title,
                                  .date = "",
                                  .byline = "",
                                  .lines_are_paragraphs = true,
                                  .is_recording = is_recording,
                                  .column_note = column_note(state)};
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
        set_times(state, (uint32_t)i, unit, last);
        last->time_note = lec_unit_note(state->times.items, state->times.count, unit);
        if (last->time_note == NULL) last->time_note = settled;
        last->times_by_labels = no_ends && last->time_count > 0;
    }
    return LEC_OK;
}

/* A column that tells every row of the table apart (doc_id) numbers utterances, not conferences,
 * where the rows have speakers. */
static bool numbers_rows(const reader *state)
{
    const lec_delimited_layout *columns = &state->layout;
    return columns->column[LEC_FIELD_CONFERENCE] != LEC_NO_COLUMN &&
           !columns->is_given[LEC_FIELD_CONFERENCE] &&
           columns->column[LEC_FIELD_SPEAKER] != LEC_NO_COLUMN && state->parts.count > 1 &&
           state->parts.count == state->spoken_rows;
}

static lec_status read_delimited(const lec_source *source, lec_transcript *transcript,
                                 lec_arena *arena, lec_error *error)
{
    lec_delimited_columns given;
    lec_status status = lec_delimited_columns_read(source->columns, &given, arena, error);
    reader *state = new_reader(source, arena, error);
    if (status == LEC_OK) status = lec_delimited_find(source, &given, arena, &state->layout, error);
    if (status != LEC_OK) return status;
    const lec_delimited_layout found = state->layout;
    status = parse(state);
    if (status != LEC_OK && found.delimiter == '\t' && csv_error(&state->parser) == CSV_EPARSE) {
        state = new_reader(source, arena, error);
        state->layout = found;
        state->layout.is_quoted = false;
        status = parse(state);
    }
    if (status == LEC_OK && numbers_rows(state)) {
        reader *whole = new_reader(source, arena, error);
        whole->layout = state->layout;
        whole->layout.column[LEC_FIELD_CONFERENCE] = LEC_NO_COLUMN;
        state = whole;
        status = parse(state);
    }
    if (status == LEC_OK && state->parts.count == 1 &&
        lec_delimited_has_tiers(state->times.items, state->row_speakers.items, state->times.count,
                                lec_vocabulary_count(state->speakers), arena)) {
        reader *ordered = new_reader(source, arena, error);
        ordered->layout = state->layout;
        ordered->by_time = true;
        state = ordered;
        status = parse(state);
        if (status == LEC_OK) status = put_waiting(state);
    }
    return status == LEC_OK ? finish(state, transcript) : status;
}

const lec_form lec_form_delimited = {
    .name = "delimited",
    .summary = "CSV or TSV with a column for the speaker and one for the text",
    .recognise = recognise,
    .read = read_delimited,
};
