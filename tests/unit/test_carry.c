/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is carried over to another device, where there are no links: copies with the same bytes,
 * modes and names; and what can be neither linked nor copied. test_folder.c has what is linked. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include "io/output/carry.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/tree.h"
#include "io/source/sha256.h"
#include "tests/support/check.h"

typedef struct {
    lec_arena *arena;
    char old_path[40], new_path[40];
    int old, new;
} two_folders;

/* `others`: the old one on a device of its own; false where there is none to be had. */
static bool open_folders(two_folders *at, bool others)
{
    struct stat first, second;
    *at = (two_folders){.arena = lec_arena_new(),
                        .old_path = "/dev/shm/lectern-carry-XXXXXX",
                        .new_path = "/tmp/lectern-carry-XXXXXX"};
    if (!others) strcpy(at->old_path, "/tmp/lectern-carried-XXXXXX");
    if (mkdtemp(at->old_path) == NULL) return false;
    CHECK_TRUE(mkdtemp(at->new_path) != NULL, at->new_path);
    at->old = lec_open_folder_at(AT_FDCWD, at->old_path);
    at->new = lec_open_folder_at(AT_FDCWD, at->new_path);
    return fstat(at->old, &first) == 0 && fstat(at->new, &second) == 0 &&
           (first.st_dev != second.st_dev || !others);
}

static void close_folders(two_folders *at)
{
    close(at->old);
    close(at->new);
    lec_remove_tree(AT_FDCWD, at->old_path);
    lec_remove_tree(AT_FDCWD, at->new_path);
    lec_arena_free(at->arena);
}

static void put(int folder, const char *name, const char *text, mode_t mode)
{
    const int file = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    CHECK_COUNT((uint64_t)write(file, text, strlen(text)), strlen(text), name);
    CHECK_TRUE(fchmod(file, mode) == 0 && close(file) == 0, name);
}

static const char *text_of(const two_folders *at, const char *name)
{
    char bytes[100];
    const int file = openat(at->new, name, O_RDONLY | O_CLOEXEC);
    if (file < 0) return "(not there)";
    const ssize_t length = read(file, bytes, sizeof bytes);
    close(file);
    return lec_arena_text(at->arena, bytes, length > 0 ? (size_t)length : 0);
}

/* A result that lists its two tables as they were when it was made. */
static void put_earlier_result(const two_folders *at)
{
    CHECK_COUNT((uint64_t)mkdirat(at->old, "tables", 0755), 0, "tables");
    put(at->old, "tables/words.csv", "made", 0644);
    put(at->old, "tables/turns.csv", "made", 0644);
    put(at->old, "run.json",
        lec_arena_format(
            at->arena,
            "{\"files\":[{\"file\":\"tables/words.csv\",\"sha256\":\"%s\"},"
            "{\"file\":\"tables/turns.csv\",\"sha256\":\"%s\"},{\"file\":\"no hash\"}]}",
            lec_sha256("made", 4, at->arena), lec_sha256("made", 4, at->arena)),
        0644);
}

