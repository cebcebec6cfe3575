/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_read.c -- what could be a label at a place: only its shape is looked at. A line may be read
 * in several ways (`Ann Lowe - BBC: ...`): which of them is right, if any, is not decided here. */
#include "io/attribution/label_search.h"

#include <unicode/uchar.h>

#include <string.h>

#include "io/words/unicode.h"

enum {
    LONGEST_LABEL = 240, /* bytes */
    LONGEST_BRACKET = LEC_LABEL_LONGEST_BRACKET,
    MOST_WORDS = 26,
    MOST_WORDS_OF_A_LINE = 14, /* without a separator, unless all in capitals */
    WIDE_GAP = 3,              /* blanks that separate columns */
    MOST_MARKS = 2,            /* that no name holds */
    LONGEST_SHORT_FORM = 5,
};

typedef struct {
    const char *text;
    uint32_t at, end; /* reading here; end of the line or of what may be looked at */
    uint32_t line_end;
    uint32_t word_start; /* of the word being read */
    uint32_t words, commas;
    uint32_t comma; /* the last one */
    bool in_word;
    uint32_t upper, lower; /* letters of the word being read */
    bool first_upper, last_upper;
    bool small;  /* a small letter was read */
    bool closed; /* a bracket or a time followed the name: it ends before them */
    bool after_time;
    bool second;             /* another bracket behind the first */
    uint32_t stop;           /* a single letter and a full stop were read up to here, or 0 */
    uint32_t dash, dash_end; /* ` - ` or ` | ` after the name: where it begins and ends, or 0 */
    uint32_t dash_words;     /* words before it */
    lec_label *label;
    lec_label *readings; /* [count] found so far */
    uint32_t count;
} reader;

static UChar32 peek(const reader *state, uint32_t at)
{
    return at < state->line_end ? lec_utf8_next(state->text, &at, state->line_end) : '\n';
}

