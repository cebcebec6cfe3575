/* SPDX-License-Identifier: GPL-3.0-or-later
 * word_comparison.h -- two groups, or a group and a frequency list, word by word: the counts that
 * measures of keyness are made of, and what needs the turns (tests, intervals, dispersion).
 */
#ifndef LEC_ANALYSIS_KEYNESS_WORD_COMPARISON_H
#define LEC_ANALYSIS_KEYNESS_WORD_COMPARISON_H

#include "analysis/measure/dealt_words.h"
#include "analysis/measure/rate_ratio.h"
#include "analysis/view/compared_groups.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/items.h"
#include "core/word_values.h"

/* NaN: undefined. */
typedef struct {
    const char *text;
    double target_count, reference_count;   /* NaN: the list does not say */
    uint64_t target_turns, reference_turns; /* turns that use it; LEC_MISSING_COUNT for a list */
    lec_dealt_word dealt;                   /* NaN for a list */
    lec_ratio_estimate ratio;
    double target_dp, reference_dp; /* over turns, or conferences where there are 8 or more */
    double corpus_count;            /* in all turns read */
} lec_compared_word;

typedef struct {
    const char *target_name, *reference_name;
    double target_size, reference_size; /* words */
    size_t clusters;          /* exchanges (turns, conferences) that tests and intervals rest on */
    double corpus_size;       /* words of all turns read, those left out that neither side uses */
    lec_compared_word *words; /* [count] in no stated order */
    size_t count;
    size_t tests; /* of them that can be compared */
} lec_word_comparison;

/* Every cell of `counts` (words by the clusters of `exchangeable`, all words, for they lend each
 * other their burstiness) dealt out again between the groups; those used `minimum` times or more
 * are the family that is tested. [counts->clusters.cell_count] */
lec_dealt_word *lec_deal_between(const lec_context *context,
                                 const lec_exchangeable_clusters *exchangeable,
                                 const lec_item_counts *counts, uint64_t minimum);

/* Words used `minimum` times or more in both groups together. */
lec_word_comparison lec_compare_words(const lec_context *context, const lec_items *items,
                                      const lec_compared_groups *groups, uint64_t minimum);

typedef struct {
    const lec_word_values *counts;
    uint64_t size; /* words of its texts; 0: the sum of the list */
    bool complete; /* a word that it lacks was used 0 times; else nothing is known of it */
} lec_reference_list;

/* Words that the target uses, or was to be expected to use, `minimum` times or more. The list is
 * taken as known: only the target is drawn for the interval. `target_text` is a selector or NULL
 * for all turns. LEC_BAD_USAGE, LEC_BAD_DATA: the selector, or a list of no words or of more than
 * its size. */
LEC_MUST_CHECK lec_status lec_compare_with_list(const lec_context *context, const lec_items *items,
                                                const char *target_text,
                                                const lec_reference_list *list, uint64_t minimum,
                                                lec_word_comparison *out, lec_error *error);

#endif
