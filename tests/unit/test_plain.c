/* SPDX-License-Identifier: GPL-3.0-or-later
 * The boundaries of plain text against ICU's own iterators (UAX #29), on random texts of all the
 * characters that are plain, of ASCII, of marks that the rules name, and of words with such marks
 * between them. */
#include "io/words/plain.h"

#include "core/random.h"
#include "tests/support/check.h"

enum { LONGEST = 64, TEXTS = 40000, UNITS = 0x2100 };

static const UChar marks[] = {'a', 'B', '1',    '.',    ',',    '\'',  '"',    ' ',  '.',   '?',
                              ':', ';', '-',    '_',    '@',    ')',   0x2019, 0xE9, 0x416, 0xA0,
                              'b', '!', 0x201D, 0x2026, 0x2013, 0x44F, 0xBB,   ' ',  '.',   'c'};
static const UChar words[] = {'a', 'b', 'c', 'd', 'e', 'A', 'B', ' ', ' '};

typedef struct {
    UBreakIterator *words, *sentences, *asked;
    lec_plain *plain;
    UChar all[UNITS]; /* that are plain */
    uint32_t count;
} both;

static UChar draw_unit(const both *it, uint32_t kind, uint32_t drawn)
{
    enum { MARKS = sizeof marks / sizeof *marks, WORDS = sizeof words / sizeof *words };
    switch (kind) {
    case 0:
        return it->all[drawn % it->count];
    case 1:
        return marks[drawn % MARKS];
    case 2:
        return (UChar)(' ' + drawn % ('~' - ' ' + 1));
    default:
        return drawn % 5 > 0 ? words[drawn / 5 % WORDS] : marks[drawn / 5 % MARKS];
    }
}

typedef int32_t end_function(const lec_plain *plain, const UChar *text, int32_t at, int32_t length);

static bool are_same(const both *it, UBreakIterator *by_icu, end_function *end, const UChar *text,
                     int32_t length)
{
    UErrorCode code = U_ZERO_ERROR;
    ubrk_setText(by_icu, text, length, &code);
    (void)ubrk_first(by_icu);
    for (int32_t at = 0; at < length;) {
        at = end(it->plain, text, at, length);
        if (at != ubrk_next(by_icu)) return false;
    }
    return ubrk_next(by_icu) == UBRK_DONE;
}

static void test_as_icu(void)
{
    lec_arena *arena = lec_arena_new();
    UErrorCode code = U_ZERO_ERROR;
    both it = {.words = ubrk_open(UBRK_WORD, "en", NULL, 0, &code),
               .asked = ubrk_open(UBRK_WORD, "en", NULL, 0, &code),
               .sentences = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &code)};
    it.plain = lec_plain_new(it.asked, "en", arena);
    for (int32_t i = 1; i < UNITS; i++) {
        const UChar unit = (UChar)i;
        if (lec_is_plain(it.plain, &unit, 1)) it.all[it.count++] = unit;
    }
    CHECK_TRUE(it.count > 1000, "most characters of Europe are plain");
    size_t other_words = 0, other_sentences = 0;
    for (uint32_t t = 0; t < TEXTS; t++) {
        uint32_t drawn[LONGEST];
        UChar text[LONGEST];
        lec_random_below((lec_random_key){31, LEC_STREAM_SIMULATION, t}, UINT32_MAX, 0, LONGEST,
                         drawn);
        const int32_t length = 1 + (int32_t)(drawn[0] % LONGEST);
        for (int32_t i = 0; i < length; i++) text[i] = draw_unit(&it, t % 4, drawn[i]);
        other_words += !are_same(&it, it.words, lec_plain_word_end, text, length);
        other_sentences += !are_same(&it, it.sentences, lec_plain_sentence_end, text, length);
    }
    CHECK_COUNT(other_words, 0, "texts with other words");
    CHECK_COUNT(other_sentences, 0, "texts with other sentences");
    ubrk_close(it.words);
    ubrk_close(it.asked);
    ubrk_close(it.sentences);
    lec_arena_free(arena);
}

static void test_not_plain(void)
{
    static const UChar outside[] = {0x301, 0x5D0, 0x3042, 0xAD, 0x200D, '\n', 0x2029, 0xD83D};
    lec_arena *arena = lec_arena_new();
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *asked = ubrk_open(UBRK_WORD, "en", NULL, 0, &code);
    const lec_plain *plain = lec_plain_new(asked, "en", arena);
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        const UChar text[] = {'a', outside[i], 'b'};
        CHECK_TRUE(!lec_is_plain(plain, text, 3), "it is ICU's");
    }
    const UChar greek[] = {0x3B1, ';'};
    CHECK_TRUE(lec_is_plain(plain, greek, 2), "Greek letters");
    CHECK_TRUE(!lec_is_plain(lec_plain_new(asked, "el", arena), greek, 2),
               "sentences of Greek, in which `;` asks");
    ubrk_close(asked);
    lec_arena_free(arena);
}

const lec_test lec_tests_plain[] = {{"as_icu", test_as_icu}, {"not_plain", test_not_plain}, {0}};
