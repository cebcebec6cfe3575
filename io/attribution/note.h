/* SPDX-License-Identifier: GPL-3.0-or-later
 * note.h -- what a transcript says that nobody said: stage directions and editors' brackets.
 *
 *   [inaudible]  (Laughter.)  (As interpreted.)  (Rires)  \[300\]    notes
 *   13(3)  (FOMC)  (and I mean it)                                    speech
 *   <s>30</s>                                                         speech; the tags are
 * furniture
 *
 * Square brackets are always an editor's. Round brackets are a note when they hold a known word
 * (lexicon.h), a sentence with its full stop inside, a third person's doing (`points to
 * the map`), or a paragraph of their own.
 */
#ifndef LEC_IO_NOTE_H
#define LEC_IO_NOTE_H

#include "io/form/transcript.h"
#include "io/words/wordlist.h"

typedef struct {
    uint32_t start, end;
    lec_span_kind kind; /* LEC_SPAN_NOTE, or LEC_SPAN_FURNITURE for a tag */
    const char *type;   /* inaudible, laughter, applause, delivery, interpretation, crosstalk,
                           pause, correction, other */
} lec_found_note;

typedef struct {
    const lec_found_note *items; /* [count] in the order of the text, none inside another; a note
                                    over two blocks is two */
    size_t count;
} lec_notes;

/* The type of the stage direction that the words of `list` are, or NULL: words of a class `note-`
 * of the lexicons stand at their beginning, or anywhere among four or fewer. */
const char *lec_direction_type(const lec_wordlist *list);

lec_notes lec_notes_find(const lec_transcript *transcript, lec_arena *arena);

#endif
