/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_attribute.c -- small invented transcripts in many styles, and the turns a reader sees in
 * them. The expected turns are written down by hand from the text of each case: `role:speaker` for
 * every turn, in order. All people and outlets are invented. */
#include "io/attribution/attribute.h"
#include "tests/support/check.h"

#include <ctype.h>
#include <stdlib.h>

static const lec_study no_study = {0};

typedef struct {
    lec_transcript transcript;
    lec_attribution attribution;
    lec_error error;
    lec_status status;
} attributed;

static attributed attribute(const char *text, const char *suffix, const lec_study *study,
                            lec_arena *arena)
{
    const lec_source source = {.path = "case",
                               .name = "case",
                               .suffix = suffix,
                               .text = text,
                               .length = strlen(text),
                               .encoding = "UTF-8"};
    attributed result = {.error = {""}};
    result.status = lec_transcript_read(&source, NULL, &result.transcript, arena, &result.error);
    if (result.status == LEC_OK)
        result.status = lec_attribute(&result.transcript, study, "case", "case", arena,
                                      &result.attribution, &result.error);
    return result;
}

/* principal:Mark Rutte|journalist:|... */
static const char *turns_of(const attributed *result, lec_arena *arena)
{
    if (result->status != LEC_OK) return "refused";
    const char *turns = "";
    for (size_t t = 0; t < result->attribution.turn_count; t++) {
        const lec_new_turn *turn = &result->attribution.turns[t];
        turns = lec_arena_format(arena, "%s%s%s:%s", turns, t > 0 ? "|" : "",
                                 lec_role_name(turn->role), turn->speaker);
    }
    return turns;
}

/* --- every word in exactly one span ---------------------------------------------------------- */

static void check_spans(const attributed *result, const char *what)
{
    const lec_attribution *attribution = &result->attribution;
    const char *text = result->transcript.text;
    uint32_t before = 0;
    for (size_t s = 0; s < attribution->span_count; s++) {
        const lec_span *span = &attribution->spans[s];
        CHECK_TRUE(span->start >= before && span->end > span->start, what);
        before = span->end;
    }
    size_t s = 0;
    for (size_t b = 0; b < result->transcript.block_count; b++) {
        const lec_block *block = &result->transcript.blocks[b];
        for (uint32_t at = block->start; at < block->end; at++) {
            if (!isalnum((unsigned char)text[at])) continue;
            while (s < attribution->span_count && attribution->spans[s].end <= at) s++;
            CHECK_TRUE(s < attribution->span_count && attribution->spans[s].start <= at, what);
            if (s >= attribution->span_count || attribution->spans[s].start > at) return;
        }
    }
}

/* --- styles: one conversation, its labels written in many ways ------------------------------- */

typedef enum { P, M, J1, J2, J3, NOBODY } speaker;

static const struct {
    speaker who;
    const char *text;
} talk[] = {
    {P, "Good morning, and thank you for coming. Today we agreed a plan for the northern ports.\n"
        "It will take three years. But here's the deal: nobody pays twice.\n"
        "And with that I am happy to take your questions."},
    {M, "Thank you. We'll start with Harbour Wire, Sofie."},
    {J1, "Thank you. Sofie Brandvold, Harbour Wire. When will the first port open?"},
    {P, "The first port opens in June, if the weather allows.\n"
        "As to President Putin: I have nothing to add. All members pay."},
    {J1, "A quick follow-up if I may. Is there a ceiling?"},
    {P, "Yes, there is. It is three billion."},
    {M, "Okay, next question, Konrad from Die Fackel."},
    {J2, "Konrad Eilers with Die Fackel. The first question: what about the drones?"},
    {P, "On drones we have a plan [inaudible] and I stand by it.\nThe U.S. GDP is none of it."},
    {M, "Last question, over there, the lady in red."},
    {J3, "Good morning. Mara Quell, Tele Brumaire. Do you expect an agreement?"},
    {P, "I do not make predictions (Laughter.), but I hope so.\nThank you all very much."},
    {M, "Thank you. That concludes our press conference."},
};

enum { TALK_TURNS = sizeof talk / sizeof *talk };

static const char role_of[][12] = {"principal", "moderator", "journalist", "journalist",
                                   "journalist"};

#define FULL  "Edvard Lindqvarn", "Marit Osthaug", "Sofie Brandvold", "Konrad Eilers", "Mara Quell"
#define TITLE "Press conference by Secretary General Edvard Lindqvarn\n\n12 March 2031\n\n"

