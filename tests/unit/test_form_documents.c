/* SPDX-License-Identifier: GPL-3.0-or-later
 * Documents, protocols and JSON of speech recognisers as their programs write them, with one
 * invented conversation: what a person reads in each of them is the expected value. */
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/form.h"

static const lec_form *form_called(const char *name)
{
    for (size_t i = 0; lec_forms[i] != NULL; i++)
        if (strcmp(lec_forms[i]->name, name) == 0) return lec_forms[i];
    return NULL;
}

#define WORD_HEAD                                                                                  \
    "<?xml version=\"1.0\"?><w:document "                                                          \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define CELL(text) "<w:tc><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"
#define ODT_HEAD                                                                                   \
    "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\">"              \
    "<office:body><office:text>"
#define PAGE(words)                                                                                \
    "<html><body><doc><page width=\"595\" height=\"842\"><flow>" words                             \
    "</flow></page></doc></body></html>"
#define NEXT_PAGE "</flow></page><page width=\"595\" height=\"842\"><flow>"
#define BLOCK(x, y, text)                                                                          \
    "<block xMin=\"" x "\" yMin=\"" y "\" xMax=\"" x ".99\" yMax=\"" y ".9\"><line xMin=\"" x      \
    "\" yMin=\"" y "\" xMax=\"" x ".99\" yMax=\"" y ".9\"><word xMin=\"" x "\" yMin=\"" y          \
    "\" xMax=\"" x ".99\" yMax=\"" y ".9\">" text "</word></line></block>"

