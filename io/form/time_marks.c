/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/time_marks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/chat_log.h"
#include "io/form/clock.h"
#include "io/form/frames.h"
#include "io/form/label_shape.h"
#include "io/form/stated_names.h"
#include "io/form/text_edit.h"
#include "io/form/time_unit.h"
#include "io/form/timed_labels.h"
#include "io/form/times.h"

typedef enum { ALONE, HEAD, LABEL, TAIL, MIDDLE, PLACES } mark_place;

typedef struct {
    lec_clock clock;
    size_t line;
    mark_place place;
    uint32_t name_end;  /* LABEL: of the name before it, without what parts them */
    uint32_t after;     /* where the text goes on behind it and what parts them */
    bool name_brackets; /* LABEL: `[Ada Vale] 10:02:03` */
    bool is_sure;       /* by its own looks */
    bool in_order;      /* it is not earlier than those before it, as nearly all are */
    bool is_taken;
} found_mark;

typedef struct {
    const char *text;
    lec_lines lines;
    lec_arena *arena;
    LEC_ARRAY(found_mark) marks; /* in the order of the text */
    LEC_ARRAY(lec_text_edit) edits;
    LEC_ARRAY(lec_timed_line) timed; /* `text` is the number of the line while edits are made */
    bool heads_are_names;            /* `00:00:03 Speaker 1` on a line of its own */
    bool names_follow;               /* a time alone, a name alone, then the text */
    bool is_chat;                    /* `10:03:12 From Ada Vale to Everyone: Yes.` */
    bool tails_end; /* times stand at the ends of what was said, and nowhere else */
    bool to_minute; /* times of the day without seconds */
} taker;

/* --- finding --------------------------------------------------------------------------------- */

static uint32_t skip_blank(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && (text[at] == ' ' || text[at] == '\t')) at++;
    return at;
}

/* Past blanks and one mark that parts a time from what follows. */
static uint32_t after_separator(const char *text, uint32_t at, uint32_t end)
{
    static const char *const marks[] = {"\xe2\x80\x93", "\xe2\x80\x94", ":", "-", "|", ","};
    at = skip_blank(text, at, end);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const uint32_t length = (uint32_t)strlen(marks[i]);
        if (at + length <= end && memcmp(text + at, marks[i], length) == 0)
            return skip_blank(text, at + length, end);
    }
    return at;
}

static void add_mark(taker *self, found_mark mark)
{
    const lec_clock *clock = &mark.clock;
    const bool closed = clock->bracket == '[' || clock->bracket == '#';
    mark.is_sure =
        !clock->of_day &&
        (closed || (clock->has_hours && (clock->bracket != '\0' || mark.place != MIDDLE)));
    LEC_PUSH(self->arena, self->marks, mark);
}

/* A time of the recording, or of the day. */
static bool read_clock(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    return lec_clock_read(text, at, end, out) || lec_day_clock_read(text, at, end, out);
}

/* `4 March 2031, 10:00` and `March 4, 2031, 10:00` say when, not who. */
static bool is_day(const char *text, uint32_t start, uint32_t end)
{
    uint32_t digits = 0, years = 0;
    for (uint32_t at = start; at <= end; at++) {
        if (at < end && text[at] >= '0' && text[at] <= '9') {
            digits++;
            continue;
        }
        years += digits == 4;
        digits = 0;
    }
    return years == 1;
}

/* Whether a clock may begin with the byte. */
static bool may_begin(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == '[' || byte == '(' || byte == '{' || byte == '#';
}

