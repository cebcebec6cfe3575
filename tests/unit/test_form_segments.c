/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files as the tools for transcription write them, with one invented conversation: what a person
 * reads in each of them is the expected value. */
#include <string.h>

#include "io/form/time_unit.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

typedef struct {
    const char *form, *text, *shown;
} form_case;

static const lec_form *form_called(const char *name)
{
    for (size_t i = 0; lec_forms[i] != NULL; i++)
        if (strcmp(lec_forms[i]->name, name) == 0) return lec_forms[i];
    return NULL;
}

static const form_case cases[] = {
    {"eaf",
     "<?xml version=\"1.0\"?>\n<ANNOTATION_DOCUMENT DATE=\"2031-01-01T00:00:00+00:00\">\n"
     "<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1500\"/>"
     "<TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"3000\"/>"
     "<TIME_SLOT TIME_SLOT_ID=\"c\" TIME_VALUE=\"4000\"/></TIME_ORDER>\n"
     "<TIER PARTICIPANT=\"Tom Brass\" TIER_ID=\"B\"><ANNOTATION><ALIGNABLE_ANNOTATION "
     "TIME_SLOT_REF1=\"b\" TIME_SLOT_REF2=\"c\"><ANNOTATION_VALUE>Why &amp; how?"
     "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
     "<TIER TIER_ID=\"Mara Quell\"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" "
     "TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>Good\n morning.</ANNOTATION_VALUE>"
     "</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
     "<TIER TIER_ID=\"gloss\" PARENT_REF=\"B\"><ANNOTATION><REF_ANNOTATION ANNOTATION_REF=\"x\">"
     "<ANNOTATION_VALUE>pourquoi</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>\n"
     "</ANNOTATION_DOCUMENT>\n",
     "@5 p <Mara Quell||>: Good morning.\n@4 p <Tom Brass||>: Why & how?\n"},
    {"eaf", /* a type with a controlled vocabulary: where she looks, not what she says */
     "<?xml version=\"1.0\"?>\n<ANNOTATION_DOCUMENT>\n"
     "<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1500\"/>"
     "<TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"3000\"/></TIME_ORDER>\n"
     "<TIER LINGUISTIC_TYPE_REF=\"gaze\" PARTICIPANT=\"Mara Quell\" TIER_ID=\"G\"><ANNOTATION>"
     "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>away"
     "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
     "<TIER LINGUISTIC_TYPE_REF=\"said\" TIER_ID=\"Mara Quell\"><ANNOTATION>"
     "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>Good "
     "morning.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
     "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\"said\"/><LINGUISTIC_TYPE "
     "CONTROLLED_VOCABULARY_REF=\"cv\" LINGUISTIC_TYPE_ID=\"gaze\"/></ANNOTATION_DOCUMENT>\n",
     "@5 p <Mara Quell||>: Good morning.\n"},
    {"eaf", /* a tier of nobody and of a type that nobody has, where others have a participant */
     "<?xml version=\"1.0\"?>\n<ANNOTATION_DOCUMENT>\n"
     "<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1500\"/>"
     "<TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"3000\"/></TIME_ORDER>\n"
     "<TIER LINGUISTIC_TYPE_REF=\"said\" PARTICIPANT=\"Mara Quell\" TIER_ID=\"Q\"><ANNOTATION>"
     "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>Good "
     "morning.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
     "<TIER LINGUISTIC_TYPE_REF=\"gesture\" PARTICIPANT=\"\" TIER_ID=\"hands\"><ANNOTATION>"
     "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>points "
     "at a map</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
     "</ANNOTATION_DOCUMENT>\n",
     "@4 p <Mara Quell||>: Good morning.\n"},
    {"eaf", /* a tier of a speaker's that says by its name what it holds */
     "<?xml version=\"1.0\"?>\n<ANNOTATION_DOCUMENT>\n"
     "<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1500\"/>"
     "<TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"3000\"/></TIME_ORDER>\n"
     "<TIER LINGUISTIC_TYPE_REF=\"t\" PARTICIPANT=\"Mara Quell\" TIER_ID=\"Q\"><ANNOTATION>"
     "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>Good "
     "morning.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n"
     "<TIER LINGUISTIC_TYPE_REF=\"t\" PARTICIPANT=\"Mara Quell\" TIER_ID=\"Gestures-Q\">"
     "<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\">"
     "<ANNOTATION_VALUE>hand on heart</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
     "</TIER>\n</ANNOTATION_DOCUMENT>\n",
     "@4 p <Mara Quell||>: Good morning.\n"},
    {"textgrid", /* as the Montreal Forced Aligner writes it */
     "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n3\n<exists>\n3\n"
     "\"IntervalTier\"\n\"Mara Quell - words\"\n0\n3\n2\n1\n1.5\n\"good\"\n1.5\n2\n\"morning\"\n"
     "\"IntervalTier\"\n\"Mara Quell - phones\"\n0\n3\n1\n1\n1.5\n\"G\"\n"
     "\"IntervalTier\"\n\"Tom Brass - words\"\n0\n3\n1\n2\n3\n\"why\"\n",
     "@15 p <Mara Quell||>: good\n@18 p <Mara Quell||>: morning\n@34 p <Tom Brass||>: why\n"},
    {"exb",
     "<?xml version=\"1.0\"?>\n<basic-transcription><head><speakertable>\n"
     "<speaker id=\"S0\"><abbreviation>Mara Quell</abbreviation></speaker>"
     "<speaker id=\"S1\"><abbreviation>Tom Brass</abbreviation></speaker></speakertable></head>\n"
     "<basic-body><common-timeline><tli id=\"T0\" time=\"1.5\"/><tli id=\"T1\"/>"
     "<tli id=\"T2\" time=\"3.5\"/><tli id=\"T3\" time=\"4\"/></common-timeline>\n"
     "<tier id=\"A\" speaker=\"S0\" category=\"v\" type=\"t\"><event start=\"T0\" end=\"T1\">Good "
     "mor</event><event start=\"T1\" end=\"T2\">ning. ((coughs)) </event></tier>\n"
     "<tier id=\"B\" speaker=\"S0\" category=\"en\" type=\"a\"><event start=\"T0\" "
     "end=\"T2\">gloss</event></tier>\n"
     "<tier id=\"C\" speaker=\"S1\" category=\"v\" type=\"t\"><event start=\"T1\" "
     "end=\"T3\">Why?</event></tier></basic-body></basic-transcription>\n",
     "@5 p <Mara Quell||>: Good morning.\n@7 p <Tom Brass||>: Why?\n"},
    {"ctm",
     ";; words\ntalk 1 1.50 0.30 good 0.99 lex Mara_Quell\ntalk 1 2.00 0.40 morning 0.98 lex "
     "Mara_Quell\ntalk 1 2.50 0.20 uh 0.9 fp Mara_Quell\ntalk 1 3.00 0.50 why 0.97 lex "
     "Tom_Brass\n",
     "@2 p <Mara Quell||>: good morning\n@5 p <Tom Brass||>: why\n"},
    {"ctm", /* two channels tell two people apart */
     "talk A 1.50 0.30 good\ntalk A 2.00 0.40 morning\ntalk B 3.00 0.50 why\ntalk A 4.0 0.5 yes\n",
     "@1 p <Speaker A||>: good morning\n@3 p <Speaker B||>: why\n@4 p <Speaker A||>: yes\n"},
    {"transcriber",
     "<?xml version=\"1.0\"?>\n<!DOCTYPE Trans SYSTEM \"trans-14.dtd\">\n<Trans>\n"
     "<Speakers><Speaker id=\"s1\" name=\"Mara Quell\"/><Speaker id=\"s2\" name=\"Tom "
     "Brass\"/></Speakers>\n<Episode><Section>\n"
     "<Turn speaker=\"s1\" startTime=\"1.5\" endTime=\"3\"><Sync time=\"1.5\"/>Good\n"
     "<Event desc=\"b\"/>morning.</Turn>\n"
     "<Turn speaker=\"s2 s1\" startTime=\"3\" endTime=\"4\"><Who nb=\"1\"/>Why?<Who "
     "nb=\"2\"/>Yes.</Turn>\n<Turn startTime=\"4\" endTime=\"5\">Music.</Turn>\n"
     "</Section></Episode></Trans>\n",
     "@6 p <Mara Quell||>: Good morning.\n@8 p <Tom Brass||>: Why?\n@8 p <Mara Quell||>: Yes.\n"
     "@9 p <||>: Music.\n"},
    {"ttml",
     "<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttm=\"m\"><head><metadata>\n"
     "<ttm:agent xml:id=\"q\" type=\"person\"><ttm:name type=\"full\">Mara "
     "Quell</ttm:name></ttm:agent></metadata></head><body><div>\n"
     "<p begin=\"00:00:01.500\" end=\"3s\" ttm:agent=\"q\">Good<br/>morning.</p>\n"
     "<p begin=\"3000ms\" dur=\"1s\">&gt;&gt; <span>Why</span>?</p></div></body></tt>\n",
     "@3 p <Mara Quell||>: Good morning.\n@4 p >>: Why?\n"},
    {"textgrid",
     "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 5\n"
     "tiers? <exists>\nsize = 3\nitem []:\n    item [1]:\n        class = \"IntervalTier\"\n"
     "        name = \"Tom Brass\"\n        xmin = 0\n        xmax = 5\n"
     "        intervals: size = 2\n        intervals [1]:\n            xmin = 0\n"
     "            xmax = 3\n            text = \"\"\n        intervals [2]:\n"
     "            xmin = 3\n            xmax = 4\n            text = \"\"\"Why\"\" 4 how?\"\n"
     "    item [2]:\n        class = \"TextTier\"\n        name = \"clicks\"\n        xmin = 0\n"
     "        xmax = 5\n        points: size = 1\n        points [1]:\n"
     "            number = 2\n            mark = \"click\"\n"
     "    item [3]:\n        class = \"IntervalTier\"\n        name = \"Mara Quell\"\n"
     "        xmin = 0\n        xmax = 5\n        intervals: size = 1\n        intervals [1]:\n"
     "            xmin = 1.5\n            xmax = 3\n            text = \"Good\nmorning.\"\n",
     "@41 p <Mara Quell||>: Good morning.\n@22 p <Tom Brass||>: \"Why\" 4 how?\n"},
    {"textgrid", /* the short layout */
     "File type = \"ooTextFile short\"\n\"TextGrid\"\n\n0\n5\n<exists>\n1\n\"IntervalTier\"\n"
     "\"Mara Quell\"\n0\n5\n1\n1.5\n3\n\"Good morning.\"\n",
     "@15 p <Mara Quell||>: Good morning.\n"},
    {"chat",
     "@UTF8\n@Begin\n@Participants:\tQUE Mara_Quell Politician, BRA Tom_Brass\n"
     "\tInterviewer, CHI Target_Child\n@Date:\t11-MAR-2031\n"
     "*QUE:\tgood (.) mornin(g) &=laughs <to all> [/] to all\n\t&-uh of you [% nods] . "
     "\0251500_3000\025\n%com:\treads\n*BRA:\t+< why@s xxx ? "
     "\025%snd:\"talk\"_3000_4000\025\n*CHI:\tyes "
     ".\n@End\n",
     "-- |2031-03-11|\n@6 p <Mara Quell|Politician|>: good morning to all to all of you.\n"
     "@9 p <Tom Brass|Interviewer|>: why?\n@10 p <CHI|Target Child|>: yes.\n"},
    {"chat", /* vocatives and tags */
     "@UTF8\n@Begin\n@Participants:\tQUE Mara_Quell Politician\n"
     "*QUE:\tTom ‡ we go , „ right ? \0251500_3000\025\n@End\n",
     "@4 p <Mara Quell|Politician|>: Tom, we go,, right?\n"},
    {"stm",
     ";; made by hand\nb 1 Tom_Brass 3.0 4.0 <o,f0> why\nb 1 inter_segment_gap 4 5 <o> \n"
     "b 1 Mara_Quell 1.5 3 good {morning / mourning} {@ / uh}\nb 1 Mara_Quell 5 6 "
     "ignore_time_segment_in_scoring\n",
     "@4 p <Mara Quell||>: good morning\n@2 p <Tom Brass||>: why\n"},
    {"sbv", "0:00:01.500,0:00:03.000\n>> QUELL: Good\nmorning.\n\n0:00:03.000,0:00:04.000\nWhy?\n",
     "@2 p >>: QUELL: Good morning. Why?\n"},
    {"label_track",
     "1.500000\t3.000000\t>> QUELL: Good morning.\n\\\t200.0\t4000.0\n3.000000\t4.000000\tWhy?\n",
     "@1 p >>: QUELL: Good morning. Why?\n"},
    {"panel", /* the title of a chapter stands before its time */
     "0:01\nGood morning.\nThe harbour\n0:03\nWhy?\n1:00:04\nYes.\n",
     "@2 p: Good morning. Why? Yes.\n"},
    {"ass",
     "[Script Info]\nTitle: x\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n"
     "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
     "Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,not said\n"
     "Dialogue: 0,0:00:01.50,0:00:03.00,Default,Mara Quell,0,0,0,,{\\i1}Good,{\\i0}\\Nmorning.\n"
     "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,Why?\n",
     "@9 p <Mara Quell||>: Good, morning.\n@10 p: Why?\n"},
    {"whatsapp", /* Android, German */
     "12.03.31, 14:29 - Nachrichten sind Ende-zu-Ende-verschl\xc3\xbcsselt.\n"
     "12.03.31, 14:30 - Mara Quell: Good\nmorning: all.\n12.03.31, 14:31 - Tom Brass: <Medien "
     "ausgeschlossen>\n12.03.31, 14:31 - Tom Brass: Why?\n",
     "@1 note: Nachrichten sind Ende-zu-Ende-verschl\xc3\xbcsselt.\n@2 p <Mara Quell||>: Good "
     "morning: "
     "all.\n@4 note: <Medien ausgeschlossen>\n@5 p <Tom Brass||>: Why?\n"},
    {"whatsapp", /* iOS, the United States, with marks of direction and narrow spaces */
     "[3/12/31, 2:30:05\xe2\x80\xafPM] Mara Quell: Good morning.\n"
     "\xe2\x80\x8e[3/12/31, 2:31:05\xe2\x80\xafPM] Tom Brass: \xe2\x80\x8eimage omitted\n"
     "[3/12/31, 2:31:09\xe2\x80\xafPM] Tom Brass: Why?\n",
     "@1 p <Mara Quell||>: Good morning.\n@2 note: \xe2\x80\x8eimage omitted\n@3 p <Tom Brass||>: "
     "Why?\n"},
    {"whatsapp", /* what the program writes in the place of a message, and behind one */
     "[11/03/2031, 10:02:11] Mara Quell: Good morning.\n"
     "[11/03/2031, 10:03:11] Tom Brass: This message was deleted.\n"
     "[11/03/2031, 10:03:12] Tom Brass: image omitted\n"
     "[11/03/2031, 10:04:11] Tom Brass: Why? \xe2\x80\x8e<This message was edited>\n",
     "@1 p <Mara Quell||>: Good morning.\n@2 note: This message was deleted.\n@3 note: image "
     "omitted\n@4 p <Tom Brass||>: Why?\n"},
    {"whatsapp", /* other orders and signs */
     "2031-03-12, 14:30 - Mara Quell: One.\n2031-03-12, 14.31 - Tom Brass: Two.\n"
     "12/3/2031 2:32 p. m. - Mara Quell: Three.\n",
     "@1 p <Mara Quell||>: One.\n@2 p <Tom Brass||>: Two.\n@3 p <Mara Quell||>: Three.\n"},
};

