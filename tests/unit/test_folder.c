/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/folder.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "io/output/datapackage.h"
#include "io/output/json.h"
#include "tests/support/check.h"
#include "tests/support/entries.h"

static const lec_column columns[] = {{"n", LEC_COUNT, "n", NULL, NULL, NULL}, {0}};
static const lec_resource resource = {"a", "a.csv", "a", columns, 1, 1, NULL};

/* A new empty folder for one test. */
static const char *workplace(void)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/lectern-folder-XXXXXX");
    CHECK_TRUE(mkdtemp(path) != NULL, "workplace");
    return path;
}

static void remove_workplace(const char *path)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", path); /* our own letters only */
    CHECK_COUNT(system(command), 0, "clean");
}

static const char *in(lec_arena *arena, const char *folder, const char *name)
{
    return lec_arena_format(arena, "%s/%s", folder, name);
}

static void write_plain(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK_TRUE(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0, path);
}

static int read_number(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) return -1;
    char text[16] = "";
    const char *line = fgets(text, sizeof text, file);
    fclose(file);
    return line != NULL ? (int)strtol(line, NULL, 10) : -1;
}

static lec_status put_number(lec_folder *folder, const char *name, int number, lec_error *error)
{
    FILE *file = NULL;
    const lec_status status = lec_folder_open(folder, name, &file, error);
    if (status != LEC_OK) return status;
    fprintf(file, "%d\n", number);
    return lec_folder_close(folder, file, error);
}

/* run.json as of a real result, with the list of what else was written. */
static lec_status put_run_record(lec_folder *folder, int generation, lec_error *error)
{
    FILE *file = NULL;
    lec_listing files;
    lec_status status = lec_folder_list(folder, &files, error);
    if (status == LEC_OK) status = lec_folder_open(folder, LEC_RUN_RECORD_FILE, &file, error);
    if (status != LEC_OK) return status;
    lec_arena *arena = lec_arena_new();
    json_t *run = lec_json_object(arena);
    lec_json_add_count(run, "generation", (uint64_t)generation);
    lec_json_add(run, "files", lec_listing_json(&files, arena));
    status = lec_json_write(run, file, error);
    lec_arena_free(arena);
    return status == LEC_OK ? lec_folder_close(folder, file, error) : status;
}

static int read_run_record(const char *path)
{
    json_t *run = json_load_file(path, 0, NULL);
    const json_t *number = json_object_get(run, "generation");
    const int generation = json_is_integer(number) ? (int)json_integer_value(number) : -1;
    json_decref(run);
    return generation;
}

/* Begins a result whose three files all hold `generation`. */
static lec_status begin_result(const char *path, int generation, lec_arena *arena, lec_folder **out,
                               lec_error *error)
{
    int tables = -1;
    FILE *file = NULL;
    lec_status status = lec_folder_begin(path, false, arena, out, error);
    if (status == LEC_OK) status = lec_folder_subfolder(*out, "tables", &tables, error);
    if (status == LEC_OK) status = put_number(*out, "tables/a.csv", generation, error);
    if (status == LEC_OK) status = put_number(*out, "tables/b.csv", generation, error);
    if (status == LEC_OK) status = lec_folder_open(*out, LEC_DATAPACKAGE_FILE, &file, error);
    if (status == LEC_OK) status = lec_datapackage_write(&resource, 1, "", file, error);
    if (status == LEC_OK) status = lec_folder_close(*out, file, error);
    if (status == LEC_OK) status = put_run_record(*out, generation, error);
    return status;
}

static lec_status write_result(const char *path, int generation, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    lec_folder *folder = NULL;
    lec_status status = begin_result(path, generation, arena, &folder, error);
    if (status == LEC_OK) status = lec_folder_finish(folder, error);
    lec_arena_free(arena);
    return status;
}

/* The generation that all files of a result hold; -1: there is none; -2: a mix. */
static int generation_of(const char *path)
{
    static const char *const files[] = {"tables/a.csv", "tables/b.csv"};
    if (access(path, F_OK) != 0) return -1;
    lec_arena *arena = lec_arena_new();
    int generation = read_run_record(in(arena, path, LEC_RUN_RECORD_FILE));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (generation < 0 || read_number(in(arena, path, files[i])) != generation) generation = -2;
    if (entries_in(path) != 3 || entries_in(in(arena, path, "tables")) != 2) generation = -2;
    lec_arena_free(arena);
    return generation;
}

