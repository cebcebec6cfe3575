/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plain text: invented pages in the layouts that real ones have; what a reader of the page calls a
 * paragraph is the expected value. Counts for the real files were taken with grep (form feeds) and
 * from the hand-made tables beside them.
 */
#include <stdlib.h>
#include <string.h>

#include "io/form/transcript.h"
#include "tests/support/blocks.h"
#include "tests/support/check.h"

static const struct {
    const char *what, *text, *blocks;
    bool lines_are_paragraphs;
} cases[] = {
    {"one line", "Q: Why?", "P:Q: Why?", true},
    {"white space around", "\n \t Q: Why?  \n\n", "P_:Q: Why?", true},
    {"a line is a paragraph", "Mara Quell\nGood morning to all of you who came here.\nWelcome.\n",
     "P:Mara Quell|P:Good morning to all of you who came here.|P:Welcome.", true},
    {"names with what they are on the line below",
     "Talk on the ports\n3 May 2031\n\nMara Quell\nMinister of Ports\nGood morning to all.\n\nTom "
     "Brass\nReuters\nWhy?\n\nMara Quell\nMinister of Ports\nIt is so.\n",
     "P:Talk on the ports|P:3 May 2031|P_:Mara Quell, Minister of Ports:|P:Good morning to "
     "all.|P_:Tom Brass, Reuters:|P:Why?|P_:Mara Quell, Minister of Ports:|P:It is so.",
     true},
    {"one person's only: a heading of pages",
     "Harbour Board\nReuters\nGood morning to all.\n\nHarbour Board\nReuters\nWhy?\n\nHarbour "
     "Board\nReuters\nIt is so.\n",
     "P:Harbour Board|P:Reuters|P:Good morning to all.|P_:Harbour "
     "Board|P:Reuters|P:Why?|P_:Harbour "
     "Board|P:Reuters|P:It is so.",
     true},
    {"CR LF and CR", "A: one.\r\nB: two.\rC: three.\r\n\r\nD: four.",
     "P:A: one.|P:B: two.|P:C: three.|P_:D: four.", true},
    {"no-break spaces are blank", "A: one.\n\u00A0 \nB: two.", "P:A: one.|P_:B: two.", true},
    {"hard-wrapped, empty lines between paragraphs",
     "MINISTER: I have three things to say to all of\n"
     "you this morning, and then we will have time\n"
     "for questions.\n"
     "\n"
     "First, the\n"
     "money.  \n"
     "\u00A0\n"
     "Q   And what is the second thing that you want\n"
     "to tell us?\n",
     "P:MINISTER: I have three things to say to all of/you this morning, and then we will have "
     "time/for questions.|P_:First, the/money.|P_:Q   And what is the second thing that you "
     "want/to tell us?",
     false},
    {"words broken at the ends of lines are joined, compounds are not",
     "MINISTER: I have three things to say to the repre-\n"
     "sentatives of this house, and then there is the well-\n"
     "known matter of the harbour, which is known well, of\n"
     "the ferries and of the bridge, to which every repre-\n"
     "sentative will want to say a word before we all close.\n"
     "\n"
     "Q: The representatives and every representative of\n"
     "the ministry are here, and we know them very well.\n",
     "P:MINISTER: I have three things to say to the representatives of this house, and then there "
     "is the well-/known matter of the harbour, which is known well, of/the ferries and of the "
     "bridge, to which every representative will want to say a word before we all close.|P_:Q: The "
     "representatives and every representative of/the ministry are here, and we know them very "
     "well.",
     false},
    {"hard-wrapped, short last lines only",
     "MINISTER: I have three things to say to all of\n"
     "you this morning, and then we will have time\n"
     "for questions.\n"
     "Q: And what is the second thing that you want\n"
     "to tell us?\n"
     "MINISTER: The second thing is the money, which\n"
     "is short.\n",
     "P:MINISTER: I have three things to say to all of/you this morning, and then we will have "
     "time/for questions.|P:Q: And what is the second thing that you want/to tell us?|"
     "P:MINISTER: The second thing is the money, which/is short.",
     false},
    {"hard-wrapped, indents",
     "    Good morning to all of you who have come to\n"
     "this place, which is a long way from anywhere.\n"
     "    The second thing is the money. It is short,\n"
     "and will be.\n"
     "    The third thing is the people, who are very\n"
     "tired now.\n",
     "P:Good morning to all of you who have come to/this place, which is a long way from "
     "anywhere.|P:The second thing is the money. It is short,/and will be.|P:The third thing is "
     "the people, who are very/tired now.",
     false},
    {"labels in the middle, indents",
     "               THE MINISTER\n"
     "    Good morning to all of you who have come to\n"
     "this place, which is a long way from anywhere.\n"
     "    It is short.\n"
     "\n"
     "                 REPORTER\n"
     "    And the second thing that you did not name?\n"
     "We did hear of it.\n",
     "P:THE MINISTER|P:Good morning to all of you who have come to/this place, which is a long way "
     "from anywhere.|P:It is short.|P_:REPORTER|P:And the second thing that you did not name?/We "
     "did hear of it.",
     false},
    {"a running head that counts, without form feeds",
     "Harbour Office                       Page 1\n"
     "\n"
     "MINISTER: I have three things to say to all of\n"
     "you this morning, and then we\n"
     "Harbour Office                       Page 2\n"
     "\n"
     "will have time for those questions that you or\n"
     "others have.\n",
     "U:Harbour Office                       Page 1|P_:MINISTER: I have three things to say to all "
     "of/you this morning, and then we|U:Harbour Office                       Page 2|P+_:will have "
     "time for those questions that you or/others have.",
     false},
    {"times are no page numbers", "[00:01:02]\nA: one.\n[00:02:02]\nB: two.\n[00:03:02]\nC: three.",
     "P:A: one.|P:B: two.|P:C: three.", true},
};

