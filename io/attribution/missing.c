/* SPDX-License-Identifier: GPL-3.0-or-later
 * missing.c -- labels that were forgotten, seen by sense in a file whose turns otherwise keep an
 * order.
 *
 * Moderator: hands over to most journalists of the file; here the last paragraph of a principal's
 * turn is short and names the journalist who follows.
 *
 * Journalist: a later paragraph of the moderator's turn holds a self-introduction and a question,
 * and a principal follows.
 *
 * Principal: answers nearly every question of the file; here the moderator follows a question, and
 * the paragraphs after its last question mark hold none.
 */
#include <string.h>

#include "io/attribution/draft.h"

enum { SHORT_HAND_OVER = 20, SHORT_ANSWER = 12 };

static const double mostly = 0.7, often = 0.6; /* of all cases */

typedef struct {
    const lec_transcript *transcript;
    const lec_people *people;
    const lec_phrases *phrases;
    const lec_span *spans;
    size_t span_count;
    const lec_draft *drafts;
    size_t count;
    lec_arena *arena;
    lec_vocabulary *names; /* folded full names of journalists -> name_person */
    LEC_ARRAY(uint32_t) name_person;
    uint32_t moderator, principal; /* the only one, or LEC_NONE */
    bool moderated, answered;      /* the file keeps the order */
    lec_missing_labels found;
} seeker;

/* The only person with turns in a role, or LEC_NONE. */
static uint32_t only_one(const seeker *state, lec_role role)
{
    uint32_t only = LEC_NONE;
    for (size_t i = 0; i < state->count; i++) {
        const lec_draft *turn = &state->drafts[i];
        if (turn->role != role || turn->person == LEC_NONE || turn->person == only) continue;
        if (only != LEC_NONE) return LEC_NONE;
        only = turn->person;
    }
    return only;
}

static void learn_order(seeker *state)
{
    size_t journalists = 0, moderated = 0, answered = 0;
    uint32_t asker = LEC_NONE;
    for (size_t i = 1; i + 1 < state->count; i++) {
        const lec_draft *turn = &state->drafts[i];
        if (turn->role != LEC_ROLE_JOURNALIST) continue;
        if (turn->person == asker && asker != LEC_NONE) continue; /* a follow-up */
        asker = turn->person;
        journalists++;
        moderated +=
            turn[-1].role == LEC_ROLE_MODERATOR || (i > 1 && turn[-2].role == LEC_ROLE_MODERATOR);
        answered += turn[1].role == LEC_ROLE_PRINCIPAL;
    }
    state->moderated = moderated >= 3 && (double)moderated >= often * (double)journalists;
    state->answered = answered >= 3 && (double)answered >= mostly * (double)journalists;
}

static void index_names(seeker *state)
{
    state->names = lec_vocabulary_new(state->arena);
    for (size_t i = 0; i < state->count; i++) {
        const lec_draft *turn = &state->drafts[i];
        if (turn->role != LEC_ROLE_JOURNALIST || turn->person == LEC_NONE) continue;
        const lec_person *person = &state->people->items[turn->person];
        if (!person->given || person->name_folded[0] == '\0') continue;
        const uint32_t id =
            lec_vocabulary_add(state->names, person->name_folded, strlen(person->name_folded));
        if (id == state->name_person.count)
            LEC_PUSH(state->arena, state->name_person, turn->person);
    }
}

/* The journalist whose full name is among the words, or LEC_NONE. */
static uint32_t named_journalist(const seeker *state, const lec_wordlist *list)
{
    for (uint32_t at = 0; at < list->count; at++) {
        for (uint32_t words = 2; words <= 4 && at + words <= list->count; words++) {
            uint32_t bytes, id;
            const char *folded = lec_wordlist_folded(list, at, words, &bytes);
            if (lec_vocabulary_find(state->names, folded, bytes, &id))
                return state->name_person.items[id];
        }
    }
    return LEC_NONE;
}

/* The spans of a turn, and of its last paragraph and the one after the last question mark. */
typedef struct {
    size_t first, end; /* span range of the turn */
    size_t last_paragraph, after_question;
    uint32_t paragraphs;
} turn_parts;

static bool is_paragraph_start(const lec_span *span)
{
    return span->kind == LEC_SPAN_SPEECH && span->opens_paragraph;
}

static turn_parts parts_of(const seeker *state, size_t first, size_t end)
{
    turn_parts parts = {.first = first, .end = end, .last_paragraph = end, .after_question = end};
    const char *text = state->transcript->text;
    for (size_t s = first; s < end; s++) {
        const lec_span *span = &state->spans[s];
        if (is_paragraph_start(span)) {
            parts.paragraphs++;
            parts.last_paragraph = s;
            if (parts.after_question == end) parts.after_question = s;
        }
        if (span->kind == LEC_SPAN_SPEECH &&
            memchr(text + span->start, '?', span->end - span->start) != NULL)
            parts.after_question = end;
    }
    return parts;
}

