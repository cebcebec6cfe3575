/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_vrt.c -- verticalised text for the IMS Open Corpus Workbench and (No)Sketch Engine: a word
 * or mark a line with its folded form, within <text>, <turn>, <s>; and a registry file for CWB. */
#include "io/export/pieces.h"

static void put_attribute(const lec_export_job *job, const char *name, const char *value)
{
    fprintf(job->file, " %s=\"", name);
    lec_put_xml(job, value);
    putc('"', job->file);
}

static void put_sentence(const lec_export_job *job, uint32_t turn, uint32_t sentence)
{
    const lec_pieces pieces = lec_pieces_of(job->corpus, turn, sentence, job->arena);
    fputs("<s>\n", job->file);
    for (size_t i = 0; i < pieces.count; i++) {
        const lec_piece *piece = &pieces.items[i];
        lec_put_xml(job, piece->text);
        putc('\t', job->file);
        lec_put_xml(job, piece->word != NULL ? piece->word : piece->text);
        putc('\n', job->file);
    }
    fputs("</s>\n", job->file);
}

static void put_turn(const lec_export_job *job, uint32_t turn)
{
    const lec_corpus *corpus = job->corpus;
    if (corpus->turn_start[turn] == corpus->turn_start[turn + 1]) return;
    fprintf(job->file, "<turn n=\"%u\"", (unsigned)corpus->turn[turn].number);
    put_attribute(job, "role", lec_role_name(corpus->turn_role[turn]));
    put_attribute(job, "speaker", lec_export_speaker(corpus, turn));
    put_attribute(job, "affiliation", corpus->turn[turn].affiliation);
    put_attribute(job, "phase", lec_phase_name(corpus->turn_phase[turn]));
    put_attribute(job, "kind", lec_kind_name(corpus->turn_kind[turn]));
    fputs(">\n", job->file);
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++)
        put_sentence(job, turn, s);
    fputs("</turn>\n", job->file);
}

static void write_text(const lec_export_job *job)
{
    const lec_corpus *corpus = job->corpus;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corpus>\n", job->file);
    for (size_t c = job->first; c < job->end; c++) {
        fputs("<text", job->file);
        put_attribute(job, "id", lec_export_slug(corpus, c, job->arena));
        for (size_t f = 0; f < LEC_EXPORT_FIELDS; f++)
            put_attribute(job, lec_export_fields[f], lec_export_field(&corpus->conference[c], f));
        fputs(">\n", job->file);
        for (uint32_t t = corpus->conference_turn[c]; t < corpus->conference_turn[c + 1]; t++)
            put_turn(job, t);
        fputs("</text>\n", job->file);
    }
    fputs("</corpus>\n", job->file);
}

static void write_registry(const lec_export_job *job)
{
    static const char *const structures[] = {"text",          "text_id",      "text_conference",
                                             "text_date",     "text_title",   "text_group",
                                             "text_language", "turn",         "turn_n",
                                             "turn_role",     "turn_speaker", "turn_affiliation",
                                             "turn_phase",    "turn_kind",    "s"};
    fputs(
        "##\n## registry entry for the corpus LECTERN; encode it in this folder with\n##\n"
        "##   mkdir data && cwb-encode -d data -f lectern.vrt -R registry/lectern -xsB -c utf8 \\\n"
        "##     -P norm -S text:0+id+conference+date+title+group+language \\\n"
        "##     -S turn:0+n+role+speaker+affiliation+phase+kind -S s:0 -0 corpus\n"
        "##   cwb-makeall -r registry LECTERN\n##\n\nNAME \"",
        job->file);
    lec_put_xml(job, job->title); /* quotation marks and line ends do not survive that */
    fputs("\"\nID   lectern\nHOME data\n\n##:: charset = \"utf8\"\n\nATTRIBUTE word\n"
          "ATTRIBUTE norm\n\n",
          job->file);
    for (size_t i = 0; i < sizeof structures / sizeof *structures; i++)
        fprintf(job->file, "STRUCTURE %s\n", structures[i]);
}

static const lec_export_part parts[] = {
    {"lectern.vrt", write_text}, {"registry/lectern", write_registry}, {0}};

const lec_export lec_export_vrt = {
    .name = "vrt",
    .suffix = "",
    .summary = "vertical text with a registry, for CWB, CQPweb, NoSketch Engine",
    .shape = LEC_EXPORT_FOLDER,
    .parts = parts,
};
