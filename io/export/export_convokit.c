/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_convokit.c -- a corpus folder of ConvoKit (convokit.cornell.edu, "data format"): a turn is
 * an utterance that replies to the one before, a conference a conversation, whose id is that of its
 * first utterance. Who has no name is the speaker "" of the role that stands in the utterance. */
#include <math.h>
#include <string.h>

#include "core/turn_text.h"
#include "io/export/export.h"

static void put_id(const lec_export_job *job, const char *name, uint32_t number)
{
    const char *id = number == 1 ? name : lec_arena_format(job->arena, "%s:%u", name, number);
    lec_put_json(job, id);
}

static void put_pair(const lec_export_job *job, const char *key, const char *text)
{
    fprintf(job->file, ", \"%s\": ", key);
    lec_put_json(job, text);
}

static void put_meta(const lec_export_job *job, uint32_t turn)
{
    const lec_corpus *corpus = job->corpus;
    const lec_turn_detail *detail = &corpus->turn[turn];
    fprintf(job->file, "{\"turn\": %u", (unsigned)detail->number);
    put_pair(job, "phase", lec_phase_name(corpus->turn_phase[turn]));
    put_pair(job, "kind", lec_kind_name(corpus->turn_kind[turn]));
    put_pair(job, "role", lec_role_name(corpus->turn_role[turn]));
    put_pair(job, "affiliation", detail->affiliation);
    if (corpus->turn_exchange[turn] != LEC_NONE)
        fprintf(job->file, ", \"exchange\": %u",
                (unsigned)corpus->exchange_number[corpus->turn_exchange[turn]]);
    fprintf(job->file, ", \"certainty\": %.4f", detail->certainty);
    if (!isnan(detail->start_seconds))
        fprintf(job->file, ", \"start\": %.3f", detail->start_seconds);
    if (!isnan(detail->end_seconds)) fprintf(job->file, ", \"end\": %.3f", detail->end_seconds);
    fputs("}", job->file);
}

static void put_utterance(const lec_export_job *job, uint32_t turn, uint32_t first)
{
    const lec_corpus *corpus = job->corpus;
    const char *name = corpus->conference[corpus->turn_conference[turn]].name;
    fputs("{\"id\": ", job->file);
    put_id(job, name, turn - first + 1);
    fputs(", \"conversation_id\": ", job->file);
    put_id(job, name, 1);
    put_pair(job, "speaker", lec_export_speaker(corpus, turn));
    put_pair(job, "text", lec_turn_text(corpus, turn, job->arena));
    fputs(", \"reply-to\": ", job->file);
    if (turn == first)
        fputs("null", job->file);
    else
        put_id(job, name, turn - first);
    fputs(", \"timestamp\": ", job->file);
    if (isnan(corpus->turn[turn].start_seconds))
        fputs("null", job->file);
    else
        fprintf(job->file, "%.3f", corpus->turn[turn].start_seconds);
    fputs(", \"meta\": ", job->file);
    put_meta(job, turn);
    fputs(", \"vectors\": []}\n", job->file);
}

static void write_utterances(const lec_export_job *job)
{
    const lec_corpus *corpus = job->corpus;
    for (size_t c = job->first; c < job->end; c++)
        for (uint32_t t = corpus->conference_turn[c]; t < corpus->conference_turn[c + 1]; t++)
            put_utterance(job, t, corpus->conference_turn[c]);
}