/* A time after a name at the beginning of the line: `Ada Vale (00:12): Yes.` */
static bool find_after_name(const taker *self, const lec_line *line, found_mark *out)
{
    enum { LONGEST_NAME = 100 };
    const char *text = self->text;
    const uint32_t most =
        line->end - line->start > LONGEST_NAME ? line->start + LONGEST_NAME : line->end;
    for (uint32_t at = line->start + 1; at < most; at++) {
        if (!may_begin(text[at])) continue;
        const bool parted = strchr(" \t,:-|])\xa0\x93\x94", text[at - 1]) != NULL;
        if (!parted || !read_clock(text, at, line->end, &out->clock)) continue;
        const lec_label_shape shape = lec_label_shape_of(text, line->start, at);
        if (!shape.is_name || is_day(text, line->start, at)) return false;
        out->name_end = shape.end;
        out->name_brackets = shape.in_brackets;
        const uint32_t blank = skip_blank(text, out->clock.end, line->end);
        const bool colon = blank < line->end && text[blank] == ':';
        out->after = skip_blank(text, blank + (colon ? 1 : 0), line->end);
        const bool bar = memchr(text + shape.end, '|', at - shape.end) != NULL;
        if (bar && !colon && out->after < line->end) return false; /* `Ada Vale | [00:12] Yes.` */
        const bool wide = text[at - 1] == '\t' || (text[at - 1] == ' ' && text[at - 2] == ' ');
        return out->after >= line->end || colon || shape.has_colon || wide ||
               out->clock.bracket != '\0' || out->clock.has_hours || out->clock.of_day;
    }
    return false;
}

/* Marks within the text and at its end, from byte `at` on. */
static void find_within(taker *self, size_t index, uint32_t at)
{
    const lec_line *line = &self->lines.items[index];
    const char *text = self->text;
    for (; at < line->end; at++) {
        if (!may_begin(text[at])) continue;
        found_mark mark = {.line = index};
        const bool bracket = text[at] < '0' || text[at] > '9';
        const bool bare = !bracket && at > line->start && text[at - 1] == ' ' &&
                          !(at > 1 && text[at - 2] >= '0' && text[at - 2] <= '9');
        if ((!bracket && !bare) || !lec_clock_read(text, at, line->end, &mark.clock)) continue;
        mark.after = mark.clock.end;
        mark.place = skip_blank(text, mark.after, line->end) >= line->end ? TAIL : MIDDLE;
        const bool ends = at > 1 && strchr(".?!", text[at - 2]) != NULL;
        if (bare && (mark.place != TAIL || !mark.clock.has_hours || !ends)) continue;
        add_mark(self, mark);
        at = mark.clock.end - 1;
    }
}

/* Past `2031-02-03 ` before a time of a chat's log. */
static uint32_t after_day(const char *text, const lec_line *line)
{
    lec_clock clock;
    lec_chat_head head;
    const uint32_t at = lec_after_iso_day(text, line->start, line->end);
    return at > line->start && lec_clock_read(text, at, line->end, &clock) &&
                   lec_chat_head_read(text, after_separator(text, clock.end, line->end), line->end,
                                      &head)
               ? at
               : line->start;
}

static void find_in_line(taker *self, size_t index)
{
    const lec_line *line = &self->lines.items[index];
    uint32_t at = after_day(self->text, line);
    found_mark mark = {.line = index};
    if (line->kind != LEC_BLOCK_PARAGRAPH && line->kind != LEC_BLOCK_HEADING) return;
    if (read_clock(self->text, at, line->end, &mark.clock) ||
        lec_dotted_clock_read(self->text, at, line->end, &mark.clock)) {
        mark.after = after_separator(self->text, mark.clock.end, line->end);
        mark.place = mark.after >= line->end ? ALONE : HEAD;
        at = mark.after;
        add_mark(self, mark);
    } else if (find_after_name(self, line, &mark)) {
        mark.place = LABEL;
        at = mark.after;
        add_mark(self, mark);
    }
    find_within(self, index, at);
}

