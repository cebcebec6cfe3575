/* SPDX-License-Identifier: GPL-3.0-or-later
 * A corpus taken apart and joined is the same corpus; a part is the corpus that it was alone. */
#include "core/corpus_part.h"

#include "io/index/index.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"

static const char folder[] = LECTERN_SOURCE_DIR "/datasets/ministerials";

static lec_readings read_all(lec_arena *arena, const lec_study **study)
{
    static const char *const paths[] = {folder};
    lec_error error;
    lec_readings readings;
    CHECK_COUNT(lec_study_read(LECTERN_SOURCE_DIR "/datasets/ministerials/study.yaml", arena, study,
                               &error),
                LEC_OK, error.message);
    CHECK_COUNT(
        lec_read(paths, 1, *study, &(lec_read_options){.seed = 1}, arena, &readings, &error),
        LEC_OK, error.message);
    return readings;
}

static void check_same_tokens(const lec_corpus *a, const lec_corpus *b)
{
    CHECK_COUNT(a->token_count, b->token_count, "tokens");
    CHECK_COUNT(a->word_count, b->word_count, "words");
    CHECK_COUNT(a->form_count, b->form_count, "forms");
    CHECK_COUNT(a->speaker_count, b->speaker_count, "speakers");
    CHECK_COUNT(a->exchange_count, b->exchange_count, "exchanges");
    CHECK_COUNT(a->note_count, b->note_count, "notes");
    const size_t bytes = a->token_count * sizeof(uint32_t);
    CHECK_TRUE(memcmp(a->token_word, b->token_word, bytes) == 0, "ids of words");
    CHECK_TRUE(memcmp(a->token_form, b->token_form, bytes) == 0, "ids of forms");
    CHECK_TRUE(memcmp(a->token_start, b->token_start, bytes) == 0, "places");
    CHECK_TRUE(memcmp(a->turn_speaker, b->turn_speaker, a->turn_count * sizeof(uint32_t)) == 0,
               "ids of speakers");
    CHECK_TRUE(memcmp(a->draw_role, b->draw_role, a->draw_count * a->turn_count) == 0, "draws");
    for (size_t w = 0; w < a->word_count; w++)
        CHECK_TEXT(a->word_text[w], b->word_text[w], "a word");
    for (size_t s = 0; s < a->speaker_count; s++) {
        CHECK_TEXT(a->speaker_name[s], b->speaker_name[s], "a speaker");
        CHECK_COUNT(a->speaker_local[s], b->speaker_local[s], "its own part");
    }
    for (size_t n = 0; n < a->note_count; n++)
        CHECK_COUNT(a->note[n].turn, b->note[n].turn, "where a note is");
}

static void test_parts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    const lec_readings readings = read_all(arena, &study);
    const lec_corpus *whole = readings.corpus;
    const lec_corpus **parts = lec_new(arena, const lec_corpus *, whole->conference_count);
    for (uint32_t c = 0; c < whole->conference_count; c++) {
        parts[c] = lec_corpus_part(arena, whole, c);
        for (size_t i = 0; i < readings.count; i++)
            if (strcmp(readings.items[i].corpus->conference[0].name, whole->conference[c].name) ==
                0)
                check_same_tokens(parts[c], readings.items[i].corpus);
    }
    check_same_tokens(lec_corpus_join(arena, parts, whole->conference_count), whole);
    lec_arena_free(arena);
}

const lec_test lec_tests_corpus_part[] = {
    {"parts", test_parts},
    {0},
};
