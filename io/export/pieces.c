/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/pieces.h"

#include <string.h>

#include <unicode/uchar.h>

typedef struct {
    lec_arena *arena;
    const char *text;
    LEC_ARRAY(lec_piece) items;
} builder;

/* The byte behind a bracket that was opened at `at`, or `at` where it is not closed. */
static size_t behind_bracket(const char *text, size_t at, size_t end)
{
    const char closing = text[at] == '[' ? ']' : ')';
    const char *closed = memchr(text + at, closing, end - at);
    return closed != NULL ? (size_t)(closed - text) + 1 : at;
}

/* The bytes of the character that begins there: text is UTF-8. */
static size_t bytes_of(char lead)
{
    const unsigned char byte = (unsigned char)lead;
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

static UChar32 character_at(const char *text, size_t at, size_t length)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    UChar32 character = (unsigned char)text[at] & lead_bits[length];
    for (size_t i = 1; i < length; i++)
        character = character << 6 | ((unsigned char)text[at + i] & 0x3F);
    return character;
}

static bool holds_letters(const char *text, size_t at, size_t end)
{
    for (size_t length; at < end; at += length) {
        length = bytes_of(text[at]);
        if (u_isalnum(character_at(text, at, length))) return true;
    }
    return false;
}

static void note_space(builder *b)
{
    if (b->items.count > 0) b->items.items[b->items.count - 1].space_after = true;
}

/* The same mark again and again is one. */
static size_t add_mark(builder *b, size_t at, size_t end)
{
    const size_t length = bytes_of(b->text[at]);
    size_t next = at + length;
    while (next + length <= end && memcmp(b->text + at, b->text + next, length) == 0)
        next += length;
    const lec_piece mark = {lec_arena_text(b->arena, b->text + at, next - at), NULL, false};
    LEC_PUSH(b->arena, b->items, mark);
    return next;
}

/* What stands between two words: marks. Anything with letters is a note or a label. Where the
 * sentence has ended, `until_space`, only what belongs to its last word. */
static void add_between(builder *b, size_t at, size_t end, bool until_space)
{
    while (at < end) {
        if (strchr(" \t\r\n", b->text[at]) != NULL) {
            note_space(b);
            if (until_space) return;
            at++;
            continue;
        }
        size_t next = at + strcspn(b->text + at, " \t\r\n");
        if (next > end) next = end;
        if (strchr("[(", b->text[at]) != NULL) {
            const size_t closed = behind_bracket(b->text, at, end);
            if (holds_letters(b->text, at, closed)) {
                at = closed;
                continue;
            }
        }
        if (holds_letters(b->text, at, next)) {
            at = next;
            continue;
        }
        at = add_mark(b, at, next);
    }
}

lec_pieces lec_pieces_of(const lec_corpus *corpus, uint32_t turn, uint32_t sentence,
                         lec_arena *arena)
{
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    const uint32_t first = corpus->sentence_start[sentence],
                   end = corpus->sentence_start[sentence + 1];
    builder b = {.arena = arena, .text = lec_conference_text(conference)};
    if (first > corpus->turn_start[turn]) { /* what stands before it, behind the first space */
        size_t at = corpus->token_end[first - 1];
        at += strcspn(b.text + at, " \t\r\n");
        if (at < corpus->token_start[first]) add_between(&b, at, corpus->token_start[first], false);
    }
    for (uint32_t i = first; i < end; i++) {
        const size_t start = corpus->token_start[i], stop = corpus->token_end[i];
        const lec_piece word = {lec_arena_text(arena, b.text + start, stop - start),
                                corpus->word_text[corpus->token_word[i]], false};
        LEC_PUSH(arena, b.items, word);
        size_t next;
        if (i + 1 < corpus->turn_start[turn + 1])
            next = corpus->token_start[i + 1];
        else
            next = stop + strcspn(b.text + stop, " \t\r\n");
        add_between(&b, stop, next, i + 1 == end);
    }
    return (lec_pieces){b.items.items, b.items.count};
}