static void test_conversation(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases[i].text, "txt");
        CHECK_TEXT(form_show(form_called(cases[i].form), &source, arena), cases[i].shown,
                   cases[i].form);
        lec_arena_free(arena);
    }
}

/* Each is known by its content, whatever the file is called. */
static void test_recognised(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases[i].text, "txt");
        lec_transcript transcript;
        lec_error error = {""};
        CHECK_COUNT(lec_transcript_read(&source, NULL, &transcript, arena, &error), LEC_OK,
                    error.message);
        CHECK_TEXT(transcript.form, cases[i].form, "form");
        lec_arena_free(arena);
    }
}

static void test_times(void)
{
    static const struct {
        const char *form, *shown;
    } timed[] = {{"eaf", "Good 1.50 morning. 2.08 Why 3.00 & 3.40 how? 3.60 "},
                 {"stm", "good 1.50 morning 2.12 why 3.00 "},
                 /* 34 characters in 1.5 seconds: `morning` begins with the sixth */
                 {"chat", "good 1.50 morning 1.72 to 2.07 all 2.21 to 2.38 all 2.52 of 2.69 you. "
                          "2.82 why? 3.00 yes. 4.00 "},
                 {"sbv", "QUELL: 1.50 Good 2.02 morning. 2.40 Why? 3.00 "}};
    for (size_t i = 0; i < sizeof timed / sizeof *timed; i++)
        for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
            if (strcmp(cases[c].form, timed[i].form) != 0) continue;
            lec_arena *arena = lec_arena_new();
            const lec_source source = form_source(cases[c].text, "txt");
            CHECK_TEXT(form_show_times(form_called(timed[i].form), &source, arena), timed[i].shown,
                       timed[i].form);
            lec_arena_free(arena);
            break;
        }
}

