/* SPDX-License-Identifier: GPL-3.0-or-later
 * word_lists.h -- how the words of a corpus are shown, from how often each of their forms is there.
 */
#ifndef LEC_CORE_WORD_LISTS_H
#define LEC_CORE_WORD_LISTS_H

#include <stdint.h>

#include "core/arena.h"

/* As in core/corpus.h. */
typedef struct {
    const char *const *word_text;  /* [word_count] */
    const char *const *form_shown; /* [form_count] NULL: as its word */
    const uint32_t *form_word;     /* [form_count] */
    size_t word_count, form_count;
} lec_word_lists;

/* A word is shown as most of its tokens are written, case apart; only words that folding shows as
 * some token is not written are looked at. form_tokens[form_count]: how many tokens have a form. */
const char *const *lec_words_shown(const lec_word_lists *words, const uint32_t *form_tokens,
                                   lec_arena *arena);

#endif
