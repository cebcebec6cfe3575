/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/said_times.h"

#include <string.h>
#include <strings.h>

#include "io/form/clock.h"
#include "io/form/label_shape.h"
#include "io/form/text_edit.h"

typedef struct {
    bool has_said, has_clock; /* a time in words; one in digits */
    bool has_text;            /* something beside them that could name who speaks */
    bool is_other;            /* anything else: what was said */
    uint32_t seconds;
    uint32_t name, name_end; /* its bytes, with has_text */
} line_parts;

typedef struct {
    const char *text;
    lec_lines lines;
    line_parts *parts; /* [lines.count] */
    lec_arena *arena;
    LEC_ARRAY(lec_text_edit) edits;
} taker;

static uint32_t skip_blank(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == ',')) at++;
    return at;
}

/* The seconds of a unit called by the bytes from `at` on, 0 for none; `after` is behind its word.
 */
static uint32_t read_unit(const char *text, uint32_t at, uint32_t end, uint32_t *after)
{
    static const struct {
        const char *begins;
        uint32_t seconds;
    } units[] = {{"second", 1},   {"sekund", 1},   {"segund", 1},    {"секунд", 1}, {"秒", 1},
                 {"minut", 60},   {"minuut", 60},  {"минут", 60},    {"分", 60},    {"hour", 3600},
                 {"stund", 3600}, {"heure", 3600}, {"hora", 3600},   {"ora", 3600}, {"ore", 3600},
                 {"uur", 3600},   {"timm", 3600},  {"godzin", 3600}, {"час", 3600}, {"時間", 3600},
                 {"小时", 3600}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const uint32_t length = (uint32_t)strlen(units[i].begins);
        if (at + length > end || strncasecmp(text + at, units[i].begins, length) != 0) continue;
        at += length;
        while (at < end && (unsigned char)text[at] > ' ' && !(text[at] >= '0' && text[at] <= '9'))
            at++;
        *after = at;
        return units[i].seconds;
    }
    return 0;
}

/* `1 hour 2 minutes 3 seconds` at text[at]; the byte after it, or `at`. */
static uint32_t read_said(const char *text, uint32_t at, uint32_t end, uint32_t *seconds)
{
    enum { MOST = 100000 };
    uint32_t next = at, last = UINT32_MAX;
    for (*seconds = 0;;) {
        uint32_t number = 0, after = next;
        while (after < end && text[after] >= '0' && text[after] <= '9' && number < MOST)
            number = number * 10 + (uint32_t)(text[after++] - '0');
        if (after == next || number >= MOST) break;
        const uint32_t unit = read_unit(text, skip_blank(text, after, end), end, &after);
        if (unit == 0 || unit >= last) break;
        last = unit;
        *seconds += number * unit;
        at = after;
        next = skip_blank(text, at, end);
    }
    return at;
}

/* Past a clock in digits, or `at`. */
static uint32_t read_clock(const char *text, uint32_t at, uint32_t end, line_parts *parts)
{
    lec_clock clock;
    if (at >= end || !lec_clock_read(text, at, end, &clock)) return at;
    const uint32_t seconds = (uint32_t)clock.seconds;
    if (parts->has_said && seconds != parts->seconds) return at;
    parts->has_clock = true;
    parts->seconds = seconds;
    return skip_blank(text, clock.end, end);
}

static line_parts parts_of(const char *text, const lec_line *line)
{
    line_parts parts = {0};
    const uint32_t end = line->end;
    uint32_t at = line->start, after = at;
    for (; at < end; at++) { /* a time in words, where a word begins */
        if (text[at] < '0' || text[at] > '9' || (at > line->start && text[at - 1] != ' ')) continue;
        after = read_said(text, at, end, &parts.seconds);
        parts.has_said = after > at;
        if (parts.has_said) break;
    }
    if (!parts.has_said) at = after = line->start;
    after = read_clock(text, skip_blank(text, after, end), end, &parts);
    const uint32_t name_end = parts.has_said ? at : parts.has_clock ? line->start : end;
    parts.is_other = line->kind != LEC_BLOCK_PARAGRAPH && line->kind != LEC_BLOCK_HEADING;
    if ((parts.has_said || parts.has_clock) && after < end) parts.is_other = true;
    if (name_end == line->start) return parts;
    const lec_label_shape shape = lec_label_shape_of(text, line->start, name_end);
    parts.has_text = shape.is_name && !shape.has_colon;
    parts.is_other = parts.is_other || !parts.has_text;
    parts.name = shape.start;
    parts.name_end = shape.end;
    return parts;
}

static bool is_same_name(const taker *self, const line_parts *a, const line_parts *b)
{
    const uint32_t length = a->name_end - a->name;
    return length == b->name_end - b->name &&
           strncasecmp(self->text + a->name, self->text + b->name, length) == 0;
}

