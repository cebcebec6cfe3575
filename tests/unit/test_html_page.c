/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_html_page.c -- text and pictures on the page of a report. Expected by hand, from the HTML
 * standard (WHATWG, 13.1.2: what ends text and attributes) and from what gnuplot 5.4 writes. */
#include <stdlib.h>

#include "core/corpus.h"
#include "io/page/html.h"
#include "io/page/parts.h"
#include "tests/support/check.h"

extern const char lec_page_style[]; /* io/page/page.css */

typedef struct {
    FILE *out;
    char *bytes;
    size_t length;
} written;

static void begin(written *w)
{
    w->out = open_memstream(&w->bytes, &w->length);
}

static void check_escaped(const char *text, const char *wanted)
{
    written w = {0};
    begin(&w);
    lec_html_text(w.out, text);
    fclose(w.out);
    CHECK_TEXT(w.bytes, wanted, text);
    free(w.bytes);
}

static void test_text(void)
{
    check_escaped("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
    check_escaped("\" onload='x' & `y`", "&quot; onload=&#39;x&#39; &amp; `y`");
    check_escaped("a\tb\nc", "a b c");
    check_escaped("\x01\x7F", "\xEF\xBF\xBD\xEF\xBF\xBD");
    check_escaped("\xFFz", "\xEF\xBF\xBDz");
    check_escaped("\xEF\xBF\xBE", "\xEF\xBF\xBD");                         /* U+FFFE */
    check_escaped("\xD9\x85\xD8\xB1\xD9\x8A", "\xD9\x85\xD8\xB1\xD9\x8A"); /* Arabic stays */
}

/* What becomes of a picture; NULL: it is refused. In an arena. */
static const char *cleaned_in(const uint32_t *colours, const char *svg, lec_arena *arena)
{
    const lec_page_chart chart = {.name = "k",
                                  .title = "a <b>",
                                  .svg = svg,
                                  .svg_length = strlen(svg),
                                  .role_colours = colours};
    written w = {0};
    begin(&w);
    const bool whole = lec_page_svg(&chart, w.out, arena);
    fclose(w.out);
    const char *kept = whole ? lec_arena_text(arena, w.bytes, w.length) : NULL;
    free(w.bytes);
    return kept;
}

static const char *cleaned(const char *svg, lec_arena *arena)
{
    return cleaned_in(NULL, svg, arena);
}

#define HEAD "<?xml version=\"1.0\"?><svg width=\"9\" viewBox=\"0 0 9 9\" xmlns:xlink=\"x\">"

static void test_picture(void)
{
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(cleaned(HEAD "<title>Gnuplot</title><g id=\"gnuplot_canvas\"><rect x=\"1.00\" "
                            "y=\"2.57\" fill='rgb(  0, 114, 178)'/></g></svg>",
                       arena),
               "<svg role=img viewBox=\"0 0 9 9\"><title>a &lt;b&gt;</title><defs></defs><rect "
               "x=\"1\" y=\"2.5\" fill=\"#0072b2\" class=\"r0\"/></svg>",
               "our title, no ids, short numbers, the class of the principal");
    CHECK_TEXT(cleaned(HEAD "<defs><circle id='gpDot' r='0.5'/><circle id='gpPt5' r='1'/><use "
                            "xlink:href='#gpPt5' id='gpPt6' fill='currentColor'/></defs><use "
                            "xlink:href='#gpPt6' color='red'/></svg>",
                       arena),
               "<svg role=img viewBox=\"0 0 9 9\"><title>a &lt;b&gt;</title><defs><circle "
               "id=\"k-5\" r=\"1\"/><use id=\"k-6\" href=\"#k-5\" "
               "fill=\"currentColor\"/></defs><use href=\"#k-6\" color=\"red\"/></svg>",
               "marks that are used, under the chart's own ids");
    CHECK_TEXT(cleaned(HEAD "<polygon fill='rgb(230, 159,   0)' points='1,1 2,2'/></svg>", arena),
               "<svg role=img viewBox=\"0 0 9 9\"><title>a &lt;b&gt;</title><defs></defs><polygon "
               "points=\"1,1 2,2\" class=\"r1\"/></svg>",
               "an area in the colour that the page gives to the class");
    static const uint32_t grey[LEC_ROLE_COUNT] = {0x202020, 0x707070, 0xa0a0a0, 0xc8c8c8, 0xe0e0e0};
    CHECK_TEXT(cleaned_in(grey,
                          HEAD "<polygon fill='rgb(112, 112, 112)' points='1,1 2,2'/><polygon "
                               "fill='rgb(230, 159,   0)' points='1,1 2,2'/></svg>",
                          arena),
               "<svg role=img viewBox=\"0 0 9 9\"><title>a &lt;b&gt;</title><defs></defs><polygon "
               "fill=\"#707070\" points=\"1,1 2,2\" class=\"s1\"/><polygon fill=\"#e69f00\" "
               "points=\"1,1 2,2\"/></svg>",
               "in another palette its own colour, which is that of a role");
    for (int role = 0; role < LEC_ROLE_COUNT; role++)
        CHECK_TRUE(strstr(lec_page_style, lec_arena_format(arena, "polygon.r%d{fill:#%06x}", role,
                                                           lec_role_colour((lec_role)role))) !=
                       NULL,
                   "the page has the colours of the roles");
    CHECK_TEXT(cleaned(HEAD "<g stroke=\"red\"></g><g><g fill=\"red\"><text>a &amp; b > &c</text>"
                            "</g></g></svg>",
                       arena),
               "<svg role=img viewBox=\"0 0 9 9\"><title>a &lt;b&gt;</title><defs></defs><g "
               "fill=\"red\"><text>a &amp; b &gt; &amp;c</text></g></svg>",
               "groups that hold or say nothing are gone");
    lec_arena_free(arena);
}

static void test_hostile_picture(void)
{
    lec_arena *arena = lec_arena_new();
    const char *svg = cleaned(
        HEAD "<script>alert(1)</script><g onclick=\"alert(2)\" style=\"x\"><a "
             "xlink:href=\"javascript:alert(3)\"><text>x</text></a><image href=\"http://x\"/><use "
             "xlink:href=\"http://x#y\" fill=\"url(#z)\"/><rect fill='a\"onload=\"b'/>"
             "<foreignObject><p>x</p></foreignObject><text>y</text></g></svg>",
        arena);
    CHECK_TEXT(svg,
               "<svg role=img viewBox=\"0 0 9 9\"><title>a &lt;b&gt;</title><defs></defs><use "
               "fill=\"url(#z)\"/><rect/><text>y</text></svg>",
               "only shapes");
    CHECK_TRUE(cleaned("<svg viewBox=\"0 0 9 9\"><g>", arena) == NULL, "no end");
    CHECK_TRUE(cleaned(HEAD "<g></svg>", arena) == NULL, "a group that is open");
    CHECK_TRUE(cleaned("no picture", arena) == NULL, "no picture");
    lec_arena_free(arena);
}

#define BEFORE "<svg role=img viewBox=\"0 0 9 9\"><title>a &lt;b&gt;</title>"

/* Attributes, values and marks as no gnuplot writes them; NULL: the picture is refused. */
static void test_odd_picture(void)
{
    static const struct {
        const char *what, *inside, *shown;
    } cases[] = {
        {"a colour in capitals is that of the role", "<rect fill='#0072B2' x='1'/>",
         "<defs></defs><rect fill=\"#0072b2\" x=\"1\" class=\"r0\"/>"},
        {"colours that are none", "<rect fill='rgb(1,2)' stroke='#12' color='#1234567'/>",
         "<defs></defs><rect fill=\"rgb(1,2)\" stroke=\"#12\" color=\"#1234567\"/>"},
        {"a colour in three lines", "<rect fill='rgb(0,\n114\t,\r178)'/>",
         "<defs></defs><rect fill=\"#0072b2\" class=\"r0\"/>"},
        {"no quotation marks: nothing is believed after it", "<rect x='1' y=2 r='3'/>",
         "<defs></defs><rect x=\"1\"/>"},
        {"an attribute without a value, spaces around the sign", "<rect x = '1' y/>",
         "<defs></defs><rect x=\"1\"/>"},
        {"a tag without an end", "<rect x='1/></svg>", NULL},
        {"numbers and spaces", "<rect x=' 1..25  3.456 4.00 5. 6.10 '/>",
         "<defs></defs><rect x=\"1..2 3.456 4 5. 6.1\"/>"},
        {"paths of one point say nothing, others do",
         "<path d='M1.5,2.5 '/><path d='M1,1 L2,2'/><path d='m1 1'/><path d='M1 l2'/><path "
         "d='M12,3'/>"
         "<path d='M1234567890,1234567890 1'/><path/><path d='M1 2z'/>",
         "<defs></defs><path d=\"M1,1 L2,2\"/><path d=\"m1 1\"/><path d=\"M1 l2\"/><path "
         "d=\"M12,3\"/>"
         "<path d=\"M1234567890,1234567890 1\"/><path/><path d=\"M1 2z\"/>"},
        {"marks: what refers to nothing, short names, names that are no names, those that hold "
         "something",
         "<defs/><defs><circle id='ab' r='1'/><circle r='2'/><circle id='a;b' r='3'/><circle "
         "id='c'>"
         "</circle><use id='d' xlink:href='#'/><use id='e' xlink:href='#none'/><filter "
         "id='f'/></defs></defs>"
         "<use xlink:href='#ab' color='rgb(0,114,178)'/><use xlink:href='#'/><use xlink:href='ab'/>"
         "<use xlink:href='#d'/><use xlink:href='#e'/><use xlink:href='#f'/>",
         "<defs><circle id=\"k-ab\" r=\"1\"/><use id=\"k-d\"/><use id=\"k-e\"/></defs>"
         "<use href=\"#k-ab\" class=\"r0\"/><use/><use/><use href=\"#k-d\"/><use "
         "href=\"#k-e\"/><use/>"},
        {"marks that never end", "<defs><circle id='a' r='1'/>", NULL},
        {"more ends than beginnings; comments; letters outside of text",
         "</g></text>lost<!-- x --><text fill='red'>a &#39;b&#39; &apos;</text></g>",
         "<defs></defs><text fill=\"red\">a &#39;b&#39; &apos;</text>"},
        {"what is left out, with parts within, and one that never ends",
         "<a><b></b><rect x='1'/></a><rect x='2'/><image/><rect x='3'/>",
         "<defs></defs><rect x=\"2\"/><rect x=\"3\"/>"},
        {"what never ends", "<a><b></b>", NULL},
        {"text with a place has no stroke",
         "<g transform='translate(1,2)' stroke='red'><text>a</text></g>",
         "<defs></defs><g transform=\"translate(1,2)\"><text>a</text></g>"},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = cleaned(lec_arena_format(arena, HEAD "%s</svg>", cases[i].inside), arena);
        if (cases[i].shown == NULL)
            CHECK_TRUE(got == NULL, cases[i].what);
        else
            CHECK_TEXT(got != NULL ? got : "refused",
                       lec_arena_format(arena, BEFORE "%s</svg>", cases[i].shown), cases[i].what);
    }
    lec_arena_free(arena);
}

static void test_no_picture(void)
{
    lec_arena *arena = lec_arena_new();
    CHECK_TRUE(cleaned("<svg viewBox='0;0'></svg>", arena) == NULL, "a box that is none");
    CHECK_TRUE(cleaned("<svg width='1'></svg>", arena) == NULL, "no box");
    CHECK_TRUE(cleaned("<svg", arena) == NULL, "cut in the first tag");
    lec_arena_free(arena);
}

/* More groups within each other, and more marks, than a picture may have. */
static void test_limits_of_picture(void)
{
    enum { MANY = 1000 };
    lec_arena *arena = lec_arena_new();
    const char *open = "", *close = "", *marks = "";
    for (int i = 0; i < MANY; i++) {
        open = lec_arena_format(arena, "%s<g fill='red'>", open);
        close = lec_arena_format(arena, "%s</g>", close);
        marks = lec_arena_format(arena, "%s<circle id='m%d' r='1'/>", marks, i);
    }
    const char *deep =
        cleaned(lec_arena_format(arena, HEAD "%s<rect x='1'/>%s</svg>", open, close), arena);
    CHECK_TRUE(deep == NULL || strstr(deep, "<rect") == NULL, "what is too deep is left out");
    const char *many = cleaned(lec_arena_format(arena,
                                                HEAD "<defs>%s</defs><use xlink:href='#m0'/>"
                                                     "<use xlink:href='#m999'/></svg>",
                                                marks),
                               arena);
    CHECK_TEXT(many,
               BEFORE "<defs><circle id=\"k-m0\" r=\"1\"/></defs><use href=\"#k-m0\"/><use/></svg>",
               "the first marks are known");
    lec_arena_free(arena);
}

const lec_test lec_tests_html_page[] = {
    {"text", test_text},
    {"picture", test_picture},
    {"hostile_picture", test_hostile_picture},
    {"odd_picture", test_odd_picture},
    {"no_picture", test_no_picture},
    {"limits_of_picture", test_limits_of_picture},
    {0},
};
