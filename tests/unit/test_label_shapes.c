/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels in the shapes that transcripts have: a talk of five turns whose two speakers are named as
 * each case says. `role:speaker` of both, as a reader has them. All people are invented. */
#include "io/attribution/attribute.h"
#include "io/words/language.h"
#include "tests/support/check.h"

static const lec_study no_study = {0};

typedef struct {
    const char *what, *front;   /* stands before the talk */
    const char *answers, *asks; /* the labels, with what parts them from the text */
    const char *answering, *asking;
} shape;

/* The turns of a text, or what is said of it. */
static const char *turns_of(const char *text, const char *suffix, lec_arena *arena)
{
    const lec_source source = {.path = "case",
                               .name = "case",
                               .suffix = suffix,
                               .text = text,
                               .length = strlen(text),
                               .encoding = "UTF-8"};
    lec_error error = {""};
    lec_transcript transcript;
    lec_attribution attribution;
    lec_status status = lec_transcript_read(&source, NULL, &transcript, arena, &error);
    if (status == LEC_OK && transcript.language == NULL)
        transcript.language = lec_language_of(transcript.text, transcript.length);
    if (status == LEC_OK)
        status = lec_attribute(&transcript, &no_study, "case", "case", arena, &attribution, &error);
    if (status != LEC_OK) return lec_arena_format(arena, "%s", error.message);
    const char *turns = "";
    for (size_t t = 0; t < attribution.turn_count; t++)
        turns = lec_arena_format(arena, "%s%s%s:%s", turns, t > 0 ? "|" : "",
                                 lec_role_name(attribution.turns[t].role),
                                 attribution.turns[t].speaker);
    return turns;
}

static void check_shapes(const shape *shapes, size_t count, const char *suffix)
{
    for (size_t i = 0; i < count; i++) {
        lec_arena *arena = lec_arena_new();
        const shape *it = &shapes[i];
        const char *text = lec_arena_format(
            arena,
            "%s%sGood morning. We open the port in June, as you know.\n\n%sWho pays for it?\n\n"
            "%sAll of us pay, as we always did.\n\n%sAnd when will it be ready?\n\n"
            "%sIn the spring of next year, I hope.\n",
            it->front, it->answers, it->asks, it->answers, it->asks, it->answers);
        const char *want = lec_arena_format(arena, "%s|%s|%s|%s|%s", it->answering, it->asking,
                                            it->answering, it->asking, it->answering);
        CHECK_TEXT(turns_of(text, suffix, arena), want, it->what);
        lec_arena_free(arena);
    }
}

#define LIND "principal:Ada Lind"
#define MOSS "journalist:Eva Moss"
#define WHO  "journalist:"

static const shape marks[] = {
    {"a list", "", "\u2022 ADA LIND: ", "\u2022 QUESTION: ", LIND, WHO},
    {"a heading", "", "# ADA LIND: ", "# QUESTION: ", LIND, WHO},
    {"low lines", "", "_ADA LIND:_ ", "_QUESTION:_ ", LIND, WHO},
    {"stars around the name", "", "**ADA LIND**: ", "**QUESTION**: ", LIND, WHO},
    {"stars that close behind the colon", "", "*ADA LIND:* ", "*QUESTION:* ", LIND, WHO},
    {"a dash and a blank", "", "\u2014 ADA LIND: ", "\u2013 QUESTION: ", LIND, WHO},
    {"arrows", "", ">> ADA LIND: ", ">> QUESTION: ", LIND, WHO},
    {"a quotation", "", "> ADA LIND: ", "> QUESTION: ", LIND, WHO},
};

