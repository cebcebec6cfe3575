/* SPDX-License-Identifier: GPL-3.0-or-later */
/* readability.c -- formulas and sources are in readability.h. */
#include "analysis/measure/readability.h"

#include <math.h>

#include "analysis/measure/syllable.h"

lec_readability lec_readability_of(const lec_readability_counts *counts)
{
    lec_readability result = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, false};
    result.smog_is_short = counts->sentences < LEC_SMOG_SENTENCES;
    if (counts->words == 0 || counts->sentences == 0) return result;

    const double words = (double)counts->words, sentences = (double)counts->sentences;
    const double polysyllables = (double)counts->polysyllables;
    const double sentence_length = words / sentences;
    const double letters_per_word = (double)counts->letters / words;
    const double syllables_per_word = (double)counts->syllables / words;

    result.flesch = 206.835 - 1.015 * sentence_length - 84.6 * syllables_per_word;
    result.flesch_kincaid = 0.39 * sentence_length + 11.8 * syllables_per_word - 15.59;
    result.fog = 0.4 * (sentence_length + 100 * polysyllables / words);
    result.smog = 1.0430 * sqrt(30 * polysyllables / sentences) + 3.1291;
    result.ari = 4.71 * letters_per_word + 0.5 * sentence_length - 21.43;
    result.coleman_liau = 5.88 * letters_per_word - 29.6 / sentence_length - 15.8;
    result.lix = sentence_length + 100 * (double)counts->long_words / words;
    return result;
}

void lec_readability_add(lec_readability_counts *counts, const char *word, uint64_t times)
{
    const uint64_t letters = lec_letters(word), syllables = lec_syllables(word);
    counts->words += times;
    counts->letters += letters * times;
    counts->syllables += syllables * times;
    if (syllables >= 3) counts->polysyllables += times;
    if (letters >= 7) counts->long_words += times;
}
