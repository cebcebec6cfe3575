/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words of labels and titles that are compared without case, accents and dots: what each text is
 * folded to, what stands before its words, how they are written. */
#include "io/words/wordlist.h"

#include "io/words/unicode.h"
#include "tests/support/check.h"

/* Each word folded, with its shape (C, T, l, 0) and what stands before it: `,` a comma, `(` other
 * marks, `-` a hyphen; a dot behind it. */
static const char *words_of(const char *text, lec_arena *arena)
{
    static const char shapes[] = "CTl0";
    lec_wordlist list;
    lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
    const char *all = "";
    for (uint32_t w = 0; w < list.count; w++) {
        const lec_listed_word *it = &list.words[w];
        all = lec_arena_format(arena, "%s%s%s%s%s%.*s/%c%s", all, w > 0 ? " " : "",
                               it->comma ? "," : "", it->apart ? "(" : "", it->joined ? "-" : "",
                               it->fold_end - it->fold, list.folded + it->fold, shapes[it->shape],
                               it->dotted ? "." : "");
    }
    return all;
}

#define TEN "a b c d e f g h i j "

static const struct {
    const char *text, *words;
} cases[] = {
    {"", ""},
    {"NIINIST\u00D6, Niinist\u00F6", "niinisto/C ,niinisto/T"},
    {"McCAIN o'Brien O\u2019Brien O\u2018Neil O\u02BCNeil O`Neil",
     "mccain/C obrien/l obrien/T oneil/T oneil/T oneil/T"},
    {"SECRETARY-GENERAL Secretary\u2010General Secretary\u2011General Secretary - General",
     "secretary/C -general/C secretary/T -general/T secretary/T -general/T secretary/T general/T"},
    {"P.J. MR. J", "pj/C. mr/C. j/C"},
    {"(Ann) [Lowe] \"x\"", "(ann/T (lowe/T (x/l"},
    {"5 1+1 Q&A", "5/0 11/0 qa/C"},
    {"e\u0301t\u00E9 \u01C5ep \u5F20\u4F1F", "ete/l \u01C6ep/T \u5F20\u4F1F/T"},
    {"a\xC2\x85"
     "b\u2028c\u2029"
     "d\vx\fy\rg",
     "a/l b/l c/l d/l x/l y/l g/l"},
    {"a\u2066b\u2069 c\u202Ad\u202E e\u200Bf\u200F g\u3000h \uFEFFi", "ab/l cd/l ef/l g/l h/l i/l"},
};

static void test_words(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(words_of(cases[i].text, arena), cases[i].words, cases[i].text);
        lec_arena_free(arena);
    }
    lec_wordlist list;
    lec_wordlist_read(&list, TEN TEN TEN TEN, 0, 80);
    CHECK_COUNT(list.count, 40, "forty words fit");
    CHECK_TRUE(!list.full, "forty words fit");
    lec_wordlist_read(&list, TEN TEN TEN TEN "k", 0, 81);
    CHECK_COUNT(list.count, 40, "one more does not");
    CHECK_TRUE(list.full, "one more does not");
}

static void test_pieces(void)
{
    lec_wordlist list;
    uint32_t bytes = 9;
    const char *text = "Mr. J. Lowe. U.S. Adm. ";
    lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
    CHECK_TRUE(strncmp(lec_wordlist_folded(&list, 1, 2, &bytes), "j lowe", 6) == 0 && bytes == 6,
               "two words from the second");
    (void)lec_wordlist_folded(&list, 0, 0, &bytes);
    CHECK_COUNT(bytes, 0, "no words");
    (void)lec_wordlist_folded(&list, 4, 2, &bytes);
    CHECK_COUNT(bytes, 0, "more than there are");
    static const uint32_t ends[] = {3, 6, 11, 17, 22}; /* with the stop of a short form */
    for (uint32_t w = 0; w < 5; w++) CHECK_COUNT(lec_wordlist_end(&list, w), ends[w], "its end");
    CHECK_COUNT(lec_word_end("P.J. Lowe", 0, 9), 3, "one word, without its last stop");
    CHECK_COUNT(lec_word_end("- Lowe", 0, 6), 0, "no word");
    CHECK_TRUE(lec_begins_word("Lowe", 0, 4) && !lec_begins_word(" Lowe", 0, 5) &&
                   !lec_begins_word("Lowe", 4, 4),
               "where a word begins");
}

static void test_blanks(void)
{
    const char *text = " \t\u00A0\n\r Lowe \u2028\u00AD";
    const uint32_t end = (uint32_t)strlen(text);
    CHECK_COUNT(lec_skip_blank(text, 0, end), 4, "up to the end of the line");
    CHECK_COUNT(lec_skip_space(text, 0, end), 7, "over ends of lines");
    CHECK_COUNT(lec_trim_end(text, 0, end), 11, "behind the word");
    CHECK_COUNT(lec_trim_end(text, 0, 7), 0, "nothing but blanks");
    CHECK_COUNT(lec_skip_blank(" ", 0, 1), 1, "to the end");
    CHECK_COUNT(lec_skip_space("\n", 0, 1), 1, "to the end");
}

