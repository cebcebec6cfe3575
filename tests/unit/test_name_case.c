/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names and outlets as texts: their usual case, their initials, on one line; whether two of them
 * can be one. The right ones are as such names are written. */
#include "io/attribution/label.h"
#include "io/attribution/name.h"
#include "io/attribution/resolver.h"
#include "io/words/unspaced.h"
#include "tests/support/check.h"

static void test_usual(void)
{
    static const struct {
        const char *name, *language, *usual;
    } cases[] = {
        {"ADA LIND", "en", "Ada Lind"},
        {"Ada Lind", "en", "Ada Lind"},
        {"JOHN III", "en", "John III"},
        {"JOHN IV LIND", "en", "John IV Lind"},
        {"IVO VIK", "en", "Ivo Vik"},
        {"ANN MCCAIN", "en", "Ann McCain"},
        {"O'BRIEN", "en", "O'Brien"},
        {"O\u2019BRIEN", "en", "O\u2019Brien"},
        {"GOVERNOR'S OFFICE", "en", "Governor's Office"},
        {"ANNE-MARIE", "en", "Anne-Marie"},
        {"AL", "en", "AL"}, /* may be initials */
        {"AL GORE", "en", "Al Gore"},
        {"J. R. SMITH", "en", "J. R. Smith"},
        {"\u039F\u0394\u039F\u03A3", "el", "\u039F\u03B4\u03BF\u03C2"},
        {"\u0391\u03A3\u0397", "el", "\u0391\u03C3\u03B7"},
        {"CAN KIRA\u00C7LI", "tr", "Can K\u0131ra\u00E7l\u0131"},
        {"CAN KIRA\u00C7LI", NULL, "Can Kira\u00E7li"},
        {"EMINE", "tr", "Emine"}, /* an I for the dotted one, beside e */
        {"\u00D6ZDIL \u015EEN", "tr", "\u00D6zdil \u015Een"},
        {"G\u00DCLSIN AKSIT", "tr", "G\u00FClsin Aks\u0131t"},
        {"\u5F20\u4F1F", "zh", "\u5F20\u4F1F"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(lec_name_usual_case(arena, cases[i].name, cases[i].language), cases[i].usual,
                   cases[i].name);
        lec_arena_free(arena);
    }
}

static void test_initials(void)
{
    static const struct {
        const char *name, *initials;
    } cases[] = {{"ada lind", "al"},
                 {"paul j kerr", "pjk"},
                 {"ada", NULL},
                 {"", NULL},
                 {"a b c d", NULL},
                 {"\u00E5sa \u00F6st", "\u00E5\u00F6"},
                 {"\u5F20 \u4F1F \u5A1C", "\u5F20\u4F1F\u5A1C"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char initials[LEC_INITIALS] = "";
        const bool found = lec_initials_of(cases[i].name, initials);
        CHECK_TRUE(found == (cases[i].initials != NULL), cases[i].name);
        if (cases[i].initials != NULL) CHECK_TEXT(initials, cases[i].initials, cases[i].name);
    }
}

static void test_pairs(void)
{
    static const struct {
        const char *a, *b;
        bool shortens, agree;
    } cases[] = {
        {"zach lind", "zachary lind", true, true}, /* the one begins as the other */
        {"s lind", "steve lind", true, false},
        {"st lind", "steve lind", false, false},
        {"jo lind", "jo vik", true, false},
        {"bo", "ada", false, false},
        {"", "ada", false, true},
        {"chair", "chairman", true, true},
        {"prime minister", "minister", false, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_TRUE(lec_shortens(cases[i].a, cases[i].b) == cases[i].shortens, cases[i].a);
        if (i != 0)
            CHECK_TRUE(lec_offices_agree(cases[i].a, cases[i].b) == cases[i].agree, cases[i].b);
    }
}

static void test_texts(void)
{
    lec_arena *arena = lec_arena_new();
    static const char text[] = " Ada \t**Lind**\n\u00A0 of \\_it_ \r\n";
    CHECK_TEXT(lec_one_line(arena, text, 0, sizeof text - 1), "Ada Lind of _it_", "on one line");
    static const struct {
        const char *text;
        bool outlet;
    } outlets[] = {{"BBC", true},          {"The Wire", true}, {"the wire", false},
                   {"wire.example", true}, {"", false},        {"a. b.", false}};
    for (size_t i = 0; i < sizeof outlets / sizeof *outlets; i++)
        CHECK_TRUE(lec_may_be_outlet(outlets[i].text, 0, (uint32_t)strlen(outlets[i].text)) ==
                       outlets[i].outlet,
                   outlets[i].text);
    lec_arena_free(arena);
}

static void test_ends(void)
{
    static const struct {
        const char *text;
        bool ends;
    } cases[] = {{"", true},
                 {"  \n", true},
                 {"Yes.", true},
                 {"Yes.** ", true},
                 {"Yes._", true},
                 {"**", true},
                 {"Yes", false},
                 {"Yes,", false},
                 {"Yes\u2026", true},
                 {"Yes.\u201D", true},
                 {"Yes\u2019", true},
                 {"Yes\u00BB", true},
                 {"Yes \u2014", true},
                 {"Yes \u2013", true},
                 {"Yes -", true},
                 {"\u662F\u3002", true},
                 {"\u662F\uFF1F", true},
                 {"\u662F\uFF01", true},
                 {"\u662F\uFF0C", false},
                 {"(Yes)", true},
                 {"Yes:", true},
                 {"Yes]", true},
                 {"Yes;", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TRUE(lec_ends_saying(cases[i].text, 0, (uint32_t)strlen(cases[i].text)) ==
                       cases[i].ends,
                   cases[i].text);
}

/* Offices and names of Han (folded): a mayor, a minister of fisheries, a spokesman. */
static void test_han(void)
{
    static const struct {
        const char *text;
        uint32_t letters, name; /* of Han; where the name begins */
        lec_phrase_class office;
    } cases[] = {
        {"\u4F50\u3005\u6728", 3, 0, LEC_PHRASE_NONE},
        {"\u91D1\u30F6\u5D0E", 3, 0, LEC_PHRASE_NONE},
        {"lind", 0, 0, LEC_PHRASE_NONE},
        {"", 0, 0, LEC_PHRASE_NONE},
        {"\u4F50\u3005a", 0, 0, LEC_PHRASE_NONE},
        {"\u6E14\u4E1A\u90E8\u957F", 4, 0, LEC_PHRASE_OFFICE},
        {"\u90E8\u957F", 2, 0, LEC_PHRASE_NONE}, /* a phrase itself */
        {"\u5E02\u957F\u674E\u5A1C", 4, 6, LEC_PHRASE_NONE},
        {"\u5E02\u957F\u674E", 3, 6, LEC_PHRASE_NONE},
        {"\u6E14\u4E1A\u90E8\u957F\u674E\u5A1C", 6, 12, LEC_PHRASE_NONE},
        {"\u5E02\u957F\u674E\u5A1C\u5A1C\u5A1C\u5A1C", 7, 0, LEC_PHRASE_NONE},
        {"\u5E02\u957Flind", 0, 0, LEC_PHRASE_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const uint32_t bytes = (uint32_t)strlen(cases[i].text);
        CHECK_COUNT(lec_han_letters(cases[i].text, 0, bytes), cases[i].letters, cases[i].text);
        if (bytes == 0) continue;
        CHECK_COUNT(lec_name_after_office(cases[i].text, bytes), cases[i].name, cases[i].text);
        CHECK_COUNT(lec_office_at_end(cases[i].text, bytes), cases[i].office, cases[i].text);
    }
}

const lec_test lec_tests_name_case[] = {{"usual", test_usual},
                                        {"initials", test_initials},
                                        {"pairs", test_pairs},
                                        {"texts", test_texts},
                                        {"ends", test_ends},
                                        {"han", test_han},
                                        {0}};
