/* SPDX-License-Identifier: GPL-3.0-or-later
 * name.h -- the text of a label taken apart: office, person, outlet.
 *
 *   NATO Secretary General Mark Rutte     office `Secretary General`, name `Mark Rutte`
 *   THE VICE PRESIDENT                    office `VICE PRESIDENT`, no name
 *   Sabine Siebold, Reuters               name `Sabine Siebold`, affiliation `Reuters`
 *   JENS STOLTENBERG, NATO SECRETARY GENERAL   name and office
 *   WHITE HOUSE AIDE                      function `AIDE`, no name
 */
#ifndef LEC_IO_NAME_H
#define LEC_IO_NAME_H

#include "io/words/phrase.h"

/* Strings are "" when there is nothing; those that end in `_folded` are for comparing. */
typedef struct lec_name lec_name;
struct lec_name {
    lec_phrase_class role; /* what the label says somebody is or does, or NONE */
    const char *office;    /* the words of `role` as they stand, or what they are short for */
    const char *office_folded;
    const char *portfolio; /* an office alone with what it is of: MINISTER FOR EDUCATION */
    const char *honorific; /* MS. */
    const char *honorific_folded;
    const char *name; /* the person's name as it stands */
    const char *name_folded;
    const char *surname_folded; /* its last word */
    const char *affiliation;
    uint32_t name_words;
    bool caps;      /* all words in capitals */
    bool prefixed;  /* words before the office that do not belong to the name: an organisation */
    bool function;  /* holds a word that belongs to a sentence */
    bool lower;     /* holds a word in lower case that is neither small word nor function */
    bool headline;  /* ends in such words: CABINET PRESS CONFERENCE */
    bool header;    /* heads a line about the transcript: SUBJECT */
    bool letter;    /* is one letter: Q */
    bool numbered;  /* ends in a number: SPEAKER 3 */
    bool body_of;   /* what stands beside the name is of something, as offices are */
    bool bracketed; /* the name stood in a bracket behind a function: Q (Ann Lowe, BBC) */
    bool dotted;    /* holds an abbreviation like `U.S.` beside no more than four other letters */
    uint32_t words, letters;
    const lec_name *other; /* what stands after the comma, if it may be the name; or NULL */
};

/* Takes text[start..end) apart; [outlet_start, outlet_end) is what stood in brackets beside it. */
void lec_name_read(lec_name *name, const lec_phrases *phrases, lec_arena *arena, const char *text,
                   uint32_t start, uint32_t end, uint32_t outlet_start, uint32_t outlet_end);

/* Reads words of a script without blanks that are run together (`路透社记者`, `市长李娜`), which
 * end at `end`; false, and nothing is read, when they are none. */
bool lec_name_read_unspaced(lec_name *name, const lec_phrases *phrases, lec_arena *arena,
                            const lec_wordlist *list, uint32_t end);

/* Takes over whom text[start..end), a bracket behind a function or an office without a name, means;
 * false, and nothing is changed, when it is nobody. */
bool lec_name_read_bracket(lec_name *name, const lec_phrases *phrases, lec_arena *arena,
                           const char *text, uint32_t start, uint32_t end);

/* Whether a word is written as names are: all in capitals, or its first letter. */
bool lec_is_name_shape(const lec_listed_word *word);

/* `Anna Berg from Radio South`, `Anna Berg / Radio South`: where the name ends and the outlet
 * begins, in bytes; false where they are no such two. */
bool lec_name_before_outlet(const lec_wordlist *list, const lec_phrases *phrases,
                            uint32_t *name_end, uint32_t *outlet);

/* `Question from Anna Berg, Radio South`: the word at which the name begins, or 0. */
uint32_t lec_name_after_question(const lec_wordlist *list, const lec_phrases *phrases);

/* Whether words in brackets beside a label can be an outlet: `(Reuters)`, `(taz.de)`, but not
 * `(retranslated)`. */
bool lec_may_be_outlet(const char *text, uint32_t start, uint32_t end);

/* Whether a small word after an office begins a name (`President von der Leyen`) and not what the
 * office is of (`Präsident der Republik`). */
bool lec_begins_name(const lec_wordlist *list, uint32_t word);

/* A name in capitals as people write it: `JEAN-PIERRE` -> `Jean-Pierre`, `MCKEE` -> `McKee`. Words
 * that are not all capitals stay as they are. `language` (ISO 639-1; NULL or "": not known) tells
 * what the small letter of I is. */
const char *lec_name_usual_case(lec_arena *arena, const char *name, const char *language);

/* The nominative of the word text[start..end), if its ending is one of another case in the language
 * of the file; NULL otherwise. */
const char *lec_nominative(const lec_phrases *phrases, lec_arena *arena, const char *text,
                           uint32_t start, uint32_t end);
/* All words of a name in the nominative. */
const char *lec_name_nominative(const lec_phrases *phrases, lec_arena *arena, const char *name);

enum { LEC_INITIALS = 16 };

/* Whether a name is nothing but two or three capitals, as `AL` for Ann Lowe. */
bool lec_are_initials(const lec_name *name);

/* The first letters of a name of two or three words, folded; false when it has fewer or more. */
bool lec_initials(const lec_name *name, char initials[LEC_INITIALS]);
bool lec_initials_of(const char *name_folded, char initials[LEC_INITIALS]);

/* Text as wordlist.h compares it. */
const char *lec_folded(lec_arena *arena, const char *text);

/* Text with runs of blanks and line ends made one space. */
const char *lec_one_line(lec_arena *arena, const char *text, uint32_t start, uint32_t end);

#endif
