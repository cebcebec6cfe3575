/* SPDX-License-Identifier: GPL-3.0-or-later
 * From a transcript and captions beside it to tables with true times. */
#include "io/captions/captions.h"
#include "io/read.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/corpus_part.h"
#include "io/captions/align.h"
#include "io/study/study.h"
#include "tests/support/captions.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* --- reading a transcript with captions ------------------------------------------------------- */

static char folder[64];

static void begin(void)
{
    snprintf(folder, sizeof folder, "/tmp/lectern-captions-XXXXXX");
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
}

static const char *put_file(lec_arena *arena, const char *name, const char *text)
{
    const char *path = lec_arena_format(arena, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    CHECK_COUNT(fwrite(text, 1, strlen(text), file), strlen(text), path);
    CHECK_COUNT(fclose(file), 0, path);
    return path;
}

static void remove_file(const char *path)
{
    CHECK_COUNT(remove(path), 0, path);
}

static lec_status read_with(lec_arena *arena, const char *transcript, const char *captions,
                            lec_readings *readings, lec_error *error)
{
    const lec_study *study;
    const lec_read_options options = {.threads = 1};
    lec_status status = lec_study_read(NULL, arena, &study, error);
    if (status == LEC_OK)
        status = lec_read(&transcript, 1, study, &options, arena, readings, error);
    if (status == LEC_OK && captions != NULL)
        status = lec_captions_apply(captions, study, &options, arena, readings, error);
    return status;
}

static const lec_corpus *corpus_with(lec_arena *arena, const char *transcript, const char *captions)
{
    lec_error error = {""};
    lec_readings readings = {0};
    const lec_status status = read_with(arena, transcript, captions, &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

/* --- by hand ---------------------------------------------------------------------------------- */

static const char official[] =
    "Press conference by Secretary General Edvard Lind\n"
    "\n"
    "SECRETARY GENERAL EDVARD LIND: Good morning to all of you. Peace needs sea cables and we "
    "guard them well.\n"
    "\n"
    "QUESTION (Tide Post): Thank you. Who cut the cables in the north?\n"
    "\n"
    "SECRETARY GENERAL EDVARD LIND: We do not know that yet, and I am not sure when we can tell "
    "you more about what the navy has found.\n"
    "After the long report of the committee I said in the spring that we will see.\n";

/* 1 + 17, 17 and 31 words. `uh` comes before the first word that both have: not compared. */
static const char shown[] = "WEBVTT\n"
                            "\n"
                            "00:02.000 --> 00:10.000\n"
                            "uh good morning to all of you peace needs really deep sea cables and "
                            "we keep them well\n"
                            "\n"
                            "00:11.000 --> 00:15.000\n"
                            "thank you who cut the cables in the north\n"
                            "and when will somebody tell people about it\n"
                            "\n"
                            "00:16.000 --> 00:20.000\n"
                            "we don't know that yet and I am not sure when we can tell you more "
                            "about what the navy has found\n"
                            "I said in the spring that we will see\n";

static const lec_corpus *hand_corpus(lec_arena *arena)
{
    begin();
    const char *transcript = put_file(arena, "talk.txt", official);
    const char *captions = put_file(arena, "talk.vtt", shown);
    const lec_corpus *corpus = corpus_with(arena, transcript, captions);
    remove_file(transcript);
    remove_file(captions);
    CHECK_COUNT(rmdir(folder), 0, folder);
    return corpus;
}

static void test_alignment(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "alignment", hand_corpus(arena), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 1, "one conference");
    const size_t row = table_row(table, "talk");
    /* not found: guard; do, not; `After the long report of the committee` */
    static const struct {
        const char *column;
        double want;
    } cells[] = {{"words", 15 + 9 + 39},
                 {"caption_words", 18 + 17 + 31},
                 {"aligned_words", 63 - 1 - 2 - 7},
                 {"aligned_share", 53.0 / 63},
                 {"caption_aligned_share", 53.0 / 66},
                 {"timed_share", 1},
                 {"longest_unaligned_run", 7},
                 {"longest_unaligned_line", 8},
                 {"resolution_seconds", 4}}; /* of 8, 4 and 4 */
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        CHECK_NUMBER(table_number(table, row, cells[i].column), cells[i].want,
                     TOLERANCE_CLOSED_FORM, cells[i].column);
    lec_arena_free(arena);
}

static void test_fidelity(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = hand_corpus(arena);
    const lec_table *table = run_analysis(arena, "fidelity", corpus, NULL, NULL);
    static const struct {
        const char *keys;
        double words, said, same, omitted, added, changed;
    } rows[] = {
        /* principal. omitted: really deep; changed: guard/keep, do/don't; added: not, and seven */
        {"talk|all", 63, 65, 53, 10, 8, 2},
        {"talk|principal", 54, 48, 44, 2, 8, 2},
        {"talk|journalist", 9, 17, 9, 8, 0, 0},
    };
    CHECK_COUNT(lec_table_row_count(table), 2 * 3, "rows of all and of the talk");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const size_t row = table_row(table, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "words"), rows[i].words, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "words_said"), rows[i].said, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "same"), rows[i].same, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "omitted"), rows[i].omitted, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "added"), rows[i].added, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "changed"), rows[i].changed, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "omitted_share"), rows[i].omitted / rows[i].said,
                     TOLERANCE_CLOSED_FORM, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "added_share"), rows[i].added / rows[i].words,
                     TOLERANCE_CLOSED_FORM, rows[i].keys);
    }
    /* the same of the turns that are left, also when joined with others that come before */
    const lec_corpus *const parts[] = {corpus, corpus_from(arena, "= a / P: one two / J: three")};
    table = run_analysis(arena, "fidelity", lec_corpus_join(arena, parts, 2), NULL,
                         "--role=journalist");
    CHECK_NUMBER(table_number(table, table_row(table, "talk|journalist"), "omitted"), 8, 0, "role");
    CHECK_TRUE(!table_has_row(table, "a|journalist"), "no captions, no row");
    lec_arena_free(arena);
}

