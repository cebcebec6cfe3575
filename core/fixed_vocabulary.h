/* SPDX-License-Identifier: GPL-3.0-or-later
 * fixed_vocabulary.h -- a vocabulary (vocabulary.h) that is complete: tables of numbers and one
 * text, which a program can have as constants.
 */
#ifndef LEC_CORE_FIXED_VOCABULARY_H
#define LEC_CORE_FIXED_VOCABULARY_H

#include "core/vocabulary.h"

typedef struct {
    uint32_t count, mask;
    const char *text;       /* all strings, behind each other */
    const uint32_t *places; /* [count + 1] where each begins */
    const uint32_t *hashes; /* [count] */
    const uint32_t *slots;  /* [mask + 1] id + 1, at most half of them; 0: empty */
} lec_fixed_vocabulary;

/* The strings of `from`, in which no byte is 0, with their ids; less than 4 GB in all. */
lec_fixed_vocabulary lec_fixed_vocabulary_of(const lec_vocabulary *from, lec_arena *arena);

/* Whether the string is known; its id goes to *id. */
bool lec_fixed_vocabulary_find(const lec_fixed_vocabulary *in, const char *text, size_t length,
                               uint32_t *id);

#endif
