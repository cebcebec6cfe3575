/* SPDX-License-Identifier: GPL-3.0-or-later
 * inject.c -- loaded before a command (LD_PRELOAD), it makes the n-th call of a function fail.
 *
 *     LECTERN_FAULT=NAME:N[:for-ever]    the N-th call of NAME from 1, or that and all after it
 *     LECTERN_FAULT_TRACE=1              ... and says from where it was called
 *     LECTERN_FAULT_SERVER=start|NAME    for tests/faults/drive.c: see serve()
 *
 * Only the process that was started is counted: a gnuplot that it starts runs undisturbed. Used by
 * scripts/faults. Linux with glibc. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/faults/faults.h"

static fault_order order; /* what is to fail; nth is 0: nothing */
static pid_t process;
static bool recording;
static bool begins_by_itself; /* tests/faults/library.c */
static bool has_ended;        /* no call fails any more */
static const char *serve_at;  /* the function whose first call begins the server; NULL: none */

/* A function that can fail; the list of those that were called grows at its front. */
typedef struct counter {
    const char *name;
    atomic_ulong calls;
    struct counter *next;
} counter;
static _Atomic(counter *) counters;

/* --- recording: the first call from each place ---------------------------------------------------
 */

enum { PLACES = 1 << 16, FRAMES = 14, OWN_FRAMES = 2 };
static _Atomic uint64_t places[PLACES];
static int record_file = -1;

