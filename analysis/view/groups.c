/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/groups.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/known_names.h"

static const struct {
    const char *name;
    lec_group_keys key;
    lec_set_kind sets; /* of LEC_BY_CONFERENCE: what stands in the column `conference` */
} key_names[] = {
    {"conference", LEC_BY_CONFERENCE, LEC_SETS_CONFERENCE},
    {"group", LEC_BY_CONFERENCE, LEC_SETS_GROUP},
    {"year", LEC_BY_CONFERENCE, LEC_SETS_YEAR},
    {"quarter", LEC_BY_CONFERENCE, LEC_SETS_QUARTER},
    {"month", LEC_BY_CONFERENCE, LEC_SETS_MONTH},
    {"date", LEC_BY_CONFERENCE, LEC_SETS_YEAR},
    {"role", LEC_BY_ROLE, LEC_SETS_CONFERENCE},
    {"phase", LEC_BY_PHASE, LEC_SETS_CONFERENCE},
    {"speaker", LEC_BY_SPEAKER, LEC_SETS_CONFERENCE},
};
enum { KEY_COUNT = sizeof key_names / sizeof *key_names };

/* One value of each key, the set of conferences among them; ANY stands for `all`. */
enum { ANY = -1 };
typedef struct {
    int64_t set, role, phase, speaker;
} selector;

/* --- which keys ------------------------------------------------------------------------------ */

static lec_status unknown_key(const char *key, size_t length, unsigned keys, lec_error *error)
{
    const char *known[KEY_COUNT + 1];
    size_t count = 0;
    for (size_t k = 0; k < KEY_COUNT; k++)
        if (keys & key_names[k].key) known[count++] = key_names[k].name;
    known[count++] = "none";
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)length, key);
    return lec_fail_unknown(error, "--by '", name, known, count);
}

typedef struct {
    unsigned keys;
    lec_set_kind sets;
} wanted_keys;

static size_t key_named(const char *name, size_t length)
{
    size_t k = 0;
    while (k < KEY_COUNT &&
           (strlen(key_names[k].name) != length || strncmp(key_names[k].name, name, length) != 0))
        k++;
    return k;
}

/* In a report `--by` is for all tables: a key that this one does not have is passed over, and what
 * only puts conferences together leaves the other keys as they are. */
static lec_status read_keys(const lec_common *common, unsigned keys, wanted_keys *wanted,
                            lec_error *error)
{
    const char *by = common->by;
    *wanted = (wanted_keys){by == NULL ? keys : 0, LEC_SETS_CONFERENCE};
    if (by == NULL || strcmp(by, "none") == 0) return LEC_OK;
    for (const char *at = by;; at++) {
        const size_t length = strcspn(at, ","), k = key_named(at, length);
        const unsigned key = k < KEY_COUNT ? key_names[k].key & keys : 0;
        if (k == KEY_COUNT || (key == 0 && !common->by_where_possible))
            return unknown_key(at, length, keys, error);
        if (key == LEC_BY_CONFERENCE && (wanted->keys & key) && wanted->sets != key_names[k].sets)
            return lec_fail(error, LEC_BAD_USAGE,
                            "--by '%s': conference, group and periods exclude each other; give one",
                            by);
        if (key == LEC_BY_CONFERENCE) wanted->sets = key_names[k].sets;
        wanted->keys |= key;
        at += length;
        if (*at == '\0') break;
    }
    if (common->by_where_possible && wanted->keys == LEC_BY_CONFERENCE &&
        wanted->sets != LEC_SETS_CONFERENCE)
        wanted->keys = keys;
    return LEC_OK;
}

lec_set_kind lec_sets_asked(const lec_common *common)
{
    wanted_keys wanted;
    lec_error error;
    lec_common lenient = *common;
    lenient.by_where_possible = true;
    return read_keys(&lenient, LEC_BY_CONFERENCE, &wanted, &error) == LEC_OK ? wanted.sets
                                                                             : LEC_SETS_CONFERENCE;
}

lec_status lec_sets_read(const lec_common *common, lec_set_kind *out, lec_error *error)
{
    wanted_keys wanted;
    if (common->by != NULL && strcmp(common->by, "none") == 0 && !common->by_where_possible)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--by none: this table is of one conference after the other; give "
                        "conference, group, year, quarter or month");
    const lec_status status = read_keys(common, LEC_BY_CONFERENCE, &wanted, error);
    if (status == LEC_OK) *out = wanted.sets;
    return status;
}

