/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels that do not stand where they should: within a paragraph, without their mark, with another
 * one; and what only looks like them. Who speaks is what a reader sees. All people are invented. */
#include "tests/support/check.h"
#include "tests/support/talk.h"

#define OPENS "PRESIDENT LIND: Good morning. We open the port in June, as you know.\n\n"
#define PAYS  "PRESIDENT LIND: All of us pay, as we always did.\n\n"
#define SAYS  "PRESIDENT LIND: In the spring of next year, I hope.\n\n"
#define ASKS  "QUESTION: Who pays for it?\n\n"
#define WHEN  "QUESTION: And when will it be ready?\n\n"
#define P     "principal:President Lind"
#define J     "journalist:"

static const talk_case cases[] = {
    {"with its colon, behind a sentence",
     OPENS "QUESTION: Who pays for it? PRESIDENT LIND: All of us pay.\n\n" WHEN SAYS,
     P "|" J "|" P "|" J "|" P},
    {"with its colon, behind a quotation and a bracket",
     OPENS
     "QUESTION: Who \"pays.\" PRESIDENT LIND: All of us (and you.) QUESTION: And when?\n\n" SAYS,
     P "|" J "|" P "|" J "|" P},
    {"not behind words that do not end",
     OPENS ASKS "PRESIDENT LIND: All of us, as I told PRESIDENT LIND: the elder.\n\n" WHEN SAYS,
     P "|" J "|" P "|" J "|" P},
    {"with a hyphen for its colon, on a line of its own",
     OPENS ASKS PAYS WHEN SAYS ASKS PAYS WHEN SAYS ASKS PAYS
     "QUESTION- And who builds it?\n\nPRESIDENT LIND.- The people of the port.\n\n"
     "QUESTION, I said, and no answer.\n\n",
     P "|" J "|" P "|" J "|" P "|" J "|" P "|" J "|" P "|" J "|" P "|" J "|" P},
    {"with a comma, which separates nothing",
     OPENS ASKS PAYS WHEN SAYS "President Lind, who was there, said no more.\n",
     P "|" J "|" P "|" J "|" P},
    {"without a mark, before what begins a sentence",
     OPENS ASKS "PRESIDENT LIND All of us pay.\n\n" WHEN SAYS, P "|" J "|" P "|" J "|" P},
    {"without a mark, but only called by name",
     OPENS ASKS
     "PRESIDENT LIND: President Lind is not to pay. President Lind AND I say so.\n\n" WHEN SAYS,
     P "|" J "|" P "|" J "|" P},
    {"a name and an outlet run into what is said",
     "Ada Lind\nGood morning. We open the port in June, as you know.\n\n"
     "Eva Moss, The Wire\nWho pays for it?\n\nAda Lind\nAll of us pay, as we always did.\n\n"
     "Ben Okri, Daily Courier\nAnd when will it be ready?\n\nAda Lind\nIn the spring, I hope.\n\n"
     "Ida Falk, Radio Nord\nIs it dear?\n\nAda Lind\nIt is.\n\n"
     "Tom Reed, Harbour Post What of the cables?\n\nAda Lind\nWe protect them.\n",
     "principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind|journalist:Ben Okri|"
     "principal:Ada Lind|journalist:Ida Falk|principal:Ada Lind|journalist:Tom Reed|"
     "principal:Ada Lind"},
    {"sentences that begin as such labels do",
     "Ada Lind\nGood morning. We open the port in June, as you know.\n\n"
     "Eva Moss, The Wire\nWho pays for it?\n\nAda Lind\nAll of us pay, as we always did.\n\n"
     "Ben Okri, Daily Courier\nAnd when will it be ready?\n\nAda Lind\nIn the spring, I hope.\n\n"
     "New York, (that is) London, Paris and Rome were there.\n\n"
     "Ida Falk, Radio Nord\nIs it dear?\n\nAda Lind\nIt is.\n\n"
     "Bergen, Oslo and all the others know.\n\nTom J. Reed, St. Paul Post, said what it is.\n",
     "principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind|journalist:Ben Okri|"
     "principal:Ada Lind|journalist:Ida Falk|principal:Ada Lind"},
    {"question and answer in one paragraph, with their words",
     "Interview with Minister Ada Lind\n\n"
     "QUESTION: When do the ports open? ANSWER: In June, if the ice allows. QUESTION: Who pays for "
     "it? ANSWER: All of us pay.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind"},
    {"a list of points that are no answers",
     "Interview with Minister Ada Lind\n\n"
     "Q: When do the ports open?\n\nA: There are three points. A. The ice. B. The money. C. The "
     "ships.\n\nQ: Who pays for it?\n\nA: All of us pay.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind"},
    {"blanks that do not break",
     "PRESIDENT LIND:\u00A0Good morning. We open the port in June, as you know.\n\n"
     "QUESTION:\u00A0Who pays for it?\u00A0PRESIDENT LIND:\u00A0All of us pay.\n\n" WHEN SAYS,
     P "|" J "|" P "|" J "|" P},
};

static void test_inside(void)
{
    check_turns(cases, sizeof cases / sizeof *cases, "txt");
}

/* Turns without labels. */
static const talk_case unlabelled[] = {
    {"only questions have labels, and one of them goes on",
     "Doorstep by Minister Ada Lind\n\nGood morning. We left the rates as they were.\n\n"
     "Q: Minister, I have two questions.\n\nWhy did you leave them?\n\nBecause prices are "
     "stable.\n\n"
     "Q: For how long?\n\nUntil they are not.\n\nQ: And will you resign?\n\nNo. Thank you.\n",
     "principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|"
     "principal:Ada Lind"},
    {"only questions have labels, and nobody answers",
     "Questions to Minister Ada Lind\n\nQ: Why did you leave them?\n\nQ: For how long?\n\n"
     "Q: And will you resign?\n",
     "journalist:|journalist:|journalist:"},
};

static void test_unlabelled(void)
{
    check_turns(unlabelled, sizeof unlabelled / sizeof *unlabelled, "txt");
}

static const talk_case bold[] = {
    {"bold questions, and bold headings between answers",
     "# Interview with Ada Lind, President of the Bank\n\n"
     "**The rates**\n\n**Why did you leave the rates as they were?**\n\nBecause prices are "
     "stable.\n\n"
     "**For how long will that be so?**\n\nUntil they are not.\n\n**And then what will you "
     "do?**\n\n"
     "Then we shall see.\n",
     "journalist:|principal:Ada Lind|journalist:|principal:Ada Lind|journalist:|"
     "principal:Ada Lind"},
    {"bold names on lines of their own",
     "**Ada Lind**\n\nGood morning. We open the port in June, as you know.\n\n**Eva Moss (The "
     "Wire)**\n\n"
     "Who pays for it?\n\n**Ada Lind**\n\nAll of us pay.\n\n**Eva Moss (The Wire)**\n\nAnd "
     "when?\n\n"
     "**Ada Lind**\n\nIn June.\n",
     "principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind|journalist:Eva Moss|"
     "principal:Ada Lind"},
};

static void test_bold(void)
{
    check_turns(bold, sizeof bold / sizeof *bold, "md");
}

const lec_test lec_tests_labels_inside[] = {
    {"inside", test_inside}, {"unlabelled", test_unlabelled}, {"bold", test_bold}, {0}};
