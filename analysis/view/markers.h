/* SPDX-License-Identifier: GPL-3.0-or-later
 * markers.h -- turns of phrase in questions and answers, by patterns in files that anybody can
 read.
 *
 * The files of analysis/view/markers, one a language, are built in; a file of the user's
 (--markers)
 * takes the place of that of its language. A line is
 *
 *     # comment
 *     language en English
 *     set be = is are was were           words by one name, used as <be>
 *     declines   i/we [really] won't ..2 comment
 *     not declines   i can't tell you how much
 *
 * the name of a marker (markers.def) and a pattern; with `not` before it, what overlaps the pattern
 * is no such marker. A pattern is of words, within a sentence:
 *
 *     word       `*` in it stands for any letters, `?` for one; folded as the words of the corpus
 *     a/b/<set>  one of them          [a/b]   one of them or nothing
 *     ..3        up to three words, ... up to 255
 *     a , b      punctuation stands between them, within the sentence
 *     ^          the sentence begins here, words of the set `filler` passed over, and behind one of
 *                the set `thanks` those of the set `thanked`
 *     ^^         and it is the first of the turn, sentences of fillers alone passed over
 *     $          the sentence ends here         ?   and it ends in a question mark
 *
 * Markers of one kind do not overlap: from left to right, the longest first.
 */
#ifndef LEC_ANALYSIS_VIEW_MARKERS_H
#define LEC_ANALYSIS_VIEW_MARKERS_H

#include "analysis/analysis.h"
#include "core/marker_file.h"

typedef enum {
#define LEC_MARKER(NAME, name, side, dimension, meaning) LEC_MARKER_##NAME,
#include "analysis/view/markers.def"
#undef LEC_MARKER
    LEC_MARKER_COUNT
} lec_marker;

typedef enum { LEC_SIDE_QUESTION, LEC_SIDE_ANSWER } lec_side;

typedef struct {
    const char *name, *dimension, *meaning;
    lec_side side;
} lec_marker_info;
const lec_marker_info *lec_marker_of(lec_marker marker);

/* Patterns read from files. */
typedef struct lec_marker_patterns lec_marker_patterns;

/* Those that are built in, and instead of its language's the user's (`file->file` NULL: none).
 * LEC_BAD_DATA: FILE:LINE: an unknown name, a pattern that says nothing. */
LEC_MUST_CHECK lec_status lec_marker_patterns_read(const lec_marker_file *file, lec_arena *arena,
                                                   const lec_marker_patterns **out,
                                                   lec_error *error);

typedef struct {
    lec_marker marker;
    uint32_t token, length; /* its words */
    uint32_t sentence;
} lec_marker_hit;

/* Patterns made ready for the words of one corpus. */
typedef struct lec_marker_finder lec_marker_finder;
lec_marker_finder *lec_marker_finder_new(const lec_corpus *corpus,
                                         const lec_marker_patterns *patterns, lec_arena *arena);

/* Whether there are patterns for the language of a conference; one whose language cannot be told
 * from so few words counts as English. */
bool lec_markers_know(const lec_marker_finder *finder, uint32_t conference);

/* The markers of one side in a turn, by token, then marker; they live until the next call. */
const lec_marker_hit *lec_markers_in(lec_marker_finder *finder, uint32_t turn, lec_side side,
                                     size_t *count);

/* Whether a sentence ends in a question mark. */
bool lec_sentence_is_asked(const lec_corpus *corpus, uint32_t sentence);

/* Whether a sentence holds nothing but fillers of its language: `Okay?` */
bool lec_sentence_is_filler(const lec_marker_finder *finder, uint32_t sentence);

enum { LEC_PREFACE_WORDS = 8 };

/* The first sentence of a turn that ends in a question mark, where a statement of so many words or
 * more stands before it: a preface; LEC_NONE: there is none. */
uint32_t lec_prefaced_question(const lec_corpus *corpus, uint32_t turn);

/* Whether the last question of a turn asks for a yes or a no: of the words that ask in its last
 * sentence with a question mark, fillers alone left out, the last is a `yes-or-no`. */
bool lec_asks_yes_or_no(lec_marker_finder *finder, uint32_t turn);

/* How many questions a turn asks: of a sentence with a question mark its parts (PART), at least
 * one; of another one those that are asked without (PART_STATED). 0: nothing that can be told. */
uint32_t lec_questions_asked(lec_marker_finder *finder, uint32_t turn);

#endif
