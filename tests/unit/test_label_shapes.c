/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels in the shapes that transcripts have: a talk of five turns whose two speakers are named as
 * each case says. `role:speaker` of both, as a reader has them. All people are invented. */
#include "tests/support/check.h"
#include "tests/support/talk.h"

#define LIND "principal:Ada Lind"
#define MOSS "journalist:Eva Moss"
#define WHO  "journalist:"

static const talk_shape marks[] = {
    {"a list", "", "\u2022 ADA LIND: ", "\u2022 QUESTION: ", LIND, WHO},
    {"a heading", "", "# ADA LIND: ", "# QUESTION: ", LIND, WHO},
    {"low lines", "", "_ADA LIND:_ ", "_QUESTION:_ ", LIND, WHO},
    {"stars around the name", "", "**ADA LIND**: ", "**QUESTION**: ", LIND, WHO},
    {"stars that close behind the colon", "", "*ADA LIND:* ", "*QUESTION:* ", LIND, WHO},
    {"a dash and a blank", "", "\u2014 ADA LIND: ", "\u2013 QUESTION: ", LIND, WHO},
    {"arrows", "", ">> ADA LIND: ", ">> QUESTION: ", LIND, WHO},
    {"a quotation", "", "> ADA LIND: ", "> QUESTION: ", LIND, WHO},
};

static const talk_shape times[] = {
    {"a long time in brackets", "", "[00:12:34.500] ADA LIND: ", "[00:13:01.250] QUESTION: ", LIND,
     WHO},
    {"a time with a comma", "", "00:12:34,500 ADA LIND: ", "00:13:01,250 QUESTION: ", LIND, WHO},
    {"a time behind the colon", "", "ADA LIND: (00:12) ", "QUESTION: [00:13] ", LIND, WHO},
    {"a time behind the name", "", "ADA LIND (00:12): ", "QUESTION (00:13): ", LIND, WHO},
    {"a time and a place behind the name", "",
     "ADA LIND (Port) [00:12]: ", "QUESTION [00:13]: ", LIND, WHO},
    {"a numbered speaker and times", "", "Ada Lind  0:03\n", "Speaker 2  0:09\n", LIND, WHO},
};

static const talk_shape stops[] = {
    {"a stop and a dash", "", "ADA LIND.\u2014", "QUESTION.\u2014", LIND, WHO},
    {"a stop and two hyphens", "", "ADA LIND.-- ", "Q.-- ", LIND, WHO},
    {"a stop in a name", "", "ADA J. LIND: ", "MR. MOSS: ", "principal:Ada J. Lind",
     "journalist:Mr. Moss"},
    {"an office with stops", "", "U.S. PRESIDENT LIND: ", "QUESTION: ", "principal:President Lind",
     WHO},
    {"an abbreviated office", "", "SEC. LIND: ", "QUESTION: ", "principal:Secretary Lind", WHO},
    {"two initials", "", "P.J. LIND: ", "QUESTION: ", "principal:P.J. Lind", WHO},
};

static const talk_shape gaps[] = {
    {"a dash with blanks", "", "ADA LIND - ", "QUESTION - ", LIND, WHO},
    {"two hyphens", "", "ADA LIND -- ", "QUESTION -- ", LIND, WHO},
    {"a bar", "", "ADA LIND | ", "QUESTION | ", LIND, WHO},
    {"a tab", "", "ADA LIND\t", "QUESTION\t", LIND, WHO},
    {"columns", "", "ADA LIND      ", "QUESTION      ", LIND, WHO},
    {"one letter and blanks", "Interview with Ada Lind\n\n", "A  ", "Q  ", LIND, WHO},
    {"a semicolon for a colon", "", "ADA LIND; ", "QUESTION; ", LIND, WHO},
    {"a colon as wide as a letter", "", "ADA LIND\uFF1A", "QUESTION\uFF1A", LIND, WHO},
    {"a colon after a blank", "", "ADA LIND : ", "QUESTION : ", LIND, WHO},
};

static const talk_shape outlets[] = {
    {"an outlet after a dash", "", "ADA LIND: ", "Eva Moss - BBC: ", LIND, MOSS},
    {"an outlet after a bar", "", "ADA LIND: ", "Eva Moss | The Wire: ", LIND, MOSS},
    {"an outlet in square brackets", "", "ADA LIND: ", "Eva Moss [Daily Courier]: ", LIND, MOSS},
    {"an outlet before the name", "", "ADA LIND: ", "(The Wire) Eva Moss: ", LIND, MOSS},
    {"an outlet after a dash on a line of its own", "", "Ada Lind\n", "Eva Moss - The Wire\n", LIND,
     MOSS},
    {"an office before a dash", "", "PRESIDENT - ADA LIND: ", "QUESTION: ", LIND, WHO},
};