static const struct {
    const char *form, *text, *shown;
} cases[] = {
    {"docx", /* a heading, deleted and inserted runs, a line break */
     WORD_HEAD
     "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Talk</w:t></w:r></w:p>"
     "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>QUELL:</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Good "
     "</w:t></w:r><w:del><w:r><w:delText>evening</w:delText></w:r></w:del><w:ins><w:r><w:t>morning."
     "</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>BRASS: Why?</w:t><w:br/><w:t>And "
     "how?</w:t></w:r></w:p></w:body></w:document>",
     "@1 h: Talk\n@2 p: QUELL: Good morning.\n@3 p: BRASS: Why?\n@3 p: And how?\n"},
    {"docx", /* a table of times, speakers and text */
     WORD_HEAD "<w:tbl><w:tr>" CELL("00:03") CELL("Mara Quell")
         CELL("Good morning to all.") "</w:tr><w:tr>" CELL("00:13") CELL("Tom Brass")
             CELL("Why is it so?") "</w:tr><w:tr>" CELL("00:18") CELL("Mara Quell")
                 CELL("It is needed by all.") "</w:tr></w:tbl></w:body></w:document>",
     "@3 p <Mara Quell||>: Mara Quell: Good morning to all.\n@6 p <Tom Brass||>: Tom Brass: Why is "
     "it so?\n@9 p <Mara Quell||>: Mara Quell: It is needed by all.\n"},
    {"odt",
     ODT_HEAD
     "<text:tracked-changes><text:deletion><text:p>Gone.</text:p></text:deletion>"
     "</text:tracked-changes><text:h>Talk</text:h><text:p>QUELL: Good<text:s/>morning.<text:note>"
     "<text:note-citation>1</text:note-citation><text:note-body><text:p>As "
     "delivered.</text:p></text:note-body></text:note></text:p><text:p>BRASS: Why?</text:p>"
     "</office:text></office:body></office:document-content>",
     "@1 h: Talk\n@2 p: QUELL: Good morning.\n@3 note:footnote: As delivered.\n@4 p: BRASS: "
     "Why?\n"},
    {"pdf", /* two columns: the left one first, whatever the order of the file */
     PAGE(BLOCK("300", "100", "B1") BLOCK("50", "100", "A1.") BLOCK("50", "200", "A2.")
              BLOCK("300", "200", "B2")),
     "@1 p: A1.\n@2 p: A2.\n@3 p: B1\n@4 p: B2\n"},
    {"pdf", /* a head in two parts that recurs: before the text, also where that is narrow */
     PAGE(BLOCK("50", "30", "HARBOUR") BLOCK("300", "30", "4 March") BLOCK("50", "300", "Because.")
              NEXT_PAGE BLOCK("50", "30", "HARBOUR") BLOCK("300", "30", "4 March")
                  BLOCK("50", "300", "Not so.")),
     "@1 furniture: HARBOUR\n@2 furniture: 4 March\n@3 p: Because.\n@4 furniture: HARBOUR\n@5 "
     "furniture: 4 March\n@6 p: Not so.\n"},
    {"pdf", /* a word broken over the pages */
     PAGE(BLOCK("50", "30", "HARBOUR") BLOCK("50", "300", "The repre-")
              NEXT_PAGE BLOCK("50", "30", "HARBOUR") BLOCK("50", "300", "sentatives, too.")),
     "@1 furniture: HARBOUR\n@2 p: The representatives,\n@3 furniture: HARBOUR\n@4 p +: too.\n"},
    {"pdf", /* numbers of lines, not of each, and few of them on the last page */
     PAGE(BLOCK("20", "300", "1") BLOCK("20", "320", "3") BLOCK("20", "340", "4")
              BLOCK("20", "360", "6") BLOCK("20", "380", "7") BLOCK("50", "300", "Because.")
                  NEXT_PAGE BLOCK("20", "300", "2") BLOCK("50", "300", "Not so.")),
     "@1 furniture: 1\n@2 furniture: 3\n@3 furniture: 4\n@4 furniture: 6\n@5 furniture: 7\n@6 p: "
     "Because.\n@7 furniture: 2\n@8 p: Not so.\n"},
    {"markdown",
     "# Talk\n\n| Speaker | Text |\n|---|---|\n| Mara Quell | Good morning. |\n| Tom Brass | Why? "
     "|\n",
     "@1 h: Talk\n@3 furniture: Speaker\n@3 furniture: Text\n@5 p: Mara Quell: Good morning.\n@6 "
     "p: "
     "Tom Brass: Why?\n"},
    {"html",
     "<html><body><table><tr><th>Name</th><th>Text</th></tr>\n<tr><td>Mara Quell</td><td>Good "
     "morning, we begin with the cables that were cut.</td></tr>\n<tr><td>Tom "
     "Brass</td><td>Why?</td></tr></table></body></html>",
     "@1 furniture: Name\n@1 furniture: Text\n@2 p: Mara Quell: Good morning, we begin with the "
     "cables that were cut.\n@3 p: Tom Brass: Why?\n"},
    {"html", /* cells that reach over rows and columns: of a part, of what one says */
     "<html><body><table><tr><th>Time</th><th>Name</th><th>Text</th></tr><tr><td>0:03</td><td "
     "rowspan=\"2\">"
     "Mara Quell</td><td>Good morning.</td></tr><tr><td>0:05</td><td>We begin.</td></tr>\n"
     "<tr><td colspan=\"3\">Questions</td></tr>\n"
     "<tr><td>0:09</td><td colspan=\"1\">Tom Brass</td><td>Why?</td></tr></table>",
     "@1 furniture: Time\n@1 furniture: Name\n@1 furniture: Text\n@1 p: Mara Quell: Good "
     "morning.\n@1 p: We begin.\n@2 furniture: Questions\n@3 p: Tom Brass: Why?\n"},
    {"bundestag",
     "<dbtplenarprotokoll sitzung-datum=\"01.02.2031\"><vorspann><kopfdaten>Kopf</kopfdaten>"
     "</vorspann>\n<sitzungsverlauf><rede><p klasse=\"redner\"><redner id=\"1\"><name>"
     "<titel>Dr.</titel><vorname>Mara</vorname><nachname>Quell</nachname><fraktion>XYZ</fraktion>"
     "</name></redner>Dr. Mara Quell (XYZ):</p>\n<p klasse=\"J\">Guten Tag.</p>\n<kommentar>"
     "(Beifall)</kommentar>\n<name>Pr\xc3\xa4sident Tom Brass:</name>\n<p klasse=\"J\">Danke.</p>"
     "</rede></sitzungsverlauf><anlagen><p>Liste</p></anlagen></dbtplenarprotokoll>",
     "-- |2031-02-01|\n@1 front: Kopf\n@2 furniture: Dr. Mara Quell (XYZ):\n@3 p <Dr. Mara "
     "Quell||XYZ>: Guten Tag.\n@4 note:comment: (Beifall)\n@5 furniture: Pr\xc3\xa4sident Tom "
     "Brass:\n@6 p <Pr\xc3\xa4sident Tom Brass|moderator|>: Danke.\n@6 furniture: Liste\n"},
    {"bundestag", /* who opens is not named */
     "<dbtplenarprotokoll sitzung-datum=\"01.02.2031\"><sitzungsverlauf><sitzungsbeginn><p "
     "klasse=\"K\">Beginn: 9.00 Uhr</p>\n<p klasse=\"J\">Die Sitzung ist "
     "er\xc3\xb6"
     "ffnet.</p></sitzungsbeginn></sitzungsverlauf></dbtplenarprotokoll>",
     "-- |2031-02-01|\n@1 front: Beginn: 9.00 Uhr\n@2 p <Pr\xc3\xa4sidium|moderator|>: Die Sitzung "
     "ist "
     "er\xc3\xb6"
     "ffnet.\n"},
    {"pm",
     "<response><item key=\"0\"><transcript-id>1</transcript-id><title>Doorstop</title>"
     "<prime-minister>Quell, Mara</prime-minister><field_date>11/05/2031</field_date>"
     "<content><![CDATA[<p>PRIME MINISTER: Yes &amp; no.</p>\n<p>JOURNALIST: Why?</p>\n"
     "<p>PRIME MINISTER: Well, it is so.</p>]]></content></item></response>",
     "-- Doorstop|2031-05-11|Prime Minister Mara Quell\n@1 p: PRIME MINISTER: Yes & no.\n@2 p: "
     "JOURNALIST: Why?\n@3 p: PRIME MINISTER: Well, it is so.\n"},
    {"tei", /* ParlaMint as published: persons in another file, the chair in @ana, no @who */
     "<TEI><text><body><note type=\"speaker\">President Mara Quell</note>\n<u who=\"#P1\" "
     "ana=\"#chair\"><seg>We open.</seg></u>\n<u "
     "ana=\"#regular\"><seg>Hear!</seg></u></body></text>"
     "</TEI>",
     "@1 furniture: President Mara Quell\n@2 p <President Mara Quell|moderator|>: We open.\n@3 p "
     ">>: Hear!\n"},
    {"recogniser", /* AWS Transcribe */
     "{\"results\":{\"items\":[\n{\"start_time\":\"1.5\",\"end_time\":\"1.8\",\"speaker_label\":"
     "\"spk_0\",\"alternatives\":[{\"content\":\"Good\"}],\"type\":\"pronunciation\"},\n"
     "{\"start_time\":\"2.0\",\"end_time\":\"2.4\",\"speaker_label\":\"spk_0\",\"alternatives\":[{"
     "\"content\":\"morning\"}],\"type\":\"pronunciation\"},{\"alternatives\":[{\"content\":\".\"}]"
     ","
     "\"type\":\"punctuation\"},\n{\"start_time\":\"3.0\",\"end_time\":\"3.4\",\"speaker_label\":"
     "\"spk_1\",\"alternatives\":[{\"content\":\"Why\"}],\"type\":\"pronunciation\"},"
     "{\"alternatives\":[{\"content\":\"?\"}],\"type\":\"punctuation\"}]}}",
     "@2 p <spk_0||>: Good morning.\n@4 p <spk_1||>: Why?\n"},
    {"recogniser", /* Rev.ai */
     "{\"monologues\":[{\"speaker\":0,\"elements\":[{\"type\":\"text\",\"value\":\"Good\",\"ts\":1."
     "5,"
     "\"end_ts\":1.8},{\"type\":\"punct\",\"value\":\" "
     "\"},{\"type\":\"text\",\"value\":\"morning\","
     "\"ts\":2.0,\"end_ts\":2.4},{\"type\":\"punct\",\"value\":\".\"}]},\n{\"speaker\":1,"
     "\"elements\""
     ":[{\"type\":\"text\",\"value\":\"Why\",\"ts\":3.0,\"end_ts\":3.4},{\"type\":\"punct\","
     "\"value\":\"?\"}]}]}",
     "@1 p <Speaker 0||>: Good morning.\n@2 p <Speaker 1||>: Why?\n"},
    {"recogniser", /* Deepgram without utterances */
     "{\"results\":{\"channels\":[{\"alternatives\":[{\"words\":[{\"word\":\"good\","
     "\"punctuated_word\":\"Good.\",\"start\":1.5,\"end\":1.8,\"speaker\":0},\n{\"word\":\"why\","
     "\"punctuated_word\":\"Why?\",\"start\":3,\"end\":3.4,\"speaker\":1}]}]}]}}",
     "@1 p <Speaker 0||>: Good.\n@2 p <Speaker 1||>: Why?\n"},
    {"recogniser", /* AssemblyAI without utterances: words in milliseconds */
     "{\"id\":\"x\",\"text\":\"Good morning. Why?\",\"words\":[{\"text\":\"Good\",\"start\":500,"
     "\"end\":976,\"speaker\":\"A\"},\n{\"text\":\"morning.\",\"start\":1029,\"end\":1504,"
     "\"speaker\":\"A\"},\n{\"text\":\"Why?\",\"start\":1600,\"end\":2000,\"speaker\":\"B\"}],"
     "\"utterances\":null}",
     "@1 p <Speaker A||>: Good morning.\n@3 p <Speaker B||>: Why?\n"},
    {"recogniser", /* WhisperX: the segments name nobody, their words do */
     "{\"segments\":[{\"start\":0.5,\"end\":2,\"text\":\"Good. "
     "Why?\",\"words\":[{\"word\":\"Good.\","
     "\"start\":0.5,\"end\":0.9,\"speaker\":\"SPEAKER_00\"},{\"word\":\"Why?\",\"start\":1.5,"
     "\"end\":2,\"speaker\":\"SPEAKER_01\"}]}]}",
     "@1 p <SPEAKER_00||>: Good.\n@1 p <SPEAKER_01||>: Why?\n"},
    {"recogniser", /* WhisperX: most of a segment is of one, words are of two; digits have no time;
                      one word within a sentence is noise */
     "{\"segments\":[{\"start\":0.5,\"end\":4,\"text\":\"Good in 2031. Why is "
     "it?\",\"speaker\":\"SPEAKER_00\",\"words\":[{\"word\":\"Good\",\"start\":0.5,\"end\":0.9,"
     "\"speaker\":\"SPEAKER_00\"},{\"word\":\"in\",\"start\":1,\"end\":1.1,\"speaker\":"
     "\"SPEAKER_00\"},{\"word\":\"2031.\"},{\"word\":\"Why\",\"start\":2,\"end\":2.3,"
     "\"speaker\":\"SPEAKER_01\"},{\"word\":\"is\",\"start\":2.4,\"end\":2.6,\"speaker\":"
     "\"SPEAKER_00\"},{\"word\":\"it?\",\"start\":2.7,\"end\":3,\"speaker\":\"SPEAKER_01\"}]},\n"
     "{\"start\":4,\"end\":5,\"text\":\"Yes.\",\"speaker\":\"SPEAKER_00\",\"words\":[{\"word\":"
     "\"Yes.\",\"start\":4,\"end\":5,\"speaker\":\"SPEAKER_00\"}]}]}",
     "@1 p <SPEAKER_00||>: Good in 2031.\n@1 p <SPEAKER_01||>: Why is it?\n@2 p <SPEAKER_00||>: "
     "Yes.\n"},
    {"recogniser", /* WhisperX: digits that begin a sentence are of whom it is */
     "{\"word_segments\":[{\"word\":\"Why?\",\"start\":0.5,\"end\":0.9,\"speaker\":\"SPEAKER_01\"},"
     "{\"word\":\"40\"},{\"word\":\"ships.\",\"start\":3,\"end\":3.3,\"speaker\":\"SPEAKER_00\"}]}",
     "@1 p <SPEAKER_01||>: Why?\n@1 p <SPEAKER_00||>: 40 ships.\n"},
    {"recogniser", /* Vosk: an answer a line; what is not final is said again */
     "{\"partial\":\"god\"}\n{\"result\":[{\"conf\":1.0,\"end\":0.9,\"start\":0.5,\"word\":"
     "\"good\"},{\"conf\":1.0,\"end\":1.4,\"start\":0.9,\"word\":\"morning\"}],\"text\":"
     "\"good morning\"}\n{\"text\":\"\"}\n{\"result\":[{\"conf\":1.0,\"end\":3.9,\"start\":3.5,"
     "\"word\":\"why\"}],\"text\":\"why\"}\n",
     "@2 p: good morning\n@4 p: why\n"},
    {"recogniser", /* Vosk, each answer over several lines */
     "{\n\"result\":[{\"conf\":1.0,\"end\":0.9,\"start\":0.5,\n\"word\":\"good\"}],\n"
     "\"text\":\"good\"\n}\n{\n\"result\":[{\"conf\":1.0,\"end\":3.9,\"start\":3.5,\n\"word\":"
     "\"why\"}],\n\"text\":\"why\"\n}\n",
     "@3 p: good\n@8 p: why\n"},
    {"recogniser", /* Gentle: offsets count characters, and a word was not found */
     "{\"transcript\":\"Good morning, all. Why?\",\"words\":[{\"case\":\"success\",\"start\":0.5,"
     "\"end\":0.9,\"startOffset\":0,\"endOffset\":4,\"word\":\"Good\"},{\"case\":"
     "\"not-found-in-audio\",\"startOffset\":5,\"endOffset\":12,\"word\":\"morning\"},{\"case\":"
     "\"success\",\"start\":1.2,\"end\":1.4,\"startOffset\":14,\"endOffset\":17,\"word\":\"all\"},"
     "{\"case\":\"success\",\"start\":3.5,\"end\":3.9,\"startOffset\":19,\"endOffset\":22,"
     "\"word\":\"Why\"}]}",
     "@1 p: Good morning, all.\n@1 p: Why?\n"},
    {"recogniser", /* Deepgram while it listens: an answer a line, one of them taken back */
     "{\"is_final\":false,\"channel\":{\"alternatives\":[{\"words\":[{\"word\":\"god\",\"start\":1}"
     "]}]}}"
     "\n{\"is_final\":true,\"channel\":{\"alternatives\":[{\"transcript\":\"Good.\",\"words\":[{"
     "\"word\":\"good\",\"punctuated_word\":\"Good.\",\"start\":1,\"end\":1.4,\"speaker\":0},{"
     "\"word\":"
     "\"why\",\"punctuated_word\":\"Why?\",\"start\":1.5,\"end\":2,\"speaker\":1}]}]}}\n",
     "@2 p <Speaker 0||>: Good.\n@2 p <Speaker 1||>: Why?\n"},
    {"recogniser", /* OpenAI: the words have no punctuation, the whole text has */
     "{\"text\":\"Good morning, all. "
     "Why?\",\"words\":[{\"word\":\"Good\",\"start\":0.5,\"end\":0.8},"
     "{\"word\":\"morning\",\"start\":0.9,\"end\":1.2},{\"word\":\"all\",\"start\":1.3,\"end\":1.5}"
     ","
     "{\"word\":\"Why\",\"start\":3.5,\"end\":3.8}]}",
     "@1 p: Good morning, all.\n@1 p: Why?\n"},
    {"recogniser", /* Google as protobuf's JSON has it in other programs */
     "{\"results\":[{\"alternatives\":[{\"words\":[{\"start_time\":{\"seconds\":\"1\",\"nanos\":"
     "500000000},\"word\":\"Good\",\"speaker_tag\":1},{\"start_time\":{\"seconds\":\"3\"},\"word\":"
     "\"Why?\",\"speaker_tag\":2}]}]}]}",
     "@1 p <Speaker 1||>: Good\n@1 p <Speaker 2||>: Why?\n"},
    {"akoma", /* as the Irish parliament publishes it: a list of people, a question, the chair */
     "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><debate><meta>"
     "<FRBRWork><FRBRdate date=\"2031-02-03\" name=\"#generation\"/></FRBRWork><FRBRExpression>"
     "<FRBRdate date=\"2031-02-05\"/></FRBRExpression><references>"
     "<TLCPerson eId=\"b\" showAs=\"Tom Brass\"/><TLCRole eId=\"cc\" showAs=\"Ceann Comhairle\"/>"
     "</references></meta>\n<debateBody><debateSection><heading>Ports</heading>\n<speech by=\"#a\" "
     "as=\"#cc\"><from>An Ceann Comhairle</from><p>We begin.</p></speech>\n<question "
     "by=\"#b\"><p>When "
     "do they <b>open</b>?</p></question>\n<speech by=\"#c\" "
     "as=\"#Minister_for_Ports\"><from>Minister "
     "Quell <recordedTime time=\"x\"/></from><p>In June.</p><p>Not "
     "before.</p></speech>\n<narrative>"
     "Adjourned.</narrative></debateSection></debateBody></debate></akomaNtoso>",
     "-- |2031-02-03|\n@2 h: Ports\n@3 furniture: An Ceann Comhairle\n@3 p <An Ceann "
     "Comhairle|moderator|>: We begin.\n@4 p <Tom Brass|journalist|>: When do they open?\n@5 "
     "furniture: Minister Quell\n@5 p <Minister Quell|Minister for Ports|>: In June.\n@5 p "
     "<Minister "
     "Quell|Minister for Ports|>: Not before.\n@6 note:comment: Adjourned.\n"},
    {"akoma", /* as the Italian senate does: the chair only in <from>, and one who is in no list */
     "<akomaNtoso><debate><meta><references><TLCPerson id=\"p1\" showAs=\"Castello\"/></references>"
     "</meta><debateBody>\n<speech by=\"#p1\"><from>PRESIDENTE</from><p>La seduta "
     "inizia.</p></speech>\n<speech by=\"\"><from>BRASS</from><p>Grazie.</p></speech></debateBody>"
     "</debate></akomaNtoso>",
     "@2 furniture: PRESIDENTE\n@2 p <Castello|moderator|>: La seduta inizia.\n@3 furniture: "
     "BRASS\n@3 p <BRASS||>: Grazie.\n"},
    {"recogniser", /* Azure, batch */
     "{\"recognizedPhrases\":[{\"speaker\":1,\"offset\":\"PT1.5S\",\"duration\":\"PT1S\",\"nBest\":"
     "[{\"display\":\"Good "
     "morning.\"}]},\n{\"speaker\":2,\"offset\":\"PT1M3S\",\"duration\":\"PT1S\""
     ",\"nBest\":[{\"display\":\"Why?\"}]}]}",
     "@1 p <Speaker 1||>: Good morning.\n@2 p <Speaker 2||>: Why?\n"},
    {"recogniser", /* Google, v1 with diarisation: the last result has all words */
     "{\"results\":[{\"alternatives\":[{\"transcript\":\"Good "
     "why\",\"words\":[{\"word\":\"Good\"}]}]"
     "},\n{\"alternatives\":[{\"words\":[{\"startTime\":\"1.5s\",\"endTime\":\"1.8s\",\"word\":"
     "\"Good\",\"speakerTag\":1},{\"startTime\":\"3s\",\"endTime\":\"3.4s\",\"word\":\"why\","
     "\"speakerTag\":2}]}]}]}",
     "@1 p <Speaker 1||>: Good\n@2 p <Speaker 2||>: why\n"},
    {"recogniser", /* Google, the answer of a long operation */
     "{\"name\":\"6\",\"done\":true,\"response\":{\"results\":[{\"alternatives\":[{\"words\":["
     "{\"startTime\":\"1.5s\",\"endTime\":\"2s\",\"word\":\"Good\",\"speakerTag\":1},"
     "{\"startTime\":\"3s\",\"endTime\":\"4s\",\"word\":\"Why?\",\"speakerTag\":2}]}]}]}}\n",
     "@1 p <Speaker 1||>: Good\n@1 p <Speaker 2||>: Why?\n"},
    {"recogniser", /* IBM */
     "{\"results\":[{\"final\":true,\"alternatives\":[{\"transcript\":\"good morning why \","
     "\"timestamps\":[[\"good\",1.5,2],[\"morning\",2,3],[\"why\",3,4]]}]}],"
     "\"speaker_labels\":[{\"from\":1.5,\"to\":2,\"speaker\":0},{\"from\":2,\"to\":3,"
     "\"speaker\":0},{\"from\":3,\"to\":4,\"speaker\":1}]}\n",
     "@1 p <Speaker 0||>: good morning\n@1 p <Speaker 1||>: why\n"},
    {"recogniser", /* Trint */
     "{\"transcript\":{\"words\":[{\"time\":1500,\"duration\":500,\"value\":\"Good\"},"
     "{\"time\":2000,\"duration\":900,\"value\":\"morning.\"},{\"time\":3000,\"duration\":900,"
     "\"value\":\"Why?\"}],\"paragraphs\":[{\"time\":1500,\"duration\":1400,\"speaker\":\"s0\"},"
     "{\"time\":3000,\"duration\":900,\"speaker\":\"Tom Brass\"}],"
     "\"speakers\":[{\"id\":\"s0\",\"name\":\"Mara Quell\"}]}}\n",
     "@1 p <Mara Quell||>: Good morning.\n@1 p <Tom Brass||>: Why?\n"},
    {"recogniser", /* YouTube */
     "{\"wireMagic\":\"pb3\",\"events\":[{\"tStartMs\":1500,\"dDurationMs\":3000,\"segs\":[{"
     "\"utf8\":"
     "\">> Good\"},{\"utf8\":\" morning.\"}]},{\"tStartMs\":2000,\"aAppend\":1,\"segs\":[{\"utf8\":"
     "\"\\n\"}]},\n{\"tStartMs\":3000,\"dDurationMs\":1000,\"segs\":[{\"utf8\":\">> Why?\"}]}]}",
     "@1 p >>: Good morning.\n@2 p >>: Why?\n"},
};

