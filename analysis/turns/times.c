/* SPDX-License-Identifier: GPL-3.0-or-later
 * times.c -- one row a turn whose time is known: when it was said in the recording. */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/speaking_time.h"

#include <math.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"turn", LEC_COUNT, "number of the turn within its conference, from 1", NULL, NULL, NULL},
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    {"start_seconds", LEC_NUMBER, "start of its first word, from the start of the recording",
     "seconds", NULL, NULL},
    {"end_seconds", LEC_NUMBER,
     "end of its last word, from the start of the recording; empty when not known", "seconds", NULL,
     NULL},
    {"seconds", LEC_NUMBER, "speaking time, pauses within the turn included", "seconds",
     "end_seconds - start_seconds", NULL},
    {"overlap", LEC_NUMBER, "of these, while somebody else has the floor too", "seconds", NULL,
     NULL},
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"words_per_minute", LEC_NUMBER, "how fast it was spoken; empty for a turn of no length",
     "words a minute", "words * 60 / seconds", NULL},
    {0},
};

static const lec_chart charts[] = {
    {.name = "times",
     .shape = LEC_CHART_TIMELINE,
     .title = "Who speaks when, by the captions",
     .axis = "time from the start of the recording (minutes:seconds)",
     .label = "speaker",
     .value = "start_seconds",
     .length = "seconds",
     .series = "role",
     .as_time = true,
     .one_conference = true},
    {.name = "times_conferences",
     .shape = LEC_CHART_TIMELINE,
     .title = "Who speaks when, by the captions of each conference",
     .axis = "time from the start of the recording (minutes:seconds)",
     .label = "conference",
     .value = "start_seconds",
     .length = "seconds",
     .series = "role",
     .as_time = true,
     .many_conferences = true},
    {0},
};

static double earlier(double a, double b)
{
    return a < b ? a : b;
}

/* Seconds of the turn in which other turns of its conference go on: those before it by how far they
 * reach, those after it until one begins when it has ended. NaN without an end. */
static double overlap_of(const lec_corpus *corpus, uint32_t turn)
{
    const lec_turn_detail *own = &corpus->turn[turn];
    const uint32_t conference = corpus->turn_conference[turn];
    const uint32_t first = corpus->conference_turn[conference];
    const uint32_t end = corpus->conference_turn[conference + 1];
    double together = 0, reach = own->start_seconds; /* what is counted so far ends here */
    if (isnan(own->end_seconds) || own->time_source == LEC_TIME_BY_LABELS)
        return isnan(own->end_seconds) ? NAN : 0;
    for (uint32_t t = first; t < end; t++) {
        const lec_turn_detail *other = &corpus->turn[t];
        if (t == turn || !(other->end_seconds > reach)) continue;
        if (other->start_seconds >= own->end_seconds) {
            if (t > turn) break;
            continue;
        }
        const double from = other->start_seconds > reach ? other->start_seconds : reach;
        const double to = earlier(other->end_seconds, own->end_seconds);
        if (to > from) {
            together += to - from;
            reach = to;
        }
    }
    return lec_seconds_between(0, together);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_corpus *corpus = context->corpus;
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        const lec_turn_detail *detail = &corpus->turn[t];
        const double seconds = lec_seconds_between(detail->start_seconds, detail->end_seconds);
        const uint32_t words = corpus->turn_start[t + 1] - corpus->turn_start[t];
        if (isnan(detail->start_seconds)) continue;
        lec_table_put_text(table, corpus->conference[corpus->turn_conference[t]].name);
        lec_table_put_count(table, detail->number);
        lec_table_put_text(table, lec_role_name((lec_role)corpus->turn_role[t]));
        lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[t]]);
        lec_table_put_number(table, detail->start_seconds);
        lec_table_put_number(table, detail->end_seconds);
        lec_table_put_number(table, seconds);
        lec_table_put_number(table, overlap_of(corpus, t));
        lec_table_put_count(table, words);
        lec_table_put_number(table, seconds > 0 ? words * 60 / seconds : NAN);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_times = {
    .name = "times",
    .summary = "When each turn was said in the recording, and how fast (needs timed captions)",
    .examples = "times talk.txt --captions talk.vtt",
    .details =
        "One row a turn whose time is known, by conference and number: by --captions, or "
        "because the transcript itself has times (captions with speakers, TEI, tables, times "
        "beside labels: from one label to the next, so that the last turn has no end). "
        "Without times there is no row.",
    .columns = columns,
    .key_count = 2,
    .evidence = {LEC_EVIDENCE_TURN, NULL, NULL},
    .charts = charts,
    .needs_times = true,
    .without_by = "each row is a turn; `timing` puts them together",
    .run = run,
};
