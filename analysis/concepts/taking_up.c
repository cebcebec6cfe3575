/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/concepts/taking_up.h"

#include <math.h>

#include "core/parallel.h"
#include "core/random.h"

/* The turns of each concept: occurrences come in the order of their tokens. */
static lec_concept_turns *list_turns(const lec_context *context, lec_arena *arena)
{
    typedef struct {
        LEC_ARRAY(uint32_t) turns;
        LEC_ARRAY(uint32_t) uses;
        LEC_ARRAY(uint32_t) first;
    } lists;
    const lec_corpus *corpus = context->corpus;
    const size_t count = context->study->concept_count;
    const lec_occurrences all =
        lec_occurrences_find(corpus, context->study->concepts, count, arena);
    lists *found = lec_new(arena, lists, count);
    uint32_t turn = 0;
    for (size_t i = 0; i < all.count; i++) {
        const lec_occurrence *one = &all.items[i];
        lists *own = &found[one->concept];
        while (corpus->turn_start[turn + 1] <= one->token) turn++;
        if (own->turns.count == 0 || own->turns.items[own->turns.count - 1] != turn) {
            LEC_PUSH(arena, own->turns, turn);
            LEC_PUSH(arena, own->uses, 0);
            LEC_PUSH(arena, own->first, one->token);
        }
        own->uses.items[own->uses.count - 1]++;
    }
    lec_concept_turns *made = lec_new(arena, lec_concept_turns, count);
    for (size_t c = 0; c < count; c++)
        made[c] = (lec_concept_turns){found[c].turns.items, found[c].uses.items,
                                      found[c].first.items, found[c].turns.count};
    return made;
}

lec_taking_up lec_taking_up_of(const lec_context *context)
{
    return (lec_taking_up){context->corpus, list_turns(context, context->arena),
                           context->study->concept_count,
                           lec_turn_links_of(context->corpus, context->arena)};
}

/* --- counting ----------------------------------------------------------------------------------
 */

/* The turns of a conference that can be in links, by side, and the links of one direction: how many
 * ordered pairs of them share a turn of each side. */
typedef struct {
    double turns[LEC_DIRECTIONS], shared[LEC_DIRECTIONS], links;
} scene;

static lec_direction side_of(const lec_corpus *corpus, uint32_t turn)
{
    return corpus->turn_role[turn] == LEC_ROLE_JOURNALIST ? LEC_FROM_JOURNALIST
                                                          : LEC_FROM_PRINCIPAL;
}

/* `degree` [turn_count] is scratch. */
static scene look_at(const lec_taking_up *of, size_t conference, lec_direction direction,
                     uint32_t *degree)
{
    const lec_corpus *corpus = of->corpus;
    const uint32_t first = corpus->conference_turn[conference];
    const uint32_t end = corpus->conference_turn[conference + 1];
    scene s = {{0, 0}, {0, 0}, 0};
    for (uint32_t t = first; t < end; t++) degree[t] = 0;
    for (uint32_t t = first; t < end; t++) {
        if (of->links.can_link[t]) s.turns[side_of(corpus, t)]++;
        if (!lec_turn_has_link(&of->links, t) || side_of(corpus, t) != direction) continue;
        degree[t]++;
        degree[of->links.next[t]]++;
        s.links++;
    }
    for (uint32_t t = first; t < end; t++)
        s.shared[side_of(corpus, t)] += (double)degree[t] * ((double)degree[t] - (degree[t] > 0));
    return s;
}

/* Of k out of n turns: the chance that one given turn, or two given ones, are among them. */
static double one_of(double k, double n)
{
    return n > 0 ? k / n : 0;
}

static double two_of(double k, double n)
{
    return n > 1 ? k * (k - 1) / (n * (n - 1)) : 0;
}

static void expect(const scene *s, const double with[2], lec_links *links)
{
    const double p1 = one_of(with[0], s->turns[0]), p2 = two_of(with[0], s->turns[0]);
    const double j1 = one_of(with[1], s->turns[1]), j2 = two_of(with[1], s->turns[1]);
    const double apart = s->links * s->links - s->links - s->shared[0] - s->shared[1];
    const double square =
        s->links * p1 * j1 + s->shared[0] * p1 * j2 + s->shared[1] * p2 * j1 + apart * p2 * j2;
    links->expected = s->links * p1 * j1;
    links->variance = fmax(0, square - links->expected * links->expected);
}

