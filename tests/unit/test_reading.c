/* SPDX-License-Identifier: GPL-3.0-or-later
 * Properties of reading that hold for whole files: no word is lost; a blank line, spaces at line
 * ends or a byte order mark change nothing; a folder is its files. On the samples and, where they
 * are at hand, on the real transcripts. */
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/rewrite.h"

static const char *const folders[] = {"australia", "fed", "nato", "white-house"};
enum { FOLDERS = sizeof folders / sizeof *folders };

/* Two columns run together by optical reading: refused, see test_gold.c. */
static const char refused[] = "1959-03-12.html";

static const lec_readings *read_path(lec_arena *arena, const char *path)
{
    const lec_read_options options = {0};
    lec_readings *readings = lec_new(arena, lec_readings, 1);
    lec_error error = {""};
    const lec_status status =
        lec_read(&path, 1, study_from(arena, ""), &options, arena, readings, &error);
    CHECK_TEXT(error.message, "", path);
    return status == LEC_OK ? readings : NULL;
}

/* --- the files of a folder ------------------------------------------------------------------- */

typedef struct {
    const char *items[64];
    size_t count;
} path_list;

static int by_path(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* The transcripts in a folder, sorted. */
static path_list list_transcripts(lec_arena *arena, const char *folder)
{
    static const char *const suffixes[] = {".txt", ".md", ".html"};
    path_list list = {.count = 0};
    DIR *entries = opendir(folder);
    CHECK_TRUE(entries != NULL, folder);
    if (entries == NULL) return list;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        const char *suffix = strrchr(entry->d_name, '.');
        bool wanted = false;
        for (size_t i = 0; suffix != NULL && i < sizeof suffixes / sizeof *suffixes; i++)
            wanted = wanted || strcmp(suffix, suffixes[i]) == 0;
        if (!wanted || strncmp(entry->d_name, "README", 6) == 0 ||
            strcmp(entry->d_name, refused) == 0)
            continue;
        CU_ASSERT_FATAL(list.count < sizeof list.items / sizeof *list.items);
        list.items[list.count++] = lec_arena_format(arena, "%s/%s", folder, entry->d_name);
    }
    closedir(entries);
    qsort(list.items, list.count, sizeof *list.items, by_path);
    return list;
}

/* Calls check(path) on every real transcript, or skips the test. */
static void on_real_files(void (*check)(const char *path))
{
    if (shared_path("transcripts") == NULL) SKIP("shared/transcripts is not here");
    for (size_t f = 0; f < FOLDERS; f++) {
        lec_arena *arena = lec_arena_new();
        const char *name = lec_arena_format(arena, "transcripts/%s", folders[f]);
        const path_list files =
            list_transcripts(arena, lec_arena_format(arena, "%s", shared_path(name)));
        CHECK_TRUE(files.count > 0, name);
        for (size_t i = 0; i < files.count; i++) check(files.items[i]);
        lec_arena_free(arena);
    }
}

/* --- no word lost ---------------------------------------------------------------------------- */

static uint64_t words_of_file(const lec_reading *reading, lec_arena *arena)
{
    lec_error error;
    uint64_t words = 0;
    CHECK_COUNT(lec_reading_words(reading, arena, &words, &error), LEC_OK, "words of the file");
    return words;
}

static void check_no_word_lost(const char *path)
{
    lec_arena *arena = lec_arena_new();
    const lec_readings *readings = read_path(arena, path);
    if (readings != NULL) {
        const lec_conference *about = &readings->corpus->conference[0];
        CHECK_COUNT(readings->corpus->token_count + about->label_words + about->note_words +
                        about->front_matter_words + about->furniture_words,
                    words_of_file(&readings->items[0], arena), path);
    }
    lec_arena_free(arena);
}

static void test_no_word_lost(void)
{
    on_real_files(check_no_word_lost);
}

/* --- what changes nothing -------------------------------------------------------------------- */

static void check_same(lec_arena *arena, const lec_corpus *got, const lec_corpus *want,
                       const char *what)
{
    static const char *const columns[] = {"kind", "role", "speaker", "affiliation"};
    const lec_table *turns = run_analysis(arena, "turns", got, NULL, NULL);
    const lec_table *wanted = run_analysis(arena, "turns", want, NULL, NULL);
    CHECK_COUNT(lec_table_row_count(turns), lec_table_row_count(wanted), what);
    for (size_t row = 0; row < lec_table_row_count(wanted) && row < lec_table_row_count(turns);
         row++) {
        const char *place = lec_arena_format(arena, "%s, turn %zu", what, row + 1);
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
            CHECK_TEXT(table_text(turns, row, columns[c]), table_text(wanted, row, columns[c]),
                       place);
        CHECK_NUMBER(table_number(turns, row, "words"), table_number(wanted, row, "words"), 0,
                     place);
        CHECK_NUMBER(table_number(turns, row, "sentences"), table_number(wanted, row, "sentences"),
                     0, place);
    }
}

