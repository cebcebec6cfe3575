/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_eaf.c -- ELAN annotation format 3.0: a tier a speaker in a role (PARTICIPANT the speaker,
 * the linguistic type the role), an annotation a turn, in milliseconds. */
#include <inttypes.h>
#include <math.h>

#include "core/turn_key.h"
#include "core/turn_text.h"
#include "io/export/tiers.h"

static void put_slots(const lec_export_job *job, const lec_export_time *times, uint32_t count)
{
    fputs(" <TIME_ORDER>\n", job->file);
    for (uint32_t i = 0; i < count; i++) {
        const int64_t start = llround(1000 * times[i].start), end = llround(1000 * times[i].end);
        fprintf(job->file,
                "  <TIME_SLOT TIME_SLOT_ID=\"ts%u\" TIME_VALUE=\"%" PRId64 "\"/>\n"
                "  <TIME_SLOT TIME_SLOT_ID=\"ts%u\" TIME_VALUE=\"%" PRId64 "\"/>\n",
                (unsigned)(2 * i + 1), start, (unsigned)(2 * i + 2), end > start ? end : start + 1);
    }
    fputs(" </TIME_ORDER>\n", job->file);
}

static void put_tier(const lec_export_job *job, const lec_tier *tier)
{
    const lec_corpus *corpus = job->corpus;
    const uint32_t first = LEC_EXPORT_FIRST_TURN(job), end = LEC_EXPORT_END_TURN(job);
    fputs(" <TIER TIER_ID=\"", job->file);
    lec_put_xml(job, tier->name);
    fputs("\" PARTICIPANT=\"", job->file);
    lec_put_xml(job, corpus->speaker_name[tier->speaker]);
    fprintf(job->file, "\" LINGUISTIC_TYPE_REF=\"%s\">\n", lec_role_name(tier->role));
    for (uint32_t t = first; t < end; t++) {
        if (!lec_tier_holds(corpus, tier, t)) continue;
        const unsigned place = (unsigned)(t - first);
        fprintf(job->file,
                "  <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a%u\" "
                "TIME_SLOT_REF1=\"ts%u\" TIME_SLOT_REF2=\"ts%u\"><ANNOTATION_VALUE>",
                place + 1, 2 * place + 1, 2 * place + 2);
        lec_put_xml(job, lec_turn_text(corpus, t, job->arena));
        fputs("</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n", job->file);
    }
    fputs(" </TIER>\n", job->file);
}

/* Document properties are what ELAN keeps as they are. */
static void put_keys(const lec_export_job *job, const lec_tiers *tiers,
                     const lec_export_time *times)
{
    const lec_corpus *corpus = job->corpus;
    const uint32_t first = LEC_EXPORT_FIRST_TURN(job), end = LEC_EXPORT_END_TURN(job);
    fputs("  <PROPERTY NAME=\"" LEC_TURN_TIERS "\">", job->file);
    for (size_t i = 0; i < tiers->count; i++)
        fprintf(job->file, "%s%016" PRIx64 " %016" PRIx64, i > 0 ? " " : "",
                lec_said_hash(tiers->items[i].name),
                lec_said_hash(corpus->speaker_name[tiers->items[i].speaker]));
    fputs("</PROPERTY>\n  <PROPERTY NAME=\"" LEC_TURN_KEYS "\">", job->file);
    for (uint32_t t = first; t < end; t++) {
        const lec_turn_key key = lec_turn_key_of(corpus, t, times[t - first].start,
                                                 lec_turn_text(corpus, t, job->arena));
        fprintf(job->file, "%s%s", t > first ? "; " : "", lec_turn_key_text(&key, job->arena));
    }
    fputs("</PROPERTY>\n", job->file);
}

static void put_header(const lec_export_job *job, const lec_tiers *tiers,
                       const lec_export_time *times, size_t estimated)
{
    const lec_conference *conference = &job->corpus->conference[job->first];
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<ANNOTATION_DOCUMENT AUTHOR=\"\" DATE=\"1970-01-01T00:00:00+00:00\" FORMAT=\"3.0\" "
          "VERSION=\"3.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
          "xsi:noNamespaceSchemaLocation=\"http://www.mpi.nl/tools/elan/EAFv3.0.xsd\">\n"
          " <HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\">\n"
          "  <PROPERTY NAME=\"lectern:version\">",
          job->file);
    lec_put_xml(job, job->version);
    fputs("</PROPERTY>\n  <PROPERTY NAME=\"lectern:conference\">", job->file);
    lec_put_xml(job, conference->name);
    fputs("</PROPERTY>\n  <PROPERTY NAME=\"" LEC_TURN_SHA256 "\">", job->file);
    lec_put_xml(job, conference->sha256);
    fprintf(job->file, "</PROPERTY>\n  <PROPERTY NAME=\"lectern:estimated-times\">%zu</PROPERTY>\n",
            estimated);
    put_keys(job, tiers, times);
    fputs(" </HEADER>\n", job->file);
}

static void write(const lec_export_job *job)
{
    size_t estimated;
    const lec_export_time *times =
        lec_export_times(job->corpus, job->first, job->arena, &estimated);
    const lec_tiers tiers = lec_tiers_of(job->corpus, job->first, job->arena);
    put_header(job, &tiers, times, estimated);
    put_slots(job, times, LEC_EXPORT_END_TURN(job) - LEC_EXPORT_FIRST_TURN(job));
    for (size_t i = 0; i < tiers.count; i++) put_tier(job, &tiers.items[i]);
    for (int role = 0; role < LEC_ROLE_COUNT; role++)
        fprintf(job->file,
                " <LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"%s\" "
                "TIME_ALIGNABLE=\"true\"/>\n",
                lec_role_name((lec_role)role));
    fputs("</ANNOTATION_DOCUMENT>\n", job->file);
}

static const lec_export_part parts[] = {{"", write}, {0}};

const lec_export lec_export_eaf = {
    .name = "eaf",
    .suffix = "eaf",
    .summary = "ELAN: a tier a speaker in a role, an annotation a turn",
    .shape = LEC_EXPORT_EACH,
    .needs_times = true,
    .parts = parts,
};
