/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/screen.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "io/output/display.h"
#include "io/output/table_writer.h"

enum {
    WIDEST = 60,
    NARROWEST = 10,
    NARROWEST_CONTEXT = 5,
    GAP = 2,
    MOST_DECIMALS = 4,
    USUAL_COLUMNS = 80,
    USUAL_LINES = 24
};

/* One column as it stands on the screen. */
typedef struct {
    size_t column, width;
    int decimals; /* of numbers; -1: a probability */
    bool is_key;
} shown_column;

typedef struct {
    const lec_table *table;
    const lec_column *columns;
    size_t rows; /* shown */
    LEC_ARRAY(shown_column) shown;
    size_t chosen; /* of them: the keys and those that say most */
    lec_arena *arena;
} drawing;

static bool is_numeric(lec_type type)
{
    return type == LEC_COUNT || type == LEC_NUMBER;
}

/* --- numbers --------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end)
{
    const size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool is_probability(const char *name)
{
    return strcmp(name, "p") == 0 || strcmp(name, "q") == 0 || ends_with(name, "_p") ||
           ends_with(name, "_q");
}

/* log10_q and its like are no probabilities. */
static bool is_logarithm(const char *name)
{
    return strstr(name, "log") != NULL;
}

static int decimals_of(const drawing *d, size_t column)
{
    const lec_column *of = &d->columns[column];
    if (of->type != LEC_NUMBER) return 0;
    if (is_probability(of->name) && !is_logarithm(of->name)) return -1;
    if (of->unit != NULL && strcmp(of->unit, "seconds") == 0) return 1;
    if (strstr(of->name, "share") != NULL) return 3;
    double largest = 0;
    bool whole = true;
    for (size_t row = 0; row < d->rows; row++) {
        if (lec_table_is_missing(d->table, row, column)) continue;
        const double number = lec_table_cell(d->table, row, column).number;
        largest = fmax(largest, fabs(number));
        whole = whole && number == rint(number);
    }
    if (whole || largest == 0) return 0;
    const int before = largest >= 1 ? (int)floor(log10(largest)) + 1 : 0;
    const int decimals = largest >= 1 ? MOST_DECIMALS - before : MOST_DECIMALS - 1;
    return decimals < 0 ? 0 : decimals;
}

static const char *number_text(const drawing *d, double number, int decimals)
{
    if (decimals < 0 && number < 0.001 && number >= 0) return "<.001";
    const char *text = lec_arena_format(d->arena, "%.*f", decimals < 0 ? 3 : decimals, number);
    const char *digits = text + (*text == '-');
    return *text == '-' && digits[strspn(digits, "0.")] == '\0' ? digits : text; /* no -0.0 */
}

static const char *cell_text(const drawing *d, size_t row, const shown_column *of)
{
    if (lec_table_is_missing(d->table, row, of->column)) return "";
    const lec_cell cell = lec_table_cell(d->table, row, of->column);
    if (d->columns[of->column].type == LEC_COUNT)
        return lec_arena_format(d->arena, "%" PRIu64, cell.count);
    if (d->columns[of->column].type == LEC_NUMBER) return number_text(d, cell.number, of->decimals);
    return cell.text;
}

/* --- which columns --------------------------------------------------------------------------- */

static bool is_shown(const drawing *d, size_t column)
{
    for (size_t i = 0; i < d->shown.count; i++)
        if (d->shown.items[i].column == column) return true;
    return false;
}

static void add_column(drawing *d, size_t column, bool is_key)
{
    if (is_shown(d, column)) return;
    shown_column of = {column, 0, decimals_of(d, column), is_key};
    of.width = lec_display(d->columns[column].name, WIDEST, NULL);
    for (size_t row = 0; row < d->rows; row++) {
        const size_t width = lec_display(cell_text(d, row, &of), WIDEST, NULL);
        if (width > of.width) of.width = width;
    }
    LEC_PUSH(d->arena, d->shown, of);
}

/* The keys, then those that say most, then all others. */
static void order_columns(drawing *d, const lec_screen *screen)
{
    const size_t count = lec_table_column_count(d->table);
    for (size_t c = 0; c < count && c < screen->key_count; c++) add_column(d, c, true);
    for (const char *at = screen->shown; at != NULL; at++) {
        const size_t length = strcspn(at, ",");
        for (size_t c = 0; c < count; c++)
            if (strlen(d->columns[c].name) == length &&
                strncmp(d->columns[c].name, at, length) == 0)
                add_column(d, c, false);
        at += length;
        if (*at == '\0') break;
    }
    d->chosen = d->shown.count;
    for (size_t c = 0; c < count; c++) add_column(d, c, false);
}

static size_t width_of(const drawing *d, size_t count)
{
    size_t width = 0;
    for (size_t i = 0; i < count; i++) width += d->shown.items[i].width + (i > 0 ? GAP : 0);
    return width;
}

