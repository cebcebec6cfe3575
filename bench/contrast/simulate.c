/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/contrast/simulate.h"

#include "io/read.h"
#include "io/study/study.h"

static const lec_corpus *deal_groups(const lec_corpus *corpus, lec_arena *arena)
{
    lec_corpus *dealt = lec_new(arena, lec_corpus, 1);
    lec_conference *conference = lec_new(arena, lec_conference, corpus->conference_count);
    *dealt = *corpus;
    for (size_t c = 0; c < corpus->conference_count; c++) {
        conference[c] = corpus->conference[c];
        conference[c].group = c % 2 == 0 ? "a" : "b";
    }
    dealt->conference = conference;
    return dealt;
}

lec_status lec_open_design(const char *const *paths, size_t path_count,
                           const lec_rate_question *question, const char *role, bool dealt,
                           lec_rate_design *out, lec_arena *arena, lec_error *error)
{
    lec_readings readings;
    const lec_study *of = NULL;
    const lec_read_options options = {0};
    lec_common *common = lec_new(arena, lec_common, 1);
    lec_context context;
    *common = lec_common_defaults;
    common->role = role;
    lec_status status = lec_study_read(NULL, arena, &of, error);
    if (status == LEC_OK)
        status = lec_read(paths, path_count, of, &options, arena, &readings, error);
    if (status != LEC_OK) return status;
    const lec_corpus *corpus = dealt ? deal_groups(readings.corpus, arena) : readings.corpus;
    status = lec_context_open(corpus, of, common, arena, &context, error);
    if (status == LEC_OK) status = lec_rate_design_make(&context, question, out, error);
    return status;
}
