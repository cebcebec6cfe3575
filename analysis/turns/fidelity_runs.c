/* SPDX-License-Identifier: GPL-3.0-or-later
 * fidelity_runs.c -- where the official text differs from what was said by 5 words or more on end.
 */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/quotation.h"

typedef struct {
    uint64_t minimum;
} settings;

static const settings defaults = {.minimum = 5};

static const lec_option options[] = {
    {"run", LEC_OPTION_COUNT, offsetof(settings, minimum), "N",
     "words that a run has at least, on either side (5)", 1, 1000000, NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"turn", LEC_COUNT, "number of the turn within its conference, from 1", NULL, NULL, NULL},
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    {"line", LEC_COUNT, "line of the transcript's file where it begins, from 1", "lines", NULL,
     NULL},
    {"captions_line", LEC_COUNT, "line of the captions' file; empty when nothing was said", "lines",
     NULL, NULL},
    {"kind", LEC_NAME,
     "omitted (said, not in the official text), added (in the official text only), changed", NULL,
     NULL, NULL},
    {"official_words", LEC_COUNT, "words of the official text", "words", NULL, NULL},
    {"said_words", LEC_COUNT, "words of the captions", "words", NULL, NULL},
    {"official_text", LEC_TEXT, "the official text", NULL, NULL, NULL},
    {"said_text", LEC_TEXT, "the words of the captions, folded", NULL, NULL, NULL},
    {0},
};

static const char *kind_of(const lec_discrepancy *run)
{
    if (run->official_words == 0) return "omitted";
    return run->said_words == 0 ? "added" : "changed";
}

static void put_run(const lec_context *context, const lec_discrepancy *run, lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const lec_turn_detail *detail = &corpus->turn[run->turn];
    const uint32_t first = corpus->turn_start[run->turn] + run->first_word;
    const uint32_t end = first + run->official_words;
    /* words left out stand after the word before them */
    const uint32_t place = run->official_words > 0 || run->first_word == 0 ? first : first - 1;
    lec_table_put_text(table, corpus->conference[corpus->turn_conference[run->turn]].name);
    lec_table_put_count(table, detail->number);
    lec_table_put_text(table, lec_role_name((lec_role)corpus->turn_role[run->turn]));
    lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[run->turn]]);
    lec_table_put_count(table, lec_corpus_place(corpus, place).line);
    lec_table_put_count(table, run->said_line > 0 ? run->said_line : LEC_MISSING_COUNT);
    lec_table_put_text(table, kind_of(run));
    lec_table_put_count(table, run->official_words);
    lec_table_put_count(table, run->said_words);
    lec_table_put_text(table, lec_quotation(corpus, first, end, context->arena));
    lec_table_put_text(table, run->said);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const settings *given = context->settings;
    for (size_t d = 0; d < context->corpus->discrepancy_count; d++) {
        const lec_discrepancy *found = &context->corpus->discrepancy[d];
        if (found->official_words >= given->minimum || found->said_words >= given->minimum)
            put_run(context, found, table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_fidelity_runs = {
    .name = "fidelity_runs",
    .summary = "Runs of 5 words or more in which the official text is not what was said (needs "
               "--captions)",
    .examples = "fidelity_runs talk.txt --captions talk.vtt",
    .details = "One row a run, by place. A run ends at the first word that both texts have, and "
               "where the turn ends.",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof(settings),
    .columns = columns,
    .key_count = 0,
    .shown = "conference,line,kind,official_text,said_text",
    .evidence = {LEC_EVIDENCE_LINE, "official_text", NULL},
    .needs_times = true,
    .without_by = "each row is a place in a file; `fidelity` puts them together",
    .run = run,
};
