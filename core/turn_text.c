/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/turn_text.h"

#include <string.h>

/* One past ` (Reuters)` of a label that ends there or goes on with a colon; else `at`. */
static size_t after_affiliation(const char *text, size_t at, size_t end)
{
    if (at + 2 > end || memcmp(text + at, " (", 2) != 0) return at;
    const char *close = memchr(text + at, ')', end - at);
    return close != NULL && strchr(":\r\n", close[1]) != NULL ? (size_t)(close + 1 - text) : at;
}

/* Where a label between two words begins, `[Ada Vale]:` as well; SIZE_MAX: there is none. Its end
 * to *after. */
static size_t label_between(const char *text, size_t at, size_t end, const char *label,
                            size_t *after)
{
    const size_t length = strlen(label);
    for (; length > 0 && at + length <= end; at++) {
        if (memcmp(text + at, label, length) != 0) continue;
        *after = at + length;
        if (text[at - 1] == '[' && text[*after] == ']') {
            at--;
            ++*after;
        }
        *after = after_affiliation(text, *after, end);
        size_t colon = *after;
        while (text[*after] == ',' && colon < end && strchr(":\n", text[colon]) == NULL) colon++;
        if (colon < end && text[colon] == ':') *after = colon + 1; /* `Ada Vale, Reuters:` */
        return at;
    }
    return SIZE_MAX;
}

static bool is_blank(char byte)
{
    return byte != '\0' && strchr(" \t\r\n\f", byte) != NULL;
}

/* Of ASCII, or the first byte of a letter; punctuation begins with C2, E2, E3 or EF. */
static bool is_letter(char byte)
{
    const unsigned char value = (unsigned char)byte;
    const bool is_ascii = (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') ||
                          (value >= 'a' && value <= 'z');
    return is_ascii || (value >= 0xC3 && value < 0xE2) || (value > 0xE3 && value < 0xEF);
}

/* Between two words, from `gap` to the beginning of the second, letters outside of brackets are no
 * speech: a running head, the number of a page, a label of a turn that was merged. One past those
 * that begin at `at`; a note is kept, and *kept set to one past it. */
static size_t after_unsaid(const char *text, size_t gap, size_t at, size_t gap_end, size_t *kept)
{
    static const char opening[] = "[({<", closing[] = "])}>";
    const char *open = strchr(opening, text[at]);
    const char *closed = open != NULL && *open != '\0'
                             ? memchr(text + at, closing[open - opening], gap_end - at)
                             : NULL;
    if (closed != NULL && closed[1] == ':' && memchr(text + gap, '\n', at - gap) != NULL)
        return (size_t)(closed - text) + 2; /* `Ada Vale (Reuters):` */
    if (closed != NULL) *kept = (size_t)(closed - text) + 1;
    if (closed != NULL) return at;
    size_t end = at;
    bool letters = false;
    for (; end < gap_end && !is_blank(text[end]); end++) letters = letters || is_letter(text[end]);
    return letters ? end : at;
}

/* Bytes of the blank, with or without a break, that ends at `at`; 0: there is none. */
static size_t blank_before(const char *text, size_t at)
{
    static const char *const blanks[] = {" ", "\u00A0", "\u202F"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        const size_t length = strlen(blanks[i]);
        if (at >= length && memcmp(text + at - length, blanks[i], length) == 0) return length;
    }
    return 0;
}

/* Where the marks begin that open what the word at `at` begins: quotation marks, brackets, ¿ and ¡,
 * signs of money. Not = + - @, which spreadsheets take for a formula. */
static size_t opening_before(const char *text, size_t at)
{
    static const char *const marks[] = {"\"",     "'",      "(",      "[",      "{",
                                        "$",      "\u00A3", "\u00A5", "\u20AC", "\u00BF",
                                        "\u00A1", "\u201C", "\u2018", "\u201E", "\u201A",
                                        "\u300C", "\u300E", "\uFF08", "\u00AB", "\u2039"};
    enum { FIRST_SPACED = 18 }; /* from here on a blank may stand behind it, as in French */
    for (size_t i = 0; i < sizeof marks / sizeof *marks;) {
        const size_t length = strlen(marks[i]);
        const size_t end = at - (i >= FIRST_SPACED ? blank_before(text, at) : 0);
        const bool stands = end >= length && memcmp(text + end - length, marks[i], length) == 0;
        if (stands) at = end - length;
        i = stands ? 0 : i + 1;
    }
    return at;
}

/* One past the marks that close what ends at `at`, also where a blank stands before them as in
 * French: « Jamais ! » */
static size_t closing_after(const char *text, size_t at, size_t length)
{
    static const char *const marks[] = {"?",      "!",      ";",      "\u2026", "\u00BB",
                                        "\u203A", "\u201D", "\u2049", "\u203D", "\u061F"};
    while (at < length && !is_blank(text[at])) at++;
    size_t next = at;
    while (next < length && text[next] == ' ') next++;
    if (next == at || next == length) return at;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text + next, marks[i], strlen(marks[i])) == 0) {
            size_t end = next;
            for (; end < length && !is_blank(text[end]); end++)
                if (is_letter(text[end])) return at;
            return closing_after(text, end, length);
        }
    return at;
}

