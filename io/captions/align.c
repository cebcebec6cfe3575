/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/captions/align.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_GRAM = 4,
    SHORTEST_GRAM = 2,
    SMALL = 64,        /* words of a stretch that edit distance aligns at once */
    BAND = 801,        /* cells of a row that are kept, around the diagonal */
    DEEPEST = 48,      /* anchors within anchors */
    STRAY_MATCHES = 3, /* so few matches together may be chance ... */
    STRAY_SPACE = 4,   /* ... when so many times as many words around them are unmatched */
    DENSE_MATCHES = 8, /* see drop_scattered */
    DENSE_SPACE = 4,
    ISLAND_GAP = 32, /* unmatched words between two islands */
    ISLAND_SPACE = 8,
};

typedef struct {
    const uint32_t *first, *second;
    size_t first_count, second_count;
    LEC_ARRAY(lec_match) matches; /* in order */
    lec_arena *arena;             /* of the result */
    lec_arena *scratch;
} alignment;

/* first[first_start..first_end) against second[second_start..second_end). */
typedef struct {
    size_t first_start, first_end, second_start, second_end;
} stretch;

static void add_match(alignment *state, size_t first, size_t second)
{
    LEC_PUSH(state->arena, state->matches, ((lec_match){(uint32_t)first, (uint32_t)second}));
}

/* --- anchors ---------------------------------------------------------------------------------- */

typedef struct {
    uint64_t hash;
    size_t at;
} gram;

static int by_hash(const void *a, const void *b)
{
    const gram *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

/* The n-grams of words[start..end) that occur once in it, sorted by hash. Two that differ but have
 * the same hash are lost, which costs an anchor and nothing else. */
static size_t unique_grams(const uint32_t *words, size_t start, size_t end, size_t n, gram *grams)
{
    if (end - start < n) return 0;
    const size_t count = end - start - n + 1;
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = 0;
        for (size_t j = 0; j < n; j++)
            hash = (hash ^ words[start + i + j]) * UINT64_C(0x9e3779b97f4a7c15) + (hash >> 29);
        grams[i] = (gram){hash, start + i};
    }
    qsort(grams, count, sizeof *grams, by_hash);
    size_t kept = 0;
    for (size_t i = 0, next; i < count; i = next) {
        next = i + 1;
        while (next < count && grams[next].hash == grams[i].hash) next++;
        if (next == i + 1) grams[kept++] = grams[i];
    }
    return kept;
}

