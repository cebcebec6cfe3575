/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_search.h -- the search for labels while it goes on; used by the files that label.h lists
 * only. */
#ifndef LEC_IO_LABEL_SEARCH_H
#define LEC_IO_LABEL_SEARCH_H

#include "io/attribution/label.h"
#include "io/attribution/note.h"
#include "io/words/tokens.h"

enum { LEC_LABEL_LONGEST_BRACKET = 80 }; /* bytes */

enum {
    LEC_LABEL_READINGS = 3, /* of one place */
    LEC_LABEL_FORMS = LEC_LABEL_STYLES * LEC_CAPITALS,
    LEC_LABEL_SIGNATURES = LEC_LABEL_STYLES * LEC_CAPITALS * (LEC_LABEL_INSIDE + 1),
};

/* A place where a turn may begin, and what stands around it. */
typedef struct {
    lec_label label;
    uint32_t group;
    uint32_t token, token_end; /* the tokens of its name */
    uint32_t token_last;       /* the last before a comma with an office behind it */
    uint32_t functions, lower; /* how many of them are words of sentences; in lower case */
    bool ended;                /* a sentence ends before it, or nothing stands there */
    bool question;             /* that sentence asks */
    bool blank_before;         /* an empty line stands before it */
    bool before_speech;        /* the text after it looks spoken */
    bool last;                 /* nothing follows in the file */
    bool alternates;           /* the last text that recurs before it is another one */
    bool asks;                 /* a question mark stands before the next text that recurs */
    bool called;               /* a word of the name stands right before it */
    bool introduced;           /* ... or right after it */
    bool called_close;         /* ... among the last words before it */
    bool first;                /* no text that recurs stands before it */
    bool behind;               /* it begins right behind another candidate ... */
    bool repeats;              /* ... which has the same first word */
    bool colon_before;         /* what stands before it ends in a colon */
    bool note;                 /* brackets around words that notes have */
    bool wrapped;              /* it goes on in the next line */
    bool legend;               /* it stands in a list that explains labels */
} lec_label_candidate;

/* All candidates of one text and one signature (style, capitals, place). */
typedef struct {
    uint32_t key, signature;
    uint32_t count, ended;
    uint32_t before_speech, spoken, alternates, asks, called, introduced;
    uint32_t start, end; /* bytes from the first to the last of them */
} lec_label_group;

typedef struct {
    uint32_t candidates;
    uint32_t groups, recurring; /* texts; of them those that recur after the end of a sentence */
    uint32_t spoken;            /* candidates between the end of a sentence and what looks spoken */
    uint32_t once;              /* texts that stand once, so placed */
    uint32_t ended;             /* candidates of texts that recur, after the end of a sentence */
} lec_label_signature;

typedef struct {
    const lec_transcript *transcript;
    const lec_phrases *phrases;
    lec_arena *arena;
    const lec_tokens *tokens;
    uint32_t language;           /* of the transcript, as a set of lexicons */
    lec_vocabulary *texts;       /* folded naming texts; their ids are the keys */
    lec_vocabulary *title_words; /* folded, see collect_title_words() */
    lec_vocabulary *known;       /* folded names and aliases of the study */
    LEC_ARRAY(lec_label_key) keys;
    LEC_ARRAY(lec_label_candidate) candidates; /* in the order of the text */
    LEC_ARRAY(lec_label_group) groups;
    lec_vocabulary *group_names; /* key and signature as bytes; their ids are the groups */
    lec_label_signature signatures[LEC_LABEL_SIGNATURES];
    lec_label_signature styles[LEC_LABEL_STYLES]; /* the same by style alone */
    lec_label_signature forms[LEC_LABEL_FORMS];   /* ... and by style and capitals */
    uint32_t most_ended, most_of_a_form;          /* of any signature, any form */
    uint32_t first_office;                        /* form, or LEC_NONE */
    uint32_t letters[LEC_LABEL_STYLES];           /* single letters that recur */
    uint32_t paragraphs;
    LEC_ARRAY(lec_label) labels;
    LEC_ARRAY(lec_label) rejected;
    bool all_capitals;
} lec_label_search;

