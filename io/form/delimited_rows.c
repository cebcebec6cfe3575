/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/delimited_rows.h"

#include <math.h>
#include <string.h>

#include "io/form/metadata.h"
#include "io/form/times.h"

/* --- rows ------------------------------------------------------------------------------------- */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static const char *content_of(const lec_delimited_reader *state, const lec_cell *of)
{
    return lec_cell_content(state->source, &state->layout, of, state->arena);
}

/* The content of a field's cell in the row, or NULL when there is no such column or it is empty. */
static const char *field_of(const lec_delimited_reader *state, lec_field field)
{
    const int column = state->layout.column[field];
    if (column == LEC_NO_COLUMN) return NULL;
    const char *content = content_of(state, &state->row.items[column]);
    return lec_cell_is_missing(content) ? NULL : content;
}

static lec_delimited_part *part_of_row(lec_delimited_reader *state)
{
    const char *id = field_of(state, LEC_FIELD_CONFERENCE);
    if (id == NULL) id = "";
    const uint32_t number = lec_vocabulary_add(state->ids, id, strlen(id));
    if (number == state->parts.count) {
        const char *date = field_of(state, LEC_FIELD_DATE);
        const lec_delimited_part added = {id,
                                          date != NULL ? lec_stated_date(date, state->arena) : "",
                                          lec_extract_new(state->arena)};
        LEC_PUSH(state->arena, state->parts, added);
    }
    return &state->parts.items[number];
}

/* A time, or none for an empty cell. A column that was not asked for and begins with something that
 * is no time (a date) is given up. */
static lec_status read_time(lec_delimited_reader *state, lec_field field, lec_stated_time *time)
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
static void read_range(const lec_delimited_reader *state, lec_stated_time *end)
{
    const char *content = field_of(state, LEC_FIELD_START);
    const char *dash = content != NULL ? strstr(content, " - ") : NULL;
    if (dash == NULL) return;
    const char *name = state->layout.names[LEC_FIELD_START];
    dash += 3 + strspn(dash + 3, " ");
    if (!lec_stated_time_read(dash, name != NULL ? name : "", end)) *end = LEC_NO_STATED_TIME;
}

