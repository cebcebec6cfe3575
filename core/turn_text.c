/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/turn_text.h"

#include <string.h>

/* Where a label between two words begins, `[Ada Vale]:` as well; SIZE_MAX: there is none. Its end
 * to *after. */
static size_t label_between(const char *text, size_t at, size_t end, const char *label,
                            size_t *after)
{
    const size_t length = strlen(label);
    for (; length > 0 && at + length <= end; at++) {
        if (memcmp(text + at, label, length) != 0) continue;
        *after = at + length;
        if (text[at - 1] == '[' && text[*after] == ']') {
            at--;
            ++*after;
        }
        if (*after < end && text[*after] == ':') ++*after;
        return at;
    }
    return SIZE_MAX;
}

const char *lec_text_between(const lec_corpus *corpus, uint32_t turn, uint32_t first, uint32_t end,
                             lec_arena *arena)
{
    if (first == end) return "";
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    const char *text = conference->text, *label = corpus->turn[turn].label;
    uint32_t token = first;
    size_t cut = SIZE_MAX, after = 0;
    size_t at = corpus->token_start[first], last = corpus->token_end[end - 1];
    while (last < conference->text_length && strchr(" \t\r\n", text[last]) == NULL) last++;
    char *line = lec_new(arena, char, last - at + 1);
    size_t length = 0;
    for (; at < last; at++) {
        for (; token + 1 < end && corpus->token_end[token] <= at; token++)
            cut = label_between(text, corpus->token_end[token], corpus->token_start[token + 1],
                                label, &after);
        if (at == cut) at = after;
        const bool blank = strchr(" \t\r\n", text[at]) != NULL;
        if (!blank) line[length++] = text[at];
        if (blank && line[length - 1] != ' ') line[length++] = ' ';
    }
    return line;
}

const char *lec_turn_text(const lec_corpus *corpus, uint32_t turn, lec_arena *arena)
{
    return lec_text_between(corpus, turn, corpus->turn_start[turn], corpus->turn_start[turn + 1],
                            arena);
}
