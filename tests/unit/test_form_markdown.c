/* SPDX-License-Identifier: GPL-3.0-or-later
 * Markdown: what a reader of the page sees (CommonMark 0.31: sections 2.4 escapes, 2.5 character
 * references, 4.1-4.3 rules and headings, 6.2 emphasis, 6.3 links, 6.6 raw HTML).
 */
#include <stdlib.h>
#include <string.h>

#include "io/form/transcript.h"
#include "tests/support/blocks.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_markdown;

#define FRONT_MATTER                                                                               \
    "---\ntitle: \"Talk\\_of\n  \\ two \\xF6 lines\"\ndate: 2031-05-07 10:00\n"                    \
    "author: Mara Quell\n---\n\nA: b"

static const struct {
    const char *what, *text, *blocks;
} cases[] = {
    {"bold label", "**Q:** Why?\n\n__A:__ No.", "P:Q: Why?|P_:A: No."},
    {"emphasis", "It is *very* _good_ and ***both***.", "P:It is very good and both."},
    {"no emphasis", "2 * 3 * 4, snake_case_name, a ** b", "P:2 * 3 * 4, snake_case_name, a ** b"},
    {"escapes", "\\[inaudible\\] 1\\. \\*\\* C:\\dir", "P:[inaudible] 1. ** C:\\dir"},
    {"struck text and its correction", "about <s>30</s> \\[300\\] of them, ~~not~~ so",
     "P:about 30 [300] of them, not so"},
    {"references", "A&nbsp;&amp; B &#8212; &lt;C&gt; &unknown; &",
     "P:A\u00A0& B \u2014 <C> "
     "&unknown; &"},
    {"hard breaks", "one\\\ntwo  \nthree", "P:one/two/three"},
    {"headings", "# Press *conference* #\nText.\n\nSecond\n------\n\nThird\n===\nMore.",
     "H:Press conference|P:Text.|H_:Second|H_:Third|P_:More."},
    {"rules", "One.\n\n---\nTwo.\n***\nThree.", "P:One.|P_:Two.|P_:Three."},
    {"lists and quotations", "- one\n- two\n\n> three\n> four", "P:one|P:two|P_:three/four"},
    {"links", "[Reuters](https://example.org/a) [laughter](applause) ![x](y.png)z [b] (c/d)",
     "P:Reuters [laughter](applause) z [b] (c/d)"},
    {"tags", "a<br>b <span class=\"x\">c</span> <!-- not\nseen --> d < e <https://x.org/>",
     "P:a/b c|P:d < e https://x.org/"},
    {"front matter", FRONT_MATTER,
     "F:title: \"Talk\\_of|F:\\ two \\xF6 lines\"|F:date: 2031-05-07 10:00|F:author: Mara Quell|"
     "P_:A: b"},
    {"a comment that does not end", "A: b <!-- c\nd", "P:A: b"},
    {"no front matter", "---\nA: b", "P_:A: b"},
    {"no tags", "a <5> <b,c> <d <e", "P:a <5> <b,c> <d <e"},
    {"addresses and tags", "<ada@x.org> </p><BR/>b<hr>c", "P:ada@x.org /bc"},
    {"comments within a line", "a <!-- b --> c --> d", "P:a  c --> d"},
    {"no links", "[a [b](c/d) e] [f](g h/i) [j](k) [l](m/n", "P:[a b e] [f](g h/i) [j](k) [l](m/n"},
    {"one sign of struck text, without an end, after a blank", "a ~b~ ~~c ~~ d~~ e",
     "P:a ~b~ c ~~ d e"},
    {"emphasis that does not end", "*a b _c", "P:*a b _c"},
    {"a backslash at the end, before a letter", "a\\b \\- c\\", "P:a\\b - c"},
    {"two signs are no rule", "A: b.\n\n--\n\nC: d.", "P:A: b.|P_:--|P_:C: d."},
    {"nor are letters among them", "A: b.\n\n--y-\n\nC: d.", "P:A: b.|P_:--y-|P_:C: d."},
    {"rules with blanks, one sign of equality", "a\n- - -\nb\n\nc\n=\nd", "H:a|P_:b|H_:c|P_:d"},
    {"a rule below nothing, below two lines, below a heading",
     "===\na\n\nb\nc\n---\nd\n\n# e\n---\nf", "P_:a|P_:b/c|P_:d|H_:e|P_:f"},
    {"quotations within each other, empty", "> > a\n>\n> b\n> c", "P:a|P_:b/c"},
    {"comments and pictures of their own part paragraphs", "a\n<!-- b -->\nc\nd\n![e](f/g.png)\nh",
     "P:a|P_:c/d|P_:h"},
    {"hashes", "####### a\n\n#b\n\n###### c ###\n\n#\n\nd", "P:####### a|P_:#b|H_:c|P_:d"},
    {"signs of lists that are none", "-a\n\n+ b\n\n-\n\n*c", "P:-a|P_:b|P_:-|P_:*c"},
};

