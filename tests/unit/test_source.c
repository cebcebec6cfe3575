/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sources: bytes in, UTF-8 or one clear line out. Texts that must come out are what the bytes stand
 * for by the tables of the Unicode Consortium (CP1252.TXT, KOI8-U: RFC 2319); encodings were made
 * with iconv where they are longer than a word. SHA-256 of "abc": FIPS 180-4 examples.
 */
#include "core/limits.h"
#include "io/source/source.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/check.h"

static char folder[64];

static const char *path_in(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put_file(const char *name, const void *bytes, size_t length)
{
    FILE *file = fopen(path_in(name), "wb");
    CHECK_TRUE(file != NULL && fwrite(bytes, 1, length, file) == length, name);
    if (file != NULL) fclose(file);
}

static void begin(void)
{
    snprintf(folder, sizeof folder, "/tmp/lectern-test-XXXXXX");
    CHECK_TRUE(mkdtemp(folder) != NULL, "temporary folder");
}

static void remove_file(const char *name)
{
    CHECK_COUNT(remove(path_in(name)), 0, name);
}

static void end(void)
{
    CHECK_COUNT(rmdir(folder), 0, "temporary folder is empty again");
}

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct {
    const char *what, *bytes;
    size_t length;
    const char *option, *text, *encoding;
    bool assumed;
} good[] = {
    {"ASCII", BYTES("Q: Why?\n"), NULL, "Q: Why?\n", "UTF-8", false},
    {"UTF-8",
     BYTES("ERDO\xC4\x9E"
           "AN: Evet.\r\n"),
     NULL, "ERDO\u011EAN: Evet.\r\n", "UTF-8", false},
    {"BOM", BYTES("\xEF\xBB\xBFQ: Why?"), NULL, "Q: Why?", "UTF-8", false},
    {"BOM twice", BYTES("\xEF\xBB\xBF\xEF\xBB\xBFQ: Why?"), NULL, "Q: Why?", "UTF-8", false},
    {"BOM and the option", BYTES("\xEF\xBB\xBFQ: Why?"), "UTF-8", "Q: Why?", "UTF-8", false},
    {"UTF-16LE with BOM", BYTES("\xFF\xFEQ\0:\0 \0\x24\x04"), NULL, "Q: \u0424", "UTF-16LE", false},
    {"UTF-16BE with BOM", BYTES("\xFE\xFF\0Q\0:\0 \x04\x24"), NULL, "Q: \u0424", "UTF-16BE", false},
    {"a pair of surrogates", BYTES("\xFE\xFF\xD8\x3D\xDE\x00"), NULL, "\U0001F600", "UTF-16BE",
     false},
    {"UTF-16LE without BOM", BYTES("Q\0:\0 \0W\0h\0y\0?\0 \0N\0o\0.\0"), NULL, "Q: Why? No.",
     "UTF-16LE", true},
    {"Windows-1252 punctuation", BYTES("Q: It\x92s \x93here\x94 \x96 why\x85 now?"), NULL,
     "Q: It\u2019s \u201Chere\u201D \u2013 why\u2026 now?", "windows-1252", true},
    {"Windows-1252 letters in French",
     BYTES("Le ministre : J'ai \xE9t\xE9 \xE9lu \xE0 la pr\xE9sidence, o\xF9 la s\xE9"
           "curit\xE9 "
           "europ\xE9"
           "enne reste la priorit\xE9 d\xE9"
           "cid\xE9"
           "e apr\xE8s l'\xE9t\xE9.\n"),
     NULL,
     "Le ministre : J'ai \u00E9t\u00E9 \u00E9lu \u00E0 la pr\u00E9sidence, o\u00F9 la "
     "s\u00E9"
     "curit\u00E9 europ\u00E9"
     "enne reste la priorit\u00E9 d\u00E9"
     "cid\u00E9"
     "e "
     "apr\u00E8s l'\u00E9t\u00E9.\n",
     "windows-1252", true},
    {"C1 controls in UTF-8", BYTES("aid \xC2\x96 caf\xC3\xA9 \xC2\x93yes\xC2\x94"), NULL,
     "aid \u2013 caf\u00E9 \u201Cyes\u201D", "UTF-8 with windows-1252 controls", true},
    {"time bullets of CHAT",
     BYTES("*A:\ta \0250_9\025 b \0259_19\025 c \02519_29\025 d \02529_39\025 e \025"
           "39_49\025"),
     NULL,
     "*A:\ta \0250_9\025 b \0259_19\025 c \02519_29\025 d \02529_39\025 e \025"
     "39_49\025",
     "UTF-8", false},
    {"a declaration in HTML", BYTES("<meta charset=\"iso-8859-2\"><p>Wa\xB3\xEAsa"), NULL,
     "<meta charset=\"iso-8859-2\"><p>Wa\u0142\u0119sa", "ISO-8859-2", false},
    {"ISO-8859-1 in HTML is Windows-1252",
     BYTES("<meta charset=iso-8859-1>\x93"
           "a\x94"),
     NULL,
     "<meta charset=iso-8859-1>\u201C"
     "a\u201D",
     "windows-1252", false},
    {"the option", BYTES("\xF4\xA4"), "KOI8-U", "\u0422\u0454", "KOI8-U", false},
};

static void test_encodings(void)
{
    begin();
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        lec_arena *arena = lec_arena_new();
        lec_error error = {""};
        lec_sources sources = {0};
        const lec_source_limits limits = {.encoding = good[i].option};
        put_file("talk.txt", good[i].bytes, good[i].length);
        CHECK_COUNT(lec_sources_read(path_in("talk.txt"), &limits, arena, &sources, &error), LEC_OK,
                    error.message);
        CHECK_COUNT(sources.count, 1, good[i].what);
        if (sources.count == 1) {
            CHECK_TEXT(sources.items[0].text, good[i].text, good[i].what);
            CHECK_COUNT(sources.items[0].length, strlen(good[i].text), good[i].what);
            CHECK_TEXT(sources.items[0].encoding, good[i].encoding, good[i].what);
            CHECK_TRUE(sources.items[0].encoding_assumed == good[i].assumed, good[i].what);
        }
        lec_arena_free(arena);
    }
    remove_file("talk.txt");
    end();
}

