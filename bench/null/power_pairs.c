/* SPDX-License-Identifier: GPL-3.0-or-later
 * power_pairs.c -- how often concepts that were put together are found together.
 *
 * The words of each conference are shuffled; then, for every word of the first concept of a planted
 * pair, with probability 1 - 1 / effect a word of the second changes places with some word of the
 * same sentence. The competitor is a logistic regression of the second concept's presence in a unit
 * on the log of its length, with a score test of the first's presence (Cox & Hinkley 1974, section
 * 9.3): correct where words fall on all units alike. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "analysis/view/occurrences.h"
#include "analysis/view/pattern_index.h"
#include "bench/null/null.h"
#include "bench/stream.h"

const char *const pair_tests[] = {"log10_p",
                                  "within_log10_p",
                                  "poisson_binomial_log10_p",
                                  "logistic regression on log length",
                                  "Fisher, all units taken as equal",
                                  NULL};
const char *const pair_uses[] = {"expected < 1", "expected 1 to 5", "expected 5+", NULL};

enum { FEWEST_WORDS = 4 };

/* --- which pairs ------------------------------------------------------------------------------ */

/* The concept that has this word as a pattern of its own, LEC_NONE for none. */
static uint32_t concept_of(const lec_study *study, const char *word)
{
    for (uint32_t c = 0; c < study->concept_count; c++)
        for (size_t p = 0; p < study->concepts[c].word_count; p++) {
            const char *pattern = study->concepts[c].words[p];
            if (strchr(pattern, ' ') == NULL && lec_pattern_word_matches(pattern, word)) return c;
        }
    return LEC_NONE;
}

static uint32_t *concepts_of_words(const lec_corpus *frame, const lec_study *study,
                                   lec_arena *arena)
{
    uint32_t *concept = lec_new(arena, uint32_t, frame->word_count);
    for (size_t w = 0; w < frame->word_count; w++)
    concept[w] = concept_of(study, frame->word_text[w]);
    return concept;
}

/* Concepts that are used often enough, in an order of the text's own: the first goes with the
 * second, the third with the fourth. */
static size_t planted_concepts(const lec_corpus *frame, const lec_study *study, uint32_t number,
                               lec_arena *arena, uint32_t **out)
{
    const uint32_t *concept = concepts_of_words(frame, study, arena);
    size_t *uses = lec_new(arena, size_t, study->concept_count), count = 0;
    for (size_t i = 0; i < frame->token_count; i++)
        if (concept[frame->token_word[i]] != LEC_NONE) uses[concept[frame->token_word[i]]]++;
    *out = lec_new(arena, uint32_t, study->concept_count);
    for (uint32_t c = 0; c < study->concept_count; c++)
        if (uses[c] >= FEWEST_WORDS) (*out)[count++] = c;
    lec_random_shuffle((lec_random_key){2, LEC_STREAM_SIMULATION, number}, 0, count, *out);
    return count - count % 2;
}

/* --- putting together ------------------------------------------------------------------------- */

typedef struct {
    stream *from;
    const lec_corpus *frame;
    const uint32_t *concept;     /* of each word */
    const uint32_t *sentence_of; /* of each token */
    uint32_t *words;
} planter;

static uint32_t concept_at(const planter *of, size_t token)
{
    return of->concept[of->words[token]];
}

/* A word of the concept, wherever. */
static uint32_t draw_word_of(const planter *of, uint32_t concept)
{
    for (;;) {
        const uint32_t token = (uint32_t)stream_below(of->from, of->frame->token_count);
        if (concept_at(of, token) == concept) return token;
    }
}

static void put_together(const planter *of, uint32_t first, uint32_t second, double effect)
{
    const lec_corpus *frame = of->frame;
    for (uint32_t i = 0; i < frame->token_count; i++) {
        if (concept_at(of, i) != first || stream_uniform(of->from) > 1 - 1 / effect) continue;
        const uint32_t s = of->sentence_of[i], start = frame->sentence_start[s];
        const size_t length = frame->sentence_start[s + 1] - start;
        const uint32_t place = start + (uint32_t)stream_below(of->from, length);
        if (concept_at(of, place) != LEC_NONE) continue; /* it or another concept stands there */
        const uint32_t taken = draw_word_of(of, second), word = of->words[place];
        of->words[place] = of->words[taken];
        of->words[taken] = word;
    }
}

const lec_corpus *paired_text(const lec_corpus *frame, const lec_study *study, uint32_t number,
                              plant planted, lec_arena *arena)
{
    stream *from = lec_new(arena, stream, 1);
    from->key = (lec_random_key){3, LEC_STREAM_SIMULATION, number};
    uint32_t *sentence_of = lec_new(arena, uint32_t, frame->token_count), *pairs = NULL;
    for (uint32_t s = 0; s < frame->sentence_count; s++)
        for (uint32_t i = frame->sentence_start[s]; i < frame->sentence_start[s + 1]; i++)
            sentence_of[i] = s;
    const planter of = {from, frame, concepts_of_words(frame, study, arena), sentence_of,
                        shuffled_words(frame, SHUFFLED_IN_TEXT, from, arena)};
    const size_t count = planted_concepts(frame, study, number, arena, &pairs);
    for (size_t i = 0; i < count; i += 2) put_together(&of, pairs[i], pairs[i + 1], planted.effect);
    return text_of_words(frame, of.words, arena);
}

