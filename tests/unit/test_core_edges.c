/* SPDX-License-Identifier: GPL-3.0-or-later
 * The small parts of core at their edges: keys and names that come back from other programs,
 * messages that hold what no terminal should see, names nearly known, links. Expected values follow
 * from the descriptions in the headers, by hand. */
#include <math.h>
#include <string.h>

#include "core/chart_style.h"
#include "core/known_names.h"
#include "core/link.h"
#include "core/turn_key.h"
#include "tests/support/check.h"

static void test_hash(void)
{
    static const char *const same[] = {"Good morning.",
                                       "Good  morning.\n",
                                       "\tGood\x7Fmorning.",
                                       "Good\xC2\x85morning.",
                                       "Good\xE2\x80\xA8morning.",
                                       "Good\xE2\x80\xA9morning.",
                                       "Good\xEF\xBF\xBDmorning.",
                                       "Good\xEF\xBF\xBEmorning.",
                                       "Good\xEF\xBF\xBFmorning."};
    for (size_t i = 1; i < sizeof same / sizeof *same; i++)
        CHECK_TRUE(lec_said_hash(same[i]) == lec_said_hash(same[0]), same[i]);
    CHECK_TRUE(lec_said_hash("Good morning!") != lec_said_hash(same[0]), "another text");
    /* FNV-1a of nothing, and of "a" (Fowler, Noll, Vo, draft-eastlake-fnv) */
    CHECK_TRUE(lec_said_hash(" ") == UINT64_C(0xcbf29ce484222325), "nothing");
    CHECK_TRUE(lec_said_hash("a") == UINT64_C(0xaf63dc4c8601ec8c), "a");
}

static void test_keys(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_turn_key key = {1500, 12, 3, UINT64_C(0xaf63dc4c8601ec8c)};
    const char *text = lec_turn_key_text(&key, arena);
    CHECK_TEXT(text, "1500 12 3 af63dc4c8601ec8c", "as a list holds it");
    lec_turn_key read;
    const char *at = lec_arena_format(arena, " ;\n%s;%s", text, text);
    for (int i = 0; i < 2; i++) {
        CHECK_TRUE(lec_turn_key_read(&at, &read), at);
        CHECK_TRUE(read.start == key.start && read.first_byte == key.first_byte &&
                       read.first_line == key.first_line && read.said == key.said,
                   "what was written");
    }
    CHECK_TRUE(!lec_turn_key_read(&at, &read), "no third");
    static const char *const none[] = {"",
                                       "1500",
                                       "1500 12",
                                       "1500 12 3",
                                       "1500 12 3 af63dc4c8601ec8",
                                       "1500 12 3 AF63DC4C8601EC8C",
                                       "1500 4294967296 3 af63dc4c8601ec8c",
                                       "1500 12 4294967296 af63dc4c8601ec8c",
                                       "1234567890123456 12 3 af63dc4c8601ec8c",
                                       "-1 12 3 af63dc4c8601ec8c",
                                       "1500;12 3 af63dc4c8601ec8c"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const char *here = none[i];
        CHECK_TRUE(!lec_turn_key_read(&here, &read) && here == none[i], none[i]);
    }
    lec_arena_free(arena);
}

static void test_tiers(void)
{
    static const struct {
        const char *tier, *speaker;
        lec_role role;
    } cases[] = {
        {"Ada Vale (journalist)", "Ada Vale", LEC_ROLE_JOURNALIST},
        {"Ada (Vale)  (principal)", "Ada (Vale)", LEC_ROLE_PRINCIPAL},
        {"(unknown)", "", LEC_ROLE_UNKNOWN},
        {"Ada Vale", "Ada Vale", LEC_ROLE_COUNT},
        {"Ada Vale (Reuters)", "Ada Vale (Reuters)", LEC_ROLE_COUNT},
        {"Ada Vale (journalist) 2", "Ada Vale (journalist) 2", LEC_ROLE_COUNT},
        {"", "", LEC_ROLE_COUNT},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_role role;
        CHECK_TEXT(lec_tier_speaker(cases[i].tier, &role, arena), cases[i].speaker, cases[i].tier);
        CHECK_COUNT(role, cases[i].role, cases[i].tier);
    }
    CHECK_TEXT(lec_tier_name("Ada Vale", LEC_ROLE_OTHER, arena), "Ada Vale (other)", "a name");
    CHECK_TEXT(lec_tier_name("", LEC_ROLE_OTHER, arena), "(other)", "nobody's");
    lec_arena_free(arena);
}

/* A message is one line, and whole characters. */
static void test_messages(void)
{
    lec_error error;
    CHECK_COUNT(lec_fail(&error, LEC_BAD_DATA,
                         "a\x1B[1m\nb\x7F\xC2\x9B"
                         "c\xC2\xA0\xC3\x9F"),
                LEC_BAD_DATA, "status");
    CHECK_TEXT(error.message, "a?[1m?b???c\xC2\xA0\xC3\x9F", "controls, C1 among them");
    const size_t room = sizeof error.message - 1;
    char text[sizeof error.message + 8];
    for (size_t cut = 1; cut <= 4; cut++) { /* a character of four bytes, cut after each */
        memset(text, 'x', sizeof text);
        memcpy(text + room - cut, "\xF0\x9F\x98\x80", 4);
        text[sizeof text - 1] = '\0';
        (void)lec_fail(&error, LEC_BAD_USAGE, "%s", text);
        CHECK_COUNT(strlen(error.message), cut == 4 ? room - 4 : room - cut, "without a part");
    }
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    (void)lec_fail(&error, LEC_BAD_USAGE, "%s", text);
    CHECK_COUNT(strlen(error.message), room, "as much as fits");
}

