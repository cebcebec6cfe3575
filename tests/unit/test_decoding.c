/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes to text: what declarations, marks, damage and mistakes of other programs make of it. The
 * bytes of a character in a code page are those of the Unicode consortium's tables. */
#include "io/source/encoding.h"

#include "tests/support/check.h"

typedef struct {
    const char *what, *bytes;
    size_t length;
    const char *given, *encoding, *shown; /* encoding NULL: `shown` is the message */
} decode_case;

#define BYTES(text) (text), sizeof(text) - 1

static void check_cases(const decode_case *cases)
{
    for (; cases->what != NULL; cases++) {
        lec_arena *arena = lec_arena_new();
        lec_decoded decoded = {.encoding = ""};
        lec_error error = {""};
        const lec_status status =
            lec_decode("t", cases->bytes, cases->length, cases->given, arena, &decoded, &error);
        CHECK_TRUE((status == LEC_OK) == (cases->encoding != NULL), error.message);
        if (cases->encoding != NULL && status == LEC_OK) {
            CHECK_TEXT(decoded.encoding, cases->encoding, cases->what);
            CHECK_COUNT(decoded.length, strlen(cases->shown), cases->what);
        }
        CHECK_TEXT(status == LEC_OK ? decoded.text : error.message, cases->shown, cases->what);
        lec_arena_free(arena);
    }
}

/* e acute, i diaeresis, quotation marks: as bytes of UTF-8 read as Windows-1252 */
#define E_TWICE     "\xC3\x83\xC2\xA9"
#define I_TWICE     "\xC3\x83\xC2\xAF"
#define OPEN_TWICE  "\xC3\xA2\xE2\x82\xAC\xC5\x93"
#define CLOSE_TWICE "\xC3\xA2\xE2\x82\xAC\xC2\x9D"
/* one of the characters of China's name, E4 B8 AD */
#define ZHONG_TWICE "\xC3\xA4\xC2\xB8\xC2\xAD"
#define TEN(text)   text text text text text text text text text text

static void test_twice(void)
{
    static const decode_case cases[] = {
        {"all of it", BYTES("caf" E_TWICE ", " OPEN_TWICE "na" I_TWICE "ve" CLOSE_TWICE "\n"), NULL,
         "UTF-8 encoded twice", "caf\xC3\xA9, \xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D\n"},
        {"one character of one", BYTES("caf" E_TWICE "\n"), NULL, "UTF-8 encoded twice",
         "caf\xC3\xA9\n"},
        {"in part", BYTES("caf" E_TWICE ", na" I_TWICE "ve, \xC3\xA9t\xC3\xA9, \xE4\xB8\xAD\n"),
         NULL, "UTF-8, in part encoded twice",
         "caf\xC3\xA9, na\xC3\xAFve, \xC3\xA9t\xC3\xA9, \xE4\xB8\xAD\n"},
        {"one of several may be meant", BYTES("\xC3\x83\xC2\xA9 stands for \xC3\xA9\n"), NULL,
         "UTF-8", "\xC3\x83\xC2\xA9 stands for \xC3\xA9\n"},
        {"long stretches without a space, of three bytes a character",
         BYTES("a" TEN(TEN(ZHONG_TWICE)) "\n"), NULL, "UTF-8 encoded twice",
         "a" TEN(TEN("\xE4\xB8\xAD")) "\n"},
        {"letters in a row that are none", BYTES(TEN(TEN("\xC3\xA9")) "\n"), NULL, "UTF-8",
         TEN(TEN("\xC3\xA9")) "\n"},
        {"signs that could only go on, in a row", BYTES(TEN(TEN("\xC2\xBB")) "\n"), NULL, "UTF-8",
         TEN(TEN("\xC2\xBB")) "\n"},
        {"control characters where Windows has signs; one where it has none",
         BYTES("it\xC2\x92s \xC2\x81 so\xC2\x85\n"), NULL, "UTF-8 with windows-1252 controls",
         "it\xE2\x80\x99s \xC2\x81 so\xE2\x80\xA6\n"},
        {0},
    };
    check_cases(cases);
}

static void test_declared(void)
{
    static const decode_case cases[] = {
        {"HTML: ISO-8859-1 is Windows-1252", BYTES("<meta charset=\"ISO-8859-1\">caf\xE9\x85"),
         NULL, "windows-1252", "<meta charset=\"ISO-8859-1\">caf\xC3\xA9\xE2\x80\xA6"},
        {"so is ASCII", BYTES("<META CHARSET=us-ascii>caf\xE9"), NULL, "windows-1252",
         "<META CHARSET=us-ascii>caf\xC3\xA9"},
        {"XML", BYTES("<?xml version='1.0' encoding='ISO-8859-15'?><a>5 \xA4</a>"), NULL,
         "ISO-8859-15", "<?xml version='1.0' encoding='ISO-8859-15'?><a>5 \xE2\x82\xAC</a>"},
        {"a page of DOS", BYTES("<meta charset= ibm850 >caf\x82"), NULL, "IBM850",
         "<meta charset= ibm850 >caf\xC3\xA9"},
        {"UTF-8, which it is not", BYTES("<meta charset=\"utf-8\">caf\xE9 na\xEFve d\xE9j\xE0 vu"),
         NULL, "windows-1252",
         "<meta charset=\"utf-8\">caf\xC3\xA9 na\xC3\xAFve d\xC3\xA9j\xC3\xA0 vu"},
        {"none that is known", BYTES("<meta charset=\"no-such\">caf\xE9 na\xEFve d\xE9j\xE0 vu"),
         NULL, "windows-1252",
         "<meta charset=\"no-such\">caf\xC3\xA9 na\xC3\xAFve d\xC3\xA9j\xC3\xA0 vu"},
        {"nothing is said", BYTES("<p>caf\xE9 na\xEFve d\xE9j\xE0 vu charset="), NULL,
         "windows-1252", "<p>caf\xC3\xA9 na\xC3\xAFve d\xC3\xA9j\xC3\xA0 vu charset="},
        {"stated by who reads it", BYTES("\xC1\xD4"), "KOI8-R", "KOI8-R", "\xD0\xB0\xD1\x82"},
        {"long, and of two bytes in UTF-8", BYTES(TEN(TEN("\xC1\xC1\xC1\xC1"))), "KOI8-R", "KOI8-R",
         TEN(TEN("\xD0\xB0\xD0\xB0\xD0\xB0\xD0\xB0"))},
        {"an encoding that is none", BYTES("a"), "no-such", NULL,
         "no encoding 'no-such'; give a name such as UTF-8, UTF-16LE, windows-1252, ISO-8859-15, "
         "KOI8-U (the IANA names are known)"},
        {0},
    };
    check_cases(cases);
}

