/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/text.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void lec_text_put_bytes(lec_text *text, const char *more, size_t length)
{
    for (size_t i = 0; i < length; i++) LEC_PUSH(text->arena, text->bytes, more[i]);
}

void lec_text_put(lec_text *text, const char *more)
{
    lec_text_put_bytes(text, more, strlen(more));
}

void lec_text_format(lec_text *text, const char *format, ...)
{
    char line[512];
    va_list args;
    va_start(args, format);
    const int length = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    assert(length >= 0 && (size_t)length < sizeof line);
    lec_text_put_bytes(text, line, (size_t)length);
}

static void separate(lec_text *csv)
{
    if (csv->bytes.count > 0 && csv->bytes.items[csv->bytes.count - 1] != '\n')
        lec_text_put(csv, ",");
}

void lec_text_cell(lec_text *csv, const char *label)
{
    separate(csv);
    lec_text_put(csv, "\"");
    for (; *label != '\0'; label++) {
        assert(*label != '"' && (unsigned char)*label >= 0x20);
        if (*label == '\\') lec_text_put(csv, "\\");
        lec_text_put_bytes(csv, label, 1);
    }
    lec_text_put(csv, "\"");
}

void lec_text_cell_number(lec_text *csv, double number)
{
    separate(csv);
    if (!isnan(number)) lec_text_format(csv, "%.12g", number == 0 ? 0 : number); /* no -0 */
}

void lec_text_end_row(lec_text *csv)
{
    lec_text_put(csv, "\n");
}

void lec_text_set_number(lec_text *script, const char *name, double number)
{
    assert(isfinite(number));
    char digits[40];
    snprintf(digits, sizeof digits, "%.12g", number == 0 ? 0 : number);
    const bool whole = strpbrk(digits, ".e") == NULL;
    lec_text_format(script, "%s = %s%s\n", name, digits, whole ? ".0" : "");
}

void lec_text_set_count(lec_text *script, const char *name, size_t count)
{
    lec_text_format(script, "%s = %zu\n", name, count);
}

lec_status lec_text_write(const lec_text *text, int folder, const char *file_name, lec_error *error)
{
    const int file =
        openat(folder, file_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s; the chart is not drawn", file_name,
                        strerror(errno));
    size_t written = 0;
    int problem = 0;
    while (problem == 0 && written < text->bytes.count) {
        const ssize_t step = write(file, text->bytes.items + written, text->bytes.count - written);
        if (step > 0) written += (size_t)step;
        if (step < 0 && errno != EINTR) problem = errno;
    }
    if (close(file) != 0 && problem == 0) problem = errno;
    if (problem == 0) return LEC_OK;
    unlinkat(folder, file_name, 0);
    return lec_fail(error, LEC_BAD_DATA, "%s: %s; make room and run again", file_name,
                    strerror(problem));
}
