/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_attribute_short.c -- conferences with one, two or three questions, interviews, and labels in
 * rarer shapes. The expected turns are written down by hand from the text of each case:
 * `role:speaker` for every turn, in order. All people and outlets are invented. */
#include "io/attribution/attribute.h"
#include "io/words/language.h"
#include "tests/support/check.h"

static const lec_study no_study = {0};

typedef struct {
    lec_attribution attribution;
    lec_error error;
    lec_status status;
} attributed;

static attributed attribute(const char *text, const char *suffix, lec_arena *arena)
{
    const lec_source source = {.path = "case",
                               .name = "case",
                               .suffix = suffix,
                               .text = text,
                               .length = strlen(text),
                               .encoding = "UTF-8"};
    attributed result = {.error = {""}};
    lec_transcript transcript;
    result.status = lec_transcript_read(&source, NULL, &transcript, arena, &result.error);
    if (result.status == LEC_OK && transcript.language == NULL)
        transcript.language = lec_language_of(transcript.text, transcript.length);
    if (result.status == LEC_OK)
        result.status = lec_attribute(&transcript, &no_study, "case", "case", arena,
                                      &result.attribution, &result.error);
    return result;
}

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

/* --- short conferences: every style, one to three questions ---------------------------------- */

typedef enum { P, M, J1, J2, J3 } speaker;

/* The talk goes on from one question to the next; a short one ends after `questions` of them. */
static const struct {
    speaker who;
    int question; /* belongs to this question; 0: always there */
    const char *text;
} talk[] = {
    {P, 0, "Good morning. Today we agreed a plan for the northern ports. It takes three years."},
    {M, 1, "Thank you. First question, the Wire."},
    {J1, 1, "Thank you. When will the first port open?"},
    {P, 1, "The first port opens in June. We have the money and the people for it."},
    {M, 2, "Next, the Daily Courier."},
    {J2, 2, "What of the sea cables, and who will protect them in winter?"},
    {P, 2, "We protect the sea cables, in winter and in summer."},
    {M, 3, "Last one, Radio Nord."},
    {J3, 3, "And who pays for it?"},
    {P, 3, "All of us pay. Thank you."},
};

static const struct {
    const char *what, *suffix, *title, *labels[5], *separator, *names[5];
} styles[] = {
    {"own line, outlets",
     "txt",
     "Press conference by Secretary General Ada Lind\n\n",
     {"Secretary General Ada Lind", "Spokesperson Tom Reed", "Eva Moss, The Wire",
      "Ben Okri, Daily Courier", "Ida Falk, Radio Nord"},
     "\n",
     {"Ada Lind", "Tom Reed", "Eva Moss", "Ben Okri", "Ida Falk"}},
    {"own line, what they are below",
     "txt",
     "Press conference by Secretary General Ada Lind\n\n",
     {"Ada Lind\nSecretary General", "Tom Reed\nSpokesperson", "Eva Moss\nThe Wire",
      "Ben Okri\nDaily Courier", "Ida Falk\nRadio Nord"},
     "\n",
     {"Ada Lind", "Tom Reed", "Eva Moss", "Ben Okri", "Ida Falk"}},
    {"inline, title case",
     "txt",
     "Press conference by Secretary General Ada Lind\n\n",
     {"Ada Lind:", "Tom Reed:", "Eva Moss:", "Ben Okri:", "Ida Falk:"},
     " ",
     {"Ada Lind", "Tom Reed", "Eva Moss", "Ben Okri", "Ida Falk"}},
    {"inline, outlets in brackets",
     "txt",
     "Press conference by Secretary General Ada Lind\n\n",
     {"Ada Lind:", "Tom Reed:", "Eva Moss (The Wire):", "Ben Okri (Daily Courier):",
      "Ida Falk (Radio Nord):"},
     " ",
     {"Ada Lind", "Tom Reed", "Eva Moss", "Ben Okri", "Ida Falk"}},
    {"bold paragraphs",
     "md",
     "Press conference by Secretary General Ada Lind\n\n",
     {"**Ada Lind**", "**Tom Reed**", "**Eva Moss, The Wire**", "**Ben Okri, Daily Courier**",
      "**Ida Falk, Radio Nord**"},
     "\n\n",
     {"Ada Lind", "Tom Reed", "Eva Moss", "Ben Okri", "Ida Falk"}},
    {"bold before the text",
     "md",
     "Press conference by Secretary General Ada Lind\n\n",
     {"**Ada Lind**", "**Tom Reed**", "**Eva Moss, The Wire**", "**Ben Okri, Daily Courier**",
      "**Ida Falk, Radio Nord**"},
     " ",
     {"Ada Lind", "Tom Reed", "Eva Moss", "Ben Okri", "Ida Falk"}},
    {"capitals and Q",
     "txt",
     "Press conference by Secretary General Ada Lind\n\n",
     {"SECRETARY GENERAL LIND:", "MODERATOR:", "Q:", "Q:", "Q:"},
     " ",
     {"Ada Lind", "", "", "", ""}},
    {"full stop",
     "txt",
     "Press conference by Secretary General Ada Lind\n\n",
     {"SECRETARY GENERAL LIND.", "TOM REED.", "EVA MOSS.", "BEN OKRI.", "IDA FALK."},
     " ",
     {"Ada Lind", "Tom Reed", "Eva Moss", "Ben Okri", "Ida Falk"}},
    {"numbered questions",
     "txt",
     "Press conference by Secretary General Ada Lind\n\n",
     {"Ada Lind:", "Moderator:", "Question 1:", "Question 2:", "Question 3:"},
     " ",
     {"Ada Lind", "", "", "", ""}},
};

