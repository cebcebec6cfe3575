/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/suffixes.h"

#include <stdbool.h>
#include <string.h>

/* --- the order ------------------------------------------------------------------------------- */

/* Suffixes sorted by their first `known` symbols: those that agree in them have one rank. */
typedef struct {
    uint32_t *place, *rank, *other; /* [count] */
    uint32_t *bucket;               /* [most ranks + 1] */
    size_t count, ranks;
} ordering;

/* Sorts the places in `other`, stably, by their rank. */
static void sort_by_rank(ordering *o)
{
    memset(o->bucket, 0, (o->ranks + 1) * sizeof *o->bucket);
    for (size_t i = 0; i < o->count; i++) o->bucket[o->rank[i] + 1]++;
    for (size_t r = 0; r < o->ranks; r++) o->bucket[r + 1] += o->bucket[r];
    for (size_t i = 0; i < o->count; i++) {
        const uint32_t at = o->other[i];
        o->place[o->bucket[o->rank[at]]++] = at;
    }
}

/* The places in the order of what stands `known` symbols further on, which is the order so far; the
 * last `known` suffixes have nothing there and come first. */
static void list_by_second_half(ordering *o, size_t known)
{
    size_t filled = 0;
    for (size_t i = o->count - known; i < o->count; i++) o->other[filled++] = (uint32_t)i;
    for (size_t i = 0; i < o->count; i++)
        if (o->place[i] >= known) o->other[filled++] = o->place[i] - (uint32_t)known;
}

static bool same_halves(const ordering *o, uint32_t x, uint32_t y, size_t known)
{
    if (o->rank[x] != o->rank[y]) return false;
    const bool x_ends = x + known >= o->count, y_ends = y + known >= o->count;
    if (x_ends || y_ends) return false; /* two suffixes are never of one length */
    return o->rank[x + known] == o->rank[y + known];
}

/* Ranks by twice as many symbols. */
static void rank_anew(ordering *o, size_t known)
{
    o->ranks = 0;
    for (size_t i = 0; i < o->count; i++) {
        if (i == 0 || !same_halves(o, o->place[i - 1], o->place[i], known)) o->ranks++;
        o->other[o->place[i]] = (uint32_t)o->ranks - 1;
    }
    uint32_t *swapped = o->rank;
    o->rank = o->other;
    o->other = swapped;
}

static ordering sort_suffixes(const uint32_t *symbols, size_t count, uint32_t alphabet,
                              lec_arena *arena)
{
    const size_t most = count > alphabet ? count : alphabet;
    ordering o = {.place = lec_new(arena, uint32_t, count),
                  .rank = lec_new(arena, uint32_t, count),
                  .other = lec_new(arena, uint32_t, count),
                  .bucket = lec_new(arena, uint32_t, most + 1),
                  .count = count,
                  .ranks = alphabet};
    for (size_t i = 0; i < count; i++) {
        o.rank[i] = symbols[i];
        o.other[i] = (uint32_t)i;
    }
    sort_by_rank(&o);
    for (size_t known = 1; known < count; known *= 2) {
        list_by_second_half(&o, known);
        sort_by_rank(&o);
        rank_anew(&o, known);
        if (o.ranks == count) break;
    }
    return o;
}

lec_suffixes lec_suffixes_new(const uint32_t *symbols, size_t count, uint32_t alphabet,
                              lec_arena *arena)
{
    const ordering o = sort_suffixes(symbols, count, alphabet, arena);
    uint32_t *order = o.rank, *common = o.other;
    for (size_t i = 0; i < count; i++) order[o.place[i]] = (uint32_t)i;
    size_t shared = 0;
    for (size_t at = 0; at < count; at++) {
        if (order[at] == 0) {
            common[0] = 0;
            shared = 0;
            continue;
        }
        const size_t before = o.place[order[at] - 1];
        while (at + shared < count && before + shared < count &&
               symbols[at + shared] == symbols[before + shared])
            shared++;
        common[order[at]] = (uint32_t)shared;
        if (shared > 0) shared--;
    }
    return (lec_suffixes){symbols, count, o.place, common};
}

/* --- the longest that returns ----------------------------------------------------------------- */

static uint32_t smaller(uint32_t x, uint32_t y)
{
    return x < y ? x : y;
}

void lec_longest_elsewhere(const lec_suffixes *suffixes, const uint32_t *class, uint32_t *length)
{
    const size_t count = suffixes->count;
    const uint32_t *place = suffixes->place, *common = suffixes->common;
    uint32_t shared = 0; /* with the nearest suffix of another class on this side */
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            shared =
                class[place[i]] != class[place[i - 1]] ? common[i] : smaller(shared, common[i]);
        length[place[i]] = shared;
    }
    shared = 0;
    for (size_t i = count; i-- > 0;) {
        if (i + 1 < count)
            shared = class[place[i]] != class[place[i + 1]] ? common[i + 1]
                                                            : smaller(shared, common[i + 1]);
        if (shared > length[place[i]]) length[place[i]] = shared;
    }
}

/* Suffixes on one side, ranks rising: what each shares with the one below it. */
typedef struct {
    uint32_t rank, shared;
} earlier;

/* Takes the suffix at `at`, which shares `shared` with the one before; what it shares with the
 * nearest of a smaller rank. */
static uint32_t next_earlier(earlier *stack, size_t *depth, uint32_t rank, uint32_t shared)
{
    while (*depth > 0 && stack[*depth - 1].rank >= rank)
        shared = smaller(shared, stack[--*depth].shared);
    if (*depth == 0) shared = 0;
    stack[(*depth)++] = (earlier){rank, shared};
    return shared;
}

