/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whom a title, a by-line or the first lines name, and which label is him: a talk of five turns
 * below each. Who is who is what a reader sees. All people and outlets are invented. */
#include "tests/support/check.h"
#include "tests/support/talk.h"

#define LIND "principal:Ada Lind"
#define MOSS "journalist:Eva Moss"
#define WHO  "journalist:"

/* Labels that have less than the title. */
static const talk_shape shorter[] = {
    {"an initial", "Press conference by President Ada Lind\n\n", "A. LIND: ", "QUESTION: ", LIND,
     WHO},
    {"an initial with an accent", "Press conference by President \u00C5sa Lind\n\n",
     "\u00C5. LIND: ", "QUESTION: ", "principal:\u00C5sa Lind", WHO},
    {"another initial", "Press conference by President Ada Lind\n\n",
     "B. LIND: ", "QUESTION: ", "principal:B. Lind", WHO},
    {"the initials of all names", "Interview with Paul J. Kerr\n\n",
     "PJK: ", "QUESTION: ", "principal:Paul J. Kerr", WHO},
    {"initials of somebody else", "Interview with Ada Lind\n\n",
     "XY: ", "QUESTION: ", "principal:XY", WHO},
    {"the surname, which stands first", "Interview with Minister Goh Tan Lee\n\n",
     "GOH: ", "QUESTION: ", "principal:Goh Tan Lee", WHO},
    {"the surname", "Press conference by President Ada Lind\n\n", "LIND: ", "QUESTION: ", LIND,
     WHO},
    {"the office", "Press conference by President Ada Lind\n\n", "PRESIDENT: ", "QUESTION: ", LIND,
     WHO},
    {"the office with an article", "Press conference by President Ada Lind\n\n",
     "THE PRESIDENT: ", "QUESTION: ", LIND, WHO},
    {"another office", "Press conference by Chancellor Ada Lind\n\n",
     "MINISTER: ", "QUESTION: ", "principal:Minister", WHO},
    {"the surname with another office", "Press conference by Chancellor Ada Lind\n\n",
     "PRESIDENT LIND: ", "QUESTION: ", "principal:President Lind", WHO},
    {"a longer name than the title's", "Press conference by President Lind\n\n",
     "ADA LIND: ", "QUESTION: ", LIND, WHO},
    {"a letter", "Interview with Ada Lind\n\n", "A: ", "Q: ", LIND, WHO},
};

/* More than one in the title. */
static const talk_shape several[] = {
    {"two of whom nobody says which", "Interview with Ada Lind and Ivo Vik\n\n",
     "A: ", "Q: ", "principal:", WHO},
    {"two holders of one office",
     "Press conference by President Ada Lind and President Ivo Vik\n\n",
     "PRESIDENT: ", "QUESTION: ", "principal:President", WHO},
    {"the same twice", "Ada Lind\n\nInterview with Ada Lind\n\n", "A: ", "Q: ", LIND, WHO},
    {"who gives it and who asks", "Ada Lind in conversation with Eva Moss, The Wire\n\n",
     "LIND: ", "MOSS: ", LIND, MOSS},
    {"who talks to a guest", "Eva Moss (The Wire) talks to Ada Lind\n\n", "A: ", "Q: ", LIND, WHO},
    {"a guest by his office", "Eva Moss (The Wire) talks to Ada Lind\n\n",
     "MINISTER: ", "MOSS: ", LIND, MOSS},
    {"a guest and his office", "Eva Moss (The Wire) talks to Minister Ada Lind\n\n",
     "MINISTER: ", "MOSS: ", LIND, MOSS},
    {"by whom he was interviewed", "Ada Lind (interviewed by Eva Moss)\n\n",
     "LIND: ", "MOSS: ", LIND, MOSS},
    {"in German", "Ada Lind (interviewt von Eva Moss)\n\n", "LIND: ", "MOSS: ", LIND, MOSS},
    {"whose press conference, behind a colon", "ADA LIND: PRESS CONFERENCE\n\n",
     "MS LIND: ", "QUESTION: ", LIND, WHO},
    {"the one who has no label", "Interview with Ada Lind by Eva Moss, The Wire\n\n",
     "A: ", "EVA MOSS: ", LIND, MOSS},
    {"two names behind two offices",
     "Press conference by the President and the Chancellor, Ada Lind and Ivo Vik\n\n",
     "PRESIDENT LIND: ", "QUESTION: ", LIND, WHO},
};

