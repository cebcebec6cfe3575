/* SPDX-License-Identifier: GPL-3.0-or-later
 * wordlist.h -- a short piece of text (a label, a title line) as words that can be compared.
 *
 * Not the words of a corpus (words.h): here `Secretary-General` is two words, `P.J.` is one, and
 * a word is compared without case, diacritics, dots and apostrophes, so that `NIINISTÖ` and
 * `Niinistö`, `SECRETARY-GENERAL` and `secretary general`, `M.P.` and `MP`, `STRASSE` and `Straße`
 * agree.
 */
#ifndef LEC_IO_WORDLIST_H
#define LEC_IO_WORDLIST_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"

enum { LEC_WORDLIST_MAX = 40, LEC_WORDLIST_FOLD = 640 };

typedef enum {
    LEC_SHAPE_CAPS,   /* POWELL, McCAIN, J */
    LEC_SHAPE_TITLE,  /* Powell; also scripts without case */
    LEC_SHAPE_LOWER,  /* powell */
    LEC_SHAPE_NUMBER, /* 5, 1+1 */
} lec_shape;

typedef struct {
    uint32_t start, end;     /* bytes of the text */
    uint16_t fold, fold_end; /* bytes of `folded` */
    uint8_t shape;           /* lec_shape */
    uint8_t letters;         /* how many, up to 255 */
    bool joined;             /* a hyphen, no blank, before it */
    bool dotted;             /* a full stop in it or after it: `J.`, `MR.`, `U.S.` */
    bool comma;              /* a comma before it */
    bool apart;              /* other punctuation before it: a bracket, a dash, a quotation mark */
} lec_listed_word;

typedef struct {
    const char *text;
    uint32_t count;
    bool full; /* the text has more words or letters than fit; those are left out */
    lec_listed_word words[LEC_WORDLIST_MAX];
    char folded[LEC_WORDLIST_FOLD]; /* the words, one space between two, NUL-terminated */
} lec_wordlist;

/* The words of text[start..end). */
void lec_wordlist_read(lec_wordlist *list, const char *text, uint32_t start, uint32_t end);

/* The first of them, at most `most`, which is at most LEC_WORDLIST_MAX. */
void lec_wordlist_read_first(lec_wordlist *list, const char *text, uint32_t start, uint32_t end,
                             uint32_t most);

/* Whether a word begins at text[at], and one past the word that begins there. */
bool lec_begins_word(const char *text, uint32_t at, uint32_t end);
uint32_t lec_word_end(const char *text, uint32_t at, uint32_t end);

/* `length` words from `first`, folded, with a space between two; points into the list and is not
 * NUL-terminated: its length goes to *bytes. */
const char *lec_wordlist_folded(const lec_wordlist *list, uint32_t first, uint32_t length,
                                uint32_t *bytes);

/* Where word `word` ends, with the full stop that belongs to it: `Ms.`, `U.S.`, `P.` */
uint32_t lec_wordlist_end(const lec_wordlist *list, uint32_t word);

/* Blank: spaces, tabs, no-break spaces and other space separators, zero-width ones, marks of the
 * direction of writing, soft hyphens; not line ends. */
bool lec_is_blank_character(int32_t character);
bool lec_is_line_end(int32_t character);

/* Where the line with text[at] ends, with LF or CR, not after `end`. */
uint32_t lec_line_end(const char *text, uint32_t at, uint32_t end);

/* The first byte of text[at..end) that is not blank (and, with `lines`, not a line end). */
uint32_t lec_skip_blank(const char *text, uint32_t at, uint32_t end);
uint32_t lec_skip_space(const char *text, uint32_t at, uint32_t end);
/* One past the last byte of text[start..end) that is neither blank nor a line end. */
uint32_t lec_trim_end(const char *text, uint32_t start, uint32_t end);

/* Whether a and b are within `most` insertions, deletions, changes and swaps of neighbouring bytes
 * of each other (Damerau 1964, restricted); O(length * most). */
bool lec_is_near(const char *a, uint32_t a_length, const char *b, uint32_t b_length, uint32_t most);

#endif
