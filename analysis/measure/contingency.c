/* SPDX-License-Identifier: GPL-3.0-or-later
 * contingency.c -- margins and expected counts of a 2x2 table. */
#include "analysis/measure/contingency.h"

#include <math.h>

#include "analysis/measure/saddle_point.h"

lec_contingency lec_contingency_of_margins(double both, double first, double second, double total)
{
    return (lec_contingency){both, first - both, second - both, total - first - (second - both)};
}

lec_contingency lec_contingency_of_groups(double target_count, double target_size,
                                          double reference_count, double reference_size)
{
    return (lec_contingency){target_count, target_size - target_count, reference_count,
                             reference_size - reference_count};
}

lec_contingency lec_contingency_swap_groups(const lec_contingency *table)
{
    return (lec_contingency){table->second_only, table->neither, table->both, table->first_only};
}

lec_contingency lec_contingency_transpose(const lec_contingency *table)
{
    return (lec_contingency){table->both, table->second_only, table->first_only, table->neither};
}

bool lec_contingency_is_valid(const lec_contingency *table)
{
    const double cells[] = {table->both, table->first_only, table->second_only, table->neither};
    for (int i = 0; i < 4; i++)
        if (!(cells[i] >= 0 && isfinite(cells[i]))) return false;
    return true;
}

bool lec_contingency_has_margins(const lec_contingency *table)
{
    return lec_contingency_is_valid(table) && table->both + table->first_only > 0 &&
           table->second_only + table->neither > 0 && table->both + table->second_only > 0 &&
           table->first_only + table->neither > 0;
}

double lec_contingency_first(const lec_contingency *table)
{
    return table->both + table->first_only;
}

double lec_contingency_second(const lec_contingency *table)
{
    return table->both + table->second_only;
}

double lec_contingency_total(const lec_contingency *table)
{
    return table->both + table->first_only + (table->second_only + table->neither);
}

double lec_contingency_expected(const lec_contingency *table)
{
    return lec_contingency_first(table) * lec_contingency_second(table) /
           lec_contingency_total(table);
}

double lec_contingency_difference(const lec_contingency *table)
{
    /* Kahan's difference of products: the fused operations give back what rounding took away */
    const double off_diagonal = table->first_only * table->second_only;
    const double lost = fma(-table->first_only, table->second_only, off_diagonal);
    const double difference = fma(table->both, table->neither, -off_diagonal);
    return (difference + lost) / lec_contingency_total(table);
}

double lec_contingency_deviance(const lec_contingency *table, double difference)
{
    const double total = lec_contingency_total(table);
    const double first = lec_contingency_first(table), second = lec_contingency_second(table);
    const double not_first = table->second_only + table->neither;
    const double not_second = table->first_only + table->neither;
    return lec_deviance(table->both, first * second / total, difference) +
           lec_deviance(table->first_only, first * not_second / total, -difference) +
           lec_deviance(table->second_only, not_first * second / total, -difference) +
           lec_deviance(table->neither, not_first * not_second / total, difference);
}
