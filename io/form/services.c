/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/services.h"

#include <string.h>
#include <strings.h>

#define SERVICE(beginning) beginning,
static const char *const beginnings[] = {
#include "io/form/services.def"
};
#undef SERVICE

enum { LINES_LOOKED_AT = 6, LONGEST_LINE = 240 };

static bool names_service(const char *text, const lec_line *line)
{
    const size_t length = line->end - line->start;
    if (line->kind != LEC_BLOCK_PARAGRAPH || length > LONGEST_LINE) return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        const size_t wanted = strlen(beginnings[i]);
        if (length >= wanted && strncasecmp(text + line->start, beginnings[i], wanted) == 0)
            return true;
    }
    return false;
}

void lec_services_mark(const char *text, lec_lines lines)
{
    for (size_t i = 0; i < lines.count; i++) {
        if (i >= LINES_LOOKED_AT && i + LINES_LOOKED_AT < lines.count) continue;
        if (names_service(text, &lines.items[i])) lines.items[i].kind = LEC_BLOCK_FURNITURE;
    }
}
