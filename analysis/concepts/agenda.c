/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda.c -- who raises each concept first, whether the other side takes it up, and how long it
 * lives. */
#include <math.h>
#include <string.h>

#include "analysis/concepts/taking_up.h"
#include "analysis/view/columns.h"
#include "analysis/view/conference_order.h"
#include "analysis/view/groups.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    {"concept", LEC_TEXT, "name in the study", NULL, NULL, NULL},
    {"conferences", LEC_COUNT, "conferences in which it is raised", "conferences", NULL, NULL},
    {"principal_first", LEC_COUNT, "of them, those in which the principal raises it", "conferences",
     NULL, NULL},
    {"journalist_first", LEC_COUNT, "of them, those in which a journalist raises it", "conferences",
     NULL, NULL},
    {"raised_by", LEC_NAME, "role of who raises it; empty where conferences are put together", NULL,
     NULL, NULL},
    LEC_COLUMN_SPEAKER,
    LEC_COLUMN_PHASE,
    {"turn", LEC_COUNT, "number of the turn in which it is raised", NULL, NULL, NULL},
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"line", LEC_COUNT, "line of its first use, from 1", "lines", NULL, NULL},
    {"uses", LEC_COUNT, "uses in all", "uses", NULL, NULL},
    {"turns", LEC_COUNT, "turns that hold it", "turns", NULL, NULL},
    {"answered", LEC_COUNT,
     "1 where the next turn of the other side (principal, journalists) holds it as well; of "
     "several "
     "conferences so many; empty where there is no other side",
     "conferences", NULL, NULL},
    {"other_side_turns", LEC_COUNT, "later turns of the other side that hold it", "turns", NULL,
     NULL},
    {"other_side_of", LEC_COUNT, "later turns of the other side", "turns", NULL, NULL},
    {"next_opening", LEC_COUNT,
     "1 where the opening statement of the next conference holds it, of several conferences so "
     "many; empty for the last",
     NULL, NULL, NULL},
    {"position", LEC_NUMBER, "place of its first use along the conference; of several the mean",
     NULL, "words before it / words of the conference", NULL},
    {"life", LEC_NUMBER, "how much of the conference lies between its first and last use; the mean",
     NULL, "words between them / words of the conference", NULL},
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_chart charts[] = {
    {.name = "agenda",
     .shape = LEC_CHART_TIMELINE,
     .title = "How long each concept lives, and who raised it",
     .note = "from the first use to the last",
     .axis = "per cent of the conference",
     .label = "concept",
     .value = "position",
     .length = "life",
     .series = "raised_by",
     .as_percent = true,
     .one_conference = true},
    {0},
};

/* --- one concept in one conference -------------------------------------------------------------
 */

/* Its turns there: turns[first .. end - 1] of the concept. */
typedef struct {
    const lec_concept_turns *of;
    size_t first, end;
    uint32_t conference;
} stretch;

typedef struct {
    uint64_t uses, other_side_turns, other_side_of;
    int answered, next_opening; /* -1: not defined */
    double position, life;
    uint32_t raised; /* the turn */
} story;

static uint8_t other_side(uint8_t role)
{
    return role == LEC_ROLE_PRINCIPAL    ? LEC_ROLE_JOURNALIST
           : role == LEC_ROLE_JOURNALIST ? LEC_ROLE_PRINCIPAL
                                         : LEC_ROLE_COUNT;
}

/* Whether an opening statement of the conference holds the concept. */
static bool opens_with(const lec_corpus *corpus, const lec_concept_turns *of, uint32_t conference)
{
    for (size_t i = 0; i < of->count; i++)
        if (corpus->turn_conference[of->turns[i]] == conference &&
            corpus->turn_phase[of->turns[i]] == LEC_PHASE_OPENING)
            return true;
    return false;
}

