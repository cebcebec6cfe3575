/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every character there is, where text from outside is made fit for a chart, a page or XML. What a
 * character is, ICU says (Unicode's property lists); what XML allows, XML 1.0 section 2.2; what is
 * XML, expat.
 */
#include <expat.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "io/output/graphml.h"
#include "io/page/html.h"
#include "io/words/unicode.h"
#include "plots/label.h"
#include "tests/support/check.h"

enum { REPLACEMENT = 0xFFFD, LAST_CHARACTER = 0x10FFFF };

typedef struct {
    char *bytes;
    size_t length;
    FILE *file;
} sink;

static void open_sink(sink *into)
{
    *into = (sink){NULL, 0, NULL};
    into->file = open_memstream(&into->bytes, &into->length);
}

/* The character in UTF-8, with a NUL. */
static void encode(UChar32 character, char out[U8_MAX_LENGTH + 1])
{
    out[lec_utf8_put(character, out)] = '\0';
}

static void put_character(FILE *file, UChar32 character)
{
    char text[U8_MAX_LENGTH + 1];
    encode(character, text);
    fputs(text, file);
}

static bool is_character(UChar32 character)
{
    return character < 0xD800 || character > 0xDFFF;
}

static bool is_noncharacter(UChar32 character)
{
    return u_hasBinaryProperty(character, UCHAR_NONCHARACTER_CODE_POINT);
}

/* --- labels of charts ------------------------------------------------------------------------ */

/* What a label makes of a character between an a and a b. */
static void put_expected_label(FILE *file, UChar32 c)
{
    const bool is_annotation = c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
    if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) && c != 0x0B && c != 0x0C)
        putc(' ', file);
    else if (u_isISOControl(c) || is_noncharacter(c) || is_annotation)
        put_character(file, REPLACEMENT);
    else if (c == '"')
        put_character(file, 0x201D);
    else
        put_character(file, c);
}

static void test_labels(void)
{
    sink all, want;
    open_sink(&all);
    for (UChar32 c = 1; c <= LAST_CHARACTER; c++)
        if (is_character(c)) put_character(all.file, c);
    fclose(all.file);
    lec_arena *arena = lec_arena_new();
    const lec_glyphs *glyphs = lec_glyphs_of(arena, all.bytes);
    size_t wrong = 0, undrawable = 0;
    for (UChar32 c = 1; c <= LAST_CHARACTER; c++) {
        if (!is_character(c)) continue;
        char character[U8_MAX_LENGTH + 1], text[U8_MAX_LENGTH + 3];
        encode(c, character);
        snprintf(text, sizeof text, "a%sb", character);
        open_sink(&want);
        putc('a', want.file);
        put_expected_label(want.file, c);
        putc('b', want.file);
        fclose(want.file);
        lec_arena *scratch = lec_arena_new();
        const char *label = lec_label_clean(scratch, glyphs, text, 20, &undrawable);
        const bool is_bidi = u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL);
        const bool holds = is_bidi ? label[1] == '[' && label[strlen(label) - 2] == ']'
                                   : strcmp(label, want.bytes) == 0;
        if (!holds && ++wrong <= 5) CHECK_TEXT(label, want.bytes, text);
        lec_arena_free(scratch);
        free(want.bytes);
    }
    CHECK_COUNT(wrong, 0, "characters whose label is another");
    CHECK_COUNT(undrawable, 0, "all have glyphs here");
    lec_arena_free(arena);
    free(all.bytes);
}

/* The Unicode Standard, table 3-7: what is no UTF-8 is told one byte at a time. */
static const struct {
    const char *bytes;
    size_t replaced;
} no_text[] = {
    {"a\x80"
     "b",
     1},
    {"a\xC0\x80"
     "b",
     2},
    {"a\xC1\xBF"
     "b",
     2},
    {"a\xC3"
     "b",
     1},
    {"a\xE0\x9F\xBF"
     "b",
     3},
    {"a\xED\xA0\x80"
     "b",
     3},
    {"a\xE2\x82"
     "b",
     2},
    {"a\xF0\x8F\xBF\xBF"
     "b",
     4},
    {"a\xF4\x90\x80\x80"
     "b",
     4},
    {"a\xF5\x80\x80\x80"
     "b",
     4},
    {"a\xFF"
     "b",
     1},
    {"a\xF0\x9F\x98"
     "b",
     3},
};

static void test_labels_of_no_text(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_glyphs *glyphs = lec_glyphs_of(arena, "ab\uFFFD\u2026");
    for (size_t i = 0; i < sizeof no_text / sizeof *no_text; i++) {
        sink want;
        open_sink(&want);
        putc('a', want.file);
        for (size_t k = 0; k < no_text[i].replaced; k++) put_character(want.file, REPLACEMENT);
        putc('b', want.file);
        fclose(want.file);
        size_t undrawable = 0;
        CHECK_TEXT(lec_label_clean(arena, glyphs, no_text[i].bytes, 20, &undrawable), want.bytes,
                   no_text[i].bytes);
        free(want.bytes);
    }
    size_t undrawable = 0;
    CHECK_TEXT(lec_label_clean(arena, glyphs, "aaa", 0, &undrawable), "\u2026",
               "no room but for the ellipsis");
    CHECK_TEXT(lec_label_clean(arena, lec_glyphs_of(arena, "a."), "aaa", 2, &undrawable), "a.",
               "a font without an ellipsis");
    lec_arena_free(arena);
}

/* --- pages ----------------------------------------------------------------------------------- */

