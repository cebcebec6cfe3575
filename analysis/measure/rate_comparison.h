/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_comparison.h -- keyness as a size of effect: the rate of a word in two groups.
 *
 * The table is that of lec_contingency_of_groups(): a = both times in n1 = first_margin tokens of
 * the target, b = second_only times in the n2 other tokens, the reference. For a collocate it
 * compares the tokens inside the windows with those outside. Exchanging the groups changes the
 * sign of what is called a logarithm, a difference or a z.
 * NaN, never an infinity, where a measure is undefined: always for a table that is not valid, for
 * an empty group, and for a word that is in neither group.
 */
#ifndef LEC_ANALYSIS_MEASURE_RATE_COMPARISON_H
#define LEC_ANALYSIS_MEASURE_RATE_COMPARISON_H

#include "analysis/measure/contingency.h"
#include "analysis/measure/interval.h"

/* log2((a / n1) / (b / n2)): 1 means twice as frequent in the target. Where a or b is 0,
 * `zero_prior` uses (1/2) are added to the two groups together, to each in proportion to its size,
 * so that the rates of both rise by the same and the sign stays that of a / n1 - b / n2. Hardie
 * 2014, whose 1/2 for the 0 alone turns the sign round where the groups differ in size. */
double lec_log_ratio(const lec_contingency *table, double zero_prior);

/* (a / n1) / (b / n2), without any replacement; NaN for b = 0. */
double lec_relative_risk(const lec_contingency *table);

/* 100 (a / n1 - b / n2) / (b / n2), -100 or more; NaN for b = 0. Gabrielatos & Marchi 2011. */
double lec_percent_difference(const lec_contingency *table);

/* (a / n1 - b / n2) / (a / n1 + b / n2), -1 to 1. Hofland & Johansson 1982. */
double lec_difference_coefficient(const lec_contingency *table);

/* (10^6 a / n1 + k) / (10^6 b / n2 + k): a small k favours rare words, a large one common words.
 * k > 0; also defined for a word that is in neither group. Kilgarriff 2009. */
double lec_simple_maths(const lec_contingency *table, double k);

/* The exact interval of log2 of the ratio of the two rates, at `level`, for `tests` such intervals
 * together (Bonferroni; 1 for a single one): given a + b, a is binomial with
 * tau / (1 - tau) = (rate1 n1) / (rate2 n2), and tau has the interval of Clopper & Pearson 1934,
 * (1 - level) / (2 tests) outside at either end. An end that would be infinite (low for a = 0,
 * high for b = 0) is NaN; both are where a or b is not a whole number. Fay 2010.
 * Cost: proportional to the square root of a + b up to 10^8, constant beyond. */
lec_interval lec_log_ratio_interval(const lec_contingency *table, double level, double tests);

/* The conservative log ratio: the end of that interval nearer to 0 where the word is more frequent
 * in the target (its low end, but not below 0) or less (its high end, but not above 0); 0 where the
 * interval holds 0. Defined for every word that is in a group. 0 < level < 1, tests >= 1.
 * Evert 2022, "Measuring keyness" (DH2022), doi:10.17605/OSF.IO/CY6MW; LRC in R's corpora 0.6. */
double lec_conservative_log_ratio(const lec_contingency *table, double level, double tests);

/* The prior of one word: `word` pseudo-counts in each group, of `total` over all words. Uniform:
 * {alpha, alpha * types}. Informative: {tokens * rate, tokens} with the word's rate in a large
 * background; `tokens` says how much text the background is worth. The prior decides the ranking:
 * name it wherever the result is shown. */
typedef struct {
    double word, total;
} lec_dirichlet_prior;

typedef struct {
    double log_odds; /* ln of the ratio of the odds of the word in target and reference */
    double variance;
    double z; /* log_odds / sqrt(variance) */
} lec_log_odds;

/* The log-odds ratio with a Dirichlet prior: with a' = a + word, n' = n + total,
 *   log_odds = ln(a' / (n1' - a')) - ln(b' / (n2' - b')),  variance = 1 / a' + 1 / b'.
 * All NaN unless 0 < word < total, for then everything is finite. Also defined for a word that is
 * in neither group. Monroe, Colaresi & Quinn 2008, equations 15, 20 and 22. */
lec_log_odds lec_log_odds_dirichlet(const lec_contingency *table, lec_dirichlet_prior prior);

#endif
