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
#include "io/form/delimited_rows.h"
#include "io/form/metadata.h"
#include "io/form/time_unit.h"
#include "io/form/times.h"

enum { BLOCK_BYTES = 65536 };

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* --- libcsv ----------------------------------------------------------------------------------- */

/* Moves the start of a row's first cell past the empty lines before it. */
static void skip_empty_lines(lec_delimited_reader *state)
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
    lec_delimited_reader *state = data;
    skip_empty_lines(state);
    const lec_cell ended = {state->start, state->at, lec_line_of(&state->lines, state->start)};
    LEC_PUSH(state->arena, state->row, ended);
    state->start = state->at + 1;
}

static void end_row(int terminator, void *data)
{
    (void)terminator;
    lec_delimited_reader *state = data;
    state->row_count++;
    if (state->status == LEC_OK)
        state->status =
            state->by_time ? lec_delimited_keep_row(state) : lec_delimited_put_row(state);
    state->row.count = 0;
}

static lec_status bad_quotation(lec_delimited_reader *state, bool at_end)
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
static lec_status parse(lec_delimited_reader *state)
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

static lec_delimited_reader *new_reader(const lec_source *source, lec_arena *arena,
                                        lec_error *error)
{
    lec_delimited_reader *state = lec_new(arena, lec_delimited_reader, 1);
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
static void set_times(const lec_delimited_reader *state, uint32_t number, double unit,
                      lec_transcript *transcript)
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
static bool has_no_ends(const lec_delimited_reader *state)
{
    for (size_t r = 0; r < state->times.count; r++)
        if (!isnan(state->times.items[r].end.value)) return false;
    return true;
}

/* What to say of a column of the text that was found by its words. */
static const char *column_note(const lec_delimited_reader *state)
{
    if (!state->layout.text_by_words) return NULL;
    return lec_arena_format(state->arena,
                            "'%.40s' holds the most words: taken for what was said; --columns "
                            "text=... says otherwise",
                            state->layout.names[LEC_FIELD_TEXT]);
}

static lec_status finish(const lec_delimited_reader *state, lec_transcript *transcript)
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
        const lec_delimited_part *of = &state->parts.items[i];
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
static bool numbers_rows(const lec_delimited_reader *state)
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
    lec_delimited_reader *state = new_reader(source, arena, error);
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
        lec_delimited_reader *whole = new_reader(source, arena, error);
        whole->layout = state->layout;
        whole->layout.column[LEC_FIELD_CONFERENCE] = LEC_NO_COLUMN;
        state = whole;
        status = parse(state);
    }
    if (status == LEC_OK && state->parts.count == 1 && lec_delimited_speakers_go_on(state)) {
        lec_delimited_reader *named = new_reader(source, arena, error);
        named->layout = state->layout;
        named->goes_on = true;
        state = named;
        status = parse(state);
    }
    if (status == LEC_OK && state->parts.count == 1 &&
        lec_delimited_has_tiers(state->times.items, state->row_speakers.items, state->times.count,
                                lec_vocabulary_count(state->speakers), arena)) {
        lec_delimited_reader *ordered = new_reader(source, arena, error);
        ordered->layout = state->layout;
        ordered->by_time = true;
        state = ordered;
        status = parse(state);
        if (status == LEC_OK) status = lec_delimited_put_waiting(state);
    }
    return status == LEC_OK ? finish(state, transcript) : status;
}

const lec_form lec_form_delimited = {
    .name = "delimited",
    .summary = "CSV or TSV with a column for the speaker and one for the text",
    .recognise = recognise,
    .read = read_delimited,
};
