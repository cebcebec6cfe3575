/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a UTF-8 sequence that snprintf left incomplete at the end of a full buffer. */
static void drop_partial_character(char *text)
{
    size_t end = strlen(text);
    while (end > 0 && ((unsigned char)text[end - 1] & 0xC0U) == 0x80U) end--;
    if (end > 0 && ((unsigned char)text[end - 1] & 0x80U) != 0) text[end - 1] = '\0';
}

lec_status lec_fail(lec_error *error, lec_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int length = vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    if (length >= (int)sizeof error->message) drop_partial_character(error->message);
    for (char *at = error->message; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == 0x7F) *at = '?';
        /* C1 controls are two bytes in UTF-8: C2 80 .. C2 9F */
        if (byte == 0xC2 && (unsigned char)at[1] >= 0x80 && (unsigned char)at[1] <= 0x9F)
            at[0] = at[1] = '?';
    }
    return status;
}
