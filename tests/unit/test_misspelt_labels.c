/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels that are one surname, of which one is rare and nearly the other: a slip of the pen, or
 * another person. The turns are what a reader of each text has. All people are invented. */
#include <stdio.h>

#include "tests/support/check.h"
#include "tests/support/talk.h"

/* Two who answer and one who asks; `rare` stands once where the first of them would. */
static const char text_of[] =
    "%s: Good morning. The harbour will be open in May, and I am glad that it will.\n\n"
    "Q    Who pays for it, Minister?\n\n"
    "%s: The state pays one half of it, and the city pays the other half.\n\n"
    "Q    And what will it cost?\n\n"
    "%s: It will cost forty million, as we said last year.\n\n"
    "Q    Is that not too much?\n\n"
    "%s: It is what a harbour costs, and we will have the money back in ten years.\n\n"
    "Q    Thank you.\n";

static const struct {
    const char *what, *often, *rare, *turns;
} cases[] = {
    {"letters changed places", "MS. KELLNER", "MS. KELLENR",
     "principal:Ms. Kellner|journalist:|principal:Ms. Kellner|journalist:|principal:Ms. Kellner|"
     "journalist:|principal:Ms. Kellner|journalist:"},
    {"a letter is missing in a long name", "MS. BERGSTROM", "MS. BERGSTRM",
     "principal:Ms. Bergstrom|journalist:|principal:Ms. Bergstrom|journalist:|"
     "principal:Ms. Bergstrom|journalist:|principal:Ms. Bergstrom|journalist:"},
    {"one letter more may be another name", "MS. HANSEN", "MS. HANSSEN",
     "principal:Ms. Hansen|journalist:|principal:Ms. Hanssen|journalist:|principal:Ms. Hansen|"
     "journalist:|principal:Ms. Hansen|journalist:"},
    {"another first letter is another name", "MS. HOLLER", "MS. MOLLER",
     "principal:Ms. Holler|journalist:|principal:Ms. Moller|journalist:|principal:Ms. Holler|"
     "journalist:|principal:Ms. Holler|journalist:"},
    {"another title is another person", "MS. KELLNER", "MR. KELLENR",
     "principal:Ms. Kellner|journalist:|principal:Mr. Kellenr|journalist:|principal:Ms. Kellner|"
     "journalist:|principal:Ms. Kellner|journalist:"},
};

static void test_surnames(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(text, sizeof text, text_of, cases[i].often, cases[i].rare, cases[i].often,
                 cases[i].often);
        const talk_case talk = {cases[i].what, text, cases[i].turns};
        check_turns(&talk, 1, "txt");
    }
}

const lec_test lec_tests_misspelt_labels[] = {{"surnames", test_surnames}, {0}};