static void test_paragraphs(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_transcript transcript = transcript_of(cases[i].text, "txt", "plain", arena);
        CHECK_TEXT(blocks_of(&transcript, arena), cases[i].blocks, cases[i].what);
        CHECK_TRUE(transcript.lines_are_paragraphs == cases[i].lines_are_paragraphs, cases[i].what);
        lec_arena_free(arena);
    }
}

/* Three pages laid out from PDF: double spacing, indents, a head and a foot on each page. */
#define HEAD    "7 May 2031                Press Conference of the Chair                DRAFT\n\n\n"
#define FOOT(n) "\n\n\n                              Page " n " of 3\n\f"
static const char pages[] = HEAD
    "                     Transcript of the Press Conference\n\n"
    "       CHAIR OSEI. Good afternoon. I have a short statement, and then I will be glad to\n\n"
    "take your questions. The economy is doing well, and we expect that it will go on doing\n\n"
    "so for some time.\n\n"
    "       The labour market is strong. Wages have risen, but not by more than one would have\n\n"
    "expected, and they" FOOT("1") HEAD
    "will rise further in the course of the year. Prices, on "
    "the other hand, have been quite\n\n"
    "stable. Thank you.\n\n"
    "       LEA FROMM. Thank you, Madam Chair. Lea Fromm from the Harbour Gazette. Can you tell\n\n"
    "us what you make of the figures that came out this morning, which were lower than many\n\n"
    "had thought?" FOOT("2") HEAD "       CHAIR OSEI. They were what we had thought they would be, "
                                  "more or less, and we have\n\n"
                                  "seen such figures before." FOOT("3");

static void test_pages(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_transcript transcript = transcript_of(pages, "txt", "plain", arena);
    const char *head =
        "7 May 2031                Press Conference of the Chair                DRAFT";
    const char *want = lec_arena_format(
        arena,
        "U:%s|P_:Transcript of the Press Conference|P_:CHAIR OSEI. Good afternoon. I have a short "
        "statement, and then I will be glad to//take your questions. The economy is doing well, "
        "and we expect that it will go on doing//so for some time.|P_:The labour market is strong. "
        "Wages have risen, but not by more than one would have//expected, and they|U_:Page 1 of "
        "3|U:%s|P+_:will rise further in the course of the year. Prices, on the other hand, have "
        "been quite//stable. Thank you.|P_:LEA FROMM. Thank you, Madam Chair. Lea Fromm from the "
        "Harbour Gazette. Can you tell//us what you make of the figures that came out this "
        "morning, which were lower than many//had thought?|U_:Page 2 of 3|U:%s|P_:CHAIR OSEI. They "
        "were what we had thought they would be, more or less, and we have//seen such figures "
        "before.|U_:Page 3 of 3",
        head, head, head);
    CHECK_TEXT(blocks_of(&transcript, arena), want, "three pages");
    CHECK_TRUE(!transcript.lines_are_paragraphs, "wrapped");
    lec_arena_free(arena);
}

