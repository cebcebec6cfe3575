/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diversity.h -- how rich the vocabulary of a text is.
 *
 * Symbols: N tokens, V types, V_m types that occur m times; ln is the natural logarithm.
 * Most measures depend on N; compare texts of unlike length by mattr, mtld, hdd or vocd_d, or
 * by lec_expected_types() (spectrum.h) at the size of the smaller one.
 */
#ifndef LEC_ANALYSIS_MEASURE_DIVERSITY_H
#define LEC_ANALYSIS_MEASURE_DIVERSITY_H

#include <stddef.h>
#include <stdint.h>

#include "analysis/measure/spectrum.h"
#include "core/arena.h"

typedef struct {
    uint64_t mattr_window, msttr_segment, hdd_sample; /* tokens, 1 or more */
    uint64_t mtld_threshold; /* thousandths: 720 is a type-token ratio of .720; 1 .. 999 */
} lec_diversity_settings;

/* Window 50, segment 100, sample 42, threshold .720. */
extern const lec_diversity_settings lec_diversity_defaults;

/* NaN where a measure is not defined: all ratios without tokens; herdan_c and maas for one token;
 * simpson_d for one token; mattr, msttr, hdd when the text is shorter than the window, segment or
 * sample (anything else would be plain TTR under another name); mtld and vocd_d when no
 * word is ever repeated; vocd_d below 50 tokens. */
typedef struct {
    uint64_t tokens, types;
    uint64_t hapaxes; /* types that occur once */
    double ttr;       /* V / N */
    double guiraud;   /* V / sqrt N. Guiraud 1954 */
    double cttr;      /* V / sqrt(2 N). Carroll 1964 */
    double herdan_c;  /* ln V / ln N. Herdan 1960 */
    double maas;      /* a^2 = (ln N - ln V) / (ln N)^2; smaller is richer. Maas 1972 */
    double mattr;     /* mean V / N over all windows of w tokens. Covington & McFall 2010 */
    double msttr;     /* mean V / N over the full segments of w tokens. Johnson 1944 */
    double mtld;      /* lec_mtld(). McCarthy & Jarvis 2010 */
    double hdd;       /* expected V / N of a random sample of 42. McCarthy & Jarvis 2007 */
    double vocd_d;    /* lec_vocd_d(). Malvern & Richards 1997, McKee et al. 2000 */
    double yule_k;    /* 10^4 (sum m^2 V_m - N) / N^2; smaller is richer. Yule 1944 */
    double simpson_d; /* P(two tokens are of one type) = sum V_m m (m-1) / (N (N-1)). 1949 */
    double entropy;   /* -sum p log2 p, in bits. Shannon 1948 */
} lec_diversity;

/* All measures of a text given as the type of each token, type[i] < type_count. `arena` holds
 * scratch memory. Cost O(N + type_count). */
lec_diversity lec_diversity_of(const uint32_t *type, size_t token_count, size_t type_count,
                               const lec_diversity_settings *settings, lec_arena *arena);

/* The measures that need no word order; mattr, msttr and mtld are NaN. */
lec_diversity lec_diversity_of_spectrum(const lec_spectrum *spectrum,
                                        const lec_diversity_settings *settings);

/* vocd's D: the D for which TTR(n) = D/n (sqrt(1 + 2n/D) - 1) comes nearest, by least squares, to
 * the mean TTR of random samples of n = 35 .. 50 tokens. The means are the exact hypergeometric
 * expectations that vocd itself estimates from 100 random samples (McCarthy & Jarvis 2007), so
 * that D is the same in every run. */
double lec_vocd_d(const lec_spectrum *spectrum);

/* Mean over windows. `scratch` has room for type_count numbers in each of these. */
double lec_mattr(const uint32_t *type, size_t token_count, size_t type_count, uint64_t window,
                 uint32_t *scratch);
double lec_msttr(const uint32_t *type, size_t token_count, size_t type_count, uint64_t segment,
                 uint32_t *scratch);

/* N / factors, the mean of a forward and a backward pass. A factor is complete when the TTR since
 * the last one falls below the threshold (strictly, compared in integers: 1000 V < 720 N); what
 * is left at the end is the part (1 - TTR) / (1 - threshold) of a factor. */
double lec_mtld(const uint32_t *type, size_t token_count, size_t type_count, uint64_t threshold,
                uint32_t *scratch);

/* msttr and mtld without each part of a text, for the jackknife. Segments and factors stay where
 * they are, and a part takes with it its share of those that it lies in: if they were made anew
 * from where the part was cut out, all that follow would move, which looks like variation and is
 * none. `part` [token_count] is below part_count; results [part_count], NaN where nothing is left
 * or the measure is not defined. */
void lec_diversity_without(const uint32_t *type, size_t token_count, size_t type_count,
                           const lec_diversity_settings *settings, const uint32_t *part,
                           size_t part_count, double *msttr, double *mtld);

#endif
