/* SPDX-License-Identifier: GPL-3.0-or-later
 * map.c -- conferences (speakers, roles, groups ...) and the words or concepts that tell them
 * apart, in one plane: correspondence analysis (measure/correspondence.h).
 *
 * The ellipses: exchanges are drawn anew and each text so made is placed on the axes as they are
 * (partial bootstrap, Greenacre 1984; Lebart 2007); half axes are sqrt(-2 ln(1 - level) eigenvalue)
 * of the covariance of its places, and of what draws of who spoke add to it (view/drawn_roles.h).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/profiles.h"
#include "analysis/measure/correspondence.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/drawn_roles.h"
#include "core/vocabulary.h"

struct settings {
    lec_profile_settings profiles;
    uint64_t across, up;
};
static const struct settings defaults = {.profiles = {.of = LEC_FEATURES_CONTENT_WORDS,
                                                      .features = 100,
                                                      .minimum_words = 300,
                                                      .most = 200},
                                         .across = 1,
                                         .up = 2};

static const lec_option options[] = {
    LEC_PROFILE_OPTIONS(struct settings, "100", "content-words"),
    {"across", LEC_OPTION_COUNT, offsetof(struct settings, across), "N",
     "the axis from left to right (1)", 1, 1000, NULL},
    {"up", LEC_OPTION_COUNT, offsetof(struct settings, up), "N", "the axis from below (2)", 1, 1000,
     NULL},
    {0},
};

#define GREENACRE "Greenacre 2017"

static const lec_column columns[] = {
    {"between", LEC_NAME, "conference, speaker, role, group, year, quarter or month", NULL, NULL,
     NULL},
    {"kind", LEC_NAME, "what the row is: one of them, a word or concept, or an axis", NULL, NULL,
     NULL},
    {"name", LEC_TEXT, "its name; of an axis its number", NULL, NULL, NULL},
    {"count", LEC_COUNT, "occurrences counted in the map", "occurrences", NULL, NULL},
    {"mass", LEC_NUMBER, "its share of them", NULL, "count / all", GREENACRE},
    {"inertia", LEC_NUMBER,
     "of an axis: how much of the differences it shows; of a point: how much of them it makes",
     NULL, "singular value squared; mass times squared distance from the middle", GREENACRE},
    {"inertia_share", LEC_NUMBER, "the same as a share of all", NULL, "inertia / sum of all axes",
     GREENACRE},
    {"x", LEC_NUMBER, "place on the axis --across: principal coordinate", NULL, NULL, GREENACRE},
    {"y", LEC_NUMBER, "place on the axis --up", NULL, NULL, GREENACRE},
    {"x_contribution", LEC_NUMBER, "share of the point in that axis", NULL, "mass x^2 / inertia",
     GREENACRE},
    {"y_contribution", LEC_NUMBER, "share of the point in the other", NULL, "mass y^2 / inertia",
     GREENACRE},
    {"x_cos2", LEC_NUMBER, "share of the point's own differences that the axis shows", NULL,
     "x^2 / squared distance from the middle", GREENACRE},
    {"y_cos2", LEC_NUMBER, "share that the other shows", NULL,
     "y^2 / squared distance from the middle", GREENACRE},
    {"contribution", LEC_NUMBER, "share of the point in the plane of both", NULL,
     "mass (x^2 + y^2) / inertia of both", GREENACRE},
    {"ellipse_major", LEC_NUMBER,
     "half the long axis of the ellipse in which it lies at --level if the exchanges are drawn "
     "anew; empty with fewer than 3",
     NULL, "partial bootstrap", "Lebart 2007"},
    {"ellipse_minor", LEC_NUMBER, "half the short axis", NULL, "partial bootstrap", "Lebart 2007"},
    {"ellipse_angle", LEC_NUMBER, "how the long one is turned from left to right", "degrees", NULL,
     NULL},
    {"x_share", LEC_NUMBER, "share of all differences that the axis --across shows", NULL, NULL,
     NULL},
    {"y_share", LEC_NUMBER, "share that the axis --up shows", NULL, NULL, NULL},
    {"doubt", LEC_NUMBER,
     "share of the long axis of the ellipse that is owed to doubt about who spoke; 0: none; empty "
     "without an ellipse",
     NULL, "1 - long axis if it were known who spoke / long axis",
     "Rubin 1987; TeBlunthuis, Hase & Chan 2024"},
    {0},
};

static const lec_chart charts[] = {
    {.name = "map",
     .shape = LEC_CHART_MAP,
     .title = "Conferences and the words that tell them apart",
     .note = "correspondence analysis",
     .axis = "",
     .label = "name",
     .across = "x",
     .value = "y",
     .low = "x_share",
     .high = "y_share",
     .length = "ellipse_major",
     .outer_low = "ellipse_minor",
     .outer_high = "ellipse_angle",
     .series = "kind",
     .chosen_by = "contribution",
     .filters = {{"between", "conference"},
                 {"kind", "conference"},
                 {"kind", "word"},
                 {"kind", "concept"}}},
    {0},
};

/* --- ellipses -------------------------------------------------------------------------------- */

