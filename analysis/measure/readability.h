/* SPDX-License-Identifier: GPL-3.0-or-later */
/* readability.h -- readability formulas for English, from counts.
 *
 * They were fitted to written prose; a transcript's sentences are the transcriber's. Syllables
 * (syllable.h) make most of the error; ari, coleman_liau and lix do without them.
 */
#ifndef LEC_ANALYSIS_MEASURE_READABILITY_H
#define LEC_ANALYSIS_MEASURE_READABILITY_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t sentences, words;
    uint64_t letters;       /* letters and digits of the words */
    uint64_t syllables;     /* of the words */
    uint64_t polysyllables; /* words of 3 syllables or more */
    uint64_t long_words;    /* words of 7 letters or more */
} lec_readability_counts;

/* SMOG is defined on 30 sentences. */
enum { LEC_SMOG_SENTENCES = 30 };

/* Grades are years of schooling in the USA. W words, S sentences, Y syllables, C letters and
 * digits, P polysyllables, L long words. All NaN without words or without sentences. */
typedef struct {
    /* 206.835 - 1.015 W/S - 84.6 Y/W; about 0 (hard) .. 100 (easy). Flesch 1948 */
    double flesch;
    /* grade .39 W/S + 11.8 Y/W - 15.59. Kincaid et al. 1975 */
    double flesch_kincaid;
    /* grade .4 (W/S + 100 P/W); all polysyllables count: Gunning 1952 leaves out proper nouns,
     * compounds and words that reach three syllables by -es, -ed, -ing */
    double fog;
    /* grade 1.0430 sqrt(30 P/S) + 3.1291. McLaughlin 1969 */
    double smog;
    /* grade 4.71 C/W + .5 W/S - 21.43. Smith & Senter 1967 */
    double ari;
    /* grade .0588 (letters per 100 words) - .296 (sentences per 100 words) - 15.8. Coleman & Liau
     * 1975, in the rounded form that is in use */
    double coleman_liau;
    /* W/S + 100 L/W; about 20 (easy) .. 60 (hard). Bjornsson 1968 */
    double lix;
    bool smog_is_short; /* fewer than 30 sentences: smog is an extrapolation */
} lec_readability;

lec_readability lec_readability_of(const lec_readability_counts *counts);

/* Adds one word, as UTF-8 text, that occurs `times` times. */
void lec_readability_add(lec_readability_counts *counts, const char *word, uint64_t times);

#endif
