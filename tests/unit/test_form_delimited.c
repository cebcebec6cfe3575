/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/form_delimited.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_delimited;

typedef struct {
    const char *what, *suffix, *columns, *text, *shown;
} form_case;

static void check_cases(const form_case *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        lec_source source = form_source(cases->text, cases->suffix);
        source.columns = cases->columns;
        CHECK_TEXT(form_show(&lec_form_delimited, &source, arena), cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

static void test_rows(void)
{
    static const form_case cases[] = {
        {"quotation, lines in a cell, an empty speaker and empty rows", "csv", NULL,
         "Speaker,Role,Outlet,Text\n"
         "Mara Quell,chair,,\"Good morning.\n\n\"\"Safe\"\" cables.\"\n\n"
         ",,,And ships.\r\n"
         "Tom Brass,journalist, Harbour Post ,  Why?  \n"
         "x,y,z,\n",
         "@2 p <Mara Quell|chair|>: Good morning.\n@4 p <Mara Quell|chair|>: \"Safe\" cables.\n"
         "@6 p <||>: And ships.\n@7 p <Tom Brass|journalist|Harbour Post>: Why?\n"},
        {"the best of several columns for a field", "csv", NULL,
         "name,speaker_id,speaker,text\nMara,q1,QUELL,Yes.\n", "@2 p <QUELL||>: Yes.\n"},
        {"semicolons, German", "csv", NULL, "Redner;Funktion;Wortlaut\nQuell;Vorsitz;Gut, ja.\n",
         "@2 p <Quell|Vorsitz|>: Gut, ja.\n"},
        {"tabs without quotation", "tsv", NULL,
         "who\tutterance\nQuell\tHe said \"yes\" to us\nBrass\t\"No\" he did not\n",
         "@2 p <Quell||>: He said \"yes\" to us\n@3 p <Brass||>: \"No\" he did not\n"},
        {"columns by option, by name and number", "csv", "text=body,speaker=2",
         "id,x,Body\n1,Quell,Yes.\n", "@2 p <Quell||>: Yes.\n"},
        {"no first row with names", "csv", "text=2,speaker=1", "Quell,Yes.\nBrass,No.\n",
         "@1 p <Quell||>: Yes.\n@2 p <Brass||>: No.\n"},
        {"several conferences, their rows mixed", "csv", NULL,
         "conference,date,speaker,text\nspring,2031-03-01,Quell,One.\n"
         "autumn,2031-10-02,Brass,Two.\nspring,2031-03-01,Brass,Three.\n",
         "== spring\n-- |2031-03-01|\n@2 p <Quell||>: One.\n@4 p <Brass||>: Three.\n"
         "== autumn\n-- |2031-10-02|\n@3 p <Brass||>: Two.\n"},
        {"one conference in the column is the file's own", "csv", NULL,
         "conference,speaker,text\nspring,Quell,One.\n", "@2 p <Quell||>: One.\n"},
        {"rows of a title above the names", "csv", NULL,
         "\"Briefing, 4 March\";;\n;;\nRedner;Zeit;Wortlaut\nQuell;0:01;Ja.\n",
         "-- Briefing, 4 March||\n@4 p <Quell||>: Ja.\n"},
        {"no names: two of three times count; a tab parts what holds quotation marks", "txt", NULL,
         "0:03\t0:05\t0:02\tMara Quell\tGood morning to \"all\".\n\n0:05\t0:09\t0:04\tTom "
         "Brass\tWhy is it so?\n",
         "@1 p <Mara Quell||>: Good morning to \"all\".\n@3 p <Tom Brass||>: Why is it so?\n"},
        {"no names, the words between quotation marks", "csv", NULL,
         "\"Good morning to all.\",0:03,Mara Quell\n\"Why is it \"\"so\"\"?\",0:05,Tom Brass\n",
         "@1 p <Mara Quell||>: Good morning to all.\n@2 p <Tom Brass||>: Why is it \"so\"?\n"},
        {"a recording: its words and how long they took, nobody named", "csv", NULL,
         "start,duration,text\n1,2,Good morning.\n3,2,Why?\n", "@2 p: Good morning.\n@3 p: Why?\n"},
        {"lines of a cell as older machines end them", "csv", NULL,
         "speaker,text\rQuell,\"Yes.\rNo.\"\rBrass,Why?\r",
         "@2 p <Quell||>: Yes.\n@3 p <Quell||>: No.\n@4 p <Brass||>: Why?\n"},
        {"tiers, a row of which has no time: nothing is said in it", "csv", NULL,
         "spk,from,to,utt\nQ,1,2,a\nQ,5,6,b\nB,3,4,c\nB,,,\nB,7,8,d\n",
         "@2 p <Q||>: a\n@4 p <B||>: c\n@3 p <Q||>: b\n@6 p <B||>: d\n"},
        {"a time column that holds dates is no time", "csv", NULL,
         "time,speaker,text\n2031-03-01T10:00,Quell,One.\n", "@2 p <Quell||>: One.\n"},
        {0},
    };
    check_cases(cases);
}

static void test_bad(void)
{
    static const form_case cases[] = {
        {"a ragged row", "csv", NULL, "speaker,text\nQuell,Yes, indeed.\n",
         "t.csv:2: this row has 3 cells, the first row 2; put text that holds the separator ',' "
         "between quotation marks"},
        {"a short row after a cell of two lines", "tsv", NULL,
         "speaker\ttext\nQuell\t\"a\nb\"\nBrass\n",
         "t.tsv:4: this row has 1 cells, the first row 2; put text that holds the separator 'tab' "
         "between quotation marks"},
        {"a quotation mark never closed", "csv", NULL,
         "speaker,text\nA,b\nQuell,\"Yes.\nBrass,No\n",
         "t.csv:3: the quotation mark of the cell that begins here is never closed; close it"},
        {"a quotation mark in mid-cell", "csv", NULL, "speaker,text\n\nQuell,the \"cable\"\n",
         "t.csv:3: a quotation mark in the middle of a cell (the cell begins on line 3); put the "
         "cell between quotation marks and double those within it"},
        {"no text column", "csv", NULL, "a,b\n1,2\n",
         "t.csv:1: no column is known to hold text; say which by name or number with --columns "
         "text=...,speaker=...; the columns are 'a', 'b'"},
        {"a column that is not there", "csv", "text=body", "speaker,text\nQuell,Yes.\n",
         "t.csv:1: no column 'body' for --columns text=...; the columns are 'speaker', 'text'"},
        {"a number that is no column's", "csv", "text=3", "speaker,text\nQuell,Yes.\n",
         "t.csv:1: no column '3' for --columns text=...; the columns are 'speaker', 'text'"},
        {"none is the first", "csv", "text=0", "speaker,text\nQuell,Yes.\n",
         "t.csv:1: no column '0' for --columns text=...; the columns are 'speaker', 'text'"},
        {"a number and more", "csv", "text=2nd", "speaker,text\nQuell,Yes.\n",
         "t.csv:1: no column '2nd' for --columns text=...; the columns are 'speaker', 'text'"},
        {"many columns", "csv", NULL, "a,b,c,d,e,f,g,h,i,j,k,l,m\n1,2,3,4,5,6,7,8,9,10,11,12,13\n",
         "t.csv:1: no column is known to hold text; say which by name or number with --columns "
         "text=...,speaker=...; the columns are 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', "
         "'k', 'l', ..."},
        {"many words that are no sentences", "csv", NULL,
         "speaker,Themes\nQuell,harbour trains cranes money and people\n",
         "t.csv:1: no column is known to hold text; say which by name or number with --columns "
         "text=...,speaker=...; the columns are 'speaker', 'Themes'"},
        {"speech in the first row", "csv", NULL,
         "Mara Quell,We close the pier today.\nTom Brass,Why?\n",
         "t.csv:1: the first row holds speech, not the names of the columns; say which is which by "
         "number: --columns text=2,speaker=1 (of 2)"},
        {"no row", "csv", NULL, "speaker,text\n",
         "t.csv:1: this table has no row with text; export it again"},
        {"nothing", "csv", "text=1,speaker=1", "",
         "t.csv:1: this table has no row with text; export it again"},
        {"a bad time", "csv", NULL, "speaker,start,text\nQ,1.5,a\nQ,1:75,b\n",
         "t.csv:3: '1:75' in the column for start is not a time; write seconds or HH:MM:SS"},
        {"a time before the recording", "csv", NULL, "speaker,start,text\nQ,-1.5,a\nQ,2,b\n",
         "t.csv:2: '-1.5' is before the recording begins; add as much to all times"},
        {"times the wrong way round", "csv", NULL, "speaker,start,end,text\nQ,7,5.5,a\n",
         "t.csv:2: this row ends before it begins; correct its times"},
        {0},
    };
    check_cases(cases);
}

static void test_names_again(void)
{
    static const form_case cases[] = {
        {"the names of the columns again, in other words and in the same", "csv", NULL,
         "Speaker,Text\nwho,utterance\nQuell,Yes.\nSpeaker,Text\nBrass,Why text?\n",
         "@3 p <Quell||>: Yes.\n@5 p <Brass||>: Why text?\n"},
        {"a text under a name that says nothing, beside remarks", "csv", NULL,
         "Name,Heard,Remarks\nQuell,Yes it is so and so.,smiles\nBrass,But why is it so now?,\n",
         "@2 p <Quell||>: Yes it is so and so.\n@3 p <Brass||>: But why is it so now?\n"},
        {"remarks that are as long are what was said", "csv", NULL,
         "Name,Heard,Remarks\nQuell,Yes it is so and so.,Not so at all.\n",
         "@2 p <Quell||>: Not so at all.\n"},
        {"from whom, not from when", "csv", NULL,
         "From,Text\nQuell,Yes it is so.\nBrass,But why is it?\n",
         "@2 p <Quell||>: Yes it is so.\n@3 p <Brass||>: But why is it?\n"},
        {"from when", "csv", NULL, "From,To,Text\n0:01,0:03,Yes it is so.\n",
         "@2 p: Yes it is so.\n"},
        {"over midnight", "csv", NULL, "Speaker,Start,End,Text\nQuell,23:59:58,00:00:04,Yes.\n",
         "@2 p <Quell||>: Yes.\n"},
        {0},
    };
    check_cases(cases);
}

static void test_times(void)
{
    lec_arena *arena = lec_arena_new();
    /* "aaa bb" from 1 to 4 s: "bb" at byte 4 of 6, so at 1 + 4/6 * 3 = 3 */
    const lec_source source =
        form_source("start,stop,who,text\n1,0:04,Q,aaa bb\n00:01:02.5,,Q,c\n", "csv");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &source, arena), "aaa 1.00 bb 3.00 c 62.50 ",
               "seconds and clock times");
    static const char *const ways[] = {"1.5 s,2 sec",
                                       "0m 1.5s,0 min 2 seconds",
                                       "\"1,5\",\"2,0\"",
                                       "1500 ms,2000ms",
                                       "2031-03-12T00:00:01.5Z,2031-03-12 00:00:02",
                                       "12:00:01.5 AM,12:00:02 am"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *rows = lec_arena_format(arena, "who,start,end,text\nQ,%s,a\n", ways[i]);
        const lec_source written = form_source(rows, "csv");
        CHECK_TEXT(form_show_times(&lec_form_delimited, &written, arena), "a 1.50 ", ways[i]);
    }
    const lec_source frames =
        form_source("who,start,end,text\nQ,00:00:01:05,00:00:02;10,a\n", "csv");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &frames, arena), "a 1.20 ",
               "frames, as Premiere writes them: 5 of 25");
    const lec_source thirty =
        form_source("who,start,end,text\nQ,00:00:01:15,00:00:02:29,a\n", "csv");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &thirty, arena), "a 1.50 ",
               "15 of 30: a number of 29 is not of 25");
    const lec_source lasting =
        form_source("who,start,duration,text\nQ,00:00:01:15,00:00:01:20,a b\nQ,00:00:05:29,"
                    "00:00:01:00,c\n",
                    "csv");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &lasting, arena), "a 1.50 b 2.61 c 5.97 ",
               "two thirds of 1 s and 20 of 30 later");
    const lec_source afternoon = form_source("who,start,text\nQ,1:00:00 PM,a\n", "csv");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &afternoon, arena), "a 46800.00 ", "13 hours");
    const lec_source spans =
        form_source("Timespan\tContent\tSpeaker\n0:01.0 - 0:04.0\taaa bb\tQ\n", "txt");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &spans, arena), "aaa 1.00 bb 3.00 ",
               "from and to in one cell, as NVivo writes");
    const lec_source open = form_source("Timespan\tContent\tSpeaker\n0:01.0 - late\ta\tQ\n", "txt");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &open, arena), "a 1.00 ", "to no time");
    const lec_source zone = form_source("who,start,text\nQ,10:00:05-05:00,a\n", "csv");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &zone, arena), "a 36005.00 ",
               "a zone is no end");
    const lec_source tiers =
        form_source("spk,from,to,utt\nQ,1,2,a\nQ,5,6,b\nB,3,4,c\nB,7,8,d\n", "csv");
    CHECK_TEXT(form_show_times(&lec_form_delimited, &tiers, arena), "a 1.00 c 3.00 b 5.00 d 7.00 ",
               "tiers one after the other, as ELAN exports them");
    const lec_source apart =
        form_source("spk,from,to,utt\nQ,1,3,a\nQ,5,7,b\nB,1,4,c\nB,5,8,d\n", "csv");
    CHECK_TEXT(form_show(&lec_form_delimited, &apart, arena),
               "@2 p <Q||>: a\n@3 p <Q||>: b\n@4 p <B||>: c\n@5 p <B||>: d\n",
               "a recording for each");
    lec_arena_free(arena);
}

