/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/quotation.h"

typedef LEC_ARRAY(char) text_buffer;

static void append(text_buffer *out, const char *from, const char *to, lec_arena *arena)
{
    for (; from < to; from++) {
        const bool space = *from == ' ' || *from == '\n' || *from == '\r' || *from == '\t';
        if (space && (out->count == 0 || out->items[out->count - 1] == ' ')) continue;
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

const char *lec_quotation(const lec_corpus *corpus, uint32_t first, uint32_t end, lec_arena *arena)
{
    if (first >= end) return "";
    const uint32_t turn = lec_corpus_turn_of(corpus, first);
    const char *text = corpus->conference[corpus->turn_conference[turn]].text;
    text_buffer out = {0};
    for (uint32_t i = first; i < end; i++) {
        if (i > first)
            append_gap(&out, text + corpus->token_end[i - 1], text + corpus->token_start[i], arena);
        append(&out, text + corpus->token_start[i], text + corpus->token_end[i], arena);
    }
    LEC_PUSH(arena, out, '\0');
    return out.items;
}
