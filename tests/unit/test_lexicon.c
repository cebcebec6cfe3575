/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lexicons: every phrase of every file finds itself, as it is written, in capitals (by ICU, in its
 * own language: İ) and without its marks; that is the whole contract, so nothing else is needed to
 * know that no line is dead.
 */
#include "io/words/lexicon.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "core/arena.h"
#include "tests/support/check.h"

enum { ROOM = 512 };

extern const char *const lec_lexicon_texts[];

/* First: the others end the program when a file cannot be read. */
static void test_built_in(void)
{
    for (size_t i = 0; lec_lexicon_texts[i] != NULL; i++) {
        lec_error error = {0};
        const char *name = strstr(lec_lexicon_texts[i], "language ");
        char code[16] = "";
        if (name != NULL) snprintf(code, sizeof code, "%.2s.lexicon", name + strlen("language "));
        CHECK_COUNT(lec_lexicon_check(code, lec_lexicon_texts[i], &error), LEC_OK, error.message);
    }
}

static int32_t to_utf16(const char *text, UChar *out)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(out, ROOM, &length, text, -1, &code);
    CHECK_TRUE(U_SUCCESS(code), text);
    return length;
}

static void to_utf8(const UChar *text, int32_t length, char *out)
{
    UErrorCode code = U_ZERO_ERROR;
    u_strToUTF8(out, ROOM, NULL, text, length, &code);
    CHECK_TRUE(U_SUCCESS(code), "UTF-8");
}

static void capitals(const char *text, const char *language, char *out)
{
    UChar from[ROOM], to[ROOM];
    UErrorCode code = U_ZERO_ERROR;
    const int32_t length = to_utf16(text, from);
    const int32_t upper = u_strToUpper(to, ROOM, from, length, language, &code);
    to_utf8(to, upper, out);
}

/* Without combining marks: é as e, й as и, が as か. */
static void without_marks(const char *text, char *out)
{
    UChar from[ROOM], to[ROOM];
    UErrorCode code = U_ZERO_ERROR;
    const int32_t length = to_utf16(text, from);
    const int32_t apart =
        unorm2_normalize(unorm2_getNFDInstance(&code), from, length, to, ROOM, &code);
    int32_t kept = 0;
    for (int32_t i = 0; i < apart; i++)
        if (u_charType(to[i]) != U_NON_SPACING_MARK) to[kept++] = to[i];
    to_utf8(to, kept, out);
}

static bool finds(const lec_lexicon_line *line, const char *text)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
    if (line->class >= LEC_PHRASE_NOTE_INAUDIBLE) {
        const lec_phrase_class found = lec_direction_at(&list, 0);
        return found != LEC_PHRASE_NONE && found <= line->class;
    }
    return list.count > 0 && lec_phrase_length(&list, 0, line->class) == list.count;
}

static void test_every_phrase(void)
{
    CHECK_TRUE(lec_lexicon_line_count() > 10000, "there are phrases");
    for (size_t i = 0; i < lec_lexicon_line_count(); i++) {
        const lec_lexicon_line at = lec_lexicon_line_at(i), *line = &at;
        const char *language = lec_language_code(line->language);
        char upper[ROOM], bare[ROOM], where[ROOM + 64], longer[ROOM];
        snprintf(where, sizeof where, "%s:%d %s", language, line->line, line->phrase);
        capitals(line->phrase, language, upper);
        without_marks(line->phrase, bare);
        CHECK_TRUE(finds(line, line->phrase), where);
        CHECK_TRUE(finds(line, upper), where);
        CHECK_TRUE(finds(line, bare), where);
        snprintf(longer, sizeof longer, "%sxyz", line->phrase);
        if (line->open) CHECK_TRUE(finds(line, longer), where);
        if (line->full != NULL) CHECK_TRUE(line->full[0] != '\0', where);
    }
}

/* The classes that a language cannot do without. */
static void test_every_language(void)
{
    static const char *const codes[] = {"en", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru",
                                        "sv", "tr", "uk", "zh", "cs", "da", "el", "fi", "hu", "ro"};
    static const lec_phrase_class needed[] = {
        LEC_PHRASE_OFFICE,         LEC_PHRASE_SPOKES,        LEC_PHRASE_MODERATOR,
        LEC_PHRASE_ASKER,          LEC_PHRASE_ANSWERER,      LEC_PHRASE_HELPER,
        LEC_PHRASE_UNNAMED,        LEC_PHRASE_HONORIFIC,     LEC_PHRASE_FUNCTION,
        LEC_PHRASE_HEADER,         LEC_PHRASE_CALL,          LEC_PHRASE_GREETING,
        LEC_PHRASE_THANKS,         LEC_PHRASE_ASSENT,        LEC_PHRASE_PERSON,
        LEC_PHRASE_INTERROGATIVE,  LEC_PHRASE_LINK,          LEC_PHRASE_MEDIUM,
        LEC_PHRASE_OUTLET,         LEC_PHRASE_MONTH,         LEC_PHRASE_WEEKDAY,
        LEC_PHRASE_END_MARK,       LEC_PHRASE_PAGE,          LEC_PHRASE_COMMON,
        LEC_PHRASE_NOTE_INAUDIBLE, LEC_PHRASE_NOTE_LAUGHTER, LEC_PHRASE_NOTE_PAUSE};
    CHECK_TRUE(lec_language_count() >= sizeof codes / sizeof *codes, "twenty languages");
    CHECK_TEXT(lec_language_code(0), "en", "English is the first");
    for (size_t c = 0; c < sizeof codes / sizeof *codes; c++) {
        const size_t language = lec_language_find(codes[c]);
        CHECK_TRUE(language < lec_language_count(), codes[c]);
        bool has[LEC_PHRASE_CLASS_COUNT] = {false};
        for (size_t i = 0; i < lec_lexicon_line_count(); i++) {
            const lec_lexicon_line line = lec_lexicon_line_at(i);
            if (line.language == language) has[line.class] = true;
        }
        for (size_t n = 0; n < sizeof needed / sizeof *needed; n++) {
            char what[64];
            snprintf(what, sizeof what, "%s has %s", codes[c], lec_class_name(needed[n]));
            CHECK_TRUE(has[needed[n]], what);
        }
    }
    CHECK_COUNT(lec_language_find("tlh"), lec_language_count(), "Klingon");
}

