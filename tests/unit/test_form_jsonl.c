/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_jsonl;

typedef struct {
    const char *what, *suffix, *text, *shown;
} form_case;

static void check_cases(const form_case *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases->text, cases->suffix);
        CHECK_TEXT(form_show(&lec_form_jsonl, &source, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

static void test_utterances(void)
{
    static const form_case cases[] = {
        {"ConvoKit, with meta, escapes, lines in the text and an empty line", "jsonl",
         "{\"id\": \"a\", \"speaker\": \"Mara Quell\", \"conversation_id\": \"a\", "
         "\"reply_to\": null, \"timestamp\": null, \"text\": \"Good \\\"morning\\\".\\n\\n"
         "Caf\\u00e9 \\ud83d\\ude80!\", \"meta\": {\"role\": \"chair\"}}\n\n"
         "{\"id\": \"b\", \"conversation_id\": \"a\", \"reply_to\": \"a\", \"text\": \"Why?\", "
         "\"speaker\": {\"id\": \"q7\", \"meta\": {\"name\": \"Tom Brass\", "
         "\"affiliation\": \"Harbour Post\"}}, \"vectors\": []}\r\n",
         "@1 p <Mara Quell|chair|>: Good \"morning\".\n"
         "@1 p <Mara Quell|chair|>: Caf\xc3\xa9 \xf0\x9f\x9a\x80!\n"
         "@3 p <Tom Brass||Harbour Post>: Why?\n"},
        {"a list", "json",
         "[\n {\"speaker\": \"Q\",\n  \"text\": \"One.\"},\n {\"text\": \"Two.\", \"speaker\": "
         "3}\n]\n",
         "@3 p <Q||>: One.\n@4 p <Speaker 3||>: Two.\n"},
        {"a list in an object, as a speech recogniser writes it", "json",
         "{\"text\": \"One. Two.\", \"segments\": [\n{\"id\": 0, \"start\": 0.5, \"text\": "
         "\"One.\"},\n{\"id\": 1, \"start\": 2, \"text\": \"Two.\"}], \"language\": \"en\"}",
         "@2 p: One.\n@3 p: Two.\n"},
        {"several conversations, mixed; the text may be null", "jsonl",
         "{\"conversation_id\": \"x\", \"speaker\": \"A\", \"text\": \"One.\"}\n"
         "{\"conversation_id\": \"y\", \"speaker\": \"B\", \"text\": \"Two.\"}\n"
         "{\"conversation_id\": \"x\", \"speaker\": \"B\", \"text\": null}\n"
         "{\"conversation_id\": \"x\", \"speaker\": \"B\", \"text\": \"Three.\"}\n",
         "== x\n@1 p <Speaker A||>: One.\n@4 p <Speaker B||>: Three.\n== y\n@2 p <Speaker B||>: "
         "Two.\n"},
        {"ordered by time stamp", "jsonl",
         "{\"timestamp\": 20, \"speaker\": \"A\", \"text\": \"Two.\"}\n"
         "{\"timestamp\": 10.5, \"speaker\": \"B\", \"text\": \"One.\"}\n"
         "{\"timestamp\": 20, \"speaker\": \"C\", \"text\": \"Three.\"}\n",
         "@2 p <Speaker B||>: One.\n@1 p <Speaker A||>: Two.\n@3 p <Speaker C||>: Three.\n"},
        {"one without a time stamp: ordered by replies, branches in the file's order", "jsonl",
         "{\"id\": \"c\", \"reply_to\": \"b\", \"speaker\": \"A\", \"text\": \"Three.\"}\n"
         "{\"id\": \"b\", \"reply_to\": \"a\", \"speaker\": \"B\", \"text\": \"Two.\"}\n"
         "{\"id\": \"d\", \"reply_to\": \"a\", \"speaker\": \"C\", \"text\": \"Four.\"}\n"
         "{\"id\": \"a\", \"timestamp\": 1, \"speaker\": \"D\", \"text\": \"One.\"}\n",
         "@4 p <Speaker D||>: One.\n@2 p <Speaker B||>: Two.\n@1 p <Speaker A||>: Three.\n@3 p "
         "<Speaker C||>: Four.\n"},
        {"a reply to what is in another conversation opens a thread", "jsonl",
         "{\"id\": \"a\", \"conversation_id\": 1, \"speaker\": \"A\", \"text\": \"One.\"}\n"
         "{\"id\": \"b\", \"conversation_id\": 2, \"reply_to\": \"a\", \"text\": \"Two.\"}\n",
         "== 1\n@1 p <Speaker A||>: One.\n== 2\n@2 p <||>: Two.\n"},
        {0},
    };
    check_cases(cases);
}

static void test_bad(void)
{
    static const form_case cases[] = {
        {"a line cut short", "jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\",\n",
         "t.jsonl:2: this is not valid JSON: string or '}' expected near end of file; one object "
         "is "
         "expected on each line"},
        {"a list cut short", "json", "[{\"text\": \"a\"},\n{\"text\": \"b\"}\n",
         "t.json:3: the list of utterances ends too early; get the file again"},
        {"a list without a comma", "json", "[{\"text\": \"a\"}\n{\"text\": \"b\"}]",
         "t.json:2: the list of utterances lacks a comma here; get the file again"},
        {"no object", "jsonl", "{\"text\": \"a\"}\n[1]\n",
         "t.jsonl:2: this is no utterance; expected an object with speaker and text"},
        {"no text", "jsonl", "\n{\"speaker\": \"a\"}\n",
         "t.jsonl:2: this object has no text; an utterance is {\"speaker\": ..., \"text\": ...}"},
        {"a key twice", "jsonl", "{\"text\": \"a\", \"text\": \"b\"}\n",
         "t.jsonl:1: this is not valid JSON: duplicate object key near '\"text\"'; get the "
         "file again"},
        {"replies in a circle", "jsonl",
         "{\"id\": \"a\", \"reply_to\": \"b\", \"text\": \"x\"}\n"
         "{\"id\": \"b\", \"reply_to\": \"a\", \"text\": \"y\"}\n",
         "t.jsonl:1: replies run in a circle through this utterance; correct reply_to"},
        {"a bad time", "jsonl", "{\"text\": \"a\", \"start\": \"1:75\"}\n",
         "t.jsonl:1: 'start' is not a time; write seconds or HH:MM:SS"},
        {"nothing", "jsonl", "\n\n",
         "t.jsonl:3: no utterance with text in this file; export it again"},
        {"an empty list", "json", "[ ]",
         "t.json:1: no utterance with text in this file; export it again"},
        {0},
    };
    check_cases(cases);
}

/* Quotation marks are written ' here. */
static lec_source quoted(const char *text, const char *suffix, lec_arena *arena)
{
    char *json = lec_arena_format(arena, "%s", text);
    for (char *at = json; *at != '\0'; at++)
        if (*at == '\'') *at = '"';
    return form_source(json, suffix);
}

static void test_speakers(void)
{
    static const form_case cases[] = {
        {"names in a list beside, by several keys; one without a name, one without an id", "json",
         "{'speakers':[{'id':1,'name':'Mara Quell'},{'speaker_id':'s2','meta':{'full_name':'Tom "
         "Brass'}},"
         "{'label':'C'},{'name':'Nobody'}],'utterances':[\n{'speaker':1,'text':'One.'},\n{'speaker'"
         ":'s2',"
         "'text':'Two.'},\n{'speaker':'C','text':'Three.'}]}",
         "@2 p <Mara Quell||>: One.\n@3 p <Tom Brass||>: Two.\n@4 p <Speaker C||>: Three.\n"},
        {"of two keys for the speaker the better, whichever comes first", "jsonl",
         "{'speaker':'QUELL','name':'x','text':'One.'}\n{'name':'x','speaker':'BRASS','text':'Two.'"
         "}\n",
         "@1 p <QUELL||>: One.\n@2 p <BRASS||>: Two.\n"},
        {"an object that names nobody, a text of nothing", "jsonl",
         "{'speaker':'QUELL','text':'One.'}\n{'speaker':{'x':1},'text':'Two.'}\n{'speaker':'QUELL',"
         "'text':''}\n",
         "@1 p <QUELL||>: One.\n@2 p <||>: Two.\n"},
        {"stretches of nobody: a sentence goes on; labels, dashes, brackets and pauses begin "
         "another",
         "json",
         "{'segments':[\n{'start':0,'end':1,'text':'We go on'},\n{'start':1.2,'end':2,'text':'to "
         "it.'},\n"
         "{'start':9,'end':10,'text':'And then'},\n{'start':19,'end':20,'text':'it ends.'},\n"
         "{'start':20,'end':21,'text':'- Why?'},\n{'start':21,'end':22,'text':'QUELL: So.'},\n"
         "{'start':22,'end':23,'text':'[laughter]'},\n{'start':23,'end':24,'text':'(Applause)'},\n"
         "{'start':24,'end':25,'text':'I said to the chair and to everyone who was there on that "
         "day: no.'}]}",
         "@2 p: We go on to it.\n@4 p: And then it ends.\n@6 p: - Why?\n@7 p: QUELL: So.\n"
         "@8 p: [laughter]\n@9 p: (Applause) I said to the chair and to everyone who was there on "
         "that day: no.\n"},
        {"a time before the recording", "jsonl", "{'speaker':'Q','text':'a','start':-1}\n",
         "t.jsonl:1: 'start' is not a time; write seconds or HH:MM:SS"},
        {"a time that is none", "jsonl", "{'speaker':'Q','text':'a','end':true}\n",
         "t.jsonl:1: 'end' is not a time; write seconds or HH:MM:SS"},
        {0},
    };
    for (const form_case *at = cases; at->what != NULL; at++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = quoted(at->text, at->suffix, arena);
        CHECK_TEXT(form_show(&lec_form_jsonl, &source, arena), at->shown, at->what);
        lec_arena_free(arena);
    }
}

static void check_quoted(const form_case *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = quoted(cases->text, cases->suffix, arena);
        CHECK_TEXT(form_show(&lec_form_jsonl, &source, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

/* Speech at any depth, in the order of the file. */
static void test_nested(void)
{
    static const form_case cases[] = {
        {"two lists", "json",
         "{'statements':[{'speaker':'QUELL','text':'We close the pier.'}],\n'asked':[{'speaker':"
         "'BRASS','text':'And when does it open?'}]}",
         "@1 p <QUELL||>: We close the pier.\n@2 p <BRASS||>: And when does it open?\n"},
        {"sentences within what a person says; the first begins when it does", "json",
         "{'part':{'rows':[\n{'speaker':'QUELL','start':3,'sentences':[{'text':'We close the "
         "pier.'},\n{'text':'It is old.'}]},\n{'speaker':'BRASS','lines':['Why?','And when?']}]}}",
         "@2 p <QUELL||>: We close the pier.\n@3 p <QUELL||>: It is old.\n@4 p <BRASS||>: Why? And "
         "when?\n"},
        {"objects keyed by numbers, one of them by an escaped key", "json",
         "{\n'0':{'speaker':'QUELL','text':'One.'},\n'\\u0031':{'speaker':'BRASS','text':'Two.'}"
         "\n}",
         "@2 p <QUELL||>: One.\n@3 p <BRASS||>: Two.\n"},
        {"questions and answers: strings, and objects", "json",
         "{'speaker':'QUELL','statement':'We close the pier.','qa':[\n{'question':'And when?',"
         "'answer':'Soon.'},\n{'question':{'speaker':'BRASS','text':'Why?'},'answer':{'text':'It "
         "is old.'}},\n{'question':'Who pays?','journalist':'Ada Vale','outlet':'Harbour Post',"
         "'answer':['All of','us.'],'respondent':'Tom Brass'}]}",
         "@1 p <QUELL||>: We close the pier.\n@2 p <Q||>: And when?\n@2 p <QUELL||>: Soon.\n"
         "@3 p <BRASS||>: Why?\n@3 p <QUELL||>: It is old.\n@4 p <Ada Vale||Harbour Post>: Who "
         "pays?\n@4 p <Tom Brass||>: All of us.\n"},
        {"lines of questions and answers that name nobody", "jsonl",
         "{'q':'And when?','a':'Soon.'}\n{'q':'Why?','a':'It is old.'}\n",
         "@1 p <Q||>: And when?\n@1 p <A||>: Soon.\n@2 p <Q||>: Why?\n@2 p <A||>: It is old.\n"},
        {"what is replied within an utterance, by the same and by others", "json",
         "[{'speaker':'QUELL','text':'Yes or no?','replies':[{'speaker':'BRASS','text':'no'},"
         "{'text':'Why not?'}]}]",
         "@1 p <QUELL||>: Yes or no?\n@1 p <BRASS||>: no\n@1 p <||>: Why not?\n"},
        {"lists side by side in the order of time", "json",
         "{'desk':[{'start':0,'end':2,'text':'Harbour office, good morning.'},{'start':5,'end':6,"
         "'text':'It is.'}],\n'caller':[{'start':3,'end':4,'text':'Is the ferry running?'}]}",
         "@1 p: Harbour office, good morning.\n@2 p: Is the ferry running?\n@1 p: It is.\n"},
        {"a text in pieces, as Telegram writes links; `from` says who, not when", "json",
         "{'name':'Pier','messages':[{'from':'Mara Quell','text':['See ',{'type':'link','text':"
         "'pier.example'},' today.']},{'from':'Tom Brass','text':'Thank you.'},{'from':'Tom "
         "Brass','text':''}]}",
         "@1 p <Mara Quell||>: See pier.example today.\n@1 p <Tom Brass||>: Thank you.\n"},
        {"one object after the other, over several lines", "json",
         "{'speaker':'QUELL',\n'text':'One.'}\n{'speaker':'BRASS',\n'text':'Two.'}\n",
         "@2 p <QUELL||>: One.\n@4 p <BRASS||>: Two.\n"},
        {0},
    };
    check_quoted(cases);
}

/* What says again what another list says is read once; nothing else is left out. */
static void test_repeats(void)
{
    static const form_case cases[] = {
        {"words, the whole text, names in it, sentences, a translation", "json",
         "{'message':'All is done.','text':'We close the old pier. And when does it open?',"
         "'words':[{'text':'We','start':1,'speaker':'X'},{'text':'close','start':2,'speaker':'X'},"
         "{'text':'the','start':2,'speaker':'X'},{'text':'old','start':2,'speaker':'X'},"
         "{'text':'pier.','start':3,'speaker':'X'}],\n"
         "'utterances':[{'speaker':'QUELL','start':1,'text':'We close the old pier.','words':"
         "[{'text':'We','start':1}]},\n{'speaker':'BRASS','start':4,'text':'And when does it "
         "open?'}],\n'entities':[{'text':'old pier','start':1}],'chapters':{'results':[{'text':"
         "'We close the old pier.','start':1}]},\n'translation':{'utterances':[{'speaker':'QUELL',"
         "'start':1,'text':'Wir sperren die alte Mole heute.'}]}}",
         "@2 p <QUELL||>: We close the old pier.\n@3 p <BRASS||>: And when does it open?\n"},
        {"a translation alone is what there is", "json",
         "{'translation':[{'speaker':'QUELL','text':'Wir sperren die Mole.'}]}",
         "@1 p <QUELL||>: Wir sperren die Mole.\n"},
        {"a short answer that another list has as well", "json",
         "{'first':[{'speaker':'QUELL','text':'Yes, we close the pier.'}],'then':[{'speaker':"
         "'BRASS','text':'Yes'}]}",
         "@1 p <QUELL||>: Yes, we close the pier.\n@1 p <BRASS||>: Yes\n"},
        {"a preface of nobody", "json",
         "{'preface':{'text':'Good morning.'},'turns':[{'speaker':'QUELL','text':'We close the "
         "pier.'}]}",
         "@1 p <||>: Good morning.\n@1 p <QUELL||>: We close the pier.\n"},
        {0},
    };
    check_quoted(cases);
}

static void test_people(void)
{
    static const form_case cases[] = {
        {"names by their keys", "json",
         "{'speakers':{'P0':'Mara Quell','P1':{'name':'Tom Brass','title':'Mayor'}},'segments':["
         "{'speaker':'P0','text':'One.'},{'speaker':'P1','text':'Two.'}]}",
         "@1 p <Mara Quell||>: One.\n@1 p <Tom Brass|Mayor|>: Two.\n"},
        {"a list of participants with what they are", "json",
         "{'call':{'participants':[{'id':'u1','displayName':'Mara Quell','title':'Chair'},{'id':"
         "'u2','displayName':'Tom Brass','organization':'Harbour Post'}],'items':[{'participantId':"
         "'u1','content':'One.'},{'participantId':'u2','content':'Two.'}]}}",
         "@1 p <Mara Quell|Chair|>: One.\n@1 p <Tom Brass||Harbour Post>: Two.\n"},
        {"people who speak in the list of people", "json",
         "{'speakers':[{'name':'Mara Quell','lines':['One.']},{'name':'Tom Brass','lines':["
         "'Two.']}]}",
         "@1 p <Mara Quell||>: One.\n@1 p <Tom Brass||>: Two.\n"},
        {0},
    };
    check_quoted(cases);
}

/* Lines of a transcript, which say themselves who speaks. */
static void test_lists_of_lines(void)
{
    static const form_case cases[] = {
        {"the whole file", "json", "['Mara Quell: One.',\n 'Tom Brass: Two.',\n'']",
         "@1 p: Mara Quell: One.\n@2 p: Tom Brass: Two.\n"},
        {"within an object", "json",
         "{'title':'Pier','transcript':[\n'Mara Quell: One.',\n'Tom Brass: Two.']}",
         "@2 p: Mara Quell: One.\n@3 p: Tom Brass: Two.\n"},
        {"and what stands beside them", "json",
         "{'transcript':['Mara Quell: One.','Tom Brass: Two.'],'comments':[{'user':'Troll',"
         "'text':'Three.'}],'summary':[{'text':'Four.'}]}",
         "@1 p: Mara Quell: One.\n@1 p: Tom Brass: Two.\n"},
        {"comments alone are speech", "json", "{'comments':[{'user':'Ida','text':'Three.'}]}",
         "@1 p <Ida||>: Three.\n"},
        {"an empty text beside another", "json", "[{'speaker':'Ida','text':'','body':'One.'}]",
         "@1 p <Ida||>: One.\n"},
        {"of somebody: one text", "json", "{'speaker':'Mara Quell','text':['One.','Two.']}",
         "@1 p <Mara Quell||>: One. Two.\n"},
        {0},
    };
    check_quoted(cases);
}

static void test_refused(void)
{
    static const form_case cases[] = {
        {"somebody speaks, and no key says where", "json",
         "{'turns':[{'speaker':'QUELL','text':'One.'},\n{'speaker':'BRASS','reading':'We close the "
         "pier for good.'}]}",
         "t.json:2: somebody speaks here, but 'reading' is not known to hold the text; call it "
         "\"text\""},
        {"... a short question", "json",
         "{'turns':[{'speaker':'QUELL','text':'One.'},\n{'speaker':'BRASS','reading':'Why?'}]}",
         "t.json:2: somebody speaks here, but 'reading' is not known to hold the text; call it "
         "\"text\""},
        {"lines, and an object that speaks", "json",
         "{'transcript':['Mara Quell: One and two and three.',\n{'text':'Two.'},{'a':'Three.'}]}",
         "t.json:1: this list holds objects that speak, and text without one: 'Mara Quell: One and "
         "two and three.'; make all of them objects, or all of them text"},
        {"objects, and a line", "json", "[{'speaker':'Ida','text':'One.'},\n'Tom Brass: Two.']",
         "t.json:2: this is no utterance; expected an object with speaker and text"},
        {"lines, and something that is none", "json", "['Mara Quell: One.',\n{'a':1}]",
         "t.json:1: this is no utterance; expected an object with speaker and text"},
        {"a line that is broken within an object over several lines", "json",
         "{'speaker':'QUELL',\n'text' 'One.'}\n",
         "t.json:2: this is not valid JSON: ':' expected near '\"One.\"'; get the file again"},
        {"an object without speech", "json", "{'a':{'b':[1,2]}}",
         "t.json:1: this object has no text; an utterance is {\"speaker\": ..., \"text\": ...}"},
        {0},
    };
    check_quoted(cases);
}

/* ConvoKit's files of speakers and of conversations beside the utterances. */
static void test_beside(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source speakers =
        quoted("{'u1':{'name':'Mara Quell','meta':{'role':'chair','affiliation':'Harbour Board'}},"
               "'u2':{'meta':{'display_name':'Tom Brass'}}}",
               "json", arena);
    const lec_source conversations = quoted("{'x':{'title':'Ports','meta':{'title':'Not','date':'"
                                            "2031-03-04'}},'y':{'date':'2031-03-05',"
                                            "'meta':{'date':'2031-03-06'}}}",
                                            "json", arena);
    const lec_source bad = quoted("{'u1':", "json", arena);
    lec_source source = quoted("{'conversation_id':'x','speaker':'u1','text':'One.'}\n{'"
                               "conversation_id':'y','speaker':'u2',"
                               "'text':'Two.','meta':{'role':'guest'}}\n{'conversation_id':'y','"
                               "speaker':'u3','text':'Three.'}\n",
                               "jsonl", arena);
    source.speakers = &speakers;
    source.conversations = &conversations;
    CHECK_TEXT(form_show(&lec_form_jsonl, &source, arena),
               "== x\n-- Ports|2031-03-04|\n@1 p <Mara Quell|chair|Harbour Board>: One.\n"
               "== y\n-- |2031-03-05|\n@2 p <Tom Brass|guest|>: Two.\n@3 p <u3||>: Three.\n",
               "beside");
    source.speakers = &bad;
    const char *shown = form_show(&lec_form_jsonl, &source, arena);
    CHECK_TRUE(strstr(shown, ":1: this is not valid JSON: ") != NULL, shown);
    lec_arena_free(arena);
}

static void test_stated_times(void)
{
    static const struct {
        const char *what, *text, *shown;
    } cases[] = {
        {"Azure: ticks, the offset is the start",
         "{'speaker':'A','text':'a b','offsetInTicks':10000000,"
         "'durationInTicks':20000000}\n",
         "a 1.00 b 2.33 "},
        {"the length in milliseconds says the unit of the start",
         "{'speaker':'A','text':'a b','start':1000,'duration_ms':2000}\n", "a 1.00 b 2.33 "},
        {"a length that is none", "{'speaker':'A','text':'a','start':'0:01','duration':'long'}\n",
         "a 1.00 "},
        {"stamps of a recording",
         "{'speaker':'A','text':'a','timestamp':1}\n{'speaker':'B','text':'b','timestamp':4}\n",
         "a 1.00 b 4.00 "},
        {"stamps of a clock elsewhere",
         "{'speaker':'A','text':'a','timestamp':1700000000}\n{'speaker':'B','text':'b','timestamp':"
         "1700000004}\n",
         "a nan b nan "},
        {"an end before its start: neither is believed",
         "{'speaker':'A','text':'a','start':5,'end':2}\n{'speaker':'B','text':'b','start':6,'end':"
         "7}\n",
         "a nan b 6.00 "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = quoted(cases[i].text, "jsonl", arena);
        CHECK_TEXT(form_show_times(&lec_form_jsonl, &source, arena), cases[i].shown, cases[i].what);
        lec_arena_free(arena);
    }
}

static void test_times(void)
{
    lec_arena *arena = lec_arena_new();
    /* "aa bb" from 2.5 to 5 s: "bb" at byte 3 of 5, so at 2.5 + 3/5 * 2.5 = 4 */
    const lec_source source = form_source("{\"speaker\": \"A\", \"text\": \"aa bb\", \"start\": "
                                          "2.5, \"meta\": {\"stop\": \"0:05\"}}\n"
                                          "{\"speaker\": \"B\", \"text\": \"c\", \"start\": 61}\n",
                                          "jsonl");
    CHECK_TEXT(form_show_times(&lec_form_jsonl, &source, arena), "aa 2.50 bb 4.00 c 61.00 ",
               "start and stop");
    lec_arena_free(arena);
}

static void test_recognise(void)
{
    static const form_certainty cases[] = {
        {"txt", "{\"speaker\": \"A\", \"text\": \"a\"}\n", 95},
        {"txt", "[{\"speaker\": \"A\", \"text\": \"a\"}]", 95},
        {"json", "{\"a\": 1}", 60},
        {"json", "x", 20},
        {"txt", "{not JSON", 0},
        {"txt", "[inaudible] QUELL: Yes.", 0},
        {"txt", "", 0},
    };
    form_check_certainty(&lec_form_jsonl, cases, sizeof cases / sizeof *cases);
}

static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source =
        form_source("{\"speaker\": \"a\",\"text\": \"\\u00e9\\/b\\nc\"}\n", "jsonl");
    lec_transcript transcript;
    lec_error error;
    CHECK_COUNT(lec_form_jsonl.read(&source, &transcript, arena, &error), LEC_OK, "read");
    CHECK_TEXT(transcript.text, "\xc3\xa9/b\n\nc", "text");
    /* counted by hand: the text begins at byte 25; 6 bytes for e acute, 2 for the slash, b, 2 for
     * the line end, c */
    const lec_conference conference = {.marks = transcript.marks,
                                       .mark_count = transcript.mark_count};
    static const uint32_t want[][2] = {{0, 25}, {2, 31}, {3, 33}, {6, 36}};
    for (size_t i = 0; i < 4; i++)
        CHECK_COUNT(lec_conference_place(&conference, want[i][0]).file, want[i][1], "byte");
    lec_arena_free(arena);
}

const lec_test lec_tests_form_jsonl[] = {
    {"utterances", test_utterances}, {"bad", test_bad},
    {"times", test_times},           {"speakers", test_speakers},
    {"beside", test_beside},         {"stated_times", test_stated_times},
    {"recognise", test_recognise},   {"places", test_places},
    {"nested", test_nested},         {"repeats", test_repeats},
    {"people", test_people},         {"lists_of_lines", test_lists_of_lines},
    {"refused", test_refused},       {0},
};
