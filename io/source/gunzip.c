/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/gunzip.h"

#include <stdbool.h>
#include <zlib.h>

#include "core/limits.h"
#include "core/memory.h"

enum { GZIP_WINDOW = 15 + 16, STEP = 64 * 1024 };

typedef struct {
    const char *path;
    size_t packed;
    const lec_unpacking_limits *limits;
    z_stream stream;
    char *bytes;   /* NULL while they are only counted: what is too much takes no memory */
    size_t length; /* so far */
    size_t whole;  /* as it was counted */
    lec_error *error;
} unpacking;

lec_status lec_check_unpacked(const char *path, uint64_t packed, uint64_t unpacked,
                              const lec_unpacking_limits *limits, lec_error *error)
{
    if (unpacked > limits->largest)
        return lec_limit_fail(LEC_LIMIT_UNPACKED_BYTES, limits->largest, path, error);
    if (unpacked > limits->free && unpacked / limits->expansion > packed)
        return lec_limit_fail(LEC_LIMIT_EXPANSION, limits->expansion, path, error);
    return LEC_OK;
}

static lec_status damaged(const unpacking *of, const char *why)
{
    return lec_fail(of->error, LEC_BAD_DATA,
                    "%s: damaged or cut short (%s); get the file again, or unpack it yourself",
                    of->path, why);
}

static voidpf allocate(voidpf arena, uInt count, uInt size)
{
    return lec_arena_alloc(arena, count, size);
}

static void release(voidpf arena, voidpf memory)
{
    (void)arena; /* all is freed with it */
    (void)memory;
}

/* One step of inflate(): its status in *result. */
static lec_status inflate_some(unpacking *of, int *result)
{
    Bytef unused[STEP];
    const size_t room = of->whole - of->length;
    /* the byte of the final NUL is there too, so that the end can be seen */
    const uInt step = of->bytes == NULL || room >= STEP ? STEP : (uInt)room + 1;
    of->stream.next_out = of->bytes == NULL ? unused : (Bytef *)of->bytes + of->length;
    of->stream.avail_out = step;
    *result = inflate(&of->stream, Z_NO_FLUSH);
    of->length += step - of->stream.avail_out;
    return lec_check_unpacked(of->path, of->packed, of->length, of->limits, of->error);
}

static lec_status inflate_member(unpacking *of)
{
    int result = Z_OK;
    while (result == Z_OK) {
        const lec_status status = inflate_some(of, &result);
        if (status != LEC_OK) return status;
    }
    if (result == Z_STREAM_END) return LEC_OK;
    if (result == Z_BUF_ERROR) return damaged(of, "the end is missing");
    return damaged(of, of->stream.msg != NULL ? of->stream.msg : "no reason given");
}

static bool is_padding(const z_stream *stream)
{
    for (uInt i = 0; i < stream->avail_in; i++)
        if (stream->next_in[i] != 0) return false;
    return true;
}

static lec_status inflate_members(unpacking *of, const char *packed)
{
    lec_status status = LEC_OK;
    of->length = 0;
    of->stream.next_in = (z_const Bytef *)packed;
    of->stream.avail_in = (uInt)of->packed;
    do {
        if (inflateReset(&of->stream) != Z_OK) return damaged(of, "zlib cannot begin");
        status = inflate_member(of);
    } while (status == LEC_OK && !is_padding(&of->stream));
    return status;
}

lec_status lec_gunzip(const char *path, const char *bytes, size_t length,
                      const lec_unpacking_limits *limits, lec_arena *arena, const char **out,
                      size_t *out_length, lec_error *error)
{
    unpacking of = {.path = path, .packed = length, .limits = limits, .error = error};
    if (length > UINT32_MAX)
        return lec_check_unpacked(path, length, limits->largest + 1, limits, error);
    lec_arena *own = lec_arena_new();
    of.stream.opaque = own;
    of.stream.zalloc = allocate;
    of.stream.zfree = release;
    if (inflateInit2(&of.stream, GZIP_WINDOW) != Z_OK) lec_memory_ran_out();
    lec_status status = inflate_members(&of, bytes);
    if (status == LEC_OK) {
        of.whole = of.length;
        of.bytes = lec_memory_allocate(of.whole + 1);
        lec_arena_adopt(arena, of.bytes, lec_memory_free);
        status = inflate_members(&of, bytes);
    }
    inflateEnd(&of.stream);
    lec_arena_free(own);
    if (status != LEC_OK) return status;
    of.bytes[of.length] = '\0';
    *out = of.bytes;
    *out_length = of.length;
    return LEC_OK;
}
