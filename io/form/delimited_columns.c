/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "io/form/exchange_keys.h"
#include "io/form/form_delimited.h"
#include "io/form/label_shape.h"
#include "io/form/time_unit.h"
#include "io/form/times.h"

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

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
                            "text, speaker, role, affiliation, start, end, duration, "
                            "conference, date",
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
    if (*end != '\0' || given[0] < '0' || given[0] > '9') return LEC_NO_COLUMN;
    return number >= 1 && number <= count ? (int)number - 1 : LEC_NO_COLUMN;
}

/* Questions beside their answers, where no other column is the text. */
static size_t recognise_exchanges(lec_delimited_layout *out, const char *const *names, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const lec_manner text = lec_manner_of_text(names[i]);
        const lec_manner person = lec_manner_of_person(names[i]);
        int *const column = text == LEC_ASKED        ? &out->question
                            : text == LEC_ANSWERED   ? &out->answer
                            : person == LEC_ASKED    ? &out->asker
                            : person == LEC_ANSWERED ? &out->answerer
                                                     : NULL;
        if (column == NULL || *column != LEC_NO_COLUMN) continue;
        *column = (int)i;
        found++;
    }
    if (out->column[LEC_FIELD_TEXT] == LEC_NO_COLUMN && out->question != LEC_NO_COLUMN &&
        out->answer != LEC_NO_COLUMN)
        return found;
    out->question = out->answer = LEC_NO_COLUMN;
    return 0;
}

/* The columns whose names are known, for the fields that have none yet. */
static size_t recognise_columns(lec_delimited_layout *out, const char *const *names, size_t count)
{
    size_t best[LEC_FIELD_COUNT], found = 0;
    for (size_t i = 0; i < count; i++) {
        size_t rank;
        const lec_field field = lec_field_named(names[i], strlen(names[i]), &rank);
        if (field == LEC_FIELD_COUNT || out->is_given[field]) continue;
        if (out->column[field] != LEC_NO_COLUMN && best[field] <= rank) continue;
        if (out->column[field] == LEC_NO_COLUMN) found++;
        out->column[field] = (int)i;
        best[field] = rank;
    }
    return found + recognise_exchanges(out, names, count);
}