/* The words of the paragraph at span s, as many as a list holds; whether it asks goes to *asks. */
static void read_paragraph(const seeker *state, size_t s, size_t end, lec_wordlist *list,
                           bool *asks)
{
    const char *text = state->transcript->text;
    lec_wordlist_read(list, text, state->spans[s].start, state->spans[s].end);
    *asks = false;
    for (size_t i = s; i < end && (i == s || !is_paragraph_start(&state->spans[i])); i++)
        *asks |= memchr(text + state->spans[i].start, '?',
                        state->spans[i].end - state->spans[i].start) != NULL;
}

static void add_missing(seeker *state, size_t span, uint32_t person)
{
    LEC_PUSH(state->arena, state->found, ((lec_missing_label){span, person, ""}));
}

static void seek_moderator(seeker *state, const turn_parts *parts, const lec_draft *next)
{
    lec_wordlist list;
    bool asks;
    if (next == NULL || next->role != LEC_ROLE_JOURNALIST || next->person == LEC_NONE ||
        !state->moderated || state->moderator == LEC_NONE || parts->paragraphs < 2)
        return;
    read_paragraph(state, parts->last_paragraph, parts->end, &list, &asks);
    if (list.full || list.count > SHORT_HAND_OVER) return;
    if (lec_names_person(&list, &state->people->items[next->person]))
        add_missing(state, parts->last_paragraph, state->moderator);
}

static void seek_journalist(seeker *state, const turn_parts *parts, const lec_draft *next)
{
    lec_wordlist list;
    bool asks;
    if (next == NULL || next->role != LEC_ROLE_PRINCIPAL || parts->paragraphs < 2) return;
    size_t paragraph = 0;
    for (size_t s = parts->first; s < parts->end; s++) {
        if (!is_paragraph_start(&state->spans[s]) || paragraph++ == 0) continue;
        read_paragraph(state, s, parts->end, &list, &asks);
        if (!asks) continue;
        const uint32_t person = named_journalist(state, &list);
        const char *name = "";
        if (person == LEC_NONE &&
            lec_introduced_outlet(state->phrases, &list, NULL, state->arena, &name)[0] == '\0')
            continue;
        add_missing(state, s, person);
        state->found.items[state->found.count - 1].name = name;
        return;
    }
}

static uint32_t words_between(const seeker *state, size_t first, size_t end)
{
    uint32_t words = 0;
    lec_wordlist list;
    for (size_t s = first; s < end; s++) {
        if (state->spans[s].kind != LEC_SPAN_SPEECH) continue;
        lec_wordlist_read(&list, state->transcript->text, state->spans[s].start,
                          state->spans[s].end);
        words += list.count;
    }
    return words;
}

static void seek_answer(seeker *state, const turn_parts *parts, const lec_draft *turn,
                        const lec_draft *next)
{
    if (!state->answered || state->principal == LEC_NONE || !turn->asks || parts->paragraphs < 2 ||
        (next != NULL && next->role != LEC_ROLE_MODERATOR) || parts->after_question >= parts->end ||
        parts->after_question <= parts->first)
        return;
    if (words_between(state, parts->after_question, parts->end) > SHORT_ANSWER)
        add_missing(state, parts->after_question, state->principal);
}

lec_missing_labels lec_find_missing_labels(const lec_transcript *transcript,
                                           const lec_people *people, const lec_phrases *phrases,
                                           const lec_span *spans, size_t span_count,
                                           const lec_draft *drafts, size_t count, lec_arena *arena)
{
    seeker state = {.transcript = transcript,
                    .people = people,
                    .phrases = phrases,
                    .spans = spans,
                    .span_count = span_count,
                    .drafts = drafts,
                    .count = count,
                    .arena = arena};
    learn_order(&state);
    index_names(&state);
    state.moderator = only_one(&state, LEC_ROLE_MODERATOR);
    state.principal = only_one(&state, LEC_ROLE_PRINCIPAL);
    for (size_t s = 0; s < span_count;) {
        const uint32_t t = spans[s].turn;
        size_t end = s + 1;
        while (end < span_count && spans[end].turn == t) end++;
        if (t < count) {
            const turn_parts parts = parts_of(&state, s, end);
            const lec_draft *next = t + 1 < count ? &drafts[t + 1] : NULL;
            if (drafts[t].role == LEC_ROLE_PRINCIPAL) seek_moderator(&state, &parts, next);
            if (drafts[t].role == LEC_ROLE_MODERATOR) seek_journalist(&state, &parts, next);
            if (drafts[t].role == LEC_ROLE_JOURNALIST)
                seek_answer(&state, &parts, &drafts[t], next);
        }
        s = end;
    }
    return state.found;
}
