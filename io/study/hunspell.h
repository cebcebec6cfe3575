/* SPDX-License-Identifier: GPL-3.0-or-later
 * hunspell.h -- stems by a dictionary of Hunspell, whatever its encoding. */
#ifndef LEC_IO_HUNSPELL_H
#define LEC_IO_HUNSPELL_H

#include "core/arena.h"
#include "core/status.h"

typedef struct lec_hunspell lec_hunspell;

/* The dictionary of a language (en) or a region (en_US), looked for in the folders of $DICPATH and
 * in those where systems have them; of several regions the usual one (en_US, de_DE), or the first
 * by name. It is closed with the arena. LEC_BAD_DATA: there is none; the message names the package.
 */
LEC_MUST_CHECK lec_status lec_hunspell_open(const char *language, lec_arena *arena,
                                            lec_hunspell **out, lec_error *error);

/* The stems of a word of UTF-8, none if it is not in the dictionary. They belong to the arena. */
const char *const *lec_hunspell_stems(lec_hunspell *dictionary, const char *word, size_t *count,
                                      lec_arena *arena);

/* Its .aff (0) and .dic (1). */
const char *lec_hunspell_file(const lec_hunspell *dictionary, size_t which);

/* The SHA-256 of a file of any size. */
LEC_MUST_CHECK lec_status lec_hunspell_sha256(const char *file, const char **out, lec_arena *arena,
                                              lec_error *error);

#endif