/* What is expected of a concept in a conference; `with` turns of each side hold it. */
static void expect_all(const lec_taking_up *of, const scene *scenes, size_t conference,
                       size_t concept, const double with[2], lec_links *links)
{
    for (int d = 0; d < LEC_DIRECTIONS; d++)
        expect(&scenes[conference * LEC_DIRECTIONS + (size_t)d], with,
               &links[lec_links_at(of, conference, concept, (lec_direction)d)]);
}

lec_links *lec_links_count(const lec_taking_up *of, lec_arena *arena)
{
    const lec_corpus *corpus = of->corpus;
    const size_t conferences = corpus->conference_count, concepts = of->concept_count;
    lec_links *links = lec_new(arena, lec_links, conferences * concepts * LEC_DIRECTIONS);
    double(*with)[2] = lec_arena_alloc(arena, conferences, sizeof *with);
    uint32_t *degree = lec_new(arena, uint32_t, corpus->turn_count);
    uint32_t *mark = lec_new(arena, uint32_t, corpus->turn_count); /* a concept it holds, plus 1 */
    scene *scenes = lec_new(arena, scene, conferences * LEC_DIRECTIONS);
    for (size_t i = 0; i < conferences * LEC_DIRECTIONS; i++)
        scenes[i] = look_at(of, i / LEC_DIRECTIONS, (lec_direction)(i % LEC_DIRECTIONS), degree);
    for (uint32_t concept = 0; concept < concepts; concept ++) {
        const lec_concept_turns *own = &of->concept[concept];
        for (size_t c = 0; c < conferences; c++) with[c][0] = with[c][1] = 0;
        for (size_t i = 0; i < own->count; i++) mark[own->turns[i]] = concept + 1;
        for (size_t i = 0; i < own->count; i++) {
            const uint32_t turn = own->turns[i], c = corpus->turn_conference[turn];
            if (of->links.can_link[turn]) with[c][side_of(corpus, turn)]++;
            if (!lec_turn_has_link(&of->links, turn)) continue;
            lec_links *to = &links[lec_links_at(of, c, concept, side_of(corpus, turn))];
            to->raised++;
            to->taken += mark[of->links.next[turn]] == concept + 1;
        }
        for (size_t c = 0; c < conferences; c++) expect_all(of, scenes, c, concept, with[c], links);
    }
    return links;
}

double lec_links_z(lec_links links)
{
    if (links.variance < 1e-9) return NAN;
    return (links.taken - links.expected) / sqrt(links.variance);
}

/* --- the test ----------------------------------------------------------------------------------
 */

/* What one thread needs for an arrangement. */
typedef struct {
    uint32_t *place; /* [turn_count] the turn in whose place the turn stands */
    uint32_t *mark;  /* [turn_count] */
    uint32_t *order; /* [turn_count] */
    double *taken;   /* [(sets + 1) * concept_count * LEC_DIRECTIONS] laid out as the results */
} desk;

typedef struct {
    const lec_taking_up *of;
    const lec_links *links;
    const lec_conference_sets *sets;
    lec_links *sums; /* [(sets + 1) * rows of a set] of `links`, laid out as the results */
    uint64_t seed, minimum;
    desk *desks; /* [threads] */
} dealing;

/* Deals the turns of each side of each conference out over their places. */
static void deal(const dealing *d, uint32_t replicate, const desk *own)
{
    const lec_corpus *corpus = d->of->corpus;
    const lec_random_key key = {d->seed, LEC_STREAM_PERMUTATION, replicate};
    uint32_t drawn = 0;
    for (size_t c = 0; c < corpus->conference_count; c++)
        for (size_t side = 0; side < 2; side++) {
            uint32_t count = 0, at = 0;
            const uint32_t first = corpus->conference_turn[c], end = corpus->conference_turn[c + 1];
            for (uint32_t t = first; t < end; t++)
                if (d->of->links.can_link[t] && side_of(corpus, t) == side) own->order[count++] = t;
            lec_random_shuffle(key, drawn, count, own->order);
            drawn += count;
            for (uint32_t t = first; t < end; t++)
                if (d->of->links.can_link[t] && side_of(corpus, t) == side)
                    own->place[t] = own->order[at++];
        }
}