/* The cells of the first line from `at` on that is not empty, quotation marks removed. */
static size_t split_header(const lec_source *source, size_t at, char delimiter, lec_arena *arena,
                           const char **names)
{
    size_t count = 0;
    while (at < source->length && is_line_end(source->text[at])) at++;
    bool quoted = false;
    LEC_ARRAY(char) name = {0};
    for (; at <= source->length && count < LEC_LARGEST_HEADER; at++) {
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

static lec_delimited_layout no_columns(char delimiter, size_t column_count)
{
    lec_delimited_layout out = {.delimiter = delimiter,
                                .title = "",
                                .is_quoted = true,
                                .column_count = column_count,
                                .question = LEC_NO_COLUMN,
                                .answer = LEC_NO_COLUMN,
                                .asker = LEC_NO_COLUMN,
                                .answerer = LEC_NO_COLUMN};
    for (int field = 0; field < LEC_FIELD_COUNT; field++) out.column[field] = LEC_NO_COLUMN;
    return out;
}

bool lec_delimited_is_recording(const lec_delimited_layout *of)
{
    return of->column[LEC_FIELD_SPEAKER] == LEC_NO_COLUMN &&
           of->column[LEC_FIELD_START] != LEC_NO_COLUMN &&
           (of->column[LEC_FIELD_END] != LEC_NO_COLUMN ||
            of->column[LEC_FIELD_DURATION] != LEC_NO_COLUMN);
}

bool lec_delimited_has_speech(const lec_delimited_layout *of)
{
    if (of->question != LEC_NO_COLUMN) return true;
    return of->column[LEC_FIELD_TEXT] != LEC_NO_COLUMN &&
           (of->column[LEC_FIELD_SPEAKER] != LEC_NO_COLUMN || lec_delimited_is_recording(of));
}

/* --- tables without a header: `Ada Vale <tab> 00:00:03.420 <tab> 00:00:12.000 <tab> Good ...` ---
 */

enum { COLUMNS_GUESSED = 12, ROWS_LOOKED_AT = 40 };

typedef struct {
    size_t times, names, words, filled;
} guessed_column;

/* Counts the cells of one line (without quotation); how many there are. */
static size_t count_cells(const char *text, size_t start, size_t end, char delimiter,
                          guessed_column *columns)
{
    size_t count = 0;
    for (size_t at = start; at <= end && count < COLUMNS_GUESSED; at++, count++) {
        const char *next = memchr(text + at, delimiter, end - at);
        const size_t stop = next != NULL ? (size_t)(next - text) : end;
        double seconds;
        const char *after = lec_times_read(text + at, text + stop, &seconds);
        guessed_column *of = &columns[count];
        of->filled += stop > at;
        of->times += after == text + stop && memchr(text + at, ':', stop - at) != NULL;
        of->names += lec_label_shape_of(text, (uint32_t)at, (uint32_t)stop).is_name;
        for (size_t i = at; i < stop; i++)
            of->words += text[i] != ' ' && (i == at || text[i - 1] == ' ');
        at = stop;
    }
    return count;
}

/* Which columns are which, where every row has the same number of cells, a time among them. */
static bool name_guessed(const guessed_column *columns, size_t count, size_t rows,
                         lec_delimited_layout *out)
{
    int text = LEC_NO_COLUMN, speaker = LEC_NO_COLUMN;
    for (int c = 0; c < (int)count; c++) {
        if (columns[c].times == rows) {
            const bool first = out->column[LEC_FIELD_START] == LEC_NO_COLUMN;
            const bool second = !first && out->column[LEC_FIELD_END] == LEC_NO_COLUMN;
            if (first || second) out->column[first ? LEC_FIELD_START : LEC_FIELD_END] = c;
        } else if (text == LEC_NO_COLUMN || columns[c].words > columns[text].words) {
            text = c;
        }
    }
    for (int c = 0; c < (int)count && speaker == LEC_NO_COLUMN; c++)
        if (c != text && columns[c].filled > 0 && columns[c].names == rows) speaker = c;
    out->column[LEC_FIELD_TEXT] = text;
    out->column[LEC_FIELD_SPEAKER] = speaker;
    return out->column[LEC_FIELD_START] != LEC_NO_COLUMN && speaker != LEC_NO_COLUMN &&
           text != LEC_NO_COLUMN && columns[text].words > 2 * rows;
}

static bool guess_without_header(const lec_source *source, lec_delimited_layout *out)
{
    for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++) {
        guessed_column columns[COLUMNS_GUESSED] = {{0}};
        size_t rows = 0, count = 0, at = 0;
        bool same = true;
        while (same && rows < ROWS_LOOKED_AT && at < source->length) {
            const size_t end = at + strcspn(source->text + at, "\r\n");
            if (end > at) {
                const size_t cells = count_cells(source->text, at, end, *delimiter, columns);
                same = rows++ == 0 || cells == count;
                count = cells;
            }
            at = end + 1;
        }
        lec_delimited_layout guessed = no_columns(*delimiter, count);
        if (!same || rows < 2 || count < 3 || !name_guessed(columns, count, rows, &guessed))
            continue;
        guessed.is_quoted = memchr(source->text, '"', source->length) != NULL && *delimiter != '\t';
        *out = guessed;
        return true;
    }
    return false;
}

/* How many cells the row makes, quotation apart. */
static size_t cells_of(const char *row, size_t length, char delimiter)
{
    size_t cells = 1;
    const char *end = row + length;
    while ((row = memchr(row, delimiter, (size_t)(end - row))) != NULL) {
        cells++;
        row++;
    }
    return cells;
}

/* The names in the row at `first`, in the delimiter that shows most known columns; of equals, the
 * one that makes most cells. */
static lec_delimited_layout guess_by_names(const lec_source *source, size_t first, lec_arena *arena)
{
    enum { LONG_NAMES = 100 }; /* bytes; on average no table has longer ones: it is prose */
    const char **names = lec_new(arena, const char *, LEC_LARGEST_HEADER + 1);
    lec_delimited_layout best = no_columns('\0', 0);
    size_t best_found = 0;
    const char *row = source->text + first + strspn(source->text + first, "\r\n");
    const size_t length = strcspn(row, "\r\n");
    for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++) {
        size_t count = cells_of(row, length, *delimiter);
        const bool is_prose = length > LONG_NAMES * count;
        if (!is_prose) count = split_header(source, first, *delimiter, arena, names);
        lec_delimited_layout candidate = no_columns(*delimiter, count);
        const size_t found = is_prose ? 0 : recognise_columns(&candidate, names, count);
        candidate.has_header = found > 0;
        candidate.first = first;
        if (best.delimiter != '\0' &&
            (found < best_found || (found == best_found && count <= best.column_count)))
            continue;
        best = candidate;
        best_found = found;
    }
    if (best_found == 0) return best;
    const size_t count = split_header(source, first, best.delimiter, arena, names);
    for (int field = 0; field < LEC_FIELD_COUNT; field++)
        if (best.column[field] != LEC_NO_COLUMN && (size_t)best.column[field] < count)
            best.names[field] = names[best.column[field]];
    return best;
}

