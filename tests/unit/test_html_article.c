/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which part of a page is what was said, and what of it a browser does not show. */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_html;

typedef struct {
    const char *what, *text, *shown;
} form_case;

/* Without what surrounds every page. */
static void check_cases(const form_case *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(
            lec_arena_format(arena, "<html><body>\n%s\n</body></html>", cases->text), "html");
        CHECK_TEXT(form_show(&lec_form_html, &source, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

#define SAID "We will open the port in June and the ships come in as they did before it was closed."
#define LONG SAID " " SAID " " SAID " " SAID " " SAID " " SAID " " SAID " " SAID " " SAID " " SAID

static void test_article(void)
{
    static const form_case cases[] = {
        {"the main part by its role; teasers beside it are not said",
         "<div><p>A minister has said many things of the ports and of the ships today.</p></div>\n"
         "<div role=\"main\"><p>" SAID "</p>\n<p>" SAID "</p></div>",
         "@2 furniture: A minister has said many things of the ports and of the ships today.\n"
         "@3 p: " SAID "\n@4 p: " SAID "\n"},
        {"the article's body by what it is a property of",
         "<div><p>A minister has said many things of the ports and of the ships today.</p></div>\n"
         "<div itemprop=\"articleBody\"><p>" SAID "</p>\n<p>" SAID "</p></div>",
         "@2 furniture: A minister has said many things of the ports and of the ships today.\n"
         "@3 p: " SAID "\n@4 p: " SAID "\n"},
        {"one of many alike is a turn, however much of the page it is",
         "<div><div class=\"x\"><p>QUELL: " LONG
         "</p></div>\n<div class=\"x\"><p>BRASS: Why?</p></div>\n"
         "<div class=\"x\"><p>REED: No.</p></div></div>",
         "@2 p: QUELL: " LONG "\n@3 p: BRASS: Why?\n@4 p: REED: No.\n"},
        {"two alike are not many: a statement, and a teaser of the same looks",
         "<div><div class=\"x\"><p>" LONG
         "</p></div>\n<div class=\"x\"><p>On ports.</p></div></div>",
         "@2 p: " LONG "\n@3 furniture: On ports.\n"},
        {"questions after a long statement are of it; what stands between and says nothing is not",
         "<div><div><p>QUELL: " LONG "</p></div>\n<p>Picture: the port</p>\n<div><p>BRASS: Why?</p>"
         "</div>\n<div><p>QUELL: So.</p></div></div>\n<p>Follow us</p>",
         "@2 p: QUELL: " LONG "\n@3 furniture: Picture: the port\n@4 p: BRASS: Why?\n"
         "@5 p: QUELL: So.\n@6 furniture: Follow us\n"},
        {"labels of others are of other articles",
         "<div><div><p>QUELL: " LONG "</p></div>\n<div><p>REED: Why?</p></div>\n"
         "<div><p>BRASS: So.</p></div></div>",
         "@2 p: QUELL: " LONG "\n@3 furniture: REED: Why?\n@4 furniture: BRASS: So.\n"},
        {"one label alone is no conversation",
         "<div><div><p>QUELL: " LONG "</p></div>\n<div><p>QUELL: So.</p></div></div>",
         "@2 p: QUELL: " LONG "\n@3 furniture: QUELL: So.\n"},
        {"a row of a table is no article: two languages side by side",
         "<table><tr><td><p>QUELL: " LONG "</p></td><td><p>" LONG "</p></td></tr>\n"
         "<tr><td><p>BRASS: Why?</p></td><td><p>Why?</p></td></tr></table>",
         "@2 p: QUELL: " LONG "\n@2 p: " LONG "\n@3 p: BRASS: Why?\n@3 p: Why?\n"},
        {0},
    };
    check_cases(cases);
}

#define AMONG(inside) "<article><p>" SAID "</p>\n" inside "\n<p>" SAID "</p></article>"
#define SHOWN(inside) "@2 p: " SAID "\n" inside "@4 p: " SAID "\n"

static void test_shown(void)
{
    static const form_case cases[] = {
        {"invisible", AMONG("<p style=\"color:red; VISIBILITY : hidden\">It was not so.</p>"),
         SHOWN("@3 furniture: It was not so.\n")},
        {"collapsed", AMONG("<p style=\"visibility:collapse;\">It was not so.</p>"),
         SHOWN("@3 furniture: It was not so.\n")},
        {"not displayed", AMONG("<p style=\"color;display:none\">It was not so.</p>"),
         SHOWN("@3 furniture: It was not so.\n")},
        {"displayed",
         AMONG("<p style=\"display:block;visibility:visible;display-x:none\">It was so.</p>"),
         SHOWN("@3 p: It was so.\n")},
        {"hidden from none but readers of the screen, and the other way",
         AMONG("<p aria-hidden=\"true\">It was not.</p><p class=\"sr-only\">Nor this.</p>"
               "<p hidden>Nor that.</p>"),
         SHOWN("@3 furniture: It was not.\n@3 furniture: Nor this.\n@3 furniture: Nor that.\n")},
        {"dialogs, closed and open",
         AMONG("<dialog><p>Do you agree.</p></dialog><dialog open><p>It was so.</p></dialog>"),
         SHOWN("@3 furniture: Do you agree.\n@3 p: It was so.\n")},
        {"called for what it is: words end at capitals, digits and signs, or at the end of a word",
         AMONG("<div class=\"siteMenu\">Home.</div><div class=\"mainmenu\">Ports.</div><div id=\""
               "share2\">Send.</div><div class=\"menuhin x-admenus\">It was so.</div>"),
         SHOWN(
             "@3 furniture: Home.\n@3 furniture: Ports.\n@3 furniture: Send.\n@3 p: It was so.\n")},
        {"a list of links, and a sentence of them",
         AMONG(
             "<ul><li><a href=\"a\">Ports</a></li><li><a href=\"b\">Ships</a></li><li><a "
             "href=\"c\">"
             "Sea</a></li><li><a href=\"d\">Land</a></li></ul><p>See <a href=\"e\">ports</a>.</p>"),
         SHOWN("@3 furniture: Ports\n@3 furniture: Ships\n@3 furniture: Sea\n@3 furniture: Land\n"
               "@3 p: See ports.\n")},
        {"code, templates and styles are no text",
         AMONG("<script>no()</script><style>p{}</style><template><p>No.</p></template><p>Yes.</p>"
               "<noframes>No.</noframes><datalist><option>No.</option></datalist><svg><title>No."
               "</title></svg>"),
         SHOWN("@3 p: Yes.\n")},
        {0},
    };
    check_cases(cases);
}

static void test_text(void)
{
    static const form_case cases[] = {
        {"comments, tags that belong nowhere and what only looks like one",
         "<p>We<!-- not --> go</foo> on, 3 < 4 <?php no ?>and <!x>5 &lt; 6 &amp;&nbsp;7 &nosuch; "
         "so.</p>",
         "@2 p: We go on, 3 < 4 and 5 < 6 &\xC2\xA0"
         "7 &nosuch; so.\n"},
        {"a name that a style sheet sets above",
         "<div><span class=\"speaker-name\">Mara Quell</span>Good morning to all of you.</div>\n"
         "<div><span class=\"speaker-name\">Tom Brass:</span> Why?</div>",
         "@2 p: Mara Quell\n@2 p: Good morning to all of you.\n@3 p: Tom Brass: Why?\n"},
        {"headings outside of the article, the title and another",
         "<h1>Ports</h1>\n<h2>Other news</h2>\n<article><h2>Questions</h2>\n<p>" SAID
         "</p></article>",
         "-- Ports||\n@2 h: Ports\n@3 furniture: Other news\n@4 h: Questions\n@5 p: " SAID "\n"},
        {"a button within a line is told after it",
         "<p>We go <button>Copy</button> on.</p>\n<p>And stop.</p>",
         "@2 p: We go on.\n@2 furniture: Copy\n@3 p: And stop.\n"},
        {"lines of a text that is set as it stands", "<pre>QUELL: Good morning.\nBRASS: Why?</pre>",
         "@2 p: QUELL: Good morning.\n@3 p: BRASS: Why?\n"},
        {"a table in a cell is of that cell",
         "<table><tr><td>Mara Quell</td><td>We go on, as we said in June. "
         "<table><tr><td>In</td><td>"
         "June</td></tr></table></td></tr>\n<tr><td>Tom Brass</td><td>Why is that so, if not in "
         "June?"
         "</td></tr></table>",
         "@2 p: Mara Quell: We go on, as we said in June.\n@2 p: In\n@2 p: June\n"
         "@3 p: Tom Brass: Why is that so, if not in June?\n"},
        {"references that are not closed, of two characters, long ones, and what is none",
         "<p>5 &lt 6 &notit; &CounterClockwiseContourIntegral; it&#x2019;s &acE; & so &#; "
         "on&x.</p>",
         "@2 p: 5 < 6 \xC2\xACit; \xE2\x88\xB3 it\xE2\x80\x99s \xE2\x88\xBE\xCC\xB3 & so &#; "
         "on&x.\n"},
        {"the title that is shared, where the page has none; a comment in a heading",
         "<meta property=\"og:title\" content=\"Ports\"><meta property=\"og:title\" "
         "content=\"Not\">"
         "<h1><!-- no --></h1>\n<p>" SAID "</p>",
         "-- Ports||\n@3 p: " SAID "\n"},
        {"a title of the window, references escaped twice, a day by its property",
         "<title> Ports  &amp;amp; ships\n </title><title>Not</title><meta "
         "itemprop=\"datePublished\" "
         "content=\"2031-03-04\"><meta property=\"article:published_time\" content=\"2031-03-05\">"
         "\n<p>" SAID "</p>",
         "-- Ports & ships|2031-03-04|\n@4 p: " SAID "\n"},
        {0},
    };
    check_cases(cases);
}

static void test_recognise(void)
{
    static const form_certainty cases[] = {
        {"xml", "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", 95},
        {"xhtml", "<div>", 90},
        {"htm", "", 90},
    };
    form_check_certainty(&lec_form_html, cases, sizeof cases / sizeof *cases);
}

const lec_test lec_tests_html_article[] = {{"article", test_article},
                                           {"shown", test_shown},
                                           {"text", test_text},
                                           {"recognise", test_recognise},
                                           {0}};
