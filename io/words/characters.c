/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/characters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <stddef.h>

#include "io/words/unicode.h"

typedef enum {
    ITSELF,
    LEFT_OUT,
    JOINER,
    GAP,
    APOSTROPHE,
    ACCENT,
    THOUSANDS,
    FOOTNOTE,
    SUBSCRIPT,
    SMALL
} use;

typedef struct {
    UChar32 first, last;
    use use;
} range;

static const range ranges[] = {
#define LEC_CHARACTERS(first, last, use, why) {first, last, use},
#include "io/words/words.def"
#undef LEC_CHARACTERS
};

static use use_of(UChar32 character)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (character > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    const bool found = low < sizeof ranges / sizeof *ranges && character >= ranges[low].first;
    return found ? ranges[low].use : ITSELF;
}

bool lec_is_special_character(UChar32 character)
{
    if (character < 0x80) return character == '`';
    if (character >= 0xC0 && character < 0x2B0) return false;    /* Latin */
    if (character >= 0x370 && character < 0x600) return false;   /* Greek to Hebrew */
    if (character >= 0x3165 && character < 0xFE00) return false; /* Han, Hangul */
    if (character >= 0x3040 && character < 0x3164) return false; /* kana */
    return use_of(character) != ITSELF;
}

static UScriptCode script_of(UChar32 character)
{
    UErrorCode code = U_ZERO_ERROR;
    return uscript_getScript(character, &code);
}

/* Scripts whose spelling may need a joiner: all in which letters are joined to each other. */
static bool is_joined_script(UChar32 before)
{
    if (!u_isalpha(before) && u_charType(before) != U_NON_SPACING_MARK) return false;
    switch (script_of(before)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARMENIAN:
    case USCRIPT_HEBREW:
    case USCRIPT_GEORGIAN:
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return false;
    default:
        return true;
    }
}

static bool is_script_without_spaces(UChar32 character)
{
    switch (script_of(character)) {
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
        return true;
    default:
        return false;
    }
}

static bool is_digit(UChar32 character)
{
    return character >= '0' && character <= '9';
}

/* A digit before, three behind, and no fourth. */
static bool parts_thousands(UChar32 before, const UChar32 *behind)
{
    return is_digit(before) && is_digit(behind[0]) && is_digit(behind[1]) && is_digit(behind[2]) &&
           !is_digit(behind[3]);
}

/* The letter that a small one stands for. */
static UChar32 plain_letter(UChar32 character)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar parts[8];
    const int32_t length =
        unorm2_getRawDecomposition(unorm2_getNFKCInstance(&code), character, parts, 8, &code);
    int32_t at = 0;
    return U_SUCCESS(code) && length > 0 ? lec_utf16_next(parts, &at, length) : character;
}

static UChar32 small_letter(UChar32 character, UChar32 before, const UChar32 *behind)
{
    const bool mark = !u_isalnum(behind[0]) && u_islower(before) && use_of(before) != SMALL;
    return mark ? LEC_OMITTED : plain_letter(character);
}

UChar32 lec_character_of(UChar32 character, UChar32 before, const UChar32 *behind)
{
    switch (use_of(character)) {
    case ITSELF:
        return character;
    case LEFT_OUT:
        return LEC_OMITTED;
    case JOINER:
        return is_joined_script(before) ? character : LEC_OMITTED;
    case GAP:
        return is_script_without_spaces(before) || is_script_without_spaces(behind[0])
                   ? character
                   : LEC_OMITTED;
    case APOSTROPHE:
        return '\'';
    case ACCENT:
        return u_isalpha(before) && u_isalpha(behind[0]) ? '\'' : character;
    case THOUSANDS:
        return parts_thousands(before, behind) ? LEC_THOUSANDS_MARK : ' ';
    case FOOTNOTE:
        return u_isdigit(before) ? character : LEC_OMITTED;
    case SUBSCRIPT:
        return '0' + (character - 0x2080);
    case SMALL:
        return small_letter(character, before, behind);
    }
    return character;
}
