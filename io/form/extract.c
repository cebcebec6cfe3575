/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/extract.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "io/form/stated_names.h"
#include "io/form/times.h"

struct lec_extract {
    lec_arena *arena;
    char *text;
    size_t length, capacity;
    LEC_ARRAY(lec_mark) marks;
    LEC_ARRAY(lec_block) blocks;
    LEC_ARRAY(lec_time_mark) times;
    bool states_times;
    bool open; /* the last block still takes text */
};

lec_extract *lec_extract_new(lec_arena *arena)
{
    lec_extract *extract = lec_new(arena, lec_extract, 1);
    extract->arena = arena;
    return extract;
}

/* Appends bytes without a place in the file. */
static void append(lec_extract *extract, const char *bytes, size_t length)
{
    while (extract->capacity - extract->length < length)
        extract->text =
            lec_arena_grow(extract->arena, extract->text, extract->capacity, &extract->capacity, 1);
    if (length > 0) memcpy(extract->text + extract->length, bytes, length);
    extract->length += length;
    assert(extract->length < UINT32_MAX); /* source.h limits files far below */
}

static lec_block *open_block(lec_extract *extract)
{
    assert(extract->open);
    return &extract->blocks.items[extract->blocks.count - 1];
}

lec_block *lec_extract_begin(lec_extract *extract, lec_block_kind kind)
{
    lec_extract_end(extract);
    if (extract->blocks.count > 0) append(extract, "\n\n", 2);
    const lec_block block = {
        .start = (uint32_t)extract->length,
        .end = (uint32_t)extract->length,
        .kind = kind,
        .blank_before = true,
        .start_seconds = NAN,
        .end_seconds = NAN,
    };
    LEC_PUSH(extract->arena, extract->blocks, block);
    extract->open = true;
    return open_block(extract);
}

lec_block *lec_extract_last(lec_extract *extract)
{
    assert(extract->blocks.count > 0);
    return &extract->blocks.items[extract->blocks.count - 1];
}

void lec_extract_put(lec_extract *extract, const char *bytes, size_t length, size_t file,
                     uint32_t line)
{
    assert(extract->open);
    const lec_mark mark = {(uint32_t)extract->length, (uint32_t)file, line};
    const size_t count = extract->marks.count;
    const lec_mark *last = count > 0 ? &extract->marks.items[count - 1] : NULL;
    const bool follows = last != NULL && last->line == line &&
                         mark.file - last->file == mark.text - last->text &&
                         mark.file >= last->file;
    if (!follows && length > 0) LEC_PUSH(extract->arena, extract->marks, mark);
    append(extract, bytes, length);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

bool lec_has_ink(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && is_blank(text[at])) at++;
    return at < length;
}

void lec_extract_put_words(lec_extract *extract, const char *text, size_t length, size_t file,
                           uint32_t line, bool *space_due)
{
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !is_blank(text[end])) end++;
        if (end > at) {
            if (*space_due) lec_extract_space(extract);
            *space_due = false;
            lec_extract_put(extract, text + at, end - at, file + at, line);
        }
        if (end < length) *space_due = true;
        at = end + 1;
    }
}

void lec_extract_space(lec_extract *extract)
{
    if (!lec_extract_is_empty(extract) && extract->text[extract->length - 1] != ' ')
        append(extract, " ", 1);
}

uint32_t lec_extract_length(const lec_extract *extract)
{
    return (uint32_t)extract->length;
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool lec_extract_is_empty(const lec_extract *extract)
{
    if (!extract->open) return true;
    size_t at = extract->blocks.items[extract->blocks.count - 1].start;
    while (at < extract->length && is_space(extract->text[at])) at++;
    return at == extract->length;
}

void lec_extract_time(lec_extract *extract, double seconds)
{
    lec_time_mark mark = lec_time_mark_at((uint32_t)extract->length, seconds);
    const size_t count = extract->times.count;
    if (count > 0) {
        const lec_time_mark *last = &extract->times.items[count - 1];
        if (mark.milliseconds < last->milliseconds) mark.milliseconds = last->milliseconds;
        if (mark.text == last->text && mark.milliseconds == last->milliseconds) return;
    }
    LEC_PUSH(extract->arena, extract->times, mark);
}

/* Takes back what was put after `length`: the text and whatever pointed behind its end. */
static void shorten(lec_extract *extract, size_t length)
{
    extract->length = length;
    while (extract->marks.count > 0 &&
           extract->marks.items[extract->marks.count - 1].text >= length)
        extract->marks.count--;
    for (size_t i = extract->times.count; i > 0 && extract->times.items[i - 1].text > length; i--)
        extract->times.items[i - 1].text = (uint32_t)length;
}

void lec_extract_end(lec_extract *extract)
{
    if (!extract->open) return;
    lec_block *block = open_block(extract);
    size_t length = extract->length;
    while (length > block->start && is_space(extract->text[length - 1])) length--;
    if (length < extract->length) shorten(extract, length);
    block->end = (uint32_t)length;
    extract->open = false;
    if (block->start == block->end) {
        extract->blocks.count--;
        if (extract->blocks.count > 0)
            shorten(extract, extract->blocks.items[extract->blocks.count - 1].end);
    }
}

void lec_extract_states_times(lec_extract *extract)
{
    extract->states_times = true;
}

static void fill_times(lec_extract *extract)
{
    const lec_time_mark *times = extract->times.items;
    const size_t count = extract->times.count;
    for (size_t i = 0; i < extract->blocks.count; i++) {
        lec_block *block = &extract->blocks.items[i];
        if (isnan(block->start_seconds))
            block->start_seconds = lec_times_at(times, count, block->start);
        if (isnan(block->end_seconds)) block->end_seconds = lec_times_at(times, count, block->end);
    }
}

void lec_extract_finish(lec_extract *extract, lec_transcript *transcript)
{
    lec_extract_end(extract);
    if (!extract->states_times) fill_times(extract);
    lec_stated_names_tidy(extract->blocks.items, extract->blocks.count, extract->arena);
    append(extract, "", 1);
    transcript->text = extract->text;
    transcript->length = extract->length - 1;
    transcript->marks = extract->marks.items;
    transcript->mark_count = extract->marks.count;
    transcript->blocks = extract->blocks.items;
    transcript->block_count = extract->blocks.count;
    transcript->times = extract->times.items;
    transcript->time_count = extract->times.count;
}
