/* SPDX-License-Identifier: GPL-3.0-or-later
 * table_view.c -- a list of row numbers is narrowed, sorted and cut; only then rows are copied. */
#include "io/output/table_view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/known_names.h"

const lec_option lec_table_view_options[] = {
    {"where", LEC_OPTION_TEXT, offsetof(lec_table_view, where), "CONDITION",
     "only rows of which it is true, as 'count >= 5 and role = principal': = != < <= > >= or ~ "
     "(the text holds)",
     0, 0, NULL},
    {"sort", LEC_OPTION_TEXT, offsetof(lec_table_view, sort), "LIST",
     "columns to sort by, as q,count:desc; missing values last (the order of the table)", 0, 0,
     NULL},
    {"select", LEC_OPTION_TEXT, offsetof(lec_table_view, select), "LIST",
     "only these columns, in this order (all)", 0, 0, NULL},
    {"top", LEC_OPTION_COUNT, offsetof(lec_table_view, top), "N",
     "only the first N rows, after --where and --sort (0: all)", 0, 0, NULL},
    {0}};

typedef struct {
    const lec_table *table;
    const lec_column *columns;
    size_t column_count;
    lec_arena *arena;
    lec_error *error;
} viewer;

static bool is_numeric(lec_type type)
{
    return type == LEC_COUNT || type == LEC_NUMBER;
}

/* A count or a number that is not missing. */
static double number_at(const viewer *v, size_t row, size_t column)
{
    const lec_cell cell = lec_table_cell(v->table, row, column);
    return v->columns[column].type == LEC_COUNT ? (double)cell.count : cell.number;
}

static lec_status find_column(const viewer *v, const char *option, const char *name, size_t length,
                              size_t *out)
{
    for (*out = 0; *out < v->column_count; (*out)++)
        if (strlen(v->columns[*out].name) == length &&
            strncmp(v->columns[*out].name, name, length) == 0)
            return LEC_OK;
    const char **known = lec_new(v->arena, const char *, v->column_count);
    for (size_t c = 0; c < v->column_count; c++) known[c] = v->columns[c].name;
    return lec_fail_unknown(v->error, lec_arena_format(v->arena, "--%s: no column '", option),
                            lec_arena_text(v->arena, name, length), known, v->column_count);
}

/* --- where ----------------------------------------------------------------------------------- */

typedef enum { EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, HOLDS } operator_id;
static const struct {
    const char *text;
    operator_id id;
} operators[] = {{"<=", AT_MOST}, {">=", AT_LEAST}, {"!=", UNEQUAL}, {"==", EQUAL},
                 {"<", LESS},     {">", MORE},      {"=", EQUAL},    {"~", HOLDS}};

typedef struct {
    size_t column;
    operator_id operation;
    const char *text;
    double number;
} condition;

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

static lec_status bad_condition(const viewer *v, const char *at)
{
    return lec_fail(
        v->error, LEC_BAD_USAGE,
        "--where: '%s' is no condition; write COLUMN OPERATOR VALUE, as 'count >= 5 and "
        "role = principal', with = != < <= > >= or ~ (holds)",
        at);
}

/* The value at `at`: in double quotes (doubled within), or up to ` and `. */
static const char *read_value(const viewer *v, const char *at, const char **value)
{
    if (*at == '"') {
        char *out = lec_arena_text(v->arena, at + 1, strlen(at + 1)), *to = out;
        for (at++; *at != '\0'; at++) {
            if (*at == '"' && at[1] != '"') break;
            if (*at == '"') at++;
            *to++ = *at;
        }
        *to = '\0';
        *value = out;
        return *at == '"' ? skip_blanks(at + 1) : NULL;
    }
    const char *end = strstr(at, " and ");
    size_t length = end != NULL ? (size_t)(end - at) : strlen(at);
    end = at + length;
    while (length > 0 && (at[length - 1] == ' ' || at[length - 1] == '\t')) length--;
    *value = lec_arena_text(v->arena, at, length);
    return length > 0 ? skip_blanks(end) : NULL;
}