lec_status lec_by_check(const lec_context *context, lec_error *error)
{
    const unsigned every = LEC_BY_CONFERENCE | LEC_BY_ROLE | LEC_BY_PHASE | LEC_BY_SPEAKER;
    wanted_keys wanted;
    lec_conference_sets sets;
    const lec_status status = read_keys(context->common, every, &wanted, error);
    return status == LEC_OK ? lec_conference_sets_make(context, wanted.sets, &sets, error) : status;
}

/* --- one group ------------------------------------------------------------------------------- */

static bool holds(int64_t wanted, uint32_t value)
{
    return wanted == ANY || wanted == (int64_t)value;
}

/* Whether the i-th turn of the group opens a conference. */
static bool opens_conference(const lec_corpus *corpus, const lec_group *group, size_t i)
{
    return i == 0 ||
           corpus->turn_conference[group->turns[i]] != corpus->turn_conference[group->turns[i - 1]];
}

static size_t count_conferences(const lec_corpus *corpus, const lec_group *group)
{
    size_t conferences = 0;
    for (size_t i = 0; i < group->turn_count; i++)
        conferences += opens_conference(corpus, group, i);
    return conferences;
}

static size_t number_conferences(const lec_corpus *corpus, const lec_group *group,
                                 uint32_t *clusters)
{
    uint32_t count = 0;
    for (size_t i = 0; i < group->turn_count; i++) {
        count += opens_conference(corpus, group, i);
        clusters[i] = count - 1;
    }
    return count;
}

size_t lec_exchange_clusters(const lec_corpus *corpus, const lec_group *group, uint32_t *clusters)
{
    uint32_t count = 0, exchange = LEC_NONE, exchange_cluster = 0;
    bool between = false; /* the last cluster waits for its exchange */
    for (size_t i = 0; i < group->turn_count; i++) {
        const uint32_t turn = group->turns[i], own = corpus->turn_exchange[turn];
        if (opens_conference(corpus, group, i) || corpus->turn_phase[turn] != LEC_PHASE_QUESTIONS)
            between = false;
        const bool inside = own == LEC_NONE && exchange != LEC_NONE &&
                            turn < corpus->exchange_turn[2 * exchange + 1];
        if (inside || (own != LEC_NONE && own == exchange)) {
            clusters[i] = exchange_cluster;
            continue;
        }
        if (!between) count++;
        clusters[i] = count - 1;
        if (own != LEC_NONE) {
            exchange = own;
            exchange_cluster = count - 1;
        }
        between = own == LEC_NONE && corpus->turn_phase[turn] == LEC_PHASE_QUESTIONS;
    }
    return count;
}

/* The exchange that each turn belongs to follows from all turns of the conference, whichever of
 * them the group has; then they are numbered without gaps. */
static size_t number_own_exchanges(const lec_corpus *corpus, const lec_group *group,
                                   uint32_t *clusters)
{
    if (group->turn_count == 0) return 0;
    lec_arena *scratch = lec_arena_new();
    const uint32_t conference = corpus->turn_conference[group->turns[0]];
    const uint32_t first = corpus->conference_turn[conference];
    const size_t turns = corpus->conference_turn[conference + 1] - first;
    uint32_t *all = lec_new(scratch, uint32_t, turns), *of_turn = lec_new(scratch, uint32_t, turns);
    for (uint32_t t = 0; t < turns; t++) all[t] = first + t;
    lec_exchange_clusters(corpus, &(lec_group){.turns = all, .turn_count = turns}, of_turn);
    uint32_t count = 0, last = LEC_NONE;
    for (size_t i = 0; i < group->turn_count; i++) {
        const uint32_t own = of_turn[group->turns[i] - first];
        count += own != last;
        last = own;
        clusters[i] = count - 1;
    }
    lec_arena_free(scratch);
    return count;
}

static void number_clusters(const lec_corpus *corpus, lec_group *group, uint32_t *clusters)
{
    group->turn_cluster = clusters;
    group->cluster_count = count_conferences(corpus, group) > 1
                               ? number_conferences(corpus, group, clusters)
                               : number_own_exchanges(corpus, group, clusters);
}

