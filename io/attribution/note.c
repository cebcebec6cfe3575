/* SPDX-License-Identifier: GPL-3.0-or-later
 * note.c -- one pass over the text; brackets that do not close within a few lines are speech. */
#include "io/attribution/note.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/words/lexicon.h"
#include "io/words/unicode.h"

enum { LONGEST_SQUARE = 600, LONGEST_ROUND = 300, LONGEST_TAG = 100 };

const char *lec_direction_type(const lec_wordlist *list)
{
    const uint32_t places = list->count <= 4 ? list->count : 1;
    for (uint32_t w = 0; w < places; w++) {
        const lec_phrase_class class = lec_direction_at(list, w);
        if (class != LEC_PHRASE_NONE) return lec_class_name(class) + strlen("note-");
    }
    return NULL;
}

typedef struct {
    const lec_transcript *transcript;
    lec_arena *arena;
    LEC_ARRAY(lec_found_note) found;
    uint32_t open[2]; /* where `[` and `(` stand open, or LEC_NONE */
    uint32_t open_block[2];
} scanner;

static void add_piece(scanner *state, uint32_t start, uint32_t end, lec_span_kind kind,
                      const char *type)
{
    if (start >= end) return;
    LEC_PUSH(state->arena, state->found, ((lec_found_note){start, end, kind, type}));
}

/* A note that begins in an earlier block (a page broke it) is one piece in each. */
static void add_note(scanner *state, uint32_t first_block, uint32_t block, uint32_t start,
                     uint32_t end, const char *type)
{
    const lec_block *blocks = state->transcript->blocks;
    for (uint32_t b = first_block; b < block; b++) {
        if (blocks[b].kind == LEC_BLOCK_PARAGRAPH)
            add_piece(state, start, blocks[b].end, LEC_SPAN_NOTE, type);
        start = blocks[b + 1].start;
    }
    add_piece(state, start, end, LEC_SPAN_NOTE, type);
}

/* Whether struck text ends right before text[at]: what follows in brackets corrects it. */
static bool after_struck(const char *text, uint32_t start, uint32_t at)
{
    at = lec_trim_end(text, start, at);
    const bool tag = at - start >= 4 && text[at - 1] == '>' &&
                     (memcmp(text + at - 4, "</s>", 4) == 0 ||
                      (at - start >= 6 && memcmp(text + at - 6, "</del>", 6) == 0) ||
                      (at - start >= 9 && memcmp(text + at - 9, "</strike>", 9) == 0));
    return tag || (at - start >= 2 && memcmp(text + at - 2, "~~", 2) == 0);
}

static void close_square(scanner *state, uint32_t block, uint32_t at)
{
    const char *text = state->transcript->text;
    const uint32_t start = state->open[0];
    const uint32_t block_start = state->transcript->blocks[state->open_block[0]].start;
    const uint32_t block_end = state->transcript->blocks[block].end;
    if (at + 1 < block_end && text[at + 1] == '(' && text[at - 1] != '\\') return; /* a link */
    const uint32_t from = start > block_start && text[start - 1] == '\\' ? start - 1 : start;
    lec_wordlist list;
    const bool one_block = state->open_block[0] == block;
    lec_wordlist_read(&list, text, start + 1,
                      one_block ? at : state->transcript->blocks[state->open_block[0]].end);
    const char *type = lec_direction_type(&list);
    if (type == NULL) type = after_struck(text, block_start, from) ? "correction" : "other";
    add_note(state, state->open_block[0], block, from, at + 1, type);
}

/* `points to the map`: a verb in the third person, and no word that merely ends in s. */
static bool is_doing(const lec_wordlist *list, const char *text)
{
    if (list->count == 0 || list->count > 8 || list->words[0].shape != LEC_SHAPE_LOWER)
        return false;
    const lec_listed_word *first = &list->words[0];
    const uint32_t length = (uint32_t)first->fold_end - first->fold;
    if (length < 4 || length > 20 || text[first->end - 1] != 's' || text[first->end - 2] == 's')
        return false;
    return !lec_word_is_of(list, 0, LEC_CLASS_BIT(LEC_PHRASE_NOT_DOING)) &&
           memchr(text + first->start, '\'', length) == NULL;
}

