/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_encodings.c -- any bytes as a text file whose encoding is to be found, or is stated (the
 * first byte): refused with a message, or valid UTF-8 without control characters that is decoded
 * to itself. */
#include <string.h>

#include "io/source/encoding.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const stated[] = {NULL,           NULL,         NULL,           "utf-8",
                                         "windows-1252", "ISO-8859-2", "windows-1251", "KOI8-U",
                                         "macintosh",    "Shift_JIS",  "GB18030",      "UTF-16LE",
                                         "Big5",         "EUC-JP",     "IBM850",       "no-such"};
    if (size == 0) return 0;
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_decoded decoded, again;
    const char *encoding = stated[data[0] % (sizeof stated / sizeof *stated)];
    char *bytes = lec_arena_text(arena, (const char *)data + 1, size - 1);
    lec_status status = lec_decode("fuzz", bytes, size - 1, encoding, arena, &decoded, &error);
    fuzz_check_status(status, &error);
    if (status == LEC_OK) {
        fuzz_promise(strlen(decoded.text) == decoded.length, "no NUL, and one at the end");
        fuzz_promise(decoded.encoding != NULL && decoded.encoding[0] != '\0', "an encoding");
        status = lec_decode("fuzz", decoded.text, decoded.length, "utf-8", arena, &again, &error);
        fuzz_promise(status == LEC_OK && again.length == decoded.length &&
                         memcmp(again.text, decoded.text, decoded.length) == 0,
                     "UTF-8 that is itself");
    }
    lec_arena_free(arena);
    return 0;
}