/* `labels` and what follows each; `names` are those the file shows. */
static const struct {
    const char *what, *suffix, *title, *labels[5], *separator, *names[5];
} styles[] = {
    {"own line, office or outlet",
     "txt",
     TITLE,
     {"Secretary General Edvard Lindqvarn", "Spokesperson Marit Osthaug",
      "Sofie Brandvold, Harbour Wire", "Konrad Eilers, Die Fackel", "Mara Quell, Tele Brumaire"},
     "\n",
     {FULL}},
    {"own line, names only", "txt", TITLE, {FULL}, "\n\n", {FULL}},
    {"own line, capitals, trailing colon",
     "txt",
     TITLE,
     {"EDVARD LINDQVARN:", "MARIT OSTHAUG:", "SOFIE BRANDVOLD:", "KONRAD EILERS:", "MARA QUELL:"},
     "\n",
     {FULL}},
    {"inline, capitals",
     "txt",
     TITLE,
     {"EDVARD LINDQVARN:", "MARIT OSTHAUG:", "SOFIE BRANDVOLD:", "KONRAD EILERS:", "MARA QUELL:"},
     " ",
     {FULL}},
    {"inline, no-break space",
     "txt",
     TITLE,
     {"EDVARD LINDQVARN:", "MARIT OSTHAUG:", "SOFIE BRANDVOLD:", "KONRAD EILERS:", "MARA QUELL:"},
     "\xC2\xA0 ",
     {FULL}},
    {"inline, title case, no title",
     "txt",
     "",
     {"Edvard Lindqvarn:", "Marit Osthaug:", "Sofie Brandvold:", "Konrad Eilers:", "Mara Quell:"},
     " ",
     {FULL}},
    {"outlet in brackets after the name",
     "txt",
     TITLE,
     {"Edvard Lindqvarn:", "Marit Osthaug:", "Sofie Brandvold (Harbour Wire):",
      "Konrad Eilers (Die Fackel):", "Mara Quell (Tele Brumaire):"},
     " ",
     {FULL}},
    {"outlet in brackets before the name",
     "txt",
     TITLE,
     {"Edvard Lindqvarn:", "Marit Osthaug:", "(Harbour Wire) Sofie Brandvold:",
      "(Die Fackel) Konrad Eilers:", "(Tele Brumaire) Mara Quell:"},
     " ",
     {FULL}},
    {"outlet after a comma",
     "txt",
     TITLE,
     {"Edvard Lindqvarn:", "Marit Osthaug:", "Sofie Brandvold, Harbour Wire:",
      "Konrad Eilers, Die Fackel:", "Mara Quell, Tele Brumaire:"},
     " ",
     {FULL}},
    {"question with its outlet",
     "txt",
     TITLE,
     {"Edvard Lindqvarn:", "Marit Osthaug:", "Question (Harbour Wire):", "Question (Die Fackel):",
      "Question (Tele Brumaire):"},
     " ",
     {"Edvard Lindqvarn", "Marit Osthaug", "", "", ""}},
    {"functions in capitals",
     "txt",
     TITLE,
     {"SECRETARY GENERAL:", "MODERATOR:", "QUESTION:", "QUESTION:", "QUESTION:"},
     " ",
     {"Edvard Lindqvarn", "", "", "", ""}},
    {"Q and wide space",
     "txt",
     TITLE,
     {"SECRETARY GENERAL LINDQVARN:", "MS. OSTHAUG:", "Q", "Q", "Q"},
     "    ",
     {"Edvard Lindqvarn", "Ms. Osthaug", "", "", ""}},
    {"Q and no-break spaces",
     "txt",
     TITLE,
     {"THE SECRETARY GENERAL:", "MODERATOR:", "Q", "Q", "Q"},
     "\xC2\xA0\xC2\xA0 ",
     {"Edvard Lindqvarn", "", "", "", ""}},
    {"Q with a full stop",
     "txt",
     TITLE,
     {"SECRETARY GENERAL:", "MODERATOR:", "Q.", "Q.", "Q."},
     " ",
     {"Edvard Lindqvarn", "", "", "", ""}},
    {"full stop",
     "txt",
     TITLE,
     {"SECRETARY LINDQVARN.", "MARIT OSTHAUG.", "SOFIE BRANDVOLD.", "KONRAD EILERS.",
      "MARA QUELL."},
     " ",
     {FULL}},
    {"name and time",
     "txt",
     TITLE,
     {"Edvard Lindqvarn (00:12):", "Marit Osthaug (01:12):", "Sofie Brandvold (02:12):",
      "Konrad Eilers (03:12):", "Mara Quell (04:12):"},
     "\n",
     {FULL}},
    {"time and name",
     "txt",
     TITLE,
     {"[00:01:02] EDVARD LINDQVARN:", "[00:02:02] MARIT OSTHAUG:", "[00:03:02] SOFIE BRANDVOLD:",
      "[00:04:02] KONRAD EILERS:", "[00:05:02] MARA QUELL:"},
     " ",
     {FULL}},
    {"bold, inline",
     "md",
     TITLE,
     {"**Edvard Lindqvarn:**", "**Marit Osthaug:**", "**Sofie Brandvold:**", "**Konrad Eilers:**",
      "**Mara Quell:**"},
     " ",
     {FULL}},
    {"bold paragraph",
     "md",
     TITLE,
     {"**Edvard Lindqvarn**", "**Marit Osthaug**", "**Sofie Brandvold, Harbour Wire**",
      "**Konrad Eilers, Die Fackel**", "**Mara Quell, Tele Brumaire**"},
     "\n\n",
     {FULL}},
    {"bracketed names",
     "txt",
     TITLE,
     {"[Edvard Lindqvarn]", "[Marit Osthaug]", "[Sofie Brandvold]", "[Konrad Eilers]",
      "[Mara Quell]"},
     " ",
     {FULL}},
    {"captions",
     "txt",
     TITLE,
     {">> EDVARD LINDQVARN:", ">> MARIT OSTHAUG:", ">> SOFIE BRANDVOLD:", ">> KONRAD EILERS:",
      ">> MARA QUELL:"},
     " ",
     {FULL}},
    {"French spacing",
     "txt",
     "Conférence de presse du Président Edvard Lindqvarn\n\n",
     {"LE PRÉSIDENT :", "MODÉRATEUR :", "QUESTION :", "QUESTION :", "QUESTION :"},
     " ",
     {"Edvard Lindqvarn", "", "", "", ""}},
    {"French, title case",
     "txt",
     "Conférence de presse du Président Edvard Lindqvarn\n\n",
     {"Le Président\xC2\xA0:", "Modératrice\xC2\xA0:", "Journaliste\xC2\xA0:",
      "Journaliste\xC2\xA0:", "Journaliste\xC2\xA0:"},
     " ",
     {"Edvard Lindqvarn", "", "", "", ""}},
    {"German",
     "txt",
     "Regierungspressekonferenz\n\n",
     {"BUNDESKANZLER LINDQVARN:", "VORS. OSTHAUG:", "FRAGE BRANDVOLD:", "FRAGE EILERS:",
      "FRAGE QUELL:"},
     " ",
     {"Bundeskanzler Lindqvarn", "Osthaug", "Brandvold", "Eilers", "Quell"}},
    {"Spanish",
     "txt",
     "Conferencia de prensa del presidente Edvard Lindqvarn\n\n",
     {"Presidente.-", "Moderadora.-", "P.-", "P.-", "P.-"},
     " ",
     {"Edvard Lindqvarn", "", "", "", ""}},
    {"Italian",
     "txt",
     "Conferenza stampa\n\n",
     {"Presidente Lindqvarn:", "Moderatore:", "Domanda:", "Domanda:", "Domanda:"},
     " ",
     {"Presidente Lindqvarn", "", "", "", ""}},
    {"Ukrainian",
     "txt",
     "Пресконференція\n\n",
     {"Президент Едвард Ліндкварн:", "Модератор:", "Запитання:", "Запитання:", "Запитання:"},
     " ",
     {"Едвард Ліндкварн", "", "", "", ""}},
    {"Russian, initials",
     "txt",
     "Пресс-конференция\n\n",
     {"Э.Линдкварн:", "М.Остхауг:", "Вопрос:", "Вопрос:", "Вопрос:"},
     " ",
     {"Э.Линдкварн", "М.Остхауг", "", "", ""}},
    {"Unicode capitals",
     "txt",
     "",
     {"PRESIDENT NAUSĖDA:", "MODERATOR:", "JOURNALIST:", "JOURNALIST:", "JOURNALIST:"},
     " ",
     {"President Nausėda", "", "", "", ""}},
};

