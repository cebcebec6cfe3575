/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_attribution.c -- any text read as a transcript to the end: who speaks, words, exchanges,
 * doubt. What comes out is a corpus whose parts are in order, with every word in one place. */
#include "io/read.h"
#include "io/study/study.h"
#include "tests/fuzz/fuzz.h"

static void check_ascending(const uint32_t *starts, size_t count, uint64_t end, const char *what)
{
    for (size_t i = 0; i < count; i++)
        fuzz_promise(starts[i] <= (i + 1 < count ? starts[i + 1] : end), what);
}

static void check_corpus(const lec_corpus *corpus)
{
    fuzz_promise(corpus->turn_count > 0 && corpus->conference_count > 0, "a turn");
    check_ascending(corpus->turn_start, corpus->turn_count, corpus->token_count, "turns in order");
    check_ascending(corpus->sentence_start, corpus->sentence_count, corpus->token_count,
                    "sentences in order");
    for (size_t i = 0; i < corpus->token_count; i++)
        fuzz_promise(corpus->token_word[i] < corpus->word_count &&
                         corpus->token_form[i] < corpus->form_count,
                     "words that are in the vocabulary");
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const double certainty = corpus->turn[t].certainty;
        fuzz_promise(corpus->turn_role[t] < LEC_ROLE_COUNT, "a role");
        fuzz_promise(corpus->turn_speaker[t] < corpus->speaker_count, "a speaker");
        fuzz_promise(certainty >= 0 && certainty <= 1, "a certainty");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static lec_arena *kept;
    static const lec_study *study;
    lec_error error = {""};
    if (kept == NULL) {
        kept = lec_arena_new();
        fuzz_promise(lec_study_read(NULL, kept, &study, &error) == LEC_OK, "the built-in study");
    }
    lec_arena *arena = lec_arena_new();
    const char *const path = fuzz_file(data, size);
    const lec_read_options options = {.form = "plain", .threads = 1, .seed = 1};
    lec_readings readings;
    const lec_status status = lec_read(&path, 1, study, &options, arena, &readings, &error);
    fuzz_check_status(status, &error);
    if (status == LEC_OK) check_corpus(readings.corpus);
    lec_arena_free(arena);
    return 0;
}
