/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/unicode.h"

#include <unicode/utf16.h>

#include <string.h>
#include <unicode/utf8.h>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wconversion"
#endif

UChar32 lec_utf8_next_of_several(const char *text, uint32_t *at, uint32_t end)
{
    UChar32 character;
    uint32_t next = *at;
    U8_NEXT(text, next, end, character);
    *at = next;
    return character;
}

UChar32 lec_utf8_previous(const char *text, uint32_t start, uint32_t *at)
{
    const uint32_t from = *at - start > 4 ? *at - 4 : start; /* a character has at most 4 bytes */
    UChar32 character;
    int32_t before = (int32_t)(*at - from);
    U8_PREV((const uint8_t *)text + from, 0, before, character);
    *at = from + (uint32_t)before;
    return character;
}

/* How many bytes of ASCII are at the front of text[length], rounded down to 8. */
static size_t ascii_words(const char *text, size_t length)
{
    size_t at = 0;
    for (uint64_t eight; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0) break;
    }
    return at;
}

bool lec_utf8_is_valid(const char *text, size_t length)
{
    enum { LONGEST = 4 };
    for (size_t at = ascii_words(text, length); at < length;) {
        const size_t left = length - at;
        uint32_t next = 0;
        if (lec_utf8_next(text + at, &next, left < LONGEST ? (uint32_t)left : LONGEST) < 0)
            return false;
        at += next;
        if (left > sizeof(uint64_t)) at += ascii_words(text + at, length - at);
    }
    return true;
}

UChar32 lec_utf16_next(const UChar *text, int32_t *at, int32_t end)
{
    UChar32 character;
    int32_t next = *at;
    U16_NEXT(text, next, end, character);
    *at = next;
    return character;
}

int32_t lec_without_remains(UChar *text, int32_t length)
{
    enum { DOT_ABOVE = 0x307, LETTER_APOSTROPHE = 0x2BC };
    int32_t kept = 0;
    for (int32_t i = 0; i < length; i++) {
        const bool is_dot = text[i] == DOT_ABOVE && kept > 0 && text[kept - 1] == 'i';
        if (!is_dot && text[i] != LETTER_APOSTROPHE) text[kept++] = text[i];
    }
    return kept;
}

uint32_t lec_utf8_length(UChar32 character)
{
    return (uint32_t)U8_LENGTH(character);
}

/* NOLINTNEXTLINE(readability-function-size): the nesting is in ICU's macro */
uint32_t lec_utf8_put(UChar32 character, char *bytes)
{
    uint32_t length = 0;
    U8_APPEND_UNSAFE((uint8_t *)bytes, length, character);
    return length;
}

const char *lec_utf8_repaired(const char *text, lec_arena *arena)
{
    const size_t length = strlen(text);
    char *copy = lec_new(arena, char, length * 3 + 1), *end = copy;
    for (uint32_t at = 0; at < length;) {
        const UChar32 character = lec_utf8_next(text, &at, (uint32_t)length);
        end += lec_utf8_put(character < 0 ? 0xFFFD : character, end);
    }
    return copy;
}

char lec_sentence_mark(const char *text, uint32_t at, uint32_t end)
{
    const unsigned char byte = (unsigned char)text[at];
    if (byte == '?') return '?';
    if (byte == '.' || byte == '!') return '.';
    if (byte < 0xCD) return 0;
    const uint32_t here = at;
    switch (lec_utf8_next(text, &at, end)) {
    case 0xFF1F: /* full width */
    case 0x61F:  /* Arabic */
    case 0x37E:  /* Greek */
        return '?';
    case 0x3002: /* ideographic full stop */
        return here >= 3 && memcmp(text + here - 3, "\xE3\x81\x8B", 3) == 0 ? '?' : '.';
    case 0xFF01:
    case 0x2026: /* ellipsis */
    case 0x6D4:  /* Arabic */
    case 0x964:  /* danda */
        return '.';
    default:
        return 0;
    }
}