static void test_fidelity_runs(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = hand_corpus(arena);
    const lec_table *table = run_analysis(arena, "fidelity_runs", corpus, NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 2, "runs of 5 words");
    CHECK_TEXT(table_text(table, 0, "kind"), "omitted", "first");
    CHECK_TEXT(table_text(table, 0, "said_text"), "and when will somebody tell people about it",
               "first");
    CHECK_TEXT(table_text(table, 0, "official_text"), "", "first");
    CHECK_TEXT(table_text(table, 0, "role"), "journalist", "of the turn before the border");
    CHECK_NUMBER(table_number(table, 0, "line"), 5, 0, "first");
    CHECK_NUMBER(table_number(table, 0, "captions_line"), 8, 0, "first");
    CHECK_TEXT(table_text(table, 1, "kind"), "added", "second");
    CHECK_TEXT(table_text(table, 1, "official_text"), "After the long report of the committee",
               "second");
    CHECK_NUMBER(table_number(table, 1, "turn"), 3, 0, "second");
    CHECK_NUMBER(table_number(table, 1, "line"), 8, 0, "second");
    CHECK_TRUE(isnan(table_number(table, 1, "captions_line")), "nothing was said");
    table = run_analysis(arena, "fidelity_runs", corpus, NULL, "--run=2 --role=principal");
    CHECK_COUNT(lec_table_row_count(table), 3, "runs of 2 words of the principal");
    CHECK_TEXT(table_text(table, 0, "said_text"), "really deep", "between needs and sea");
    CHECK_TEXT(table_text(table, 1, "kind"), "changed", "do not: don't");
    CHECK_TEXT(table_text(table, 1, "official_text"), "do not", "do not: don't");
    CHECK_TEXT(table_text(table, 1, "said_text"), "don't", "do not: don't");
    lec_arena_free(arena);
}

static void test_times(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = hand_corpus(arena);
    const lec_table *table = run_analysis(arena, "times", corpus, NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 3, "turns");
    /* a cue is a turn, but for `uh` and the eight words after the question: between the ends */
    static const double latest_start[] = {3, 11, 16}, earliest_end[] = {10, 12, 20};
    static const double earliest_start[] = {2, 11, 16}, latest_end[] = {10, 15, 20};
    for (size_t i = 0; i < 3; i++) {
        const double start = table_number(table, i, "start_seconds");
        const double end = table_number(table, i, "end_seconds");
        CHECK_TRUE(start >= earliest_start[i] - 1e-9 && start <= latest_start[i] + 1e-9, "start");
        CHECK_TRUE(end >= earliest_end[i] - 1e-9 && end <= latest_end[i] + 1e-9, "end");
        CHECK_NUMBER(table_number(table, i, "seconds"), end - start, TOLERANCE_CLOSED_FORM,
                     "length");
        CHECK_NUMBER(table_number(table, i, "words_per_minute"),
                     table_number(table, i, "words") * 60 / (end - start), TOLERANCE_CLOSED_FORM,
                     "rate");
    }
    CHECK_TRUE(corpus->token_seconds != NULL, "tokens are timed");
    if (corpus->token_seconds == NULL) return;
    CHECK_TRUE(corpus->token_seconds[0] >= 2.0F, "tokens");
    for (size_t i = 1; i < corpus->token_count; i++)
        CHECK_TRUE(corpus->token_seconds[i] >= corpus->token_seconds[i - 1], "in order");
    const lec_table *turns = run_analysis(arena, "turns", corpus, NULL, NULL);
    CHECK_NUMBER(table_number(turns, 1, "seconds"), table_number(table, 1, "seconds"), 0, "turns");
    CHECK_TEXT(table_text(turns, 1, "time_basis"), "captions", "turns");
    lec_arena_free(arena);
}

