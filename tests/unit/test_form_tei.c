/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_tei;

#define BODY(inside) "<TEI><text><body>" inside "</body></text></TEI>"

static void test_utterances(void)
{
    static const form_shown cases[] = {
        {"ParlaMint: header, persons, organisations, notes, paragraphs that go on",
         "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
         "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:id=\"T\"><teiHeader>\n"
         "<fileDesc><titleStmt><title type=\"main\">Harbour\n  briefing</title><title>other</title>"
         "</titleStmt><publicationStmt><date when=\"2040-01-01\"/></publicationStmt>"
         "<sourceDesc><bibl><date when=\"2031-03-11\">11 "
         "March</date></bibl></sourceDesc></fileDesc>\n"
         "<profileDesc><particDesc><listOrg><org xml:id=\"HB\"><orgName>Harbour Board</orgName>"
         "<orgName>HB</orgName></org></listOrg>\n"
         "<listPerson><person xml:id=\"QuellMara\"><persName><surname>Quell</surname>"
         "<forename>Mara</forename><forename>Lou</forename></persName><persName>Old Name</persName>"
         "<affiliation role=\"minister\" ref=\"#HB\"/></person>\n"
         "<person xml:id=\"Brass\"><persName> Tom\n Brass </persName><affiliation>Harbour Post"
         "</affiliation></person></listPerson></particDesc></profileDesc></teiHeader>\n"
         "<text><body><div><head>Opening</head>\n"
         "<note type=\"speaker\">The Chair:</note>\n"
         "<u who=\"#QuellMara\" ana=\"#chair\"><seg>Good\n  morning. <kinesic type=\"applause\"/>"
         "We &amp; you\nbegin.</seg>\n<seg>Now.</seg></u>\n"
         "<u who=\"#Brass\" ana=\"#regular\"><seg>Why <vocal type=\"laughing\"><desc>laughs"
         "</desc></vocal>?</seg></u>\n"
         "<u who=\"#Nobody\">Yes.</u></div></body></text></TEI>\n",
         "-- Harbour briefing|2031-03-11|\n"
         "@9 h: Opening\n@10 furniture: The Chair:\n"
         "@11 p <Mara Lou Quell|moderator|Harbour Board>: Good morning.\n"
         "@12 note:applause: [applause]\n"
         "@12 p <Mara Lou Quell|moderator|Harbour Board> +: We & you begin.\n"
         "@14 p <Mara Lou Quell|moderator|Harbour Board>: Now.\n"
         "@15 p <Tom Brass||Harbour Post>: Why\n@15 note:laughter: laughs\n"
         "@15 p <Tom Brass||Harbour Post> +: ?\n@16 p <Nobody||>: Yes.\n"},
        {"tokens that say where they join; nested and commented ones",
         BODY("<u who=\"A\"><seg><s><w>We</w>\n<w join=\"right\">do<w norm=\"do\"/></w>"
              "<w>n't</w> <pc join=\"right\">(</pc><w>stop</w><pc join=\"left\">)</pc>\n"
              "<w join=\"right\">now</w><pc>.</pc></s>\n<s><w join=\"right\">Go</w><pc>.</pc></s>"
              "</seg><note>a b\nc</note></u>"),
         "@1 p <A||>: We don't (stop) now. Go.\n@4 note:note: a b c\n"},
        {"tokens with white space as it is",
         BODY("<u who=\"A\"><w>We </w><w>stop</w><pc>, </pc> <w>now</w><pc>.</pc></u>"),
         "@1 p <A||>: We stop, now.\n"},
        {"speakers as labels, lines, a choice, a page break",
         BODY("<sp><speaker>QUELL.</speaker><p>We <choice><sic>wil</sic><corr>will</corr></choice> "
              "act <pb/>now.</p></sp>\n<note type=\"speaker\">Brass: "
              "</note>\n<u>Why?</u>\n<u>Who?</u>"),
         "@1 furniture: QUELL.\n@1 p <QUELL||>: We will act now.\n@2 furniture: Brass:\n"
         "@3 p <Brass||>: Why?\n@4 p >>: Who?\n"},
        {"text outside utterances may hold labels", BODY("<p>QUELL: Yes.</p>\n<p>BRASS: No.</p>"),
         "@1 p: QUELL: Yes.\n@2 p: BRASS: No.\n"},
        {"a corpus of two",
         "<teiCorpus><teiHeader/>\n<TEI xml:id=\"a\"><text><u who=\"A\">x</u>"
         "</text></TEI>\n<TEI xml:id=\"b\"><text><u who=\"B\">y</u></text></TEI>"
         "</teiCorpus>",
         "== a\n@2 p <A||>: x\n== b\n@3 p <B||>: y\n"},
        {"a gap, an inaudible one, and a note that names itself",
         BODY("<u who=\"A\">a <gap reason=\"inaudible\"/> b <note type=\"time\">10:15</note></u>"),
         "@1 p <A||>: a\n@1 note:inaudible: [inaudible]\n@1 p <A||> +: b\n@1 note:time: 10:15\n"},
        {0},
    };
    form_check_shown(&lec_form_tei, "xml", cases);
}

