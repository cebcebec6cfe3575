/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/page/html.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "io/words/unicode.h"

static const char *entity(uint32_t character)
{
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
    case '\n':
    case '\r':
        return " ";
    default:
        return NULL;
    }
}

static bool is_drawable(UChar32 character)
{
    const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    const bool is_noncharacter =
        (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFE) == 0xFFFE;
    return !is_control && !is_noncharacter;
}

void lec_html_text_of(FILE *out, const char *text, size_t length)
{
    for (uint32_t at = 0; at < length;) {
        const uint32_t start = at;
        const UChar32 character = lec_utf8_next(text, &at, (uint32_t)length);
        const char *named = character > 0 ? entity((uint32_t)character) : NULL;
        if (named != NULL)
            fputs(named, out);
        else if (is_drawable(character))
            fwrite(text + start, 1, at - start, out);
        else
            fputs("\xEF\xBF\xBD", out);
    }
}

void lec_html_text(FILE *out, const char *text)
{
    lec_html_text_of(out, text, strlen(text));
}
