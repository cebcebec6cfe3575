/* SPDX-License-Identifier: GPL-3.0-or-later
 * Captions and tiers at their edges: fields that are missing, times that are none, marks without an
 * end. What is expected follows from the formats' own descriptions (SSA/ASS "Format:" lines, the
 * CHAT manual, WebVTT 4.2, trans-14.dtd) and from what a reader of the file would say. */
#include "io/form/chat_log.h"
#include "io/form/transcript.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_ass, lec_form_label_track, lec_form_panel, lec_form_timedtext,
    lec_form_transcriber, lec_form_chat, lec_form_captions, lec_form_sbv;

#define ASS "[Script Info]\n[Events]\nFormat: Start, End, Actor, Text\n"

static void test_ass(void)
{
    static const form_shown cases[] = {
        {"codes, drawings, spaces and line ends",
         ASS
         "Dialogue: 0:00:01.00,0:00:02.00,Ada Vale,{\\an8\\pos(1,2)}Good\\hday\\nto {\\p1}m 0 0 l "
         "5{\\p0} you, all {and\n",
         "@4 p <Ada Vale||>: Good day to you, all {and\n"},
        {"blanks around fields, no name, CR",
         ASS
         "Dialogue: \t0:00:01.00 , 0:00:02.00 ,\t, Why?\r\nDialogue: 0:00:02.00,0:00:03.00,,So.\r",
         "@4 p: Why? So.\n"},
        {"no field of names, a backslash at the end",
         "[Events]\nFormat: Text, End, Start\nFormat: Start, End, Text\nDialogue: "
         "0:00:01.00,0:00:02.00,Good\\x \\\n",
         "@4 p: Good\\x \\\n"},
        {"a line with fewer fields", ASS "Dialogue: 0:00:01.00\n",
         "t.ass:4: the times of this dialogue cannot be read; write them as 0:01:02.50"},
        {"no field of the end", "[Events]\nFormat: Start, Text\nDialogue: 0:00:01.00,Good.\n",
         "t.ass:3: the times of this dialogue cannot be read; write them as 0:01:02.50"},
        {"no text", "[Events]\nFormat: Start, End\nDialogue: 0:00:01.00,0:00:02.00\n",
         "t.ass:3: no line 'Format: ... Text' stands before this dialogue; save the subtitles "
         "again"},
        {"it ends before it begins", ASS "Dialogue: 0:00:02.00,0:00:01.00,,Good.\n",
         "t.ass:4: this cue ends (00:00:01.000) before it begins (00:00:02.000); correct its "
         "times"},
        {"nothing said", ASS "Comment: 0:00:01.00,0:00:02.00,,Good.\n",
         "t.ass:4: no cue with words in these captions; export them again"},
        {0}};
    form_check_shown(&lec_form_ass, "ass", cases);
}

static void test_label_track(void)
{
    static const form_shown cases[] = {
        {"CR, an empty line, frequencies, tabs in the text",
         "1.5\t3\tGood\tmorning.\r\n\r\n\\\t1\t2\r\n3\t4\tWhy?\r\n", "@1 p: Good morning. Why?\n"},
        {"no end", "1.5\t3\tGood.\n3\tWhy?\n",
         "t.txt:2: this line of a label track has no start and end; export it again"},
        {"clock times are none of these", "0:01\t0:02\tGood.\n",
         "t.txt:1: this line of a label track has no start and end; export it again"},
        {"nor is one of the two", "1\t0:02\tGood.\n",
         "t.txt:1: this line of a label track has no start and end; export it again"},
        {"backwards", "3\t2\tGood.\n",
         "t.txt:1: this cue ends (00:00:02.000) before it begins (00:00:03.000); correct its "
         "times"},
        {0}};
    static const form_certainty sure[] = {{"txt", "1\t2\tyes\n2\t3\tno\n", 93},
                                          {"txt", "\n1\t2\tyes\n\\\t1\t2\n\n2\t3\tno", 93},
                                          {"txt", "1\t2\tyes\n", 0},
                                          {"txt", "1\t2\tyes\tA\n2\t3\tno\tB\n", 0},
                                          {"txt", "1\t2\tyes\tA\n2\t3\tno\n", 93},
                                          {"txt", "2\t1\tyes\n2\t3\tno\n", 0},
                                          {"txt", "1\t2\tyes\n2\t3\n", 0},
                                          {"txt", "1 2\tyes\n", 0},
                                          {"txt", "1", 0},
                                          {"txt", "\\\n", 0}};
    form_check_shown(&lec_form_label_track, "txt", cases);
    form_check_certainty(&lec_form_label_track, sure, sizeof sure / sizeof *sure);
}

