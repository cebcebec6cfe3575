/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sources at their edges: files that are no transcripts, names and suffixes, folders that end in a
 * slash, links, what is left out. The first bytes are those that file(1) knows the kinds by. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/source/source.h"
#include "tests/support/check.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

/* The message, or `name.suffix` of each source. */
static const char *read_bytes(const char *name, const char *bytes, size_t length,
                              const lec_source_limits *limits, lec_arena *arena)
{
    lec_error error = {""};
    lec_sources sources;
    const char *shown = "";
    if (lec_sources_of_bytes(name, bytes, length, limits, arena, &sources, &error) != LEC_OK)
        return lec_arena_text(arena, error.message, strlen(error.message));
    for (size_t i = 0; i < sources.count; i++)
        shown = lec_arena_format(arena, "%s<%s.%s>", shown, sources.items[i].name,
                                 sources.items[i].suffix);
    for (size_t i = 0; i < sources.unread_count; i++)
        shown = lec_arena_format(arena, "%s!%s", shown, sources.unread[i].why);
    return shown;
}

static void test_foreign(void)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *message;
    } cases[] = {
        {BYTES("%!PS-Adobe-3.0\n"), "a.txt: a PostScript file; convert it with 'ps2ascii'"},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1"),
         "a.txt: an old Word file; convert it with 'libreoffice --convert-to docx' and 'pandoc'"},
        {BYTES("\x89PNG\r\n\x1A\n"), "a.txt: a picture; give the text of it"},
        {BYTES("\xFF\xD8\xFF\xE0"), "a.txt: a picture; give the text of it"},
        {BYTES("GIF89a"), "a.txt: a picture; give the text of it"},
        {BYTES("ID3\x03"), "a.txt: a sound file; give a transcript of it"},
        {BYTES("OggS"), "a.txt: a sound file; give a transcript of it"},
        {BYTES("RIFF\x24"), "a.txt: a sound or video file; give a transcript of it"},
        {BYTES("\x1A\x45\xDF\xA3"), "a.txt: a video file; give its captions"},
        {BYTES("\x7F"
               "ELF\x02"),
         "a.txt: a program; give a transcript"},
        {BYTES("\x89"
               "lectern index\n"),
         "a.txt: an index of lectern; give it by its own name, "
         "alone, or read the folder without it"},
        {BYTES("GIF"), "<a.txt>"},
    };
    static const lec_source_limits none = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(read_bytes("a.txt", cases[i].bytes, cases[i].length, &none, arena),
                   cases[i].message, cases[i].message);
        lec_arena_free(arena);
    }
}

static void test_names(void)
{
    static const struct {
        const char *path, *shown;
    } cases[] = {
        {"talk.TXT", "<talk.txt>"},
        {"folder.d/talk", "<talk.>"},
        {"talk.html.GZ", "<talk.html>"},
        {"talk.gz", "<talk.>"},
        {"2024.12.xz", "<2024.12.>"},
        {".gz", "<.gz.>"},
        {"talk.123456789", "<talk.123456789.>"},
        {"talk.abcdefgh", "<talk.abcdefgh>"},
        {"talk.abcdefghi", "<talk.abcdefghi.>"},
        {"talk.a-b", "<talk.a-b.>"},
        {"talk.", "<talk..>"},
        {"-", "<standard-input.>"},
    };
    static const lec_source_limits none = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(read_bytes(cases[i].path, BYTES("A: yes"), &none, arena), cases[i].shown,
                   cases[i].path);
        lec_arena_free(arena);
    }
}

static void test_limits(void)
{
    static const lec_source_limits small = {.largest_file = 5},
                                   large = {.largest_file = UINT64_MAX, .longest_line = 3};
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(read_bytes("a.txt", BYTES("A: yes"), &small, arena),
               "a.txt: more than 5 bytes in one file; no transcript is so long: divide it (see "
               "'lectern help limits')",
               "more bytes");
    CHECK_TEXT(read_bytes("a.txt", BYTES("A: no"), &small, arena), "<a.txt>", "as many");
    CHECK_TEXT(read_bytes("a.txt", BYTES("A:\nB:\n\nyes"), &large, arena), "<a.txt>", "lines");
    CHECK_TEXT(read_bytes("a.txt", BYTES("A:\nB:\n\nyes!"), &large, arena),
               "a.txt:4: more than 3 bytes in one line; break it into paragraphs if this is a "
               "transcript (see 'lectern help limits')",
               "the last line");
    lec_arena_free(arena);
}

