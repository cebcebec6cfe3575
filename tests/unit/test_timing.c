/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/captions/timing.h"

#include <stdlib.h>

#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/captions.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

extern const lec_form lec_form_captions;

/* --- the property of true speaking time -------------------------------------------------------
 * Every word of the sample conferences is given a time; captions are made of them with 10 % of the
 * words dropped, 10 % changed and five to twelve words in a cue, over the ends of turns as well.
 * From these captions the lengths of turns and the shares of roles must come back. */

static const lec_corpus *read_sample(const char *name, lec_arena *arena)
{
    lec_error error = {""};
    const lec_study *study;
    lec_readings readings;
    const char *path = source_path(lec_arena_format(arena, "datasets/ministerials/%s.txt", name));
    lec_status status = lec_study_read(NULL, arena, &study, &error);
    if (status == LEC_OK)
        status =
            lec_read(&path, 1, study, &(lec_read_options){.threads = 1}, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "the sample is read");
    return status == LEC_OK ? readings.corpus : NULL;
}

static lec_timing time_again(const lec_corpus *corpus, const char *captions, lec_arena *arena)
{
    lec_error error = {""};
    lec_words *words = NULL;
    lec_transcript transcript;
    lec_caption_words shown;
    const lec_source source = form_source(captions, "vtt");
    lec_status status = lec_form_captions.read(&source, &transcript, arena, &error);
    if (status == LEC_OK) status = lec_words_new(arena, &words, &error);
    if (status == LEC_OK)
        status = lec_caption_words_read(&transcript, NULL, "t.vtt", words, arena, &shown, &error);
    CHECK_TEXT(error.message, "", "the captions are read");
    return status == LEC_OK ? lec_timing_of(corpus, 0, &shown, arena) : (lec_timing){0};
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

typedef struct {
    double errors[1024]; /* of the length of each turn, seconds */
    size_t turns;
    double worst_share; /* difference of the principals' share of the time, in any conference */
} outcome;

static void compare(const lec_corpus *corpus, const lec_moment *said, const lec_timing *timing,
                    outcome *result)
{
    if (timing->turn_start == NULL || timing->turn_end == NULL) return;
    double truth[2] = {0}, found[2] = {0}; /* all, the principals */
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        const uint32_t from = corpus->turn_start[turn], to = corpus->turn_start[turn + 1];
        if (from == to) continue;
        const double length = said[to - 1].end - said[from].start;
        const double shown = timing->turn_end[turn] - timing->turn_start[turn];
        CHECK_TRUE(shown >= 0, "a turn has a length");
        result->errors[result->turns++] = fabs(shown - length);
        const bool is_principal = corpus->turn_role[turn] == LEC_ROLE_PRINCIPAL;
        for (int i = 0; i <= (is_principal ? 1 : 0); i++) {
            truth[i] += length;
            found[i] += shown;
        }
    }
    const double difference = fabs(found[1] / found[0] - truth[1] / truth[0]);
    if (difference > result->worst_share) result->worst_share = difference;
}

static void check_manner(const lec_manner *of, outcome *result)
{
    static const char *const samples[] = {"2031-03-11-pre-ministerial",
                                          "2032-05-19-pre-ministerial",
                                          "2033-02-16-defence-ministers", NULL};
    for (int i = 0; samples[i] != NULL; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus = read_sample(samples[i], arena);
        if (corpus != NULL) {
            const lec_moment *said = spoken_at(corpus, of, arena);
            const lec_timing timing =
                time_again(corpus, captions_of(corpus, said, of, arena), arena);
            /* 0.9 * 0.9 of the words are left, but for chance */
            CHECK_TRUE(timing.quality.aligned_share > 0.75 && timing.quality.aligned_share < 0.87,
                       "aligned share");
            compare(corpus, said, &timing, result);
        }
        lec_arena_free(arena);
    }
}

