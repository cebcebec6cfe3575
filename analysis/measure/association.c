/* SPDX-License-Identifier: GPL-3.0-or-later
 * association.c -- association of a 2x2 table.
 *
 * The difference O11 - E11 = (O11 O22 - O12 O21) / N, taken without loss of digits, is the
 * numerator of nearly every measure, so that tables near independence keep full precision. */
#include "analysis/measure/association.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>

#include "analysis/measure/saddle_point.h"

static double not_first(const lec_contingency *table)
{
    return table->second_only + table->neither;
}

static double not_second(const lec_contingency *table)
{
    return table->first_only + table->neither;
}

static bool both_occur(const lec_contingency *table)
{
    return lec_contingency_is_valid(table) && lec_contingency_first(table) > 0 &&
           lec_contingency_second(table) > 0;
}

double lec_association_sign(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    const double difference = lec_contingency_difference(table);
    return (difference > 0) - (difference < 0);
}

double lec_g2(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    return 2 * lec_contingency_deviance(table, lec_contingency_difference(table));
}

double lec_g2_2term(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    /* O ln(O / E) is the deviance plus O - E, which the two cells have with opposite signs */
    const double difference = lec_contingency_difference(table);
    const double expected_below =
        not_first(table) * lec_contingency_second(table) / lec_contingency_total(table);
    return 2 * (lec_deviance(table->both, lec_contingency_expected(table), difference) +
                lec_deviance(table->second_only, expected_below, -difference));
}

double lec_williams_q(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    const double total = lec_contingency_total(table);
    const double rows = total / lec_contingency_first(table) + total / not_first(table) - 1;
    const double columns = total / lec_contingency_second(table) + total / not_second(table) - 1;
    return 1 + rows * columns / (6 * total);
}

double lec_g2_williams(const lec_contingency *table)
{
    return lec_g2(table) / lec_williams_q(table);
}

/* x N / sqrt(R1 R2 C1 C2), which for x = O11 - E11 is phi */
static double over_margins(double x, const lec_contingency *table)
{
    return x * lec_contingency_total(table) /
           (sqrt(lec_contingency_first(table) * not_first(table)) *
            sqrt(lec_contingency_second(table) * not_second(table)));
}

double lec_phi(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    return over_margins(lec_contingency_difference(table), table);
}

double lec_chi2(const lec_contingency *table)
{
    const double phi = lec_phi(table);
    return phi * phi * lec_contingency_total(table);
}

double lec_chi2_yates(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    const double difference = fabs(lec_contingency_difference(table));
    const double phi = over_margins(fmax(0, difference - 0.5), table);
    return phi * phi * lec_contingency_total(table);
}

double lec_log10_p_chi2_1df(double statistic)
{
    if (!(statistic > 0)) return statistic == 0 ? 0 : NAN;
    /* Far out, where GSL's polynomials overflow: erfc(y) ~ exp(-y^2) (1 - 1/(2 y^2)) / (y sqrt pi)
     * with y^2 = statistic / 2 */
    const double log_p = statistic < 1e6
                             ? gsl_sf_log_erfc(sqrt(statistic / 2))
                             : -statistic / 2 - log(M_PI * statistic / 2) / 2 - 1 / statistic;
    return log_p / M_LN10;
}

double lec_bic(const lec_contingency *table)
{
    return lec_g2(table) - log(lec_contingency_total(table));
}

/* ln(O11 / E11), to full precision also where the two nearly agree */
static double log_observed_to_expected(const lec_contingency *table)
{
    const double expected = lec_contingency_expected(table);
    const double difference = lec_contingency_difference(table);
    return fabs(difference) < expected / 2 ? log1p(difference / expected)
                                           : log(table->both / expected);
}

/* log2(O11^power / E11) */
static double mutual_information(const lec_contingency *table, double power)
{
    if (!lec_contingency_has_margins(table) || table->both == 0) return NAN;
    return log_observed_to_expected(table) / M_LN2 + (power - 1) * log2(table->both);
}

