/* SPDX-License-Identifier: GPL-3.0-or-later
 * attribute.c -- from blocks to turns, in this order: labels (label.c) or what the form states
 * (stated.c), front matter (front.c), people (speaker.c), notes (note.c), one pass that gives every
 * word to a span (spans.c), roles (role.c), labels that are missing (missing.c), exchanges
 * (exchange.c), what is told about it (remarks.c), and the turns with their certainty (finish.c).
 * All passes are linear in the length of the text.
 */
#include "io/attribution/state.h"

#include <string.h>

#include "io/attribution/correct.h"
#include "io/attribution/line.h"
#include "io/attribution/naming.h"
#include "io/attribution/spelling.h"

/* Outlets in labels that are all capitals: as the text spells them elsewhere, or as usual. */
static void respell_outlets(lec_attribution_state *state)
{
    lec_label_key *keys = state->labels->keys;
    const size_t count = state->labels->all_capitals ? 0 : state->labels->key_count;
    const char **folded = lec_new(state->arena, const char *, count + 1);
    for (size_t k = 0; k < count; k++) {
        const bool wanted = keys[k].name.caps && keys[k].name.name_words > 0 &&
                            !keys[k].name.bracketed && state->used[k] > 0;
        folded[k] = wanted ? lec_folded(state->arena, keys[k].name.affiliation) : "";
    }
    const lec_transcript *transcript = state->transcript;
    const char **spellings = lec_spellings_find(transcript->text, (uint32_t)transcript->length,
                                                folded, count, state->arena);
    for (size_t k = 0; k < count; k++) {
        if (folded[k][0] == '\0') continue;
        keys[k].name.affiliation =
            spellings[k] != NULL ? spellings[k]
                                 : lec_outlet_usual_case(state->arena, keys[k].name.affiliation);
    }
}

static void read_labels(lec_attribution_state *state)
{
    state->labels = lec_labels_find(state->transcript, state->study, state->phrases, state->arena);
    state->used = lec_new(state->arena, uint32_t, state->labels->key_count + 1);
    for (size_t i = 0; i < state->labels->label_count; i++)
        state->used[state->labels->labels[i].key]++;
    respell_outlets(state);
}

/* Labels of one letter (`P.`, `R.`): the one whose turns mostly hold question marks asks. */
static void read_letters(lec_attribution_state *state)
{
    const lec_labels *labels = state->labels;
    uint32_t *asking = lec_new(state->arena, uint32_t, labels->key_count + 1);
    for (size_t i = 0; i < labels->label_count; i++) {
        const lec_label *label = &labels->labels[i];
        const lec_label_key *key = &labels->keys[label->key];
        if (!key->name.letter || key->name.role != LEC_PHRASE_NONE) continue;
        const uint32_t end = i + 1 < labels->label_count ? labels->labels[i + 1].start
                                                         : (uint32_t)state->transcript->length;
        const char *text = state->transcript->text + label->end;
        asking[label->key] += memchr(text, '?', end - label->end) != NULL;
    }
    for (size_t k = 0; k < labels->key_count; k++) {
        lec_name *name = &labels->keys[k].name;
        if (!name->letter || name->role != LEC_PHRASE_NONE || state->used[k] == 0) continue;
        name->role = 2 * asking[k] >= state->used[k] ? LEC_PHRASE_ASKER : LEC_PHRASE_ANSWERER;
        name->name = name->name_folded = name->surname_folded = "";
        name->name_words = 0;
    }
}

static uint32_t first_label_place(const lec_attribution_state *state)
{
    const lec_transcript *transcript = state->transcript;
    if (state->stated_key != NULL) {
        for (size_t b = 0; b < transcript->block_count; b++)
            if (transcript->blocks[b].speaker != NULL) return transcript->blocks[b].start;
    }
    return state->labels->label_count > 0 ? state->labels->labels[0].start
                                          : (uint32_t)transcript->length;
}

