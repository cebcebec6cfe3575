/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diversity.c -- formulas and sources are in diversity.h. */
#include "analysis/measure/diversity.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "analysis/measure/root.h"

const lec_diversity_settings lec_diversity_defaults = {
    .mattr_window = 50, .msttr_segment = 100, .hdd_sample = 42, .mtld_threshold = 720};

enum { VOCD_FIRST = 35, VOCD_LAST = 50 };

/* Half the derivative by D of the sum of squared differences. With r = sqrt(1 + 2n/D) the model
 * is 2 / (r + 1), its derivative (r - 1) / (D r (r + 1)), and r - 1 = 2n/D / (r + 1). */
static double vocd_slope(double d, void *context)
{
    const double *observed = context;
    double slope = 0;
    for (int n = VOCD_FIRST; n <= VOCD_LAST; n++) {
        const double r = sqrt(1 + 2 * n / d), excess = 2 * n / d / (r + 1);
        slope += (2 / (r + 1) - observed[n - VOCD_FIRST]) * excess / (d * r * (r + 1));
    }
    return slope;
}

double lec_vocd_d(const lec_spectrum *spectrum)
{
    if (spectrum->token_count < VOCD_LAST || spectrum->type_count == spectrum->token_count)
        return NAN;
    double observed[VOCD_LAST - VOCD_FIRST + 1], low = INFINITY, high = 0;
    for (int n = VOCD_FIRST; n <= VOCD_LAST; n++) {
        const double types = lec_expected_types(spectrum, (uint64_t)n);
        const double exact = types * types / (2 * (n - types)); /* the D that fits this n alone */
        observed[n - VOCD_FIRST] = types / n;
        low = fmin(low, exact);
        high = fmax(high, exact);
    }
    /* the model rises with D, so the best D lies between the smallest and the largest */
    return lec_root_between(vocd_slope, observed, low * (1 - 1e-6), high * (1 + 1e-6));
}

lec_diversity lec_diversity_of_spectrum(const lec_spectrum *spectrum,
                                        const lec_diversity_settings *settings)
{
    const double n = (double)spectrum->token_count, v = (double)spectrum->type_count;
    const double sample = (double)settings->hdd_sample;
    double squares = 0, pairs = 0, entropy = 0;
    for (size_t i = 0; i < spectrum->count; i++) {
        const double m = (double)spectrum->frequency[i], types = (double)spectrum->types[i];
        squares += types * m * m;
        pairs += types * m * (m - 1);
        entropy += types * (m / n) * log2(n / m);
    }
    lec_diversity result = {.tokens = spectrum->token_count, .types = spectrum->type_count};
    if (spectrum->count > 0 && spectrum->frequency[0] == 1) result.hapaxes = spectrum->types[0];
    const double log_n = log(n); /* for one token 0, and the ratios 0/0 are NaN */
    result.ttr = v / n;
    result.guiraud = v / sqrt(n);
    result.cttr = v / sqrt(2 * n);
    result.herdan_c = log(v) / log_n;
    result.maas = (log_n - log(v)) / (log_n * log_n);
    result.mattr = result.msttr = result.mtld = NAN;
    result.hdd = lec_expected_types(spectrum, settings->hdd_sample) / sample;
    result.vocd_d = lec_vocd_d(spectrum);
    result.yule_k = 1e4 * (squares - n) / (n * n);
    result.simpson_d = pairs / (n * (n - 1));
    result.entropy = spectrum->count > 0 ? entropy : NAN;
    return result;
}

double lec_mattr(const uint32_t *type, size_t token_count, size_t type_count, uint64_t window,
                 uint32_t *scratch)
{
    assert(window > 0);
    if (token_count < window) return NAN;
    memset(scratch, 0, type_count * sizeof *scratch); /* occurrences in the window */
    uint64_t types = 0, sum = 0;
    for (size_t i = 0; i < token_count; i++) {
        types += scratch[type[i]]++ == 0;
        if (i >= window) types -= --scratch[type[i - window]] == 0;
        if (i + 1 >= window) sum += types;
    }
    return (double)sum / (double)(token_count - window + 1) / (double)window;
}

double lec_msttr(const uint32_t *type, size_t token_count, size_t type_count, uint64_t segment,
                 uint32_t *scratch)
{
    assert(segment > 0);
    const size_t segments = token_count / segment;
    if (segments == 0) return NAN;
    memset(scratch, 0, type_count * sizeof *scratch); /* 1 + the last segment with the type */
    uint64_t sum = 0;
    for (size_t i = 0; i < segments * segment; i++) {
        const uint32_t number = (uint32_t)(i / segment + 1);
        sum += scratch[type[i]] != number;
        scratch[type[i]] = number;
    }
    return (double)sum / (double)segments / (double)segment;
}

/* What a pass over the tokens spreads over the parts of a text: to each token of a factor (segment)
 * its share of the whole. */
typedef struct {
    const uint32_t *part; /* of the token `first` */
    double *sum;          /* by part; NULL: nothing is spread */
} spreading;

/* `whole` over the `count` tokens up to the i-th of the pass. */
static void spread_over(const spreading *to, size_t i, size_t count, ptrdiff_t step, double whole)
{
    for (size_t k = 0; to->sum != NULL && k < count; k++)
        to->sum[to->part[(ptrdiff_t)(i - k) * step]] += whole / (double)count;
}

