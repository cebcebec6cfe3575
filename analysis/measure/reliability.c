/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/reliability.h"

#include <math.h>
#include <stdbool.h>

#include "analysis/measure/jackknife.h"

const char *lec_reliability_name(lec_reliability measure)
{
    static const char *const names[LEC_RELIABILITIES] = {
        "agreement",   "alpha_nominal", "alpha_ordinal", "alpha_interval",
        "alpha_ratio", "kappa_cohen",   "kappa_fleiss"};
    return names[measure];
}

/* Sums over units, from which every measure follows: one unit is taken out by adding it with -1. */
typedef struct {
    size_t values;
    double *pairs;  /* [values * values] coincidences; of kappa those of complete units */
    double *codes;  /* [values] of the first coder, or of all */
    double *others; /* [values] of the second coder */
    double agreed, units;
} sums;

static sums new_sums(size_t values, lec_arena *arena)
{
    return (sums){.values = values,
                  .pairs = lec_new(arena, double, values *values),
                  .codes = lec_new(arena, double, values),
                  .others = lec_new(arena, double, values)};
}

static size_t coded(const lec_codings *of, size_t unit)
{
    size_t count = 0;
    for (size_t c = 0; c < of->coder_count; c++)
        count += of->code[unit * of->coder_count + c] != LEC_NOT_CODED;
    return count;
}

static bool is_kappa(lec_reliability measure)
{
    return measure == LEC_KAPPA_COHEN || measure == LEC_KAPPA_FLEISS;
}

/* Whether the measure rests on the unit. */
static bool counts(const lec_codings *of, size_t unit, lec_reliability measure)
{
    const size_t count = coded(of, unit);
    return count >= 2 && (!is_kappa(measure) || count == of->coder_count);
}

static void add(sums *s, const lec_codings *of, size_t unit, double sign)
{
    const int32_t *code = of->code + unit * of->coder_count;
    const double each = sign / (double)(coded(of, unit) - 1);
    s->units += sign;
    for (size_t a = 0; a < of->coder_count; a++) {
        if (code[a] == LEC_NOT_CODED) continue;
        s->codes[code[a]] += sign;
        for (size_t b = 0; b < of->coder_count; b++) {
            if (a == b || code[b] == LEC_NOT_CODED) continue;
            s->pairs[(size_t)code[a] * s->values + (size_t)code[b]] += each;
            if (code[a] == code[b]) s->agreed += each;
        }
    }
    if (of->coder_count == 2 && code[1] != LEC_NOT_CODED) s->others[code[1]] += sign;
}

/* --- measures from the sums --------------------------------------------------------------------
 */

/* Difference of the values c < k; `below` [values + 1] sums of their coincidences. */
static double difference(const lec_codings *of, lec_reliability measure, const double *below,
                         const double *n, size_t c, size_t k)
{
    if (measure == LEC_ALPHA_NOMINAL) return 1;
    if (measure == LEC_ALPHA_ORDINAL) {
        const double between = below[k + 1] - below[c] - (n[c] + n[k]) / 2;
        return between * between;
    }
    const double apart = of->value[k] - of->value[c];
    if (measure == LEC_ALPHA_INTERVAL) return apart * apart;
    const double together = of->value[k] + of->value[c];
    return apart * apart / (together * together);
}

static double alpha(const sums *s, const lec_codings *of, lec_reliability measure)
{
    double n[LEC_MOST_CODES], below[LEC_MOST_CODES + 1] = {0};
    for (size_t c = 0; c < s->values; c++) {
        n[c] = 0;
        for (size_t k = 0; k < s->values; k++) n[c] += s->pairs[c * s->values + k];
        below[c + 1] = below[c] + n[c];
    }
    double observed = 0, expected = 0;
    for (size_t c = 0; c < s->values; c++)
        for (size_t k = c + 1; k < s->values; k++) {
            const double d = difference(of, measure, below, n, c, k);
            observed += s->pairs[c * s->values + k] * d;
            expected += n[c] * n[k] * d;
        }
    return expected > 1e-9 ? 1 - (below[s->values] - 1) * observed / expected : NAN;
}

static double kappa(const sums *s, const lec_codings *of, lec_reliability measure)
{
    const double codes = s->units * (double)of->coder_count;
    double by_chance = 0;
    for (size_t c = 0; c < s->values; c++)
        by_chance += measure == LEC_KAPPA_FLEISS
                         ? s->codes[c] / codes * s->codes[c] / codes
                         : (s->codes[c] - s->others[c]) / s->units * s->others[c] / s->units;
    const double observed = s->agreed / codes;
    return by_chance < 1 - 1e-12 ? (observed - by_chance) / (1 - by_chance) : NAN;
}

static double value_of(const sums *s, const lec_codings *of, lec_reliability measure)
{
    double codes = 0;
    for (size_t c = 0; c < s->values; c++) codes += s->codes[c];
    if (s->units < 0.5) return NAN;
    if (measure == LEC_AGREEMENT) return s->agreed / codes;
    return is_kappa(measure) ? kappa(s, of, measure) : alpha(s, of, measure);
}

static bool is_possible(const lec_codings *of, lec_reliability measure)
{
    if (measure == LEC_KAPPA_COHEN) return of->coder_count == 2;
    if (measure == LEC_ALPHA_RATIO) return of->value != NULL && of->value[0] >= 0;
    if (measure == LEC_ALPHA_ORDINAL || measure == LEC_ALPHA_INTERVAL) return of->value != NULL;
    return of->coder_count >= 2;
}

lec_estimate lec_reliability_of(const lec_codings *codings, lec_reliability measure, double level,
                                lec_arena *arena, size_t *units)
{
    *units = 0;
    if (codings->value_count == 0 || !is_possible(codings, measure))
        return (lec_estimate){NAN, NAN, NAN};
    sums s = new_sums(codings->value_count, arena);
    for (size_t u = 0; u < codings->unit_count; u++) {
        if (!counts(codings, u, measure)) continue;
        add(&s, codings, u, 1);
        ++*units;
    }
    const double value = value_of(&s, codings, measure);
    if (isnan(value)) return (lec_estimate){NAN, NAN, NAN};
    double *left_out = lec_new(arena, double, *units);
    size_t count = 0;
    for (size_t u = 0; u < codings->unit_count; u++) {
        if (!counts(codings, u, measure)) continue;
        add(&s, codings, u, -1);
        const double without = value_of(&s, codings, measure);
        if (!isnan(without)) left_out[count++] = without; /* NaN: the rest never varies */
        add(&s, codings, u, 1);
    }
    const double variance = lec_jackknife_variance(value, left_out, count);
    return lec_t_interval(value, variance, count, LEC_SCALE_LINEAR, level);
}