static void test_short(void)
{
    static const char role_of[][12] = {"principal", "moderator", "journalist", "journalist",
                                       "journalist"};
    for (size_t s = 0; s < sizeof styles / sizeof *styles; s++) {
        for (int questions = 1; questions <= 3; questions++) {
            lec_arena *arena = lec_arena_new();
            const char *text = styles[s].title, *want = "";
            for (size_t t = 0; t < sizeof talk / sizeof *talk; t++) {
                if (talk[t].question > questions) break;
                text = lec_arena_format(arena, "%s%s%s%s\n\n", text, styles[s].labels[talk[t].who],
                                        styles[s].separator, talk[t].text);
                want = lec_arena_format(arena, "%s%s%s:%s", want, t > 0 ? "|" : "",
                                        role_of[talk[t].who], styles[s].names[talk[t].who]);
            }
            const char *what = lec_arena_format(arena, "%s, %d", styles[s].what, questions);
            const attributed got = attribute(text, styles[s].suffix, arena);
            CHECK_TEXT(turns_of(&got, arena), want, what);
            lec_arena_free(arena);
        }
    }
}

/* --- single cases ---------------------------------------------------------------------------- */

typedef struct {
    const char *what, *suffix, *text, *turns;
} single_case;

static void check_cases(const single_case *cases, size_t count)
{
    for (size_t c = 0; c < count; c++) {
        lec_arena *arena = lec_arena_new();
        const attributed got = attribute(cases[c].text, cases[c].suffix, arena);
        CHECK_TEXT(turns_of(&got, arena), cases[c].turns, cases[c].what);
        lec_arena_free(arena);
    }
}

