/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/wordlist.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <pthread.h>
#include <string.h>

#include "io/words/unicode.h"

bool lec_is_line_end(int32_t character)
{
    return character == '\n' || character == '\r' || character == 0x0B || character == 0x0C ||
           character == 0x85 || character == 0x2028 || character == 0x2029;
}

bool lec_is_blank_character(int32_t character)
{
    if (character < 0x80) return character == ' ' || character == '\t';
    return character == 0xAD || character == 0xFEFF ||
           (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) ||
           u_charType(character) == U_SPACE_SEPARATOR;
}

/* The highest bit of each byte that is `wanted`, and perhaps of bytes behind it. */
static uint64_t bytes_equal(uint64_t eight, uint64_t wanted)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), different = eight ^ (ones * wanted);
    return (different - ones) & ~different & (ones << 7);
}

uint32_t lec_line_end(const char *text, uint32_t at, uint32_t end)
{
    for (uint64_t eight; at + sizeof eight <= end; at += (uint32_t)sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if ((bytes_equal(eight, '\n') | bytes_equal(eight, '\r')) != 0) break;
    }
    while (at < end && text[at] != '\n' && text[at] != '\r') at++;
    return at;
}

uint32_t lec_skip_blank(const char *text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t next = at;
        if (!lec_is_blank_character(lec_utf8_next(text, &next, end))) break;
        at = next;
    }
    return at;
}

uint32_t lec_skip_space(const char *text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t next = at;
        const UChar32 character = lec_utf8_next(text, &next, end);
        if (!lec_is_blank_character(character) && !lec_is_line_end(character)) break;
        at = next;
    }
    return at;
}

uint32_t lec_trim_end(const char *text, uint32_t start, uint32_t end)
{
    while (end > start) {
        uint32_t before = end;
        const UChar32 character = lec_utf8_previous(text, start, &before);
        if (!lec_is_blank_character(character) && !lec_is_line_end(character)) break;
        end = before;
    }
    return end;
}

/* --- letters -----------------------------------------------------------------------------------
 */

/* The letter without case and diacritics. */
static UChar32 base_of(UChar32 character)
{
    if (character < 0x80) return u_tolower(character);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFDInstance(&status);
    UChar parts[8];
    int32_t length = -1;
    if (U_SUCCESS(status))
        length = unorm2_getDecomposition(normalizer, character, parts, 8, &status);
    if (length > 0 && U_SUCCESS(status)) {
        int32_t at = 0;
        character = lec_utf16_next(parts, &at, length);
    }
    return u_foldCase(character, U_FOLD_CASE_DEFAULT);
}

enum { ALNUM = 1, ALPHA = 2, DIGIT = 4, UPPER = 8, LOWER = 16, MARK = 32, WRITTEN_AS = 64 };

/* Letters that Unicode does not take apart, as they are written without them: STRASSE, Walesa. */
static const struct {
    UChar32 letter;
    char base[3];
} written_as[] = {{0xDF, "ss"},  {0x1E9E, "ss"}, {0xE6, "ae"}, {0xC6, "ae"}, {0x153, "oe"},
                  {0x152, "oe"}, {0xF8, "o"},    {0xD8, "o"},  {0x142, "l"}, {0x141, "l"},
                  {0x111, "d"},  {0x110, "d"},   {0xF0, "d"},  {0xD0, "d"},  {0xFE, "th"},
                  {0xDE, "th"},  {0x131, "i"},   {0x127, "h"}, {0x126, "h"}};

/* How a letter is written without them, or NULL. */
static const char *written(UChar32 character)
{
    if (character < 0x80 || character >= 0x2000) return NULL;
    for (size_t i = 0; i < sizeof written_as / sizeof *written_as; i++)
        if (written_as[i].letter == character) return written_as[i].base;
    return NULL;
}

/* What ICU says of a character: which of the above it is, and of letters and digits their base. */
typedef struct {
    UChar32 base;
    uint8_t is;
} letter_kind;

static letter_kind asked(UChar32 character)
{
    letter_kind of = {character, 0};
    if (u_charType(character) == U_NON_SPACING_MARK) of.is |= MARK;
    if (u_isdigit(character)) of.is |= DIGIT;
    if (u_isalpha(character)) of.is |= ALPHA;
    if ((of.is & ALPHA) != 0 && (u_isupper(character) || u_istitle(character))) of.is |= UPPER;
    if ((of.is & ALPHA) != 0 && u_islower(character)) of.is |= LOWER;
    if (character == 0x2BC || !u_isalnum(character)) return of; /* U+02BC is an apostrophe */
    of.is |= ALNUM | (written(character) != NULL ? WRITTEN_AS : 0);
    of.base = base_of(character);
    return of;
}

/* The scripts of Europe are asked for once. */
enum { REMEMBERED = 0x600 };
static letter_kind remembered[REMEMBERED];

static void remember(void)
{
    for (UChar32 character = 0; character < REMEMBERED; character++)
        remembered[character] = asked(character);
}

