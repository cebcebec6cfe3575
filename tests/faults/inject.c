/* SPDX-License-Identifier: GPL-3.0-or-later
 * inject.c -- loaded before a command (LD_PRELOAD), it makes the n-th call of a function fail.
 *
 *     LECTERN_FAULT=NAME:N[:for-ever]    the N-th call of NAME from 1, or that and all after it
 *     LECTERN_FAULT_COUNT=FILE           how often each was called is written to FILE at the end
 *
 * Only the process that was started is counted: a gnuplot that it starts runs undisturbed, as its
 * environment is a clean one. Used by scripts/faults. Linux with glibc. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char wanted[32];   /* the name of the function whose call fails */
static unsigned long nth; /* which of its calls, from 1 */
static int for_ever;
static pid_t process;

/* A function that can fail; the list of those that were called grows at its front. */
typedef struct counter {
    const char *name;
    atomic_ulong calls;
    struct counter *next;
} counter;
static _Atomic(counter *) counters;

__attribute__((constructor)) static void begin(void)
{
    const char *fault = getenv("LECTERN_FAULT");
    process = getpid();
    if (fault == NULL) return;
    const size_t length = strcspn(fault, ":");
    if (length >= sizeof wanted || fault[length] == '\0') return;
    memcpy(wanted, fault, length);
    char *end;
    nth = strtoul(fault + length + 1, &end, 10);
    for_ever = strcmp(end, ":for-ever") == 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("LECTERN_FAULT_COUNT");
    if (path == NULL || getpid() != process) return;
    wanted[0] = '\0'; /* nothing fails here */
    counter *of = atomic_load(&counters);
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) _exit(99);
    for (; of != NULL; of = of->next) dprintf(file, "%s %lu\n", of->name, atomic_load(&of->calls));
    close(file);
}

/* Whether this call of `of` is to fail. */
static int fails(counter *of)
{
    if (getpid() != process) return 0;
    const unsigned long call = atomic_fetch_add(&of->calls, 1) + 1;
    if (call == 1) {
        of->next = atomic_load(&counters);
        while (!atomic_compare_exchange_weak(&counters, &of->next, of)) continue;
    }
    if (wanted[0] == '\0' || strcmp(of->name, wanted) != 0) return 0;
    return nth > 0 && (call == nth || (for_ever && call > nth));
}

/* The counter of the function in which this stands. */
#define FAILS(of_name)                                                                             \
    ({                                                                                             \
        static counter own = {.name = of_name};                                                    \
        fails(&own);                                                                               \
    })

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

/* --- memory: dlsym itself allocates, so these go to glibc's own names ------------------------- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
    if (!FAILS("malloc")) return __libc_malloc(size);
    errno = ENOMEM;
    return NULL;
}

void *calloc(size_t count, size_t size)
{
    if (!FAILS("calloc")) return __libc_calloc(count, size);
    errno = ENOMEM;
    return NULL;
}

void *realloc(void *memory, size_t size)
{
    if (!FAILS("realloc")) return __libc_realloc(memory, size);
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
WRAP(int, fclose, (FILE * file), (file), ENOSPC, EOF)
WRAP(int, fstat, (int file, struct stat *about), (file, about), EIO, -1)
WRAP(int, stat, (const char *path, struct stat *about), (path, about), EIO, -1)
WRAP(int, fstatat, (int folder, const char *path, struct stat *about, int flags),
     (folder, path, about, flags), EIO, -1)
WRAP(int, fsync, (int file), (file), EIO, -1)
WRAP(int, close, (int file), (file), EIO, -1)
WRAP(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), ENOSPC, -1)
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode), ENOSPC, -1)
WRAP(char *, mkdtemp, (char *path), (path), ENOSPC, NULL)
WRAP(int, rename, (const char *old, const char *new), (old, new), EIO, -1)
WRAP(int, renameat, (int from, const char *old, int to, const char *new), (from, old, to, new), EIO,
     -1)
WRAP(int, renameat2, (int from, const char *old, int to, const char *new, unsigned flags),
     (from, old, to, new, flags), EIO, -1)
WRAP(int, linkat, (int from, const char *old, int to, const char *new, int flags),
     (from, old, to, new, flags), EIO, -1)
WRAP(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags), EIO, -1)
WRAP(DIR *, opendir, (const char *path), (path), EIO, NULL)
WRAP(DIR *, fdopendir, (int folder), (folder), EIO, NULL)
WRAP(int, flock, (int file, int operation), (file, operation), EIO, -1)
WRAP(void *, mmap, (void *at, size_t size, int protection, int flags, int file, off_t offset),
     (at, size, protection, flags, file, offset), ENOMEM, MAP_FAILED)

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
