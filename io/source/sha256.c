/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/sha256.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <unistd.h>

enum { READ_SIZE = 64 * 1024 };

static const char *digest_of(struct sha256_ctx *context, lec_arena *arena)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    char *text = lec_new(arena, char, 2 * sizeof digest + 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    return text;
}

const char *lec_sha256(const void *bytes, size_t length, lec_arena *arena)
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    return digest_of(&context, arena);
}

const char *lec_sha256_of_file(int file, lec_arena *arena)
{
    struct sha256_ctx context;
    uint8_t bytes[READ_SIZE];
    ssize_t got;
    sha256_init(&context);
    while ((got = read(file, bytes, sizeof bytes)) != 0) {
        if (got > 0)
            sha256_update(&context, (size_t)got, bytes);
        else if (errno != EINTR)
            return NULL;
    }
    return digest_of(&context, arena);
}
