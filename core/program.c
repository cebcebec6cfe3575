/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/program.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIPTORS = 1024 };

const char *lec_program_find(const char *name, lec_arena *arena)
{
    const char *path = getenv("PATH");
    while (path != NULL && *path != '\0') {
        const size_t length = strcspn(path, ":");
        const char *file = lec_arena_format(arena, "%.*s/%s", (int)length, path, name);
        struct stat about;
        if (file[0] == '/' && access(file, X_OK) == 0 && stat(file, &about) == 0 &&
            S_ISREG(about.st_mode))
            return file;
        path += length + (path[length] == ':');
    }
    return NULL;
}

char **lec_program_environment(const char *temporary, lec_arena *arena)
{
    static const char *const kept[] = {"FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"};
    enum { KEPT = sizeof kept / sizeof *kept };
    char **environment = lec_new(arena, char *, KEPT + 5);
    size_t count = 0;
    environment[count++] = lec_arena_format(arena, "PATH=/usr/bin:/bin");
    environment[count++] = lec_arena_format(arena, "HOME=/nonexistent");
    environment[count++] = lec_arena_format(arena, "LC_ALL=C");
    if (temporary != NULL) environment[count++] = lec_arena_format(arena, "TMPDIR=%s", temporary);
    for (size_t i = 0; i < KEPT; i++) {
        const char *value = getenv(kept[i]);
        if (value != NULL) environment[count++] = lec_arena_format(arena, "%s=%s", kept[i], value);
    }
    return environment;
}

typedef struct {
    FILE *input, *output, *said; /* unlinked files, so that nothing can wait on a full pipe */
} streams;

static void close_streams(streams *of)
{
    if (of->input != NULL) fclose(of->input);
    if (of->output != NULL) fclose(of->output);
    if (of->said != NULL) fclose(of->said);
}

/* In the child: only what is allowed between fork and exec. */
static void become(const lec_child *child)
{
    static const int signals[] = {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGXFSZ};
    sigset_t none;
    setpgid(0, 0);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if ((child->folder >= 0 ? fchdir(child->folder) : chdir("/")) != 0) _exit(127);
    for (int i = 0; i < 3; i++)
        if (dup2(child->streams[i], i) < 0) _exit(127);
    lec_sandbox_enter(child->sandbox, child->seconds);
    for (int descriptor = 3; descriptor < DESCRIPTORS; descriptor++) close(descriptor);
    execve(child->program, child->arguments, child->environment);
    _exit(127);
}

pid_t lec_child_start(const lec_child *child)
{
    fflush(NULL); /* or the child's copy of a buffer could be written too */
    const pid_t process = fork();
    if (process == 0) become(child);
    if (process > 0) setpgid(process, process); /* whichever of the two comes first */
    return process;
}

/* Waits for the end; -1 when time ran out or a signal ended it. */
static int wait_for(pid_t process, double seconds)
{
    const struct timespec nap = {0, 2000000};
    struct timespec now, start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (;;) {
        int status;
        const pid_t ended = waitpid(process, &status, WNOHANG);
        if (ended == process) return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        clock_gettime(CLOCK_MONOTONIC, &now);
        const double waited =
            (double)(now.tv_sec - start.tv_sec) + 1e-9 * (double)(now.tv_nsec - start.tv_nsec);
        if ((ended < 0 && errno != EINTR) || waited > seconds) {
            kill(-process, SIGKILL);
            waitpid(process, &status, 0);
            return -1;
        }
        nanosleep(&nap, NULL);
    }
}

static const char *read_back(FILE *file, size_t *length, lec_arena *arena)
{
    *length = 0;
    if (fseek(file, 0, SEEK_END) != 0) return "";
    const long size = ftell(file);
    if (size <= 0) return "";
    rewind(file);
    char *text = lec_arena_alloc(arena, (size_t)size + 1, 1);
    *length = fread(text, 1, (size_t)size, file);
    text[*length] = '\0';
    return text;
}

static lec_status cannot_start(const lec_program *program, streams *of, lec_error *error)
{
    const int reason = errno;
    close_streams(of);
    return lec_fail(error, LEC_BAD_DATA, "%s: cannot be started: %s", program->program,
                    strerror(reason));
}

lec_status lec_program_run(const lec_program *program, lec_arena *arena, lec_program_result *out,
                           lec_error *error)
{
    const lec_sandbox *sandbox = lec_sandbox_new(-1, arena);
    streams of = {tmpfile(), tmpfile(), tmpfile()};
    if (of.input == NULL || of.output == NULL || of.said == NULL ||
        fwrite(program->input, 1, program->input_length, of.input) != program->input_length ||
        fflush(of.input) != 0 || fseek(of.input, 0, SEEK_SET) != 0)
        return cannot_start(program, &of, error);
    const lec_child child = {
        .program = program->program,
        .arguments = program->arguments,
        .environment = lec_program_environment(NULL, arena),
        .folder = -1,
        .streams = {fileno(of.input), fileno(of.output), fileno(of.said)},
        .sandbox = sandbox,
        .seconds = program->seconds,
    };
    const pid_t process = lec_child_start(&child);
    if (process < 0) return cannot_start(program, &of, error);
    out->exit_status = wait_for(process, program->seconds);
    out->text = read_back(of.output, &out->length, arena);
    size_t length;
    const char *said = read_back(of.said, &length, arena);
    out->said = lec_arena_text(arena, said, strcspn(said, "\r\n"));
    close_streams(&of);
    return LEC_OK;
}

lec_status lec_program_ask(char *const *arguments, double seconds, lec_arena *arena,
                           lec_program_result *out, lec_error *error)
{
    enum { NOT_FOUND = 127 }; /* as shells have it */
    const lec_program program = {.program = lec_program_find(arguments[0], arena),
                                 .arguments = arguments,
                                 .input = "",
                                 .seconds = seconds};
    *out = (lec_program_result){.exit_status = NOT_FOUND, .text = "", .said = ""};
    return program.program != NULL ? lec_program_run(&program, arena, out, error) : LEC_OK;
}
