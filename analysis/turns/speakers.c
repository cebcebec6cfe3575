/* SPDX-License-Identifier: GPL-3.0-or-later
 * speakers.c -- one row a person in a role: turns, words, share of the floor, speaking time. */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/speaking_time.h"

#include <stdlib.h>
#include <string.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    LEC_COLUMN_AFFILIATION,
    {"turns", LEC_COUNT, "turns taken", "turns", NULL, NULL},
    {"sentences", LEC_COUNT, "sentences by UAX #29", "sentences", NULL, NULL},
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"word_share", LEC_NUMBER, "share of the words of the conference (of the turns selected)", NULL,
     "words / words of all speakers", NULL},
    {"words_per_turn", LEC_NUMBER, "mean length of a turn", "words", "words / turns", NULL},
    {"seconds", LEC_NUMBER, "speaking time: measured by captions or estimated", "seconds", NULL,
     NULL},
    {"seconds_low", LEC_NUMBER, "at the highest speaking rate assumed", "seconds", NULL, NULL},
    {"seconds_high", LEC_NUMBER, "at the lowest speaking rate assumed", "seconds", NULL, NULL},
    {0},
};

typedef struct {
    uint32_t conference, first_turn;
    uint8_t role;
    const char *speaker, *affiliation;
    uint64_t turns, sentences, words;
    lec_speaking_time time;
} person;

static int by_identity(const person *x, const person *y)
{
    if (x->conference != y->conference) return x->conference < y->conference ? -1 : 1;
    if (x->role != y->role) return x->role < y->role ? -1 : 1;
    const int by_name = strcmp(x->speaker, y->speaker);
    return by_name != 0 ? by_name : strcmp(x->affiliation, y->affiliation);
}

static int compare_turns(const void *a, const void *b)
{
    const person *x = a, *y = b;
    const int order = by_identity(x, y);
    return order != 0 ? order : x->first_turn < y->first_turn ? -1 : 1;
}

static int compare_rows(const void *a, const void *b)
{
    const person *x = a, *y = b;
    if (x->conference != y->conference) return x->conference < y->conference ? -1 : 1;
    if (x->role != y->role) return x->role < y->role ? -1 : 1;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    return by_identity(x, y);
}

/* One entry a turn, sorted so that the turns of one person stand together, then summed up. */
static size_t gather(const lec_context *context, person *people)
{
    const lec_corpus *corpus = context->corpus;
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        people[t] = (person){.conference = corpus->turn_conference[t],
                             .first_turn = t,
                             .role = corpus->turn_role[t],
                             .speaker = corpus->speaker_name[corpus->turn_speaker[t]],
                             .affiliation = corpus->turn[t].affiliation,
                             .turns = 1,
                             .sentences = corpus->turn_sentence[t + 1] - corpus->turn_sentence[t],
                             .words = corpus->turn_start[t + 1] - corpus->turn_start[t],
                             .time = lec_turn_time(corpus, context->study, t)};
    if (corpus->turn_count > 1) qsort(people, corpus->turn_count, sizeof *people, compare_turns);
    size_t count = 0;
    for (size_t i = 0; i < corpus->turn_count; i++) {
        if (count == 0 || by_identity(&people[count - 1], &people[i]) != 0) {
            people[count++] = people[i];
            continue;
        }
        people[count - 1].turns++;
        people[count - 1].sentences += people[i].sentences;
        people[count - 1].words += people[i].words;
        lec_add_time(&people[count - 1].time, people[i].time);
    }
    if (count > 1) qsort(people, count, sizeof *people, compare_rows);
    return count;
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_corpus *corpus = context->corpus;
    person *people = lec_new(context->arena, person, corpus->turn_count);
    const size_t count = gather(context, people);
    for (size_t i = 0; i < count; i++) {
        const person *who = &people[i];
        const uint32_t first = corpus->conference_turn[who->conference];
        const uint32_t end = corpus->conference_turn[who->conference + 1];
        const double all = corpus->turn_start[end] - corpus->turn_start[first];
        lec_table_put_text(table, corpus->conference[who->conference].name);
        lec_table_put_text(table, lec_role_name((lec_role)who->role));
        lec_table_put_text(table, who->speaker);
        lec_table_put_text(table, who->affiliation);
        lec_table_put_count(table, who->turns);
        lec_table_put_count(table, who->sentences);
        lec_table_put_count(table, who->words);
        lec_table_put_number(table, (double)who->words / all); /* NaN where nothing was said */
        lec_table_put_number(table, (double)who->words / (double)who->turns);
        lec_table_put_number(table, who->time.seconds);
        lec_table_put_number(table, who->time.low);
        lec_table_put_number(table, who->time.high);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_speakers = {
    .name = "speakers",
    .summary = "Every speaker: turns, words, share of the floor, speaking time",
    .details = "One row for each person, role and affiliation in a conference; by conference, "
               "role, then words, most first. Speakers whom the transcript does not name (Q) "
               "stand together in one row with an empty name.",
    .columns = columns,
    .key_count = 4,
    .run = run,
};
