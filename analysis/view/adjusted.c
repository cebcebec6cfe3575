/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/adjusted.h"

#include "analysis/measure/multiple_tests.h"

void lec_put_q(const lec_context *context, lec_table *table)
{
    const size_t rows = lec_table_row_count(table);
    const size_t p = lec_table_column(table, "log10_p"), q = lec_table_column(table, "q");
    double *values = lec_new(context->arena, double, rows);
    for (size_t r = 0; r < rows; r++) values[r] = lec_table_cell(table, r, p).number;
    lec_adjust_p(LEC_ADJUST_BH, values, rows, context->arena, values);
    for (size_t r = 0; r < rows; r++) lec_table_set_number(table, r, q, values[r]);
}
