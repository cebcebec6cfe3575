/* SPDX-License-Identifier: GPL-3.0-or-later
 * cues.h -- captions as words: cues with times to paragraphs with times, the same for every form
 * of captions.
 *
 *   lines --> cues of words --> what each cue adds to the one still shown --> paragraphs
 *
 * A cue is a piece of screen, not of speech: sentences run over cues, and rolling captions show
 * each line two or three times. So the words of all cues are read first (cues.c); what a cue
 * repeats of the cue still on the screen is left out when the whole file is seen to roll, so that a
 * true "again and again" stays (cue_rolling.c); the rest is joined into paragraphs, which end where
 * the speaker changes (`<v Name>`, `>>`, `- `, a line that looks like a label) or a sentence ends
 * before a pause (cue_paragraphs.c). Labels in the text stay in it: who speaks is for attribution
 * to say. */
#ifndef LEC_IO_CUES_H
#define LEC_IO_CUES_H

#include "core/vocabulary.h"
#include "io/form/entity.h"
#include "io/form/extract.h"
#include "io/form/transcript.h"

typedef struct {
    const char *text; /* without tags, entities decoded */
    uint32_t length;
    uint32_t id;          /* equal for equal texts */
    uint32_t place, line; /* first byte and line in the file */
    uint32_t row;         /* which line of its cue, counting those with words */
    bool opens_row;
    bool opens_speech;   /* `>>` stood before it */
    const char *speaker; /* as lec_block has it */
    double seconds;      /* of the time stamp before it, or NaN */
} lec_cue_word;

typedef struct {
    double start, end; /* seconds */
    size_t first_word; /* in the words of the file */
    size_t word_count;
    size_t repeated; /* so many of its first words are shown already */
} lec_cue;

/* Begun by lec_cues_new(); the first members are for the form to use. */
typedef struct {
    const lec_source *source;
    lec_arena *arena;
    lec_entities *entities;
    lec_extract *extract; /* for what stands before the first cue */
    uint32_t line;        /* of what is put next */
    bool any_order;       /* cues may stand in any order; else each begins after the one before */
    const char *speaker;  /* who says what is put next, as lec_block has it */

    LEC_ARRAY(lec_cue_word) words;
    LEC_ARRAY(lec_cue) cues;
    lec_vocabulary *texts;

    double stamp;            /* inner time stamp for the next word, or NaN */
    bool speech_opens;       /* `>>` for the next word */
    uint32_t row;            /* of the line being read */
    size_t row_words;        /* words before it */
    LEC_ARRAY(char) buffer;  /* the word being read */
    uint32_t buffer_place;   /* its first byte in the file */
    uint32_t buffer_line;    /* and the line of it */
    bool buffer_is_verbatim; /* it stands in the file byte by byte */
    const char *buffer_speaker;
    double buffer_stamp;
} lec_cues;

lec_cues lec_cues_new(const lec_source *source, lec_arena *arena);

/* `00:01.000`, `1:02:03,500` at *text to *seconds, *text moved behind it; seconds alone are not a
 * time in captions. */
bool lec_cue_time(const char **text, const char *end, double *seconds);

/* Begins a cue of nobody known; its times are seconds. LEC_BAD_DATA: it ends before it begins, or
 * begins before the one before it. */
LEC_MUST_CHECK lec_status lec_cues_begin(lec_cues *cues, double start, double end,
                                         lec_error *error);

/* A line of the cue's text as it stands in the file: tags, codes and entities are read. */
void lec_cues_line(lec_cues *cues, const char *text, size_t length);

/* A line that is an object of JSON with what is said and who says it, as Teams keeps cues
 * ({"speakerName": ..., "spokenText": ...}); false when it is none, and nothing is put. */
bool lec_cues_object(lec_cues *cues, const char *text, size_t length);

/* Text without markup that stands at byte `place`, white space parting words; a word goes on in
 * the next call. */
void lec_cues_text(lec_cues *cues, const char *text, size_t length, size_t place);

/* Ends the line of text that lec_cues_text() put. */
void lec_cues_end_row(lec_cues *cues);

/* Makes the transcript's text of all cues, in the order of time. LEC_BAD_DATA: no word in any. */
LEC_MUST_CHECK lec_status lec_cues_finish(lec_cues *cues, lec_transcript *transcript,
                                          lec_error *error);

/* Between the files of cues: */

/* Takes first lines that are names, in every cue, for who speaks (cue_names.c). */
void lec_cues_find_names(lec_cues *all);

/* Sets `repeated` of every cue (cue_rolling.c). */
void lec_cues_find_repeated(lec_cues *all);

/* Puts what is not repeated (cue_paragraphs.c). */
void lec_cues_put(const lec_cues *all);

#endif
