/* SPDX-License-Identifier: GPL-3.0-or-later
 * unlabelled.c -- questions without a label, where the form of the paragraphs shows who asks:
 * questions in bold and answers plain; or a dash wherever the speaker changes. Believed only when
 * two questions or more end in a question mark, are most of what is so marked, and are answered.
 * Where only the answers have labels, questions are paragraphs in bold right before these.
 */
#include "io/attribution/label_search.h"
#include "io/words/unicode.h"

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

/* No bytes of its own. */
static lec_label label_at(const reader *state, uint32_t b)
{
    const uint32_t at = state->search->transcript->blocks[b].start;
    return (lec_label){.start = at,
                       .end = at,
                       .name_start = at,
                       .name_end = at,
                       .block = b,
                       .key = state->question,
                       .style = LEC_LABEL_BARE,
                       .inferred = true};
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
        lec_label label = label_at(state, b);
        if (!asking) label.key = state->answer;
        if (marked && state->mark == DASH)
            label.end = after_dash(transcript->text, block->start, block->end);
        state->search->keys.items[label.key].accepted[LEC_LABEL_BARE]++;
        LEC_PUSH(state->search->arena, state->search->labels, label);
    }
}

static bool somebody_asks(const lec_label_search *search)
{
    for (size_t i = 0; i < search->labels.count; i++) {
        const lec_name *name = &search->keys.items[search->labels.items[i].key].name;
        if (name->role == LEC_PHRASE_ASKER || name->affiliation[0] != '\0') return true;
    }
    return false;
}

/* Bold paragraphs between labelled ones: `**Why?**`, `Lowe: Because.` */
static void add_bold_questions(lec_label_search *search)
{
    const lec_transcript *transcript = search->transcript;
    reader state = {.search = search, .mark = BOLD};
    LEC_ARRAY(uint32_t) questions = {0};
    uint32_t groups = 0, answered = 0;
    size_t next = 0;
    bool marked = false, asks = false;
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (!is_paragraph(block)) continue;
        while (next < search->labels.count && search->labels.items[next].block < b) next++;
        const bool labelled = next < search->labels.count && search->labels.items[next].block == b;
        const bool before = marked;
        marked = !labelled && is_marked(&state, block);
        if (marked && !before) {
            LEC_PUSH(search->arena, questions, b);
            groups++;
            asks = false;
        }
        asks |= marked && last_mark(transcript->text, block->start, block->end) == '?';
        answered += before && labelled && asks;
    }
    if (answered < FEWEST_QUESTIONS || 5 * answered < 4 * groups || somebody_asks(search)) return;
    state.question = add_key(search, LEC_PHRASE_ASKER, "question");
    for (size_t i = 0; i < questions.count; i++) {
        const lec_label label = label_at(&state, questions.items[i]);
        search->keys.items[label.key].accepted[LEC_LABEL_BARE]++;
        LEC_PUSH(search->arena, search->labels, label);
    }
}

void lec_labels_infer(lec_label_search *search)
{
    if (search->labels.count > 0) {
        add_bold_questions(search);
        return;
    }
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
