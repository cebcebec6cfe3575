/* SPDX-License-Identifier: GPL-3.0-or-later */
/* syllable.c -- the rules are data: tables of spellings, read by one small matcher. */
#include "analysis/measure/syllable.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { LETTERS_MAX = 128 }; /* of a word; what is longer is no English word and is cut */

/* ---- characters ---------------------------------------------------------------------------- */

/* The next character of UTF-8 text, and past it. Text that is not UTF-8 goes byte by byte. */
static uint32_t next_character(const char **at)
{
    const unsigned char *byte = (const unsigned char *)*at;
    const int length = byte[0] < 0xC0 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    uint32_t character = length == 1 ? byte[0] : byte[0] & (0xFFU >> (length + 1));
    int used = 1;
    for (; used < length && (byte[used] & 0xC0U) == 0x80U; used++)
        character = character << 6 | (byte[used] & 0x3FU);
    *at += used;
    return character;
}

static bool is_digit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

/* Latin letters as a-z; a vowel with an accent as A E I O U Y, because it is never silent; what
 * is no Latin letter as 0. */
static char plain_letter(uint32_t character)
{
    static const char accented[] =
        "AAAAAAAcEEEEIIIIdnOOOOO\0OUUUUYtsAAAAAAAcEEEEIIIIdnOOOOO\0OUUUUYtY" /* U+00C0 */
        "AAAAAAccccccccddddEEEEEEEEEEgggggggghhhhIIIIIIIIIIIIjjkkklllllll"   /* U+0100 */
        "lllnnnnnnnnnOOOOOOOOrrrrrrssssssssttttttUUUUUUUUUUUUwwYYYzzzzzzs";  /* U+0140 */
    if (character >= 'a' && character <= 'z') return (char)character;
    if (character >= 'A' && character <= 'Z') return (char)(character - 'A' + 'a');
    if (character >= 0xC0 && character < 0x180) return accented[character - 0xC0];
    return 0;
}

uint64_t lec_letters(const char *word)
{
    uint64_t letters = 0;
    while (*word != '\0') {
        const uint32_t c = next_character(&word);
        const bool ascii = is_digit(c) || (c < 0x80 && plain_letter(c) != 0);
        const bool mark =
            (c >= 0x300 && c < 0x370) || (c >= 0x2000 && c < 0x2070) || c == 0xAD || c == 0xB7;
        letters += ascii || (c >= 0x80 && !mark);
    }
    return letters;
}

/* ---- words of letters ------------------------------------------------------------------------ */

static bool is_vowel(char letter)
{
    return letter != '\0' && strchr("aeiouyAEIOUY", letter) != NULL;
}

/* A set of letters, `^` first for all but these; `$` stands for the edge of the word; "" for
 * anything. */
static bool in_set(const char *set, char letter)
{
    if (set[0] == '\0') return true;
    const bool excluded = set[0] == '^';
    return (strchr(set + excluded, letter == '\0' ? '$' : letter) != NULL) != excluded;
}

/* A spelling that has more or fewer syllables than groups of vowels. `later`: only when a vowel
 * comes before it. */
typedef struct {
    const char *letters, *before, *after;
    int change;
    bool later;
} spelling;