/* Whether no call came from here before: by the functions on the stack. */
static bool is_new_place(const char *name, uint64_t *place)
{
    void *frames[FRAMES];
    const int count = backtrace(frames, FRAMES);
    uint64_t hash = UINT64_C(14695981039346656037);
    for (const char *at = name; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211U;
    for (int i = OWN_FRAMES; i < count; i++) hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211U;
    *place = hash | 1;
    for (size_t at = *place % PLACES;; at = (at + 1) % PLACES) {
        uint64_t there = 0;
        if (atomic_compare_exchange_strong(&places[at], &there, *place)) return true;
        if (there == *place) return false;
    }
}

/* Whether a library asked for memory that crashes, leaks or blames its input when there is none: a
 * program that uses liblectern cannot change that, and liblectern sees before it calls them that
 * there is some (core/memory.h). The command replaces malloc(), so that they never meet it. */
static bool is_foreign(const char *name)
{
    static const char *const foreign[] = {"libyaml",    "libcyaml",   "libuchardet", "libicu",
                                          "libseccomp", "libstemmer", "libarchive",  "libhunspell"};
    void *frames[4 * FRAMES];
    if (!begins_by_itself || strstr(" malloc calloc realloc ", name) == NULL) return false;
    const int count = backtrace(frames, 4 * FRAMES);
    for (int i = OWN_FRAMES; i < count; i++) {
        Dl_info about;
        if (dladdr(frames[i], &about) == 0 || about.dli_fname == NULL) continue;
        if (strstr(about.dli_fname, "liblectern") != NULL) return false;
        if (about.dli_sname != NULL && (strncmp(about.dli_sname, "json_load", 9) == 0 ||
                                        strstr(about.dli_sname, "fclose") != NULL))
            return true; /* fclose() of open_memstream(): glibc loses it */
        for (size_t f = 0; f < sizeof foreign / sizeof *foreign; f++)
            if (strstr(about.dli_fname, foreign[f]) != NULL) return true;
    }
    return false;
}

/* Past the wrapped write(), which counts. */
static void write_place(const char *name, unsigned long call, uint64_t place)
{
    fault_place line = {.call = call, .place = place};
    strncpy(line.name, name, sizeof line.name - 1);
    if (syscall(SYS_write, record_file, &line, sizeof line) != sizeof line)
        _exit(FAULT_SERVER_FAILED);
}

static void record(const char *name, unsigned long call)
{
    static __thread bool inside; /* what backtrace() calls is not recorded */
    uint64_t place;
    if (inside) return;
    inside = true;
    if (is_new_place(name, &place) && !is_foreign(name)) write_place(name, call, place);
    inside = false;
}

/* How often each function was called. */
__attribute__((destructor)) static void end(void)
{
    if (!recording || getpid() != process) return;
    recording = false;
    for (const counter *of = atomic_load(&counters); of != NULL; of = of->next)
        write_place(of->name, atomic_load(&of->calls), 0);
}

/* --- the server ----------------------------------------------------------------------------------
 */

static void be_the_command(const fault_order *given)
{
    setpgid(0, 0);
    for (int end = 0; end < 2; end++) close(FAULT_ORDERS + end);
    const int out = open(FAULT_OUT, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    const int err = open(FAULT_ERR, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (out < 0 || err < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) _exit(FAULT_SERVER_FAILED);
    close(out);
    close(err);
    if (given->call == 0) {
        record_file = open(FAULT_PLACES, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0644);
        if (record_file < 0) _exit(FAULT_SERVER_FAILED);
    }
    order = *given;
    process = getpid(); /* from here on calls are counted */
    recording = given->call == 0;
}

/* The status as of waitpid(), or FAULT_HANGS: ended for its time, with all that it started. */
static int status_of(pid_t child, double seconds)
{
    const struct timespec nap = {0, 500000};
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (;;) {
        int status;
        if (waitpid(child, &status, WNOHANG) == child) return status;
        clock_gettime(CLOCK_MONOTONIC, &now);
        if ((double)(now.tv_sec - start.tv_sec) > seconds) {
            kill(-child, SIGKILL);
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            return FAULT_HANGS;
        }
        nanosleep(&nap, NULL);
    }
}

/* The command is loaded and its libraries are ready, or it has come to the first call of a
 * function: for every order that comes a copy of this process goes on, and its end is told. Saves
 * what comes before for every point. There is one thread. */
static void serve(void)
{
    fault_order next;
    while (read(FAULT_ORDERS, &next, sizeof next) == sizeof next) {
        const pid_t child = fork();
        if (child == 0) {
            be_the_command(&next);
            return;
        }
        const int status = child > 0 ? status_of(child, next.seconds) : FAULT_HANGS;
        if (write(FAULT_ENDS, &status, sizeof status) != sizeof status) break;
    }
    _exit(0);
}

__attribute__((constructor)) static void begin(void)
{
    void *frames[FRAMES];
    backtrace(frames, FRAMES); /* loads what it needs */
    begins_by_itself = dlsym(RTLD_DEFAULT, "begins_by_itself") != NULL;
    const char *server = getenv("LECTERN_FAULT_SERVER");
    if (server != NULL && strcmp(server, "start") != 0) serve_at = server;
    if (server != NULL) {
        if (serve_at == NULL) serve();
        return;
    }
    const char *fault = getenv("LECTERN_FAULT");
    if (fault == NULL) return;
    if (!begins_by_itself) process = getpid();
    const size_t length = strcspn(fault, ":");
    if (length >= sizeof order.name || fault[length] == '\0') return;
    memcpy(order.name, fault, length);
    char *end;
    order.call = strtoul(fault + length + 1, &end, 10);
    order.for_ever = strcmp(end, ":for-ever") == 0;
}

/* Whether this call of `of` is to fail. */
static int fails(counter *of)
{
    if (serve_at != NULL && strcmp(of->name, serve_at) == 0) {
        serve_at = NULL;
        serve();
    }
    if (process == 0 || has_ended || getpid() != process) return 0;
    const unsigned long call = atomic_fetch_add(&of->calls, 1) + 1;
    if (call == 1) {
        of->next = atomic_load(&counters);
        while (!atomic_compare_exchange_weak(&counters, &of->next, of)) continue;
    }
    if (recording) record(of->name, call);
    if (order.call == 0 || strcmp(of->name, order.name) != 0) return 0;
    const bool is_meant = call == order.call || (order.for_ever && call > order.call);
    static __thread bool inside;
    if (is_meant && !inside) {
        inside = true;
        const bool spared = is_foreign(of->name);
        inside = false;
        if (spared) return 0;
    }
    if (is_meant && getenv("LECTERN_FAULT_TRACE") != NULL && !inside) {
        void *frames[4 * FRAMES];
        inside = true;
        backtrace_symbols_fd(frames, backtrace(frames, 4 * FRAMES), 2);
        inside = false;
    }
    if (is_meant && order.signal != 0) kill(getpid(), order.signal);
    return is_meant && order.signal == 0;
}

/* The counter of the function in which this stands. */
#define FAILS(of_name)                                                                             \
    ({                                                                                             \
        static counter own = {.name = of_name};                                                    \
        fails(&own);                                                                               \
    })

/* For tests/faults/library.c, which comes to where calls may fail by itself. */
void fault_begin(void)
{
    (void)FAILS("fault_begin"); /* a server begins */
    process = getpid();
}

void fault_end(void)
{
    has_ended = true;
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

#define ORIGINAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* name(parameters) as it is, or `failed` with errno `reason` */
#define WRAP(type, name, parameters, arguments, reason, failed)                                    \
    type name parameters                                                                           \
    {                                                                                              \
        static __typeof__(&name) original;                                                         \
        if (original == NULL) original = ORIGINAL(name);                                           \
        if (!FAILS(#name)) return original arguments;                                              \
        errno = (reason);                                                                          \
        return (failed);                                                                           \
    }

/* --- memory: cli/heap.c replaces malloc() and calls these ----------------------------------------
 */

/* dlsym() itself may allocate, before it has found what allocates. */
static void *allocate_early(size_t size)
{
    static alignas(16) unsigned char room[4096];
    static size_t used;
    const size_t at = used;
    used += (size + 15) / 16 * 16;
    if (used > sizeof room) _exit(FAULT_SERVER_FAILED);
    return room + at;
}

#define ORIGINAL_OR(name, early)                                                                   \
    static __typeof__(&name) original;                                                             \
    static bool looking;                                                                           \
    if (original == NULL && looking) return early;                                                 \
    if (original == NULL) {                                                                        \
        looking = true;                                                                            \
        original = ORIGINAL(name);                                                                 \
    }

void *__libc_malloc(size_t size)
{
    ORIGINAL_OR(__libc_malloc, allocate_early(size))
    if (!FAILS("malloc")) return original(size);
    errno = ENOMEM;
    return NULL;
}

void *__libc_calloc(size_t count, size_t size)
{
    ORIGINAL_OR(__libc_calloc, allocate_early(count * size))
    if (!FAILS("calloc")) return original(count, size);
    errno = ENOMEM;
    return NULL;
}

void *__libc_realloc(void *memory, size_t size)
{
    ORIGINAL_OR(__libc_realloc, NULL)
    if (!FAILS("realloc")) return original(memory, size);
    errno = ENOMEM;
    return NULL;
}

/* --- files -------------------------------------------------------------------------------------
 */

static mode_t mode_of(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    const char *suffix = strrchr(path, '.');
    if (suffix != NULL && strcmp(suffix, ".gcda") == 0) has_ended = true; /* scripts/coverage */
    if (!FAILS("open")) return ORIGINAL(open)(path, flags, mode);
    errno = EIO;
    return -1;
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    if (!FAILS("openat")) return ORIGINAL(openat)(folder, path, flags, mode);
    errno = EIO;
    return -1;
}

WRAP(FILE *, fopen, (const char *path, const char *mode), (path, mode), EIO, NULL)
WRAP(FILE *, fdopen, (int file, const char *mode), (file, mode), ENOMEM, NULL)
WRAP(FILE *, tmpfile, (void), (), EIO, NULL)
WRAP(ssize_t, read, (int file, void *bytes, size_t size), (file, bytes, size), EIO, -1)
WRAP(ssize_t, write, (int file, const void *bytes, size_t size), (file, bytes, size), ENOSPC, -1)

/* What cannot be closed well is closed all the same. */
int close(int file)
{
    const int fail = FAILS("close");
    const int result = ORIGINAL(close)(file);
    if (!fail) return result;
    errno = EIO;
    return -1;
}

int fclose(FILE *file)
{
    const int fail = FAILS("fclose");
    const int result = ORIGINAL(fclose)(file);
    if (!fail) return result;
    errno = ENOSPC;
    return EOF;
}

/* A stream remembers that it failed: what ferror() tells afterwards. */
static size_t fail_stream(FILE *file, int reason)
{
    enum { ERROR_SEEN = 0x20 }; /* glibc's _IO_ERR_SEEN */
    file->_flags |= ERROR_SEEN;
    errno = reason;
    return 0;
}

size_t fread(void *bytes, size_t size, size_t count, FILE *file)
{
    return FAILS("fread") ? fail_stream(file, EIO) : ORIGINAL(fread)(bytes, size, count, file);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    return FAILS("fwrite") ? fail_stream(file, ENOSPC) : ORIGINAL(fwrite)(bytes, size, count, file);
}

WRAP(int, fflush, (FILE * file), (file), ENOSPC, EOF)
WRAP(int, fstat, (int file, struct stat *about), (file, about), EIO, -1)
WRAP(int, stat, (const char *path, struct stat *about), (path, about), EIO, -1)
WRAP(int, fstatat, (int folder, const char *path, struct stat *about, int flags),
     (folder, path, about, flags), EIO, -1)
WRAP(int, fsync, (int file), (file), EIO, -1)
WRAP(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), ENOSPC, -1)
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode), ENOSPC, -1)
WRAP(char *, mkdtemp, (char *path), (path), ENOSPC, NULL)
WRAP(int, rename, (const char *old, const char *new), (old, new), EIO, -1)
WRAP(int, renameat, (int from, const char *old, int to, const char *new), (from, old, to, new), EIO,
     -1)
WRAP(int, linkat, (int from, const char *old, int to, const char *new, int flags),
     (from, old, to, new, flags), EIO, -1)
WRAP(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags), EIO, -1)
WRAP(DIR *, opendir, (const char *path), (path), EIO, NULL)
WRAP(DIR *, fdopendir, (int folder), (folder), EIO, NULL)
WRAP(int, flock, (int file, int operation), (file, operation), EIO, -1)
WRAP(void *, mmap, (void *at, size_t size, int protection, int flags, int file, off_t offset),
     (at, size, protection, flags, file, offset), ENOMEM, MAP_FAILED)

WRAP(ssize_t, getdents64, (int folder, void *entries, size_t size), (folder, entries, size), EIO,
     -1)

/* What the library has no function for is called by its number. */
long syscall(long number, ...)
{
    va_list arguments;
    long of[6];
    va_start(arguments, number);
    for (int i = 0; i < 6; i++) of[i] = va_arg(arguments, long);
    va_end(arguments);
    const bool is_exchange = number == SYS_renameat2;
    const bool fail = is_exchange && FAILS("renameat2");
    if (!fail && !(is_exchange && order.no_exchange))
        return ORIGINAL(syscall)(number, of[0], of[1], of[2], of[3], of[4], of[5]);
    errno = fail ? EIO : EINVAL;
    return -1;
}

/* readdir() tells an error by errno alone */
WRAP(struct dirent *, readdir, (DIR * folder), (folder), EIO, NULL)

/* --- processes and threads ---------------------------------------------------------------------
 */

WRAP(pid_t, fork, (void), (), EAGAIN, -1)
WRAP(int, execve, (const char *path, char *const arguments[], char *const environment[]),
     (path, arguments, environment), ENOENT, -1)
WRAP(int, pipe, (int ends[2]), (ends), EMFILE, -1)
WRAP(int, pthread_create,
     (pthread_t * thread, const pthread_attr_t *about, void *(*run)(void *), void *of),
     (thread, about, run, of), EAGAIN, EAGAIN)