static void test_evidence(void)
{
    static const single_case cases[] = {
        {"one outlet label after the hand-over that names it", "txt",
         "Ministerial press conference\nby Alliance Secretary General Ada Lind ahead of the "
         "meeting\n(As delivered)\nGood morning. The plan needs our support.\n"
         "Alliance Spokesperson Tom Reed\nThank you. First question, the Wire.\n"
         "Eva Moss, The Wire\nThank you. Does it hold?\n"
         "Alliance Secretary General Ada Lind\nIt holds. We have the money for it. (Laughter.)\n"
         "Alliance Spokesperson Tom Reed\nNext, the Daily Courier.\n"
         "Ben Okri, Daily Courier\nWhat of the sea cables, and who will protect them?\n"
         "Alliance Secretary General Ada Lind\nWe protect sea cables. Thank you.\n",
         "principal:Ada Lind|moderator:Tom Reed|journalist:Eva Moss|principal:Ada Lind|"
         "moderator:Tom Reed|journalist:Ben Okri|principal:Ada Lind"},
        {"own lines with only an outlet, called by it", "txt",
         "PRESIDENT LIND: Good morning. We have a plan for the ports, as you know.\n\n"
         "MODERATOR: First question, the Daily Courier.\n\n"
         "The Daily Courier\nWhat of the sea cables?\n\nPRESIDENT LIND: We protect them.\n\n"
         "MODERATOR: Next, Radio Nord, Ida Falk.\n\nIda Falk, Radio Nord\nWho pays?\n\n"
         "PRESIDENT LIND: All of us.\n\nMODERATOR: And now the Harbour Wire.\n\n"
         "The Harbour Wire\nIs it enough for the winter?\n\nPRESIDENT LIND: It is.\n",
         "principal:President Lind|moderator:|journalist:Daily Courier|principal:President Lind|"
         "moderator:|journalist:Ida Falk|principal:President Lind|"
         "moderator:|journalist:Harbour Wire|principal:President Lind"},
        {"a heading that nobody calls", "txt",
         "PRESIDENT LIND: Good morning. We have a plan for the ports, as you know.\n\n"
         "The Northern Ports\nWhat are they? They are three.\n\n"
         "MODERATOR: First question.\n\nQ: Who pays?\n\nPRESIDENT LIND: All of us.\n",
         "principal:President Lind|moderator:|journalist:|principal:President Lind"},
    };
    check_cases(cases, sizeof cases / sizeof *cases);
}

static const single_case title_names[] = {
    {"who asks and who answers", "txt",
     "Ann Lowe (Reuters) talks to Ivo Brandt\n\nQ: When do the ports open?\n\n"
     "A: In June, if the ice allows. We have said so since March.\n\nQ: Who pays for it?\n\n"
     "A: All of us pay, as we always did.\n",
     "journalist:|principal:Ivo Brandt|journalist:|principal:Ivo Brandt"},
    {"a place is nobody", "txt",
     "Remarks and questions, Harbour Hall\n\nQ: When do the ports open?\n\n"
     "A: In June, if the ice allows. We have said so since March.\n\nQ: Who pays for it?\n\n"
     "A: All of us pay, as we always did.\n",
     "journalist:|principal:|journalist:|principal:"},
    {"a place in capitals and small letters is nobody", "txt",
     "Press conference by the Minister, Treaty Building\n\nTreaty Building\n\n"
     "Q: When do the ports open?\n\n"
     "A: In June, if the ice allows. We have said so since March.\n\nQ: Who pays for it?\n\n"
     "A: All of us pay, as we always did.\n",
     "journalist:|principal:|journalist:|principal:"},
    {"whose press conference it is", "txt",
     "Conférence de presse de Lucie Armand\n\n"
     "LA MINISTRE : Bonjour à tous. Nous ouvrons le port en juin, si la glace le permet.\n\n"
     "QUESTION : Qui va payer les travaux ?\n\nLA MINISTRE : Nous tous, comme toujours.\n\n"
     "QUESTION : Et après ?\n\nLA MINISTRE : Après aussi, bien sûr.\n",
     "principal:Lucie Armand|journalist:|principal:Lucie Armand|journalist:|"
     "principal:Lucie Armand"},
    {"who gives and who asks, with an outlet in brackets", "txt",
     "Intervju med Elsa Nord, Nils Falk (Havsbladet)\n\n"
     "FRÅGA: När öppnar hamnen?\n\nSVAR: I juni, om isen tillåter det. Det har vi sagt.\n\n"
     "FRÅGA: Vem betalar?\n\nSVAR: Vi alla, som vi alltid har gjort.\n",
     "journalist:|principal:Elsa Nord|journalist:|principal:Elsa Nord"},
    {"a name in a Chinese title", "txt",
     "海洋部长孙丽主持例行记者会\n\n"
     "答：各位下午好。港口将于六月开放，我们从三月起就这样说。\n\n"
     "问：谁来付钱？\n\n答：我们大家一起付，一直都是这样。\n\n"
     "问：明年还会开放吗？\n\n答：会的，明年还会开放。\n",
     "principal:孙丽|journalist:|principal:孙丽|journalist:|principal:孙丽"},
    {"who asks in a Japanese title", "txt",
     "中村花子インタビュー(聞き手 小林一郎)\n\n"
     "問：港はいつ開きますか。\n\n答：六月に開きます。三月からそう申し上げております。\n\n"
     "問：費用は誰が負担しますか。\n\n答：皆で負担します。これまでと同じです。\n",
     "journalist:|principal:中村花子|journalist:|principal:中村花子"},
    {"whoever asks is not the prime minister", "txt",
     "Interview with Fran Lowe, Radio North\n\nLOWE: Prime Minister, when do the ports open?\n\n"
     "PRIME MINISTER: In June, if the ice allows. We have said so since March.\n\n"
     "LOWE: Who pays for it?\n\nPRIME MINISTER: All of us pay, as we always did.\n",
     "journalist:Fran Lowe|principal:Prime Minister|journalist:Fran Lowe|principal:Prime Minister"},
    {"an office and all it is of, before the name", "txt",
     "Conferencia de prensa\n\n"
     "TITULAR DE LA UNIDAD DE INTELIGENCIA FINANCIERA (UIF), PABLO RUIZ LARA: Muy buenos días a "
     "todas y a todos. Este es el informe de la semana.\n\n"
     "PREGUNTA: ¿Cuándo se publican los datos?\n\n"
     "SUBSECRETARIO DE DERECHOS HUMANOS, POBLACIÓN Y MIGRACIÓN DE LA SECRETARÍA DE GOBERNACIÓN, "
     "OMAR DÍAZ VEGA: Se publican cada semana, como ustedes saben.\n\nPREGUNTA: ¿Y después?\n\n"
     "TITULAR DE LA UNIDAD DE INTELIGENCIA FINANCIERA (UIF), PABLO RUIZ LARA: Después también.\n",
     "principal:Pablo Ruiz Lara|journalist:|principal:Omar Díaz Vega|journalist:|"
     "principal:Pablo Ruiz Lara"},
};

