/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/place_list.h"

#include "analysis/view/quotation.h"

/* The sentence of a token, by binary search. */
static uint32_t sentence_of(const lec_corpus *corpus, uint32_t token)
{
    size_t low = 0, high = corpus->sentence_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (corpus->sentence_start[middle] <= token)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

lec_stretch lec_sentence_at(const lec_corpus *corpus, uint32_t token)
{
    const uint32_t s = sentence_of(corpus, token);
    return (lec_stretch){corpus->sentence_start[s], corpus->sentence_start[s + 1]};
}

/* The sentences that a use begins and ends in. */
static lec_stretch sentences_around(const lec_corpus *corpus, lec_stretch use)
{
    return (lec_stretch){lec_sentence_at(corpus, use.first).first,
                         lec_sentence_at(corpus, use.end - 1).end};
}

static bool takes_more(lec_place_list *list)
{
    return list->total++ < list->most;
}

void lec_place_list_add_use(lec_place_list *list, lec_stretch use)
{
    if (!takes_more(list)) return;
    lec_stretch *made = lec_new(list->arena, lec_stretch, 2);
    made[0] = sentences_around(list->corpus, use);
    made[1] = use;
    LEC_PUSH(list->arena, list->places, ((lec_text_place){made, 1, made + 1, 1}));
}

void lec_place_list_add_whole(lec_place_list *list, lec_stretch sentence)
{
    if (!takes_more(list)) return;
    lec_stretch *made = lec_new(list->arena, lec_stretch, 1);
    made[0] = sentence;
    LEC_PUSH(list->arena, list->places, ((lec_text_place){made, 1, NULL, 0}));
}

void lec_place_list_add_pair(lec_place_list *list, lec_stretch a, lec_stretch b)
{
    if (!takes_more(list)) return;
    const lec_corpus *corpus = list->corpus;
    const lec_stretch first = a.first <= b.first ? a : b, second = a.first <= b.first ? b : a;
    lec_stretch *shown = lec_new(list->arena, lec_stretch, 4), *terms = shown + 2;
    size_t shown_count = 1, term_count = 1;
    shown[0] = sentences_around(corpus, first);
    terms[0] = first;
    const lec_stretch other = sentences_around(corpus, second);
    const bool one_turn =
        lec_corpus_turn_of(corpus, first.first) == lec_corpus_turn_of(corpus, second.first);
    if (one_turn && other.first <= shown[0].end) {
        if (other.end > shown[0].end) shown[0].end = other.end;
    } else {
        shown[shown_count++] = other;
    }
    if (second.first < first.end) { /* South China Sea, and China in it */
        if (second.end > first.end) terms[0].end = second.end;
    } else {
        terms[term_count++] = second;
    }
    LEC_PUSH(list->arena, list->places, ((lec_text_place){shown, shown_count, terms, term_count}));
}

/* --- units ----------------------------------------------------------------------------------- */

/* The uses of one unit among those of a term: items first .. end - 1. */
typedef struct {
    size_t first, end;
    uint32_t unit;
} run;

static uint32_t unit_of(const lec_corpus *corpus, uint32_t token, lec_together unit,
                        const bool *turns)
{
    const uint32_t turn = lec_corpus_turn_of(corpus, token);
    if (turns != NULL && !turns[turn]) return LEC_NONE;
    return unit == LEC_TOGETHER_SENTENCE ? sentence_of(corpus, token)
           : unit == LEC_TOGETHER_TURN   ? turn
                                         : corpus->turn_exchange[turn];
}

typedef struct {
    const lec_corpus *corpus;
    lec_stretches uses;
    lec_together unit;
    const bool *turns;
} uses_by_unit;

/* The next unit that holds a use behind `before`. Uses outside all units may stand between two of
 * one unit: a moderator's in an exchange of which only others are selected. */
static bool next_run(const uses_by_unit *of, run *at)
{
    size_t i = at->end;
    uint32_t unit = LEC_NONE;
    while (i < of->uses.count &&
           (unit = unit_of(of->corpus, of->uses.items[i].first, of->unit, of->turns)) == LEC_NONE)
        i++;
    if (i == of->uses.count) return false;
    *at = (run){i, i + 1, unit};
    for (; ++i < of->uses.count;) {
        const uint32_t other = unit_of(of->corpus, of->uses.items[i].first, of->unit, of->turns);
        if (other == unit) at->end = i + 1;
        if (other != unit && other != LEC_NONE) break;
    }
    return true;
}

static uint32_t distance(lec_stretch a, lec_stretch b)
{
    return a.end <= b.first ? b.first - a.end : b.end <= a.first ? a.first - b.end : 0;
}

/* The two nearest uses of two runs; of equal distances the first. Uses that do not count for their
 * turn stand in no unit. */
static void add_nearest(lec_place_list *list, const uses_by_unit *a, run in_a,
                        const uses_by_unit *b, run in_b)
{
    size_t i = in_a.first, j = in_b.first, best_i = i, best_j = j;
    uint32_t least = UINT32_MAX;
    while (i < in_a.end && j < in_b.end) {
        const lec_stretch x = a->uses.items[i], y = b->uses.items[j];
        const bool x_counts = unit_of(a->corpus, x.first, a->unit, a->turns) == in_a.unit;
        const bool y_counts = unit_of(b->corpus, y.first, b->unit, b->turns) == in_b.unit;
        if (x_counts && y_counts && distance(x, y) < least) {
            least = distance(x, y);
            best_i = i;
            best_j = j;
        }
        if (!x_counts || (y_counts && x.first <= y.first))
            i++;
        else
            j++;
    }
    lec_place_list_add_pair(list, a->uses.items[best_i], b->uses.items[best_j]);
}

void lec_place_list_add_units(lec_place_list *list, lec_stretches first, lec_stretches second,
                              lec_together unit, const bool *turns)
{
    const uses_by_unit a = {list->corpus, first, unit, turns},
                       b = {list->corpus, second, unit, turns};
    run in_a = {0}, in_b = {0};
    bool more = next_run(&a, &in_a) && next_run(&b, &in_b);
    while (more) {
        if (in_a.unit == in_b.unit) {
            add_nearest(list, &a, in_a, &b, in_b);
            more = next_run(&a, &in_a) && next_run(&b, &in_b);
        } else if (in_a.unit < in_b.unit) {
            more = next_run(&a, &in_a);
        } else {
            more = next_run(&b, &in_b);
        }
    }
}

lec_row_places lec_pair_places(const lec_corpus *corpus, lec_stretches first, lec_stretches second,
                               lec_together unit, size_t most, lec_arena *arena)
{
    lec_place_list list = {.corpus = corpus, .most = most, .arena = arena};
    lec_place_list_add_units(&list, first, second, unit, NULL);
    return (lec_row_places){corpus, list.places.items, list.places.count, list.total, NULL};
}

/* --- their text ------------------------------------------------------------------------------ */

typedef LEC_ARRAY(lec_text_piece) piece_list;

static void add_piece(piece_list *pieces, const char *text, bool is_term, lec_arena *arena)
{
    if (text[0] != '\0') LEC_PUSH(arena, *pieces, ((lec_text_piece){text, is_term}));
}

/* One stretch, cut at its terms. */
static void add_stretch(const lec_corpus *corpus, lec_stretch shown, const lec_text_place *place,
                        piece_list *pieces, lec_arena *arena)
{
    uint32_t at = shown.first;
    lec_edge before = LEC_EDGE_MARKS;
    for (size_t t = 0; t < place->term_count; t++) {
        const lec_stretch term = place->terms[t];
        if (term.first < shown.first || term.first >= shown.end) continue;
        const lec_edge after =
            at == shown.first && term.first == at ? LEC_EDGE_NOTHING : LEC_EDGE_GAP;
        if (term.first > at || before == LEC_EDGE_MARKS)
            add_piece(pieces, lec_quotation_piece(corpus, at, term.first, before, after, arena),
                      false, arena);
        else /* two terms side by side */
            add_piece(pieces,
                      lec_quotation_piece(corpus, at, at, LEC_EDGE_GAP, LEC_EDGE_NOTHING, arena),
                      false, arena);
        add_piece(pieces, lec_quotation(corpus, term.first, term.end, arena), true, arena);
        at = term.end;
        before = LEC_EDGE_GAP;
    }
    if (at < shown.end)
        add_piece(pieces, lec_quotation_piece(corpus, at, shown.end, before, LEC_EDGE_MARKS, arena),
                  false, arena);
    else
        add_piece(pieces,
                  lec_quotation_piece(corpus, at, at, LEC_EDGE_NOTHING, LEC_EDGE_MARKS, arena),
                  false, arena);
}

lec_text_pieces lec_text_place_pieces(const lec_corpus *corpus, const lec_text_place *place,
                                      lec_arena *arena)
{
    piece_list pieces = {0};
    for (size_t s = 0; s < place->shown_count; s++) {
        if (s > 0) add_piece(&pieces, " \xe2\x80\xa6 ", false, arena);
        add_stretch(corpus, place->shown[s], place, &pieces, arena);
    }
    return (lec_text_pieces){pieces.items, pieces.count};
}
