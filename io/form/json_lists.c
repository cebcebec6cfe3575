/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unicode/uchar.h>

#include <stdlib.h>
#include <string.h>

#include "io/form/json_speech.h"
#include "io/words/unicode.h"

/* Letters of a run by which texts are compared: long enough that others have hardly one. */
enum { RUN = 12, FEW_WORDS = 8, SURE_NAME = 12, LONG = 1 << 20 };

typedef struct {
    uint32_t *items; /* [count] letters and digits in small letters */
    size_t count, words;
} letters;

static letters letters_of(const lec_json_list *list, lec_arena *arena)
{
    size_t bytes = 0;
    for (size_t i = 0; i < list->count; i++) bytes += strlen(list->texts[i]);
    letters made = {lec_new(arena, uint32_t, bytes + 1), 0, 0};
    for (size_t i = 0; i < list->count; i++) {
        const uint32_t length = (uint32_t)strlen(list->texts[i]);
        bool in_word = false;
        for (uint32_t at = 0; at < length;) {
            const UChar32 character = lec_utf8_next(list->texts[i], &at, length);
            const bool is_letter = character >= 0 && u_isalnum(character);
            made.words += is_letter && !in_word;
            in_word = is_letter;
            if (is_letter)
                made.items[made.count++] = (uint32_t)u_foldCase(character, U_FOLD_CASE_DEFAULT);
        }
    }
    return made;
}

/* Of a long text each eighth run, by what it holds. */
static bool is_taken(const uint32_t *run, bool is_long)
{
    uint32_t hash = 0;
    for (size_t i = 0; is_long && i < RUN; i++) hash = hash * 31 + run[i];
    return (hash & 7) == 0;
}

static void learn(lec_vocabulary *runs, const letters *of, bool is_long)
{
    for (size_t i = 0; i + RUN <= of->count; i++)
        if (is_taken(of->items + i, is_long))
            (void)lec_vocabulary_add(runs, (const char *)(of->items + i), RUN * sizeof(uint32_t));
}

/* Whether most runs of the text are known. */
static bool is_known(const lec_vocabulary *runs, const letters *of, bool is_long)
{
    size_t known = 0, all = 0;
    uint32_t id;
    for (size_t i = 0; i + RUN <= of->count; i++) {
        if (!is_taken(of->items + i, is_long)) continue;
        all++;
        known +=
            lec_vocabulary_find(runs, (const char *)(of->items + i), RUN * sizeof(uint32_t), &id);
    }
    return all > 0 && 5 * known >= 3 * all;
}

static bool stands_in(const letters *all, const letters *piece)
{
    for (size_t at = 0; at + piece->count <= all->count; at++)
        if (memcmp(all->items + at, piece->items, piece->count * sizeof(uint32_t)) == 0)
            return true;
    return false;
}

/* Names and other pieces that stand in a text: short, and all of them in it. */
static bool are_pieces(const lec_json_list *list, const letters *of, const letters *kept,
                       lec_arena *arena)
{
    enum { MOST_WORDS = 4, WORK = 1 << 16 };
    if (list->has_speaker || of->words > MOST_WORDS * list->count) return false;
    if (list->count * (kept->count >> 10) > WORK) return false; /* rather twice than lost */
    for (size_t i = 0; i < list->count; i++) {
        const lec_json_list alone = {.texts = &list->texts[i], .count = 1};
        const letters piece = letters_of(&alone, arena);
        if (!stands_in(kept, &piece)) return false;
    }
    return true;
}

typedef struct {
    lec_json_list *list;
    letters letters;
    int worth;
} ranked;

static int by_worth(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->worth != y->worth) return x->worth > y->worth ? -1 : 1;
    return (x->list > y->list) - (x->list < y->list);
}

/* Who speaks before when, utterances before words, and by the names that utterances have. */
static int worth_of(const lec_json_list *list, const letters *of)
{
    const char *last = strrchr(list->path, '/');
    const bool named =
        last != NULL && (strcmp(last, "/utterances") == 0 || strcmp(last, "/segments") == 0);
    const bool in_words = 2 * of->words < 3 * list->count;
    return (list->has_speaker ? 8 : 0) + (list->has_time ? 4 : 0) + named - (in_words ? 2 : 0);
}

static bool is_translation(const char *path)
{
    return strstr(path, "/translat") != NULL;
}

void lec_json_lists_choose(lec_json_list *lists, size_t count, lec_arena *arena)
{
    ranked *order = lec_new(arena, ranked, count);
    lec_vocabulary *runs = lec_vocabulary_new(arena);
    size_t all = 0;
    bool has_original = false;
    for (size_t i = 0; i < count; i++) {
        order[i] = (ranked){.list = &lists[i], .letters = letters_of(&lists[i], arena)};
        order[i].worth = worth_of(&lists[i], &order[i].letters);
        all += order[i].letters.count;
        has_original = has_original || !is_translation(lists[i].path);
    }
    const bool is_long = all > LONG;
    if (count > 1) qsort(order, count, sizeof *order, by_worth);
    for (size_t i = 0; i < count; i++) {
        lec_json_list *list = order[i].list;
        const letters *of = &order[i].letters;
        const bool is_bare = !list->has_speaker && !list->has_time && !list->is_asked;
        const bool is_wrapper = i > 0 && is_bare && list->worst_rank >= SURE_NAME &&
                                of->words < FEW_WORDS * list->count;
        const bool repeats =
            i > 0 && !list->is_asked &&
            (is_known(runs, of, is_long) || are_pieces(list, of, &order[0].letters, arena));
        list->is_kept = !is_wrapper && !repeats && !(has_original && is_translation(list->path));
        if (list->is_kept) learn(runs, of, is_long);
    }
}
