/* SPDX-License-Identifier: GPL-3.0-or-later
 * compared_groups.h -- two groups of turns that are set against each other, target and reference,
 * and what is drawn or relabelled as a whole when the difference between them is judged. */
#ifndef LEC_ANALYSIS_VIEW_COMPARED_GROUPS_H
#define LEC_ANALYSIS_VIEW_COMPARED_GROUPS_H

#include "analysis/view/groups.h"
#include "analysis/view/selector.h"

/* The clusters of the two groups are numbered together (the turns of both, or the conferences where
 * there are 8 or more), so that one bootstrap draws them all: contrasts of bootstrap.h. */
typedef struct {
    const char *target_name, *reference_name; /* the selectors as given */
    lec_group target, reference;
    lec_group both; /* their turns together */
} lec_compared_groups;

/* Reads two selectors (selector.h). `reference` NULL: all turns outside the target. Both NULL:
 * principal against journalist, and where one of these does not speak, a target without turns and
 * no failure, so that a report can go on without the table.
 * LEC_BAD_USAGE: a turn is in both groups, or see lec_selector_read(). LEC_BAD_DATA: a group is
 * empty. */
LEC_MUST_CHECK lec_status lec_compared_groups_make(const lec_context *context, const char *target,
                                                   const char *reference, lec_compared_groups *out,
                                                   lec_error *error);

/* The same for turns chosen otherwise. */
LEC_MUST_CHECK lec_status lec_compared_groups_of(const lec_context *context,
                                                 const lec_selection *target,
                                                 const lec_selection *reference,
                                                 lec_compared_groups *out, lec_error *error);

/* What keeps its words together when they are dealt out again, if nothing but the group tells the
 * turns apart: within an exchange the words of one group are a cluster.
 *
 * Where an exchange holds both groups, as with questions against answers, its two clusters are a
 * stratum: they speak about the same. Exchanges that hold one group only, as with two halves of a
 * conference or two years, are one stratum together; where each group has 2 or more conferences of
 * its own, such conferences take the place of their exchanges. A turn outside all exchanges counts
 * as one. Where there are 8 conferences or more, what is found in one conference is one finding: it
 * is a whole, else each exchange is. */
typedef struct {
    lec_group both;          /* turns by cluster, then by id; turn_cluster as described here */
    const uint32_t *size;    /* [both.cluster_count] words */
    const bool *is_target;   /* [both.cluster_count] */
    const uint32_t *stratum; /* [both.cluster_count] */
    const uint32_t *whole;   /* [both.cluster_count] 0 ..: what varies together */
    size_t whole_count;
    size_t conferences; /* that hold words of either group */
} lec_exchangeable_clusters;

lec_exchangeable_clusters lec_exchangeable_clusters_make(const lec_context *context,
                                                         const lec_compared_groups *groups);

/* Rows of the options that say which groups: members `target` and `reference` of the settings; what
 * the target is by default. */
#define LEC_OPTION_TARGET(settings, by_default)                                                    \
    {                                                                                              \
        "target", LEC_OPTION_TEXT, offsetof(settings, target), "SELECTOR",                         \
            "the turns whose words are looked at, as role=principal,phase=questions or "           \
            "conference=a|b; keys: conference, role, speaker, affiliation, phase, kind, group, "   \
            "from, to (" by_default ")",                                                           \
            0, 0, NULL                                                                             \
    }
#define LEC_OPTION_REFERENCE(settings)                                                             \
    {                                                                                              \
        "reference", LEC_OPTION_TEXT, offsetof(settings, reference), "SELECTOR",                   \
            "the turns they are compared with (role=journalist; with --target all other turns)",   \
            0, 0, NULL                                                                             \
    }

#endif
