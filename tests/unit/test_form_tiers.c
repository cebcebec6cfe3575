/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tiers, lines of marks and protocols at their edges: attributes that are missing or empty, text
 * cut in odd places, alternatives without any. Expected values follow from what each format's
 * description says (ELAN's EAFv3.0.xsd, EXMARaLDA's DTD, NIST's sctk/doc, Praat's manual, the
 * DTD of the Bundestag's protocols). */
#include "io/form/transcript.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_eaf, lec_form_exb, lec_form_stm, lec_form_textgrid,
    lec_form_bundestag;

/* The text within `before` and `after`; each `[FROM TO WORDS]` of it is what was said there. */
static const char *written(const char *before, const char *text, const char *after,
                           const char *const said[4], lec_arena *arena)
{
    const char *all = before;
    for (size_t length; *text != '\0'; text += length) {
        length = strcspn(text, "[");
        all = lec_arena_format(arena, "%s%.*s", all, (int)length, text);
        if (text[length] == '\0') break;
        text += length + 1;
        const size_t from = strcspn(text, " "), to = strcspn(text + from + 1, " ");
        const char *words = text + from + to + 2;
        length = strcspn(words, "]");
        all = lec_arena_format(arena, "%s%s%.*s%s%.*s%s%.*s", all, said[0], (int)from, text,
                               said[1], (int)to, text + from + 1, said[2], (int)length, words);
        all = lec_arena_format(arena, "%s%s", all, said[3]);
        text = words + 1;
    }
    return lec_arena_format(arena, "%s%s", all, after);
}

static const char *const eaf_said[] = {"<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1='",
                                       "' TIME_SLOT_REF2='", "'><ANNOTATION_VALUE>",
                                       "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"};

static lec_source eaf_source(const char *text, lec_arena *arena)
{
    static const char slots[] =
        "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='a' TIME_VALUE='1000'/>"
        "<TIME_SLOT TIME_SLOT_ID='b' TIME_VALUE='2000'/><TIME_SLOT TIME_SLOT_ID='c'/>"
        "<TIME_SLOT TIME_VALUE='5'/><TIME_SLOT TIME_SLOT_ID='a' TIME_VALUE='9000'/>"
        "<TIME_SLOT TIME_SLOT_ID='d' TIME_VALUE='3000'/>"
        "<TIME_SLOT TIME_SLOT_ID='e' TIME_VALUE='soon'/>"
        "<TIME_SLOT TIME_SLOT_ID='f' TIME_VALUE='-4'/>"
        "<TIME_SLOT TIME_SLOT_ID='g' TIME_VALUE=''/></TIME_ORDER>";
    return form_source(written(slots, text, "</ANNOTATION_DOCUMENT>", eaf_said, arena), "eaf");
}

static void test_eaf(void)
{
    static const form_shown cases[] = {
        {"a tier without a name, a type or a participant", "<TIER>[a b Good.]</TIER>",
         "@1 p <||>: Good.\n"},
        {"an empty participant is none: the tier's own name",
         "<TIER TIER_ID='Ada' PARTICIPANT=''>[a b Good.]</TIER>", "@1 p <Ada||>: Good.\n"},
        {"a type that is a role",
         "<TIER TIER_ID='Ada' LINGUISTIC_TYPE_REF='moderator'>[a b Good.]</TIER>",
         "@1 p <Ada|moderator|>: Good.\n"},
        {"what depends on another tier is left out",
         "<TIER TIER_ID='Ada'>[a b Good.]</TIER><TIER TIER_ID='Gloss' PARENT_REF='Ada' "
         "PARTICIPANT='Tom'>[b d Gut.]</TIER>",
         "@1 p <Ada||>: Good.\n"},
        {"the only tier is read, whatever it is called", "<TIER TIER_ID='Notes'>[a b Good.]</TIER>",
         "@1 p <Notes||>: Good.\n"},
        {"a word of the list inside another word, in capitals, at the end",
         "<TIER TIER_ID='Noteson'>[a b Good.]</TIER><TIER TIER_ID='x-Gaze2'>[b d up]</TIER>"
         "<TIER TIER_ID='my NOTES'>[b d leans]</TIER>",
         "@1 p <Noteson||>: Good.\n"},
        {"codes alone are nothing that is said",
         "<TIER TIER_ID='Ada' PARTICIPANT='Ada' LINGUISTIC_TYPE_REF='look'>[a b up]</TIER>"
         "<LINGUISTIC_TYPE/><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID='look' "
         "CONTROLLED_VOCABULARY_REF='v'/>",
         "t.eaf:1: nobody says a word in this file; export it again"},
        {"where the coded tiers alone have people, others count",
         "<TIER TIER_ID='Look' PARTICIPANT='Ada' LINGUISTIC_TYPE_REF='look'>[a b up]</TIER>"
         "<TIER TIER_ID='Ada' LINGUISTIC_TYPE_REF='talk'>[b d Good.]</TIER>"
         "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID='look' CONTROLLED_VOCABULARY_REF='v'/>"
         "<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID='talk'/>",
         "@1 p <Ada||>: Good.\n"},
        {0}};
    for (const form_shown *one = cases; one->what != NULL; one++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = eaf_source(one->text, arena);
        CHECK_TEXT(form_show(&lec_form_eaf, &source, arena), one->shown, one->what);
        lec_arena_free(arena);
    }
}

/* A word has the time of the last mark before it; `nan`: there is none. */
static void test_eaf_times(void)
{
    static const form_shown cases[] = {
        {"the first of two slots of one name", "<TIER>[a b Good.]</TIER>", "Good. 1.00 "},
        {"a slot without a time, one that is not there, none",
         "<TIER>[c c Good.][x y Why?]<ALIGNABLE_ANNOTATION><ANNOTATION_VALUE>So.</ANNOTATION_VALUE>"
         "</ALIGNABLE_ANNOTATION></TIER>",
         "Good. nan Why? nan So. nan "},
        {"times that are none", "<TIER>[e e Good.][f f Why?][g g So.]</TIER>",
         "Good. nan Why? nan So. nan "},
        {"another program's properties",
         "<PROPERTY>7</PROPERTY><PROPERTY NAME='lastUsed'>7</PROPERTY>"
         "<PROPERTY NAME='lectern:estimated-times'>0</PROPERTY><TIER>[a b Good.]</TIER>",
         "Good. 1.00 "},
        {"some times are estimated: none is kept",
         "<PROPERTY NAME='lectern:estimated-times'>10</PROPERTY><TIER>[a b Good.]</TIER>",
         "Good. nan "},
        {0}};
    for (const form_shown *one = cases; one->what != NULL; one++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = eaf_source(one->text, arena);
        CHECK_TEXT(form_show_times(&lec_form_eaf, &source, arena), one->shown, one->what);
        lec_arena_free(arena);
    }
}

static const char *const exb_said[] = {"<event start='", "' end='", "'>", "</event>"};

static lec_source exb_source(const char *text, lec_arena *arena)
{
    static const char table[] =
        "<basic-transcription><speakertable><speaker id='S'><abbreviation>Ada</abbreviation>"
        "</speaker><speaker/><speaker id='B'><abbreviation>A&amp;B</abbreviation></speaker>"
        "<speaker id='T'/></speakertable><common-timeline><tli id='0' time='1.0'/><tli id='1'/>"
        "<tli time='1.2'/><tli id='2' time='2.0'/><tli id='3' time='soon'/>"
        "<tli id='0' time='8.0'/></common-timeline>";
    return form_source(written(table, text, "</basic-transcription>", exb_said, arena), "exb");
}

static void test_exb(void)
{
    static const form_shown cases[] = {
        {"tiers without a type or a speaker, of a speaker that is not in the table, described",
         "<tier>[0 1 Good.]</tier><tier type='t' speaker='X'>[1 2 Why?]</tier>"
         "<tier type='t' speaker='T'>[2 3 So.]</tier><tier type='a' speaker='S'>[2 3 smiles]"
         "</tier>",
         "@1 p <||>: Good.\n@1 p <||>: Why?\n@1 p <T||>: So.\n"},
        {"a name in two pieces", "<tier speaker='B'>[0 1 Good.]</tier>", "@1 p <A&B||>: Good.\n"},
        {"points that are not there part what is said",
         "<tier speaker='S'>[0 9 Good][9 1 morning.]</tier>",
         "@1 p <Ada||>: Good\n@1 p <Ada||>: morning.\n"},
        {"events that meet at a point are one, in the middle of a word too",
         "<tier speaker='S'>[0 1 Good mor][1 2 ning.]</tier>", "@1 p <Ada||>: Good morning.\n"},
        {"brackets within brackets, over two events, closed without an opening",
         "<tier speaker='S'>[0 1 a)) b ((c ((d))][1 2 e)) f (g) (]</tier>",
         "@1 p <Ada||>: a)) b f (g) (\n"},
        {"a bracket that is left open ends with what is said",
         "<tier speaker='S'>[0 1 Good ((coughs][2 3 morning.]</tier>",
         "@1 p <Ada||>: Good\n@1 p <Ada||>: morning.\n"},
        {0}};
    for (const form_shown *one = cases; one->what != NULL; one++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = exb_source(one->text, arena);
        CHECK_TEXT(form_show(&lec_form_exb, &source, arena), one->shown, one->what);
        lec_arena_free(arena);
    }
    static const form_shown whole[] = {
        {"a name without a speaker",
         "<basic-transcription><abbreviation>Ada</abbreviation><tier><event start='0' end='1'>"
         "Good.</event></tier></basic-transcription>",
         "@1 p <||>: Good.\n"},
        {"cut short", "<basic-transcription>\n<tier>",
         "t.exb:2: this XML is damaged or cut short (no element found); get the file again"},
        {0}};
    form_check_shown(&lec_form_exb, "exb", whole);
}

/* Point 1 lies between 1.0 and 2.0; point 3 has no time. */
static void test_exb_times(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source = exb_source(
        "<tier speaker='S'>[0 1 Good.]</tier><tier>[1 2 Why?]</tier><tier>[3 3 So.]</tier>", arena);
    const lec_source alone = exb_source("<tier>[3 3 So.]</tier>", arena);
    CHECK_TEXT(form_show_times(&lec_form_exb, &source, arena), "Good. 1.00 Why? 1.50 So. 2.00 ",
               "between its neighbours");
    CHECK_TEXT(form_show_times(&lec_form_exb, &alone, arena), "So. nan ", "no time");
    lec_arena_free(arena);
}

static void test_stm(void)
{
    static const form_shown cases[] = {
        {"alternatives: none, one, empty, without end",
         "b 1 Ada_Vale 1 2 <o,f0> good { @ / uh } morning { all } to {/ x} you { and / or\n",
         "@1 p <Ada Vale||>: good morning all to you { and / or\n"},
        {"no label, an open label, nothing said",
         "b 1 A 1 2 good\r\nb 1 A 2 3 <o morning\r\nb 1 A 3 4\r\n \t\r\nb 1 A 4 5 <o>\r\n",
         "@1 p <A||>: good\n@2 p <A||>: <o morning\n"},
        {"what is not scored",
         ";; a comment\nb 1 inter_segment_gap 0 1 <o> x\n"
         "b 1 A 1 2 <o> IGNORE_TIME\nb 1 A 2 3 <o> ignore_time_segment_in_scoring\n",
         "@3 p <A||>: IGNORE_TIME\n"},
        {"a line of two fields", "b 1\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"no end", "b 1 A 1\nb 1 A 2 3 x\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"the end on the next line", "b 1 A 1 \n2 x\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"no start", "b 1 A x 2 y\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"a number that goes on", "b 1 A 1x 2 y\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"another", "b 1 A 1 2x y\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"before the beginning", "b 1 A -1 2 y\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"no number", "b 1 A nan 2 y\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"without end", "b 1 A 1 inf y\n",
         "t.stm:1: not a line of STM; expected: file channel speaker start end <labels> words"},
        {"the last line without an end", "b 1 A 1 2 yes\rb 1 B 2 3 no",
         "@1 p <A||>: yes\n@2 p <B||>: no\n"},
        {0}};
    static const form_certainty sure[] = {{"stm", ";; nothing\n\n", 0},
                                          {"stm", "b 1 A 1 2 yes\n", 95},
                                          {"txt", "b 1 A 1 2 yes\n", 0},
                                          {"txt", "b 1 A 1 2 yes\nb 1 A 2 3 no\n", 80},
                                          {"txt", "b 1 A 1 2 yes\nb 1 A 2 and more\n", 0}};
    form_check_shown(&lec_form_stm, "stm", cases);
    form_check_certainty(&lec_form_stm, sure, sizeof sure / sizeof *sure);
}

#define GRID "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 5\n"
#define CUT  "t.textgrid:%s: this TextGrid is damaged or cut short (%s is missing); save it again"

static void test_textgrid(void)
{
    static const form_shown cases[] = {
        {"tiers of words, sounds and points",
         GRID
         "tiers? <exists>\nsize = 6\n\"IntervalTier\" \"Ada - words\" 0 5 2\n0 1 \"Good\" 1 2 "
         "\"\"\n\"IntervalTier\" \"Ada - phones\" 0 5 1\n0 1 \"gud\"\n\"IntervalTier\" "
         "\"Ada-KAN-MAU\" 0 5 1\n0 1 \"gUd\"\n\"IntervalTier\" \"ORT-MAU\" 0 5 1\n2 3 "
         "\"\"\"Why\"\"?\"\n\"IntervalTier\" \"MAU\" 0 5 1\n2 3 \"w\"\n\"TextTier\" \"marks\" 0 5 "
         "1\n2.5 \"here\"\n",
         "@9 p <Ada||>: Good\n@15 p <ORT-MAU||>: \"Why\"?\n"},
        {"names that end like those of sounds, or are one",
         GRID "<exists> 3\n\"IntervalTier\" \"Microphone\" 0 5 1\n0 1 \"Good\"\n\"IntervalTier\" "
              "\"phone\" 0 5 1\n1 2 \"g\"\n\"IntervalTier\" \"x/words\" 0 5 1\n2 3 \"Why?\"\n",
         "@8 p <Microphone||>: Good\n@12 p <x/words||>: Why?\n"},
        {"a comment, less than no tiers", GRID "! a comment\n<exists> -3\n",
         "t.textgrid:1: nobody says a word in this file; export it again"},
        {0}};
    static const form_certainty sure[] = {{"textgrid", "words\n", 60}, {"txt", "words\n", 0}};
    form_check_shown(&lec_form_textgrid, "textgrid", cases);
    form_check_certainty(&lec_form_textgrid, sure, sizeof sure / sizeof *sure);
}

/* Cut short at each place: line and what is missing. */
static void test_textgrid_cut(void)
{
    static const struct {
        const char *text, *line, *missing;
    } cut[] = {
        {"", "1", "\"ooTextFile\""},
        {"\"ooTextFile\"\n", "2", "\"TextGrid\""},
        {"\"ooTextFile\"\n\"TextGrid\"\n", "3", "xmin"},
        {"\"ooTextFile\"\n\"TextGrid\"\n0\n", "4", "xmax"},
        {GRID "7\n", "6", "<exists>"},
        {GRID "<absent>\n", "7", "the number of tiers"},
        {GRID "<exists> 1\n", "7", "the class of a tier"},
        {GRID "<exists> 1 \"IntervalTier\"\n", "7", "the name of a tier"},
        {GRID "<exists> 1 \"IntervalTier\" \"A\"\n", "7", "xmin"},
        {GRID "<exists> 1 \"IntervalTier\" \"A\" 0 5\n", "7", "the number of intervals"},
        {GRID "<exists> 1 \"IntervalTier\" \"A\" 0 5 1\n", "7", "the start of an interval"},
        {GRID "<exists> 1 \"IntervalTier\" \"A\" 0 5 1\n0\n", "8", "its end"},
        {GRID "<exists> 1 \"IntervalTier\" \"A\" 0 5 1\n0 1 2\n", "7", "its text"},
        {GRID "<exists> 1 \"TextTier\" \"A\" 0 5 1\n0\n", "8", "its text"},
    };
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cut[i].text, "textgrid");
        CHECK_TEXT(form_show(&lec_form_textgrid, &source, arena),
                   lec_arena_format(arena, CUT, cut[i].line, cut[i].missing), cut[i].missing);
        lec_arena_free(arena);
    }
}