/* The one cell of a row that holds something, "" if none does, NULL if several do. */
static const char *only_cell(const lec_source *source, size_t row, char delimiter, lec_arena *arena)
{
    const char **cells = lec_new(arena, const char *, LEC_LARGEST_HEADER + 1), *only = "";
    const size_t count = split_header(source, row, delimiter, arena, cells);
    for (size_t c = 0; c < count; c++) {
        if (cells[c][strspn(cells[c], " \t")] == '\0') continue;
        if (only[0] != '\0') return NULL;
        only = cells[c];
    }
    return only;
}

/* Reads the rows above `first` as a title: "" where they are none, NULL where one holds more. */
static const char *title_above(const lec_source *source, size_t first, char delimiter,
                               lec_arena *arena)
{
    const char *title = "";
    for (size_t at = 0; at < first;) {
        const size_t end = at + strcspn(source->text + at, "\r\n");
        const char *cell = end > at ? only_cell(source, at, delimiter, arena) : "";
        if (cell == NULL) return NULL;
        if (title[0] == '\0') title = cell;
        at = end + strspn(source->text + end, "\r\n");
    }
    return title;
}

enum { MOST_TITLE_ROWS = 20 };

/* A header below rows of a title, as spreadsheets have them. */
static bool guess_below_title(const lec_source *source, lec_arena *arena, lec_delimited_layout *out)
{
    for (size_t row = 0, at = 0; row < MOST_TITLE_ROWS && at < source->length; row++) {
        const lec_delimited_layout below = guess_by_names(source, at, arena);
        const bool is_table = below.delimiter != '|'; /* else of Markdown, which has its reader */
        if (is_table && lec_delimited_has_speech(&below)) {
            const char *title = title_above(source, at, below.delimiter, arena);
            if (title == NULL) return false;
            *out = below;
            out->title = title;
            return true;
        }
        at += strcspn(source->text + at, "\r\n");
        at += strspn(source->text + at, "\r\n");
    }
    return false;
}

lec_delimited_layout lec_delimited_guess(const lec_source *source, lec_arena *arena)
{
    lec_delimited_layout best = guess_by_names(source, 0, arena);
    if (!lec_delimited_has_speech(&best) && !guess_below_title(source, arena, &best) &&
        !best.has_header)
        (void)guess_without_header(source, &best);
    return best;
}

/* Whether the first rows have words in the column of the text, not counts of words, as results of
 * lectern have under `words`; so has a table without rows. */
static bool holds_words(const lec_source *source, const lec_delimited_layout *of, lec_arena *arena)
{
    const char **cells = lec_new(arena, const char *, LEC_LARGEST_HEADER + 1);
    const size_t text = (size_t)of->column[LEC_FIELD_TEXT];
    bool filled = false;
    size_t at = of->first;
    for (size_t row = 0; row < ROWS_LOOKED_AT; row++) {
        at += strspn(source->text + at, "\r\n"); /* the names are passed over first */
        at += strcspn(source->text + at, "\r\n");
        if (source->text[at] == '\0') break;
        if (split_header(source, at, of->delimiter, arena, cells) <= text) continue;
        const char *cell = cells[text];
        filled = filled || cell[0] != '\0';
        if (cell[strspn(cell, "0123456789.,+-%eE ")] != '\0') return true;
    }
    return !filled;
}

