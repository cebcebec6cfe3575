/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_lists.c -- any bytes as a file of corrections, stop words, counts or scores of words; the
 * first byte says which. */
#include "io/study/corrections.h"
#include "io/study/stop_words.h"
#include "io/study/word_values.h"
#include "tests/fuzz/fuzz.h"

static lec_status read_values(lec_word_values_kind kind, const char *path, lec_arena *arena,
                              lec_error *error)
{
    lec_word_values list = {.file = path};
    return lec_word_values_read(kind, arena, &list, error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    lec_arena *arena = lec_arena_new();
    const char *path = fuzz_file(data + 1, size - 1);
    lec_error error = {""};
    lec_corrections corrections;
    lec_stop_words stop_words;
    lec_status status = LEC_OK;
    switch (data[0] % 4) {
    case 0:
        status = lec_corrections_read(path, arena, &corrections, &error);
        break;
    case 1:
        status = lec_stop_words_read(path, arena, &stop_words, &error);
        break;
    case 2:
        status = read_values(LEC_WORD_COUNTS, path, arena, &error);
        break;
    default:
        status = read_values(LEC_WORD_SCORES, path, arena, &error);
    }
    fuzz_check_status(status, &error);
    lec_arena_free(arena);
    return 0;
}