static void count_taken(const dealing *d, const desk *own)
{
    const lec_taking_up *of = d->of;
    const size_t concepts = of->concept_count;
    for (size_t i = 0; i < (d->sets->count + 1) * concepts * LEC_DIRECTIONS; i++) own->taken[i] = 0;
    for (size_t t = 0; t < of->corpus->turn_count; t++) own->mark[t] = 0;
    for (uint32_t concept = 0; concept < concepts; concept ++) {
        const lec_concept_turns *turns = &of->concept[concept];
        for (size_t i = 0; i < turns->count; i++)
            if (of->links.can_link[turns->turns[i]])
        own->mark[own->place[turns->turns[i]]] = concept + 1;
        for (size_t i = 0; i < turns->count; i++) {
            if (!of->links.can_link[turns->turns[i]]) continue;
            const uint32_t place = own->place[turns->turns[i]];
            if (!lec_turn_has_link(&of->links, place) ||
                own->mark[of->links.next[place]] != concept + 1)
                continue;
            const uint32_t set = d->sets->of_conference[of->corpus->turn_conference[place]];
            const lec_direction side = side_of(of->corpus, place);
            own->taken[lec_links_at(of, 0, concept, side)]++;
            own->taken[lec_links_at(of, (size_t)set + 1, concept, side)]++;
        }
    }
}

/* NaN of what could not be otherwise, and of what is raised too rarely. */
static double score_of(const dealing *d, double taken, const lec_links *own)
{
    if (own->variance < 1e-9 || own->raised < d->minimum) return NAN;
    return (taken - own->expected) / sqrt(own->variance);
}

static size_t row_count(const dealing *d)
{
    return (d->sets->count + 1) * d->of->concept_count * LEC_DIRECTIONS;
}

static void add_links(lec_links *to, const lec_links *own)
{
    to->taken += own->taken;
    to->raised += own->raised;
    to->expected += own->expected;
    to->variance += own->variance;
}

/* The links of each set, and of all, from those of each conference. */
static void sum_links(dealing *d)
{
    const size_t rows = d->of->concept_count * LEC_DIRECTIONS; /* of a conference */
    for (size_t c = 0; c < d->of->corpus->conference_count; c++)
        for (size_t row = 0; row < rows; row++) {
            const lec_links *own = &d->links[c * rows + row];
            add_links(&d->sums[row], own);
            add_links(&d->sums[((size_t)d->sets->of_conference[c] + 1) * rows + row], own);
        }
}

/* z of all rows from what is taken up in them. */
static void score(const dealing *d, const double *taken, double *z)
{
    for (size_t i = 0; i < row_count(d); i++) z[i] = score_of(d, taken[i], &d->sums[i]);
}

static void arrange(uint32_t replicate, size_t thread, void *state, double *statistic)
{
    const dealing *d = state;
    deal(d, replicate, &d->desks[thread]);
    count_taken(d, &d->desks[thread]);
    score(d, d->desks[thread].taken, statistic);
}

void lec_taking_up_test(const lec_context *context, const lec_taking_up *of, const lec_links *links,
                        const lec_conference_sets *sets, uint64_t minimum, lec_null_result *results)
{
    lec_arena *arena = context->arena;
    const size_t rows = of->concept_count * LEC_DIRECTIONS, cells = (sets->count + 1) * rows;
    const size_t threads = lec_thread_count((size_t)context->common->threads);
    const size_t turns = of->corpus->turn_count;
    dealing d = {.of = of,
                 .links = links,
                 .sets = sets,
                 .sums = lec_new(arena, lec_links, cells),
                 .seed = context->common->seed,
                 .minimum = minimum,
                 .desks = lec_new(arena, desk, threads)};
    for (size_t i = 0; i < threads; i++)
        d.desks[i] = (desk){lec_new(arena, uint32_t, turns), lec_new(arena, uint32_t, turns),
                            lec_new(arena, uint32_t, turns), lec_new(arena, double, cells)};
    sum_links(&d);
    double *observed = lec_new(arena, double, cells);
    double *taken = lec_new(arena, double, cells);
    uint32_t *family = lec_new(arena, uint32_t, cells);
    for (size_t i = 0; i < cells; i++) {
        taken[i] = d.sums[i].taken;
        family[i] = (uint32_t)(i / rows);
    }
    score(&d, taken, observed);
    lec_null_test(&(lec_null_design){.row_count = cells,
                                     .observed = observed,
                                     .family = family,
                                     .arrange = arrange,
                                     .state = &d,
                                     .replicates = (size_t)context->common->replicates,
                                     .alternative = LEC_GREATER,
                                     .threads = (size_t)context->common->threads},
                  results);
}