enum { REPLICATES = 200, AXES = 2 };

/* Sums over the places of one point. */
typedef struct {
    double n, x, y, xx, yy, xy;
} places;

typedef struct {
    double xx, yy, xy;
} covariance;

typedef struct {
    double major, minor, angle, doubt;
} ellipse;
static const ellipse none = {NAN, NAN, NAN, NAN};

static void add_place(places *to, double x, double y)
{
    if (isnan(x) || isnan(y)) return;
    to->n++;
    to->x += x;
    to->y += y;
    to->xx += x * x;
    to->yy += y * y;
    to->xy += x * y;
}

static covariance covariance_of(const places *of)
{
    if (of->n < 2) return (covariance){0, 0, 0};
    return (covariance){fmax(0, of->xx - of->x * of->x / of->n) / (of->n - 1),
                        fmax(0, of->yy - of->y * of->y / of->n) / (of->n - 1),
                        (of->xy - of->x * of->y / of->n) / (of->n - 1)};
}

static ellipse ellipse_of(covariance of, double level)
{
    const double middle = (of.xx + of.yy) / 2, reach = hypot((of.xx - of.yy) / 2, of.xy);
    const double scale = -2 * log(1 - level);
    if (!(middle + reach > 0)) return none;
    return (ellipse){sqrt(scale * (middle + reach)), sqrt(scale * fmax(0, middle - reach)),
                     atan2(2 * of.xy, of.xx - of.yy) / 2 * 180 / M_PI, 0};
}

/* How far draws of who spoke move a point, in runs of drawn_roles.h: joint draws, and those in
 * which each exchange takes a draw of its own. */
typedef struct {
    places joint, independent;
} movements;

/* What draws add, by the rule of analysis/doubt.h: how far the point moves on the average, and what
 * draws vary by beyond errors of single exchanges, which the bootstrap of exchanges has already; of
 * a point that pools conferences nothing beyond that. */
static covariance doubt_of(const movements *of, bool pooled)
{
    if (of->joint.n < 2) return (covariance){0, 0, 0};
    const covariance joint = covariance_of(&of->joint);
    const covariance independent = covariance_of(&of->independent);
    const double all = joint.xx + joint.yy, own = independent.xx + independent.yy;
    const double extra = pooled ? 0 : fmax(0, (1 + 1 / of->joint.n) * all - own);
    const double share = all > 0 ? extra / all : 0;
    const double dx = of->joint.x / of->joint.n, dy = of->joint.y / of->joint.n;
    return (covariance){share * joint.xx + dx * dx, share * joint.yy + dy * dy,
                        share * joint.xy + dx * dy};
}

static ellipse widened(const places *resampled, const movements *moved, bool pooled, double level)
{
    if (2 * resampled->n < REPLICATES) return none;
    const covariance sure = covariance_of(resampled);
    const covariance doubt = doubt_of(moved, pooled);
    const double known = ellipse_of(sure, level).major;
    ellipse made =
        ellipse_of((covariance){sure.xx + doubt.xx, sure.yy + doubt.yy, sure.xy + doubt.xy}, level);
    made.doubt = fmax(0, 1 - (isnan(known) ? 0 : known) / made.major);
    return made;
}

