/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is told of how a file was read, for texts of which a reader knows it: which facts there are,
 * each as `item:text:reason`. All people are invented. */
#include "io/read.h"

#include <stdlib.h>
#include <unistd.h>

#include "io/reading_facts.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* The facts of a file of this text, a line each; the message if it cannot be read. */
static const char *facts_of(const char *text, const char *suffix, lec_arena *arena)
{
    char *path = lec_arena_format(arena, "/tmp/lectern-facts-XXXXXX%s", suffix);
    const int descriptor = mkstemps(path, (int)strlen(suffix));
    CHECK_TRUE(descriptor >= 0 && write(descriptor, text, strlen(text)) == (ssize_t)strlen(text),
               path);
    close(descriptor);
    const lec_read_options options = {0};
    const char *const paths[] = {path};
    lec_readings readings;
    lec_error error = {""};
    lec_reading_facts facts = {0};
    lec_status status =
        lec_read(paths, 1, study_from(arena, ""), &options, arena, &readings, &error);
    if (status == LEC_OK) {
        const lec_corpus *corpus = lec_corpus_with_witness(&readings, arena);
        status = corpus->witness->tell(corpus->witness->readings, corpus->conference[0].name, arena,
                                       &facts, &error);
    }
    unlink(path);
    const char *all = "\n";
    for (size_t i = 0; i < facts.count; i++)
        all = lec_arena_format(arena, "%s%s:%s:%s\n", all, facts.items[i].item, facts.items[i].text,
                               facts.items[i].reason);
    return status == LEC_OK ? all : lec_arena_format(arena, "%s", error.message);
}

#define TALK                                                                                       \
    "PRESIDENT LIND: Good morning. We open the port in June, as you know.\n\n"                     \
    "EVA MOSS: Who pays for it?\n\nBEN OKRI: And when is it?\n\n"                                  \
    "PRESIDENT LIND: All of us pay, and it is in June.\n"

static const struct {
    const char *what, *suffix, *text, *told; /* one of the lines */
} cases[] = {
    {"a language that is known", ".txt", TALK, "\nlanguage:en:\n"},
    {"too short for a language", ".txt", "LIND: Ja.\n\nMOSS: Ja?\n\nLIND: Ja.\n",
     "\nlanguage::too few words to tell; --language states it\n"},
    {"a language that is not known (Basque)", ".txt",
     "LIND: Egun on guztioi. Portua ekainean irekiko dugu, denok dakizuen bezala.\n\n"
     "MOSS: Nork ordainduko du hori guztia?\n\nLIND: Denok batera ordainduko dugu, beti bezala.\n",
     "\nlanguage:und:none that lectern knows; --language states it; measures for English are left "
     "empty\n"},
    {"another language", ".txt",
     "LIND: Guten Morgen und willkommen. Wir \u00F6ffnen den Hafen im Juni, wie Sie alle "
     "wissen.\n\n"
     "FRAGE: Wer bezahlt das alles und wann?\n\nLIND: Wir alle bezahlen das, wie wir es immer "
     "getan haben.\n",
     "\nlanguage:de:measures for English are left empty\n"},
    {"an open date", ".txt", "Press conference\nDate: 03/04/2024\n\n" TALK,
     "\ndate:2024-03-04:text; could be 2024-04-03, the month first or second; state it in the "
     "study\n"},
    {"a date", ".txt", "Press conference\n3 April 2024\n\n" TALK, "\ndate:2024-04-03:text\n"},
    {"no date", ".txt", TALK, "\ndate::none found; give it in the study\n"},
    {"no title", ".txt", TALK, "\ntitle::none found\n"},
    {"one role twice", ".txt", TALK,
     "\nsame-role-again:BEN OKRI:turns 2 and 3 are both journalist\n"},
    {"a question that is not answered", ".txt", TALK,
     "\nquestion-without-answer:EVA MOSS:no answer follows before the next question\n"},
    {"bytes of an older encoding", ".txt",
     "LIND: We open the caf\xE9 in June, as you know, and all of you are there.\n\n"
     "MOSS: Who pays for the caf\xE9?\n\nLIND: All of us pay, as always.\n",
     "assumed from the bytes"},
    {"a sentence of a page's foot", ".html",
     "<html><body><nav><p>Read all about it here and there now.</p><p>Home</p></nav><article>"
     "<p>PRESIDENT LIND: Good morning. We open the port in June, as you know.</p>"
     "<p>QUESTION: Who pays for it?</p><p>PRESIDENT LIND: All of us pay, as we always did.</p>"
     "</article><footer><p>We are the harbour office of the north and have been for many years, as "
     "the oldest of you may know.</p></footer></body></html>",
     "\nfurniture:Read all about it here and there now.:not counted as said\n"},
    {"a long one is cut at a word", ".html",
     "<html><body><article>"
     "<p>PRESIDENT LIND: Good morning. We open the port in June, as you know.</p>"
     "<p>QUESTION: Who pays for it?</p><p>PRESIDENT LIND: All of us pay, as we always did.</p>"
     "</article><footer><p>We are the harbour office of the north and have been for many years, as "
     "the oldest of you may know.</p></footer></body></html>",
     "\nfurniture:We are the harbour office of the north and have been for:not counted as said\n"},
};

static void test_told(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const char *got = facts_of(cases[i].text, cases[i].suffix, arena);
        CHECK_TRUE(strstr(got, cases[i].told) != NULL, cases[i].what);
        if (strstr(got, cases[i].told) == NULL) printf("%s", got);
        lec_arena_free(arena);
    }
}

/* Twenty sentences of a menu are shown, and that there may be more. */
static void test_many(void)
{
    lec_arena *arena = lec_arena_new();
    const char *menu = "", *answer = "All of us pay, as we always did.";
    for (int i = 0; i < 25; i++) {
        menu = lec_arena_format(arena, "%s<p>Read the whole of chapter %d here.</p>", menu, i);
        answer =
            lec_arena_format(arena, "%s It is pier %d that we pay for, and no other.", answer, i);
    }
    const char *got = facts_of(
        lec_arena_format(arena,
                         "<html><body><nav>%s</nav><article><p>PRESIDENT LIND: Good morning. We "
                         "open the port in June, as you know.</p><p>QUESTION: Who pays for it?</p>"
                         "<p>PRESIDENT LIND: %s</p></article></body></html>",
                         menu, answer),
        ".html", arena);
    size_t count = 0;
    for (const char *at = got; (at = strstr(at, "\nfurniture:")) != NULL; at++) count++;
    CHECK_COUNT(count, 20, "shown");
    CHECK_TRUE(
        strstr(got, "chapter 19 here.:not counted as said; the last that is shown\n") != NULL, got);
    lec_arena_free(arena);
}

/* Facts of two conferences that are one: each is told of the other. */
static void test_same(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_same_pair pairs[] = {{.first = "a", .second = "b", .share = 1, .how = "x"},
                                   {.first = "c", .second = "a", .share = 0.9, .how = "y"},
                                   {.first = "b", .second = "c", .share = 0.8, .how = "z"}};
    const lec_reading_facts facts = lec_same_facts("a", &(lec_same_pairs){pairs, 3}, arena);
    CHECK_COUNT(facts.count, 2, "two pairs have it");
    CHECK_TEXT(facts.items[0].text, "b", "the other of the first");
    CHECK_TEXT(facts.items[1].text, "c", "the other of the second");
    lec_arena_free(arena);
}

const lec_test lec_tests_reading_facts[] = {
    {"told", test_told}, {"many", test_many}, {"same", test_same}, {0}};
