/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/label_shape.h"

#include <unicode/uchar.h>

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "io/words/unicode.h"

enum { MOST_BYTES = 80, MOST_WORDS = 8, LONGEST_ABBREVIATION = 4 };

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Bytes of a mark that parts a name from a time at the end of text[start..end), 0 for none. */
static uint32_t mark_length(const char *text, uint32_t start, uint32_t end)
{
    static const char *const marks[] = {
        "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xa0", ":", "-", ",", "|", " ", "\t"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const uint32_t length = (uint32_t)strlen(marks[i]);
        if (end - start >= length && memcmp(text + end - length, marks[i], length) == 0)
            return length;
    }
    return 0;
}

static bool is_about_the_recording(const char *text, uint32_t start, uint32_t end)
{
    static const char *const words[] = {"duration", "length", "time",   "runtime", "recorded",
                                        "dauer",    "zeit",   "duraci", "durata",  "dur\303\251e",
                                        "audio",    "total",  "start",  "end",     "page"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (end - start >= strlen(words[i]) &&
            strncasecmp(text + start, words[i], strlen(words[i])) == 0 &&
            end - start <= strlen(words[i]) + 8)
            return true;
    return false;
}

/* Counts words and those that begin small; false where a sentence ends, or a colon parts them. */
static bool read_words(const char *text, uint32_t start, uint32_t end, uint32_t *words,
                       uint32_t *small, bool *letters)
{
    uint32_t word = start;
    bool inside = false;
    for (uint32_t at = start; at < end;) {
        const uint32_t here = at;
        const UChar32 character = lec_utf8_next(text, &at, end);
        const bool is_word = u_isalnum(character) || character == '\'' || character == 0x2019;
        if (is_word && !inside) {
            word = here;
            ++*words;
            *small += u_islower(character) ? 1U : 0U;
        }
        *letters = *letters || u_isalpha(character);
        inside = is_word;
        if (character == ':' || character == '?' || character == '!' || character == ';')
            return false;
        if (character == '.' && at < end && here - word > LONGEST_ABBREVIATION) return false;
    }
    return true;
}

lec_label_shape lec_label_shape_of(const char *text, uint32_t start, uint32_t end)
{
    lec_label_shape shape = {.start = start};
    for (uint32_t mark; (mark = mark_length(text, start, end)) > 0; end -= mark)
        shape.has_colon = shape.has_colon || text[end - 1] == ':';
    while (start < end && is_blank(text[start])) start++;
    if (end > start + 2 && text[start] == '[' && text[end - 1] == ']') {
        shape.in_brackets = true;
        start++;
        end--;
    }
    shape.start = start;
    shape.end = end;
    uint32_t words = 0, small = 0;
    bool letters = false;
    shape.is_name = end > start && end - start <= MOST_BYTES &&
                    read_words(text, start, end, &words, &small, &letters) && letters &&
                    words <= MOST_WORDS && 2 * small <= words &&
                    (text[end - 1] != '.' || words == 1) &&
                    !is_about_the_recording(text, start, end);
    return shape;
}
