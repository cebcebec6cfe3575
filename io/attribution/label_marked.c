/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_marked.c -- labels in brackets, behind a circle or the like, or that begin with a mark no
 * sentence begins with. */
#include "io/attribution/label_search.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/words/unicode.h"

/* Brackets around a label, and marks before one that ends at a blank (`0` closes it). */
static const struct {
    UChar32 open, close;
} enclosures[] = {
    {'[', ']'},       {'<', '>'},       {0x3010, 0x3011}, {0x3014, 0x3015}, {0x3008, 0x3009},
    {0xFF3B, 0xFF3D}, {0xFF1C, 0xFF1E}, {0x25CB, 0},      {0x25EF, 0},      {0x25CF, 0},
    {0x25CE, 0},      {0x25C6, 0},      {0x25C7, 0},      {0x25A0, 0},      {0x25A1, 0},
    {0x25B2, 0},      {0x25B3, 0},      {0x25BC, 0},      {0x3007, 0},
};

/* The index of the enclosure that begins at text[at], or -1. */
static int enclosure_at(const char *text, uint32_t at, uint32_t end)
{
    const UChar32 character = lec_utf8_next(text, &at, end);
    for (size_t i = 0; i < sizeof enclosures / sizeof *enclosures; i++)
        if (enclosures[i].open == character) return (int)i;
    return -1;
}

/* Where the name ends whose enclosure is closed by `close`, before `furthest`; `furthest` when it
 * is not. *after is one past what closes it. */
static uint32_t enclosed_end(const char *text, uint32_t at, uint32_t furthest, UChar32 close,
                             uint32_t *after)
{
    while (at < furthest) {
        const uint32_t here = at;
        const UChar32 character = lec_utf8_next(text, &at, furthest);
        const bool ends = close != 0 ? character == close : lec_is_blank_character(character);
        *after = at;
        if (ends) return here;
        if (enclosure_at(text, here, furthest) >= 0) break;
    }
    return furthest;
}

/* [Name] text, <Name> text, [Name]: text, and with a mark instead of brackets: a circle, the name,
 * a blank. */
static bool read_bracketed(const char *text, uint32_t at, uint32_t line_end, lec_label *label)
{
    const UChar32 close = enclosures[enclosure_at(text, at, line_end)].close;
    const uint32_t furthest =
        line_end - at > LEC_LABEL_LONGEST_BRACKET ? at + LEC_LABEL_LONGEST_BRACKET : line_end;
    uint32_t first = at, after = furthest;
    lec_utf8_next(text, &first, line_end);
    if (close == 0) first = lec_skip_blank(text, first, line_end);
    const uint32_t end = enclosed_end(text, first, furthest, close, &after);
    uint32_t next = first;
    if (end >= furthest || end == first) return false;
    const UChar32 letter = lec_utf8_next(text, &next, end);
    if (!u_isalpha(letter) || u_islower(letter)) return false;
    uint32_t name_end = lec_trim_end(text, first, end), before = name_end;
    const UChar32 last = lec_utf8_previous(text, first, &before);
    const bool inner = close == 0 && (last == ':' || last == 0xFF1A); /* a circle, `Name: text` */
    const bool colon = inner || (after < line_end && text[after] == ':');
    if (inner) name_end = before;
    label->name_start = first;
    label->name_end = lec_trim_end(text, first, name_end);
    label->style = colon ? LEC_LABEL_COLON : LEC_LABEL_BRACKET;
    label->end = lec_skip_blank(text, after + (colon && !inner), line_end);
    return true;
}

/* A label that begins with a mark no sentence begins with: `touch pwned`: text. It is only text. */
static bool read_odd(const char *text, uint32_t at, uint32_t line_end, lec_label *label)
{
    const uint32_t furthest =
        line_end - at > LEC_LABEL_LONGEST_BRACKET ? at + LEC_LABEL_LONGEST_BRACKET : line_end;
    uint32_t end = at, letters = 0;
    while (end < furthest && strchr(".?!:", text[end]) == NULL)
        letters += u_isalpha((unsigned char)text[end++]) != 0;
    if (letters == 0 || (end == furthest && end < line_end)) return false;
    const bool colon = end < line_end && text[end] == ':';
    if (end < line_end && !(colon && lec_skip_blank(text, end + 1, line_end) > end + 1) &&
        !(colon && end + 1 == line_end))
        return false;
    label->odd = true;
    label->name_end = lec_trim_end(text, at, end);
    label->style = colon ? LEC_LABEL_COLON : LEC_LABEL_OWN;
    label->end = lec_skip_blank(text, end + colon, line_end);
    return true;
}

bool lec_label_is_marked(const char *text, uint32_t at, uint32_t line_end)
{
    return enclosure_at(text, at, line_end) >= 0 || strchr("`$%@=+|{~^&", text[at]) != NULL;
}

bool lec_label_read_marked(const char *text, uint32_t at, uint32_t line_end, lec_label *label)
{
    return enclosure_at(text, at, line_end) >= 0 ? read_bracketed(text, at, line_end, label)
                                                 : read_odd(text, at, line_end, label);
}
