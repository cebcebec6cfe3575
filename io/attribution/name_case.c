/* SPDX-License-Identifier: GPL-3.0-or-later
 * name_case.c -- names and outlets as texts: on one line, folded, their initials, their usual case.
 */
#include <unicode/uchar.h>

#include <string.h>

#include "io/attribution/name.h"
#include "io/words/unicode.h"

const char *lec_one_line(lec_arena *arena, const char *text, uint32_t start, uint32_t end)
{
    char *line = lec_new(arena, char, end - start + 1);
    uint32_t length = 0;
    for (uint32_t at = start; at < end;) {
        const uint32_t here = at;
        const UChar32 character = lec_utf8_next(text, &at, end);
        if (lec_is_blank_character(character) || lec_is_line_end(character)) {
            if (length > 0 && line[length - 1] != ' ') line[length++] = ' ';
        } else if (character != '*' && character != '\\') { /* Markdown */
            memcpy(line + length, text + here, at - here);
            length += at - here;
        }
    }
    while (length > 0 && line[length - 1] == ' ') length--;
    line[length] = '\0';
    return line;
}

bool lec_are_initials(const lec_name *name)
{
    return name->words == 1 && name->caps && name->letters >= 2 && name->letters <= 3 &&
           name->role == LEC_PHRASE_NONE && name->name_folded[0] != '\0';
}

bool lec_initials_of(const char *name_folded, char initials[LEC_INITIALS])
{
    uint32_t words = 0, length = 0;
    const uint32_t end = (uint32_t)strlen(name_folded);
    for (uint32_t at = 0; at < end; words++) {
        uint32_t next = at;
        lec_utf8_next(name_folded, &next, end);
        if (words == 3 || length + (next - at) >= LEC_INITIALS) return false;
        memcpy(initials + length, name_folded + at, next - at);
        length += next - at;
        at += (uint32_t)strcspn(name_folded + at, " ");
        at += at < end;
    }
    initials[length] = '\0';
    return words >= 2;
}

bool lec_initials(const lec_name *name, char initials[LEC_INITIALS])
{
    return lec_initials_of(name->name_folded, initials);
}

const char *lec_folded(lec_arena *arena, const char *text)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, 0, (uint32_t)strlen(text));
    return lec_arena_text(arena, list.folded, strlen(list.folded));
}

static char *put_utf8(char *at, UChar32 character)
{
    if (character < 0x80) {
        *at = (char)character;
        return at + 1;
    }
    const uint32_t bytes = lec_utf8_length(character);
    for (uint32_t b = bytes; b-- > 1; character >>= 6) at[b] = (char)(0x80 | (character & 0x3F));
    at[0] = (char)((0xF00U >> bytes & 0xFFU) | (uint32_t)character);
    return at + bytes;
}

/* Whether text[at..] begins a word of several letters, all capitals, and no numeral as in III. */
static bool is_caps_word(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t numeral = (uint32_t)strspn(text + at, "IV");
    if (numeral > 1 && (at + numeral == end || text[at + numeral] == ' ')) return false;
    if (end == 2) return false; /* a name of two letters: initials */
    uint32_t letters = 0;
    while (at < end) {
        const UChar32 character = lec_utf8_next(text, &at, end);
        if (u_charType(character) == U_NON_SPACING_MARK) continue;
        if (!u_isalpha(character)) break;
        if (!u_isupper(character)) return false;
        letters++;
    }
    return letters > 1;
}

/* Whether the word around text[at] holds a vowel beside which a Turkish word has i and not ı. */
static bool has_front_vowel(const char *text, uint32_t at, uint32_t end)
{
    while (at > 0 && text[at - 1] != ' ') at--;
    while (at < end && text[at] != ' ') {
        const UChar32 vowel = u_tolower(lec_utf8_next(text, &at, end));
        if (vowel == 'e' || vowel == 'i' || vowel == 0xF6 || vowel == 0xFC) {
            if (vowel != 'i' || text[at - 1] != 'I') return true; /* not the I itself */
        }
    }
    return false;
}

/* The small letter for a capital before text[at]; sigma has its own form at the end of a word, I
 * has no dot in Turkish. */
static UChar32 usual_small(const char *text, UChar32 capital, uint32_t at, uint32_t end,
                           bool turkish)
{
    enum { CAPITAL_SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2, DOTLESS = 0x131 };
    if (turkish && capital == 'I' && !has_front_vowel(text, at, end)) return DOTLESS;
    const bool last = at >= end || !u_isalpha(lec_utf8_next(text, &at, end));
    return capital == CAPITAL_SIGMA && last ? FINAL_SIGMA : u_tolower(capital);
}

const char *lec_name_usual_case(lec_arena *arena, const char *name, const char *language)
{
    const bool turkish = language != NULL && strcmp(language, "tr") == 0;
    const uint32_t end = (uint32_t)strlen(name);
    char *usual = lec_new(arena, char, 2 * (size_t)end + 8), *to = usual;
    bool inside = false, caps = false;
    uint32_t letters = 0; /* of the word so far */
    for (uint32_t at = 0; at < end;) {
        const uint32_t here = at;
        const UChar32 character = lec_utf8_next(name, &at, end);
        if (!u_isalpha(character)) {
            const bool apostrophe = character == '\'' || character == 0x2019;
            const bool accent = u_charType(character) == U_NON_SPACING_MARK;
            inside = inside && ((apostrophe && letters > 1) || accent); /* O'Brien, Governor's */
            to = put_utf8(to, character);
            continue;
        }
        if (!inside) {
            caps = is_caps_word(name, here, end);
            letters = 0;
        }
        const bool after_mc = letters == 2 && to - usual >= 2 && memcmp(to - 2, "Mc", 2) == 0;
        const bool small = caps && inside && !after_mc;
        to = put_utf8(to, !small ? character : usual_small(name, character, at, end, turkish));
        inside = true;
        letters++;
    }
    *to = '\0';
    return usual;
}

bool lec_may_be_outlet(const char *text, uint32_t start, uint32_t end)
{
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    for (uint32_t w = 0; w < list.count; w++)
        if (list.words[w].shape != LEC_SHAPE_LOWER ||
            memchr(list.text + list.words[w].start, '.', list.words[w].end - list.words[w].start))
            return true;
    return false;
}
