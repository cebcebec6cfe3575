/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/label_search.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/words/unicode.h"

enum { LONGEST_LABEL = 120, LONGEST_BRACKET = 80, MOST_WORDS = 14, WIDE_GAP = 3 };

typedef struct {
    const char *text;
    uint32_t at, end; /* reading here; end of the line or of what may be looked at */
    uint32_t line_end;
    uint32_t word_start; /* of the word being read */
    uint32_t words, commas;
    bool in_word, word_caps; /* word_caps: all words that have ended are capitals */
    uint32_t upper, lower;   /* letters of the word being read */
    bool last_upper;
    bool closed;   /* a bracket followed the name: only a separator may come */
    uint32_t stop; /* a single letter and a full stop were read up to here, or 0 */
    lec_label *label;
} reader;

static UChar32 peek(const reader *state, uint32_t at)
{
    return at < state->line_end ? lec_utf8_next(state->text, &at, state->line_end) : '\n';
}

/* Capitals, also McGRANE and DiLEO. */
static void end_word(reader *state)
{
    if (!state->in_word) return;
    state->in_word = false;
    const bool mixed = state->upper >= 3 && state->lower <= 2 && state->last_upper;
    if (state->lower > 0 && !mixed) state->word_caps = false;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* One letter, as in `J.` or `Q.`. */
static bool is_single(const reader *state, uint32_t end)
{
    uint32_t next = state->word_start;
    return state->word_start < end && u_isalpha(lec_utf8_next(state->text, &next, end)) &&
           next == end;
}

/* One past `00:12`, `1:02:03.5`, `[00:12]` or `(00:12)` at text[at], or `at`. */
static uint32_t after_time(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;
    const bool bracket = at < end && (text[at] == '[' || text[at] == '(');
    const char close = bracket ? (text[at] == '[' ? ']' : ')') : 0;
    if (bracket) at++;
    uint32_t groups = 0;
    while (at < end && is_digit(text[at])) {
        uint32_t digits = 0;
        while (at < end && is_digit(text[at])) {
            at++;
            digits++;
        }
        groups++;
        if (digits > 3 || (groups > 1 && digits != 2 && digits != 3)) return start;
        if (at + 1 < end &&
            (text[at] == ':' || (groups > 1 && (text[at] == '.' || text[at] == ','))) &&
            is_digit(text[at + 1]))
            at++;
        else
            break;
    }
    if (groups < 2) return start;
    if (!bracket) return at;
    return at < end && text[at] == close ? at + 1 : start;
}

/* Marks before a label: emphasis, quotation and list marks, `>>` and dashes of captions, times. */
static uint32_t after_marks(const char *text, uint32_t at, uint32_t end, bool *timed)
{
    for (;;) {
        at = lec_skip_blank(text, at, end);
        const uint32_t time = after_time(text, at, end);
        if (time > at) {
            *timed = true;
            at = time;
            continue;
        }
        uint32_t next = at;
        const UChar32 character = at < end ? lec_utf8_next(text, &next, end) : '\n';
        const bool dash = character == '-' || character == 0x2013 || character == 0x2014;
        const bool mark = character == '*' || character == '_' || character == '#' ||
                          character == '>' || character == 0x2022;
        uint32_t after = next;
        const bool blank = next < end && lec_is_blank_character(lec_utf8_next(text, &after, end));
        if (!mark && !(dash && blank)) return at;
        at = next;
    }
}

/* One past the bracket at text[at], or 0: nested or unclosed brackets are none of a label's. */
static uint32_t after_bracket(const char *text, uint32_t at, uint32_t end)
{
    const char close = text[at] == '(' ? ')' : ']';
    const uint32_t furthest = end - at > LONGEST_BRACKET ? at + LONGEST_BRACKET : end;
    for (uint32_t i = at + 1; i < furthest; i++) {
        if (text[i] == close) return i + 1;
        if (text[i] == '(' || text[i] == '[') return 0;
    }
    return 0;
}

static bool finish(reader *state, lec_label_style style, uint32_t name_end, uint32_t after)
{
    lec_label *label = state->label;
    label->style = (uint8_t)style;
    if (!state->closed) label->name_end = lec_trim_end(state->text, label->name_start, name_end);
    while (label->name_end > label->name_start &&
           (state->text[label->name_end - 1] == '*' || state->text[label->name_end - 1] == '_'))
        label->name_end--;
    label->name_end = lec_trim_end(state->text, label->name_start, label->name_end);
    while (after < state->line_end && (state->text[after] == '*' || state->text[after] == '_'))
        after++;
    label->end = lec_skip_blank(state->text, after, state->line_end);
    return label->name_end > label->name_start;
}

/* MR. J. Dr. St.: a full stop after it does not end the label. */
static bool is_short_form(const reader *state, uint32_t end)
{
    enum { LONGEST_FORM = 8 }; /* bytes */
    const uint32_t length = end - state->word_start;
    if (is_single(state, end) || memchr(state->text + state->word_start, '.', length) != NULL)
        return true; /* P.J. */
    if (length > LONGEST_FORM) return false;
    lec_wordlist list;
    lec_wordlist_read(&list, state->text, state->word_start, end);
    return list.count == 1 && lec_word_is_of(&list, 0, LEC_CLASS_BIT(LEC_PHRASE_ABBREVIATION));
}

static bool is_gap_end(UChar32 character)
{
    return lec_is_blank_character(character) || lec_is_line_end(character) || character == '-' ||
           character == '*' || character == 0x2013 || character == 0x2014;
}

/* A full stop: the end of CAPITALS, of Q; part of an initial; or the end of a sentence. */
static bool read_stop(reader *state, bool *found)
{
    const uint32_t at = state->at;
    uint32_t after = at + 1;
    if (!is_gap_end(peek(state, after))) {
        state->at = after;
        return true; /* inside U.S. */
    }
    const bool first = state->words == 1;
    const bool in_word = state->in_word;
    const bool single = first && in_word && is_single(state, at);
    end_word(state);
    const bool maybe = first && in_word && state->lower == 0 && at - state->word_start <= 4;
    if (maybe &&
        !(single && state->text[state->word_start] == 'Q')) { /* J. the label; SEC. LOWE: */
        state->stop = after;
    } else if (in_word && !single && !state->closed && is_short_form(state, at)) {
        after = at + 1;
    } else {
        UChar32 next = peek(state, after);
        while (next == '-' || next == 0x2013 || next == 0x2014) { /* P.- */
            after += lec_utf8_length(next);
            next = peek(state, after);
        }
        if (state->word_caps || first || after > at + 1)
            *found = finish(state, LEC_LABEL_STOP, at, after);
        return false;
    }
    state->at = after;
    return true;
}

static bool read_bracket(reader *state)
{
    const uint32_t after = after_bracket(state->text, state->at, state->end);
    if (after == 0) return false;
    lec_label *label = state->label;
    if (after_time(state->text, state->at, after) == after) {
        label->timed = true;
    } else if (label->outlet_end > label->outlet_start) {
        return false;
    } else {
        label->outlet_start = state->at + 1;
        label->outlet_end = after - 1;
    }
    if (state->words > 0 && !state->closed) {
        label->name_end = state->at;
        state->closed = true;
    }
    state->at = after;
    end_word(state);
    return true;
}

/* Blanks: `Q    text` and columns; a dash after them may be a separator. */
static bool read_gap(reader *state, bool *found)
{
    const uint32_t start = state->at;
    uint32_t gap = 0, at = start;
    while (at < state->line_end && lec_is_blank_character(peek(state, at))) {
        lec_utf8_next(state->text, &at, state->line_end);
        gap++;
    }
    if (state->text[start] == '\t') gap = WIDE_GAP;
    state->at = at;
    const bool letter = state->words == 1 && state->in_word && state->lower == 0 &&
                        !state->closed && is_single(state, start);
    end_word(state);
    if (at >= state->line_end) return true;
    const UChar32 next = peek(state, at);
    if (next == 0x2013 || next == 0x2014 ||
        (next == '-' && lec_is_blank_character(peek(state, at + 1)))) {
        uint32_t after = at;
        lec_utf8_next(state->text, &after, state->line_end);
        const bool q = letter && state->text[state->word_start] == 'Q';
        if (letter && (gap >= 2 || q)) after = at; /* `Q -- interrupted`: the dash is speech */
        state->label->loose = gap < 2 && q;
        *found = finish(state, after == at ? LEC_LABEL_WIDE : LEC_LABEL_DASH, start, after);
        return false;
    }
    const bool q = letter && state->text[state->word_start] == 'Q' && state->stop == 0;
    if ((letter && gap >= 2 && state->stop == 0) || q) {
        state->label->loose = gap < 2;
        *found = finish(state, LEC_LABEL_WIDE, start, at);
        return false;
    }
    if (gap >= WIDE_GAP && state->words > 0 && after_time(state->text, at, state->line_end) == at &&
        state->word_caps && u_isalpha(next)) {
        *found = finish(state, LEC_LABEL_WIDE, start, at);
        return false;
    }
    return true;
}

/* A colon that separates: not 10:30, not http://. */
static bool read_colon(reader *state, UChar32 character, bool *found)
{
    const uint32_t at = state->at, after = at + lec_utf8_length(character);
    const UChar32 next = peek(state, after);
    const bool digits = at > 0 && is_digit(state->text[at - 1]) && u_isdigit(next);
    if (digits || next == '/' || state->words == 0) {
        state->at = after;
        return digits;
    }
    state->label->loose = character == ';';
    *found = finish(state, LEC_LABEL_COLON, at, after);
    return false;
}

static bool begin_word(reader *state)
{
    if (state->in_word) return true;
    state->in_word = true;
    state->upper = state->lower = 0;
    state->word_start = state->at;
    return ++state->words <= MOST_WORDS && !state->closed;
}

/* Reads one character of a name; false ends the reading, with *found when it was a label. */
static bool read_character(reader *state, bool *found)
{
    uint32_t next = state->at;
    const UChar32 character = lec_utf8_next(state->text, &next, state->end);
    if (u_isalnum(character) || u_charType(character) == U_NON_SPACING_MARK) {
        const uint32_t time =
            state->in_word ? state->at : after_time(state->text, state->at, state->line_end);
        if (time > state->at) { /* Speaker 1  0:03 */
            state->label->timed = true;
            if (state->words > 0 && !state->closed) state->label->name_end = state->at;
            state->closed = state->words > 0;
            state->at = time;
            return true;
        }
        if (!state->in_word && u_islower(character) && state->stop != 0) return false;
        if (!begin_word(state)) return false;
        state->last_upper = u_isupper(character);
        state->upper += state->last_upper;
        state->lower += u_islower(character) != 0;
        state->at = next;
        return true;
    }
    if (character == ':' || character == 0xFF1A || character == ';')
        return read_colon(state, character, found);
    if (character == '.') return read_stop(state, found);
    if (character == '(' || character == '[') return read_bracket(state);
    if (lec_is_blank_character(character)) return read_gap(state, found);
    if (character == ',') {
        end_word(state);
        state->at = next;
        return ++state->commas <= 3;
    }
    state->at = next;
    return character == '-' || character == '\'' || character == 0x2019 || character == '&' ||
           character == '/' || character == '*' || character == '_' || character == '+' ||
           character == 0x2010 || character == 0x2011 || character == '\\' || character == '#';
}

/* Reading ended without a separator: a single letter and its stop, or a line of its own. */
static bool read_end(reader *state)
{
    if (state->stop != 0) return finish(state, LEC_LABEL_STOP, state->stop - 1, state->stop);
    if (state->at < state->line_end || state->words == 0) return false;
    return finish(state, LEC_LABEL_OWN, state->line_end, state->line_end);
}

/* [Name] text, <Name> text, [Name]: text */
static bool read_bracketed(const char *text, uint32_t at, uint32_t line_end, lec_label *label)
{
    const char close = text[at] == '[' ? ']' : '>';
    const uint32_t furthest = line_end - at > LONGEST_BRACKET ? at + LONGEST_BRACKET : line_end;
    uint32_t end = at + 1, first = at + 1;
    while (end < furthest && text[end] != close && text[end] != '[' && text[end] != '<') end++;
    if (end >= furthest || text[end] != close || end == at + 1) return false;
    const UChar32 letter = lec_utf8_next(text, &first, end);
    if (!u_isalpha(letter) || u_islower(letter)) return false;
    const bool colon = end + 1 < line_end && text[end + 1] == ':';
    label->name_start = at + 1;
    label->name_end = lec_trim_end(text, at + 1, end);
    label->style = colon ? LEC_LABEL_COLON : LEC_LABEL_BRACKET;
    label->end = lec_skip_blank(text, end + 1 + colon, line_end);
    return true;
}

/* A label that begins with a mark no sentence begins with: `touch pwned`: text. It is only text. */
static bool read_odd(const char *text, uint32_t at, uint32_t line_end, lec_label *label)
{
    const uint32_t furthest = line_end - at > LONGEST_BRACKET ? at + LONGEST_BRACKET : line_end;
    uint32_t end = at, letters = 0;
    while (end < furthest && strchr(".?!:", text[end]) == NULL)
        letters += u_isalpha((unsigned char)text[end++]) != 0;
    if (letters == 0 || (end == furthest && end < line_end)) return false;
    const bool colon = end < line_end && text[end] == ':';
    if (end < line_end && !(colon && lec_skip_blank(text, end + 1, line_end) > end + 1) &&
        !(colon && end + 1 == line_end))
        return false;
    label->odd = true;
    label->name_end = lec_trim_end(text, at, end);
    label->style = colon ? LEC_LABEL_COLON : LEC_LABEL_OWN;
    label->end = lec_skip_blank(text, end + colon, line_end);
    return true;
}

bool lec_label_read(const char *text, uint32_t at, uint32_t line_end, lec_label *label)
{
    const uint32_t start = at;
    const uint32_t marks_end = line_end - at > LONGEST_LABEL ? at + LONGEST_LABEL : line_end;
    bool timed = false;
    at = after_marks(text, at, marks_end, &timed);
    if (at >= marks_end) return false;
    *label = (lec_label){.start = start, .name_start = at, .timed = timed};
    reader state = {
        .text = text, .at = at, .line_end = line_end, .word_caps = true, .label = label};
    state.end = line_end - at > LONGEST_LABEL ? at + LONGEST_LABEL : line_end;
    if (strchr("`$%@=+|{~^&", text[at]) != NULL) return read_odd(text, at, line_end, label);
    if (text[at] == '[' || text[at] == '<') return read_bracketed(text, at, line_end, label);
    if (text[at] == '(') { /* (Outlet) Name: */
        if (!read_bracket(&state)) return false;
        state.at = lec_skip_blank(text, state.at, line_end);
        if (state.at >= state.end) return false;
        label->name_start = state.at;
    }
    const UChar32 first = peek(&state, state.at);
    if (!u_isalnum(first)) return false;
    label->small = u_islower(first);
    bool found = false;
    while (state.at < state.end)
        if (!read_character(&state, &found)) break;
    if (!found) found = read_end(&state);
    return found && !(label->small && (label->style != LEC_LABEL_COLON || state.words > 2));
}