lec_group lec_group_of_turns(const lec_context *context, const uint32_t *turns, size_t turn_count)
{
    const lec_corpus *corpus = context->corpus;
    lec_group group = {.conference = "all",
                       .set = LEC_NONE,
                       .role = "all",
                       .role_id = LEC_ROLE_COUNT,
                       .phase = "all",
                       .speaker = "all",
                       .turns = turns,
                       .turn_count = turn_count};
    for (size_t i = 0; i < turn_count; i++)
        group.token_count += corpus->turn_start[turns[i] + 1] - corpus->turn_start[turns[i]];
    number_clusters(corpus, &group, lec_new(context->arena, uint32_t, turn_count));
    return group;
}

/* Whether draws disagree with the corpus about the turn's being in the role. */
static bool is_doubtful(const lec_corpus *corpus, uint32_t turn, int64_t role)
{
    if (role == ANY) return false;
    const bool stands = corpus->turn_role[turn] == role;
    for (size_t d = 0; d < corpus->draw_count; d++)
        if ((corpus->draw_role[d * corpus->turn_count + turn] == role) != stands) return true;
    return false;
}

/* The clusters of the doubtful turns, as those of the group are made. */
static const uint32_t *cluster_doubtful(const lec_context *context, const lec_group *group)
{
    uint32_t *clusters = lec_new(context->arena, uint32_t, group->doubtful_count);
    const lec_group doubtful = {.turns = group->doubtful, .turn_count = group->doubtful_count};
    if (count_conferences(context->corpus, &doubtful) > 1)
        number_conferences(context->corpus, &doubtful, clusters);
    else
        number_own_exchanges(context->corpus, &doubtful, clusters);
    return clusters;
}

lec_group lec_group_in_draw(const lec_corpus *corpus, const lec_group *group, size_t draw,
                            bool scrambled, lec_arena *arena)
{
    uint32_t *turns = lec_new(arena, uint32_t, group->turn_count + group->doubtful_count);
    lec_group drawn = *group;
    drawn.turns = turns;
    drawn.turn_cluster = NULL;
    drawn.turn_count = drawn.token_count = drawn.cluster_count = drawn.doubtful_count = 0;
    size_t sure = 0, doubtful = 0;
    while (sure < group->turn_count || doubtful < group->doubtful_count) {
        const uint32_t stands = sure < group->turn_count ? group->turns[sure] : LEC_NONE;
        const uint32_t may =
            doubtful < group->doubtful_count ? group->doubtful[doubtful] : LEC_NONE;
        const uint32_t turn = stands < may ? stands : may;
        sure += stands == turn;
        doubtful += may == turn;
        const size_t shift = scrambled && may == turn ? group->doubtful_cluster[doubtful - 1] : 0;
        const size_t own = corpus->draw_count > 0 ? (draw + 7 * shift) % corpus->draw_count : 0;
        if (may == turn && corpus->draw_role[own * corpus->turn_count + turn] != group->role_id)
            continue;
        turns[drawn.turn_count++] = turn;
        drawn.token_count += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    }
    return drawn;
}

typedef LEC_ARRAY(uint32_t) turn_list;

/* The turns of one conference that the selector wants, and those that draws may add or take. */
static void take_turns(const lec_context *context, uint32_t conference, const selector *wanted,
                       turn_list *turns, turn_list *doubtful)
{
    const lec_corpus *corpus = context->corpus;
    for (uint32_t t = corpus->conference_turn[conference];
         t < corpus->conference_turn[conference + 1]; t++) {
        if (!holds(wanted->phase, corpus->turn_phase[t]) ||
            !holds(wanted->speaker, corpus->turn_speaker[t]))
            continue;
        if (holds(wanted->role, corpus->turn_role[t])) LEC_PUSH(context->arena, *turns, t);
        if (is_doubtful(corpus, t, wanted->role)) LEC_PUSH(context->arena, *doubtful, t);
    }
}

