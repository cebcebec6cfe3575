/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/index/sections.h"

#include <inttypes.h>
#include <math.h>
#include <stdatomic.h>
#include <string.h>

#include "core/checksum.h"
#include "core/parallel.h"
#include "io/index/index.h"
#include "io/index/map.h"
#include "io/words/unicode.h"

enum { MOST_SECTIONS = 1024 };

size_t lec_index_width(lec_index_kind kind)
{
    return kind == LEC_INDEX_NUMBER ? sizeof(uint32_t) : sizeof(uint64_t);
}

lec_status lec_index_machine(lec_error *error)
{
    const uint16_t one = 1;
    if (*(const unsigned char *)&one == 1) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "this machine keeps the bytes of numbers in the other order (big-endian), for "
                    "which there are no indexes; read the transcripts");
}

void lec_index_damaged(lec_index_file *file, const char *what)
{
    if (file->failed) return;
    file->failed = true;
    (void)lec_fail(file->error, LEC_BAD_DATA,
                   "%s: a damaged index (%s); make it again with 'lectern index'", file->path,
                   what);
}

/* --- header and directory -------------------------------------------------------------------- */

bool lec_index_is(const void *bytes, size_t length)
{
    const size_t begun = length < LEC_INDEX_MAGIC_BYTES ? length : LEC_INDEX_MAGIC_BYTES;
    return begun > 0 && memcmp(bytes, LEC_INDEX_MAGIC, begun) == 0;
}

static void check_header(lec_index_file *file, size_t length)
{
    const lec_index_header *header = file->header;
    if (length < sizeof *header) {
        lec_index_damaged(file, "cut short");
        return;
    }
    if (header->format != LEC_INDEX_FORMAT) {
        file->failed = true;
        (void)lec_fail(
            file->error, LEC_BAD_DATA,
            "%s: an index in format %" PRIu32 ", of lectern %.*s, and this lectern reads "
            "format %d; make it again with 'lectern index'",
            file->path, header->format, (int)strnlen(header->version, sizeof header->version),
            header->version, LEC_INDEX_FORMAT);
        return;
    }
    if (header->checksum != lec_checksum(header, offsetof(lec_index_header, checksum)) ||
        header->version[sizeof header->version - 1] != '\0' || header->zero != 0)
        lec_index_damaged(file, "its header");
    else if (header->bytes > length)
        lec_index_damaged(file, "cut short");
    else if (header->bytes < length)
        lec_index_damaged(file, "something follows its end");
}

/* Sections follow each other without gap, so none lies in another or beyond the end. */
static void check_directory(lec_index_file *file)
{
    const uint64_t length = file->header->bytes, count = file->header->section_count;
    uint64_t end = sizeof(lec_index_header);
    if (count > MOST_SECTIONS || length - end < count * sizeof(lec_index_section)) {
        lec_index_damaged(file, "its directory");
        return;
    }
    file->sections = (const void *)(file->bytes + end);
    end += count * sizeof(lec_index_section);
    if (lec_checksum(file->sections, (size_t)count * sizeof *file->sections) !=
        file->header->directory_checksum)
        lec_index_damaged(file, "its directory");
    for (uint64_t i = 0; i < count && !file->failed; i++) {
        const lec_index_section *it = &file->sections[i];
        if (it->name[sizeof it->name - 1] != '\0' || it->offset != end || it->bytes > length - end)
            lec_index_damaged(file, "its directory");
        else
            end +=
                (it->bytes + LEC_INDEX_ALIGNMENT - 1) / LEC_INDEX_ALIGNMENT * LEC_INDEX_ALIGNMENT;
        if (end > length) lec_index_damaged(file, "its directory");
    }
    if (end != length) lec_index_damaged(file, "its directory");
}

typedef struct {
    const lec_index_file *file;
    atomic_size_t first_bad;
} summing;