static void test_panel(void)
{
    static const form_shown cases[] = {
        {"blanks behind the times, CR, no end of the last line",
         "0:01 \r\nGood morning.\r\n \t\r\n0:03\r\nWhy?\r\nA chapter\r\n0:05\r\nYes.",
         "@2 p: Good morning. Why? Yes.\n"},
        {"words before the first time", "Transcript\n0:01\nGood.\n", "@3 p: Good.\n"},
        {"a time at the end", "0:01\nGood.\n0:03\n", "@2 p: Good.\n"},
        {"backwards", "0:03\nGood.\n0:01\nWhy?\n",
         "t.txt:1: this cue ends (00:00:01.000) before it begins (00:00:03.000); correct its "
         "times"},
        {0}};
    static const form_certainty sure[] = {{"txt", "0:01\na\n0:02\nb\n0:03\nc\n", 88},
                                          {"txt", "0:01\na\n0:02\nb\n", 0},
                                          {"txt", "a\n0:01\nb\n0:02\nc\n0:03\nd\n", 0},
                                          {"txt", "0:01\n0:02\na\n0:03\nb\n", 0},
                                          {"txt", "0:02\na\n0:01\nb\n0:03\nc\n", 0},
                                          {"txt", "0:01\na\nb\nc\n0:02\nd\n0:03\ne\n", 0},
                                          {"txt", "0:01\na\nb\n0:02\nc\n0:03\nd\n", 88},
                                          {"txt", "0:01\na\nb\n0:02\nc\nd\n0:03\ne\n", 0},
                                          {"txt", "0:01.5\na\n0:02\nb\n0:03\nc\n", 0},
                                          {"txt", "12:01:02\na\n12:01:03\nb\n12:01:04\nc\n", 88},
                                          {"txt", "101\na\n102\nb\n103\nc\n", 0},
                                          {"txt", "", 0}};
    form_check_shown(&lec_form_panel, "txt", cases);
    form_check_certainty(&lec_form_panel, sure, sizeof sure / sizeof *sure);
}

static void test_timedtext(void)
{
    static const form_shown cases[] = {
        {"entities twice, an ampersand alone, no length",
         "<transcript><text start='1.5'>A &amp;amp; B &amp;#39;s &amp;unknown; &amp; C</text>\n"
         "<text start='0.5' dur='1'>Well,</text></transcript>",
         "@2 p: Well, A & B 's &unknown; & C\n"},
        {"times that are none",
         "<transcript><text start='soon'>A</text><text>B</text>"
         "<text start='-1'>C</text><text start='inf'>D</text>"
         "<text start='2' dur='x'>E.</text></transcript>",
         "@1 p: E.\n"},
        {"milliseconds, words with times of their own, what stands outside",
         "<timedtext><head>H</head><body>O<p t='1000' d='500'><s>Good</s><s t='200'> day.</s></p>"
         "<p d='5'>N</p></body></timedtext>",
         "@1 p: Good day.\n"},
        {"nothing", "<timedtext/>",
         "t.xml:1: no cue with words in these captions; export them again"},
        {"cut short", "<timedtext>\n<p t='1'>",
         "t.xml:2: this XML is damaged or cut short (no element found); get the file again"},
        {0}};
    static const form_certainty sure[] = {{"xml", "<timedtext/>", 96},
                                          {"xml", "<transcript><text start='1'/></transcript>", 96},
                                          {"xml", "<transcript><text/></transcript>", 0},
                                          {"xml", "<text start='1'/>", 0}};
    form_check_shown(&lec_form_timedtext, "xml", cases);
    form_check_certainty(&lec_form_timedtext, sure, sizeof sure / sizeof *sure);
}