static void close_round(scanner *state, uint32_t block, uint32_t at)
{
    const char *text = state->transcript->text;
    const uint32_t start = state->open[1];
    const lec_block *within = &state->transcript->blocks[block];
    if (state->open_block[1] != block) return;
    if (start > within->start && u_isalnum((unsigned char)text[start - 1])) return; /* 13(3) */
    lec_wordlist list;
    lec_wordlist_read(&list, text, start + 1, at);
    if (list.count == 0) return;
    const char *type = list.count <= 12 ? lec_direction_type(&list) : NULL;
    const uint32_t inner_end = lec_trim_end(text, start + 1, at);
    const char last = text[inner_end - 1];
    const bool sentence = (last == '.' || last == '!') && list.count <= 30 &&
                          list.words[0].shape != LEC_SHAPE_LOWER &&
                          !list.words[list.count - 1].comma &&
                          (list.count > 1 || list.words[0].letters > 2);
    const bool paragraph = lec_skip_space(text, within->start, within->end) == start &&
                           lec_skip_space(text, at + 1, within->end) == within->end &&
                           !within->continues;
    if (type == NULL && (sentence || paragraph || is_doing(&list, text))) type = "other";
    if (type != NULL) add_note(state, block, block, start, at + 1, type);
}

/* `<s>`, `</em>`, `<br/>` in Markdown; `<laughter>` is a note. Returns one past it, or `at`. */
static uint32_t read_tag(scanner *state, uint32_t at, uint32_t end)
{
    static const char tags[] = " s del strike br em strong i b u p a span sup sub div mark ins ";
    const char *text = state->transcript->text;
    const uint32_t furthest = end - at > LONGEST_TAG ? at + LONGEST_TAG : end;
    uint32_t close = at + 1;
    while (close < furthest && text[close] != '>' && text[close] != '<' && text[close] != '\n')
        close++;
    if (close >= furthest || text[close] != '>') return at;
    uint32_t name = at + 1 + (text[at + 1] == '/');
    char word[16] = " ";
    uint32_t length = 0;
    while (length < 10 && u_isalpha((unsigned char)text[name + length]) && name + length < close) {
        word[length + 1] = (char)u_tolower((unsigned char)text[name + length]);
        length++;
    }
    word[length + 1] = ' ';
    const char after = text[name + length];
    if (length > 0 && (after == '>' || after == ' ' || after == '/') &&
        strstr(tags, word) != NULL) {
        add_piece(state, at, close + 1, LEC_SPAN_FURNITURE, NULL);
        return close + 1;
    }
    lec_wordlist list;
    lec_wordlist_read(&list, text, at + 1, close);
    const char *type = list.count > 0 && list.count <= 4 ? lec_direction_type(&list) : NULL;
    if (type == NULL) return at;
    add_piece(state, at, close + 1, LEC_SPAN_NOTE, type);
    return close + 1;
}

/* [text](address): the address is not spoken. */
static uint32_t read_address(scanner *state, uint32_t at, uint32_t end)
{
    const char *text = state->transcript->text;
    const uint32_t furthest = end - at > 300 ? at + 300 : end;
    uint32_t close = at + 1;
    while (close < furthest && strchr(")([\n ", text[close]) == NULL) close++;
    if (close >= furthest || text[close] != ')' || close - at < 4) return at;
    add_piece(state, at, close + 1, LEC_SPAN_FURNITURE, NULL);
    return close + 1;
}