static const struct {
    const char *text;
    lec_phrase_class class;
    uint32_t words;
} finds_cases[] = {
    {"N\u00E4chste Frage, bitte", LEC_PHRASE_CALL, 2}, /* could never match before */
    {"N\u00C4CHSTE FRAGE", LEC_PHRASE_CALL, 2},
    {"AUSSENMINISTER", LEC_PHRASE_OFFICE, 1}, /* written with sharp s in the file */
    {"DI\u015E\u0130\u015ELER\u0130 BAKANI", LEC_PHRASE_OFFICE, 2},
    {"Disisleri Bakani", LEC_PHRASE_OFFICE, 2},
    {"Secr\u00E9taire g\u00E9n\u00E9ral de l'OTAN", LEC_PHRASE_OFFICE, 2},
    {"VOZ HOMBRE", LEC_PHRASE_UNNAMED, 2},
    {"\u0421\u041B\u0415\u0414\u0423\u042E\u0429\u0418\u0419 "
     "\u0412\u041E\u041F\u0420\u041E\u0421",
     LEC_PHRASE_CALL, 2},
    {"\u8BB0\u8005", LEC_PHRASE_ASKER, 1},
    {"prime, minister", LEC_PHRASE_OFFICE, 0}, /* a comma parts them */
    {"Lowe", LEC_PHRASE_OFFICE, 0},
};

static void test_looking_up(void)
{
    for (size_t i = 0; i < sizeof finds_cases / sizeof *finds_cases; i++) {
        lec_wordlist list;
        const char *text = finds_cases[i].text;
        lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
        CHECK_COUNT(lec_phrase_length(&list, 0, finds_cases[i].class), finds_cases[i].words, text);
    }
    size_t count; /* `was`: English and German */
    const lec_meaning *meanings = lec_meanings_of("was", 3, &count);
    uint32_t languages = 0;
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == LEC_PHRASE_FUNCTION) languages = meanings[m].languages;
    const uint32_t german = UINT32_C(1) << lec_language_find("de");
    CHECK_COUNT(languages & (LEC_ENGLISH | german), LEC_ENGLISH | german, "was");
    meanings = lec_meanings_of("pm", 2, &count);
    CHECK_TEXT(count > 0 ? meanings[0].full : "", "Prime Minister", "what pm is short for");
}

static const struct {
    const char *text, *says;
} bad_files[] = {
    {"language xx Test\noffice --\n", "x.lexicon:2: `--` has no word"},
    {"language xx Test\n# twice\nasker caf\u00E9\nasker CAFE\n",
     "x.lexicon:4: `CAFE` stands twice"},
    {"language xx Test\noffise president\n", "x.lexicon:2: `offise` is no class"},
    {"office president\n", "x.lexicon:1: `office` is no class, or stands before"},
    {"language xx Test\noffice presid*\n", "x.lexicon:2: only stage directions"},
    {"language xx Test\nlanguage yy Test\n", "x.lexicon:2: `language CODE NAME` is wanted once"},
    {"# nothing\n", "x.lexicon: it lacks a line"},
};

static void test_bad_files(void)
{
    for (size_t i = 0; i < sizeof bad_files / sizeof *bad_files; i++) {
        lec_error error = {0};
        CHECK_COUNT(lec_lexicon_check("x.lexicon", bad_files[i].text, &error), LEC_BAD_DATA,
                    bad_files[i].text);
        CHECK_TRUE(strncmp(error.message, bad_files[i].says, strlen(bad_files[i].says)) == 0,
                   error.message);
    }
    lec_error error;
    CHECK_COUNT(lec_lexicon_check("x", "language xx Test\nasker frage\n", &error), LEC_OK, "good");
}

const lec_test lec_tests_lexicon[] = {{"built_in", test_built_in},
                                      {"every_phrase", test_every_phrase},
                                      {"every_language", test_every_language},
                                      {"looking_up", test_looking_up},
                                      {"bad_files", test_bad_files},
                                      {0}};
