/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON of speech recognisers: less usual shapes, words that are taken back, words that are
 * nobody's. Quotation marks are written ' here. */
#include <math.h>

#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_recogniser;

typedef struct {
    const char *what, *text, *shown;
} form_case;

static lec_source quoted(const char *text, lec_arena *arena)
{
    char *json = lec_arena_format(arena, "%s", text);
    for (char *at = json; *at != '\0'; at++)
        if (*at == '\'') *at = '"';
    return form_source(json, "json");
}

static void check_cases(const form_case *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = quoted(cases->text, arena);
        CHECK_TEXT(form_show(&lec_form_recogniser, &source, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

#define SAID(word, start, end)                                                                     \
    "{'start_time':'" start "','end_time':'" end "','alternatives':[{'content':'" word             \
    "'}],'type':'pronunciation'}"
#define MARK(mark) "{'alternatives':[{'content':'" mark "'}],'type':'punctuation'}"

static const form_case services[] = {
    {"AWS, older: who speaks stands in a list of stretches",
     "{'results':{'speaker_labels':{'segments':[\n"
     "{'start_time':'0.5','end_time':'2.0','speaker_label':'spk_0'},\n"
     "{'start_time':'3.0','end_time':'4.0','speaker_label':'spk_1'}]},\n"
     "'items':[" SAID("Good", "0.5", "0.9") "," SAID("morning", "1", "2") "," MARK(".") ",\n" SAID(
         "Why", "3", "3.4") "," MARK("?") "," MARK("") "]}}",
     "@4 p <spk_0||>: Good morning.\n@5 p <spk_1||>: Why?\n"},
    {"Speechmatics: a speaker that is not known is nobody",
     "{'format':'2.9','results':[\n"
     "{'type':'word','start_time':0.5,'end_time':0.9,'alternatives':[{'content':'Good','"
     "speaker':'S1'}]},\n"
     "{'type':'punctuation','start_time':0.9,'end_time':0.9,'alternatives':[{'content':'.','"
     "speaker':'S1'}]},\n"
     "{'type':'word','start_time':1.5,'end_time':1.9,'alternatives':[{'content':'Why','speaker'"
     ":'UU'}]}]}",
     "@2 p <S1||>: Good.\n@4 p <||>: Why\n"},
    {"Speechmatics as it listens: what was partial is said again, an answer a line",
     "{'message':'AddPartialTranscript','results':[{'type':'word','start_time':0.5,'end_time':"
     "0.9,"
     "'alternatives':[{'content':'god'}]}]}\n"
     "{'message':'AddTranscript','results':[{'type':'word','start_time':0.5,'end_time':0.9,"
     "'alternatives':[{'content':'Good','speaker':'S1'}]},"
     "{'type':'punctuation','start_time':0.9,'end_time':0.9,"
     "'alternatives':[{'content':'.','speaker':'S1'}]}]}\n"
     "{'message':'AddTranscript','results':[{'type':'word','start_time':1.5,'end_time':1.9,"
     "'alternatives':[{'content':'Why','speaker':'S2'}]}]}\n",
     "@2 p <S1||>: Good.\n@3 p <S2||>: Why\n"},
    {"Rev.ai: names beside, in a list or in the stretch",
     "{'monologues':[\n"
     "{'speaker':0,'speaker_info':{'id':'0','display_name':'Mara Quell'},'elements':["
     "{'type':'text','value':'Good.','ts':0.5,'end_ts':0.9},{'type':'text','value':''}]},\n"
     "{'speaker':1,'elements':[{'type':'text','value':'Why?','ts':3,'end_ts':3.4}]}],"
     "'speakers':[{'id':0,'name':'A'},{'id':1,'name':'Tom Brass'}]}",
     "@2 p <Mara Quell||>: Good.\n@3 p <Tom Brass||>: Why?\n"},
    {"Rev.ai as it listens",
     "{'type':'partial','ts':0.5,'elements':[{'type':'text','value':'god','ts':0.5}]}\n"
     "{'type':'final','ts':0.5,'elements':[{'type':'text','value':'Good','ts':0.5,'end_ts':0.9}"
     ","
     "{'type':'punct','value':'.'}]}\n",
     "@2 p: Good.\n"},
    {"ElevenLabs: spaces and what is heard beside speech are no words",
     "{'language_code':'en','text':'Good morning. Why?','words':[\n"
     "{'text':'Good','start':0.5,'end':0.9,'type':'word','speaker_id':'speaker_0'},"
     "{'text':' ','start':0.9,'end':1,'type':'spacing','speaker_id':'speaker_0'},"
     "{'text':'morning.','start':1,'end':1.5,'type':'word','speaker_id':'speaker_0'},"
     "{'text':'(laughter)','start':1.5,'end':2,'type':'audio_event','speaker_id':'speaker_0'},"
     "\n"
     "{'text':'Why?','start':3,'end':3.4,'type':'word','speaker_id':'speaker_1'},"
     "{'start':4,'end':5}]}",
     "@2 p <speaker_0||>: Good morning.\n@3 p <speaker_1||>: Why?\n"},
    {"Google without diarisation: the words of all results",
     "{'results':[\n{'alternatives':[{'words':[{'startTime':'1s','endTime':'2s','word':'Good.'}"
     "]}]},\n"
     "{'alternatives':[{'words':[{'startTime':'9s','endTime':'10s','word':'Why?'}]}]}]}",
     "@2 p: Good.\n@3 p: Why?\n"},
    {"IBM: an entry without a word",
     "{'results':[{'alternatives':[{'timestamps':[[null,0,1],['good',1.5,2]]}]}],"
     "'speaker_labels':[{'from':1.5,'to':2,'speaker':3}]}",
     "@1 p <Speaker 3||>: good\n"},
    {"Trint, the transcript alone",
     "{'words':[{'time':1500,'duration':500,'value':'Good.'},{'time':2000,'duration':1,'value':"
     "''}],"
     "'paragraphs':[{'time':1500,'duration':500,'speaker':'Mara Quell'}]}",
     "@1 p <Mara Quell||>: Good.\n"},
    {"Vosk: one answer",
     "{'result':[{'conf':1,'start':0.5,'end':0.9,'word':'good'}],'text':'good'}", "@1 p: good\n"},
    {"Azure, fast: milliseconds, channels for speakers, a stretch of nothing",
     "{'phrases':[\n{'offsetMilliseconds':500,'durationMilliseconds':900,'text':'Good.','"
     "channel':0},\n"
     "{'offsetMilliseconds':2000,'durationMilliseconds':9,'text':'','channel':0},\n"
     "{'offsetMilliseconds':3000,'durationMilliseconds':800,'text':'Why?','speaker':2}]}",
     "@2 p <Speaker 0||>: Good.\n@4 p <Speaker 2||>: Why?\n"},
    {"whisper.cpp",
     "{'transcription':[\n{'offsets':{'from':500,'to':2000},'text':' Good morning.'},\n"
     "{'offsets':{'from':2000,'to':2500},'text':''},\n"
     "{'offsets':{'from':4000,'to':5000},'text':' Why?','speaker':'1'}]}",
     "@2 p: Good morning.\n@4 p <Speaker 1||>: Why?\n"},
    {"YouTube: another begins within an event, and within a piece of it",
     "{'wireMagic':'pb3','events':[{'tStartMs':500,'dDurationMs':2000,'segs':[{'utf8':'Good.'},"
     "{'utf8':' >> Why?'}]},\n{'tStartMs':3000,'dDurationMs':1000,'segs':[{'utf8':'Because.\\n"
     ">> And how?'}]}]}",
     "@1 p: Good.\n@1 p >>: Why? Because.\n@2 p >>: And how?\n"},
    {"another shape", "{'data':[1]}",
     "t.json:1: no speech recogniser's JSON that is known; give a list of utterances with "
     "speaker and text"},
    {0},
};

static void test_services(void)
{
    check_cases(services);
}

#define TIMED(word, start, more) "{'word':'" word "','start':" start more "}"
#define OF(who)                  ",'speaker':'" who "'"

static const form_case word_lists[] = {
    {"a key that is null, and the same by another name",
     "{'words':[{'word':'Good','start':null,'start_time':1,'speaker':null,'speaker_label':'S1'}"
     "," TIMED("morning.", "1.5", ",'speaker':null") "]}",
     "@1 p <S1||>: Good\n@1 p: morning.\n"},
    {"AssemblyAI without diarisation: nobody is said to speak",
     "{'text':'Good morning.','words':[{'text':'Good','start':500,'end':900,'speaker':null},"
     "{'text':'morning.','start':1000,'end':1500,'speaker':null}],'utterances':null}",
     "@1 p: Good morning.\n"},
    {"words without time at the end go with who spoke last",
     "{'word_segments':[" TIMED("Good.", "1", OF("A")) ",{'word':'40'},{'word':'ships.'}]}",
     "@1 p <Speaker A||>: Good. 40 ships.\n"},
    {"words without time at the end of a sentence, several before the next that has one",
     "{'word_segments':[" TIMED("Good.", "1", OF("A")) ",{'word':'40'},{'word':'ships'}," TIMED(
         "sank.", "2", OF("B")) "]}",
     "@1 p <Speaker A||>: Good.\n@1 p <Speaker B||>: 40 ships sank.\n"},
    {"three who follow each other with a word each",
     "{'word_segments':[" TIMED("Go", "1", OF("A")) "," TIMED("No", "2", OF("B")) "," TIMED(
         "Yes", "3", OF("C")) "]}",
     "@1 p <Speaker A||>: Go\n@1 p <Speaker B||>: No\n@1 p <Speaker C||>: Yes\n"},
    {"one word between sentences is an answer, and so is one that ends a sentence",
     "{'word_segments':[" TIMED("We", "1", OF("A")) "," TIMED("go.", "2", OF("A")) "," TIMED(
         "Why", "3",
         OF("B")) "," TIMED("because", "4",
                            OF("A")) "," TIMED("we", "5",
                                               OF("A")) "," TIMED("Yes.", "6",
                                                                  OF("B")) "," TIMED("must.", "7",
                                                                                     OF("A")) "]}",
     "@1 p <Speaker A||>: We go.\n@1 p <Speaker B||>: Why\n@1 p <Speaker A||>: because we\n@1 "
     "p "
     "<Speaker B||>: Yes.\n@1 p <Speaker A||>: must.\n"},
    {"words that are taken back, of a list",
     "{'words':[" TIMED("God", "1", ",'is_final':false") "," TIMED(
         "Good.", "1",
         ",'is_final':true") "," TIMED(" ", "2", "") ",{'word':' ','start':2,'type':'spacing'}]}",
     "@1 p: Good.\n"},
    {"answers that are not final, by the other spelling; the best reading of each",
     "{'isFinal':false,'NBest':[{'words':[" TIMED(
         "God", "1", "") "]}]}\n"
                         "{'isFinal':true,'NBest':[{'words':[" TIMED(
                             "Good", "1", "") "]},{'words':[" TIMED("Wood", "1", "") "]}]}",
     "@2 p: Good\n"},
    {"punctuation is not taken from far away in the whole text",
     "{'text':'Something else is said before anything of this, Good. Why?','words':[" TIMED(
         "Good", "1", "") "," TIMED("Why", "2", "") "]}",
     "@1 p: Good Why\n"},
    {"a list in a list, as they are kept",
     "[[" TIMED("Good", "1", "") "],[" TIMED("morning", "2", "") "]]", "@1 p: Good morning\n"},
    {"what cannot say who speaks",
     "{'words':[" TIMED("Good", "1", ",'speaker':[1]") "," TIMED(
         "all", "2", ",'speaker':'10'") "," TIMED("why", "3",
                                                  ",'speaker':''") "," TIMED("so", "4",
                                                                             ",'speaker':'Q'") "]}",
     "@1 p: Good\n@1 p <Speaker 10||>: all\n@1 p <||>: why\n@1 p <Q||>: so\n"},
    {"Google's ends as offsets of time, those of characters beside",
     "{'words':[{'word':'Good','startOffset':'1s','endOffset':'2s'},"
     "{'word':'all','startOffset':4,'endOffset':6,'start':5,'end':6}]}",
     "@1 p: Good all\n"},
    {"too deep",
     "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" TIMED("Good", "1",
                                                "") "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
     "t.json:1: no speech recogniser's JSON that is known; give a list of utterances with "
     "speaker and text"},
    {0},
};

static void test_words(void)
{
    check_cases(word_lists);
}

static void test_times(void)
{
    static const form_case cases[] = {
        {"seconds and nanoseconds apart, ISO 8601 with hours",
         "{'words':[{'word':'Good','startTime':{'seconds':'3'},'speaker':1},"
         "{'word':'all','startTime':{'nanos':3500000000},'speaker':2},"
         "{'word':'why','startTime':'PT1H2M','speaker':1},"
         "{'word':'so','startTime':'PT1H2M3.5S','speaker':2}]}",
         "Good 3.00 all 3.50 why 3720.00 so 3723.50 "},
        {"times in which nobody speaks, in any unit, are none",
         "{'words':[" TIMED("Good", "0.0000001", "") "," TIMED("morning", "0.0000002",
                                                               ",'end':0.0000003") "]}",
         "Good nan morning nan "},
        {"what cannot be a time is none; the words before the first time have none",
         "{'words':[" TIMED("Good", "'PTxM'", OF("A")) "," TIMED(
             "all", "'soon'", OF("B")) "," TIMED("why", "true", OF("A")) "," TIMED("so", "2",
                                                                                   OF("B")) "]}",
         "Good nan all nan why nan so 2.00 "},
        {0},
    };
    for (const form_case *at = cases; at->what != NULL; at++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = quoted(at->text, arena);
        CHECK_TEXT(form_show_times(&lec_form_recogniser, &source, arena), at->shown, at->what);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_form_recogniser[] = {
    {"services", test_services}, {"words", test_words}, {"times", test_times}, {0}};
