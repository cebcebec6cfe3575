/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_people.c -- labels to people: invented transcripts of the kinds in ../shared/faults/reading,
 * and who a reader says speaks. `role:speaker` for every turn, in order; `*:` where the role is not
 * what the case is about. */
#include "io/attribution/affiliation.h"
#include "io/attribution/attribute.h"
#include "tests/support/check.h"

#include <string.h>

static const lec_study no_study = {0};

typedef struct {
    const char *text, *suffix;
    const lec_study *study;
    lec_attribution attribution;
    bool read;
} reading;

static reading read_text(const char *text, const char *suffix, const lec_study *study,
                         lec_arena *arena)
{
    const lec_source source = {.path = "case",
                               .name = "case",
                               .suffix = suffix,
                               .text = text,
                               .length = strlen(text),
                               .encoding = "UTF-8"};
    reading result = {.text = text, .suffix = suffix, .study = study};
    lec_transcript transcript;
    lec_error error = {""};
    result.read = lec_transcript_read(&source, NULL, &transcript, arena, &error) == LEC_OK &&
                  lec_attribute(&transcript, study, "case", "case", arena, &result.attribution,
                                &error) == LEC_OK;
    CHECK_TRUE(result.read, error.message);
    return result;
}

/* What was found, written as the case has it. */
static const char *turns_like(const reading *got, const char *want, lec_arena *arena)
{
    const char *turns = "";
    for (size_t t = 0; got->read && t < got->attribution.turn_count; t++) {
        const lec_new_turn *turn = &got->attribution.turns[t];
        const bool any = want != NULL && want[0] == '*';
        turns = lec_arena_format(arena, "%s%s%s:%s", turns, t > 0 ? "|" : "",
                                 any ? "*" : lec_role_name(turn->role), turn->speaker);
        if (want != NULL) want = strchr(want, '|');
        if (want != NULL) want++;
    }
    return turns;
}