/* Reads the bytes as a file with the name of `like`. */
static const lec_readings *read_bytes(lec_arena *arena, rewrite_bytes bytes, const char *like)
{
    char folder[] = "/tmp/lectern-reading-XXXXXX";
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    const char *path = lec_arena_format(arena, "%s%s", folder, strrchr(like, '/'));
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    CHECK_COUNT(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length, path);
    CHECK_COUNT(fclose(file), 0, path);
    const lec_readings *readings = read_path(arena, path);
    CHECK_COUNT(remove(path), 0, path);
    CHECK_COUNT(rmdir(folder), 0, folder);
    return readings;
}

static rewrite_bytes blank_line_before(const char *text, lec_arena *arena)
{
    return rewrite_as_it_is(lec_arena_format(arena, "\n%s\n\n", text), arena);
}

static void check_changes_nothing(const char *path)
{
    static const struct {
        const char *what;
        rewrite_encoding *change;
    } changes[] = {{"a byte order mark", rewrite_bom},
                   {"spaces at line ends", rewrite_trailing_spaces},
                   {"CRLF", rewrite_crlf},
                   {"a blank line before and after", blank_line_before}};
    lec_arena *arena = lec_arena_new();
    const lec_readings *plain = read_path(arena, path);
    const char *suffix = strrchr(path, '.');
    for (size_t i = 0; plain != NULL && i < sizeof changes / sizeof *changes; i++) {
        if (strcmp(suffix, ".md") == 0 && changes[i].change == blank_line_before)
            continue; /* front matter is such on the first line only */
        const char *what = lec_arena_format(arena, "%s: %s", path, changes[i].what);
        const lec_readings *changed =
            read_bytes(arena, changes[i].change(plain->items[0].source.text, arena), path);
        if (changed != NULL) check_same(arena, changed->corpus, plain->corpus, what);
    }
    lec_arena_free(arena);
}

static void test_changes_nothing(void)
{
    on_real_files(check_changes_nothing);
}

/* --- a folder -------------------------------------------------------------------------------- */

static void check_folder(const char *folder)
{
    lec_arena *arena = lec_arena_new();
    const path_list files = list_transcripts(arena, folder);
    const lec_corpus *parts[64];
    for (size_t i = 0; i < files.count; i++) {
        const lec_readings *one = read_path(arena, files.items[i]);
        CHECK_TRUE(one != NULL, files.items[i]);
        if (one == NULL) return;
        parts[i] = one->corpus;
    }
    const lec_readings *whole = read_path(arena, folder);
    CHECK_TRUE(whole != NULL, folder);
    if (whole == NULL) return;
    CHECK_COUNT(whole->count, files.count, folder);
    CHECK_SAME_TABLE(
        run_analysis(arena, "turns", whole->corpus, NULL, NULL),
        run_analysis(arena, "turns", lec_corpus_join(arena, parts, files.count), NULL, NULL),
        folder);
    lec_arena_free(arena);
}

static void test_folder_of_samples(void)
{
    check_folder(source_path("datasets/ministerials"));
}

/* Its catalogue, a table without text, is left out and told. */
static void test_folder_with_a_catalogue(void)
{
    const char *folder = shared_path("transcripts/nato");
    if (folder == NULL) SKIP("shared/transcripts is not here");
    lec_arena *arena = lec_arena_new();
    folder = lec_arena_format(arena, "%s", folder);
    check_folder(folder);
    const lec_readings *whole = read_path(arena, folder);
    CHECK_TRUE(whole != NULL, folder);
    if (whole == NULL) return;
    CHECK_COUNT(whole->left_out_count, 1, folder);
    if (whole->left_out_count == 1)
        CHECK_TRUE(strstr(whole->left_out[0].why, "/catalogue.csv: no column") != NULL, folder);
    lec_arena_free(arena);
}

const lec_test lec_tests_reading[] = {
    {"no_word_lost", test_no_word_lost},
    {"changes_nothing", test_changes_nothing},
    {"folder_of_samples", test_folder_of_samples},
    {"folder_with_a_catalogue", test_folder_with_a_catalogue},
    {0},
};