/* Adds the frames of time codes; what to say of them, or NULL. */
static const char *add_frames(taker *self, const lec_transcript *out)
{
    lec_frames frames = {0};
    for (size_t i = 0; i < self->marks.count; i++) {
        const lec_clock *clock = &self->marks.items[i].clock;
        if (clock->frames >= 0) lec_frames_see(&frames, clock->frames);
        if (clock->stop_frames >= 0) lec_frames_see(&frames, clock->stop_frames);
    }
    lec_frames_decide(&frames, out->text, out->length);
    for (size_t i = 0; i < self->marks.count; i++) {
        lec_clock *clock = &self->marks.items[i].clock;
        if (clock->frames >= 0) clock->seconds += lec_frames_seconds(&frames, clock->frames);
        if (clock->stop_frames >= 0) clock->stop += lec_frames_seconds(&frames, clock->stop_frames);
    }
    return lec_frames_note(&frames, self->arena);
}

/* --- believing ------------------------------------------------------------------------------- */

/* Marks the longest run of times that never goes back (Schensted 1961, by search in O(n log n)). */
static void mark_in_order(taker *self)
{
    const size_t count = self->marks.count;
    size_t *tail =
        lec_new(self->arena, size_t, count + 1); /* last mark of the best run of length */
    size_t *before = lec_new(self->arena, size_t, count + 1);
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = longest;
        while (low < high) {
            const size_t middle = low + (high - low) / 2;
            if (self->marks.items[tail[middle]].clock.seconds <= self->marks.items[i].clock.seconds)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? tail[low - 1] : SIZE_MAX;
        tail[low] = i;
        if (low == longest) longest++;
    }
    for (size_t i = longest > 0 ? tail[longest - 1] : SIZE_MAX; i != SIZE_MAX; i = before[i])
        self->marks.items[i].in_order = true;
}

/* What a mark must look like is decided by all of its place together; that a transcript began and
 * ended at a time of the day is said in two lines of one place. */
static void believe(taker *self)
{
    size_t all[PLACES] = {0}, ordered[PLACES] = {0}, vague[PLACES] = {0}, sure = 0;
    for (size_t i = 0; i < self->marks.count; i++) {
        const found_mark *mark = &self->marks.items[i];
        all[mark->place]++;
        ordered[mark->place] += mark->in_order;
        vague[mark->place] += mark->clock.of_day || mark->clock.dotted;
        sure += mark->is_sure && mark->in_order;
    }
    for (size_t i = 0; i < self->marks.count; i++) {
        found_mark *mark = &self->marks.items[i];
        const size_t here = all[mark->place];
        const bool at_line = mark->place == ALONE || mark->place == HEAD || mark->place == LABEL;
        const bool many = here >= (at_line ? 2U : 3U) && ordered[mark->place] * 10 >= here * 8 &&
                          (!at_line || here * 12 >= self->lines.count);
        if (mark->clock.of_day || mark->clock.dotted)
            mark->is_taken = many && vague[mark->place] >= 3;
        else
            mark->is_taken = mark->is_sure || many || (sure >= 2 && mark->in_order);
    }
}

/* After 23:59:50 comes 00:00:05 of the next day. */
static void go_past_midnight(taker *self)
{
    enum { DAY = 24 * 3600 };
    double past = 0, before = 0;
    for (size_t i = 0; i < self->marks.count; i++) {
        lec_clock *clock = &self->marks.items[i].clock;
        if (!clock->has_hours && !clock->of_day) continue;
        if (lec_clock_passes_midnight(before, clock->seconds)) past += DAY;
        before = clock->seconds;
        clock->seconds += past;
        clock->stop += past;
    }
}

/* Not `1m13s` or `[73.4s]`, which say their units. */
static bool has_colon(const char *text, const lec_clock *clock)
{
    return clock->dotted || memchr(text + clock->start, ':', clock->end - clock->start) != NULL;
}

/* Whether two numbers are hours and minutes: by the other reading nobody speaks so fast. */
static bool is_to_minute(const taker *self)
{
    const found_mark *first = NULL, *last = NULL;
    for (size_t i = 0; i < self->marks.count; i++) {
        const found_mark *mark = &self->marks.items[i];
        if (!mark->is_taken || !mark->in_order) continue;
        if (mark->clock.to_minute) return true;
        if (mark->clock.has_hours || mark->clock.of_day || !has_colon(self->text, &mark->clock))
            return false;
        if (first == NULL) first = mark;
        last = mark;
    }
    if (first == last) return false;
    const double seconds = last->clock.seconds - first->clock.seconds;
    const size_t length = last->clock.start - first->clock.start;
    const char *said = lec_arena_text(self->arena, self->text + first->clock.start, length);
    const uint64_t words = lec_count_stretches(said);
    return seconds > 0 && !lec_rate_is_plausible(words, seconds) &&
           lec_rate_is_plausible(words, 60 * seconds);
}

