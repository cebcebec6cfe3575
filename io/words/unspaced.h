/* SPDX-License-Identifier: GPL-3.0-or-later
 * unspaced.h -- words of scripts that are written without blanks (kana, Han), taken apart by the
 * phrases of the lexicons: `新华社专访外交部发言人赵晨` is 新华社, 专访, 外交部发言人, 赵晨. */
#ifndef LEC_IO_UNSPACED_H
#define LEC_IO_UNSPACED_H

#include "io/words/lexicon.h"

/* Whether the letter at text[at] is of such a script. */
bool lec_is_unspaced(const char *text, uint32_t at, uint32_t end);

/* Characters of text[start..end) when all of them are Han (or the marks of iteration and the small
 * ke that stand in names: 佐々木, 金ヶ崎); 0 otherwise. */
uint32_t lec_han_letters(const char *text, uint32_t start, uint32_t end);

/* The class of the office (LEC_PHRASE_OFFICE or LEC_PHRASE_SPOKES) of two characters or more with
 * which a folded word of such a script ends, as 渔业部长 does, or LEC_PHRASE_NONE. A word that is
 * a phrase itself has none. */
lec_phrase_class lec_office_at_end(const char *folded, uint32_t bytes);

/* Where the name begins in a word of such a script that is an office with a name of one to four
 * letters behind it (市长李娜), in bytes from its beginning; 0 when it is none. */
uint32_t lec_name_after_office(const char *word, uint32_t bytes);

/* A copy of text[start..end) with a blank on either side of every phrase of two characters or more
 * that says what somebody is or does, of what kind the conference is or who talks to whom. */
const char *lec_spaced_out(lec_arena *arena, const char *text, uint32_t start, uint32_t end);

#endif
