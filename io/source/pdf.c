/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/pdf.h"

#include <string.h>

#include "core/program.h"

bool lec_pdf_is(const char *bytes, size_t length)
{
    return length >= 5 && memcmp(bytes, "%PDF-", 5) == 0;
}

lec_status lec_pdf_read(const char *path, const char *bytes, size_t length, lec_arena *arena,
                        const char **text, size_t *text_length, lec_error *error)
{
    static char name[] = "pdftotext", layout[] = "-bbox-layout", stream[] = "-";
    static char *const arguments[] = {name, layout, stream, stream, NULL};
    const lec_program program = {lec_program_find(name, arena), arguments, bytes, length, 60};
    if (program.program == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: a PDF file, and pdftotext is not here to read it; install "
                        "poppler-utils (scripts/setup does)",
                        path);
    lec_program_result result;
    const lec_status status = lec_program_run(&program, arena, &result, error);
    if (status != LEC_OK) return status;
    if (strstr(result.said, "ncorrect password") != NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: a PDF file protected by a password; save it without one", path);
    if (result.exit_status != 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: pdftotext cannot read this PDF file (%.80s); get "
                        "it again",
                        path, result.said[0] != '\0' ? result.said : "it was stopped");
    if (strstr(result.text, "<word ") == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: a PDF file of pictures without text; let a program read them, such as "
                        "'ocrmypdf', or give the text",
                        path);
    *text = result.text;
    *text_length = result.length;
    return LEC_OK;
}
