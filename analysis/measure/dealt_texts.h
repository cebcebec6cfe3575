/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_texts.h -- how unlike two texts are by chance alone, and how sure a measure of it is.
 *
 * Two samples of one source are unlike: each has words the other happens to lack, and short texts
 * have few words to share. By chance, a measure is what it is on the average when the parts (turns)
 * of both texts are dealt out again: in random order, the first n words to the first text, n being
 * its size, so that sizes stay and whole turns, with the bursts of words in them, go together; one
 * turn is cut where the sizes ask for it.
 *
 * How sure it is, the jackknife says (jackknife.h): clusters of parts are left out, none is taken
 * twice, so that the number of different words is not upset.
 */
#ifndef LEC_ANALYSIS_MEASURE_DEALT_TEXTS_H
#define LEC_ANALYSIS_MEASURE_DEALT_TEXTS_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    size_t type_count;    /* different words of both */
    size_t part_count;    /* parts of the first text, then those of the second */
    size_t first_parts;   /* so many are the first's */
    const size_t *start;  /* [part_count + 1] in `type` */
    const uint32_t *type; /* the words, part after part */
} lec_two_texts;

/* Writes its values for two texts: times[i] words occur x[i] times in the first and y[i] times in
 * the second; `times` NULL: one word each. */
typedef void lec_text_measures(const double *x, const double *y, const double *times, size_t count,
                               double *values);

/* The mean of each of the measures (value_count of them) over `dealings`; dealing d depends on the
 * seed and d alone. NaN where a text has fewer than two parts with words. */
void lec_by_chance(const lec_two_texts *texts, lec_text_measures *measures, size_t value_count,
                   size_t dealings, uint64_t seed, double *by_chance);

/* A cluster number for parts that are never left out. */
#define LEC_NEVER_LEFT_OUT UINT32_MAX

/* Adds to variance[value_count] the jackknife's variance of each measure from leaving out clusters
 * 0 .. cluster_count - 1; `cluster` [part_count]. NaN with fewer than two clusters, or where a
 * measure is undefined without one of them. */
void lec_add_left_out_variance(const lec_two_texts *texts, lec_text_measures *measures,
                               size_t value_count, const uint32_t *cluster, size_t cluster_count,
                               double *variance);

#endif
