/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/evidence.h"

#include <stdlib.h>

enum { SHORT_TURN = 40 }; /* words of a turn that may be no more than a hand-over */

static bool is_asker(const lec_person *person)
{
    return person->role == LEC_PHRASE_ASKER || person->role == LEC_PHRASE_FOLLOW_UP;
}

/* Who spoke before or speaks after, if it is another known person; NULL otherwise. */
static const lec_draft *other(const lec_evidence *state, size_t turn, size_t beside)
{
    if (beside >= state->count) return NULL;
    const lec_draft *it = &state->drafts[beside];
    return it->person != LEC_NONE && it->person == state->drafts[turn].person ? NULL : it;
}

uint64_t lec_evidence_words(const lec_evidence *evidence, uint32_t person)
{
    const lec_person_evidence *of = &evidence->of[person];
    const bool many = evidence->people->items[person].many && of->turns > 0;
    return many ? of->words / of->turns : of->words;
}

static void count_own(lec_person_evidence *of, const lec_draft *turn, size_t index)
{
    if (of->turns++ == 0) of->first = (uint32_t)index;
    of->last = (uint32_t)index;
    of->words += turn->words;
    if (turn->words > of->longest) of->longest = turn->words;
    of->asking += turn->asks;
    of->end_asking += turn->ends_asking;
    of->questions += turn->questions;
    of->introduced += turn->introduces;
    of->greeting += turn->greets;
    of->calling += turn->calls;
    of->addressing += turn->addresses;
}

static bool says_that_he_asks(const lec_evidence *state, const lec_draft *turn)
{
    if (turn->person == LEC_NONE) return false;
    const lec_person *person = &state->people->items[turn->person];
    return is_asker(person) || person->outlet;
}

static void count_beside(const lec_evidence *state, lec_person_evidence *of, size_t i)
{
    const lec_draft *turn = &state->drafts[i];
    const lec_draft *before = i > 0 ? other(state, i, i - 1) : NULL;
    const lec_draft *after = other(state, i, i + 1);
    if (before != NULL) {
        of->before++;
        of->after_question += before->asks;
        of->after_asker += says_that_he_asks(state, before);
        of->after_longer += before->words > turn->words;
        of->named_before += before->names_next;
        of->naming_last += turn->names_last;
        of->addressed += before->addresses;
    }
    if (after != NULL) {
        of->after++;
        of->before_question += after->asks;
        of->short_before_question += after->asks && !turn->asks && turn->words < SHORT_TURN;
        of->before_asker += says_that_he_asks(state, after);
        of->named_after += after->names_last;
        of->naming_next += turn->names_next;
    }
}

/* --- neighbours
 * ---------------------------------------------------------------------------------*/

typedef struct {
    uint32_t person, beside;
} meeting;

static int by_person(const void *a, const void *b)
{
    const meeting *x = a, *y = b;
    if (x->person != y->person) return x->person < y->person ? -1 : 1;
    return (x->beside > y->beside) - (x->beside < y->beside);
}

static void count_meetings(lec_evidence *state, lec_arena *arena)
{
    meeting *all = lec_new(arena, meeting, 2 * state->count + 1);
    size_t count = 0;
    for (size_t i = 1; i < state->count; i++) {
        const uint32_t a = state->drafts[i - 1].person, b = state->drafts[i].person;
        if (a == LEC_NONE || b == LEC_NONE || a == b) continue;
        all[count++] = (meeting){a, b};
        all[count++] = (meeting){b, a};
        state->of[a].neighbour_words += lec_evidence_words(state, b);
        state->of[b].neighbour_words += lec_evidence_words(state, a);
        state->of[a].before_top += b == state->top;
        state->of[b].after_top += a == state->top;
    }
    if (count > 1) qsort(all, count, sizeof *all, by_person);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || by_person(&all[i - 1], &all[i]) != 0) state->of[all[i].person].neighbours++;
}

/* --- the file
 * -----------------------------------------------------------------------------------*/

typedef struct {
    uint64_t words;
    uint32_t person;
} ranked;

static int by_words(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    return (x->person > y->person) - (x->person < y->person);
}

static void rank_people(lec_evidence *state, lec_arena *arena)
{
    ranked *all = lec_new(arena, ranked, state->people->count + 1);
    for (uint32_t p = 0; p < state->people->count; p++)
        if (state->of[p].turns > 0)
            all[state->speakers++] = (ranked){lec_evidence_words(state, p), p};
    if (state->speakers > 1) qsort(all, state->speakers, sizeof *all, by_words);
    for (uint32_t r = 0; r < state->speakers; r++)
        state->of[all[r].person].rank =
            state->speakers > 1 ? (double)r / (double)(state->speakers - 1) : 0.0;
    state->top = state->speakers > 0 ? all[0].person : LEC_NONE;
    state->top_words = state->speakers > 0 ? all[0].words : 0;
}

static void count_tops(lec_evidence *state)
{
    state->front_first = LEC_NONE;
    for (uint32_t p = 0; p < state->people->count; p++) {
        const lec_person_evidence *of = &state->of[p];
        if (of->turns == 0) continue;
        const lec_person *person = &state->people->items[p];
        if (of->longest > state->longest) state->longest = of->longest;
        if (!person->many && of->turns > state->top_turns) state->top_turns = of->turns;
        if (!person->many && of->neighbours > state->top_neighbours)
            state->top_neighbours = of->neighbours;
        if (!person->in_front) continue;
        state->in_front++;
        if (state->front_first == LEC_NONE ||
            person->front_order < state->people->items[state->front_first].front_order)
            state->front_first = p;
    }
}

/* Words before the first question, by whom. */
static void count_opening(lec_evidence *state)
{
    for (size_t i = 0; i < state->count && (i == 0 || !state->drafts[i].asks); i++) {
        if (state->drafts[i].person != LEC_NONE)
            state->of[state->drafts[i].person].opening_words += state->drafts[i].words;
        state->all.opening_words += state->drafts[i].words;
    }
}

static void count_askers(lec_evidence *state)
{
    for (size_t i = 0; i < state->count; i++) {
        const lec_draft *turn = &state->drafts[i];
        state->labelled_asking +=
            turn->asks && turn->person != LEC_NONE && is_asker(&state->people->items[turn->person]);
    }
    if (state->all.asking > 0)
        state->asker_share = (double)state->labelled_asking / (double)state->all.asking;
}

lec_evidence lec_evidence_count(const lec_people *people, const lec_draft *drafts, size_t count,
                                lec_arena *arena)
{
    lec_evidence state = {.people = people,
                          .drafts = drafts,
                          .count = count,
                          .of = lec_new(arena, lec_person_evidence, people->count + 1)};
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].person != LEC_NONE) count_own(&state.of[drafts[i].person], &drafts[i], i);
        count_own(&state.all, &drafts[i], i);
    }
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].person != LEC_NONE) count_beside(&state, &state.of[drafts[i].person], i);
        count_beside(&state, &state.all, i);
    }
    rank_people(&state, arena);
    count_meetings(&state, arena);
    count_tops(&state);
    count_opening(&state);
    count_askers(&state);
    return state;
}