static void test_conversation(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases[i].text, "");
        lec_transcript transcript;
        lec_error error = {""};
        CHECK_COUNT(lec_transcript_read(&source, NULL, &transcript, arena, &error), LEC_OK,
                    error.message);
        CHECK_TEXT(transcript.form, cases[i].form, "recognised by content");
        const lec_form *form = form_called(cases[i].form);
        CHECK_TEXT(form_show(form, &source, arena), cases[i].shown, cases[i].form);
        lec_arena_free(arena);
    }
}

static void test_bad(void)
{
    static const struct {
        const char *form, *text, *message;
    } bad[] = {
        {"docx", WORD_HEAD "</w:body></w:document>",
         "t.txt:1: no text in this Word document; save it again"},
        {"recogniser", "{\"monologues\":[{\"elements\":[", "t.txt:1: this is not valid JSON: "},
        {"pm",
         "<response><item><transcript-id>1</transcript-id><content></content></item></response>",
         "t.txt:1: this transcript's <content> is empty"},
        {"akoma", "<akomaNtoso><act><body><p>One.</p></body></act></akomaNtoso>",
         "t.txt:1: nobody speaks in this Akoma Ntoso document; give a debate"},
        {"akoma", "<akomaNtoso><debate><speech by=\"#a\"><p>One.", "t.txt:1: this XML is damaged"},
        {"exb", "<basic-transcription><head>", "t.txt:1: this XML is damaged or cut short"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(bad[i].text, "txt");
        const char *shown = form_show(form_called(bad[i].form), &source, arena);
        CHECK_TRUE(strncmp(shown, bad[i].message, strlen(bad[i].message)) == 0, shown);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_form_documents[] = {
    {"conversation", test_conversation}, {"bad", test_bad}, {0}};
