/* SPDX-License-Identifier: GPL-3.0-or-later
 * finish.c -- drafts become turns: certainty, affiliation, form of the label, times, joint draws
 * and reasons.
 */
#include "io/attribution/state.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "io/attribution/affiliation.h"
#include "io/attribution/draws.h"

static const char *form_name(const lec_attribution_state *state, const lec_draft *turn)
{
    if (turn->inferred) return "inferred";
    if (state->stated_key != NULL) return "stated";
    if (turn->label == LEC_NONE) return state->people.opening_named ? "front-matter" : "inferred";
    const lec_label *label = &state->labels->labels[turn->label];
    if (label->inferred) return "inferred";
    const bool bare = label->style == LEC_LABEL_BARE;
    if (label->place == LEC_LABEL_INSIDE || (bare && !label->bold)) return "in-paragraph";
    if (state->labels->keys[label->key].name.letter) return "question-mark";
    if (label->style == LEC_LABEL_OWN || bare) return label->bold ? "bold" : "own-line";
    if (label->style == LEC_LABEL_STOP) return "full-stop";
    return label->bold && label->style == LEC_LABEL_COLON ? "bold" : "inline";
}

static double label_certainty(const lec_attribution_state *state, const lec_draft *turn)
{
    if (turn->inferred) return 0.6;
    if (state->stated_key != NULL) return 1.0;
    if (turn->label == LEC_NONE) {
        if (turn->person == LEC_NONE) return 0.3;
        return state->people.opening_named ? 0.9 : 0.6;
    }
    const lec_label *label = &state->labels->labels[turn->label];
    const lec_label_key *key = &state->labels->keys[label->key];
    if (label->inferred) return (double)label->role_probability;
    if (key->known) return 1.0;
    if (label->loose) return 0.7;
    if ((state->people.link[label->key] == LEC_LINK_SPELLING)) return 0.8;
    if (label->style == LEC_LABEL_BARE) return 0.9;
    if (label->place == LEC_LABEL_INSIDE) return 0.93;
    if (state->used[label->key] >= 3) return 0.99;
    if (state->used[label->key] == 2) return 0.97;
    const bool plain =
        key->name.caps || lec_phrase_is_role(key->name.role) || key->name.affiliation[0] != '\0';
    return plain ? 0.95 : 0.85;
}

/* What is timed beside its label lasts until the next such turn begins; how long the last one is,
 * nobody knows. */
static double end_of(const lec_attribution_state *state, const lec_draft *turn)
{
    const bool is_last = turn + 1 == state->drafts.items + state->drafts.count;
    if (turn->end_seconds <= turn->start_seconds && turn->words > 0)
        return NAN; /* no time at all */
    if (!isnan(turn->end_seconds) || !state->transcript->times_by_labels || is_last ||
        state->transcript->are_written)
        return turn->end_seconds;
    return turn[1].start_seconds;
}

static lec_new_turn finish_turn(const lec_attribution_state *state, const lec_draft *turn,
                                const lec_affiliation *affiliation)
{
    const lec_transcript *transcript = state->transcript;
    assert(turn != NULL);
    const lec_person *person = turn->person == LEC_NONE ? NULL : &state->people.items[turn->person];
    const uint32_t first = turn->first_text == LEC_NONE ? turn->start : turn->first_text;
    const uint32_t last = turn->last_text == LEC_NONE ? first : turn->last_text;
    lec_new_turn result = {.speaker = person != NULL ? person->name : "",
                           .local_speaker = person != NULL && lec_is_local(person),
                           .role = turn->role,
                           .phase = turn->phase,
                           .kind = turn->kind,
                           .exchange = turn->exchange};
    result.detail = (lec_turn_detail){
        .affiliation = affiliation->name,
        .affiliation_source = affiliation->source,
        .label = "",
        .label_form = form_name(state, turn),
        .certainty = state->certainty[turn - state->drafts.items].right,
        .first_line = lec_transcript_line(transcript, first),
        .last_line = lec_transcript_line(transcript, last),
        .start_seconds = turn->start_seconds,
        .end_seconds = end_of(state, turn),
        .time_source = transcript->times_by_labels ? LEC_TIME_BY_LABELS : LEC_TIME_BY_CAPTIONS,
    };
    if (turn->stated != LEC_NONE) result.detail.label = state->labels->keys[turn->stated].text;
    if (turn->label != LEC_NONE) {
        const lec_label *label = &state->labels->labels[turn->label];
        result.detail.label =
            lec_one_line(state->arena, transcript->text, label->name_start, label->name_end);
    }
    if (turn->corrected != NULL) {
        result.detail.certainty = 1;
        result.detail.label_form = "corrected";
        if (turn->corrected->affiliation != NULL &&
            turn->corrected->action != LEC_CORRECTION_MERGE) {
            result.detail.affiliation = turn->corrected->affiliation;
            result.detail.affiliation_source = "corrected";
        }
    }
    return result;
}