static void test_bundestag(void)
{
    static const form_shown cases[] = {
        {"a name in four parts, the chair, a comment, annexes and the list",
         "<dbtplenarprotokoll sitzung-datum='14.05.2031'><vorspann><kopfdaten>Protokoll</kopfdaten>"
         "</vorspann><sitzungsverlauf><sitzungsbeginn><p>Beginn: 9 Uhr</p><p klasse='J'>Guten Tag."
         "</p></sitzungsbeginn><rede><p klasse='redner'><redner><name><titel>Dr.</titel><vorname>"
         "Ada</vorname><namenszusatz>von</namenszusatz><nachname>Vale</nachname><fraktion>SPD"
         "</fraktion></name></redner>Dr. Ada von Vale (SPD):</p><p klasse='J_1'>Ja.</p><kommentar>"
         "(Beifall)</kommentar><name>Reed:</name><p klasse='J'>Danke.</p></rede></sitzungsverlauf>"
         "<anlagen><anlage><p>Liste</p></anlage></anlagen><rednerliste><p>Vale</p></rednerliste>"
         "</dbtplenarprotokoll>",
         "-- |2031-05-14|\n@1 front: Protokoll\n@1 front: Beginn: 9 Uhr\n"
         "@1 p <Pr\xc3\xa4sidium|moderator|>: Guten Tag.\n"
         "@1 furniture: Dr. Ada von Vale (SPD):\n@1 p <Dr. Ada von Vale||SPD>: Ja.\n"
         "@1 note:comment: (Beifall)\n@1 furniture: Reed:\n@1 p <Reed|moderator|>: Danke.\n"
         "@1 furniture: Liste\n@1 furniture: Vale\n"},
        {"a minister by office, a surname of a colon",
         "<dbtplenarprotokoll><rede><p klasse='redner'><redner><name><vorname> Ada </vorname>"
         "<nachname>: </nachname><rolle><rolle_lang>Ministerin</rolle_lang></rolle></name></redner>"
         "</p><p>So.</p></rede></dbtplenarprotokoll>",
         "@1 p <Ada||Ministerin>: So.\n"},
        {"nobody", "<dbtplenarprotokoll/>",
         "t.xml:1: nobody says a word in this protocol; get it again"},
        {"paragraphs of no class, titles of the agenda",
         "<dbtplenarprotokoll><sitzungsbeginn><p>Beginn</p><p klasse='T_fett'>Punkt 1</p>"
         "<p klasse='K'>Saal</p></sitzungsbeginn></dbtplenarprotokoll>",
         "@1 front: Beginn\n@1 h: Punkt 1\n@1 front: Saal\n"},
        {"a date of another order",
         "<dbtplenarprotokoll sitzung-datum='2031-05-14'><p>A</p></dbtplenarprotokoll>",
         "@1 front: A\n"},
        {"a date with one point",
         "<dbtplenarprotokoll sitzung-datum='14.05-2031'><p>A</p></dbtplenarprotokoll>",
         "@1 front: A\n"},
        {"a date too short",
         "<dbtplenarprotokoll sitzung-datum='14.5.2031'><p>A</p></dbtplenarprotokoll>",
         "@1 front: A\n"},
        {"cut short", "<dbtplenarprotokoll>\n<p>",
         "t.xml:2: this XML is damaged or cut short (no element found); get the file again"},
        {0}};
    form_check_shown(&lec_form_bundestag, "xml", cases);
}

const lec_test lec_tests_form_tiers[] = {{"eaf", test_eaf},
                                         {"eaf_times", test_eaf_times},
                                         {"exb", test_exb},
                                         {"exb_times", test_exb_times},
                                         {"stm", test_stm},
                                         {"textgrid", test_textgrid},
                                         {"textgrid_cut", test_textgrid_cut},
                                         {"bundestag", test_bundestag},
                                         {0}};
