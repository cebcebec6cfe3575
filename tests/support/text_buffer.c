/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/text_buffer.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/words/unicode.h"

void text_put(text_buffer *out, const char *text)
{
    for (; *text != '\0'; text++) LEC_PUSH(out->arena, out->bytes, *text);
}

const char *text_finished(text_buffer *out)
{
    LEC_PUSH(out->arena, out->bytes, '\0');
    return out->bytes.items;
}

void text_put_escaped(text_buffer *out, const char *text, const char *from, const char *const *to)
{
    for (; *text != '\0'; text++) {
        const char *found = strchr(from, *text);
        if (found != NULL)
            text_put(out, to[found - from]);
        else
            LEC_PUSH(out->arena, out->bytes, *text);
    }
}

void text_put_xml(text_buffer *out, const char *text)
{
    static const char *const names[] = {"&lt;", "&gt;", "&amp;", "&quot;"};
    text_put_escaped(out, text, "<>&\"", names);
}

const char *text_in_capitals(const char *text, lec_arena *arena)
{
    text_buffer out = {.arena = arena};
    const uint32_t length = (uint32_t)strlen(text);
    for (uint32_t at = 0; at < length;) {
        char bytes[5] = {0};
        bytes[lec_utf8_put(u_toupper(lec_utf8_next(text, &at, length)), bytes)] = '\0';
        text_put(&out, bytes);
    }
    return text_finished(&out);
}