static void test_bad(void)
{
    static const form_case bad[] = {
        {"eaf", "<ANNOTATION_DOCUMENT><TIER TIER_ID=\"A\"/></ANNOTATION_DOCUMENT>",
         "t.txt:1: nobody says a word in this file; export it again"},
        {"eaf", "<ANNOTATION_DOCUMENT>\n<TIER TIER_ID=\"A\">",
         "t.txt:2: this XML is damaged or cut short (no element found); get the file again"},
        {"textgrid",
         "\"ooTextFile\"\n\"TextGrid\"\n0\n5\n<exists>\n1\n\"IntervalTier\"\n\"A\"\n0\n",
         "t.txt:10: this TextGrid is damaged or cut short (xmax is missing); save it again"},
        {"textgrid", "\"ooTextFile\"\n\"Sound\"\n",
         "t.txt:1: a file of Praat, but no TextGrid; save the TextGrid as text"},
        {"chat", "@UTF8\n@Begin\n*A:\tyes .\n",
         "t.txt:4: no @End in this CHAT file, so its end is missing; get it again"},
        {"stm", "b 1 A 1 2 yes\nAnd then words.\n",
         "t.txt:2: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"stm", "b 1 A 2 1 yes\n",
         "t.txt:1: this stretch ends (1 s) before it starts (2 s); correct its times"},
        {"ass", "[Script Info]\n[Events]\nDialogue: 0,0:00:01.50,0:00:03.00,x\n",
         "t.txt:3: no line 'Format: ... Text' stands before this dialogue; save the subtitles "
         "again"},
        {"ttml", "<!DOCTYPE tt [<!ENTITY a \"b\">]><tt/>",
         "t.txt:1: the file brings its own DTD, which is not read from untrusted files; remove "
         "<!DOCTYPE ... [...]>"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(bad[i].text, "txt");
        CHECK_TEXT(form_show(form_called(bad[i].form), &source, arena), bad[i].shown, bad[i].form);
        lec_arena_free(arena);
    }
}

/* Known forms that no reader claims are refused by name, not read as words. */
static void test_refused(void)
{
    static const struct {
        const char *text, *message;
    } refused[] = {
        {"SPEAKER b 1 3.420 8.580 <NA> <NA> A <NA> <NA>\n",
         "t.txt:1: this is an RTTM file, which says who speaks when but holds no words; give the "
         "transcript, and this file as its --captions"},
        {"{0}{25}Good morning.\n{30}{50}Why?\n",
         "t.txt:1: this is a MicroDVD file of captions; turn it into SRT, e.g. with: ffmpeg -i "
         "FILE.sub FILE.srt"},
        {"{\"settings\": [1, 2]}",
         "t.txt:1: this is JSON of a kind that is not read; give a list of utterances, each an "
         "object with speaker and text"},
        {"1\tGood\tgood\tADJ\tJJ\t_\t2\tamod\t_\t_\n",
         "t.txt:1: this is a text divided into words with their grammar (CoNLL-U); give the text "
         "it "
         "was made from"},
        {"title: Pier\nturns:\n  - speaker: Mara Quell\n    text: >\n      We close it.\n  - "
         "speaker: Tom "
         "Brass\n    text: Why?\n",
         "t.txt:1: this is a list in YAML; turn it into JSON, e.g. with: yq -o=json FILE"},
        {"\\documentclass{article}\n",
         "t.txt:1: this is a LaTeX file; turn it into text, e.g. with: pandoc -t plain --wrap=none "
         "FILE"},
        {"<?xml version=\"1.0\"?>\n<folder-of-notes/>\n",
         "t.txt:1: this is XML of a kind that is not read; turn it into plain text or TEI first"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(refused[i].text, "txt");
        lec_transcript transcript;
        lec_error error = {""};
        CHECK_COUNT(lec_transcript_read(&source, NULL, &transcript, arena, &error), LEC_BAD_DATA,
                    refused[i].text);
        CHECK_TEXT(error.message, refused[i].message, "message");
        lec_arena_free(arena);
    }
}

/* 140 words a minute are usual: 7 words in 3 s, 3,000 ms, 3e6 us, 3e7 ticks and 3e9 ns. */
static void test_units(void)
{
    static const double lengths[] = {3, 3e3, 3e6, 3e7, 3e9};
    static const double units[] = {1, 1e-3, 1e-6, 1e-7, 1e-9};
    for (size_t i = 0; i < 5; i++) {
        CHECK_NUMBER(lec_time_unit_guess(7, lengths[i]), units[i], 0, "unit of few words");
        CHECK_NUMBER(lec_time_unit_guess(700, 100 * lengths[i]), units[i], 0, "unit of many");
    }
    CHECK_NUMBER(lec_time_unit_guess(100, 10000), 0, 0, "0.6 words a minute, or 600: no speech");
    CHECK_NUMBER(lec_time_unit_guess(0, 0), 1, 0, "nothing to go by");
    CHECK_NUMBER(lec_time_unit_named("startMs", 7), 1e-3, 0, "milliseconds by name");
    CHECK_NUMBER(lec_time_unit_named("offsetInTicks", 13), 1e-7, 0, "ticks by name");
    CHECK_NUMBER(lec_time_unit_named("start", 5), 0, 0, "no unit in the name");
    CHECK_COUNT(lec_count_stretches(" one  two\nthree "), 3, "stretches");
}

const lec_test lec_tests_form_segments[] = {
    {"conversation", test_conversation},
    {"recognised", test_recognised},
    {"times", test_times},
    {"bad", test_bad},
    {"refused", test_refused},
    {"units", test_units},
    {0},
};
