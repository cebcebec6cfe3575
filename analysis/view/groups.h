/* SPDX-License-Identifier: GPL-3.0-or-later
 * groups.h -- the rows a table breaks the corpus into: every conference and `all`, every role and
 * `all`, and so on for the keys of the table, in a stated order.
 *
 * `--by group`, year, quarter, month or date (= year) puts conferences together: what stands in the
 * place of the conference is then the name of the group or period (conference_sets.h).
 *
 * A group is a set of turns. `all` stands for the turns of every value of that key. Where only one
 * conference is read, the pooled conference would repeat it and is left out: lec_analysis_run()
 * repeats its rows (pooled.h). Groups without a turn are left out. Order: `all` first, then
 * conferences by name; `all` first, then roles as in lec_role; phases as in lec_phase with `all`
 * last; speakers by name. Speakers stand under their roles where the table is broken out by role
 * too, so `all` roles have `all` speakers only.
 */
#ifndef LEC_ANALYSIS_VIEW_GROUPS_H
#define LEC_ANALYSIS_VIEW_GROUPS_H

#include "analysis/analysis.h"
#include "analysis/view/conference_sets.h"

typedef enum {
    LEC_BY_CONFERENCE = 1,
    LEC_BY_ROLE = 2,
    LEC_BY_PHASE = 4,
    LEC_BY_SPEAKER = 8,
} lec_group_keys;

/* Conferences are what varies together in a permutation where there are so many of them or more. */
enum { LEC_CONFERENCES_FOR_CLUSTERS = 8 };

typedef struct {
    const char *conference, *role, *phase, *speaker; /* the value of each key, or "all" */
    uint32_t set; /* what --by puts in the place of the conference, as lec_conference_sets numbers
                     it; LEC_NONE for all */
    const uint32_t *turns; /* [turn_count] turn ids, ascending */
    size_t turn_count;
    uint64_t token_count;
    /* What intervals rest on: conferences, where the group has turns of several; within one
     * conference exchanges, for question and answer share their subject and so do an answer and the
     * follow-up. A turn outside all exchanges counts as one, but between two the moderator's
     * belongs to the second. */
    const uint32_t *turn_cluster; /* [turn_count] cluster of each turn, ascending */
    size_t cluster_count;
    /* Turns that would be of the group's role in some draws of who spoke and not in others
     * (core/corpus.h), ascending; none in a group of all roles, and none without draws. */
    const uint32_t *doubtful; /* [doubtful_count] */
    /* [doubtful_count] their exchange or conference, ascending */
    const uint32_t *doubtful_cluster;
    size_t doubtful_count;
    uint8_t role_id; /* lec_role; LEC_ROLE_COUNT for all */
} lec_group;

typedef struct {
    const lec_group *items;
    size_t count;
} lec_groups;

/* The groups of the context's corpus by `keys` (lec_group_keys together), of which --by may ask for
 * fewer. LEC_BAD_USAGE: --by names a key that is not among `keys`. LEC_BAD_DATA: it asks for groups
 * or periods, and no conference has any. */
LEC_MUST_CHECK lec_status lec_groups_make(const lec_context *context, unsigned keys,
                                          lec_groups *out, lec_error *error);

/* What --by puts in the place of the conference: itself, where it says nothing of it. */
lec_set_kind lec_sets_asked(const lec_common *common);

/* The same for a table that has one row for each conference (group, period) and none that pools
 * them. LEC_BAD_USAGE: --by asks for anything else, or for nothing. */
LEC_MUST_CHECK lec_status lec_sets_read(const lec_common *common, lec_set_kind *out,
                                        lec_error *error);

/* Whether --by names keys that some table has, and groups and dates that the corpus has: said
 * once, before a report begins. */
LEC_MUST_CHECK lec_status lec_by_check(const lec_context *context, lec_error *error);

/* The turns of the group, had draw `draw` been the truth; its clusters are not set. `scrambled`:
 * each cluster of doubtful turns takes another draw, as if no error were shared between them. */
lec_group lec_group_in_draw(const lec_corpus *corpus, const lec_group *group, size_t draw,
                            bool scrambled, lec_arena *arena);

/* The group of the given turns (ascending, of any conferences), every key of which is `all`. */
lec_group lec_group_of_turns(const lec_context *context, const uint32_t *turns, size_t turn_count);

/* Exchanges as units of a permutation: what stands inside an exchange goes with it, what stands
 * between two (the moderator's hand-over) with the second; each turn outside the questions is a
 * unit of its own. Writes clusters[group->turn_count]; returns how many there are. */
size_t lec_exchange_clusters(const lec_corpus *corpus, const lec_group *group, uint32_t *clusters);

#endif