/* --- end marks ------------------------------------------------------------------------------- */

/* END, [ENDS], -30- after the last label, and clock or date lines at the very end. */
static uint32_t find_end_mark(const lec_attribution_state *state)
{
    const lec_transcript *transcript = state->transcript;
    const size_t labels = state->labels->label_count;
    const uint32_t last_label = labels > 0 ? state->labels->labels[labels - 1].end : 0;
    uint32_t end = (uint32_t)transcript->length;
    bool tail = true;
    for (size_t b = transcript->block_count, seen = 0; b-- > 0 && seen < 60; seen++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->start < last_label) break;
        if (block->kind == LEC_BLOCK_FURNITURE || block->kind == LEC_BLOCK_FRONT) continue;
        const uint32_t stop = lec_trim_end(transcript->text, block->start, block->end);
        const uint32_t start = lec_skip_space(transcript->text, block->start, stop);
        if (start == stop) continue;
        if (lec_is_end_mark(transcript->text, start, stop)) return block->start;
        tail = tail && lec_is_furniture_line(transcript->text, start, stop);
        if (tail) end = block->start;
    }
    return end;
}

/* An opening nobody is named for is the only principal's, if there is one. */
static void infer_opening(lec_attribution_state *state)
{
    if (state->drafts.count < 2 || state->drafts.items[0].person != LEC_NONE) return;
    uint32_t found = LEC_NONE;
    for (size_t i = 1; i < state->drafts.count; i++) {
        const lec_draft *turn = &state->drafts.items[i];
        if (turn->role != LEC_ROLE_PRINCIPAL || turn->person == found) continue;
        if (found != LEC_NONE) return;
        found = turn->person;
    }
    if (found == LEC_NONE) return;
    state->drafts.items[0].person = found;
    state->drafts.items[0].role = LEC_ROLE_PRINCIPAL;
}

/* Captions without a label: speech begins no later than with the first `>>`. */
static void begin_at_change(lec_attribution_state *state)
{
    const lec_transcript *transcript = state->transcript;
    size_t b = 0;
    while (b < transcript->block_count && !transcript->blocks[b].speaker_changes) b++;
    if (b == transcript->block_count || transcript->blocks[b].start >= state->front.speech) return;
    state->front.speech = transcript->blocks[b].start;
    state->front.lines = lec_vocabulary_new(state->arena); /* what was taken for them was said */
}

static void find_parts(lec_attribution_state *state)
{
    state->phrases = lec_phrases_new(state->arena, state->transcript->language);
    lec_read_stated(state);
    if (state->stated_key == NULL) {
        read_labels(state);
        read_letters(state);
    }
    state->front =
        lec_front_read(state->transcript, state->phrases, first_label_place(state), state->arena);
    if (state->stated_key == NULL && state->labels->label_count == 0) begin_at_change(state);
    if (lec_is_stated_by_labels(state)) { /* nothing is said before the first of them */
        state->front.speech = first_label_place(state);
        state->front.unlabelled = false;
    }
    const lec_people_input input = {state->transcript, state->labels, state->used,
                                    state->stated_key, &state->front, state->study};
    state->people = lec_people_find(&input, state->arena, &state->remarks);
    state->notes = lec_notes_find(state->transcript, state->arena);
    state->end_mark = find_end_mark(state);
}

static void decide_turns(lec_attribution_state *state)
{
    lec_read_manners(state->transcript, &state->people, state->phrases, state->spans.items,
                     state->spans.count, state->drafts.items, state->drafts.count, state->arena);
    state->opinion_count = state->people.count;
    state->opinions =
        lec_decide_roles(&state->people, state->drafts.items, state->drafts.count, state->arena);
}

/* Turns whose label was forgotten, which only the roles of the others show. */
static void find_missing(lec_attribution_state *state)
{
    if (state->stated_key != NULL) return;
    const lec_missing_labels missing = lec_find_missing_labels(
        state->transcript, &state->people, state->phrases, state->spans.items, state->spans.count,
        state->drafts.items, state->drafts.count, state->arena);
    if (missing.count == 0) return;
    lec_insert_turns(state, &missing);
    decide_turns(state);
}

