/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/tables.h"

#include <string.h>

#include "io/form/clock.h"
#include "io/form/fields.h"
#include "io/form/label_shape.h"
#include "io/form/text_edit.h"

enum { MOST_COLUMNS = 16, NONE = -1 };

typedef struct {
    bool is_time;        /* the cell counted last */
    size_t cells;        /* lines that begin a cell of the column */
    size_t times, names; /* of these */
    size_t words;
    int field;         /* by its first cell, a lec_field */
    size_t rank;       /* of that name among the names of the field */
    const char *first; /* text of the last cell seen, to count how often it changes */
    size_t first_length, changes;
} column;

typedef struct {
    column columns[MOST_COLUMNS];
    size_t count, rows;
    int time, end, speaker, text; /* NONE */
    bool has_header;
} table;

static size_t count_words(const char *text, const lec_line *line)
{
    size_t words = 0;
    for (uint32_t at = line->start; at < line->end; at++)
        words += text[at] != ' ' && (at == line->start || text[at - 1] == ' ');
    return words;
}

/* Counts a cell into its column; the first row only for the columns' names. */
static void count_cell(table *self, const char *text, const lec_line *line, bool is_first_row)
{
    if (line->cell >= MOST_COLUMNS) return;
    column *of = &self->columns[line->cell];
    if (line->cell >= self->count) self->count = line->cell + 1;
    const size_t length = line->end - line->start;
    if (is_first_row) {
        of->field = (int)lec_field_named(text + line->start, length, &of->rank);
        return;
    }
    lec_clock clock;
    const bool time = (lec_clock_read(text, line->start, line->end, &clock) ||
                       lec_day_clock_read(text, line->start, line->end, &clock)) &&
                      clock.end == line->end;
    of->cells++;
    of->is_time = time;
    of->times += time;
    of->names += lec_label_shape_of(text, line->start, line->end).is_name;
    of->words += count_words(text, line);
    of->changes += of->first == NULL || of->first_length != length ||
                   memcmp(of->first, text + line->start, length) != 0;
    of->first = text + line->start;
    of->first_length = length;
}

static void name_columns(table *self)
{
    self->time = self->end = self->speaker = self->text = NONE;
    for (int c = 0; c < (int)self->count; c++) {
        const int field = self->columns[c].field;
        if (field == LEC_FIELD_TEXT && self->text == NONE) self->text = c;
        if (field == LEC_FIELD_SPEAKER && self->speaker == NONE) self->speaker = c;
        if (field == LEC_FIELD_START && self->time == NONE) self->time = c;
        if (field == LEC_FIELD_END && self->end == NONE) self->end = c;
    }
    for (int c = 0; c < (int)self->count && self->speaker != NONE && self->text != NONE; c++)
        if (self->columns[c].field == LEC_FIELD_COUNT &&
            lec_field_text_gives_way(self->columns[self->text].rank,
                                     self->columns[self->text].words, self->columns[c].words))
            self->text = c;
    self->has_header = self->text != NONE && self->speaker != NONE;
}

/* The names of the columns once more, as at the top of each page. */
static bool repeats_header(const table *of, const char *text, lec_lines lines, size_t first,
                           size_t end)
{
    size_t same = 0, cells = 0, rank;
    for (size_t i = first; i < end; i++) {
        const lec_line *line = &lines.items[i];
        if (line->cell >= MOST_COLUMNS) return false;
        const int field = of->columns[line->cell].field;
        cells++;
        same += field != LEC_FIELD_COUNT &&
                (int)lec_field_named(text + line->start, line->end - line->start, &rank) == field;
    }
    return same >= 2 && 2 * same >= cells;
}

/* Without names: the column of most words is the text, one of short names the speaker. The first
 * row, which is counted last, names the columns where it alone holds no time. */
static void guess_columns(table *self)
{
    self->time = self->end = self->speaker = self->text = NONE;
    for (int c = 0; c < (int)self->count; c++) {
        const column *of = &self->columns[c];
        const bool headed = of->cells > 2 && !of->is_time && of->times + 1 == of->cells;
        self->has_header = self->has_header || headed;
        if (of->cells > 0 && (headed || of->times * 10 >= of->cells * 9)) {
            if (self->time == NONE)
                self->time = c;
            else if (self->end == NONE)
                self->end = c;
        } else if (self->text == NONE || of->words > self->columns[self->text].words) {
            self->text = c;
        }
    }
    for (int c = 0; c < (int)self->count; c++) {
        const column *of = &self->columns[c];
        if (c == self->text || c == self->time || c == self->end || self->speaker != NONE) continue;
        const bool names = of->names * 10 >= of->cells * 9 && of->words <= of->cells * 6;
        const bool short_beside = of->words * 2 <= self->columns[self->text].words;
        if (of->cells * 2 >= self->rows && of->cells >= 2 && names && short_beside)
            self->speaker = c;
    }
}

/* A row of one cell over several columns says nothing of what stands in them. */
static bool is_wide_row(lec_lines lines, size_t at, size_t first, size_t end)
{
    const lec_line *line = &lines.items[at];
    if (line->cell_span < 2 ||
        (at > first && line[-1].row == line->row && line[-1].cell != line->cell))
        return false;
    while (at < end && lines.items[at].row == line->row && lines.items[at].cell == line->cell) at++;
    return at == end || lines.items[at].row != line->row;
}

