/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/display.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/words/unicode.h"

/* Terminal columns of a character: none for what combines, two for East Asian wide. */
static size_t width_of(UChar32 character)
{
    const int8_t type = u_charType(character);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
        u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return 0;
    const int32_t width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* Nothing that could drive the terminal: spaces for white space, U+FFFD for other controls and for
 * marks that turn the direction of the line. */
static UChar32 shown(UChar32 character)
{
    if (character < 0) return 0xFFFD;
    if (u_isUWhiteSpace(character)) return ' ';
    return u_iscntrl(character) || u_hasBinaryProperty(character, UCHAR_BIDI_CONTROL) ? 0xFFFD
                                                                                      : character;
}

size_t lec_display(const char *text, size_t widest, FILE *file)
{
    const uint32_t length = (uint32_t)strlen(text);
    size_t width = 0, width_before_ellipsis = 0;
    uint32_t cut = 0;
    for (uint32_t at = 0; at < length && width <= widest;) {
        width += width_of(shown(lec_utf8_next(text, &at, length)));
        if (width < widest) {
            cut = at;
            width_before_ellipsis = width;
        }
    }
    const bool is_cut = width > widest;
    const uint32_t end = is_cut ? cut : length;
    if (is_cut) width = width_before_ellipsis + 1;
    if (file == NULL) return width;
    for (uint32_t at = 0; at < end;) {
        char bytes[4];
        fwrite(bytes, 1, lec_utf8_put(shown(lec_utf8_next(text, &at, end)), bytes), file);
    }
    if (is_cut) fputs("\xe2\x80\xa6", file); /* an ellipsis */
    return width;
}

const char *lec_display_end(const char *text, size_t widest, lec_arena *arena)
{
    const uint32_t length = (uint32_t)strlen(text);
    size_t width = 0;
    uint32_t from = length;
    while (from > 0) {
        uint32_t at = from;
        width += width_of(shown(lec_utf8_previous(text, 0, &at)));
        if (width > widest - 1) break;
        from = at;
    }
    return from == 0 ? text : lec_arena_format(arena, "\xe2\x80\xa6%s", text + from);
}
