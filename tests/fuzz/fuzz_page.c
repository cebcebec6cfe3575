/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_page.c -- any text and any picture on the page: nothing of them ends an element or an
 * attribute, or is an element that is not a shape. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/page/html.h"
#include "io/page/parts.h"
#include "tests/fuzz/fuzz.h"

static void check_text(const char *text)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    fuzz_promise(out != NULL, "memory");
    lec_html_text(out, text);
    fclose(out);
    fuzz_promise(strpbrk(bytes, "<>\"'\n\r\t") == NULL, "nothing that ends text or an attribute");
    fuzz_promise(fuzz_is_text(bytes, length, ""), "UTF-8 without control characters");
    for (const char *at = bytes; (at = strchr(at, '&')) != NULL; at++)
        fuzz_promise(strchr(at, ';') != NULL && strcspn(at, ";") <= 5, "only our entities");
    free(bytes);
}

/* Every < of a picture begins one of the elements that may be there; a quoted value ends. */
static void check_picture(const char *svg, size_t length)
{
    static const char *const begins[] = {"svg",     "title",    "defs",  "g",      "path",
                                         "polygon", "polyline", "rect",  "circle", "ellipse",
                                         "line",    "text",     "tspan", "use"};
    for (const char *at = svg; (at = strchr(at, '<')) != NULL;) {
        at += 1 + (at[1] == '/');
        bool known = false;
        for (size_t i = 0; i < sizeof begins / sizeof *begins && !known; i++) {
            const size_t size = strlen(begins[i]);
            known = strncmp(at, begins[i], size) == 0 && strchr(" />", at[size]) != NULL;
        }
        fuzz_promise(known, "an element that draws");
        const char *end = strchr(at, '>');
        fuzz_promise(end != NULL, "an end of the tag");
        size_t quotes = 0;
        for (const char *c = at; c < end; c++) quotes += *c == '"';
        fuzz_promise(quotes % 2 == 0, "values between quotation marks");
    }
    fuzz_promise(strlen(svg) == length, "no NUL");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lec_arena *arena = lec_arena_new();
    const char *text = lec_arena_text(arena, (const char *)data, size);
    check_text(text);
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    fuzz_promise(out != NULL, "memory");
    const lec_page_chart chart = {
        .name = "k", .title = text, .svg = text, .svg_length = strlen(text)};
    const bool whole = lec_page_svg(&chart, out, arena);
    fclose(out);
    fuzz_promise(whole || length == 0, "nothing of a picture that is refused");
    if (whole) check_picture(bytes, length);
    free(bytes);
    lec_arena_free(arena);
    return 0;
}
