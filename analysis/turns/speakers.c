/* SPDX-License-Identifier: GPL-3.0-or-later
 * speakers.c -- one row a person in a role: turns, words, share of the floor, speaking time. */
#include "analysis/analysis.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/speaking_time.h"

#include <stdlib.h>
#include <string.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    LEC_COLUMN_AFFILIATION,
    {"turns", LEC_COUNT, "turns taken", "turns", NULL, NULL},
    {"sentences", LEC_COUNT, "sentences by UAX #29", "sentences", NULL, NULL},
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"word_share", LEC_NUMBER,
     "share of the words of the conference (of the turns selected; of all of several)", NULL,
     "words / words of all speakers", NULL},
    {"words_per_turn", LEC_NUMBER, "mean length of a turn", "words", "words / turns", NULL},
    {"seconds", LEC_NUMBER, "speaking time: by captions, by times beside labels, or estimated",
     "seconds", NULL, NULL},
    {"seconds_low", LEC_NUMBER, "at the highest speaking rate assumed", "seconds", NULL, NULL},
    {"seconds_high", LEC_NUMBER, "at the lowest speaking rate assumed", "seconds", NULL, NULL},
    LEC_COLUMN_LOW("word_share", NULL),
    LEC_COLUMN_HIGH("word_share", NULL),
    LEC_COLUMN_LOW("words_per_turn", "words"),
    LEC_COLUMN_HIGH("words_per_turn", "words"),
    LEC_COLUMN_CLUSTERS,
    {"clusters_with", LEC_COUNT,
     "how many of them the person speaks in: what words_per_turn rests on, no interval from fewer "
     "than 3",
     "clusters", NULL, NULL},
    LEC_COLUMN_DOUBT("word_share"),
    LEC_COLUMN_POOLED,
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"word_share", LEC_SCALE_LOGIT, NULL, true},
    {"words_per_turn", LEC_SCALE_LOG, NULL, false},
    {0},
};

typedef struct {
    uint32_t first_turn;
    size_t at; /* the person's turns are turns[at .. at + turns - 1] of gather() */
    uint8_t role;
    const char *speaker, *affiliation;
    uint64_t turns, sentences, words;
    lec_speaking_time time;
} person;

static int by_identity(const person *x, const person *y)
{
    if (x->role != y->role) return x->role < y->role ? -1 : 1;
    const int by_name = strcmp(x->speaker, y->speaker);
    if (by_name != 0 || x->speaker[0] != '\0') return by_name;
    return strcmp(x->affiliation, y->affiliation); /* of those without a name */
}

static int compare_turns(const void *a, const void *b)
{
    const person *x = a, *y = b;
    const int order = by_identity(x, y);
    return order != 0 ? order : x->first_turn < y->first_turn ? -1 : 1;
}

static int compare_rows(const void *a, const void *b)
{
    const person *x = a, *y = b;
    if (x->role != y->role) return x->role < y->role ? -1 : 1;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    return by_identity(x, y);
}

/* One entry a turn of the group, sorted so that the turns of one person stand together, then summed
 * up. `turns` are their places in the group in this order. */
static size_t gather(const lec_context *context, const lec_group *group, person *people,
                     uint32_t *turns)
{
    const lec_corpus *corpus = context->corpus;
    for (uint32_t i = 0; i < group->turn_count; i++) {
        const uint32_t t = group->turns[i];
        people[i] = (person){.first_turn = i,
                             .role = corpus->turn_role[t],
                             .speaker = corpus->speaker_name[corpus->turn_speaker[t]],
                             .affiliation = corpus->turn[t].affiliation,
                             .turns = 1,
                             .sentences = corpus->turn_sentence[t + 1] - corpus->turn_sentence[t],
                             .words = corpus->turn_start[t + 1] - corpus->turn_start[t],
                             .time = lec_turn_time(corpus, context->study, t)};
    }
    if (group->turn_count > 1) qsort(people, group->turn_count, sizeof *people, compare_turns);
    size_t count = 0;
    for (size_t i = 0; i < group->turn_count; i++) {
        turns[i] = people[i].first_turn;
        people[i].at = i;
        if (count == 0 || by_identity(&people[count - 1], &people[i]) != 0) {
            people[count++] = people[i];
            continue;
        }
        if (people[count - 1].affiliation[0] == '\0')
            people[count - 1].affiliation = people[i].affiliation;
        people[count - 1].turns++;
        people[count - 1].sentences += people[i].sentences;
        people[count - 1].words += people[i].words;
        lec_add_time(&people[count - 1].time, people[i].time);
    }
    if (count > 1) qsort(people, count, sizeof *people, compare_rows);
    return count;
}