static void test_copied(void)
{
    two_folders at;
    if (!open_folders(&at, true)) {
        close_folders(&at);
        SKIP("no second device");
    }
    put_earlier_result(&at);
    put(at.old, "tables/turns.csv", "edited", 0644);
    put(at.old, "mine.sh", "my own words", 0751);
    CHECK_COUNT((uint64_t)mkdirat(at.old, "deep", 0755), 0, "a folder");
    char large[100 * 1024];
    memset(large, 'x', sizeof large - 1);
    large[sizeof large - 1] = '\0';
    put(at.old, "deep/large.txt", large, 0600);
    CHECK_COUNT((uint64_t)symlinkat("mine.sh", at.old, "link"), 0, "a link");
    put(at.new, "same.txt", "the same", 0644);
    put(at.old, "same.txt", "the same", 0644);
    put(at.new, "other.txt", "of the new result", 0644);
    put(at.old, "other.txt", "of the user", 0644);
    lec_carried carried;
    lec_error error = {""};
    CHECK_COUNT(lec_carry_over(at.old, at.new, "result", at.arena, &carried, &error), LEC_OK,
                error.message);
    CHECK_COUNT(carried.carried, 3, "mine.sh, deep/large.txt, link");
    CHECK_COUNT(carried.kept, 2, "the edited table, other.txt");
    CHECK_TEXT(carried.first, "kept/other.txt", "first in the order of bytes");
    CHECK_TEXT(text_of(&at, "mine.sh"), "my own words", "copied");
    CHECK_TEXT(text_of(&at, "link"), "my own words", "a link to it");
    CHECK_TEXT(text_of(&at, "kept/tables/turns.csv"), "edited", "the user's version");
    CHECK_TEXT(text_of(&at, "tables/words.csv"), "(not there)", "lectern's own goes");
    CHECK_TEXT(text_of(&at, "kept/other.txt"), "of the user", "beside the new one");
    CHECK_TEXT(text_of(&at, "other.txt"), "of the new result", "which stays");
    CHECK_TEXT(text_of(&at, "kept/same.txt"), "(not there)", "the same bytes once");
    struct stat about;
    CHECK_TRUE(fstatat(at.new, "mine.sh", &about, 0) == 0 && (about.st_mode & 0777) == 0751,
               "its mode");
    CHECK_TRUE(fstatat(at.new, "deep/large.txt", &about, 0) == 0 &&
                   about.st_size == (off_t)sizeof large - 1,
               "its size");
    CHECK_TRUE(fstatat(at.new, "link", &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(about.st_mode),
               "a link");
    close_folders(&at);
}

/* A pipe of the user's can be linked on one device, and not be copied to another. */
static void test_pipe(void)
{
    for (int others = 0; others < 2; others++) {
        two_folders at;
        if (!open_folders(&at, others == 1)) {
            close_folders(&at);
            SKIP("no second device");
        }
        CHECK_COUNT((uint64_t)mkfifoat(at.old, "my pipe", 0644), 0, "a pipe");
        lec_carried carried;
        lec_error error = {""};
        const lec_status status =
            lec_carry_over(at.old, at.new, "result", at.arena, &carried, &error);
        CHECK_COUNT(status, others == 1 ? LEC_BAD_DATA : LEC_OK, error.message);
        CHECK_TEXT(error.message,
                   others == 1 ? "result/my pipe: cannot be read or kept: Operation not supported; "
                                 "move it away or give --overwrite"
                               : "",
                   "says which");
        close_folders(&at);
    }
}

/* The same edit is kept once, each other one beside it; a listed file that became a folder is the
 * user's. */
static void test_versions(void)
{
    two_folders at;
    CHECK_TRUE(open_folders(&at, false), "two folders");
    put_earlier_result(&at);
    static const char *const edits[] = {"one", "one", "two", "one", "two", "three"};
    lec_carried carried;
    lec_error error = {""};
    size_t kept = 0;
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        CHECK_COUNT((uint64_t)unlinkat(at.old, "tables/turns.csv", 0), 0,
                    "an edit"); /* not through a link */
        put(at.old, "tables/turns.csv", edits[i], 0644);
        CHECK_COUNT(lec_carry_over(at.old, at.new, "result", at.arena, &carried, &error), LEC_OK,
                    error.message);
        kept += carried.kept;
    }
    CHECK_COUNT(kept, 3, "one, two, three");
    CHECK_TEXT(text_of(&at, "kept/tables/turns.csv"), "one", "the first");
    CHECK_TEXT(text_of(&at, "kept/tables/turns.csv.2"), "two", "the second");
    CHECK_TEXT(text_of(&at, "kept/tables/turns.csv.3"), "three", "the third");
    CHECK_COUNT((uint64_t)unlinkat(at.old, "tables/words.csv", 0), 0, "removed");
    CHECK_COUNT((uint64_t)symlinkat("/etc/passwd", at.old, "tables/words.csv"), 0,
                "a link in its place");
    CHECK_COUNT(lec_carry_over(at.old, at.new, "result", at.arena, &carried, &error), LEC_OK,
                error.message);
    CHECK_COUNT(carried.kept, 1, "is the user's");
    struct stat about;
    CHECK_TRUE(fstatat(at.new, "kept/tables/words.csv", &about, AT_SYMLINK_NOFOLLOW) == 0 &&
                   S_ISLNK(about.st_mode),
               "as a link");
    close_folders(&at);
}

const lec_test lec_tests_carry[] = {
    {"copied", test_copied}, {"pipe", test_pipe}, {"versions", test_versions}, {0}};
