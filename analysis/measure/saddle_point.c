/* SPDX-License-Identifier: GPL-3.0-or-later
 * saddle_point.c -- deviances, Stirling's remainder, and sums of long tails. */
#include "analysis/measure/saddle_point.h"

#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>

/* With v = (O - E) / (O + E), ln(O / E) = 2 (v + v^3/3 + v^5/5 + ...), which gives
 * D = d v + 2 O (v^3/3 + v^5/5 + ...): all terms of the sum have one sign. */
static double deviance_series(double observed, double expected, double difference)
{
    const double v = difference / (observed + expected);
    double sum = difference * v, power = 2 * observed * v;
    for (int odd = 3; odd < 100; odd += 2) {
        power *= v * v;
        const double next = sum + power / odd;
        if (next == sum) break;
        sum = next;
    }
    return sum;
}

double lec_deviance(double observed, double expected, double difference)
{
    if (observed == 0 || expected == 0) return expected;
    if (fabs(difference) < 0.25 * (observed + expected))
        return deviance_series(observed, expected, difference);
    return observed * log(observed / expected) - difference;
}

double lec_stirling_remainder(double n)
{
    /* gammastar is Gamma(n) / (sqrt(2 pi / n) (n / e)^n), and n! = n Gamma(n) */
    return n == 0 ? 0 : 0.5 * log(2 * M_PI * n) + log(gsl_sf_gammastar(n));
}

typedef struct {
    double (*log_term)(double j, void *state);
    void *state;
} tail;

static double term(double j, void *state)
{
    const tail *this = state;
    return exp(this->log_term(j, this->state));
}

double lec_long_tail_sum(double scale, double (*log_term)(double j, void *state), void *state)
{
    tail this = {log_term, state};
    const gsl_function function = {term, &this};
    double integral = 0;
    for (int panel = 0;; panel++) {
        double part, error, magnitude, spread;
        gsl_integration_qk21(&function, panel * scale, (panel + 1) * scale, &part, &error,
                             &magnitude, &spread);
        integral += part;
        if (!(part > 0x1p-60 * integral)) break;
    }
    /* half of the first term, and 1/12 of its slope: the next correction is below scale^-3 */
    return integral + 0.5 - log_term(1, state) / 12;
}
