/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_conllu.c -- CoNLL-U (universaldependencies.org/format): words and marks with speaker, role
 * and turn as comments; what only a tagger or parser knows is left open. */
#include "io/export/pieces.h"

static void put_comment(const lec_export_job *job, const char *key, const char *text)
{
    if (text[0] == '\0') return;
    fprintf(job->file, "# %s = ", key);
    lec_put_line(job, text);
    putc('\n', job->file);
}

static void put_sentence(const lec_export_job *job, uint32_t turn, uint32_t sentence,
                         const char *id)
{
    const lec_pieces pieces = lec_pieces_of(job->corpus, turn, sentence, job->arena);
    fprintf(job->file, "# sent_id = %s.s%u\n# text = ", id,
            (unsigned)(sentence - job->corpus->turn_sentence[turn] + 1));
    for (size_t i = 0; i < pieces.count; i++) {
        lec_put_line(job, pieces.items[i].text);
        if (pieces.items[i].space_after && i + 1 < pieces.count) putc(' ', job->file);
    }
    putc('\n', job->file);
    for (size_t i = 0; i < pieces.count; i++) {
        fprintf(job->file, "%zu\t", i + 1);
        lec_put_line(job, pieces.items[i].text);
        fprintf(job->file, "\t_\t%s\t_\t_\t_\t_\t_\t%s\n",
                pieces.items[i].word != NULL ? "_" : "PUNCT",
                pieces.items[i].space_after || i + 1 == pieces.count ? "_" : "SpaceAfter=No");
    }
    putc('\n', job->file);
}

static void put_turn(const lec_export_job *job, uint32_t turn, const char *document)
{
    const lec_corpus *corpus = job->corpus;
    const char *id =
        lec_arena_format(job->arena, "%s.t%u", document, (unsigned)corpus->turn[turn].number);
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
        if (s == corpus->turn_sentence[turn]) fprintf(job->file, "# newpar id = %s\n", id);
        put_comment(job, "speaker", lec_export_speaker(corpus, turn));
        put_comment(job, "speaker_role", lec_role_name(corpus->turn_role[turn]));
        put_comment(job, "speaker_affiliation", corpus->turn[turn].affiliation);
        put_comment(job, "phase", lec_phase_name(corpus->turn_phase[turn]));
        put_comment(job, "kind", lec_kind_name(corpus->turn_kind[turn]));
        put_sentence(job, turn, s, id);
    }
}

static void write(const lec_export_job *job)
{
    const lec_corpus *corpus = job->corpus;
    for (size_t c = job->first; c < job->end; c++) {
        const char *id = lec_export_slug(corpus, c, job->arena);
        bool begun = false;
        for (uint32_t t = corpus->conference_turn[c]; t < corpus->conference_turn[c + 1]; t++) {
            if (!begun && corpus->turn_start[t] < corpus->turn_start[t + 1]) {
                fprintf(job->file, "# newdoc id = %s\n", id);
                for (size_t f = 0; f < LEC_EXPORT_FIELDS_TITLE; f++)
                    put_comment(job, lec_export_fields[f],
                                lec_export_field(&corpus->conference[c], f));
                begun = true;
            }
            put_turn(job, t, id);
        }
    }
}

static const lec_export_part parts[] = {{"", write}, {0}};

const lec_export lec_export_conllu = {
    .name = "conllu",
    .suffix = "conllu",
    .summary = "CoNLL-U: words and marks with speaker, role and turn as comments",
    .shape = LEC_EXPORT_FILE,
    .parts = parts,
};
