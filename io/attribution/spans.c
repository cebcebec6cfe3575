/* SPDX-License-Identifier: GPL-3.0-or-later
 * spans.c -- one pass over the blocks that gives every word to a span (speech, note, label, front
 * matter, furniture) and every span of speech to a turn.
 */
#include "io/attribution/state.h"

#include <unicode/uchar.h>

#include <assert.h>
#include <math.h>
#include <string.h>

#include "io/attribution/correct.h"
#include "io/attribution/line.h"
#include "io/words/unicode.h"

enum { NO_LETTER, LETTER, LETTER_OF_RUN };

static bool is_plain_letter(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/* Whether a letter or digit stands at text[*at], which moves past it, and whether it is of a script
 * that sets no blanks between words (Chinese, Japanese). */
static int read_letter(const char *text, uint32_t *at, uint32_t end)
{
    const unsigned char byte = (unsigned char)text[*at];
    if (byte < 0x80) {
        (*at)++;
        return is_plain_letter(byte) ? LETTER : NO_LETTER;
    }
    const UChar32 character = lec_utf8_next(text, at, end);
    if (!u_isalnum(character)) return NO_LETTER;
    const bool run = (character >= 0x3040 && character < 0xAC00) ||
                     (character >= 0xF900 && character < 0xFB00) || character >= 0x20000;
    return run ? LETTER_OF_RUN : LETTER;
}

/* Counts the words of a speech span into its turn, two letters a word where no blanks are set;
 * false when it holds none. */
static bool count_speech(lec_attribution_state *state, uint32_t start, uint32_t end)
{
    lec_draft ignored = {.first_text = LEC_NONE};
    assert(state->turn == LEC_NONE || state->drafts.items != NULL);
    lec_draft *turn = state->turn == LEC_NONE ? &ignored : &state->drafts.items[state->turn];
    const char *text = state->transcript->text;
    bool any = false, inside = false;
    uint32_t run = 0;
    for (uint32_t at = start; at < end;) {
        const uint32_t here = at;
        const char byte = text[here];
        const int letter = read_letter(text, &at, end);
        run = letter == LETTER_OF_RUN ? run + 1 : 0;
        if (letter != NO_LETTER) {
            any = true;
            if (letter == LETTER_OF_RUN ? run % 2 == 1 : !inside) turn->words++;
            if (turn->first_text == LEC_NONE) turn->first_text = here;
            turn->last_text = here;
            for (; at < end && is_plain_letter((unsigned char)text[at]); at++) {
                turn->last_text = at;
                run = 0;
            }
            inside = true;
            continue;
        }
        if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\xC2')
            inside = false;
        const char mark = lec_sentence_mark(text, here, end);
        if (mark == 0) continue;
        turn->questions += mark == '?';
        turn->asks |= mark == '?';
        turn->ends_asking = mark == '?';
    }
    return any;
}

static void count_note(lec_attribution_state *state, uint32_t start, uint32_t end)
{
    if (state->turn == LEC_NONE) return;
    assert(state->turn < state->drafts.count && state->drafts.items != NULL);
    lec_draft *turn = &state->drafts.items[state->turn];
    if (turn->first_text == LEC_NONE) turn->first_text = start;
    turn->last_text = end - 1;
}

static void emit(lec_attribution_state *state, uint32_t start, uint32_t end, lec_span_kind kind,
                 const char *note_type)
{
    if (start >= end) return;
    if (kind == LEC_SPAN_SPEECH) {
        if (state->turn == LEC_NONE) kind = LEC_SPAN_FRONT;
        if (!count_speech(state, start, end)) {
            if (lec_skip_space(state->transcript->text, start, end) < end)
                state->after_label = false; /* `Q    --` */
            return;
        }
        state->after_label = false;
    }
    if (kind == LEC_SPAN_NOTE) {
        state->after_label = false;
        count_note(state, start, end);
    }
    const lec_span span = {
        start,    end, kind, state->turn, kind == LEC_SPAN_SPEECH && state->opens_paragraph,
        note_type};
    LEC_PUSH(state->arena, state->spans, span);
    if (kind == LEC_SPAN_SPEECH) state->opens_paragraph = false;
}

void lec_begin_turn(lec_attribution_state *state, uint32_t person, uint32_t label, uint32_t start)
{
    lec_draft turn = {.person = person,
                      .label = label,
                      .stated = LEC_NONE,
                      .start = start,
                      .first_text = LEC_NONE,
                      .last_text = LEC_NONE,
                      .affiliation = "",
                      .start_seconds = NAN,
                      .end_seconds = NAN,
                      .stated_role = LEC_ROLE_COUNT};
    LEC_PUSH(state->arena, state->drafts, turn);
    state->turn = (uint32_t)state->drafts.count - 1;
    state->opens_paragraph = true;
}

/* The same person again: not a new turn. A function that stands for many people always is one. */
static void reach_label(lec_attribution_state *state, uint32_t index)
{
    const lec_label *label = &state->labels->labels[index];
    const lec_name *name = &state->labels->keys[label->key].name;
    uint32_t person = state->people.of_key[label->key];
    if (name->role == LEC_PHRASE_FOLLOW_UP && state->last_asker != LEC_NONE)
        person = state->last_asker;
    const lec_person *it = &state->people.items[person];
    if (it->role == LEC_PHRASE_ASKER || it->affiliation[0] != '\0') state->last_asker = person;
    const bool same = state->turn != LEC_NONE && !it->many && !state->restarts &&
                      state->drafts.items[state->turn].person == person;
    if (state->after_label && !same) {
        if (state->empty_labels++ == 0) state->first_empty = label->start;
    }
    state->restarts = false;
    if (!same) lec_begin_turn(state, person, index, label->start);
    state->opens_paragraph = true;
}

/* Captions show with `>>` that another person begins; when no label follows, nobody knows who. */
static void reach_change(lec_attribution_state *state, const lec_block *block)
{
    const bool labelled = state->next_label < state->labels->label_count &&
                          state->labels->labels[state->next_label].start == block->start;
    if (block->speaker_changes && !labelled && block->start >= state->front.speech)
        lec_begin_turn(state, LEC_NONE, LEC_NONE, block->start);
}

static void note_times(lec_attribution_state *state, const lec_block *block)
{
    if (state->turn == LEC_NONE) return;
    lec_draft *turn = &state->drafts.items[state->turn];
    if (isnan(turn->start_seconds)) turn->start_seconds = block->start_seconds;
    if (!isnan(block->end_seconds)) turn->end_seconds = block->end_seconds;
}

/* `[Speaker unknown; inaudible remark]` in place of a label: a turn of somebody. */
static bool stands_for_label(const lec_attribution_state *state, const lec_found_note *note)
{
    const char *text = state->transcript->text;
    if (!state->opens_paragraph || state->turn == LEC_NONE || note->kind != LEC_SPAN_NOTE ||
        text[note->start] != '[')
        return false;
    lec_wordlist list;
    uint32_t length;
    lec_wordlist_read(&list, text, note->start, note->end);
    return list.count > 1 &&
           lec_phrase_at(state->phrases, &list, 0, &length, NULL) == LEC_PHRASE_UNNAMED &&
           length > 1;
}

/* Speech and notes of text[start..end), in which no label stands. */
static void emit_speech(lec_attribution_state *state, uint32_t start, uint32_t end)
{
    while (state->next_note < state->notes.count) {
        const lec_found_note *note = &state->notes.items[state->next_note];
        if (note->start >= end) break;
        const uint32_t from = note->start > start ? note->start : start;
        const uint32_t to = note->end < end ? note->end : end;
        if (from < to) {
            emit(state, start, from, LEC_SPAN_SPEECH, NULL);
            if (stands_for_label(state, note)) lec_begin_turn(state, LEC_NONE, LEC_NONE, from);
            emit(state, from, to, note->kind, note->type);
            start = to;
        }
        if (note->end > end) break;
        state->next_note++;
    }
    emit(state, start, end, LEC_SPAN_SPEECH, NULL);
}

/* A paragraph: front matter up to the first speech, then labels and what lies between them. */
static void emit_paragraph(lec_attribution_state *state, const lec_block *block)
{
    uint32_t at = block->start;
    const uint32_t end = block->end;
    if (at < state->front.speech) {
        const uint32_t front_end = end < state->front.speech ? end : state->front.speech;
        emit_speech(state, at, front_end); /* before the first turn: front matter */
        at = front_end;
    }
    if (block->label_end > at) {
        emit(state, at, block->label_end, LEC_SPAN_LABEL, NULL);
        at = block->label_end;
    }
    if (state->front.unlabelled && state->turn == LEC_NONE && at < end && at >= state->front.speech)
        lec_begin_turn(state, state->people.opening, LEC_NONE, at);
    while (state->next_label < state->labels->label_count) {
        const lec_label *label = &state->labels->labels[state->next_label];
        if (label->start >= end) break;
        emit_speech(state, at, label->start);
        reach_label(state, (uint32_t)state->next_label++);
        emit(state, label->start, label->end, LEC_SPAN_LABEL, NULL);
        state->after_label = true;
        at = label->end;
    }
    emit_speech(state, at, end);
}

/* A line of the front matter come again (a running head, the same transcript once more), or a
 * clock time. */
static bool is_repeated_front(const lec_attribution_state *state, const lec_block *block)
{
    const char *text = state->transcript->text;
    const bool labelled = state->next_label < state->labels->label_count &&
                          state->labels->labels[state->next_label].start < block->end;
    if (block->end - block->start > 300 || labelled || block->start < state->front.speech)
        return false;
    if (lec_is_clock_line(text, block->start, block->end)) return true;
    lec_wordlist list;
    uint32_t id;
    lec_wordlist_read(&list, text, block->start, block->end);
    return list.count >= 2 && !list.full &&
           lec_vocabulary_find(state->front.lines, list.folded, strlen(list.folded), &id);
}

void lec_emit_block(lec_attribution_state *state, uint32_t b)
{
    const lec_block *block = &state->transcript->blocks[b];
    const bool repeated = block->kind == LEC_BLOCK_PARAGRAPH && is_repeated_front(state, block);
    if (repeated) state->restarts = true;
    if (!block->continues && block->kind != LEC_BLOCK_FURNITURE) state->opens_paragraph = true;
    if (block->kind == LEC_BLOCK_FRONT) {
        emit(state, block->start, block->end, LEC_SPAN_FRONT, NULL);
    } else if (block->kind == LEC_BLOCK_FURNITURE || block->start >= state->end_mark || repeated) {
        emit(state, block->start, block->end, LEC_SPAN_FURNITURE, NULL);
    } else if (block->kind == LEC_BLOCK_NOTE) {
        const char *type = block->note_type != NULL ? block->note_type : "other";
        emit(state, block->start, block->end, LEC_SPAN_NOTE, type);
    } else if (block->kind == LEC_BLOCK_HEADING &&
               !(state->next_label < state->labels->label_count &&
                 state->labels->labels[state->next_label].start < block->end)) {
        emit(state, block->start, block->end,
             state->turn == LEC_NONE ? LEC_SPAN_FRONT : LEC_SPAN_FURNITURE, NULL);
    } else {
        if (state->stated_key != NULL) lec_reach_stated(state, b);
        reach_change(state, block);
        emit_paragraph(state, block);
        note_times(state, block);
    }
}

void lec_recount_turns(lec_attribution_state *state)
{
    for (size_t i = 0; i < state->drafts.count; i++) {
        lec_draft *turn = &state->drafts.items[i];
        turn->words = turn->questions = 0;
        turn->asks = turn->ends_asking = turn->calls = turn->greets = false;
        turn->names_next = turn->names_last = turn->addresses = turn->introduces = false;
        turn->first_text = turn->last_text = LEC_NONE;
        turn->affiliation = turn->stated != LEC_NONE ? turn->affiliation : "";
    }
    for (size_t s = 0; s < state->spans.count; s++) {
        const lec_span *span = &state->spans.items[s];
        state->turn = span->turn;
        if (span->kind == LEC_SPAN_SPEECH)
            count_speech(state, span->start, span->end);
        else if (span->kind == LEC_SPAN_NOTE)
            count_note(state, span->start, span->end);
    }
}

/* A person whom only his own words name. */
static uint32_t add_introduced(lec_attribution_state *state, const char *name)
{
    if (name[0] == '\0') return LEC_NONE;
    return lec_people_add(&state->people, state->phrases, name, state->arena);
}

/* Gives the spans from each missing label on, to the end of their turn, to a new turn. */
void lec_insert_turns(lec_attribution_state *state, const lec_missing_labels *missing)
{
    lec_drafts drafts = {0};
    size_t next = 0, s = 0;
    for (uint32_t t = 0; t < state->drafts.count; t++) {
        LEC_PUSH(state->arena, drafts, state->drafts.items[t]);
        for (; s < state->spans.count; s++) {
            lec_span *span = &state->spans.items[s];
            if (span->turn == LEC_NONE) continue;
            if (span->turn != t) break;
            if (next < missing->count && missing->items[next].span == s) {
                lec_draft turn = state->drafts.items[t];
                turn.person = missing->items[next].person;
                if (turn.person == LEC_NONE)
                    turn.person = add_introduced(state, missing->items[next].name);
                next++;
                turn.label = LEC_NONE;
                turn.inferred = true;
                turn.start = span->start;
                LEC_PUSH(state->arena, drafts, turn);
            }
            span->turn = (uint32_t)drafts.count - 1;
        }
    }
    state->drafts = drafts;
    lec_recount_turns(state);
}
