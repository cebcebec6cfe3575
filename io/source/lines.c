/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/lines.h"

uint32_t lec_line_of(lec_line_counter *counter, size_t byte)
{
    const char *text = counter->text;
    for (; counter->counted < byte; counter->counted++) {
        const char here = text[counter->counted];
        if (here == '\n' || (here == '\r' && text[counter->counted + 1] != '\n')) counter->line++;
    }
    return counter->line;
}
