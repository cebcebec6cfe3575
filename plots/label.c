/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/label.h"

#include <inttypes.h>

#include <string.h>

#include "plots/fonts.h"

enum { REPLACEMENT = 0xFFFD, ELLIPSIS = 0x2026, MARKS_MAX = 3 };

/* --- UTF-8 ------------------------------------------------------------------------------------ */

/* Smallest code point that needs so many bytes: anything below is an overlong form. */
static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

uint32_t lec_label_character(const char **text)
{
    const unsigned char *at = (const unsigned char *)*text;
    const size_t length = at[0] < 0x80    ? 1
                          : at[0] >= 0xF0 ? 4
                          : at[0] >= 0xE0 ? 3
                          : at[0] >= 0xC0 ? 2
                                          : 0;
    *text += 1;
    if (length == 1) return at[0];
    if (length == 0 || at[0] > 0xF4) return REPLACEMENT;
    uint32_t character = at[0] & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0U) != 0x80) return REPLACEMENT; /* also at the final NUL */
        character = character << 6 | (at[i] & 0x3FU);
    }
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < smallest[length] || character > 0x10FFFF || surrogate) return REPLACEMENT;
    *text += length - 1;
    return character;
}

static size_t put_character(char *out, uint32_t character)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    const size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length; i-- > 1; character >>= 6) out[i] = (char)(0x80 | (character & 0x3F));
    out[0] = (char)((0xF00U >> length & 0xFF) | character);
    return length;
}

/* --- what a character is ---------------------------------------------------------------------- */

typedef struct {
    uint32_t first, last;
} range;

/* Unicode 15, EastAsianWidth W and F, adjoining ranges drawn together. */
static const range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18DFF},
    {0x1B000, 0x1B2FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
};

