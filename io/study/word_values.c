/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/word_values.h"

#include <csv.h>

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "io/source/source.h"
#include "io/study/pattern.h"

typedef struct {
    const char *word; /* folded */
    const char *form; /* as it stands */
    double value;
    uint32_t line;
} entry;

typedef struct {
    const char *file;
    lec_word_values_kind kind;
    lec_words *words;
    LEC_ARRAY(const char *) row; /* cells of the row being read */
    uint32_t line, row_line;     /* being read; where the row began */
    size_t word_column, value_column;
    bool has_columns; /* the first row has been seen */
    LEC_ARRAY(entry) entries;
    lec_status status; /* of the rows so far: libcsv cannot be stopped from a callback */
    lec_arena *arena;
    lec_error *error;
} reader;

/* --- one row --------------------------------------------------------------------------------- */

static bool read_number(const char *text, double *number)
{
    char *end = NULL;
    *number = strtod(text, &end);
    return end != text && end[strspn(end, " \t")] == '\0' && isfinite(*number);
}

/* Whether the row names the columns. */
static bool find_columns(reader *r)
{
    static const char *const names[] = {"count", "frequency", "freq", "value", "score", "weight"};
    r->word_column = 0;
    r->value_column = 1;
    r->has_columns = true;
    size_t word = SIZE_MAX, value = SIZE_MAX;
    for (size_t c = 0; c < r->row.count; c++) {
        const char *name = lec_pattern_fold(r->words, r->row.items[c], r->arena);
        if (strcmp(name, "word") == 0) word = c;
        for (size_t n = 0; n < sizeof names / sizeof *names; n++)
            if (strcmp(name, names[n]) == 0 && value == SIZE_MAX) value = c;
    }
    if (word == SIZE_MAX || value == SIZE_MAX) return false;
    r->word_column = word;
    r->value_column = value;
    return true;
}

static lec_status add_entry(reader *r, const char *form, const char *number)
{
    const bool counts = r->kind == LEC_WORD_COUNTS;
    entry made = {lec_pattern_fold(r->words, form, r->arena), form, 0, r->row_line};
    if (!read_number(number, &made.value) ||
        (counts && (made.value < 0 || made.value != floor(made.value))))
        return lec_fail(r->error, LEC_BAD_DATA, "%s:%u: '%s' is no %s; give a row WORD,%s", r->file,
                        r->row_line, number, counts ? "count" : "number",
                        counts ? "COUNT" : "NUMBER");
    const bool is_word = made.word[0] != '\0' && made.word[strcspn(made.word, " *?")] == '\0';
    if (!is_word && counts) return LEC_OK;
    if (!is_word)
        return lec_fail(r->error, LEC_BAD_DATA, "%s:%u: '%s' is not one word; give a word a row",
                        r->file, r->row_line, form);
    LEC_PUSH(r->arena, r->entries, made);
    return LEC_OK;
}

static lec_status read_row(reader *r)
{
    double number = 0;
    const bool first = !r->has_columns;
    if (first && find_columns(r)) return LEC_OK;
    if (r->row.count <= r->word_column || r->row.count <= r->value_column)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: a row of %zu cells; each needs a word and a number", r->file,
                        r->row_line, r->row.count);
    const char *value = r->row.items[r->value_column];
    if (first && !read_number(value, &number)) return LEC_OK; /* other names of columns */
    return add_entry(r, r->row.items[r->word_column], value);
}

/* --- libcsv ---------------------------------------------------------------------------------- */

static void end_cell(void *text, size_t length, void *state)
{
    reader *r = state;
    LEC_PUSH(r->arena, r->row, lec_arena_text(r->arena, text == NULL ? "" : text, length));
}

static void end_row(int terminator, void *state)
{
    reader *r = state;
    (void)terminator;
    if (r->status == LEC_OK) r->status = read_row(r);
    r->row.count = 0;
    r->row_line = r->line + 1;
}

static void free_parser(void *parser)
{
    csv_free(parser);
}

/* Fed byte by byte, so that the line of every row is known. */
static lec_status parse(reader *r, const lec_source *source)
{
    struct csv_parser *parser = lec_new(r->arena, struct csv_parser, 1);
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    lec_arena_adopt(r->arena, parser, free_parser);
    if (strcmp(source->suffix, "tsv") == 0) csv_set_delim(parser, '\t');
    r->line = r->row_line = 1;
    for (size_t i = 0; i < source->length && r->status == LEC_OK; i++) {
        if (csv_parse(parser, source->text + i, 1, end_cell, end_row, r) != 1)
            return lec_fail(r->error, LEC_BAD_DATA, "%s:%u: %s", r->file, r->line,
                            csv_strerror(csv_error(parser)));
        if (source->text[i] == '\n') r->line++;
    }
    if (r->status == LEC_OK && csv_fini(parser, end_cell, end_row, r) != 0)
        return lec_fail(r->error, LEC_BAD_DATA, "%s:%u: a quotation does not end", r->file,
                        r->row_line);
    return r->status;
}

/* --- the list -------------------------------------------------------------------------------- */

static int by_word_then_line(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const int order = strcmp(x->word, y->word);
    if (order != 0) return order;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* Whether two entries of one word are one too many. */
static bool is_repeated(const reader *r, const entry *one, const entry *other)
{
    return r->kind == LEC_WORD_SCORES || strcmp(one->form, other->form) == 0;
}

static lec_status merge(reader *r, lec_word_values *list)
{
    entry *entries = r->entries.items;
    if (r->entries.count == 0)
        return lec_fail(r->error, LEC_BAD_DATA, "%s: holds no word; give rows WORD,NUMBER",
                        r->file);
    qsort(entries, r->entries.count, sizeof *entries, by_word_then_line);
    const char **words = lec_new(r->arena, const char *, r->entries.count);
    double *values = lec_new(r->arena, double, r->entries.count);
    size_t count = 0;
    for (size_t i = 0; i < r->entries.count; i++) {
        const bool again = count > 0 && strcmp(words[count - 1], entries[i].word) == 0;
        if (again && is_repeated(r, &entries[i - 1], &entries[i]))
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%u: '%s' is listed twice, first on line %u; keep one", r->file,
                            entries[i].line, entries[i].form, entries[i - 1].line);
        if (!again) words[count++] = entries[i].word;
        values[count - 1] += entries[i].value;
    }
    list->words = words;
    list->values = values;
    list->count = count;
    return LEC_OK;
}

lec_status lec_word_values_read(lec_word_values_kind kind, lec_arena *arena, lec_word_values *list,
                                lec_error *error)
{
    const lec_source_limits limits = {0};
    lec_sources sources;
    reader r = {.file = list->file, .kind = kind, .arena = arena, .error = error};
    lec_status status = lec_sources_read(list->file, &limits, arena, &sources, error);
    if (status == LEC_OK && sources.count != 1)
        return lec_fail(error, LEC_BAD_DATA, "%s: holds %zu files; give one", list->file,
                        sources.count);
    if (status == LEC_OK) status = lec_words_new(arena, &r.words, error);
    if (status == LEC_OK) status = parse(&r, &sources.items[0]);
    if (status == LEC_OK) status = merge(&r, list);
    if (status == LEC_OK) list->sha256 = sources.items[0].sha256;
    return status;
}