static void test_transcriber(void)
{
    static const form_shown cases[] = {
        {"speakers without a name, without an id, twice; numbers that are none",
         "<Trans><Speakers><Speaker id='s1'/><Speaker name='Nobody'/><Speaker id='s2' "
         "name='Tom'/><Speaker id='s2' name='Tim'/></Speakers><Episode>x<Turn speaker=' s1  s2 ' "
         "startTime='x' endTime='-1'>A.<Who/>B.<Who nb='2'/>C.<Who nb='3'/>D.<Who nb='0'/>E."
         "</Turn>y<Who nb='1'/></Episode></Trans>",
         "@1 p <s1||>: A.\n@1 p <s1||>: B.\n@1 p <Tom||>: C.\n@1 p <||>: D.\n@1 p <s1||>: E.\n"},
        {"a speaker that is not in the list",
         "<Trans><Episode><Turn speaker='s9' startTime='1'>A.</Turn></Episode></Trans>",
         "@1 p <||>: A.\n"},
        {"backwards",
         "<Trans><Episode>\n<Turn startTime='2' endTime='1'>A.</Turn></Episode></Trans>",
         "t.trs:2: this stretch ends (1 s) before it starts (2 s); correct its times"},
        {"cut short", "<Trans>\n<Episode>",
         "t.trs:2: this XML is damaged or cut short (no element found); get the file again"},
        {0}};
    static const form_certainty sure[] = {{"trs", "<Trans><Episode/></Trans>", 100},
                                          {"trs", "<Trans/>", 0},
                                          {"trs", "<Episode/>", 0}};
    form_check_shown(&lec_form_transcriber, "trs", cases);
    form_check_certainty(&lec_form_transcriber, sure, sizeof sure / sizeof *sure);
}

#define CHAT "@UTF8\n@Begin\n@Participants:\tVAL Ada_Vale Politician, , REE, REE Tom Guest\n"

static void test_chat(void)
{
    static const form_shown cases[] = {
        {"a code without a name or role, given twice; one that nobody has",
         CHAT "*VAL:\tgood .\n*REE:\twhy ?\n*XYZ:\tso !\n@End\n",
         "@4 p <Ada Vale|Politician|>: good.\n@5 p <REE||>: why?\n@6 p <XYZ||>: so!\n"},
        {"lines that are no tiers",
         CHAT "no tier: x\n*VAL no colon\n%com:\tnotes\n*VAL:\tgood .\n@End\n",
         "@7 p <Ada Vale|Politician|>: good.\n"},
        {"pauses, what is not said, omitted and unintelligible words",
         CHAT "*VAL:\t(1.5) yyy 0is www 0 (be)cause go@o xxxx +... (..) &~x 2 .\n@End\n",
         "@4 p <Ada Vale|Politician|>: 0 because go xxxx 2.\n"},
        {"codes without an end", CHAT "*VAL:\tgood [% nods\n*REE:\tday \0251_2\n@End\n",
         "@4 p <Ada Vale|Politician|>: good\n@5 p <REE||>: day 1_2\n"},
        {"dates that are none",
         "@Begin\n@Date:\t3-DEC-2024\n@Date:\t\n@Date:\t03/DEC/2024\n@Date:\t03-DEZ-2024\n"
         "@Date:\t03-DEC/2024\n*VAL:\tgood .\n@End\n",
         "@7 p <VAL||>: good.\n"},
        {0}};
    static const form_certainty sure[] = {{"txt", "@UTF8\n@Participants:\tA\n", 100},
                                          {"txt", "@Begin\n@Participants:\tA\n", 100},
                                          {"txt", "@Begin\n", 90},
                                          {"cha", "*VAL:\tgood\n", 70},
                                          {"txt", "*VAL:\t@Participants:\n", 0}};
    form_check_shown(&lec_form_chat, "cha", cases);
    form_check_certainty(&lec_form_chat, sure, sizeof sure / sizeof *sure);
}

/* Bullets: in both forms, two in one tier, and such as are none. */
static void test_chat_times(void)
{
    static const form_shown cases[] = {
        {"two bullets: from the first to the second, evenly by letters",
         CHAT "*VAL:\tgood \0251000_2000\025 day \0252000_3000\025\n@End\n", "good 1.00 day 2.25 "},
        {"of older files", CHAT "*VAL:\tgood \025%snd:\"a\"_1000_2000\025\n@End\n", "good 1.00 "},
        {"without numbers", CHAT "*VAL:\tgood \025%snd:\"a\"\025 day \02512\025\n@End\n",
         "good nan day nan "},
        {0}};
    for (const form_shown *one = cases; one->what != NULL; one++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(one->text, "cha");
        CHECK_TEXT(form_show_times(&lec_form_chat, &source, arena), one->shown, one->what);
        lec_arena_free(arena);
    }
}