static const spelling spellings[] = {
    /* vowels side by side that are sounded apart */
    {"ia", "^ctsgx", "", 1, false},    /* media, not special */
    {"ciat", "", "", 1, false},        /* associate */
    {"tiat", "", "", 1, false},        /* negotiate */
    {"io", "^ctsgxlnh", "", 1, false}, /* period, not nation, opinion, fashion */
    {"lio", "^l", "", 1, false},       /* folio, not million */
    {"tio", "", "$", 1, false},        /* ratio */
    {"iu", "", "", 1, false},          /* medium */
    {"iet", "", "", 1, false},         /* society */
    {"ien", "^ctsn", "", 1, false},    /* experience, not patient */
    {"scien", "", "", 1, false},       /* science */
    {"ier", "^aeiouycg", "", 1, true}, /* earlier, not pier */
    {"iest", "^aeiouycg", "", 1, true},
    {"eo", "^g", "^up", 1, false}, /* video, not people */
    {"geo", "", "^r", 1, false},   /* geography, not george */
    {"ea", "^s", "$", 1, true},    /* area, not sea */
    {"eas", "^s", "$", 1, true},
    {"creat", "", "", 1, false},
    {"real", "$", "i", 1, false}, /* reality, not really */
    {"opean", "", "", 1, false},
    {"uclear", "", "", 1, false},
    {"uou", "", "", 1, false},           /* continuous */
    {"ua", "^aeiouyqg", "^r", 1, false}, /* actual, not guard */
    {"uar", "^g", "iy", 1, false},       /* january */
    {"uen", "^q", "", 1, false},         /* influence, not frequent */
    {"uit", "^q", "iy", 1, false},       /* continuity, not equity */
    {"ing", "aeiouy", "", 1, false},     /* doing */
    {"ya", "aeou", "", 1, false},        /* loyal */
    {"yo", "aeou", "", 1, false},        /* beyond */
    {"ye", "aou", "^ds$", 1, false},     /* player, not played */
    {"react", "$", "", 1, false},
    {"reaff", "$", "", 1, false},
    {"reallo", "$", "", 1, false},
    {"reapp", "$", "", 1, false},
    {"rearr", "$", "", 1, false},
    {"reass", "$", "", 1, false},
    {"reem", "$", "", 1, false},
    {"reen", "$", "", 1, false},
    {"reest", "$", "", 1, false},
    {"reimb", "$", "", 1, false},
    {"rein", "$", "^s$d", 1, false}, /* reinforce, not reins */
    {"reit", "$", "", 1, false},
    {"reun", "$", "", 1, false},
    {"reus", "$", "", 1, false},
    {"coor", "$", "d", 1, false}, /* coordinate */
    /* syllables without a vowel letter */
    {"ism", "", "", 1, false},
    {"mc", "$", "^aeiouy", 1, false}, /* mckee */
    /* vowels without a sound */
    {"ically", "", "", -1, false}, /* basically */
    {"gue", "^r", "$", -1, false}, /* league, not argue */
    {"gues", "^r", "$", -1, false},
    {"que", "", "$", -1, false}, /* unique */
    {"ques", "", "$", -1, false},
    {"business", "", "", -1, false},
};

/* First parts of compounds with a silent -e inside: something, household, baseline. */
static const struct {
    const char *letters;
    int syllables;
} first_parts[] = {
    {"some", 1},  {"there", 1}, {"where", 1}, {"here", 1},   {"every", 2}, {"more", 1},
    {"fore", 1},  {"home", 1},  {"house", 1}, {"frame", 1},  {"base", 1},  {"time", 1},
    {"life", 1},  {"like", 1},  {"trade", 1}, {"states", 1}, {"state", 1}, {"wide", 1},
    {"whole", 1}, {"safe", 1},  {"white", 1}, {"spokes", 1}, {"nine", 1},  {"may", 1},
};

/* Endings before which an e stays silent: statement, completely. */
static const struct {
    const char *letters;
    int syllables;
} last_parts[] = {{"ments", 1}, {"ment", 1}, {"fully", 2}, {"ful", 1},
                  {"ly", 1},    {"less", 1}, {"ness", 1}};

static bool ends_with(const char *word, size_t length, const char *ending)
{
    const size_t n = strlen(ending);
    return length >= n && memcmp(word + length - n, ending, n) == 0;
}

static int count_vowel_groups(const char *word, size_t length)
{
    int groups = 0;
    for (size_t i = 0; i < length; i++)
        groups += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
    return groups;
}

/* Whether the e at word[at] makes a syllable with the consonant before it: table, centre,
 * hundred. */
static bool syllabic(const char *word, size_t at)
{
    if (at < 2) return false;
    const char consonant = word[at - 1], before = word[at - 2];
    if (consonant == 'l') return !is_vowel(before) && before != 'l';
    return consonant == 'r' && strchr("tcbgd", before) != NULL;
}

/* 1 when the word ends in -e, -es or -ed without a sound. */
static int count_silent_endings(const char *word, size_t length)
{
    const bool e = ends_with(word, length, "e"), es = ends_with(word, length, "es");
    const bool ed = ends_with(word, length, "ed");
    if (!e && !es && !ed) return 0;
    const size_t at = length - (e ? 1 : 2); /* of the e */
    if (at == 0 || is_vowel(word[at - 1]) || syllabic(word, at)) return 0;
    if (es && (strchr("sxzcg", word[at - 1]) != NULL || ends_with(word, length, "ches") ||
               ends_with(word, length, "shes")))
        return 0;
    return !(ed && (word[at - 1] == 't' || word[at - 1] == 'd'));
}

