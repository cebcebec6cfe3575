/* SPDX-License-Identifier: GPL-3.0-or-later
 * talk.h -- who speaks in a text, for tests that have the right turns by hand. */
#ifndef LEC_TESTS_SUPPORT_TALK_H
#define LEC_TESTS_SUPPORT_TALK_H

#include <stddef.h>

#include "core/arena.h"

/* A talk of five turns, English, whose two speakers are named as each case says. */
typedef struct {
    const char *what, *front;       /* stands before the talk */
    const char *answers, *asks;     /* the labels, with what parts them from the text */
    const char *answering, *asking; /* `role:speaker` of both, as a reader has them */
} talk_shape;

void check_talks(const talk_shape *shapes, size_t count, const char *suffix);

typedef struct {
    const char *what, *text, *turns; /* `role:speaker` of all turns, parted by | */
} talk_case;

void check_turns(const talk_case *cases, size_t count, const char *suffix);

/* The turns of a text so, or what is said of it. */
const char *talk_turns(const char *text, const char *suffix, lec_arena *arena);

#endif