static letter_kind letter_of(UChar32 character)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (character < 0 || character >= REMEMBERED) return asked(character);
    (void)pthread_once(&once, remember);
    return remembered[character];
}

/* With a short way for ASCII, of which most text is. */
static bool is_alnum(UChar32 character)
{
    if (character >= 0x80) return (letter_of(character).is & ALNUM) != 0;
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

static bool is_apostrophe(UChar32 character)
{
    return character == '\'' || character == 0x2019 || character == 0x2018 || character == 0x2BC ||
           character == '`';
}

/* Counts of letters seen in a word, from which its shape follows. */
typedef struct {
    uint32_t upper, lower, other, digits;
    bool first_upper, first_seen, last_upper;
} letter_counts;

static void count_letter(letter_counts *counts, letter_kind of)
{
    const bool upper = (of.is & UPPER) != 0, lower = (of.is & LOWER) != 0;
    counts->digits += (of.is & DIGIT) != 0;
    if ((of.is & ALPHA) == 0) return;
    if (!counts->first_seen) counts->first_upper = upper;
    counts->first_seen = true;
    counts->last_upper = upper;
    counts->upper += upper;
    counts->lower += !upper && lower;
    counts->other += !upper && !lower;
}

static lec_shape shape_of(const letter_counts *counts)
{
    if (!counts->first_seen) return LEC_SHAPE_NUMBER;
    if (counts->other > 0 && counts->upper == 0 && counts->lower == 0) return LEC_SHAPE_TITLE;
    if (counts->upper > 0 && counts->lower == 0) return LEC_SHAPE_CAPS;
    if (counts->upper >= 3 && counts->lower <= 2 && counts->last_upper) return LEC_SHAPE_CAPS;
    return counts->first_upper ? LEC_SHAPE_TITLE : LEC_SHAPE_LOWER;
}

static bool has_room(lec_wordlist *list, uint32_t length, uint32_t bytes)
{
    const bool has = length + bytes + 2 <= LEC_WORDLIST_FOLD;
    list->full |= !has;
    return has;
}

static void append_folded(lec_wordlist *list, uint32_t *length, UChar32 character)
{
    const uint32_t bytes = lec_utf8_length(character);
    if (!has_room(list, *length, bytes)) return;
    uint32_t at = *length;
    if (bytes == 1) {
        list->folded[at] = (char)character;
    } else {
        for (uint32_t b = bytes; b-- > 1; character >>= 6)
            list->folded[at + b] = (char)(0x80 | (character & 0x3F));
        list->folded[at] = (char)((0xF00U >> bytes & 0xFFU) | (uint32_t)character);
    }
    *length += bytes;
}

static void append_base(lec_wordlist *list, uint32_t *folded, UChar32 character, letter_kind of)
{
    if ((of.is & WRITTEN_AS) == 0)
        append_folded(list, folded, of.base);
    else
        for (const char *base = written(character); *base != '\0'; base++)
            append_folded(list, folded, *base);
}

/* Takes the letters and digits of ASCII from text[here] on, of which most words are; the byte after
 * them. The same as what `read_word` does with every character, without asking ICU. */
static uint32_t read_ascii(lec_wordlist *list, letter_counts *counts, uint32_t *letters,
                           uint32_t here, uint32_t end, uint32_t *folded)
{
    const char *text = list->text;
    const uint32_t start = here;
    uint32_t upper = 0, lower = 0, to = *folded;
    unsigned char first = 0, last = 0; /* letters */
    for (; here < end; here++) {
        const unsigned char byte = (unsigned char)text[here], small = byte | ('a' - 'A');
        const bool letter = small >= 'a' && small <= 'z';
        if (!letter && (byte < '0' || byte > '9')) break;
        if (letter) {
            upper += byte != small;
            lower += byte == small;
            if (first == 0) first = byte;
            last = byte;
        }
        if (to + 3 <= LEC_WORDLIST_FOLD)
            list->folded[to++] = (char)(letter ? small : byte);
        else
            list->full = true;
    }
    counts->upper += upper;
    counts->lower += lower;
    counts->digits += here - start - upper - lower;
    *letters += upper + lower;
    *folded = to;
    if (last == 0) return here;
    if (!counts->first_seen) counts->first_upper = first <= 'Z';
    counts->first_seen = true;
    counts->last_upper = last <= 'Z';
    return here;
}

/* Reads one word from text[*at]; apostrophes and dots inside it belong to it. */
static void read_word(lec_wordlist *list, lec_listed_word *word, uint32_t *at, uint32_t end,
                      uint32_t *folded)
{
    letter_counts counts = {0};
    uint32_t here = *at, letters = 0;
    word->start = here;
    word->fold = (uint16_t)*folded;
    while ((here = read_ascii(list, &counts, &letters, here, end, folded)) < end) {
        uint32_t next = here;
        const UChar32 character = lec_utf8_next(list->text, &next, end);
        const letter_kind of = letter_of(character);
        if ((of.is & (ALNUM | MARK)) != 0 || character == '&' || character == '+') {
            count_letter(&counts, of);
            letters += (of.is & ALPHA) != 0;
            if ((of.is & ALNUM) != 0) append_base(list, folded, character, of);
        } else if (character == '.' || is_apostrophe(character)) {
            uint32_t after = next, second;
            const bool inside = next < end && is_alnum(lec_utf8_next(list->text, &after, end));
            if (character == '.') word->dotted = true;
            if (!inside) break;
            second = after;
            if (character == '.' && letters == 1 && second < end &&
                u_isalpha(lec_utf8_next(list->text, &second, end)))
                break; /* `V.Putin` is two words, `P.J.` one */
        } else if (character == ' ' || !lec_is_blank_character(character) || character == 0xA0 ||
                   u_charType(character) == U_SPACE_SEPARATOR || character == '\t') {
            break;
        }
        here = next;
    }
    word->end = here;
    word->fold_end = (uint16_t)*folded;
    word->letters = (uint8_t)(letters < 255 ? letters : 255);
    word->shape = (uint8_t)shape_of(&counts);
    *at = here;
}

bool lec_begins_word(const char *text, uint32_t at, uint32_t end)
{
    return at < end && is_alnum(lec_utf8_next(text, &at, end));
}

uint32_t lec_word_end(const char *text, uint32_t at, uint32_t end)
{
    lec_wordlist list; /* only its letters are written, and not looked at */
    lec_listed_word word = {0};
    uint32_t folded = 0;
    list.text = text;
    list.full = false;
    if (lec_begins_word(text, at, end)) read_word(&list, &word, &at, end, &folded);
    return at;
}

void lec_wordlist_read(lec_wordlist *list, const char *text, uint32_t start, uint32_t end)
{
    lec_wordlist_read_first(list, text, start, end, LEC_WORDLIST_MAX);
}

void lec_wordlist_read_first(lec_wordlist *list, const char *text, uint32_t start, uint32_t end,
                             uint32_t most)
{
    list->text = text;
    list->count = 0;
    list->full = false;
    uint32_t folded = 0;
    lec_listed_word word = {0};
    for (uint32_t at = start; at < end;) {
        uint32_t next = at;
        const UChar32 character = lec_utf8_next(text, &next, end);
        if (!is_alnum(character)) {
            if (character == '-' || character == 0x2010 || character == 0x2011)
                word.joined = at > start && at == word.end;
            else if (character == ',')
                word.comma = true;
            else if (!lec_is_blank_character(character) && !lec_is_line_end(character) &&
                     character != '.' && !is_apostrophe(character))
                word.apart = true;
            if (character != '-' &&
                (lec_is_blank_character(character) || lec_is_line_end(character)))
                word.joined = false;
            at = next;
            continue;
        }
        if (list->count == most) {
            list->full = true;
            break;
        }
        if (list->count > 0 && folded + 1 < LEC_WORDLIST_FOLD) list->folded[folded++] = ' ';
        read_word(list, &word, &at, end, &folded);
        list->words[list->count++] = word;
        word = (lec_listed_word){.end = word.end};
    }
    list->folded[folded] = '\0';
}

const char *lec_wordlist_folded(const lec_wordlist *list, uint32_t first, uint32_t length,
                                uint32_t *bytes)
{
    if (length == 0 || first + length > list->count) {
        *bytes = 0;
        return list->folded;
    }
    const uint32_t start = list->words[first].fold;
    *bytes = (uint32_t)list->words[first + length - 1].fold_end - start;
    return list->folded + start;
}

uint32_t lec_wordlist_end(const lec_wordlist *list, uint32_t word)
{
    const lec_listed_word *it = &list->words[word];
    const bool short_form =
        it->letters <= 3 || memchr(list->text + it->start, '.', it->end - it->start) != NULL;
    return it->dotted && short_form && list->text[it->end] == '.' ? it->end + 1 : it->end;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

bool lec_is_near(const char *a, uint32_t a_length, const char *b, uint32_t b_length, uint32_t most)
{
    enum { LONGEST = 96 };
    if (a_length > LONGEST || b_length > LONGEST) return false;
    if ((a_length > b_length ? a_length - b_length : b_length - a_length) > most) return false;
    uint32_t rows[3][LONGEST + 1];
    for (uint32_t j = 0; j <= b_length; j++) rows[0][j] = j;
    for (uint32_t i = 1; i <= a_length; i++) {
        uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *over = rows[(i + 1) % 3];
        uint32_t smallest = row[0] = i;
        for (uint32_t j = 1; j <= b_length; j++) {
            const uint32_t change = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(change, 1 + least(above[j], row[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], over[j - 2] + 1);
            smallest = least(smallest, row[j]);
        }
        if (smallest > most) return false;
    }
    return rows[a_length % 3][b_length] <= most;
}
