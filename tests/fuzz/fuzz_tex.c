/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_tex.c -- any text as a label of a chart for TeX: nothing of it can be a command, a comment,
 * mathematics, a group or the end of a line. */
#include <string.h>

#include "plots/label.h"
#include "plots/tex.h"
#include "tests/fuzz/fuzz.h"

/* Every backslash begins one of these, and stands nowhere else. */
static const char *const commands[] = {"\\#{}",
                                       "\\${}",
                                       "\\%{}",
                                       "\\&{}",
                                       "\\_{}",
                                       "\\{{}",
                                       "\\}{}",
                                       "\\textbackslash{}",
                                       "\\textasciicircum{}",
                                       "\\textasciitilde{}",
                                       "\\textless{}",
                                       "\\textgreater{}",
                                       "\\textbar{}",
                                       "\\textquotedblright{}",
                                       "\\textasciigrave{}",
                                       "\\char64{}",
                                       "\\char91{}",
                                       "\\char93{}",
                                       "\\ensuremath{-}",
                                       "\\ensuremath{\\triangleright}",
                                       "\\ensuremath{\\triangle}",
                                       "\\ifdefined\\Umathchar{}",
                                       "\\else?\\fi{}"};

static size_t command_at(const char *text)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strncmp(text, commands[i], strlen(commands[i])) == 0) return strlen(commands[i]);
    return 0;
}

static void check_tex(const char *tex)
{
    int open = 0; /* \ifdefined that no \fi has ended */
    while (*tex != '\0') {
        const size_t length = command_at(tex);
        if (length > 0) {
            open += strncmp(tex, "\\ifdefined", 10) == 0;
            open -= strncmp(tex, "\\else", 5) == 0;
            fuzz_promise(open == 0 || open == 1, "conditionals are not nested");
            tex += length;
            continue;
        }
        fuzz_promise(strchr("\\{}#$%&_^~<>|\"`@[]\n\r\t", *tex) == NULL, "no sign that TeX reads");
        tex++;
    }
    fuzz_promise(open == 0, "conditionals are ended");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lec_arena *arena = lec_arena_new();
    const char *text = lec_arena_text(arena, (const char *)data, size);
    lec_text tex = {.arena = arena};
    lec_tex_put(&tex, text);
    lec_text_put_bytes(&tex, "", 1);
    fuzz_promise(fuzz_is_text(tex.bytes.items, strlen(tex.bytes.items), ""), "UTF-8");
    check_tex(tex.bytes.items);
    lec_arena_free(arena);
    return 0;
}
