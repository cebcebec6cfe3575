/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who spoke when, without words (RTTM), beside a transcript of two speakers: Mara Quell says ten
 * words, Tom Brass five, and once more. Seconds are taken from the stretches by hand. */
#include "io/captions/diarisation.h"

#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/form.h"

static const lec_corpus *talk(lec_arena *arena)
{
    return corpus_from(arena, "P Mara Quell: We will open the port on Monday, in June. / "
                              "J Tom Brass: And when on that day? / "
                              "P Mara Quell: At nine, as was said to all of you. / "
                              "J Tom Brass: Is that not late?");
}

/* `0-10 11-16`: seconds of each turn, or the error after its path. */
static const char *show(const char *rttm, lec_arena *arena)
{
    const lec_corpus *corpus = talk(arena);
    const lec_source source = form_source(rttm, "rttm");
    lec_turn_detail details[4] = {{0}};
    lec_error error = {""};
    const char *shown = "";
    CHECK_COUNT(corpus->turn_count, 4, "turns");
    if (corpus->turn_count != 4) return shown;
    if (lec_diarisation_apply(&source, corpus, 0, 4, details, arena, &error) != LEC_OK)
        return lec_arena_format(arena, "%.60s", error.message);
    for (size_t i = 0; i < 4; i++)
        shown = lec_arena_format(arena, "%s%s%g-%g", shown, i > 0 ? " " : "",
                                 details[i].start_seconds, details[i].end_seconds);
    return shown;
}

#define STRETCH(start, lasts, who)                                                                 \
    "SPEAKER talk 1 " start " " lasts " <NA> <NA> " who " <NA> <NA>\n"

static void test_apply(void)
{
    static const struct {
        const char *what, *rttm, *shown;
    } cases[] = {
        {"voices without names, in their order",
         STRETCH("0", "10", "A") STRETCH("11", "5", "B") STRETCH("17", "10", "A")
             STRETCH("28", "5", "B"),
         "0-10 11-16 17-27 28-33"},
        {"in no order, with pauses, comments and lines of other kinds",
         ";; made by hand\nSPKR-INFO talk 1 <NA> <NA> <NA> unknown A <NA> <NA>\n" STRETCH("28", "5",
                                                                                          "B")
             STRETCH("17", "10", "A") "SPEAKER\ttalk\t1\t11\t5\t<NA>\t<NA>\tB\t<NA>\n" STRETCH(
                 "5", "5", "A") STRETCH("0", "4", "A") "LEXEME talk 1 0 1 we <NA> A <NA> <NA>\n",
         "0-10 11-16 17-27 28-33"},
        {"two at once: from the same moment on, and for as long",
         STRETCH("28", "5", "A") STRETCH("0", "10", "A") STRETCH("11", "5", "B")
             STRETCH("11", "0.5", "A") STRETCH("17", "10", "A") STRETCH("28", "5", "B")
                 STRETCH("28", "1", "C"),
         "0-11.5 11-16 17-33 28-33"},
        {"a word of the other within a turn is not of it",
         STRETCH("0", "5", "A") STRETCH("5", "1", "B") STRETCH("6", "4", "A")
             STRETCH("11", "5", "B") STRETCH("17", "10", "A") STRETCH("28", "5", "B"),
         "0-10 11-16 17-27 28-33"},
        {"stretches that are none",
         STRETCH("-1", "9", "B") STRETCH("0", "0", "B") STRETCH("1e999", "4", "B")
             STRETCH("x", "4", "B") STRETCH("5", "4s", "B") "SPEAKER talk\n" STRETCH("0", "10", "A")
                 STRETCH("11", "5", "B") STRETCH("17", "10", "A") STRETCH("28", "5", "B"),
         "0-10 11-16 17-27 28-33"},
        {"by name: she spoke before the words begin, too",
         STRETCH("0", "10", "Mara_Quell") STRETCH("11", "5", "Tom_Brass")
             STRETCH("17", "10", "Mara_Quell") STRETCH("28", "5", "Tom_Brass"),
         "0-10 11-16 17-27 28-33"},
        {"no stretch", STRETCH("0", "0", "A"),
         "t.rttm:1: no stretch of speech in this RTTM file; make it ag"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(show(cases[i].rttm, arena), cases[i].shown, cases[i].what);
        lec_arena_free(arena);
    }
}

/* They speak forty times by turns; the transcript has four. */
static void test_another_recording(void)
{
    lec_arena *arena = lec_arena_new();
    const char *rttm = "";
    for (int i = 0; i < 40; i++)
        rttm = lec_arena_format(arena, "%sSPEAKER talk 1 %d 3 <NA> <NA> %s <NA> <NA>\n", rttm,
                                i * 3, i % 2 == 0 ? "Mara_Quell" : "Tom_Brass");
    CHECK_TEXT(show(rttm, arena), "t.rttm:1: its voices do not change as the speakers of c.txt ",
               "refused");
    lec_arena_free(arena);
}

/* 8,001 stretches for 5,000 turns are more cells than are looked at. */
static void test_too_many(void)
{
    enum { TURNS = 5000 };
    lec_arena *arena = lec_arena_new();
    char *rttm = lec_arena_alloc(arena, (size_t)8001 * 60, 1), *at = rttm;
    for (int i = 0; i < 8001; i++)
        at += sprintf(at, "SPEAKER talk 1 %d 1 <NA> <NA> %c <NA> <NA>\n", i * 2, i % 2 ? 'A' : 'B');
    const lec_corpus *corpus = talk(arena);
    const lec_source source = form_source(rttm, "rttm");
    lec_turn_detail *details = lec_new(arena, lec_turn_detail, TURNS);
    lec_error error = {""};
    CHECK_COUNT(lec_diarisation_apply(&source, corpus, 0, TURNS, details, arena, &error),
                LEC_BAD_DATA, "refused");
    CHECK_TEXT(error.message,
               "t.rttm:1: too many stretches for this transcript; give the part it is of", "why");
    lec_arena_free(arena);
}

static void test_is_rttm(void)
{
    static const struct {
        const char *text;
        bool is;
    } cases[] = {
        {STRETCH("0", "1", "A"), true},
        {"\n;; comment\n\n" STRETCH("0", "1", "A"), true},
        {"SPKR-INFO t 1 <NA> <NA> <NA> unknown A <NA>\n" STRETCH("0", "1", "A"), true},
        {"SPEAKER\tt\t1\t0\t1\t<NA>\t<NA>\tA\t<NA>\n", true},
        {"SPEAKER ONE: Good morning.\n", false},
        {"SPEAKERS: all\n<NA>", false},
        {";; nothing else", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_source source = form_source(cases[i].text, "rttm");
        CHECK_TRUE(lec_is_rttm(&source) == cases[i].is, cases[i].text);
    }
}

const lec_test lec_tests_diarisation[] = {{"apply", test_apply},
                                          {"another_recording", test_another_recording},
                                          {"too_many", test_too_many},
                                          {"is_rttm", test_is_rttm},
                                          {0}};
