/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/address.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <string.h>

#include "io/words/unicode.h"

static bool is_letter(UChar unit)
{
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
}

static bool is_alnum(UChar unit)
{
    return is_letter(unit) || (unit >= '0' && unit <= '9');
}

static bool is_one_of(UChar unit, const char *set)
{
    return unit > 0 && unit < 0x80 && strchr(set, (int)unit) != NULL;
}

static bool is_mark(UChar unit)
{
    return (U_MASK(u_charType(unit)) & U_GC_M_MASK) != 0;
}

static bool is_in_folded_host(UChar unit)
{
    return is_alnum(unit) || unit == '.' || unit == '-' || (unit >= 0xC0 && unit < 0x250);
}

/* Letters of any script that parts words with spaces, and their marks, may stand in a path. */
static bool is_in_folded_address(UChar unit)
{
    if (unit < 0x80) return unit > ' ' && unit < 0x7F && !is_one_of(unit, "<>\"`{}|\\^");
    return unit < 0x2E80 && (u_isalnum(unit) || is_mark(unit));
}

/* Whether all that the word's folding makes of a unit is so: a word of an address that was found
 * in a text must be found in the word again (ſ becomes s, Ɓ a letter that no host has). */
static bool folds_to(UChar unit, bool (*is_so)(UChar))
{
    if (unit < 0x80) return is_so(unit);
    if (U16_IS_SURROGATE(unit)) return false;
    enum { ROOM = 32 };
    UErrorCode code = U_ZERO_ERROR;
    UChar composed[ROOM], folded[ROOM], word[ROOM];
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    int32_t length = unorm2_normalize(nfc, &unit, 1, composed, ROOM, &code);
    length = u_strFoldCase(folded, ROOM, composed, length, U_FOLD_CASE_DEFAULT, &code);
    length = lec_without_remains(folded, length);
    length = unorm2_normalize(nfc, folded, length, word, ROOM, &code);
    if (U_FAILURE(code)) return false;
    for (int32_t i = 0; i < length; i++)
        if (!is_so(word[i])) return false;
    return true;
}

static bool is_in_host(UChar unit)
{
    return folds_to(unit, is_in_folded_host);
}

static bool is_in_address(UChar unit)
{
    return (unit < 0x80 || u_isalnum(unit) || is_mark(unit)) &&
           folds_to(unit, is_in_folded_address);
}

static bool begins_address(UChar unit)
{
    return u_isalnum(unit) && is_in_address(unit);
}

/* Without the marks at its end; it begins with a letter or digit. */
static int32_t trimmed(const UChar *text, int32_t start, int32_t end)
{
    bool opened = false;
    for (int32_t i = start; i < end; i++) opened |= text[i] == '(';
    while (is_one_of(text[end - 1], opened ? ".,;:!?'*_]-" : ".,;:!?'*_]-)")) end--;
    return end;
}

static int32_t end_of_address(const UChar *text, int32_t start, int32_t at, int32_t length)
{
    while (at < length && is_in_address(text[at])) at++;
    return trimmed(text, start, at);
}

/* Whether text[start..end) is labels and dots whose last label has two letters or more. */
static bool is_host(const UChar *text, int32_t start, int32_t end)
{
    int32_t last = end, dots = 0;
    while (last > start && folds_to(text[last - 1], is_letter)) last--;
    if (end - last < 2 || last == start || text[last - 1] != '.') return false;
    if (last - 1 == start || text[start] == '.' || text[start] == '-') return false;
    for (int32_t i = start; i < end; i++) {
        if (text[i] == '.' && i > start && text[i - 1] == '.') return false;
        dots += text[i] == '.';
    }
    return dots > 0;
}

/* https://...: the letters before ://. */
static bool read_scheme(const UChar *text, int32_t length, int32_t slash, lec_address *out)
{
    if (slash < 3 || slash + 2 >= length || text[slash - 1] != ':' || text[slash + 1] != '/')
        return false;
    int32_t start = slash - 1;
    while (start > 0 && is_letter(text[start - 1])) start--;
    if (slash - 1 - start < 2 || !begins_address(text[slash + 2])) return false;
    *out = (lec_address){start, end_of_address(text, start, slash + 2, length)};
    return true;
}

