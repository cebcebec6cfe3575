/* SPDX-License-Identifier: GPL-3.0-or-later
 * arrow.c -- a table in the two IPC formats of Apache Arrow (arrow.apache.org/docs/format/Columnar,
 * format/Schema.fbs, Message.fbs, File.fbs): a message with the schema, one with all rows, and in a
 * file, at the end, where they are. No library of Arrow is in Debian 12. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "core/calendar.h"
#include "io/output/flatbuffer.h"
#include "io/output/table_writer.h"
#include "io/output/workbook.h"

/* Numbers of the schemas. */
enum { VERSION_5 = 4, HEADER_SCHEMA = 1, HEADER_BATCH = 3 };
enum { TYPE_INT = 2, TYPE_FLOAT = 3, TYPE_TEXT = 5, TYPE_DATE = 8 };
enum { LITTLE_ENDIAN_DATA = 0, DOUBLE_PRECISION = 2, UNIT_DAY = 0, BITS_OF_COUNT = 64 };

enum { ALIGNMENT = 8, MOST_BUFFERS = 3, BITS = 8 };
#define CONTINUATION UINT32_MAX
#define MAGIC        "ARROW1"

typedef enum { COLUMN_TEXT, COLUMN_DATE, COLUMN_COUNT, COLUMN_NUMBER } column_kind;

typedef struct {
    column_kind kind;
    size_t missing;
    uint64_t bytes; /* of its texts */
    size_t buffer_count;
    uint64_t length[MOST_BUFFERS]; /* without what fills them up to the next */
} column;

typedef struct {
    const lec_table *table;
    const lec_column *declared;
    column *columns;
    size_t column_count, row_count;
    lec_arena *arena;
    FILE *file;
    uint64_t written;
    uint64_t batch_at, batch_head, batch_body; /* its message in the file */
} writer;

/* --- columns --------------------------------------------------------------------------------- */

static column_kind kind_of(const writer *w, size_t c)
{
    const lec_type type = w->declared[c].type;
    if (type == LEC_COUNT) return COLUMN_COUNT;
    if (type == LEC_NUMBER) return COLUMN_NUMBER;
    return type == LEC_DATE ? COLUMN_DATE : COLUMN_TEXT;
}

/* Also of a date of which the day is not known. */
static bool is_missing(const writer *w, size_t row, size_t c)
{
    enum { WHOLE = sizeof "YYYY-MM-DD" - 1 };
    if (lec_table_is_missing(w->table, row, c)) return true;
    if (w->columns[c].kind != COLUMN_DATE) return false;
    const char *date = lec_table_cell(w->table, row, c).text;
    return strlen(date) != WHOLE || isnan(lec_days_of_date(date));
}