/* The line after a mark's, NULL where it is stamped too or there is none. */
static const lec_line *unstamped_after(const taker *self, size_t line, size_t mark)
{
    if (line + 1 >= self->lines.count) return NULL;
    for (size_t i = mark + 1; i < self->marks.count && self->marks.items[i].line <= line + 1; i++)
        if (self->marks.items[i].line == line + 1 && self->marks.items[i].place <= LABEL)
            return NULL;
    return &self->lines.items[line + 1];
}

static bool is_bare_name(const taker *self, uint32_t start, uint32_t end)
{
    const lec_label_shape shape = lec_label_shape_of(self->text, start, end);
    return shape.is_name && !shape.has_colon;
}

/* Learns from all marks whether names stand alone beside or under times, and whether times end. */
static void find_habits(taker *self)
{
    lec_chat_head chat;
    size_t heads = 0, chats = 0, names = 0, alone = 0, follow = 0, tails = 0, others = 0;
    for (size_t i = 0; i < self->marks.count; i++) {
        const found_mark *mark = &self->marks.items[i];
        if (!mark->is_taken) continue;
        const lec_line *line = &self->lines.items[mark->line];
        const lec_line *next = unstamped_after(self, mark->line, i);
        tails += mark->place == TAIL;
        others += mark->place < TAIL;
        if (mark->place == HEAD) {
            heads++;
            chats += lec_chat_head_read(self->text, mark->after, line->end, &chat);
            names += next != NULL && is_bare_name(self, mark->after, line->end);
        } else if (mark->place == ALONE) {
            alone++;
            follow += next != NULL && unstamped_after(self, mark->line + 1, i) != NULL &&
                      is_bare_name(self, next->start, next->end);
        }
    }
    self->heads_are_names = heads >= 2 && names * 10 >= heads * 8;
    self->is_chat = chats * 10 >= heads * 9 && chats > 0;
    self->names_follow = alone >= 2 && follow * 10 >= alone * 8;
    self->tails_end = tails >= 2 && others == 0;
}

/* --- taking ---------------------------------------------------------------------------------- */

static void edit(taker *self, uint32_t start, uint32_t end, const char *put)
{
    LEC_PUSH(self->arena, self->edits, ((lec_text_edit){start, end, put}));
}

static void time_line(taker *self, size_t line, double start, double end)
{
    const lec_timed_line timed = {(uint32_t)line, start, end};
    LEC_PUSH(self->arena, self->timed, timed);
}

/* A line that was cut by its times goes on with the sentence; any other begins something. */
static void begin_line(taker *self, size_t index, uint32_t start)
{
    lec_line *line = &self->lines.items[index];
    const lec_line rest = {.start = start, .end = line->end};
    const lec_line *before = index > 0 ? line - 1 : NULL;
    const bool lower = lec_begins_lower(self->text, &rest);
    if (before != NULL && lower && !lec_ends_sentence(self->text, before))
        line->goes_on = true;
    else
        line->apart = true;
}

static void take_label(taker *self, const found_mark *mark)
{
    const lec_line *line = &self->lines.items[mark->line];
    if (mark->name_brackets) edit(self, line->start, line->start + 1, "");
    edit(self, mark->name_end, mark->after, mark->after < line->end ? ": " : ":");
    self->lines.items[mark->line].apart = true;
}

static void take_inside(taker *self, const found_mark *mark)
{
    const lec_line *line = &self->lines.items[mark->line];
    const uint32_t last = self->edits.count > 0 ? self->edits.items[self->edits.count - 1].end : 0;
    uint32_t start = mark->clock.start;
    while (start > line->start && start > last && self->text[start - 1] == ' ') start--;
    edit(self, start, mark->clock.end, "");
}

