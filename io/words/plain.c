/* SPDX-License-Identifier: GPL-3.0-or-later
 * plain.c -- the names of the rules are those of UAX #29 (revision 41). */
#include "io/words/plain.h"

#include <unicode/uchar.h>

#include <string.h>

enum { EUROPE_END = 0x530, MARKS = 0x2000, MARKS_END = 0x2100 };

/* For the rules of words, and for those of sentences. */
enum { OUTSIDE, OTHER, SPACE, LETTER, NUMERIC, JOINS, MID_LETTER, MID_BOTH, MID_NUMBER };
enum { S_OTHER, S_SPACE, LOWER, UPPER, CASELESS, S_NUMERIC, A_TERM, S_TERM, CONTINUES, CLOSES };

struct lec_plain {
    uint8_t word[EUROPE_END + MARKS_END - MARKS];
    uint8_t sentence[EUROPE_END + MARKS_END - MARKS];
};

/* --- characters ------------------------------------------------------------------------------ */

/* The place of a unit in the tables, that of U+0000, which is outside, for all that have none. */
static size_t place_of(UChar unit)
{
    if (unit < EUROPE_END) return unit;
    return unit >= MARKS && unit < MARKS_END ? (size_t)(unit - MARKS) + EUROPE_END : 0;
}

static int word_kind(UChar32 character)
{
    switch (u_getIntPropertyValue(character, UCHAR_WORD_BREAK)) {
    case U_WB_OTHER:
    case U_WB_DOUBLE_QUOTE: /* a mark of Hebrew words */
        return OTHER;
    case U_WB_WSEGSPACE:
        return SPACE;
    case U_WB_ALETTER:
        return LETTER;
    case U_WB_NUMERIC:
        return NUMERIC;
    case U_WB_EXTENDNUMLET:
        return JOINS;
    case U_WB_MIDLETTER:
        return MID_LETTER;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
        return MID_BOTH;
    case U_WB_MIDNUM:
        return MID_NUMBER;
    default:
        return OUTSIDE;
    }
}

static int sentence_kind(UChar32 character)
{
    switch (u_getIntPropertyValue(character, UCHAR_SENTENCE_BREAK)) {
    case U_SB_SP:
        return S_SPACE;
    case U_SB_LOWER:
        return LOWER;
    case U_SB_UPPER:
        return UPPER;
    case U_SB_OLETTER:
        return CASELESS;
    case U_SB_NUMERIC:
        return S_NUMERIC;
    case U_SB_ATERM:
        return A_TERM;
    case U_SB_STERM:
        return S_TERM;
    case U_SB_SCONTINUE:
        return CONTINUES;
    case U_SB_CLOSE:
        return CLOSES;
    default:
        return S_OTHER;
    }
}

static bool is_one_word(UBreakIterator *words, UChar between)
{
    const UChar text[] = {'a', between, 'a'};
    UErrorCode code = U_ZERO_ERROR;
    ubrk_setText(words, text, 3, &code);
    (void)ubrk_first(words);
    return ubrk_next(words) == 3;
}

/* ICU's rules are not all properties: to those of ICU 72 `@` is a letter, and `:` parts words. */
static void ask_about_ascii(lec_plain *plain, UBreakIterator *words)
{
    for (uint32_t place = '!'; place <= '~'; place++) {
        const UChar unit = (UChar)place;
        if (plain->word[unit] == OTHER && is_one_word(words, unit)) plain->word[unit] = LETTER;
        if (plain->word[unit] == MID_LETTER && !is_one_word(words, unit)) plain->word[unit] = OTHER;
    }
}

