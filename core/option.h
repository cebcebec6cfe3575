/* SPDX-License-Identifier: GPL-3.0-or-later
 * option.h -- options declared as a table; parsing, help and the man page are made from it. */
#ifndef LEC_CORE_OPTION_H
#define LEC_CORE_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/status.h"

typedef enum {
    LEC_OPTION_FLAG,    /* bool; takes no value */
    LEC_OPTION_COUNT,   /* uint64_t */
    LEC_OPTION_NUMBER,  /* double */
    LEC_OPTION_TEXT,    /* const char *, any text; lists are comma-separated */
    LEC_OPTION_PATTERN, /* const char *; the caller folds it as words are folded before setting it
                         */
    /* lec_word_values: sets its `file`, which the caller reads (core/word_values.h) */
    LEC_OPTION_WORD_COUNTS, /* a frequency list */
    LEC_OPTION_WORD_VALUES, /* a lexicon */
    LEC_OPTION_MARKERS,     /* lec_marker_file: the same (core/marker_file.h) */
    LEC_OPTION_CHOICE,      /* int, an index into `choices` */
} lec_option_type;

typedef struct {
    const char *name; /* given as --name=value or --name value; {0} ends the table */
    lec_option_type type;
    size_t offset;     /* offsetof() the member it sets */
    const char *value; /* what stands for the value in the help: N, LIST, FILE; NULL for a flag */
    const char *meaning;
    double low, high;           /* COUNT, NUMBER: the values allowed; both 0 means any */
    const char *const *choices; /* CHOICE: NULL-terminated */
} lec_option;

/* The entry called `name` (of `length` bytes), or NULL. */
const lec_option *lec_option_named(const lec_option *options, const char *name, size_t length);

/* Sets one member of `settings`. A value that does not fit is LEC_BAD_USAGE and the message shows
 * the value and what would be right. TEXT keeps the pointer. */
LEC_MUST_CHECK lec_status lec_option_set(const lec_option *option, const char *value,
                                         void *settings, lec_error *error);

#endif