static void test_styles(void)
{
    for (size_t s = 0; s < sizeof styles / sizeof *styles; s++) {
        lec_arena *arena = lec_arena_new();
        const char *text = styles[s].title, *want = "";
        for (size_t t = 0; t < TALK_TURNS; t++) {
            const speaker who = talk[t].who;
            text = lec_arena_format(arena, "%s%s%s%s\n\n", text, styles[s].labels[who],
                                    styles[s].separator, talk[t].text);
            want = lec_arena_format(arena, "%s%s%s:%s", want, t > 0 ? "|" : "", role_of[who],
                                    styles[s].names[who]);
        }
        const attributed got = attribute(text, styles[s].suffix, &no_study, arena);
        CHECK_TEXT(got.error.message, "", styles[s].what);
        CHECK_TEXT(turns_of(&got, arena), want, styles[s].what);
        if (got.status == LEC_OK) check_spans(&got, styles[s].what);
        lec_arena_free(arena);
    }
}

/* --- single cases ---------------------------------------------------------------------------- */

static const struct {
    const char *what, *suffix, *text, *turns;
} cases[] = {
    {"two principals", "txt",
     "Joint press conference by President Alma Reyes and Prime Minister Tomas Vik\n\n"
     "PRESIDENT REYES: Good afternoon. We have signed three agreements today.\n\n"
     "PRIME MINISTER VIK: Thank you, Madam President. It is good to be here with you.\n\n"
     "QUESTION: When will the bridge be built?\n\nPRESIDENT REYES: Next year.\n\n"
     "PRIME MINISTER VIK: I agree.\n\nQUESTION: And the cost?\n\nPRESIDENT REYES: We will see.\n",
     "principal:Alma Reyes|principal:Tomas Vik|journalist:|principal:Alma Reyes|"
     "principal:Tomas Vik|journalist:|principal:Alma Reyes"},
    {"interview", "txt",
     "Interview with Foreign Minister Alma Reyes\n\nJon Berg: Welcome. What is the plan?\n\n"
     "Alma Reyes: Thank you for having me. We will open all the ports by June.\n\n"
     "Jon Berg: Is that realistic?\n\nAlma Reyes: It is. We have the money and the people.\n\n"
     "Jon Berg: Thank you very much.\n\nAlma Reyes: Thank you.\n",
     "journalist:Jon Berg|principal:Alma Reyes|journalist:Jon Berg|principal:Alma Reyes|"
     "journalist:Jon Berg|principal:Alma Reyes"},
    {"interpreter", "txt",
     "PRESIDENT REYES: Good afternoon. We have signed three agreements today.\n\n"
     "INTERPRETER: Good afternoon, says the President.\n\nQ    What about the bridge?\n\n"
     "PRESIDENT VIK: (As interpreted.) We will build it.\n\nQ    And when?\n\n"
     "PRESIDENT REYES: Soon.\n\nQ    Why not now?\n\nPRESIDENT VIK: Money.\n",
     "principal:President Reyes|other:|journalist:|principal:President Vik|journalist:|"
     "principal:President Reyes|journalist:|principal:President Vik"},
    {"false labels stay text", "txt",
     "PRESIDENT REYES: Good afternoon. There are two things.\n\nFirst: we are ready.\n\n"
     "But here's the deal: nobody pays twice.\n\nDiplomacy: that is the word.\n\n"
     "President Putin: he said no.\n\nNote: this is not new.\n\nQ    And the cost?\n\n"
     "PRESIDENT REYES: As to President Putin: I have no comment.\n\n"
     "The first question: was it about money?\n\nU.S. GDP. It grew.\n\nQ    Thank you.\n\n"
     "PRESIDENT REYES: Thank you.\n",
     "principal:President Reyes|journalist:|principal:President Reyes|journalist:|"
     "principal:President Reyes"},
    {"full stop labels and abbreviations", "txt",
     "CHAIR LOWE. Good afternoon. We kept the rate.\n\nU.S. GDP. It grew by a lot.\n\n"
     "GREG IPSEN. Thank you. Why?\n\nCHAIR LOWE. Because we had to.\n\n"
     "ANN SAPPHO. Is it over?\n\nCHAIR LOWE. It is not.\n\nGREG IPSEN. When?\n\nCHAIR LOWE. "
     "Soon.\n",
     "principal:Chair Lowe|journalist:Greg Ipsen|principal:Chair Lowe|journalist:Ann Sappho|"
     "principal:Chair Lowe|journalist:Greg Ipsen|principal:Chair Lowe"},
    {"labels are only text", "txt",
     "`touch pwned`: Good afternoon, everybody. It is me.\n\n$(reboot): What about it?\n\n"
     "`touch pwned`: Nothing, I say.\n\n$(reboot): Are you sure?\n\n`touch pwned`: Yes, I am.\n",
     "principal:`touch pwned`|journalist:$(reboot)|principal:`touch pwned`|"
     "journalist:$(reboot)|principal:`touch pwned`"},
    {"labels inside a paragraph", "txt",
     "THE PRESIDENT: I think \xE2\x80\x94\n\nQ    \xE2\x80\x94 that the port \xE2\x80\x94\n\n"
     "THE PRESIDENT: Let me finish. The port is open.\n\nQ    Thank you. Is it \xE2\x80\x94\n\n"
     "THE PRESIDENT: It is. Q    Who pays? THE PRESIDENT: We do.\n\nQ    Thank you.\n",
     "principal:President|journalist:|principal:President|journalist:|principal:President|"
     "journalist:|principal:President|journalist:"},
    {"one person, three labels", "txt",
     "PRIME MINISTER ANN LOWE: Well, thank you for coming. It is great to be in Perth.\n\n"
     "MINISTER FOR HEALTH, TOM GREY: Thanks, PM. It is a great day for the west.\n\n"
     "JOURNALIST: Can you rule out a tax?\n\nPRIME MINISTER: I have been very clear.\n\n"
     "JOURNALIST: [inaudible]\n\nPM: No.\n\nJOURNALIST: On the beds, Minister?\n\n"
     "GREY: We'll have two hundred.\n\n[ENDS]\n",
     "principal:Ann Lowe|principal:Tom Grey|journalist:|principal:Ann Lowe|journalist:|"
     "principal:Ann Lowe|journalist:|principal:Tom Grey"},
    {"a misspelt office", "txt",
     "SECRETARY LOWE: Good afternoon. We have a plan.\n\nQ    What is it?\n\n"
     "SECREATRY LOWE: I cannot say.\n\nQ    Why?\n\nSECRETARY LOWE: Because.\n",
     "principal:Secretary Lowe|journalist:|principal:Secretary Lowe|journalist:|"
     "principal:Secretary Lowe"},
    {"the same label twice is one turn", "txt",
     "MS. LOWE: Good afternoon. We have a plan for the ports and for the roads.\n\n"
     "(Cross-talk by reporters.)\n\nMS. LOWE: And for the bridges.\n\nQ    Which?\n\nMS. LOWE: "
     "All.\n\n"
     "Q    All?\n\nQ    When?\n\nMS. LOWE: Soon.\n",
     "principal:Ms. Lowe|journalist:|principal:Ms. Lowe|journalist:|journalist:|"
     "principal:Ms. Lowe"},
    {"follow-up by the same journalist", "txt",
     "BUNDESKANZLERIN LOWE: Guten Tag. Wir haben gut gesprochen.\n\nFRAGE JUNG: Wann?\n\n"
     "BUNDESKANZLERIN LOWE: Bald.\n\nZUSATZFRAGE: Wie bald?\n\nBUNDESKANZLERIN LOWE: Sehr.\n\n"
     "FRAGE KURZ: Wo?\n\nBUNDESKANZLERIN LOWE: Hier.\n",
     "principal:Bundeskanzlerin Lowe|journalist:Jung|principal:Bundeskanzlerin Lowe|"
     "journalist:Jung|principal:Bundeskanzlerin Lowe|journalist:Kurz|"
     "principal:Bundeskanzlerin Lowe"},
    {"html, bold labels", "html",
     "<html><head><title>Press conference with Premier Ann Lowe</title></head><body><article>"
     "<p><strong>PREMIER:</strong> Good morning, everyone. We have good news.</p>"
     "<p>It will open in May.</p><p><strong>JOURNALIST:</strong> How much did it cost?</p>"
     "<p><strong>PREMIER:</strong> Two hundred million.</p></article></body></html>",
     "principal:Ann Lowe|journalist:|principal:Ann Lowe"},
    {"a long office in capitals on a line of its own", "txt",
     "Press conference with President Alma Reyes, 3 May 2021\n\n"
     "PRESIDENT ALMA REYES\nGood morning. Karl will tell you about the ports.\n\n"
     "KARL IPSEN LOWE, CHAIRMAN OF THE BOARD OF THE NORTHERN PORTS GROUP ON BEHALF OF THE "
     "CARL LOWE FOUNDATION FOR THE SEA\nThank you, Madam President. We have opened two ports.\n\n"
     "QUESTION\nWhat did they cost?\n\nKARL IPSEN LOWE\nTen million.\n\nQUESTION\nWho pays?\n\n"
     "PRESIDENT ALMA REYES\nWe all do.\n",
     "principal:Alma Reyes|principal:Karl Ipsen Lowe|journalist:|principal:Karl Ipsen Lowe|"
     "journalist:|principal:Alma Reyes"},
    {"a speech without labels", "txt",
     "Speech by President Alma Reyes at the opening of the port\n\n"
     "Dear friends, thank you for coming. We have built this together.\n",
     "principal:Alma Reyes"},
    {"nobody is named", "txt", "Some thoughts\n\nThere was a time when nobody spoke.\n", "refused"},
};

