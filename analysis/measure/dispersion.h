/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dispersion.h -- how evenly an item is spread over the parts of a corpus, or along it.
 *
 * Symbols: n parts that have tokens; part i has the share s_i of all tokens; the item occurs v_i
 * times in it, f times in all; t_i = v_i / f; p_i = v_i / size_i its rate there; r_i = p_i / sum p.
 * Direction: juilland_d, carroll_d2, rosengren_s, lyne_d3 and da are 1 for an even spread; dp,
 * dp_norm, dp_egbert and kld are 0 for it.
 */
#ifndef LEC_ANALYSIS_MEASURE_DISPERSION_H
#define LEC_ANALYSIS_MEASURE_DISPERSION_H

#include <stddef.h>
#include <stdint.h>

/* What the measures need to know of all parts, whatever the item. A part without tokens is none:
 * it counts nowhere. */
typedef struct {
    const uint64_t *size; /* tokens of each part; not copied */
    size_t count;         /* parts with tokens: n */
    uint64_t total;       /* tokens of all parts */
    uint64_t smallest;    /* tokens of the smallest part that has any; 0 when there is none */
} lec_parts;

lec_parts lec_parts_of(const uint64_t *size, size_t count);

typedef struct {
    uint64_t frequency; /* f */
    uint64_t range;     /* parts with the item */
    /* 1 - sd(p) / mean(p) / sqrt(n - 1), sd with divisor n. 0 .. 1
     * Juilland & Chang-Rodriguez 1964; on rates for parts of unlike size, Gries 2008 */
    double juilland_d;
    /* -sum r log2 r / log2 n. 0 .. 1. Carroll 1970 */
    double carroll_d2;
    /* (sum sqrt(s v))^2 / f. Smallest s with the item .. 1. Rosengren 1971 */
    double rosengren_s;
    /* 1 - chi2 / (4 f), chi2 = sum (v - f s)^2 / (f s). May be negative when parts differ in size.
     * Lyne 1985 */
    double lyne_d3;
    /* sum |t - s| / 2. 0 .. 1 - smallest s. Gries 2008 */
    double dp;
    /* dp / (1 - smallest s). 0 .. 1. Lijffijt & Gries 2012 */
    double dp_norm;
    /* dp / (1 - smallest s of the parts with the item). 0 .. 1, 1 when it is in one part only.
     * Egbert, Burch & Biber 2020 */
    double dp_egbert;
    /* 1 - (mean of |p_i - p_j| over all pairs) / (2 mean p). 0 .. 1. Burch, Egbert & Biber 2017 */
    double da;
    /* sum t log2(t / s), in bits. 0 .. -log2(smallest s). Gries 2008, 2021 */
    double kld;
} lec_dispersion;

/* The dispersion of an item that occurs count[i] times in part number part[i], i < length; parts
 * not named have none of it. `part` names a part at most once; NULL stands for 0, 1, 2, ...
 * `scratch` has room for `length` numbers. Cost O(k log k) for k parts with the item, however many
 * parts there are. An item that does not occur, and fewer than two parts: all measures NaN
 * (frequency and range are still counted). A part that has the item must have tokens. */
lec_dispersion lec_dispersion_of(const lec_parts *parts, const uint32_t *part,
                                 const uint64_t *count, size_t length, double *scratch);

/* Measures on the distances between occurrences, which need no parts. The text is a ring: the
 * distance d_1 is that from the last occurrence over the end to the first; sum d = N tokens. */
typedef struct {
    /* f/N sum min(d, N/f): the frequency if clumped occurrences counted once. 1 .. f.
     * Savicky & Hlavacova 2002 */
    double arf;
    /* (1 + sum d^2 / N) / 2: mean distance from a random token to the next occurrence, in tokens.
     * Smaller is more even. Savicky & Hlavacova 2002 */
    double awt;
    /* sum d log10 d / N. Smaller is more even. Savicky & Hlavacova 2002 */
    double ald;
} lec_spacing;

/* The spacing of the occurrences at `position` (ascending, each below `tokens`, no two alike).
 * No occurrence: all NaN. */
lec_spacing lec_spacing_of(const uint32_t *position, size_t count, uint64_t tokens);

#endif
