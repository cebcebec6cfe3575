/* SPDX-License-Identifier: GPL-3.0-or-later
 * null.h -- texts without an effect, and how often a table sees one in them. */
#ifndef LEC_BENCH_NULL_H
#define LEC_BENCH_NULL_H

#include "analysis/analysis.h"
#include "bench/stream.h"
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
    SHUFFLED_CONFERENCES, /* the words stay, the conferences take each other's days */
    SORTS
} text_sort;

extern const char *const sort_names[SORTS];

/* What is planted (BURSTS_BY_TURN): the rate of the planted words times `effect` in turns for which
 * `is_in` holds; NULL: nowhere. */
typedef struct {
    double effect;
    bool (*is_in)(const lec_corpus *frame, size_t turn);
} plant;

/* The corpus of text `number` of this sort, in `arena`; `planted` is for BURSTS_BY_TURN. */
const lec_corpus *null_text(const lec_corpus *frame, text_sort sort, uint32_t number, plant planted,
                            lec_arena *arena);

/* Whether an effect is planted in this word: every eighth, by its id. */
bool planted_word(uint32_t word);

/* The words of the frame, shuffled; and the corpus of such words. */
uint32_t *shuffled_words(const lec_corpus *frame, text_sort sort, stream *from, lec_arena *arena);
const lec_corpus *text_of_words(const lec_corpus *frame, const uint32_t *words, lec_arena *arena);

/* --- tables.c: what is looked at -----------------------------------------------------------------
 */

/* Rows of like kind, and how they are read. */
typedef struct {
    const char *const *classes; /* names, NULL at the end; the first holds all rows */
    bool (*is_in)(const lec_table *table, size_t row, size_t class);
    double (*direction)(const lec_table *table, size_t row); /* above 0: more. NULL: p is one-sided,
                                                                P(as many or more): both tails are
                                                                looked at, twice the smaller */
} row_kind;

typedef struct {
    const char *name; /* of this line of the study */
    const char *analysis, *options;
    const char *log10_p, *q; /* columns; NULL: none */
    const char *low, *high;  /* without log10_p: an interval, which should hold 0 */
    const row_kind *rows;
    unsigned sorts; /* in which nothing is there to find: bits 1 << text_sort */
} studied_table;

extern const studied_table studied_tables[]; /* {0} at the end */

/* The number in a cell; NaN where it is empty. */
double number_in(const lec_table *table, size_t row, const char *column);

/* --- tally.c: what the tables say ----------------------------------------------------------------
 */

enum { MOST_CLASSES = 6 };

/* Rows of one class in one text: below .05 in each direction, below .01 in any. */
typedef struct {
    double rows, above, below, below_01;
} row_counts;

typedef struct {
    row_counts classes[MOST_CLASSES];
    bool false_alarm; /* a row of q < .05 */
} text_counts;

/* Runs one table on the corpus; it belongs to `arena`. */
lec_status make_table(const studied_table *of, const lec_corpus *corpus, const lec_study *study,
                      lec_arena *arena, const lec_table **out, lec_error *error);

/* Adds the rows of the table. */
void count_rows(const studied_table *of, const lec_table *table, text_counts *out);

/* One line for each class, parted by tabs, as lines.awk reads them: table, frame, sort, class,
 * texts, texts with a row of q < .05 (empty without q), sum and sum of squares of the rows, then
 * for p < .05, more, less and p < .01 the sums over texts of rows found, of their squares, and of
 * found * rows. */
void print_counts(const studied_table *of, const char *frame, const char *sort,
                  const text_counts *texts, size_t count);

/* --- power.c, power_pairs.c: planted effects -----------------------------------------------------
 */

enum { MOST_TESTS = 6, MOST_USES = 4 };

/* Planted rows of a class; p < .05 by each test in the direction of the effect, and against it. */
typedef struct {
    double rows, found[MOST_TESTS], wrong[MOST_TESTS];
} power_counts;

/* The table of one text. */
typedef struct {
    const lec_table *table;
    const lec_corpus *frame, *corpus;
    const lec_study *study;
    uint32_t number;
} planted_table;

/* Where effects are planted, and what else could find them. */
typedef struct {
    const char *name, *table;                            /* table: of studied_tables */
    const char *const *tests, *const *uses;              /* names, NULL at the end */
    bool (*is_in)(const lec_corpus *frame, size_t turn); /* in which turns */
    const lec_corpus *(*text)(const lec_corpus *frame, const lec_study *study, uint32_t number,
                              plant planted, lec_arena *arena);
    /* Adds the planted rows of one text, out[MOST_USES]. */
    void (*count)(const planted_table *in, power_counts *out, lec_arena *arena);
} power_study;

extern const power_study power_studies[]; /* {0} at the end */

/* Of power_pairs.c. */
extern const char *const pair_tests[], *const pair_uses[];
const lec_corpus *paired_text(const lec_corpus *frame, const lec_study *study, uint32_t number,
                              plant planted, lec_arena *arena);
void count_pairs(const planted_table *in, power_counts *out, lec_arena *arena);

#endif
