/* SPDX-License-Identifier: GPL-3.0-or-later
 * Time-marked words (CTM): what is a word, and who said it. */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_ctm;

static const struct {
    const char *what, *text, *shown;
} cases[] = {
    {"speakers, comments, empty lines, what is no speech; a speaker who is not known",
     ";; made by hand\n\nt 1 0.5 0.3 good 0.9 lex Ada_Vale\r\nt 1 0.8 0.1 um 0.9 fp Ada_Vale\n"
     "t 1 0.9 0.3 morning NA lex Ada_Vale\nt 1 1.5 0.3 why 0.9 lex <NA>\n \t\n",
     "@3 p <Ada Vale||>: good morning\n@6 p: why\n"},
    {"without types: noise is in brackets; a pause of two seconds parts, one of less does not",
     "t 1 0.5 0.3 good\nt 1 0.8 0.1 <sil>\nt 1 0.8 0.1 [noise]\nt 1 0.8 0.1 {um}\n"
     "t 1 2.7 0.3 morning\nt 1 5 0.3 why\n",
     "@1 p: good morning\n@6 p: why\n"},
    {"two channels one after the other, put in the order of time",
     "t 1 0.5 0.3 good\nt 1 4 0.3 yes\nt 2 2 0.3 why\n",
     "@1 p <Speaker 1||>: good\n@3 p <Speaker 2||>: why\n@2 p <Speaker 1||>: yes\n"},
    {"channels of names of different length, and one of the same length",
     "t A 0.5 0.3 good\nt BB 2 0.3 why\nt B 3 0.3 how\n",
     "@1 p <Speaker A||>: good\n@2 p <Speaker BB||>: why\n@3 p <Speaker B||>: how\n"},
    {"a word that begins before the last one", "t 1 5 0.3 good\nt 1 2 0.3 why\nt 1 2.1 0.1 so\n",
     "@2 p: why so\n@1 p: good\n"},
    {"a line that is none, far down", "t 1 0.5 0.3 good\nt 1 0.8 0.3\n",
     "t.ctm:2: not a line of CTM; expected: file channel start duration word [confidence [type "
     "speaker]]"},
    {"nothing but noise", "t 1 0.5 0.3 <sil>\n", "t.ctm:1: "},
};

static void test_words(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases[i].text, "ctm");
        const char *shown = form_show(&lec_form_ctm, &source, arena);
        if (strcmp(cases[i].shown, "t.ctm:1: ") == 0)
            CHECK_TRUE(strncmp(shown, cases[i].shown, 9) == 0, shown);
        else
            CHECK_TEXT(shown, cases[i].shown, cases[i].what);
        lec_arena_free(arena);
    }
}

static void test_recognise(void)
{
    static const form_certainty certainties[] = {
        {"ctm", "t 1 0.5 0.3 good\n", 96},
        {"txt", "t 1 0.5 0.3 good\nt 1 0.5 0.3 a\nt 1 0.5 0.3 b\nt 1 0.5 0.3 c\n", 85},
        {"txt", "t 1 0.5 0.3 good\n", 0},                    /* too little to tell */
        {"ctm", ";; nothing\n\n", 0},                        /* no line */
        {"ctm", "t 1 -0.5 0.3 good\n", 0},                   /* before the recording */
        {"ctm", "t 1 0.5 inf good\n", 0},                    /* for ever */
        {"ctm", "t 1 0.5x 0.3 good\n", 0},                   /* no number */
        {"ctm", "t channel_one 0.5 0.3 good\n", 0},          /* no channel */
        {"ctm", "t 1 0.5 0.3 good very lex A\n", 0},         /* no confidence */
        {"ctm", "t 1 0.5 0.3 good 0.9 lex A and more\n", 0}, /* too many */
        {"ctm", "We met at 10 and 11 in the harbour.\n", 0},
    };
    form_check_certainty(&lec_form_ctm, certainties, sizeof certainties / sizeof *certainties);
}

const lec_test lec_tests_form_ctm[] = {{"words", test_words}, {"recognise", test_recognise}, {0}};
