/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_recordings.c -- captions and words of recognisers that name nobody are read: one who is
 * unknown says all their words, from the first on, and another after each `>>`. Words and times
 * are counted by hand; where two speak within one cue, its time is shared by bytes (`Why?`, blank
 * line and `Why not?` are 14). */
#include <stdlib.h>
#include <unistd.h>

#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static lec_status read_text(lec_arena *arena, const char *text, const char *suffix,
                            lec_readings *readings, lec_error *error)
{
    char folder[] = "/tmp/lectern-recording-XXXXXX";
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    const char *path = lec_arena_format(arena, "%s/talk.%s", folder, suffix);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    fputs(text, file);
    CHECK_COUNT(fclose(file), 0, path);
    const lec_read_options options = {.threads = 1};
    const lec_status status =
        lec_read(&path, 1, study_from(arena, ""), &options, arena, readings, error);
    CHECK_COUNT(remove(path), 0, path);
    CHECK_COUNT(rmdir(folder), 0, folder);
    return status;
}

/* `6@1-7 5@7-10`: the words of each turn and the seconds from and to. */
static const char *show(lec_arena *arena, const char *text, const char *suffix)
{
    lec_readings readings = {0};
    lec_error error = {""};
    if (read_text(arena, text, suffix, &readings, &error) != LEC_OK)
        return lec_arena_format(arena, "%s", error.message);
    const lec_corpus *corpus = readings.corpus;
    const char *shown = "";
    for (size_t i = 0; i < corpus->turn_count; i++) {
        CHECK_COUNT(corpus->turn_role[i], LEC_ROLE_UNKNOWN, suffix);
        shown = lec_arena_format(arena, "%s%s%u@%g-%g", shown, i > 0 ? " " : "",
                                 (unsigned)(corpus->turn_start[i + 1] - corpus->turn_start[i]),
                                 corpus->turn[i].start_seconds, corpus->turn[i].end_seconds);
    }
    CHECK_COUNT(corpus->conference[0].front_matter_words, 0, suffix);
    return shown;
}

static const struct {
    const char *suffix, *text, *shown;
} cases[] = {
    {"vtt",
     "WEBVTT\n\n00:01.000 --> 00:04.000\ngood morning to\n\n00:04.000 --> 00:07.000\n"
     "all of you\n",
     "6@1-7"},
    {"vtt",
     "WEBVTT\n\n00:01.000 --> 00:04.000\ngood morning to\n\n00:04.000 --> 00:07.000\n"
     "all of you\n\n00:07.000 --> 00:10.000\n>> what will it cost\n",
     "6@1-7 4@7-10"},
    {"srt",
     "1\n00:00:01,000 --> 00:00:03,000\ngood morning\n\n"
     "2\n00:00:03,000 --> 00:00:03,010\ngood morning\n\n"
     "3\n00:00:03,010 --> 00:00:06,000\ngood morning\nto all of you\n",
     "6@1-6"},
    {"sbv",
     "0:00:01.000,0:00:03.000\nGood morning.\n\n0:00:03.000,0:00:06.000\n>> Why?\n>> Why not?",
     "2@1-3 1@3-3.857 2@4.286-6"},
    {"txt", "0:01\ngood morning\n0:03\nto you\n0:06\nyes\n", "5@1-6"},
    {"txt", "1.0\t3.0\tGood morning\n3.0\t6.0\tto you.\n", "4@1-6"},
    {"ttml",
     "<tt><body><div><p begin=\"1s\" end=\"3s\">Good<br/>morning</p><p begin=\"3s\" "
     "dur=\"3s\">to <span>you</span>.</p></div></body></tt>",
     "4@1-6"},
    {"ass",
     "[Script Info]\n[Events]\nFormat: Start, End, Text\n"
     "Dialogue: 0:00:03.00,0:00:06.00,to {\\i1}you{\\i0}.\n"
     "Dialogue: 0:00:01.00,0:00:03.00,Good\\Nmorning\n",
     "4@1-6"},
    {"json3",
     "{\"wireMagic\":\"pb3\",\"events\":[{\"tStartMs\":1000,\"dDurationMs\":3000,\"segs\":"
     "[{\"utf8\":\"good\"},{\"utf8\":\" morning\",\"tOffsetMs\":400}]},{\"tStartMs\":4000,"
     "\"dDurationMs\":2000,\"segs\":[{\"utf8\":\"to you\"}]}]}",
     "4@1-6"},
    {"json",
     "{\"segments\":[{\"start\":1.0,\"end\":3.0,\"text\":\" Good morning\"},"
     "{\"start\":3.0,\"end\":6.0,\"text\":\" to you.\"}]}",
     "4@1-6"},
    {"tsv", "start\tend\ttext\n1000\t3000\tGood morning\n3000\t6000\tto you.\n", "4@1-6"},
    {"csv", "start,end,text\n1.0,3.0,\"Good morning\"\n3.0,6.0,\"to you.\"\n", "4@1-6"},
    {"txt",
     "{\"result\":[{\"conf\":1.0,\"end\":3.0,\"start\":1.0,\"word\":\"good\"},"
     "{\"conf\":1.0,\"end\":6.0,\"start\":3.0,\"word\":\"morning\"}],"
     "\"text\":\"good morning\"}",
     "2@1-6"},
    {"json",
     "{\"status\":\"completed\",\"text\":\"Good morning\",\"words\":[{\"text\":\"Good\","
     "\"start\":1000,\"end\":3000,\"confidence\":0.9,\"speaker\":null},{\"text\":\"morning\","
     "\"start\":3000,\"end\":6000,\"confidence\":0.9,\"speaker\":null}],\"utterances\":null,"
     "\"audio_duration\":6}",
     "2@1-6"},
    {"xml",
     "<?xml version=\"1.0\"?><timedtext format=\"3\"><body><p t=\"1000\" d=\"2000\">good "
     "morning</p><p t=\"3000\" d=\"3000\"><s>to</s><s t=\"400\"> "
     "you</s></p></body></timedtext>",
     "4@1-6"},
    {"xml",
     "<?xml version=\"1.0\"?><transcript><text start=\"1\" dur=\"2\">good morning</text>"
     "<text start=\"3\" dur=\"3\">to &amp;quot;you&amp;quot;</text></transcript>",
     "4@1-6"},
};

static void test_unknown(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(show(arena, cases[i].text, cases[i].suffix), cases[i].shown, cases[i].text);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_recordings[] = {{"unknown", test_unknown}, {0}};
