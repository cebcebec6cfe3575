/* SPDX-License-Identifier: GPL-3.0-or-later
 * From words that are aligned to times: what the second version says of its pieces is carried over
 * to the words of the first. */
#include <math.h>
#include <stdbool.h>

#include "io/captions/align.h"

/* A moment that is known on both clocks. */
typedef struct {
    double expected, seconds;
} anchor;

typedef struct {
    const lec_matches *matches;
    const double *expected_start, *expected_end;
    size_t first_count;
    double mean; /* expected time of a word */
    anchor *anchors;
    size_t anchor_count;
} clock;

/* The place in the matches of the first one at or after a word of the second version. */
static size_t match_from(const lec_matches *matches, uint32_t second)
{
    size_t low = 0, high = matches->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (matches->items[middle].second < second)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The expected time of a place in the first version, counted in words and parts of words. */
static double expected_at(const clock *of, double place)
{
    if (place <= 0) return of->expected_start[0] + place * of->mean;
    const size_t word = (size_t)place;
    if (word >= of->first_count)
        return of->expected_end[of->first_count - 1] + (place - (double)of->first_count) * of->mean;
    return of->expected_start[word] +
           (place - (double)word) * (of->expected_end[word] - of->expected_start[word]);
}

/* The expected time of the border before word `border` of the second version, which lies between
 * matches `next` - 1 and `next`: unmatched words on both sides go in step. */
static double expected_between(const clock *of, size_t next, uint32_t border)
{
    const lec_matches *matches = of->matches;
    if (next == 0) {
        const lec_match *after = &matches->items[0];
        return expected_at(of, (double)after->first - ((double)after->second - border));
    }
    const lec_match *before = &matches->items[next - 1];
    const double passed = (double)border - before->second - 1;
    if (next == matches->count) return expected_at(of, before->first + 1 + passed);
    const lec_match *after = &matches->items[next];
    const double share = passed / (double)(after->second - before->second - 1);
    const uint32_t first_words = after->first - before->first - 1;
    if (first_words > 0) return expected_at(of, before->first + 1 + share * first_words);
    const double from = of->expected_end[before->first];
    return from + share * (of->expected_start[after->first] - from);
}

/* Sets the anchors of one piece; whether its first and last words are matched is told. */
static void anchor_piece(const clock *of, const lec_timed_words *piece, anchor *ends)
{
    const lec_matches *matches = of->matches;
    const size_t head = match_from(matches, piece->start);
    const size_t last = match_from(matches, piece->end - 1);
    const bool head_matched = head < matches->count && matches->items[head].second == piece->start;
    const bool last_matched =
        last < matches->count && matches->items[last].second == piece->end - 1;
    ends[0].seconds = piece->start_seconds;
    ends[1].seconds = piece->end_seconds;
    ends[0].expected = head_matched ? of->expected_start[matches->items[head].first]
                                    : expected_between(of, head, piece->start);
    ends[1].expected = last_matched ? of->expected_end[matches->items[last].first]
                                    : expected_between(of, last, piece->end);
}

/* Words that the second version lacks between two pieces need more time than lies between these:
 * each gives half of it, as much as four words at most. */
static void widen_border(const clock *of, anchor *before, anchor *after, double pace)
{
    const double needed = after->expected - before->expected;
    const double spare = needed - (pace > 0 ? (after->seconds - before->seconds) / pace : 0);
    if (needed < of->mean || spare <= 0) return; /* only a pause, or room enough */
    const double half = spare / 2 < 4 * of->mean ? spare / 2 : 4 * of->mean;
    before->expected += half;
    after->expected -= half;
}

static double pace_of(const clock *of)
{
    const anchor *first = &of->anchors[0], *last = &of->anchors[of->anchor_count - 1];
    const double expected = last->expected - first->expected;
    return expected > 0 ? (last->seconds - first->seconds) / expected : 0;
}

static void set_anchors(clock *of, const lec_timed_words *timed, size_t timed_count)
{
    for (size_t i = 0; i < timed_count; i++) anchor_piece(of, &timed[i], of->anchors + 2 * i);
    of->anchor_count = 2 * timed_count;
    const double pace = pace_of(of);
    for (size_t i = 1; i < timed_count; i++)
        widen_border(of, &of->anchors[2 * i - 1], &of->anchors[2 * i], pace);
    for (size_t i = 1; i < of->anchor_count; i++)
        if (of->anchors[i].expected < of->anchors[i - 1].expected)
            of->anchors[i].expected = of->anchors[i - 1].expected;
}

static double between(const anchor *before, const anchor *after, double expected)
{
    const double length = after->expected - before->expected;
    if (length <= 0) return before->seconds;
    return before->seconds +
           (expected - before->expected) / length * (after->seconds - before->seconds);
}

/* Where seconds pass while the expected clock stands still (silence), a word ends before and the
 * next begins after. `at` is the anchor found last: words come in order. */
static double start_of(const clock *of, double expected, size_t *at)
{
    const anchor *anchors = of->anchors;
    while (*at + 1 < of->anchor_count && anchors[*at + 1].expected <= expected) ++*at;
    if (*at + 1 == of->anchor_count) return anchors[*at].seconds;
    return between(&anchors[*at], &anchors[*at + 1], expected);
}

static double end_of(const clock *of, double expected, size_t *at)
{
    const anchor *anchors = of->anchors;
    while (*at + 1 < of->anchor_count && anchors[*at].expected < expected) ++*at;
    if (*at == 0 || anchors[*at].expected == expected) return anchors[*at].seconds;
    return between(&anchors[*at - 1], &anchors[*at], expected);
}

/* Words before the first and after the last anchor go on at the mean pace, as far as they may. */
static void extend(const clock *of, double *start, double *end)
{
    const anchor *first = &of->anchors[0], *last = &of->anchors[of->anchor_count - 1];
    const double pace = pace_of(of);
    size_t before = 0, after = of->first_count;
    while (before < of->first_count && of->expected_start[before] < first->expected) before++;
    while (after > 0 && of->expected_end[after - 1] > last->expected) after--;
    for (size_t i = 0; i < of->first_count; i++) {
        if (i + LEC_ALIGN_REACH < before || i >= after + LEC_ALIGN_REACH) {
            start[i] = end[i] = NAN;
            continue;
        }
        const double from = of->expected_start[i], to = of->expected_end[i];
        if (from < first->expected)
            start[i] = fmax(0, first->seconds - (first->expected - from) * pace);
        if (to < first->expected) end[i] = fmax(0, first->seconds - (first->expected - to) * pace);
        if (from > last->expected) start[i] = last->seconds + (from - last->expected) * pace;
        if (to > last->expected) end[i] = last->seconds + (to - last->expected) * pace;
    }
}

void lec_align_times(const lec_matches *matches, const double *expected_start,
                     const double *expected_end, size_t first_count, const lec_timed_words *timed,
                     size_t timed_count, double *start, double *end)
{
    for (size_t i = 0; i < first_count; i++) start[i] = end[i] = NAN;
    if (matches->count == 0) return;
    const lec_match *first = &matches->items[0], *last = &matches->items[matches->count - 1];
    for (; timed_count > 0 && timed->end + LEC_ALIGN_REACH <= first->second; timed_count--) timed++;
    while (timed_count > 0 && timed[timed_count - 1].start > last->second + LEC_ALIGN_REACH)
        timed_count--;
    if (timed_count == 0) return;
    lec_arena *scratch = lec_arena_new();
    clock of = {.matches = matches,
                .expected_start = expected_start,
                .expected_end = expected_end,
                .first_count = first_count,
                .mean = (expected_end[first_count - 1] - expected_start[0]) / (double)first_count,
                .anchors = lec_new(scratch, anchor, 2 * timed_count)};
    set_anchors(&of, timed, timed_count);
    for (size_t i = 0, start_at = 0, end_at = 0; i < first_count; i++) {
        start[i] = start_of(&of, expected_start[i], &start_at);
        end[i] = end_of(&of, expected_end[i], &end_at);
    }
    extend(&of, start, end);
    lec_arena_free(scratch);
}
