/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/spelling.h"

#include <unicode/uchar.h>

#include <ctype.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/attribution/name.h"
#include "io/words/unicode.h"
#include "io/words/wordlist.h"

enum { MOST_WORDS = 8, MOST_BYTES = 160, LONGEST_SHORT_FORM = 4 };

typedef struct {
    const char *text;
    uint32_t length;
    lec_vocabulary *first_words, *phrases; /* folded */
    bool first_bytes[256];                 /* of the first words */
    const char **found;                    /* by the phrase's id */
    lec_arena *arena;
} search;

/* One past the last byte of the word, or of `most` bytes of whole characters. */
static uint32_t window_end(const search *state, uint32_t at, uint32_t most)
{
    uint32_t end = state->length - at > most ? at + most : state->length;
    while (end < state->length && end > at && ((unsigned char)state->text[end] & 0xC0) == 0x80)
        end--;
    return end;
}

static bool is_wanted_first_word(const search *state, uint32_t at)
{
    uint32_t end = at, id;
    const unsigned char byte = (unsigned char)state->text[at];
    if (byte < 0x80 && !state->first_bytes[byte + ('a' - 'A')]) return false; /* a capital */
    const uint32_t most = window_end(state, at, MOST_BYTES);
    while (end < most) {
        uint32_t next = end;
        if (!u_isalpha(lec_utf8_next(state->text, &next, most))) break;
        end = next;
    }
    lec_wordlist list;
    lec_wordlist_read(&list, state->text, at, end);
    return list.count > 0 &&
           lec_vocabulary_find(state->first_words, list.folded, strcspn(list.folded, " "), &id);
}

/* Whether the words show which letters are small: not all are capitals, and those that are may be
 * short forms (`Tetri Mta TV`). */
static bool shows_case(const lec_wordlist *list, uint32_t words)
{
    bool shown = false;
    for (uint32_t w = 0; w < words; w++) {
        if (list->words[w].shape == LEC_SHAPE_CAPS && list->words[w].letters > LONGEST_SHORT_FORM)
            return false;
        shown = shown || list->words[w].shape == LEC_SHAPE_TITLE;
    }
    return shown;
}

static void look_at(const search *state, uint32_t at)
{
    lec_wordlist list;
    uint32_t bytes, id;
    lec_wordlist_read(&list, state->text, at, window_end(state, at, MOST_BYTES));
    for (uint32_t words = 1; words <= MOST_WORDS && words <= list.count; words++) {
        const char *folded = lec_wordlist_folded(&list, 0, words, &bytes);
        if (!lec_vocabulary_find(state->phrases, folded, bytes, &id) || state->found[id] != NULL ||
            !shows_case(&list, words))
            continue;
        state->found[id] = lec_one_line(state->arena, state->text, at, list.words[words - 1].end);
    }
}

/* Whether a letter or digit stands at text[*at], which moves past it, and whether it is a capital.
 */
static bool read_letter(const char *text, uint32_t *at, uint32_t length, bool *upper)
{
    const unsigned char byte = (unsigned char)text[*at];
    if (byte < 0x80) {
        ++*at;
        *upper = byte >= 'A' && byte <= 'Z';
        return *upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    }
    const UChar32 character = lec_utf8_next(text, at, length);
    *upper = u_isupper(character);
    return u_isalnum(character);
}

const char **lec_spellings_find(const char *text, uint32_t length, const char *const *folded,
                                size_t count, lec_arena *arena)
{
    search state = {.text = text,
                    .length = length,
                    .first_words = lec_vocabulary_new(arena),
                    .phrases = lec_vocabulary_new(arena),
                    .found = lec_new(arena, const char *, count + 1),
                    .arena = arena};
    const char **result = lec_new(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (folded[i][0] == '\0') continue;
        lec_vocabulary_add(state.first_words, folded[i], strcspn(folded[i], " "));
        state.first_bytes[(unsigned char)folded[i][0]] = true;
        lec_vocabulary_add(state.phrases, folded[i], strlen(folded[i]));
    }
    if (lec_vocabulary_count(state.phrases) == 0) return result;
    bool in_word = false;
    for (uint32_t at = 0; at < length;) {
        const uint32_t here = at;
        bool upper = false;
        const bool letter = read_letter(text, &at, length, &upper);
        const bool begins = !in_word && upper;
        in_word = letter;
        if (begins && is_wanted_first_word(&state, here)) look_at(&state, here);
        while (letter && at < length && isalnum((unsigned char)text[at])) at++; /* of the word */
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t id;
        if (folded[i][0] != '\0' &&
            lec_vocabulary_find(state.phrases, folded[i], strlen(folded[i]), &id))
            result[i] = state.found[id];
    }
    return result;
}

static bool has_vowel(const char *text, uint32_t at, uint32_t end)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, at, end);
    if (strpbrk(list.folded, "aeiouy") != NULL) return true;
    return list.count > 0 && ((unsigned char)list.folded[0] & 0x80) != 0; /* another script */
}

const char *lec_outlet_usual_case(lec_arena *arena, const char *outlet)
{
    lec_wordlist list;
    const uint32_t length = (uint32_t)strlen(outlet);
    const char *result = outlet;
    lec_wordlist_read(&list, outlet, 0, length);
    for (uint32_t w = list.count; w-- > 0;) { /* a word may grow: from the end */
        const lec_listed_word *word = &list.words[w];
        const bool small = w > 0 && lec_is_small_between(&list, w);
        if (!small && (word->letters <= 3 || !has_vowel(outlet, word->start, word->end))) continue;
        const char *usual = lec_name_usual_case(
            arena, lec_arena_text(arena, outlet + word->start, word->end - word->start), "");
        if (small) usual = lec_folded(arena, usual);
        result = lec_arena_format(arena, "%.*s%s%s", (int)word->start, outlet, usual,
                                  result + word->end);
    }
    return result;
}