static lec_group make_group(const lec_context *context, const lec_conference_sets *sets,
                            const selector *wanted)
{
    const lec_corpus *corpus = context->corpus;
    turn_list turns = {0}, doubtful = {0};
    for (uint32_t c = 0; c < corpus->conference_count; c++)
        if (holds(wanted->set, sets->of_conference[c]))
            take_turns(context, c, wanted, &turns, &doubtful);
    lec_group group = lec_group_of_turns(context, turns.items, turns.count);
    if (wanted->set != ANY) {
        group.conference = sets->name[wanted->set];
        group.set = (uint32_t)wanted->set;
    }
    if (wanted->role != ANY) {
        group.role = lec_role_name((lec_role)wanted->role);
        group.role_id = (uint8_t)wanted->role;
        group.doubtful = doubtful.items;
        group.doubtful_count = doubtful.count;
        group.doubtful_cluster = cluster_doubtful(context, &group);
    }
    if (wanted->phase != ANY) group.phase = lec_phase_name((lec_phase)wanted->phase);
    if (wanted->speaker != ANY) group.speaker = corpus->speaker_name[wanted->speaker];
    return group;
}

/* --- all groups ------------------------------------------------------------------------------ */

typedef struct {
    const lec_context *context;
    unsigned keys;
    lec_conference_sets sets;
    const uint32_t *speakers; /* ids in the order of their names */
    LEC_ARRAY(lec_group) groups;
} maker;

static void add_group(maker *m, const selector *wanted)
{
    const lec_group group = make_group(m->context, &m->sets, wanted);
    if (group.turn_count > 0) LEC_PUSH(m->context->arena, m->groups, group);
}

static void add_speakers(maker *m, selector wanted)
{
    wanted.speaker = ANY;
    add_group(m, &wanted);
    const bool roles_follow = (m->keys & LEC_BY_ROLE) && wanted.role == ANY;
    if (!(m->keys & LEC_BY_SPEAKER) || roles_follow) return;
    for (size_t s = 0; s < m->context->corpus->speaker_count; s++) {
        wanted.speaker = m->speakers[s];
        add_group(m, &wanted);
    }
}

static void add_roles(maker *m, selector wanted)
{
    wanted.role = ANY;
    add_speakers(m, wanted);
    if (!(m->keys & LEC_BY_ROLE)) return;
    for (wanted.role = 0; wanted.role < LEC_ROLE_COUNT; wanted.role++) add_speakers(m, wanted);
}

static void add_phases(maker *m, selector wanted)
{
    for (wanted.phase = 0; (m->keys & LEC_BY_PHASE) && wanted.phase < LEC_PHASE_COUNT;
         wanted.phase++)
        add_roles(m, wanted);
    wanted.phase = ANY;
    add_roles(m, wanted);
}

typedef struct {
    const char *name;
    uint32_t id;
} speaker;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const speaker *)a)->name, ((const speaker *)b)->name);
}

static const uint32_t *speakers_by_name(const lec_context *context)
{
    const size_t count = context->corpus->speaker_count;
    speaker *speakers = lec_new(context->arena, speaker, count);
    for (uint32_t s = 0; s < count; s++)
        speakers[s] = (speaker){context->corpus->speaker_name[s], s};
    if (count > 1) qsort(speakers, count, sizeof *speakers, by_name);
    uint32_t *ids = lec_new(context->arena, uint32_t, count);
    for (size_t s = 0; s < count; s++) ids[s] = speakers[s].id;
    return ids;
}

lec_status lec_groups_make(const lec_context *context, unsigned keys, lec_groups *out,
                           lec_error *error)
{
    maker m = {.context = context, .speakers = speakers_by_name(context)};
    wanted_keys asked;
    lec_status status = read_keys(context->common, keys, &asked, error);
    if (status == LEC_OK) status = lec_conference_sets_make(context, asked.sets, &m.sets, error);
    if (status != LEC_OK) return status;

    m.keys = asked.keys;
    const bool each = (m.keys & LEC_BY_CONFERENCE) != 0;
    selector wanted = {ANY, ANY, ANY, ANY};
    if (m.sets.count != 1 || !each) add_phases(&m, wanted);
    for (wanted.set = 0; each && wanted.set < (int64_t)m.sets.count; wanted.set++)
        add_phases(&m, wanted);
    *out = (lec_groups){m.groups.items, m.groups.count};
    return LEC_OK;
}
