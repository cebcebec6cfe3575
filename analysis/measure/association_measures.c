/* SPDX-License-Identifier: GPL-3.0-or-later
 * association_measures.c -- the list of measures on a 2x2 table. */
#include "analysis/measure/association_measures.h"

#include <math.h>
#include <string.h>

#include "analysis/measure/association.h"
#include "analysis/measure/hypergeometric.h"
#include "analysis/measure/rate_comparison.h"

const lec_association_settings lec_association_defaults = {0.95, 1, 1, 500, 0.5};

static double expected(const lec_contingency *table)
{
    return lec_contingency_is_valid(table) ? lec_contingency_expected(table) : NAN;
}

static double g2_log10_p(const lec_contingency *table)
{
    return lec_log10_p_chi2_1df(lec_g2(table));
}

static double g2_williams_log10_p(const lec_contingency *table)
{
    return lec_log10_p_chi2_1df(lec_g2_williams(table));
}

static double chi2_log10_p(const lec_contingency *table)
{
    return lec_log10_p_chi2_1df(lec_chi2(table));
}

static double chi2_yates_log10_p(const lec_contingency *table)
{
    return lec_log10_p_chi2_1df(lec_chi2_yates(table));
}

static double odds_ratio_low(const lec_contingency *table, const lec_association_settings *settings)
{
    return lec_odds_ratio_interval(table, settings->level).low;
}

static double odds_ratio_high(const lec_contingency *table,
                              const lec_association_settings *settings)
{
    return lec_odds_ratio_interval(table, settings->level).high;
}

static double log_ratio_conservative(const lec_contingency *table,
                                     const lec_association_settings *settings)
{
    return lec_conservative_log_ratio(table, settings->level, settings->tests);
}

static double log_ratio(const lec_contingency *table, const lec_association_settings *settings)
{
    return lec_log_ratio(table, settings->zero_prior);
}

static double simple_maths(const lec_contingency *table, const lec_association_settings *settings)
{
    return lec_simple_maths(table, settings->simple_maths);
}

static double log_odds_z(const lec_contingency *table, const lec_association_settings *settings)
{
    const double rate = lec_contingency_second(table) / lec_contingency_total(table);
    const lec_dirichlet_prior prior = {settings->prior_tokens * rate, settings->prior_tokens};
    return lec_log_odds_dirichlet(table, prior).z;
}

#define MEASURE(name, meaning, unit, formula, source, function)                                    \
    {                                                                                              \
        {name, LEC_NUMBER, meaning, unit, formula, source}, function, NULL                         \
    }
#define MEASURE_WITH_SETTINGS(name, meaning, unit, formula, source, function)                      \
    {                                                                                              \
        {name, LEC_NUMBER, meaning, unit, formula, source}, NULL, function                         \
    }

