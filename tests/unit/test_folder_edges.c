/* SPDX-License-Identifier: GPL-3.0-or-later
 * A result folder among others of like names, with odd names of its own, and what it refuses to
 * hold. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/tree.h"
#include "io/output/folder.h"
#include "tests/support/check.h"

typedef struct {
    lec_arena *arena;
    char path[40];
} workplace;

static workplace open_workplace(void)
{
    workplace at = {.arena = lec_arena_new(), .path = "/tmp/lectern-edges-XXXXXX"};
    CHECK_TRUE(mkdtemp(at.path) != NULL, at.path);
    return at;
}

static void close_workplace(workplace *at)
{
    lec_remove_tree(AT_FDCWD, at->path);
    lec_arena_free(at->arena);
}

static const char *in(const workplace *at, const char *name)
{
    return lec_arena_format(at->arena, "%s/%s", at->path, name);
}

static bool exists(const workplace *at, const char *name)
{
    struct stat about;
    return lstat(in(at, name), &about) == 0;
}

static lec_status put_file(lec_folder *folder, const char *name, lec_error *error)
{
    FILE *file = NULL;
    const lec_status status = lec_folder_open(folder, name, &file, error);
    if (status != LEC_OK) return status;
    fputs("x\n", file);
    return lec_folder_close(folder, file, error);
}

static lec_status write_result(const workplace *at, const char *path, lec_error *error)
{
    lec_folder *folder = NULL;
    lec_status status = lec_folder_begin(path, false, at->arena, &folder, error);
    if (status == LEC_OK) status = put_file(folder, "a.csv", error);
    return status == LEC_OK ? lec_folder_finish(folder, error) : status;
}

/* Only what a run of this very result left, and nobody holds, goes. */
static void test_neighbours(void)
{
    static const char *const folders[] = {".lectern-result-abc", ".lectern-result-abcdefg",
                                          ".lectern-other-abcdef", ".lectern-result-locked"};
    workplace at = open_workplace();
    lec_error error = {""};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        CHECK_COUNT((uint64_t)mkdir(in(&at, folders[i]), 0755), 0, folders[i]);
    const int file = open(in(&at, ".lectern-result-aaaaaa"), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    CHECK_COUNT((uint64_t)close(file), 0, "a file of such a name");
    CHECK_COUNT((uint64_t)mkdir(in(&at, ".lectern-result-stale1"), 0755), 0, "stale");
    CHECK_COUNT((uint64_t)mkdir(in(&at, ".lectern-result-stale2.old"), 0755), 0, "an old one");
    CHECK_COUNT((uint64_t)mkdir(in(&at, "result"), 0755), 0, "an empty result");
    const int locked = open(in(&at, ".lectern-result-locked"), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    CHECK_COUNT((uint64_t)flock(locked, LOCK_EX | LOCK_NB), 0, "another run is at work");
    CHECK_COUNT(write_result(&at, in(&at, "result"), &error), LEC_OK, error.message);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        CHECK_TRUE(exists(&at, folders[i]), folders[i]);
    CHECK_TRUE(exists(&at, ".lectern-result-aaaaaa"), "the file");
    CHECK_TRUE(!exists(&at, ".lectern-result-stale1"), "stale");
    CHECK_TRUE(!exists(&at, ".lectern-result-stale2.old"), "there is a result: the old one goes");
    CHECK_TRUE(exists(&at, "result/a.csv"), "the new result");
    close(locked);
    close_workplace(&at);
}

static void test_names(void)
{
    static const char *const refused[] = {"..", "no/such/..", "no/such/."};
    workplace at = open_workplace();
    lec_error error = {""};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        CHECK_COUNT(write_result(&at, in(&at, refused[i]), &error), LEC_BAD_DATA, refused[i]);
        CHECK_TRUE(error.message[0] != '\0', refused[i]);
    }
    CHECK_COUNT(write_result(&at, in(&at, "new/parents/result///"), &error), LEC_OK, error.message);
    CHECK_TRUE(exists(&at, "new/parents/result/a.csv"), "slashes at the end; parents are made");
    CHECK_COUNT((uint64_t)mkdir(in(&at, "looked"), 0755), 0, "a folder that macOS has looked at");
    const int file = open(in(&at, "looked/.DS_Store"), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    CHECK_COUNT((uint64_t)close(file), 0, "its file");
    CHECK_COUNT(write_result(&at, in(&at, "looked"), &error), LEC_OK, error.message);
    CHECK_TRUE(exists(&at, "looked/a.csv"), "counts as empty");
    close_workplace(&at);
}

static void test_content(void)
{
    workplace at = open_workplace();
    lec_error error = {""};
    lec_folder *folder = NULL;
    FILE *first = NULL, *second = NULL;
    int descriptor;
    size_t length = 0;
    CHECK_COUNT(lec_folder_begin(in(&at, "result"), false, at.arena, &folder, &error), LEC_OK,
                error.message);
    for (int i = 0; i < 8; i++)
        CHECK_COUNT(
            lec_folder_subfolder(folder, lec_arena_format(at.arena, "f%d", i), &descriptor, &error),
            LEC_OK, error.message);
    CHECK_COUNT(lec_folder_subfolder(folder, "f8", &descriptor, &error), LEC_BAD_DATA,
                "one too many");
    CHECK_TRUE(strstr(error.message, "cannot hold more folders: Too many open files") != NULL,
               error.message);
    CHECK_COUNT(lec_folder_open(folder, "f0/one", &first, &error), LEC_OK, error.message);
    CHECK_COUNT(lec_folder_open(folder, "two", &second, &error), LEC_OK, error.message);
    fputs("12345", first);
    CHECK_COUNT(lec_folder_close(folder, first, &error), LEC_OK, "the first to be opened first");
    CHECK_COUNT(lec_folder_close(folder, second, &error), LEC_OK, error.message);
    CHECK_COUNT(lec_folder_open(folder, "two", &second, &error), LEC_BAD_DATA, "twice");
    CHECK_TRUE(strstr(error.message, "result/two: cannot be written: File exists") != NULL,
               error.message);
    CHECK_COUNT(lec_folder_open(folder, "no/such", &second, &error), LEC_BAD_DATA,
                "no folder for it");
    CHECK_TRUE(lec_folder_read(folder, "three", at.arena, &length) == NULL, "not there");
    CHECK_TRUE(lec_folder_read(folder, "f0", at.arena, &length) == NULL, "a folder");
    const char *bytes = lec_folder_read(folder, "f0/one", at.arena, &length);
    CHECK_TRUE(bytes != NULL && length == 5 && memcmp(bytes, "12345", 5) == 0, "what was written");
    bytes = lec_folder_read(folder, "two", at.arena, &length);
    CHECK_TRUE(bytes != NULL && length == 0, "an empty file");
    lec_folder_abandon(folder);
    lec_folder_abandon(folder);
    lec_folder_abandon(NULL);
    CHECK_COUNT((uint64_t)rmdir(at.path), 0, "nothing is left");
    close_workplace(&at);
}

const lec_test lec_tests_folder_edges[] = {
    {"neighbours", test_neighbours}, {"names", test_names}, {"content", test_content}, {0}};