static void test_recognise(void)
{
    static const struct {
        const char *suffix, *columns, *text;
        int sure;
    } cases[] = {
        {"csv", NULL, "speaker,text\n", 95},
        {"txt", NULL, "Sprecherin|Redetext|x\n", 80},
        {"csv", NULL, "conference,words,share\nx,1,2\n", 15},
        {"csv", "text=b,speaker=a", "a,b\n", 95},
        {"txt", NULL, "Good morning, ladies and gentlemen\n", 0},
        {"txt", NULL, "", 0},
        {"", "text=b,speaker=a", "a,b\n", 95},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_source source = form_source(cases[i].text, cases[i].suffix);
        source.columns = cases[i].columns;
        CHECK_COUNT(lec_form_delimited.recognise(&source), cases[i].sure, cases[i].text);
    }
}

static void test_columns_option(void)
{
    static const struct {
        const char *option, *text, *speaker, *error;
    } cases[] = {
        {NULL, NULL, NULL, NULL},
        {"text=body,speaker=the who", "body", "the who", NULL},
        {"text=", NULL, NULL,
         "--columns: 'text=' is not FIELD=COLUMN, or comes twice; the fields "
         "are text, speaker, role, affiliation, start, end, duration, conference, date"},
        {"text=a,text=b", NULL, NULL,
         "--columns: 'text=b' is not FIELD=COLUMN, or comes twice; the fields are text, speaker, "
         "role, affiliation, start, end, duration, conference, date"},
        {"body", NULL, NULL,
         "--columns: 'body' is not FIELD=COLUMN, or comes twice; the fields are "
         "text, speaker, role, affiliation, start, end, duration, conference, date"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        lec_delimited_columns columns;
        lec_error error;
        const lec_status status =
            lec_delimited_columns_read(cases[i].option, &columns, arena, &error);
        CHECK_COUNT(status, cases[i].error != NULL ? LEC_BAD_USAGE : LEC_OK, "status");
        if (status != LEC_OK) {
            CHECK_TEXT(error.message, cases[i].error, "message");
        } else {
            CHECK_TEXT(columns.column[LEC_FIELD_TEXT], cases[i].text, "text");
            CHECK_TEXT(columns.column[LEC_FIELD_SPEAKER], cases[i].speaker, "speaker");
        }
        lec_arena_free(arena);
    }
}

static void test_without_text(void)
{
    static const struct {
        const char *suffix, *text;
        bool is;
    } cases[] = {
        {"csv", "conference,words,share\nx,1,2\n", true},
        {"tsv", "speaker\twords\nQ\t1\n", true},
        {"csv", "speaker,text\nQ,Yes.\n", false},
        {"csv", "speaker\nQ\n", false},
        {"csv", "conference,words\nx,\ny,\"1,200\"\nz\n", true},
        {"csv", "speaker,words\nQ,12.\nQ,Yes.\n", false},
        {"csv", "speaker,words\n", false},
        {"csv", "conference,role,count\nx,chair,1\n", true},
        {"csv", "a,b\n1,2\n", false}, /* nothing is known of it */
        {"txt", "conference,words,share\nx,1,2\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases[i].text, cases[i].suffix);
        CHECK_TRUE(lec_is_table_without_text(&source, arena) == cases[i].is, cases[i].text);
        lec_arena_free(arena);
    }
}

static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source = form_source("speaker,text\nQ,\"a \"\"b\"\"\r\nc\"\n", "csv");
    lec_transcript transcript;
    lec_error error;
    CHECK_COUNT(lec_form_delimited.read(&source, &transcript, arena, &error), LEC_OK, "read");
    CHECK_TEXT(transcript.text, "a \"b\"\n\nc", "text");
    /* counted by hand: row 2 begins at byte 13, a at 16, b at 20, c (line 3) at 25 */
    const lec_conference conference = {.marks = transcript.marks,
                                       .mark_count = transcript.mark_count};
    static const uint32_t want[][3] = {{0, 16, 2}, {3, 20, 2}, {7, 25, 3}};
    for (size_t i = 0; i < 3; i++) {
        const lec_mark place = lec_conference_place(&conference, want[i][0]);
        CHECK_COUNT(place.file, want[i][1], "byte in the file");
        CHECK_COUNT(place.line, want[i][2], "line");
    }
    lec_arena_free(arena);
}

static void test_exchanges(void)
{
    static const form_case cases[] = {
        {"who asks and who answers in columns of their own", "csv", NULL,
         "Reporter,Outlet,Question,Answer,Answered by\nAda Vale,Harbour Post,Why?,It is "
         "old.,Mara Quell\nTom Brass,,And when?,,Mara Quell\n",
         "@2 p <Ada Vale|journalist|Harbour Post>: Why?\n@2 p <Mara Quell||>: It is old.\n"
         "@3 p <Tom Brass|journalist|>: And when?\n"},
        {"nobody is named; the speaker is who answers; or who asks", "csv", NULL,
         "Frage,Antwort\nWarum?,Darum.\n", "@2 p <Q|journalist|>: Warum?\n@2 p <A||>: Darum.\n"},
        {"the speaker answers", "csv", NULL, "Speaker,Question,Answer\nQuell,Why?,So.\n",
         "@2 p <Q|journalist|>: Why?\n@2 p <Quell||>: So.\n"},
        {"the speaker asks where another column names who answers", "csv", NULL,
         "Speaker,Question,Answer,Respondent\nVale,Why?,So.,Quell\n",
         "@2 p <Vale|journalist|>: Why?\n@2 p <Quell||>: So.\n"},
        {"a column that is the text, beside a question and an answer of a survey", "csv", NULL,
         "Speaker,Text,Question,Answer\nQuell,Yes.,4,2\n", "@2 p <Quell||>: Yes.\n"},
        {"ATLAS.ti: labels stand in the quotations", "csv", NULL,
         "ID,Quotation Name,Quotation Content,Document\n1:1,We cl,Quell: We close it.,a.docx\n",
         "@2 p: Quell: We close it.\n"},
        {0},
    };
    check_cases(cases);
}

/* An empty cell means the speaker above where names stand only where the speaker changes. */
static void test_empty_speakers(void)
{
    static const form_case cases[] = {
        {"below several people", "csv", NULL, "speaker,text\nQuell,a\n,b\nBrass,c\n,d\nQuell,e\n",
         "@2 p <Quell||>: a\n@3 p <Quell||>: b\n@4 p <Brass||>: c\n@5 p <Brass||>: d\n"
         "@6 p <Quell||>: e\n"},
        {"between two answers of one person nobody asks", "csv", NULL,
         "speaker,text\nQuell,a\n,b\nQuell,c\nBrass,d\n,e\nQuell,f\n",
         "@2 p <Quell||>: a\n@3 p <||>: b\n@4 p <Quell||>: c\n@5 p <Brass||>: d\n@6 p <||>: e\n"
         "@7 p <Quell||>: f\n"},
        {"below one person only: those he calls on", "csv", NULL,
         "speaker,text\nChair,a\n,b\nQuell,c\nChair,d\n,e\nQuell,f\n",
         "@2 p <Chair||>: a\n@3 p <||>: b\n@4 p <Quell||>: c\n@5 p <Chair||>: d\n@6 p <||>: e\n"
         "@7 p <Quell||>: f\n"},
        {"a name that follows itself stands in each row", "csv", NULL,
         "speaker,text\nQuell,a\nQuell,b\n,c\nBrass,d\n,e\n",
         "@2 p <Quell||>: a\n@3 p <Quell||>: b\n@4 p <||>: c\n@5 p <Brass||>: d\n@6 p <||>: e\n"},
        {"an outlet of its own, or a word for unknown", "csv", NULL,
         "speaker,outlet,text\nQuell,,a\n,Harbour Post,b\nBrass,,c\n,,d\nVale,,e\n",
         "@2 p <Quell||>: a\n@3 p <||Harbour Post>: b\n@4 p <Brass||>: c\n@5 p <||>: d\n"
         "@6 p <Vale||>: e\n"},
        {"a word for unknown", "csv", NULL, "speaker,text\nQuell,a\nNA,b\nBrass,c\n,d\nVale,e\n",
         "@2 p <Quell||>: a\n@3 p <||>: b\n@4 p <Brass||>: c\n@5 p <||>: d\n@6 p <Vale||>: e\n"},
        {0},
    };
    check_cases(cases);
}

const lec_test lec_tests_form_delimited[] = {
    {"exchanges", test_exchanges},
    {"empty_speakers", test_empty_speakers},
    {"rows", test_rows},
    {"bad", test_bad},
    {"names_again", test_names_again},
    {"times", test_times},
    {"recognise", test_recognise},
    {"columns_option", test_columns_option},
    {"without_text", test_without_text},
    {"places", test_places},
    {0},
};