/* host.org/path */
static bool read_host_and_path(const UChar *text, int32_t length, int32_t slash, lec_address *out)
{
    int32_t start = slash;
    while (start > 0 && is_in_host(text[start - 1])) start--;
    if (slash + 1 >= length || !begins_address(text[slash + 1]) || !is_host(text, start, slash))
        return false;
    *out = (lec_address){start, end_of_address(text, start, slash, length)};
    return true;
}

/* Whether ICU joins letters to the character on both its sides (`@` is a letter for it). */
static bool is_of_words(UChar32 character)
{
    if (character == '@') return true;
    switch (u_getIntPropertyValue(character, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
    case U_WB_HEBREW_LETTER:
    case U_WB_NUMERIC:
    case U_WB_EXTENDNUMLET:
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
        return true;
    default:
        return false;
    }
}

/* Whether ICU joins the letters before and behind it: the apostrophe, the full stop. */
static bool joins_words(UChar32 character)
{
    switch (u_getIntPropertyValue(character, UCHAR_WORD_BREAK)) {
    case U_WB_MIDLETTER:
        return character != ':' && character != 0xFE55 && character != 0xFF1A;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
        return true;
    default:
        return false;
    }
}

static UChar32 character_before(const UChar *text, int32_t *at)
{
    if (*at == 0) return ' ';
    *at -= *at > 1 && U16_IS_TRAIL(text[*at - 1]) && U16_IS_LEAD(text[*at - 2]) ? 2 : 1;
    int32_t next = *at;
    return lec_utf16_next(text, &next, next + 2);
}

static UChar32 character_after(const UChar *text, int32_t *at, int32_t length)
{
    return *at < length ? lec_utf16_next(text, at, length) : ' ';
}

/* Whether ICU's word begins before text[start]. */
static bool begins_within_word(const UChar *text, int32_t start)
{
    UChar32 before = character_before(text, &start);
    if (joins_words(before)) before = character_before(text, &start);
    return is_of_words(before);
}

static bool ends_within_word(const UChar *text, int32_t end, int32_t length)
{
    UChar32 after = character_after(text, &end, length);
    if (joins_words(after)) after = character_after(text, &end, length);
    return is_of_words(after);
}

/* name@host.org; whole words, for what is a word without the rest of the text is one with it. */
static bool read_mail(const UChar *text, int32_t length, int32_t sign, lec_address *out)
{
    int32_t start = sign, end = sign + 1;
    while (start > 0 && (is_alnum(text[start - 1]) || is_one_of(text[start - 1], "._%+-"))) start--;
    while (end < length && is_in_host(text[end])) end++;
    while (end > sign + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) end--;
    while (start < sign && (text[start] == '.' || text[start] == '-')) start++;
    if (start == sign || !is_host(text, sign + 1, end)) return false;
    if (begins_within_word(text, start) || ends_within_word(text, end, length)) return false;
    *out = (lec_address){start, end};
    return true;
}

static bool is_www(const UChar *text, int32_t dot)
{
    if (dot < 3) return false;
    for (int32_t i = dot - 3; i < dot; i++)
        if (text[i] != 'w' && text[i] != 'W') return false;
    int32_t start = dot - 3;
    return !is_of_words(character_before(text, &start));
}

bool lec_address_next(const UChar *text, int32_t length, int32_t *at, lec_address *out)
{
    for (int32_t i = *at; i < length; i++) {
        const UChar unit = text[i];
        bool found = false;
        if (unit == '/')
            found = read_scheme(text, length, i, out) || read_host_and_path(text, length, i, out);
        else if (unit == '@')
            found = read_mail(text, length, i, out);
        else if (unit == '.' && is_www(text, i) && i + 1 < length && begins_address(text[i + 1])) {
            *out = (lec_address){i - 3, end_of_address(text, i - 3, i, length)};
            found = true;
        }
        if (!found || out->start < *at || out->end <= i) continue;
        *at = out->end;
        return true;
    }
    *at = length;
    return false;
}