static uint64_t padded(uint64_t length)
{
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* Which values are there (a bit each, nothing where all are), then values, or ends and bytes. */
static void measure(const writer *w, size_t c)
{
    column *of = &w->columns[c];
    of->kind = kind_of(w, c);
    for (size_t row = 0; row < w->row_count; row++) {
        if (is_missing(w, row, c))
            of->missing++;
        else if (of->kind == COLUMN_TEXT)
            of->bytes += strlen(lec_table_cell(w->table, row, c).text);
    }
    of->length[0] = of->missing > 0 ? (w->row_count + BITS - 1) / BITS : 0;
    of->buffer_count = of->kind == COLUMN_TEXT ? 3 : 2;
    of->length[1] = of->kind == COLUMN_TEXT   ? (w->row_count + 1) * sizeof(int32_t)
                    : of->kind == COLUMN_DATE ? w->row_count * sizeof(int32_t)
                                              : w->row_count * sizeof(uint64_t);
    of->length[2] = of->bytes;
}

/* --- metadata -------------------------------------------------------------------------------- */

static uint8_t put_type(lec_flat *flat, size_t place, column_kind kind)
{
    size_t at[2];
    size_t table = 0;
    uint8_t type = TYPE_TEXT;
    if (kind == COLUMN_COUNT) {
        type = TYPE_INT;
        table = lec_flat_table(flat, (lec_flat_field[]){{4, BITS_OF_COUNT}, {1, 0}}, 2, at);
    } else if (kind == COLUMN_NUMBER) {
        type = TYPE_FLOAT;
        table = lec_flat_table(flat, (lec_flat_field[]){{2, DOUBLE_PRECISION}}, 1, at);
    } else if (kind == COLUMN_DATE) {
        type = TYPE_DATE;
        table = lec_flat_table(flat, (lec_flat_field[]){{2, UNIT_DAY}}, 1, at);
    } else {
        table = lec_flat_table(flat, NULL, 0, at);
    }
    lec_flat_refer(flat, place, table);
    return type;
}

static size_t put_pair(lec_flat *flat, const char *key, const char *value)
{
    size_t at[2];
    const lec_flat_field fields[] = {LEC_FLAT_REFERENCE, LEC_FLAT_REFERENCE};
    const size_t pair = lec_flat_table(flat, fields, 2, at);
    lec_flat_refer(flat, at[0], lec_flat_text(flat, key));
    lec_flat_refer(flat, at[1], lec_flat_text(flat, value));
    return pair;
}

/* A vector of references, to be filled one after the other. */
static size_t put_references(lec_flat *flat, size_t place, size_t count)
{
    const size_t vector = lec_flat_vector(flat, count, 4);
    lec_flat_refer(flat, place, vector);
    for (size_t i = 0; i < count; i++) lec_flat_put(flat, 0, 4);
    return vector + 4;
}

static size_t put_field(lec_flat *flat, const lec_column *declared, column_kind kind)
{
    enum { NAME, NULLABLE, TYPE_TYPE, TYPE, DICTIONARY, CHILDREN, METADATA, FIELDS };
    lec_flat_field fields[FIELDS] = {[NAME] = LEC_FLAT_REFERENCE,
                                     [NULLABLE] = {1, 1},
                                     [TYPE_TYPE] = {1, 0},
                                     [TYPE] = LEC_FLAT_REFERENCE,
                                     [CHILDREN] = LEC_FLAT_REFERENCE,
                                     [METADATA] = LEC_FLAT_REFERENCE};
    size_t at[FIELDS] = {0};
    const size_t field = lec_flat_table(flat, fields, FIELDS, at);
    lec_flat_refer(flat, at[NAME], lec_flat_text(flat, declared->name));
    const uint8_t type = put_type(flat, at[TYPE], kind);
    flat->bytes.items[at[TYPE_TYPE]] = type;
    put_references(flat, at[CHILDREN], 0);
    const bool has_unit = declared->unit != NULL;
    const size_t pairs = put_references(flat, at[METADATA], has_unit ? 2 : 1);
    lec_flat_refer(flat, pairs, put_pair(flat, "meaning", declared->meaning));
    if (has_unit) lec_flat_refer(flat, pairs + 4, put_pair(flat, "unit", declared->unit));
    return field;
}

static size_t put_schema(lec_flat *flat, const writer *w)
{
    size_t at[2];
    const lec_flat_field fields[] = {{2, LITTLE_ENDIAN_DATA}, LEC_FLAT_REFERENCE};
    const size_t schema = lec_flat_table(flat, fields, 2, at);
    const size_t slots = put_references(flat, at[1], w->column_count);
    for (size_t c = 0; c < w->column_count; c++)
        lec_flat_refer(flat, slots + 4 * c, put_field(flat, &w->declared[c], w->columns[c].kind));
    return schema;
}

static size_t put_batch(lec_flat *flat, const writer *w)
{
    size_t at[3], buffers = 0;
    uint64_t offset = 0;
    const lec_flat_field fields[] = {{8, w->row_count}, LEC_FLAT_REFERENCE, LEC_FLAT_REFERENCE};
    const size_t batch = lec_flat_table(flat, fields, 3, at);
    lec_flat_refer(flat, at[1], lec_flat_vector(flat, w->column_count, ALIGNMENT));
    for (size_t c = 0; c < w->column_count; c++) {
        lec_flat_put(flat, w->row_count, 8);
        lec_flat_put(flat, w->columns[c].missing, 8);
        buffers += w->columns[c].buffer_count;
    }
    lec_flat_refer(flat, at[2], lec_flat_vector(flat, buffers, ALIGNMENT));
    for (size_t c = 0; c < w->column_count; c++)
        for (size_t b = 0; b < w->columns[c].buffer_count; b++) {
            lec_flat_put(flat, offset, 8);
            lec_flat_put(flat, w->columns[c].length[b], 8);
            offset += padded(w->columns[c].length[b]);
        }
    return batch;
}

/* Where the batch is, for those who do not read from the beginning. */
static lec_flat footer_of(const writer *w)
{
    size_t at[4];
    lec_flat flat = lec_flat_new(w->arena);
    const lec_flat_field fields[] = {
        {2, VERSION_5}, LEC_FLAT_REFERENCE, LEC_FLAT_REFERENCE, LEC_FLAT_REFERENCE};
    lec_flat_refer(&flat, 0, lec_flat_table(&flat, fields, 4, at));
    lec_flat_refer(&flat, at[1], put_schema(&flat, w));
    lec_flat_refer(&flat, at[2], lec_flat_vector(&flat, 0, ALIGNMENT));
    lec_flat_refer(&flat, at[3], lec_flat_vector(&flat, 1, ALIGNMENT));
    lec_flat_put(&flat, w->batch_at, 8);
    lec_flat_put(&flat, w->batch_head, 4);
    lec_flat_put(&flat, 0, 4);
    lec_flat_put(&flat, w->batch_body, 8);
    return flat;
}

/* --- bytes ----------------------------------------------------------------------------------- */

static void put_bytes(writer *w, const void *bytes, size_t length)
{
    (void)!fwrite(bytes, 1, length, w->file); /* lec_flush() tells what went wrong */
    w->written += length;
}

static void put_little(writer *w, uint64_t value, size_t size)
{
    uint8_t bytes[sizeof value];
    for (size_t i = 0; i < size; i++) bytes[i] = (uint8_t)(value >> BITS * i & UINT8_MAX);
    put_bytes(w, bytes, size);
}

static void pad(writer *w)
{
    static const uint8_t zeros[ALIGNMENT] = {0};
    put_bytes(w, zeros, (size_t)(padded(w->written) - w->written));
}

/* Metadata before which its length stands. */
static void put_message(writer *w, uint8_t type, size_t (*put_header)(lec_flat *, const writer *),
                        uint64_t body)
{
    size_t at[4];
    lec_flat flat = lec_flat_new(w->arena);
    const lec_flat_field fields[] = {{2, VERSION_5}, {1, type}, LEC_FLAT_REFERENCE, {8, body}};
    lec_flat_refer(&flat, 0, lec_flat_table(&flat, fields, 4, at));
    lec_flat_refer(&flat, at[2], put_header(&flat, w));
    put_little(w, CONTINUATION, 4);
    put_little(w, padded(flat.bytes.count), 4);
    put_bytes(w, flat.bytes.items, flat.bytes.count);
    pad(w);
}

static void put_presence(writer *w, size_t c)
{
    if (w->columns[c].missing == 0) return;
    for (size_t row = 0; row < w->row_count; row += BITS) {
        unsigned bits = 0;
        for (size_t i = 0; i < BITS && row + i < w->row_count; i++)
            bits |= is_missing(w, row + i, c) ? 0U : 1U << i;
        put_little(w, bits, 1);
    }
    pad(w);
}

/* The bits of a value; 0 where it is missing. */
static uint64_t value_of(const writer *w, size_t row, size_t c)
{
    if (is_missing(w, row, c)) return 0;
    const lec_cell cell = lec_table_cell(w->table, row, c);
    uint64_t bits = cell.count;
    if (w->columns[c].kind == COLUMN_NUMBER) memcpy(&bits, &cell.number, sizeof bits);
    if (w->columns[c].kind == COLUMN_DATE) bits = (uint64_t)(int64_t)lec_days_of_date(cell.text);
    return bits;
}

static void put_texts(writer *w, size_t c)
{
    uint64_t end = 0;
    put_little(w, end, sizeof(int32_t));
    for (size_t row = 0; row < w->row_count; row++) {
        end += strlen(lec_table_cell(w->table, row, c).text); /* missing: "" */
        put_little(w, end, sizeof(int32_t));
    }
    pad(w);
    for (size_t row = 0; row < w->row_count; row++) {
        const char *text = lec_table_cell(w->table, row, c).text;
        put_bytes(w, text, strlen(text));
    }
    pad(w);
}

static void put_column(writer *w, size_t c)
{
    const column_kind kind = w->columns[c].kind;
    put_presence(w, c);
    if (kind == COLUMN_TEXT) {
        put_texts(w, c);
        return;
    }
    const size_t size = kind == COLUMN_DATE ? sizeof(int32_t) : sizeof(uint64_t);
    for (size_t row = 0; row < w->row_count; row++) put_little(w, value_of(w, row, c), size);
    pad(w);
}

/* --- the two formats ------------------------------------------------------------------------- */

static void put_stream(writer *w)
{
    put_message(w, HEADER_SCHEMA, put_schema, 0);
    for (size_t c = 0; c < w->column_count; c++)
        for (size_t b = 0; b < w->columns[c].buffer_count; b++)
            w->batch_body += padded(w->columns[c].length[b]);
    w->batch_at = w->written;
    put_message(w, HEADER_BATCH, put_batch, w->batch_body);
    w->batch_head = w->written - w->batch_at;
    for (size_t c = 0; c < w->column_count; c++) put_column(w, c);
    put_little(w, CONTINUATION, 4);
    put_little(w, 0, 4); /* the end */
}

static void put_file(writer *w)
{
    put_bytes(w, MAGIC, sizeof MAGIC - 1);
    pad(w);
    put_stream(w);
    const lec_flat footer = footer_of(w);
    put_bytes(w, footer.bytes.items, footer.bytes.count);
    put_little(w, footer.bytes.count, 4);
    put_bytes(w, MAGIC, sizeof MAGIC - 1);
}

static lec_status write_as(const lec_named_table *tables, const char *path,
                           void (*put_all)(writer *), lec_error *error)
{
    const lec_table *table = tables[0].table;
    lec_arena *arena = lec_arena_new();
    writer w = {.table = table,
                .declared = lec_table_columns(table),
                .column_count = lec_table_column_count(table),
                .row_count = lec_table_row_count(table),
                .arena = arena};
    w.columns = lec_new(arena, column, w.column_count);
    lec_status status = LEC_OK;
    for (size_t c = 0; c < w.column_count && status == LEC_OK; c++) {
        measure(&w, c);
        if (w.columns[c].bytes > INT32_MAX)
            status = lec_fail(error, LEC_BAD_DATA,
                              "the column %s holds more than 2 GiB of text; select fewer rows",
                              w.declared[c].name);
    }
    if (status == LEC_OK && (w.file = fopen(path, "wb")) == NULL)
        status = lec_fail(error, LEC_BAD_DATA, "cannot write %s: %s; make room or write elsewhere",
                          path, strerror(errno));
    if (status == LEC_OK) {
        put_all(&w);
        status = lec_flush(w.file, "the table", error);
    }
    if (w.file != NULL) fclose(w.file);
    lec_arena_free(arena);
    return status;
}

lec_status lec_arrow_write(const lec_named_table *tables, size_t count, const char *path,
                           lec_error *error)
{
    (void)count;
    return write_as(tables, path, put_file, error);
}

lec_status lec_arrow_stream_write(const lec_named_table *tables, size_t count, const char *path,
                                  lec_error *error)
{
    (void)count;
    return write_as(tables, path, put_stream, error);
}
