/* SPDX-License-Identifier: GPL-3.0-or-later
 * talking_points.h -- sequences of words that a role says again in another turn, with every place
 * where it does, word for word or nearly. What `repeats` and `repeat_uses` tell.
 *
 * A talking point is a maximal sequence: neither all of its uses are preceded by one word, nor all
 * followed by one; it is used in two turns or more, and at least once outside of longer ones. One
 * of fewer words than asked for, but LEC_CORE_WORDS, is one where it stands in LEC_CORE_TURNS turns
 * and its words are rare (lec_said_is_rare()).
 * A near use is a stretch of a turn of the role that begins and ends as the talking point does, and
 * becomes it when at most one in LEC_CHANGED_WORDS of its words is changed, put in or left out. By
 * the pigeonhole principle such a stretch holds one of k + 1 parts of the talking point word for
 * word, k being the changes allowed: places of these parts are looked up, and the stretch aligned
 * about them. Those of more than LEC_NEAR_WORDS words have no near uses, and a part that is used
 * more than LEC_NEAR_PLACES times is not looked at, so that no text takes long.
 */
#ifndef LEC_ANALYSIS_LEXIS_TALKING_POINTS_H
#define LEC_ANALYSIS_LEXIS_TALKING_POINTS_H

#include "analysis/analysis.h"

enum { LEC_CORE_WORDS = 3, LEC_CORE_TURNS = 3 };
enum { LEC_CHANGED_WORDS = 5, LEC_NEAR_WORDS = 60, LEC_NEAR_PLACES = 1000 };

typedef struct {
    uint64_t shortest, turns, most;
} lec_repeats_settings;
extern const lec_repeats_settings lec_repeats_defaults;
extern const lec_option lec_repeats_options[];

typedef struct {
    uint32_t token, words; /* where it begins, and how long it is */
    uint32_t changes;      /* words changed, put in or left out; 0: word for word */
    bool is_own;           /* word for word, and part of no longer talking point */
} lec_phrase_use;

typedef struct {
    lec_role role;
    uint32_t words;
    double bits; /* by which its words are rarer than those that two places share by chance; >= 0 */
    uint32_t first;             /* token of a use word for word */
    const lec_phrase_use *uses; /* [use_count] in the order of the days of the conferences */
    size_t use_count;
} lec_talking_point;

typedef struct {
    const lec_talking_point *items;
    size_t count;
} lec_talking_points;

/* Of every role, in its order: those used in most conferences first, then most turns, then the
 * longest, then the one used first; `most` of each role. */
lec_talking_points lec_talking_points_find(const lec_context *context,
                                           const lec_repeats_settings *settings);

/* Its words, folded, as tables show words, parted by spaces. */
const char *lec_phrase_text(const lec_corpus *corpus, const lec_talking_point *of,
                            lec_arena *arena);

#endif
