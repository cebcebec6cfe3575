/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/segments.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/extract.h"
#include "io/form/times.h"

lec_segment *lec_segments_add(lec_segments *segments)
{
    const lec_segment empty = {.kind = LEC_BLOCK_PARAGRAPH, .start = NAN, .end = NAN};
    LEC_PUSH(segments->arena, segments->items, empty);
    return &segments->items.items[segments->items.count - 1];
}

static void push_piece(lec_segments *segments, lec_segment_piece piece)
{
    if (segments->items.count == 0) return;
    lec_segment *last = &segments->items.items[segments->items.count - 1];
    LEC_PUSH(segments->arena, last->pieces, piece);
}

void lec_segments_put(lec_segments *segments, const char *text, size_t length, size_t place,
                      uint32_t line)
{
    if (length == 0) return;
    push_piece(segments, (lec_segment_piece){lec_arena_text(segments->arena, text, length), length,
                                             place, line});
}

void lec_segments_space(lec_segments *segments)
{
    push_piece(segments, (lec_segment_piece){" ", 1, 0, 0});
}

/* --- to blocks ------------------------------------------------------------------------------- */

typedef struct {
    const lec_segment *segment;
    size_t order; /* as they stand in the file */
} ordered;

static int by_start(const void *a, const void *b)
{
    const ordered *x = a, *y = b;
    const double first = x->segment->start, second = y->segment->start;
    if (first < second) return -1;
    if (first > second) return 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* In the order wanted; as they stand when one has no start. */
static const ordered *in_order(const lec_segments *segments, lec_segments_order order)
{
    const size_t count = segments->items.count;
    ordered *items = lec_new(segments->arena, ordered, count);
    bool have_starts = true;
    for (size_t i = 0; i < count; i++) {
        items[i] = (ordered){&segments->items.items[i], i};
        have_starts = have_starts && !isnan(items[i].segment->start);
    }
    if (order == LEC_SEGMENTS_BY_TIME && have_starts && count > 1)
        qsort(items, count, sizeof *items, by_start);
    return items;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Puts the words of a piece, one space between two; `space_due` goes on over pieces. */
static void put_piece(lec_extract *extract, const lec_segment_piece *piece, bool *space_due)
{
    for (size_t at = 0; at < piece->length;) {
        size_t end = at;
        while (end < piece->length && !is_space(piece->text[end])) end++;
        if (end > at) {
            if (*space_due) lec_extract_space(extract);
            *space_due = false;
            lec_extract_put(extract, piece->text + at, end - at, piece->place + at, piece->line);
        }
        if (end < piece->length) *space_due = true;
        at = end + 1;
    }
}

/* Bytes of `>>` or `>>>` and spaces at the front of a segment, over its pieces; 0 for none. */
static size_t change_mark(const lec_segment *segment)
{
    size_t bytes = 0, marks = 0;
    for (size_t i = 0; i < segment->pieces.count; i++)
        for (size_t at = 0; at < segment->pieces.items[i].length; at++) {
            const char byte = segment->pieces.items[i].text[at];
            if (byte != '>' && !is_space(byte)) return marks >= 2 ? bytes : 0;
            marks += byte == '>';
            bytes++;
        }
    return marks >= 2 ? bytes : 0;
}

static void put_segment(lec_extract *extract, const lec_segment *segment)
{
    bool space_due = false;
    size_t skipped = change_mark(segment);
    lec_block *block = lec_extract_begin(extract, segment->kind);
    block->speaker = segment->speaker;
    block->role = segment->role;
    block->affiliation = segment->affiliation;
    block->start_seconds = lec_times_rounded(segment->start);
    block->end_seconds = lec_times_rounded(segment->end);
    block->speaker_changes = skipped > 0;
    if (!isnan(segment->start)) lec_extract_time(extract, segment->start);
    for (size_t i = 0; i < segment->pieces.count; i++) {
        lec_segment_piece piece = segment->pieces.items[i];
        const size_t here = skipped < piece.length ? skipped : piece.length;
        piece.text += here;
        piece.length -= here;
        piece.place += here;
        skipped -= here;
        put_piece(extract, &piece, &space_due);
    }
    if (!isnan(segment->end)) lec_extract_time(extract, segment->end);
    lec_extract_end(extract);
}

static lec_status check_times(const lec_source *source, const lec_segment *segment,
                              lec_error *error)
{
    size_t piece = 0; /* the first may be a space, which stands nowhere */
    if (!(segment->end < segment->start)) return LEC_OK;
    while (piece + 1 < segment->pieces.count && segment->pieces.items[piece].line == 0) piece++;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s:%u: this stretch ends (%g s) before it starts (%g s); correct its times",
                    source->path, segment->pieces.items[piece].line, segment->end, segment->start);
}

lec_status lec_segments_finish(lec_segments *segments, const lec_source *source, const char *form,
                               lec_segments_order order, lec_transcript *transcript,
                               lec_error *error)
{
    *transcript = (lec_transcript){
        .form = form, .name = "", .language = "", .title = "", .date = "", .byline = ""};
    const ordered *items = in_order(segments, order);
    lec_extract *extract = lec_extract_new(segments->arena);
    if (!segments->estimated) lec_extract_states_times(extract);
    for (size_t i = 0; i < segments->items.count; i++) {
        if (items[i].segment->pieces.count == 0) continue;
        const lec_status status = check_times(source, items[i].segment, error);
        if (status != LEC_OK) return status;
        lec_segment put = *items[i].segment;
        if (segments->estimated) put.start = put.end = NAN;
        put_segment(extract, &put);
    }
    lec_extract_finish(extract, transcript);
    transcript->is_recording = !segments->estimated;
    if (transcript->block_count > 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "%s:1: nobody says a word in this file; export it again",
                    source->path);
}

const char *lec_name_with_spaces(const char *name, size_t length, lec_arena *arena)
{
    char *copy = lec_arena_text(arena, name, length);
    for (size_t i = 0; i < length; i++)
        if (copy[i] == '_') copy[i] = ' ';
    return copy;
}
