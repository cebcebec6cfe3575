/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/libraries.h"

#include <string.h>

#include "analysis/libraries.h"
#include "core/program.h"
#include "io/libraries.h"

const lec_package *lec_all_libraries(lec_arena *arena)
{
    enum { FOLDERS = 3 };
    const lec_package *const folders[FOLDERS] = {lec_core_libraries(arena), lec_io_libraries(arena),
                                                 lec_analysis_libraries};
    LEC_ARRAY(lec_package) all = {0};
    for (size_t i = 0; i < FOLDERS; i++)
        for (const lec_package *library = folders[i]; library->name != NULL; library++)
            LEC_PUSH(arena, all, *library);
    LEC_PUSH(arena, all, ((lec_package){0}));
    return all.items;
}

/* What the program says of itself, in its first line, after its name. */
static const char *version_of(char *name, char *question, lec_arena *arena)
{
    enum { SECONDS = 10 };
    char *arguments[] = {name, question, NULL};
    const lec_program program = {.program = lec_program_find(name, arena),
                                 .arguments = arguments,
                                 .input = "",
                                 .seconds = SECONDS};
    lec_program_result result;
    lec_error error;
    if (program.program == NULL || lec_program_run(&program, arena, &result, &error) != LEC_OK)
        return "";
    const char *said = result.length > 0 ? result.text : result.said;
    const char *digits = strpbrk(said, "0123456789");
    return digits != NULL ? lec_arena_text(arena, digits, strcspn(digits, "\r\n")) : "";
}

const lec_package *lec_drawing_programs(const char *fonts, lec_arena *arena)
{
    lec_package *all = lec_new(arena, lec_package, 3);
    all[0] = (lec_package){"gnuplot", version_of("gnuplot", "--version", arena)};
    all[1] = (lec_package){"fonts", fonts};
    return all;
}

const lec_package *lec_all_programs(bool read_pdf, const char *fonts, lec_arena *arena)
{
    LEC_ARRAY(lec_package) all = {0};
    const lec_package *drawing = lec_drawing_programs(fonts, arena);
    LEC_PUSH(arena, all, drawing[0]);
    if (fonts != NULL) LEC_PUSH(arena, all, drawing[1]);
    LEC_PUSH(arena, all, ((lec_package){"fc-list", version_of("fc-list", "--version", arena)}));
    if (read_pdf)
        LEC_PUSH(arena, all, ((lec_package){"pdftotext", version_of("pdftotext", "-v", arena)}));
    LEC_PUSH(arena, all, ((lec_package){0}));
    return all.items;
}