static const single_case name_forms[] = {
    {"the outlet before the name", "txt",
     "PRESIDENT LIND: Good morning. We open the port in June, as you know.\n\n"
     "BBC, Ann Lowe: Who pays for it?\n\nPRESIDENT LIND: All of us pay, as always.\n\n"
     "AFP, Ivo Vik: And after that?\n\nPRESIDENT LIND: After that as well.\n",
     "principal:President Lind|journalist:Ann Lowe|principal:President Lind|journalist:Ivo Vik|"
     "principal:President Lind"},
    {"a particle belongs to the surname", "txt",
     "PRESIDENT LIND: Good morning. We open the port in June, as you know.\n\n"
     "DE SANTIS: Who pays for it?\n\nPRESIDENT LIND: All of us pay, as always.\n\n"
     "DE SANTIS: And after that?\n\nPRESIDENT LIND: After that as well.\n",
     "principal:President Lind|journalist:De Santis|principal:President Lind|journalist:De Santis|"
     "principal:President Lind"},
    {"office and name run together", "txt",
     "市长孙丽：各位下午好。港口将于六月开放，我们从三月起就这样说。\n\n"
     "记者：谁来付钱？\n\n市长孙丽：我们大家一起付，一直都是这样。\n\n"
     "记者：明年呢？\n\n市长孙丽：明年还会开放。\n",
     "principal:孙丽|journalist:|principal:孙丽|journalist:|principal:孙丽"},
    {"Turkish capitals", "txt",
     "CAN KIRAÇLI: Günaydın. Limanı haziranda açıyoruz, bunu marttan beri söylüyoruz.\n\n"
     "SORU: Parayı kim ödüyor?\n\nCAN KIRAÇLI: Hepimiz ödüyoruz, her zaman olduğu gibi.\n\n"
     "SORU: Peki sonra ne olacak?\n\nCAN KIRAÇLI: Sonra da aynı şey olacak.\n",
     "principal:Can Kıraçlı|journalist:|principal:Can Kıraçlı|journalist:|principal:Can Kıraçlı"},
};

static void test_name_forms(void)
{
    check_cases(name_forms, sizeof name_forms / sizeof *name_forms);
}

static void test_title_names(void)
{
    check_cases(title_names, sizeof title_names / sizeof *title_names);
}

