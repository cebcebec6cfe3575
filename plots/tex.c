/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/tex.h"

#include <stdbool.h>
#include <string.h>

#include "plots/label.h"

enum { REPLACEMENT = 0xFFFD };

static const char plain[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:!?()/+-=*'";

/* ASCII and signs of our own words that have a command. */
static const struct {
    uint32_t character;
    const char *command;
} commands[] = {
    {'#', "\\#{}"},
    {'$', "\\${}"},
    {'%', "\\%{}"},
    {'&', "\\&{}"},
    {'_', "\\_{}"},
    {'{', "\\{{}"},
    {'}', "\\}{}"},
    {'\\', "\\textbackslash{}"},
    {'^', "\\textasciicircum{}"},
    {'~', "\\textasciitilde{}"},
    {'<', "\\textless{}"},
    {'>', "\\textgreater{}"},
    {'|', "\\textbar{}"},
    {'"', "\\textquotedblright{}"},
    {'`', "\\textasciigrave{}"},
    {'@', "\\char64{}"},
    {'[', "\\char91{}"},
    {']', "\\char93{}"},
    {0x2212, "\\ensuremath{-}"},
    {0x25B8, "\\ensuremath{\\triangleright}"},
    {0x25B4, "\\ensuremath{\\triangle}"},
};

static const char *command_of(uint32_t character)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i].character == character) return commands[i].command;
    return NULL;
}

/* Letters of Latin scripts, and the marks that LaTeX knows by themselves in every encoding. */
static bool is_known_to_latex(uint32_t character)
{
    static const uint32_t marks[] = {0xA7,   0xB6,   0xB7,   0x2013, 0x2014,
                                     0x2018, 0x2019, 0x201C, 0x201D, 0x2026};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == character) return true;
    return (character >= 0xC0 && character <= 0x148 && character != 0xD7 && character != 0xF7 &&
            character != 0xD0 && character != 0xF0 && character != 0xDE && character != 0xFE &&
            !(character >= 0x110 && character <= 0x111) &&
            !(character >= 0x126 && character <= 0x127) && character != 0x138) ||
           (character >= 0x14C && character <= 0x165) || (character >= 0x168 && character <= 0x17E);
}

typedef enum { OPEN_NOTHING, OPEN_UNICODE } opened;

/* Begins or ends a stretch that only an engine for Unicode sets. */
static opened change(lec_text *out, opened from, opened to)
{
    if (from == to) return to;
    lec_text_put(out, to == OPEN_UNICODE ? "\\ifdefined\\Umathchar{}" : "\\else?\\fi{}");
    return to;
}

void lec_tex_put(lec_text *out, const char *text)
{
    opened state = OPEN_NOTHING;
    while (*text != '\0') {
        const char *start = text;
        const uint32_t character = lec_label_character(&text);
        const bool is_ascii = character < 0x80;
        const char *command = command_of(character);
        const bool is_plain = is_ascii && character != 0 && strchr(plain, (int)character) != NULL;
        const bool is_broken = character == REPLACEMENT && text - start == 1;
        if (is_broken || (is_ascii && !is_plain && command == NULL)) continue;
        const bool is_unicode = !is_plain && command == NULL && !is_known_to_latex(character);
        state = change(out, state, is_unicode ? OPEN_UNICODE : OPEN_NOTHING);
        if (command != NULL)
            lec_text_put(out, command);
        else
            lec_text_put_bytes(out, start, (size_t)(text - start));
    }
    change(out, state, OPEN_NOTHING);
}

lec_text lec_tex_csv(const lec_text *csv)
{
    lec_text out = {.arena = csv->arena}, cell = {.arena = csv->arena};
    const char *bytes = csv->bytes.items;
    bool inside = false;
    for (size_t i = 0; i < csv->bytes.count; i++) {
        const bool doubled = inside && bytes[i] == '\\' && i + 1 < csv->bytes.count;
        if (bytes[i] != '"') {
            lec_text_put_bytes(inside ? &cell : &out, &bytes[doubled ? ++i : i], 1);
            continue;
        }
        if (!inside && out.bytes.count > 0 && out.bytes.items[out.bytes.count - 1] == ',')
            out.bytes.count--; /* lec_text_cell() sets it again */
        inside = !inside;
        if (inside) {
            cell.bytes.count = 0;
            continue;
        }
        lec_text_put_bytes(&cell, "", 1);
        lec_text tex = {.arena = csv->arena};
        lec_tex_put(&tex, cell.bytes.items);
        lec_text_put_bytes(&tex, "", 1);
        lec_text_cell(&out, tex.bytes.items);
    }
    return out;
}