static const struct {
    const char *what, *text, *turns;
} cases[] = {
    {"numbers of those who ask, where one comes back",
     "Mara Quell: Good morning to all of you. We opened the harbour today.\n\nReporter 1: What "
     "about "
     "the cost?\n\nMara Quell: It is forty million.\n\nReporter 2: And who pays for it?\n\nMara "
     "Quell: "
     "All of us.\n\nReporter 1: Is that fair?\n\nMara Quell: It is.\n",
     "*:Mara Quell|journalist:Reporter 1|*:Mara Quell|journalist:Reporter 2|*:Mara "
     "Quell|journalist:Reporter 1|*:Mara Quell"},
    {"who examines in a court does not answer",
     "DIRECT EXAMINATION\n\nBY MR. SMITH:\n\nQ.   Good morning, Ms. Quell. Where do you "
     "work?\n\nA.   At "
     "the harbour board.\n\nQ.   For how long?\n\nA.   For six years "
     "now.\n\nCROSS-EXAMINATION\n\nBY MS. "
     "BERG:\n\nQ.   You never read it, did you?\n\nA.   I read the first page.\n",
     "journalist:|principal:|journalist:|principal:|journalist:|principal:"},
    {"numbers that only count the questions",
     "Mara Quell: Good morning to all of you. We opened the harbour today.\n\nReporter 1: What "
     "about "
     "the cost?\n\nMara Quell: It is forty million.\n\nReporter 2: And who pays for it?\n\nMara "
     "Quell: "
     "All of us.\n\nReporter 3: Is that fair?\n\nMara Quell: It is.\n",
     "*:Mara Quell|journalist:|*:Mara Quell|journalist:|*:Mara Quell|journalist:|*:Mara Quell"},
    {"03: commas inside an office before the name",
     "Conferencia de prensa\n\n"
     "PRESIDENTA DE MÉXICO, CLARA MONTES PARDO: Buenos días. Hoy es día de trabajo para todos.\n\n"
     "SECRETARIO DE INFRAESTRUCTURA, COMUNICACIONES Y TRANSPORTES, JESÚS ESTEVA MEDINA: Gracias, "
     "presidenta. Las obras van bien y terminan en junio.\n\n"
     "PREGUNTA: ¿Cuándo llega el tren?\n\n"
     "SECRETARIO DE INFRAESTRUCTURA, COMUNICACIONES Y TRANSPORTES, JESÚS ESTEVA MEDINA: En "
     "mayo.\n\n"
     "PREGUNTA: ¿Y el agua?\n\nPRESIDENTA DE MÉXICO, CLARA MONTES PARDO: El viernes.\n",
     "principal:Clara Montes Pardo|principal:Jesús Esteva Medina|journalist:|"
     "principal:Jesús Esteva Medina|journalist:|principal:Clara Montes Pardo"},
    {"04: a month behind the guest's name",
     "Harbour podcast with Conner Frome - June 24th 2019\n\n"
     "Stephan: Welcome to the show. How did it all begin?\n\n"
     "Conner: It began with a boat that nobody wanted, and with a lot of time on my hands.\n\n"
     "Stephan: And then?\n\nConner: Then we bought another one, and never looked back.\n\n"
     "Stephan: Thanks. Where can people find you?\n\nConner: In the harbour.\n",
     "journalist:Stephan|principal:Conner Frome|journalist:Stephan|principal:Conner Frome|"
     "journalist:Stephan|principal:Conner Frome"},
    {"10: the president's wife is not the president of the title",
     "Remarks by President Lowe at a school\n\n"
     "THE PRESIDENT:  Good afternoon.  It is good to be here, and I will say a few words.\n\n"
     "MRS. LOWE:  Thank you.  I only add that the school is a very good one.\n\n"
     "Q    Who pays for the school?\n\n"
     "THE PRESIDENT:  The state pays for two thirds of it.  The rest comes from the town.\n\n"
     "Q    And the trains?\n\nMRS. LOWE:  They come in May.\n\n"
     "THE PRESIDENT:  They do come in May.\n",
     "principal:President Lowe|*:Mrs. Lowe|journalist:|principal:President Lowe|journalist:|"
     "*:Mrs. Lowe|principal:President Lowe"},
    {"03: a surname that is also short for an office",
     "Weekly briefing\n\n"
     "ARUN DEV, JOINT SECRETARY (EAST): Good afternoon. The minister will travel on Friday.\n\n"
     "RIA SEN, CHIEF ECONOMIST: I add one number. Trade grew by nine per cent this year.\n\n"
     "SITA RAO, DAILY POST: Will he sign the agreement?\n\n"
     "ARUN DEV, JOINT SECRETARY (EAST): He will. It is ready.\n\n"
     "LEO HART, RADIO NORTH: How large is the trade?\n\n"
     "RIA SEN, CHIEF ECONOMIST: About two billion dollars a year.\n",
     "principal:Arun Dev|principal:Ria Sen|journalist:Sita Rao|principal:Arun Dev|"
     "journalist:Leo Hart|principal:Ria Sen"},
    {"17: one letter too many in a short name under the same office",
     "Press conference by Chairman Ann Lowe\n\n"
     "CHAIRMAN LOWE: Good afternoon. Today we finished the plan, and I will say what it means.\n\n"
     "SITA RAO: Who pays for it?\n\nCHAIRMAN LOWE: The state does, as it did before.\n\n"
     "LEO HART: And when?\n\nCHAIRMAN LOWEE: It will be opened in June.\n\n"
     "MIRA KOS: Really?\n\nCHAIRMAN LOWE: Yes, really.\n",
     "principal:Ann Lowe|journalist:Sita Rao|principal:Ann Lowe|journalist:Leo Hart|"
     "principal:Ann Lowe|journalist:Mira Kos|principal:Ann Lowe"},
};

/* Sentences of a conversation whose speakers nothing names. */
#define STATEMENT                                                                                  \
    "Good afternoon. Today we finished the plan for the northern ports, and I want to say what "   \
    "it "                                                                                          \
    "means. Work begins in spring, the money is there, and the towns agree to all of it."
#define FIRST "Who pays for the ports if the towns do not?"
#define REPLY                                                                                      \
    "The state pays two thirds of it. The rest comes from the fund that we set up last year."
#define SECOND "And what about the trains? Are they late again?"
#define ANSWER                                                                                     \
    "They are not late. The first comes in May, and I have seen it in the yard last week."

/* A text without labels is read as a conversation, in whichever layout, and never as sure as one
 * with labels; what is no conversation is not. */