static int count_spelling(const char *word, size_t length, const spelling *rule)
{
    const size_t n = strlen(rule->letters);
    int change = 0;
    for (size_t i = 0; i + n <= length; i++) {
        const char before = i == 0 ? '\0' : word[i - 1];
        const char after = i + n == length ? '\0' : word[i + n];
        if (memcmp(word + i, rule->letters, n) == 0 && in_set(rule->before, before) &&
            in_set(rule->after, after) && (!rule->later || count_vowel_groups(word, i) > 0))
            change += rule->change;
    }
    return change;
}

static int count_letters_spelt(const char *word, size_t length)
{
    int syllables = 0;
    for (size_t i = 0; i < length; i++) syllables += word[i] == 'w' ? 3 : 1;
    return syllables;
}

static int count_simple(const char *word, size_t length)
{
    int syllables = count_vowel_groups(word, length);
    if (syllables > 1) syllables -= count_silent_endings(word, length);
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        syllables += count_spelling(word, length, &spellings[i]);
    return syllables > 0 ? syllables : 1;
}

/* A word of letters only: cut into its parts from both ends, and the middle counted. */
static int count_syllables(const char *word, size_t length)
{
    int syllables = 0;
    if (count_vowel_groups(word, length) == 0) return count_letters_spelt(word, length);
    for (size_t i = 0; i < sizeof last_parts / sizeof *last_parts; i++) {
        const size_t stem = length - strlen(last_parts[i].letters);
        if (!ends_with(word, length, last_parts[i].letters) || stem < 3 || word[stem - 1] != 'e' ||
            is_vowel(word[stem - 2]) || (stem == 3 && memcmp(word, "ele", 3) == 0))
            continue;
        syllables += last_parts[i].syllables;
        length = stem;
        break;
    }
    for (size_t i = 0; i < sizeof first_parts / sizeof *first_parts; i++) {
        const size_t n = strlen(first_parts[i].letters);
        if (length < n + 2 || memcmp(word, first_parts[i].letters, n) != 0 ||
            !in_set("^aeiouyrds", word[n]))
            continue;
        return syllables + first_parts[i].syllables + count_syllables(word + n, length - n);
    }
    return syllables + count_simple(word, length);
}

/* What an apostrophe and `tail` add to the letters before it. */
static int count_contraction(const char *word, size_t length, const char *tail, size_t tail_length)
{
    static const char *const one_syllable[] = {"don", "won", "can", "aren", "weren", "ain", "shan"};
    const int whole = count_syllables(word, length);
    if (tail_length > 2) return whole + count_syllables(tail, tail_length); /* o'clock */
    const char last = word[length - 1];
    if (tail[0] == 't') {
        for (size_t i = 0; i < sizeof one_syllable / sizeof *one_syllable; i++)
            if (length == strlen(one_syllable[i]) && memcmp(word, one_syllable[i], length) == 0)
                return 1;
        return last == 'n' && length > 1 ? count_syllables(word, length - 1) + 1 : whole + 1;
    }
    if (tail[0] == 's') { /* church's, bush's, nurse's, but cat's */
        const bool hissed = strchr("sxz", last) != NULL || ends_with(word, length, "ch") ||
                            ends_with(word, length, "sh") || ends_with(word, length, "ce") ||
                            ends_with(word, length, "ge") || ends_with(word, length, "se") ||
                            ends_with(word, length, "ze");
        return whole + hissed;
    }
    if (tail[0] == 'v' || tail[0] == 'd' || tail[0] == 'l') return whole + !is_vowel(last);
    return whole; /* we're, i'm */
}

/* ---- numbers --------------------------------------------------------------------------------- */

static int count_below_hundred(unsigned number)
{
    static const int units[] = {2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2};
    if (number < 20) return units[number];
    const int tens = number / 10 == 7 ? 3 : 2;
    return tens + (number % 10 == 0 ? 0 : units[number % 10]);
}

