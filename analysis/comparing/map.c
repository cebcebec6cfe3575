/* SPDX-License-Identifier: GPL-3.0-or-later
 * map.c -- conferences (speakers, roles, groups ...) and the words or concepts that tell them
 * apart, in one plane: correspondence analysis (measure/correspondence.h).
 *
 * The ellipses: exchanges are drawn anew and each text so made is placed on the axes as they are
 * (partial bootstrap, Greenacre 1984; Lebart 2007); half axes are sqrt(-2 ln(1 - level) eigenvalue)
 * of the covariance of its places. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/profiles.h"
#include "analysis/measure/correspondence.h"
#include "analysis/measure/jackknife.h"

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
    double major, minor, angle;
} ellipse;

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

static ellipse ellipse_of(const places *of, double level)
{
    const ellipse none = {NAN, NAN, NAN};
    if (2 * of->n < REPLICATES) return none;
    const double vx = fmax(0, of->xx - of->x * of->x / of->n) / (of->n - 1);
    const double vy = fmax(0, of->yy - of->y * of->y / of->n) / (of->n - 1);
    const double c = (of->xy - of->x * of->y / of->n) / (of->n - 1);
    const double middle = (vx + vy) / 2, reach = hypot((vx - vy) / 2, c);
    const double scale = -2 * log(1 - level);
    if (!(middle + reach > 0)) return none;
    return (ellipse){sqrt(scale * (middle + reach)), sqrt(scale * fmax(0, middle - reach)),
                     atan2(2 * c, vx - vy) / 2 * 180 / M_PI};
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

static void resample(mapping *of)
{
    const lec_profiles *profiles = of->profiles;
    const size_t features = profiles->feature_count, axes = of->map.axis_count;
    lec_arena *scratch = lec_arena_new();
    places *rows = lec_new(scratch, places, of->map.row_count);
    places *feature = lec_new(scratch, places, features);
    double *drawn = lec_new(scratch, double, profiles->count *features);
    double *column = lec_new(scratch, double, of->map.row_count);
    double *place = lec_new(scratch, double, axes + 1);
    for (uint32_t r = 0; r < REPLICATES; r++) {
        lec_profiles_draw(profiles, of->context->common->seed, r, drawn, NULL);
        for (size_t i = 0; i < of->map.row_count; i++) {
            if (profiles->items[of->used[i]].cluster_count < LEC_LEAST_CLUSTERS) continue;
            lec_correspondence_place_row(&of->map, drawn + of->used[i] * features, place);
            add_place(&rows[i], place[of->axis[0]], place[of->axis[1]]);
        }
        for (size_t f = 0; f < features; f++) {
            for (size_t i = 0; i < of->map.row_count; i++)
                column[i] = drawn[of->used[i] * features + f];
            lec_correspondence_place_column(&of->map, column, place);
            add_place(&feature[f], place[of->axis[0]], place[of->axis[1]]);
        }
    }
    const double level = of->context->common->level;
    for (size_t i = 0; i < of->map.row_count; i++) of->rows[i] = ellipse_of(&rows[i], level);
    for (size_t f = 0; f < features; f++) of->columns[f] = ellipse_of(&feature[f], level);
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
        for (int empty = 0; empty < 12; empty++) lec_table_put_missing(table);
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
    for (size_t i = 0; i < of.map.row_count; i++) of.rows[i] = (ellipse){NAN, NAN, NAN};
    for (size_t f = 0; f < profiles.feature_count; f++) of.columns[f] = (ellipse){NAN, NAN, NAN};
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
        "axes as they are, and so are rather too small. " LEC_PROFILES_DOUBT,
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
