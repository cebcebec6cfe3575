/* SPDX-License-Identifier: GPL-3.0-or-later
 * HTML: what a browser shows of the article, line by line; the rest as furniture. The invented
 * pages have the frames of official sites: lists of links, dialogues, share bars, side columns.
 * Character references: HTML Standard, sections 13.2.5.72-80 and 13.5.
 */
#include <stdlib.h>
#include <string.h>

#include "io/form/transcript.h"
#include "tests/support/blocks.h"
#include "tests/support/check.h"

static const struct {
    const char *what, *text, *blocks;
} cases[] = {
    {"paragraphs", "<p>A:  one\n two</p><p>B: three", "P_:A: one two|P_:B: three"},
    {"lines", "<p>A: one.<br>B: two.<br/>\nC: three.<br><br>D: four.</p>",
     "P_:A: one.|P:B: two.|P:C: three.|P_:D: four."},
    {"lines of a scan",
     "<p>\nMINISTER: I have three things to say to all of<br />\n"
     "you this morning, and then we will have time<br />\nfor questions.<br />\n"
     "Q. And what is the second thing that you want<br />\nto tell us?</p>",
     "P_:MINISTER: I have three things to say to all of/you this morning, and then we will have "
     "time/for questions.|P:Q. And what is the second thing that you want/to tell us?"},
    {"references", "<p>Caf&eacute; &amp;&#8212;&#x2014; &#150; isn&ampt &copy; &nosuch; &notit; &",
     "P_:Caf\u00E9 &\u2014\u2014 \u2013 isn&t \u00A9 &nosuch; \u00ACit; &"},
    {"no-break spaces", "<p>Q&nbsp;&nbsp; Why?</p><p>&nbsp;</p><p>A&nbsp;</p>",
     "P_:Q\u00A0\u00A0 Why?|P_:A"},
    {"inline elements", "<div>A<b>B</b><i>C</i> <a href=x>D</a><span> E</span></div>",
     "P_:ABC D E"},
    {"headings, lists, tables", "<h2>One</h2><ul><li>two<li>three</ul><table><tr><td>Q<td>four",
     "H_:One|P_:two|P_:three|P_:Q|P_:four"},
    {"no words",
     "<head><title>T</title><style>a{}</style></head><p>A: b<script>c()</script></p>"
     "<template>d</template><!-- e -->",
     "P_:A: b"},
    {"preformatted", "<pre>A: one\n  B: two\n\nC: three</pre>", "P_:A: one|P:B: two|P_:C: three"},
    {"tags that belong nowhere", "<p>one</b> two<!-- x --> three</i>", "P_:one two three"},
    {"cut off in a reference", "<p>we are isn&amp", "P_:we are isn&"},
    {"empty", "<html><body></body></html>", ""},
};

static void test_blocks(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_transcript transcript = transcript_of(cases[i].text, "html", "html", arena);
        CHECK_TEXT(blocks_of(&transcript, arena), cases[i].blocks, cases[i].what);
        lec_arena_free(arena);
    }
}

#define OPENING                                                                                    \
    "Good morning to all of you, and thank you for coming here today, which is not a given."
#define ANSWER "That is a matter for the ministers, and they will take it up when they meet."

