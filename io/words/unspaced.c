/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/unspaced.h"

#include <unicode/uscript.h>

#include <string.h>

#include "io/words/unicode.h"

enum { LONGEST_PHRASE = 12, MOST_NAME_LETTERS = 4 }; /* characters */

#define OFFICES (LEC_CLASS_BIT(LEC_PHRASE_OFFICE) | LEC_CLASS_BIT(LEC_PHRASE_SPOKES))

static bool is_of_script(UChar32 character)
{
    UErrorCode status = U_ZERO_ERROR;
    if (character < 0x3005) return false;
    const UScriptCode script = uscript_getScript(character, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           character == 0x30FC; /* ー */
}

bool lec_is_unspaced(const char *text, uint32_t at, uint32_t end)
{
    return at < end && (unsigned char)text[at] >= 0xE3 &&
           is_of_script(lec_utf8_next(text, &at, end));
}

uint32_t lec_han_letters(const char *text, uint32_t start, uint32_t end)
{
    uint32_t letters = 0;
    for (; start < end; letters++) {
        UErrorCode status = U_ZERO_ERROR;
        const UChar32 character = lec_utf8_next(text, &start, end);
        const bool mark = character == 0x3005 || character == 0x30F6; /* 々, ヶ */
        if (!mark && (character < 0 || uscript_getScript(character, &status) != USCRIPT_HAN))
            return 0;
    }
    return letters;
}

/* Where the character after text[at] begins. */
static uint32_t after(const char *text, uint32_t at, uint32_t end)
{
    lec_utf8_next(text, &at, end);
    return at;
}

lec_phrase_class lec_office_at_end(const char *folded, uint32_t bytes)
{
    if (!lec_is_unspaced(folded, 0, bytes) || lec_classes_of(folded, bytes) != 0)
        return LEC_PHRASE_NONE;
    for (uint32_t at = after(folded, 0, bytes); at < bytes; at = after(folded, at, bytes)) {
        const uint64_t classes = lec_classes_of(folded + at, bytes - at);
        if ((classes & OFFICES) == 0 || after(folded, at, bytes) == bytes) continue;
        return (classes & LEC_CLASS_BIT(LEC_PHRASE_OFFICE)) != 0 ? LEC_PHRASE_OFFICE
                                                                 : LEC_PHRASE_SPOKES;
    }
    return LEC_PHRASE_NONE;
}

static bool is_office(const char *word, uint32_t bytes)
{
    return (lec_classes_of(word, bytes) & OFFICES) != 0 ||
           lec_office_at_end(word, bytes) != LEC_PHRASE_NONE;
}

uint32_t lec_name_after_office(const char *word, uint32_t bytes)
{
    if (!lec_is_unspaced(word, 0, bytes) || is_office(word, bytes) ||
        lec_classes_of(word, bytes) != 0)
        return 0;
    uint32_t at = bytes;
    for (uint32_t letters = 0; letters < MOST_NAME_LETTERS; letters++) {
        lec_utf8_previous(word, 0, &at);
        if (at == 0 || lec_han_letters(word, at, bytes) == 0) return 0;
        if (lec_classes_of(word + at, bytes - at) != 0 && letters > 0) return 0;
        if (is_office(word, at)) return after(word, 0, at) < at ? at : 0;
    }
    return 0;
}

/* One past the longest phrase at text[at] that parts a title, or `at`. */
static uint32_t phrase_end(const char *text, uint32_t at, uint32_t end)
{
    static const uint64_t parting =
        OFFICES | LEC_CLASS_BIT(LEC_PHRASE_MODERATOR) | LEC_CLASS_BIT(LEC_PHRASE_ASKER) |
        LEC_CLASS_BIT(LEC_PHRASE_HELPER) | LEC_CLASS_BIT(LEC_PHRASE_HEADER) |
        LEC_CLASS_BIT(LEC_PHRASE_BY) | LEC_CLASS_BIT(LEC_PHRASE_HOSTING) |
        LEC_CLASS_BIT(LEC_PHRASE_MEDIUM) | LEC_CLASS_BIT(LEC_PHRASE_OUTLET);
    uint32_t found = at, to = after(text, at, end);
    for (uint32_t letters = 2; letters <= LONGEST_PHRASE && to < end; letters++) {
        if (!lec_is_unspaced(text, to, end)) break;
        to = after(text, to, end);
        lec_wordlist list; /* folded as the lexicons are */
        lec_wordlist_read(&list, text, at, to);
        if (list.count == 1 && lec_word_is_of(&list, 0, parting)) found = to;
    }
    return found;
}

const char *lec_spaced_out(lec_arena *arena, const char *text, uint32_t start, uint32_t end)
{
    char *out = lec_new(arena, char, 3 * (size_t)(end - start) + 1);
    uint32_t length = 0;
    bool apart = true; /* nothing to be parted from stands before */
    for (uint32_t at = start; at < end;) {
        const bool unspaced = lec_is_unspaced(text, at, end);
        uint32_t to = unspaced ? phrase_end(text, at, end) : at;
        const bool phrase = to > at;
        if (!phrase) to = after(text, at, end);
        if (phrase && !apart) out[length++] = ' ';
        memcpy(out + length, text + at, to - at);
        length += to - at;
        if (phrase && lec_is_unspaced(text, to, end)) out[length++] = ' ';
        apart = !unspaced || (phrase && out[length - 1] == ' ');
        at = to;
    }
    out[length] = '\0';
    return out;
}
