/* SPDX-License-Identifier: GPL-3.0-or-later
 * lexicon_tables.h -- what the files of io/words/lexicons are compiled to. It is done when lectern
 * is built (cmake/compile_lexicons.c): a program that starts has them as constants. A phrase has
 * one id over all languages, and its meanings lie behind each other.
 */
#ifndef LEC_IO_LEXICON_TABLES_H
#define LEC_IO_LEXICON_TABLES_H

#include "core/fixed_vocabulary.h"
#include "io/words/lexicon.h"

typedef struct {
    uint32_t phrase, full; /* in `text`; full 0: none */
    uint16_t line;
    uint8_t class, language;
    bool open;
} lec_stored_line;

typedef struct {
    size_t language_count;
    const char *codes[LEC_LANGUAGES_MAX], *names[LEC_LANGUAGES_MAX];
    const char *text; /* NUL-terminated strings, the first of them empty */
    size_t text_length;
    const lec_stored_line *lines;
    size_t line_count;
    lec_fixed_vocabulary phrases, stems; /* folded; stems: of the phrases that end in `*` */
    lec_fixed_vocabulary openers;        /* first words of phrases */
    const uint32_t *reach;               /* [openers] words of the longest phrase that begins so */
    const uint64_t *opened;              /* [openers] classes of the phrases that begin so */
    size_t longest_stem;                 /* bytes */
    const lec_meaning *meanings;
    const uint32_t *first_meaning; /* [phrases + 1] */
    const uint64_t *classes;       /* [phrases] */
    const uint8_t *stem_class;     /* [stems] lec_phrase_class */
} lec_lexicon_tables;

/* All lexicons that are built in. */
extern const lec_lexicon_tables lec_lexicon_built_in;

/* The tables of `texts`, which end in NULL; whatever lec_lexicon_check() finds is an error. */
LEC_MUST_CHECK lec_status lec_lexicon_compile(const char *const *texts, lec_arena *arena,
                                              lec_lexicon_tables *out, lec_error *error);

#endif
