/* SPDX-License-Identifier: GPL-3.0-or-later
 * corpora.h -- a small corpus from a line of text, a study from another, and an analysis run on
 * them, for tests that know every number by hand.
 *
 *     lec_arena *arena = lec_arena_new();
 *     const lec_corpus *corpus =
 *         corpus_from(arena, "P: Good morning. / J Ada (Reuters): Why? / P: Because. It is.");
 *     const lec_table *table = run_analysis(arena, "words", corpus, NULL, "--minimum=2 --by=role");
 *     CHECK_NUMBER(table_number(table, table_row(table, "all|principal|it"), "per_thousand"), ...);
 *     lec_arena_free(arena);
 */
#ifndef LEC_TESTS_SUPPORT_CORPORA_H
#define LEC_TESTS_SUPPORT_CORPORA_H

#include "analysis/analysis.h"

/* Turns are parted by " / ". A turn is `LABEL: text`; a label is P, J, M, O or U (principal,
 * journalist, moderator, other, unknown), then a name, then an affiliation in parentheses, if
 * wanted. `= NAME [DATE [GROUP]]` in the place of a turn opens another conference; without it the
 * conference is called "c". Words are ASCII letters and digits with apostrophes between them;
 * . ? ! end sentences; there is no closing phase.
 * Phase: opening up to the first journalist, then questions. Kind: as the roles say. Exchanges:
 * every journalist's turn opens one unless it follows a turn of the same journalist, or an answer
 * given to the journalist of that name. A turn is a line of the "file" NAME.txt. */
const lec_corpus *corpus_from(lec_arena *arena, const char *text);

/* `Ukraine = ukraine, ukrainian*; strength = position of strength`: concepts and their patterns. */
const lec_study *study_from(lec_arena *arena, const char *text);

/* Runs the analysis with options written as on the command line, each as --name=value or --name
 * (NULL: none), but the file of a list of words with values is the list itself, in byte order:
 * --lexicon=bad:-2,good:1.5. `study` may be NULL. A failure fails the test and ends it. */
const lec_table *run_analysis(lec_arena *arena, const char *name, const lec_corpus *corpus,
                              const lec_study *study, const char *options);

/* The same with more options in `common` that have no text, such as the words of a file; options
 * in `options` are set on top of it. NULL: the defaults. */
lec_status try_analysis(lec_arena *arena, const char *name, const lec_corpus *corpus,
                        const lec_study *study, const char *options, const lec_common *common,
                        const lec_table **table, lec_error *error);

/* The first row whose leading cells, joined by `|`, are `keys`; a failed and ended test if none. */
size_t table_row(const lec_table *table, const char *keys);
bool table_has_row(const lec_table *table, const char *keys);

/* Cells by column name. Numbers: counts too; NaN where the cell is empty. */
double table_number(const lec_table *table, size_t row, const char *column);
const char *table_text(const lec_table *table, size_t row, const char *column);

/* Passes when both have the same columns, rows and cells, numbers to the last bit; else the first
 * cell that differs is told. `what` names the case. */
#define CHECK_SAME_TABLE(got, want, what)                                                          \
    check_same_table((got), (want), (what), __FILE__, __LINE__)
void check_same_table(const lec_table *got, const lec_table *want, const char *what,
                      const char *file, int line);

#endif