static void test_cases(void)
{
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        lec_arena *arena = lec_arena_new();
        const attributed got = attribute(cases[c].text, cases[c].suffix, &no_study, arena);
        CHECK_TEXT(turns_of(&got, arena), cases[c].turns, cases[c].what);
        if (got.status == LEC_OK) check_spans(&got, cases[c].what);
        lec_arena_free(arena);
    }
}

/* --- phase, kind, exchange ------------------------------------------------------------------- */

static void test_exchanges(void)
{
    static const char text[] =
        "Press conference by President Alma Reyes\n\n"
        "THE PRESIDENT: Good afternoon. We have a plan for the ports and for the roads.\n\n"
        "MODERATOR: Thank you. First question, over there.\n\n"
        "Jon Berg, Harbour Wire: Which ports?\n\nTHE PRESIDENT: All of them.\n\n"
        "Jon Berg, Harbour Wire: And the roads?\n\nTHE PRESIDENT: Some of them.\n\n"
        "MODERATOR: Next question.\n\nTHE PRESIDENT: Good morning.\n\n"
        "Ann Sappho, Laineleht: Why not all the roads?\n\nTHE PRESIDENT: Money.\n\n"
        "MODERATOR: That was the last one. Thank you all.\n\n"
        "THE PRESIDENT: Thank you, and see you all again tomorrow in the other building.\n";
    /* phase, kind, exchange; by the rules at the head of exchange.c */
    static const struct {
        lec_phase phase;
        lec_kind kind;
        uint32_t exchange;
    } want[] = {
        {LEC_PHASE_OPENING, LEC_KIND_OPENING, 0},
        {LEC_PHASE_OPENING, LEC_KIND_MODERATION, 0},
        {LEC_PHASE_QUESTIONS, LEC_KIND_QUESTION, 1},
        {LEC_PHASE_QUESTIONS, LEC_KIND_ANSWER, 1},
        {LEC_PHASE_QUESTIONS, LEC_KIND_QUESTION, 1}, /* the same journalist again */
        {LEC_PHASE_QUESTIONS, LEC_KIND_ANSWER, 1},
        {LEC_PHASE_QUESTIONS, LEC_KIND_MODERATION, 0},
        {LEC_PHASE_QUESTIONS, LEC_KIND_INTERJECTION, 0}, /* before the question */
        {LEC_PHASE_QUESTIONS, LEC_KIND_QUESTION, 2},
        {LEC_PHASE_QUESTIONS, LEC_KIND_ANSWER, 2},
        {LEC_PHASE_CLOSING, LEC_KIND_CLOSING, 0},
        {LEC_PHASE_CLOSING, LEC_KIND_CLOSING, 0},
    };
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &no_study, arena);
    const size_t count = sizeof want / sizeof *want;
    CHECK_COUNT(got.attribution.turn_count, count, "turns");
    for (size_t t = 0; t < count && t < got.attribution.turn_count; t++) {
        const char *what = lec_arena_format(arena, "turn %zu", t + 1);
        CHECK_TEXT(lec_phase_name(got.attribution.turns[t].phase), lec_phase_name(want[t].phase),
                   what);
        CHECK_TEXT(lec_kind_name(got.attribution.turns[t].kind), lec_kind_name(want[t].kind), what);
        CHECK_COUNT(got.attribution.turns[t].exchange, want[t].exchange, what);
    }
    lec_arena_free(arena);
}