#define PEOPLE(inside)                                                                             \
    "<teiHeader><profileDesc><particDesc>" inside "</particDesc></profileDesc></teiHeader>"

static const form_shown people[] = {
    {"several who speak with one voice: of the list, of no list; one of the list without a "
     "name",
     "<TEI>" PEOPLE(
         "<listPerson><person xml:id=\"A\"><persName>Ann Lee</persName></person>"
         "<person xml:id=\"B\"/><person><persName>Nobody</persName></person>"
         "<person xml:id=\"A\"><persName>Another</persName></person></listPerson>") "<text><"
                                                                                    "body>\n<u "
                                                                                    "who=\"#A "
                                                                                    "#B "
                                                                                    "people."
                                                                                    "xml#C "
                                                                                    "\">Yes.</"
                                                                                    "u>\n<u "
                                                                                    "who=\"#"
                                                                                    "B\">No.</"
                                                                                    "u>\n"
                                                                                    "<u "
                                                                                    "who=\"#"
                                                                                    "A\" "
                                                                                    "ana=\"#"
                                                                                    "unknown\">"
                                                                                    "So.</"
                                                                                    "u>\n<u "
                                                                                    "who=\"#"
                                                                                    "A\" "
                                                                                    "ana=\"#"
                                                                                    "minister\""
                                                                                    ">Well.</"
                                                                                    "u></"
                                                                                    "body></"
                                                                                    "text></"
                                                                                    "TEI>",
     "@2 p <Ann Lee and B and C||>: Yes.\n@3 p <B||>: No.\n@4 p <Ann Lee||>: So.\n"
     "@5 p <Ann Lee|minister|>: Well.\n"},
    {"names in parts: the first name counts, particles stand before the surname",
     "<TEI>" PEOPLE("<person xml:id=\"A\"><persName><forename>Ann</forename><nameLink>van "
                    "der</nameLink>"
                    "<nameLink></nameLink><surname>Lee</surname></"
                    "persName><persName><forename>Anna"
                    "</forename><nameLink>von</nameLink><surname>Li</surname></persName></"
                    "person>") "<text><u who=\"#A\">Yes.</u></text></TEI>",
     "@1 p <Ann van der Lee||>: Yes.\n"},
    {"a body by its name, by its id where it has none; the role is the first that is said",
     "<TEI>" PEOPLE("<orgName>Nobody's</orgName><listOrg><org xml:id=\"P\"><orgName>Ports Board"
                    "</orgName><affiliation ref=\"#Q\"/></org><org xml:id=\"Q\"/><org><orgName>Lost"
                    "</orgName></org></listOrg>\n"
                    "<person xml:id=\"A\" role=\"chair\"><persName>Ann</persName><affiliation "
                    "role=\"member\" "
                    "ref=\"#P\"/></person><person xml:id=\"B\"><persName>Bo</persName><affiliation "
                    "role=\"member\" "
                    "ref=\"#Q\"/></person><person "
                    "xml:id=\"C\"><persName>Cy</persName><affiliation><orgName>Post"
                    "</orgName> of old</affiliation></person>") "<text><u who=\"#A\">Yes.</u>\n<u "
                                                                "who=\"#B\">No.</u>\n<u "
                                                                "who=\"#C\">So.</u></text></TEI>",
     "@2 p <Ann|chair|Ports Board>: Yes.\n@3 p <Bo|member|Q>: No.\n@4 p <Cy||Post>: So.\n"},
    {"labels: one of signs alone, one within, one that repeats who is known",
     "<TEI>" PEOPLE(
         "<person xml:id=\"A\"><persName>Ann Lee</persName></person>") "<text><note "
                                                                       "type=\"speaker\"> : "
                                                                       "</note>\n<u>Yes.</"
                                                                       "u>\n<sp "
                                                                       "who=\"#A\"><speaker>"
                                                                       "THE CHAIR.</speaker>"
                                                                       "<p>No.</p></sp>\n<sp "
                                                                       "who=\"#x\"><speaker> "
                                                                       "</speaker><p>So.</p></"
                                                                       "sp>\n"
                                                                       "<sp "
                                                                       "who=\"#x\"><speaker>Bo "
                                                                       "Ray:</"
                                                                       "speaker><p>Well.</p></"
                                                                       "sp>\n<sp "
                                                                       "who=\"#x\"><p>Then.</"
                                                                       "p></sp></text></TEI>",
     "@1 furniture: :\n@2 p >>: Yes.\n@3 furniture: THE CHAIR.\n@3 p <Ann Lee||>: No.\n@4 p "
     "<x||>: So.\n"
     "@5 furniture: Bo Ray:\n@5 p <Bo Ray||>: Well.\n@6 p <Bo Ray||>: Then.\n"},
    {0},
};

