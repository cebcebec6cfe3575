/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/index/sink.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "core/checksum.h"
#include "io/index/sections.h"

struct lec_index_sink {
    lec_arena *arena;
    FILE *file;
    int failure; /* errno of the first write that failed, behind which none is tried */
    lec_texts_put texts, names;
    LEC_ARRAY(lec_index_section) sections;
    size_t expected; /* sections */
    uint64_t at;     /* bytes of the file */
    /* of the section that is begun */
    size_t width;
    lec_summing *sum;
    char *block; /* [LEC_INDEX_BLOCK] */
    size_t in_block;
    bool is_summed; /* its blocks are */
    LEC_ARRAY(uint64_t) sums;
};

static void write_out(lec_index_sink *sink, const void *bytes, size_t length)
{
    if (sink->failure == 0 && fwrite(bytes, 1, length, sink->file) != length) sink->failure = errno;
}

lec_index_sink *lec_index_sink_new(lec_arena *arena, FILE *file, size_t section_count,
                                   lec_vocabulary *texts)
{
    lec_index_sink *sink = lec_new(arena, lec_index_sink, 1);
    sink->arena = arena;
    sink->file = file;
    sink->texts.texts = texts;
    sink->names.texts = lec_vocabulary_new(arena);
    sink->expected = section_count;
    sink->at = sizeof(lec_index_header) + section_count * sizeof(lec_index_section);
    sink->block = lec_new(arena, char, LEC_INDEX_BLOCK);
    sink->sum = lec_summing_new(arena);
    sink->is_summed = true;
    if (file != NULL) /* room for what goes to the front */
        for (uint64_t i = 0; i < sink->at; i += LEC_INDEX_ALIGNMENT)
            write_out(sink, sink->block, LEC_INDEX_ALIGNMENT);
    return sink;
}

size_t lec_index_sink_count(const lec_index_sink *sink)
{
    return sink->sections.count;
}

bool lec_index_sink_counts(const lec_index_sink *sink)
{
    return sink->file == NULL;
}

/* --- a section ------------------------------------------------------------------------------- */

void lec_index_begin(lec_index_sink *sink, const char *name, size_t width)
{
    lec_index_section added = {.offset = sink->at};
    assert(strlen(name) < sizeof added.name);
    memcpy(added.name, name, strlen(name));
    LEC_PUSH(sink->arena, sink->sections, added);
    sink->width = width;
    lec_summing_begin(sink->sum);
}

/* A block, or what is left of one at the end. */
static void end_block(lec_index_sink *sink, const char *bytes, size_t length)
{
    lec_summing_add(sink->sum, bytes, length);
    if (sink->is_summed) LEC_PUSH(sink->arena, sink->sums, lec_checksum(bytes, length));
    write_out(sink, bytes, length);
    sink->sections.items[sink->sections.count - 1].bytes += length;
}

void lec_index_add_items(lec_index_sink *sink, const void *items, size_t count)
{
    const char *bytes = items;
    for (size_t left = lec_index_sink_counts(sink) ? 0 : count * sink->width; left > 0;) {
        const size_t room = LEC_INDEX_BLOCK - sink->in_block;
        const size_t taken = left < room ? left : room;
        if (taken == LEC_INDEX_BLOCK) {
            end_block(sink, bytes, taken);
        } else {
            memcpy(sink->block + sink->in_block, bytes, taken);
            sink->in_block += taken;
        }
        if (sink->in_block == LEC_INDEX_BLOCK) {
            end_block(sink, sink->block, sink->in_block);
            sink->in_block = 0;
        }
        bytes += taken;
        left -= taken;
    }
}

void lec_index_end(lec_index_sink *sink)
{
    static const char zeros[LEC_INDEX_ALIGNMENT];
    lec_index_section *ended = &sink->sections.items[sink->sections.count - 1];
    if (sink->in_block > 0) end_block(sink, sink->block, sink->in_block);
    sink->in_block = 0;
    ended->count = ended->bytes / sink->width;
    ended->checksum = lec_summing_end(sink->sum);
    sink->at += ended->bytes;
    const size_t over = (size_t)(sink->at % LEC_INDEX_ALIGNMENT);
    if (over == 0 || lec_index_sink_counts(sink)) return;
    write_out(sink, zeros, LEC_INDEX_ALIGNMENT - over);
    sink->at += LEC_INDEX_ALIGNMENT - over;
}

