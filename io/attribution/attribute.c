/* SPDX-License-Identifier: GPL-3.0-or-later
 * attribute.c -- from blocks to turns: labels (label.c), front matter (front.c), people
 * (speaker.c), notes (note.c), then one pass that gives every word to a span, then roles and
 * exchanges.
 *
 * Certainty of a turn = certainty of its label (how often texts like it mark a turn in this file)
 *   * of its speaker (lower for labels merged as misspellings and for inferred openings)
 *   * of its role (lower when behaviour decided).
 * All passes are linear in the length of the text.
 */
#include "io/attribution/attribute.h"

#include <unicode/uchar.h>

#include <assert.h>
#include <math.h>
#include <string.h>

#include "io/attribution/affiliation.h"
#include "io/attribution/certainty.h"
#include "io/attribution/correct.h"
#include "io/attribution/draft.h"
#include "io/attribution/draws.h"
#include "io/attribution/line.h"
#include "io/attribution/naming.h"
#include "io/attribution/note.h"
#include "io/attribution/plausible.h"
#include "io/attribution/role.h"
#include "io/attribution/spelling.h"
#include "io/attribution/suggest.h"
#include "io/attribution/trace.h"
#include "io/words/unicode.h"

typedef struct {
    const lec_transcript *transcript;
    const lec_study *study;
    const char *name; /* of the conference */
    lec_arena *arena;
    lec_phrases *phrases;
    lec_labels *labels;
    uint32_t
        *stated_key; /* [block_count] key of the speaker the form states, or LEC_NONE; or NULL */
    uint32_t *used;  /* [key_count] */
    lec_front front;
    lec_people people;
    const lec_role_opinion *opinions; /* [opinion_count] of the people that the text shows */
    size_t opinion_count;
    const lec_certainty *certainty; /* [drafts.count] when all is decided */
    lec_notes notes;
    lec_drafts drafts;
    lec_spans spans;
    lec_remarks remarks;
    /* while spans are made */
    size_t next_label, next_note;
    uint32_t turn, last_asker;
    uint32_t end_mark;     /* bytes from here on are furniture */
    uint32_t empty_labels; /* labels right before another label */
    uint32_t first_empty;  /* where the first of them stands */
    bool opens_paragraph;
    bool after_label; /* nothing but blanks since the last label */
    bool damaged;     /* many labels are misprinted: others may be lost */
    bool restarts;    /* the title came again: the next label begins a turn in any case */
} attribution;

/* --- speakers stated by the form ------------------------------------------------------------- */

/* Makes the speakers that the form names into label keys. */
static void read_stated(attribution *state)
{
    const lec_transcript *transcript = state->transcript;
    bool any = false;
    for (size_t b = 0; b < transcript->block_count; b++)
        any |= transcript->blocks[b].speaker != NULL && transcript->blocks[b].speaker[0] != '\0';
    if (!any) return;
    lec_vocabulary *texts = lec_vocabulary_new(state->arena);
    LEC_ARRAY(lec_label_key) keys = {0};
    state->stated_key = lec_new(state->arena, uint32_t, transcript->block_count);
    for (size_t b = 0; b < transcript->block_count; b++) {
        const char *speaker = transcript->blocks[b].speaker;
        state->stated_key[b] = LEC_NONE;
        if (speaker == NULL || speaker[0] == '\0') continue;
        const uint32_t id = lec_vocabulary_add(texts, speaker, strlen(speaker));
        if (id == keys.count) {
            lec_label_key key = {.text = lec_arena_text(state->arena, speaker, strlen(speaker))};
            lec_name_read(&key.name, state->phrases, state->arena, key.text, 0,
                          (uint32_t)strlen(key.text), 0, 0);
            if (transcript->blocks[b].affiliation != NULL)
                key.name.affiliation = transcript->blocks[b].affiliation;
            key.known = state->study != NULL && state->study->speaker_count > 0;
            LEC_PUSH(state->arena, keys, key);
        }
        state->stated_key[b] = id;
    }
    state->labels = lec_new(state->arena, lec_labels, 1);
    *state->labels =
        (lec_labels){.keys = keys.items, .key_count = keys.count, .phrases = state->phrases};
    state->used = lec_new(state->arena, uint32_t, keys.count + 1);
    for (size_t b = 0; b < transcript->block_count; b++)
        if (state->stated_key[b] != LEC_NONE) state->used[state->stated_key[b]]++;
}

