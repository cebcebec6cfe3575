/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_srt.c -- SubRip captions: a cue a sentence, cut by its words where it is long; the first
 * of a turn begins with `>> ` and who speaks, as captions for the deaf do. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "core/turn_text.h"
#include "io/export/export.h"

enum { LONGEST_CUE = 20 }; /* words */

typedef struct {
    const lec_export_job *job;
    size_t number;
    int64_t last; /* ms at which the cue before ended */
} writer;

static void put_time(FILE *file, int64_t ms)
{
    fprintf(file, "%02" PRId64 ":%02" PRId64 ":%02" PRId64 ",%03" PRId64, ms / 3600000,
            ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

/* `-->` would be read as times. */
static void put_words(const lec_export_job *job, const char *text)
{
    for (const char *at; (at = strstr(text, "-->")) != NULL; text = at + 3) {
        lec_put_line(job, lec_arena_text(job->arena, text, (size_t)(at - text)));
        fputs("\xE2\x86\x92", job->file);
    }
    lec_put_line(job, text);
}

/* Tokens [first, end) of a turn. */
static void put_cue(writer *w, uint32_t turn, uint32_t first, uint32_t end,
                    const lec_export_time *time)
{
    const lec_export_job *job = w->job;
    const lec_corpus *corpus = job->corpus;
    const uint32_t begins = corpus->turn_start[turn], words = corpus->turn_start[turn + 1] - begins;
    const double length = time->end - time->start;
    int64_t from = llround(1000 * (time->start + length * (first - begins) / words)),
            to = llround(1000 * (time->start + length * (end - begins) / words));
    if (from < w->last) from = w->last;
    if (to <= from) to = from + 1;
    w->last = to;
    fprintf(job->file, "%zu\n", ++w->number);
    put_time(job->file, from);
    fputs(" --> ", job->file);
    put_time(job->file, to);
    putc('\n', job->file);
    const char *speaker = lec_export_speaker(corpus, turn);
    if (first == begins) fputs(">> ", job->file);
    if (first == begins && speaker[0] != '\0') {
        put_words(job, speaker);
        fputs(": ", job->file);
    }
    put_words(job, lec_text_between(corpus, turn, first, end, job->arena));
    fputs("\n\n", job->file);
}

static void put_turn(writer *w, uint32_t turn, const lec_export_time *time)
{
    const lec_corpus *corpus = w->job->corpus;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
        const uint32_t end = corpus->sentence_start[s + 1];
        for (uint32_t at = corpus->sentence_start[s], next; at < end; at = next) {
            next = end - at > LONGEST_CUE ? at + LONGEST_CUE : end;
            put_cue(w, turn, at, next, time);
        }
    }
}

static void write(const lec_export_job *job)
{
    size_t estimated;
    const lec_export_time *times =
        lec_export_times(job->corpus, job->first, job->arena, &estimated);
    writer w = {.job = job};
    for (uint32_t t = LEC_EXPORT_FIRST_TURN(job); t < LEC_EXPORT_END_TURN(job); t++)
        put_turn(&w, t, &times[t - LEC_EXPORT_FIRST_TURN(job)]);
}

static const lec_export_part parts[] = {{"", write}, {0}};

const lec_export lec_export_srt = {
    .name = "srt",
    .suffix = "srt",
    .summary = "SubRip captions with speakers",
    .shape = LEC_EXPORT_EACH,
    .needs_times = true,
    .parts = parts,
};