/* Labels recur as running heads do, and questions may be numbered as pages are. */
static void test_labels_are_no_furniture(void)
{
    lec_arena *arena = lec_arena_new();
    const char *text = "";
    for (int i = 1; i <= 12; i++)
        text = lec_arena_format(arena,
                                "%sQUESTION %d\nWhat do you say to the %d people who wrote?\n"
                                "THE MINISTER\nI thank them for the letters, all %d of them.\n",
                                text, i, i * 7, i * 7);
    const lec_transcript transcript = transcript_of(text, "txt", "plain", arena);
    CHECK_COUNT(transcript.block_count, 48, "each line is a paragraph");
    for (size_t i = 0; i < transcript.block_count; i++)
        CHECK_COUNT(transcript.blocks[i].kind, LEC_BLOCK_PARAGRAPH, "not furniture");
    lec_arena_free(arena);
}

/* What must not change the blocks: line ends, spaces at line ends. */
static void test_invariance(void)
{
    lec_arena *arena = lec_arena_new();
    const char *want = NULL;
    static const char *const ends[] = {"\n", "\r\n", "\r", "  \n", "\t\r\n"};
    for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
        char *text = lec_new(arena, char, 4 * sizeof pages);
        size_t length = 0;
        for (const char *at = pages; *at != '\0'; at++)
            length += (size_t)sprintf(text + length, "%.*s", *at == '\n' ? 9 : 1,
                                      *at == '\n' ? ends[e] : at);
        const lec_transcript transcript = transcript_of(text, "txt", "plain", arena);
        char *got = lec_arena_text(arena, blocks_of(&transcript, arena),
                                   strlen(blocks_of(&transcript, arena)));
        size_t kept = 0; /* line ends inside blocks: any run of white space and '/' is one '/' */
        for (const char *at = got; *at != '\0'; at++) {
            const bool gap = strchr(" \t/", *at) != NULL;
            if (gap && kept > 0 && got[kept - 1] == '/') continue;
            got[kept++] = gap ? '/' : *at;
        }
        got[kept] = '\0';
        if (e == 0) want = got;
        CHECK_TEXT(got, want, ends[e]);
    }
    lec_arena_free(arena);
}

static char *whole_file(const char *path, lec_arena *arena)
{
    lec_sources sources = {0};
    lec_error error = {""};
    const lec_source_limits limits = {.encoding = NULL};
    CHECK_COUNT(lec_sources_read(path, &limits, arena, &sources, &error), LEC_OK, error.message);
    return lec_arena_text(arena, sources.items[0].text, sources.items[0].length);
}

/* `paragraph` wrapped at 72 columns, as fmt(1) does, its lines joined by `between`. */
static size_t wrap(char *out, const char *paragraph, const char *indent, const char *between)
{
    enum { columns = 72 };
    size_t length = (size_t)sprintf(out, "%s", indent), column = 0;
    for (const char *word = paragraph; *word != '\0';) {
        const size_t bytes = strcspn(word, " ");
        size_t width = 0;
        for (size_t i = 0; i < bytes; i++) width += ((unsigned char)word[i] & 0xC0) != 0x80;
        if (column > 0 && column + 1 + width > columns) {
            length += (size_t)sprintf(out + length, "%s", between);
            column = 0;
        }
        length += (size_t)sprintf(out + length, "%s%.*s", column > 0 ? " " : "", (int)bytes, word);
        column += width + (column > 0 ? 1 : 0);
        word += bytes + (word[bytes] == ' ' ? 1 : 0);
    }
    return length;
}

