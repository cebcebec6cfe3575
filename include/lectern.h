/* SPDX-License-Identifier: GPL-3.0-or-later
 * lectern.h -- liblectern: transcripts in, tables and charts out. The only header that is
 * installed.
 *
 *     lectern_error *error = lectern_error_new();
 *     lectern_corpus *corpus;
 *     lectern_table *table;
 *     const char *paths[] = {"conferences"}, *options[] = {"by=role", NULL};
 *     if (lectern_read(paths, 1, NULL, NULL, &corpus, error) == LECTERN_OK &&
 *         lectern_table_make(corpus, "words", options, &table, error) == LECTERN_OK)
 *         ... lectern_table_number(table, row, column) ...
 *     else
 *         fprintf(stderr, "%s\n", lectern_error_message(error));
 *
 * Handles are opaque and counted: what a function gives is released once by its ..._release(), and
 * a table, selection or corpus stays valid after what it was made of was released. Different
 * threads may use different handles at once, and the same corpus, study or table if they only read
 * it; a lectern_error belongs to one thread.
 *
 * Every call that can fail returns a lectern_status and tells the rest by its lectern_error (which
 * may be NULL). Nothing ends the process, changes signals or the locale, or writes to standard
 * output or error. Texts are UTF-8. A NULL where a handle must be is LECTERN_BAD_USAGE.
 *
 * Options are those of the command, with or without its dashes: "seed=7", "--role=principal". A
 * list of them ends with NULL; NULL itself is an empty list. `lectern help TABLE` and
 * lectern_describe() say what there is.
 */
#ifndef LECTERN_H
#define LECTERN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define LECTERN_PUBLIC __attribute__((visibility("default")))
#else
#define LECTERN_PUBLIC
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    LECTERN_OK = 0,
    LECTERN_BAD_DATA = 1,      /* an input cannot be read, understood or compared, or an output
                                  cannot be written */
    LECTERN_BAD_USAGE = 2,     /* an option, a table, a column or a handle that is not there */
    LECTERN_OUT_OF_MEMORY = 3, /* what was begun is given back */
    LECTERN_CANCELLED = 4      /* the callback said so */
} lectern_status;

typedef struct lectern_error lectern_error;
typedef struct lectern_study lectern_study;
typedef struct lectern_corpus lectern_corpus;
typedef struct lectern_table lectern_table;

/* --- errors ---------------------------------------------------------------------------------- */

/* NULL when there is no memory. One may serve many calls, each of which replaces what it holds. */
LECTERN_PUBLIC lectern_error *lectern_error_new(void);
LECTERN_PUBLIC void lectern_error_free(lectern_error *error);

/* One line: what is wrong and what to do, with FILE:LINE where a file is at fault. "" after a call
 * that went well. */
LECTERN_PUBLIC const char *lectern_error_message(const lectern_error *error);
LECTERN_PUBLIC lectern_status lectern_error_status(const lectern_error *error);

/* --- callbacks ------------------------------------------------------------------------------- */

/* Takes `length` bytes of an output. Anything but 0 ends it with LECTERN_BAD_DATA. */
typedef int lectern_sink(void *state, const void *bytes, size_t length);

/* Fills `buffer` with up to `size` bytes of an input and returns how many (0: its end), or
 * LECTERN_SOURCE_FAILED, which ends the reading with LECTERN_BAD_DATA. */
typedef size_t lectern_source(void *state, void *buffer, size_t size);
#define LECTERN_SOURCE_FAILED SIZE_MAX

/* Asked often while a call works, in the thread that called: anything but 0 ends the call with
 * LECTERN_CANCELLED. It must not call the library. */
typedef int lectern_poll(void *state);

/* For the calls of this thread that begin from now on; NULL: nobody is asked. */
LECTERN_PUBLIC void lectern_set_poll(lectern_poll *poll, void *state);

/* --- what there is --------------------------------------------------------------------------- */

/* "0.1.0" */
LECTERN_PUBLIC const char *lectern_version(void);

/* All tables with their columns (as datapackage.json of a report has them: name, type, description,
 * unit, formula, source), options (name, type, meaning, choices) and charts, the options of reading
 * and the forms that are read, as one object of JSON. */