lec_certainty_input lec_state_certainty(const lec_attribution_state *state)
{
    double *label_chance = lec_new(state->arena, double, state->drafts.count + 1);
    for (size_t i = 0; i < state->drafts.count; i++)
        label_chance[i] = label_certainty(state, &state->drafts.items[i]);
    return (lec_certainty_input){.transcript = state->transcript,
                                 .people = &state->people,
                                 .labels = state->labels,
                                 .used = state->used,
                                 .drafts = state->drafts.items,
                                 .count = state->drafts.count,
                                 .spans = state->spans.items,
                                 .span_count = state->spans.count,
                                 .label_chance = label_chance,
                                 .stated = state->stated_key != NULL,
                                 .damaged = state->damaged};
}

/* What a person corrected is sure, and no evidence for other turns. */
static void draw_roles(const lec_attribution_state *state, lec_new_turn *turns)
{
    const size_t count = state->drafts.count;
    lec_turn_doubt *doubts = lec_new(state->arena, lec_turn_doubt, count + 1);
    for (size_t i = 0; i < count; i++) {
        const lec_draft *turn = &state->drafts.items[i];
        const bool corrected = turn->corrected != NULL;
        doubts[i].person = corrected ? LEC_NONE : turn->person;
        doubts[i].role = turn->role;
        doubts[i].chance = corrected ? 1.0 : state->certainty[i].role;
        memcpy(doubts[i].others, turn->chance, sizeof doubts[i].others);
    }
    const lec_doubt doubt = {doubts, count, state->people.count, state->transcript->seed,
                             state->name};
    lec_draw_roles(&doubt, turns, state->arena);
}

static const lec_turn_reasons *give_reasons(const lec_attribution_state *state)
{
    lec_turn_reasons *all = lec_new(state->arena, lec_turn_reasons, state->drafts.count);
    for (size_t i = 0; i < state->drafts.count; i++) {
        const lec_draft *turn = &state->drafts.items[i];
        if (turn->corrected != NULL) continue;
        memcpy(all[i].doubt, state->certainty[i].doubt, sizeof all[i].doubt);
        if (turn->person < state->opinion_count)
            memcpy(all[i].role, state->opinions[turn->person].reasons, sizeof all[i].role);
    }
    return all;
}

static const lec_new_turn *finish_turns(lec_attribution_state *state)
{
    const lec_certainty_input judged = lec_state_certainty(state);
    state->certainty = lec_certainty_find(&judged, state->arena);
    lec_new_turn *turns = lec_new(state->arena, lec_new_turn, state->drafts.count);
    const lec_affiliation_input input = {state->transcript,   state->labels,
                                         &state->people,      state->study,
                                         state->drafts.items, state->drafts.count};
    const lec_affiliation *affiliations = lec_affiliations_find(&input, state->arena);
    for (size_t i = 0; i < state->drafts.count; i++)
        turns[i] = finish_turn(state, &state->drafts.items[i], &affiliations[i]);
    draw_roles(state, turns);
    return turns;
}

void lec_finish_turns(lec_attribution_state *state, lec_attribution *out)
{
    out->turns = finish_turns(state);
    out->reasons = give_reasons(state);
    out->turn_count = state->drafts.count;
    out->spans = state->spans.items;
    out->span_count = state->spans.count;
}
