/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/sha256.h"

#include <nettle/sha2.h>

const char *lec_sha256(const void *bytes, size_t length, lec_arena *arena)
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, sizeof digest, digest);
    char *text = lec_new(arena, char, 2 * sizeof digest + 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    return text;
}