static void test_blocks(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_transcript transcript = transcript_of(cases[i].text, "md", "markdown", arena);
        CHECK_TEXT(blocks_of(&transcript, arena), cases[i].blocks, cases[i].what);
        lec_arena_free(arena);
    }
}

static const struct {
    const char *text;
    uint32_t bold; /* bytes of the block's beginning that are bold, counted by hand */
} bold_cases[] = {
    {"**THE CHAIR:** Thank you.", 10},
    {"**THE CHAIR**: Thank you.", 9},
    {"Thank **you**.", 0},
    {"**All of it.**", 10},
    {"__A__ **B**", 1},
    {"plain", 0},
    {"****b", 0},
};

static void test_bold(void)
{
    for (size_t i = 0; i < sizeof bold_cases / sizeof *bold_cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_transcript transcript =
            transcript_of(bold_cases[i].text, "md", "markdown", arena);
        const lec_block *block = &transcript.blocks[0];
        const uint32_t bold = block->bold_end > 0 ? block->bold_end - block->start : 0;
        CHECK_COUNT(bold, bold_cases[i].bold, bold_cases[i].text);
        lec_arena_free(arena);
    }
}

static void test_metadata(void)
{
    lec_arena *arena = lec_arena_new();
    lec_transcript transcript = transcript_of(FRONT_MATTER, "md", "markdown", arena);
    CHECK_TEXT(transcript.title, "Talk\u00A0of two \u00F6 lines", "folded, YAML 1.2 section 7.3.1");
    CHECK_TEXT(transcript.date, "2031-05-07", "the day only");
    CHECK_TEXT(transcript.byline, "Mara Quell", "author");
    transcript = transcript_of("---\n: [\n---\nA: b", "md", "markdown", arena);
    CHECK_TEXT(transcript.title, "", "no YAML, no title");
    lec_arena_free(arena);
}

static const char *const real_files[] = {
    "2021-03-25", "2021-06-14",          "2021-06-16",       "2021-06-25-joint",
    "2022-01-19", "2022-02-24-briefing", "2022-03-24",       "2022-06-29-stoltenberg",
    "2022-06-30", "2022-12-21-joint",    "2023-06-08-joint", "2023-07-13-joint",
    "2023-09-10", "2024-07-11"};

/* In these files every paragraph stands between lines that are blank but for (no-break) spaces. */
static void test_real_files(void)
{
    if (shared_path("transcripts/white-house") == NULL) SKIP("no shared/transcripts");
    for (size_t f = 0; f < sizeof real_files / sizeof *real_files; f++) {
        lec_arena *arena = lec_arena_new();
        lec_error error = {""};
        lec_sources sources = {0};
        const lec_source_limits limits = {.encoding = NULL};
        const char *path =
            shared_path(lec_arena_format(arena, "transcripts/white-house/%s.md", real_files[f]));
        CHECK_COUNT(lec_sources_read(path, &limits, arena, &sources, &error), LEC_OK,
                    error.message);
        const lec_transcript transcript = transcript_of(sources.items[0].text, "md", NULL, arena);
        size_t together = 0, other = 0;
        for (size_t i = 1; i < transcript.block_count; i++) {
            const lec_block *block = &transcript.blocks[i];
            if (block->kind == LEC_BLOCK_FRONT) continue;
            if (block->kind != LEC_BLOCK_PARAGRAPH || block->continues) other++;
            if (!block->blank_before) together++;
        }
        CHECK_COUNT(together, 0, real_files[f]);
        CHECK_COUNT(other, 0, real_files[f]);
        CHECK_TRUE(!transcript.lines_are_paragraphs, "wrapped at 72 columns");
        CHECK_TRUE(strncmp(transcript.date, real_files[f], 10) == 0, transcript.date);
        CHECK_TRUE(strstr(transcript.text, "<s>") == NULL, "no tags left");
        CHECK_TRUE(strstr(transcript.text, "\\[") == NULL, "no escapes left");
        lec_arena_free(arena);
    }
}