static void test_marks(void)
{
    static const decode_case cases[] = {
        {"UTF-16, by its mark", BYTES("\xFE\xFF\0H\0i"), NULL, "UTF-16BE", "Hi"},
        {"UTF-32", BYTES("\xFF\xFE\0\0H\0\0\0i\0\0\0"), NULL, "UTF-32LE", "Hi"},
        {"two marks, of files put together", BYTES("\xEF\xBB\xBF\xEF\xBB\xBFHi"), NULL, "UTF-8",
         "Hi"},
        {"UTF-16 without a mark, by its zeros", BYTES("\0G\0o\0o\0d\0 \0d\0a\0y\0."), NULL,
         "UTF-16BE", "Good day."},
        {"the other way round", BYTES("G\0o\0o\0d\0 \0d\0a\0y\0.\0"), NULL, "UTF-16LE",
         "Good day."},
        {"too short to tell", BYTES("G\0o\0"), NULL, NULL,
         "t:1: byte 1 is NUL, so this is no text; save the transcript as plain text in UTF-8"},
        {"zeros at both places", BYTES("\0\0G\0\0o\0\0o\0\0d\0\0 \0\0d\0\0a\0\0y."), NULL, NULL,
         "t:1: byte 0 is NUL, so this is no text; save the transcript as plain text in UTF-8"},
        {"mail of Japan, older", BYTES("\x1b$@$3\x1b(B\n"), NULL, "ISO-2022-JP", "\xE3\x81\x93\n"},
        {"colours of a terminal are no mail", BYTES("\x1b[1mHi\x1b[0m\n"), NULL, "UTF-8",
         "\x1b[1mHi\x1b[0m\n"},
        {0},
    };
    check_cases(cases);
}

static void test_damaged(void)
{
    static const decode_case cases[] = {
        {"a byte of another encoding", BYTES("caf\xC3\xA9\nd\xC3\xA9j\xC3\xA0 na\xEFve"), NULL,
         NULL,
         "t:2: byte 15 (0xEF) is not UTF-8, as the rest is; repair the file or name its "
         "--encoding"},
        {"several bytes of another encoding among many",
         BYTES(TEN("\xC3\xA9 \xC3\xA9 \xC3\xA9 \xC3\xA9 \xC3\xA9 ") "\xE9 \xE9 \xE9 \xE9 \xE9"),
         NULL, NULL,
         "t:1: byte 150 (0xE9) is not UTF-8, as the rest is; repair the file or name its "
         "--encoding"},
        {"half a pair", BYTES("a \xED\xA0\xBD b"), NULL, NULL,
         "t:1: byte 2 (0xED) is half a surrogate pair; repair the file or name its --encoding"},
        {"a stated encoding that it is not", BYTES("a\nb\ncaf\xE9"), "US-ASCII", NULL,
         "t:3: byte 7 (0xE9) cannot be decoded as US-ASCII; name the file's --encoding"},
        {"a character that is cut", BYTES("a\nb\n\x83"), "Shift_JIS", NULL,
         "t:3: byte 4 (0x83) cannot be decoded as Shift_JIS; name the file's --encoding"},
        {"stated to be UTF-8, which it is not", BYTES("caf\xE9"), "UTF-8", NULL,
         "t:1: byte 3 (0xE9) is not UTF-8, as the rest is; repair the file or name its --encoding"},
        {"control characters", BYTES("\1\2\3\4\5\6\x0e\x0f\x10\x7f"), NULL, NULL,
         "t: binary: 10 of 10 bytes are control characters; save the transcript as plain text in "
         "UTF-8"},
        {"times of CHAT between control characters",
         BYTES("a \x15"
               "1_2\x15 a \x15"
               "1_2\x15 a \x15"
               "1_2\x15 a \x15%snd:_1_2\x15 a \x15"
               "1_2\x15\n"),
         NULL, "UTF-8",
         "a \x15"
         "1_2\x15 a \x15"
         "1_2\x15 a \x15"
         "1_2\x15 a \x15%snd:_1_2\x15 a \x15"
         "1_2\x15\n"},
        {"the same character where there is no time", BYTES("\x15" TEN("\x15 ")), NULL, NULL,
         "t: binary: 11 of 21 bytes are control characters; save the transcript as plain text in "
         "UTF-8"},
        {0},
    };
    check_cases(cases);
}

const lec_test lec_tests_decoding[] = {{"twice", test_twice},
                                       {"declared", test_declared},
                                       {"marks", test_marks},
                                       {"damaged", test_damaged},
                                       {0}};
