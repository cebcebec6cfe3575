/* SPDX-License-Identifier: GPL-3.0-or-later
 * praat.h -- the text files of Praat, long or short, as Praat itself reads them: only free-standing
 * numbers, texts in double quotes and flags in angle brackets count; all else (`xmin =`,
 * `intervals [3]:`) is decoration. */
#ifndef LEC_IO_PRAAT_H
#define LEC_IO_PRAAT_H

#include "io/source/source.h"

typedef enum { LEC_PRAAT_NUMBER, LEC_PRAAT_TEXT, LEC_PRAAT_FLAG, LEC_PRAAT_END } lec_praat_kind;

typedef struct {
    lec_praat_kind kind;
    double number;
    const char *text; /* within the quotation marks; doubled ones are still so */
    size_t length;
} lec_praat_token;

typedef struct {
    const lec_source *source;
    size_t at;
} lec_praat;

/* The next token that is not decoration. */
lec_praat_token lec_praat_next(lec_praat *praat);

/* Its text, with doubled quotation marks made single. */
char *lec_praat_text(const lec_praat_token *token, lec_arena *arena);

/* Whether the source is such a file. */
bool lec_is_praat(const lec_source *source);

#endif
