/* SPDX-License-Identifier: GPL-3.0-or-later
 * Programs run within a time and behind the sandbox: how they end, what they wrote. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include "core/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/check.h"

static lec_program_result run(const char *script, const char *input, double seconds,
                              lec_arena *arena)
{
    char *const arguments[] = {"sh", "-c", (char *)script, NULL};
    lec_program_result result = {.exit_status = -2, .text = "", .said = ""};
    lec_error error = {""};
    const lec_program program = {"/bin/sh", arguments, input, strlen(input), seconds};
    CHECK_COUNT(lec_program_run(&program, arena, &result, &error), LEC_OK, error.message);
    return result;
}

static void test_ends(void)
{
    static const struct {
        const char *script, *input;
        double seconds;
        int status;
        const char *text, *said;
    } cases[] = {
        {"read a; echo got $a", "a line\n", 30, 0, "got a line\n", ""},
        {"echo one >&2; echo two >&2; exit 3", "", 30, 3, "", "one"},
        {"echo before; while :; do :; done", "", 0.3, -1, "before\n", ""}, /* has no end */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_program_result result =
            run(cases[i].script, cases[i].input, cases[i].seconds, arena);
        CHECK_TRUE(result.exit_status == cases[i].status, cases[i].script);
        CHECK_TEXT(result.text, cases[i].text, cases[i].script);
        CHECK_COUNT(result.length, strlen(cases[i].text), cases[i].script);
        CHECK_TEXT(result.said, cases[i].said, cases[i].script);
        lec_arena_free(arena);
    }
}

/* Its environment is not that of the user; what says where the fonts are stays. */
static void test_environment(void)
{
    lec_arena *arena = lec_arena_new();
    setenv("LECTERN_SECRET", "word", 1);
    setenv("FONTCONFIG_PATH", "/nowhere/fonts", 1);
    const lec_program_result result =
        run("echo \"$LECTERN_SECRET|$FONTCONFIG_PATH|$HOME|$LC_ALL\"", "", 30, arena);
    CHECK_TEXT(result.text, "|/nowhere/fonts|/nonexistent|C\n", "environment");
    unsetenv("FONTCONFIG_PATH");
    unsetenv("LECTERN_SECRET");
    char **environment = lec_program_environment("/tmp/x", arena);
    CHECK_TEXT(environment[3], "TMPDIR=/tmp/x", "its folder for temporary files");
    lec_arena_free(arena);
}

static void put_file(const char *path, mode_t mode)
{
    FILE *file = fopen(path, "w");
    CHECK_TRUE(file != NULL && fclose(file) == 0 && chmod(path, mode) == 0, path);
}

/* Only files that can be run, in folders from the root on; the first of them. */
static void test_find(void)
{
    lec_arena *arena = lec_arena_new();
    char folder[] = "/tmp/lectern-program-XXXXXX";
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    const char *as_folder = lec_arena_format(arena, "%s/a", folder),
               *not_run = lec_arena_format(arena, "%s/b", folder),
               *runs = lec_arena_format(arena, "%s/c", folder);
    const char *const folders[] = {as_folder, not_run, runs};
    for (size_t i = 0; i < 3; i++) CHECK_COUNT((uint64_t)mkdir(folders[i], 0755), 0, folders[i]);
    CHECK_COUNT((uint64_t)mkdir(lec_arena_format(arena, "%s/tool", as_folder), 0755), 0, "folder");
    put_file(lec_arena_format(arena, "%s/tool", not_run), 0644);
    put_file(lec_arena_format(arena, "%s/tool", runs), 0755);
    const char *before = getenv("PATH");
    const char *kept = lec_arena_text(arena, before, strlen(before));
    setenv("PATH", lec_arena_format(arena, "bin::%s:%s:%s", as_folder, not_run, runs), 1);
    CHECK_TEXT(lec_program_find("tool", arena), lec_arena_format(arena, "%s/tool", runs), "found");
    CHECK_TRUE(lec_program_find("no-such-tool", arena) == NULL, "not there");
    char *const arguments[] = {"no-such-tool", NULL};
    lec_program_result result;
    lec_error error = {""};
    CHECK_COUNT(lec_program_ask(arguments, 5, arena, &result, &error), LEC_OK, error.message);
    CHECK_TRUE(result.exit_status == 127, "nothing to ask");
    unsetenv("PATH");
    CHECK_TRUE(lec_program_find("tool", arena) == NULL, "no PATH");
    setenv("PATH", kept, 1);
    for (size_t i = 0; i < 3; i++) {
        const char *tool = lec_arena_format(arena, "%s/tool", folders[i]);
        if (unlink(tool) != 0) rmdir(tool);
        rmdir(folders[i]);
    }
    CHECK_COUNT((uint64_t)rmdir(folder), 0, "nothing is left");
    lec_arena_free(arena);
}

const lec_test lec_tests_program[] = {
    {"ends", test_ends}, {"environment", test_environment}, {"find", test_find}, {0}};
