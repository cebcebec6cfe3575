/* SPDX-License-Identifier: GPL-3.0-or-later */
/* status.h -- how every fallible lectern function reports what went wrong.
 *
 * A function that can fail returns lec_status and takes `lec_error *error` last.
 * On failure the callee fills `error` once, where it knows most; callers only pass it on.
 * Running out of memory is not a status: see arena.h.
 */
#ifndef LEC_CORE_STATUS_H
#define LEC_CORE_STATUS_H

typedef enum {
    LEC_OK = 0,
    LEC_BAD_DATA = 1,  /* an input cannot be read or understood, or an output cannot be written */
    LEC_BAD_USAGE = 2, /* the command line asks for something impossible */
} lec_status;

typedef struct {
    char message[1024];
} lec_error;

#if defined(__GNUC__)
#define LEC_MUST_CHECK                 __attribute__((warn_unused_result))
#define LEC_PRINTF(string_at, args_at) __attribute__((format(printf, string_at, args_at)))
#else
#define LEC_MUST_CHECK
#define LEC_PRINTF(string_at, args_at)
#endif

/* Writes the message and returns `status`, so that a failure is one line:
 *     return lec_fail(error, LEC_BAD_DATA, "%s:%zu: no speaker; name one in the study file", ...);
 * A message says FILE:LINE: what is wrong; what to do. Control characters that came in with a
 * file's text are shown as '?', so that a message is always one line and never drives a terminal.
 */
lec_status lec_fail(lec_error *error, lec_status status, const char *format, ...) LEC_PRINTF(3, 4);

#endif