bool lec_is_table_without_text(const lec_source *source, lec_arena *arena)
{
    if (strcmp(source->suffix, "csv") != 0 && strcmp(source->suffix, "tsv") != 0) return false;
    const lec_delimited_layout found = lec_delimited_guess(source, arena);
    return found.has_header && found.column_count > 1 && found.question == LEC_NO_COLUMN &&
           (found.column[LEC_FIELD_TEXT] == LEC_NO_COLUMN || !holds_words(source, &found, arena));
}

static const char *list_names(const char *const *names, size_t count, lec_arena *arena)
{
    const char *list = "";
    for (size_t i = 0; i < count && i < 12; i++)
        list = lec_arena_format(arena, "%s%s'%.40s'", list, i > 0 ? ", " : "", names[i]);
    return count > 12 ? lec_arena_format(arena, "%s, ...", list) : list;
}

/* --- a text that no name tells ------------------------------------------------------------------
 */

typedef struct {
    size_t words, sentences, digits; /* the last: cells that begin with one */
} counted_column;

/* Counts the cells of the first rows below the names; how many rows. */
static size_t count_columns(const lec_source *source, const lec_delimited_layout *of,
                            counted_column *columns, lec_arena *arena)
{
    const char **cells = lec_new(arena, const char *, LEC_LARGEST_HEADER + 1);
    size_t at = of->first, rows = 0;
    at += strspn(source->text + at, "\r\n");
    while (rows < ROWS_LOOKED_AT) {
        at += strcspn(source->text + at, "\r\n"); /* the names are passed over first */
        at += strspn(source->text + at, "\r\n");
        if (source->text[at] == '\0') break;
        const size_t count = split_header(source, at, of->delimiter, arena, cells);
        for (size_t c = 0; c < count && c < of->column_count; c++) {
            const size_t length = strlen(cells[c]);
            columns[c].words += (size_t)lec_count_stretches(cells[c]);
            columns[c].sentences +=
                length > 0 && strchr(".?!\xa6\x82\x9f", cells[c][length - 1]) != NULL;
            columns[c].digits += cells[c][0] >= '0' && cells[c][0] <= '9';
        }
        rows++;
    }
    return rows;
}

/* The column without a known name that holds far more words than all others of its kind, five and
 * more a row, in sentences; LEC_NO_COLUMN. */
static int wordiest_column(const lec_delimited_layout *of, const counted_column *columns,
                           const char *const *names, size_t rows)
{
    int best = LEC_NO_COLUMN;
    size_t second = 0, rank;
    for (int c = 0; c < (int)of->column_count; c++) {
        if (lec_field_named(names[c], strlen(names[c]), &rank) != LEC_FIELD_COUNT) continue;
        const size_t words = columns[c].words;
        if (best == LEC_NO_COLUMN || words > columns[best].words) {
            if (best != LEC_NO_COLUMN) second = columns[best].words;
            best = c;
        } else if (words > second) {
            second = words;
        }
    }
    if (best == LEC_NO_COLUMN) return best;
    const counted_column *it = &columns[best];
    const bool is_text =
        it->words >= 2 * second && it->words >= 5 * rows && 2 * it->sentences >= rows;
    return is_text ? best : LEC_NO_COLUMN;
}

/* `From` names who speaks, not when, where no other column does and no cell begins with a digit. */
static void find_speaker_beside(const counted_column *columns, const char *const *names,
                                lec_delimited_layout *found)
{
    const int start = found->column[LEC_FIELD_START];
    if (found->column[LEC_FIELD_SPEAKER] != LEC_NO_COLUMN || start == LEC_NO_COLUMN ||
        found->is_given[LEC_FIELD_SPEAKER] || found->is_given[LEC_FIELD_START] ||
        columns[start].digits > 0 || columns[start].words == 0)
        return;
    found->column[LEC_FIELD_SPEAKER] = start;
    found->names[LEC_FIELD_SPEAKER] = names[start];
    found->column[LEC_FIELD_START] = LEC_NO_COLUMN;
    found->names[LEC_FIELD_START] = NULL;
}

