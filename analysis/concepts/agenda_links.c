/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda_links.c -- whether the next turn of the other side takes a concept up, more than if the
 * order of the turns meant nothing. */
#include <math.h>

#include "analysis/concepts/taking_up.h"
#include "analysis/measure/cluster_mean.h"
#include "analysis/view/columns.h"
#include "analysis/view/groups.h"

struct settings {
    uint64_t minimum;
};
static const struct settings defaults = {.minimum = 3};

static const lec_option options[] = {
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out concepts raised in fewer turns: a share of one or two tells nothing (3)", 1, 1e15,
     NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    {"from_role", LEC_NAME,
     "whose turns are taken up: journalist (by the answers), or principal (by the next questions)",
     NULL, NULL, NULL},
    {"concept", LEC_TEXT, "name in the study", NULL, NULL, NULL},
    {"raised", LEC_COUNT,
     "turns of the role among the questions that hold it and have a next one of the other side",
     "turns", NULL, NULL},
    {"taken_up", LEC_COUNT, "of them, those whose next turn of the other side holds it as well",
     "turns", NULL, NULL},
    {"share", LEC_NUMBER, "share of the turns in `raised` that are taken up", NULL,
     "taken_up / raised", NULL},
    LEC_COLUMN_LOW("share", NULL),
    LEC_COLUMN_HIGH("share", NULL),
    {"expected", LEC_NUMBER,
     "taken_up if the turns of each side stood in the places of one another by chance", "turns",
     "links k(P) k(J) / (n(P) n(J)), summed over conferences", NULL},
    {"expected_share", LEC_NUMBER, "the same as a share of raised", NULL, "expected / raised",
     NULL},
    {"z", LEC_NUMBER, "taken_up above expected, by its standard deviation", NULL,
     "(taken_up - expected) / standard deviation over such orders", NULL},
    {"log10_p", LEC_NUMBER,
     "log10 of the p of so large a z, over random orders of the turns of each side within each "
     "conference; empty where they could not be otherwise",
     NULL, "(1 + orders with a z as large) / (1 + orders)", "Phipson & Smyth 2010"},
    LEC_COLUMN_TESTS("tests"),
    {"log10_q", LEC_NUMBER, "log10 of q", NULL, NULL, NULL},
    {"q", LEC_NUMBER,
     "rows of the family expected by chance to reach this z, by those that reach it", NULL, NULL,
     "Tusher et al. 2001"},
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("share"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_family families[] = {
    {"conference", "tests", NULL, "log10_q", "q", "Tusher et al. 2001"},
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"share", LEC_SCALE_LOGIT, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "agenda_links",
     .shape = LEC_CHART_BARS,
     .title = "Concepts of questions that the answer takes up",
     .note =
         "dark marks: by chance; in parentheses: questions that hold it, 3 at least (--minimum)",
     .axis = "per cent of the questions that hold the concept",
     .label = "concept",
     .value = "share",
     .low = "share_low",
     .high = "share_high",
     .found_by = "q",
     .outer_low = "expected_share",
     .outer_high = "expected_share",
     .counted = "raised",
     .filters = {{"conference", NULL}, {"from_role", "journalist"}},
     .chosen_by = "raised",
     .most = 24,
     .as_percent = true},
    {0},
};

typedef struct {
    const lec_context *context;
    lec_taking_up up;
    lec_links *links;
    lec_conference_sets sets;
    lec_null_result *tests; /* NULL: none are wanted */
    bool *holds;            /* [turn_count] scratch: the concept in hand */
} study;

/* The share of the links of a direction whose second turn holds the concept too, by cluster. */
static lec_estimate share_of(const study *s, const lec_group *group, uint32_t concept,
                             lec_direction direction, size_t *clusters)
{
    const lec_corpus *corpus = s->context->corpus;
    const lec_concept_turns *of = &s->up.concept[concept];
    const uint8_t role =
        direction == LEC_FROM_JOURNALIST ? LEC_ROLE_JOURNALIST : LEC_ROLE_PRINCIPAL;
    lec_arena *scratch = lec_arena_new();
    double *value = lec_new(scratch, double, of->count);
    uint32_t *cluster = lec_new(scratch, uint32_t, of->count);
    size_t count = 0, at = 0; /* turns of the group and of the concept ascend */
    for (size_t i = 0; i < of->count; i++) s->holds[of->turns[i]] = true;
    for (size_t i = 0; i < of->count; i++) {
        const uint32_t turn = of->turns[i];
        while (at < group->turn_count && group->turns[at] < turn) at++;
        if (at == group->turn_count || group->turns[at] != turn) continue;
        if (corpus->turn_role[turn] != role || !lec_turn_has_link(&s->up.links, turn)) continue;
        value[count] = s->holds[s->up.links.next[turn]];
        cluster[count++] = group->turn_cluster[at];
    }
    for (size_t i = 0; i < of->count; i++) s->holds[of->turns[i]] = false;
    const lec_estimate share =
        lec_cluster_mean((lec_clustered_values){value, cluster, count, group->cluster_count},
                         LEC_SCALE_LOGIT, s->context->common->level, scratch, clusters);
    lec_arena_free(scratch);
    return share;
}

/* Of the conferences of the set; LEC_NONE: of all. */
static lec_links sum_of(const study *s, uint32_t set, uint32_t concept, lec_direction direction)
{
    lec_links sum = {0, 0, 0, 0};
    for (size_t c = 0; c < s->context->corpus->conference_count; c++) {
        if (set != LEC_NONE && s->sets.of_conference[c] != set) continue;
        const lec_links *own = &s->links[lec_links_at(&s->up, c, concept, direction)];
        sum.taken += own->taken;
        sum.raised += own->raised;
        sum.expected += own->expected;
        sum.variance += own->variance;
    }
    return sum;
}

static void put_row(const study *s, const lec_group *group, uint32_t concept,
                    lec_direction direction, lec_table *table)
{
    const lec_links sum = sum_of(s, group->set, concept, direction);
    const struct settings *settings = s->context->settings;
    if (sum.raised < settings->minimum) return;
    size_t clusters = 0;
    const lec_estimate share = share_of(s, group, concept, direction, &clusters);
    lec_null_result test = {NAN, NAN, NAN, NAN};
    if (s->tests != NULL)
        test = s->tests[lec_links_at(&s->up, group->set == LEC_NONE ? 0 : (size_t)group->set + 1,
                                     concept, direction)];
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, lec_role_name(direction == LEC_FROM_JOURNALIST ? LEC_ROLE_JOURNALIST
                                                                             : LEC_ROLE_PRINCIPAL));
    lec_table_put_text(table, s->context->study->concepts[concept].name);
    lec_table_put_count(table, sum.raised);
    lec_table_put_count(table, sum.taken);
    lec_table_put_number(table, share.value);
    lec_table_put_number(table, share.low);
    lec_table_put_number(table, share.high);
    lec_table_put_number(table, sum.expected);
    lec_table_put_number(table, sum.expected / sum.raised);
    lec_table_put_number(table, lec_links_z(sum));
    lec_table_put_number(table, test.p);
    lec_table_put_missing(table); /* lec_families_adjust() */
    lec_table_put_number(table, test.q);
    lec_table_put_number(table, NAN);
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, NAN); /* lec_doubt_add() */
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    study s = {.context = context};
    lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE, &groups, error);
    if (status == LEC_OK)
        status = lec_conference_sets_make(context, lec_sets_asked(context->common), &s.sets, error);
    if (status != LEC_OK) return status;
    s.up = lec_taking_up_of(context);
    s.links = lec_links_count(&s.up, context->arena);
    s.holds = lec_new(context->arena, bool, context->corpus->turn_count);
    if (!context->values_only) {
        s.tests = lec_new(context->arena, lec_null_result,
                          (s.sets.count + 1) * s.up.concept_count * LEC_DIRECTIONS);
        const struct settings *settings = context->settings;
        lec_taking_up_test(context, &s.up, s.links, &s.sets, settings->minimum, s.tests);
    }
    for (size_t g = 0; g < groups.count; g++)
        for (int direction = LEC_DIRECTIONS; direction-- > 0;)
            for (uint32_t concept = 0; concept < s.up.concept_count; concept ++)
                put_row(&s, &groups.items[g], concept, (lec_direction)direction, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_agenda_links = {
    .name = "agenda_links",
    .summary = "Whether the other side's next turn takes a concept up, and more than by chance",
    .takes_by = true,
    .examples = "agenda_links conferences/ --study study.yaml",
    .details =
        "By conference (`all` first), what journalists raise before what principals raise, concept "
        "in the order of the study; what a role raises in fewer than --minimum turns of a "
        "conference has no row and is not tested (whether it is taken up plays no part in that). "
        "The test deals the turns "
        "of each side out again over their places among the questions of the conference: it asks "
        "whether what follows a turn goes with it, and finds it too where subjects come one after "
        "the other. To name what was asked about is not to answer it.",
    .source = "Phipson & Smyth 2010; Tusher, Tibshirani & Chu 2001",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .evidence = {LEC_EVIDENCE_LINK, "concept", NULL},
    .families = families,
    .doubtful = with_intervals,
    .charts = charts,
    .run = run,
};