/* Factors from `first` on, in steps of +1 or -1 token. */
static double count_factors(const uint32_t *first, ptrdiff_t step, size_t token_count,
                            size_t type_count, uint64_t threshold, uint32_t *scratch, spreading to)
{
    memset(scratch, 0, type_count * sizeof *scratch); /* the last factor with the type */
    uint64_t tokens = 0, types = 0;
    uint32_t factor = 1;
    for (size_t i = 0; i < token_count; i++) {
        const uint32_t current = first[(ptrdiff_t)i * step];
        tokens++;
        types += scratch[current] != factor;
        scratch[current] = factor;
        if (1000 * types < threshold * tokens) {
            spread_over(&to, i, (size_t)tokens, step, 1);
            factor++;
            tokens = types = 0;
        }
    }
    const double complete = factor - 1;
    if (tokens == 0) return complete;
    const double repeated = (double)(tokens - types) / (double)tokens;
    const double rest = repeated * 1000 / (double)(1000 - threshold);
    spread_over(&to, token_count - 1, (size_t)tokens, step, rest);
    return complete + rest;
}

double lec_mtld(const uint32_t *type, size_t token_count, size_t type_count, uint64_t threshold,
                uint32_t *scratch)
{
    assert(threshold > 0 && threshold < 1000);
    if (token_count == 0) return NAN;
    const spreading nowhere = {NULL, NULL};
    const double forward =
        count_factors(type, 1, token_count, type_count, threshold, scratch, nowhere);
    const double backward = count_factors(type + token_count - 1, -1, token_count, type_count,
                                          threshold, scratch, nowhere);
    if (forward == 0 || backward == 0) return NAN; /* all words differ */
    return ((double)token_count / forward + (double)token_count / backward) / 2;
}

/* Segment by segment, each type-token ratio over its tokens: sum[part], and the segments
 * size[part].
 */
static void spread_segments(const uint32_t *type, size_t token_count, uint64_t segment,
                            const uint32_t *part, uint32_t *scratch, double *sum, double *size)
{
    for (size_t end = segment; end <= token_count; end += segment) {
        uint64_t types = 0;
        for (size_t i = end - segment; i < end; i++) {
            types += scratch[type[i]] != end;
            scratch[type[i]] = (uint32_t)end;
        }
        const double ratio = (double)types / (double)segment;
        spread_over(&(spreading){part, sum}, end - 1, segment, 1, ratio);
        spread_over(&(spreading){part, size}, end - 1, segment, 1, 1);
    }
}

static double sum_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return sum;
}

/* sum / size without part `out`. */
static double ratio_without(const double *sum, const double *size, size_t count, size_t out)
{
    const double left = sum_of(size, count) - size[out];
    return left > 0 ? (sum_of(sum, count) - sum[out]) / left : NAN;
}

void lec_diversity_without(const uint32_t *type, size_t token_count, size_t type_count,
                           const lec_diversity_settings *settings, const uint32_t *part,
                           size_t part_count, double *msttr, double *mtld)
{
    lec_arena *arena = lec_arena_new();
    uint32_t *scratch = lec_new(arena, uint32_t, type_count);
    double *sum = lec_new(arena, double, part_count), *size = lec_new(arena, double, part_count);
    double *tokens = lec_new(arena, double, part_count);
    double *forward = lec_new(arena, double, part_count);
    double *backward = lec_new(arena, double, part_count);
    spread_segments(type, token_count, settings->msttr_segment, part, scratch, sum, size);
    for (size_t i = 0; i < token_count; i++) tokens[part[i]]++;
    if (token_count > 0) {
        const size_t last = token_count - 1;
        count_factors(type, 1, token_count, type_count, settings->mtld_threshold, scratch,
                      (spreading){part, forward});
        count_factors(type + last, -1, token_count, type_count, settings->mtld_threshold, scratch,
                      (spreading){part + last, backward});
    }
    for (size_t out = 0; out < part_count; out++) {
        msttr[out] = ratio_without(sum, size, part_count, out);
        mtld[out] = (ratio_without(tokens, forward, part_count, out) +
                     ratio_without(tokens, backward, part_count, out)) /
                    2;
    }
    lec_arena_free(arena);
}

lec_diversity lec_diversity_of(const uint32_t *type, size_t token_count, size_t type_count,
                               const lec_diversity_settings *settings, lec_arena *arena)
{
    uint64_t *count = lec_new(arena, uint64_t, type_count);
    uint32_t *scratch = lec_new(arena, uint32_t, type_count);
    for (size_t i = 0; i < token_count; i++) count[type[i]]++;
    const lec_spectrum spectrum = lec_spectrum_of(count, type_count, arena);
    lec_diversity result = lec_diversity_of_spectrum(&spectrum, settings);
    result.mattr = lec_mattr(type, token_count, type_count, settings->mattr_window, scratch);
    result.msttr = lec_msttr(type, token_count, type_count, settings->msttr_segment, scratch);
    result.mtld = lec_mtld(type, token_count, type_count, settings->mtld_threshold, scratch);
    return result;
}