typedef struct {
    const lec_context *context;
    const struct settings *settings;
    const lec_profiles *profiles;
    lec_correspondence map;
    const double *counts; /* [used_count * feature_count] of the profiles that are in the map */
    const uint32_t *used; /* [map.row_count] profiles */
    size_t axis[AXES];    /* 0-based */
    ellipse *rows, *columns;
} mapping;

/* Puts what is counted so [profiles * feature_count] where it is on the axes as they are:
 * place[point
 * * AXES], profiles in the map first, then features; NaN for what is not used. */
static void place_all(const mapping *of, const double *counts, lec_arena *scratch, double *place)
{
    const size_t features = of->profiles->feature_count, rows = of->map.row_count;
    double *column = lec_new(scratch, double, rows);
    double *at = lec_new(scratch, double, of->map.axis_count + 1);
    for (size_t p = 0; p < rows + features; p++) {
        const size_t f = p - rows;
        for (size_t i = 0; p >= rows && i < rows; i++)
            column[i] = counts[of->used[i] * features + f];
        if (p < rows)
            lec_correspondence_place_row(&of->map, counts + of->used[p] * features, at);
        else
            lec_correspondence_place_column(&of->map, column, at);
        for (int a = 0; a < AXES; a++) place[p * AXES + (size_t)a] = at[of->axis[a]];
    }
}

typedef struct {
    const mapping *of;
    const lec_vocabulary *names; /* of the profiles, as ids */
    double *place;               /* [run_count * points * AXES] */
} drawn_map;

static size_t point_count(const mapping *of)
{
    return of->map.row_count + of->profiles->feature_count;
}

static void look_at_draw(const lec_drawn_roles *drawn, size_t run, void *state)
{
    const drawn_map *to = state;
    const lec_profiles *stands = to->of->profiles;
    const size_t features = stands->feature_count;
    lec_arena *arena = lec_arena_new();
    lec_common common = *drawn->context->common;
    lec_profile_settings asked = to->of->settings->profiles;
    lec_context context;
    lec_profiles profiles;
    lec_error error = {""};
    asked.like = stands;
    asked.minimum_words = 1;
    asked.most = UINT32_MAX;
    lec_status status = lec_drawn_context(drawn, run, &common, arena, &context, &error);
    if (status == LEC_OK) status = lec_profiles_make(&context, &asked, &profiles, &error);
    double *counts = lec_new(arena, double, stands->count *features);
    for (size_t i = 0; status == LEC_OK && i < profiles.count; i++) {
        const char *name = profiles.items[i].name;
        uint32_t here;
        if (lec_vocabulary_find(to->names, name, strlen(name), &here))
            memcpy(counts + here * features, profiles.counts + i * features,
                   features * sizeof *counts);
    }
    place_all(to->of, counts, arena, to->place + run * point_count(to->of) * AXES);
    lec_arena_free(arena);
}

/* Draws differ in roles: without a selection or comparison of roles they move nothing. */
static void look_at_draws(const mapping *of, lec_arena *arena, movements *points)
{
    const lec_context *context = of->context;
    if (context->common->role == NULL && of->settings->profiles.between != LEC_BETWEEN_ROLE) return;
    const lec_drawn_roles drawn = lec_drawn_roles_make(context, arena);
    if (drawn.draws == 0) return;
    const size_t count = point_count(of);
    lec_vocabulary *names = lec_vocabulary_new(arena);
    for (size_t i = 0; i < of->profiles->count; i++)
        lec_vocabulary_add(names, of->profiles->items[i].name, strlen(of->profiles->items[i].name));
    drawn_map to = {of, names, lec_new(arena, double, drawn.run_count *count *AXES)};
    lec_drawn_roles_each(&drawn, 0, drawn.run_count, look_at_draw, &to);
    for (size_t run = 1; run < drawn.run_count; run++)
        for (size_t p = 0; p < count; p++) {
            const double *stands = to.place + p * AXES;
            const double *at = to.place + (drawn.alike[run] * count + p) * AXES;
            add_place(run <= drawn.draws ? &points[p].joint : &points[p].independent,
                      at[0] - stands[0], at[1] - stands[1]);
        }
}