/* --- intervals ------------------------------------------------------------------------------- */

/* A conference, or several that are put together: its clusters, and the words of all in each. */
typedef struct {
    const lec_context *context;
    const lec_group *group;
    const double *words; /* [group->cluster_count] */
    size_t spoken;       /* clusters with words */
    const uint32_t
        *doubtful; /* [doubtful_count] places in the group whose role draws disagree on */
    size_t doubtful_count;
} floor_of;

typedef struct {
    lec_estimate share, per_turn;
    size_t clusters_with;
    double doubt; /* of the share */
} person_estimates;

static floor_of open_floor(const lec_context *context, const lec_group *group)
{
    const lec_corpus *corpus = context->corpus;
    uint32_t *doubtful = lec_new(context->arena, uint32_t, group->turn_count);
    floor_of made = {
        context,  group, lec_cluster_sizes(context, group), lec_group_clusters(context, group),
        doubtful, 0};
    for (uint32_t i = 0; i < group->turn_count; i++) {
        const uint32_t turn = group->turns[i];
        size_t d = 0;
        while (d < corpus->draw_count &&
               corpus->draw_role[d * corpus->turn_count + turn] == corpus->turn_role[turn])
            d++;
        if (d < corpus->draw_count) doubtful[made.doubtful_count++] = i;
    }
    return made;
}

/* Whether the turn is the person's in some draws of who spoke, and not in others. */
static bool may_be(const lec_corpus *corpus, const person *who, uint32_t turn)
{
    if (strcmp(corpus->speaker_name[corpus->turn_speaker[turn]], who->speaker) != 0 ||
        strcmp(corpus->turn[turn].affiliation, who->affiliation) != 0)
        return false;
    const bool stands = corpus->turn_role[turn] == who->role;
    for (size_t draw = 0; draw < corpus->draw_count; draw++)
        if ((corpus->draw_role[draw * corpus->turn_count + turn] == who->role) != stands)
            return true;
    return false;
}

/* The turns of that name that may be of the role or not, and their words as one cell. */
static lec_group doubtful_turns(const floor_of *of, const person *who, lec_arena *arena,
                                lec_cluster_counts *words)
{
    const lec_corpus *corpus = of->context->corpus;
    uint32_t *doubtful = lec_new(arena, uint32_t, of->doubtful_count);
    uint32_t *in = lec_new(arena, uint32_t, of->doubtful_count); /* cluster */
    uint32_t *cluster = lec_new(arena, uint32_t, of->doubtful_count);
    uint32_t *count = lec_new(arena, uint32_t, of->doubtful_count);
    size_t *start = lec_new(arena, size_t, 2);
    lec_group made = {.doubtful = doubtful, .doubtful_cluster = in, .role_id = who->role};
    for (size_t i = 0; i < of->doubtful_count; i++) {
        const uint32_t turn = of->group->turns[of->doubtful[i]];
        if (!may_be(corpus, who, turn)) continue;
        const uint32_t own = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
        if (own > 0) {
            cluster[start[1]] = (uint32_t)made.doubtful_count;
            count[start[1]++] = own;
        }
        in[made.doubtful_count] = of->group->turn_cluster[of->doubtful[i]];
        doubtful[made.doubtful_count++] = turn;
    }
    *words = (lec_cluster_counts){1, made.doubtful_count, start, cluster, count};
    return made;
}