static int count_below_thousand(unsigned number)
{
    const int hundreds = number < 100 ? 0 : count_below_hundred(number / 100) + 2;
    return hundreds + (number % 100 == 0 && number > 0 ? 0 : count_below_hundred(number % 100));
}

/* Digits as a cardinal number: groups of three with thousand, million, billion, trillion. */
static int count_cardinal(const char *digits, size_t length)
{
    int syllables = 0;
    unsigned group = 0;
    for (size_t i = 0; i < length; i++) {
        group = group * 10 + (unsigned)(digits[i] - '0');
        const size_t left = length - i - 1;
        if (left % 3 != 0) continue;
        if (group > 0 || length == 1) syllables += count_below_thousand(group) + (left > 0 ? 2 : 0);
        group = 0;
    }
    return syllables;
}

static int count_digits(const char *digits, size_t length)
{
    int syllables = 0;
    for (size_t i = 0; i < length; i++)
        syllables += count_below_hundred((unsigned)(digits[i] - '0'));
    return syllables;
}

/* 1100 .. 1999 and 2010 .. 2099 are read as years: nineteen ninety, nineteen oh five. */
static int count_year(unsigned year)
{
    const unsigned low = year % 100;
    const int first = count_below_hundred(year / 100);
    if (low == 0) return first + 2; /* hundred */
    return first + count_below_hundred(low) + (low < 10 ? 1 : 0);
}

static int count_whole_number(const char *digits, size_t length, bool separated)
{
    unsigned year = 0;
    for (size_t i = 0; i < length && length == 4; i++)
        year = year * 10 + (unsigned)(digits[i] - '0');
    if (!separated && ((year >= 1100 && year < 2000) || (year >= 2010 && year < 2100)))
        return count_year(year);
    if (length > 15 || (digits[0] == '0' && length > 1)) return count_digits(digits, length);
    return count_cardinal(digits, length);
}

/* Reads digits at *at, with separators of thousands and decimals, and moves past them. */
static int count_number(const char **at)
{
    char digits[LETTERS_MAX];
    size_t length = 0;
    bool separated = false;
    for (; length < LETTERS_MAX; (*at)++) {
        if (is_digit((unsigned char)**at)) {
            digits[length++] = **at;
        } else if (**at == ',' && is_digit((unsigned char)(*at)[1])) {
            separated = true;
        } else {
            break;
        }
    }
    int syllables = count_whole_number(digits, length, separated);
    while (**at == '.' && is_digit((unsigned char)(*at)[1])) {
        const char *first = ++*at;
        while (is_digit((unsigned char)**at)) (*at)++;
        syllables += 1 + count_digits(first, (size_t)(*at - first)); /* point */
    }
    return syllables;
}

/* ---- the word -------------------------------------------------------------------------------- */

/* Reads a run of letters at *at into `letters`, and moves past it. */
static size_t read_letters(const char **at, char *letters)
{
    size_t length = 0;
    for (const char *next = *at; *next != '\0'; *at = next) {
        const char letter = plain_letter(next_character(&next));
        if (letter == 0) break;
        if (length < LETTERS_MAX) letters[length++] = letter;
    }
    return length;
}

static bool is_ordinal_ending(const char *letters, size_t length)
{
    static const char *const endings[] = {"s", "st", "nd", "rd", "th"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (length == strlen(endings[i]) && memcmp(letters, endings[i], length) == 0) return true;
    return false;
}

uint64_t lec_syllables(const char *word)
{
    char letters[LETTERS_MAX], tail[LETTERS_MAX];
    int syllables = 0;
    bool after_number = false;
    while (*word != '\0') {
        if (is_digit((unsigned char)*word)) {
            syllables += count_number(&word);
            after_number = true;
            continue;
        }
        const size_t length = read_letters(&word, letters);
        if (length == 0) {
            next_character(&word);
            continue;
        }
        const char *after_apostrophe = word + 1;
        const size_t tail_length = *word == '\'' ? read_letters(&after_apostrophe, tail) : 0;
        if (tail_length > 0) {
            syllables += count_contraction(letters, length, tail, tail_length);
            word = after_apostrophe;
        } else if (!after_number || !is_ordinal_ending(letters, length)) {
            syllables += count_syllables(letters, length);
        }
        after_number = false;
    }
    return syllables > 0 ? (uint64_t)syllables : 1;
}
