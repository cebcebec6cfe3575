/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_archive.c -- any bytes as a compressed file or an archive: what comes out is within the
 * limits. */
#include <string.h>

#include "io/source/archive.h"
#include "tests/fuzz/fuzz.h"

enum { LARGEST = 1 << 22 };

static lec_status visit(const lec_archive_member *member, void *given, lec_error *error)
{
    (void)error;
    size_t *total = given;
    *total += member->length;
    fuzz_promise(*total <= LARGEST, "no more than was allowed");
    fuzz_promise(member->bytes[member->length] == '\0', "a NUL at the end");
    fuzz_promise(strpbrk(member->name, "/\\") == NULL, "a name without folders");
    fuzz_promise(fuzz_is_text(member->name, strlen(member->name), ""), "a name that can be shown");
    return LEC_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    const char *bytes = lec_arena_text(arena, (const char *)data, size);
    size_t total = 0;
    if (lec_archive_is(bytes, size)) {
        const lec_status status =
            lec_archive_walk("fuzz", bytes, size, LARGEST, visit, &total, arena, &error);
        fuzz_check_status(status, &error);
    }
    lec_arena_free(arena);
    return 0;
}