/* A match stands behind its left context, and before its right one. */
static bool is_match(const drawing *d, size_t column)
{
    return column > 0 && d->columns[column - 1].type == LEC_TEXT_BEFORE;
}

static bool is_context(const drawing *d, size_t column)
{
    return d->columns[column].type == LEC_TEXT_BEFORE || (column > 0 && is_match(d, column - 1));
}

/* The widest text among the first columns, or NULL where none can be narrower; a match only where
 * nothing else can. */
static shown_column *widest_text(drawing *d, size_t count)
{
    shown_column *widest = NULL, *match = NULL;
    for (size_t i = 0; i < count; i++) {
        shown_column *of = &d->shown.items[i];
        const size_t least = is_context(d, of->column) ? NARROWEST_CONTEXT : NARROWEST;
        if (is_numeric(d->columns[of->column].type) || of->width <= least) continue;
        if (is_match(d, of->column))
            match = of;
        else if (widest == NULL || of->width > widest->width)
            widest = of;
    }
    return widest != NULL ? widest : match;
}

/* As many columns as fit; the widest texts give way to the keys and to the first number behind
 * them. */
static size_t fit_columns(drawing *d, const lec_screen *screen)
{
    size_t needed = screen->key_count < d->shown.count ? screen->key_count + 1 : d->shown.count;
    if (screen->key_count == 0) /* lines of text: all that are meant to be read together */
        needed = d->chosen > 0 ? d->chosen : d->shown.count;
    shown_column *widest;
    while (width_of(d, needed) > screen->columns && (widest = widest_text(d, needed)) != NULL)
        widest->width--;
    while (needed > 1 && width_of(d, needed) > screen->columns) needed--;
    while (needed < d->shown.count && width_of(d, needed + 1) <= screen->columns) needed++;
    return needed;
}

/* --- drawing --------------------------------------------------------------------------------- */

/* Of a match of two, what stands between them gives way. */
static const char *without_middle(const char *text, size_t width, lec_arena *arena)
{
    const char *first_end = strchr(text, ']'), *second = strrchr(text, '[');
    if (first_end == NULL || second < first_end || lec_display(text, SIZE_MAX, NULL) <= width)
        return text;
    return lec_arena_format(arena, "%.*s \xE2\x80\xA6 %s", (int)(first_end + 1 - text), text,
                            second);
}

static void put_cell(const drawing *d, size_t i, const char *text, bool is_last, FILE *file)
{
    const shown_column *of = &d->shown.items[i];
    const lec_type type = d->columns[of->column].type;
    const bool right = is_numeric(type) || type == LEC_TEXT_BEFORE;
    if (type == LEC_TEXT_BEFORE) text = lec_display_end(text, of->width, d->arena);
    if (is_match(d, of->column)) text = without_middle(text, of->width, d->arena);
    const size_t width = lec_display(text, of->width, NULL);
    const int padding = width < of->width ? (int)(of->width - width) : 0;
    if (i > 0) fprintf(file, "%*s", GAP, "");
    if (right) fprintf(file, "%*s", padding, "");
    lec_display(text, of->width, file);
    if (!right && !is_last) fprintf(file, "%*s", padding, "");
}

lec_status lec_screen_write(const lec_table *table, const lec_screen *screen, FILE *file,
                            lec_screen_rest *rest, lec_error *error)
{
    const size_t rows = lec_table_row_count(table);
    const size_t most = screen->lines == 0 ? rows : screen->lines > 4 ? screen->lines - 3 : 1;
    drawing d = {.table = table,
                 .columns = lec_table_columns(table),
                 .rows = rows < most ? rows : most,
                 .arena = lec_arena_new()};
    order_columns(&d, screen);
    const size_t count = screen->all_columns ? d.shown.count : fit_columns(&d, screen);
    for (size_t i = 0; i < count; i++)
        put_cell(&d, i, d.columns[d.shown.items[i].column].name, i + 1 == count, file);
    putc('\n', file);
    for (size_t row = 0; row < d.rows && !ferror(file); row++) {
        for (size_t i = 0; i < count; i++)
            put_cell(&d, i, cell_text(&d, row, &d.shown.items[i]), i + 1 == count, file);
        putc('\n', file);
    }
    *rest = (lec_screen_rest){rows - d.rows, d.shown.count - count};
    lec_arena_free(d.arena);
    return lec_flush(file, "the table", error);
}

static size_t from_environment(const char *name, size_t otherwise)
{
    const char *text = getenv(name);
    const unsigned long value = text != NULL ? strtoul(text, NULL, 10) : 0;
    return value >= 10 && value <= 10000 ? value : otherwise;
}

void lec_screen_size(FILE *file, size_t *columns, size_t *lines)
{
    struct winsize size = {0};
    const bool known = ioctl(fileno(file), TIOCGWINSZ, &size) == 0;
    *columns = from_environment("COLUMNS", known && size.ws_col > 0 ? size.ws_col : USUAL_COLUMNS);
    *lines = from_environment("LINES", known && size.ws_row > 0 ? size.ws_row : USUAL_LINES);
}
