/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cues whose first line is the name of who speaks, without a mark, or that begin with a name in
 * brackets. */
#include <string.h>

#include "io/form/cues.h"
#include "io/form/label_shape.h"

enum { FEWEST_CUES = 4, MOST_NAME_WORDS = 6 };

/* Words of the first line of a cue of several lines, if all of them may be of a name; else 0. */
static size_t name_words(const lec_cues *all, const lec_cue *cue)
{
    const lec_cue_word *words = all->words.items + cue->first_word;
    size_t count = 0;
    for (; count < cue->word_count && words[count].row == words[0].row; count++) {
        const char *text = words[count].text;
        const uint32_t length = words[count].length;
        const bool small = text[0] >= 'a' && text[0] <= 'z';
        if (small || words[count].speaker != NULL || count == MOST_NAME_WORDS) return 0;
        if (strchr(":.?!,;)]\"", text[length - 1]) != NULL && length > 3) return 0;
        if (!lec_label_shape_of(text, 0, length).is_name) return 0;
    }
    return count < cue->word_count ? count : 0;
}

/* Words of a name in brackets, `[Ada Vale]` or `[SPEAKER_00]:`, that opens a cue; else 0. */
static size_t bracket_words(const lec_cues *all, const lec_cue *cue)
{
    const lec_cue_word *words = all->words.items + cue->first_word;
    if (words[0].text[0] != '[' || words[0].speaker != NULL) return 0;
    for (size_t i = 0; i + 1 < cue->word_count && i < MOST_NAME_WORDS; i++) {
        const char *text = words[i].text;
        uint32_t length = words[i].length;
        if (words[i].row != words[0].row) return 0;
        if (length > 1 && text[length - 1] == ':') length--;
        const uint32_t skip = i == 0 ? 1 : 0;
        const bool closes = text[length - 1] == ']';
        const uint32_t end = closes ? length - 1 : length;
        if (end <= skip || !lec_label_shape_of(text, skip, end).is_name) return 0;
        if (closes) return i + 1;
    }
    return 0;
}

/* The words without the brackets around them. */
static const char *name_of(const lec_cues *all, const lec_cue *cue, size_t words)
{
    const char *line = "";
    for (size_t i = 0; i < words; i++) {
        const lec_cue_word *word = &all->words.items[cue->first_word + i];
        line = lec_arena_format(all->arena, "%s%s%.*s", line, i > 0 ? " " : "", (int)word->length,
                                word->text);
    }
    if (line[0] != '[') return line;
    return lec_arena_text(all->arena, line + 1, strcspn(line + 1, "]"));
}

typedef size_t name_finder(const lec_cues *all, const lec_cue *cue);

/* Every cue has one, and somebody speaks twice: what is said does not look so. */
static bool are_names(const lec_cues *all, name_finder *find)
{
    lec_vocabulary *names = lec_vocabulary_new(all->arena);
    size_t count = 0, named = 0;
    for (size_t i = 0; i < all->cues.count; i++) {
        const lec_cue *cue = &all->cues.items[i];
        if (cue->word_count == 0) continue;
        const size_t words = find(all, cue);
        count++;
        if (words == 0) continue;
        named++;
        const char *name = name_of(all, cue, words);
        (void)lec_vocabulary_add(names, name, strlen(name));
    }
    return count >= FEWEST_CUES && named * 20 >= count * 19 && lec_vocabulary_count(names) < named;
}

static void take_names(lec_cues *all, name_finder *find)
{
    for (size_t i = 0; i < all->cues.count; i++) {
        lec_cue *cue = &all->cues.items[i];
        const size_t words = cue->word_count > 0 ? find(all, cue) : 0;
        if (words == 0) continue;
        const char *name = name_of(all, cue, words);
        cue->first_word += words;
        cue->word_count -= words;
        for (size_t k = 0; k < cue->word_count; k++)
            all->words.items[cue->first_word + k].speaker = name;
    }
}

void lec_cues_find_names(lec_cues *all)
{
    static name_finder *const finders[] = {name_words, bracket_words};
    for (size_t i = 0; i < 2; i++) {
        if (!are_names(all, finders[i])) continue;
        take_names(all, finders[i]);
        return;
    }
}