static const struct {
    const char *what, *bytes;
    size_t length;
    const char *option, *message; /* after the folder's name and '/' */
} bad[] = {
    {"empty", BYTES(""), NULL, "bad.txt: empty;"},
    {"BOM alone", BYTES("\xEF\xBB\xBF"), NULL, "bad.txt: empty;"},
    {"blank", BYTES(" \r\n\t\n"), NULL, "bad.txt: empty;"},
    {"NUL", BYTES("A: yes\nB: n\0o"), NULL, "bad.txt:2: byte 11 is NUL"},
    {"NUL in UTF-16", BYTES("\xFE\xFF\0A\0\n\0\0\0B"), NULL, "bad.txt:2: byte 2 is NUL"},
    {"half a surrogate pair in UTF-8", BYTES("A: caf\xC3\xA9\n\xED\xA0\x80"), NULL,
     "bad.txt:2: byte 9 (0xED) is half a surrogate pair"},
    {"half a surrogate pair in UTF-16", BYTES("\xFE\xFF\0A\0\n\xD8\x3D\0B"), NULL,
     "bad.txt:2: byte 6 (0xD8) cannot be decoded as UTF-16BE"},
    {"half a character at the end of UTF-16", BYTES("\xFE\xFF\0A\0"), NULL,
     "bad.txt:1: byte 4 (0x00) cannot be decoded as UTF-16BE"},
    {"damaged UTF-8", BYTES("\xC3\xA9\xC3\xA8\r\xC3\xA9\xE2\x80 x"), NULL,
     "bad.txt:2: byte 7 (0xE2) is not UTF-8, as the rest is"},
    {"the option is wrong", BYTES("caf\xE9"), "UTF-8", "bad.txt:1: byte 3 (0xE9) is not UTF-8"},
    {"control characters", BYTES("\1\2\3\4\5\6\7\x0E\x0F\x10 text"), NULL, "bad.txt: binary:"},
    {"PDF", BYTES("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), NULL,
     "bad.txt: "}, /* with or without pdftotext */
    {"RTF", BYTES("{\\rtf1\\ansi hello}"), NULL, "bad.txt: an RTF file;"},
};

static void test_bad_input(void)
{
    begin();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lec_arena *arena = lec_arena_new();
        lec_error error = {""};
        lec_sources sources;
        const lec_source_limits limits = {.encoding = bad[i].option};
        put_file("bad.txt", bad[i].bytes, bad[i].length);
        CHECK_COUNT(lec_sources_read(path_in("bad.txt"), &limits, arena, &sources, &error),
                    LEC_BAD_DATA, bad[i].what);
        const size_t skipped = strlen(folder) + 1;
        CHECK_TRUE(strncmp(error.message, folder, skipped - 1) == 0, error.message);
        char got[256] = "";
        if (strlen(error.message) > skipped)
            snprintf(got, sizeof got, "%.*s", (int)strlen(bad[i].message), error.message + skipped);
        CHECK_TEXT(got, bad[i].message, bad[i].what);
        lec_arena_free(arena);
    }
    remove_file("bad.txt");
    end();
}

