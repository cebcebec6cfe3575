/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_captions;

typedef struct {
    const char *what, *suffix, *text, *shown;
} form_case;

static void check_cases(const form_case *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases->text, cases->suffix);
        CHECK_TEXT(form_show(&lec_form_captions, &source, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

static void test_cues(void)
{
    static const form_case cases[] = {
        {"sentences run over cues; a pause after a full stop ends a paragraph", "srt",
         "1\n00:00:01,000 --> 00:00:03,000\nGood morning to\nall of you\n\n"
         "2\n00:00:03,200 --> 00:00:05,000\nin this room.\n\n"
         "3\n00:00:09,000 --> 00:00:11,000\nWe begin.\n",
         "@3 p: Good morning to all of you in this room.\n@12 p: We begin.\n"},
        {"a pause in mid-sentence does not", "srt",
         "1\n00:00:01,000 --> 00:00:03,000\nGood morning\n\n"
         "2\n00:00:06,000 --> 00:00:07,000\nto you.\n",
         "@3 p: Good morning to you.\n"},
        {"voices, classes, entities, settings, an id, a note, a style and a region", "vtt",
         "WEBVTT - Harbour briefing\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\n"
         "REGION\nid:r1\n\nNOTE not spoken\nnor this\n\n"
         "intro\n00:01.000 --> 00:02.000 align:start position:0%\n"
         "<v.loud Mara Quell>Ships &amp; <i>cables</i></v>\n\n"
         "00:02.000 --> 00:03.000\n<v Mara Quell>are <c.red>safe</c>.\n\n"
         "00:03.000 --> 00:04.000\n<v Tom &amp; Co>3 < 4, a&nbsp;b</v>\n",
         "-- Harbour briefing||\n@15 p <Mara Quell||>: Ships & cables are safe.\n"
         "@21 p <Tom & Co||>: 3 < 4, a\xc2\xa0"
         "b\n"},
        {"another speaker by >>, escaped or not, with and without a name", "vtt",
         "WEBVTT\n\n00:01.000 --> 00:02.000\n&gt;&gt; QUELL: We act.\n\n"
         "00:02.000 --> 00:03.000\nNow. >> And the cost?\n\n"
         "00:03.000 --> 00:04.000\n>>\nNone.\n",
         "@4 p >>: QUELL: We act. Now.\n@7 p >>: And the cost?\n@11 p >>: None.\n"},
        {"another speaker by a dash; a dash in a sentence is text", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\n- Is it true?\n- Yes.\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\n-QUELL: The cables\n- and the ships -\nare safe.\n",
         "@3 p >>: Is it true?\n@4 p >>: Yes.\n"
         "@8 p >>: QUELL: The cables - and the ships - are safe.\n"},
        {"a line like a label begins a paragraph, a colon in mid-sentence does not", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\nMODERATOR: Welcome. Our\nterms:\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\nshort.\nMara Quell, Harbour Board: Thanks\n\n"
         "3\n00:00:03,000 --> 00:00:04,000\nto\nQ: all?\n",
         "@3 p: MODERATOR: Welcome. Our terms: short.\n"
         "@9 p: Mara Quell, Harbour Board: Thanks to\n@14 p: Q: all?\n"},
        {"SubRip style codes and fonts; a blank line within a cue; carriage returns", "srt",
         "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<font color=\"red\">One</font>\r\n\r\n"
         "two.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nThree.\r\n",
         "@3 p: One two. Three.\n"},
        {"text before the first cue is kept apart", "vtt",
         "WEBVTT\n\nHarbour briefing\n\n00:01.000 --> 00:02.000\nHello.\n",
         "@3 front: Harbour briefing\n@6 p: Hello.\n"},
        {0},
    };
    check_cases(cases);
}

static void test_names_of_tools(void)
{
    static const form_case cases[] = {
        {"every cue begins with a name in brackets; a note in brackets is none", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\n[Mara Quell] Good morning.\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\n[Mara Quell] We [laughs] begin.\n\n"
         "3\n00:00:03,000 --> 00:00:04,000\n[SPEAKER_01]: Why?\n\n"
         "4\n00:00:04,000 --> 00:00:05,000\n[Mara Quell] Yes.\n",
         "@3 p <Mara Quell||>: Good morning. We [laughs] begin.\n@11 p <SPEAKER_01||>: Why?\n"
         "@15 p <Mara Quell||>: Yes.\n"},
        {"notes before what is said are no names", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\n[laughs] Good morning.\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\n[laughs] We begin.\n\n"
         "3\n00:00:03,000 --> 00:00:04,000\n[coughs] Why?\n\n"
         "4\n00:00:04,000 --> 00:00:05,000\n[laughs] Yes.\n",
         "@3 p: [laughs] Good morning. [laughs] We begin. [coughs] Why? [laughs] Yes.\n"},
        {"times in brackets before the text, as Whisper prints them", "txt",
         "[00:01.000 --> 00:02.000]  Good morning.\n[00:02.000 --> 00:03.000]  We begin.\n",
         "@1 p: Good morning. We begin.\n"},
        {"objects of Teams", "vtt",
         "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{\"startDateTime\":\"2031-03-11T09:00:01Z\","
         "\"speakerName\":\"Mara Quell\",\"spokenText\":\"A \\u00e9clair.\",\"spokenLanguage\":"
         "\"en-us\"}\n\n00:00:02.000 --> 00:00:03.000\n{\"speakerName\":\"Tom Brass\","
         "\"spokenText\":\"Why?\"}\n",
         "@4 p <Mara Quell||>: A \u00e9clair.\n@7 p <Tom Brass||>: Why?\n"},
        {"braces that are said", "vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n{\"a\"} or b\n",
         "@4 p: {\"a\"} or b\n"},
        {0},
    };
    check_cases(cases);
}

static void test_rolling(void)
{
    static const form_case cases[] = {
        {"two-line captions that roll up", "vtt",
         "WEBVTT\n\n00:01.000 --> 00:02.000\ngood morning\n\n"
         "00:02.000 --> 00:03.000\ngood morning\nto all of you\n\n"
         "00:03.000 --> 00:04.000\nto all of you\nhere\n",
         "@4 p: good morning to all of you here\n"},
        {"A B / B C on one line", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\nthe cables are safe now\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\nare safe now we say\n\n"
         "3\n00:00:03,000 --> 00:00:04,000\nwe say it again\n\n"
         "4\n00:00:04,000 --> 00:00:05,000\nagain and again\n",
         "@3 p: the cables are safe now we say it again and again\n"},
        {"again and again is said, not shown twice", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\nwe say it again\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\nagain and again\n",
         "@3 p: we say it again again and again\n"},
        {"again and again in captions that roll by lines", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\nthe cables are safe\nwe say it again\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\nwe say it again\nagain and again\n\n"
         "3\n00:00:03,000 --> 00:00:04,000\nagain and again\nagain and again\n\n"
         "4\n00:00:04,000 --> 00:00:05,000\nagain and again\nuntil you hear\n",
         "@3 p: the cables are safe we say it again again and again again and again "
         "until you hear\n"},
        {"captions that roll go on after a pause", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\ngood morning\nto you\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\nto you\nall here\n\n"
         "3\n00:00:06,000 --> 00:00:07,000\nall here\nwe begin\n\n"
         "4\n00:00:10,000 --> 00:00:11,000\nwe begin\n",
         "@3 p: good morning to you all here we begin we begin\n"},
        {"a sentence said twice in captions that do not roll", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\nWe will not yield.\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\nWe will not yield.\n",
         "@3 p: We will not yield. We will not yield.\n"},
        {"shown again after the screen was empty: said again", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\ngood morning\nto you all\n\n"
         "2\n00:00:04,000 --> 00:00:05,000\nto you all\nI said\n",
         "@3 p: good morning to you all to you all I said\n"},
        {0},
    };
    check_cases(cases);
}

static void test_bad(void)
{
    static const form_case cases[] = {
        {"a time out of range", "srt", "1\n00:00:61,000 --> 00:00:62,000\nx\n",
         "t.srt:2: the times of this cue cannot be read: '00:00:61,000 --> 00:00:62,000'; write "
         "them as 00:01:02.000 --> 00:01:04.500"},
        {"half a timing line", "vtt", "WEBVTT\n\n00:01.000 -->\nx\n",
         "t.vtt:3: the times of this cue cannot be read: '00:01.000 -->'; write them as "
         "00:01:02.000 --> 00:01:04.500"},
        {"a cue that ends before it begins", "srt", "1\n00:00:05,000 --> 00:00:04,250\nx\n",
         "t.srt:2: this cue ends (00:00:04.250) before it begins (00:00:05.000); correct its "
         "times"},
        {"cues that run backwards", "srt",
         "1\n00:01:05,000 --> 00:01:06,000\nx\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n",
         "t.srt:6: cues run backwards: this one begins at 00:00:03.000, the one before it at "
         "00:01:05.000; sort the cues by time"},
        {"no cue", "vtt", "WEBVTT\n\nNOTE nothing\n",
         "t.vtt:3: no cue with words in these captions; export them again"},
        {"nothing", "srt", "", "t.srt:1: no cue with words in these captions; export them again"},
        {0},
    };
    check_cases(cases);
}

static void test_times(void)
{
    lec_arena *arena = lec_arena_new();
    /* without word times: even by bytes between 1 s and the end at 3 s; "bb" stands at byte 4 of
     * the 10 bytes "aaa bb ccc", so at 1 + 4/10 * 2 = 1.8, "ccc" at byte 7 at 2.4 */
    lec_source source = form_source("1\n00:00:01,000 --> 00:00:03,000\naaa bb\nccc\n\n"
                                    "2\n00:00:08,500 --> 00:00:09,500\ndd\n",
                                    "srt");
    CHECK_TEXT(form_show_times(&lec_form_captions, &source, arena),
               "aaa 1.00 bb 1.80 ccc 2.40 dd 8.50 ", "by cue");

    /* automatic captions: a stamp before each word, a cue of 10 ms that only keeps the line */
    source = form_source("WEBVTT\nKind: captions\nLanguage: en\n\n"
                         "00:00:00.160 --> 00:00:02.550 align:start position:0%\n \n"
                         "good<00:00:00.480><c> morning</c><00:00:00.800><c> all</c>\n\n"
                         "00:00:02.550 --> 00:00:02.560 align:start position:0%\n"
                         "good morning all\n \n\n"
                         "00:00:02.560 --> 00:00:05.110 align:start position:0%\n"
                         "good morning all\nand<00:00:03.500><c> all</c>\n\n"
                         "00:00:05.110 --> 00:00:05.120\nand all\n \n\n",
                         "vtt");
    CHECK_TEXT(form_show_times(&lec_form_captions, &source, arena),
               "good 0.16 morning 0.48 all 0.80 and 2.56 all 3.50 ", "by word");
    lec_arena_free(arena);
}

static void test_recognise(void)
{
    static const form_certainty cases[] = {
        {"txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n", 100},
        {"txt", "1\n00:00:01,000 --> 00:00:02,000\nx\n", 95},
        {"txt", "00:01.000 --> 00:02.000\nx\n", 85},
        {"srt", "1\nx --> y\n", 70},
        {"txt", "An arrow --> and 00:01 is not a cue.\n", 0},
        {"txt", "", 0},
    };
    form_check_certainty(&lec_form_captions, cases, sizeof cases / sizeof *cases);
}

static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source =
        form_source("1\n00:00:01,000 --> 00:00:02,000\na &lt;b\nc  d\n", "srt");
    lec_transcript transcript;
    lec_error error;
    CHECK_COUNT(lec_form_captions.read(&source, &transcript, arena, &error), LEC_OK, "read");
    CHECK_TEXT(transcript.text, "a <b c d", "text");
    /* counted by hand: line 3 begins at byte 32, "&lt;b" at 34, line 4 at 40, "d" at 43 */
    const lec_conference conference = {.marks = transcript.marks,
                                       .mark_count = transcript.mark_count};
    static const uint32_t want[][3] = {{0, 32, 3}, {2, 34, 3}, {5, 40, 4}, {7, 43, 4}};
    for (size_t i = 0; i < 4; i++) {
        const lec_mark place = lec_conference_place(&conference, want[i][0]);
        CHECK_COUNT(place.file, want[i][1], "byte in the file");
        CHECK_COUNT(place.line, want[i][2], "line");
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_form_captions[] = {
    {"cues", test_cues},       {"names_of_tools", test_names_of_tools},
    {"rolling", test_rolling}, {"bad", test_bad},
    {"times", test_times},     {"recognise", test_recognise},
    {"places", test_places},   {0},
};
