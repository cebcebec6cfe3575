/* SPDX-License-Identifier: GPL-3.0-or-later
 * regular_expression.h -- a user's regular expression, by ICU, with limits: neither its compilation
 * nor a search can take all memory or time, and none of them ends the program. */
#ifndef LEC_ANALYSIS_VIEW_REGULAR_EXPRESSION_H
#define LEC_ANALYSIS_VIEW_REGULAR_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"

typedef struct lec_regular_expression lec_regular_expression;

/* The syntax is ICU's (unicode-org.github.io/icu/userguide/strings/regexp.html).
 * LEC_BAD_USAGE: not UTF-8, too long, or not an expression; the message begins with `name`, the
 * option's. Belongs to the arena and, with the text that it searches, to one thread. */
LEC_MUST_CHECK lec_status lec_regular_expression_new(const char *name, const char *expression,
                                                     lec_arena *arena, lec_regular_expression **out,
                                                     lec_error *error);

/* Searches `length` bytes of UTF-8 from now on; they must stay while it does. */
void lec_regular_expression_set_text(lec_regular_expression *regex, const char *text,
                                     size_t length);

typedef struct {
    bool found;
    size_t from, to; /* bytes of the text */
} lec_regular_match;

/* The first match that begins at byte `at` or later; `^` is the beginning of the text, wherever the
 * search begins. LEC_BAD_USAGE: the search takes more steps or memory than any sensible one. */
LEC_MUST_CHECK lec_status lec_regular_expression_find(lec_regular_expression *regex, size_t at,
                                                      lec_regular_match *out, lec_error *error);

#endif