/* What the content of a file shows that is called anything. */
static void test_recognised(void)
{
    static const struct {
        const char *text;
        int sure;
    } texts[] = {
        {"a\n", 0},
        {"---\ntitle: A\n---\nb\n", 60},
        {"| a | b |\n|---|:-:|\n| c | d |\n", 55},
        {"| a | b |\n| c | d |\n", 0},
        {"a\n|--\n", 0},
        {"a\n|-- -\n", 55},
        {"**A:** b\n# c\n", 50},
        {"## A\na **b** # c\n", 0},
        {"a \\[b\\] \\[c\\]\n", 50},
    };
    static const char *const suffixes[] = {"md", "markdown"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const lec_source source = form_source(texts[i].text, "txt");
        CHECK_COUNT(lec_form_markdown.recognise(&source), texts[i].sure, texts[i].text);
    }
    for (size_t i = 0; i < 2; i++) {
        const lec_source source = form_source("a", suffixes[i]);
        CHECK_COUNT(lec_form_markdown.recognise(&source), 80, suffixes[i]);
    }
}

/* Tables: who says it and what is said are one. */
static void test_tables(void)
{
    static const struct {
        const char *what, *text, *blocks;
    } tables[] = {
        {"without bars at the ends, with an empty cell and one with a bar",
         "Who | Said\n--- | ---\nADA | Yes \\| no.\n| | Well.\nTOM | Why?\n\nMore | or less.",
         "@1 furniture: Who\n@1 furniture: Said\n@3 p: ADA: Yes | no.\n@4 p: Well.\n@5 p: TOM: "
         "Why?\n"
         "@7 p: More | or less.\n"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(tables[i].text, "md");
        CHECK_TEXT(form_show(&lec_form_markdown, &source, arena), tables[i].blocks, tables[i].what);
        lec_arena_free(arena);
    }
}

/* The bold beginnings of the paragraphs: whole ones are questions. */
static void test_questions(void)
{
    static const struct {
        const char *what, *text, *blocks;
        size_t bold; /* blocks that are bold as a whole */
    } set[] = {
        {"headings that ask",
         "# Quell on the pier\n\n### Why?\n\nIt is old.\n\n### And when?\n\nSoon.\n",
         "H:Quell on the pier|P_:Why?|P_:It is old.|P_:And when?|P_:Soon.", 2},
        {"quotations that ask, over lines, one of them not",
         "> Why do\n> you close it?\n\nIt is old.\n\n> Tell us more.\n\nNo.\n\n> \xc2\xab"
         "When?\xc2\xbb\n\n"
         "Soon.\n\n> Really?\n\nYes.\n",
         "P:Why do|P:you close it?|P_:It is old.|P_:Tell us more.|P_:No.|P_:\xc2\xab"
         "When?\xc2\xbb|P_:Soon.|"
         "P_:Really?|P_:Yes.",
         5},
        {"headings of topics where labels say who speaks",
         "### Why now?\n\nMara Quell: It is old.\n\n### What next?\n\nMara Quell: A new one.\n",
         "H:Why now?|P_:Mara Quell: It is old.|H_:What next?|P_:Mara Quell: A new one.", 0},
        {"headings of which few ask",
         "## Why?\n\nOld.\n\n## Where?\n\nHere.\n\n## Costs\n\nMany.\n",
         "H:Why?|P_:Old.|H_:Where?|P_:Here.|H_:Costs|P_:Many.", 0},
        {"a question that nobody answers", "> Why?\n\nOld.\n\n> Where?\n",
         "P:Why?|P_:Old.|P_:Where?", 0},
    };
    for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(set[i].text, "md");
        lec_transcript transcript = {.text = ""};
        lec_error error;
        CHECK_COUNT(lec_form_markdown.read(&source, &transcript, arena, &error), LEC_OK, "read");
        CHECK_TEXT(blocks_of(&transcript, arena), set[i].blocks, set[i].what);
        size_t bold = 0;
        for (size_t b = 0; b < transcript.block_count; b++)
            bold += transcript.blocks[b].bold_end == transcript.blocks[b].end;
        CHECK_COUNT(bold, set[i].bold, set[i].what);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_form_markdown[] = {
    {"questions", test_questions},
    {"recognised", test_recognised},
    {"tables", test_tables},
    {"blocks", test_blocks},
    {"bold", test_bold},
    {"metadata", test_metadata},
    {"real_files", test_real_files},
    {0},
};
