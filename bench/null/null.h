/* SPDX-License-Identifier: GPL-3.0-or-later
 * null.h -- texts without an effect, and how often a table sees one in them. */
#ifndef LEC_BENCH_NULL_H
#define LEC_BENCH_NULL_H

#include "analysis/analysis.h"
#include "core/corpus.h"
#include "core/study.h"

/* --- texts.c: the roles, turns, exchanges and lengths of real conferences, with other words ------
 */

typedef enum {
    SHUFFLED_IN_TEXT,     /* the words of each conference in any order */
    SHUFFLED_IN_EXCHANGE, /* the words of each exchange; of each turn outside of them */
    SHUFFLED_IN_TURN,     /* the words of each turn */
    BURSTS_BY_TURN,       /* each turn has a rate of its own for each word, gamma about that of its
                             exchange, which is gamma about that of the text: negative binomial */
    BURSTS_BY_WORD, /* words said in a turn come again in it: negative binomial whose bursts are
                       as frequent as the turn is long */
    SORTS
} text_sort;

extern const char *const sort_names[SORTS];

/* The corpus of text `number` of this sort, in `arena`. An effect above 1 multiplies the rate of
 * the words *planted* in turns of the principal (BURSTS_BY_TURN only): see planted_word(). */
const lec_corpus *null_text(const lec_corpus *frame, text_sort sort, uint32_t number, double effect,
                            lec_arena *arena);

/* Whether an effect is planted in this word: every eighth, by its id. */
bool planted_word(uint32_t word);

/* --- tally.c: what the tables say ----------------------------------------------------------------
 */

enum { MOST_CLASSES = 6 };

/* Rows of one class in one text, or summed. */
typedef struct {
    double rows, above, below, below_01; /* below .05 in each direction; below .01 in any */
} row_counts;

typedef struct {
    row_counts classes[MOST_CLASSES];
    double tables, false_alarms; /* tables with a row of q < .05 */
} text_counts;

/* What is looked at in one table. */
typedef struct {
    const char *name; /* of this line of the study */
    const char *analysis, *options;
    const char *log10_p, *q;    /* columns; NULL: none */
    const char *low, *high;     /* without log10_p: an interval, which should hold 0 */
    bool null_in[SORTS];        /* in which sorts nothing is there to find */
    const char *const *classes; /* names, NULL at the end */
    bool (*is_in)(const lec_table *table, size_t row, size_t class);
    double (*direction)(const lec_table *table, size_t row); /* above 0: more; not of `one_sided` */
    bool one_sided; /* log10_p is P(as many or more): both tails are looked at, twice the smaller */
} studied_table;

extern const studied_table studied_tables[]; /* {0} at the end */

/* Runs the table on the corpus and counts its rows. */
lec_status count_rows(const studied_table *of, const lec_corpus *corpus, const lec_study *study,
                      text_counts *out, lec_error *error);

/* Runs one table on the corpus; it belongs to `arena`. */
lec_status make_table(const studied_table *of, const lec_corpus *corpus, const lec_study *study,
                      lec_arena *arena, const lec_table **out, lec_error *error);

/* One line for each class: shares in per cent, with their Monte Carlo error. False where one is
 * beyond what is promised by more than 4 of these. */
bool print_lines(const studied_table *of, const char *frame, const char *sort,
                 const text_counts *texts, size_t count);

/* --- power.c: planted effects
 * --------------------------------------------------------------------- */

enum { POWER_TESTS = 3, POWER_CLASSES = 3 };
extern const char *const power_tests[POWER_TESTS];
extern const char *const power_classes[POWER_CLASSES];

typedef struct {
    /* planted words of a class; p < .05 by each test; of them more in the target */
    double words, found[POWER_TESTS], more[POWER_TESTS];
} power_counts;

/* Adds the planted words of one text, out[POWER_CLASSES]. */
void count_power(const lec_table *keyness, const lec_corpus *frame, const lec_corpus *corpus,
                 power_counts *out, lec_arena *arena);

#endif
