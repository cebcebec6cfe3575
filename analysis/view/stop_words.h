/* SPDX-License-Identifier: GPL-3.0-or-later
 * stop_words.h -- English function words: articles, pronouns, prepositions, conjunctions, auxiliary
 * verbs and their contractions. A short list on purpose: no content word, no number, no `us`-like
 * word that press conferences write for a country or a month. */
#ifndef LEC_ANALYSIS_VIEW_STOP_WORDS_H
#define LEC_ANALYSIS_VIEW_STOP_WORDS_H

#include <stdbool.h>

/* Whether a folded word is an English function word; contractions count as what they contract:
 * `we've`, `don't`, `who's` are, `nato's` is not. */
bool lec_is_function_word(const char *word);

#endif