static void find_by_words(const lec_source *source, const char *const *names, lec_arena *arena,
                          lec_delimited_layout *found)
{
    const int text = found->column[LEC_FIELD_TEXT];
    const bool has_others = found->column[LEC_FIELD_SPEAKER] != LEC_NO_COLUMN ||
                            found->column[LEC_FIELD_START] != LEC_NO_COLUMN;
    if (!found->has_header || !has_others) return;
    counted_column *columns = lec_new(arena, counted_column, found->column_count);
    memset(columns, 0, found->column_count * sizeof *columns);
    const size_t rows = count_columns(source, found, columns, arena);
    find_speaker_beside(columns, names, found);
    if (found->is_given[LEC_FIELD_TEXT]) return;
    const int wordiest = wordiest_column(found, columns, names, rows);
    size_t rank = SIZE_MAX;
    if (wordiest == LEC_NO_COLUMN) return;
    for (int field = 0; field < LEC_FIELD_COUNT; field++)
        if (found->column[field] == wordiest) return; /* by option */
    if (text != LEC_NO_COLUMN) (void)lec_field_named(names[text], strlen(names[text]), &rank);
    if (!lec_field_text_gives_way(rank, text != LEC_NO_COLUMN ? columns[text].words : 0,
                                  columns[wordiest].words))
        return;
    found->column[LEC_FIELD_TEXT] = wordiest;
    found->names[LEC_FIELD_TEXT] = names[wordiest];
    found->text_by_words = true;
}

/* Whether a cell of the first row is no name of a column: a sentence, or several words more. */
static bool names_nothing(const char *const *names, size_t count)
{
    enum { MOST_WORDS = 8 };
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(names[i]);
        const bool ends = length > 0 && strchr(".?!", names[i][length - 1]) != NULL;
        const uint64_t words = lec_count_stretches(names[i]);
        if (words > MOST_WORDS || (ends && words > 2)) return true;
    }
    return false;
}

lec_status lec_delimited_find(const lec_source *source, const lec_delimited_columns *given,
                              lec_arena *arena, lec_delimited_layout *found, lec_error *error)
{
    const char **names = lec_new(arena, const char *, LEC_LARGEST_HEADER + 1);
    *found = lec_delimited_guess(source, arena);
    const size_t count = split_header(source, found->first, found->delimiter, arena, names);
    for (int field = 0; field < LEC_FIELD_COUNT; field++) {
        if (given->column[field] == NULL) continue;
        found->column[field] = column_called(given->column[field], names, count);
        found->is_given[field] = true;
        if (found->column[field] == LEC_NO_COLUMN)
            return lec_fail(error, LEC_BAD_USAGE,
                            "%s:1: no column '%s' for --columns %s=...; the columns are %s",
                            source->path, given->column[field], lec_field_name((lec_field)field),
                            list_names(names, count, arena));
        if (lec_field_same_name(given->column[field], names[found->column[field]]))
            found->has_header = true;
    }
    if (found->is_given[LEC_FIELD_TEXT]) found->question = found->answer = LEC_NO_COLUMN;
    if (count == found->column_count && found->question == LEC_NO_COLUMN)
        find_by_words(source, names, arena, found);
    if (found->column[LEC_FIELD_TEXT] != LEC_NO_COLUMN || found->question != LEC_NO_COLUMN)
        return LEC_OK;
    if (names_nothing(names, count))
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:1: the first row holds speech, not the names of the columns; say which "
                        "is which by number: --columns text=2,speaker=1 (of %zu)",
                        source->path, count);
    return lec_fail(error, LEC_BAD_DATA,
                    "%s:1: no column is known to hold text; say which by name or number with "
                    "--columns text=...,speaker=...; the columns are %s",
                    source->path, list_names(names, count, arena));
}