static void end_word(reader *state)
{
    state->in_word = false;
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

/* `Name: (00:12)`, or a time alone on the rest of the line, belongs to the label. */
static uint32_t after_label_time(reader *state, uint32_t at)
{
    at = lec_skip_blank(state->text, at, state->line_end);
    const uint32_t time = lec_label_after_time(state->text, at, state->line_end);
    if (time == at) return at;
    const uint32_t after = lec_skip_blank(state->text, time, state->line_end);
    if (state->text[at] != '(' && state->text[at] != '[' && after < state->line_end) return at;
    state->label->timed = true;
    return after;
}

static bool holds_role(const char *text, uint32_t start, uint32_t end)
{
    static const uint64_t roles =
        LEC_CLASS_BIT(LEC_PHRASE_UNNAMED + 1) - LEC_CLASS_BIT(LEC_PHRASE_OFFICE);
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    for (uint32_t w = 0; w < list.count; w++)
        if (list.words[w].letters > 1 && lec_word_is_of(&list, w, roles)) return true;
    return false;
}

/* Few words, small ones only where outlets have them. */
static bool looks_like_outlet(const char *text, uint32_t start, uint32_t end)
{
    enum { MOST_OF_AN_OUTLET = 6 };
    lec_wordlist list;
    lec_wordlist_read(&list, text, start, end);
    for (uint32_t w = 0; w < list.count; w++)
        if (list.words[w].shape == LEC_SHAPE_LOWER && (w == 0 || !lec_is_small_between(&list, w)))
            return false;
    return list.count > 0 && list.count <= MOST_OF_AN_OUTLET;
}

/* `Ann Lowe - BBC`, `Ann Lowe | BBC`: what follows the dash is the outlet, unless an office stands
 * before it (`PRESIDENT - ANN LOWE:`). */
static void part_outlet(const reader *state, lec_label *label)
{
    if (state->dash == 0 || label->outlet_end > label->outlet_start ||
        state->dash_end >= label->name_end ||
        !looks_like_outlet(state->text, state->dash_end, label->name_end) ||
        holds_role(state->text, label->name_start, state->dash))
        return;
    label->outlet_start = lec_skip_blank(state->text, state->dash_end, label->name_end);
    label->outlet_end = label->name_end;
    label->name_end = lec_trim_end(state->text, label->name_start, state->dash);
}

/* Keeps what has been read as a label whose name ends before `name_end` and its text begins at
 * `after`. */
static void keep(reader *state, lec_label_style style, uint32_t name_end, uint32_t after)
{
    if (state->count == LEC_LABEL_READINGS) return;
    lec_label *label = state->label;
    const lec_label before = *label;
    label->style = (uint8_t)style;
    if (!state->closed) label->name_end = lec_trim_end(state->text, label->name_start, name_end);
    label->name_end = lec_label_before_emphasis(state->text, label->name_start, label->name_end);
    label->name_end = lec_trim_end(state->text, label->name_start, label->name_end);
    if (style == LEC_LABEL_COLON || style == LEC_LABEL_OWN) part_outlet(state, label);
    while (after < state->line_end && (state->text[after] == '*' || state->text[after] == '_'))
        after++;
    after = lec_label_after_quotes(state->text, after, state->line_end);
    label->end = after_label_time(state, after);
    const bool small = label->small && (style != LEC_LABEL_COLON || state->words > 4);
    if (label->name_end > label->name_start && !small) state->readings[state->count++] = *label;
    *label = before;
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

/* `BRUNA GALLI, Ministro dell'istruzione.` */
static bool is_name_and_office(const reader *state)
{
    enum { LONGEST = 12 };
    if (state->commas != 1 || state->words > LONGEST) return false;
    return holds_role(state->text, state->comma, state->at);
}

/* A full stop: the end of a label, part of an initial or a short form, or the end of a sentence. */
static bool read_stop(reader *state)
{
    const uint32_t at = state->at;
    uint32_t after = at + 1;
    if (!is_gap_end(peek(state, after))) {
        state->at = after;
        return true; /* inside U.S. */
    }
    if (peek(state, after) == '-' && u_isalnum(peek(state, after + 1))) {
        state->at = after + 1;
        return true; /* inside Japan-U.S.-ROK */
    }
    const bool first = state->words == 1, in_word = state->in_word;
    const bool single = first && in_word && is_single(state, at);
    const uint32_t letters = at - state->word_start;
    end_word(state);
    for (UChar32 next = peek(state, after); next == '-' || next == 0x2013 || next == 0x2014;) {
        after += lec_utf8_length(next); /* P.- */
        next = peek(state, after);
    }
    if (after > at + 1) {
        keep(state, LEC_LABEL_STOP_DASH, at, after);
        return false;
    }
    const bool q = single && state->text[state->word_start] == 'Q';
    state->at = after;
    if (first && in_word && state->lower == 0 && letters <= 4 && !q) { /* J. Why?  SEC. LOWE: */
        state->stop = after;
        return true;
    }
    if (in_word && !single && !state->closed && is_short_form(state, at)) return true;
    if (state->words <= 3 || (state->words <= 8 && state->first_upper) || is_name_and_office(state))
        keep(state, LEC_LABEL_STOP, at, after);
    state->label->stops++;
    return in_word && !single && !state->closed && letters < LONGEST_SHORT_FORM; /* Sec. Lane: */
}

static bool read_bracket(reader *state)
{
    const uint32_t after = lec_label_after_bracket(state->text, state->at, state->end);
    if (after == 0) return false;
    lec_label *label = state->label;
    if (lec_label_after_time(state->text, state->at, after) == after) {
        label->timed = true;
    } else if (label->outlet_end > label->outlet_start) {
        if (state->at < label->outlet_end || state->second) return false;
        state->second = true; /* (off mic), (spoke in Russian): how it was said */
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

/* A dash after blanks: `R. - text`, `Ann Lowe -- text`. Returns one past it, or `at`. */
static uint32_t after_dash(const reader *state, uint32_t at)
{
    const UChar32 next = peek(state, at);
    const bool wide = next == 0x2013 || next == 0x2014;
    if (!wide && next != '-') return at;
    uint32_t after = at + lec_utf8_length(next);
    if (next == '-' && peek(state, after) == '-') after++;
    return wide || lec_is_blank_character(peek(state, after)) ? after : at;
}

/* A line that is read with the one before it is parted from it by a blank. */
static bool is_blank(UChar32 character)
{
    return lec_is_blank_character(character) || lec_is_line_end(character);
}

/* The name may go on behind the dash with an outlet: `Ann Lowe - BBC:`. */
static void note_dash(reader *state, uint32_t start, uint32_t end)
{
    if (state->dash == 0) {
        state->dash = start;
        state->dash_end = end;
        state->dash_words = state->words;
    }
    state->at = end;
}

/* Whether a bracket stands at text[at], and a colon behind it. */
static bool is_colon_behind_bracket(const reader *state, uint32_t at)
{
    if (at >= state->end || state->text[at] != '(') return false;
    uint32_t after = lec_label_after_bracket(state->text, at, state->end);
    while (after > 0 && peek(state, after) == ' ') after++; /* as in French */
    return after > 0 && peek(state, after) == ':';
}

/* Whether a letter or digit of ASCII stands at text[at]. */
static bool is_plain(const reader *state, uint32_t at)
{
    const unsigned char byte = at < state->line_end ? (unsigned char)state->text[at] : 0;
    const unsigned char small = byte | ('a' - 'A');
    return (small >= 'a' && small <= 'z') || is_digit((char)byte);
}

/* Blanks: `Q    text` and columns; a dash after them may be a separator. */
static bool read_gap(reader *state)
{
    const uint32_t start = state->at;
    if (state->words > 1 && state->text[start] == ' ' && is_plain(state, start + 1)) {
        state->at = start + 1; /* as between most words */
        end_word(state);
        return true;
    }
    uint32_t gap = 0, at = start;
    while (at < state->line_end && is_blank(peek(state, at))) {
        const UChar32 character = lec_utf8_next(state->text, &at, state->line_end);
        gap += u_charType(character) != U_FORMAT_CHAR;
    }
    const bool tab = memchr(state->text + start, '\t', at - start) != NULL;
    if (tab) gap = WIDE_GAP;
    state->at = at;
    const bool letter = state->words == 1 && state->in_word && state->lower == 0 &&
                        !state->closed && is_single(state, start);
    const bool q = letter && state->text[state->word_start] == 'Q';
    end_word(state);
    if (at >= state->line_end) return true;
    const uint32_t dash = after_dash(state, at);
    if (dash > at) {
        const bool spoken = letter && (gap >= 2 || q); /* `Q -- interrupted` */
        state->label->loose = gap < 2 && q;
        keep(state, spoken ? LEC_LABEL_WIDE : LEC_LABEL_DASH, start, spoken ? at : dash);
        note_dash(state, start, dash);
        return !letter && !state->closed; /* Ann Lowe - BBC: */
    }
    if (letter && is_colon_behind_bracket(state, at)) return true; /* Q (Ann Lowe, BBC): */
    if (letter && state->stop == 0 && (gap >= 2 || q)) {
        state->label->loose = gap < 2;
        keep(state, LEC_LABEL_WIDE, start, at);
        return false;
    }
    if (gap >= WIDE_GAP && state->words > 0 &&
        lec_label_after_time(state->text, at, state->line_end) == at &&
        (tab || state->words <= 6) && u_isalpha(peek(state, at))) {
        keep(state, LEC_LABEL_WIDE, start, at);
        return false;
    }
    return true;
}

/* A colon that separates: not 10:30, not http://. */
static bool read_colon(reader *state, UChar32 character)
{
    const uint32_t at = state->at, after = at + lec_utf8_length(character);
    const UChar32 next = peek(state, after);
    const bool digits = at > 0 && is_digit(state->text[at - 1]) && u_isdigit(next);
    if (digits || next == '/' || state->words == 0) {
        state->at = after;
        return digits;
    }
    state->label->loose = character == ';';
    keep(state, LEC_LABEL_COLON, at, after);
    return false;
}

static bool begin_word(reader *state)
{
    if (state->in_word) return true;
    state->in_word = true;
    state->upper = state->lower = 0;
    state->first_upper = !u_islower(peek(state, state->at));
    state->word_start = state->at;
    if (state->closed && !state->after_time) { /* HEALTH INSTITUTE (INSP), ANN LOWE: */
        state->closed = false;
        state->label->outlet_start = state->label->outlet_end = 0;
    }
    return ++state->words <= MOST_WORDS && !state->closed;
}

/* Reads a letter, a digit or an accent. */
static bool read_letter(reader *state, UChar32 character, uint32_t next)
{
    const uint32_t time =
        state->in_word ? state->at : lec_label_after_time(state->text, state->at, state->line_end);
    if (time > state->at) { /* Speaker 1  0:03 */
        state->label->timed = true;
        if (state->words > 0 && !state->closed) state->label->name_end = state->at;
        state->closed = state->after_time = state->words > 0;
        state->at = time;
        return true;
    }
    if (!begin_word(state)) return false;
    state->last_upper = u_isupper(character);
    state->upper += state->last_upper;
    state->lower += u_islower(character) != 0;
    state->small |= u_islower(character) != 0;
    state->at = next;
    return true;
}

static bool is_name_mark(UChar32 character)
{
    return (character < 0x80 && strchr("-'&/*_+\\#", character) != NULL) || character == 0x2019 ||
           character == 0x2010 || character == 0x2011;
}

/* Reads the letters of ASCII that go on with a word, of which most text is, as read_letter() does
 * each of them. */
static void read_letters(reader *state)
{
    uint32_t at = state->at;
    for (; at < state->end; at++) {
        const unsigned char byte = (unsigned char)state->text[at], small = byte | ('a' - 'A');
        if (small < 'a' || small > 'z') break;
        state->last_upper = byte != small;
        state->upper += state->last_upper;
        state->lower += !state->last_upper;
    }
    state->small |= state->lower > 0;
    state->at = at;
}

/* Reads one character of a name; false ends the reading. */
static bool read_character(reader *state)
{
    if (state->in_word) read_letters(state);
    if (state->at >= state->end) return true;
    uint32_t next = state->at;
    const UChar32 character = lec_utf8_next(state->text, &next, state->end);
    if (u_isalnum(character) || u_charType(character) == U_NON_SPACING_MARK)
        return read_letter(state, character, next);
    if (character == ':' || character == 0xFF1A || character == ';')
        return read_colon(state, character);
    if (character == '.') return read_stop(state);
    if (character == '(' || character == '[') return read_bracket(state);
    if (is_blank(character)) return read_gap(state);
    if (u_charType(character) == U_FORMAT_CHAR) { /* of no width: nobody sees it */
        state->at = next;
        return true;
    }
    if (character == '|' && state->words > 0) {
        keep(state, LEC_LABEL_BAR, state->at, next);
        end_word(state);
        note_dash(state, state->at, next);
        return !state->closed;
    }
    if (character == ',') {
        end_word(state);
        state->comma = state->at;
        state->at = next;
        return ++state->commas <= 4;
    }
    if (character == '?' || character == '!' || character == 0x2026) return false;
    if (character == 0x3002 || character == 0xFF1F || character == 0xFF01)
        return false; /* 。？！ */
    state->at = next;
    if (is_name_mark(character)) return true;
    end_word(state);
    return ++state->label->marks <= MOST_MARKS;
}

/* Reading ended without a separator: a single letter and its stop, or a line of its own. */
static void read_end(reader *state)
{
    if (state->stop != 0)
        keep(state, LEC_LABEL_STOP, state->stop - 1, state->stop);
    else if (state->at >= state->line_end && state->words > 0 &&
             (state->words <= MOST_WORDS_OF_A_LINE || !state->small))
        keep(state, LEC_LABEL_OWN, state->line_end, state->line_end);
}

/* A line that may be `Ann Lowe - BBC`. */
static bool is_name_and_outlet(const reader *state)
{
    enum { MOST_OF_A_NAME = 4 };
    return state->dash > 0 && state->count == 1 && state->commas == 0 &&
           lec_trim_end(state->text, state->at, state->line_end) <= state->at &&
           state->dash_words <= MOST_OF_A_NAME &&
           looks_like_outlet(state->text, state->dash_end, state->line_end) &&
           strchr(".?!,", state->text[state->line_end - 1]) == NULL;
}

/* `(Outlet) Name:`, or a quotation mark and the like before the name. */
static bool read_opening(reader *state)
{
    if (state->text[state->at] == '(') {
        if (!read_bracket(state)) return false;
        state->at = lec_skip_blank(state->text, state->at, state->line_end);
    }
    if (state->at < state->end && !u_isalnum(peek(state, state->at))) {
        lec_utf8_next(state->text, &state->at, state->end);
        state->label->marks++;
    }
    if (state->at >= state->end) return false;
    state->label->name_start = state->at;
    const UChar32 first = peek(state, state->at);
    state->label->small = u_islower(first);
    return u_isalnum(first);
}

uint32_t lec_label_read(const char *text, uint32_t at, uint32_t line_end,
                        lec_label readings[LEC_LABEL_READINGS])
{
    const uint32_t start = at;
    const uint32_t marks_end = line_end - at > LONGEST_LABEL ? at + LONGEST_LABEL : line_end;
    bool timed = false;
    at = lec_label_after_marks(text, at, marks_end, &timed);
    if (at >= marks_end) return 0;
    lec_label label = {.start = start, .name_start = at, .timed = timed};
    reader state = {
        .text = text, .at = at, .line_end = line_end, .label = &label, .readings = readings};
    state.end = line_end - at > LONGEST_LABEL ? at + LONGEST_LABEL : line_end;
    if (lec_label_is_marked(text, at, line_end)) {
        readings[0] = label;
        return lec_label_read_marked(text, at, line_end, readings);
    }
    if (!read_opening(&state)) return 0;
    bool more = true;
    while (more && state.at < state.end) more = read_character(&state);
    uint32_t after_letter = label.name_start;
    lec_utf8_next(text, &after_letter, line_end);
    const bool initial = state.stop == after_letter + 1; /* A. Four: */
    if (state.count == 0 || initial || is_name_and_outlet(&state)) read_end(&state);
    return state.count;
}