void lec_index_put(lec_index_sink *sink, const char *name, const void *items, size_t count,
                   size_t width)
{
    lec_index_begin(sink, name, width);
    lec_index_add_items(sink, items, count);
    lec_index_end(sink);
}

/* --- texts and structs ----------------------------------------------------------------------- */

static uint64_t offset_in(lec_index_sink *sink, lec_texts_put *of, const char *text)
{
    const size_t length = strlen(text);
    const uint32_t id = lec_vocabulary_add(of->texts, text, length);
    while (of->offsets.count <= id) LEC_PUSH(sink->arena, of->offsets, LEC_INDEX_NULL);
    if (of->offsets.items[id] != LEC_INDEX_NULL) return of->offsets.items[id];
    of->offsets.items[id] = of->bytes;
    of->bytes += length + 1;
    LEC_PUSH(sink->arena, of->order, id);
    return of->offsets.items[id];
}

static void add_text(lec_index_sink *sink, const lec_index_field *field, const char *at)
{
    const char *text = at;
    lec_texts_put *into = field->kind == LEC_INDEX_NAME ? &sink->names : &sink->texts;
    if (field->kind != LEC_INDEX_SHA256) memcpy(&text, at, sizeof text);
    const bool is_none = text == NULL && field->kind == LEC_INDEX_SPARSE;
    const uint64_t offset =
        is_none ? LEC_INDEX_NULL : offset_in(sink, into, text != NULL ? text : "");
    lec_index_add_items(sink, &offset, 1);
}

void lec_index_add_field(lec_index_sink *sink, const lec_index_field *field, const void *items,
                         size_t count, size_t size)
{
    if (lec_index_sink_counts(sink) || count == 0) return;
    const char *at = (const char *)items + field->offset;
    for (size_t i = 0; i < count; i++)
        if (field->kind <= LEC_INDEX_SHA256)
            add_text(sink, field, at + i * size);
        else
            lec_index_add_items(sink, at + i * size, 1);
}

void lec_index_put_table(lec_index_sink *sink, const lec_index_table *table, const void *items,
                         size_t count)
{
    for (size_t f = 0; f < table->field_count; f++) {
        lec_index_begin(sink, table->fields[f].section, lec_index_width(table->fields[f].kind));
        lec_index_add_field(sink, &table->fields[f], items, count, table->size);
        lec_index_end(sink);
    }
}

/* --- the end --------------------------------------------------------------------------------- */

static void put_pool(lec_index_sink *sink, const char *name, const lec_texts_put *of)
{
    lec_index_begin(sink, name, 1);
    const char *const *texts = lec_vocabulary_texts(of->texts);
    for (size_t i = 0; i < of->order.count; i++) {
        const char *text = texts[of->order.items[i]];
        lec_index_add_items(sink, text, strlen(text) + 1);
    }
    lec_index_end(sink);
}

void lec_index_put_pools(lec_index_sink *sink)
{
    put_pool(sink, "names", &sink->names);
    put_pool(sink, "texts", &sink->texts);
    sink->is_summed = false;
    lec_index_put(sink, "sums", sink->sums.items, sink->sums.count, sizeof *sink->sums.items);
}

lec_status lec_index_sink_end(lec_index_sink *sink, lec_index_header *header, lec_error *error)
{
    const size_t count = sink->sections.count;
    assert(count == sink->expected && sink->file != NULL);
    header->format = LEC_INDEX_FORMAT;
    header->section_count = count;
    header->bytes = sink->at;
    memcpy(header->magic, LEC_INDEX_MAGIC, LEC_INDEX_MAGIC_BYTES);
    header->directory_checksum =
        lec_checksum(sink->sections.items, count * sizeof *sink->sections.items);
    header->checksum = lec_checksum(header, offsetof(lec_index_header, checksum));
    if (sink->failure == 0 && fseek(sink->file, 0, SEEK_SET) != 0) sink->failure = errno;
    write_out(sink, header, sizeof *header);
    write_out(sink, sink->sections.items, count * sizeof *sink->sections.items);
    if (sink->failure == 0 && fseek(sink->file, (long)sink->at, SEEK_SET) != 0)
        sink->failure = errno;
    if (sink->failure == 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "cannot write the index: %s; make room or write elsewhere",
                    strerror(sink->failure));
}
