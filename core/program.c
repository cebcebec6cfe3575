/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/program.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/memory.h"

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

/* In the child: only what is allowed between fork and exec.
 * GCOVR_EXCL_START: what a child counts is lost when it becomes another program */
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
/* GCOVR_EXCL_STOP */

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

static void close_stream(void *stream)
{
    (void)fclose(stream);
}

/* A file without a name, so that nothing can wait on a full pipe; NULL: there is none. */
static FILE *open_stream(lec_arena *arena)
{
    FILE *stream = tmpfile();
    if (stream != NULL) lec_arena_adopt(arena, stream, close_stream);
    return stream;
}

static bool put_input(const lec_program *program, FILE *input)
{
    return fwrite(program->input, 1, program->input_length, input) == program->input_length &&
           fflush(input) == 0 && fseek(input, 0, SEEK_SET) == 0;
}

static bool read_back(FILE *file, const char **text, size_t *length, lec_arena *arena)
{
    const long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (size < 0 || fseek(file, 0, SEEK_SET) != 0) return false;
    char *bytes = lec_arena_alloc(arena, (size_t)size + 1, 1);
    *length = fread(bytes, 1, (size_t)size, file);
    *text = bytes;
    return *length == (size_t)size;
}

/* `streams`: of its files alone, which are closed with it. */
static lec_status run(const lec_program *program, lec_arena *streams, lec_arena *arena,
                      lec_program_result *out, lec_error *error)
{
    char **environment = lec_program_environment(NULL, arena);
    const lec_sandbox *sandbox = lec_sandbox_new(-1, arena);
    FILE *files[3] = {open_stream(streams), open_stream(streams), open_stream(streams)};
    pid_t process = -1;
    if (files[0] != NULL && files[1] != NULL && files[2] != NULL && put_input(program, files[0]))
        process = lec_child_start(
            &(lec_child){.program = program->program,
                         .arguments = program->arguments,
                         .environment = environment,
                         .folder = -1,
                         .streams = {fileno(files[0]), fileno(files[1]), fileno(files[2])},
                         .sandbox = sandbox,
                         .seconds = program->seconds});
    if (process < 0 && errno == ENOMEM) lec_memory_ran_out();
    if (process < 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: cannot be started: %s", program->program,
                        strerror(errno));
    const char *said;
    size_t length;
    out->exit_status = wait_for(process, program->seconds);
    if (!read_back(files[1], &out->text, &out->length, arena) ||
        !read_back(files[2], &said, &length, arena))
        return lec_fail(error, LEC_BAD_DATA, "%s: what it wrote cannot be read: %s",
                        program->program, strerror(errno));
    out->said = lec_arena_text(arena, said, strcspn(said, "\r\n"));
    return LEC_OK;
}

lec_status lec_program_run(const lec_program *program, lec_arena *arena, lec_program_result *out,
                           lec_error *error)
{
    lec_arena *streams = lec_arena_new();
    const lec_status status = run(program, streams, arena, out, error);
    lec_arena_free(streams);
    return status;
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