static void sum_range(size_t first, size_t end, size_t thread, void *given)
{
    (void)thread;
    summing *of = given;
    for (size_t i = first; i < end; i++) {
        const lec_index_section *it = &of->file->sections[i];
        const void *bytes = of->file->bytes + it->offset;
        const bool holds = lec_checksum(bytes, (size_t)it->bytes) == it->checksum;
        if (of->file->gives_back) lec_index_give_back(bytes, (size_t)it->bytes);
        if (holds) continue;
        size_t known = atomic_load(&of->first_bad);
        while (i < known && !atomic_compare_exchange_weak(&of->first_bad, &known, i)) {
        }
    }
}

static void check_sums(lec_index_file *file, uint64_t threads)
{
    const size_t count = (size_t)file->header->section_count;
    summing all = {.file = file};
    atomic_init(&all.first_bad, count);
    lec_parallel_for(count, (size_t)threads, sum_range, &all);
    const size_t bad = atomic_load(&all.first_bad);
    if (bad < count)
        lec_index_damaged(file,
                          lec_arena_format(file->arena, "section %s", file->sections[bad].name));
}

/* Between sections stand zeros. */
static void check_padding(lec_index_file *file)
{
    const size_t count = (size_t)file->header->section_count;
    for (size_t i = 0; i < count && !file->failed; i++) {
        const lec_index_section *it = &file->sections[i];
        const uint64_t end = i + 1 < count ? file->sections[i + 1].offset : file->header->bytes;
        for (uint64_t at = it->offset + it->bytes; at < end; at++)
            if (file->bytes[at] != 0)
                lec_index_damaged(file,
                                  lec_arena_format(file->arena, "behind section %s", it->name));
    }
}

static lec_index_pool pool_of(lec_index_file *file, const char *name)
{
    lec_index_pool pool = {0};
    pool.text = lec_index_column(file, name, 1, &pool.bytes);
    if (pool.bytes > 0 && pool.text[pool.bytes - 1] != '\0') lec_index_damaged(file, name);
    return pool;
}

static lec_status open_directory(const char *path, const void *bytes, size_t length,
                                 lec_arena *arena, lec_index_file *out, lec_error *error)
{
    *out = (lec_index_file){
        .path = path, .bytes = bytes, .header = bytes, .arena = arena, .error = error};
    if (!lec_index_is(bytes, length))
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: is no index of lectern; 'lectern index' makes one of transcripts",
                        path);
    const lec_status status = lec_index_machine(error);
    if (status != LEC_OK) return status;
    check_header(out, length);
    if (!out->failed) check_directory(out);
    return out->failed ? LEC_BAD_DATA : LEC_OK;
}

static lec_status open_pools(lec_index_file *out)
{
    out->texts = pool_of(out, "texts");
    out->names = pool_of(out, "names");
    if (out->texts.bytes > 0 && !lec_utf8_is_valid(out->texts.text, out->texts.bytes))
        lec_index_damaged(out, "texts");
    return out->failed ? LEC_BAD_DATA : LEC_OK;
}

void lec_index_looked_at(lec_index_file *file, size_t bytes)
{
    enum { MOST_HELD = 1 << 24 };
    file->looked_at += bytes;
    if (!file->gives_back || file->looked_at < MOST_HELD) return;
    file->looked_at = 0;
    lec_index_give_back(file->bytes, (size_t)file->header->bytes);
}

lec_status lec_index_sections(const char *path, const void *bytes, size_t length, uint64_t threads,
                              bool gives_back, lec_arena *arena, lec_index_file *out,
                              lec_error *error)
{
    const lec_status status = open_directory(path, bytes, length, arena, out, error);
    if (status != LEC_OK) return status;
    out->gives_back = gives_back;
    check_sums(out, threads);
    if (!out->failed) check_padding(out);
    return out->failed ? LEC_BAD_DATA : open_pools(out);
}

/* --- blocks ---------------------------------------------------------------------------------- */

static size_t block_count(const lec_index_section *of)
{
    return (size_t)(of->bytes / LEC_INDEX_BLOCK + (of->bytes % LEC_INDEX_BLOCK > 0));
}

