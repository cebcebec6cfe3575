/* SPDX-License-Identifier: GPL-3.0-or-later
 * What Word and LibreOffice write beside plain paragraphs: what a person sees in each is the
 * expected value. */
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_docx, lec_form_odt;

#define WORD_HEAD                                                                                  \
    "<w:document "                                                                                 \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define WORD_END          "</w:body></w:document>"
#define P(inside)         "<w:p>" inside "</w:p>"
#define R(inside)         "<w:r>" inside "</w:r>"
#define T(text)           "<w:t>" text "</w:t>"
#define SAID(text)        P(R(T(text)))
#define E(name, inside)   "<w:" name ">" inside "</w:" name ">"
#define WCELL(inside)     "<w:tc>" inside "</w:tc>"
#define WROW(cells)       "<w:tr>" cells "</w:tr>"
#define WTABLE(rows)      "<w:tbl>" rows "</w:tbl>"
#define SPAN(value, text) WCELL("<w:tcPr><w:gridSpan" value "/></w:tcPr>" SAID(text))
#define ODT_HEAD                                                                                   \
    "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" "              \
    "xmlns:style=\"s\" xmlns:fo=\"f\">"
#define ODT_BODY    "<office:body><office:text>"
#define ODT_END     "</office:text></office:body></office:document-content>"
#define CELL(text)  "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define TABLE(rows) "<table:table>" rows "</table:table>"
#define ROW(cells)  "<table:table-row>" cells "</table:table-row>"

static const form_shown word[] = {
    {"headings by style, by outline level; a style that is none",
     WORD_HEAD P("<w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>" R(T("Talk")))
         P("<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>" R(T("Ports")))
             P("<w:pPr><w:pStyle w:val=\"heading 2\"/></w:pPr>" R(T("Ships")))
                 P("<w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr>" R(T("QUELL: Good.")))
                     P("<w:pPr><w:pStyle/></w:pPr>" R(T("BRASS: Why?"))) WORD_END,
     "@1 h: Talk\n@2 h: Ports\n@3 h: Ships\n@4 p: QUELL: Good.\n@5 p: BRASS: Why?\n"},
    {"items of a list",
     WORD_HEAD SAID("QUELL: Two things.") P("<w:pPr><w:numPr/></w:pPr>" R(T("Ports")))
         P("<w:pPr><w:numPr/></w:pPr>" R(T("Ships"))) WORD_END,
     "@1 p: QUELL: Two things.\n@2 p: Ports\n@3 p: Ships\n"},
    {"hidden words, a tab, a hyphen that does not break, breaks of lines and pages",
     WORD_HEAD P(R("<w:rPr><w:vanish/></w:rPr>" T("Draft."))
                     R("<w:rPr><w:vanish w:val=\"0\"/></w:rPr>" T("QUELL:"))
                         R("<w:tab/>" T("Good") "<w:cr/>" T("twenty") "<w:noBreakHyphen/>" T(
                             "two.") "<w:br w:type=\"page\"/>" T("Yes.")) "<w:tab/>") WORD_END,
     "@1 p: QUELL: Good\ntwenty-two.\n@1 p: Yes.\n"},
    {"bold that is switched off",
     WORD_HEAD P(R("<w:rPr><w:b w:val=\"false\"/><w:vanish w:val=\"off\"/></w:rPr>" T("QUELL:"))
                     R("<w:rPr><w:b w:val=\"off\"/></w:rPr>" T(" Good."))) WORD_END,
     "@1 p: QUELL: Good.\n"},
    {"a table whose cells reach over columns, one within it, one with no number",
     WORD_HEAD WTABLE(WROW(SPAN(" w:val=\"3\"", "Questions")) WROW(
         WCELL(SAID("00:12")) WCELL(SAID("Tom Brass"))
             WCELL(SAID("Why?") WTABLE(WROW(SPAN(" w:val=\"9\"", "Within."))) SAID("And how?")))
                          WROW(SPAN("", "00:14") SPAN(" w:val=\"5000\"", "Mara Quell")
                                   WCELL(SAID("So.")))) WORD_END,
     "@1 p: Questions\n@3 p <Tom Brass||>: Tom Brass:\n@4 p: Why?\n@5 p: Within.\n@6 p: And "
     "how?\n@8 p <Mara Quell||>: Mara Quell:\n@9 p: So.\n"},
    {"what is moved from here, fields, what is shown where the reader knows no better",
     WORD_HEAD P(E("moveFrom", R(T("Gone. "))) R(E("instrText", "PAGE") T("QUELL: Good.")))
         P(E("ins", R(E("delText", "old") T(" New."))))
             E("AlternateContent", E("Fallback", SAID("Twice."))) WORD_END,
     "@1 p: QUELL: Good.\n@2 p: New.\n"},
    {0}};