/* Each speaker once, in the order of first turns, with the role and the body of that turn. */
static void write_speakers(const lec_export_job *job)
{
    const lec_corpus *corpus = job->corpus;
    bool *seen = lec_new(job->arena, bool, corpus->speaker_count);
    const char *before = "{";
    for (uint32_t t = LEC_EXPORT_FIRST_TURN(job); t < LEC_EXPORT_END_TURN(job); t++) {
        if (seen[corpus->turn_speaker[t]]) continue;
        seen[corpus->turn_speaker[t]] = true;
        fprintf(job->file, "%s\n", before);
        lec_put_json(job, lec_export_speaker(corpus, t));
        fputs(": {\"meta\": {\"name\": ", job->file);
        lec_put_json(job, lec_export_speaker(corpus, t));
        const bool is_somebody = lec_export_speaker(corpus, t)[0] != '\0';
        put_pair(job, "role", is_somebody ? lec_role_name(corpus->turn_role[t]) : "");
        put_pair(job, "affiliation", is_somebody ? corpus->turn[t].affiliation : "");
        fputs("}, \"vectors\": []}", job->file);
        before = ",";
    }
    fprintf(job->file, "%s\n}\n", before[0] == '{' ? "{" : "");
}

static void write_conversations(const lec_export_job *job)
{
    const char *before = "{";
    for (size_t c = job->first; c < job->end; c++) {
        const lec_conference *conference = &job->corpus->conference[c];
        if (job->corpus->conference_turn[c] == job->corpus->conference_turn[c + 1]) continue;
        fprintf(job->file, "%s\n", before);
        put_id(job, conference->name, 1);
        fprintf(job->file, ": {\"meta\": {\"%s\": ", lec_export_fields[0]);
        lec_put_json(job, lec_export_field(conference, 0));
        for (size_t f = 1; f < LEC_EXPORT_FIELDS; f++)
            put_pair(job, lec_export_fields[f], lec_export_field(conference, f));
        put_pair(job, "file", conference->file);
        put_pair(job, "sha256", conference->sha256);
        fputs("}, \"vectors\": []}", job->file);
        before = ",";
    }
    fprintf(job->file, "%s\n}\n", before[0] == '{' ? "{" : "");
}

static void write_corpus(const lec_export_job *job)
{
    fputs("{\"name\": ", job->file);
    lec_put_json(job, job->title);
    put_pair(job, "made_by", lec_arena_format(job->arena, "lectern %s", job->version));
    fputs("}\n", job->file);
}

/* The types of all metadata. */
static void write_index(const lec_export_job *job)
{
    fputs("{\"utterances-index\": {\"turn\": [\"<class 'int'>\"], \"phase\": [\"<class 'str'>\"], "
          "\"kind\": [\"<class 'str'>\"], \"role\": [\"<class 'str'>\"], \"affiliation\": "
          "[\"<class 'str'>\"], \"exchange\": [\"<class 'int'>\"], \"certainty\": "
          "[\"<class 'float'>\"], \"start\": [\"<class 'float'>\"], \"end\": [\"<class "
          "'float'>\"]},\n"
          "\"speakers-index\": {\"name\": [\"<class 'str'>\"], \"role\": [\"<class 'str'>\"], "
          "\"affiliation\": [\"<class 'str'>\"]},\n"
          "\"conversations-index\": {\"conference\": [\"<class 'str'>\"], \"date\": "
          "[\"<class 'str'>\"], \"title\": [\"<class 'str'>\"], \"group\": [\"<class 'str'>\"], "
          "\"language\": [\"<class 'str'>\"], \"file\": [\"<class 'str'>\"], \"sha256\": "
          "[\"<class 'str'>\"]},\n"
          "\"overall-index\": {\"name\": [\"<class 'str'>\"], \"made_by\": [\"<class 'str'>\"]},\n"
          "\"version\": 1, \"vectors\": []}\n",
          job->file);
}

static const lec_export_part parts[] = {{"utterances.jsonl", write_utterances},
                                        {"speakers.json", write_speakers},
                                        {"conversations.json", write_conversations},
                                        {"corpus.json", write_corpus},
                                        {"index.json", write_index},
                                        {0}};

const lec_export lec_export_convokit = {
    .name = "convokit",
    .suffix = "",
    .summary = "a corpus folder of ConvoKit: utterances, speakers, conversations",
    .shape = LEC_EXPORT_FOLDER,
    .parts = parts,
};
