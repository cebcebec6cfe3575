/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/draws.h"

#include <math.h>

#include "core/random.h"
#include "io/attribution/role.h"

typedef struct {
    const lec_doubt *doubt;
    double *known;     /* [people] that the person's role is right: of its best known turn */
    uint32_t *turn_of; /* [people] the first turn */
    uint32_t *beside;  /* [count] the turn whose person has the words of a hidden label, LEC_NONE */
    double *uniform;   /* [people + count] of one draw */
    uint8_t *drawn;    /* [people] role in one draw */
} drawing;

static double held(double chance)
{
    return chance >= LEC_SURE_ROLE ? 1.0 : chance;
}

/* --- what is shared ----------------------------------------------------------------------------
 */

static void know_people(drawing *state)
{
    for (uint32_t i = 0; i < state->doubt->count; i++) {
        const lec_turn_doubt *turn = &state->doubt->turns[i];
        if (turn->person == LEC_NONE) continue;
        if (state->known[turn->person] <= 0.0) state->turn_of[turn->person] = i;
        state->known[turn->person] = fmax(turn->chance, state->known[turn->person]);
    }
}

static double known_chance(const drawing *state, const lec_turn_doubt *turn)
{
    if (turn->person == LEC_NONE || state->known[turn->person] <= 0.0) return 1.0;
    return state->known[turn->person];
}

/* The turn before, or after, that has another role. */
static void find_beside(drawing *state)
{
    const lec_turn_doubt *turns = state->doubt->turns;
    for (size_t i = 0; i < state->doubt->count; i++) {
        state->beside[i] = LEC_NONE;
        if (turns[i].person == LEC_NONE) continue;
        if (i > 0 && turns[i - 1].role != turns[i].role)
            state->beside[i] = (uint32_t)(i - 1);
        else if (i + 1 < state->doubt->count && turns[i + 1].role != turns[i].role)
            state->beside[i] = (uint32_t)(i + 1);
    }
}

/* --- the second reading ------------------------------------------------------------------------
 */

/* The share of each other role among the others; all of it unknown when nothing speaks for any.
 * None is more probable than the role that was decided for: returns what is left over, which nobody
 * knows. */
static double share_others(const lec_turn_doubt *turn, double shares[LEC_ROLE_COUNT])
{
    const double most = turn->chance < 0.5 ? turn->chance / (1.0 - turn->chance) : 1.0;
    double sum = 0.0, rest = 0.0;
    for (int r = 0; r < LEC_ROLE_COUNT; r++) {
        shares[r] = r == (int)turn->role ? 0.0 : turn->others[r];
        sum += shares[r];
    }
    for (int r = 0; r < LEC_ROLE_COUNT && sum > 0.0; r++) {
        const double share = shares[r] / sum;
        shares[r] = fmin(share, most);
        rest += share - shares[r];
    }
    if (!(sum > 0.0))
        shares[turn->role == LEC_ROLE_UNKNOWN ? LEC_ROLE_OTHER : LEC_ROLE_UNKNOWN] = 1.0;
    return rest;
}

static void set_second(const drawing *state, size_t i, lec_turn_detail *detail)
{
    const lec_turn_doubt *turn = &state->doubt->turns[i];
    const double known = known_chance(state, turn), own = fmin(turn->chance / known, 1.0);
    double shares[LEC_ROLE_COUNT], beside = fmin(1.0 - own, turn->chance);
    share_others(turn, shares);
    double others = own * (1.0 - known);
    if (state->beside[i] == LEC_NONE) {
        others += 1.0 - own;
        beside = 0.0;
    }
    int best = turn->role == 0;
    for (int r = 0; r < LEC_ROLE_COUNT; r++) {
        shares[r] *= others;
        if (beside > 0.0 && r == (int)state->doubt->turns[state->beside[i]].role)
            shares[r] += beside;
        if (r != (int)turn->role && shares[r] > shares[best]) best = r;
    }
    detail->second_role = (lec_role)best;
    detail->second_probability = lec_rounded_probability(shares[best]);
}

