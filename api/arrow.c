/* SPDX-License-Identifier: GPL-3.0-or-later
 * arrow.c -- a table as a stream of one batch by Arrow's C interface, which is these structs and
 * their rules (arrow.apache.org/docs/format/CDataInterface.html, CStreamInterface.html); no library
 * is needed. What a struct holds lives in an arena of its own, freed by its release(). */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "api/handle.h"
#include "core/calendar.h"
#include "core/memory.h"

#define ARROW_FLAG_NULLABLE 2

struct ArrowSchema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct ArrowSchema **children, *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct ArrowArray **children, *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

typedef struct {
    lectern_table *table;
    lectern_error error;
    bool is_done; /* the batch was given */
} stream_state;

/* --- schema ---------------------------------------------------------------------------------- */

static const char *format_of(lectern_type type)
{
    switch (type) {
    case LECTERN_DATE:
        return "tdD";
    case LECTERN_COUNT:
        return "L";
    case LECTERN_NUMBER:
        return "g";
    default:
        return "u";
    }
}

/* The children go with their parent, unless somebody has moved them out of it. */
static void release_schema(struct ArrowSchema *schema)
{
    lec_arena *arena = schema->private_data;
    for (int64_t i = 0; i < schema->n_children; i++)
        if (schema->children[i]->release != NULL) schema->children[i]->release(schema->children[i]);
    schema->release = NULL;
    lec_arena_free(arena);
}

/* A child that is moved out keeps its own arena. */
static struct ArrowSchema *child_schema(const lectern_table *table, size_t column,
                                        lec_arena *parent)
{
    lec_arena *arena = lec_arena_new();
    struct ArrowSchema *child = lec_new(parent, struct ArrowSchema, 1);
    const char *name = lectern_column_name(table, column);
    *child = (struct ArrowSchema){.format = format_of(lectern_column_type(table, column)),
                                  .name = lec_arena_text(arena, name, strlen(name)),
                                  .flags = ARROW_FLAG_NULLABLE,
                                  .release = release_schema,
                                  .private_data = arena};
    return child;
}

typedef struct {
    const lectern_table *table;
    struct ArrowSchema *schema;
    struct ArrowArray *array;
} filling;

static lec_status fill_schema(void *state, lec_error *error)
{
    (void)error;
    const filling *f = state;
    lec_arena *arena = lec_arena_new();
    const size_t columns = lectern_column_count(f->table);
    struct ArrowSchema schema = {.format = "+s",
                                 .name = "",
                                 .n_children = (int64_t)columns,
                                 .children = lec_new(arena, struct ArrowSchema *, columns),
                                 .release = release_schema,
                                 .private_data = arena};
    for (size_t c = 0; c < columns; c++) schema.children[c] = child_schema(f->table, c, arena);
    *f->schema = schema;
    return LEC_OK;
}

/* --- the batch ------------------------------------------------------------------------------- */

static void release_array(struct ArrowArray *array)
{
    lec_arena *arena = array->private_data;
    for (int64_t i = 0; i < array->n_children; i++)
        if (array->children[i]->release != NULL) array->children[i]->release(array->children[i]);
    array->release = NULL;
    lec_arena_free(arena);
}

/* Days since 1970-01-01; false where the day is not known. */
static bool find_day(const char *date, int32_t *day)
{
    enum { WHOLE = sizeof "YYYY-MM-DD" - 1 };
    const bool whole = date != NULL && strlen(date) == WHOLE;
    const double days = whole ? lec_days_of_date(date) : NAN;
    if (isnan(days)) return false;
    *day = (int32_t)days;
    return true;
}

/* Bit by row: what is there. */
static const uint8_t *valid_bits(const lectern_table *table, size_t column, lec_arena *arena,
                                 int64_t *missing)
{
    const size_t rows = lectern_row_count(table);
    uint8_t *bits = lec_new(arena, uint8_t, rows / 8 + 1);
    *missing = 0;
    for (size_t row = 0; row < rows; row++) {
        int32_t day;
        const bool dated = lectern_column_type(table, column) != LECTERN_DATE ||
                           find_day(lectern_text(table, row, column), &day);
        const bool there = !lectern_is_missing(table, row, column) && dated;
        if (there)
            bits[row / 8] |= (uint8_t)(1U << row % 8);
        else
            ++*missing;
    }
    return *missing > 0 ? bits : NULL;
}

static const void *numbers_of(const lectern_table *table, size_t column, lec_arena *arena)
{
    const size_t rows = lectern_row_count(table);
    double *numbers = lec_new(arena, double, rows);
    lectern_numbers(table, column, 0, rows, numbers);
    return numbers;
}

static const void *counts_of(const lectern_table *table, size_t column, lec_arena *arena)
{
    const size_t rows = lectern_row_count(table);
    uint64_t *counts = lec_new(arena, uint64_t, rows);
    for (size_t row = 0; row < rows; row++) counts[row] = lectern_count(table, row, column);
    return counts;
}

