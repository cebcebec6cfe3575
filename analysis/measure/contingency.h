/* SPDX-License-Identifier: GPL-3.0-or-later
 * contingency.h -- the 2x2 table that association and keyness are measured on.
 *
 *                        second      not second
 *     first              both        first_only     first_margin
 *     not first          second_only neither
 *                        second_margin              total
 *
 * Co-occurrence: the units (sentences, turns) that hold the first concept, the second, both.
 * Collocation:   first = the tokens inside the windows around the node, second = the collocate.
 * Keyness:       first = the tokens of the target group, second = the word: see
 *                lec_contingency_of_groups(). The rate of the word in the target is then
 *                both / first_margin, and in the reference second_only / (total - first_margin).
 *
 * In the literature: O11 = both, O12 = first_only, O21 = second_only, O22 = neither, R1 and C1 the
 * two margins, N the total, E the counts expected when first and second are independent.
 * Counts are doubles, exact up to 2^53.
 */
#ifndef LEC_ANALYSIS_MEASURE_CONTINGENCY_H
#define LEC_ANALYSIS_MEASURE_CONTINGENCY_H

#include <stdbool.h>

typedef struct {
    double both, first_only, second_only, neither;
} lec_contingency;

/* From the margins, as collocation tables are usually given: f(first), f(second) and N. */
lec_contingency lec_contingency_of_margins(double both, double first, double second, double total);

/* Keyness: the word's counts in two groups of `target_size` and `reference_size` tokens. */
lec_contingency lec_contingency_of_groups(double target_count, double target_size,
                                          double reference_count, double reference_size);

/* Target and reference exchanged: the rows of the table. */
lec_contingency lec_contingency_swap_groups(const lec_contingency *table);

/* First and second exchanged: rows become columns. */
lec_contingency lec_contingency_transpose(const lec_contingency *table);

/* True if no cell is negative, infinite or NaN. Every measure of another table is NaN. */
bool lec_contingency_is_valid(const lec_contingency *table);

/* True if the table is valid and all four margins are above zero, so that association has a
 * meaning: both first and second occur, and neither occurs everywhere. */
bool lec_contingency_has_margins(const lec_contingency *table);

double lec_contingency_first(const lec_contingency *table);  /* R1 */
double lec_contingency_second(const lec_contingency *table); /* C1 */
double lec_contingency_total(const lec_contingency *table);  /* N */

/* E11 = R1 C1 / N; NaN when N is 0. */
double lec_contingency_expected(const lec_contingency *table);

/* O11 - E11 = (O11 O22 - O12 O21) / N, without the loss of digits of the subtraction: the
 * difference that all four cells share, up to its sign (- for O12 and O21). NaN when N is 0. */
double lec_contingency_difference(const lec_contingency *table);

/* G2 / 2 = sum O ln(O / E) over the four cells, 0 ln 0 = 0; never below 0, and accurate also where
 * O and E nearly agree. `difference` is lec_contingency_difference(table), or the same to more
 * digits than the cells can hold. NaN when N is 0. */
double lec_contingency_deviance(const lec_contingency *table, double difference);

#endif