static void test_cues(void)
{
    static const form_shown cases[] = {
        {"voices with classes, tabs, entities and without a name",
         "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud\tAda &amp; Tom >Good</v> day. <v>Why?\n\n"
         "00:02.000 --> 00:03.000\n<v.x>So.\n",
         "@4 p <Ada & Tom||>: Good\n@4 p: day. Why? So.\n"},
        {"tags that are none, without an end, of SubRip",
         "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}a < b <x> <vy> </i> {x} {\\an8 <font "
         "color=\"red\">c</font>\n",
         "@3 p: a < b <x> <vy> {x} {\\an8 c\n"},
        {"references that stand for nothing, two signs and one",
         "WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;b&gt; &unknown; & >> Why > so >>\n",
         "@4 p: <b> &unknown; &\n@4 p >>: Why > so\n"},
        {0}};
    form_check_shown(&lec_form_captions, "vtt", cases);
}

static void test_sbv(void)
{
    static const form_shown cases[] = {
        {"CR, words before the first time", "x\r\n0:00:01.000,0:00:02.000\r\nGood.\r\n\r\n",
         "@3 p: Good.\n"},
        {"no word", "0:00:01.000,0:00:02.000\n\n",
         "t.sbv:2: no cue with words in these captions; export them again"},
        {0}};
    static const form_certainty sure[] = {{"sbv", "x\n", 60}, {"txt", "x\n", 0}};
    form_check_shown(&lec_form_sbv, "sbv", cases);
    form_check_certainty(&lec_form_sbv, sure, sizeof sure / sizeof *sure);
}

/* Heads of messages as meeting programs write them: name, whether private, message. */
static void test_chat_heads(void)
{
    static const struct {
        const char *text, *name, *message;
        bool is_private;
    } heads[] = {
        {"From Ada Vale to Everyone: Good.", "Ada Vale", "Good.", false},
        {"From\tAda Vale\t:", "Ada Vale", "", false},
        {"From Ada Vale To Tom Reed (Direct Message):\tYes", "Ada Vale", "Yes", true},
        {"From  Ada Vale  to Tom(privately): ", "Ada Vale", "", true},
        {"From Ada Vale to Me (PRIVATE MESSAGE):", "Ada Vale", "", true},
        {"From Ada (Lead): So 10:30.", "Ada (Lead)", "So 10:30.", false},
        {"From Ada to Tom (private): x", "Ada", "x", true},
        {"From Ada to Tom (privat", NULL, NULL, false},
        {"From Ada at 10:30", NULL, NULL, false},
        {"From : x", NULL, NULL, false},
        {"Fromage: x", NULL, NULL, false},
        {"To Ada: x", NULL, NULL, false},
        {"", NULL, NULL, false},
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const char *text = heads[i].text;
        lec_chat_head head;
        const bool is = lec_chat_head_read(text, 0, (uint32_t)strlen(text), &head);
        CHECK_TRUE(is == (heads[i].name != NULL), text);
        if (!is || heads[i].name == NULL) continue;
        char name[40], message[40];
        snprintf(name, sizeof name, "%.*s", (int)(head.name_end - head.name), text + head.name);
        snprintf(message, sizeof message, "%s", text + head.message);
        CHECK_TEXT(name, heads[i].name, text);
        CHECK_TEXT(message, heads[i].message, text);
        CHECK_TRUE(head.is_private == heads[i].is_private, text);
    }
    char far[300] = "From Ada";
    memset(far + 8, ' ', 220);
    strcpy(far + 228, ": x");
    lec_chat_head head;
    CHECK_TRUE(!lec_chat_head_read(far, 0, (uint32_t)strlen(far), &head), "a colon too far away");
    CHECK_TRUE(lec_is_chat_reaction(" \tReacted to \"Good\"", 0, 19), "a reaction");
    CHECK_TRUE(!lec_is_chat_reaction(" \t", 0, 2), "nothing");
    CHECK_TRUE(!lec_is_chat_reaction("Reacted badly", 0, 13), "said");
    CHECK_TRUE(lec_is_chat_quotation("Replying to \"Good\"", 0, 18), "a quotation");
    CHECK_TRUE(!lec_is_chat_quotation("Replying to all", 0, 15), "said");
}

const lec_test lec_tests_form_edges[] = {{"ass", test_ass},
                                         {"label_track", test_label_track},
                                         {"panel", test_panel},
                                         {"timedtext", test_timedtext},
                                         {"transcriber", test_transcriber},
                                         {"chat", test_chat},
                                         {"chat_times", test_chat_times},
                                         {"cues", test_cues},
                                         {"sbv", test_sbv},
                                         {"chat_heads", test_chat_heads},
                                         {0}};