/* Outlets in labels that are all capitals: as the text spells them elsewhere, or as usual. */
static void respell_outlets(attribution *state)
{
    lec_label_key *keys = state->labels->keys;
    const size_t count = state->labels->all_capitals ? 0 : state->labels->key_count;
    const char **folded = lec_new(state->arena, const char *, count + 1);
    for (size_t k = 0; k < count; k++) {
        const bool wanted = keys[k].name.caps && keys[k].name.name_words > 0 && state->used[k] > 0;
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

static void read_labels(attribution *state)
{
    state->labels = lec_labels_find(state->transcript, state->study, state->phrases, state->arena);
    state->used = lec_new(state->arena, uint32_t, state->labels->key_count + 1);
    for (size_t i = 0; i < state->labels->label_count; i++)
        state->used[state->labels->labels[i].key]++;
    respell_outlets(state);
}

/* Labels of one letter (`P.`, `R.`): the one whose turns mostly hold question marks asks. */
static void read_letters(attribution *state)
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

static uint32_t first_label_place(const attribution *state)
{
    const lec_transcript *transcript = state->transcript;
    if (state->stated_key != NULL) {
        for (size_t b = 0; b < transcript->block_count; b++)
            if (transcript->blocks[b].speaker != NULL) return transcript->blocks[b].start;
    }
    return state->labels->label_count > 0 ? state->labels->labels[0].start
                                          : (uint32_t)transcript->length;
}

/* Whether the form shows where a label stands before each turn (io/form/timed_labels.h). */
static bool is_stated_by_labels(const attribution *state)
{
    for (size_t b = 0; state->stated_key != NULL && b < state->transcript->block_count; b++)
        if (state->stated_key[b] != LEC_NONE) return state->transcript->blocks[b].label_end > 0;
    return false;
}

/* --- end marks ------------------------------------------------------------------------------- */

/* END, [ENDS], -30- after the last label, and clock or date lines at the very end. */
static uint32_t find_end_mark(const attribution *state)
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

/* --- turns and spans ------------------------------------------------------------------------- */

static bool is_letter_or_digit(const char *text, uint32_t *at, uint32_t end)
{
    const unsigned char byte = (unsigned char)text[*at];
    if (byte < 0x80) {
        (*at)++;
        return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= 'a' && byte <= 'z');
    }
    return u_isalnum(lec_utf8_next(text, at, end));
}

/* What a mark that ends a sentence says: '?' asks, '.' does not; 0 for any other character. */
static char sentence_mark(const char *text, uint32_t at, uint32_t end)
{
    const unsigned char byte = (unsigned char)text[at];
    if (byte == '?') return '?';
    if (byte == '.' || byte == '!') return '.';
    if (byte != 0xEF && byte != 0xD8 && byte != 0xE3) return 0;
    const UChar32 character = lec_utf8_next(text, &at, end);
    if (character == 0xFF1F || character == 0x61F) return '?'; /* full width, Arabic */
    return character == 0x3002 || character == 0xFF01 ? '.' : 0;
}

/* Counts the words of a speech span into its turn; false when it holds none. */
static bool count_speech(attribution *state, uint32_t start, uint32_t end)
{
    lec_draft ignored = {.first_text = LEC_NONE};
    assert(state->turn == LEC_NONE || state->drafts.items != NULL);
    lec_draft *turn = state->turn == LEC_NONE ? &ignored : &state->drafts.items[state->turn];
    const char *text = state->transcript->text;
    bool any = false, inside = false;
    for (uint32_t at = start; at < end;) {
        const uint32_t here = at;
        const char byte = text[here];
        if (is_letter_or_digit(text, &at, end)) {
            any = true;
            if (!inside) turn->words++;
            if (turn->first_text == LEC_NONE) turn->first_text = here;
            turn->last_text = here;
            inside = true;
            continue;
        }
        if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\xC2')
            inside = false;
        const char mark = sentence_mark(text, here, end);
        if (mark == 0) continue;
        turn->questions += mark == '?';
        turn->asks |= mark == '?';
        turn->ends_asking = mark == '?';
    }
    return any;
}

static void count_note(attribution *state, uint32_t start, uint32_t end)
{
    if (state->turn == LEC_NONE) return;
    assert(state->turn < state->drafts.count && state->drafts.items != NULL);
    lec_draft *turn = &state->drafts.items[state->turn];
    if (turn->first_text == LEC_NONE) turn->first_text = start;
    turn->last_text = end - 1;
}

static void emit(attribution *state, uint32_t start, uint32_t end, lec_span_kind kind,
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

static void begin_turn(attribution *state, uint32_t person, uint32_t label, uint32_t start)
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
static void reach_label(attribution *state, uint32_t index)
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
    if (!same) begin_turn(state, person, index, label->start);
    state->opens_paragraph = true;
}

/* What a column for roles says: one of ours, or a word for whoever asks, hands over or helps. Who
 * holds an office (`chair`, `minister`) may do either: that is left to behaviour. */
static lec_role role_of_words(const attribution *state, const char *words)
{
    lec_role role;
    lec_name name;
    if (lec_role_named(words, &role)) return role;
    lec_name_read(&name, state->phrases, state->arena, words, 0, (uint32_t)strlen(words), 0, 0);
    switch (name.role) {
    case LEC_PHRASE_ASKER:
    case LEC_PHRASE_FOLLOW_UP:
        return LEC_ROLE_JOURNALIST;
    case LEC_PHRASE_MODERATOR:
        return LEC_ROLE_MODERATOR;
    case LEC_PHRASE_HELPER:
        return LEC_ROLE_OTHER;
    case LEC_PHRASE_ANSWERER:
        return LEC_ROLE_PRINCIPAL;
    default:
        return LEC_ROLE_COUNT;
    }
}

static void reach_stated(attribution *state, uint32_t b)
{
    const lec_block *block = &state->transcript->blocks[b];
    const uint32_t key = state->stated_key[b];
    const lec_role role = block->role != NULL ? role_of_words(state, block->role) : LEC_ROLE_COUNT;
    const bool other_role = role != LEC_ROLE_COUNT && state->turn != LEC_NONE &&
                            state->drafts.items[state->turn].stated_role != role;
    const bool goes_on = state->turn != LEC_NONE || block->start < state->front.speech;
    if (key == LEC_NONE && block->speaker == NULL && goes_on && !other_role) return;
    const uint32_t person = key == LEC_NONE ? LEC_NONE : state->people.of_key[key];
    if (state->turn == LEC_NONE || state->drafts.items[state->turn].person != person)
        begin_turn(state, person, LEC_NONE, block->start);
    lec_draft *turn = &state->drafts.items[state->turn];
    if (turn->stated == LEC_NONE) turn->stated = key;
    if (block->affiliation != NULL && turn->affiliation[0] == '\0')
        turn->affiliation = block->affiliation;
    if (key != LEC_NONE && turn->affiliation[0] == '\0')
        turn->affiliation = state->labels->keys[key].name.affiliation;
    if (role != LEC_ROLE_COUNT) turn->stated_role = role;
}

/* Captions show with `>>` that another person begins; when no label follows, nobody knows who. */
static void reach_change(attribution *state, const lec_block *block)
{
    const bool labelled = state->next_label < state->labels->label_count &&
                          state->labels->labels[state->next_label].start == block->start;
    if (block->speaker_changes && !labelled && block->start >= state->front.speech)
        begin_turn(state, LEC_NONE, LEC_NONE, block->start);
}

static void note_times(attribution *state, const lec_block *block)
{
    if (state->turn == LEC_NONE) return;
    lec_draft *turn = &state->drafts.items[state->turn];
    if (isnan(turn->start_seconds)) turn->start_seconds = block->start_seconds;
    if (!isnan(block->end_seconds)) turn->end_seconds = block->end_seconds;
}

/* `[Speaker unknown; inaudible remark]` in place of a label: a turn of somebody. */
static bool stands_for_label(const attribution *state, const lec_found_note *note)
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
static void emit_speech(attribution *state, uint32_t start, uint32_t end)
{
    while (state->next_note < state->notes.count) {
        const lec_found_note *note = &state->notes.items[state->next_note];
        if (note->start >= end) break;
        const uint32_t from = note->start > start ? note->start : start;
        const uint32_t to = note->end < end ? note->end : end;
        if (from < to) {
            emit(state, start, from, LEC_SPAN_SPEECH, NULL);
            if (stands_for_label(state, note)) begin_turn(state, LEC_NONE, LEC_NONE, from);
            emit(state, from, to, note->kind, note->type);
            start = to;
        }
        if (note->end > end) break;
        state->next_note++;
    }
    emit(state, start, end, LEC_SPAN_SPEECH, NULL);
}

/* A paragraph: front matter up to the first speech, then labels and what lies between them. */
static void emit_paragraph(attribution *state, const lec_block *block)
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
        begin_turn(state, state->people.opening, LEC_NONE, at);
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
static bool is_repeated_front(const attribution *state, const lec_block *block)
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

static void emit_block(attribution *state, uint32_t b)
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
        if (state->stated_key != NULL) reach_stated(state, b);
        reach_change(state, block);
        emit_paragraph(state, block);
        note_times(state, block);
    }
}

