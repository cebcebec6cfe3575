/* SPDX-License-Identifier: GPL-3.0-or-later
 * Akoma Ntoso: debates of parliaments, with what versions and publishers write differently. */
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_akoma;

#define DEBATE(meta, body)                                                                         \
    "<akomaNtoso><debate><meta>" meta "</meta>\n" body "</debate></akomaNtoso>"

static const struct {
    const char *what, *text, *shown;
} cases[] = {
    {"title and day of the document; entries that say nothing; a preface, notes and heads",
     DEBATE("<FRBRdate/><FRBRdate date=\"2031-02-03\"/><FRBRdate "
            "date=\"2031-02-05\"/><FRBRalias/><FRBRalias "
            "value=\"Ports\"/><FRBRalias value=\"Ships\"/><TLCPerson id=\"x\"/><TLCPerson "
            "showAs=\"X\"/>"
            "<TLCOrganization id=\"o\" showAs=\"Harbour Board\"/>",
            "<preface><preamble><p>Official "
            "report</p></preamble></preface>\n<debateBody><heading>Ports</heading>"
            "<subheading>And ships</subheading>\n<speech by=\"#o\"><from> : </from><p>We <remark>"
            "(laughter)</remark> begin<eol/>now.</p></speech></debateBody>"),
     "-- Ports|2031-02-03|\n@2 front: Official report\n@3 h: Ports\n@3 h: And ships\n@4 furniture: "
     ":\n"
     "@4 p <Harbour Board||>: We\n@4 note:comment: (laughter)\n@4 p <Harbour Board||>: begin "
     "now.\n"},
    {"the chair by what is printed, with an article, with a name; one who is called alike is none",
     DEBATE("", "<speech><from>The Acting Chair (Mr Brass).-</from><p>Order.</p></speech>\n"
                "<speech><from>Mr. Speaker</from><p>Order.</p></speech>\n"
                "<speech><from>Chairwell</from><p>Yes.</p></speech>\n<speech "
                "by=\"#z\"><p>No.</p></speech>\n"
                "<answer by=\"#z\" as=\"#Minister_for_Ports\"><p>So.</p></answer>"),
     "@2 furniture: The Acting Chair (Mr Brass).-\n@2 p <The Acting Chair (Mr Brass)|moderator|>: "
     "Order.\n"
     "@3 furniture: Mr. Speaker\n@3 p <Mr. Speaker|moderator|>: Order.\n@4 furniture: Chairwell\n"
     "@4 p <Chairwell||>: Yes.\n@5 p <z||>: No.\n@6 p <z|principal|>: So.\n"},
    {"the day that the document says of itself",
     DEBATE("<FRBRdate date=\"2031-02-03\"/>",
            "<preface><p>On <docDate date=\"2031-02-04\">the fourth</docDate>, "
            "<docDate>later</docDate></p></preface>\n<speech by=\"#a\"><p>Yes.</p></speech>"),
     "-- |2031-02-04|\n@2 front: On the fourth, later\n@3 p <a||>: Yes.\n"},
};

static void test_debates(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_source source = form_source(cases[i].text, "xml");
        const char *shown = form_show(&lec_form_akoma, &source, arena);
        CHECK_TEXT(shown, cases[i].shown, cases[i].what);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_form_akoma[] = {{"debates", test_debates}, {0}};
