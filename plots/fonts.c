/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/fonts.h"

#include <stdlib.h>
#include <string.h>

#include "core/program.h"
#include "core/turn_key.h"

enum { SECONDS = 20 };

/* What Pango, gnuplot's text engine, uses: outlines only. */
static bool is_usable(const char *line)
{
    return strncmp(line, "TrueType\t", 9) == 0 || strncmp(line, "CFF\t", 4) == 0;
}

/* Ranges of hexadecimal numbers, both ends in them, and single numbers: "20-7e a0 131". */
static void add_ranges(const char *ranges, uint8_t *bits)
{
    const char *end;
    for (const char *at = ranges; *at != '\0' && *at != '\t'; at = end + (*end == ' ')) {
        char *after;
        const unsigned long first = strtoul(at, &after, 16);
        const unsigned long last = *after == '-' ? strtoul(after + 1, &after, 16) : first;
        if (after == at) return; /* not as fc-list writes them */
        for (unsigned long c = first; c <= last && c / 8 < LEC_CHARACTER_BYTES; c++)
            bits[c / 8] |= (uint8_t)(1U << c % 8);
        end = after;
    }
}

static void add_font(const char *line, lec_fonts *fonts)
{
    add_ranges(strchr(line, '\t') + 1, fonts->bits);
    fonts->count++;
    fonts->signature += lec_said_hash(line);
}

bool lec_fonts_read(lec_fonts *fonts, lec_arena *arena)
{
    char name[] = "fc-list", option[] = "--format",
         format[] = "%{fontformat}\t%{charset}\t%{file}\t%{fullname}\t%{fontversion}\n",
         all[] = ":";
    char *arguments[] = {name, option, format, all, NULL};
    lec_program_result result;
    lec_error error;
    if (lec_program_ask(arguments, SECONDS, arena, &result, &error) != LEC_OK ||
        result.exit_status != 0)
        return false;
    for (const char *line = result.text; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        if (is_usable(line)) add_font(lec_arena_text(arena, line, length), fonts);
        line += length + (line[length] != '\0');
    }
    return true;
}
