/* SPDX-License-Identifier: GPL-3.0-or-later
 * unlabelled.c -- interviews without any label, in which the form of the paragraphs shows who asks:
 * questions in bold and answers plain; or a dash wherever the speaker changes. Believed only when
 * two questions or more end in a question mark, are most of what is so marked, and are answered.
 */
#include "io/label_search.h"
#include "io/unicode.h"

enum { FEWEST_QUESTIONS = 2 };

typedef enum { PLAIN, BOLD, DASH } paragraph_mark;

typedef struct {
    lec_label_search *search;
    paragraph_mark mark;           /* what begins questions here */
    uint32_t asked, marked, plain; /* paragraphs: marked with a question mark at the end; ... */
    uint32_t replies;              /* marked ones right after one that asks */
    uint32_t question, answer;     /* keys */
} reader;

static bool is_paragraph(const lec_block *block)
{
    return block->kind == LEC_BLOCK_PARAGRAPH && !block->continues;
}

static uint32_t after_dash(const char *text, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    if (at >= end) return start;
    const UChar32 character = lec_utf8_next(text, &at, end);
    const bool dash = character == '-' || character == 0x2013 || character == 0x2014;
    const uint32_t after = lec_skip_blank(text, at, end);
    return dash && after > at ? after : start;
}

/* The last mark of a paragraph, quotation marks and brackets left out; 0 when it is no sentence. */
static char last_mark(const char *text, uint32_t start, uint32_t end)
{
    end = lec_trim_end(text, start, end);
    while (end > start) {
        const UChar32 character = lec_utf8_previous(text, start, &end);
        if (character == '?' || character == '.' || character == '!') return (char)character;
        if (character == 0x2026) return '.';
        if (character != '"' && character != ')' && character != 0x201D && character != 0xBB &&
            character != '*' && character != '_')
            return 0;
    }
    return 0;
}

static paragraph_mark mark_of(const char *text, const lec_block *block)
{
    if (after_dash(text, block->start, block->end) > block->start) return DASH;
    return block->bold_end > block->start &&
                   block->bold_end >= lec_trim_end(text, block->start, block->end)
               ? BOLD
               : PLAIN;
}

/* A bold line that is no sentence is a heading. */
static bool is_marked(const reader *state, const lec_block *block)
{
    const char *text = state->search->transcript->text;
    return mark_of(text, block) == state->mark &&
           (state->mark == DASH || last_mark(text, block->start, block->end) != 0);
}

static void count_paragraphs(reader *state)
{
    const lec_transcript *transcript = state->search->transcript;
    bool asked = false;
    for (size_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (!is_paragraph(block)) continue;
        const bool marked = is_marked(state, block);
        const bool asks = marked && last_mark(transcript->text, block->start, block->end) == '?';
        state->marked += marked;
        state->plain += !marked;
        state->replies += asked && marked && !asks;
        state->asked += asks;
        asked = asks;
    }
}

/* Bold questions need plain answers; dashes, as many answers as questions, or plain ones. */
static bool is_shown(const reader *state)
{
    if (state->asked < FEWEST_QUESTIONS) return false;
    if (state->mark == BOLD) return 3 * state->asked >= 2 * state->marked && state->plain > 1;
    return 5 * state->asked >= 2 * state->marked &&
           (2 * state->replies >= state->asked || state->plain >= state->asked);
}

static uint32_t add_key(lec_label_search *search, lec_phrase_class role, const char *text)
{
    lec_label_key key = {.text = text};
    lec_name_read(&key.name, search->phrases, search->arena, "", 0, 0, 0, 0);
    key.name.role = role;
    LEC_PUSH(search->arena, search->keys, key);
    return (uint32_t)search->keys.count - 1;
}

static void add_labels(reader *state)
{
    const lec_transcript *transcript = state->search->transcript;
    const bool dashed_answers = state->mark == DASH && 2 * state->replies >= state->asked;
    bool begun = false, asking = false;
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (!is_paragraph(block)) continue;
        const bool marked = is_marked(state, block);
        const bool asks = marked && last_mark(transcript->text, block->start, block->end) == '?';
        if (!begun && !asks) continue;
        const bool next = marked ? (state->mark == BOLD || !begun || !asking || !dashed_answers)
                                 : asking && dashed_answers;
        if (begun && next == asking) continue;
        begun = true;
        asking = next;
        lec_label label = {.start = block->start,
                           .end = block->start,
                           .name_start = block->start,
                           .name_end = block->start,
                           .block = b,
                           .key = asking ? state->question : state->answer,
                           .style = LEC_LABEL_BARE,
                           .inferred = true};
        if (marked && state->mark == DASH)
            label.end = after_dash(transcript->text, block->start, block->end);
        state->search->keys.items[label.key].accepted[LEC_LABEL_BARE]++;
        LEC_PUSH(state->search->arena, state->search->labels, label);
    }
}

void lec_labels_infer(lec_label_search *search)
{
    for (paragraph_mark mark = BOLD; mark <= DASH; mark++) {
        reader state = {.search = search, .mark = mark};
        count_paragraphs(&state);
        if (!is_shown(&state)) continue;
        state.question = add_key(search, LEC_PHRASE_ASKER, "question");
        state.answer = add_key(search, LEC_PHRASE_ANSWERER, "answer");
        add_labels(&state);
        return;
    }
}
