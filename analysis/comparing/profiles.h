/* SPDX-License-Identifier: GPL-3.0-or-later
 * profiles.h -- how often each of a list of words (or concepts) is used in each conference (or by
 * each speaker, in each role, group or period): what distances, trees and maps are made from.
 *
 * Counts are dense, [profile * feature_count]; beside them the same counts by cluster (exchanges of
 * a conference; conferences of what has several), which resampling draws from. */
#ifndef LEC_ANALYSIS_COMPARING_PROFILES_H
#define LEC_ANALYSIS_COMPARING_PROFILES_H

#include "analysis/analysis.h"

typedef enum {
    LEC_BETWEEN_CONFERENCE,
    LEC_BETWEEN_SPEAKER,
    LEC_BETWEEN_ROLE,
    LEC_BETWEEN_GROUP,
    LEC_BETWEEN_YEAR,
    LEC_BETWEEN_QUARTER,
    LEC_BETWEEN_MONTH,
} lec_between;
extern const char *const lec_between_names[]; /* NULL ends them */

typedef enum {
    LEC_FEATURES_WORDS,
    LEC_FEATURES_FUNCTION_WORDS,
    LEC_FEATURES_CONTENT_WORDS,
    LEC_FEATURES_CONCEPTS,
} lec_features;
extern const char *const lec_features_names[]; /* NULL ends them */

typedef struct lec_profiles lec_profiles;

typedef struct {
    int between, of; /* lec_between, lec_features */
    uint64_t features, minimum_words, most;
    const lec_profiles *like; /* NULL; or whose features are counted, in their order */
    bool in_time; /* groups and periods have the date of their first conference, and stand by it */
} lec_profile_settings;

/* Rows of the options for them; the settings struct has a member `profiles`. */
#define LEC_PROFILE_OPTIONS(settings, features_default, of_default)                                \
    {"between",                                                                                    \
     LEC_OPTION_CHOICE,                                                                            \
     offsetof(settings, profiles.between),                                                         \
     "UNIT",                                                                                       \
     "what is set beside each other: conference, speaker (over all conferences), role, group (of " \
     "the study), year, quarter or month (conference)",                                            \
     0,                                                                                            \
     0,                                                                                            \
     lec_between_names},                                                                           \
        {"of",                                                                                     \
         LEC_OPTION_CHOICE,                                                                        \
         offsetof(settings, profiles.of),                                                          \
         "WHAT",                                                                                   \
         "what is counted: words, function-words (English: the, of, we), content-words (the "      \
         "others, without numbers) or concepts of the study (" of_default ")",                     \
         0,                                                                                        \
         0,                                                                                        \
         lec_features_names},                                                                      \
        {"most-frequent",                                                                          \
         LEC_OPTION_COUNT,                                                                         \
         offsetof(settings, profiles.features),                                                    \
         "N",                                                                                      \
         "so many of them, the most frequent (" features_default ")",                              \
         2,                                                                                        \
         20000,                                                                                    \
         NULL},                                                                                    \
        {"minimum-words",                                                                          \
         LEC_OPTION_COUNT,                                                                         \
         offsetof(settings, profiles.minimum_words),                                               \
         "N",                                                                                      \
         "leave out what has fewer words (300)",                                                   \
         1,                                                                                        \
         1e15,                                                                                     \
         NULL},                                                                                    \
    {                                                                                              \
        "most", LEC_OPTION_COUNT, offsetof(settings, profiles.most), "N",                          \
            "at most so many, those with the most words (200)", 2, 2000, NULL                      \
    }

typedef struct {
    const char *name;
    const char *label; /* what it belongs to: the group of a conference, or else who has most of the
                          principals' words in it; "" for none */
    const char *date;  /* of a conference, and where `in_time` was asked; "" for others */
    uint64_t words;
    size_t first_cluster, cluster_count; /* those without words left out */
} lec_profile;

struct lec_profiles {
    const char *between;        /* its name */
    lec_profile *items;         /* [count] conferences by date, then name; others by name */
    size_t count, total;        /* total: before the least frequent were left out for `most` */
    const char *const *feature; /* [feature_count] the most frequent first; concepts by study */
    size_t feature_count;
    const double *counts; /* [count * feature_count] */
    size_t cluster_count;
    const size_t *cluster_start;  /* [cluster_count + 1] */
    const uint32_t *cell_feature; /* [cluster_start[cluster_count]] */
    const uint32_t *cell_count;
    const uint32_t *cluster_words; /* [cluster_count] all words, not only those of the features */
};

/* What --by puts in the place of the conference, in the order of time. LEC_BAD_USAGE: see
 * lec_sets_read(). */
LEC_MUST_CHECK lec_status lec_profile_settings_by(const lec_common *common,
                                                  lec_profile_settings *settings, lec_error *error);

/* How many of the profiles, the first of them, have a date. LEC_BAD_DATA: fewer than two. */
LEC_MUST_CHECK lec_status lec_profiles_dated(const lec_profiles *of,
                                             const lec_profile_settings *settings,
                                             const char *table, size_t *count, lec_error *error);

/* Features that no profile uses are left out. LEC_BAD_USAGE: see lec_items_make().
 * LEC_BAD_DATA: groups or periods are asked for, and no conference has any. */
LEC_MUST_CHECK lec_status lec_profiles_make(const lec_context *context,
                                            const lec_profile_settings *settings, lec_profiles *out,
                                            lec_error *error);

/* LEC_BAD_DATA with what was found and what to do: fewer than two to compare. */
LEC_MUST_CHECK lec_status lec_profiles_are_two(const lec_profiles *of,
                                               const lec_profile_settings *settings,
                                               lec_error *error);

/* Adds `times` the counts of one cluster to counts[feature_count]. */
void lec_profiles_add(const lec_profiles *of, size_t cluster, double times, double *counts);

/* Replicate `replicate` of the bootstrap: each profile of as many of its clusters, drawn anew.
 * `counts` [count * feature_count], `words` [count] or NULL. The same whoever asks. */
void lec_profiles_draw(const lec_profiles *of, uint64_t seed, uint32_t replicate, double *counts,
                       double *words);

#endif
