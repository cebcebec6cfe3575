/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_quanteda.c -- CSV with a row a turn, as readtext and quanteda take it:
 *     corpus(read.csv("turns.csv"), docid_field = "doc_id", text_field = "text") */
#include "core/turn_text.h"
#include "io/export/export.h"

static void put_cell(const lec_export_job *job, const char *text)
{
    lec_put_csv(job, text);
    putc(',', job->file);
}

static void put_turn(const lec_export_job *job, uint32_t turn, const char *slug)
{
    const lec_corpus *corpus = job->corpus;
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    const lec_turn_detail *detail = &corpus->turn[turn];
    fprintf(job->file, "%s.%u,", slug, (unsigned)detail->number);
    put_cell(job, lec_turn_text(corpus, turn, job->arena));
    put_cell(job, conference->name);
    put_cell(job, conference->date);
    put_cell(job, conference->group);
    fprintf(job->file, "%u,%s,%s,", (unsigned)detail->number,
            lec_phase_name(corpus->turn_phase[turn]), lec_kind_name(corpus->turn_kind[turn]));
    if (corpus->turn_exchange[turn] != LEC_NONE)
        fprintf(job->file, "%u", (unsigned)corpus->exchange_number[corpus->turn_exchange[turn]]);
    fprintf(job->file, ",%s,", lec_role_name(corpus->turn_role[turn]));
    put_cell(job, lec_export_speaker(corpus, turn));
    lec_put_csv(job, detail->affiliation);
    fprintf(job->file, ",%.4f\n", detail->certainty);
}

static void write(const lec_export_job *job)
{
    fputs("doc_id,text,conference,date,group,turn,phase,kind,exchange,role,speaker,affiliation,"
          "certainty\n",
          job->file);
    for (size_t c = job->first; c < job->end; c++) {
        const char *slug = lec_export_slug(job->corpus, c, job->arena);
        for (uint32_t t = job->corpus->conference_turn[c]; t < job->corpus->conference_turn[c + 1];
             t++)
            put_turn(job, t, slug);
    }
}

static const lec_export_part parts[] = {{"", write}, {0}};

const lec_export lec_export_quanteda = {
    .name = "quanteda",
    .suffix = "csv",
    .summary = "CSV with a row a turn (doc_id, text, variables), for quanteda in R",
    .shape = LEC_EXPORT_FILE,
    .parts = parts,
};