static const void *days_of(const lectern_table *table, size_t column, lec_arena *arena)
{
    const size_t rows = lectern_row_count(table);
    int32_t *days = lec_new(arena, int32_t, rows);
    for (size_t row = 0; row < rows; row++)
        if (!find_day(lectern_text(table, row, column), &days[row])) days[row] = 0;
    return days;
}

/* Offsets and bytes. LEC_BAD_DATA: more than utf8 can hold. */
static lec_status texts_of(const lectern_table *table, size_t column, lec_arena *arena,
                           const void **buffers, lec_error *error)
{
    const size_t rows = lectern_row_count(table);
    int32_t *offsets = lec_new(arena, int32_t, rows + 1);
    size_t total = 0;
    for (size_t row = 0; row < rows; row++) {
        const char *text = lectern_text(table, row, column);
        total += text != NULL ? strlen(text) : 0;
        if (total > INT32_MAX)
            return lec_fail(error, LEC_BAD_DATA,
                            "the column %s holds more than 2 GiB of text; select fewer rows",
                            lectern_column_name(table, column));
        offsets[row + 1] = (int32_t)total;
    }
    char *bytes = lec_new(arena, char, total + 1);
    for (size_t row = 0; row < rows; row++) {
        const size_t length = (size_t)(offsets[row + 1] - offsets[row]);
        if (length > 0) memcpy(bytes + offsets[row], lectern_text(table, row, column), length);
    }
    buffers[1] = offsets;
    buffers[2] = bytes;
    return LEC_OK;
}

static lec_status fill_child(const lectern_table *table, size_t column, struct ArrowArray *child,
                             lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lectern_type type = lectern_column_type(table, column);
    const bool is_text = type == LECTERN_TEXT || type == LECTERN_NAME;
    *child = (struct ArrowArray){.length = (int64_t)lectern_row_count(table),
                                 .n_buffers = is_text ? 3 : 2,
                                 .buffers = lec_new(arena, const void *, 3),
                                 .release = release_array,
                                 .private_data = arena};
    child->buffers[0] = valid_bits(table, column, arena, &child->null_count);
    if (is_text) return texts_of(table, column, arena, child->buffers, error);
    child->buffers[1] = type == LECTERN_DATE    ? days_of(table, column, arena)
                        : type == LECTERN_COUNT ? counts_of(table, column, arena)
                                                : numbers_of(table, column, arena);
    return LEC_OK;
}

static lec_status fill_array(void *state, lec_error *error)
{
    const filling *f = state;
    lec_arena *arena = lec_arena_new();
    const size_t columns = lectern_column_count(f->table);
    struct ArrowArray array = {.length = (int64_t)lectern_row_count(f->table),
                               .n_buffers = 1,
                               .buffers = lec_new(arena, const void *, 1),
                               .children = lec_new(arena, struct ArrowArray *, columns),
                               .release = release_array,
                               .private_data = arena};
    lec_status status = LEC_OK;
    for (; status == LEC_OK && array.n_children < (int64_t)columns; array.n_children++) {
        struct ArrowArray *child = lec_new(arena, struct ArrowArray, 1);
        array.children[array.n_children] = child;
        status = fill_child(f->table, (size_t)array.n_children, child, error);
    }
    if (status == LEC_OK)
        *f->array = array;
    else
        release_array(&array);
    return status;
}

/* --- the stream ------------------------------------------------------------------------------ */

static int as_errno(lectern_status status)
{
    return status == LECTERN_OK ? 0 : status == LECTERN_OUT_OF_MEMORY ? ENOMEM : EINVAL;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    stream_state *of = stream->private_data;
    filling f = {.table = of->table, .schema = out};
    return as_errno(lec_call(fill_schema, &f, &of->error));
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    stream_state *of = stream->private_data;
    if (of->is_done) {
        out->release = NULL; /* the end */
        return 0;
    }
    filling f = {.table = of->table, .array = out};
    const lectern_status status = lec_call(fill_array, &f, &of->error);
    of->is_done = status == LECTERN_OK;
    return as_errno(status);
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
    const stream_state *of = stream->private_data;
    return of->error.status != LECTERN_OK ? of->error.error.message : NULL;
}

static void release_stream(struct ArrowArrayStream *stream)
{
    stream_state *of = stream->private_data;
    stream->release = NULL;
    lectern_table_release(of->table);
    lec_memory_free(of);
}

static lec_status new_state(void *made, lec_error *error)
{
    (void)error;
    *(stream_state **)made = lec_memory_allocate_zeroed(1, sizeof(stream_state));
    return LEC_OK;
}

lectern_status lectern_table_arrow(lectern_table *table, void *stream, lectern_error *error)
{
    if (table == NULL || stream == NULL)
        return lec_call_refused(error, "lectern_table_arrow: no table, or nowhere to put it");
    stream_state *of = NULL;
    const lectern_status status = lec_call(new_state, &of, error);
    if (status != LECTERN_OK) return status;
    of->table = lectern_table_retain(table);
    *(struct ArrowArrayStream *)stream =
        (struct ArrowArrayStream){get_schema, get_next, get_last_error, release_stream, of};
    return LECTERN_OK;
}