static const shape times[] = {
    {"a long time in brackets", "", "[00:12:34.500] ADA LIND: ", "[00:13:01.250] QUESTION: ", LIND,
     WHO},
    {"a time with a comma", "", "00:12:34,500 ADA LIND: ", "00:13:01,250 QUESTION: ", LIND, WHO},
    {"a time behind the colon", "", "ADA LIND: (00:12) ", "QUESTION: [00:13] ", LIND, WHO},
    {"a time behind the name", "", "ADA LIND (00:12): ", "QUESTION (00:13): ", LIND, WHO},
    {"a time and a place behind the name", "",
     "ADA LIND (Port) [00:12]: ", "QUESTION [00:13]: ", LIND, WHO},
    {"a numbered speaker and times", "", "Ada Lind  0:03\n", "Speaker 2  0:09\n", LIND, WHO},
};

static const shape stops[] = {
    {"a stop and a dash", "", "ADA LIND.\u2014", "QUESTION.\u2014", LIND, WHO},
    {"a stop and two hyphens", "", "ADA LIND.-- ", "Q.-- ", LIND, WHO},
    {"a stop in a name", "", "ADA J. LIND: ", "MR. MOSS: ", "principal:Ada J. Lind",
     "journalist:Mr. Moss"},
    {"an office with stops", "", "U.S. PRESIDENT LIND: ", "QUESTION: ", "principal:President Lind",
     WHO},
    {"an abbreviated office", "", "SEC. LIND: ", "QUESTION: ", "principal:Secretary Lind", WHO},
    {"two initials", "", "P.J. LIND: ", "QUESTION: ", "principal:P.J. Lind", WHO},
};

static const shape gaps[] = {
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

static const shape outlets[] = {
    {"an outlet after a dash", "", "ADA LIND: ", "Eva Moss - BBC: ", LIND, MOSS},
    {"an outlet after a bar", "", "ADA LIND: ", "Eva Moss | The Wire: ", LIND, MOSS},
    {"an outlet in square brackets", "", "ADA LIND: ", "Eva Moss [Daily Courier]: ", LIND, MOSS},
    {"an outlet before the name", "", "ADA LIND: ", "(The Wire) Eva Moss: ", LIND, MOSS},
    {"an outlet after a dash on a line of its own", "", "Ada Lind\n", "Eva Moss - The Wire\n", LIND,
     MOSS},
    {"an office before a dash", "", "PRESIDENT - ADA LIND: ", "QUESTION: ", LIND, WHO},
};

static const shape letters[] = {
    {"hyphens of every kind", "", "ADA\u2011MIA LIND: ", "EVA\u2010LIV MOSS: ",
     "principal:Ada\u2011Mia Lind", "journalist:Eva\u2010Liv Moss"},
    {"an apostrophe", "", "ADA O'LIND: ", "EVA O\u2019MOSS: ", "principal:Ada O'Lind",
     "journalist:Eva O\u2019Moss"},
    {"accents of their own", "", "ADA LI\u0301ND: ", "EVA MO\u0308SS: ", "principal:Ada Li\u0301nd",
     "journalist:Eva Mo\u0308ss"},
    {"what nobody sees", "", "ADA\u200B LIND: ", "QUES\u00ADTION: ", LIND, WHO},
    {"what nobody sees before it", "", "\u200EADA LIND: ", "\uFEFFQUESTION: ", LIND, WHO},
};

static void test_marks(void)
{
    check_shapes(marks, sizeof marks / sizeof *marks, "txt");
    check_shapes(marks, sizeof marks / sizeof *marks, "md");
}

static void test_times(void)
{
    check_shapes(times, sizeof times / sizeof *times, "txt");
}

static void test_stops(void)
{
    check_shapes(stops, sizeof stops / sizeof *stops, "txt");
}

static void test_gaps(void)
{
    check_shapes(gaps, sizeof gaps / sizeof *gaps, "txt");
}

static void test_outlets(void)
{
    check_shapes(outlets, sizeof outlets / sizeof *outlets, "txt");
}

static void test_letters(void)
{
    check_shapes(letters, sizeof letters / sizeof *letters, "txt");
}

const lec_test lec_tests_label_shapes[] = {{"marks", test_marks},
                                           {"times", test_times},
                                           {"stops", test_stops},
                                           {"gaps", test_gaps},
                                           {"outlets", test_outlets},
                                           {"letters", test_letters},
                                           {0}};