static void resample(mapping *of)
{
    const lec_profiles *profiles = of->profiles;
    const size_t rows = of->map.row_count, count = point_count(of);
    lec_arena *scratch = lec_arena_new();
    places *resampled = lec_new(scratch, places, count);
    movements *moved = lec_new(scratch, movements, count);
    double *counts = lec_new(scratch, double, profiles->count * profiles->feature_count);
    double *place = lec_new(scratch, double, count *AXES);
    for (uint32_t r = 0; r < REPLICATES; r++) {
        lec_profiles_draw(profiles, of->context->common->seed, r, counts, NULL);
        place_all(of, counts, scratch, place);
        for (size_t p = 0; p < count; p++)
            if (p >= rows || profiles->items[of->used[p]].cluster_count >= LEC_LEAST_CLUSTERS)
                add_place(&resampled[p], place[p * AXES], place[p * AXES + 1]);
    }
    look_at_draws(of, scratch, moved);
    const bool pooled = of->settings->profiles.between != LEC_BETWEEN_CONFERENCE &&
                        of->context->corpus->conference_count > 1;
    for (size_t p = 0; p < count; p++)
        *(p < rows ? &of->rows[p] : &of->columns[p - rows]) =
            widened(&resampled[p], &moved[p], pooled, of->context->common->level);
    lec_arena_free(scratch);
}

/* --- rows ------------------------------------------------------------------------------------ */

static double share_of(const mapping *of, size_t axis)
{
    return axis < of->map.axis_count ? of->map.inertia[axis] / of->map.total : NAN;
}

/* A point: its places on all axes, its mass. */
typedef struct {
    const char *kind, *name;
    double count, mass;
    const double *place; /* [axis_count] */
    ellipse ellipse;
} point;

static double on_axis(const mapping *of, const point *p, int which)
{
    const size_t axis = of->axis[which];
    return axis < of->map.axis_count ? p->place[axis] : NAN;
}

static void put_point(const mapping *of, const point *p, lec_table *table)
{
    double distance = 0;
    for (size_t k = 0; k < of->map.axis_count; k++) distance += p->place[k] * p->place[k];
    lec_table_put_text(table, of->profiles->between);
    lec_table_put_text(table, p->kind);
    lec_table_put_text(table, p->name);
    lec_table_put_count(table, (uint64_t)p->count);
    lec_table_put_number(table, p->mass);
    lec_table_put_number(table, p->mass * distance);
    lec_table_put_number(table, p->mass * distance / of->map.total);
    double contribution[AXES], cos2[AXES], shown = 0, inertia = 0;
    for (int a = 0; a < AXES; a++) {
        const double x = on_axis(of, p, a);
        const double own = of->axis[a] < of->map.axis_count ? of->map.inertia[of->axis[a]] : 0;
        lec_table_put_number(table, x);
        contribution[a] = own > 0 ? p->mass * x * x / own : NAN;
        cos2[a] = distance > 0 ? x * x / distance : NAN;
        shown += isnan(x) ? 0 : p->mass * x * x;
        inertia += own;
    }
    for (int a = 0; a < AXES; a++) lec_table_put_number(table, contribution[a]);
    for (int a = 0; a < AXES; a++) lec_table_put_number(table, cos2[a]);
    lec_table_put_number(table, inertia > 0 ? shown / inertia : NAN);
    lec_table_put_number(table, p->ellipse.major);
    lec_table_put_number(table, p->ellipse.minor);
    lec_table_put_number(table, p->ellipse.angle);
    for (int a = 0; a < AXES; a++) lec_table_put_number(table, share_of(of, of->axis[a]));
    lec_table_put_number(table, p->ellipse.doubt);
}

static void put_axes(const mapping *of, lec_table *table)
{
    for (size_t k = 0; k < of->map.axis_count; k++) {
        lec_table_put_text(table, of->profiles->between);
        lec_table_put_text(table, "axis");
        lec_table_put_text(table, lec_arena_format(of->context->arena, "%zu", k + 1));
        lec_table_put_missing(table);
        lec_table_put_missing(table);
        lec_table_put_number(table, of->map.inertia[k]);
        lec_table_put_number(table, share_of(of, k));
        for (int empty = 0; empty < 13; empty++) lec_table_put_missing(table);
    }
}

