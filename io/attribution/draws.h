/* SPDX-License-Identifier: GPL-3.0-or-later
 * draws.h -- joint draws of who spoke in which role, and the second-best reading of every turn.
 *
 * A turn can have the wrong role for two reasons. The person's role is wrong: then it is wrong in
 * all of that person's turns. Or the turn is not (all) that person's, because a label is hidden or
 * is none: then it is most likely the neighbour's. What the best known turn of a person leaves open
 * is shared; the rest is the turn's own.
 *
 * A chance of LEC_SURE_ROLE or more counts as sure: what is rarer than one in a hundred has no
 * place in an interval of 95 %. */
#ifndef LEC_IO_DRAWS_H
#define LEC_IO_DRAWS_H

#include "core/corpus.h"

enum { LEC_DRAWS = 200 }; /* the 2.5 % at each end are five draws; 20 files of 500 turns: 2 MB */
#define LEC_SURE_ROLE 0.99

typedef struct {
    uint32_t person; /* below `people`, all turns of one in one role; LEC_NONE: shared with none */
    lec_role role;   /* as it was decided */
    double chance;   /* that it is right */
    double others[LEC_ROLE_COUNT]; /* how probable other roles of the person are, in proportion */
} lec_turn_doubt;

typedef struct {
    const lec_turn_doubt *turns; /* [count] */
    size_t count, people;
    uint64_t seed;
    const char *conference; /* its name */
} lec_doubt;

/* Sets second_role and second_probability of every turn, as the draws will have them, and the
 * draws: none when no role is in doubt. Determined by the doubt alone; O(draws * (people + turns)).
 */
void lec_draw_roles(const lec_doubt *doubt, lec_new_turn *turns, lec_arena *arena);

#endif
