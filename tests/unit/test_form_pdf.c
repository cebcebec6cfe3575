/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words of a PDF where pdftotext places them: columns, heads and feet, numbers of lines, and files
 * that are damaged. */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_pdf;

#define FILE_OF(pages)           "<html><body><doc>" pages "</doc></body></html>"
#define PAGE(blocks)             "<page width=\"595\" height=\"842\"><flow>" blocks "</flow></page>"
#define BOX(x, y, right)         " xMin=\"" x "\" yMin=\"" y "\" xMax=\"" right "\" yMax=\"" y ".9\""
#define W(text)                  "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">" text "</word>"
#define LINE(x, y, right, words) "<line" BOX(x, y, right) ">" words "</line>"
#define AREA(x, y, right, lines) "<block" BOX(x, y, right) ">" lines "</block>"
#define BLOCK(x, y, right, text) AREA(x, y, right, LINE(x, y, right, W(text)))

static void test_order(void)
{
    static const form_shown cases[] = {
        {"a title over two columns, which a line over both ends; feet that recur",
         FILE_OF(PAGE(BLOCK("50", "820", "90", "Page 1") BLOCK("310", "200", "550", "Right.")
                          BLOCK("50", "200", "290", "Left.") BLOCK("50", "100", "550", "Title.")
                              BLOCK("50", "400", "550", "End."))
                     PAGE(BLOCK("50", "820", "90", "Page 2") BLOCK("50", "100", "550", "More."))),
         "@1 p: Title.\n@2 p: Left.\n@3 p: Right.\n@4 p: End.\n@5 furniture: Page 1\n@6 p: More.\n"
         "@7 furniture: Page 2\n"},
        {"blocks of one place stay as they are; one below the other by their height",
         FILE_OF(PAGE(BLOCK("50", "300", "90", "Third.") BLOCK("50", "200", "90", "First.")
                          BLOCK("50", "200", "90", "Second.")) PAGE("")),
         "@1 p: First.\n@2 p: Second.\n@3 p: Third.\n"},
        {"an indented line begins a paragraph; a word in parts",
         FILE_OF(PAGE(AREA("50", "200", "550",
                           LINE("70", "200", "550", W("We") W("go") W("on") W("to"))
                               LINE("50", "210", "550", W("R&amp;D") W("and") W("so") W("forth."))
                                   LINE("70", "220", "550", W("Then") W("we") W("stop") W("it"))
                                       LINE("50", "230", "200", W("all.")) LINE(
                                           "70", "240", "550", W("Then") W("no") W("one") W("is"))
                                           LINE("50", "250", "200", W("here."))))),
         "@1 p: We go on to\nR&D and so forth.\n@3 p: Then we stop it\nall.\n@5 p: Then no one "
         "is\nhere.\n"},
        {0},
    };
    form_check_shown(&lec_form_pdf, "pdf", cases);
}

#define LONG_HEAD                                                                                  \
    "HARBOUR-BOARD-OF-THE-NORTHERN-TOWNS-AND-OF-ALL-PLACES-ON-THE-COAST-THAT-HAVE-A-PORT-OR-HAD-"  \
    "ONE-BEFORE-THE-LAW-OF-THE-YEAR-OF-THE-FLOOD-AND-OF-THE-ISLANDS-IN-FRONT-OF-IT-WITH-A-PORT-"   \
    "OR-"                                                                                          \
    "A-PIER-OF-THEIR-OWN"

static void test_recurring(void)
{
    static const form_shown cases[] = {
        {"a head that begins with a number",
         FILE_OF(PAGE(BLOCK("50", "30", "200", "12 March") BLOCK("50", "300", "550", "So.")) PAGE(
             BLOCK("50", "30", "200", "13 March") BLOCK("50", "300", "550", "Not so."))),
         "@1 furniture: 12 March\n@2 p: So.\n@3 furniture: 13 March\n@4 p: Not so.\n"},
        {"on two pages of six it is none",
         FILE_OF(PAGE(BLOCK("50", "30", "200", "Ports.") BLOCK("50", "300", "550", "One.")) PAGE(
             BLOCK("50", "300", "550", "Two.")) PAGE(BLOCK("50", "300", "550", "Three."))
                     PAGE(BLOCK("50", "30", "200", "Ports.") BLOCK("50", "300", "550", "Four."))
                         PAGE(BLOCK("50", "300", "550", "Five."))
                             PAGE(BLOCK("50", "300", "550", "Six."))),
         "@1 p: Ports.\n@2 p: One.\n@3 p: Two.\n@4 p: Three.\n@5 p: Ports.\n@6 p: Four.\n"
         "@7 p: Five.\n@8 p: Six.\n"},
        {0},
    };
    form_check_shown(&lec_form_pdf, "pdf", cases);
}