lec_status lec_index_sections_by_blocks(const char *path, const void *bytes, size_t length,
                                        lec_arena *arena, lec_index_file *out, bool *out_known,
                                        lec_error *error)
{
    const lec_status status = open_directory(path, bytes, length, arena, out, error);
    if (status != LEC_OK) return status;
    const size_t count = (size_t)out->header->section_count;
    *out_known = count > 0 && strcmp(out->sections[count - 1].name, "sums") == 0;
    if (!*out_known) return LEC_OK;
    const lec_index_section *last = &out->sections[count - 1];
    size_t *first = lec_new(arena, size_t, count), blocks = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        first[i] = blocks;
        blocks += block_count(&out->sections[i]);
    }
    if (last->bytes != blocks * sizeof(uint64_t) ||
        lec_checksum(out->bytes + last->offset, (size_t)last->bytes) != last->checksum) {
        lec_index_damaged(out, "section sums");
        return LEC_BAD_DATA;
    }
    out->first_block = first;
    out->is_checked = lec_new(arena, bool, blocks);
    out->sums = (const void *)(out->bytes + last->offset);
    return open_pools(out);
}

/* Looks at the blocks in which bytes begin .. end - 1 of a section lie, each once. */
static void touch(lec_index_file *file, size_t section, uint64_t begin, uint64_t end)
{
    const lec_index_section *of = &file->sections[section];
    if (file->sums == NULL || begin >= end || section + 1 == file->header->section_count) return;
    for (uint64_t b = begin / LEC_INDEX_BLOCK; b * LEC_INDEX_BLOCK < end; b++) {
        const size_t block = file->first_block[section] + (size_t)b;
        if (file->is_checked[block]) continue;
        const uint64_t at = b * LEC_INDEX_BLOCK, left = of->bytes - at;
        if (lec_checksum(file->bytes + of->offset + at,
                         (size_t)(left < LEC_INDEX_BLOCK ? left : LEC_INDEX_BLOCK)) !=
            file->sums[block]) {
            lec_index_damaged(file, lec_arena_format(file->arena, "section %s", of->name));
            return;
        }
        file->is_checked[block] = true;
    }
}

/* --- columns --------------------------------------------------------------------------------- */

/* The section, or NULL and a failure. */
static const lec_index_section *find_section(lec_index_file *file, const char *name, size_t width)
{
    if (file->failed) return NULL;
    for (uint64_t i = 0; i < file->header->section_count; i++) {
        const lec_index_section *it = &file->sections[i];
        if (strcmp(it->name, name) != 0) continue;
        if (it->bytes / width != it->count || it->bytes % width != 0) break;
        return it;
    }
    lec_index_damaged(file, lec_arena_format(file->arena, "section %s", name));
    return NULL;
}

bool lec_index_has(const lec_index_file *file, const char *name)
{
    for (uint64_t i = 0; i < file->header->section_count; i++)
        if (strcmp(file->sections[i].name, name) == 0) return true;
    return false;
}

const void *lec_index_unseen(lec_index_file *file, const char *name, size_t width, size_t *count)
{
    const lec_index_section *it = find_section(file, name, width);
    *count = it != NULL ? (size_t)it->count : 0;
    return *count > 0 ? file->bytes + it->offset : NULL;
}

const void *lec_index_rows(lec_index_file *file, const char *name, size_t width, size_t first,
                           size_t count)
{
    const lec_index_section *it = find_section(file, name, width);
    if (it == NULL || count == 0) return NULL;
    if (first > it->count || count > it->count - first) {
        lec_index_damaged(file, lec_arena_format(file->arena, "items of section %s", name));
        return NULL;
    }
    touch(file, (size_t)(it - file->sections), first * width, (first + count) * width);
    return file->failed ? NULL : file->bytes + it->offset + first * width;
}

const void *lec_index_column(lec_index_file *file, const char *name, size_t width, size_t *count)
{
    const lec_index_section *it = find_section(file, name, width);
    *count = it != NULL ? (size_t)it->count : 0;
    const void *items = lec_index_rows(file, name, width, 0, *count);
    if (items == NULL) *count = 0;
    return items;
}

