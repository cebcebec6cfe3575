/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words against ICU's own iterator (UAX #29) on random texts of many scripts: lectern divides plain
 * text with rules of its own, for speed, and both must count the same. Not drawn: marks of
 * footnotes and breaks without width, which are no part of a word for lectern
 * (io/words/characters.h). */
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "core/random.h"
#include "io/words/unicode.h"
#include "io/words/words.h"
#include "tests/support/check.h"

static const UChar32 alphabet[] = {
    'a',    'b',    'Z',    'e',     'i',     '1',     '9',    ' ',    ' ',    ' ',
    '.',    ',',    '\'',   '"',     ':',     ';',     '-',    '_',    '@',    '#',
    '/',    '(',    ')',    '\n',    '\t',    '!',     0xE9,   0xDF,   0xA0,   0x301,
    0x2019, 0x2018, 0x201C, 0x2013,  0x2026,  0x3B1,   0x416,  0x44F,  0x5D0,  0x5F3,
    0x627,  0x644,  0x660,  0x915,   0x94D,   0xE01,   0xE32,  0x3042, 0x30AB, 0x30FC,
    0x4E2D, 0x6587, 0xAC00, 0x1F600, 0x1F1E9, 0x1F1EA, 0xFF21, 0xFF10, 0x2160};
enum { ALPHABET = sizeof alphabet / sizeof *alphabet, LONGEST = 60, TEXTS = 20000 };

/* Segments of ICU's word iterator that hold a letter or a digit. */
static uint64_t count_by_icu(UBreakIterator *words, const char *text, size_t length)
{
    UErrorCode code = U_ZERO_ERROR;
    UText *of = utext_openUTF8(NULL, text, (int64_t)length, &code);
    uint64_t count = 0;
    ubrk_setUText(words, of, &code);
    for (int32_t start = 0, end = ubrk_next(words); end != UBRK_DONE;
         start = end, end = ubrk_next(words)) {
        bool counts = false;
        for (uint32_t at = (uint32_t)start; at < (uint32_t)end;)
            counts |= u_isalnum(lec_utf8_next(text, &at, (uint32_t)end));
        count += counts;
    }
    utext_close(of);
    return count;
}

static void test_as_icu(void)
{
    lec_arena *arena = lec_arena_new();
    lec_words *words;
    lec_error error = {""};
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *by_icu = ubrk_open(UBRK_WORD, "en", NULL, 0, &code);
    CHECK_TRUE(lec_words_new(arena, &words, &error) == LEC_OK && U_SUCCESS(code), error.message);
    size_t different = 0;
    for (uint32_t t = 0; t < TEXTS; t++) {
        char text[4 * LONGEST + 1];
        uint32_t drawn[LONGEST], length_drawn;
        size_t length = 0;
        lec_random_below((lec_random_key){29, LEC_STREAM_SIMULATION, t}, LONGEST, 0, 1,
                         &length_drawn);
        lec_random_below((lec_random_key){30, LEC_STREAM_SIMULATION, t}, ALPHABET, 0, LONGEST,
                         drawn);
        for (uint32_t i = 0; i < length_drawn; i++)
            length += lec_utf8_put(alphabet[drawn[i]], text + length);
        text[length] = '\0';
        const uint64_t got = lec_words_count(words, text, length);
        const uint64_t want = count_by_icu(by_icu, text, length);
        if (got != want && different++ == 0) CHECK_COUNT(got, want, text);
    }
    CHECK_COUNT(different, 0, "texts in which the words are others");
    ubrk_close(by_icu);
    lec_arena_free(arena);
}

const lec_test lec_tests_words_differential[] = {{"as_icu", test_as_icu}, {0}};
