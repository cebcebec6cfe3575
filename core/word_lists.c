/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/word_lists.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* How a word is written, and by how many tokens. */
typedef struct {
    uint32_t word;
    const char *shown;
    uint32_t form, count;
} spelling;

static int by_word_and_text(const void *a, const void *b)
{
    const spelling *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    const int order = strcmp(x->shown, y->shown);
    return order != 0 ? order : (x->form > y->form) - (x->form < y->form);
}

/* The spelling that most tokens of the word at `all` have; of several the first in byte order. */
static const char *most_frequent(const spelling *all, size_t count)
{
    const char *best = NULL;
    uint64_t most = 0, same = 0;
    for (size_t i = 0; i < count; i++) {
        same = i > 0 && strcmp(all[i - 1].shown, all[i].shown) == 0 ? same + all[i].count
                                                                    : all[i].count;
        if (best != NULL && same <= most) continue;
        best = all[i].shown;
        most = same;
    }
    return best;
}

const char *const *lec_words_shown(const lec_word_lists *words, const uint32_t *form_tokens,
                                   lec_arena *arena)
{
    LEC_ARRAY(spelling) all = {0};
    bool *is_looked_at = lec_new(arena, bool, words->word_count);
    for (size_t f = 0; f < words->form_count; f++)
        if (words->form_shown[f] != NULL) is_looked_at[words->form_word[f]] = true;
    for (size_t f = 0; f < words->form_count; f++) {
        const uint32_t word = words->form_word[f];
        if (!is_looked_at[word]) continue;
        const char *shown = words->form_shown[f];
        if (shown == NULL) shown = words->word_text[word];
        LEC_PUSH(arena, all, ((spelling){word, shown, (uint32_t)f, form_tokens[f]}));
    }
    if (all.count == 0) return words->word_text;
    qsort(all.items, all.count, sizeof(spelling), by_word_and_text);
    const char **shown = lec_new(arena, const char *, words->word_count);
    memcpy(shown, words->word_text, words->word_count * sizeof *shown);
    for (size_t first = 0, end; first < all.count; first = end) {
        end = first + 1;
        while (end < all.count && all.items[end].word == all.items[first].word) end++;
        shown[all.items[first].word] = most_frequent(all.items + first, end - first);
    }
    return shown;
}