/* --- notes ----------------------------------------------------------------------------------- */

static void test_notes(void)
{
    static const char text[] =
        "THE PRESIDENT: Good (laughs) afternoon. (Laughter.) Under Section 13(3) [applause] we\n"
        "act, (FOMC) and (as I said) we wait. <s>30</s> \\[300\\] ships (points to the map) "
        "[sic].\n\n"
        "Q    (Inaudible.)\n\nTHE PRESIDENT: Yes. (As interpreted.) It is. (Rires.) So (Voices "
        "in the hall) it (Mr. Ray rises) is.\n";
    static const struct {
        const char *text, *type; /* NULL: a tag, furniture */
    } want[] = {
        {"(laughs)", "laughter"},
        {"(Laughter.)", "laughter"},
        {"[applause]", "applause"},
        {"<s>", NULL},
        {"</s>", NULL},
        {"\\[300\\]", "correction"},
        {"(points to the map)", "other"},
        {"[sic]", "correction"},
        {"(Inaudible.)", "inaudible"},
        {"(As interpreted.)", "interpretation"},
        {"(Rires.)", "laughter"},
        {"(Voices in the hall)", "crosstalk"},
        {"(Mr. Ray rises)", "other"},
    };
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &no_study, arena);
    size_t n = 0;
    for (size_t s = 0; s < got.attribution.span_count; s++) {
        const lec_span *span = &got.attribution.spans[s];
        if (span->kind != LEC_SPAN_NOTE && span->kind != LEC_SPAN_FURNITURE) continue;
        if (n == sizeof want / sizeof *want) break;
        CHECK_TEXT(
            lec_arena_text(arena, got.transcript.text + span->start, span->end - span->start),
            want[n].text, "note");
        CHECK_TEXT(span->note_type, want[n].type, want[n].text);
        n++;
    }
    CHECK_COUNT(n, sizeof want / sizeof *want, "notes and tags");
    check_spans(&got, "notes");
    lec_arena_free(arena);
}