static void put_points(const mapping *of, lec_table *table)
{
    const size_t axes = of->map.axis_count, features = of->profiles->feature_count;
    const bool concepts = of->settings->profiles.of == LEC_FEATURES_CONCEPTS;
    double all = 0;
    for (size_t i = 0; i < of->map.row_count * features; i++) all += of->counts[i];
    for (size_t i = 0; i < of->map.row_count; i++)
        put_point(of,
                  &(point){of->profiles->between, of->profiles->items[of->used[i]].name,
                           nearbyint(all * of->map.row_mass[i]), of->map.row_mass[i],
                           of->map.row + i * axes, of->rows[i]},
                  table);
    for (size_t f = 0; f < features; f++)
        put_point(of,
                  &(point){concepts ? "concept" : "word", of->profiles->feature[f],
                           nearbyint(all * of->map.column_mass[f]), of->map.column_mass[f],
                           of->map.column + f * axes, of->columns[f]},
                  table);
}

/* Profiles that use one of the features at all. */
static void choose_rows(mapping *of)
{
    lec_arena *arena = of->context->arena;
    const size_t features = of->profiles->feature_count;
    uint32_t *used = lec_new(arena, uint32_t, of->profiles->count);
    double *counts = lec_new(arena, double, of->profiles->count *features);
    size_t rows = 0;
    for (uint32_t i = 0; i < of->profiles->count; i++) {
        const double *own = of->profiles->counts + i * features;
        double sum = 0;
        for (size_t f = 0; f < features; f++) sum += own[f];
        if (!(sum > 0)) continue;
        memcpy(counts + rows * features, own, features * sizeof *counts);
        used[rows++] = i;
    }
    of->used = used;
    of->counts = counts;
    of->map = lec_correspondence_make(counts, rows, features, arena);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_profiles profiles;
    lec_status status = lec_profiles_make(context, &settings->profiles, &profiles, error);
    if (status == LEC_OK) status = lec_profiles_are_two(&profiles, &settings->profiles, error);
    if (status != LEC_OK) return status;
    mapping of = {.context = context,
                  .settings = settings,
                  .profiles = &profiles,
                  .axis = {settings->across - 1, settings->up - 1}};
    choose_rows(&of);
    if (of.map.row_count < 2)
        return lec_fail(error, LEC_BAD_DATA,
                        "only one %s uses any of --of %s; count something else", profiles.between,
                        lec_features_names[settings->profiles.of]);
    const size_t asked = settings->across > settings->up ? settings->across : settings->up;
    if (asked > 2 && asked > of.map.axis_count)
        return lec_fail(error, LEC_BAD_USAGE,
                        "there is no axis %zu: the map has %zu; give smaller --across and --up",
                        asked, of.map.axis_count);
    const bool has_plane = of.axis[0] < of.map.axis_count && of.axis[1] < of.map.axis_count;
    of.rows = lec_new(context->arena, ellipse, of.map.row_count);
    of.columns = lec_new(context->arena, ellipse, profiles.feature_count);
    for (size_t i = 0; i < of.map.row_count; i++) of.rows[i] = none;
    for (size_t f = 0; f < profiles.feature_count; f++) of.columns[f] = none;
    if (has_plane) resample(&of);
    put_axes(&of, table);
    put_points(&of, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_map = {
    .name = "map",
    .summary = "Conferences and the words or concepts that tell them apart, in one plane",
    .examples = "map conferences/ --study study.yaml",
    .details =
        "The axes, the largest first; then what is mapped, by date (or name); then the words, the "
        "most frequent first (concepts as in the study). Two conferences are near each other where "
        "they use the same words; a word lies in the direction of those that use it more than "
        "others do. Distances between a conference and a word mean nothing by themselves. A plane "
        "shows x_share + y_share of all differences and may hide the rest: x_cos2 + y_cos2 say how "
        "well a point is shown. Of two there is one axis only, and no plane. The ellipses take the "
        "axes as they are, and so are rather too small. Where --role selects or roles are compared "
        "they hold doubt about who spoke, and doubt says how much of them it is; the axes and "
        "places take who spoke as known.",
    .source = "Greenacre 2017; Lebart 2007",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .charts = charts,
    .takes_word_options = true,
    .least_conferences = 2,
    .only_in_report = true,
    .without_by = "--between says what is compared: group, year, quarter or month",
    .run = run,
};
