/* SPDX-License-Identifier: GPL-3.0-or-later
 * passages.h -- the paragraphs of a text, as far as they show without labels who says them: what
 * sequence.h decides from. */
#ifndef LEC_IO_PASSAGES_H
#define LEC_IO_PASSAGES_H

#include "io/form/transcript.h"
#include "io/words/phrase.h"

typedef enum { LEC_MARK_PLAIN, LEC_MARK_BOLD, LEC_MARK_DASH, LEC_MARKS } lec_passage_mark;

/* A paragraph that is said: no heading, no line without a full stop. */
typedef struct {
    uint32_t block, start; /* its first byte, after a dash that begins it */
    uint32_t words, questions;
    uint8_t mark;                 /* lec_passage_mark */
    bool asks, ends_asking;       /* a question mark is in it, ends it */
    bool greets, thanks, assents; /* its first words */
    bool addresses;               /* somebody by office or courtesy, in its first words */
    bool introduces;              /* the speaker, with an outlet */
    bool interrogates;            /* holds a phrase that begins questions */
    bool calls;                   /* its end gives the floor */
    uint32_t since_question;      /* passages since one that ends in a question */
    double persons;               /* I, we, you: share of the first words */
} lec_passage;

typedef struct {
    const lec_passage *items; /* [count] in the order of the text */
    size_t count;
    uint32_t marked[LEC_MARKS],
        asking[LEC_MARKS]; /* passages so marked; of them end in a question */
    double mean_length;    /* of log(1 + words) */
    /* Share of the questions after a dash whose next passage has a dash too and does not ask: then
     * a dash stands wherever the speaker changes. */
    double dash_changes;
} lec_passages;

/* Whether all words of the block are bold. */
bool lec_is_bold_paragraph(const char *text, const lec_block *block);

/* Linear in the length of the text. */
lec_passages lec_passages_read(const lec_transcript *transcript, const lec_phrases *phrases,
                               lec_arena *arena);

#endif
