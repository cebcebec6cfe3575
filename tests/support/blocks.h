/* SPDX-License-Identifier: GPL-3.0-or-later
 * blocks.h -- a transcript's blocks as one line of text, to compare with what they should be. */
#ifndef LEC_TESTS_SUPPORT_BLOCKS_H
#define LEC_TESTS_SUPPORT_BLOCKS_H

#include "io/form/transcript.h"

/* Reads `text`, as if from a file with that suffix, in the form `form` (NULL: the surest) and
 * checks it with check_blocks(); a failure is a failed check. */
lec_transcript transcript_of(const char *text, const char *suffix, const char *form,
                             lec_arena *arena);

/* P:text|U:text|P+:text ... with P paragraph, H heading, F front matter, U furniture, N note;
 * + continues, _ blank before; a line end within a block is /. */
const char *blocks_of(const lec_transcript *transcript, lec_arena *arena);

/* Checks what holds for every transcript: blocks in order, without overlap, with no white space at
 * their ends, and no letter outside of them; every letter's place in the file has that letter (or
 * begins a character reference), on the right line. */
void check_blocks(const lec_source *source, const lec_transcript *transcript);

#endif