static void test_names(void)
{
    static const char too_long[] =
        "a_name_of_more_than_sixty_four_bytes_which_nobody_can_have_meant_by";
    static const char *const known[] = {"", "words", "wards", "turns", too_long};
    enum { KNOWN = sizeof known / sizeof *known };
    CHECK_TEXT(lec_nearest_name("wodrs", known, KNOWN), "words", "two exchanged");
    CHECK_TEXT(lec_nearest_name("wirds", known, KNOWN), "words", "of equally near ones the first");
    CHECK_TRUE(lec_nearest_name("words", known + 3, 2) == NULL, "none is near");
    CHECK_TRUE(lec_nearest_name("turns", known + 3, 1) == NULL, "itself is no other");
    CHECK_TRUE(lec_nearest_name(known[4], known, KNOWN) == NULL, "too long to be meant");
    CHECK_TRUE(lec_nearest_name("xy", known, KNOWN) == NULL, "too short");
    lec_error error;
    size_t which;
    CHECK_COUNT(lec_find_known(&error, "no table '", "x", known, 1, &which), LEC_BAD_USAGE, "x");
    CHECK_TEXT(error.message, "no table 'x': there is none here to choose from", "none");
    CHECK_COUNT(lec_find_known(&error, "no table '", "turns", known, KNOWN, &which), LEC_OK, "it");
    CHECK_COUNT(which, 3, "its place");
    static const char long_name[] = "a long name, so that fewer than twenty of them fit, as below";
    const char *many[20];
    for (size_t i = 0; i < 20; i++) many[i] = long_name;
    CHECK_COUNT(lec_find_known(&error, "no table '", "x", many, 20, &which), LEC_BAD_USAGE, "many");
    CHECK_TRUE(strstr(error.message, ", ...") != NULL, error.message);
}

static void test_links(void)
{
    static const struct {
        const char *template, *fault; /* NULL: safe */
    } cases[] = {
        {"https://host/watch?v=1&t={seconds}", NULL},
        {"http://host/{conference}#t={seconds}", NULL},
        {"ftp://host/{seconds}", "does not begin with https://"},
        {"https:///{seconds}", "names no host"},
        {"https://\"/{seconds}", "names no host"},
        {"https://host/", "does not hold {seconds} once"},
        {"https://host/{seconds}{seconds}", "does not hold {seconds} once"},
        {"https://host/{conference}{conference}{seconds}", "holds {conference} more than once"},
        {"https://h{seconds}/", "has its host in braces"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fault = lec_link_fault(cases[i].template);
        CHECK_TEXT(fault != NULL ? fault : "", cases[i].fault != NULL ? cases[i].fault : "",
                   cases[i].template);
    }
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(
        lec_link_at("https://host/{conference}#t={seconds}", "a b/\xC3\xA9-._~Z9", 61.9, arena),
        "https://host/a%20b%2F%C3%A9-._~Z9#t=61", "every other byte is escaped");
    lec_arena_free(arena);
}

static void test_fonts(void)
{
    static const struct {
        const char *value, *font; /* NULL: refused */
        double points;            /* 0: as before */
    } cases[] = {
        {"Liberation Sans", "Liberation Sans", 0},
        {"Liberation Sans, 8", "Liberation Sans", 8},
        {",8", "", 8},
        {"", NULL, 0},
        {"Sans;rm", NULL, 0},
        {"Sans,", NULL, 0},
        {"Sans,8x", NULL, 0},
        {"Sans,1", NULL, 0},
        {"Sans,999", NULL, 0},
        {",", NULL, 0},
        {"a family whose name is so much longer than any that a system of fonts has ever had to "
         "find, and that goes on and on",
         NULL, 0},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_error error;
        lec_chart_style style = lec_chart_style_default();
        const char *font = style.font;
        const double points = style.points;
        const lec_status status =
            lec_chart_style_set(&style, LEC_CHART_FONT, cases[i].value, arena, &error);
        CHECK_COUNT(status, cases[i].font != NULL ? LEC_OK : LEC_BAD_USAGE, cases[i].value);
        if (status != LEC_OK) continue;
        if (cases[i].font[0] == '\0')
            CHECK_TRUE(style.font == font, "the family stays");
        else
            CHECK_TEXT(style.font, cases[i].font, cases[i].value);
        if (cases[i].points > 0)
            CHECK_NUMBER(style.points, cases[i].points, 0, cases[i].value);
        else
            CHECK_TRUE(style.points == points || (isnan(points) && isnan(style.points)), "size");
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_core_edges[] = {{"hash", test_hash},   {"keys", test_keys},
                                         {"tiers", test_tiers}, {"messages", test_messages},
                                         {"names", test_names}, {"links", test_links},
                                         {"fonts", test_fonts}, {0}};