static void test_replace(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "new/parents/result/");
    for (int generation = 1; generation <= 3; generation++) {
        lec_error error = {0};
        CHECK_COUNT(write_result(path, generation, &error), LEC_OK, error.message);
        CHECK_COUNT(generation_of(path), generation, "generation");
        CHECK_COUNT(entries_in(in(arena, place, "new/parents")), 1, "nothing beside the result");
    }
    struct stat about;
    const mode_t mask = umask(0);
    umask(mask);
    CHECK_COUNT(stat(path, &about), 0, "stat");
    CHECK_COUNT(about.st_mode & 0777, 0777 & ~mask, "others may read it as the umask says");
    remove_workplace(place);
    lec_arena_free(arena);
}

static void test_empty_folder_and_link(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    lec_error error = {0};
    CHECK_COUNT(mkdir(in(arena, place, "real"), 0755), 0, "an empty folder");
    CHECK_COUNT(symlink("real", in(arena, place, "link")), 0, "a link to it");
    CHECK_COUNT(write_result(in(arena, place, "link"), 5, &error), LEC_OK, error.message);
    CHECK_COUNT(generation_of(in(arena, place, "real")), 5, "what the link leads to is replaced");
    struct stat about;
    CHECK_COUNT(lstat(in(arena, place, "link"), &about), 0, "the link");
    CHECK_TRUE(S_ISLNK(about.st_mode), "the link stays a link");
    CHECK_COUNT(entries_in(place), 2, "nothing beside");
    remove_workplace(place);
    lec_arena_free(arena);
}

static void test_abandon(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "parent/result");
    lec_error error = {0};
    lec_folder *folder = NULL;
    CHECK_COUNT(begin_result(path, 1, arena, &folder, &error), LEC_OK, error.message);
    lec_folder_abandon(folder);
    CHECK_COUNT(entries_in(place), 0, "the new parent is gone, too");
    lec_folder_abandon(folder);
    lec_folder_abandon(NULL);
    CHECK_COUNT(write_result(path, 1, &error), LEC_OK, error.message);
    CHECK_COUNT(begin_result(path, 2, arena, &folder, &error), LEC_OK, error.message);
    lec_folder *second = NULL, *third = NULL;
    CHECK_COUNT(begin_result(path, 3, arena, &second, &error), LEC_OK, "another at a time");
    CHECK_COUNT(begin_result(path, 4, arena, &third, &error), LEC_OK, "and a third");
    CHECK_COUNT(lec_folder_finish(second, &error), LEC_OK, error.message);
    lec_arena_free(arena); /* abandons the two others */
    arena = lec_arena_new();
    CHECK_COUNT(generation_of(in(arena, place, "parent/result")), 3, "the only one finished");
    CHECK_COUNT(entries_in(in(arena, place, "parent")), 1, "nothing beside it");
    remove_workplace(place);
    lec_arena_free(arena);
}

static void check_refusal(const char *path, const char *message)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    lec_folder *folder = NULL;
    CHECK_COUNT(lec_folder_begin(path, false, arena, &folder, &error), LEC_BAD_DATA, path);
    CHECK_TRUE(strstr(error.message, message) != NULL, error.message);
    CHECK_TRUE(folder == NULL, "no folder");
    lec_arena_free(arena);
}

static void test_refusals(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    write_plain(in(arena, place, "file"), "x");
    CHECK_COUNT(mkdir(in(arena, place, "foreign"), 0755), 0, "foreign");
    write_plain(in(arena, place, "foreign/thesis.doc"), "x");
    CHECK_COUNT(mkdir(in(arena, place, "lookalike"), 0755), 0, "lookalike");
    write_plain(in(arena, place, "lookalike/datapackage.json"), "{\"name\": \"other-program\"}");
    CHECK_COUNT(symlink("nowhere", in(arena, place, "dangling")), 0, "link");

    check_refusal(in(arena, place, "file"), "is a file; give a folder with -o");
    check_refusal(in(arena, place, "file/result"), "Not a directory; give another folder with -o");
    check_refusal(in(arena, place, "foreign"),
                  "is no result of lectern and holds 'thesis.doc'; give another folder with -o");
    check_refusal(in(arena, place, "lookalike"),
                  "is no result of lectern and holds 'datapackage.json'; give another");
    check_refusal(in(arena, place, "dangling"), "a link to nothing");
    check_refusal("", "'' cannot be a result folder; give -o DIR");
    check_refusal("/", "'/' cannot be a result folder; give -o DIR");
    check_refusal("/proc/result", "cannot be made: ");
    CHECK_COUNT(entries_in(place), 4, "nothing new");
    remove_workplace(place);
    lec_arena_free(arena);
}

static void check_content(const char *path, const char *text)
{
    char found[64] = "";
    FILE *file = fopen(path, "r");
    const char *line = file != NULL ? fgets(found, sizeof found, file) : NULL;
    if (file != NULL) fclose(file);
    CHECK_TEXT(line != NULL ? line : "(none)", text, path);
}

