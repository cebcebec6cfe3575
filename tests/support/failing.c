/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): getdents64() */
#include "tests/support/failing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#ifndef LEC_TESTS_WRAP

const char *const failing_calls[] = {NULL};

bool failing_at(const char *call, size_t number, int reason)
{
    (void)call, (void)number, (void)reason;
    return true;
}

bool failing_from(const char *call, size_t number, int reason)
{
    return failing_at(call, number, reason);
}

void failing_always(const char *call, int reason)
{
    (void)call, (void)reason;
}

void failing_never(void) {}

bool failing_end(void)
{
    return false;
}

#else

#include <sys/syscall.h>

#include "core/memory.h"

const char *const failing_calls[] = {
    "access",    "close", "faccessat",  "fchmod",   "fclose",  "fdopen",
    "fflush",    "flock", "fstat",      "fstatat",  "fsync",   "getdents64",
    "linkat",    "lstat", "mkdir",      "mkdirat",  "mkdtemp", "open",
    "openat",    "read",  "readlinkat", "realpath", "rename",  "renameat",
    "renameat2", "stat",  "symlinkat",  "unlinkat", "write",   NULL};

typedef struct {
    const char *call; /* NULL: none */
    size_t left;      /* calls until it fails */
    int reason;
    bool goes_on; /* all calls after it fail, too */
} failure;

enum { MOST_ALWAYS = 4 };
static failure once, always[MOST_ALWAYS];
static size_t always_count;

bool failing_at(const char *call, size_t number, int reason)
{
    once = (failure){call, number, reason, false};
    return true;
}

bool failing_from(const char *call, size_t number, int reason)
{
    once = (failure){call, number, reason, true};
    return true;
}

void failing_always(const char *call, int reason)
{
    if (always_count < MOST_ALWAYS) always[always_count++] = (failure){call, 0, reason, true};
}

void failing_never(void)
{
    always_count = 0;
}

bool failing_end(void)
{
    const bool failed = once.call != NULL && once.left == 0;
    once = (failure){0};
    return failed;
}

/* Whether this call fails; then errno says why. */
static bool fails(const char *call)
{
    if (once.call != NULL && strcmp(once.call, call) == 0) {
        const bool before = once.left == 0;
        if (!before) once.left--;
        if (once.left == 0 && (!before || once.goes_on)) {
            errno = once.reason;
            return true;
        }
    }
    for (size_t i = 0; i < always_count; i++)
        if (strcmp(always[i].call, call) == 0) {
            errno = always[i].reason;
            return true;
        }
    return false;
}

/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker gives them */
#define WRAP(type, name, declared, given)                                                          \
    type __real_##name declared;                                                                   \
    type __wrap_##name declared;                                                                   \
    type __wrap_##name declared                                                                    \
    {                                                                                              \
        return fails(#name) ? (type)-1 : __real_##name given;                                      \
    }

WRAP(int, access, (const char *path, int mode), (path, mode))
WRAP(int, faccessat, (int folder, const char *path, int mode, int flags),
     (folder, path, mode, flags))
WRAP(int, fchmod, (int file, mode_t mode), (file, mode))
WRAP(int, flock, (int file, int how), (file, how))
WRAP(int, fstat, (int file, struct stat *about), (file, about))
WRAP(int, fstatat, (int folder, const char *path, struct stat *about, int flags),
     (folder, path, about, flags))
WRAP(int, fsync, (int file), (file))
WRAP(ssize_t, getdents64, (int file, void *entries, size_t size), (file, entries, size))
WRAP(int, linkat, (int from, const char *path, int to, const char *name, int flags),
     (from, path, to, name, flags))
WRAP(int, lstat, (const char *path, struct stat *about), (path, about))
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
WRAP(ssize_t, read, (int file, void *bytes, size_t size), (file, bytes, size))
WRAP(ssize_t, readlinkat, (int folder, const char *path, char *target, size_t size),
     (folder, path, target, size))
WRAP(int, rename, (const char *from, const char *to), (from, to))
WRAP(int, renameat, (int from, const char *path, int to, const char *name), (from, path, to, name))
WRAP(int, stat, (const char *path, struct stat *about), (path, about))
WRAP(int, symlinkat, (const char *target, int folder, const char *path), (target, folder, path))
WRAP(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
WRAP(ssize_t, write, (int file, const void *bytes, size_t size), (file, bytes, size))

/* These end what they are given, also where they fail. */
int __real_close(int file);
int __wrap_close(int file);
int __wrap_close(int file)
{
    const bool failed = fails("close");
    const int reason = errno, result = __real_close(file);
    if (failed) errno = reason;
    return failed ? -1 : result;
}

int __real_fclose(FILE *file);
int __wrap_fclose(FILE *file);
int __wrap_fclose(FILE *file)
{
    const bool failed = fails("fclose");
    const int reason = errno, result = __real_fclose(file);
    if (failed) errno = reason;
    return failed ? EOF : result;
}

int __real_fflush(FILE *file);
int __wrap_fflush(FILE *file);
int __wrap_fflush(FILE *file)
{
    return fails("fflush") ? EOF : __real_fflush(file);
}

FILE *__real_fdopen(int file, const char *mode);
FILE *__wrap_fdopen(int file, const char *mode);
FILE *__wrap_fdopen(int file, const char *mode)
{
    return fails("fdopen") ? NULL : __real_fdopen(file, mode);
}

char *__real_mkdtemp(char *path);
char *__wrap_mkdtemp(char *path);
char *__wrap_mkdtemp(char *path)
{
    return fails("mkdtemp") ? NULL : __real_mkdtemp(path);
}

char *__real_realpath(const char *path, char *resolved);
char *__wrap_realpath(const char *path, char *resolved);
char *__wrap_realpath(const char *path, char *resolved)
{
    return fails("realpath") ? NULL : __real_realpath(path, resolved);
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails("open") ? -1 : __real_open(path, flags, mode);
}

int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails("openat") ? -1 : __real_openat(folder, path, flags, mode);
}

long __real_syscall(long number, ...);
/* Takes six, as the function itself does, however many were given. */
__attribute__((no_sanitize_address)) long __wrap_syscall(long number, ...);
long __wrap_syscall(long number, ...)
{
    long given[6];
    va_list rest;
    va_start(rest, number);
    for (int i = 0; i < 6; i++) given[i] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_renameat2 && fails("renameat2")) return -1;
    return __real_syscall(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

/* Not the calls that memory.c makes itself. */
void *__real_lec_memory_allocate(size_t size);
void *__wrap_lec_memory_allocate(size_t size);
void *__wrap_lec_memory_allocate(size_t size)
{
    if (fails("memory")) lec_memory_ran_out();
    return __real_lec_memory_allocate(size);
}

void *__real_lec_memory_allocate_zeroed(size_t count, size_t size);
void *__wrap_lec_memory_allocate_zeroed(size_t count, size_t size);
void *__wrap_lec_memory_allocate_zeroed(size_t count, size_t size)
{
    if (fails("memory")) lec_memory_ran_out();
    return __real_lec_memory_allocate_zeroed(count, size);
}

void *__real_lec_memory_resize(void *memory, size_t size);
void *__wrap_lec_memory_resize(void *memory, size_t size);
void *__wrap_lec_memory_resize(void *memory, size_t size)
{
    if (fails("memory")) lec_memory_ran_out();
    return __real_lec_memory_resize(memory, size);
}
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */

#endif