/* Without captions there are no rows, whatever is asked. */
static void test_no_captions(void)
{
    static const char *const names[] = {"times", "alignment", "fidelity", "fidelity_runs"};
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: one two / J: three / P:");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK_COUNT(lec_table_row_count(run_analysis(arena, names[i], corpus, NULL, NULL)), 0,
                    names[i]);
        CHECK_TRUE(lec_analysis_named(names[i])->needs_times, "left out of the report");
    }
    lec_arena_free(arena);
}

/* --- the property of true speaking time, from files to tables --------------------------------- */

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The table `turns` against the times that were spoken, of the turns that have captions: the median
 * error of their lengths, and the principals' share. */
static void compare_turns(lec_arena *arena, const lec_corpus *corpus, const lec_moment *said,
                          const lec_manner *of)
{
    const lec_table *table = run_analysis(arena, "turns", corpus, NULL, NULL);
    double errors[64], truth[2] = {0}, found[2] = {0}; /* all, principals */
    size_t count = 0;
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        const uint32_t from = corpus->turn_start[t], to = corpus->turn_start[t + 1];
        const bool covered = to < of->shown * (double)corpus->token_count || of->shown >= 1;
        const bool beyond = from > of->shown * (double)corpus->token_count + LEC_ALIGN_REACH;
        if (covered) CHECK_TEXT(table_text(table, t, "time_basis"), "captions", of->what);
        if (beyond) CHECK_TEXT(table_text(table, t, "time_basis"), "estimate", of->what);
        if (!covered) continue;
        const double length = said[to - 1].end - said[from].start;
        const double seconds = table_number(table, t, "seconds");
        errors[count++] = fabs(seconds - length);
        const bool is_principal = corpus->turn_role[t] == LEC_ROLE_PRINCIPAL;
        for (int i = 0; i <= (is_principal ? 1 : 0); i++) {
            truth[i] += length;
            found[i] += seconds;
        }
    }
    qsort(errors, count, sizeof *errors, by_value);
    const double share = fabs(found[1] / found[0] - truth[1] / truth[0]);
    CHECK_TRUE(count >= 12 && errors[count / 2] < 1, of->what);
    CHECK_TRUE(share < 0.01, of->what);
    printf("%s: %zu turns, median error %.3f s, share of time off by %.4f\n", of->what, count,
           errors[count / 2], share);
}

/* Where all turns have captions, `speaking` shows the true share too. */
static void compare_speaking(lec_arena *arena, const lec_corpus *corpus, const lec_moment *said)
{
    const lec_table *table = run_analysis(arena, "speaking", corpus, NULL, "--replicates=20");
    double truth[2] = {0};
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        const double length =
            said[corpus->turn_start[t + 1] - 1].end - said[corpus->turn_start[t]].start;
        truth[0] += length;
        truth[1] += corpus->turn_role[t] == LEC_ROLE_PRINCIPAL ? length : 0;
    }
    const size_t row = table_row(table, "2031-03-11-pre-ministerial|all|principal");
    CHECK_NUMBER(table_number(table, row, "time_share"), truth[1] / truth[0], 0.01, "time_share");
    CHECK_TEXT(table_text(table, row, "time_basis"), "captions", "speaking");
}

static const char *sample(lec_arena *arena, const char *name)
{
    const char *path = source_path(lec_arena_format(arena, "datasets/ministerials/%s.txt", name));
    return lec_arena_text(arena, path, strlen(path));
}

static void test_corrupted(void)
{
    static const lec_manner manners[] = {
        {"with pauses", 0.12, 0.05, 1.0, 2.0, 5, 12, 4.2, 1, false},
        {"two hours on", 0.12, 0.05, 1.0, 2.0, 5, 12, 7200, 1, false},
        {"no capitals", 0.12, 0.05, 1.0, 2.0, 5, 12, 4.2, 1, true},
        {"half of it", 0.12, 0.05, 1.0, 2.0, 5, 12, 4.2, 0.5, false},
    };
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++) {
        lec_arena *arena = lec_arena_new();
        const char *transcript = sample(arena, "2031-03-11-pre-ministerial");
        const lec_corpus *spoken = corpus_with(arena, transcript, NULL);
        const lec_moment *said = spoken_at(spoken, &manners[i], arena);
        begin();
        const char *captions =
            put_file(arena, "said.vtt", captions_of(spoken, said, &manners[i], arena));
        const lec_corpus *corpus = corpus_with(arena, transcript, captions);
        compare_turns(arena, corpus, said, &manners[i]);
        if (manners[i].shown >= 1) compare_speaking(arena, corpus, said);
        remove_file(captions);
        CHECK_COUNT(rmdir(folder), 0, folder);
        lec_arena_free(arena);
    }
}