#define FIVE(x, right, a, b, c, d, e)                                                              \
    AREA(x, "300", right,                                                                          \
         LINE(x, "300", right, W(a)) LINE(x, "310", right, W(b)) LINE(x, "320", right, W(c))       \
             LINE(x, "330", right, W(d)) LINE(x, "340", right, W(e)))
#define TEXT(text) BLOCK("60", "300", "550", text)

static void test_numbers(void)
{
    static const form_shown cases[] = {
        {"of lines, at the left; the year beside them is none",
         FILE_OF(PAGE(FIVE("20", "30", "1", "2", "3", "4", "5") TEXT("It was in")
                          BLOCK("60", "330", "90", "1968"))),
         "@1 furniture: 1\n@2 furniture: 2\n@3 furniture: 3\n@4 furniture: 4\n@5 furniture: 5\n"
         "@6 p: It was in\n@7 p: 1968\n"},
        {"that do not grow", FILE_OF(PAGE(FIVE("20", "30", "5", "4", "3", "2", "1") TEXT("So."))),
         "@1 p: 5\n4\n3\n2\n1\n@6 p: So.\n"},
        {"with letters, with signs",
         FILE_OF(PAGE(FIVE("20", "30", "3a", "4b", "5c", "6d", "7e") TEXT("So."))
                     PAGE(FIVE("20", "30", "-5", "-4", "-3", "-2", "+1") TEXT("Not so."))),
         "@1 p: 3a\n@2 p: 4b\n@3 p: 5c\n@4 p: 6d\n@5 p: 7e\n@6 p: So.\n@7 p: -5\n@8 p: -4\n@9 p: "
         "-3\n"
         "@10 p: -2\n@11 p: +1\n@12 p: Not so.\n"},
        {"further right than on the page before",
         FILE_OF(PAGE(FIVE("20", "30", "1", "2", "3", "4", "5") TEXT("So."))
                     PAGE(BLOCK("60", "200", "550", "It was") BLOCK("40", "300", "50", "1968")
                              BLOCK("60", "400", "550", "or so."))),
         "@1 furniture: 1\n@2 furniture: 2\n@3 furniture: 3\n@4 furniture: 4\n@5 furniture: 5\n"
         "@6 p: So.\n@7 p: It was\n@8 p: 1968\n@9 p: or so.\n"},
        {0},
    };
    form_check_shown(&lec_form_pdf, "pdf", cases);
}

static void test_bad(void)
{
    static const form_shown cases[] = {
        {"parts outside of others",
         "<html><body><doc>" W("stray") "<line/><block/><page width=\"595\" height=\"842\">" W(
             "word") "<line>" W("word") "</line>" BLOCK("50", "300", "90",
                                                        "So.") "</page></doc></body></html>",
         "@1 p: So.\n"},
        {"a block without a place, and one of no lines",
         FILE_OF(PAGE("<block><line>" W("So.") "</line></block><block/>")), "@1 p: So.\n"},
        {"no words", FILE_OF(PAGE("")), "t.pdf:1: no text in this PDF file; save it again"},
        {"cut short", "<html><body><doc><page width=\"595\" height=\"842\">",
         "t.pdf:1: this XML is damaged or cut short (no element found); get the file again"},
        {0},
    };
    form_check_shown(&lec_form_pdf, "pdf", cases);
    static const form_certainty certainties[] = {
        {"pdf", FILE_OF(PAGE("")), 100},
        {"pdf", "<html><body><doc><page number=\"1\"/></doc></body></html>", 0},
        {"pdf", "<html><body><doc/></body></html>", 0},
    };
    form_check_certainty(&lec_form_pdf, certainties, sizeof certainties / sizeof *certainties);
}

static void test_long_head(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_source source = form_source(
        FILE_OF(PAGE(BLOCK("50", "30", "550", LONG_HEAD) BLOCK("50", "300", "550", "So."))
                    PAGE(BLOCK("50", "30", "550", LONG_HEAD) BLOCK("50", "300", "550", "Not so."))),
        "pdf");
    CHECK_TRUE(strlen(LONG_HEAD) > 200, "longer than a head");
    CHECK_TEXT(form_show(&lec_form_pdf, &source, arena),
               "@1 p: " LONG_HEAD "\n@2 p: So.\n@3 p: " LONG_HEAD "\n@4 p: Not so.\n",
               "what is so long is no head");
    lec_arena_free(arena);
}

const lec_test lec_tests_form_pdf[] = {{"order", test_order},         {"recurring", test_recurring},
                                       {"numbers", test_numbers},     {"bad", test_bad},
                                       {"long_head", test_long_head}, {0}};
