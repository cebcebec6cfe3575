/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tables in documents whose rows are turns: which column is what, with and without a head. */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_html;

#define ROW2(a, b)       "<tr><td>" a "</td><td>" b "</td></tr>\n"
#define ROW3(a, b, c)    "<tr><td>" a "</td><td>" b "</td><td>" c "</td></tr>\n"
#define ROW4(a, b, c, d) "<tr><td>" a "</td><td>" b "</td><td>" c "</td><td>" d "</td></tr>\n"
#define GOOD             "Good morning to all of you here."
#define WHY              "Why was it said that it is so?"
#define SO               "Because it was so in those years."
#define QUELL            " p <Mara Quell||>: Mara Quell: "
#define BRASS            " p <Tom Brass||>: Tom Brass: "
#define TURNS            "@1" QUELL GOOD "\n@2" BRASS WHY "\n@3" QUELL SO "\n"
#define BELOW            "@2" QUELL GOOD "\n@3" BRASS WHY "\n"

static const struct {
    const char *what, *text, *shown;
} cases[] = {
    {"begin, end, speaker, text",
     ROW4("0:03", "0:05", "Mara Quell", GOOD) ROW4("0:05", "0:09", "Tom Brass", WHY)
         ROW4("0:09", "0:12", "Mara Quell", SO),
     TURNS},
    {"what is said first",
     ROW3(GOOD, "Mara Quell", "0:03") ROW3(WHY, "Tom Brass", "0:05") ROW3(SO, "Mara Quell", "0:09"),
     TURNS},
    {"named columns, some twice",
     ROW4("Start", "End", "Speaker", "Text") ROW4("0:03", "0:05", "Mara Quell", GOOD)
         ROW4("0:05", "0:09", "Tom Brass", WHY),
     "@1 furniture: Start\n@1 furniture: End\n@1 furniture: Speaker\n@1 furniture: Text\n" BELOW},
    {"the names once more, as at the top of a page",
     ROW2("Speaker", "Text") ROW2("Mara Quell", GOOD) ROW2("Speaker", "Text")
         ROW2("Tom Brass", WHY),
     "@1 furniture: Speaker\n@1 furniture: Text\n@2 p: Mara Quell: " GOOD
     "\n@3 furniture: Speaker\n@3 furniture: Text\n@4 p: Tom Brass: " WHY "\n"},
    {"remarks beside what was said, under a name that says nothing",
     ROW3("Remarks", "Speaker", "Heard") ROW3("smiles", "Mara Quell", GOOD)
         ROW3("-", "Tom Brass", WHY),
     "@1 furniture: Remarks\n@1 furniture: Speaker\n@1 furniture: Heard\n@2 furniture: smiles\n"
     "@2 p: Mara Quell: " GOOD "\n@3 furniture: -\n@3 p: Tom Brass: " WHY "\n"},
    {"a head of unknown names above times",
     ROW3("Band", "Wer da", "Worte") ROW3("0:03", "Mara Quell", GOOD) ROW3("0:05", "Tom Brass", WHY)
         ROW3("0:09", "Mara Quell", SO),
     "@1 furniture: Band\n@1 furniture: Wer da\n@1 furniture: Worte\n" BELOW "@4" QUELL SO "\n"},
    {"three times: how long it took is not said",
     "<tr><td>0:03</td><td>0:05</td><td>0:02</td><td>Mara Quell</td><td>" GOOD "</td></tr>\n"
     "<tr><td>0:05</td><td>0:09</td><td>0:04</td><td>Tom Brass</td><td>" WHY "</td></tr>\n"
     "<tr><td>0:09</td><td>0:12</td><td>0:03</td><td>Mara Quell</td><td>" SO "</td></tr>\n",
     "@1 furniture: 0:02\n@1" QUELL GOOD "\n@2 furniture: 0:04\n@2" BRASS WHY
     "\n@3 furniture: 0:03\n@3" QUELL SO "\n"},
    {"rows over the columns: a part, a sentence, a long one; a row that ends before the text",
     ROW2("Mara Quell", GOOD) ROW2("Tom Brass", WHY) ROW2("Mara Quell", SO)
         ROW2("Tom Brass", WHY) "<tr><td colspan=\"2\">Second part</td></tr>\n<tr><td "
                                "colspan=\"2\">We go on to it.</td></tr>\n"
                                "<tr><td colspan=\"2\">We go on to what was said of it by all of "
                                "them then and now</td></tr>\n"
                                "<tr><td>None here</td></tr>\n",
     "@1 p: Mara Quell: " GOOD "\n@2 p: Tom Brass: " WHY "\n@3 p: Mara Quell: " SO "\n"
     "@4 p: Tom Brass: " WHY "\n@5 furniture: Second part\n@6 p: We go on to it.\n"
     "@7 p: We go on to what was said of it by all of them then and now\n@8 furniture: None "
     "here\n"},
    {"every cell over two columns; a sentence over all, in two lines",
     "<tr><td colspan=\"2\">Mara Quell</td><td colspan=\"2\">" GOOD "</td></tr>\n"
     "<tr><td colspan=\"2\">Tom Brass</td><td colspan=\"2\">" WHY "</td></tr>\n"
     "<tr><td colspan=\"4\">We go on<br>to the rest.</td></tr>\n",
     "@1 p: Mara Quell: " GOOD "\n@2 p: Tom Brass: " WHY "\n@3 p: We go on\n@3 p: to the rest.\n"},
    {"columns of one name: the first counts",
     ROW4("Start", "Start", "End",
          "End") "<tr><td>0:03</td><td></td><td>0:05</td><td></td></tr>\n</"
                 "table><table>" ROW4("Speaker", "Speaker", "Text", "Text")
                     ROW4("Mara Quell", "", GOOD, "") ROW4("Tom Brass", "", WHY, ""),
     "@1 furniture: Start\n@1 furniture: Start\n@1 furniture: End\n@1 furniture: End\n"
     "@2 furniture: 0:03\n@2 furniture: 0:05\n"
     "@3 furniture: Speaker\n@3 furniture: Speaker\n@3 furniture: Text\n@3 furniture: Text\n"
     "@4 p: Mara Quell: " GOOD "\n@5 p: Tom Brass: " WHY "\n"},
    {"what nobody said stays as such: a column of other things, a second line of the speaker's",
     ROW3("0:03 or so", "Mara Quell<br>Minister", GOOD) ROW3("0:05 or so", "Tom Brass", WHY),
     "@1 furniture: 0:03 or so\n@1 furniture: Minister\n@1 p: Mara Quell: " GOOD "\n"
     "@2 furniture: 0:05 or so\n@2 p: Tom Brass: " WHY "\n"},
    {"one row, one column: no table of turns",
     "<tr><td>Mara Quell</td><td>" GOOD "</td></tr>\n</table><table><tr><td>" WHY "</td></tr>\n",
     "@1 p: Mara Quell\n@1 p: " GOOD "\n@2 p: " WHY "\n"},
    {"cells over rows: spans that are none, and one that goes on for ever",
     "<tr><td rowspan=\"99999\">Mara Quell</td><td colspan=\"0\">" GOOD "</td></tr>\n<tr><td>" WHY
     "</td></tr>\n<tr><td rowspan=\"-1\">" SO "</td></tr>\n",
     "@1 p: Mara Quell\n@1 p: " GOOD "\n@2 p: " WHY "\n@3 p: " SO "\n"},
};

static void test_turns(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(
            lec_arena_format(arena, "<html><body><table>%s</table>", cases[i].text), "html");
        CHECK_TEXT(form_show(&lec_form_html, &source, arena), cases[i].shown, cases[i].what);
        lec_arena_free(arena);
    }
}

/* More columns than a table of turns has. */
static void test_wide(void)
{
    lec_arena *arena = lec_arena_new();
    const char *text = "";
    for (int row = 0; row < 2; row++) {
        text = lec_arena_format(arena, "%s<tr>", text);
        for (int c = 0; c < 80; c++)
            text = lec_arena_format(arena, "%s<td>Here are %d of them.</td>", text, c);
        text = lec_arena_format(arena, "%s</tr>\n", text);
    }
    const lec_source source =
        form_source(lec_arena_format(arena, "<html><body><table>%s</table>", text), "html");
    const char *shown = form_show(&lec_form_html, &source, arena);
    CHECK_TRUE(strstr(shown, "@2 p: Here are 79 of them.\n") != NULL, shown);
    lec_arena_free(arena);
}

const lec_test lec_tests_form_tables[] = {{"turns", test_turns}, {"wide", test_wide}, {0}};