static const single_case rarer_labels[] = {
    {"Q and A on one line", "txt",
     "Interview with Minister Ada Lind\n\n"
     "Q: Minister, good morning. When do the ports open? A: In June, if the ice allows. "
     "Q: Who pays for it? A: All of us pay. Q: And the cables? A: We protect them.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|"
     "principal:Ada Lind"},
    {"names that are words, with a title before them", "txt",
     "MAYOR LANE: Good morning. The port will be opened in May, and we are proud of it.\n\n"
     "MS. OR: Who pays for the port?\n\nMAYOR LANE: The city pays half of it.\n\n"
     "MR. WILL: And the cranes? Are they late?\n\nMAYOR LANE: The cranes are not late.\n\n"
     "MS. OR: Thank you. Will there be trains?\n\nMAYOR LANE: Trains will come later.\n",
     "principal:Mayor Lane|journalist:Ms. Or|principal:Mayor Lane|journalist:Mr. Will|"
     "principal:Mayor Lane|journalist:Ms. Or|principal:Mayor Lane"},
    {"Q. and A.", "txt",
     "Interview with Minister Ada Lind\n\nQ. When do the ports open?\n\n"
     "A. In June, if the ice allows.\n\nQ. Who pays for it?\n\nA. All of us pay.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind"},
    {"Interviewer", "txt",
     "Interviewer: Minister, when do the ports open?\n\n"
     "Minister Lind: In June, if the ice allows.\n\nInterviewer: Who pays for it?\n\n"
     "Minister Lind: All of us pay.\n",
     "journalist:|principal:Minister Lind|journalist:|principal:Minister Lind"},
    {"HOST asks", "txt",
     "HOST: Minister, welcome. When do the ports open?\n\n"
     "ADA LIND: In June, if the ice allows. We are nearly there.\n\n"
     "HOST: Who pays for it?\n\nADA LIND: All of us pay.\n\nHOST: Is that fair?\n\n"
     "ADA LIND: It is.\n\nHOST: Thank you.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|"
     "principal:Ada Lind|journalist:"},
    {"a joint label", "txt",
     "PRESIDENT LIND: Good morning. We signed two agreements.\n\n"
     "PRESIDENT VIK: It is a good day for both of us.\n\n"
     "QUESTION: Do you both stand by it?\n\nPRESIDENT LIND AND PRESIDENT VIK: We do.\n\n"
     "QUESTION: And the cost?\n\nPRESIDENT VIK: We share it.\n\nPRESIDENT LIND: We do.\n",
     "principal:President Lind|principal:President Vik|journalist:|"
     "principal:President Lind and President Vik|journalist:|principal:President Vik|"
     "principal:President Lind"},
    {"office in brackets after the name", "txt",
     "Ada Lind (Alliance Secretary General): Good morning. We have a plan for the ports.\n\n"
     "Eva Moss (The Wire): When do they open?\n\n"
     "Ada Lind (Alliance Secretary General): In June, if the ice allows.\n\n"
     "Ben Okri (Daily Courier): Who pays for it?\n\n"
     "Ada Lind (Alliance Secretary General): All of us pay.\n",
     "principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind|journalist:Ben Okri|"
     "principal:Ada Lind"},
    {"initials after the full name", "txt",
     "Ada Lind: Good morning. We have a plan for the ports.\n\n"
     "Ben Okri: When do they open?\n\nAL: In June, if the ice allows.\n\n"
     "BO: Who pays for it?\n\nAL: All of us pay.\n\nBO: Is that fair?\n\nAL: It is.\n",
     "principal:Ada Lind|journalist:Ben Okri|principal:Ada Lind|journalist:Ben Okri|"
     "principal:Ada Lind|journalist:Ben Okri|principal:Ada Lind"},
    {"numbered questions and answers by name", "txt",
     "Press conference with Minister Ada Lind\n\nQuestion 1: When do the ports open?\n\n"
     "Minister Lind: In June, if the ice allows.\n\nQuestion 2: Who pays for it?\n\n"
     "Minister Lind: All of us pay.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind"},
    {"dialogue dashes", "txt",
     "Interview with Minister Ada Lind\n\n"
     "\xE2\x80\x93 Minister, when do the ports open?\n\n"
     "\xE2\x80\x93 In June, if the ice allows.\n\n\xE2\x80\x93 Who pays for it?\n\n"
     "\xE2\x80\x93 All of us pay.\n\n\xE2\x80\x93 Is that fair?\n\n\xE2\x80\x93 It is.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|"
     "principal:Ada Lind"},
    {"times before, after and between", "txt",
     "(00:00) Ada Lind: Good morning. We have a plan for the ports.\n\n"
     "00:01:10 Eva Moss: When do they open?\n\n[1:22] Ada Lind: In June, if the ice "
     "allows.\n\nEva Moss [01:40]: Who pays for it?\n\n"
     "Ada Lind, 01:52: All of us pay.\n",
     "principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind|journalist:Eva Moss|"
     "principal:Ada Lind"},
};

