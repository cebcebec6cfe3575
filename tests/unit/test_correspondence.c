/* SPDX-License-Identifier: GPL-3.0-or-later
 * Correspondence analysis against the R package ca on Greenacre's table of smoking by staff group.
 */
#include "analysis/measure/correspondence.h"

#include <gsl/gsl_errno.h>

#include "tests/support/check.h"

enum { GROUPS = 5, HABITS = 4, AXES = 3 };

/* Greenacre 1984, table 3.1: senior and junior managers, senior and junior employees, secretaries;
 * none, light, medium, heavy. */
static const double smoking[GROUPS * HABITS] = {4,  2, 3,  2,  4,  3,  7,  4, 25, 10,
                                                12, 4, 18, 24, 33, 13, 10, 6, 7,  2};

/* R package ca 0.71: squared singular values, principal coordinates (signs free by axis). */
static const double inertia[AXES] = {0.0747591058857557, 0.0100171805122288, 0.000413574079856225};
static const double groups[2][AXES] = {
    {-0.0657683838802591, -0.19373700362161, 0.0709810284125638},
    {0.258958421430402, -0.243304574901462, -0.0337051897371831}};
static const double habits[HABITS][AXES] = {
    {-0.393308448578719, -0.0304920711091874, -0.00089048268610864},
    {0.099455920793377, 0.14106428920015, 0.0219980349296485},
    {0.19632095639529, 0.00735910858674768, -0.0256590866951078},
    {0.293775985243675, -0.197765656348986, 0.026210849884605}};

static void check_points(const double *got, const double (*want)[AXES], size_t count,
                         const double *sign, const char *what)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < AXES; k++)
            CHECK_NUMBER(got[i * AXES + k] * sign[k], want[i][k], 1e-9, what);
}

static void check_smoking(const lec_correspondence *map)
{
    double sign[AXES];
    CHECK_COUNT(map->axis_count, AXES, "axes");
    for (size_t k = 0; k < AXES; k++) {
        CHECK_NUMBER(map->inertia[k], inertia[k], 1e-9, "inertia");
        sign[k] = map->column[k] * habits[0][k] < 0 ? -1 : 1;
    }
    CHECK_NUMBER(map->total, 0.085189860478, 1e-9, "total");
    check_points(map->row, groups, 2, sign, "staff");
    check_points(map->column, habits, HABITS, sign, "habits");
}

static void test_smoking(void)
{
    gsl_set_error_handler_off();
    lec_arena *arena = lec_arena_new();
    const lec_correspondence map = lec_correspondence_make(smoking, GROUPS, HABITS, arena);
    check_smoking(&map);
    for (size_t k = 0; k < AXES; k++) {
        double most = 0, sum = 0;
        for (size_t i = 0; i < GROUPS; i++) {
            const double x = map.row[i * AXES + k], own = map.row_mass[i] * x * x;
            sum += own;
            if (own > fabs(most)) most = copysign(own, x);
        }
        CHECK_NUMBER(sum, inertia[k], 1e-9, "contributions add up");
        CHECK_TRUE(most > 0, "who contributes most is on the positive side");
    }
    /* a row of the table placed on its own axes stays where it is; so does a column */
    double place[AXES];
    lec_correspondence_place_row(&map, smoking + (size_t)2 * HABITS, place);
    for (size_t k = 0; k < AXES; k++)
        CHECK_NUMBER(place[k], map.row[(size_t)2 * AXES + k], 1e-9, "placed row");
    double column[GROUPS];
    for (size_t i = 0; i < GROUPS; i++) column[i] = smoking[i * HABITS + 3];
    lec_correspondence_place_column(&map, column, place);
    for (size_t k = 0; k < AXES; k++)
        CHECK_NUMBER(place[k], map.column[(size_t)3 * AXES + k], 1e-9, "placed column");
    lec_arena_free(arena);
}

/* Turned by a quarter, rows and columns change places and nothing else. */
static void test_turned(void)
{
    gsl_set_error_handler_off();
    lec_arena *arena = lec_arena_new();
    double turned[GROUPS * HABITS];
    for (size_t i = 0; i < GROUPS; i++)
        for (size_t j = 0; j < HABITS; j++) turned[j * GROUPS + i] = smoking[i * HABITS + j];
    const lec_correspondence map = lec_correspondence_make(turned, HABITS, GROUPS, arena);
    const lec_correspondence back = {GROUPS,       HABITS,     AXES,
                                     map.inertia,  map.total,  map.column_mass,
                                     map.row_mass, map.column, map.row};
    check_smoking(&back);
    lec_arena_free(arena);
}

static void test_degenerate(void)
{
    gsl_set_error_handler_off();
    lec_arena *arena = lec_arena_new();
    const double same[6] = {1, 2, 3, 2, 4, 6};
    const lec_correspondence flat = lec_correspondence_make(same, 2, 3, arena);
    CHECK_COUNT(flat.axis_count, 1, "one axis");
    CHECK_NUMBER(flat.total, 0, 1e-20, "no differences");
    CHECK_COUNT(lec_correspondence_make(same, 1, 6, arena).axis_count, 0, "one row");
    lec_arena_free(arena);
}

const lec_test lec_tests_correspondence[] = {
    {"smoking", test_smoking},
    {"turned", test_turned},
    {"degenerate", test_degenerate},
    {0},
};