double lec_pmi(const lec_contingency *table)
{
    return mutual_information(table, 1);
}

double lec_npmi(const lec_contingency *table)
{
    if (!both_occur(table)) return NAN;
    if (table->both == 0) return -1;
    const double total = lec_contingency_total(table);
    if (table->both == total) return 1;
    return log_observed_to_expected(table) / -log(table->both / total);
}

double lec_npmi_of(double both, double expected, double total)
{
    if (!(expected > 0 && total > 0)) return NAN;
    if (both == 0) return -1;
    if (both == total) return 1;
    const double difference = both - expected; /* below 1e-12: rounding */
    if (fabs(difference) < 1e-12 * expected) return 0;
    return log(both / expected) / -log(both / total);
}

double lec_mi2(const lec_contingency *table)
{
    return mutual_information(table, 2);
}

double lec_mi3(const lec_contingency *table)
{
    return mutual_information(table, 3);
}

double lec_t_score(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table) || table->both == 0) return NAN;
    return lec_contingency_difference(table) / sqrt(table->both);
}

double lec_z_score(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    return lec_contingency_difference(table) / sqrt(lec_contingency_expected(table));
}

double lec_berry_rogghe_z(const lec_contingency *table)
{
    return lec_z_score(table) / sqrt(not_second(table) / lec_contingency_total(table));
}

double lec_dice(const lec_contingency *table)
{
    const double margins = lec_contingency_first(table) + lec_contingency_second(table);
    if (!lec_contingency_is_valid(table) || margins == 0) return NAN;
    return 2 * table->both / margins;
}

double lec_log_dice(const lec_contingency *table)
{
    return table->both > 0 ? 14 + log2(lec_dice(table)) : NAN;
}

double lec_jaccard(const lec_contingency *table)
{
    const double either = table->both + table->first_only + table->second_only;
    if (!lec_contingency_is_valid(table) || either == 0) return NAN;
    return table->both / either;
}

double lec_minimum_sensitivity(const lec_contingency *table)
{
    if (!both_occur(table)) return NAN;
    return table->both / fmax(lec_contingency_first(table), lec_contingency_second(table));
}

double lec_odds_ratio(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table) || table->first_only == 0 || table->second_only == 0)
        return NAN;
    return table->both / table->first_only * (table->neither / table->second_only);
}

static lec_contingency plus_half(const lec_contingency *table)
{
    return (lec_contingency){table->both + 0.5, table->first_only + 0.5, table->second_only + 0.5,
                             table->neither + 0.5};
}

double lec_log_odds_ratio(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    const lec_contingency larger = plus_half(table);
    return log(lec_odds_ratio(&larger));
}

lec_interval lec_odds_ratio_interval(const lec_contingency *table, double level)
{
    if (!lec_contingency_has_margins(table) || !(level > 0 && level < 1))
        return (lec_interval){NAN, NAN};
    const bool has_zero = table->both == 0 || table->first_only == 0 || table->second_only == 0 ||
                          table->neither == 0;
    const lec_contingency used = has_zero ? plus_half(table) : *table;
    const double error =
        sqrt(1 / used.both + 1 / used.first_only + 1 / used.second_only + 1 / used.neither);
    const double log_ratio = log(lec_odds_ratio(&used));
    const double margin = gsl_cdf_ugaussian_Qinv((1 - level) / 2) * error;
    return (lec_interval){exp(log_ratio - margin), exp(log_ratio + margin)};
}

double lec_delta_p_forward(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return NAN;
    return lec_contingency_difference(table) / lec_contingency_first(table) *
           (lec_contingency_total(table) / not_first(table));
}

double lec_delta_p_backward(const lec_contingency *table)
{
    const lec_contingency transposed = lec_contingency_transpose(table);
    return lec_delta_p_forward(&transposed);
}
