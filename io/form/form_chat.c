/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_chat.c -- CHAT transcripts of the CHILDES and TalkBank projects (.cha):
 *
 *     @Participants:  VAL Ada_Vale Politician, REE Tom_Reed Interviewer
 *     *VAL:   we will not &-uh comment on that . ^U18000_22500^U
 *     %com:   reads from paper
 *
 * Main tiers are speech; headers are about the transcript, dependent tiers are left out. Of the
 * codes in a main tier no word is made: fillers and events (&-uh, &=laughs), codes in square
 * brackets, marks of overlap, retracing and pauses, unintelligible stretches (xxx) and time
 * bullets, which give the times. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/form/extract.h"
#include "io/form/segments.h"

enum { BULLET = 0x15 };

typedef struct {
    const char *name, *role;
} participant;

typedef struct {
    const lec_source *source;
    lec_line_counter lines;
    lec_vocabulary *codes;
    LEC_ARRAY(participant) participants; /* by number in `codes` */
    lec_segments segments;
    const char *date;
    lec_arena *arena;
} reader;

/* A tier with its continuation lines: "*VAL" or "@Date" and what follows. */
typedef struct {
    const char *name;
    size_t name_length;
    size_t start, end; /* bytes of the file, after the colon and tab */
} tier;

/* Reads the tier at *at; false at the end of the file. Lines that are no tier are passed over. */
static bool next_tier(const lec_source *source, size_t *at, tier *out)
{
    while (*at < source->length) {
        const char *line = source->text + *at;
        size_t end = *at;
        do {
            end += strcspn(source->text + end, "\n");
            end += end < source->length;
        } while (end < source->length && source->text[end] == '\t');
        const size_t length = end - *at;
        const char *colon = memchr(line, ':', length);
        *at = end;
        if (colon == NULL || strchr("*@%", line[0]) == NULL) continue;
        *out = (tier){line, (size_t)(colon - line), (size_t)(colon + 1 - source->text), end};
        return true;
    }
    return false;
}

static bool is_called(const tier *of, const char *name)
{
    return of->name_length == strlen(name) && memcmp(of->name, name, of->name_length) == 0;
}

/* `VAL Ada_Vale Politician`: a code, a name or none, a role. */
static void add_participant(reader *state, const char *text, const char *end)
{
    const char *words[3] = {NULL, NULL, NULL};
    size_t lengths[3] = {0, 0, 0}, count = 0;
    while (text < end && count < 3) {
        while (text < end && strchr(" \t\r\n", *text) != NULL) text++;
        const char *start = text;
        while (text < end && strchr(" \t\r\n", *text) == NULL) text++;
        if (text == start) break;
        words[count] = start;
        lengths[count++] = (size_t)(text - start);
    }
    if (count == 0) return;
    const size_t name = count == 3 ? 1 : 0, role = count - 1;
    const participant added = {
        lec_name_with_spaces(words[name], lengths[name], state->arena),
        count > 1 ? lec_name_with_spaces(words[role], lengths[role], state->arena) : NULL};
    const uint32_t code = lec_vocabulary_add(state->codes, words[0], lengths[0]);
    if (code == state->participants.count) LEC_PUSH(state->arena, state->participants, added);
}

static void read_participants(reader *state, const tier *of)
{
    const char *text = state->source->text;
    for (size_t at = of->start, end; at < of->end; at = end + 1) {
        for (end = at; end < of->end && text[end] != ','; end++) {
        }
        add_participant(state, text + at, text + end);
    }
}

/* 03-DEC-2024 */
static void read_date(reader *state, const tier *of)
{
    static const char months[] = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    const char *text = state->source->text + of->start;
    const size_t blank = strspn(text, " \t");
    if (blank + 11 > of->end - of->start) return;
    text += blank;
    if (text[2] != '-' || text[6] != '-') return;
    for (size_t month = 0; month < 12; month++)
        if (memcmp(text + 3, months + 3 * month, 3) == 0)
            state->date =
                lec_arena_format(state->arena, "%.4s-%02zu-%.2s", text + 7, month + 1, text);
}

/* --- speech ---------------------------------------------------------------------------------- */

/* `start_end` in milliseconds between two bullets, in older files `%snd:"talk"_start_end`; returns
 * the byte after the second. */
static size_t read_bullet(const reader *state, size_t at, size_t end, lec_segment *segment)
{
    const char *text = state->source->text;
    const char *close = memchr(text + at + 1, BULLET, end - at - 1);
    if (close == NULL) return at + 1;
    const char *open = text + at + 1;
    for (const char *c = open; *open == '%' && c < close; c++)
        if (c[0] == '"' && c[1] == '_') open = c + 2;
    char *after;
    const unsigned long start = strtoul(open, &after, 10);
    if (*after == '_') {
        const unsigned long stop = strtoul(after + 1, &after, 10);
        if (isnan(segment->start)) segment->start = (double)start / 1000;
        segment->end = (double)stop / 1000;
    }
    return (size_t)(close + 1 - text);
}