/* What people say by clusters: a cell each, in their order. */
typedef struct {
    lec_cluster_counts words;
    size_t *start;     /* [people + 1] in the two below: clusters in which they have a turn */
    uint32_t *cluster; /* of the group */
    double *turns;
} spoken;

static spoken count_spoken(const floor_of *of, const person *people, size_t count,
                           const uint32_t *turns)
{
    const lec_corpus *corpus = of->context->corpus;
    const lec_group *group = of->group;
    lec_arena *arena = of->context->arena;
    size_t *cell_start = lec_new(arena, size_t, count + 1);
    uint32_t *cell_cluster = lec_new(arena, uint32_t, group->turn_count);
    uint32_t *cell_words = lec_new(arena, uint32_t, group->turn_count);
    spoken made = {.start = lec_new(arena, size_t, count + 1),
                   .cluster = lec_new(arena, uint32_t, group->turn_count),
                   .turns = lec_new(arena, double, group->turn_count)};
    size_t entries = 0, cells = 0;
    for (size_t p = 0; p < count; p++) {
        made.start[p] = entries;
        cell_start[p] = cells;
        for (size_t i = people[p].at; i < people[p].at + people[p].turns; i++) {
            const uint32_t turn = group->turns[turns[i]], own = group->turn_cluster[turns[i]];
            const uint32_t words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
            if (entries == made.start[p] || made.cluster[entries - 1] != own)
                made.cluster[entries++] = own;
            made.turns[entries - 1]++;
            if (words == 0) continue;
            if (cells == cell_start[p] || cell_cluster[cells - 1] != own)
                cell_cluster[cells++] = own;
            cell_words[cells - 1] += words;
        }
    }
    made.start[count] = entries;
    cell_start[count] = cells;
    made.words =
        (lec_cluster_counts){count, group->cluster_count, cell_start, cell_cluster, cell_words};
    return made;
}

/* Words by turns, of clusters in which the person has a turn: others do not count. Draws may add
 * turns in others, and resamples draw from all. */
static lec_estimate words_per_turn(const floor_of *of, const spoken *said, size_t p,
                                   const lec_group_doubt *doubt, const lec_context *context)
{
    const size_t first = said->start[p], own = said->start[p + 1] - first;
    const bool all =
        doubt->group->doubtful_count > 0 || context->common->interval != (int)LEC_INTERVAL_T;
    const size_t clusters = all ? of->group->cluster_count : own;
    double *turns = lec_new(context->arena, double, clusters);
    uint32_t *cluster = lec_new(context->arena, uint32_t, own);
    size_t cells[2] = {0, 0};
    const size_t begin = said->words.cell_start[p], end = said->words.cell_start[p + 1];
    for (uint32_t k = 0; k < own; k++) {
        const uint32_t in = said->cluster[first + k];
        turns[all ? in : k] = said->turns[first + k];
        if (begin + cells[1] < end && said->words.cluster[begin + cells[1]] == in)
            cluster[cells[1]++] = all ? in : k;
    }
    const lec_cluster_counts cell = {1, clusters, cells, cluster, said->words.count + begin};
    return *lec_doubtful_ratio_estimates(context, turns, &cell, doubt, NULL);
}

/* Of everybody who is in doubt in some draw the share is estimated by itself. */
static void doubt_person(const floor_of *of, const spoken *said, const person *who, size_t p,
                         person_estimates *found)
{
    lec_arena *scratch = lec_arena_new();
    lec_context context = *of->context;
    context.arena = scratch;
    lec_cluster_counts in_doubt;
    const lec_group doubtful = doubtful_turns(of, who, scratch, &in_doubt);
    double *no_size = lec_new(scratch, double, doubtful.doubtful_count);
    double *one_turn = lec_new(scratch, double, doubtful.doubtful_count);
    for (size_t i = 0; i < doubtful.doubtful_count; i++) one_turn[i] = 1;
    const lec_group_doubt of_share = {&doubtful, no_size, &in_doubt};
    const lec_group_doubt of_length = {&doubtful, one_turn, &in_doubt};
    if (doubtful.doubtful_count > 0) {
        const size_t begin = said->words.cell_start[p];
        const size_t cells[2] = {0, said->words.cell_start[p + 1] - begin};
        const lec_cluster_counts cell = {1, said->words.cluster_count, cells,
                                         said->words.cluster + begin, said->words.count + begin};
        found->share =
            *lec_doubtful_ratio_estimates(&context, of->words, &cell, &of_share, &found->doubt);
    }
    found->per_turn = words_per_turn(of, said, p, &of_length, &context);
    lec_arena_free(scratch);
}

