/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/quotation.h"

#include <string.h>

typedef LEC_ARRAY(char) text_buffer;

static void append(text_buffer *out, const char *from, const char *to, lec_arena *arena)
{
    for (; from < to; from++) {
        const bool space = *from == ' ' || *from == '\n' || *from == '\r' || *from == '\t';
        if (space && out->count > 0 && out->items[out->count - 1] == ' ') continue;
        LEC_PUSH(arena, *out, space ? ' ' : *from);
    }
}

/* Whether a byte of UTF-8 begins a letter or digit. Beyond ASCII only the blocks of punctuation and
 * symbols are none: U+0080 .. U+00BF, U+2000 .. U+2FFF, U+3000 .. U+303F and the emoji. */
static bool begins_letter(const char *at)
{
    const unsigned char byte = (unsigned char)at[0];
    if (byte < 0x80)
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= '0' && byte <= '9');
    if (byte == 0xE3) return (unsigned char)at[1] != 0x80;
    return byte >= 0xC3 && byte != 0xE2 && byte < 0xF0;
}

/* What stands between two words; if it holds words itself, nobody said them. */
static void append_gap(text_buffer *out, const char *from, const char *to, lec_arena *arena)
{
    static const char space[] = " ";
    for (const char *at = from; at < to; at++)
        if (begins_letter(at)) {
            append(out, space, space + 1, arena);
            return;
        }
    append(out, from, to, arena);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* The marks that stand right before byte `at`, but not before `least`: an opening quotation mark.
 */
static const char *marks_before(const char *least, const char *at)
{
    const char *from = at;
    while (from > least && !is_blank(from[-1])) {
        const char *one = from - 1;
        while (one > least && ((unsigned char)*one & 0xC0) == 0x80) one--;
        if (begins_letter(one)) return at; /* a word that nobody said, or one of two */
        from = one;
    }
    return from;
}

/* The end of the marks that stand right behind byte `at`, but not beyond `most`. */
static const char *marks_after(const char *at, const char *most)
{
    const char *to = at;
    while (to < most && *to != '\0' && !is_blank(*to)) {
        if (begins_letter(to)) return at;
        to++;
        while (to < most && ((unsigned char)*to & 0xC0) == 0x80) to++;
    }
    return to;
}

/* What stands before token `token`, as far as the edge wants it. */
static void append_before(text_buffer *out, const lec_corpus *corpus, uint32_t turn, uint32_t token,
                          lec_edge edge, lec_arena *arena)
{
    const char *text = lec_conference_text(&corpus->conference[corpus->turn_conference[turn]]);
    const char *at = text + corpus->token_start[token];
    const bool opens = token == corpus->turn_start[turn];
    if (edge == LEC_EDGE_NOTHING) return;
    if (edge == LEC_EDGE_GAP && !opens) {
        append_gap(out, text + corpus->token_end[token - 1], at, arena);
        return;
    }
    append(out, marks_before(opens ? text : text + corpus->token_end[token - 1], at), at, arena);
}

/* What stands behind token `token`. */
static void append_after(text_buffer *out, const lec_corpus *corpus, uint32_t turn, uint32_t token,
                         lec_edge edge, lec_arena *arena)
{
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    const char *text = lec_conference_text(conference), *at = text + corpus->token_end[token];
    const bool closes = token + 1 == corpus->turn_start[turn + 1];
    if (edge == LEC_EDGE_NOTHING) return;
    const char *next =
        closes ? text + conference->text_length : text + corpus->token_start[token + 1];
    if (edge == LEC_EDGE_GAP && !closes)
        append_gap(out, at, next, arena);
    else
        append(out, at, marks_after(at, next), arena);
}

const char *lec_quotation_piece(const lec_corpus *corpus, uint32_t first, uint32_t end,
                                lec_edge before, lec_edge after, lec_arena *arena)
{
    text_buffer out = {0};
    if (first == end && before == LEC_EDGE_NOTHING && after == LEC_EDGE_NOTHING) return "";
    const uint32_t inside = first == end && before == LEC_EDGE_NOTHING ? first - 1 : first;
    const uint32_t turn = lec_corpus_turn_of(corpus, inside);
    const char *text = lec_conference_text(&corpus->conference[corpus->turn_conference[turn]]);
    if (before != LEC_EDGE_NOTHING) append_before(&out, corpus, turn, first, before, arena);
    for (uint32_t i = first; i < end; i++) {
        if (i > first)
            append_gap(&out, text + corpus->token_end[i - 1], text + corpus->token_start[i], arena);
        append(&out, text + corpus->token_start[i], text + corpus->token_end[i], arena);
    }
    if (after != LEC_EDGE_NOTHING) append_after(&out, corpus, turn, end - 1, after, arena);
    LEC_PUSH(arena, out, '\0');
    return out.items;
}

const char *lec_quotation(const lec_corpus *corpus, uint32_t first, uint32_t end, lec_arena *arena)
{
    if (first >= end) return "";
    return lec_quotation_piece(corpus, first, end, LEC_EDGE_NOTHING, LEC_EDGE_NOTHING, arena);
}

const char *lec_trimmed(const char *text, lec_arena *arena)
{
    const char *from = text + strspn(text, " ");
    size_t length = strlen(from);
    while (length > 0 && from[length - 1] == ' ') length--;
    return from[length] == '\0' ? from : lec_arena_text(arena, from, length);
}
