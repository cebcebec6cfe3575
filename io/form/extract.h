/* SPDX-License-Identifier: GPL-3.0-or-later
 * extract.h -- the text that a structured form holds, put together piece by piece.
 *
 * Captions, tables, JSON and XML hold the words between markup. An extract copies the words into
 * one text and keeps, for every piece, where it stands in the file: blocks, marks and times of a
 * lec_transcript come out right without the form reader counting bytes.
 *
 *     lec_extract *extract = lec_extract_new(arena);
 *     lec_block *block = lec_extract_begin(extract, LEC_BLOCK_PARAGRAPH);
 *     block->speaker = "Mara Quell";
 *     lec_extract_put(extract, source->text + 120, 30, 120, 7);
 *     lec_extract_end(extract);
 *     lec_extract_finish(extract, transcript);
 *
 * Blocks are separated by an empty line, so that the text can be read by a person too.
 */
#ifndef LEC_IO_EXTRACT_H
#define LEC_IO_EXTRACT_H

#include "io/form/transcript.h"
#include "io/source/lines.h"

typedef struct lec_extract lec_extract;

lec_extract *lec_extract_new(lec_arena *arena);

/* Opens a block (ending the open one) and returns it, to be described before the next call on the
 * extract: everything empty, times NaN, `blank_before` set. */
lec_block *lec_extract_begin(lec_extract *extract, lec_block_kind kind);

/* The block begun last, open or not, to be described; there must be one. */
lec_block *lec_extract_last(lec_extract *extract);

/* Appends `length` bytes that stand at byte `file` of the file, on line `line`. Bytes that are not
 * in the file as they are (a decoded entity) are given the place of what they stand for. */
void lec_extract_put(lec_extract *extract, const char *bytes, size_t length, size_t file,
                     uint32_t line);

/* The same of words parted by white space, a space for each run of it; *space_due is whether one is
 * due before the next word, from one call to the next. Without ink nothing is put, and no block
 * need be open. */
void lec_extract_put_words(lec_extract *extract, const char *text, size_t length, size_t file,
                           uint32_t line, bool *space_due);

/* Whether there is anything but white space in text[0..length). */
bool lec_has_ink(const char *text, size_t length);

/* Appends one space unless the open block is empty or ends in a space. */
void lec_extract_space(lec_extract *extract);

/* The end of the text so far: the next byte's offset. */
uint32_t lec_extract_length(const lec_extract *extract);

/* Whether nothing but spaces was put into the open block. */
bool lec_extract_is_empty(const lec_extract *extract);

/* What is put next was said at `seconds`; never less than before: a smaller value is raised. */
void lec_extract_time(lec_extract *extract, double seconds);

/* The form states when each block began and ended: what it leaves open stays unknown. */
void lec_extract_states_times(lec_extract *extract);

/* Ends the open block, if any: spaces at its end go, and an empty block disappears. */
void lec_extract_end(lec_extract *extract);

/* Fills text, marks, blocks and times of `transcript`; the other members are not touched. Blocks
 * that were given no times get those of their first and last byte, unless the form states times. */
void lec_extract_finish(lec_extract *extract, lec_transcript *transcript);

#endif