static void put_expected_html(FILE *file, UChar32 c)
{
    static const struct {
        UChar32 character;
        const char *text;
    } named[] = {{'&', "&amp;"},  {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"},
                 {'\'', "&#39;"}, {'\t', " "},   {'\n', " "},   {'\r', " "}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].character == c) {
            fputs(named[i].text, file);
            return;
        }
    put_character(file, u_isISOControl(c) || is_noncharacter(c) ? REPLACEMENT : c);
}

static void test_html(void)
{
    size_t wrong = 0;
    for (UChar32 c = 1; c <= LAST_CHARACTER; c++) {
        if (!is_character(c)) continue;
        char text[U8_MAX_LENGTH + 1];
        encode(c, text);
        sink got, want;
        open_sink(&got);
        open_sink(&want);
        lec_html_text(got.file, text);
        put_expected_html(want.file, c);
        fclose(got.file);
        fclose(want.file);
        if (strcmp(got.bytes, want.bytes) != 0 && ++wrong <= 5)
            CHECK_TEXT(got.bytes, want.bytes, text);
        free(got.bytes);
        free(want.bytes);
    }
    CHECK_COUNT(wrong, 0, "characters that are others on a page");
    sink got;
    open_sink(&got);
    lec_html_text(got.file, "a\xC3(\xED\xA0\x80\xF8");
    fclose(got.file);
    CHECK_TRUE(strstr(got.bytes, "a\uFFFD(") == got.bytes, "bytes that are no UTF-8");
    free(got.bytes);
}

/* --- GraphML --------------------------------------------------------------------------------- */

typedef struct {
    FILE *said;
    bool is_label;
} graph_reader;

static void XMLCALL open_element(void *given, const char *name, const char **attributes)
{
    graph_reader *reader = given;
    reader->is_label = strcmp(name, "data") == 0 && strcmp(attributes[1], "node_label") == 0;
}

static void XMLCALL close_element(void *given, const char *name)
{
    (void)name;
    ((graph_reader *)given)->is_label = false;
}

static void XMLCALL read_text(void *given, const char *text, int length)
{
    graph_reader *reader = given;
    if (reader->is_label) fwrite(text, 1, (size_t)length, reader->said);
}

static bool is_xml(UChar32 c)
{
    return c == 0x09 || c == 0x0A || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           c >= 0x10000;
}

static void test_graphml(void)
{
    static const lec_column node_columns[] = {
        {.name = "conference", .type = LEC_NAME}, {.name = "node", .type = LEC_TEXT}, {0}};
    static const lec_column edge_columns[] = {{.name = "conference", .type = LEC_NAME},
                                              {.name = "first", .type = LEC_TEXT},
                                              {.name = "second", .type = LEC_TEXT},
                                              {0}};
    sink all, want, written, said;
    open_sink(&all);
    open_sink(&want);
    for (UChar32 c = 1; c <= LAST_CHARACTER; c++) {
        if (!is_character(c)) continue;
        put_character(all.file, c);
        put_character(want.file, is_xml(c) ? c : REPLACEMENT);
    }
    fclose(all.file);
    fclose(want.file);
    lec_arena *arena = lec_arena_new();
    lec_table *nodes = lec_table_new(arena, node_columns),
              *edges = lec_table_new(arena, edge_columns);
    lec_table_put_text(nodes, "a");
    lec_table_put_text(nodes, all.bytes);
    lec_table_put_text(edges, "a"); /* an edge to a node that is not in the table is left out */
    lec_table_put_text(edges, "elsewhere");
    lec_table_put_text(edges, all.bytes);
    open_sink(&written);
    lec_error error = {""};
    CHECK_COUNT(lec_graphml_write(edges, nodes, written.file, &error), LEC_OK, error.message);
    fclose(written.file);
    CHECK_TRUE(strstr(written.bytes, "<edge ") == NULL, "an edge with one end");
    open_sink(&said);
    graph_reader reader = {.said = said.file};
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, &reader);
    XML_SetElementHandler(parser, open_element, close_element);
    XML_SetCharacterDataHandler(parser, read_text);
    CHECK_COUNT(XML_Parse(parser, written.bytes, (int)written.length, 1), XML_STATUS_OK,
                "well-formed");
    XML_ParserFree(parser);
    fclose(said.file);
    CHECK_TRUE(said.length == want.length && memcmp(said.bytes, want.bytes, want.length) == 0,
               "what expat reads");
    lec_arena_free(arena);
    free(all.bytes);
    free(want.bytes);
    free(written.bytes);
    free(said.bytes);
}

/* More nodes than any buffer holds, and no room. */
static void test_graphml_full(void)
{
    static const lec_column node_columns[] = {{.name = "node", .type = LEC_TEXT}, {0}};
    static const lec_column edge_columns[] = {
        {.name = "first", .type = LEC_TEXT}, {.name = "second", .type = LEC_TEXT}, {0}};
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL) SKIP("no /dev/full");
    lec_arena *arena = lec_arena_new();
    lec_table *nodes = lec_table_new(arena, node_columns);
    for (int i = 0; i < 20000; i++)
        lec_table_put_text(nodes, lec_arena_format(arena, "node %d", i));
    lec_error error = {""};
    CHECK_COUNT(lec_graphml_write(lec_table_new(arena, edge_columns), nodes, full, &error),
                LEC_BAD_DATA, "full");
    CHECK_TEXT(error.message,
               "cannot write the network: No space left on device; make room or write elsewhere",
               "full");
    fclose(full);
    lec_arena_free(arena);
}

const lec_test lec_tests_escaping[] = {
    {"labels", test_labels},   {"labels_of_no_text", test_labels_of_no_text}, {"html", test_html},
    {"graphml", test_graphml}, {"graphml_full", test_graphml_full},           {0},
};
