/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a label says of whoever speaks: that he moderates, whatever he asks; his outlet, by whatever
 * it is linked; how he spoke. The expected turns are what a reader sees; all people and outlets are
 * invented. */
#include "include/lectern.h"

#include <math.h>
#include <string.h>

#include "core/arena.h"
#include "tests/support/check.h"
#include "tests/support/talk.h"

#define OPENS                                                                                      \
    "Welcome to our press conference. The governor begins, then we take your questions.\n\n"
#define SAYS                                                                                       \
    "The board kept the rate unchanged today. Growth is slow, and prices rise less than they "     \
    "did.\n\n"
#define ASKS "A question from the chat: has your view on wages changed since last month?\n\n"
#define ANSWERS                                                                                    \
    "On wages, let me say this: the agreements signed in autumn are more moderate than we "        \
    "feared.\n\n"
#define ASKS_TOO "And the last one: was the decision unanimous?\n\n"
#define ENDS     "There was a broad consensus. Two members would have preferred another wording.\n\n"

/* Whoever leads asks what others have written. */
#define CHAT(leads, answers)                                                                       \
    leads OPENS answers SAYS leads ASKS answers ANSWERS leads ASKS_TOO answers ENDS

static const talk_case leading[] = {
    {"MODERATOR reads out questions", CHAT("MODERATOR: ", "GOVERNOR LIND: "),
     "moderator:|principal:Governor Lind|moderator:|principal:Governor Lind|moderator:|"
     "principal:Governor Lind"},
    {"a moderator by his bracket", CHAT("Eva Moss (moderator): ", "Governor Lind: "),
     "moderator:Eva Moss|principal:Governor Lind|moderator:Eva Moss|principal:Governor Lind|"
     "moderator:Eva Moss|principal:Governor Lind"},
    {"in German", CHAT("Moderatorin: ", "Ministerin Lind: "),
     "moderator:|principal:Ministerin Lind|moderator:|principal:Ministerin Lind|moderator:|"
     "principal:Ministerin Lind"},
    {"a chairman who gives the floor",
     "The CHAIRMAN. The committee will come to order. We meet to hear about the harbour.\n\n"
     "Mr. VIK. Thank you, Mr. Chairman. How many cranes will be built in the harbour?\n\n"
     "Secretary LANE. Thank you for the question. Four cranes will be built, and they come in "
     "spring, when the ground has dried.\n\n"
     "The CHAIRMAN. The gentleman's time has expired. Ms. Moss is recognized.\n\n"
     "Ms. MOSS. What about the trains? Are they late again?\n\n"
     "Secretary LANE. The trains are late because nobody ordered them in time, and nobody will.\n\n"
     "The CHAIRMAN. The committee is adjourned.\n",
     "moderator:Chairman|journalist:Mr. Vik|principal:Secretary Lane|moderator:Chairman|"
     "journalist:Ms. Moss|principal:Secretary Lane|moderator:Chairman"},
    {"STAFF who opens and hands over",
     "STAFF: Good morning. We will start with the admiral and then take your questions.\n\n"
     "ADMIRAL LIND: Good morning. Two ships sail north today, and they will stay there for a "
     "month or more.\n\nQ: Which ones?\n\nADMIRAL LIND: The two that came back in March, after "
     "the repairs.\n\nSTAFF: Last question, please.\n\nQ: Is it safe?\n\nADMIRAL LIND: It is.\n\n"
     "STAFF: Thank you all. Next question will be tomorrow.\n",
     "moderator:|principal:Admiral Lind|journalist:|principal:Admiral Lind|moderator:|journalist:|"
     "principal:Admiral Lind|moderator:"},
};

static void test_leading(void)
{
    check_turns(leading, sizeof leading / sizeof *leading, "txt");
}

#define LIND "principal:Ada Lind"
#define MOSS "journalist:Eva Moss"
#define TALK "Press conference by President Ada Lind\n\n"

static const talk_shape outlets[] = {
    {"a slash", TALK, "Ada Lind: ", "Eva Moss / Radio South: ", LIND, MOSS},
    {"an at", TALK, "Ada Lind: ", "Eva Moss @ Radio South: ", LIND, MOSS},
    {"from", TALK, "Ada Lind: ", "Eva Moss from Radio South: ", LIND, MOSS},
    {"of the", TALK, "Ada Lind: ", "Eva Moss of the Morning Post: ", LIND, MOSS},
    {"a question from", TALK, "Ada Lind: ", "Question from Eva Moss, Radio South: ", LIND, MOSS},
    {"a bracket for how it was said", TALK,
     "Ada Lind: ", "Eva Moss (Radio South) (off mic): ", LIND, MOSS},
    {"of, which a name may hold", TALK, "Ada Lind: ", "Eva Moss of Vale: ", LIND,
     "journalist:Eva Moss of Vale"},
};

