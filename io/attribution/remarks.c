/* SPDX-License-Identifier: GPL-3.0-or-later
 * remarks.c -- what is told about an attribution: labels that are missing, rejected or used once,
 * damage, times that are not believed; and texts that are refused.
 */
#include "io/attribution/state.h"

#include <string.h>

#include "io/attribution/plausible.h"
#include "io/attribution/suggest.h"

void lec_add_remark(lec_attribution_state *state, const char *what, uint32_t at, const char *text,
                    const char *reason)
{
    const lec_remark remark = {what, lec_transcript_line(state->transcript, at), text, reason};
    LEC_PUSH(state->arena, state->remarks, remark);
}

/* Rejected texts that begin lines again and again may be labels all the same. */
static void suggest_rejected(lec_attribution_state *state)
{
    uint32_t *times = lec_new(state->arena, uint32_t, state->labels->key_count + 1);
    for (size_t i = 0; i < state->labels->rejected_count; i++) {
        const lec_label *label = &state->labels->rejected[i];
        if (label->place == LEC_LABEL_INSIDE || label->start < state->front.speech) continue;
        if (++times[label->key] != 2) continue;
        const char *text = state->labels->keys[label->key].text;
        const char *name = lec_name_usual_case(state->arena, text, state->transcript->language);
        lec_add_remark(state, "alias", label->name_start, text,
                       lec_arena_format(state->arena, "if it is a label; for the study file:\n%s",
                                        lec_suggest_speaker(state->arena, name, text, NULL)));
    }
}

void lec_remark_labels(lec_attribution_state *state)
{
    for (size_t i = 0; i < state->labels->label_count; i++) {
        if (!state->labels->labels[i].inferred) continue;
        lec_add_remark(state, "unlabelled-questions", state->labels->labels[i].start, "",
                       "no label names who asks: the form of the paragraphs shows it");
        break;
    }
    for (size_t i = 0; i < state->drafts.count; i++) {
        const lec_draft *turn = &state->drafts.items[i];
        if (turn->inferred)
            lec_add_remark(
                state, "missing-label", turn->start,
                turn->person == LEC_NONE ? "" : state->people.items[turn->person].name,
                "no label stands here, but who comes before and after shows another turn");
    }
    for (size_t i = 0; i < state->labels->rejected_count; i++) {
        const lec_label *label = &state->labels->rejected[i];
        if (label->start < state->front.speech) continue;
        const char *text =
            lec_one_line(state->arena, state->transcript->text, label->name_start, label->end);
        lec_add_remark(state, "rejected-label", label->name_start, text,
                       lec_label_term(label->terms[0]));
    }
    suggest_rejected(state);
    for (size_t i = 0; i < state->labels->label_count; i++) {
        const lec_label *label = &state->labels->labels[i];
        if (state->used[label->key] == 1 && !label->inferred)
            lec_add_remark(state, "label-once", label->name_start,
                           state->labels->keys[label->key].text, "used only once");
    }
}

/* Where optical reading spoilt some labels, it destroyed others: every turn may hold one. */
void lec_judge_damage(lec_attribution_state *state)
{
    const size_t count = state->labels->label_count;
    size_t spoilt = 0, first = 0;
    for (size_t i = 0; i < count; i++) {
        const lec_label *label = &state->labels->labels[i];
        const bool merged =
            (state->people.link[label->key] == LEC_LINK_SPELLING) && state->used[label->key] == 1;
        const bool bare = label->style == LEC_LABEL_BARE && !label->inferred;
        const char *text = state->labels->keys[label->key].text;
        const bool digit = text[0] >= '0' && text[0] <= '9' && text[1] == '\0';
        const bool misread = digit || (label->loose && label->style != LEC_LABEL_WIDE);
        if (!merged && !bare && !misread) continue;
        if (spoilt++ == 0) first = i;
    }
    state->damaged = spoilt >= 3 && 12 * spoilt >= count;
    if (state->damaged)
        lec_add_remark(
            state, "damaged-labels", state->labels->labels[first].start,
            state->labels->keys[state->labels->labels[first].key].text,
            "many labels are misprinted, so that others may be lost: every turn is doubtful");
}

/* What the form found out about columns and times, and times that cannot be those of the words. */
void lec_judge_times(lec_attribution_state *state)
{
    const lec_transcript *transcript = state->transcript;
    const uint32_t start = state->drafts.count > 0 ? state->drafts.items[0].start : 0;
    if (transcript->column_note != NULL)
        lec_add_remark(state, "columns", start, "", transcript->column_note);
    if (transcript->time_note != NULL)
        lec_add_remark(state, "times", start, "", transcript->time_note);
    if (!transcript->are_written &&
        lec_drop_implausible_times(state->drafts.items, state->drafts.count,
                                   transcript->times_by_labels))
        lec_add_remark(state, "times", start, "",
                       "fewer than 40 or more than 400 words a minute: the times are not believed");
}

/* What somebody wrote to one person, which the others of a chat never saw. */
void lec_remark_private(lec_attribution_state *state)
{
    const lec_transcript *transcript = state->transcript;
    uint32_t count = 0, first = 0;
    for (size_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->note_type == NULL || strcmp(block->note_type, "private") != 0) continue;
        if (count++ == 0) first = block->start;
    }
    if (count > 0)
        lec_add_remark(state, "private-messages", first, "",
                       lec_arena_format(state->arena,
                                        "%u, written to one person; notes, and no speech", count));
}

lec_status lec_refuse_attribution(const lec_attribution_state *state, const char *file,
                                  lec_error *error)
{
    const size_t labels = state->labels->label_count;
    if (state->empty_labels >= 5 && 8 * (size_t)state->empty_labels >= labels)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: %u labels stand apart from what was said, as when two columns were "
                        "run together; correct the text",
                        file, (unsigned)lec_transcript_line(state->transcript, state->first_empty),
                        (unsigned)state->empty_labels);
    bool anybody = state->transcript->is_recording && state->drafts.count > 0;
    for (size_t i = 0; i < state->drafts.count; i++)
        anybody |= state->drafts.items[i].person != LEC_NONE;
    for (size_t b = 0; b < state->transcript->block_count && state->drafts.count > 0; b++)
        anybody |= state->transcript->blocks[b].speaker_changes; /* `>>`: nobody known speaks */
    if (!anybody)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:1: no speaker is named; put a label like 'NAME:' before each turn, or "
                        "list the labels as aliases in the study file",
                        file);
    return LEC_OK;
}
