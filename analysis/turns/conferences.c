/* SPDX-License-Identifier: GPL-3.0-or-later
 * conferences.c -- one row a conference: what was read, and how much of it there is. */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"date", LEC_DATE, "day it was held, the first of several", NULL, NULL, NULL},
    {"date_source", LEC_NAME,
     "where the date comes from: study, metadata (that the format has for it), text (the lines "
     "before anybody speaks), or file name",
     NULL, NULL, NULL},
    {"date_certainty", LEC_NUMBER,
     "0 to 1; lower where day and month could be either way round, where the date is of "
     "publication, and where text and file name differ (check tells)",
     NULL, NULL, NULL},
    {"title", LEC_TEXT, "from the study or the front matter", NULL, NULL, NULL},
    {"principals", LEC_TEXT, "who gave it, in the order of their first turn, parted by '; '", NULL,
     NULL, NULL},
    {"turns", LEC_COUNT, "turns of all speakers", "turns", NULL, NULL},
    {"exchanges", LEC_COUNT, "questions (with follow-ups of the same journalist) and their answers",
     "exchanges", NULL, NULL},
    {"journalists", LEC_COUNT, "different journalists named; empty where none is named", "people",
     NULL, NULL},
    {"sentences", LEC_COUNT, "sentences by UAX #29; a paragraph's end ends one", "sentences", NULL,
     "Unicode Standard Annex 29"},
    {"words", LEC_COUNT, "words spoken: UAX #29 words with a letter or digit, notes left out",
     "words", NULL, "Unicode Standard Annex 29"},
    {"types", LEC_COUNT, "different words after case folding", "types", NULL, NULL},
    {"notes", LEC_COUNT, "editorial notes such as [inaudible]", "notes", NULL, NULL},
    {"language", LEC_NAME,
     "from the study, --language or the commonest words of the text (ISO 639-1); und: none that is "
     "known; empty where there are too few words to tell",
     NULL, NULL, "ISO 639-1"},
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"sha256", LEC_NAME, "of the file's bytes", NULL, NULL, "FIPS 180-4"},
    {0},
};

/* What a conference has shown already. A mark is the conference's id plus one, so that nothing is
 * cleared for the next one. */
typedef struct {
    uint32_t *principal, *journalist; /* [speaker_count] */
    uint32_t *word;                   /* [word_count] */
    uint64_t *notes;                  /* [conference_count] */
} survey;

static survey begin_survey(const lec_context *context)
{
    const lec_corpus *corpus = context->corpus;
    survey seen = {lec_new(context->arena, uint32_t, corpus->speaker_count),
                   lec_new(context->arena, uint32_t, corpus->speaker_count),
                   lec_new(context->arena, uint32_t, corpus->word_count),
                   lec_new(context->arena, uint64_t, corpus->conference_count)};
    for (size_t n = 0; n < corpus->note_count; n++) seen.notes[corpus->note[n].conference]++;
    return seen;
}

/* Sets the mark; whether it was not yet set for this conference. */
static bool is_first(uint32_t *mark, uint32_t conference)
{
    const bool first = *mark != conference + 1;
    *mark = conference + 1;
    return first;
}

/* Names of the principals, each once. */
static const char *principals(const lec_context *context, uint32_t id, survey *seen)
{
    const lec_corpus *corpus = context->corpus;
    const char *names = "";
    for (uint32_t t = corpus->conference_turn[id]; t < corpus->conference_turn[id + 1]; t++) {
        const uint32_t speaker = corpus->turn_speaker[t];
        const char *name = corpus->speaker_name[speaker];
        if (corpus->turn_role[t] != LEC_ROLE_PRINCIPAL || name[0] == '\0') continue;
        if (is_first(&seen->principal[speaker], id))
            names = lec_arena_format(context->arena, "%s%s%s", names, names[0] != '\0' ? "; " : "",
                                     name);
    }
    return names;
}

static uint64_t count_journalists(const lec_corpus *corpus, uint32_t id, survey *seen)
{
    uint64_t count = 0;
    for (uint32_t t = corpus->conference_turn[id]; t < corpus->conference_turn[id + 1]; t++) {
        const uint32_t speaker = corpus->turn_speaker[t];
        if (corpus->turn_role[t] == LEC_ROLE_JOURNALIST && corpus->speaker_name[speaker][0] != '\0')
            count += is_first(&seen->journalist[speaker], id);
    }
    return count > 0 ? count : LEC_MISSING_COUNT;
}

/* The turns of one exchange stand together but for those outside exchanges. */
static uint64_t count_exchanges(const lec_corpus *corpus, uint32_t id)
{
    uint64_t count = 0;
    uint32_t last = LEC_NONE;
    for (uint32_t t = corpus->conference_turn[id]; t < corpus->conference_turn[id + 1]; t++) {
        const uint32_t exchange = corpus->turn_exchange[t];
        if (exchange == LEC_NONE || exchange == last) continue;
        last = exchange;
        count++;
    }
    return count;
}

static uint64_t count_types(const lec_corpus *corpus, uint32_t id, survey *seen)
{
    const uint32_t first = corpus->turn_start[corpus->conference_turn[id]];
    const uint32_t end = corpus->turn_start[corpus->conference_turn[id + 1]];
    uint64_t count = 0;
    for (uint32_t i = first; i < end; i++)
        count += is_first(&seen->word[corpus->token_word[i]], id);
    return count;
}

static void put_conference(const lec_context *context, uint32_t id, survey *seen, lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const lec_conference *conference = &corpus->conference[id];
    const uint32_t first = corpus->conference_turn[id], end = corpus->conference_turn[id + 1];

    lec_table_put_text(table, conference->name);
    lec_table_put_text(table, conference->date);
    lec_table_put_text(table, conference->date_source != NULL ? conference->date_source : "");
    lec_table_put_number(table, conference->date[0] != '\0' ? conference->date_certainty : NAN);
    lec_table_put_text(table, conference->title);
    lec_table_put_text(table, principals(context, id, seen));
    lec_table_put_count(table, end - first);
    lec_table_put_count(table, count_exchanges(corpus, id));
    lec_table_put_count(table, count_journalists(corpus, id, seen));
    lec_table_put_count(table, corpus->turn_sentence[end] - corpus->turn_sentence[first]);
    lec_table_put_count(table, corpus->turn_start[end] - corpus->turn_start[first]);
    lec_table_put_count(table, count_types(corpus, id, seen));
    lec_table_put_count(table, seen->notes[id]);
    lec_table_put_text(table, conference->language);
    lec_table_put_text(table, conference->file);
    lec_table_put_text(table, conference->sha256);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    survey seen = begin_survey(context);
    for (uint32_t i = 0; i < context->corpus->conference_count; i++)
        put_conference(context, i, &seen, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_conferences = {
    .name = "conferences",
    .summary = "What was read: date, principals, turns, exchanges, words of each conference",
    .examples = "conferences conferences/",
    .details = "One row a conference, by name.",
    .columns = columns,
    .key_count = 1,
    .shown = "date,turns,exchanges,words,principals",
    .without_by = "each row is a file as it was read; `speaking` and `floor` put them together",
    .run = run,
};