static void test_unlabelled(void)
{
    static const char *const layouts[] = {
        STATEMENT "\n\n" FIRST "\n\n" REPLY "\n\n" SECOND "\n\n" ANSWER "\n",
        STATEMENT "\n\n- " FIRST "\n\n" REPLY "\n\n- " SECOND "\n\n" ANSWER "\n",
        STATEMENT "\n\n**" FIRST "**\n\n" REPLY "\n\n**" SECOND "**\n\n" ANSWER "\n",
    };
    lec_arena *kept = lec_arena_new();
    const reading with_labels =
        read_text("Press conference by President Ann Lowe\n\nPRESIDENT LOWE: " STATEMENT
                  "\n\nQUESTION: " FIRST "\n\nPRESIDENT LOWE: " REPLY "\n\nQUESTION: " SECOND
                  "\n\nPRESIDENT LOWE: " ANSWER "\n",
                  "txt", &no_study, kept);
    CHECK_COUNT(with_labels.attribution.turn_count, 5, "turns with labels");
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        lec_arena *arena = lec_arena_new();
        const reading got = read_text(layouts[i], i == 2 ? "md" : "txt", &no_study, arena);
        CHECK_TEXT(turns_like(&got, NULL, arena),
                   "principal:|journalist:|principal:|journalist:|principal:", layouts[i]);
        for (size_t t = 0; got.read && t < got.attribution.turn_count; t++)
            CHECK_TRUE(got.attribution.turns[t].detail.certainty <
                           with_labels.attribution.turns[t].detail.certainty,
                       "less sure than with labels");
        lec_arena_free(arena);
    }
    lec_arena_free(kept);
    static const char speech[] =
        STATEMENT "\n\n" REPLY "\n\nIs that enough? It is not.\n\n" ANSWER "\n";
    const lec_source source = {.path = "case",
                               .name = "case",
                               .suffix = "txt",
                               .text = speech,
                               .length = sizeof speech - 1,
                               .encoding = "UTF-8"};
    lec_arena *arena = lec_arena_new();
    lec_transcript transcript;
    lec_attribution attribution;
    lec_error error = {""};
    CHECK_COUNT(lec_transcript_read(&source, NULL, &transcript, arena, &error), LEC_OK, "read");
    CHECK_COUNT(lec_attribute(&transcript, &no_study, "case", "case", arena, &attribution, &error),
                LEC_BAD_DATA, "a speech without a speaker is refused");
    lec_arena_free(arena);
}

static void test_cases(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const reading got = read_text(cases[i].text, "txt", &no_study, arena);
        CHECK_TEXT(turns_like(&got, cases[i].turns, arena), cases[i].turns, cases[i].what);
        lec_arena_free(arena);
    }
}

/* What a form states is not merged by spelling: CSV, WebVTT and TEI, three people each. */
static void test_stated(void)
{
    static const struct {
        const char *suffix, *text;
    } forms[] = {
        {"csv", "speaker,role,text\nPat Lodge,principal,Good morning to all of you.\n"
                "Jan Kowalski,journalist,What about it?\nPat Lodge,principal,It is fine.\n"
                "Jan Kowalsky,journalist,And the rest?\nPat Lodge,principal,It is good.\n"
                "Jana Kowalski,journalist,Really?\n"},
        {"vtt",
         "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Pat Lodge>Good morning to all of you.</v>\n\n"
         "00:03.000 --> 00:04.000\n<v Jan Kowalski>What about it?</v>\n\n"
         "00:05.000 --> 00:06.000\n<v Pat Lodge>It is fine.</v>\n\n"
         "00:07.000 --> 00:08.000\n<v Jan Kowalsky>And the rest?</v>\n\n"
         "00:09.000 --> 00:10.000\n<v Pat Lodge>It is good.</v>\n\n"
         "00:11.000 --> 00:12.000\n<v Jana Kowalski>Really?</v>\n"},
        {"xml", "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>"
                "<sp><speaker>Pat Lodge</speaker><p>Good morning to all of you.</p></sp>"
                "<sp><speaker>Jan Kowalski</speaker><p>What about it?</p></sp>"
                "<sp><speaker>Pat Lodge</speaker><p>It is fine.</p></sp>"
                "<sp><speaker>Jan Kowalsky</speaker><p>And the rest?</p></sp>"
                "<sp><speaker>Pat Lodge</speaker><p>It is good.</p></sp>"
                "<sp><speaker>Jana Kowalski</speaker><p>Really?</p></sp></body></text></TEI>\n"},
    };
    static const char want[] = "*:Pat Lodge|*:Jan Kowalski|*:Pat Lodge|*:Jan Kowalsky|*:Pat Lodge|"
                               "*:Jana Kowalski";
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        lec_arena *arena = lec_arena_new();
        const reading got = read_text(forms[i].text, forms[i].suffix, &no_study, arena);
        CHECK_TEXT(turns_like(&got, want, arena), want, forms[i].suffix);
        size_t proposed = 0;
        for (size_t r = 0; r < got.attribution.remark_count; r++)
            proposed += strcmp(got.attribution.remarks[r].what, "alias") == 0 &&
                        strstr(got.attribution.remarks[r].reason, "may be") != NULL;
        CHECK_TRUE(proposed >= 1, "proposed only");
        lec_arena_free(arena);
    }
}