/* Whether a word of a main tier is a code and not said. */
static bool is_code(const char *word, size_t length)
{
    static const char *const unheard[] = {"xxx", "yyy", "www"};
    for (size_t i = 0; i < sizeof unheard / sizeof *unheard; i++)
        if (length == 3 && memcmp(word, unheard[i], 3) == 0) return true;
    const bool is_pause =
        length > 1 && word[0] == '(' && strspn(word + 1, ".:0123456789)") + 1 >= length;
    return is_pause || word[0] == '&' || word[0] == '+' || (word[0] == '0' && length > 1);
}

/* Signs stand by themselves in CHAT; in a text they stand at the word before. The marks of a
 * vocative and of a tag are commas. */
static bool put_sign(reader *state, size_t at, size_t end, uint32_t line)
{
    static const char *const commas[] = {"\u2021", "\u201E"};
    const char *text = state->source->text + at;
    const size_t length = end - at;
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
        if (length == strlen(commas[i]) && memcmp(text, commas[i], length) == 0) {
            lec_segments_put(&state->segments, ",", 1, at, line);
            return true;
        }
    if (strspn(text, ",.;:?!") < length) return false;
    lec_segments_put(&state->segments, text, length, at, line);
    return true;
}

/* Puts a word without its marks: (be)cause, house@s, <the ...> */
static void put_word(reader *state, size_t at, size_t end)
{
    const char *text = state->source->text;
    if (is_code(text + at, end - at)) return;
    const uint32_t line = lec_line_of(&state->lines, at);
    if (put_sign(state, at, end, line)) return;
    lec_segments_space(&state->segments);
    for (size_t start = at; at <= end; at++) {
        const bool is_mark = at < end && strchr("()<>", text[at]) != NULL;
        const bool ends = at == end || text[at] == '@';
        if (!is_mark && !ends) continue;
        lec_segments_put(&state->segments, text + start, at - start, start, line);
        start = at + 1;
        if (ends) break;
    }
}

static void read_speech(reader *state, const tier *of)
{
    const char *text = state->source->text;
    uint32_t code;
    const bool known =
        lec_vocabulary_find(state->codes, of->name + 1, of->name_length - 1, &code) &&
        code < state->participants.count;
    const participant speaker =
        known
            ? state->participants.items[code]
            : (participant){lec_arena_text(state->arena, of->name + 1, of->name_length - 1), NULL};
    lec_segment *segment = lec_segments_add(&state->segments);
    segment->speaker = speaker.name;
    segment->role = speaker.role;
    for (size_t at = of->start; at < of->end;) {
        size_t end = at;
        while (end < of->end && strchr(" \t\r\n[\x15", text[end]) == NULL) end++;
        if (end > at) put_word(state, at, end);
        if (end < of->end && text[end] == BULLET) {
            end = read_bullet(state, end, of->end, segment);
        } else if (end < of->end && text[end] == '[') {
            const char *close = memchr(text + end, ']', of->end - end);
            end = close != NULL ? (size_t)(close + 1 - text) : of->end;
        } else {
            end++;
        }
        at = end;
    }
}

/* --- the form -------------------------------------------------------------------------------- */

static int recognise(const lec_source *source)
{
    const char *text = source->text;
    const bool begins = strncmp(text, "@UTF8", 5) == 0 || strncmp(text, "@Begin", 6) == 0;
    if (begins && strstr(text, "@Participants:") != NULL) return 100;
    return begins ? 90 : strcmp(source->suffix, "cha") == 0 ? 70 : 0;
}

static lec_status read_chat(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                            lec_error *error)
{
    reader state = {.source = source,
                    .lines = {source->text, 0, 1},
                    .codes = lec_vocabulary_new(arena),
                    .segments = {.arena = arena},
                    .date = "",
                    .arena = arena};
    tier read;
    for (size_t at = 0; next_tier(source, &at, &read);) {
        if (is_called(&read, "@Participants")) read_participants(&state, &read);
        if (is_called(&read, "@Date")) read_date(&state, &read);
        if (read.name[0] == '*') read_speech(&state, &read);
    }
    if (strstr(source->text, "@End") == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: no @End in this CHAT file, so its end is missing; get it again",
                        source->path, lec_line_of(&state.lines, source->length));
    const lec_status status = lec_segments_finish(&state.segments, source, "chat",
                                                  LEC_SEGMENTS_AS_THEY_STAND, transcript, error);
    transcript->date = state.date;
    return status;
}

const lec_form lec_form_chat = {
    .name = "chat",
    .summary = "CHAT transcripts (.cha) of CHILDES and TalkBank",
    .recognise = recognise,
    .read = read_chat,
};