/* Words of each person by words of all, and by turns of the person. `turns`: see gather(). */
static person_estimates *estimate(const floor_of *of, const person *people, size_t count,
                                  const uint32_t *turns)
{
    lec_arena *arena = of->context->arena;
    const spoken said = count_spoken(of, people, count, turns);
    person_estimates *found = lec_new(arena, person_estimates, count);
    double *doubt = lec_new(arena, double, count);
    const lec_estimate *shares =
        lec_doubtful_ratio_estimates(of->context, of->words, &said.words, NULL, doubt);
    for (size_t p = 0; p < count; p++) {
        found[p].share = shares[p];
        found[p].doubt = doubt[p];
        found[p].clusters_with = said.start[p + 1] - said.start[p];
        doubt_person(of, &said, &people[p], p, &found[p]);
    }
    return found;
}

static void put_person(const floor_of *of, const person *who, const person_estimates *found,
                       lec_table *table)
{
    lec_table_put_text(table, of->group->conference);
    lec_table_put_text(table, lec_role_name((lec_role)who->role));
    lec_table_put_text(table, who->speaker);
    lec_table_put_text(table, who->affiliation);
    lec_table_put_count(table, who->turns);
    lec_table_put_count(table, who->sentences);
    lec_table_put_count(table, who->words);
    lec_table_put_number(table, found->share.value); /* NaN where nothing was said */
    lec_table_put_number(table, found->per_turn.value);
    lec_table_put_number(table, who->time.seconds);
    lec_table_put_number(table, who->time.low);
    lec_table_put_number(table, who->time.high);
    lec_table_put_number(table, found->share.low);
    lec_table_put_number(table, found->share.high);
    lec_table_put_number(table, found->per_turn.low);
    lec_table_put_number(table, found->per_turn.high);
    lec_table_put_count(table, of->spoken);
    lec_table_put_count(table, found->clusters_with);
    lec_table_put_number(table, found->doubt);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    lec_groups groups;
    const lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE, &groups, error);
    if (status != LEC_OK) return status;
    person *people = lec_new(context->arena, person, corpus->turn_count);
    uint32_t *turns = lec_new(context->arena, uint32_t, corpus->turn_count);
    for (size_t g = 0; g < groups.count; g++) {
        const lec_group *group = &groups.items[g];
        const size_t count = gather(context, group, people, turns);
        const floor_of here = open_floor(context, group);
        const person_estimates *found = estimate(&here, people, count, turns);
        for (size_t i = 0; i < count; i++) put_person(&here, &people[i], &found[i], table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_speakers = {
    .name = "speakers",
    .summary = "Every speaker: turns, words, share of the floor, speaking time",
    .examples = "speakers conferences/ --role principal\n"
                "speakers conferences/ --by year\n"
                "speakers talk.txt --sort words:desc",
    .details =
        "One row for each person, role and affiliation in a conference, and over all of them "
        "(`all`; of a group or period with --by group, year ...); by conference (`all` first), "
        "role, then words, most first. A person of several conferences is who has one name in "
        "them, as the study's aliases make it; the affiliation is the first that is named. "
        "Speakers whom the transcript does not name (Q) stand together in one row with an empty "
        "name. word_share rests on the clusters of the row's conferences, words_per_turn on those "
        "that the person speaks in.",
    .columns = columns,
    .key_count = 4,
    .shown = "words,word_share,turns,words_per_turn",
    .doubtful = with_intervals,
    .holds_doubt = true,
    .takes_by = true,
    .run = run,
};