static const struct {
    const char *what, *text, *title, *date, *blocks;
} pages[] = {
    {"a page of today",
     "<!DOCTYPE html><html><head><title>Talk | Alliance</title>"
     "<meta property='article:published_time' content='2031-05-07T10:00:00Z'></head>"
     "<body class='has-sidebar'><div class='cookie-banner' role='dialog'><p>We use cookies to make "
     "this site work, and others if you agree to that here.</p><button>Accept</button></div>"
     "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
     "<form><input><button>Search</button></form></header><main><article><header><h1>Talk of "
     "May</h1></header><div class='share-bar'><a href='x'>Share this</a></div>"
     "<p><strong>Mara Quell:</strong> " OPENING "</p><p><strong>Q:</strong> Why?</p>"
     "<aside><h2>Related</h2><ul><li><a href='1'>Another talk</a></li></ul></aside>"
     "<p>" ANSWER "</p></article></main><footer><p>Copyright of the Alliance, whose pages these "
     "are, and all rights are reserved.</p></footer></body></html>",
     "Talk of May", "2031-05-07",
     "U_:We use cookies to make this site work, and others if you agree to that here.|U_:Accept|"
     "U_:Home|U_:News|U_:Search|H_:Talk of May|U_:Share this|P_:Mara Quell: " OPENING
     "|P_:Q: Why?|U_:Related|U_:Another talk|P_:" ANSWER
     "|U_:Copyright of the Alliance, whose pages these are, and all rights are reserved."},
    {"what is hidden within a line",
     "<html><body><main><h1>Talk</h1><p><b>Mara Quell:</b> Well <span style='display: "
     "none'>no</span>"
     "good<script>no()</script> day <button>Play</button>to all. " OPENING "</p><p><b>Q:</b> Well "
     "<select hidden><option>no</select>why? " OPENING "<br><span hidden>never</span>And when?</p>"
     "</main></body></html>",
     "Talk", "",
     "H_:Talk|P_:Mara Quell: Well good day to all. " OPENING
     "|U_:no|U_:Play|P_:Q: Well why? " OPENING "|U_:no|U_:never|P:And when?"},
    {"a page of the nineties",
     "<HTML><HEAD><TITLE>Talk, 7 May 1997</TITLE></HEAD><BODY><TABLE><TR><TD><A HREF=a>Home</A><BR>"
     "<A HREF=b>Search</A><BR><A HREF=c>Index</A></TD><TD><CENTER><B>Talk</B></CENTER><P><B>Chair:"
     "</B> " OPENING "<P><B>Question:</B> Why?<P>" ANSWER "</TABLE><HR><A HREF=a>Home</A> | "
     "<A HREF=d>Top</A></BODY></HTML>",
     "Talk, 7 May 1997", "",
     "U_:Home|U:Search|U:Index|P_:Talk|P_:Chair: " OPENING "|P_:Question: Why?|P_:" ANSWER
     "|U_:Home | Top"},
    {"a page that is one form",
     "<body><form id=aspnet><div class=menu><a href=a>Home</a></div><div>"
     "<p>Chair: " OPENING "</p><p>" ANSWER "</p></div></form></body>",
     "", "", "U_:Home|P_:Chair: " OPENING "|P_:" ANSWER},
    {"a title escaped twice",
     "<title>Talk &amp;#150; May</title><meta name=date "
     "content=20310507><article><p>Chair: " OPENING "<p>" ANSWER "</article>",
     "Talk \u2013 May", "2031-05-07", "P_:Chair: " OPENING "|P_:" ANSWER},
};

static void test_pages(void)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_transcript transcript = transcript_of(pages[i].text, "html", "html", arena);
        CHECK_TEXT(blocks_of(&transcript, arena), pages[i].blocks, pages[i].what);
        CHECK_TEXT(transcript.title, pages[i].title, pages[i].what);
        CHECK_TEXT(transcript.date, pages[i].date, pages[i].what);
        lec_arena_free(arena);
    }
}

static const struct {
    const char *text;
    uint32_t bold; /* bytes of the block's beginning that are bold, counted by hand */
} bold_cases[] = {
    {"<p><strong>THE CHAIR: </strong>Thank you.", 10},
    {"<p><b>THE</b> <b>CHAIR</b>: Thank you.", 9},
    {"<p><span style='font-weight: bold'>Q</span> Why?", 1},
    {"<p><span class=\"speaker-name\">Ann Vale</span> Why?", 8},
    {"<p><span class=\"spoken\">Ann Vale</span> Why?", 0},
    {"<p><span class=\"speakers-words\">Why is it so? We have said for many years that it is not, "
     "and "
     "never will be so at all.</span>",
     0},
    {"<p><span class=\"speaker\"><i>Ann</i> Vale</span> Why?", 0},
    {"<p><b>All of it.</b>", 10},
    {"<p>Thank <b>you</b>.", 0},
};