static const talk_shape letters[] = {
    {"hyphens of every kind", "", "ADA\u2011MIA LIND: ", "EVA\u2010LIV MOSS: ",
     "principal:Ada\u2011Mia Lind", "journalist:Eva\u2010Liv Moss"},
    {"an apostrophe", "", "ADA O'LIND: ", "EVA O\u2019MOSS: ", "principal:Ada O'Lind",
     "journalist:Eva O\u2019Moss"},
    {"accents of their own", "", "ADA LI\u0301ND: ", "EVA MO\u0308SS: ", "principal:Ada Li\u0301nd",
     "journalist:Eva Mo\u0308ss"},
    {"what nobody sees", "", "ADA\u200B LIND: ", "QUES\u00ADTION: ", LIND, WHO},
    {"what nobody sees before it", "", "\u200EADA LIND: ", "\uFEFFQUESTION: ", LIND, WHO},
};

/* What stands where a label may, and is none or half of one. */
static const talk_shape odd[] = {
    {"a single letter that is a word", "", "ADA LIND: A ", "QUESTION: I ask: ", LIND, WHO},
    {"an hour in what is said", "", "ADA LIND: 10:30 is early: ", "QUESTION: http://a.org: ", LIND,
     WHO},
    {"initials and a stop", "Interview with Ada Lind\n\n", "A. ", "Q. ", LIND, WHO},
    {"a letter, an interruption", "Interview with Ada Lind\n\n", "A: -- ", "Q -- ", LIND, WHO},
    {"a place behind the office", "",
     "PRESIDENT LIND (Nordby): ", "QUESTION (off mike): ", "principal:President Lind", WHO},
    {"an office in brackets before the name", "", "(President) ADA LIND: ", "QUESTION: ", LIND,
     WHO},
    {"a quotation mark", "", "\"ADA LIND: ", "\"QUESTION: ", LIND, WHO},
    {"a bracket around it", "", "[ADA LIND:] ", "[QUESTION:] ", LIND, WHO},
    {"a bracket and a colon", "", "[ADA LIND]: ", "[QUESTION]: ", LIND, WHO},
    {"an outlet of many words", "",
     "ADA LIND: ", "EVA MOSS, DAILY COURIER OF THE NORTH AND THE SOUTH: ", LIND, MOSS},
    {"an outlet and a country in brackets", "",
     "ADA LIND: ", "EVA MOSS (DAILY COURIER, NORWAY): ", LIND, MOSS},
    {"and so on in one label", "",
     "ADA LIND (continued): ", "QUESTION (through interpreter): ", LIND, WHO},
};

static void test_odd(void)
{
    check_talks(odd, sizeof odd / sizeof *odd, "txt");
}

/* Chinese: no blanks, signs as wide as letters, and paragraphs without a label. */
static const talk_case wide[] = {
    {"Chinese, with signs of its own",
     "\u5E02\u957F\uFF1A\u5404\u4F4D\u4E0B\u5348\u597D\u3002\u6E2F\u53E3\u5C06\u4E8E\u516D\u6708"
     "\u5F00\u653E\u3002\n\n"
     "\u8BB0\u8005\uFF1A\u8C01\u6765\u4ED8\u94B1\uFF1F\n\n"
     "\u5E02\u957F\uFF1A\u6211\u4EEC\u5927\u5BB6\u4E00\u8D77\u4ED8\uFF01\n\n"
     "\u8C22\u8C22\u3002\u4F60\u4EEC\u597D\u3002\n\n\u662F\u5417\uFF1F\u662F\u7684\u3002\n\n"
     "\u597D\uFF01\u5F88\u597D\u3002\n\n"
     "\u8BB0\u8005\uFF1A\u660E\u5E74\u5462\uFF1F\n\n"
     "\u5E02\u957F\uFF1A\u660E\u5E74\u8FD8\u4F1A\u5F00\u653E\u3002\n",
     "principal:\u5E02\u957F|journalist:|principal:\u5E02\u957F|journalist:|principal:"
     "\u5E02\u957F"},
};

static void test_wide(void)
{
    check_turns(wide, sizeof wide / sizeof *wide, "txt");
}

static void test_marks(void)
{
    check_talks(marks, sizeof marks / sizeof *marks, "txt");
    check_talks(marks, sizeof marks / sizeof *marks, "md");
}

static void test_times(void)
{
    check_talks(times, sizeof times / sizeof *times, "txt");
}

static void test_stops(void)
{
    check_talks(stops, sizeof stops / sizeof *stops, "txt");
}

static void test_gaps(void)
{
    check_talks(gaps, sizeof gaps / sizeof *gaps, "txt");
}

static void test_outlets(void)
{
    check_talks(outlets, sizeof outlets / sizeof *outlets, "txt");
}

static void test_letters(void)
{
    check_talks(letters, sizeof letters / sizeof *letters, "txt");
}

const lec_test lec_tests_label_shapes[] = {
    {"odd", test_odd},         {"wide", test_wide},       {"marks", test_marks},
    {"times", test_times},     {"stops", test_stops},     {"gaps", test_gaps},
    {"outlets", test_outlets}, {"letters", test_letters}, {0}};