/* Where times end paragraphs, the first begins with the recording, if it can have been said until
 * its end: 2 to 60 bytes a second. */
static void begin_recording(taker *self, const found_mark *mark)
{
    const lec_line *items = self->lines.items;
    size_t first = mark->line;
    while (first > 0 && items[first].blank_before == 0 &&
           !lec_ends_sentence(self->text, &items[first - 1]))
        first--;
    const double bytes = mark->clock.start - items[first].start, seconds = mark->clock.seconds;
    if (bytes >= 2 * seconds && bytes <= 60 * seconds) time_line(self, first, 0, NAN);
}

/* Makes a note of a message, which is no speech, up to the next. */
static void note_message(taker *self, const found_mark *mark, const char *type)
{
    const found_mark *const end = self->marks.items + self->marks.count;
    size_t next = self->lines.count;
    lec_chat_head head;
    for (const found_mark *m = mark + 1; m < end && next == self->lines.count; m++)
        if (m->is_taken && m->place == HEAD && m->line > mark->line &&
            lec_chat_head_read(self->text, m->after, self->lines.items[m->line].end, &head))
            next = m->line;
    self->lines.items[mark->line].apart = true;
    for (size_t i = mark->line; i < next; i++) {
        self->lines.items[i].kind = LEC_BLOCK_NOTE;
        self->lines.items[i].note_type = type;
    }
}

/* `10:03:12 From Ada Vale to Everyone: Yes.`; false when this one is none. */
static bool take_chat(taker *self, const found_mark *mark)
{
    lec_line *line = &self->lines.items[mark->line];
    lec_line *below = mark->line + 1 < self->lines.count ? line + 1 : NULL;
    lec_chat_head head;
    if (!lec_chat_head_read(self->text, mark->after, line->end, &head)) return false;
    const bool alone = head.message == line->end && below != NULL;
    const lec_line *said = alone ? below : line;
    const uint32_t from = alone ? below->start : head.message;
    const bool reacts = lec_is_chat_reaction(self->text, from, said->end);
    if (reacts || head.is_private) {
        note_message(self, mark, head.is_private ? "private" : "reaction");
        return true;
    }
    if (alone && lec_is_chat_quotation(self->text, from, said->end)) {
        below->kind = LEC_BLOCK_NOTE;
        below->note_type = "quotation";
    }
    edit(self, line->start, head.name, "");
    edit(self, head.name_end, head.message, head.message < line->end ? ": " : ":");
    line->apart = true;
    return true;
}

/* Makes the edits of one mark; `time` is whether its time is known to be right. */
static void take(taker *self, const found_mark *mark, bool time)
{
    const lec_line *line = &self->lines.items[mark->line];
    const double start = time ? mark->clock.seconds : (double)NAN;
    const double stop = time ? mark->clock.stop : (double)NAN;
    switch (mark->place) {
    case ALONE:
        edit(self, line->start, line->end, "");
        if (mark->line + 1 == self->lines.count) return;
        begin_line(self, mark->line + 1, line[1].start);
        if (self->names_follow && is_bare_name(self, line[1].start, line[1].end))
            edit(self, line[1].end, line[1].end, ":");
        time_line(self, mark->line + 1, start, stop);
        return;
    case HEAD:
        if (self->is_chat && take_chat(self, mark)) {
            if (line->kind == LEC_BLOCK_PARAGRAPH) time_line(self, mark->line, start, stop);
            return;
        }
        edit(self, line->start, mark->after, "");
        begin_line(self, mark->line, mark->after);
        if (self->heads_are_names && is_bare_name(self, mark->after, line->end))
            edit(self, line->end, line->end, ":");
        time_line(self, mark->line, start, stop);
        return;
    case LABEL:
        take_label(self, mark);
        time_line(self, mark->line, start, stop);
        return;
    default:
        take_inside(self, mark);
        if (!self->tails_end || mark->place != TAIL) return;
        if (self->timed.count == 0 && time) begin_recording(self, mark);
        time_line(self, mark->line, NAN, start);
        if (mark->line + 1 == self->lines.count) return;
        begin_line(self, mark->line + 1, line[1].start);
        time_line(self, mark->line + 1, start, NAN);
    }
}