/* An opening bracket at text[at]; returns where to read on. */
static uint32_t read_opening(scanner *state, uint32_t b, uint32_t at)
{
    const char *text = state->transcript->text;
    const lec_block *block = &state->transcript->blocks[b];
    const int round = text[at] == '(';
    if (round && at > block->start && text[at - 1] == ']' && state->open[0] == LEC_NONE) {
        const uint32_t after = read_address(state, at, block->end);
        if (after > at) return after;
    }
    state->open[round] = at;
    state->open_block[round] = b;
    return at + 1;
}

static void read_closing(scanner *state, uint32_t b, uint32_t at)
{
    const int round = state->transcript->text[at] == ')';
    if (state->open[round] == LEC_NONE) return;
    const uint32_t length = at - state->open[round];
    if (round && length <= LONGEST_ROUND) close_round(state, b, at);
    if (!round && length <= LONGEST_SQUARE) close_square(state, b, at);
    state->open[round] = LEC_NONE;
}

static uint32_t over_signs(const char *text, uint32_t at, uint32_t end, const char *sign)
{
    while (at + 3 <= end && memcmp(text + at, sign, 3) == 0) at += 3;
    return at;
}

/* What stands between signs of music is sung: one past it, or `at`. */
static uint32_t read_music(scanner *state, uint32_t at, uint32_t end)
{
    static const char *const signs[] = {"\xe2\x99\xaa", "\xe2\x99\xab", "\xe2\x99\xac"};
    const char *text = state->transcript->text;
    uint32_t close = LEC_NONE;
    if (end - at < 3 || memcmp(text + at, "\xe2\x99", 2) != 0) return at;
    const uint32_t furthest = end - at > LONGEST_ROUND ? at + LONGEST_ROUND : end;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (memcmp(text + at, signs[i], 3) != 0) continue;
        const uint32_t sung = over_signs(text, at, furthest, signs[i]);
        for (close = sung; close + 3 <= furthest; close++)
            if (memcmp(text + close, signs[i], 3) == 0) break;
        const bool alone = close + 3 > furthest; /* two or more say that there is music */
        if (alone && sung == at + 3) return at;
        const uint32_t after = alone ? sung : over_signs(text, close, furthest, signs[i]);
        add_piece(state, at, after, LEC_SPAN_NOTE, "other");
        return after;
    }
    return at;
}

static void scan_block(scanner *state, uint32_t b)
{
    const char *text = state->transcript->text;
    const lec_block *block = &state->transcript->blocks[b];
    for (uint32_t at = block->start; at < block->end;) {
        uint32_t next = at + 1;
        if (text[at] == '[' || text[at] == '(')
            next = read_opening(state, b, at);
        else if (text[at] == ']' || text[at] == ')')
            read_closing(state, b, at);
        else if (text[at] == '<' && next < block->end)
            next = read_tag(state, at, block->end);
        else if (text[at] == '\xe2')
            next = read_music(state, at, block->end);
        at = next > at ? next : at + 1;
    }
}

/* Notes end in order; one that lies inside a later, longer one goes, and one that begins within
 * another and ends behind it. */
static void drop_nested(scanner *state)
{
    size_t kept = 0;
    for (size_t i = 0; i < state->found.count; i++) {
        const lec_found_note note = state->found.items[i];
        while (kept > 0 && state->found.items[kept - 1].start >= note.start) kept--;
        if (kept > 0 && state->found.items[kept - 1].end > note.start) continue;
        state->found.items[kept++] = note;
    }
    state->found.count = kept;
}

lec_notes lec_notes_find(const lec_transcript *transcript, lec_arena *arena)
{
    scanner state = {.transcript = transcript, .arena = arena, .open = {LEC_NONE, LEC_NONE}};
    for (uint32_t b = 0; b < transcript->block_count; b++) {
        const lec_block *block = &transcript->blocks[b];
        if (block->kind != LEC_BLOCK_PARAGRAPH) continue;
        if (!block->continues) state.open[0] = state.open[1] = LEC_NONE;
        scan_block(&state, b);
    }
    drop_nested(&state);
    return (lec_notes){state.found.items, state.found.count};
}