static story tell(const lec_taking_up *links, const stretch *at, uint32_t next_conference,
                  const uint32_t *last_use)
{
    const lec_corpus *corpus = links->corpus;
    const uint32_t raised = at->of->turns[at->first];
    const uint32_t start = corpus->turn_start[corpus->conference_turn[at->conference]];
    const uint32_t stop = corpus->conference_turn[at->conference + 1];
    const double words = corpus->turn_start[stop] - start;
    const uint8_t other = other_side(corpus->turn_role[raised]);
    const uint32_t next = links->links.next[raised];
    story s = {.raised = raised, .answered = -1, .next_opening = -1};
    for (size_t i = at->first; i < at->end; i++) {
        s.uses += at->of->uses[i];
        s.other_side_turns += i > at->first && corpus->turn_role[at->of->turns[i]] == other;
        if (next != LEC_NONE) s.answered = s.answered > 0 || at->of->turns[i] == next;
    }
    for (uint32_t t = raised + 1; t < stop; t++) s.other_side_of += corpus->turn_role[t] == other;
    s.position = (at->of->first[at->first] - start) / words;
    s.life = (*last_use - at->of->first[at->first]) / words;
    if (next_conference != LEC_NONE) s.next_opening = opens_with(corpus, at->of, next_conference);
    return s;
}

/* --- rows --------------------------------------------------------------------------------------
 */

typedef struct {
    const lec_context *context;
    lec_taking_up up;
    lec_conference_sets sets;
    const uint32_t *following; /* [conference_count] the next conference, or LEC_NONE */
    const uint32_t *last_use;  /* [concept * conference_count + conference] token */
} agenda;

/* The last token of each concept in each conference. */
static const uint32_t *find_last_uses(const lec_context *context)
{
    const lec_corpus *corpus = context->corpus;
    const size_t conferences = corpus->conference_count;
    const lec_occurrences all = lec_occurrences_find(corpus, context->study->concepts,
                                                     context->study->concept_count, context->arena);
    uint32_t *last = lec_new(context->arena, uint32_t, conferences * context->study->concept_count);
    size_t conference = 0;
    for (size_t i = 0; i < all.count; i++) {
        const uint32_t token = all.items[i].token;
        while (corpus->turn_start[corpus->conference_turn[conference + 1]] <= token) conference++;
        last[all.items[i].concept * conferences + conference] = token;
    }
    return last;
}

static const uint32_t *find_following(const lec_corpus *corpus, lec_arena *arena)
{
    const uint32_t *rank = lec_conference_ranks(corpus, arena);
    const size_t count = corpus->conference_count;
    uint32_t *held = lec_new(arena, uint32_t, count), *following = lec_new(arena, uint32_t, count);
    for (uint32_t c = 0; c < count; c++) held[rank[c]] = c;
    for (uint32_t c = 0; c < count; c++)
        following[c] = rank[c] + 1 < count ? held[rank[c] + 1] : LEC_NONE;
    return following;
}

/* What the row of a concept says of the conferences of a group, summed up. */
typedef struct {
    uint64_t conferences, first[2], uses, turns, answered, other_turns, other_of, next_opening;
    bool has_answered, has_next;
    double position, life;
    story only; /* of one conference */
} row_sums;

static void add_story(const agenda *a, const stretch *at, row_sums *sums)
{
    const lec_corpus *corpus = a->context->corpus;
    const size_t concept = (size_t)(at->of - a->up.concept);
    const story s = tell(&a->up, at, a->following[at->conference],
                         &a->last_use[concept * corpus->conference_count + at->conference]);
    const uint8_t role = corpus->turn_role[s.raised];
    sums->conferences++;
    sums->first[0] += role == LEC_ROLE_PRINCIPAL;
    sums->first[1] += role == LEC_ROLE_JOURNALIST;
    sums->uses += s.uses;
    sums->turns += at->end - at->first;
    sums->answered += s.answered > 0;
    sums->has_answered = sums->has_answered || s.answered >= 0;
    sums->other_turns += s.other_side_turns;
    sums->other_of += s.other_side_of;
    sums->next_opening += s.next_opening > 0;
    sums->has_next = sums->has_next || s.next_opening >= 0;
    sums->position += s.position;
    sums->life += s.life;
    sums->only = s;
}