LECTERN_PUBLIC lectern_status lectern_describe(lectern_sink *sink, void *state,
                                               lectern_error *error);

/* --- studies --------------------------------------------------------------------------------- */

/* A study file (YAML). LECTERN_BAD_DATA: FILE:LINE: what is wrong with it. */
LECTERN_PUBLIC lectern_status lectern_study_read(const char *path, lectern_study **out,
                                                 lectern_error *error);

/* A study in memory; files that it names are looked for from the current folder. `name` stands in
 * messages. */
LECTERN_PUBLIC lectern_status lectern_study_parse(const char *name, const char *text, size_t length,
                                                  lectern_study **out, lectern_error *error);

/* The text of the study that is used where there is none; it lives as long as the program. */
LECTERN_PUBLIC const char *lectern_study_built_in(void);

/* NULL is allowed, as for all that release. A corpus read by the study keeps it. */
LECTERN_PUBLIC void lectern_study_release(lectern_study *study);

/* --- corpora --------------------------------------------------------------------------------- */

/* Reads all transcripts at `paths`: files, folders, archives; or one index. `study` NULL: the
 * built-in one, or that of the index.
 * Options: form, encoding, language, columns, captions, corrections, leave-out, threads, seed,
 * shard. LECTERN_BAD_DATA: the first file that cannot be read or understood. LECTERN_BAD_USAGE: an
 * index among other paths, or options or a study that say of reading what the index does not. */
LECTERN_PUBLIC lectern_status lectern_read(const char *const *paths, size_t count,
                                           const lectern_study *study, const char *const *options,
                                           lectern_corpus **out, lectern_error *error);

/* One transcript in memory. Its form is found by its content, and by the suffix of `name`
 * ("2024-12-03.vtt"), which is also what its conference is called. */
LECTERN_PUBLIC lectern_status lectern_read_memory(const char *name, const void *bytes,
                                                  size_t length, const lectern_study *study,
                                                  const char *const *options, lectern_corpus **out,
                                                  lectern_error *error);

/* The same, of what a callback gives, to its end. */
LECTERN_PUBLIC lectern_status lectern_read_source(const char *name, lectern_source *source,
                                                  void *state, const lectern_study *study,
                                                  const char *const *options, lectern_corpus **out,
                                                  lectern_error *error);

/* Writes all that was read into one file, an index, which lectern_read() opens without reading the
 * transcripts again. It has the texts, unless the corpus was read of an index without. What is
 * there is replaced when the new file is whole. LECTERN_BAD_DATA: it cannot be written. */
LECTERN_PUBLIC lectern_status lectern_index_write(const lectern_corpus *corpus, const char *path,
                                                  lectern_error *error);

/* A part of a corpus. Options: role, speaker, conference, concept and all others that every table
 * takes; they hold for the tables made of it, whose own options come on top. LECTERN_BAD_USAGE:
 * names what is not there. */
LECTERN_PUBLIC lectern_status lectern_select(lectern_corpus *corpus, const char *const *options,
                                             lectern_corpus **out, lectern_error *error);

/* One more holder (the same handle is returned), and one less; the last one frees it. */
LECTERN_PUBLIC lectern_corpus *lectern_corpus_retain(lectern_corpus *corpus);
LECTERN_PUBLIC void lectern_corpus_release(lectern_corpus *corpus);

/* Of all that was read, also of a part; 0 of NULL. */
LECTERN_PUBLIC size_t lectern_conference_count(const lectern_corpus *corpus);
LECTERN_PUBLIC size_t lectern_turn_count(const lectern_corpus *corpus);

/* What a user may not expect, a line each: files left out, conferences that seem to be one, what
 * the study says of things that are not there. NULL from lectern_remark_count() on. */
LECTERN_PUBLIC size_t lectern_remark_count(const lectern_corpus *corpus);
LECTERN_PUBLIC const char *lectern_remark(const lectern_corpus *corpus, size_t remark);

/* --- tables ---------------------------------------------------------------------------------- */