/* --- study, affiliation, certainty, remarks -------------------------------------------------- */

static void test_study(void)
{
    static const char *const aliases[] = {"V1", "The Voice"};
    static const lec_study_speaker speakers[] = {
        {"Alma Reyes", LEC_ROLE_PRINCIPAL, "", aliases, 2, NULL},
        {"Jon Berg", LEC_ROLE_MODERATOR, "Harbour Wire", NULL, 0, NULL},
    };
    static const lec_study study = {.speakers = speakers, .speaker_count = 2};
    static const char text[] =
        "V1: Good afternoon.\n\nJon Berg: What is new?\n\nThe Voice: Nothing.\n";
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &study, arena);
    CHECK_TEXT(turns_of(&got, arena),
               "principal:Alma Reyes|moderator:Jon Berg|principal:Alma Reyes", "study");
    if (got.status == LEC_OK && got.attribution.turn_count == 3) {
        CHECK_TEXT(got.attribution.turns[1].detail.affiliation, "Harbour Wire", "affiliation");
        CHECK_NUMBER(got.attribution.turns[0].detail.certainty, 1.0, TOLERANCE_CLOSED_FORM,
                     "what the study says is certain");
    }
    lec_arena_free(arena);
}

static void test_details(void)
{
    static const char text[] =
        "Press conference by President Alma Reyes\n\nGood afternoon. We have a plan.\n\n"
        "Q    Thank you. Jon Berg with the Harbour Wire. Which plan?\n\nTHE PRESIDENT: A good "
        "one.\n\n"
        "Diplomacy: that is the word.\n\nQ    Is it?\n\nTHE PRESIDENT: It is.\n";
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &no_study, arena);
    CHECK_COUNT(got.attribution.turn_count, 5, "turns");
    if (got.attribution.turn_count == 5) {
        const lec_new_turn *turns = got.attribution.turns;
        CHECK_TEXT(turns[0].speaker, "Alma Reyes", "named by the by-line");
        CHECK_TEXT(turns[0].detail.label_form, "front-matter", "form of the opening");
        CHECK_TRUE(turns[0].detail.certainty < turns[2].detail.certainty, "less certain");
        CHECK_TEXT(turns[1].speaker, "", "Q stays anonymous");
        CHECK_TEXT(turns[1].detail.affiliation, "Harbour Wire", "said by himself");
        CHECK_TEXT(turns[1].detail.label_form, "question-mark", "form of Q");
        CHECK_COUNT(turns[2].detail.first_line, 7, "first line");
        CHECK_COUNT(turns[2].detail.last_line, 9, "last line");
        CHECK_TEXT(turns[2].detail.label, "THE PRESIDENT", "label");
    }
    bool rejected = false;
    for (size_t r = 0; r < got.attribution.remark_count; r++)
        rejected |= strcmp(got.attribution.remarks[r].what, "rejected-label") == 0 &&
                    strcmp(got.attribution.remarks[r].text, "Diplomacy:") == 0 &&
                    got.attribution.remarks[r].line == 9;
    CHECK_TRUE(rejected, "the rejected label is told with its line");
    lec_arena_free(arena);
}

/* A conversation that keeps an order, and three places where a label was forgotten. */
static void test_missing_labels(void)
{
    static const char text[] =
        "Press conference by President Ann Lowe\n\n"
        "President Ann Lowe\nGood afternoon. We have a plan for all of it, as you will see.\n"
        "Spokesperson Ivo Brandt\nThank you. Lantern goes first, Mara.\n"
        "Mara Quell, Lantern\nWhat is the plan?\n"
        "President Ann Lowe\nIt is a good plan, and it will be carried out.\n"
        "Spokesperson Ivo Brandt\nHarbour Wire.\n"
        "Jon Berg, Harbour Wire\nAnd when?\n"
        "President Ann Lowe\nIn the spring, if all goes well.\n"
        "Okay, Laineleht, in the middle there.\n" /* the spokesperson */
        "Saara Kask, Laineleht\nWhy not now?\n"
        "President Ann Lowe\nBecause of the ice on the river.\n"
        "Spokesperson Ivo Brandt\nMara again, Lantern.\n"
        "Mara Quell, Lantern\nIs the ice thick?\n"
        "It is thicker than last year, and it will not melt before the first of May.\n" /* she */
        "Spokesperson Ivo Brandt\nLast one, the gentleman at the back.\n"
        "Thank you. Otto Vik, Radio Nord. Who pays for the boats?\n" /* he, without any label */
        "President Ann Lowe\nWe all do.\n";
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &no_study, arena);
    CHECK_TEXT(turns_of(&got, arena),
               "principal:Ann Lowe|moderator:Ivo Brandt|journalist:Mara Quell|principal:Ann Lowe|"
               "moderator:Ivo Brandt|journalist:Jon Berg|principal:Ann Lowe|moderator:Ivo Brandt|"
               "journalist:Saara Kask|principal:Ann Lowe|moderator:Ivo Brandt|"
               "journalist:Mara Quell|principal:Ann Lowe|moderator:Ivo Brandt|journalist:Otto Vik|"
               "principal:Ann Lowe",
               "missing labels");
    size_t doubtful = 0, told = 0;
    for (size_t t = 0; t < got.attribution.turn_count; t++) {
        const lec_turn_detail *detail = &got.attribution.turns[t].detail;
        doubtful +=
            strcmp(detail->label_form, "inferred") == 0 && detail->certainty < LEC_DOUBTFUL_BELOW;
    }
    for (size_t r = 0; r < got.attribution.remark_count; r++)
        told += strcmp(got.attribution.remarks[r].what, "missing-label") == 0;
    CHECK_COUNT(doubtful, 3, "three turns are inferred and doubtful");
    CHECK_COUNT(told, 3, "three remarks");
    if (got.status == LEC_OK) check_spans(&got, "missing labels");
    lec_arena_free(arena);
}