/* Combining marks and joiners of the scripts in wide use (Unicode 15, Mn, Me and some Cf). */
static const range marks[] = {
    {0xAD, 0xAD},     {0x300, 0x36F},   {0x483, 0x489},     {0x591, 0x5BD},     {0x5BF, 0x5BF},
    {0x5C1, 0x5C2},   {0x5C4, 0x5C5},   {0x610, 0x61A},     {0x64B, 0x65F},     {0x670, 0x670},
    {0x6D6, 0x6DC},   {0x6DF, 0x6E4},   {0x6E7, 0x6E8},     {0x6EA, 0x6ED},     {0x711, 0x711},
    {0x730, 0x74A},   {0x900, 0x902},   {0x93C, 0x93C},     {0x941, 0x948},     {0x94D, 0x94D},
    {0xE31, 0xE31},   {0xE34, 0xE3A},   {0xE47, 0xE4E},     {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},
    {0x200B, 0x200D}, {0x2060, 0x2064}, {0x20D0, 0x20FF},   {0x302A, 0x302D},   {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

static bool in_ranges(const range *ranges, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last) return true;
    return false;
}

static bool is_mark(uint32_t character)
{
    return in_ranges(marks, sizeof marks / sizeof *marks, character);
}

static size_t columns_of(uint32_t character)
{
    if (is_mark(character)) return 0;
    return in_ranges(wide, sizeof wide / sizeof *wide, character) ? 2 : 1;
}

static const struct {
    uint32_t character;
    const char *name;
} bidi_controls[] = {
    {0x061C, "[ALM]"}, {0x200E, "[LRM]"}, {0x200F, "[RLM]"}, {0x202A, "[LRE]"},
    {0x202B, "[RLE]"}, {0x202C, "[PDF]"}, {0x202D, "[LRO]"}, {0x202E, "[RLO]"},
    {0x2066, "[LRI]"}, {0x2067, "[RLI]"}, {0x2068, "[FSI]"}, {0x2069, "[PDI]"},
};

static const char *bidi_name(uint32_t character)
{
    for (size_t i = 0; i < sizeof bidi_controls / sizeof *bidi_controls; i++)
        if (bidi_controls[i].character == character) return bidi_controls[i].name;
    return NULL;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

/* Not allowed in XML or without a form of its own. */
static bool is_unfit(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* --- glyphs ----------------------------------------------------------------------------------- */

struct lec_glyphs {
    lec_fonts fonts;
};

static lec_glyphs *glyphs_new(lec_arena *arena)
{
    lec_glyphs *glyphs = lec_new(arena, lec_glyphs, 1);
    glyphs->fonts.bits = lec_new(arena, uint8_t, LEC_CHARACTER_BYTES);
    return glyphs;
}

static void add_character(lec_glyphs *glyphs, uint32_t character)
{
    glyphs->fonts.bits[character / 8] |= (uint8_t)(1U << character % 8);
}

const lec_glyphs *lec_glyphs_installed(lec_arena *arena)
{
    lec_glyphs *glyphs = glyphs_new(arena);
    if (lec_fonts_read(&glyphs->fonts, arena)) return glyphs;
    for (uint32_t ascii = 0; ascii < 0x80; ascii++) add_character(glyphs, ascii);
    return glyphs;
}

const lec_glyphs *lec_glyphs_of(lec_arena *arena, const char *text)
{
    lec_glyphs *glyphs = glyphs_new(arena);
    while (*text != '\0') add_character(glyphs, lec_label_character(&text));
    return glyphs;
}

const char *lec_glyphs_fonts(const lec_glyphs *glyphs, lec_arena *arena)
{
    if (glyphs->fonts.count == 0) return "";
    return lec_arena_format(arena, "%zu faces, %016" PRIx64, glyphs->fonts.count,
                            glyphs->fonts.signature);
}

bool lec_glyphs_have(const lec_glyphs *glyphs, uint32_t character)
{
    return character / 8 < LEC_CHARACTER_BYTES &&
           (glyphs->fonts.bits[character / 8] >> character % 8 & 1) != 0;
}

/* --- labels ----------------------------------------------------------------------------------- */

typedef struct {
    lec_arena *arena;
    const lec_glyphs *glyphs;
    LEC_ARRAY(uint32_t) characters;
    size_t columns, mark_run, undrawable;
} label;

static uint32_t stand_in(const lec_glyphs *glyphs)
{
    return lec_glyphs_have(glyphs, REPLACEMENT) ? REPLACEMENT : '?';
}

static void add(label *out, uint32_t character)
{
    /* joiners and selectors have no glyph of their own in many fonts and need none */
    const bool invisible = character == 0xAD || (character >= 0x200B && character <= 0x200D) ||
                           (character >= 0x2060 && character <= 0x2064) ||
                           (character >= 0xFE00 && character <= 0xFE0F);
    if (invisible && !lec_glyphs_have(out->glyphs, character)) return;
    if (character == REPLACEMENT) {
        character = stand_in(out->glyphs);
    } else if (character != ' ' && !lec_glyphs_have(out->glyphs, character)) {
        character = stand_in(out->glyphs);
        out->undrawable++;
    }
    out->mark_run = is_mark(character) ? out->mark_run + 1 : 0;
    if (out->mark_run > MARKS_MAX) return;
    LEC_PUSH(out->arena, out->characters, character);
    out->columns += columns_of(character);
}

static void add_clean(label *out, uint32_t character)
{
    const char *bidi = bidi_name(character);
    if (is_space(character)) {
        const size_t count = out->characters.count;
        if (count > 0 && out->characters.items[count - 1] != ' ') add(out, ' ');
    } else if (bidi != NULL) {
        while (*bidi != '\0') add(out, (unsigned char)*bidi++);
    } else if (is_unfit(character)) {
        add(out, REPLACEMENT);
    } else {
        add(out, character == '"' && lec_glyphs_have(out->glyphs, 0x201D) ? 0x201D
                 : character == '"'                                       ? '\''
                                                                          : character);
    }
}

/* Drops characters from the end until `columns` are left, and a space that then ends it. */
static void shorten(label *out, size_t columns)
{
    while (out->characters.count > 0) {
        const uint32_t last = out->characters.items[out->characters.count - 1];
        if (out->columns <= columns && last != ' ') return;
        out->columns -= columns_of(last);
        out->characters.count--;
    }
}

char *lec_label_clean(lec_arena *arena, const lec_glyphs *glyphs, const char *text, size_t columns,
                      size_t *undrawable)
{
    label out = {.arena = arena, .glyphs = glyphs};
    /* a little more than fits is enough to see that it does not fit */
    while (*text != '\0' && out.columns <= columns + 1) add_clean(&out, lec_label_character(&text));
    shorten(&out, SIZE_MAX); /* the space at the end */
    if (out.columns > columns) {
        const bool has_ellipsis = lec_glyphs_have(glyphs, ELLIPSIS);
        shorten(&out, columns > 0 ? columns - 1 : 0);
        add(&out, has_ellipsis ? ELLIPSIS : '.');
    }
    *undrawable += out.undrawable;
    char *clean = lec_new(arena, char, 4 * out.characters.count + 1);
    size_t length = 0;
    for (size_t i = 0; i < out.characters.count; i++)
        length += put_character(clean + length, out.characters.items[i]);
    return clean;
}

size_t lec_label_columns(const char *text)
{
    size_t columns = 0;
    while (*text != '\0') columns += columns_of(lec_label_character(&text));
    return columns;
}

/* Advance widths of DejaVu Sans 2.37 in ems, rounded up by classes. */
static double ems_of(uint32_t c)
{
    if (c < 0x80 && strchr("ijl.,:;'|!I ", (int)c) != NULL) return 0.35;
    if (c < 0x80 && strchr("ft()[]/\\r-", (int)c) != NULL) return 0.42;
    if (c < 0x80 && strchr("mwMW@%", (int)c) != NULL) return 1.0;
    if (c >= 'A' && c <= 'Z') return 0.75;
    if (c < 0x80) return 0.64;
    return columns_of(c) == 1 ? 0.78 : (double)columns_of(c) * 0.52;
}

double lec_label_ems(const char *text)
{
    double ems = 0;
    while (*text != '\0') ems += ems_of(lec_label_character(&text));
    return ems;
}