static void test_corrupted_captions(void)
{
    static const lec_manner manners[] = {
        {"by letters, with pauses", 0.12, 0.05, 1.0, 2.0, 5, 12, 4.2, 1, false},
        {"by letters, with pauses, in long cues", 0.12, 0.05, 1.0, 2.0, 8, 24, 4.2, 1, false},
        {"evenly, without a pause", 0.4, 0, 0, 0, 5, 12, 4.2, 1, false},
        {"fast, with long pauses", 0.08, 0.04, 1.6, 3.0, 5, 12, 4.2, 1, false},
    };
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++) {
        outcome result = {0};
        check_manner(&manners[i], &result);
        CHECK_TRUE(result.turns > 60, "turns of three conferences");
        qsort(result.errors, result.turns, sizeof *result.errors, by_value);
        CHECK_TRUE(result.errors[result.turns / 2] < 1.0, manners[i].what);
        CHECK_TRUE(result.worst_share < 0.01, manners[i].what);
        printf("%s: %zu turns, median error %.3f s, largest %.3f s, share of time off by %.4f\n",
               manners[i].what, result.turns, result.errors[result.turns / 2],
               result.errors[result.turns - 1], result.worst_share);
    }
}

/* --- the words of captions -------------------------------------------------------------------- */

static const char *show_words(const char *captions, lec_arena *arena, double *resolution)
{
    lec_error error;
    lec_words *words = NULL;
    lec_transcript transcript;
    lec_caption_words read;
    const lec_source source = form_source(captions, "vtt");
    if (lec_form_captions.read(&source, &transcript, arena, &error) != LEC_OK ||
        lec_words_new(arena, &words, &error) != LEC_OK ||
        lec_caption_words_read(&transcript, NULL, "t.vtt", words, arena, &read, &error) != LEC_OK)
        return lec_arena_text(arena, error.message, strlen(error.message));
    const char *shown = "";
    for (size_t i = 0; i < read.count; i++)
        shown = lec_arena_format(arena, "%s%s@%u ", shown, read.words[i], read.line[i]);
    for (size_t i = 0; i < read.cue_count; i++)
        shown = lec_arena_format(arena, "%s[%u %u %.2f %.2f]", shown, read.cues[i].start,
                                 read.cues[i].end, read.cues[i].start_seconds,
                                 read.cues[i].end_seconds);
    *resolution = read.resolution;
    return shown;
}

static void test_caption_words(void)
{
    lec_arena *arena = lec_arena_new();
    double resolution = NAN;
    /* the cues with words last 2.0, 1.5 and 0.5 s: median 1.5 */
    CHECK_TEXT(show_words("WEBVTT\n\n00:01.000 --> 00:03.000\nGood day\n\n"
                          "00:04.000 --> 00:05.500\n[Applause (long)]Now\n\n"
                          "00:06.000 --> 00:06.500\nEnd (sic\n",
                          arena, &resolution),
               "good@4 day@4 now@7 end@10 sic@10 [0 2 1.00 3.00][2 3 4.00 5.50][3 5 6.00 6.50]",
               "words with times, notes left out");
    CHECK_NUMBER(resolution, 1.5, TOLERANCE_CLOSED_FORM, "median cue");
    CHECK_TEXT(show_words("WEBVTT\n\n00:01.000 --> 00:03.000\n[Applause]\n", arena, &resolution),
               "t.vtt: no words in these captions; export them again", "no words");
    lec_arena_free(arena);
}

static void test_foreign_captions(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = read_sample("2031-03-11-pre-ministerial", arena);
    if (corpus != NULL) {
        const lec_timing timing =
            time_again(corpus, "WEBVTT\n\n00:01.000 --> 00:03.000\nxyzzy plugh\n", arena);
        CHECK_NUMBER(timing.quality.aligned_share, 0, TOLERANCE_CLOSED_FORM, "nothing in common");
        CHECK_COUNT(timing.quality.longest_unaligned, corpus->token_count, "all words");
        CHECK_COUNT(timing.differences.count, 1, "one difference");
        CHECK_TRUE(timing.turn_start != NULL && isnan(timing.turn_start[0]), "no times");
    }
    lec_arena_free(arena);
}

static void test_no_times(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error;
    lec_words *words = NULL;
    lec_caption_words out;
    const lec_transcript transcript = {.form = "plain", .text = "Good day", .length = 8};
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU");
    CHECK_COUNT(lec_caption_words_read(&transcript, NULL, "t.txt", words, arena, &out, &error),
                LEC_BAD_DATA, "status");
    CHECK_TEXT(error.message,
               "t.txt: no times in these captions; give WebVTT or SRT, or a table with a column "
               "'start'",
               "message");
    lec_arena_free(arena);
}

const lec_test lec_tests_timing[] = {
    {"corrupted_captions", test_corrupted_captions},
    {"caption_words", test_caption_words},
    {"foreign_captions", test_foreign_captions},
    {"no_times", test_no_times},
    {0},
};