/* The first note that stands in a turn. */
static size_t first_note(const lec_corpus *corpus, uint32_t turn)
{
    const uint32_t conference = corpus->turn_conference[turn];
    size_t low = 0, high = corpus->note_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const lec_note *it = &corpus->note[middle];
        const bool before = it->conference < conference ||
                            (it->conference == conference &&
                             (it->turn == LEC_NONE || it->turn < turn)); /* outside: the first */
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    return low;
}

static bool is_in_brackets(const char *note, size_t length)
{
    return length < 2 ||
           (strchr("[({<", note[0]) != NULL && strchr("])}>", note[length - 1]) != NULL);
}

/* One past the note without brackets that begins at `at`, between token and the next: a footnote, a
 * message that nobody said. `at` where none does. `*note` is the first that may. */
static size_t after_note(const lec_corpus *corpus, uint32_t turn, uint32_t token, size_t at,
                         size_t *note)
{
    enum { SHORTEST = 4 }; /* between most words stands less */
    const char *text = lec_conference_text(&corpus->conference[corpus->turn_conference[turn]]);
    const size_t gap = corpus->token_start[token + 1] - at;
    if (gap < SHORTEST || *note == corpus->note_count || corpus->note[*note].turn != turn)
        return at;
    const uint32_t line = lec_corpus_place(corpus, token).line;
    const uint32_t last = lec_corpus_place(corpus, token + 1).line;
    for (size_t n = *note; n < corpus->note_count; n++) {
        const lec_note *it = &corpus->note[n];
        if (it->turn != turn || it->line > last) break;
        const size_t length = strlen(it->text);
        if (it->line < line) *note = n + 1;
        if (length <= gap && memcmp(text + at, it->text, length) == 0 &&
            !is_in_brackets(it->text, length))
            return at + length;
    }
    return at;
}

const char *lec_text_between(const lec_corpus *corpus, uint32_t turn, uint32_t first, uint32_t end,
                             lec_arena *arena)
{
    if (first == end) return "";
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    const char *text = lec_conference_text(conference), *label = corpus->turn[turn].label;
    uint32_t token = first;
    size_t cut = SIZE_MAX, after = 0;
    size_t at = opening_before(text, corpus->token_start[first]), last = corpus->token_end[end - 1];
    last = closing_after(text, last, conference->text_length);
    char *line = lec_new(arena, char, last - at + 1);
    size_t length = 0, gap_end = 0, kept = 0, note = first_note(corpus, turn);
    for (; at < last; at++) {
        for (; token + 1 < end && corpus->token_end[token] <= at; token++) {
            gap_end = corpus->token_start[token + 1];
            cut = label_between(text, corpus->token_end[token], gap_end, label, &after);
        }
        if (at < gap_end && is_blank(text[at - 1]) && !is_blank(text[at]))
            at = after_note(corpus, turn, token, at, &note);
        if (at == cut) at = after;
        if (at < gap_end && at >= kept && is_blank(text[at - 1]))
            at = after_unsaid(text, corpus->token_end[token], at, gap_end, &kept);
        const bool blank = is_blank(text[at]);
        if (!blank) line[length++] = text[at];
        if (blank && line[length - 1] != ' ') line[length++] = ' ';
    }
    return line;
}

const char *lec_turn_text(const lec_corpus *corpus, uint32_t turn, lec_arena *arena)
{
    return lec_text_between(corpus, turn, corpus->turn_start[turn], corpus->turn_start[turn + 1],
                            arena);
}
