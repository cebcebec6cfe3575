/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/across.h"

#include <math.h>
#include <string.h>

#include "plots/calendar.h"

static const char *date_of_conference(const lec_corpus *corpus, const char *name)
{
    for (size_t c = 0; c < corpus->conference_count; c++)
        if (strcmp(corpus->conference[c].name, name) == 0) return corpus->conference[c].date;
    return "";
}

lec_across lec_view_across(const lec_view *view)
{
    lec_across out = {
        .names = lec_view_names(view, view->across), .first = INFINITY, .last = -INFINITY};
    out.x = lec_new(view->arena, double, out.names.count);
    const bool is_date = lec_table_columns(view->table)[view->across].type == LEC_DATE;
    const lec_corpus *corpus = view->across == view->conference ? view->setting->corpus : NULL;
    for (size_t i = 0; i < out.names.count; i++) {
        const char *text = out.names.texts[i];
        if (corpus != NULL) text = date_of_conference(corpus, text);
        out.x[i] = is_date || corpus != NULL ? lec_days_of_date(text) : NAN;
        if (isnan(out.x[i])) out.undated++;
    }
    out.dates = out.undated < out.names.count;
    if (!out.dates) out.undated = 0;
    for (size_t i = 0; i < out.names.count; i++) {
        if (!out.dates) out.x[i] = (double)(i + 1);
        if (isnan(out.x[i])) continue;
        out.first = fmin(out.first, out.x[i]);
        out.last = fmax(out.last, out.x[i]);
    }
    return out;
}