static const char *const word_notes[] = {
    "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\">" SAID(
        "-----") "</w:footnote><w:footnote w:id=\"2\">" SAID("As delivered.") "</w:footnote></"
                                                                              "w:footnotes>",
    "<w:endnotes xmlns:w=\"w\"><w:endnote>" SAID("Checked.") "</w:endnote></w:endnotes>",
};

static const form_shown odt[] = {
    {"bold by a style; styles that are not bold, have no name, no weight",
     ODT_HEAD
     "<style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
     "<style:style style:name=\"T2\"><style:text-properties "
     "fo:font-weight=\"normal\"/><style:text-properties/></style:style>"
     "<style:style><style:text-properties fo:font-weight=\"bold\"/></style:style>"
     "<style:text-properties fo:font-weight=\"bold\"/>" ODT_BODY
     "<text:p><text:span text:style-name=\"T1\">QUELL:</text:span><text:tab/><text:span "
     "text:style-name=\"T2\">Good.</text:span></text:p>"
     "<text:p text:style-name=\"T1\">BRASS: <text:span "
     "text:style-name=\"T1\">Why?</text:span></text:p>"
     "<text:h text:style-name=\"T1\">Ports</text:h><text:p><text:span>QUELL:</text:span> So."
     "</text:p>" ODT_END,
     "@1 p: QUELL: Good.\n@2 p: BRASS: Why?\n@3 h: Ports\n@4 p: QUELL: So.\n"},
    {"a table: cells over columns, cells that others cover, one within it",
     ODT_HEAD ODT_BODY TABLE(
         ROW("<table:table-cell table:number-columns-spanned=\"2\"><text:p>Mara "
             "Quell</text:p></table:table-cell>"
             "<table:covered-table-cell/><table:table-cell/>")
             ROW(CELL("00:12") CELL("Tom Brass") "<table:table-cell><text:p>Why?</text:p>" TABLE(
                 ROW(CELL("Within."))) "</table:table-cell>")
                 ROW("<table:table-cell "
                     "table:number-columns-spanned=\"0\"><text:p>00:14</text:p></table:table-cell>"
                     "<table:table-cell table:number-columns-spanned=\"2000\"><text:p>Mara "
                     "Quell</text:p></table:table-cell>" CELL("So."))) ODT_END,
     "@1 p: Mara Quell\n@3 p <Tom Brass||>: Tom Brass:\n@4 p: Why?\n@5 p: Within.\n@7 p <Mara "
     "Quell||>: Mara Quell:\n@8 p: So.\n"},
    {"a list, a break of a line, a note in a note, a comment",
     ODT_HEAD ODT_BODY
     "<text:p>QUELL: Two "
     "things:<text:line-break/>these.</text:p><text:list><text:list-item><text:p>Ports</text:p>"
     "</text:list-item></text:list><text:p>BRASS: "
     "Why<office:annotation><text:p>who?</text:p></office:annotation><text:note>"
     "<text:note-citation>1</"
     "text:note-citation><text:note-body><text:p>Sic.<text:note><text:note-body><text:p>So said."
     "</text:p></text:note-body></text:note></text:p></text:note-body></text:note>?</"
     "text:p>" ODT_END,
     "@1 p: QUELL: Two things:\n@1 p: these.\n@2 p: Ports\n@3 p: BRASS: Why\n@4 note:footnote: "
     "Sic.\n\nSo said.\n@5 p +: ?\n"},
    {"elements that close where none is open",
     ODT_HEAD ODT_BODY "<text:p>QUELL: Good.</text:p><text:list-item/><table:table/><text:p>BRASS: "
                       "Why?</text:p>" ODT_END,
     "@1 p: QUELL: Good.\n@2 p: BRASS: Why?\n"},
    {0}};

static void test_word(void)
{
    form_check_shown(&lec_form_docx, "", word);
}

static void test_word_notes(void)
{
    lec_arena *arena = lec_arena_new();
    lec_source source = form_source(WORD_HEAD SAID("QUELL: Good.") WORD_END, "");
    source.notes = word_notes;
    source.notes_count = sizeof word_notes / sizeof *word_notes;
    CHECK_TEXT(form_show(&lec_form_docx, &source, arena),
               "@1 p: QUELL: Good.\n@2 note:footnote: As delivered.\n\nChecked.\n",
               "footnotes and endnotes; no separators");
    source.notes = (const char *const[]){"<w:footnotes><w:footnote>"};
    source.notes_count = 1;
    CHECK_TEXT(form_show(&lec_form_docx, &source, arena),
               "t.:1: this XML is damaged or cut short (no element found); get the file again",
               "notes cut short");
    lec_arena_free(arena);
}

static void test_odt(void)
{
    form_check_shown(&lec_form_odt, "", odt);
}

const lec_test lec_tests_form_office[] = {
    {"word", test_word}, {"word_notes", test_word_notes}, {"odt", test_odt}, {0}};