static void check_failure(const char *path, lec_source_limits limits, lec_status status,
                          const char *message)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_sources sources;
    CHECK_COUNT(lec_sources_read(path, &limits, arena, &sources, &error), status, path);
    CHECK_TRUE(strstr(error.message, message) != NULL, error.message);
    lec_arena_free(arena);
}

static void test_limits(void)
{
    begin();
    const lec_source_limits none = {.encoding = NULL};
    check_failure(path_in("missing.txt"), none, LEC_BAD_DATA, "No such file");
    check_failure("/dev/zero", none, LEC_BAD_DATA, "/dev/zero: a device");
    check_failure(folder, none, LEC_BAD_DATA, "no transcripts in this folder");
    put_file("talk.txt", BYTES("A: yes\nB: no, not at all\n"));
    check_failure(path_in("talk.txt"), (lec_source_limits){.encoding = "UTF-9"}, LEC_BAD_USAGE,
                  "no encoding 'UTF-9'; give");
    check_failure(path_in("talk.txt"), (lec_source_limits){.longest_line = 16}, LEC_BAD_DATA,
                  "talk.txt:2: more than 16 bytes in one line; ");
    check_failure(path_in("talk.txt"), (lec_source_limits){.largest_file = 24}, LEC_BAD_DATA,
                  "talk.txt: more than 24 bytes in one file; ");
    check_failure(path_in("talk.txt"),
                  (lec_source_limits){.earlier_files = lec_limits[LEC_LIMIT_FILES].most},
                  LEC_BAD_DATA, "talk.txt: more than 250000 files in one run; ");
    check_failure(path_in("talk.txt"),
                  (lec_source_limits){.earlier_bytes = lec_limits[LEC_LIMIT_INPUT_BYTES].most},
                  LEC_BAD_DATA, "talk.txt: more than 4 GiB of text in one run; ");
    CHECK_COUNT(truncate(path_in("talk.txt"), (off_t)3 << 30), 0, "a file of 3 GiB of nothing");
    check_failure(path_in("talk.txt"), none, LEC_BAD_DATA,
                  "talk.txt: more than 1 GiB in one file; ");
    remove_file("talk.txt");
    end();
}

static void test_folder(void)
{
    static const char *const files[] = {"b.txt",         "a.md",      "a.turns.csv", "a.csv",
                                        "c.csv",         "README.md", "study.yaml",  ".hidden.txt",
                                        "U.S.-NATO.txt", "2024.12",   "sub/b.TXT"};
    static const char *const names[] = {"2024.12", "U.S.-NATO", "a", "b", "c", "b"};
    static const char *const suffixes[] = {"", "txt", "md", "txt", "csv", "txt"};
    begin();
    CHECK_COUNT(mkdir(path_in("sub"), 0700), 0, "sub");
    CHECK_COUNT(symlink("..", path_in("sub/up")), 0, "a link that goes round");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) put_file(files[i], BYTES("abc"));
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_sources sources = {0};
    const lec_source_limits limits = {.encoding = NULL};
    CHECK_COUNT(lec_sources_read(folder, &limits, arena, &sources, &error), LEC_OK, error.message);
    CHECK_COUNT(sources.count, sizeof names / sizeof *names, "transcripts in the folder");
    for (size_t i = 0; i < sources.count && i < sizeof names / sizeof *names; i++) {
        CHECK_TEXT(sources.items[i].name, names[i], sources.items[i].path);
        CHECK_TEXT(sources.items[i].suffix, suffixes[i], sources.items[i].path);
        CHECK_TEXT(sources.items[i].sha256,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "SHA-256");
    }
    lec_arena_free(arena);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) remove_file(files[i]);
    remove_file("sub/up");
    CHECK_COUNT(rmdir(path_in("sub")), 0, "sub");
    end();
}

const lec_test lec_tests_source[] = {
    {"encodings", test_encodings},
    {"bad_input", test_bad_input},
    {"limits", test_limits},
    {"folder", test_folder},
    {0},
};