static void test_people(void)
{
    form_check_shown(&lec_form_tei, "xml", people);
}

static void test_documents(void)
{
    static const form_shown cases[] = {
        {"a corpus with a header of its own, a text of nothing, one without an id",
         "<teiCorpus><teiHeader><fileDesc><titleStmt><title>All</title></"
         "titleStmt><sourceDesc><date "
         "when=\"2031-01-01\"/></sourceDesc></fileDesc></teiHeader>\n<TEI><text/></"
         "TEI>\n<TEI><text>"
         "<u who=\"A\">x</u></text></TEI></teiCorpus>",
         "@3 p <A||>: x\n"},
        {"days: from when on, of the setting before those of sources, of the first source; none in "
         "the text",
         "<TEI><teiHeader><fileDesc><titleStmt><title> "
         "</title><title>Talk</title><title>Other</title>"
         "</titleStmt><sourceDesc><date/><date from=\"2031-03-10\"/><date "
         "when=\"2031-03-11\"/></sourceDesc>"
         "</fileDesc></teiHeader>\n<text><p>On <date when=\"2031-05-05\">5 "
         "May</date>.</p></text></TEI>",
         "-- Talk|2031-03-10|\n@2 p: On 5 May.\n"},
        {"the day of the setting",
         "<TEI><teiHeader><fileDesc><sourceDesc><date when=\"2031-03-11\"/></sourceDesc></fileDesc>"
         "<profileDesc><settingDesc><setting><date "
         "when=\"2031-03-12\"/></setting></settingDesc></profileDesc>"
         "</teiHeader>\n<text><p>Yes.</p></text></TEI>",
         "-- |2031-03-12|\n@2 p: Yes.\n"},
        {"front matter, heads of pages, breaks of lines and of words, a note within a note",
         "<TEI><text><front><p>Printed in 2031</p></front>\n<body><fw>12</fw>\n<p>We "
         "go<lb/>on,\tthey re"
         "<lb break=\"no\"/>turn&#13;here.</p>\n<note>a <note>b</note> "
         "c</note></body></text></TEI>",
         "@1 front: Printed in 2031\n@2 furniture: 12\n@3 p: We go on, they return here.\n@4 "
         "note:note: a b c\n"},
        {"readings: as it was said, written out; a label within an utterance is none of its words",
         BODY("<u who=\"A\"><note type=\"speaker\">Ann:</note> The "
              "<choice><abbr>Mr</abbr><expan>Mister"
              "</expan></choice> <choice><orig>colour</orig><reg>color</reg></choice>.</u>"),
         "@1 furniture: Ann:\n@1 p <A||>: The Mister colour.\n"},
        {"tokens that join on both sides",
         BODY("<u who=\"A\"><w>well</w><pc join=\"both\">-</pc><w>known</w> "
              "<w>now</w><w>on</w></u>"),
         "@1 p <A||>: well-known now on\n"},
        {0},
    };
    form_check_shown(&lec_form_tei, "xml", cases);
}

