/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrase.h -- the phrases that labels are made of (lexicon.h), found in a wordlist. */
#ifndef LEC_IO_PHRASE_H
#define LEC_IO_PHRASE_H

#include "io/words/lexicon.h"

/* How the phrases of one file are read. */
typedef struct {
    uint32_t languages;     /* those of the file: what a phrase means in them goes first */
    uint32_t own;           /* ... the one language it is known to be in, 0 for none */
    uint32_t unspaced_name; /* letters from which on a name in Han is a surname with a given name */
} lec_phrases;

/* Phrases of all languages alike; `language` (ISO 639-1, or "") says how names are written. */
lec_phrases *lec_phrases_new(lec_arena *arena, const char *language);

/* Whether the word is a whole name in Han: of two to four letters in Chinese, of three to five in
 * Japanese, whose surnames mostly have two. */
bool lec_is_whole_name(const lec_phrases *phrases, const lec_wordlist *list, uint32_t word);

/* The longest phrase that begins at word `first`: its class, one of LEC_PHRASE_OFFICE to
 * LEC_PHRASE_HEADER. What a minister is of belongs to the office. Its length in words goes to
 * *length, and, when not NULL, what it is short for (or NULL) to *full. LEC_PHRASE_NONE and 0 for
 * none. */
lec_phrase_class lec_phrase_at(const lec_phrases *phrases, const lec_wordlist *list, uint32_t first,
                               uint32_t *length, const char **full);

/* Whether the word follows a name without being its last part: Jr., III, MP. */
bool lec_is_name_suffix(const lec_wordlist *list, uint32_t word);

/* Whether the word is small between the words of an outlet or a title: of, the, de. */
bool lec_is_small_between(const lec_wordlist *list, uint32_t word);

/* Whether the class names what somebody is or does (office, spokesperson, ..., unnamed). */
bool lec_phrase_is_role(lec_phrase_class class);

#endif