typedef enum {
    LECTERN_TEXT = 0,   /* of the transcripts */
    LECTERN_NAME = 1,   /* one of lectern's own words: a role, a unit */
    LECTERN_DATE = 2,   /* text: YYYY-MM-DD, or as much of it as is known */
    LECTERN_COUNT = 3,  /* whole number, 0 or more */
    LECTERN_NUMBER = 4, /* double */
    LECTERN_NO_TYPE = 5 /* no such column */
} lectern_type;

/* Makes a table ("speaking", "words", "keyness"): the options are the table's own and those that
 * every table takes. LECTERN_BAD_DATA: the corpus has not what it needs. */
LECTERN_PUBLIC lectern_status lectern_table_make(lectern_corpus *corpus, const char *name,
                                                 const char *const *options, lectern_table **out,
                                                 lectern_error *error);

/* The same with the options in one text: "by=role minimum=5"; a value with blanks stands in double
 * quotation marks: query="position of strength". */
LECTERN_PUBLIC lectern_status lectern_table_ask(lectern_corpus *corpus, const char *name,
                                                const char *options, lectern_table **out,
                                                lectern_error *error);

/* One more holder (the same handle is returned), and one less; the last one frees it with all texts
 * of its cells. */
LECTERN_PUBLIC lectern_table *lectern_table_retain(lectern_table *table);
LECTERN_PUBLIC void lectern_table_release(lectern_table *table);

/* Which rows and columns, in which order. Options: where='count >= 5 and role = principal',
 * sort=q,count:desc, top=20, select=word,count; in this order, whichever comes first in the list. A
 * view with `select` has no charts and no lines behind its rows. LECTERN_BAD_USAGE: no such column,
 * or no condition. */
LECTERN_PUBLIC lectern_status lectern_table_view(lectern_table *table, const char *const *options,
                                                 lectern_table **out, lectern_error *error);

/* Outside of the table: 0, NULL, LECTERN_NO_TYPE or "is missing"; never a crash. */
LECTERN_PUBLIC const char *lectern_table_name(const lectern_table *table);
LECTERN_PUBLIC size_t lectern_row_count(const lectern_table *table);
LECTERN_PUBLIC size_t lectern_column_count(const lectern_table *table);
LECTERN_PUBLIC const char *lectern_column_name(const lectern_table *table, size_t column);
LECTERN_PUBLIC lectern_type lectern_column_type(const lectern_table *table, size_t column);
LECTERN_PUBLIC const char *lectern_column_unit(const lectern_table *table, size_t column);
LECTERN_PUBLIC const char *lectern_column_meaning(const lectern_table *table, size_t column);
LECTERN_PUBLIC size_t lectern_column_find(const lectern_table *table, const char *name);
#define LECTERN_NO_COLUMN SIZE_MAX /* of lectern_column_find() */

/* A cell. Counts are numbers as well; a missing number is NaN, a missing count
 * LECTERN_MISSING_COUNT, a missing text NULL. Texts live as long as the table. */
LECTERN_PUBLIC int lectern_is_missing(const lectern_table *table, size_t row, size_t column);
LECTERN_PUBLIC double lectern_number(const lectern_table *table, size_t row, size_t column);
LECTERN_PUBLIC uint64_t lectern_count(const lectern_table *table, size_t row, size_t column);
LECTERN_PUBLIC const char *lectern_text(const lectern_table *table, size_t row, size_t column);
#define LECTERN_MISSING_COUNT UINT64_MAX

/* Copies up to `count` cells of a column from `row` on; returns how many. lectern_numbers() of a
 * column of counts or numbers, else 0. */
LECTERN_PUBLIC size_t lectern_numbers(const lectern_table *table, size_t column, size_t row,
                                      size_t count, double *out);

/* From a number to its sentences. The row whose key cells are `key`, with | between two
 * ("all|principal|Ukraine"), or which has the number "#3" (from 1). LECTERN_BAD_USAGE: none has, or
 * the table is the lines of a row or a view with chosen columns; *row is LECTERN_NO_ROW. */
LECTERN_PUBLIC lectern_status lectern_row_find(const lectern_table *table, const char *key,
                                               size_t *row, lectern_error *error);
#define LECTERN_NO_ROW SIZE_MAX /* rows are counted from 0 */

