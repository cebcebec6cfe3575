/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/chat_log.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool begins(const char *text, uint32_t at, uint32_t end, const char *with)
{
    const size_t length = strlen(with);
    return at + length <= end && memcmp(text + at, with, length) == 0;
}

/* `Ada Vale(Direct Message)`, `Ada Vale (Privately)`. */
static bool says_private(const char *text, uint32_t at, uint32_t end)
{
    static const char *const marks[] = {"(direct message)", "(privately)", "(private message)",
                                        "(private)", NULL};
    for (; at < end; at++)
        for (size_t i = 0; text[at] == '(' && marks[i] != NULL; i++)
            if (strlen(marks[i]) <= end - at &&
                strncasecmp(text + at, marks[i], strlen(marks[i])) == 0)
                return true;
    return false;
}

bool lec_chat_head_read(const char *text, uint32_t at, uint32_t end, lec_chat_head *out)
{
    enum { LONGEST = 200 };
    if (!begins(text, at, end, "From ") && !begins(text, at, end, "From\t")) return false;
    const uint32_t most = end - at > LONGEST ? at + LONGEST : end;
    uint32_t colon = at;
    while (colon < most && !(text[colon] == ':' && (colon + 1 == end || is_blank(text[colon + 1]))))
        colon++;
    if (colon == most) return false;
    out->name = at + 4;
    while (out->name < colon && is_blank(text[out->name])) out->name++;
    out->name_end = colon;
    for (uint32_t to = out->name + 1; to < colon && out->name_end == colon; to++)
        if (begins(text, to, colon, " to ") || begins(text, to, colon, " To ")) out->name_end = to;
    out->is_private = says_private(text, out->name_end, colon);
    while (out->name_end > out->name && is_blank(text[out->name_end - 1])) out->name_end--;
    out->message = colon + 1;
    while (out->message < end && is_blank(text[out->message])) out->message++;
    return out->name_end > out->name;
}

static bool begins_any(const char *text, uint32_t at, uint32_t end, const char *const with[])
{
    while (at < end && is_blank(text[at])) at++;
    for (size_t i = 0; with[i] != NULL; i++)
        if (begins(text, at, end, with[i])) return true;
    return false;
}

bool lec_is_chat_reaction(const char *text, uint32_t at, uint32_t end)
{
    static const char *const with[] = {"Reacted to \"", "Reacted to \xe2\x80\x9c", "Removed a ",
                                       NULL};
    return begins_any(text, at, end, with);
}

bool lec_is_chat_quotation(const char *text, uint32_t at, uint32_t end)
{
    static const char *const with[] = {"Replying to \"", "Replying to \xe2\x80\x9c", NULL};
    return begins_any(text, at, end, with);
}
