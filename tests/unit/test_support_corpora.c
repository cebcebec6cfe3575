/* SPDX-License-Identifier: GPL-3.0-or-later
 * The corpora of the other tests: a line of text read as its header says, and the text of 3
 * December 2024 under the reference's rule with the totals of reference/totals.csv. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

static void test_line(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "= b 2024-12-03 nato / P Mark Rutte: We've met. Today: NATO. / M: Please. / "
               "J Ada (The Times): Why 3? / P: Because. / J Ada (The Times): And? / J Bo: So? / "
               "= a / O:");
    CHECK_COUNT(corpus->conference_count, 2, "conferences");
    CHECK_TEXT(corpus->conference[0].name, "a", "sorted by name");
    CHECK_TEXT(corpus->conference[1].group, "nato", "group");
    CHECK_COUNT(corpus->turn_count, 7, "turns");
    CHECK_COUNT(corpus->token_count, 10, "words");
    CHECK_COUNT(corpus->sentence_count, 7, "sentences");
    CHECK_TEXT(corpus->word_text[corpus->token_word[3]], "nato", "folded");
    CHECK_TEXT(corpus->form_text[corpus->token_form[0]], "We've", "form");
    CHECK_TEXT(corpus->speaker_name[corpus->turn_speaker[1]], "Mark Rutte", "speaker");
    CHECK_TEXT(corpus->turn[3].affiliation, "The Times", "affiliation");
    static const struct {
        lec_kind kind;
        lec_phase phase;
        uint32_t exchange;
    } turns[] = {
        {LEC_KIND_OPENING, LEC_PHASE_OPENING, LEC_NONE},
        {LEC_KIND_OPENING, LEC_PHASE_OPENING, LEC_NONE},
        {LEC_KIND_MODERATION, LEC_PHASE_OPENING, LEC_NONE},
        {LEC_KIND_QUESTION, LEC_PHASE_QUESTIONS, 0},
        {LEC_KIND_ANSWER, LEC_PHASE_QUESTIONS, 0},
        {LEC_KIND_QUESTION, LEC_PHASE_QUESTIONS, 0},
        {LEC_KIND_QUESTION, LEC_PHASE_QUESTIONS, 1},
    };
    for (size_t t = 0; t < sizeof turns / sizeof *turns; t++) {
        CHECK_COUNT(corpus->turn_kind[t], turns[t].kind, "kind");
        CHECK_COUNT(corpus->turn_phase[t], turns[t].phase, "phase");
        CHECK_COUNT(corpus->turn_exchange[t], turns[t].exchange, "exchange");
    }
    const lec_place place = lec_corpus_place(corpus, 5);
    CHECK_TEXT(place.file, "b.txt", "file");
    CHECK_COUNT(place.line, 3, "line of `Why`");
    lec_arena_free(arena);
}

static void test_empty(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "");
    CHECK_COUNT(corpus->conference_count, 0, "a conference without a turn is none");
    CHECK_COUNT(corpus->turn_count + corpus->token_count, 0, "turns and words");
    lec_arena_free(arena);
}

static void test_study(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = study_from(arena, "A = a, a b*; B = c");
    CHECK_COUNT(study->concept_count, 2, "concepts");
    CHECK_TEXT(study->concepts[0].words[1], "a b*", "pattern");
    CHECK_TEXT(study->concepts[1].name, "B", "name");
    CHECK_COUNT(study_from(arena, "")->concept_count, 0, "no concept");
    lec_arena_free(arena);
}

static void test_run(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a b a / J: b");
    const lec_table *table = run_analysis(arena, "words", corpus, NULL, "--minimum=2 --by=role");
    CHECK_COUNT(lec_table_row_count(table), 3, "all a, all b, principal a");
    const size_t row = table_row(table, "all|principal|a");
    CHECK_NUMBER(table_number(table, row, "per_thousand"), 2000.0 / 3, TOLERANCE_CLOSED_FORM, "a");
    CHECK_TRUE(!table_has_row(table, "all|journalist|b"), "used once");
    lec_error error;
    CHECK_COUNT(try_analysis(arena, "words", corpus, NULL, "--minimum=0", NULL, &table, &error),
                LEC_BAD_USAGE, "a bad option");
    lec_arena_free(arena);
}

/* reference/totals.csv and wordfreq_body.csv */
static void test_reference_text(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    if (corpus == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    CHECK_COUNT(corpus->token_count, 4247, "tokens");
    CHECK_COUNT(corpus->word_count, 951, "types");
    CHECK_COUNT(corpus->sentence_count, 243, "sentences");
    CHECK_COUNT(corpus->turn_count, 38, "turns");
    uint64_t tokens[LEC_ROLE_COUNT] = {0};
    for (size_t t = 0; t < corpus->turn_count; t++)
        tokens[corpus->turn_role[t]] += corpus->turn_start[t + 1] - corpus->turn_start[t];
    CHECK_COUNT(tokens[LEC_ROLE_PRINCIPAL], 3280, "tokens of the principal");
    CHECK_COUNT(tokens[LEC_ROLE_JOURNALIST], 852, "tokens of the journalists");
    CHECK_COUNT(tokens[LEC_ROLE_MODERATOR], 115, "tokens of the moderator");
    reference *words = reference_open("reference/wordfreq_body.csv");
    uint64_t *count = lec_new(arena, uint64_t, corpus->word_count);
    for (size_t i = 0; i < corpus->token_count; i++) count[corpus->token_word[i]]++;
    for (size_t w = 0; w < corpus->word_count; w++) {
        const size_t row = reference_find(words, "word", corpus->word_text[w]);
        CHECK_NUMBER((double)count[w], reference_number(words, row, "freq"), 0,
                     corpus->word_text[w]);
    }
    reference_close(words);
    lec_arena_free(arena);
}

const lec_test lec_tests_support_corpora[] = {
    {"line", test_line},
    {"empty", test_empty},
    {"study", test_study},
    {"run", test_run},
    {"reference_text", test_reference_text},
    {0},
};