static void test_rarer_labels(void)
{
    check_cases(rarer_labels, sizeof rarer_labels / sizeof *rarer_labels);
}

static const single_case changes[] = {
    {"a label for the moderator, two marks for all others", "txt",
     "HOST: Welcome to all of you. The minister will say some words, then there are questions.\n\n"
     ">> Good morning. We open the port in June, as we have said since March, and I am glad.\n\n"
     "HOST: Thank you. The first question, please.\n\n"
     ">> Who pays for it, and when will you tell us?\n\n"
     ">> All of us pay, as we always did. I have said that before.\n\n"
     "We will tell you when the auditors have seen it.\n\n"
     ">> Thank you. Is it enough for the winter?\n\n"
     ">> Good point. It is enough, and I would not say so if I were not sure.\n\n"
     "HOST: Thank you all for coming.\n",
     "moderator:|principal:|moderator:|journalist:|principal:|journalist:|principal:|moderator:"},
};

static const single_case by_lines[] = {
    {"dashes below the name of whom the interview is with", "txt",
     "Udo Brock (Hafenbote) im Gespräch mit Clara Hain\n\nClara Hain\n\n"
     "– Wann öffnet der Hafen?\n\n"
     "– Im Juni, wenn das Eis es zulässt. Das haben wir seit März gesagt.\n\n"
     "– Wer bezahlt das alles?\n\n– Wir alle, wie wir es immer getan haben.\n\n"
     "Das ist nicht wenig, und ich weiß das.\n\n"
     "– Reicht es für den Winter?\n\n– Es reicht. Ich würde es nicht sagen, wenn es nicht so "
     "wäre.\n",
     "journalist:|principal:Clara Hain|journalist:|principal:Clara Hain|journalist:|"
     "principal:Clara Hain"},
};

static void test_by_lines(void)
{
    check_cases(by_lines, sizeof by_lines / sizeof *by_lines);
}

static void test_changes(void)
{
    check_cases(changes, sizeof changes / sizeof *changes);
}

