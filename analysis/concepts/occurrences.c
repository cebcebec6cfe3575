/* SPDX-License-Identifier: GPL-3.0-or-later
 * occurrences.c -- every occurrence of every concept, with its place: what the counts count. */
#include "analysis/view/occurrences.h"
#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/quotation.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"concept", LEC_TEXT, "name in the study", NULL, NULL, NULL},
    {"number", LEC_COUNT, "from 1 within conference and concept", NULL, NULL, NULL},
    {"turn", LEC_COUNT, "number of the turn", NULL, NULL, NULL},
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    LEC_COLUMN_PHASE,
    {"position", LEC_NUMBER, "place along the conference", NULL,
     "words before it / words of the conference: 0 is the beginning, 1 the end", NULL},
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"line", LEC_COUNT, "line in the file, from 1", "lines", NULL, NULL},
    {"text", LEC_TEXT, "as it stands there", NULL, NULL, NULL},
    {0},
};

static const lec_chart charts[] = {
    {.name = "occurrences",
     .shape = LEC_CHART_STRIPS,
     .title = "Where concepts occur along the conference",
     .axis = "per cent of the words spoken",
     .label = "concept",
     .across = "conference",
     .value = "position",
     .series = "role",
     .as_percent = true},
    {0},
};

static void put_occurrence(const lec_context *context, const lec_occurrence *at, uint64_t number,
                           lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const uint32_t turn = lec_corpus_turn_of(corpus, at->token);
    const uint32_t id = corpus->turn_conference[turn];
    const uint32_t first = corpus->turn_start[corpus->conference_turn[id]];
    const uint32_t end = corpus->turn_start[corpus->conference_turn[id + 1]];
    const lec_place place = lec_corpus_place(corpus, at->token);
    lec_table_put_text(table, corpus->conference[id].name);
    lec_table_put_text(table, context->study->concepts[at->concept].name);
    lec_table_put_count(table, number);
    lec_table_put_count(table, corpus->turn[turn].number);
    lec_table_put_text(table, lec_role_name((lec_role)corpus->turn_role[turn]));
    lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[turn]]);
    lec_table_put_text(table, lec_phase_name((lec_phase)corpus->turn_phase[turn]));
    lec_table_put_number(table, (double)(at->token - first) / (double)(end - first));
    lec_table_put_text(table, place.file);
    lec_table_put_count(table, place.line);
    lec_table_put_text(table,
                       lec_quotation(corpus, at->token, at->token + at->length, context->arena));
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_corpus *corpus = context->corpus;
    const lec_occurrences all = lec_occurrences_find(corpus, context->study->concepts,
                                                     context->study->concept_count, context->arena);
    size_t first = 0;
    for (uint32_t id = 0; id < corpus->conference_count; id++) {
        const uint32_t end_token = corpus->turn_start[corpus->conference_turn[id + 1]];
        size_t end = first;
        while (end < all.count && all.items[end].token < end_token) end++;
        for (uint32_t concept = 0; concept < context->study->concept_count; concept ++) {
            uint64_t number = 0;
            for (size_t i = first; i < end; i++)
                if (all.items[i].concept == concept)
                    put_occurrence(context, &all.items[i], ++number, table);
        }
        first = end;
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_occurrences = {
    .name = "occurrences",
    .summary = "Every occurrence of every concept, with its turn and line",
    .examples = "occurrences conferences/ --study study.yaml --concept Ukraine",
    .details = "By conference, concept in the order of the study, and place. Traces the counts of "
               "`concepts` and `cooccurrence` to the lines of the files.",
    .columns = columns,
    .key_count = 3,
    .evidence = {LEC_EVIDENCE_CONCEPT, "concept", NULL},
    .charts = charts,
    .without_by = "each row is a place in a file; `concepts` puts them together",
    .run = run,
};
