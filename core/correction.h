/* SPDX-License-Identifier: GPL-3.0-or-later
 * correction.h -- what a person says of single turns, after having read them.
 *
 * `lectern turns --text` writes a row a turn, `lectern export` a stretch of a tier; edited, they
 * come back (io/study/corrections.h). What a row is about is known by the SHA-256 of the file and
 * the first byte of the turn or, where there is no such turn, by its first line and first five
 * words; never by a turn's number, which changes when turns before it do. */
#ifndef LEC_CORE_CORRECTION_H
#define LEC_CORE_CORRECTION_H

#include <stddef.h>
#include <stdint.h>

#include "core/corpus.h"

typedef enum {
    LEC_CORRECTION_CHANGE, /* of speaker, role, affiliation; of nothing where they are as they are
                            */
    LEC_CORRECTION_MERGE,  /* the turn belongs to the turn before it */
    LEC_CORRECTION_SPLIT,  /* a turn begins at `first_line`, inside the one that is there */
} lec_correction_action;

typedef struct {
    const char *sha256;      /* of the file; "" any */
    uint32_t first_byte;     /* of the turn's words in the file as UTF-8; LEC_NONE: not given */
    uint32_t first_line;     /* 0: not given */
    const char *first_words; /* "" not given */
    const char *text;        /* NULL: not given; it changes nothing */
    const char *speaker, *affiliation; /* NULL: not said; "": nobody, none */
    lec_role role;                     /* LEC_ROLE_COUNT: not said */
    lec_correction_action action;
    const char *file; /* of corrections, and the line of the row in it */
    uint32_t line;
} lec_correction;

typedef struct {
    const char *file, *sha256;
} lec_corrections_file;

typedef struct {
    const lec_correction *items; /* [count] in the order of the files */
    size_t count;
    const lec_corrections_file *files; /* [file_count] */
    size_t file_count;
} lec_corrections;

#endif
