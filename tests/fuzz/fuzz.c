/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/words/unicode.h"

void fuzz_promise(bool kept, const char *what)
{
    if (kept) return;
    fprintf(stderr, "broken promise: %s\n", what);
    abort();
}

void fuzz_check_status(lec_status status, const lec_error *error)
{
    fuzz_promise(status == LEC_OK || error->message[0] != '\0', "a message for every failure");
    fuzz_promise(status == LEC_OK || strpbrk(error->message, "\n\r\033") == NULL, "of one line");
}

const char *fuzz_file(const uint8_t *data, size_t size)
{
    static char path[64];
    static int file = -1;
    if (file < 0) {
        char made[] = "/tmp/lectern-fuzz-XXXXXX";
        file = mkstemp(made);
        fuzz_promise(file >= 0, "a temporary file");
        unlink(made);
        snprintf(path, sizeof path, "/dev/fd/%d", file);
    }
    fuzz_promise(ftruncate(file, 0) == 0 && pwrite(file, data, size, 0) == (ssize_t)size &&
                     lseek(file, 0, SEEK_SET) == 0,
                 "a temporary file that can be written");
    return path;
}

const char *fuzz_line(const uint8_t **data, size_t *size, lec_arena *arena)
{
    const uint8_t *end = *size > 0 ? memchr(*data, '\n', *size) : NULL;
    const size_t length = end != NULL ? (size_t)(end - *data) : *size;
    char *line = lec_arena_text(arena, (const char *)*data, length);
    *data += length + (end != NULL);
    *size -= length + (end != NULL);
    return line;
}

bool fuzz_is_text(const char *text, size_t length, const char *allowed)
{
    for (uint32_t at = 0; at < length;) {
        const unsigned char byte = (unsigned char)text[at];
        if ((byte < ' ' || byte == 0x7F) && strchr(allowed, byte) == NULL) return false;
        if (lec_utf8_next(text, &at, (uint32_t)length) < 0) return false;
    }
    return true;
}
