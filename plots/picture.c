/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/program.h"
#include "plots/text.h"

enum { EPS_SECONDS = 30 };

/* The bytes of a file and a NUL; NULL with errno when it cannot be read, 0 when it is no file. */
static char *read_all(int folder, const char *file_name, lec_arena *arena, size_t *length)
{
    lec_descriptor *file = lec_descriptor_new(arena);
    file->number = openat(folder, file_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat about;
    char *bytes = NULL;
    *length = 0;
    if (file->number < 0 || fstat(file->number, &about) != 0) return NULL;
    errno = 0;
    if (S_ISREG(about.st_mode)) {
        bytes = lec_arena_alloc(arena, (size_t)about.st_size + 1, 1);
        ssize_t step = 0;
        do {
            step = read(file->number, bytes + *length, (size_t)about.st_size - *length);
            if (step > 0) *length += (size_t)step;
        } while (step > 0 || (step < 0 && errno == EINTR));
        if (step < 0) bytes = NULL;
    }
    lec_descriptor_close(file);
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

/* --- whole? ---------------------------------------------------------------------------------- */

const char *const lec_picture_endings[LEC_PICTURE_FORMATS][LEC_PICTURE_FILES] = {
    [LEC_PICTURE_SVG] = {".svg"},       [LEC_PICTURE_PNG] = {".png"},
    [LEC_PICTURE_PDF] = {".pdf"},       [LEC_PICTURE_EPS] = {".eps"},
    [LEC_PICTURE_TIKZ] = {"_tikz.tex"}, [LEC_PICTURE_CAIROLATEX] = {"_latex.tex", "_latex.pdf"},
};

typedef struct {
    const char *bytes;
    size_t length;
} sign;

#define SIGN(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

/* How a whole file of each kind begins and ends; those of TeX by the ending of their names. */
typedef struct {
    const char *ending;
    sign first, last;
} wholeness;
static const wholeness whole[] = {
    {".svg", SIGN(""), SIGN("</svg>")},
    /* the last chunk: length, type, no data, CRC */
    {".png", SIGN("\x89PNG\r\n\x1a\n"), SIGN("\0\0\0\0IEND\xAE\x42\x60\x82")},
    {".pdf", SIGN("%PDF-"), SIGN("%%EOF")},
    {".eps", SIGN("%!PS"), SIGN("%%EOF")},
    {"_tikz.tex", SIGN("\\begin{tikzpicture}"), SIGN("\\end{tikzpicture}\n%% gnuplot variables")},
    {"_latex.tex", SIGN("% GNUPLOT"), SIGN("\\endgroup")},
    {"_latex.pdf", SIGN("%PDF-"), SIGN("%%EOF")},
};

static bool is_whole(const char *ending, const char *bytes, size_t length)
{
    const wholeness *of = whole;
    while (strcmp(of->ending, ending) != 0) of++;
    return bytes != NULL && length >= of->first.length + of->last.length &&
           memcmp(bytes, of->first.bytes, of->first.length) == 0 &&
           memcmp(bytes + length - of->last.length, of->last.bytes, of->last.length) == 0;
}

/* --- SVG ------------------------------------------------------------------------------------- */

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
static void put_body(lec_text *svg, const char *body, const char *family)
{
    const char *font = lec_arena_format(svg->arena, "font-family=\"%s\"", family);
    while (*body != '\0') {
        const char *skipped = NULL; /* the end of what is left out */
        if (begins_with(body, "<title>Gnuplot</title>")) skipped = strstr(body, "</title>");
        if (begins_with(body, "<desc>Produced by GNUPLOT")) skipped = strstr(body, "</desc>");
        if (skipped != NULL) {
            body = strchr(skipped, '>') + 1;
        } else if (begins_with(body, font)) {
            lec_text_put(svg, lec_arena_format(svg->arena,
                                               "font-family=\"%s, Verdana, sans-serif\"", family));
            body += strlen(font);
        } else {
            lec_text_put_bytes(svg, body++, 1);
        }
    }
}

/* The opening tag, with its width and height on paper where the style has them. */
static void put_tag(lec_text *svg, const char *tag, size_t length, const lec_chart_style *style)
{
    const char *start = lec_arena_text(svg->arena, tag, length);
    const char *size = strstr(start, "width=\"");
    const char *size_end = strstr(start, " viewBox=");
    const char *high = strstr(start, " height=\"");
    const double width = size != NULL ? strtod(size + strlen("width=\""), NULL) : 0;
    const double height = high != NULL ? strtod(high + strlen(" height=\""), NULL) : 0;
    if (!(style->width > 0) || size_end == NULL || !(width > 0) || !(height > 0)) {
        lec_text_put(svg, start);
        return;
    }
    lec_text_put_bytes(svg, start, (size_t)(size - start));
    lec_text_put(svg, lec_arena_format(svg->arena, "width=\"%gmm\" height=\"%.2fmm\"", style->width,
                                       style->width * height / width));
    lec_text_put(svg, size_end);
}

static bool finish_svg(lec_text *svg, const char *bytes, const lec_picture_about *about)
{
    const char *tag = strstr(bytes, "<svg");
    const char *tag_end = tag != NULL ? strchr(tag, '>') : NULL;
    const char *name = about->name;
    if (tag_end == NULL) return false;
    lec_text_put_bytes(svg, bytes, (size_t)(tag - bytes));
    put_tag(svg, tag, (size_t)(tag_end - tag), about->style);
    lec_text_put(svg, lec_arena_format(svg->arena,
                                       " role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n"
                                       "<title id=\"%s-title\">",
                                       name, name, name));
    put_escaped(svg, about->title);
    lec_text_put(svg, lec_arena_format(svg->arena,
                                       "</title>\n<desc id=\"%s-desc\">The numbers of this chart "
                                       "are in %s.csv.</desc>",
                                       name, name));
    put_body(svg, tag_end + 1, about->style->font);
    return true;
}

/* --- without a date -------------------------------------------------------------------------- */

/* In place, as offsets count in a PDF: D:20261130003236Z, perhaps with a zone behind it. */
static void take_date_from_pdf(char *bytes, size_t length)
{
    static const char before[] = "/CreationDate (D:", date[] = "19800101000000";
    const size_t size = sizeof before - 1;
    for (size_t i = 0; i + size + sizeof date < length; i++) {
        if (memcmp(bytes + i, before, size) != 0) continue;
        memcpy(bytes + i + size, date, sizeof date - 1);
        for (size_t at = i + size + sizeof date - 1; at < length && bytes[at] != ')'; at++)
            if (bytes[at] >= '0' && bytes[at] <= '9') bytes[at] = '0';
    }
}

/* gnuplot's TikZ has the day of the week behind two per cent signs. */
static void put_undated_tikz(lec_text *out, const char *text)
{
    static const char *const days[] = {"%% Mon ", "%% Tue ", "%% Wed ", "%% Thu ",
                                       "%% Fri ", "%% Sat ", "%% Sun "};
    for (const char *line = text; line != NULL && *line != '\0';) {
        const char *end = strchr(line, '\n');
        const size_t length = end != NULL ? (size_t)(end + 1 - line) : strlen(line);
        bool is_date = false;
        for (size_t day = 0; day < 7; day++) is_date = is_date || begins_with(line, days[day]);
        if (!is_date) lec_text_put_bytes(out, line, length);
        line = end != NULL ? end + 1 : NULL;
    }
}

static lec_status replace(int folder, const char *file_name, const lec_text *bytes,
                          lec_arena *arena, lec_error *error)
{
    const char *new_name = lec_arena_format(arena, "%s.new", file_name);
    unlinkat(folder, new_name, 0);
    const lec_status status = lec_text_write(bytes, folder, new_name, error);
    if (status != LEC_OK) return status;
    if (renameat(folder, new_name, folder, file_name) == 0) return LEC_OK;
    unlinkat(folder, new_name, 0);
    return lec_fail(error, LEC_BAD_DATA, "%s: %s", file_name, strerror(errno));
}

static lec_status finish_file(int folder, const lec_picture_about *about, const char *ending,
                              lec_picture_format format, lec_arena *arena, lec_error *error)
{
    const char *file_name = lec_arena_format(arena, "%s%s", about->name, ending);
    size_t length = 0;
    char *bytes = read_all(folder, file_name, arena, &length);
    if (bytes == NULL && errno != 0 && errno != ENOENT)
        return lec_fail(error, LEC_BAD_DATA, "%s: cannot be read: %s", file_name, strerror(errno));
    size_t seen = length; /* ends of line may follow */
    while (bytes != NULL && seen > 0 && (bytes[seen - 1] == '\n' || bytes[seen - 1] == ' ')) seen--;
    if (bytes == NULL || !is_whole(ending, bytes, seen)) return incomplete(file_name, error);
    lec_text out = {.arena = arena};
    bool done = true;
    if (format == LEC_PICTURE_SVG) {
        done = finish_svg(&out, bytes, about);
    } else if (format == LEC_PICTURE_TIKZ) {
        put_undated_tikz(&out, bytes);
    } else if (strcmp(ending, ".pdf") == 0 || strcmp(ending, "_latex.pdf") == 0) {
        take_date_from_pdf(bytes, length);
        lec_text_put_bytes(&out, bytes, length);
    } else {
        return LEC_OK; /* PNG and EPS hold no date */
    }
    return done ? replace(folder, file_name, &out, arena, error) : incomplete(file_name, error);
}

/* pdftops (of poppler, as pdftotext) writes nothing but what it is given: no date. */
static lec_status make_eps(int folder, const char *name, lec_arena *arena, lec_error *error)
{
    size_t length = 0;
    const char *pdf = read_all(folder, lec_arena_format(arena, "%s.pdf", name), arena, &length);
    const char *program = lec_program_find("pdftops", arena);
    if (program == NULL || pdf == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s.eps: there is no pdftops on PATH; install poppler-utils", name);
    char *arguments[] = {lec_arena_format(arena, "pdftops"), lec_arena_format(arena, "-eps"),
                         lec_arena_format(arena, "-"), lec_arena_format(arena, "-"), NULL};
    lec_program_result result;
    const lec_program call = {program, arguments, pdf, length, EPS_SECONDS};
    const lec_status status = lec_program_run(&call, arena, &result, error);
    if (status != LEC_OK) return status;
    const char *file_name = lec_arena_format(arena, "%s.eps", name);
    if (result.exit_status != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: pdftops failed: %s", file_name, result.said);
    lec_text eps = {.arena = arena};
    lec_text_put_bytes(&eps, result.text, result.length);
    return replace(folder, file_name, &eps, arena, error);
}

lec_status lec_picture_finish(int folder, const lec_picture_about *about, lec_picture_format format,
                              lec_arena *arena, lec_error *error)
{
    lec_status status =
        format == LEC_PICTURE_EPS ? make_eps(folder, about->name, arena, error) : LEC_OK;
    for (size_t i = 0; status == LEC_OK && i < LEC_PICTURE_FILES; i++) {
        if (lec_picture_endings[format][i] == NULL) break;
        status = finish_file(folder, about, lec_picture_endings[format][i], format, arena, error);
    }
    return status;
}
