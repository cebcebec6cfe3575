/* SPDX-License-Identifier: GPL-3.0-or-later
 * study_entries.h -- a study file as libcyaml loads it. */
#ifndef LEC_IO_STUDY_ENTRIES_H
#define LEC_IO_STUDY_ENTRIES_H

#include "core/study.h"
#include "io/study/yaml.h"

typedef struct {
    const char *name;
    const char **words, **except, **near;
    unsigned words_count, except_count, near_count;
    uint64_t *within;
} lec_concept_entry;

typedef struct {
    const char *name, *affiliation;
    lec_role *role;
    const char **aliases;
    unsigned aliases_count;
} lec_speaker_entry;

typedef struct {
    const char *name;
    const char **aliases;
    unsigned aliases_count;
} lec_outlet_entry;

typedef struct {
    const char *file, *name, *date, *title, *group, *language, *url;
} lec_conference_entry;

typedef struct {
    double estimate, low, high; /* 0: not given */
} lec_rate_entry;

enum { LEC_OVERLAPS_ALL, LEC_OVERLAPS_LONGEST };

typedef struct {
    lec_rate_entry rates[LEC_ROLE_COUNT];
    int overlaps;
} lec_settings_entry;

/* Looks of charts: what lec_chart_style_set() takes; lists are joined there. */
typedef struct {
    const char *palette, *language, *font, *width;
    const char *colours[LEC_ROLE_COUNT];
    const char **formats;
    unsigned formats_count;
} lec_charts_entry;

typedef struct {
    const char *title, *url, *corrections;
    lec_concept_entry *concepts;
    const char ***pairs; /* [pairs_count][2] */
    lec_speaker_entry *speakers;
    lec_outlet_entry *outlets;
    lec_conference_entry *conferences;
    const char **dictionaries;
    unsigned concepts_count, pairs_count, speakers_count, outlets_count, conferences_count,
        dictionaries_count;
    lec_settings_entry settings;
    lec_charts_entry charts;
} lec_study_entry;

/* The schema of the file at hand: libcyaml has no value that is a number or a mapping, so that of
 * the rates is made to fit (the other fields are always the same). */
const cyaml_schema_value_t *lec_study_schema(const lec_yaml *yaml);

/* Where the rate of a role stands, or NULL. */
const yaml_node_t *lec_study_rate_node(const lec_yaml *yaml, size_t role);

#endif