static lec_status read_condition(const viewer *v, const char **at, condition *out)
{
    const char *start = *at, *name = skip_blanks(start);
    const size_t length = strcspn(name, " \t<>=!~");
    const lec_status status = find_column(v, "where", name, length, &out->column);
    if (length == 0) return bad_condition(v, start);
    if (status != LEC_OK) return status;
    const char *sign = skip_blanks(name + length);
    size_t o = 0;
    const size_t count = sizeof operators / sizeof *operators;
    while (o < count && strncmp(sign, operators[o].text, strlen(operators[o].text)) != 0) o++;
    if (o == count) return bad_condition(v, start);
    out->operation = operators[o].id;
    *at = read_value(v, skip_blanks(sign + strlen(operators[o].text)), &out->text);
    if (*at == NULL) return bad_condition(v, start);
    const bool numeric = is_numeric(v->columns[out->column].type) && out->text[0] != '\0';
    char *end = NULL;
    out->number = numeric ? strtod(out->text, &end) : (double)NAN;
    if (numeric && (*end != '\0' || isnan(out->number) || out->operation == HOLDS))
        return lec_fail(v->error, LEC_BAD_USAGE, "--where: %s is a number, and '%s' is none to %s",
                        v->columns[out->column].name, out->text,
                        out->operation == HOLDS ? "hold" : "compare with");
    return LEC_OK;
}

static bool is_so(operator_id operation, int order)
{
    switch (operation) {
    case EQUAL:
        return order == 0;
    case UNEQUAL:
        return order != 0;
    case LESS:
        return order < 0;
    case AT_MOST:
        return order <= 0;
    case MORE:
        return order > 0;
    case AT_LEAST:
        return order >= 0;
    case HOLDS:
        break;
    }
    return false;
}

static bool holds(const viewer *v, const condition *of, size_t row)
{
    const bool missing = lec_table_is_missing(v->table, row, of->column);
    if (of->text[0] == '\0')
        return of->operation == EQUAL ? missing : of->operation == UNEQUAL && !missing;
    if (missing) return false;
    if (is_numeric(v->columns[of->column].type)) {
        const double number = number_at(v, row, of->column);
        return is_so(of->operation, (number > of->number) - (number < of->number));
    }
    const char *text = lec_table_cell(v->table, row, of->column).text;
    if (of->operation == HOLDS) return strstr(text, of->text) != NULL;
    return is_so(of->operation, strcmp(text, of->text));
}

typedef LEC_ARRAY(condition) condition_list;

static lec_status keep_rows(const viewer *v, const char *where, size_t *rows, size_t *count)
{
    condition_list all = {0};
    for (const char *at = where; *at != '\0';) {
        condition next;
        const lec_status status = read_condition(v, &at, &next);
        if (status != LEC_OK) return status;
        LEC_PUSH(v->arena, all, next);
        if (*at == '\0') break;
        if (strncmp(at, "and ", 4) != 0) return bad_condition(v, at);
        at += 4;
        if (*skip_blanks(at) == '\0') return bad_condition(v, at);
    }
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        bool all_hold = true;
        for (size_t c = 0; c < all.count; c++)
            all_hold = all_hold && holds(v, &all.items[c], rows[i]);
        if (all_hold) rows[kept++] = rows[i];
    }
    *count = kept;
    return LEC_OK;
}

/* --- sort ------------------------------------------------------------------------------------ */

enum { MOST_KEYS = 8 };

typedef struct {
    size_t column;
    bool descending;
} sort_key;

typedef struct {
    const viewer *v;
    const sort_key *keys;
    size_t key_count, row;
} sorted_row;

static int compare_cells(const viewer *v, sort_key key, size_t a, size_t b)
{
    const bool no_a = lec_table_is_missing(v->table, a, key.column);
    const bool no_b = lec_table_is_missing(v->table, b, key.column);
    if (no_a || no_b) return no_a - no_b; /* last either way */
    int order = 0;
    if (is_numeric(v->columns[key.column].type)) {
        const double x = number_at(v, a, key.column), y = number_at(v, b, key.column);
        order = (x > y) - (x < y);
    } else {
        order = strcmp(lec_table_cell(v->table, a, key.column).text,
                       lec_table_cell(v->table, b, key.column).text);
    }
    return key.descending ? -order : order;
}

static int by_keys(const void *a, const void *b)
{
    const sorted_row *x = a, *y = b;
    for (size_t k = 0; k < x->key_count; k++) {
        const int order = compare_cells(x->v, x->keys[k], x->row, y->row);
        if (order != 0) return order;
    }
    return x->row < y->row ? -1 : x->row > y->row;
}