/* By hand: insertions, deletions, changes and swaps of neighbours. */
static void test_near(void)
{
    char longest[98];
    memset(longest, 'a', sizeof longest);
    static const struct {
        const char *a, *b;
        uint32_t most;
        bool near;
    } pairs[] = {{"lowe", "lowe", 0, true}, {"lowe", "loew", 1, true}, {"lowe", "loew", 0, false},
                 {"lowe", "low", 1, true},  {"lowe", "lo", 1, false},  {"lowe", "lawn", 1, false},
                 {"lowe", "lawn", 2, true}, {"", "a", 1, true},        {"", "", 0, true}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        CHECK_TRUE(lec_is_near(pairs[i].a, (uint32_t)strlen(pairs[i].a), pairs[i].b,
                               (uint32_t)strlen(pairs[i].b), pairs[i].most) == pairs[i].near,
                   pairs[i].b);
    CHECK_TRUE(lec_is_near(longest, 96, longest, 96, 0), "as long as names are");
    CHECK_TRUE(!lec_is_near(longest, 97, longest, 96, 1), "too long");
    CHECK_TRUE(!lec_is_near(longest, 96, longest, 97, 1), "too long");
}

/* What a mark says (io/words/unicode.h), and code points of one to four bytes. */
static void test_marks(void)
{
    static const struct {
        const char *text;
        uint32_t at;
        char says;
    } marks[] = {{"?", 0, '?'},
                 {".", 0, '.'},
                 {"!", 0, '.'},
                 {",", 0, 0},
                 {"\u00E9", 0, 0},
                 {"\uFF1F", 0, '?'},
                 {"\u061F", 0, '?'},
                 {"\u037E", 0, '?'},
                 {"\u3002", 0, '.'},
                 {"\u304B\u3002", 3, '?'},
                 {"\u3060\u3002", 3, '.'},
                 {"\uFF01", 0, '.'},
                 {"\u2026", 0, '.'},
                 {"\u06D4", 0, '.'},
                 {"\u0964", 0, '.'},
                 {"\u2014", 0, 0}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        CHECK_COUNT(lec_sentence_mark(marks[i].text, marks[i].at, (uint32_t)strlen(marks[i].text)),
                    marks[i].says, marks[i].text);
    static const struct {
        const char *bytes;
        UChar32 character; /* negative: none */
    } letters[] = {{"a", 'a'},
                   {"\xC3\xA9", 0xE9},
                   {"\xE2\x82\xAC", 0x20AC},
                   {"\xF0\x9F\x8E\xA4", 0x1F3A4},
                   {"\xFF", -1},
                   {"\xC3", -1},
                   {"\xED\xA0\x80", -1},
                   {"\xC0\x80", -1},
                   {"\xE2\x82", -1},
                   {"\xF0\x9F\x8E", -1},
                   {"\xF5\x80\x80\x80", -1},
                   {"\xE0\x80\x80", -1}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        const uint32_t length = (uint32_t)strlen(letters[i].bytes);
        uint32_t at = 0;
        const UChar32 character = lec_utf8_next(letters[i].bytes, &at, length);
        CHECK_TRUE((character < 0) == (letters[i].character < 0), letters[i].bytes);
        if (character < 0) continue;
        char bytes[5] = "";
        CHECK_COUNT(character, letters[i].character, letters[i].bytes);
        CHECK_COUNT(at, length, "all of it");
        CHECK_COUNT(lec_utf8_length(character), length, "its length");
        CHECK_COUNT(lec_utf8_put(character, bytes), length, "its length");
        CHECK_TEXT(bytes, letters[i].bytes, "its bytes");
    }
    static const UChar units[] = {'a', 0xD83C, 0xDFA4, 0xD83C, 'b'}; /* a pair, and half of one */
    int32_t at = 0;
    CHECK_COUNT(lec_utf16_next(units, &at, 5), 'a', "one unit");
    CHECK_COUNT(lec_utf16_next(units, &at, 5), 0x1F3A4, "two units");
    CHECK_COUNT(lec_utf16_next(units, &at, 5), 0xD83C, "half of a pair");
    at = 1;
    CHECK_COUNT(lec_utf16_next(units, &at, 2), 0xD83C, "a pair that is cut");
}

const lec_test lec_tests_wordlist[] = {{"marks", test_marks},   {"words", test_words},
                                       {"pieces", test_pieces}, {"blanks", test_blanks},
                                       {"near", test_near},     {0}};