/* Half of one conference, then a whole other one, in the same recording: what goes on after the
 * half must not be found in it. */
static void test_other_tail(void)
{
    static const lec_manner half = {
        "half of it, then another", 0.12, 0.05, 1, 2, 5, 12, 4.2, 0.5, false};
    static const lec_manner later = {"another", 0.12, 0.05, 1, 2, 5, 12, 3600, 1, false};
    lec_arena *arena = lec_arena_new();
    const char *transcript = sample(arena, "2031-03-11-pre-ministerial");
    const lec_corpus *spoken = corpus_with(arena, transcript, NULL);
    const lec_corpus *other = corpus_with(arena, sample(arena, "2032-05-19-pre-ministerial"), NULL);
    const lec_moment *said = spoken_at(spoken, &half, arena);
    const char *head = captions_of(spoken, said, &half, arena);
    const char *tail = captions_of(other, spoken_at(other, &later, arena), &later, arena);
    begin();
    const char *captions = put_file(
        arena, "said.vtt", lec_arena_format(arena, "%s%s", head, tail + strlen("WEBVTT\n\n")));
    compare_turns(arena, corpus_with(arena, transcript, captions), said, &half);
    remove_file(captions);
    CHECK_COUNT(rmdir(folder), 0, folder);
    lec_arena_free(arena);
}

static void test_of_another_conference(void)
{
    static const lec_manner manner = {"", 0.12, 0.05, 1.0, 2.0, 5, 12, 4.2, 1, false};
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_readings readings;
    const lec_corpus *other =
        corpus_with(arena, sample(arena, "2034-11-29-foreign-ministers"), NULL);
    begin();
    const char *captions = put_file(
        arena, "said.vtt", captions_of(other, spoken_at(other, &manner, arena), &manner, arena));
    CHECK_COUNT(
        read_with(arena, sample(arena, "2031-03-11-pre-ministerial"), captions, &readings, &error),
        LEC_BAD_DATA, "status");
    CHECK_TRUE(strstr(error.message, "too few to be captions of it") != NULL, error.message);
    remove_file(captions);
    CHECK_COUNT(rmdir(folder), 0, folder);
    lec_arena_free(arena);
}

/* Two recordings around a text without one: each part has what its own captions showed. */
static void test_parts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *recorded = hand_corpus(arena);
    const lec_corpus *plain =
        corpus_with(arena, sample(arena, "2034-11-29-foreign-ministers"), NULL);
    lec_corpus again = *recorded;
    lec_conference named = again.conference[0];
    named.name = "zenith";
    again.conference = &named;
    const lec_corpus *parts[] = {recorded, plain, &again};
    const lec_corpus *joined = lec_corpus_join(arena, parts, 3);
    const size_t count = recorded->discrepancy_count;
    CHECK_TRUE(count > 1, "there are some");
    CHECK_COUNT(joined->discrepancy_count, 2 * count, "of both");
    for (uint32_t c = 0; c < 3; c++) {
        const lec_corpus *part = lec_corpus_part(arena, joined, c);
        const bool is_plain = strcmp(part->conference[0].name, plain->conference[0].name) == 0;
        CHECK_COUNT(part->discrepancy_count, is_plain ? 0 : count, "its own");
        for (size_t d = 0; d < part->discrepancy_count; d++) {
            const lec_discrepancy *was = &recorded->discrepancy[d], *is = &part->discrepancy[d];
            CHECK_COUNT(is->turn, was->turn, "the turn");
            CHECK_COUNT(is->first_word, was->first_word, "the word");
            CHECK_TEXT(is->said, was->said, "what was said");
        }
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_captions[] = {
    {"alignment", test_alignment},
    {"fidelity", test_fidelity},
    {"fidelity_runs", test_fidelity_runs},
    {"times", test_times},
    {"no_captions", test_no_captions},
    {"corrupted", test_corrupted},
    {"other_tail", test_other_tail},
    {"of_another_conference", test_of_another_conference},
    {"parts", test_parts},
    {0},
};
