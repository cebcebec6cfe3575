/* SPDX-License-Identifier: GPL-3.0-or-later
 * tokens.h -- the words of a transcript, found once: every later question about a word is asked of
 * its spelling, which is looked at once however often it occurs.
 *
 *   text  "Will Young: Why will ..."          tokens     0  5  12  16     (bytes)
 *                                             spelling   0  1  2   3
 *   spelling  0 Will   1 Young   2 Why   3 will            word  0 will  1 young  2 why  0 will
 *
 * The words are those of wordlist.h, in which labels and phrases are compared. Nothing is allocated
 * for a token but its place in two arrays.
 */
#ifndef LEC_IO_TOKENS_H
#define LEC_IO_TOKENS_H

#include "core/vocabulary.h"
#include "io/words/phrase.h"

/* A word as it is written; what is computed once for all its occurrences. */
typedef struct {
    uint32_t word;   /* id of its folded form */
    uint32_t length; /* in bytes */
    uint32_t count;  /* how often it occurs */
    uint8_t shape;   /* lec_shape */
    uint8_t letters; /* how many, up to 255 */
    uint8_t class;   /* lec_phrase_class of the word by itself */
} lec_spelling;

/* A folded word. */
typedef struct {
    uint32_t small; /* occurrences that begin with a small letter */
    uint32_t large; /* the others */
} lec_word_counts;

typedef struct {
    size_t count;
    const uint32_t *start;    /* [count] byte of the text where each token begins */
    const uint32_t *spelling; /* [count] index into `spellings` */
    const lec_spelling *spellings;
    size_t spelling_count;
    const lec_word_counts *words; /* [word_count] by lec_spelling.word */
    size_t word_count;
    const lec_vocabulary *folded; /* the folded words; their ids are lec_spelling.word */
} lec_tokens;

/* The tokens of text[0..length); O(length). */
lec_tokens *lec_tokens_read(const char *text, uint32_t length, const lec_phrases *phrases,
                            lec_arena *arena);

/* The first token that begins at text[at] or after it; `count` for none. */
size_t lec_token_at(const lec_tokens *tokens, uint32_t at);

/* What is known of token `t`. */
const lec_spelling *lec_token_spelling(const lec_tokens *tokens, size_t t);

#endif
