/* SPDX-License-Identifier: GPL-3.0-or-later
 * marker_patterns.h -- the patterns of markers.h as they are read: between the reader of files and
 * the finder, and nobody else. */
#ifndef LEC_ANALYSIS_VIEW_MARKER_PATTERNS_H
#define LEC_ANALYSIS_VIEW_MARKER_PATTERNS_H

#include "analysis/view/markers.h"
#include "core/vocabulary.h"

/* What stands at one place of a pattern: one word of a set. */
typedef struct {
    uint32_t set;      /* index in `sets` of the language */
    uint8_t gap;       /* up to so many words before it */
    bool optional;     /* or nothing */
    bool behind_comma; /* punctuation stands before it */
} lec_marker_place;

typedef enum { LEC_ANYWHERE, LEC_AT_SENTENCE, LEC_AT_TURN } lec_marker_anchor;

typedef struct {
    uint8_t marker;
    bool excludes; /* a line with `not` */
    uint8_t anchor;
    bool at_end, asked; /* `$`; `?` */
    uint8_t end_gap;    /* up to so many words before it */
    const lec_marker_place
        *places; /* [place_count] 1 or more, the first not optional, without a gap */
    size_t place_count;
} lec_marker_pattern;

/* Words, folded, with wildcards. */
typedef struct {
    const char *name; /* of a line `set`; "" */
    LEC_ARRAY(const char *) words;
} lec_marker_set;

typedef struct {
    const char *code; /* ISO 639-1 */
    LEC_ARRAY(lec_marker_set) sets;
    LEC_ARRAY(lec_marker_pattern) patterns;
} lec_marker_language;

struct lec_marker_patterns {
    LEC_ARRAY(lec_marker_language) languages;
};

#endif