static void test_is_called(void)
{
    static const lec_source source = {.path = "talks/spring/a.txt", .name = "a"};
    static const struct {
        const char *file;
        bool is_it;
    } cases[] = {{"a", true},
                 {"a.txt", true},
                 {"spring/a.txt", true},
                 {"", false},
                 {"ng/a.txt", false},
                 {"talks/spring/a.txt", true},
                 {".txt", false},
                 {"x/talks/spring/a.txt", false},
                 {"b.txt", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TRUE(lec_source_is_called(&source, cases[i].file) == cases[i].is_it, cases[i].file);
}

/* --- folders --------------------------------------------------------------------------------- */

static char folder[] = "/tmp/lectern-edges-XXXXXX";

static const char *within(const char *name)
{
    static char path[2][128];
    static int turn;
    turn = 1 - turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(within(name), "w");
    CHECK_TRUE(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0, name);
}

/* A link to nothing, one that goes round, a pipe, and a table beside its transcript. */
static void test_folder(void)
{
    static const lec_source_limits none = {0}, leave_out = {.leave_out = true};
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_sources sources;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    put("a.txt", "A: yes");
    put("a.words.csv", "no transcript");
    put("b.x.csv", "speaker,text\nA,yes\n");
    CHECK_TRUE(symlink("a.txt", within("c.txt")) == 0, "a link to a file");
    CHECK_TRUE(mkfifo(within("pipe"), 0600) == 0, "a pipe");
    const char *slash = lec_arena_format(arena, "%s/", folder);
    CHECK_COUNT(lec_sources_read(slash, &none, arena, &sources, &error), LEC_OK, error.message);
    CHECK_COUNT(sources.count, 3, "a, b and c");
    if (sources.count == 3) {
        CHECK_TEXT(sources.items[0].path, within("a.txt"), "one slash");
        CHECK_TEXT(sources.items[1].name, "b.x", "no transcript is beside it");
        CHECK_TEXT(sources.items[2].name, "c", "the link");
        CHECK_TRUE(sources.items[2].in_folder, "read of a folder");
    }
    CHECK_TRUE(symlink("nothing", within("d.txt")) == 0, "a link to nothing");
    CHECK_COUNT(lec_sources_read(folder, &none, arena, &sources, &error), LEC_BAD_DATA, "refused");
    CHECK_TRUE(strstr(error.message, "/d.txt: a link to nothing; remove it") != NULL,
               error.message);
    CHECK_TRUE(symlink("e.txt", within("e.txt")) == 0, "a link to itself");
    CHECK_COUNT(lec_sources_read(folder, &leave_out, arena, &sources, &error), LEC_OK, "left out");
    CHECK_COUNT(sources.unread_count, 2, "d and e");
    CHECK_COUNT(sources.count, 3, "the others");
    static const char *const made[] = {"a.txt", "a.words.csv", "b.x.csv", "c.txt",
                                       "d.txt", "e.txt",       "pipe"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        CHECK_COUNT(unlink(within(made[i])), 0, made[i]);
    CHECK_COUNT(rmdir(folder), 0, folder);
    lec_arena_free(arena);
}

/* Folders within each other, as many as are looked into, and one more. */
static void test_deep(void)
{
    static const lec_source_limits none = {0};
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_sources sources;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    const char *paths[66] = {folder};
    for (int i = 1; i < 66; i++) {
        paths[i] = lec_arena_format(arena, "%s/f", paths[i - 1]);
        CHECK_COUNT(mkdir(paths[i], 0700), 0, paths[i]);
    }
    CHECK_COUNT(lec_sources_read(folder, &none, arena, &sources, &error), LEC_BAD_DATA, "too deep");
    CHECK_TRUE(strstr(error.message, ": more than 64 folders within each other; ") != NULL,
               error.message);
    CHECK_COUNT(rmdir(paths[65]), 0, "one less");
    CHECK_COUNT(lec_sources_read(folder, &none, arena, &sources, &error), LEC_BAD_DATA, "empty");
    CHECK_TRUE(strstr(error.message, ": no transcripts in this folder") != NULL, error.message);
    for (int i = 65; i-- > 0;) CHECK_COUNT(rmdir(paths[i]), 0, paths[i]);
    lec_arena_free(arena);
}

const lec_test lec_tests_source_edges[] = {{"foreign", test_foreign},
                                           {"names", test_names},
                                           {"limits", test_limits},
                                           {"folder", test_folder},
                                           {"is_called", test_is_called},
                                           {"deep", test_deep},
                                           {0}};