/* Outlets belong to the label they stand in, not to the word `Question`. */
static void test_outlets(void)
{
    static const char text[] =
        "Ann Lowe: Good afternoon. We have a plan for all of it.\n\n"
        "Question (Harbour Wire): What is it?\n\nAnn Lowe: A good one.\n\n"
        "Question (Laineleht): Really?\n\nAnn Lowe: Yes. (Laughter.)\n\n(Applause.)\n\n"
        "Question: And when?\n\nAnn Lowe: Soon.\n";
    static const char *const outlets[] = {"", "Harbour Wire", "", "Laineleht", "", "", ""};
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &no_study, arena);
    CHECK_COUNT(got.attribution.turn_count, 7, "turns");
    for (size_t t = 0; t < got.attribution.turn_count && t < 7; t++)
        CHECK_TEXT(got.attribution.turns[t].detail.affiliation, outlets[t], "outlet");
    if (got.attribution.turn_count == 7)
        CHECK_COUNT(got.attribution.turns[4].detail.last_line, 11, "the note belongs to the turn");
    lec_arena_free(arena);
}

/* A name and an outlet in one bracket are two things, also with a blank before the colon and
 * something behind the outlet. */
static void test_outlets_behind_names(void)
{
    static const char text[] =
        "SECRETARY QUILL: Good afternoon. We have a plan for all of it, and it is a good one.\n\n"
        "Q (Tomas Ferro, ANSA): What is it?\n\nSECRETARY QUILL: A good one.\n\n"
        "Q (Eva Moss, The Beacon) : Really?\n\nSECRETARY QUILL: Yes.\n\n"
        "Q (Dora Finch, Radio North, by phone): And when?\n\nSECRETARY QUILL: Soon.\n";
    static const char *const outlets[] = {"", "ANSA", "", "The Beacon", "", "Radio North", ""};
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &no_study, arena);
    CHECK_TEXT(turns_of(&got, arena),
               "principal:Secretary Quill|journalist:Tomas Ferro|principal:Secretary Quill|"
               "journalist:Eva Moss|principal:Secretary Quill|journalist:Dora Finch|"
               "principal:Secretary Quill",
               "names");
    for (size_t t = 0; t < got.attribution.turn_count && t < 7; t++)
        CHECK_TEXT(got.attribution.turns[t].detail.affiliation, outlets[t], "outlet");
    lec_arena_free(arena);
}

/* A form that states the speakers: rows of one speaker in a row are one turn. */
static void test_stated(void)
{
    static const char text[] = "speaker,role,text\n"
                               "President Alma Reyes,principal,Good afternoon. It is done.\n"
                               "President Alma Reyes,principal,And well done.\n"
                               "Jon Berg,journalist,Is it?\n"
                               "Alma Reyes,principal,It is.\n";
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "csv", &no_study, arena);
    CHECK_TEXT(turns_of(&got, arena),
               "principal:Alma Reyes|journalist:Jon Berg|principal:Alma Reyes", "stated");
    if (got.status == LEC_OK && got.attribution.turn_count == 3) {
        const lec_turn_detail *detail = &got.attribution.turns[0].detail;
        CHECK_TEXT(detail->label, "President Alma Reyes", "as it stands in the file");
        CHECK_TEXT(detail->label_form, "stated", "form");
        CHECK_NUMBER(detail->certainty, 1.0, TOLERANCE_CLOSED_FORM, "certain");
        check_spans(&got, "stated");
    }
    lec_arena_free(arena);
}