/* What stands beside a name in a title. */
static const talk_shape beside[] = {
    {"two offices of one holder",
     "Press conference by Deputy Prime Minister and Foreign Minister Ada "
     "Lind\n\n",
     "FOREIGN MINISTER: ", "QUESTION: ", LIND, WHO},
    {"an office behind the name", "Press conference by Ada Lind, President of the Bank\n\n",
     "PRESIDENT: ", "QUESTION: ", LIND, WHO},
    {"letters behind the name", "THE HON ADA LIND MP\nMINISTER FOR PORTS\n\n",
     "MINISTER: ", "JOURNALIST: ", LIND, WHO},
    {"more letters behind the name", "The Rt Hon Ada Lind CH MP\n\n",
     "MINISTER: ", "QUESTION: ", LIND, WHO},
    {"a kind of conference behind them", "THE HON ADA LIND MP DOORSTOP\n\n",
     "MINISTER: ", "JOURNALIST: ", LIND, WHO},
    {"a kind of conference run together with them", "THE HON ADA LIND MPDOORSTOP\n\n",
     "MINISTER: ", "JOURNALIST: ", LIND, WHO},
    {"a son", "Press conference by President Karl Lind Jr.\n\n",
     "PRESIDENT: ", "QUESTION: ", "principal:Karl Lind Jr", WHO},
    {"a small word in the name", "Press conference by President Ada van der Lind\n\n",
     "VAN DER LIND: ", "QUESTION: ", "principal:Ada van der Lind", WHO},
    {"a verb behind the name", "Ada Lind speaks to the press\n\n", "A: ", "Q: ", LIND, WHO},
    {"a colon before the name", "Transcript: Ada Lind\n\n", "A: ", "Q: ", LIND, WHO},
    {"a day behind the name", "Press conference by President Ada Lind Monday 3 December 2029\n\n",
     "PRESIDENT: ", "QUESTION: ", LIND, WHO},
    {"a place that is called as people are", "Press conference, Lind Square, North Harbour\n\n",
     "A: ", "Q: ", "principal:", WHO},
};

/* Front matter that names less, or otherwise. */
static const talk_shape otherwise[] = {
    {"a title of honour and another office", "The Rt Hon Ada Lind\n\n",
     "PRIME MINISTER: ", "QUESTION: ", LIND, WHO},
    {"an outlet before its office", "Eva Moss, political editor, The Wire, talks to Ada Lind\n\n",
     "A: ", "Q: ", LIND, WHO},
    {"a chair in a bracket", "Ada Lind (Chair of the Bank)\n\n", "CHAIR: ", "QUESTION: ", LIND,
     WHO},
    {"many offices, one name",
     "President, Chair, Director, Secretary, Treasurer and Minister Ada Lind\n\n",
     "MINISTER: ", "QUESTION: ", LIND, WHO},
    {"offices joined by and, one name",
     "President and Chair and Director and Secretary and Treasurer Ada Lind\n\n",
     "PRESIDENT: ", "QUESTION: ", LIND, WHO},
    {"offices one behind the other",
     "Press conference by Deputy Prime Minister Foreign Minister Ada Lind\n\n",
     "FOREIGN MINISTER: ", "QUESTION: ", LIND, WHO},
    {"an interview run together with letters", "THE HON ADA LIND MPINTERVIEW\n\n",
     "MINISTER: ", "JOURNALIST: ", LIND, WHO},
    {"two letters that are no suffix", "Press conference by President Ada Lind AM\n\n",
     "PRESIDENT: ", "QUESTION: ", LIND, WHO},
    {"two outlets of who asks", "Eva Moss (The Wire), Radio North, talks to Ada Lind\n\n",
     "LIND: ", "MOSS: ", LIND, MOSS},
    {"a body before the office", "Remarks by Bank of the North President Ada Lind\n\n",
     "PRESIDENT: ", "QUESTION: ", LIND, WHO},
    {"a programme with an office in it", "PM Programme, Radio North\n\nInterview with Ada Lind\n\n",
     "LIND: ", "QUESTION: ", LIND, WHO},
    {"by two words", "Press conference given by Ada Lind\n\n", "A: ", "Q: ", LIND, WHO},
    {"only the surname, with a title", "Press conference by Mrs. Lind\n\n",
     "MRS. LIND: ", "QUESTION: ", "principal:Mrs. Lind", WHO},
    {"a name in capitals", "ADA LIND PRESS CONFERENCE\n\n", "A: ", "Q: ", LIND, WHO},
    {"nobody", "Press conference on the northern ports\n\n",
     "LIND: ", "QUESTION: ", "principal:Lind", WHO},
};

