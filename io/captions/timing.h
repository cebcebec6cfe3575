/* SPDX-License-Identifier: GPL-3.0-or-later
 * timing.h -- real seconds for the words and turns of a conference, from timed captions of it.
 *
 *   captions --form--> lec_transcript --lec_caption_words_read--> words with times
 *   corpus  + words with times  --lec_timing_of--> seconds of tokens and turns, differences
 */
#ifndef LEC_IO_TIMING_H
#define LEC_IO_TIMING_H

#include "io/captions/align.h"
#include "io/form/transcript.h"
#include "io/words/words.h"

/* What the captions show as said, word by word. */
typedef struct {
    const char *const *words; /* [count] folded as in a corpus */
    const uint32_t *line;     /* [count] in the captions' file */
    size_t count;
    const lec_timed_words *cues; /* [cue_count] every word is in one: a cue's words, or one word */
    size_t cue_count;
    double resolution; /* median length of a cue in seconds */
} lec_caption_words;

/* The words of a transcript that has times (captions, or a table or TEI with times). Which of its
 * words were spoken is for `attribution` to say; when that is NULL (captions without any speaker
 * cannot be attributed) all paragraphs are, except what stands in square or round brackets.
 * LEC_BAD_DATA: `file` has no times, or no words. */
LEC_MUST_CHECK lec_status lec_caption_words_read(const lec_transcript *captions,
                                                 const lec_attribution *attribution,
                                                 const char *file, lec_words *words,
                                                 lec_arena *arena, lec_caption_words *out,
                                                 lec_error *error);

/* One conference timed by its captions. Tokens and turns are counted from the conference's first.
 * In `matches` and `differences` "first" is the official text and "second" the captions: a
 * difference with words on the first side only is what was added to what was said; on the second
 * side only, what was left out. */
typedef struct {
    lec_matches matches;
    lec_differences differences;
    lec_align_quality quality;
    const double *token_start, *token_end; /* seconds, NaN where not known (see align.h) */
    /* from the first word's start to the last word's end; NaN for a turn without words or whose
     * first or last word has no time */
    const double *turn_start, *turn_end;
} lec_timing;

/* `conference` is its index in the corpus.
 * How long letters, words, ends of sentences and ends of turns last is measured: the lengths of
 * the cues that begin and end with a matched word are regressed on these four counts, none of them
 * below 0. So a pause within a cue goes to the border of sentences or turns where it was made.
 * With fewer than 20 such cues 150 words of five letters a minute, 0.5 s after a sentence and 1 s
 * after a turn are taken (pauses are mostly of 0.2 to 1 s: Campione & Veronis 2002). */
lec_timing lec_timing_of(const lec_corpus *corpus, uint32_t conference,
                         const lec_caption_words *captions, lec_arena *arena);

#endif