void lec_longest_earlier(const lec_suffixes *suffixes, const uint32_t *rank, lec_arena *arena,
                         uint32_t *length)
{
    const size_t count = suffixes->count;
    const uint32_t *place = suffixes->place, *common = suffixes->common;
    earlier *stack = lec_new(arena, earlier, count);
    size_t depth = 0;
    for (size_t i = 0; i < count; i++)
        length[place[i]] = next_earlier(stack, &depth, rank[place[i]], common[i]);
    depth = 0;
    for (size_t i = count; i-- > 0;) {
        const uint32_t shared =
            next_earlier(stack, &depth, rank[place[i]], i + 1 < count ? common[i + 1] : 0);
        if (shared > length[place[i]]) length[place[i]] = shared;
    }
}

/* --- maximal repeats -------------------------------------------------------------------------- */

#define WHOLE UINT32_MAX

/* Suffixes that share a beginning: a node of the tree of suffixes on the way to the one read. */
typedef struct {
    uint32_t length; /* of the beginning; WHOLE for a single suffix */
    uint32_t first;
    uint32_t again; /* suffixes of a class that another of the node has already */
    uint32_t own;
} node;

typedef struct {
    const lec_suffixes *suffixes;
    const uint32_t *class;
    const bool *own;
    uint32_t *last; /* [class_count] the last suffix of each class, plus one */
    node *stack;
    size_t depth;
    uint32_t shortest;
    lec_arena *arena;
    LEC_ARRAY(lec_repeat) found;
} walk;

static void join(node *into, const node *part)
{
    into->again += part->again;
    into->own += part->own;
}

/* The deepest node on the way that holds suffix `i` as well: their first ones never fall. */
static node *holder_of(walk *w, uint32_t i)
{
    size_t low = 0, high = w->depth;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (w->stack[middle].first <= i)
            low = middle;
        else
            high = middle;
    }
    return &w->stack[low];
}

static void enter(walk *w, uint32_t i)
{
    const uint32_t at = w->suffixes->place[i], class = w->class[at];
    if (w->last[class] > 0) holder_of(w, w->last[class] - 1)->again++;
    w->last[class] = i + 1;
    w->stack[w->depth++] = (node){.length = WHOLE, .first = i, .own = w->own[at]};
}

/* All suffixes of the node are known, the last being `last`. */
static void leave(walk *w, node *done, uint32_t last)
{
    if (done->length == WHOLE) return;
    const uint32_t count = last - done->first + 1, classes = count - done->again;
    if (classes < 2) return; /* what its suffixes return as is shorter */
    if (done->length >= w->shortest && done->own > 0)
        LEC_PUSH(w->arena, w->found,
                 ((lec_repeat){done->first, count, done->length, classes, done->own}));
    done->own = 0;
}

void lec_mark_own(const lec_suffixes *suffixes, const uint32_t *longest, bool *own)
{
    uint32_t reach = 0; /* as far as what begins before a place returns */
    for (uint32_t at = 0; at < suffixes->count; at++) {
        const uint32_t end = at + longest[at];
        own[at] = longest[at] > 0 && reach < end;
        if (end > reach) reach = end;
    }
}

lec_repeats lec_maximal_repeats(const lec_suffixes *suffixes, const uint32_t *class,
                                uint32_t class_count, const uint32_t *longest, uint32_t shortest,
                                lec_arena *arena)
{
    bool *own = lec_new(arena, bool, suffixes->count);
    lec_mark_own(suffixes, longest, own);
    walk w = {.suffixes = suffixes,
              .class = class,
              .own = own,
              .last = lec_new(arena, uint32_t, class_count),
              .stack = lec_new(arena, node, suffixes->count + 2),
              .depth = 1,
              .shortest = shortest,
              .arena = arena};
    for (uint32_t i = 0; i < suffixes->count; i++) {
        const uint32_t next = i + 1 < suffixes->count ? suffixes->common[i + 1] : 0;
        enter(&w, i);
        while (w.stack[w.depth - 1].length > next) {
            node done = w.stack[--w.depth];
            leave(&w, &done, i);
            if (w.stack[w.depth - 1].length < next) {
                done.length = next;
                w.stack[w.depth++] = done;
            } else {
                join(&w.stack[w.depth - 1], &done);
            }
        }
    }
    return (lec_repeats){w.found.items, w.found.count};
}

/* --- look-up ---------------------------------------------------------------------------------- */

/* -1, 0, 1: the suffix comes before all that begin with the pattern, is one of them, comes after.
 */
static int against(const lec_suffixes *suffixes, size_t i, const uint32_t *pattern, size_t length)
{
    const size_t at = suffixes->place[i];
    for (size_t k = 0; k < length; k++) {
        if (at + k >= suffixes->count || suffixes->symbols[at + k] < pattern[k]) return -1;
        if (suffixes->symbols[at + k] > pattern[k]) return 1;
    }
    return 0;
}

/* The first suffix for which against() is above `than`. */
static size_t first_above(const lec_suffixes *suffixes, const uint32_t *pattern, size_t length,
                          int than)
{
    size_t low = 0, high = suffixes->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (against(suffixes, middle, pattern, length) > than)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

size_t lec_suffixes_find(const lec_suffixes *suffixes, const uint32_t *pattern, size_t length,
                         size_t *first)
{
    *first = first_above(suffixes, pattern, length, -1);
    return first_above(suffixes, pattern, length, 0) - *first;
}