const void *lec_index_column_of(lec_index_file *file, const char *name, size_t width, size_t count)
{
    size_t found;
    const void *items = lec_index_column(file, name, width, &found);
    if (found != count) {
        lec_index_damaged(file, lec_arena_format(file->arena, "items of section %s", name));
        return NULL;
    }
    return items;
}

/* --- structs --------------------------------------------------------------------------------- */

/* The text that begins at `offset`; NULL and a failure when none does. */
static const char *text_at(lec_index_file *file, const lec_index_field *field, uint64_t offset)
{
    const lec_index_pool *pool = field->kind == LEC_INDEX_NAME ? &file->names : &file->texts;
    if (offset < pool->bytes && (offset == 0 || pool->text[offset - 1] == '\0'))
        return pool->text + offset;
    if (offset != LEC_INDEX_NULL || field->kind != LEC_INDEX_SPARSE)
        lec_index_damaged(file, field->section);
    return NULL;
}

static void read_texts(lec_index_file *file, const lec_index_field *field, const uint64_t *offsets,
                       size_t count, char *items, size_t size)
{
    for (size_t i = 0; i < count && !file->failed; i++) {
        const char *text = text_at(file, field, offsets[i]);
        char *to = items + i * size + field->offset;
        if (field->kind != LEC_INDEX_SHA256)
            memcpy(to, &text, sizeof text);
        else if (text != NULL && strlen(text) == 64)
            memcpy(to, text, 65);
        else
            lec_index_damaged(file, field->section);
    }
}

/* Whether a value is one that the field may have. */
static bool is_within(const lec_index_field *field, const unsigned char *value)
{
    double real;
    uint32_t number;
    switch (field->kind) {
    case LEC_INDEX_NUMBER:
        memcpy(&number, value, sizeof number);
        real = number;
        break;
    case LEC_INDEX_REAL:
    case LEC_INDEX_MISSING:
        memcpy(&real, value, sizeof real);
        if (isnan(real)) return field->kind == LEC_INDEX_MISSING;
        if (isinf(real)) return false;
        break;
    default:
        return true;
    }
    return field->least >= field->most || (real >= field->least && real <= field->most);
}

static void read_field(lec_index_file *file, const lec_index_field *field, size_t first,
                       size_t count, char *items, size_t size)
{
    const size_t width = lec_index_width(field->kind);
    const unsigned char *values = lec_index_rows(file, field->section, width, first, count);
    if (values == NULL) return;
    if (field->kind <= LEC_INDEX_SHA256) {
        read_texts(file, field, (const void *)values, count, items, size);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_within(field, values + i * width)) lec_index_damaged(file, field->section);
        memcpy(items + i * size + field->offset, values + i * width, width);
    }
}

void *lec_index_read_rows(lec_index_file *file, const lec_index_table *table, size_t first,
                          size_t count)
{
    if (file->failed) return NULL;
    char *items = lec_arena_alloc(file->arena, count, table->size);
    for (size_t f = 0; f < table->field_count; f++)
        read_field(file, &table->fields[f], first, count, items, table->size);
    return items;
}

void *lec_index_read_table(lec_index_file *file, const lec_index_table *table, size_t *count)
{
    const lec_index_field *first = table->fields;
    (void)lec_index_unseen(file, first->section, lec_index_width(first->kind), count);
    return lec_index_read_table_of(file, table, *count);
}

void *lec_index_read_table_of(lec_index_file *file, const lec_index_table *table, size_t count)
{
    for (size_t f = 0; f < table->field_count; f++) {
        size_t found;
        const lec_index_field *field = &table->fields[f];
        (void)lec_index_unseen(file, field->section, lec_index_width(field->kind), &found);
        if (found != count)
            lec_index_damaged(file,
                              lec_arena_format(file->arena, "items of section %s", field->section));
    }
    return lec_index_read_rows(file, table, 0, count);
}
