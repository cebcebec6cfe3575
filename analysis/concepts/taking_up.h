/* SPDX-License-Identifier: GPL-3.0-or-later
 * taking_up.h -- does the other side take a concept up? Turns that hold it, each with the next turn
 * of the other side, and a test by dealing turns out again.
 * (view/links.h).
 *
 * A link goes from journalists to principals, or the other way. A concept is taken up where both
 * turns hold it. If the order of the turns meant nothing, the turns of each side
 * could have stood in the places of one another: with L links of one direction in a conference,
 * k(P) of n(P) turns of the principals and k(J) of n(J) of the journalists that hold the concept, L
 * k(P) k(J) / (n(P) n(J)) links would be taken up. The opening statement has its place and stays
 * out.
 */
#ifndef LEC_ANALYSIS_CONCEPTS_TAKING_UP_H
#define LEC_ANALYSIS_CONCEPTS_TAKING_UP_H

#include "analysis/analysis.h"
#include "analysis/measure/null_engine.h"
#include "analysis/view/conference_sets.h"
#include "analysis/view/links.h"
#include "analysis/view/occurrences.h"

typedef struct {
    const uint32_t *turns; /* [count] that hold the concept, of any role and phase, ascending */
    const uint32_t *uses;  /* [count] */
    const uint32_t *first; /* [count] its first token in each */
    size_t count;
} lec_concept_turns;

typedef struct {
    const lec_corpus *corpus;
    const lec_concept_turns *concept; /* [concept_count] */
    size_t concept_count;
    lec_turn_links links;
} lec_taking_up;

lec_taking_up lec_taking_up_of(const lec_context *context);

/* Links of one direction, of one concept in one conference, or summed over several. */
typedef struct {
    uint32_t taken;  /* links with the concept in both turns */
    uint32_t raised; /* links with the concept in the first turn */
    double expected; /* of `taken`, if the order of the turns meant nothing */
    double variance; /* of the same */
} lec_links;

/* Where the first turn of a link is from. */
typedef enum { LEC_FROM_PRINCIPAL, LEC_FROM_JOURNALIST, LEC_DIRECTIONS } lec_direction;

/* The place of a concept's links in `links`, by conference, and in `results`. */
static inline size_t lec_links_at(const lec_taking_up *of, size_t conference, size_t concept,
                                  lec_direction direction)
{
    return (conference * of->concept_count + concept) * LEC_DIRECTIONS + direction;
}

/* links[lec_links_at()]. */
lec_links *lec_links_count(const lec_taking_up *of, lec_arena *arena);

double lec_links_z(lec_links links); /* NaN where the links could not be otherwise */

/* Tests, one-sided (more is taken up than expected): results[lec_links_at()] of `conference` 0 are
 * of all conferences together, 1 + s of the conferences of set s. Each set is a family; what is
 * raised less often than `minimum` is not tested. */
void lec_taking_up_test(const lec_context *context, const lec_taking_up *of, const lec_links *links,
                        const lec_conference_sets *sets, uint64_t minimum,
                        lec_null_result *results);

#endif
