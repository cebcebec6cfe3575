/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "io/form/utterance.h"

static int by_timestamp(const void *a, const void *b)
{
    const lec_utterance *x = *(const lec_utterance *const *)a,
                        *y = *(const lec_utterance *const *)b;
    if (x->timestamp != y->timestamp) return x->timestamp < y->timestamp ? -1 : 1;
    return (x->object > y->object) - (x->object < y->object);
}

/* A tree over positions in a thread: each reply under what it replies to, in the file's order. */
typedef struct {
    size_t *parent, *first_child, *next_sibling; /* [count]; LEC_NOWHERE for none */
    bool runs_forward;                           /* no reply stands before what it replies to */
} reply_tree;

/* `position_of_id` has room for all ids of the file; other threads may have left traces in it. */
static reply_tree make_tree(const lec_thread *of, size_t *position_of_id, lec_arena *arena)
{
    reply_tree tree = {lec_new(arena, size_t, of->count), lec_new(arena, size_t, of->count),
                       lec_new(arena, size_t, of->count), true};
    for (size_t i = of->count; i-- > 0;) {
        tree.first_child[i] = tree.next_sibling[i] = LEC_NOWHERE;
        if (of->items[i]->id != LEC_NONE) position_of_id[of->items[i]->id] = i;
    }
    for (size_t i = of->count; i-- > 0;) { /* backwards: children end up in the file's order */
        const uint32_t to = of->items[i]->reply_to;
        size_t parent = to != LEC_NONE ? position_of_id[to] : LEC_NOWHERE;
        if (parent != LEC_NOWHERE && (parent >= of->count || of->items[parent]->id != to))
            parent = LEC_NOWHERE; /* it is in another conversation */
        tree.parent[i] = parent;
        if (parent == LEC_NOWHERE) continue;
        if (parent >= i) tree.runs_forward = false;
        tree.next_sibling[i] = tree.first_child[parent];
        tree.first_child[parent] = i;
    }
    return tree;
}

/* Puts the thread into the order of its replies: what was said, then each reply with its own. */
static lec_status order_by_reply(lec_thread *of, size_t *position_of_id, const char *path,
                                 lec_arena *arena, lec_error *error)
{
    const reply_tree tree = make_tree(of, position_of_id, arena);
    if (tree.runs_forward) return LEC_OK;
    const lec_utterance **ordered = lec_new(arena, const lec_utterance *, of->count);
    bool *is_put = lec_new(arena, bool, of->count);
    size_t count = 0;
    for (size_t root = 0; root < of->count; root++) {
        if (tree.parent[root] != LEC_NOWHERE) continue;
        size_t at = root;
        while (at != LEC_NOWHERE) {
            if (!is_put[at]) ordered[count++] = of->items[at];
            const bool was_put = is_put[at];
            is_put[at] = true;
            if (!was_put && tree.first_child[at] != LEC_NOWHERE)
                at = tree.first_child[at];
            else if (at != root && tree.next_sibling[at] != LEC_NOWHERE)
                at = tree.next_sibling[at];
            else
                at = at != root ? tree.parent[at] : LEC_NOWHERE;
        }
    }
    if (count < of->count) {
        size_t lost = 0;
        while (is_put[lost]) lost++;
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: replies run in a circle through this utterance; correct reply_to",
                        path, of->items[lost]->line);
    }
    of->items = ordered;
    return LEC_OK;
}

lec_status lec_thread_order(lec_thread *of, size_t *position_of_id, const char *path,
                            lec_arena *arena, lec_error *error)
{
    bool all_timed = true;
    for (size_t i = 0; i < of->count; i++)
        if (isnan(of->items[i]->timestamp)) all_timed = false;
    if (!all_timed) return order_by_reply(of, position_of_id, path, arena, error);
    if (of->count > 1) qsort(of->items, of->count, sizeof(void *), by_timestamp);
    return LEC_OK;
}

static size_t place_of(const lec_utterance *of)
{
    return of->place != LEC_NOWHERE ? of->place - 1 : of->object;
}

static int by_place(const void *a, const void *b)
{
    const size_t x = place_of(*(lec_utterance *const *)a), y = place_of(*(lec_utterance *const *)b);
    return (x > y) - (x < y);
}

void lec_utterances_find_lines(lec_utterance *items, size_t count, const lec_source *source,
                               lec_arena *arena)
{
    lec_utterance **order = lec_new(arena, lec_utterance *, count);
    lec_line_counter lines = {source->text, 0, 1};
    for (size_t i = 0; i < count; i++) order[i] = &items[i];
    if (count > 1) qsort(order, count, sizeof(void *), by_place);
    for (size_t i = 0; i < count; i++) order[i]->line = lec_line_of(&lines, place_of(order[i]));
}

static int by_start(const void *a, const void *b)
{
    const lec_utterance *x = *(lec_utterance *const *)a, *y = *(lec_utterance *const *)b;
    if (x->start_seconds != y->start_seconds) return x->start_seconds < y->start_seconds ? -1 : 1;
    return (x > y) - (x < y);
}

void lec_utterances_by_start(lec_utterance *items, size_t count, lec_arena *arena)
{
    lec_utterance **order = lec_new(arena, lec_utterance *, count);
    lec_utterance *sorted = lec_new(arena, lec_utterance, count);
    for (size_t i = 0; i < count; i++) {
        if (isnan(items[i].start_seconds)) return;
        order[i] = &items[i];
    }
    if (count > 1) qsort(order, count, sizeof(void *), by_start);
    for (size_t i = 0; i < count; i++) sorted[i] = *order[i];
    for (size_t i = 0; i < count; i++) items[i] = sorted[i];
}