static lec_status read_keys(const viewer *v, const char *list, sort_key *keys, size_t *count)
{
    *count = 0;
    for (const char *at = list;; at++) {
        const size_t length = strcspn(at, ","), name = strcspn(at, ":,");
        const char *way = at + name;
        const size_t way_length = length - name;
        const bool descending = way_length == 5 && strncmp(way, ":desc", 5) == 0;
        const bool ascending = way_length == 0 || (way_length == 4 && strncmp(way, ":asc", 4) == 0);
        if (*count == MOST_KEYS || (!descending && !ascending))
            return lec_fail(v->error, LEC_BAD_USAGE,
                            "--sort '%s': give up to %d of COLUMN or COLUMN:desc, parted by commas",
                            list, MOST_KEYS);
        keys[*count].descending = descending;
        const lec_status status = find_column(v, "sort", at, name, &keys[*count].column);
        if (status != LEC_OK) return status;
        (*count)++;
        at += length;
        if (*at == '\0') return LEC_OK;
    }
}

static lec_status sort_rows(const viewer *v, const char *list, size_t *rows, size_t count)
{
    sort_key keys[MOST_KEYS];
    size_t key_count = 0;
    const lec_status status = read_keys(v, list, keys, &key_count);
    if (status != LEC_OK) return status;
    sorted_row *sorted = lec_new(v->arena, sorted_row, count);
    for (size_t i = 0; i < count; i++) sorted[i] = (sorted_row){v, keys, key_count, rows[i]};
    if (count > 1) qsort(sorted, count, sizeof *sorted, by_keys);
    for (size_t i = 0; i < count; i++) rows[i] = sorted[i].row;
    return LEC_OK;
}

/* --- what is left ---------------------------------------------------------------------------- */

static lec_status select_columns(const viewer *v, const char *list, const size_t **out,
                                 size_t *count)
{
    LEC_ARRAY(size_t) chosen = {0};
    for (size_t c = 0; list == NULL && c < v->column_count; c++) LEC_PUSH(v->arena, chosen, c);
    for (const char *at = list; at != NULL; at++) {
        const size_t length = strcspn(at, ",");
        size_t column = 0;
        const lec_status status = find_column(v, "select", at, length, &column);
        if (status != LEC_OK) return status;
        LEC_PUSH(v->arena, chosen, column);
        at += length;
        if (*at == '\0') break;
    }
    *out = chosen.items;
    *count = chosen.count;
    return LEC_OK;
}

static const lec_table *copy(const viewer *v, const size_t *rows, size_t row_count,
                             const size_t *columns, size_t column_count)
{
    lec_column *declared = lec_new(v->arena, lec_column, column_count + 1);
    for (size_t c = 0; c < column_count; c++) declared[c] = v->columns[columns[c]];
    lec_table *made = lec_table_new(v->arena, declared);
    for (size_t r = 0; r < row_count; r++)
        for (size_t c = 0; c < column_count; c++) {
            const lec_cell cell = lec_table_cell(v->table, rows[r], columns[c]);
            if (declared[c].type == LEC_COUNT)
                lec_table_put_count(made, cell.count);
            else if (declared[c].type == LEC_NUMBER)
                lec_table_put_number(made, cell.number);
            else
                lec_table_put_text(made, cell.text);
        }
    return made;
}

bool lec_table_view_is_asked(const lec_table_view *view)
{
    return view->where != NULL || view->sort != NULL || view->select != NULL || view->top > 0;
}

lec_status lec_table_view_apply(const lec_table *table, const lec_table_view *view,
                                lec_arena *arena, const lec_table **out, lec_error *error)
{
    *out = table;
    if (!lec_table_view_is_asked(view)) return LEC_OK;
    const viewer v = {table, lec_table_columns(table), lec_table_column_count(table), arena, error};
    size_t count = lec_table_row_count(table), column_count = 0;
    size_t *rows = lec_new(arena, size_t, count);
    const size_t *columns = NULL;
    for (size_t row = 0; row < count; row++) rows[row] = row;
    lec_status status = LEC_OK;
    if (view->where != NULL) status = keep_rows(&v, view->where, rows, &count);
    if (status == LEC_OK && view->sort != NULL) status = sort_rows(&v, view->sort, rows, count);
    if (status == LEC_OK) status = select_columns(&v, view->select, &columns, &column_count);
    if (status != LEC_OK) return status;
    if (view->top > 0 && view->top < count) count = (size_t)view->top;
    *out = copy(&v, rows, count, columns, column_count);
    return LEC_OK;
}
