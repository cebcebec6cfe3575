/* SPDX-License-Identifier: GPL-3.0-or-later
 * study.h -- what the researcher says about the texts: concepts, pairs, speakers, conferences.
 *
 * Read from a YAML file by io/study/study.h; the built-in study serves when none is given. Strings
 * are "" when nothing was said, never NULL; everything belongs to the arena it was read into.
 */
#ifndef LEC_CORE_STUDY_H
#define LEC_CORE_STUDY_H

#include <stddef.h>
#include <stdint.h>

#include "core/corpus.h"
#include "core/correction.h"

/* A named group of words. A pattern is one or more words separated by spaces; in each word `*`
 * stands for any letters and `?` for one. Matching is on folded words, never across a sentence. */
typedef struct {
    const char *name;
    const char *const *words; /* [word_count] patterns that count */
    size_t word_count;
    const char *const *except; /* [except_count] patterns at which an occurrence does not count */
    size_t except_count;
    const char *const
        *near; /* [near_count] if any: count only where one of these patterns occurs */
    size_t near_count;
    bool longest;    /* gives way to a longer occurrence of another concept over the same words */
    uint64_t within; /* ... within so many words on either side in the same turn (10) */
} lec_concept;

typedef struct {
    uint32_t first, second; /* indices into `concepts` */
} lec_pair;

typedef struct {
    const char *name; /* canonical full name */
    lec_role role;    /* LEC_ROLE_UNKNOWN when not stated */
    const char *affiliation;
    const char *const *aliases; /* [alias_count] labels as they stand in the transcripts */
    size_t alias_count;
    const uint32_t *alias_lines; /* [alias_count] of the study file, or NULL */
} lec_study_speaker;

/* An outlet that labels call by several names. */
typedef struct {
    const char *name;
    const char *const *aliases;
    size_t alias_count;
} lec_study_outlet;

typedef struct {
    const char *file; /* the transcript's file name without folder and suffix */
    const char *name; /* what to call it in tables; "" keeps the file name */
    const char *date;
    const char *title;
    const char *group;    /* any word: selects groups of conferences */
    const char *language; /* ISO 639-1 */
    const char *url;      /* of its recording; that of the study where it is "" */
    uint32_t line;        /* of the study file; 0: not known */
} lec_study_conference;

typedef struct {
    const char *title;
    const char *url;  /* of a recording at a second: holds {seconds}, and {conference} where there
                         are several (core/link.h) */
    const char *file; /* the study file, "" for the built-in study */
    const char *text; /* [text_length] the YAML it was read from, as it stands in the file */
    size_t text_length;
    const lec_concept *concepts;
    size_t concept_count;
    const lec_pair *pairs;
    size_t pair_count;
    const lec_study_speaker *speakers;
    size_t speaker_count;
    const lec_study_outlet *outlets;
    size_t outlet_count;
    const lec_study_conference *conferences;
    size_t conference_count;
    lec_corrections corrections; /* of single turns */
    /* words a minute assumed where there are no captions, by role: estimate and interval */
    double words_per_minute[LEC_ROLE_COUNT];
    double words_per_minute_low[LEC_ROLE_COUNT], words_per_minute_high[LEC_ROLE_COUNT];
} lec_study;

#endif