/* What the user put into a result stays there; what he changed in it is kept beside. */
static void test_carried_over(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "result");
    lec_error error = {0};
    CHECK_COUNT(write_result(path, 1, &error), LEC_OK, error.message);
    write_plain(in(arena, path, "tables/my_notes.txt"), "mine");
    write_plain(in(arena, path, "paper.tex"), "also mine");
    CHECK_COUNT(symlink("paper.tex", in(arena, path, "link")), 0, "a link");
    CHECK_COUNT(mkdir(in(arena, path, "deep"), 0755), 0, "a folder");
    write_plain(in(arena, path, "deep/er.txt"), "below");
    write_plain(in(arena, path, "tables/b.csv"), "edited");
    for (int generation = 2; generation <= 3; generation++) {
        CHECK_COUNT(write_result(path, generation, &error), LEC_OK, error.message);
        CHECK_COUNT(read_number(in(arena, path, "tables/b.csv")), generation, "the new table");
        check_content(in(arena, path, "tables/my_notes.txt"), "mine");
        check_content(in(arena, path, "paper.tex"), "also mine");
        check_content(in(arena, path, "link"), "also mine");
        check_content(in(arena, path, "deep/er.txt"), "below");
        check_content(in(arena, path, "kept/tables/b.csv"), "edited");
        CHECK_COUNT(entries_in(place), 1, "nothing beside the result");
        CHECK_COUNT(entries_in(in(arena, path, "kept/tables")), 1, "kept once");
    }
    write_plain(in(arena, path, "tables/b.csv"), "edited again");
    CHECK_COUNT(write_result(path, 4, &error), LEC_OK, error.message);
    check_content(in(arena, path, "kept/tables/b.csv"), "edited");
    check_content(in(arena, path, "kept/tables/b.csv.2"), "edited again");

    lec_folder *folder = NULL; /* --overwrite */
    CHECK_COUNT(lec_folder_begin(path, true, arena, &folder, &error), LEC_OK, error.message);
    CHECK_COUNT(put_number(folder, "only.csv", 5, &error), LEC_OK, error.message);
    CHECK_COUNT(lec_folder_finish(folder, &error), LEC_OK, error.message);
    CHECK_COUNT(entries_in(path), 1, "nothing but the new");
    remove_workplace(place);
    lec_arena_free(arena);
}

/* A run that was killed between the two steps of a swap: the old result comes back. */
static void test_killed_between_steps(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "result");
    lec_error error = {0};
    lec_folder *folder = NULL;
    CHECK_COUNT(write_result(path, 1, &error), LEC_OK, error.message);
    write_plain(in(arena, path, "mine.txt"), "mine");
    CHECK_COUNT(rename(path, in(arena, place, ".lectern-result-abcdef.old")), 0, "step one");
    CHECK_COUNT(mkdir(in(arena, place, ".lectern-result-abcdef"), 0755), 0, "the new content");
    CHECK_COUNT(begin_result(path, 2, arena, &folder, &error), LEC_OK, error.message);
    CHECK_COUNT(read_run_record(in(arena, path, LEC_RUN_RECORD_FILE)), 1, "the old is back");
    CHECK_COUNT(lec_folder_finish(folder, &error), LEC_OK, error.message);
    CHECK_COUNT(read_run_record(in(arena, path, LEC_RUN_RECORD_FILE)), 2, "and replaced");
    check_content(in(arena, path, "mine.txt"), "mine");
    CHECK_COUNT(entries_in(place), 1, "nothing beside the result");
    remove_workplace(place);
    lec_arena_free(arena);
}

/* Deeper than anybody makes folders, and read-only: nothing is left of what is removed. */
static void test_deep_and_read_only(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "result");
    lec_error error = {0};
    CHECK_COUNT(write_result(path, 1, &error), LEC_OK, error.message);
    const char *deep = in(arena, path, "tables");
    for (int i = 0; i < 30; i++) {
        deep = in(arena, deep, "deep");
        CHECK_COUNT(mkdir(deep, 0755), 0, "deep");
    }
    write_plain(in(arena, deep, "file"), "x");
    CHECK_COUNT(chmod(deep, 0500), 0, "read-only");
    CHECK_COUNT(write_result(path, 2, &error), LEC_OK, error.message);
    check_content(in(arena, deep, "file"), "x");
    CHECK_COUNT(entries_in(place), 1, "nothing beside the result");
    remove_workplace(place);
    lec_arena_free(arena);
}