/* What a person has said of single turns; phases, kinds and exchanges follow from it. */
static lec_status correct_turns(lec_attribution_state *state, lec_attribution *out,
                                lec_error *error)
{
    const lec_corrections *corrections = &state->study->corrections;
    bool changed = false;
    if (corrections->count == 0 || state->transcript->sha256 == NULL) return LEC_OK;
    bool *fits = lec_new(state->arena, bool, corrections->count);
    lec_correcting correcting = {state->transcript, state->phrases, &state->people, &state->drafts,
                                 &state->spans,     out->turns,     state->arena,   error};
    out->row_fits = fits;
    const lec_status status = lec_correct(&correcting, corrections, fits, &changed);
    if (status != LEC_OK || !changed) return status;
    lec_recount_turns(state);
    lec_read_manners(state->transcript, &state->people, state->phrases, state->spans.items,
                     state->spans.count, state->drafts.items, state->drafts.count, state->arena);
    lec_decide_exchanges(&state->people, state->drafts.items, state->drafts.count);
    lec_finish_turns(state, out);
    return LEC_OK;
}

static void keep_trace(const lec_attribution_state *state, lec_attribution_trace *trace)
{
    trace->people = state->people;
    trace->drafts = state->drafts.items;
    trace->count = state->drafts.count;
    trace->labels = state->labels;
    trace->evidence = lec_evidence_count(&trace->people, trace->drafts, trace->count, state->arena);
    trace->certainty = lec_state_certainty(state);
    trace->certainty.people = &trace->people;
}

/* `trace`: NULL where nobody looks at it. */
static lec_status attribute(lec_attribution_state *state, const char *file, lec_attribution *out,
                            lec_attribution_trace *trace, lec_error *error)
{
    find_parts(state);
    for (uint32_t b = 0; b < state->transcript->block_count; b++) lec_emit_block(state, b);
    const lec_status status = lec_refuse_attribution(state, file, error);
    if (status != LEC_OK) return status;
    decide_turns(state);
    if (trace == NULL || !trace->as_labelled) {
        find_missing(state);
        infer_opening(state);
        lec_name_principal(&state->people, &state->front, state->drafts.items, state->drafts.count,
                           state->arena);
    }
    lec_decide_exchanges(&state->people, state->drafts.items, state->drafts.count);
    lec_remark_labels(state);
    lec_judge_times(state);
    lec_remark_private(state);
    lec_judge_damage(state);
    *out = (lec_attribution){.remarks = state->remarks.items,
                             .remark_count = state->remarks.count,
                             .title = state->front.title};
    lec_finish_turns(state, out);
    if (trace != NULL) keep_trace(state, trace);
    return correct_turns(state, out, error);
}

static lec_attribution_state state_of(const lec_transcript *transcript, const lec_study *study,
                                      const char *name, lec_arena *arena)
{
    return (lec_attribution_state){.transcript = transcript,
                                   .study = study,
                                   .name = name,
                                   .arena = arena,
                                   .turn = LEC_NONE,
                                   .last_asker = LEC_NONE};
}

lec_status lec_attribute_traced(const lec_transcript *transcript, const lec_study *study,
                                const char *file, const char *name, lec_arena *arena,
                                lec_attribution *out, lec_attribution_trace *trace,
                                lec_error *error)
{
    lec_attribution_state state = state_of(transcript, study, name, arena);
    return attribute(&state, file, out, trace, error);
}

lec_status lec_attribute(const lec_transcript *transcript, const lec_study *study, const char *file,
                         const char *name, lec_arena *arena, lec_attribution *out, lec_error *error)
{
    lec_attribution_state state = state_of(transcript, study, name, arena);
    return attribute(&state, file, out, NULL, error);
}
