/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/date_parts.h"

#include <unicode/uchar.h>

#include <stdlib.h>
#include <string.h>

#include "io/words/lexicon.h"
#include "io/words/unicode.h"

enum { LONGEST_WORD = 48 };

/* 0..9 of a Chinese numeral, 10 for ten, -1 for anything else. */
static int han_digit(UChar32 character)
{
    static const UChar32 numerals[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                       0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (int i = 0; i <= 10; i++)
        if (numerals[i] == character) return i;
    return character == 0x96F6 ? 0 : -1; /* the other zero */
}

static bool is_han(UChar32 character)
{
    return character >= 0x4E00 && character <= 0x9FFF;
}

/* Han numerals: 二〇二四 digit by digit, 二十三 with the ten. */
static void read_han_number(lec_date_line *to, lec_date_part *number, uint32_t *at, uint32_t end)
{
    int value = 0, digits = 0, last = -1;
    bool ten = false;
    for (uint32_t next = *at; next < end; *at = next) {
        const int digit = han_digit(lec_utf8_next(to->text, &next, end));
        if (digit < 0 || digits > 4) break;
        if (digit == 10) {
            value = last < 0 ? 10 : value * 10;
            ten = true;
        } else {
            value = ten ? value + digit : value * 10 + digit;
        }
        last = digit;
        digits++;
    }
    number->value = value;
    number->digits = ten ? 2 : digits;
}

static void read_number(lec_date_line *to, lec_date_part *number, uint32_t *at, uint32_t end)
{
    number->kind = LEC_DATE_NUMBER;
    uint32_t next = *at;
    if (han_digit(lec_utf8_next(to->text, &next, end)) >= 0) {
        read_han_number(to, number, at, end);
        return;
    }
    for (next = *at; next < end; *at = next) {
        const int digit = u_charDigitValue(lec_utf8_next(to->text, &next, end));
        if (digit < 0) break;
        if (number->digits < 9) number->value = number->value * 10 + digit;
        number->digits++;
    }
}

/* The number that the lexicon gives to a month or weekday, as "12". */
static int number_of(const char *digits)
{
    return (int)strtol(digits, NULL, 10);
}

/* I .. XII in capitals, or 0. */
static int roman_month(const char *text, uint32_t bytes)
{
    static const char *const months[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                         "VII", "VIII", "IX",  "X",  "XI", "XII"};
    for (int m = 0; m < 12; m++)
        if (strlen(months[m]) == bytes && memcmp(months[m], text, bytes) == 0) return m + 1;
    return 0;
}

static bool is_one_of(const char *folded, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strcmp(folded, *words) == 0) return true;
    return false;
}

static void know_word(lec_date_line *to, lec_date_part *word)
{
    static const char *const ordinals[] = {"st", "nd", "rd",  "th",     "er",     "o",
                                           "a",  "e",  "ste", "de",     "го",     "ro",
                                           "го", "ho", "re",  "\u00BA", "\u00AA", NULL};
    static const char *const ranges[] = {"and", "to",   "und", "bis",     "et",  "au",  "y",
                                         "e",   "al",   "a",   "ao",      "en",  "tot", "t",
                                         "och", "till", "ve",  "i",       "do",  "и",   "по",
                                         "та",  "и",    "до",  "through", "ile", "m",   NULL};
    static const uint64_t small = LEC_CLASS_BIT(LEC_PHRASE_DATE) |
                                  LEC_CLASS_BIT(LEC_PHRASE_PARTICLE) |
                                  LEC_CLASS_BIT(LEC_PHRASE_OF) | LEC_CLASS_BIT(LEC_PHRASE_ARTICLE);
    lec_wordlist list;
    size_t count;
    if (word->end - word->start > LONGEST_WORD) return;
    lec_wordlist_read(&list, to->text, word->start, word->end);
    if (list.count != 1) return;
    const lec_meaning *meanings = lec_meanings_of(list.folded, strlen(list.folded), &count);
    for (size_t m = 0; m < count; m++) {
        if (meanings[m].full == NULL) continue;
        if (meanings[m].class == LEC_PHRASE_MONTH) word->month = number_of(meanings[m].full);
        if (meanings[m].class == LEC_PHRASE_WEEKDAY) word->weekday = number_of(meanings[m].full);
    }
    if (word->month == 0)
        word->month = roman_month(to->text + word->start, word->end - word->start);
    word->joins = (lec_classes_of(list.folded, strlen(list.folded)) & small) != 0;
    word->ordinal = is_one_of(list.folded, ordinals);
    word->range = is_one_of(list.folded, ranges);
}

static void read_word(lec_date_line *to, lec_date_part *word, uint32_t *at, uint32_t end)
{
    word->kind = LEC_DATE_WORD;
    for (uint32_t next = *at; next < end; *at = next) {
        const UChar32 character = lec_utf8_next(to->text, &next, end);
        uint32_t after = next;
        const bool mark = u_charType(character) == U_NON_SPACING_MARK;
        const bool apostrophe = (character == '\'' || character == 0x2019) &&
                                next<end && * at> word->start &&
                                u_isalpha(lec_utf8_next(to->text, &after, end));
        if (!u_isalpha(character) && !mark && !apostrophe) break;
        if (is_han(character)) {
            if (*at > word->start) break;
            word->character = character;
            *at = next;
            break;
        }
    }
    word->end = *at;
    know_word(to, word);
}

void lec_date_parts_read(lec_date_line *to, uint32_t start, uint32_t end)
{
    bool apart = true;
    for (uint32_t at = start; at < end && to->count < LEC_DATE_PARTS;) {
        uint32_t next = at;
        const UChar32 character = lec_utf8_next(to->text, &next, end);
        if (lec_is_blank_character(character) || lec_is_line_end(character)) {
            apart = true;
            at = next;
            continue;
        }
        lec_date_part *added = &to->parts[to->count++];
        *added = (lec_date_part){.start = at, .apart = apart};
        apart = false;
        if (u_charDigitValue(character) >= 0 || han_digit(character) >= 0) {
            read_number(to, added, &at, end);
        } else if (u_isalpha(character)) {
            read_word(to, added, &at, end);
        } else {
            added->kind = LEC_DATE_MARK;
            added->character = character;
            added->ordinal = character == '.' || character == 0xB0; /* 1° */
            added->range = character == '-' || character == 0x2013 || character == 0x2014 ||
                           character == '/' || character == '&' || character == '+' ||
                           character == 0x301C || character == 0xFF5E || character == '~';
            at = next;
        }
        added->end = at;
    }
}