/* The times of a row: start, and end or duration. */
static lec_status read_times(lec_delimited_reader *state, lec_stated_stretch *times)
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
static void put_text(lec_delimited_reader *state, lec_extract *extract, const lec_cell *of,
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

static lec_status check_row(lec_delimited_reader *state)
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
static const char *speaker_of(const lec_delimited_reader *state)
{
    const char *speaker = field_of(state, LEC_FIELD_SPEAKER);
    const bool has_column = state->layout.column[LEC_FIELD_SPEAKER] != LEC_NO_COLUMN;
    return speaker == NULL && has_column ? "" : speaker;
}

static bool names_field(const lec_delimited_reader *state, lec_field field)
{
    size_t rank;
    const char *content = field_of(state, field), *name = state->layout.names[field];
    if (content == NULL) return false;
    return (name != NULL && lec_field_same_name(content, name)) ||
           lec_field_named(content, strlen(content), &rank) == field;
}

/* The names of the columns: in the first row, and where they stand once more. */
static bool is_header_row(const lec_delimited_reader *state)
{
    if (!state->layout.has_header) return false;
    return state->row_count == 1 ||
           (names_field(state, LEC_FIELD_TEXT) && names_field(state, LEC_FIELD_SPEAKER));
}

static bool is_spoken(const lec_delimited_reader *state, int column)
{
    const lec_cell *text = &state->row.items[column];
    return !lec_cell_is_empty(state->source, &state->layout, text) &&
           !lec_cell_is_missing(content_of(state, text));
}

static lec_status put_cell(lec_delimited_reader *state, int column, const lec_block *stated,
                           lec_stated_stretch times)
{
    const lec_cell *text = &state->row.items[column];
    times.words = lec_count_stretches(content_of(state, text));
    state->spoken_rows++;
    lec_delimited_part *of = part_of_row(state);
    put_text(state, of->extract, text, stated);
    const char *name = stated->speaker != NULL ? stated->speaker : "";
    const lec_timed_row row = {(uint32_t)(of - state->parts.items),
                               lec_extract_last(of->extract)->start};
    LEC_PUSH(state->arena, state->row_speakers,
             lec_vocabulary_add(state->speakers, name, strlen(name)));
    LEC_PUSH(state->arena, state->rows, row);
    LEC_PUSH(state->arena, state->times, times);
    return LEC_OK;
}

static const char *person_in(const lec_delimited_reader *state, int column, const char *otherwise)
{
    if (column == LEC_NO_COLUMN) return otherwise;
    const char *content = content_of(state, &state->row.items[column]);
    return lec_cell_is_missing(content) ? otherwise : content;
}

/* A row of a question and its answer, of which the speaker's column, if any, names who answers. */
static lec_status put_exchange(lec_delimited_reader *state)
{
    const lec_delimited_layout *columns = &state->layout;
    lec_stated_stretch times = {.start = LEC_NO_STATED_TIME, .end = LEC_NO_STATED_TIME};
    lec_status status = read_times(state, &times);
    const char *speaker = field_of(state, LEC_FIELD_SPEAKER);
    const bool names_asker = columns->asker == LEC_NO_COLUMN && columns->answerer != LEC_NO_COLUMN;
    const lec_block asked = {
        .speaker = person_in(state, columns->asker, names_asker && speaker != NULL ? speaker : "Q"),
        .role = "journalist",
        .affiliation = field_of(state, LEC_FIELD_AFFILIATION)};
    const lec_block answered = {
        .speaker =
            person_in(state, columns->answerer, !names_asker && speaker != NULL ? speaker : "A")};
    if (status == LEC_OK && is_spoken(state, columns->question)) {
        status = put_cell(state, columns->question, &asked,
                          (lec_stated_stretch){times.start, LEC_NO_STATED_TIME, 0});
        times.start = LEC_NO_STATED_TIME;
    }
    if (status == LEC_OK && is_spoken(state, columns->answer))
        status = put_cell(state, columns->answer, &answered, times);
    return status;
}

/* `n/a` and the like, not an empty cell. */
static bool says_unknown(const lec_delimited_reader *state)
{
    const int column = state->layout.column[LEC_FIELD_SPEAKER];
    return column != LEC_NO_COLUMN && field_of(state, LEC_FIELD_SPEAKER) == NULL &&
           !lec_cell_is_empty(state->source, &state->layout, &state->row.items[column]);
}

static void note_speaker(lec_delimited_reader *state, const char *speaker, bool is_other)
{
    lec_speaker_cells *of = &state->cells;
    if (speaker == NULL || speaker[0] == '\0') {
        if (of->last == NULL || is_other) of->unlike = true;
        if (of->empty++ == 0) of->before_empty = of->last;
        of->several = of->several || (of->last != NULL && strcmp(of->last, of->before_empty) != 0);
        return;
    }
    if (of->last != NULL && strcmp(of->last, speaker) == 0) of->unlike = true;
    of->last = speaker;
    of->filled++;
}

bool lec_delimited_speakers_go_on(const lec_delimited_reader *state)
{
    const lec_speaker_cells *of = &state->cells;
    return !of->unlike && of->several && of->empty < of->filled;
}

lec_status lec_delimited_put_row(lec_delimited_reader *state)
{
    lec_status status = check_row(state);
    if (status != LEC_OK || is_header_row(state)) return status;
    if (state->layout.question != LEC_NO_COLUMN) return put_exchange(state);
    if (!is_spoken(state, state->layout.column[LEC_FIELD_TEXT])) return LEC_OK;
    lec_block stated = {.speaker = speaker_of(state),
                        .role = field_of(state, LEC_FIELD_ROLE),
                        .affiliation = field_of(state, LEC_FIELD_AFFILIATION)};
    const bool is_other = stated.role != NULL || stated.affiliation != NULL || says_unknown(state);
    note_speaker(state, stated.speaker, is_other);
    if (state->goes_on && stated.speaker != NULL && stated.speaker[0] == '\0')
        stated.speaker = state->speaker;
    state->speaker = stated.speaker;
    lec_stated_stretch times = {.words = 0};
    status = read_times(state, &times);
    if (status != LEC_OK) return status;
    return put_cell(state, state->layout.column[LEC_FIELD_TEXT], &stated, times);
}

/* --- tiers one after the other ---------------------------------------------------------------- */

lec_status lec_delimited_keep_row(lec_delimited_reader *state)
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

lec_status lec_delimited_put_waiting(lec_delimited_reader *state)
{
    const size_t count = state->waiting.count, width = state->layout.column_count;
    lec_status status = LEC_OK;
    lec_waiting_rows_sort(state->waiting.items, count);
    for (size_t i = 0; i < count && status == LEC_OK; i++) {
        state->row.count = 0;
        for (size_t c = 0; c < width; c++)
            LEC_PUSH(state->arena, state->row, state->waiting.items[i].cells[c]);
        state->row_count = 2; /* no header */
        status = lec_delimited_put_row(state);
    }
    return status;
}