static void test_current_folder(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const int back = open(".", O_RDONLY | O_DIRECTORY);
    CHECK_COUNT(chdir(place), 0, "go there");
    check_refusal(".", "is the current folder or holds it");
    check_refusal("..", "is no result of lectern and holds ");
    lec_error error = {0};
    CHECK_COUNT(write_result("result", 7, &error), LEC_OK, error.message);
    CHECK_COUNT(write_result("./result", 8, &error), LEC_OK, error.message);
    CHECK_COUNT(generation_of("result"), 8, "a relative path");
    CHECK_COUNT(fchdir(back), 0, "go back");
    close(back);
    remove_workplace(place);
    lec_arena_free(arena);
}

static void test_unwritable_file(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "result");
    lec_error error = {0};
    CHECK_COUNT(write_result(path, 1, &error), LEC_OK, error.message);
    lec_folder *folder = NULL;
    CHECK_COUNT(lec_folder_begin(path, false, arena, &folder, &error), LEC_OK, error.message);
    struct rlimit before, small = {10, 10};
    getrlimit(RLIMIT_FSIZE, &before);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    FILE *file = NULL;
    CHECK_COUNT(lec_folder_open(folder, "run.json", &file, &error), LEC_OK, error.message);
    fputs("more than ten bytes", file);
    setrlimit(RLIMIT_FSIZE, &small);
    CHECK_COUNT(lec_folder_close(folder, file, &error), LEC_BAD_DATA, "no room");
    setrlimit(RLIMIT_FSIZE, &before);
    CHECK_TRUE(strstr(error.message, "result/run.json: cannot be written: File too large; make "
                                     "room or give another folder with -o") != NULL,
               error.message);
    lec_folder_abandon(folder);
    CHECK_COUNT(generation_of(path), 1, "the old result");
    CHECK_COUNT(entries_in(place), 1, "nothing beside it");
    remove_workplace(place);
    lec_arena_free(arena);
}

static void nap(long microseconds)
{
    const struct timespec time = {0, microseconds * 1000};
    nanosleep(&time, NULL);
}

/* A child that writes one result after the other until it is ended. */
static pid_t start_writer(const char *path)
{
    const pid_t child = fork();
    if (child != 0) return child;
    lec_error error;
    for (int generation = 1; write_result(path, generation, &error) == LEC_OK;) generation++;
    fprintf(stderr, "%s\n", error.message);
    _exit(3);
}

/* Kills `count` writers at different moments; returns how many results were torn. */
static size_t torn_results(const char *path, int count)
{
    size_t torn = 0;
    lec_arena *arena = lec_arena_new();
    const char *parent = lec_arena_text(arena, path, (size_t)(strrchr(path, '/') - path));
    for (int i = 0; i < count; i++) {
        const pid_t child = start_writer(path);
        nap(500 + (i * 7919L) % 20000); /* moments spread over 20 ms */
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        CHECK_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "ended by the signal");
        if (generation_of(path) == -2) torn++;
        CHECK_TRUE(entries_in(parent) <= 2, "the next run cleans up after the last");
    }
    lec_arena_free(arena);
    return torn;
}

static void test_killed(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "result");
    CHECK_COUNT(torn_results(path, 50), 0, "torn results");
    lec_error error = {0};
    CHECK_COUNT(write_result(path, 9, &error), LEC_OK, error.message);
    CHECK_COUNT(entries_in(place), 1, "what the last one left is removed");
    remove_workplace(place);
    lec_arena_free(arena);
}

/* Two runs at a time for the same DIR: neither takes the other's content for stale. */
static void test_two_runs(void)
{
    lec_arena *arena = lec_arena_new();
    const char *place = workplace();
    const char *path = in(arena, place, "result");
    const pid_t first = start_writer(path), second = start_writer(path);
    nap(300000);
    int status = 0;
    CHECK_COUNT(waitpid(first, &status, WNOHANG), 0, "the first is still writing");
    CHECK_COUNT(waitpid(second, &status, WNOHANG), 0, "the second is still writing");
    kill(first, SIGKILL);
    kill(second, SIGKILL);
    waitpid(first, &status, 0);
    waitpid(second, &status, 0);
    CHECK_TRUE(generation_of(path) >= 0, "one of their results");
    remove_workplace(place);
    lec_arena_free(arena);
}

const lec_test lec_tests_folder[] = {
    {"replace", test_replace},
    {"empty_folder_and_link", test_empty_folder_and_link},
    {"abandon", test_abandon},
    {"refusals", test_refusals},
    {"carried_over", test_carried_over},
    {"killed_between_steps", test_killed_between_steps},
    {"deep_and_read_only", test_deep_and_read_only},
    {"current_folder", test_current_folder},
    {"unwritable_file", test_unwritable_file},
    {"killed", test_killed},
    {"two_runs", test_two_runs},
    {0},
};