static void put_raised(const agenda *a, const row_sums *sums, bool one, const lec_concept_turns *of,
                       size_t first, lec_table *table)
{
    const lec_corpus *corpus = a->context->corpus;
    const uint32_t turn = sums->only.raised;
    lec_place place = {"", 0, 0};
    if (one) place = lec_corpus_place(corpus, of->first[first]);
    lec_table_put_count(table, sums->conferences);
    lec_table_put_count(table, sums->first[0]);
    lec_table_put_count(table, sums->first[1]);
    lec_table_put_text(table, one ? lec_role_name((lec_role)corpus->turn_role[turn]) : "");
    lec_table_put_text(table, one ? corpus->speaker_name[corpus->turn_speaker[turn]] : "");
    lec_table_put_text(table, one ? lec_phase_name((lec_phase)corpus->turn_phase[turn]) : "");
    lec_table_put_count(table, one ? corpus->turn[turn].number : LEC_MISSING_COUNT);
    lec_table_put_text(table, place.file);
    lec_table_put_count(table, one ? place.line : LEC_MISSING_COUNT);
}

static void put_life(const row_sums *sums, lec_table *table)
{
    const double conferences = (double)sums->conferences;
    lec_table_put_count(table, sums->uses);
    lec_table_put_count(table, sums->turns);
    lec_table_put_count(table, sums->has_answered ? sums->answered : LEC_MISSING_COUNT);
    lec_table_put_count(table, sums->other_turns);
    lec_table_put_count(table, sums->other_of);
    lec_table_put_count(table, sums->has_next ? sums->next_opening : LEC_MISSING_COUNT);
    lec_table_put_number(table, sums->position / conferences);
    lec_table_put_number(table, sums->life / conferences);
}

static void put_row(const agenda *a, const lec_group *group, uint32_t concept, lec_table *table)
{
    const lec_corpus *corpus = a->context->corpus;
    const lec_concept_turns *of = &a->up.concept[concept];
    const bool one = corpus->turn_conference[group->turns[0]] ==
                     corpus->turn_conference[group->turns[group->turn_count - 1]];
    row_sums sums = {0};
    size_t first = SIZE_MAX;
    for (size_t i = 0, end; i < of->count; i = end) {
        const uint32_t conference = corpus->turn_conference[of->turns[i]];
        for (end = i; end < of->count && corpus->turn_conference[of->turns[end]] == conference;)
            end++;
        if (group->set != LEC_NONE && a->sets.of_conference[conference] != group->set) continue;
        if (first == SIZE_MAX) first = i;
        add_story(a, &(stretch){of, i, end, conference}, &sums);
    }
    if (sums.conferences == 0) return;
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, a->context->study->concepts[concept].name);
    put_raised(a, &sums, one, of, first, table);
    put_life(&sums, table);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    agenda a = {.context = context};
    lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE, &groups, error);
    if (status == LEC_OK)
        status = lec_conference_sets_make(context, lec_sets_asked(context->common), &a.sets, error);
    if (status != LEC_OK) return status;
    a.up = lec_taking_up_of(context);
    a.following = find_following(context->corpus, context->arena);
    a.last_use = find_last_uses(context);
    for (size_t g = 0; g < groups.count; g++)
        for (uint32_t concept = 0; concept < a.up.concept_count; concept ++)
            put_row(&a, &groups.items[g], concept, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_agenda = {
    .name = "agenda",
    .summary =
        "Who raises each concept first, whether the other side takes it up, how long it lives",
    .takes_by = true,
    .examples = "agenda conferences/ --study study.yaml",
    .details =
        "By conference (`all` first), concept in the order of the study; concepts that nobody "
        "uses have no row. Who raises a concept uses it first in the conference; the opening "
        "statement comes first, so that the principal raises most. Counts of what the texts hold, "
        "without test or interval; whether concepts are taken up more than by chance: "
        "`agenda_links`. Conferences follow one another by their days, those without a date by "
        "name.",
    .source = "McCombs & Shaw 1972",
    .columns = columns,
    .key_count = 2,
    .evidence = {LEC_EVIDENCE_CONCEPT, "concept", NULL},
    .charts = charts,
    .run = run,
};
