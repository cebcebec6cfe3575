/* SPDX-License-Identifier: GPL-3.0-or-later
 * text_buffer.h -- text that grows, for writers of files in tests. */
#ifndef LEC_TESTS_SUPPORT_TEXT_BUFFER_H
#define LEC_TESTS_SUPPORT_TEXT_BUFFER_H

#include "core/arena.h"

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(char) bytes;
} text_buffer;

void text_put(text_buffer *out, const char *text);

/* Puts to[i] in the place of the character from[i]. */
void text_put_escaped(text_buffer *out, const char *text, const char *from, const char *const *to);

void text_put_xml(text_buffer *out, const char *text);

/* All that was put; nothing can be put after it. */
const char *text_finished(text_buffer *out);

const char *text_in_capitals(const char *text, lec_arena *arena);

#endif