static void test_bad(void)
{
    static char deep[300 * 3 + 40];
    for (size_t i = 0; i < 300; i++) memcpy(deep + i * 3, "<p>", 4);
    const form_shown cases[] = {
        {"cut short", "<TEI><text>\n<u who=\"A\">Yes",
         "t.xml:2: this XML is damaged or cut short (no element found); get the file again"},
        {"wrongly nested", "<TEI>\n<text></u></TEI>",
         "t.xml:2: this XML is damaged or cut short (mismatched tag); get the file again"},
        {"nothing", "",
         "t.xml:1: this XML is damaged or cut short (no element found); get the file "
         "again"},
        {"a DTD within, as bombs have",
         "<?xml version=\"1.0\"?>\n<!DOCTYPE TEI [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n"
         "<TEI><text><u>&b;</u></text></TEI>",
         "t.xml:2: the file brings its own DTD, which is not read from untrusted files; remove "
         "<!DOCTYPE ... [...]>"},
        {"an entity of a DTD elsewhere",
         "<!DOCTYPE TEI SYSTEM \"/etc/passwd\">\n<TEI><text>\n<u>caf&eacute;</u></text></TEI>",
         "t.xml:3: the entity &eacute; is defined outside of this file; write the character "
         "itself"},
        {"an undefined entity", "<TEI><text>\n<u>&x;</u></text></TEI>",
         "t.xml:2: this XML is damaged or cut short (undefined entity); get the file again"},
        {"too deep", deep,
         "t.xml:1: more than 256 elements of XML within each other; save the document more "
         "simply (see 'lectern help limits')"},
        {"other XML", "<feed><entry/></feed>",
         "t.xml:1: no <TEI> element in this XML, and no other kind that is read; turn it into text "
         "first"},
        {"no text", "<TEI>\n<text/></TEI>", "t.xml:2: no text in this TEI file; get it again"},
        {0},
    };
    form_check_shown(&lec_form_tei, "xml", cases);
}

static void test_external_dtd(void)
{
    static const form_shown cases[] = {
        {"is not fetched", "<!DOCTYPE TEI SYSTEM \"/etc/passwd\">\n" BODY("<u who=\"A\">x</u>"),
         "@2 p <A||>: x\n"},
        {0},
    };
    form_check_shown(&lec_form_tei, "xml", cases);
}