/* Whether line `i` holds a time, and no other one than `seconds`. */
static bool goes_with(const taker *self, size_t i, uint32_t seconds)
{
    if (i >= self->lines.count) return false;
    const line_parts *parts = &self->parts[i];
    return !parts->is_other && (parts->has_said || parts->has_clock) && parts->seconds == seconds;
}

/* Whether the line holds the first letters of a name, or less. */
static bool is_initials(const taker *self, const line_parts *initials, const line_parts *name)
{
    enum { MOST = 3 };
    uint32_t at = name->name;
    if (initials->is_other || !initials->has_text || initials->has_said ||
        initials->name_end - initials->name > MOST)
        return false;
    for (uint32_t i = initials->name; i < initials->name_end; i++, at++) {
        while (at < name->name_end && !(self->text[at] == self->text[i] &&
                                        (at == name->name || self->text[at - 1] == ' ')))
            at++;
        if (at >= name->name_end) return false;
    }
    return true;
}

/* A line of a name alone that stands above the times from line `first` on, SIZE_MAX for none. */
static size_t name_above(const taker *self, size_t first, const line_parts *named)
{
    if (first == 0) return SIZE_MAX;
    const line_parts *above = &self->parts[first - 1];
    if (above->is_other || !above->has_text || above->has_said) return SIZE_MAX;
    return named == NULL || is_same_name(self, above, named) ? first - 1 : SIZE_MAX;
}

static void cut(taker *self, uint32_t start, uint32_t end, const char *put)
{
    if (start < end || put[0] != '\0')
        LEC_PUSH(self->arena, self->edits, ((lec_text_edit){start, end, put}));
}

static const char *clock_of(const taker *self, uint32_t seconds)
{
    if (seconds < 3600)
        return lec_arena_format(self->arena, "  %u:%02u", (unsigned)seconds / 60,
                                (unsigned)seconds % 60);
    return lec_arena_format(self->arena, "  %u:%02u:%02u", (unsigned)seconds / 3600,
                            (unsigned)seconds / 60 % 60, (unsigned)seconds % 60);
}

/* Makes one line of lines [first, last) that hold the same time, and of the name above them. */
static void take_group(taker *self, size_t first, size_t last)
{
    const line_parts *named = NULL;
    size_t keep = SIZE_MAX;
    for (size_t i = first; i < last; i++)
        if (self->parts[i].has_text && named == NULL) named = &self->parts[keep = i];
    const size_t above = name_above(self, first, named);
    if (above != SIZE_MAX) {
        keep = first = above;
        named = &self->parts[keep];
    }
    if (named == NULL) return;
    if (first > 0 && is_initials(self, &self->parts[first - 1], named)) first--;
    const lec_line *lines = self->lines.items;
    for (size_t i = first; i < last; i++) {
        if (i != keep) cut(self, lines[i].start, lines[i].end, "");
        if (i == keep)
            cut(self, named->name_end, lines[i].end, clock_of(self, self->parts[last - 1].seconds));
    }
}

/* Lines from `first` on that hold one time; whether words and digits confirm each other. */
static size_t group_end(const taker *self, size_t first, bool *confirmed)
{
    const uint32_t seconds = self->parts[first].seconds;
    size_t last = first;
    bool said = false, clock = false;
    for (; goes_with(self, last, seconds); last++) {
        said = said || self->parts[last].has_said;
        clock = clock || self->parts[last].has_clock;
    }
    *confirmed = said && clock;
    return last;
}

/* Whether times in words stand alone on lines again and again, in their order. */
static bool are_usual(const taker *self)
{
    size_t alone = 0, ordered = 0;
    uint32_t before = 0;
    for (size_t i = 0; i < self->lines.count; i++) {
        const line_parts *parts = &self->parts[i];
        if (!parts->has_said || parts->has_text || parts->is_other) continue;
        alone++;
        ordered += parts->seconds >= before;
        before = parts->seconds;
    }
    return alone >= 2 && ordered == alone;
}

void lec_said_times_take(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    taker self = {.text = out->text, .lines = *lines, .arena = arena};
    lec_arena *scratch = lec_arena_new();
    self.parts = lec_new(scratch, line_parts, lines->count + 1);
    bool any = false;
    for (size_t i = 0; i < lines->count; i++) {
        self.parts[i] = parts_of(out->text, &lines->items[i]);
        any = any || (self.parts[i].has_said && !self.parts[i].is_other);
    }
    const bool usual = any && are_usual(&self);
    for (size_t i = 0, last; any && i < lines->count; i = last) {
        bool confirmed = false;
        last = i + 1;
        if (!goes_with(&self, i, self.parts[i].seconds)) continue;
        last = group_end(&self, i, &confirmed);
        if (confirmed || (usual && self.parts[i].has_said)) take_group(&self, i, last);
    }
    lec_arena_free(scratch);
    if (self.edits.count == 0) return;
    lec_text_edit_apply(self.edits.items, self.edits.count, *lines, arena, out);
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].start < lines->items[i].end) lines->items[count++] = lines->items[i];
    lines->count = count;
}