lec_plain *lec_plain_new(UBreakIterator *words, const char *language, lec_arena *arena)
{
    lec_plain *plain = lec_new(arena, lec_plain, 1);
    if (strcmp(language, "el") == 0) return plain; /* `;` asks: all is left to ICU */
    for (int32_t unit = 1; unit < MARKS_END; unit++) {
        const size_t place = place_of((UChar)unit);
        if (place == 0) continue;
        const int break_of_sentences = u_getIntPropertyValue(unit, UCHAR_SENTENCE_BREAK);
        const bool ends_paragraph =
            break_of_sentences == U_SB_SEP || break_of_sentences == U_SB_CR ||
            break_of_sentences == U_SB_LF || break_of_sentences == U_SB_FORMAT;
        plain->word[place] = (uint8_t)(ends_paragraph ? OUTSIDE : word_kind(unit));
        plain->sentence[place] = (uint8_t)sentence_kind(unit);
    }
    ask_about_ascii(plain, words);
    return plain;
}

bool lec_is_plain(const lec_plain *plain, const UChar *text, int32_t length)
{
    for (int32_t i = 0; i < length; i++)
        if (plain->word[place_of(text[i])] == OUTSIDE) return false;
    return true;
}

/* --- words ----------------------------------------------------------------------------------- */

int32_t lec_plain_word_end(const lec_plain *plain, const UChar *text, int32_t at, int32_t length)
{
    const uint8_t *kind = plain->word;
    uint8_t last = kind[place_of(text[at++])];
    while (at < length) {
        const uint8_t next = kind[place_of(text[at])];
        if (last == SPACE || next == SPACE) {
            if (last != next) return at; /* WB3d */
        } else if (last == LETTER && next == LETTER) {
            at++; /* WB5 */
            while (at < length && text[at] < EUROPE_END && kind[text[at]] == LETTER) at++;
            continue;
        } else if (last == LETTER || last == NUMERIC || last == JOINS) {
            const bool goes_on = next == LETTER || next == NUMERIC || next == JOINS;
            const bool may = next == MID_BOTH || (last == LETTER && next == MID_LETTER) ||
                             (last == NUMERIC && next == MID_NUMBER);
            if (!goes_on) { /* WB6, WB7, WB11, WB12 */
                const bool joined =
                    may && last != JOINS && at + 1 < length && kind[place_of(text[at + 1])] == last;
                if (!joined) return at;
                at++;
            } else {
                last = next; /* WB5, WB8 to WB10, WB13a, WB13b */
            }
        } else {
            return at;
        }
        at++;
    }
    return at;
}

/* --- sentences ------------------------------------------------------------------------------- */

static bool ends(int kind)
{
    return kind == A_TERM || kind == S_TERM;
}

/* Whether the next of all letters and ends of sentences from text[at] on is a small letter: SB8. */
static bool small_follows(const lec_plain *plain, const UChar *text, int32_t at, int32_t length)
{
    for (; at < length; at++) {
        const int kind = plain->sentence[place_of(text[at])];
        if (kind == LOWER) return true;
        if (kind == UPPER || kind == CASELESS || ends(kind)) return false;
    }
    return false;
}

int32_t lec_plain_sentence_end(const lec_plain *plain, const UChar *text, int32_t at,
                               int32_t length)
{
    const uint8_t *kind = plain->sentence;
    const int32_t start = at;
    for (;;) {
        while (at < length && !ends(kind[place_of(text[at])])) at++;
        if (at == length) return length;
        const int letter = at > start ? kind[place_of(text[at - 1])] : S_OTHER;
        const int here = kind[place_of(text[at++])];
        const int next = at < length ? kind[place_of(text[at])] : S_OTHER;
        const bool stop = here == A_TERM;
        if (stop && (next == S_NUMERIC || /* SB6, SB7 */
                     (next == UPPER && (letter == UPPER || letter == LOWER))))
            continue;
        while (at < length && kind[place_of(text[at])] == CLOSES) at++;
        while (at < length && kind[place_of(text[at])] == S_SPACE) at++;
        const int behind = at < length ? kind[place_of(text[at])] : S_OTHER;
        if (behind == CONTINUES || ends(behind)) continue; /* SB8a */
        if (stop && small_follows(plain, text, at, length)) continue;
        return at;
    }
}