static void test_outlets(void)
{
    check_talks(outlets, sizeof outlets / sizeof *outlets, "txt");
}

static const talk_shape titles[] = {
    {"who wrote the article asked", "Ada Lind on the harbour\n\nBy Eva Moss\n\n",
     "A: ", "Q: ", LIND, "journalist:"},
    {"an interview by", "A talk with Ada Lind\n\nInterview by Eva Moss\n\n", "A: ", "Q: ", LIND,
     "journalist:"},
    {"where it was, in a bracket",
     "Statement by Ms. Ada Lind, Minister of Transport (Vik, May 2031)\n\n",
     "MINISTER: ", "Q: ", LIND, "journalist:"},
    {"an office in a bracket", "Members present: Ada Lind (Chair); Ivo Vik\n\n",
     "CHAIR: ", "Q: ", LIND, "journalist:"},
};

static void test_titles(void)
{
    check_talks(titles, sizeof titles / sizeof *titles, "txt");
}

static const talk_case numbers[] = {
    {"questions are counted before their labels",
     "Q1  Eva Moss: How many ships sail north this month?\n\nAda Lind: Two sail today, and they "
     "stay for a month or more.\n\nQ2  Ivo Vik: Which ones?\n\nAda Lind: The two that came back in "
     "March, after the repairs.\n\nQ3  Eva Moss: Is it safe?\n\nAda Lind: It is, as far as we "
     "know.\n",
     "journalist:Eva Moss|" LIND "|journalist:Ivo Vik|" LIND "|journalist:Eva Moss|" LIND},
    {"numbers that follow nothing stay",
     "Q7: How many?\n\nA: Two sail today, and they stay for a month or more.\n\nQ9: Which ones?\n\n"
     "A: The two that came back in March.\n",
     "journalist:|principal:|journalist:|principal:"},
};

static void test_numbers(void)
{
    check_turns(numbers, sizeof numbers / sizeof *numbers, "txt");
}

/* What a moderator reads out is a question, and what he asks before anybody has spoken is none. */
static void test_exchanges(void)
{
    static const struct {
        const char *text, *kinds;
    } cases[] = {
        {CHAT("MODERATOR: ", "GOVERNOR LIND: "),
         "moderation,opening,question 1,answer 1,question 2,answer 2,"},
        {"MODERATOR: Good morning to you all. Governor, would you like to begin with your "
         "statement?\n\n"
         "GOVERNOR LIND: " SAYS "Q: Why is that so, and for how long?\n\nGOVERNOR LIND: " ENDS,
         "moderation,opening,question 1,answer 1,"},
    };
    lec_arena *arena = lec_arena_new();
    lectern_error *error = lectern_error_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lectern_corpus *corpus = NULL;
        lectern_table *table = NULL;
        const char *kinds = "";
        CHECK_COUNT(lectern_read_memory("a.txt", cases[i].text, strlen(cases[i].text), NULL, NULL,
                                        &corpus, error),
                    LECTERN_OK, lectern_error_message(error));
        CHECK_COUNT(lectern_table_ask(corpus, "turns", "", &table, error), LECTERN_OK,
                    lectern_error_message(error));
        for (size_t row = 0; row < lectern_row_count(table); row++) {
            const double exchange =
                lectern_number(table, row, lectern_column_find(table, "exchange"));
            const char *kind = lectern_text(table, row, lectern_column_find(table, "kind"));
            kinds = isnan(exchange) ? lec_arena_format(arena, "%s%s,", kinds, kind)
                                    : lec_arena_format(arena, "%s%s %.0f,", kinds, kind, exchange);
        }
        CHECK_TEXT(kinds, cases[i].kinds, cases[i].text);
        lectern_table_release(table);
        lectern_corpus_release(corpus);
    }
    lectern_error_free(error);
    lec_arena_free(arena);
}

const lec_test lec_tests_stated_roles[] = {{"leading", test_leading},     {"outlets", test_outlets},
                                           {"titles", test_titles},       {"numbers", test_numbers},
                                           {"exchanges", test_exchanges}, {0}};
