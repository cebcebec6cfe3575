/* SPDX-License-Identifier: GPL-3.0-or-later
 * program.h -- another program run on bytes that nobody trusts: without a shell, in a clean
 * environment, behind the sandbox, within a time. */
#ifndef LEC_CORE_PROGRAM_H
#define LEC_CORE_PROGRAM_H

#include <stddef.h>
#include <sys/types.h>

#include "core/arena.h"
#include "core/sandbox.h"
#include "core/status.h"

/* The program in the folders of PATH (absolute ones only), or NULL. */
const char *lec_program_find(const char *name, lec_arena *arena);

typedef struct {
    const char *program;    /* as lec_program_find() has it */
    char *const *arguments; /* the name first, NULL last */
    const char *input;      /* its standard input */
    size_t input_length;
    double seconds; /* it is ended when it takes longer */
} lec_program;

/* A clean environment for a program, NULL last: what says where the fonts are stays, as labels are
 * cleaned for those. `temporary`: its folder for temporary files; NULL: none is named. */
char **lec_program_environment(const char *temporary, lec_arena *arena);

typedef struct {
    int exit_status;  /* 0 done; -1: ended by a signal or for its time */
    const char *text; /* its standard output, followed by a NUL */
    size_t length;
    const char *said; /* the first line of its standard error, or "" */
} lec_program_result;

/* A program that is started and waited for by the caller. */
typedef struct {
    const char *program;
    char *const *arguments;   /* the name first, NULL last */
    char *const *environment; /* all of it; NULL last */
    int folder;               /* its current folder, a descriptor; -1: / */
    int streams[3];           /* its standard input, output and error */
    const lec_sandbox *sandbox;
    double seconds; /* of processor time */
} lec_child;

/* Starts it in a process group of its own, with no other descriptors and no signal blocked or
 * ignored. -1 and errno: it cannot be started; a program that is not there ends with 127. */
pid_t lec_child_start(const lec_child *child);

/* Runs it to its end. LEC_BAD_DATA: it cannot be started. */
LEC_MUST_CHECK lec_status lec_program_run(const lec_program *program, lec_arena *arena,
                                          lec_program_result *out, lec_error *error);

/* What the program of that name in PATH says when it is asked with these arguments (the name first,
 * NULL last) and given nothing to read; where there is none, nothing, with the exit status 127.
 * LEC_BAD_DATA: it cannot be started. */
LEC_MUST_CHECK lec_status lec_program_ask(char *const *arguments, double seconds, lec_arena *arena,
                                          lec_program_result *out, lec_error *error);

#endif
