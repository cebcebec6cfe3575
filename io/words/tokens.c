/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/tokens.h"

#include <string.h>

typedef struct {
    const char *text;
    const lec_phrases *phrases;
    lec_arena *arena;
    lec_vocabulary *raw, *folded;
    LEC_ARRAY(uint32_t) start;
    LEC_ARRAY(uint32_t) spelling;
    LEC_ARRAY(lec_spelling) spellings;
} reader;

enum { LETTER = 1, DIGIT = 2 };

static int kind_of(unsigned char byte)
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) return LETTER;
    return byte >= '0' && byte <= '9' ? DIGIT : 0;
}

/* One past the word that begins at text[at]: the short way, for ASCII without dots in it. */
static uint32_t end_of_word(const char *text, uint32_t at, uint32_t end)
{
    uint32_t here = at;
    while (here < end && kind_of((unsigned char)text[here]) != 0) here++;
    if (here == end) return here;
    const unsigned char byte = (unsigned char)text[here];
    const bool dot = byte == '.' || byte == '\'';
    const unsigned char next = here + 1 < end ? (unsigned char)text[here + 1] : ' ';
    if (byte < 0x80 && byte != '&' && byte != '+' && byte != '`' &&
        !(dot && (kind_of(next) != 0 || next >= 0x80)))
        return here;
    return lec_word_end(text, at, end);
}

static uint32_t add_spelling(reader *state, uint32_t start, uint32_t end)
{
    const uint32_t id = lec_vocabulary_add(state->raw, state->text + start, end - start);
    if (id < state->spellings.count) return id;
    lec_wordlist list;
    uint32_t length;
    lec_wordlist_read(&list, state->text, start, end);
    lec_spelling added = {.length = end - start, .shape = LEC_SHAPE_NUMBER};
    uint32_t bytes = 0;
    const char *folded = lec_wordlist_folded(&list, 0, list.count, &bytes);
    added.word = lec_vocabulary_add(state->folded, folded, bytes);
    if (list.count > 0) {
        added.shape = list.words[0].shape;
        added.letters = list.words[0].letters;
        added.class = (uint8_t)lec_phrase_at(state->phrases, &list, 0, &length, NULL);
    }
    LEC_PUSH(state->arena, state->spellings, added);
    return id;
}

static void read_tokens(reader *state, uint32_t length)
{
    const char *text = state->text;
    for (uint32_t at = 0; at < length;) {
        const unsigned char byte = (unsigned char)text[at];
        if (byte < 0x80 && kind_of(byte) == 0) {
            at++;
            continue;
        }
        const uint32_t end =
            byte >= 0x80 && !lec_begins_word(text, at, length) ? at : end_of_word(text, at, length);
        if (end == at) {
            for (at++; at < length && ((unsigned char)text[at] & 0xC0) == 0x80;) at++;
            continue;
        }
        const uint32_t id = add_spelling(state, at, end);
        state->spellings.items[id].count++;
        LEC_PUSH(state->arena, state->start, at);
        LEC_PUSH(state->arena, state->spelling, id);
        at = end;
    }
}

lec_tokens *lec_tokens_read(const char *text, uint32_t length, const lec_phrases *phrases,
                            lec_arena *arena)
{
    reader state = {.text = text,
                    .phrases = phrases,
                    .arena = arena,
                    .raw = lec_vocabulary_new(arena),
                    .folded = lec_vocabulary_new(arena)};
    read_tokens(&state, length);
    const size_t word_count = lec_vocabulary_count(state.folded);
    lec_word_counts *words = lec_new(arena, lec_word_counts, word_count + 1);
    for (size_t s = 0; s < state.spellings.count; s++) {
        const lec_spelling *spelling = &state.spellings.items[s];
        if (spelling->shape == LEC_SHAPE_LOWER)
            words[spelling->word].small += spelling->count;
        else
            words[spelling->word].large += spelling->count;
    }
    lec_tokens *tokens = lec_new(arena, lec_tokens, 1);
    *tokens = (lec_tokens){.count = state.start.count,
                           .start = state.start.items,
                           .spelling = state.spelling.items,
                           .spellings = state.spellings.items,
                           .spelling_count = state.spellings.count,
                           .words = words,
                           .word_count = word_count,
                           .folded = state.folded};
    return tokens;
}

size_t lec_token_at(const lec_tokens *tokens, uint32_t at)
{
    size_t low = 0, high = tokens->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (tokens->start[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const lec_spelling *lec_token_spelling(const lec_tokens *tokens, size_t t)
{
    return &tokens->spellings[tokens->spelling[t]];
}