static void test_times(void)
{
    lec_arena *arena = lec_arena_new();
    /* T1 = 2.5 s, T2 = 2.5 + 1500 ms = 4, T3 = 62; "bb" at byte 4 of "aaa bb": 2.5 + 4/6 * 1.5 */
    const lec_source source = form_source(
        "<TEI><text><timeline><when xml:id=\"T0\"/><when xml:id=\"T1\" since=\"#T0\" "
        "interval=\"2.5\"/><when xml:id=\"T2\" since=\"#T1\" interval=\"1500\" unit=\"ms\"/>"
        "<when xml:id=\"T3\" absolute=\"00:01:02\"/></timeline>\n"
        "<u who=\"A\" start=\"#T1\" end=\"#T2\">aaa bb</u>\n"
        "<u who=\"B\" start=\"#T3\">c <anchor synch=\"70.5\"/>d</u></text></TEI>",
        "xml");
    CHECK_TEXT(form_show_times(&lec_form_tei, &source, arena), "aaa 2.50 bb 3.50 c 62.00 d 70.50 ",
               "timeline");
    const lec_source odd = form_source(
        "<TEI><text><timeline><when xml:id=\"T0\"/><when/><when xml:id=\"T1\" interval=\"1.5\" "
        "unit=\"min\"/><when xml:id=\"T2\" since=\"#T0\" interval=\"1\" unit=\"h\"/><when "
        "xml:id=\"T3\" "
        "since=\"#T0\" interval=\"long\"/><when xml:id=\"T4\" absolute=\"noon\"/><when "
        "xml:id=\"T1\" "
        "interval=\"7\"/><when xml:id=\"T5\" since=\"#T0\" interval=\"5\" unit=\"s\"/></timeline>\n"
        "<u who=\"A\" start=\"#T5\" end=\"#T4\">a</u><u who=\"B\" start=\"#T1\" end=\"#T3\">b</u>"
        "<u who=\"C\" start=\"#T2\"/><u who=\"D\" end=\"#T2\"/><u who=\"E\" "
        "start=\"#T4\">c</u></text></TEI>",
        "xml");
    CHECK_TEXT(form_show_times(&lec_form_tei, &odd, arena), "a 5.00 b 90.00 c 3600.00 ",
               "minutes, hours, points that are none or there already, utterances of nothing");
    lec_arena_free(arena);
}

static void test_recognise(void)
{
    static const form_certainty cases[] = {
        {"txt", "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">", 95},
        {"txt", "\n<t:TEI xmlns:t=\"http://www.tei-c.org/ns/1.0\">", 95},
        {"xml", "<feed/>", 40},
        {"tei", "<feed/>", 40},
        {"txt", "<teiCorpus>", 95},
        {"txt", "We speak of <TEI here.", 0},
        {"txt", "", 0},
    };
    form_check_certainty(&lec_form_tei, cases, sizeof cases / sizeof *cases);
}

static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source = form_source("<TEI><text>\n<u>a  &lt;b\nc</u></text></TEI>", "xml");
    lec_transcript transcript;
    lec_error error;
    CHECK_COUNT(lec_form_tei.read(&source, &transcript, arena, &error), LEC_OK, "read");
    CHECK_TEXT(transcript.text, "a <b c", "text");
    /* counted by hand: line 2 begins at byte 12, a at 15, &lt; at 18, b at 22, c (line 3) at 24 */
    const lec_conference conference = {.marks = transcript.marks,
                                       .mark_count = transcript.mark_count};
    static const uint32_t want[][3] = {{0, 15, 2}, {2, 18, 2}, {3, 22, 2}, {5, 24, 3}};
    for (size_t i = 0; i < 4; i++) {
        const lec_mark place = lec_conference_place(&conference, want[i][0]);
        CHECK_COUNT(place.file, want[i][1], "byte in the file");
        CHECK_COUNT(place.line, want[i][2], "line");
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_form_tei[] = {
    {"utterances", test_utterances},
    {"people", test_people},
    {"documents", test_documents},
    {"bad", test_bad},
    {"external_dtd", test_external_dtd},
    {"times", test_times},
    {"recognise", test_recognise},
    {"places", test_places},
    {0},
};
