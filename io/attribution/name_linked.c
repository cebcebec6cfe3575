/* SPDX-License-Identifier: GPL-3.0-or-later
 * name_linked.c -- a name that a word or a sign links to an outlet, or to a question. */
#include "io/attribution/name.h"

bool lec_is_name_shape(const lec_listed_word *word)
{
    return word->shape == LEC_SHAPE_CAPS || word->shape == LEC_SHAPE_TITLE;
}

/* Whether a ` / ` or ` @ ` stands between a word and the one before it, and nothing else. */
static bool is_slash_before(const lec_wordlist *list, uint32_t word)
{
    const uint32_t from = list->words[word - 1].end, to = list->words[word].start;
    return to - from == 3 && list->text[from] == ' ' && list->text[to - 1] == ' ' &&
           (list->text[from + 1] == '/' || list->text[from + 1] == '@');
}

static bool holds_outlet(const lec_wordlist *list, uint32_t word)
{
    static const uint64_t outlet =
        LEC_CLASS_BIT(LEC_PHRASE_OUTLET) | LEC_CLASS_BIT(LEC_PHRASE_MEDIUM);
    for (; word < list->count; word++)
        if (lec_word_is_of(list, word, outlet)) return true;
    return false;
}

/* The word behind what links a name to an outlet at `word`: `from`, `with`; what may be part of a
 * name (`of`, `von`) only before an article and the word of an outlet. 0: nothing does. */
static uint32_t after_link(const lec_wordlist *list, uint32_t word)
{
    if (is_slash_before(list, word)) return word;
    const uint32_t length = lec_phrase_length(list, word, LEC_PHRASE_LINK);
    uint32_t after = word + length;
    if (length == 0 || after >= list->count) return 0;
    const bool article = lec_word_is_of(list, after, LEC_CLASS_BIT(LEC_PHRASE_ARTICLE));
    const bool particle = lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_PARTICLE)) &&
                          (!lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_BETWEEN)) ||
                           lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_OF)));
    after += article;
    if (after >= list->count || (particle && !(article && holds_outlet(list, after)))) return 0;
    return after;
}

bool lec_name_before_outlet(const lec_wordlist *list, const lec_phrases *phrases,
                            uint32_t *name_end, uint32_t *outlet)
{
    enum { MOST_OF_A_NAME = 4 };
    uint32_t length;
    for (uint32_t w = 0; w < list->count && w <= MOST_OF_A_NAME; w++) {
        const uint32_t after = w >= 2 ? after_link(list, w) : 0;
        if (after > 0) {
            *name_end = list->words[w - 1].end;
            *outlet = list->words[after].start;
            return lec_is_name_shape(&list->words[after]) ||
                   list->words[after].shape == LEC_SHAPE_NUMBER;
        }
        if (!lec_is_name_shape(&list->words[w]) || list->words[w].comma || list->words[w].apart ||
            lec_phrase_at(phrases, list, w, &length, NULL) != LEC_PHRASE_NONE)
            return false;
    }
    return false;
}

uint32_t lec_name_after_question(const lec_wordlist *list, const lec_phrases *phrases)
{
    uint32_t unused;
    const uint32_t asker = lec_phrase_length(list, 0, LEC_PHRASE_ASKER);
    const uint32_t link = asker > 0 ? lec_phrase_length(list, asker, LEC_PHRASE_LINK) : 0;
    const uint32_t name = asker + link;
    if (link == 0 || name + 1 >= list->count) return 0;
    const bool full = lec_is_name_shape(&list->words[name]) &&
                      lec_is_name_shape(&list->words[name + 1]) && !list->words[name + 1].comma;
    return full && lec_phrase_at(phrases, list, name, &unused, NULL) == LEC_PHRASE_NONE ? name : 0;
}