/* The lines first..end are one table. */
static table read_table(const char *text, lec_lines lines, size_t first, size_t end)
{
    table self = {.rows = 0};
    for (size_t c = 0; c < MOST_COLUMNS; c++) self.columns[c].field = LEC_FIELD_COUNT;
    const uint32_t header = lines.items[first].row;
    for (size_t i = first; i < end; i++) {
        const lec_line *line = &lines.items[i];
        if (line->row != header && is_wide_row(lines, i, first, end)) continue;
        const bool begins = i == first || line[-1].row != line->row || line[-1].cell != line->cell;
        if (i == first || line[-1].row != line->row) self.rows++;
        if (begins) count_cell(&self, text, line, line->row == header);
    }
    name_columns(&self);
    if (self.has_header) return self;
    for (size_t i = first; i < end && lines.items[i].row == header; i++)
        if (i == first || lines.items[i - 1].cell != lines.items[i].cell)
            count_cell(&self, text, &lines.items[i], false);
    guess_columns(&self);
    return self;
}

typedef LEC_ARRAY(lec_text_edit) edit_array;

/* A row without a cell for what is said: a long cell or a sentence that reaches over that column is
 * said, a short one heads what follows. */
static void judge_wide_row(const table *of, const char *text, lec_lines lines, size_t first,
                           size_t end)
{
    for (size_t i = first, next; i < end; i = next) {
        const lec_line *cell = &lines.items[i];
        size_t words = 0;
        for (next = i; next < end && lines.items[next].cell == cell->cell; next++)
            words += count_words(text, &lines.items[next]);
        const bool over =
            (int)cell->cell <= of->text && (int)(cell->cell + cell->cell_span) > of->text;
        const bool said = over && (lec_ends_sentence(text, &lines.items[next - 1]) || words > 12);
        for (size_t k = i; !said && k < next; k++)
            if (lines.items[k].kind == LEC_BLOCK_PARAGRAPH)
                lines.items[k].kind = LEC_BLOCK_FURNITURE;
    }
}

/* What one row becomes: its cells in the order time, end, speaker, text, each once; what else is in
 * it nobody said. */
static void join_row(const table *of, const char *text, lec_lines lines, size_t first, size_t end,
                     edit_array *edits, lec_arena *arena)
{
    const int order[] = {of->time, of->end, of->speaker, of->text};
    static const char *const after[] = {" ", " ", ": ", ""};
    const char *joined = "";
    size_t last = SIZE_MAX, used[] = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
    for (int k = 0; k < 4; k++)
        for (size_t i = first; i < end && order[k] != NONE; i++) {
            const lec_line *line = &lines.items[i];
            if ((int)line->cell != order[k]) continue;
            if (k == 3) {
                last = i;
                break;
            }
            used[k] = i;
            const bool dash = k == 0 && of->end != NONE;
            joined = lec_arena_format(arena, "%s%.*s%s", joined, (int)(line->end - line->start),
                                      text + line->start, dash ? " - " : after[k]);
            break;
        }
    if (last == SIZE_MAX) {
        judge_wide_row(of, text, lines, first, end);
        return;
    }
    for (size_t i = first; i < end; i++) {
        lec_line *line = &lines.items[i];
        if ((int)line->cell == of->text) continue;
        if (i == used[0] || i == used[1] || i == used[2])
            LEC_PUSH(arena, *edits, ((lec_text_edit){line->start, line->end, ""}));
        else if (line->kind == LEC_BLOCK_PARAGRAPH)
            line->kind = LEC_BLOCK_FURNITURE;
    }
    lec_text_edit put = {lines.items[last].start, lines.items[last].start, joined};
    size_t at = edits->count;
    LEC_PUSH(arena, *edits, put);
    while (at > 0 && edits->items[at - 1].start > put.start) { /* sorted by place */
        edits->items[at] = edits->items[at - 1];
        edits->items[--at] = put;
    }
    lines.items[last].apart = true;
}

static bool join_table(const char *text, lec_lines lines, size_t first, size_t end,
                       edit_array *edits, lec_arena *arena)
{
    const table of = read_table(text, lines, first, end);
    if (of.speaker == NONE || of.text == NONE || of.rows < 2) return false;
    const uint32_t header = lines.items[first].row;
    for (size_t i = first, next; i < end; i = next) {
        next = i + 1;
        while (next < end && lines.items[next].row == lines.items[i].row) next++;
        if (of.has_header &&
            (lines.items[i].row == header || repeats_header(&of, text, lines, i, next)))
            for (size_t k = i; k < next; k++) lines.items[k].kind = LEC_BLOCK_FURNITURE;
        else
            join_row(&of, text, lines, i, next, edits, arena);
    }
    return true;
}

void lec_tables_join(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    edit_array edits = {0};
    for (size_t first = 0, end; first < lines->count; first = end) {
        end = first + 1;
        if (lines->items[first].table == 0) continue;
        while (end < lines->count && lines->items[end].table == lines->items[first].table) end++;
        (void)join_table(out->text, *lines, first, end, &edits, arena);
    }
    if (edits.count == 0) return;
    lec_text_edit_apply(edits.items, edits.count, *lines, arena, out);
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].start < lines->items[i].end) lines->items[count++] = lines->items[i];
    lines->count = count;
}
