/* SPDX-License-Identifier: GPL-3.0-or-later
 * association.h -- how strongly first and second of a 2x2 table go together.
 *
 * Every function takes the table of contingency.h and returns NaN, never an infinity, where the
 * measure is undefined: always for a table that is not valid, and, unless said otherwise, when a
 * margin is 0 (first or second never occurs, or occurs everywhere). Symbols as in contingency.h:
 * O11 = both ..., R1, C1 the margins of first and second, N the total, E = R C / N.
 * Test statistics are 0 or more; the direction is lec_association_sign(), a number of its own.
 * The rates of a word in two groups are compared in rate_comparison.h, exact tests are in
 * hypergeometric.h; association_measures.h lists them all by name.
 */
#ifndef LEC_ANALYSIS_MEASURE_ASSOCIATION_H
#define LEC_ANALYSIS_MEASURE_ASSOCIATION_H

#include "analysis/measure/contingency.h"
#include "analysis/measure/interval.h"

/* 1 where O11 > E11 (attraction), -1 where O11 < E11, 0 where they are equal. */
double lec_association_sign(const lec_contingency *table);

/* G2 = 2 sum O ln(O / E) over all four cells, 0 ln 0 = 0; no correction. Dunning 1993. */
double lec_g2(const lec_contingency *table);

/* The same over the cells O11 and O21 only, as in some keyness tools: a little smaller, and not
 * distributed as chi-squared. Rayson & Garside 2000. */
double lec_g2_2term(const lec_contingency *table);

/* Williams's q = 1 + (N/R1 + N/R2 - 1) (N/C1 + N/C2 - 1) / (6 N), by which G2 or chi-squared is
 * divided to come nearer to its distribution. Williams 1976. */
double lec_williams_q(const lec_contingency *table);
double lec_g2_williams(const lec_contingency *table); /* G2 / q */

/* N (O11 O22 - O12 O21)^2 / (R1 R2 C1 C2). Pearson 1900. */
double lec_chi2(const lec_contingency *table);

/* sum (|O - E| - min(1/2, |O - E|))^2 / E: the correction of Yates 1934, never beyond |O - E|, the
 * rule of R's chisq.test. */
double lec_chi2_yates(const lec_contingency *table);

/* log10 of the upper tail of chi-squared with one degree of freedom: ln erfc(sqrt(x / 2)) / ln 10.
 * Between -infinity (not reached) and 0; relative error below 1e-12 where p itself has underflowed.
 * NaN for a negative or missing statistic. */
double lec_log10_p_chi2_1df(double statistic);

/* G2 - ln N: evidence against independence; 0-2 weak, 2-6 positive, 6-10 strong, more very strong,
 * below 0 in favour of independence. Schwarz 1978; Wilson 2013 for keyness. */
double lec_bic(const lec_contingency *table);

/* log2(O11 / E11), pointwise mutual information; NaN for O11 = 0. Church & Hanks 1990. */
double lec_pmi(const lec_contingency *table);

/* PMI / -log2(O11 / N), from -1 (never together; so for O11 = 0) over 0 (independent) to 1 (only
 * together). Bouma 2009. A first and second that are everywhere (O11 = N) go only together: 1; NaN
 * when first or second never occurs. */
double lec_npmi(const lec_contingency *table);

/* The same for `both` of `total` units where `expected` are expected by another rule than
 * independence of the margins: -1 for both = 0, 1 for both = total; NaN for nothing expected. */
double lec_npmi_of(double both, double expected, double total);

/* log2(O11^2 / E11) and log2(O11^3 / E11); NaN for O11 = 0. Daille 1994. */
double lec_mi2(const lec_contingency *table);
double lec_mi3(const lec_contingency *table);

/* (O11 - E11) / sqrt(O11); NaN for O11 = 0. A ranking only: it is no Student's t and has no p.
 * Church, Gale, Hanks & Hindle 1991. */
double lec_t_score(const lec_contingency *table);

/* (O11 - E11) / sqrt(E11), the Pearson residual. Dennis 1965; Evert 2008. */
double lec_z_score(const lec_contingency *table);

/* (O11 - E11) / sqrt(E11 (1 - p)), p = C1 / N. On the table of the tokens inside and outside the
 * windows, node tokens left out, E11 = f(collocate) / (N - f(node)) times the tokens in the
 * windows: her formula, with the size of the windows counted instead of f(node) times the span.
 * Berry-Rogghe 1973. */
double lec_berry_rogghe_z(const lec_contingency *table);

/* 2 O11 / (R1 + C1), 0 to 1; NaN when neither first nor second occurs. Dice 1945. */
double lec_dice(const lec_contingency *table);

/* 14 + log2 Dice, 14 at most; NaN for O11 = 0. Rychly 2008. */
double lec_log_dice(const lec_contingency *table);

/* O11 / (O11 + O12 + O21), 0 to 1; NaN when neither first nor second occurs. Jaccard 1912. */
double lec_jaccard(const lec_contingency *table);

/* min(O11 / R1, O11 / C1), 0 to 1; NaN when first or second never occurs. Pedersen 1998. */
double lec_minimum_sensitivity(const lec_contingency *table);

/* (O11 O22 - O12 O21) / sqrt(R1 R2 C1 C2), -1 to 1; phi^2 = chi2 / N. Yule 1912. */
double lec_phi(const lec_contingency *table);

/* O11 O22 / (O12 O21); NaN for O12 = 0 or O21 = 0, where it would be infinite. */
double lec_odds_ratio(const lec_contingency *table);

/* The natural logarithm of the odds ratio with 1/2 added to all four cells, defined for every table
 * with margins. Haldane 1956. */
double lec_log_odds_ratio(const lec_contingency *table);

/* exp(ln(odds ratio) -+ z sqrt(1/O11 + 1/O12 + 1/O21 + 1/O22)) at `level` (0.95). Woolf 1955.
 * When a cell is 0, for ratio and interval 1/2 is added to all four (Haldane 1956): such an
 * interval need not hold an odds ratio of 0. Both NaN unless 0 < level < 1. */
lec_interval lec_odds_ratio_interval(const lec_contingency *table, double level);

/* P(second | first) - P(second | not first) = O11 / R1 - O21 / R2, -1 to 1. Also written dP(2|1).
 * Allan 1980; Gries 2013. */
double lec_delta_p_forward(const lec_contingency *table);

/* P(first | second) - P(first | not second) = O11 / C1 - O12 / C2, -1 to 1; dP(1|2). */
double lec_delta_p_backward(const lec_contingency *table);

#endif
