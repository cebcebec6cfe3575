/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/services.h"

#include <string.h>
#include <strings.h>

typedef struct {
    const char *words;
    bool at_end;
} service;

#define SERVICE(words)        {words, false},
#define SERVICE_AT_END(words) {words, true},
static const service services[] = {
#include "io/form/services.def"
};
#undef SERVICE
#undef SERVICE_AT_END

enum { LINES_LOOKED_AT = 6, LONGEST_LINE = 240 };

static bool names_service(const char *text, const lec_line *line)
{
    const size_t length = line->end - line->start;
    if (line->kind != LEC_BLOCK_PARAGRAPH || length > LONGEST_LINE) return false;
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        const size_t wanted = strlen(services[i].words);
        if (length < wanted) continue;
        const char *at = text + (services[i].at_end ? line->end - wanted : line->start);
        if (strncasecmp(at, services[i].words, wanted) == 0) return true;
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
