/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_alignment.c -- two sequences of words, of few different ones, so that they match in many
 * ways: matches are of equal words and in order, and the times that follow from them are too. */
#include <math.h>

#include "io/captions/align.h"
#include "tests/fuzz/fuzz.h"

enum { WORDS = 2000, PIECE = 5 };

typedef struct {
    uint32_t words[WORDS];
    size_t count;
} sequence;

static void check_matches(const lec_matches *matches, const sequence *first, const sequence *second)
{
    for (size_t i = 0; i < matches->count; i++) {
        const lec_match *it = &matches->items[i];
        fuzz_promise(it->first < first->count && it->second < second->count, "words that are");
        fuzz_promise(first->words[it->first] == second->words[it->second], "equal words");
        fuzz_promise(i == 0 || (it[-1].first < it->first && it[-1].second < it->second), "order");
    }
}

static void check_differences(const lec_matches *matches, const sequence *first,
                              const sequence *second, lec_arena *arena)
{
    const lec_differences all = lec_align_differences(matches, first->count, second->count, arena);
    size_t words = matches->count;
    for (size_t i = 0; i < all.count; i++)
        words += all.items[i].first_end - all.items[i].first_start;
    fuzz_promise(words == first->count, "every word is matched or in a difference");
    const lec_align_quality quality = lec_align_judge(matches, first->count);
    fuzz_promise(first->count == 0 || (quality.aligned_share >= 0 && quality.aligned_share <= 1),
                 "a share");
}

/* Cues of five words, a second each with half a second between them. */
static void check_times(const lec_matches *matches, const sequence *first, const sequence *second,
                        lec_arena *arena)
{
    lec_timed_words *timed = lec_new(arena, lec_timed_words, second->count / PIECE + 1);
    double *expected_start = lec_new(arena, double, first->count + 1);
    double *expected_end = lec_new(arena, double, first->count + 1);
    double *start = lec_new(arena, double, first->count + 1);
    double *end = lec_new(arena, double, first->count + 1);
    size_t count = 0;
    if (first->count == 0) return;
    for (uint32_t at = 0; at + PIECE <= second->count; at += PIECE, count++)
        timed[count] =
            (lec_timed_words){at, at + PIECE, 1.5 * (double)count, 1.5 * (double)count + 1};
    for (size_t i = 0; i < first->count; i++) {
        expected_start[i] = (double)i;
        expected_end[i] = (double)i + 0.8;
    }
    lec_align_times(matches, expected_start, expected_end, first->count, timed, count, start, end);
    double before = 0;
    for (size_t i = 0; i < first->count; i++) {
        if (isnan(start[i])) continue;
        fuzz_promise(start[i] >= before && end[i] >= start[i], "times in order");
        before = start[i];
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    const uint32_t different = 1U + data[0] % 64U;
    sequence first = {.count = 0}, second = {.count = 0};
    for (size_t i = 1; i < size; i++) {
        sequence *to = data[i] < 128 ? &first : &second;
        if (to->count < WORDS) to->words[to->count++] = data[i] % 128U % different;
    }
    lec_arena *arena = lec_arena_new();
    const lec_matches matches =
        lec_align(first.words, first.count, second.words, second.count, arena);
    check_matches(&matches, &first, &second);
    check_differences(&matches, &first, &second, arena);
    check_times(&matches, &first, &second, arena);
    lec_arena_free(arena);
    return 0;
}