/* A table of the places that a row counts, a line each, as the table `kwic` has them: file, line,
 * what stands before, the words, what stands after. LECTERN_BAD_USAGE: there is no such row, or
 * rows of this table stand on no sentences (the message says why). */
LECTERN_PUBLIC lectern_status lectern_row_lines(lectern_table *table, size_t row,
                                                lectern_table **out, lectern_error *error);

/* --- out of a table -------------------------------------------------------------------------- */

/* As "csv", "tsv", "jsonl" or "text", the bytes of the command; the table `network` as "graphml" as
 * well, with its nodes. */
LECTERN_PUBLIC lectern_status lectern_table_write(const lectern_table *table, const char *format,
                                                  lectern_sink *sink, void *state,
                                                  lectern_error *error);

/* Arrow's C stream interface: fills the struct ArrowArrayStream at `stream`, which the consumer
 * releases (arrow.apache.org/docs/format/CStreamInterface.html; its declaration is not repeated
 * here). One batch. LECTERN_TEXT and LECTERN_NAME are utf8, LECTERN_DATE date32 where the day is
 * known and missing else, LECTERN_COUNT uint64, LECTERN_NUMBER float64. */
LECTERN_PUBLIC lectern_status lectern_table_arrow(lectern_table *table, void *stream,
                                                  lectern_error *error);

/* The charts of a table. */
LECTERN_PUBLIC size_t lectern_chart_count(const lectern_table *table);
LECTERN_PUBLIC const char *lectern_chart_name(const lectern_table *table, size_t chart);

/* Draws a chart by gnuplot, as "svg" or "png". LECTERN_BAD_DATA: there is no gnuplot, or the table
 * has nothing to draw. How it looks the study says (`charts:`) or options with which the table was
 * made: "chart-language=de", "chart-palette=grey", "chart-width=160", "chart-font=...",
 * "chart-colours=...", as of a report. */
LECTERN_PUBLIC lectern_status lectern_chart_draw(const lectern_table *table, size_t chart,
                                                 const char *format, lectern_sink *sink,
                                                 void *state, lectern_error *error);

/* --- reports --------------------------------------------------------------------------------- */

typedef enum {
    LECTERN_COMPUTING = 0, /* tables; their number is in the text, as in all of these */
    LECTERN_WRITING = 1,   /* from here on there is something that a process that dies leaves behind
                              (the next report into the same folder removes it) */
    LECTERN_DRAWING = 2,   /* charts */
    LECTERN_REMARK = 3     /* what a reader should know of the result, a line each, at its end */
} lectern_event;

/* Told while a report is made, in the thread that called: one line of text, which is not kept.
 * Anything but 0, if it is no remark, ends the report with LECTERN_CANCELLED, and what was begun is
 * removed. It must not call the library. */
typedef int lectern_progress(void *state, lectern_event event, const char *text);

/* Makes every table and chart of a corpus, as `lectern report` does, and puts them into `folder`:
 * tables/, plots/, index.html, datapackage.json, run.json, ro-crate-metadata.json. An earlier
 * result there is replaced as a whole at the very end, or left as it was; what others put into it
 * stays (option overwrite: goes). Options: those of every table that is in a report, those that
 * every table takes, overwrite, raw, and the looks of charts (chart-format, chart-width,
 * chart-font, chart-palette, chart-colours, chart-language). `progress` may be NULL. Charts are
 * drawn by gnuplot; without it there are their scripts, and a remark. LECTERN_BAD_USAGE: an option
 * that no table takes. LECTERN_BAD_DATA: as lectern_report_check(); nothing is left to count; what
 * is written finds no room. */
LECTERN_PUBLIC lectern_status lectern_report(const lectern_corpus *corpus, const char *folder,
                                             const char *const *options, lectern_progress *progress,
                                             void *state, lectern_error *error);

/* Whether a report could be put at `folder`, to be asked before long work; nothing is changed.
 * LECTERN_BAD_DATA: it is a file, a folder with something else in it, or the current folder. */
LECTERN_PUBLIC lectern_status lectern_report_check(const char *folder, lectern_error *error);

#ifdef __cplusplus
}
#endif
#endif