static void test_bold(void)
{
    for (size_t i = 0; i < sizeof bold_cases / sizeof *bold_cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_transcript transcript = transcript_of(bold_cases[i].text, "html", "html", arena);
        const lec_block *block = &transcript.blocks[0];
        const uint32_t bold = block->bold_end > 0 ? block->bold_end - block->start : 0;
        CHECK_COUNT(bold, bold_cases[i].bold, bold_cases[i].text);
        lec_arena_free(arena);
    }
}

static void test_nesting(void)
{
    lec_arena *arena = lec_arena_new();
    enum { deep = 50000 };
    char *text = lec_new(arena, char, deep * 5 + 16);
    size_t length = (size_t)sprintf(text, "<html>\n");
    for (size_t i = 0; i < deep; i++) length += (size_t)sprintf(text + length, "<div>");
    const lec_source source = {
        .path = "deep.html", .suffix = "html", .text = text, .length = length};
    lec_transcript transcript;
    lec_error error = {""};
    CHECK_COUNT(lec_transcript_read(&source, NULL, &transcript, arena, &error), LEC_BAD_DATA,
                "nested too deep");
    /* 2,000 elements of 5 bytes after the 7 of the first line; the name follows the '<' */
    CHECK_TRUE(strncmp(error.message, "deep.html:2: byte 10008: more than 2000 elements", 48) == 0,
               error.message);
    lec_arena_free(arena);
}

/* Blocks by the markup of the files, counted with grep: <p>; lines of scans and pages are in the
 * table of the irregularities. A page mark is a line of a number and stray signs at a page's end.
 */
static const struct {
    const char *file;
    size_t page_marks;
    bool lines_are_paragraphs;
} real_files[] = {
    {"1973-05-22", 5, false}, /* -2 -3 -4 5 -6 */
    {"1993-09-12", 3, false}, /* .2- 3- .4. */
    {"1999-06-27", 0, false}, /* every line in a <p> */
    {"2010-10-20", 0, true},  {"2012-06-14", 0, true}, {"2018-04-24", 0, true},
};

static void test_real_files(void)
{
    if (shared_path("transcripts/australia") == NULL) SKIP("no shared/transcripts");
    for (size_t f = 0; f < sizeof real_files / sizeof *real_files; f++) {
        lec_arena *arena = lec_arena_new();
        lec_error error = {""};
        lec_sources sources = {0};
        const lec_source_limits limits = {.encoding = NULL};
        const char *path = shared_path(
            lec_arena_format(arena, "transcripts/australia/%s.html", real_files[f].file));
        CHECK_COUNT(lec_sources_read(path, &limits, arena, &sources, &error), LEC_OK,
                    error.message);
        const lec_transcript transcript = transcript_of(sources.items[0].text, "html", NULL, arena);
        size_t furniture = 0, paragraphs = 0, p_tags = 0;
        for (size_t i = 0; i < transcript.block_count; i++) {
            furniture += transcript.blocks[i].kind == LEC_BLOCK_FURNITURE;
            paragraphs += transcript.blocks[i].kind == LEC_BLOCK_PARAGRAPH;
        }
        for (const char *at = sources.items[0].text; (at = strstr(at, "<p>")) != NULL; at++)
            p_tags++;
        CHECK_COUNT(furniture, real_files[f].page_marks, real_files[f].file);
        CHECK_TRUE(transcript.lines_are_paragraphs == real_files[f].lines_are_paragraphs,
                   real_files[f].file);
        if (transcript.lines_are_paragraphs)
            CHECK_TRUE(paragraphs >= p_tags - 3 && paragraphs <= p_tags, real_files[f].file);
        CHECK_TEXT(transcript.date, real_files[f].file, "date");
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_form_html[] = {
    {"blocks", test_blocks},   {"pages", test_pages},           {"bold", test_bold},
    {"nesting", test_nesting}, {"real_files", test_real_files}, {0},
};
