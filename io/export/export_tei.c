/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_tei.c -- one teiCorpus with a TEI a conference, as ParlaMint marks speech up: <u who ana>,
 * <seg>, <note>; persons and their bodies in particDesc, roles in a taxonomy (#principal ...). */
#include <string.h>

#include "core/turn_text.h"
#include "io/export/export.h"

static void put_element(const lec_export_job *job, const char *before, const char *text,
                        const char *after)
{
    fputs(before, job->file);
    lec_put_xml(job, text);
    fputs(after, job->file);
}

static void put_taxonomy(const lec_export_job *job)
{
    fputs("   <encodingDesc>\n    <classDecl>\n     <taxonomy xml:id=\"speaker_types\">\n",
          job->file);
    for (int role = 0; role < LEC_ROLE_COUNT; role++)
        fprintf(job->file,
                "      <category xml:id=\"%s\"><catDesc xml:lang=\"en\"><term>%s</term></catDesc>"
                "</category>\n",
                lec_role_name((lec_role)role), lec_role_name((lec_role)role));
    fputs("     </taxonomy>\n    </classDecl>\n   </encodingDesc>\n", job->file);
}

/* Persons have ids of conference and speaker: xml:id is one in the whole file. */
static void put_persons(const lec_export_job *job, size_t conference)
{
    const lec_corpus *corpus = job->corpus;
    bool *seen = lec_new(job->arena, bool, corpus->speaker_count), any = false;
    for (uint32_t t = corpus->conference_turn[conference];
         t < corpus->conference_turn[conference + 1]; t++) {
        const uint32_t speaker = corpus->turn_speaker[t];
        if (seen[speaker] || corpus->speaker_name[speaker][0] == '\0') continue;
        seen[speaker] = true;
        if (!any) fputs("    <particDesc>\n     <listPerson>\n", job->file);
        any = true;
        fprintf(job->file, "      <person xml:id=\"c%zu.p%u\">", conference + 1, (unsigned)speaker);
        put_element(job, "<persName>", corpus->speaker_name[speaker], "</persName>");
        if (corpus->turn[t].affiliation[0] != '\0')
            put_element(job, "<affiliation><orgName>", corpus->turn[t].affiliation,
                        "</orgName></affiliation>");
        fputs("</person>\n", job->file);
    }
    if (any) fputs("     </listPerson>\n    </particDesc>\n", job->file);
}

static void put_header(const lec_export_job *job, size_t c)
{
    const lec_conference *conference = &job->corpus->conference[c];
    const char *title = conference->title[0] != '\0' ? conference->title : conference->name;
    fputs("  <teiHeader>\n   <fileDesc>\n", job->file);
    put_element(job, "    <titleStmt><title>", title, "</title></titleStmt>\n");
    put_element(job, "    <publicationStmt><p>Made by lectern ", job->version,
                " of the source below.</p></publicationStmt>\n");
    put_element(job, "    <sourceDesc><bibl><title>", title, "</title>");
    if (conference->date[0] != '\0') {
        put_element(job, "<date when=\"", conference->date, "\">");
        put_element(job, "", conference->date, "</date>");
    }
    put_element(job, "<idno type=\"sha256\">", conference->sha256,
                "</idno></bibl></sourceDesc>\n   </fileDesc>\n");
    fputs("   <profileDesc>\n", job->file);
    put_persons(job, c);
    fputs("   </profileDesc>\n  </teiHeader>\n", job->file);
}

/* The text of a turn with its notes marked: each is looked for behind the one before. */
static void put_speech(const lec_export_job *job, uint32_t turn, size_t *note)
{
    const lec_corpus *corpus = job->corpus;
    const char *text = lec_turn_text(corpus, turn, job->arena);
    while (*note < corpus->note_count && corpus->note[*note].turn < turn) ++*note;
    for (; *note < corpus->note_count && corpus->note[*note].turn == turn; ++*note) {
        const lec_note *next = &corpus->note[*note];
        const char *at = next->text[0] != '\0' ? strstr(text, next->text) : NULL;
        if (at == NULL) continue;
        lec_put_xml(job, lec_arena_text(job->arena, text, (size_t)(at - text)));
        put_element(job, "<note type=\"", next->type, "\">");
        put_element(job, "", next->text, "</note>");
        text = at + strlen(next->text);
    }
    lec_put_xml(job, text);
}

static void put_turn(const lec_export_job *job, uint32_t turn, const char *id, size_t *note)
{
    const lec_corpus *corpus = job->corpus;
    const size_t c = corpus->turn_conference[turn];
    const unsigned number = (unsigned)corpus->turn[turn].number;
    fprintf(job->file, "    <u xml:id=\"%s.u%u\"", id, number);
    if (lec_export_speaker(corpus, turn)[0] != '\0')
        fprintf(job->file, " who=\"#c%zu.p%u\"", c + 1, (unsigned)corpus->turn_speaker[turn]);
    fprintf(job->file, " ana=\"#%s\"><seg xml:id=\"%s.seg%u\">",
            lec_role_name(corpus->turn_role[turn]), id, number);
    put_speech(job, turn, note);
    fputs("</seg></u>\n", job->file);
}

static void put_conference(const lec_export_job *job, size_t c, size_t *note)
{
    const lec_corpus *corpus = job->corpus;
    const char *language = corpus->conference[c].language;
    const char *id =
        lec_arena_format(job->arena, "c%zu.%s", c + 1, lec_export_slug(corpus, c, job->arena));
    fprintf(job->file, " <TEI xml:id=\"%s\" xml:lang=\"%s\">\n", id,
            language[0] != '\0' ? language : "und");
    put_header(job, c);
    fputs("  <text><body><div type=\"debateSection\">\n", job->file);
    for (uint32_t t = corpus->conference_turn[c]; t < corpus->conference_turn[c + 1]; t++)
        put_turn(job, t, id, note);
    fputs("  </div></body></text>\n </TEI>\n", job->file);
}

static void write(const lec_export_job *job)
{
    size_t note = 0;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n  <teiHeader>\n   <fileDesc>\n",
          job->file);
    put_element(job, "    <titleStmt><title>",
                job->title[0] != '\0' ? job->title : "Press conferences", "</title></titleStmt>\n");
    put_element(job, "    <publicationStmt><p>Made by lectern ", job->version,
                "</p></publicationStmt>\n");
    fputs("    <sourceDesc><p>The files that each text names by its SHA-256.</p></sourceDesc>\n"
          "   </fileDesc>\n",
          job->file);
    put_taxonomy(job);
    fputs("  </teiHeader>\n", job->file);
    for (size_t c = job->first; c < job->end; c++) put_conference(job, c, &note);
    fputs("</teiCorpus>\n", job->file);
}

static const lec_export_part parts[] = {{"", write}, {0}};

const lec_export lec_export_tei = {
    .name = "tei",
    .suffix = "xml",
    .summary = "TEI P5 as ParlaMint uses it: utterances, persons, notes",
    .shape = LEC_EXPORT_FILE,
    .parts = parts,
};