/* More styles of real pages, people and outlets invented. */
static const struct {
    const char *what, *text, *turns;
} pages[] = {
    {"offices in full, then short",
     "Secretary of Defense Ann B. Lowe III and General Tom Grey Hold a Press Briefing\n\n"
     "SECRETARY OF DEFENSE ANN B. LOWE III: Well, good afternoon. We agreed on a number of "
     "things.\n\n"
     "GENERAL TOM GREY: Thank you. The situation is stable and the forces are holding the line.\n\n"
     "STAFF: We'll go to questions. Idrees.\n\nQ: Thank you. How many shells?\n\n"
     "SEC. LOWE: A lot of them.\n\nQ: And for the General?\n\nGEN. GREY: Enough, I would say.\n",
     "principal:Ann B. Lowe III|principal:Tom Grey|other:|journalist:|principal:Ann B. Lowe III|"
     "journalist:|principal:Tom Grey"},
    {"initials",
     "ANN LOWE INTERVIEW: TOM GREY, 5 MARCH 2031\n\nAL: Good morning. Is the plan dead?\n\n"
     "TG: Good morning. No, it is not, and I am glad that you ask.\n\nAL: But who wants it?\n\n"
     "TG: Everybody who has read it.\n\nAL: Have you read it?\n\nTG: I wrote it.\n",
     "journalist:AL|principal:Tom Grey|journalist:AL|principal:Tom Grey|journalist:AL|"
     "principal:Tom Grey"},
    {"a name in a headline",
     "Press Gaggle by Press Secretary Ann Lowe Aboard Air One\n\n9:34 A.M. EDT\n\n"
     "MS. LOWE:  Good morning, everyone.  A couple of things before we start.\n\n"
     "Q    Do you have a minute on the budget?\n\nMS. LOWE:  I do.\n\nQ    Today?\n\n"
     "Q    Is it --\n\nMS. LOWE:  Today.\n\nEND       9:51 A.M. EDT\n",
     "principal:Ann Lowe|journalist:|principal:Ann Lowe|journalist:|journalist:|"
     "principal:Ann Lowe"},
    {"a name with particles",
     "Remarks by President van der Lowe on the energy package\n\n"
     "Good afternoon. Today we put forward the package that you have been waiting for.\n",
     "principal:President van der Lowe"},
    {"an initial and the full name",
     "Пресс-конференция\n\nПрезидент Анна Лаврова провела пресс-конференцию.\n\n"
     "А.Лаврова: Добрый день! Мы обсудили все вопросы и договорились.\n\n"
     "Вопрос: Когда будет мост?\n\nА.Лаврова: Скоро будет.\n\nВопрос: А сколько он стоит?\n\n"
     "А.Лаврова: Много.\n",
     "principal:Анна Лаврова|journalist:|principal:Анна Лаврова|journalist:|"
     "principal:Анна Лаврова"},
    {"an operator who hands over",
     "Q1 call\n\nOperator: Good day. I would now like to turn the call over to Ann Lowe. Please go "
     "ahead.\n\nAnn Lowe: Thank you, operator. We had a very good quarter, as you will see.\n\n"
     "Operator: Our first question comes from Jon Berg with Harbour Bank. Please go ahead.\n\n"
     "Jon Berg: Thanks. How do you see the next quarter?\n\nAnn Lowe: We see it well.\n\n"
     "Operator: The next question comes from Mara Quell.\n\nMara Quell: What about margins?\n\n"
     "Ann Lowe: They are stable.\n\nOperator: This concludes the call.\n",
     "moderator:|principal:Ann Lowe|moderator:|journalist:Jon Berg|principal:Ann Lowe|moderator:|"
     "journalist:Mara Quell|principal:Ann Lowe|moderator:"},
};

static void test_pages(void)
{
    for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
        lec_arena *arena = lec_arena_new();
        const attributed got = attribute(pages[p].text, "txt", &no_study, arena);
        CHECK_TEXT(turns_of(&got, arena), pages[p].turns, pages[p].what);
        if (got.status == LEC_OK) check_spans(&got, pages[p].what);
        lec_arena_free(arena);
    }
}

/* Labels as optical reading leaves them: found, but doubtful, and told. */
static void test_damage(void)
{
    static const char text[] =
        "J: Why will you not go?\nPM: Because I have no time for it this week.\n"
        "J: Will you go later?\nPM: I may go later.\n3: Did you seek a meeting?\nPM: I did not.\n"
        "1: Is it true?\nPM- It is not.\nJ: Not at all?\nPM.- Not at all.\nJ: And now?\nPM: No.\n"
        "J: And then?\nPM: Nothing.\n";
    lec_arena *arena = lec_arena_new();
    const attributed got = attribute(text, "txt", &no_study, arena);
    CHECK_COUNT(got.attribution.turn_count, 14, "turns");
    for (size_t t = 0; t < got.attribution.turn_count; t++) {
        CHECK_TEXT(lec_role_name(got.attribution.turns[t].role),
                   t % 2 == 0 ? "journalist" : "principal", "they take turns");
        CHECK_TRUE(got.attribution.turns[t].detail.certainty < LEC_DOUBTFUL_BELOW, "doubtful");
    }
    bool told = false;
    for (size_t r = 0; r < got.attribution.remark_count; r++)
        told |= strcmp(got.attribution.remarks[r].what, "damaged-labels") == 0;
    CHECK_TRUE(told, "a remark says so");
    lec_arena_free(arena);
}

/* Blank lines, trailing spaces and line ends change no turn. */
static void test_invariance(void)
{
    static const char *const texts[] = {
        "THE PRESIDENT: Good afternoon. It is done.\n\nQ    Is it?\n\nTHE PRESIDENT: Yes.\n",
        "THE PRESIDENT: Good afternoon. It is done.\r\n\r\nQ    Is it?\r\n\r\nTHE PRESIDENT: "
        "Yes.\r\n",
        "\n\nTHE PRESIDENT: Good afternoon. It is done.   \n\n\n\nQ    Is it?  \n\n\nTHE "
        "PRESIDENT: Yes.",
        "THE PRESIDENT: Good afternoon. It is done.\r\rQ    Is it?\r\rTHE PRESIDENT: Yes.\r",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        lec_arena *arena = lec_arena_new();
        const attributed got = attribute(texts[i], "txt", &no_study, arena);
        CHECK_TEXT(turns_of(&got, arena), "principal:President|journalist:|principal:President",
                   texts[i]);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_attribute[] = {
    {"styles", test_styles},
    {"cases", test_cases},
    {"exchanges", test_exchanges},
    {"notes", test_notes},
    {"study", test_study},
    {"details", test_details},
    {"invariance", test_invariance},
    {"stated", test_stated},
    {"outlets", test_outlets},
    {"outlets_behind_names", test_outlets_behind_names},
    {"missing_labels", test_missing_labels},
    {"pages", test_pages},
    {"damage", test_damage},
    {0},
};