static void test_otherwise(void)
{
    check_talks(otherwise, sizeof otherwise / sizeof *otherwise, "txt");
}

static void test_shorter(void)
{
    check_talks(shorter, sizeof shorter / sizeof *shorter, "txt");
}

static void test_several(void)
{
    check_talks(several, sizeof several / sizeof *several, "txt");
}

static void test_beside(void)
{
    check_talks(beside, sizeof beside / sizeof *beside, "txt");
}

/* Offices that several have, each with a label. */
static const talk_case rivals[] = {
    {"ministers for different things",
     "Minister for Trade: Good morning. We open the port in June, as you know.\n\n"
     "Minister for Health: And the hospital beside it in July, if all goes well.\n\n"
     "QUESTION: Who pays for it?\n\nMinister for Trade: All of us pay, as we always did.\n\n"
     "QUESTION: And the hospital?\n\nMinister for Health: The same people, I am afraid.\n",
     "principal:Minister for Trade|principal:Minister for Health|journalist:|"
     "principal:Minister for Trade|journalist:|principal:Minister for Health"},
    {"presidents of two countries",
     "POLISH PRESIDENT: Good morning. We open the port in June, as you know.\n\n"
     "CZECH PRESIDENT: And the road beside it in July, if all goes well.\n\n"
     "QUESTION: Who pays for it?\n\nPOLISH PRESIDENT: All of us pay, as we always did.\n\n"
     "QUESTION: And the road?\n\nCZECH PRESIDENT: The same people, I am afraid.\n",
     "principal:Polish President|principal:Czech President|journalist:|principal:Polish President|"
     "journalist:|principal:Czech President"},
    {"the president and his wife",
     "Press conference by President Arden\n\n"
     "THE PRESIDENT: Good morning. We open the port in June, as you know.\n\n"
     "MRS. ARDEN: And I will be there, if all goes well, to see it.\n\n"
     "QUESTION: Who pays for it?\n\nTHE PRESIDENT: All of us pay, as we always did.\n\n"
     "QUESTION: And the flowers, Mrs. Arden?\n\nMRS. ARDEN: The same people, I am afraid.\n",
     "principal:President Arden|principal:Mrs. Arden|journalist:|principal:President Arden|"
     "journalist:|principal:Mrs. Arden"},
    {"one president with his name, the other without",
     "Press conference by President Ada Lind and President Ivo Vik\n\n"
     "PRESIDENT LIND: Good morning. We open the port in June, as you know.\n\n"
     "PRESIDENT: And the road beside it in July, if all goes well.\n\n"
     "QUESTION: Who pays for it?\n\nPRESIDENT LIND: All of us pay, as we always did.\n\n"
     "QUESTION: And the road?\n\nPRESIDENT: The same people, I am afraid.\n",
     "principal:Ada Lind|principal:Ivo Vik|journalist:|principal:Ada Lind|journalist:|"
     "principal:Ivo Vik"},
    {"an office of which the title has more (Spanish)",
     "Rueda de prensa del presidente del Gobierno, Ram\u00F3n Iturbe\n\n"
     "PRESIDENTE: Buenos d\u00EDas a todos. Abrimos el puerto en junio, como ustedes saben.\n\n"
     "PREGUNTA: \u00BFQui\u00E9n va a pagar las obras?\n\n"
     "PRESIDENTE: Todos nosotros, como siempre lo hemos hecho.\n\nPREGUNTA: \u00BFY "
     "despu\u00E9s?\n\n"
     "PRESIDENTE: Despu\u00E9s tambi\u00E9n, por supuesto.\n",
     "principal:Ram\u00F3n Iturbe|journalist:|principal:Ram\u00F3n Iturbe|journalist:|"
     "principal:Ram\u00F3n Iturbe"},
};

static void test_rivals(void)
{
    check_turns(rivals, sizeof rivals / sizeof *rivals, "txt");
}

const lec_test lec_tests_front_names[] = {{"shorter", test_shorter},     {"several", test_several},
                                          {"beside", test_beside},       {"rivals", test_rivals},
                                          {"otherwise", test_otherwise}, {0}};
