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

/* What the program says of itself, in its first line, after its name; "" where it is not there. */
static lec_status version_of(char *name, char *question, lec_arena *arena, const char **version,
                             lec_error *error)
{
    enum { SECONDS = 10 };
    char *arguments[] = {name, question, NULL};
    lec_program_result result;
    *version = "";
    const lec_status status = lec_program_ask(arguments, SECONDS, arena, &result, error);
    if (status != LEC_OK) return status;
    const char *said = result.length > 0 ? result.text : result.said;
    const char *digits = strpbrk(said, "0123456789");
    if (digits != NULL) *version = lec_arena_text(arena, digits, strcspn(digits, "\r\n"));
    return LEC_OK;
}

lec_status lec_drawing_programs(const char *fonts, lec_arena *arena, const lec_package **programs,
                                lec_error *error)
{
    lec_package *all = lec_new(arena, lec_package, 3);
    all[0].name = "gnuplot";
    all[1] = (lec_package){"fonts", fonts};
    *programs = all;
    return version_of("gnuplot", "--version", arena, &all[0].version, error);
}

lec_status lec_all_programs(const char *fonts, bool reads_pdf, lec_arena *arena,
                            const lec_package **programs, lec_error *error)
{
    LEC_ARRAY(lec_package) all = {0};
    const lec_package *drawing;
    const char *version;
    lec_status status = LEC_OK;
    if (fonts != NULL) {
        status = lec_drawing_programs(fonts, arena, &drawing, error);
        if (status == LEC_OK) status = version_of("fc-list", "--version", arena, &version, error);
        if (status != LEC_OK) return status;
        LEC_PUSH(arena, all, drawing[0]);
        LEC_PUSH(arena, all, drawing[1]);
        LEC_PUSH(arena, all, ((lec_package){"fc-list", version}));
    }
    if (reads_pdf) {
        status = version_of("pdftotext", "-v", arena, &version, error);
        if (status != LEC_OK) return status;
        LEC_PUSH(arena, all, ((lec_package){"pdftotext", version}));
    }
    LEC_PUSH(arena, all, ((lec_package){0}));
    *programs = all.items;
    return LEC_OK;
}