/* --- the competitor --------------------------------------------------------------------------- */

/* Which units hold which concept. */
typedef struct {
    size_t count;
    double *log_length; /* [count] */
    double *present;    /* [concept * count + unit] */
} unit_table;

static unit_table find_units(const lec_corpus *corpus, const lec_study *study, bool by_turn,
                             lec_arena *arena)
{
    const uint32_t *start = by_turn ? corpus->turn_start : corpus->sentence_start;
    const size_t all = by_turn ? corpus->turn_count : corpus->sentence_count;
    const lec_occurrences found =
        lec_occurrences_find(corpus, study->concepts, study->concept_count, arena);
    unit_table made = {0, lec_new(arena, double, all),
                       lec_new(arena, double, all * study->concept_count)};
    size_t at = 0;
    for (size_t u = 0; u < all; u++) {
        if (start[u] == start[u + 1]) continue;
        made.log_length[made.count] = log(start[u + 1] - start[u]);
        for (; at < found.count && found.items[at].token < start[u + 1]; at++)
            made.present[found.items[at].concept * all + made.count] = 1;
        made.count++;
    }
    for (size_t c = 1; c < study->concept_count; c++) /* units without a word leave no gap */
        memmove(made.present + c * made.count, made.present + c * all,
                made.count * sizeof *made.present);
    return made;
}

/* One-sided p of the first in a regression of the second. */
static double logistic_p(const unit_table *units, uint32_t first, uint32_t second)
{
    const double *x = units->present + first * units->count;
    const double *y = units->present + second * units->count, *z = units->log_length;
    double a = 0, b = 1, u = 0, xx = 0, x1 = 0, xz = 0, s11 = 0, s1z = 0, szz = 0;
    for (int step = 0; step < 50; step++) {
        double g1 = 0, gz = 0;
        u = xx = x1 = xz = s11 = s1z = szz = 0;
        for (size_t i = 0; i < units->count; i++) {
            const double p = 1 / (1 + exp(-a - b * z[i])), w = p * (1 - p), e = y[i] - p;
            g1 += e, gz += e * z[i], u += e * x[i];
            s11 += w, s1z += w * z[i], szz += w * z[i] * z[i];
            x1 += w * x[i], xz += w * x[i] * z[i], xx += w * x[i];
        }
        const double determinant = s11 * szz - s1z * s1z;
        if (!(determinant > 1e-12)) return 1;
        const double da = (szz * g1 - s1z * gz) / determinant;
        const double db = (s11 * gz - s1z * g1) / determinant;
        const double most = fmax(1, fmax(fabs(da), fabs(db))); /* no step above 1 */
        a += da / most;
        b += db / most;
        if (fabs(da) + fabs(db) < 1e-9) break;
    }
    const double determinant = s11 * szz - s1z * s1z;
    const double variance = xx - (szz * x1 * x1 - 2 * s1z * x1 * xz + s11 * xz * xz) / determinant;
    return variance > 0 ? gsl_cdf_ugaussian_Q(u / sqrt(variance)) : 1;
}

/* --- rows ------------------------------------------------------------------------------------- */

static uint32_t concept_named(const lec_study *study, const char *name)
{
    uint32_t c = 0;
    while (strcmp(study->concepts[c].name, name) != 0) c++;
    return c;
}

/* Whether the pair is planted; the planted concepts stand pair after pair. */
static bool is_planted_pair(const uint32_t *planted, size_t count, uint32_t first, uint32_t second)
{
    for (size_t i = 0; i < count; i += 2)
        if ((planted[i] == first && planted[i + 1] == second) ||
            (planted[i] == second && planted[i + 1] == first))
            return true;
    return false;
}

void count_pairs(const planted_table *in, power_counts *out, lec_arena *arena)
{
    uint32_t *planted = NULL;
    const size_t count = planted_concepts(in->frame, in->study, in->number, arena, &planted);
    const size_t first = lec_table_column(in->table, "first");
    const size_t second = lec_table_column(in->table, "second");
    const size_t unit = lec_table_column(in->table, "unit");
    if (lec_table_row_count(in->table) == 0) return;
    const bool by_turn = strcmp(lec_table_cell(in->table, 0, unit).text, "turn") == 0;
    const unit_table units = find_units(in->corpus, in->study, by_turn, arena);
    for (size_t row = 0; row < lec_table_row_count(in->table); row++) {
        const uint32_t a = concept_named(in->study, lec_table_cell(in->table, row, first).text);
        const uint32_t b = concept_named(in->study, lec_table_cell(in->table, row, second).text);
        const double expected = number_in(in->table, row, "expected");
        if (!is_planted_pair(planted, count, a, b) || isnan(expected)) continue;
        power_counts *to = &out[expected < 1 ? 0 : expected < 5 ? 1 : 2];
        const double p[] = {pow(10, number_in(in->table, row, "log10_p")),
                            pow(10, number_in(in->table, row, "within_log10_p")),
                            pow(10, number_in(in->table, row, "poisson_binomial_log10_p")),
                            logistic_p(&units, a, b),
                            pow(10, number_in(in->table, row, "fisher_log10_p"))};
        to->rows++;
        for (size_t test = 0; pair_tests[test] != NULL; test++) {
            to->found[test] += p[test] < 0.05;
            to->wrong[test] += p[test] > 0.95;
        }
    }
}
