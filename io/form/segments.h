/* SPDX-License-Identifier: GPL-3.0-or-later
 * segments.h -- stretches of speech with their speaker and times, as tools for transcription keep
 * them, in tiers or one after the other: put in the order of the recording, they are the blocks of
 * a transcript. */
#ifndef LEC_IO_SEGMENTS_H
#define LEC_IO_SEGMENTS_H

#include "io/form/transcript.h"

typedef struct {
    const char *text;
    size_t length;
    size_t place; /* byte of the file where it stands */
    uint32_t line;
} lec_segment_piece;

typedef struct {
    lec_block_kind kind; /* LEC_BLOCK_PARAGRAPH unless changed */
    /* as in lec_block: a speaker of NULL says nothing, "" says that nobody is known */
    const char *speaker, *role, *affiliation;
    double start, end; /* seconds; NaN when not known */
    LEC_ARRAY(lec_segment_piece) pieces;
} lec_segment;

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(lec_segment) items;
    bool estimated; /* times that nobody measured: they order tiers, and are not kept */
} lec_segments;

/* Adds an empty segment, to be described before the next is added: times NaN, strings NULL. */
lec_segment *lec_segments_add(lec_segments *segments);

/* Copies text to the end of the segment added last; nothing happens before the first. White space
 * parts words, how much of it does not matter. */
void lec_segments_put(lec_segments *segments, const char *text, size_t length, size_t place,
                      uint32_t line);

/* Adds a space to it. */
void lec_segments_space(lec_segments *segments);

typedef enum {
    LEC_SEGMENTS_AS_THEY_STAND,
    LEC_SEGMENTS_BY_TIME, /* tiers: by start, those of one start as they stand */
} lec_segments_order;

/* Makes `transcript` of them, in the form of that name and without metadata. `>>` at the beginning
 * of a segment says that another person begins. LEC_BAD_DATA: a segment ends before it starts, or
 * none holds a word. */
LEC_MUST_CHECK lec_status lec_segments_finish(lec_segments *segments, const lec_source *source,
                                              const char *form, lec_segments_order order,
                                              lec_transcript *transcript, lec_error *error);

/* A name of which a format allows no spaces: `Ada_Vale` -> `Ada Vale`. */
const char *lec_name_with_spaces(const char *name, size_t length, lec_arena *arena);

#endif