const lec_association_measure lec_association_measures[] = {
    MEASURE("expected", "count expected if first and second were independent; 0 or more", "count",
            "R1 C1 / N", NULL, expected),
    MEASURE("sign", "1 more often together than expected, -1 less often, 0 as expected", NULL,
            "sign(O11 - E11)", NULL, lec_association_sign),
    MEASURE("g2", "log-likelihood ratio of all four cells, without correction; 0 or more", NULL,
            "2 sum O ln(O / E)", "Dunning 1993", lec_g2),
    MEASURE("log10_p", "log10 of the p-value of g2; 0 or less", NULL,
            "log10 P(chi-squared, 1 df >= g2)", "Dunning 1993", g2_log10_p),
    MEASURE("g2_2term", "log-likelihood over the two cells of the word only; 0 or more", NULL,
            "2 (O11 ln(O11 / E11) + O21 ln(O21 / E21))", "Rayson & Garside 2000", lec_g2_2term),
    MEASURE("g2_williams", "g2 with the correction of Williams; 0 or more", NULL,
            "g2 / (1 + (N/R1 + N/R2 - 1) (N/C1 + N/C2 - 1) / (6 N))", "Williams 1976",
            lec_g2_williams),
    MEASURE("g2_williams_log10_p", "log10 of the p-value of g2_williams; 0 or less", NULL,
            "log10 P(chi-squared, 1 df >= g2_williams)", "Williams 1976", g2_williams_log10_p),
    MEASURE("chi2", "Pearson's chi-squared, without correction; 0 or more", NULL,
            "sum (O - E)^2 / E", "Pearson 1900", lec_chi2),
    MEASURE("chi2_log10_p", "log10 of the p-value of chi2; 0 or less", NULL,
            "log10 P(chi-squared, 1 df >= chi2)", "Pearson 1900", chi2_log10_p),
    MEASURE("chi2_yates", "chi-squared with the continuity correction of Yates; 0 or more", NULL,
            "sum (|O - E| - min(1/2, |O - E|))^2 / E", "Yates 1934", lec_chi2_yates),
    MEASURE("chi2_yates_log10_p", "log10 of the p-value of chi2_yates; 0 or less", NULL,
            "log10 P(chi-squared, 1 df >= chi2_yates)", "Yates 1934", chi2_yates_log10_p),
    MEASURE("fisher_log10_p", "log10 of the exact p-value of attraction; 0 or less", NULL,
            "log10 P(X >= O11), X hypergeometric", "Fisher 1935", lec_fisher_greater_log10_p),
    MEASURE("fisher_less_log10_p", "log10 of the exact p-value of repulsion; 0 or less", NULL,
            "log10 P(X <= O11), X hypergeometric", "Fisher 1935", lec_fisher_less_log10_p),
    MEASURE("fisher_two_sided_log10_p",
            "log10 of the exact p-value of all tables as improbable as this one; 0 or less", NULL,
            "log10 sum of P(X = k) over P(X = k) <= P(X = O11) (1 + 1e-7)", "Fisher 1935",
            lec_fisher_two_sided_log10_p),
    MEASURE("specificity", "exact p-value as an exponent of ten, positive where over-represented",
            NULL, "-log10 P(X >= O11) if O11 >= E11, else log10 P(X <= O11)", "Lafon 1980",
            lec_specificity),
    MEASURE("bic", "evidence for an association; 2-6 positive, 6-10 strong, over 10 very strong",
            NULL, "g2 - ln N", "Wilson 2013", lec_bic),
    MEASURE("pmi", "pointwise mutual information; 0 if independent", "bits", "log2(O11 / E11)",
            "Church & Hanks 1990", lec_pmi),
    MEASURE("npmi", "normalised pmi; -1 never together, 0 independent, 1 only together", NULL,
            "pmi / -log2(O11 / N)", "Bouma 2009", lec_npmi),
    MEASURE("mi2", "mutual information with the square of the count", "bits", "log2(O11^2 / E11)",
            "Daille 1994", lec_mi2),
    MEASURE("mi3", "mutual information with the cube of the count", "bits", "log2(O11^3 / E11)",
            "Daille 1994", lec_mi3),
    MEASURE("t_score", "for ranking; not a Student's t", NULL, "(O11 - E11) / sqrt(O11)",
            "Church et al. 1991", lec_t_score),
    MEASURE("z_score", "Pearson residual; 0 if independent", NULL, "(O11 - E11) / sqrt(E11)",
            "Dennis 1965", lec_z_score),
    MEASURE("berry_rogghe_z", "z-score with the binomial variance; 0 if independent", NULL,
            "(O11 - E11) / sqrt(E11 (1 - C1 / N))", "Berry-Rogghe 1973", lec_berry_rogghe_z),
    MEASURE("dice", "share of their occurrences that first and second have in common; 0 to 1", NULL,
            "2 O11 / (R1 + C1)", "Dice 1945", lec_dice),
    MEASURE("log_dice", "Dice on a scale whose maximum is 14; a step of 1 halves it", NULL,
            "14 + log2(dice)", "Rychly 2008", lec_log_dice),
    MEASURE("jaccard", "units with both among the units with either; 0 to 1", NULL,
            "O11 / (O11 + O12 + O21)", "Jaccard 1912", lec_jaccard),
    MEASURE("minimum_sensitivity", "the smaller of the two conditional probabilities; 0 to 1", NULL,
            "min(O11 / R1, O11 / C1)", "Pedersen 1998", lec_minimum_sensitivity),
    MEASURE("phi", "correlation of first and second; -1 to 1, 0 if independent", NULL,
            "(O11 O22 - O12 O21) / sqrt(R1 R2 C1 C2)", "Yule 1912", lec_phi),
    MEASURE("odds_ratio", "ratio of the odds; 0 or more, 1 if independent", NULL,
            "O11 O22 / (O12 O21)", "Woolf 1955", lec_odds_ratio),
    MEASURE_WITH_SETTINGS("odds_ratio_low",
                          "low end of the interval of the odds ratio, to compare with other tools: "
                          "units are taken as independent and roles as they stand, so it holds "
                          "neither bursts nor doubt about who spoke",
                          NULL, "exp(ln OR - z sqrt(sum 1 / O)), 1/2 added to all O if one is 0",
                          "Woolf 1955; Haldane 1956", odds_ratio_low),
    MEASURE_WITH_SETTINGS("odds_ratio_high",
                          "high end of the interval of the odds ratio, in the same way", NULL,
                          "exp(ln OR + z sqrt(sum 1 / O)), 1/2 added to all O if one is 0",
                          "Woolf 1955; Haldane 1956", odds_ratio_high),
    MEASURE("log_odds_ratio", "logarithm of the odds ratio; 0 if independent", "nats",
            "ln((O11 + 1/2) (O22 + 1/2) / ((O12 + 1/2) (O21 + 1/2)))", "Haldane 1956",
            lec_log_odds_ratio),
    MEASURE("delta_p_forward", "how much first raises the probability of second; -1 to 1", NULL,
            "O11 / R1 - O21 / R2", "Gries 2013", lec_delta_p_forward),
    MEASURE("delta_p_backward", "how much second raises the probability of first; -1 to 1", NULL,
            "O11 / C1 - O12 / C2", "Gries 2013", lec_delta_p_backward),
    MEASURE_WITH_SETTINGS(
        "log_ratio", "logarithm of the ratio of the two rates; 1 means twice as frequent", "bits",
        "log2((O11 / R1) / (O21 / R2)); where a count is 0, 1/2 / N is added to both rates",
        "Hardie 2014", log_ratio),
    MEASURE_WITH_SETTINGS(
        "log_ratio_conservative",
        "end nearer to 0 of the exact interval of log_ratio, for all rows of the family "
        "together (Bonferroni); 0 if it holds 0",
        "bits", "log2 of (R2 / R1) tau / (1 - tau), tau a bound of O11 of C1", "Evert 2022",
        log_ratio_conservative),
    MEASURE("relative_risk", "ratio of the two rates; 0 or more, 1 if they are equal", NULL,
            "(O11 / R1) / (O21 / R2)", NULL, lec_relative_risk),
    MEASURE("percent_difference", "difference of the rates in percent of the second; -100 or more",
            "percent", "100 (O11 / R1 - O21 / R2) / (O21 / R2)", "Gabrielatos & Marchi 2011",
            lec_percent_difference),
    MEASURE("difference_coefficient", "difference of the rates over their sum; -1 to 1", NULL,
            "(O11 / R1 - O21 / R2) / (O11 / R1 + O21 / R2)", "Hofland & Johansson 1982",
            lec_difference_coefficient),
    MEASURE_WITH_SETTINGS("simple_maths", "ratio of the rates per million after k is added to both",
                          NULL, "(10^6 O11 / R1 + k) / (10^6 O21 / R2 + k)", "Kilgarriff 2009",
                          simple_maths),
    MEASURE_WITH_SETTINGS("log_odds_z",
                          "log-odds ratio in standard errors; the prior is both groups together, "
                          "scaled to prior_tokens",
                          NULL, "(ln odds target' - ln odds reference') / sqrt(1/O11' + 1/O21')",
                          "Monroe et al. 2008", log_odds_z),
    {{0}, NULL, NULL},
};

const lec_association_measure *lec_association_measure_named(const char *name, size_t length)
{
    for (const lec_association_measure *measure = lec_association_measures;
         measure->column.name != NULL; measure++)
        if (strlen(measure->column.name) == length &&
            memcmp(measure->column.name, name, length) == 0)
            return measure;
    return NULL;
}

double lec_association_value(const lec_association_measure *measure, const lec_contingency *table,
                             const lec_association_settings *settings)
{
    if (measure->of_table != NULL) return measure->of_table(table);
    return measure->of_table_and_settings(table,
                                          settings == NULL ? &lec_association_defaults : settings);
}