/* Reads what could be a label at text[at], in a line that ends at `line_end`, in up to
 * LEC_LABEL_READINGS ways; returns how many. Only shape is judged: at most 26 words and 240 bytes,
 * then a separator or the end of the line (of the last of several that are read as one). Looks at
 * no more than 500 bytes. */
uint32_t lec_label_read(const char *text, uint32_t at, uint32_t line_end,
                        lec_label readings[LEC_LABEL_READINGS]);

/* Whether the mark at text[at] (a bracket, a circle, a sign no sentence begins with) makes what
 * follows a label of its own sort; and its only reading, completing *label. Looks at no more than
 * 80 bytes. */
bool lec_label_is_marked(const char *text, uint32_t at, uint32_t line_end);
bool lec_label_read_marked(const char *text, uint32_t at, uint32_t line_end, lec_label *label);

/* --- label_marks.c: what stands around the name --------------------------------------------- */

/* One past `00:12`, `1:02:03.5`, `[00:12]` or `(00:12)` at text[at], full width too, or `at`. */
uint32_t lec_label_after_time(const char *text, uint32_t at, uint32_t end);
/* One past the marks before a name: emphasis, list marks, times (which set *timed), pictures. */
uint32_t lec_label_after_marks(const char *text, uint32_t at, uint32_t end, bool *timed);
/* One past the bracket at text[at], with one inside it if it has one; 0 when it is not closed. */
uint32_t lec_label_after_bracket(const char *text, uint32_t at, uint32_t end);
/* One past two or three apostrophes, by which a wiki emphasises, or `at`. */
uint32_t lec_label_after_quotes(const char *text, uint32_t at, uint32_t end);
/* Where a name ends without the marks that emphasise it. */
uint32_t lec_label_before_emphasis(const char *text, uint32_t start, uint32_t end);

/* Which of the LEC_LABEL_SIGNATURES forms a label has: style, capitals, place. */
uint32_t lec_label_signature_of(const lec_label *label);

/* Counts the forms of the candidates that were collected, and looks at what stands before and after
 * each. */
void lec_label_look_around(lec_label_search *state);

/* The candidates of a transcript, found and counted but not yet weighed. */
lec_label_search *lec_label_search_new(const lec_transcript *transcript, const lec_study *study,
                                       const lec_phrases *phrases, lec_arena *arena);

/* Collects the candidates with their keys, groups and signatures; O(length of the text). */
void lec_label_candidates_find(lec_label_search *state);

/* Reads labels of initials as what a list at the beginning explains; see legend.c. */
void lec_legends_find(lec_label_search *search);

/* The key of a label's naming text, which is made when it is new. */
uint32_t lec_label_key_of(lec_label_search *state, const lec_label *label);

/* Whether the candidate has several words and begins like a sentence: `On Africa`. */
bool lec_label_begins_sentence(const lec_label_search *search,
                               const lec_label_candidate *candidate);

/* Weighs every candidate and keeps the likely ones as labels, the others that a reader would ask
 * about as rejected. */
void lec_labels_decide(lec_label_search *state);

/* Sorts the labels, and drops what overlaps with the label before it. */
void lec_labels_put_in_order(lec_label_search *state);

/* Adds the labels that stand in the middle of a line, or at its beginning without their separator:
 * texts that were accepted elsewhere, after the end of a sentence. */
void lec_labels_find_inside(lec_label_search *state);

/* Where nobody who asks has a label: labels without any bytes of their own, `inferred`, where the
 * form of the paragraphs shows questions and answers; see unlabelled.c. */
void lec_labels_infer(lec_label_search *search);

/* Where `>>` begins paragraphs without a label: turns of somebody who asks or answers; see
 * changes.c. False when there are too few, or when no label is left. */
bool lec_labels_at_changes(lec_label_search *search);

/* A key of nobody, with a function only. */
uint32_t lec_add_label_key(lec_label_search *search, lec_phrase_class role, const char *text);

#endif
