/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/text.h"

/* The bytes of a file and a NUL; NULL with errno when it cannot be read. */
static char *read_all(int folder, const char *file_name, lec_arena *arena, size_t *length)
{
    const int file = openat(folder, file_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat about;
    if (file < 0) return NULL;
    char *bytes = NULL;
    *length = 0;
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode)) {
        bytes = lec_arena_alloc(arena, (size_t)about.st_size + 1, 1);
        ssize_t step = 0;
        do {
            step = read(file, bytes + *length, (size_t)about.st_size - *length);
            if (step > 0) *length += (size_t)step;
        } while (step > 0 || (step < 0 && errno == EINTR));
    }
    close(file);
    return bytes;
}

static lec_status incomplete(const char *file_name, lec_error *error)
{
    return lec_fail(
        error, LEC_BAD_DATA,
        "%s: gnuplot left no whole picture; make room on the disk, or run its script by "
        "hand to see what it says",
        file_name);
}

static bool begins_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

lec_status lec_picture_check_png(int folder, const char *name, lec_arena *arena, lec_error *error)
{
    static const char first[] = "\x89PNG\r\n\x1a\n";
    static const char last[] = "\0\0\0\0IEND\xAE\x42\x60\x82"; /* length, type, no data, CRC */
    const size_t first_size = sizeof first - 1;
    const size_t last_size = sizeof last - 1;
    const char *file_name = lec_arena_format(arena, "%s.png", name);
    size_t length = 0;
    const char *bytes = read_all(folder, file_name, arena, &length);
    if (bytes == NULL || length < first_size + last_size || memcmp(bytes, first, first_size) != 0 ||
        memcmp(bytes + length - last_size, last, last_size) != 0)
        return incomplete(file_name, error);
    return LEC_OK;
}

static void put_escaped(lec_text *svg, const char *words)
{
    for (; *words != '\0'; words++) {
        if (*words == '&')
            lec_text_put(svg, "&amp;");
        else if (*words == '<')
            lec_text_put(svg, "&lt;");
        else
            lec_text_put_bytes(svg, words, 1);
    }
}

/* The rest of the picture: without gnuplot's own title and description, with fonts to fall back
 * on (Verdana is as wide as DejaVu Sans). */
static void put_body(lec_text *svg, const char *body)
{
    static const char font[] = "font-family=\"DejaVu Sans\"";
    while (*body != '\0') {
        const char *skipped = NULL;
        if (begins_with(body, "<title>Gnuplot</title>")) skipped = strstr(body, "</title>") + 8;
        if (begins_with(body, "<desc>Produced by GNUPLOT")) skipped = strstr(body, "</desc>") + 7;
        if (skipped != NULL) {
            body = skipped;
        } else if (begins_with(body, font)) {
            lec_text_put(svg, "font-family=\"DejaVu Sans, Verdana, sans-serif\"");
            body += sizeof font - 1;
        } else {
            lec_text_put_bytes(svg, body++, 1);
        }
    }
}

lec_status lec_picture_finish_svg(int folder, const char *name, const char *title, lec_arena *arena,
                                  lec_error *error)
{
    const char *file_name = lec_arena_format(arena, "%s.svg", name);
    const char *new_name = lec_arena_format(arena, "%s.svg.new", name);
    size_t length = 0;
    char *bytes = read_all(folder, file_name, arena, &length);
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == ' ')) length--;
    const char *tag = bytes != NULL ? strstr(bytes, "<svg") : NULL;
    const char *tag_end = tag != NULL ? strchr(tag, '>') : NULL;
    if (tag_end == NULL || length < 6 || strncmp(bytes + length - 6, "</svg>", 6) != 0)
        return incomplete(file_name, error);

    lec_text svg = {.arena = arena};
    lec_text_put_bytes(&svg, bytes, (size_t)(tag_end - bytes));
    lec_text_put(&svg, lec_arena_format(arena,
                                        " role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n"
                                        "<title id=\"%s-title\">",
                                        name, name, name));
    put_escaped(&svg, title);
    lec_text_put(&svg, lec_arena_format(arena,
                                        "</title>\n<desc id=\"%s-desc\">The numbers of this chart "
                                        "are in %s.csv.</desc>",
                                        name, name));
    put_body(&svg, tag_end + 1);
    unlinkat(folder, new_name, 0);
    const lec_status status = lec_text_write(&svg, folder, new_name, error);
    if (status != LEC_OK) return status;
    if (renameat(folder, new_name, folder, file_name) == 0) return LEC_OK;
    unlinkat(folder, new_name, 0);
    return lec_fail(error, LEC_BAD_DATA, "%s: %s", file_name, strerror(errno));
}