/* The paragraphs of a sample, however it is laid out, are its paragraphs. */
static void test_wrapping(void)
{
    static const struct {
        const char *indent, *in_paragraph, *between;
    } layouts[] = {{"", "\n", "\n\n"},
                   {"     ", "\n", "\n"},
                   {"       ", "\n\n", "\n\n"},
                   {"", "\r\n", "\r\n\r\n"}};
    lec_arena *arena = lec_arena_new();
    const char *sample =
        whole_file(source_path("datasets/ministerials/2031-10-14-defence-ministers.txt"), arena);
    const lec_transcript original = transcript_of(sample, "txt", "plain", arena);
    CHECK_TRUE(original.block_count > 50, "the sample has a paragraph a line");
    for (size_t l = 0; l < sizeof layouts / sizeof *layouts; l++) {
        char *text = lec_new(arena, char, 4 * strlen(sample) + 64);
        size_t length = 0;
        for (size_t i = 0; i < original.block_count; i++) {
            const lec_block *block = &original.blocks[i];
            const char *paragraph =
                lec_arena_text(arena, original.text + block->start, block->end - block->start);
            length += wrap(text + length, paragraph, layouts[l].indent, layouts[l].in_paragraph);
            length += (size_t)sprintf(text + length, "%s", layouts[l].between);
        }
        const lec_transcript wrapped = transcript_of(text, "txt", "plain", arena);
        CHECK_COUNT(wrapped.block_count, original.block_count, "paragraphs");
        for (size_t i = 0; i < wrapped.block_count && i < original.block_count; i++) {
            const lec_block *got = &wrapped.blocks[i], *want = &original.blocks[i];
            char what[80];
            snprintf(what, sizeof what, "layout %zu, paragraph %zu", l, i);
            char *shown = lec_arena_text(arena, wrapped.text + got->start, got->end - got->start);
            size_t kept = 0; /* white space between words is one space */
            for (const char *at = shown; *at != '\0'; at++) {
                const bool space = strchr(" \r\n", *at) != NULL;
                if (!space || shown[kept - 1] != ' ') shown[kept++] = space ? ' ' : *at;
            }
            shown[kept] = '\0';
            CHECK_TEXT(shown,
                       lec_arena_text(arena, original.text + want->start, want->end - want->start),
                       what);
        }
    }
    lec_arena_free(arena);
}

static const char *const fed_files[] = {"2011-04-27", "2011-06-22", "2012-01-25", "2012-12-12",
                                        "2013-06-19", "2013-12-18", "2014-03-19", "2014-06-18",
                                        "2015-03-18", "2015-12-16", "2016-12-14", "2017-12-13",
                                        "2018-03-21", "2018-12-19", "2019-07-31", "2020-03-15",
                                        "2020-09-16", "2021-12-15", "2022-06-15"};

/* Each page has one head ("... Press Conference FINAL" or "... Call FINAL") and one foot; a page
 * ends with a form feed. Nothing else on it is furniture but the mark of a footnote. */
static void test_real_pages(void)
{
    if (shared_path("transcripts/fed") == NULL) SKIP("no shared/transcripts");
    for (size_t f = 0; f < sizeof fed_files / sizeof *fed_files; f++) {
        lec_arena *arena = lec_arena_new();
        const char *path =
            shared_path(lec_arena_format(arena, "transcripts/fed/%s.txt", fed_files[f]));
        const char *text = whole_file(path, arena);
        const lec_transcript transcript = transcript_of(text, "txt", NULL, arena);
        size_t feeds = 0, heads = 0, feet = 0;
        for (const char *at = text; *at != '\0'; at++) feeds += *at == '\f';
        for (size_t i = 0; i < transcript.block_count; i++) {
            const lec_block *block = &transcript.blocks[i];
            if (block->kind != LEC_BLOCK_FURNITURE) continue;
            const size_t length = block->end - block->start;
            const char *line = transcript.text + block->start;
            if (length > 40 && memcmp(line + length - 5, "FINAL", 5) == 0) heads++;
            if (length > 6 && length < 16 && strstr(line, " of ") - line < 10) feet++;
        }
        CHECK_COUNT(heads, feeds, fed_files[f]);
        CHECK_COUNT(feet, feeds, fed_files[f]);
        lec_arena_free(arena);
    }
}

/* A footnote with its number on a line of its own, one in the same line, and numbers that refer to
 * nothing. */