static int by_first(const void *a, const void *b)
{
    const lec_match *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

/* Pairs of equal unique n-grams of both sides, sorted by their place in the first. */
static size_t pair_grams(const alignment *state, const stretch *of, size_t n, lec_match *pairs)
{
    gram *first = lec_new(state->scratch, gram, of->first_end - of->first_start);
    gram *second = lec_new(state->scratch, gram, of->second_end - of->second_start);
    const size_t first_count = unique_grams(state->first, of->first_start, of->first_end, n, first);
    const size_t second_count =
        unique_grams(state->second, of->second_start, of->second_end, n, second);
    size_t count = 0;
    for (size_t i = 0, j = 0; i < first_count && j < second_count;) {
        if (first[i].hash < second[j].hash) {
            i++;
        } else if (first[i].hash > second[j].hash) {
            j++;
        } else {
            if (memcmp(state->first + first[i].at, state->second + second[j].at,
                       n * sizeof *state->first) == 0)
                pairs[count++] = (lec_match){(uint32_t)first[i].at, (uint32_t)second[j].at};
            i++;
            j++;
        }
    }
    if (count > 1) qsort(pairs, count, sizeof *pairs, by_first);
    return count;
}

/* Keeps the longest subsequence of `pairs` that increases in `second` too (Fredman 1975). */
static size_t longest_chain(lec_match *pairs, size_t count, lec_arena *scratch)
{
    size_t *tail = lec_new(scratch, size_t, count); /* last pair of the best chain of each length */
    size_t *before = lec_new(scratch, size_t, count);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = length;
        while (low < high) {
            const size_t middle = low + (high - low) / 2;
            if (pairs[tail[middle]].second < pairs[i].second)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? tail[low - 1] : 0;
        tail[low] = i;
        if (low == length) length++;
    }
    lec_match *chain = lec_new(scratch, lec_match, length);
    for (size_t i = length, at = length > 0 ? tail[length - 1] : 0; i > 0; i--) {
        chain[i - 1] = pairs[at];
        at = before[at];
    }
    if (length > 0) memcpy(pairs, chain, length * sizeof *pairs);
    return length;
}

/* --- edit distance ---------------------------------------------------------------------------- */

typedef enum { BOTH, ROW_ONLY, COLUMN_ONLY } step;

/* Cells of the table are kept in a band around the diagonal; rows are the longer side, so that the
 * diagonal moves by at most one column a row. A step takes two bits. */
typedef struct {
    const uint32_t *rows, *columns;
    size_t row_count, column_count, width;
    uint8_t *steps;
    uint64_t *cost, *cost_above; /* [width] of two rows */
} table;

/* One edit; a change costs a trifle more than leaving out or putting in, so that of two ways with
 * as few edits the one with more matches is taken. */
#define EDIT    (UINT64_C(1) << 32)
#define CHANGE  (EDIT + 1)
#define NO_CELL (UINT64_MAX / 2)

/* The first column of the band in a row. */
static size_t band_start(const table *of, size_t row)
{
    const size_t middle = (size_t)((double)row * (double)of->column_count / (double)of->row_count);
    const size_t last = of->column_count + 1 - of->width;
    const size_t half = of->width / 2;
    return middle < half ? 0 : middle - half < last ? middle - half : last;
}

static void put_step(table *of, size_t row, size_t cell, step taken)
{
    const size_t at = row * of->width + cell;
    of->steps[at / 4] |= (uint8_t)((unsigned)taken << (at % 4 * 2));
}

static step step_at(const table *of, size_t row, size_t column)
{
    const size_t at = row * of->width + (column - band_start(of, row));
    return (step)(of->steps[at / 4] >> (at % 4 * 2) & 3);
}

static uint64_t cost_above(const table *of, size_t row, size_t column)
{
    const size_t start = band_start(of, row - 1);
    if (column < start || column >= start + of->width) return NO_CELL;
    return of->cost_above[column - start];
}

static void fill_row(table *of, size_t row)
{
    const size_t start = band_start(of, row);
    for (size_t cell = 0; cell < of->width; cell++) {
        const size_t column = start + cell;
        uint64_t best = NO_CELL;
        step taken = BOTH;
        if (row == 0 && column == 0) best = 0;
        if (row > 0 && column > 0)
            best = cost_above(of, row, column - 1) +
                   (of->rows[row - 1] != of->columns[column - 1] ? CHANGE : 0);
        if (row > 0 && cost_above(of, row, column) + EDIT < best) {
            best = cost_above(of, row, column) + EDIT;
            taken = ROW_ONLY;
        }
        if (cell > 0 && of->cost[cell - 1] + EDIT < best) {
            best = of->cost[cell - 1] + EDIT;
            taken = COLUMN_ONLY;
        }
        of->cost[cell] = best;
        put_step(of, row, cell, taken);
    }
}

/* Where rows and columns are the same on the way back through the table, from its end. */
static size_t trace(const table *of, lec_match *pairs)
{
    size_t count = 0, row = of->row_count, column = of->column_count;
    while (row > 0 || column > 0) {
        const step taken = step_at(of, row, column);
        if (taken == BOTH && of->rows[row - 1] == of->columns[column - 1])
            pairs[count++] = (lec_match){(uint32_t)row - 1, (uint32_t)column - 1};
        if (taken != COLUMN_ONLY) row--;
        if (taken != ROW_ONLY) column--;
    }
    return count;
}

static void align_by_edits(alignment *state, const stretch *of)
{
    const size_t first_count = of->first_end - of->first_start;
    const size_t second_count = of->second_end - of->second_start;
    const bool swapped = first_count < second_count;
    const uint32_t *first = state->first + of->first_start;
    const uint32_t *second = state->second + of->second_start;
    table edits = {.rows = swapped ? second : first,
                   .columns = swapped ? first : second,
                   .row_count = swapped ? second_count : first_count,
                   .column_count = swapped ? first_count : second_count};
    edits.width = edits.column_count < BAND ? edits.column_count + 1 : BAND;
    edits.steps = lec_arena_alloc(state->scratch, (edits.row_count + 1) * edits.width / 4 + 1, 1);
    edits.cost = lec_new(state->scratch, uint64_t, edits.width);
    edits.cost_above = lec_new(state->scratch, uint64_t, edits.width);
    for (size_t row = 0; row <= edits.row_count; row++) {
        uint64_t *const filled_before = edits.cost;
        edits.cost = edits.cost_above;
        edits.cost_above = filled_before;
        fill_row(&edits, row);
    }
    lec_match *pairs = lec_new(state->scratch, lec_match, edits.column_count);
    for (size_t i = trace(&edits, pairs); i > 0; i--) {
        const lec_match *pair = &pairs[i - 1];
        add_match(state, of->first_start + (swapped ? pair->second : pair->first),
                  of->second_start + (swapped ? pair->first : pair->second));
    }
}

/* --- divide and conquer ----------------------------------------------------------------------- */

static void align_stretch(alignment *state, stretch of, int depth);

/* Aligns what is between the anchors, and the anchors themselves, in order. */
static void align_around(alignment *state, stretch of, const lec_match *anchors, size_t count,
                         size_t n, int depth)
{
    size_t first = of.first_start, second = of.second_start;
    for (size_t i = 0; i < count; i++) {
        size_t first_at = anchors[i].first, second_at = anchors[i].second;
        const size_t first_end = first_at + n;
        if (first_at < first && second_at < second && first - first_at == second - second_at) {
            first_at = first; /* it goes on where the last anchor ends */
            second_at = second;
        }
        if (first_at < first || second_at < second) continue;
        align_stretch(state, (stretch){first, first_at, second, second_at}, depth);
        for (; first_at < first_end; first_at++, second_at++) add_match(state, first_at, second_at);
        first = first_at;
        second = second_at;
    }
    align_stretch(state, (stretch){first, of.first_end, second, of.second_end}, depth);
}

static void align_middle(alignment *state, stretch of, int depth)
{
    const size_t first_count = of.first_end - of.first_start;
    const size_t second_count = of.second_end - of.second_start;
    const size_t shorter = first_count < second_count ? first_count : second_count;
    if (shorter == 0) return;
    if (shorter > SMALL && depth < DEEPEST) {
        lec_match *anchors = lec_new(state->scratch, lec_match, shorter);
        for (size_t n = LONGEST_GRAM; n >= SHORTEST_GRAM; n--) {
            size_t count = pair_grams(state, &of, n, anchors);
            count = longest_chain(anchors, count, state->scratch);
            if (count == 0) continue;
            align_around(state, of, anchors, count, n, depth + 1);
            return;
        }
    }
    align_by_edits(state, &of);
}

/* Equal words at the start and the end of a stretch belong together. */
static void align_stretch(alignment *state, stretch of, int depth)
{
    const uint32_t *first = state->first, *second = state->second;
    while (of.first_start < of.first_end && of.second_start < of.second_end &&
           first[of.first_start] == second[of.second_start])
        add_match(state, of.first_start++, of.second_start++);
    size_t tail = 0;
    while (of.first_start < of.first_end && of.second_start < of.second_end &&
           first[of.first_end - 1] == second[of.second_end - 1]) {
        of.first_end--;
        of.second_end--;
        tail++;
    }
    align_middle(state, of, depth);
    for (size_t i = 0; i < tail; i++) add_match(state, of.first_end + i, of.second_end + i);
}

/* --- stray matches ---------------------------------------------------------------------------- */

/* Unmatched words between two successive matches (NULL: an end of the sequences). */
typedef struct {
    size_t longer, shorter; /* of the two sides */
} gap;

static gap gap_between(const alignment *state, const lec_match *before, const lec_match *after)
{
    const size_t first_start = before != NULL ? before->first + (size_t)1 : 0;
    const size_t second_start = before != NULL ? before->second + (size_t)1 : 0;
    const size_t first = (after != NULL ? after->first : state->first_count) - first_start;
    const size_t second = (after != NULL ? after->second : state->second_count) - second_start;
    return first > second ? (gap){first, second} : (gap){second, first};
}

/* Whether the matches start .. end - 1 are to be dropped, given the gaps around them. */
typedef bool stray_rule(size_t together, gap before, gap after);

/* Few words that are the same in passages of which only one is in either version. */
static bool is_stray(size_t together, gap before, gap after)
{
    return together <= STRAY_MATCHES && before.longer > STRAY_SPACE * together &&
           after.longer > STRAY_SPACE * together;
}

/* A phrase that is the same in two passages that are not: both versions go on for long without
 * another match, before it and after it. */
static bool is_island(size_t together, gap before, gap after)
{
    return before.shorter > ISLAND_SPACE * together && after.shorter > ISLAND_SPACE * together;
}

/* Drops groups of matches by a rule. Matches with at most `space` unmatched words between two of
 * them are one group. */
static void drop_groups(alignment *state, size_t space, stray_rule *rule)
{
    lec_match *matches = state->matches.items;
    const size_t count = state->matches.count;
    size_t kept = 0;
    for (size_t start = 0, end; start < count; start = end) {
        end = start + 1;
        while (end < count && gap_between(state, &matches[end - 1], &matches[end]).longer <= space)
            end++;
        const lec_match *before = kept > 0 ? &matches[kept - 1] : NULL;
        const lec_match *after = end < count ? &matches[end] : NULL;
        if (rule(end - start, gap_between(state, before, &matches[start]),
                 gap_between(state, &matches[end - 1], after)))
            continue;
        memmove(matches + kept, matches + start, (end - start) * sizeof *matches);
        kept += end - start;
    }
    state->matches.count = kept;
}

/* Two texts that have only their language in common match here and there; so a match must be one of
 * DENSE_MATCHES in a row among not more than DENSE_SPACE times as many words. */
static void drop_scattered(alignment *state)
{
    lec_match *matches = state->matches.items;
    const size_t count = state->matches.count;
    if (count == 0) return;
    const size_t together = count < DENSE_MATCHES ? count : DENSE_MATCHES;
    const size_t words = DENSE_SPACE * together;
    bool *dense = lec_new(state->scratch, bool, count);
    for (size_t start = 0; start + together <= count; start++) {
        const lec_match *from = &matches[start], *to = &matches[start + together - 1];
        if (to->first - from->first >= words || to->second - from->second >= words) continue;
        for (size_t i = start; i < start + together; i++) dense[i] = true;
    }
    state->matches.count = 0;
    for (size_t i = 0; i < count; i++)
        if (dense[i]) matches[state->matches.count++] = matches[i];
}

lec_matches lec_align(const uint32_t *first, size_t first_count, const uint32_t *second,
                      size_t second_count, lec_arena *arena)
{
    alignment state = {.first = first,
                       .second = second,
                       .first_count = first_count,
                       .second_count = second_count,
                       .arena = arena,
                       .scratch = lec_arena_new()};
    align_stretch(&state, (stretch){0, first_count, 0, second_count}, 0);
    drop_groups(&state, STRAY_SPACE, is_stray);
    drop_scattered(&state);
    drop_groups(&state, ISLAND_GAP, is_island);
    lec_arena_free(state.scratch);
    return (lec_matches){state.matches.items, state.matches.count};
}

/* --- what the alignment shows ----------------------------------------------------------------- */

lec_differences lec_align_differences(const lec_matches *matches, size_t first_count,
                                      size_t second_count, lec_arena *arena)
{
    LEC_ARRAY(lec_difference) found = {0};
    lec_difference here = {0};
    for (size_t i = 0; i <= matches->count; i++) {
        const bool is_end = i == matches->count;
        here.first_end = is_end ? (uint32_t)first_count : matches->items[i].first;
        here.second_end = is_end ? (uint32_t)second_count : matches->items[i].second;
        if (here.first_start < here.first_end || here.second_start < here.second_end)
            LEC_PUSH(arena, found, here);
        here.first_start = here.first_end + 1;
        here.second_start = here.second_end + 1;
    }
    return (lec_differences){found.items, found.count};
}

lec_align_quality lec_align_judge(const lec_matches *matches, size_t first_count)
{
    lec_align_quality quality = {
        .aligned_share = first_count > 0 ? (double)matches->count / (double)first_count : NAN};
    size_t start = 0;
    for (size_t i = 0; i <= matches->count; i++) {
        const size_t end = i < matches->count ? matches->items[i].first : first_count;
        if (end - start > quality.longest_unaligned) {
            quality.longest_unaligned = end - start;
            quality.longest_unaligned_start = start;
        }
        start = end + 1;
    }
    return quality;
}