static void test_unlabelled_questions(void)
{
    static const single_case cases[] = {
        {"Question labelled, answers by name", "txt",
         "Press conference with Ada Lind, President of the Bank\n\n"
         "Good afternoon. We left the rates as they were.\n\n"
         "Question: Why did you?\n\nLind: Because prices are stable.\n\n"
         "Question: For how long?\n\nLind: Until they are not.\n",
         "principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|principal:Ada Lind"},
        {"Question labelled, answers not", "txt",
         "Doorstep by Minister Ada Lind\n\nGood morning. We left the rates as they were.\n\n"
         "Q: Minister, why did you leave them as they were?\n\n"
         "Because prices are stable, and we looked at all of it.\n\nThat took a week.\n\n"
         "Q: Thank you. I have two questions on this.\n\nFor how long will that be so?\n\n"
         "Until they are not stable any more.\n\nQ: Will you resign?\n\nNo. Thank you.\n",
         "principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|"
         "journalist:|principal:Ada Lind"},
        {"bold questions, plain answers", "md",
         "# Interview with Ada Lind, President of the Bank\n\n"
         "**Why did you leave the rates as they were?**\n\n"
         "Because prices are stable.\n\nWe looked at all of it.\n\n"
         "**For how long will that be so?**\n\nUntil they are not.\n\n"
         "**And then what will you do?**\n\nThen we shall see.\n",
         "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|"
         "principal:Ada Lind"},
        {"bold questions, answers by name", "md",
         "# Press conference\n\nAda Lind, President of the Bank\n\nGood afternoon. Rates stay as "
         "they were.\n\n**I have a question on the rates. Why did you leave them?**\n\n"
         "**And my second: for how long?**\n\nLind: Because prices are stable.\n\n"
         "We looked at all of it.\n\n**What of the sea cables?**\n\nLind: We protect them.\n\n"
         "**Will you resign?**\n\nLind: No.\n",
         "principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|"
         "journalist:|principal:Ada Lind"},
        {"bold sentences in an answer", "md",
         "# Press conference\n\nMinister Lind: Good afternoon.\n\n**We will not go back.**\n\n"
         "Who wants it? Nobody.\n\n**Is that clear?**\n\nIt is.\n\nQ: Why not?\n\n"
         "Minister Lind: Because it was bad.\n",
         "principal:Minister Lind|journalist:|principal:Minister Lind"},
        {"bold questions in a page", "html",
         "<html><head><title>Interview with Ada Lind, President of the Bank</title></head><body>"
         "<article><p><strong>Why did you leave the rates as they were?</strong></p>"
         "<p>Because prices are stable.</p><p><strong>For how long will that be so?</strong></p>"
         "<p>Until they are not.</p><p><b>And then what will you do?</b></p>"
         "<p>Then we shall see.</p></article></body></html>",
         "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|"
         "principal:Ada Lind"},
    };
    check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_spokespersons(void)
{
    static const single_case cases[] = {
        {"a spokesperson gives the briefing after a guest", "txt",
         "Spokesperson Tom Reed: Good morning. I have brought Commissioner Ada Lind along, who "
         "will say a few words about the ports. Commissioner.\n\n"
         "Commissioner Ada Lind: Thank you. We have agreed a plan for the northern ports. It "
         "takes three years, and it costs two billion. All members pay their part of it, and "
         "the first port opens in June of next year, if the ice on the river allows it. I wish "
         "to thank all who have worked on it for so long. I have to go. Thank you.\n\n"
         "Spokesperson Tom Reed: Thank you, Commissioner. Your questions.\n\n"
         "Question: Who pays for it?\n\n"
         "Spokesperson Tom Reed: All members pay their part, as the Commissioner said just now.\n\n"
         "Question: And the cables?\n\n"
         "Spokesperson Tom Reed: We protect the cables, in winter as in summer.\n\n"
         "Question: When is the next meeting?\n\n"
         "Spokesperson Tom Reed: The next meeting is on Monday, and you will get a notice.\n",
         "principal:Tom Reed|principal:Ada Lind|principal:Tom Reed|journalist:|"
         "principal:Tom Reed|journalist:|principal:Tom Reed|journalist:|principal:Tom Reed"},
        {"a spokesperson only hands over", "txt",
         "Spokesperson Tom Reed: Good morning. Commissioner Ada Lind will say a few words about "
         "the ports and then take some questions. We have half an hour. Commissioner.\n\n"
         "Commissioner Ada Lind: Thank you. We have agreed a plan for the northern ports.\n\n"
         "Spokesperson Tom Reed: Thank you. First question, over there.\n\n"
         "Question: Who pays for it?\n\nCommissioner Ada Lind: All of us.\n\n"
         "Spokesperson Tom Reed: Next question, please.\n\nQuestion: And the cables?\n\n"
         "Commissioner Ada Lind: We protect them.\n\n"
         "Spokesperson Tom Reed: That was all we have time for today. Thank you for coming, and "
         "a safe way home to all of you.\n",
         "moderator:Tom Reed|principal:Ada Lind|moderator:Tom Reed|journalist:|"
         "principal:Ada Lind|moderator:Tom Reed|journalist:|principal:Ada Lind|"
         "moderator:Tom Reed"},
    };
    check_cases(cases, sizeof cases / sizeof *cases);
}

const lec_test lec_tests_attribute_short[] = {
    {"short", test_short},
    {"evidence", test_evidence},
    {"title_names", test_title_names},
    {"name_forms", test_name_forms},
    {"rarer_labels", test_rarer_labels},
    {"changes", test_changes},
    {"by_lines", test_by_lines},
    {"unlabelled_questions", test_unlabelled_questions},
    {"spokespersons", test_spokespersons},
    {0},
};
