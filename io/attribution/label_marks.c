/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_marks.c -- what stands around the name of a label: marks, times, brackets. */
#include <unicode/uchar.h>

#include "io/attribution/label_search.h"
#include "io/words/unicode.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The ASCII character at text[at], full width or not; 0 for others. *next is one past it. */
static char narrow(const char *text, uint32_t at, uint32_t end, uint32_t *next)
{
    enum { FULL_WIDTH = 0xFF00, ASCII = 0x20, LAST_ASCII = 0x7E };
    *next = at;
    if (at >= end) return 0;
    const UChar32 character = lec_utf8_next(text, next, end);
    const UChar32 ascii = character - FULL_WIDTH + ASCII;
    if (character < 0x80) return (char)character;
    return ascii > ASCII && ascii <= LAST_ASCII ? (char)ascii : 0;
}

/* Reads two or three digits of a time, or up to three at its beginning; false when there are
 * others. */
static bool read_digits(const char *text, uint32_t *at, uint32_t end, bool begins)
{
    uint32_t digits = 0, next;
    while (is_digit(narrow(text, *at, end, &next))) {
        *at = next;
        digits++;
    }
    return digits <= 3 && (begins || digits >= 2);
}

/* One past `00:12`, `1:02:03.5`, `[00:12]` or `(00:12)` at text[at], full width too, or `at`. */
uint32_t lec_label_after_time(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;
    uint32_t next, behind, groups = 0;
    const char open = narrow(text, at, end, &next);
    const char close = open == '[' ? ']' : open == '(' ? ')' : 0;
    if (close != 0) at = next;
    while (is_digit(narrow(text, at, end, &next))) {
        if (!read_digits(text, &at, end, groups == 0)) return start;
        groups++;
        const char mark = narrow(text, at, end, &next);
        if (!(mark == ':' || (groups > 1 && (mark == '.' || mark == ','))) ||
            !is_digit(narrow(text, next, end, &behind)))
            break;
        at = next;
    }
    if (groups < 2) return start;
    if (close == 0) return at;
    return narrow(text, at, end, &next) == close ? next : start;
}

/* A picture before a name, or what belongs to one. */
static bool is_picture(UChar32 character)
{
    return character >= 0x80 &&
           (u_hasBinaryProperty(character, UCHAR_EXTENDED_PICTOGRAPHIC) ||
            u_hasBinaryProperty(character, UCHAR_VARIATION_SELECTOR) ||
            u_hasBinaryProperty(character, UCHAR_EMOJI_MODIFIER) ||
            u_hasBinaryProperty(character, UCHAR_REGIONAL_INDICATOR) || character == 0x200D);
}

/* One past `''` or `'''`, by which a wiki emphasises, or `at`. */
uint32_t lec_label_after_quotes(const char *text, uint32_t at, uint32_t end)
{
    uint32_t count = 0;
    while (at + count < end && text[at + count] == '\'') count++;
    return count >= 2 ? at + count : at;
}

/* Marks before a label: emphasis, quotation and list marks, `>>` and dashes of captions, times,
 * pictures, and the `;` or `:` by which a wiki indents a line. */
uint32_t lec_label_after_marks(const char *text, uint32_t at, uint32_t end, bool *timed)
{
    const uint32_t start = at;
    for (;;) {
        at = lec_skip_blank(text, at, end);
        const uint32_t time = lec_label_after_time(text, at, end);
        *timed |= time > at;
        const uint32_t quotes = time > at ? time : lec_label_after_quotes(text, at, end);
        if (quotes > at) {
            at = quotes;
            continue;
        }
        uint32_t next = at;
        const UChar32 character = at < end ? lec_utf8_next(text, &next, end) : '\n';
        const bool dash = character == '-' || character == 0x2013 || character == 0x2014;
        const bool mark = character == '*' || character == '_' || character == '#' ||
                          character == '>' || character == 0x2022 ||
                          ((character == ';' || character == ':') && at == start) ||
                          (is_picture(character) && !lec_label_is_marked(text, at, end));
        uint32_t after = next;
        const bool blank = next < end && lec_is_blank_character(lec_utf8_next(text, &after, end));
        if (!mark && !(dash && blank)) return at;
        at = next;
    }
}

/* One past the bracket at text[at], with one inside it if it has one, or 0: unclosed brackets are
 * none of a label's. */
uint32_t lec_label_after_bracket(const char *text, uint32_t at, uint32_t end)
{
    const char open = text[at], close = open == '(' ? ')' : ']';
    const uint32_t furthest =
        end - at > LEC_LABEL_LONGEST_BRACKET ? at + LEC_LABEL_LONGEST_BRACKET : end;
    uint32_t depth = 1;
    for (uint32_t i = at + 1; i < furthest; i++) {
        if (text[i] == close && --depth == 0) return i + 1;
        if (text[i] != '(' && text[i] != '[') continue;
        if (text[i] != open || ++depth > 2) return 0;
    }
    return 0;
}

/* Where a name ends without the marks that emphasise it. */
uint32_t lec_label_before_emphasis(const char *text, uint32_t start, uint32_t end)
{
    while (end > start && (text[end - 1] == '*' || text[end - 1] == '_')) end--;
    if (end > start + 1 && text[end - 1] == '\'' && text[end - 2] == '\'')
        while (end > start && text[end - 1] == '\'') end--;
    return end;
}
