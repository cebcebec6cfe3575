/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#define CLEAR_LINE "\r\033[K"

static bool shows_progress(const lec_request *request)
{
    return !request->program.quiet && isatty(STDERR_FILENO);
}

/* One line without control characters, whatever names are in it. */
static void print(const char *before, const char *format, va_list args, const char *after)
{
    char text[1024];
    lec_error cleaned;
    vsnprintf(text, sizeof text, format, args);
    (void)lec_fail(&cleaned, LEC_OK, "%s", text);
    fprintf(stderr, "%s%s%s", before, cleaned.message, after);
}

void lec_say(const lec_request *request, const char *format, ...)
{
    if (request->program.quiet) return;
    va_list args;
    va_start(args, format);
    print("lectern: ", format, args, "\n");
    va_end(args);
}

void lec_progress(const lec_request *request, const char *format, ...)
{
    if (!shows_progress(request)) return;
    va_list args;
    va_start(args, format);
    print(CLEAR_LINE "lectern: ", format, args, " ...");
    va_end(args);
    fflush(stderr);
}

void lec_progress_end(const lec_request *request)
{
    if (shows_progress(request)) fputs(CLEAR_LINE, stderr);
}
