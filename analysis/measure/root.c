/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/root.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>

#include <float.h>
#include <math.h>

#include "core/arena.h"

enum { ITERATIONS_MAX = 200 }; /* Brent's method is at worst a slow bisection */

static void free_solver(void *solver)
{
    gsl_root_fsolver_free(solver);
}

static double iterate(gsl_root_fsolver *solver)
{
    for (int i = 0; i < ITERATIONS_MAX; i++) {
        if (gsl_root_fsolver_iterate(solver) != GSL_SUCCESS) return NAN;
        const double low = gsl_root_fsolver_x_lower(solver);
        const double high = gsl_root_fsolver_x_upper(solver);
        if (high - low <= 2 * DBL_EPSILON * fmax(fabs(low), fabs(high))) break;
    }
    return gsl_root_fsolver_root(solver);
}

double lec_root_between(lec_function *function, void *context, double low, double high)
{
    const double at_low = function(low, context), at_high = function(high, context);
    if (at_low == 0) return low;
    if (at_high == 0) return high;
    if (!isfinite(at_low) || !isfinite(at_high) || (at_low < 0) == (at_high < 0)) return NAN;

    lec_arena *arena = lec_arena_new();
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    lec_arena_adopt(arena, solver, free_solver);
    gsl_function wrapped = {.function = function, .params = context};
    double root = NAN;
    if (gsl_root_fsolver_set(solver, &wrapped, low, high) == GSL_SUCCESS) root = iterate(solver);
    lec_arena_free(arena);
    return root;
}
