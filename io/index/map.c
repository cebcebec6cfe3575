/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/index/map.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/memory.h"
#include "io/index/format.h"
#include "io/index/index.h"

enum { MOST_MAPPED = 1024 }; /* those behind are read */

typedef struct {
    _Atomic uintptr_t begin, end; /* 0: a free place */
    const char *path;
} mapping;

static mapping mapped[MOST_MAPPED];
static atomic_bool is_allowed;

void lec_index_allow_mapping(void)
{
    atomic_store(&is_allowed, true);
}

const char *lec_index_mapped_at(const void *address)
{
    const uintptr_t at = (uintptr_t)address;
    for (size_t i = 0; i < MOST_MAPPED; i++)
        if (at >= atomic_load(&mapped[i].begin) && at < atomic_load(&mapped[i].end))
            return mapped[i].path;
    return NULL;
}

void lec_index_give_back(const void *bytes, size_t length)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), at = (uintptr_t)bytes;
    const uintptr_t first = (at + page - 1) / page * page;
    if (lec_index_mapped_at(bytes) == NULL || at + length < first + page) return;
    (void)madvise((char *)bytes + (first - at), at + length - first, MADV_DONTNEED);
}

static void unmap(void *given)
{
    mapping *of = given;
    const uintptr_t begin = atomic_load(&of->begin);
    munmap((void *)begin, atomic_load(&of->end) - begin); /* NOLINT(performance-no-int-to-ptr) */
    atomic_store(&of->end, 0);
    atomic_store(&of->begin, 0);
}

/* NULL when there is no place, or the system does not map the file: it is read then. */
static const void *map_file(int file, size_t length, const char *path, lec_arena *arena)
{
    mapping *place = NULL;
    for (size_t i = 0; i < MOST_MAPPED && place == NULL; i++) {
        uintptr_t none = 0;
        if (atomic_compare_exchange_strong(&mapped[i].begin, &none, UINTPTR_MAX))
            place = &mapped[i];
    }
    if (place == NULL) return NULL;
    void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) {
        atomic_store(&place->begin, 0);
        return NULL;
    }
    place->path = path;
    atomic_store(&place->end, (uintptr_t)bytes + length);
    atomic_store(&place->begin, (uintptr_t)bytes);
    lec_arena_adopt(arena, place, unmap);
    return bytes;
}

static lec_status read_file(int file, size_t length, const char *path, lec_arena *arena,
                            const void **out, lec_error *error)
{
    char *bytes = lec_memory_allocate(length);
    lec_arena_adopt(arena, bytes, lec_memory_free);
    for (size_t at = 0; at < length;) {
        const ssize_t got = read(file, bytes + at, length - at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0)
            return lec_fail(error, LEC_BAD_DATA, "%s: %s", path,
                            got < 0 ? strerror(errno) : "became shorter while it was read");
        at += (size_t)got;
    }
    *out = bytes;
    return LEC_OK;
}

lec_status lec_index_bytes(const char *path, lec_arena *arena, const void **bytes, size_t *length,
                           lec_error *error)
{
    struct stat about;
    lec_descriptor *file = lec_descriptor_new(arena);
    file->number = open(path, O_RDONLY | O_CLOEXEC);
    if (file->number < 0 || fstat(file->number, &about) != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s; give the name of an index", path,
                        strerror(errno));
    if (!S_ISREG(about.st_mode) || about.st_size == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: is no index of lectern; 'lectern index' makes one of transcripts",
                        path);
    *length = (size_t)about.st_size;
    *bytes = atomic_load(&is_allowed) ? map_file(file->number, *length, path, arena) : NULL;
    const lec_status status =
        *bytes != NULL ? LEC_OK : read_file(file->number, *length, path, arena, bytes, error);
    lec_descriptor_close(file);
    return status;
}

lec_status lec_index_is_at(const char *path, bool *out, lec_error *error)
{
    char magic[LEC_INDEX_MAGIC_BYTES];
    struct stat about;
    *out = false;
    if (stat(path, &about) != 0)
        return errno != EIO && errno != ENOMEM
                   ? LEC_OK /* who reads or writes it says so */
                   : lec_fail(error, LEC_BAD_DATA, "%s: %s", path, strerror(errno));
    if (!S_ISREG(about.st_mode)) return LEC_OK; /* a pipe is read once */
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 && errno == EACCES) return LEC_OK; /* who reads it says so */
    const ssize_t got = file >= 0 ? read(file, magic, sizeof magic) : -1;
    const int reason = errno;
    if (file >= 0) close(file);
    if (got < 0) return lec_fail(error, LEC_BAD_DATA, "%s: %s", path, strerror(reason));
    *out = lec_index_is(magic, (size_t)got);
    return LEC_OK;
}