/* A column of functions says who is who, as a label would. */
static void test_functions(void)
{
    static const char text[] =
        "speaker,function,text\nPat Lodge,Spokesperson,Good morning. Please take your seats.\n"
        "Mara Quell,Minister of Ports,Thank you. We have agreed on a plan for the ports.\n"
        "Tom Brass,Reuters,When will the first one open?\nMara Quell,Minister of Ports,In June.\n"
        "Ida Falk,BBC News,And who pays for it?\nMara Quell,Minister of Ports,We pay half of it.\n"
        "Pat Lodge,Spokesperson,That was the last question. Thank you all.\n";
    static const char want[] = "moderator:Pat Lodge|principal:Mara Quell|journalist:Tom Brass|"
                               "principal:Mara Quell|journalist:Ida Falk|principal:Mara Quell|"
                               "moderator:Pat Lodge";
    lec_arena *arena = lec_arena_new();
    const reading got = read_text(text, "csv", &no_study, arena);
    CHECK_TEXT(turns_like(&got, want, arena), want, "a column of functions");
    lec_arena_free(arena);
}

/* --- outlets ---------------------------------------------------------------------------------- */

static const char *outlets_of(const reading *got, lec_arena *arena)
{
    const char *all = "";
    for (size_t t = 0; got->read && t < got->attribution.turn_count; t++) {
        const lec_turn_detail *detail = &got->attribution.turns[t].detail;
        if (detail->affiliation_source[0] == '\0') continue;
        all = lec_arena_format(arena, "%s%s%s:%s", all, all[0] != '\0' ? "|" : "",
                               detail->affiliation_source, detail->affiliation);
    }
    return all;
}

static const char with_outlets[] =
    "Minister Ann Lowe: Good afternoon. Today we finished the plan, and it is a good one.\n\n"
    "Sita Rao (The Evening Post): Who pays for it?\n\nMinister Ann Lowe: The state does.\n\n"
    "Leo Hart (BBC): And when?\n\nMinister Ann Lowe: In June, if the weather holds.\n\n"
    "Sita Rao: Is that sure?\n\nMinister Ann Lowe: It is.\n\n"
    "Mira Kos (British Broadcasting Corporation): Really?\n\nMinister Ann Lowe: Yes, really.\n\n"
    "Ivo Bran (EVENING POST): Thank you. And the trains?\n\nMinister Ann Lowe: They come.\n";

/* Carried to the turn without one; one spelling for case, article and what the lexicon knows. */
static void test_outlets(void)
{
    lec_arena *arena = lec_arena_new();
    const reading got = read_text(with_outlets, "txt", &no_study, arena);
    CHECK_TEXT(outlets_of(&got, arena),
               "stated:The Evening Post|stated:BBC|carried:The Evening Post|stated:BBC|"
               "stated:The Evening Post",
               "outlets");
    CHECK_TRUE(lec_same_outlet(NULL, "the Evening Post", "EVENING POST"), "article and case");
    CHECK_TRUE(!lec_same_outlet(NULL, "Evening Post", "Morning Post"), "two papers");
    lec_arena_free(arena);
}

static void test_outlets_of_study(void)
{
    static const char *const aliases[] = {"Evening Post"};
    static const lec_study_outlet outlet = {"Posten", aliases, 1};
    static const lec_study_speaker speaker = {
        .name = "Leo Hart", .role = LEC_ROLE_UNKNOWN, .affiliation = "Radio North"};
    static const lec_study study = {
        .speakers = &speaker, .speaker_count = 1, .outlets = &outlet, .outlet_count = 1};
    lec_arena *arena = lec_arena_new();
    const reading got = read_text(with_outlets, "txt", &study, arena);
    CHECK_TEXT(outlets_of(&got, arena),
               "stated:Posten|study:Radio North|carried:Posten|stated:BBC|stated:Posten",
               "outlets of the study");
    lec_arena_free(arena);
}

const lec_test lec_tests_people[] = {
    {"cases", test_cases},
    {"unlabelled", test_unlabelled},
    {"stated", test_stated},
    {"functions", test_functions},
    {"outlets", test_outlets},
    {"outlets_of_study", test_outlets_of_study},
    {0},
};