static void test_footnotes(void)
{
    static const char text[] = HEAD "       CHAIR OSEI. We raised it to 2 percent. 1 This is a "
                                    "step on the way back to what was\n\n"
                                    "usual.2 That was in 1 of 7 cases, by 2.2 percent.\n\n\n\n"
                                    "1\n    The Chair meant to say 3 percent,\n    not 2.\n"
                                    "2\n Or nearly so." FOOT("1") HEAD
        "       Thank you. There is little to add to it, but that I still have, as you know, 1\n\n"
        "more thing to say to all of those who asked me in the last weeks what we will do.\n\n"
        "12\n\n" FOOT("2") HEAD "       QUESTION. And what is it that you wanted to say "
                                "to all of those people, Madam\n\nChair?" FOOT("3");
    lec_arena *arena = lec_arena_new();
    const lec_transcript transcript = transcript_of(text, "txt", "plain", arena);
    const char *head =
        "7 May 2031                Press Conference of the Chair                DRAFT";
    const char *want = lec_arena_format(
        arena,
        "U:%s|P_:CHAIR OSEI. We raised it to 2 percent.|U:1|P+_:This is a step on the way back to "
        "what was//usual.|U:2|P+_:That was in 1 of 7 cases, by 2.2 percent.|N_:1/    The Chair "
        "meant to say 3 percent,/    not 2./2/ Or nearly so.|U_:Page 1 of 3|U:%s|P_:Thank you. "
        "There is "
        "little to add to it, but that I still have, as you know, 1//more thing to say to all of "
        "those who asked me in the last weeks what we will "
        "do.//12|U_:Page 2 of 3|U:%s|P_:QUESTION. And what is it that you wanted to say to all of "
        "those people, Madam//Chair?|U_:Page 3 of 3",
        head, head, head);
    CHECK_TEXT(blocks_of(&transcript, arena), want, "footnotes");
    lec_arena_free(arena);
}

static void test_real_lines(void)
{
    const char *path = shared_path("transcripts/nato/2024-12-03-pre-ministerial.txt");
    if (path == NULL) SKIP("no shared/transcripts");
    lec_arena *arena = lec_arena_new();
    const lec_transcript transcript = transcript_of(whole_file(path, arena), "txt", NULL, arena);
    CHECK_COUNT(transcript.block_count, 136, "lines by `wc -l`, and one without end");
    CHECK_TRUE(transcript.lines_are_paragraphs, "not wrapped");
    lec_arena_free(arena);
}

/* 3,000 lines of which some count twice for the usual indent (as going on in a sentence, and as
 * text): more than there are lines. Found by the sanitizers when the array had one place a line. */
static void test_many_indents(void)
{
    enum { LINES = 3000 };
    lec_arena *arena = lec_arena_new();
    const char *text = "MS. SMITH: Good morning to all.\n";
    char *page = lec_new(arena, char, 64 * (size_t)(LINES + 1));
    size_t length = (size_t)sprintf(page, "%s", text);
    for (int i = 0; i < LINES; i++)
        length += (size_t)sprintf(page + length, "    %s\n",
                                  i % 1000 == 500   ? "This line does not end"
                                  : i % 1000 == 501 ? "in a full stop at all."
                                                    : "This is one full line.");
    const lec_transcript transcript = transcript_of(page, "txt", NULL, arena);
    CHECK_COUNT(transcript.text[transcript.blocks[transcript.block_count - 1].start], 'T',
                "the last line is read");
    CHECK_TRUE(transcript.block_count > LINES / 2, "lines are paragraphs");
    lec_arena_free(arena);
}

static void test_registry(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_transcript transcript;
    const lec_source source = {.path = "t", .suffix = "txt", .text = "A: b", .length = 4};
    CHECK_COUNT(lec_transcript_read(&source, "plane", &transcript, arena, &error), LEC_BAD_USAGE,
                "unknown form");
    CHECK_TRUE(
        strncmp(error.message, "no transcript form 'plane'; there are: plain, markdown, ", 55) == 0,
        error.message);
    static const struct {
        const char *suffix, *text, *form;
    } chosen[] = {
        {"txt", "A: b", "plain"},
        {"", "<!-- saved --><!DOCTYPE html><p>A: b", "html"},
        {"txt", "<div><p>A: b</p><p>B: c</p></div>", "html"},
        {"md", "A: b", "markdown"},
        {"txt", "---\ntitle: x\n---\nA: b", "markdown"},
        {"txt", "**A:** b\n\n**B:** c\n", "markdown"},
        {"txt", "I say: a < b, and c > d.\n", "plain"},
    };
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++) {
        transcript = transcript_of(chosen[i].text, chosen[i].suffix, NULL, arena);
        CHECK_TEXT(transcript.form, chosen[i].form, chosen[i].text);
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_form_plain[] = {
    {"paragraphs", test_paragraphs},
    {"pages", test_pages},
    {"labels_are_no_furniture", test_labels_are_no_furniture},
    {"invariance", test_invariance},
    {"wrapping", test_wrapping},
    {"footnotes", test_footnotes},
    {"real_pages", test_real_pages},
    {"real_lines", test_real_lines},
    {"many_indents", test_many_indents},
    {"registry", test_registry},
    {0},
};