/* --- labels that are missing */

static void recount(attribution *state)
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
static uint32_t add_introduced(attribution *state, const char *name)
{
    if (name[0] == '\0') return LEC_NONE;
    return lec_people_add(&state->people, state->phrases, name, state->arena);
}

/* Gives the spans from each missing label on, to the end of their turn, to a new turn. */
static void insert_turns(attribution *state, const lec_missing_labels *missing)
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
    recount(state);
}

/* --- what is told about it ------------------------------------------------------------------- */

static uint32_t line_at(const lec_transcript *transcript, uint32_t at)
{
    size_t low = 0, high = transcript->mark_count;
    if (high == 0) return 1;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (transcript->marks[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return transcript->marks[low].line;
}

static void add_remark(attribution *state, const char *what, uint32_t at, const char *text,
                       const char *reason)
{
    const lec_remark remark = {what, line_at(state->transcript, at), text, reason};
    LEC_PUSH(state->arena, state->remarks, remark);
}

/* Rejected texts that begin lines again and again may be labels all the same. */
static void suggest_rejected(attribution *state)
{
    uint32_t *times = lec_new(state->arena, uint32_t, state->labels->key_count + 1);
    for (size_t i = 0; i < state->labels->rejected_count; i++) {
        const lec_label *label = &state->labels->rejected[i];
        if (label->place == LEC_LABEL_INSIDE || label->start < state->front.speech) continue;
        if (++times[label->key] != 2) continue;
        const char *text = state->labels->keys[label->key].text;
        const char *name = lec_name_usual_case(state->arena, text);
        add_remark(state, "alias", label->name_start, text,
                   lec_arena_format(state->arena, "if it is a label; for the study file:\n%s",
                                    lec_suggest_speaker(state->arena, name, text, NULL)));
    }
}

static void remark_labels(attribution *state)
{
    for (size_t i = 0; i < state->labels->label_count; i++) {
        if (!state->labels->labels[i].inferred) continue;
        add_remark(state, "unlabelled-questions", state->labels->labels[i].start, "",
                   "no label names who asks: the form of the paragraphs shows it");
        break;
    }
    for (size_t i = 0; i < state->drafts.count; i++) {
        const lec_draft *turn = &state->drafts.items[i];
        if (turn->inferred)
            add_remark(state, "missing-label", turn->start,
                       turn->person == LEC_NONE ? "" : state->people.items[turn->person].name,
                       "no label stands here, but who comes before and after shows another turn");
    }
    for (size_t i = 0; i < state->labels->rejected_count; i++) {
        const lec_label *label = &state->labels->rejected[i];
        if (label->start < state->front.speech) continue;
        const char *text =
            lec_one_line(state->arena, state->transcript->text, label->name_start, label->end);
        add_remark(state, "rejected-label", label->name_start, text,
                   lec_label_term(label->terms[0]));
    }
    suggest_rejected(state);
    for (size_t i = 0; i < state->labels->label_count; i++) {
        const lec_label *label = &state->labels->labels[i];
        if (state->used[label->key] == 1 && !label->inferred)
            add_remark(state, "label-once", label->name_start, state->labels->keys[label->key].text,
                       "used only once");
    }
}

/* Where optical reading spoilt some labels, it destroyed others: every turn may hold one. */
static void judge_damage(attribution *state)
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
        add_remark(
            state, "damaged-labels", state->labels->labels[first].start,
            state->labels->keys[state->labels->labels[first].key].text,
            "many labels are misprinted, so that others may be lost: every turn is doubtful");
}

/* --- the result ------------------------------------------------------------------------------ */

static const char *form_name(const attribution *state, const lec_draft *turn)
{
    if (turn->inferred) return "inferred";
    if (state->stated_key != NULL) return "stated";
    if (turn->label == LEC_NONE) return state->people.opening_named ? "front-matter" : "inferred";
    const lec_label *label = &state->labels->labels[turn->label];
    if (label->inferred) return "inferred";
    if (label->place == LEC_LABEL_INSIDE || label->style == LEC_LABEL_BARE) return "in-paragraph";
    if (state->labels->keys[label->key].name.letter) return "question-mark";
    if (label->style == LEC_LABEL_OWN) return label->bold ? "bold" : "own-line";
    if (label->style == LEC_LABEL_STOP) return "full-stop";
    return label->bold && label->style == LEC_LABEL_COLON ? "bold" : "inline";
}

static double label_certainty(const attribution *state, const lec_draft *turn)
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
static double end_of(const attribution *state, const lec_draft *turn)
{
    const bool is_last = turn + 1 == state->drafts.items + state->drafts.count;
    if (turn->end_seconds <= turn->start_seconds && turn->words > 0)
        return NAN; /* no time at all */
    if (!isnan(turn->end_seconds) || !state->transcript->times_by_labels || is_last)
        return turn->end_seconds;
    return turn[1].start_seconds;
}

static lec_new_turn finish_turn(const attribution *state, const lec_draft *turn,
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
        .first_line = line_at(transcript, first),
        .last_line = line_at(transcript, last),
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

/* An opening nobody is named for is the only principal's, if there is one. */
static void infer_opening(attribution *state)
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

/* What the form found out about the times, and times that cannot be those of the words. */
static void judge_times(attribution *state)
{
    const lec_transcript *transcript = state->transcript;
    const uint32_t start = state->drafts.count > 0 ? state->drafts.items[0].start : 0;
    if (transcript->time_note != NULL) add_remark(state, "times", start, "", transcript->time_note);
    if (lec_drop_implausible_times(state->drafts.items, state->drafts.count,
                                   transcript->times_by_labels))
        add_remark(state, "times", start, "",
                   "fewer than 40 or more than 400 words a minute: the times are not believed");
}

static lec_status refuse(const attribution *state, const char *file, lec_error *error)
{
    const size_t labels = state->labels->label_count;
    if (state->empty_labels >= 5 && 8 * (size_t)state->empty_labels >= labels)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: %u labels stand apart from what was said, as when two columns were "
                        "run together; correct the text",
                        file, (unsigned)line_at(state->transcript, state->first_empty),
                        (unsigned)state->empty_labels);
    bool anybody = false;
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

/* Captions without a label: speech begins no later than with the first `>>`. */
static void begin_at_change(attribution *state)
{
    const lec_transcript *transcript = state->transcript;
    size_t b = 0;
    while (b < transcript->block_count && !transcript->blocks[b].speaker_changes) b++;
    if (b == transcript->block_count || transcript->blocks[b].start >= state->front.speech) return;
    state->front.speech = transcript->blocks[b].start;
    state->front.lines = lec_vocabulary_new(state->arena); /* what was taken for them was said */
}

static void find_parts(attribution *state)
{
    state->phrases = lec_phrases_new(state->arena);
    read_stated(state);
    if (state->stated_key == NULL) {
        read_labels(state);
        read_letters(state);
    }
    state->front =
        lec_front_read(state->transcript, state->phrases, first_label_place(state), state->arena);
    if (state->stated_key == NULL && state->labels->label_count == 0) begin_at_change(state);
    if (is_stated_by_labels(state)) { /* nothing is said before the first of them */
        state->front.speech = first_label_place(state);
        state->front.unlabelled = false;
    }
    const lec_people_input input = {state->transcript, state->labels, state->used,
                                    state->stated_key, &state->front, state->study};
    state->people = lec_people_find(&input, state->arena, &state->remarks);
    state->notes = lec_notes_find(state->transcript, state->arena);
    state->end_mark = find_end_mark(state);
}

static void decide_turns(attribution *state)
{
    lec_read_manners(state->transcript, &state->people, state->phrases, state->spans.items,
                     state->spans.count, state->drafts.items, state->drafts.count, state->arena);
    state->opinion_count = state->people.count;
    state->opinions =
        lec_decide_roles(&state->people, state->drafts.items, state->drafts.count, state->arena);
}

/* Turns whose label was forgotten, which only the roles of the others show. */
static void find_missing(attribution *state)
{
    if (state->stated_key != NULL) return;
    const lec_missing_labels missing = lec_find_missing_labels(
        state->transcript, &state->people, state->phrases, state->spans.items, state->spans.count,
        state->drafts.items, state->drafts.count, state->arena);
    if (missing.count == 0) return;
    insert_turns(state, &missing);
    decide_turns(state);
}

static lec_certainty_input certainty_input(const attribution *state)
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
static void draw_roles(const attribution *state, lec_new_turn *turns)
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

static const lec_turn_reasons *give_reasons(const attribution *state)
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

static const lec_new_turn *finish_turns(attribution *state)
{
    const lec_certainty_input judged = certainty_input(state);
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

static void finish(attribution *state, lec_attribution *out)
{
    out->turns = finish_turns(state);
    out->reasons = give_reasons(state);
    out->turn_count = state->drafts.count;
    out->spans = state->spans.items;
    out->span_count = state->spans.count;
}

/* What a person has said of single turns; phases, kinds and exchanges follow from it. */
static lec_status correct_turns(attribution *state, lec_attribution *out, lec_error *error)
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
    recount(state);
    lec_read_manners(state->transcript, &state->people, state->phrases, state->spans.items,
                     state->spans.count, state->drafts.items, state->drafts.count, state->arena);
    lec_decide_exchanges(&state->people, state->drafts.items, state->drafts.count);
    finish(state, out);
    return LEC_OK;
}

lec_status lec_attribute_traced(const lec_transcript *transcript, const lec_study *study,
                                const char *file, const char *name, lec_arena *arena,
                                lec_attribution *out, lec_attribution_trace *trace,
                                lec_error *error)
{
    attribution state = {.transcript = transcript,
                         .study = study,
                         .name = name,
                         .arena = arena,
                         .turn = LEC_NONE,
                         .last_asker = LEC_NONE};
    find_parts(&state);
    for (uint32_t b = 0; b < transcript->block_count; b++) emit_block(&state, b);
    const lec_status status = refuse(&state, file, error);
    if (status != LEC_OK) return status;
    decide_turns(&state);
    if (!trace->as_labelled) {
        find_missing(&state);
        infer_opening(&state);
    }
    lec_name_principal(&state.people, &state.front, state.drafts.items, state.drafts.count, arena);
    lec_decide_exchanges(&state.people, state.drafts.items, state.drafts.count);
    remark_labels(&state);
    judge_times(&state);
    judge_damage(&state);
    *out = (lec_attribution){.remarks = state.remarks.items,
                             .remark_count = state.remarks.count,
                             .title = state.front.title};
    finish(&state, out);
    *trace = (lec_attribution_trace){
        trace->as_labelled, state.people, state.drafts.items, state.drafts.count,
        state.labels,       {0},          {0}};
    trace->evidence = lec_evidence_count(&trace->people, trace->drafts, trace->count, arena);
    trace->certainty = certainty_input(&state);
    trace->certainty.people = &trace->people;
    return correct_turns(&state, out, error);
}

lec_status lec_attribute(const lec_transcript *transcript, const lec_study *study, const char *file,
                         const char *name, lec_arena *arena, lec_attribution *out, lec_error *error)
{
    lec_attribution_trace trace = {0};
    return lec_attribute_traced(transcript, study, file, name, arena, out, &trace, error);
}