/* --- draws -------------------------------------------------------------------------------------
 */

/* Which of the other roles a number of (0, 1) means. */
static uint8_t pick_other(const lec_turn_doubt *turn, double at)
{
    double shares[LEC_ROLE_COUNT];
    int last = (int)turn->role;
    const double rest = share_others(turn, shares);
    if (at >= 1.0 - rest) return LEC_ROLE_UNKNOWN;
    for (int r = 0; r < LEC_ROLE_COUNT; r++) {
        if (!(shares[r] > 0.0)) continue;
        last = r;
        if (at < shares[r]) break;
        at -= shares[r];
    }
    return (uint8_t)last;
}

static void draw_people(drawing *state)
{
    for (size_t p = 0; p < state->doubt->people; p++) {
        const double known = held(state->known[p]), at = state->uniform[p];
        if (known <= 0.0) continue;
        const lec_turn_doubt *turn = &state->doubt->turns[state->turn_of[p]];
        state->drawn[p] =
            at < known ? (uint8_t)turn->role : pick_other(turn, (at - known) / (1.0 - known));
    }
}

static uint8_t drawn_of_person(const drawing *state, size_t i)
{
    const lec_turn_doubt *turn = &state->doubt->turns[i];
    return turn->person == LEC_NONE ? (uint8_t)turn->role : state->drawn[turn->person];
}

static uint8_t draw_turn(const drawing *state, size_t i)
{
    const lec_turn_doubt *turn = &state->doubt->turns[i];
    const double own = held(turn->chance) / held(known_chance(state, turn));
    const double at = state->uniform[state->doubt->people + i];
    if (at < own) return drawn_of_person(state, i);
    if (state->beside[i] == LEC_NONE) return pick_other(turn, (at - own) / (1.0 - own));
    return at < own + turn->chance ? drawn_of_person(state, state->beside[i]) : LEC_ROLE_UNKNOWN;
}

/* FNV-1a: tells conferences apart. */
static uint64_t number_of(const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (; *text != '\0'; text++) hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return hash;
}

static void draw_all(drawing *state, lec_new_turn *turns, lec_arena *arena)
{
    const lec_doubt *doubt = state->doubt;
    uint8_t *roles = lec_arena_alloc(arena, doubt->count * LEC_DRAWS, 1);
    lec_random_key key = {doubt->seed ^ number_of(doubt->conference), LEC_STREAM_DOUBT, 0};
    for (; key.replicate < LEC_DRAWS; key.replicate++) {
        lec_random_uniform(key, 0, doubt->people + doubt->count, state->uniform);
        draw_people(state);
        for (size_t i = 0; i < doubt->count; i++)
            roles[i * LEC_DRAWS + key.replicate] = draw_turn(state, i);
    }
    for (size_t i = 0; i < doubt->count; i++) {
        turns[i].draw_count = LEC_DRAWS;
        turns[i].draw_role = roles + i * LEC_DRAWS;
    }
}

void lec_draw_roles(const lec_doubt *doubt, lec_new_turn *turns, lec_arena *arena)
{
    drawing state = {.doubt = doubt,
                     .known = lec_new(arena, double, doubt->people + 1),
                     .turn_of = lec_new(arena, uint32_t, doubt->people + 1),
                     .beside = lec_new(arena, uint32_t, doubt->count + 1),
                     .uniform = lec_new(arena, double, doubt->people + doubt->count + 1),
                     .drawn = lec_new(arena, uint8_t, doubt->people + 1)};
    bool any = false;
    know_people(&state);
    find_beside(&state);
    for (size_t i = 0; i < doubt->count; i++) {
        set_second(&state, i, &turns[i].detail);
        any |= held(doubt->turns[i].chance) < 1.0;
    }
    if (any) draw_all(&state, turns, arena);
}
