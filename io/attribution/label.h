/* SPDX-License-Identifier: GPL-3.0-or-later
 * label.h -- the texts that name who speaks next.
 *
 *   label_read.c        what could be a label at a place, by its shape alone
 *   label_candidates.c  every place where a turn may begin; what recurs; the file's signatures
 *   label_features.c    what speaks for and against each, in numbers (label_features.def)
 *   label_decide.c      their weighted sum as a probability (label_weights.def), and the choice
 *   label_inside.c      accepted labels come again without their separator or in mid-line
 *   unlabelled.c        questions that the form of the paragraphs shows
 *
 * No single line shows whether `Climate change:` is a label, but a file in which fifty lines begin
 * `THE PRESIDENT:` and none other `Climate change:` does. So nothing is thrown away by a word or an
 * odd character; what speaks against a candidate is weighed with what speaks for it.
 */
#ifndef LEC_IO_LABEL_H
#define LEC_IO_LABEL_H

#include "core/vocabulary.h"
#include "io/attribution/name.h"
#include "io/form/transcript.h"

typedef enum {
    LEC_LABEL_COLON,     /* NAME: text */
    LEC_LABEL_STOP,      /* CHAIR POWELL. text */
    LEC_LABEL_STOP_DASH, /* Sra. Portavoz.- text */
    LEC_LABEL_DASH,      /* R. - text, Ann Lowe -- text */
    LEC_LABEL_BAR,       /* Ann Lowe | text */
    LEC_LABEL_WIDE,      /* Q    text; columns */
    LEC_LABEL_BRACKET,   /* [Name] text, <Name> text */
    LEC_LABEL_OWN,       /* a line of its own */
    LEC_LABEL_BARE,      /* an accepted label with nothing between it and the text */
    LEC_LABEL_STYLES,
} lec_label_style;

typedef enum {
    LEC_LABEL_AT_BLOCK,
    LEC_LABEL_AT_LINE, /* a later line of a block */
    LEC_LABEL_INSIDE,  /* in the middle of a line */
    LEC_LABEL_PLACES,
} lec_label_place;

typedef enum {
    LEC_CAPITALS_ALL,   /* CHAIR POWELL, MR. O'BRIEN */
    LEC_CAPITALS_NAME,  /* The CHAIRMAN, Mr. TRANT: only the name */
    LEC_CAPITALS_TITLE, /* Chair Powell, Angela de Sousa */
    LEC_CAPITALS_LOWER, /* holds words in lower case that are no particles */
    LEC_CAPITALS,
} lec_label_capitals;

enum { LEC_LABEL_TERMS = 3 };

typedef struct {
    uint32_t start, end;               /* all that is not speech: marks, times, separator, blanks */
    uint32_t name_start, name_end;     /* the naming text */
    uint32_t outlet_start, outlet_end; /* what stands in brackets beside it; equal: nothing */
    uint32_t block;
    uint32_t key;
    uint8_t style;           /* lec_label_style */
    uint8_t place;           /* lec_label_place */
    bool small;              /* begins with a small letter: only a label if it is one elsewhere */
    bool odd;                /* begins with a mark like a backtick: only recurrence can show it */
    bool inferred;           /* no text names a speaker: the form of the paragraph does */
    float role_probability;  /* inferred: that its words are said in the role it stands for */
    bool bold, timed, loose; /* loose: `;` where `:` was meant, or Q with a single blank */
    uint8_t capitals;        /* lec_label_capitals */
    uint8_t marks;           /* characters that no name holds */
    uint8_t stops;           /* full stops inside it that are not known as those of short forms */
    float probability;       /* that a turn begins here, see label_decide.c */
    uint8_t terms[LEC_LABEL_TERMS]; /* accepted: the features that spoke most for it; rejected:
                                       against it; see lec_label_term() */
} lec_label;

typedef struct {
    lec_name name;
    const char *text;                     /* as it stands at its first place */
    uint32_t count[LEC_LABEL_STYLES];     /* candidates */
    uint32_t accepted[LEC_LABEL_STYLES];  /* of them labels */
    uint32_t bold, timed, outlets, first; /* first: index among the candidates */
    uint32_t before_speech;               /* OWN: the next line looks like speech */
    bool known;                           /* the study names it */
    bool odd;                             /* see lec_label.odd */
    bool in_title;                        /* the surname stands in a title or by-line */
} lec_label_key;

typedef struct {
    const lec_label *labels; /* [label_count] accepted, in the order of the text */
    size_t label_count;
    const lec_label *rejected; /* [rejected_count] no labels, but recurring or at a line's start and
                                  label-like; with their probability and terms */
    size_t rejected_count;
    lec_label_key *keys; /* [key_count] by lec_label.key */
    size_t key_count;
    const lec_phrases *phrases;
    bool all_capitals; /* the whole text is in capitals, so that they show nothing */
} lec_labels;

/* Finds the labels of a transcript; labels the study lists as aliases are always labels. */
lec_labels *lec_labels_find(const lec_transcript *transcript, const lec_study *study,
                            const lec_phrases *phrases, lec_arena *arena);

/* What a term of a label says, as the end of a sentence: `holds words of a sentence`. */
const char *lec_label_term(uint8_t term);

/* Whether the text before text[at] (not before `start`) ends a sentence or an interrupted one. */
bool lec_ends_saying(const char *text, uint32_t start, uint32_t at);

#endif
