/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/word_values.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "io/study/pattern.h"
#include "io/study/rows.h"

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
    const char *const *row; /* [cell_count] of the row being read */
    size_t cell_count;
    uint32_t row_line; /* where it began */
    size_t word_column, value_column;
    bool has_columns; /* the first row has been seen */
    LEC_ARRAY(entry) entries;
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
    for (size_t c = 0; c < r->cell_count; c++) {
        const char *name = lec_pattern_fold(r->words, r->row[c], r->arena);
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

static lec_status read_row(void *state, const char *const *cells, size_t count, uint32_t line)
{
    reader *r = state;
    r->row = cells;
    r->cell_count = count;
    r->row_line = line;
    double number = 0;
    const bool first = !r->has_columns;
    if (first && find_columns(r)) return LEC_OK;
    if (r->cell_count <= r->word_column || r->cell_count <= r->value_column)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: a row of %zu cells; each needs a word and a number", r->file,
                        r->row_line, r->cell_count);
    const char *value = r->row[r->value_column];
    if (first && !read_number(value, &number)) return LEC_OK; /* other names of columns */
    return add_entry(r, r->row[r->word_column], value);
}

/* --- the list -------------------------------------------------------------------------------- */

static int by_word_then_line(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const int order = strcmp(x->word, y->word);
    if (order != 0) return order;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* Counts of one form come together, as `a`, `A`, `a`: those of several forms are added up. */
static int by_form_then_line(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const int order = strcmp(x->word, y->word), forms = strcmp(x->form, y->form);
    if (order != 0 || forms != 0) return order != 0 ? order : forms;
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
    qsort(entries, r->entries.count, sizeof *entries,
          r->kind == LEC_WORD_COUNTS ? by_form_then_line : by_word_then_line);
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
    lec_source source;
    reader r = {.file = list->file, .kind = kind, .arena = arena, .error = error};
    lec_status status = lec_words_new(arena, &r.words, error);
    const bool tabs = strstr(list->file, ".tsv") != NULL;
    if (status == LEC_OK)
        status = lec_rows_read(list->file, tabs ? '\t' : ',', read_row, &r, arena, &source, error);
    if (status == LEC_OK) status = merge(&r, list);
    if (status == LEC_OK)
        list->sha256 = lec_arena_text(arena, source.sha256, strlen(source.sha256));
    return status;
}