/* Takes lines away that were a time alone; gives each timed line its place in the new text. */
static void close_lines(taker *self, lec_lines *lines)
{
    uint32_t *kept = lec_new(self->arena, uint32_t, lines->count + 1);
    size_t count = 0;
    bool blank = false;
    for (size_t i = 0; i < lines->count; i++) {
        lec_line line = lines->items[i];
        kept[i] = line.start;
        if (line.start >= line.end) {
            blank = blank || line.blank_before > 0;
            continue;
        }
        if (blank && line.blank_before == 0) line.blank_before = 1;
        blank = false;
        lines->items[count++] = line;
    }
    lines->count = count;
    for (size_t i = 0; i < self->timed.count; i++)
        self->timed.items[i].text = kept[self->timed.items[i].text];
}

static bool take_all(taker *self)
{
    size_t taken = 0, ordered = 0;
    for (size_t i = 0; i < self->marks.count; i++) {
        taken += self->marks.items[i].is_taken;
        ordered += self->marks.items[i].is_taken && self->marks.items[i].in_order;
    }
    if (taken == 0) return false;
    self->to_minute = is_to_minute(self);
    const bool times = ordered * 10 >= taken * 8 && !self->to_minute;
    for (size_t i = 0; i < self->marks.count; i++)
        if (self->marks.items[i].is_taken)
            take(self, &self->marks.items[i], times && self->marks.items[i].in_order);
    return true;
}

lec_timed_lines lec_time_marks_take(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    taker self = {.text = out->text, .lines = *lines, .arena = arena};
    for (size_t i = 0; i < lines->count; i++) find_in_line(&self, i);
    if (self.marks.count == 0) return (lec_timed_lines){0};
    const char *frames = add_frames(&self, out);
    go_past_midnight(&self);
    mark_in_order(&self);
    believe(&self);
    find_habits(&self);
    if (!take_all(&self)) return (lec_timed_lines){0};
    if (frames != NULL) out->time_note = frames;
    if (self.to_minute) out->time_note = LEC_TO_MINUTE_NOTE;
    lec_text_edit_apply(self.edits.items, self.edits.count, *lines, arena, out);
    close_lines(&self, lines);
    return (lec_timed_lines){self.timed.items, self.timed.count, self.is_chat};
}

void lec_time_marks_set(lec_timed_lines timed, lec_arena *arena, lec_transcript *out)
{
    lec_block *blocks = lec_new(arena, lec_block, out->block_count);
    LEC_ARRAY(lec_time_mark) times = {0};
    size_t b = 0;
    memcpy(blocks, out->blocks, out->block_count * sizeof *blocks);
    for (size_t i = 0; i < timed.count; i++) {
        const lec_timed_line *line = &timed.items[i];
        while (b + 1 < out->block_count && blocks[b + 1].start <= line->text) b++;
        if (out->block_count == 0) break;
        if (!isnan(line->start) && blocks[b].start == line->text)
            blocks[b].start_seconds = line->start;
        if (!isnan(line->end)) blocks[b].end_seconds = line->end;
        if (!isnan(line->start)) LEC_PUSH(arena, times, lec_time_mark_at(line->text, line->start));
    }
    lec_timed_labels_state(timed, blocks, out->block_count, out->text, arena);
    lec_stated_names_tidy(blocks, out->block_count, arena);
    out->blocks = blocks;
    out->times_by_labels = times.count > 0;
    out->are_written = timed.are_written;
    if (timed.are_written) {
        out->time_note = "the times are when messages were written, not how long anybody spoke";
        return;
    }
    out->times = times.items;
    out->time_count = times.count;
}
