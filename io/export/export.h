/* SPDX-License-Identifier: GPL-3.0-or-later
 * export.h -- a corpus in the formats of other programs, written turn by turn.
 *
 * A format is a file here with a lec_export, and a line in exports.def. Text of the input is put
 * only by the functions below, which write what the format would not survive as something else. */
#ifndef LEC_IO_EXPORT_H
#define LEC_IO_EXPORT_H

#include <stdio.h>

#include "core/corpus.h"

/* What one file is made of: conferences [first, end) of the corpus. */
typedef struct {
    const lec_corpus *corpus;
    size_t first, end;
    const char *title;   /* of the study, or "" */
    const char *version; /* of lectern */
    FILE *file;
    lec_arena *arena; /* of this file */
} lec_export_job;

typedef struct {
    const char *file; /* in the folder; "" where the call or the conference names it */
    void (*write)(const lec_export_job *job);
} lec_export_part;

typedef enum {
    LEC_EXPORT_FILE,   /* one file of all conferences */
    LEC_EXPORT_EACH,   /* a file a conference: NAME.suffix in a folder, one alone may be a file */
    LEC_EXPORT_FOLDER, /* several files of all conferences */
} lec_export_shape;

typedef struct {
    const char *name, *suffix, *summary;
    lec_export_shape shape;
    bool needs_times;             /* turns without times get some by their words */
    const lec_export_part *parts; /* {0} ends them; one but for a folder */
} lec_export;

extern const lec_export *const lec_exports[]; /* NULL ends them */

/* The turns of the job. */
#define LEC_EXPORT_FIRST_TURN(job) ((job)->corpus->conference_turn[(job)->first])
#define LEC_EXPORT_END_TURN(job)   ((job)->corpus->conference_turn[(job)->end])

/* When the turns of a conference began and ended, in seconds, by their place in it: never before
 * the one before began. Where that is not known it is estimated: each turn begins when the one
 * before ended and takes its words / 150 minutes. *estimated: how many. */
typedef struct {
    double start, end;
} lec_export_time;
const lec_export_time *lec_export_times(const lec_corpus *corpus, size_t conference,
                                        lec_arena *arena, size_t *estimated);

/* What is known of a conference, by its name: conference (its own name), date, title, group,
 * language, in this order; a text may be "". */
enum {
    LEC_EXPORT_FIELDS = 5,
    LEC_EXPORT_FIELDS_TITLE = 3
}; /* all of them; those up to the title */
extern const char *const lec_export_fields[LEC_EXPORT_FIELDS];
const char *lec_export_field(const lec_conference *conference, size_t field);

/* The name of who speaks, or "". */
const char *lec_export_speaker(const lec_corpus *corpus, uint32_t turn);

/* How a turn, and a conference in names of files and in ids, is called: letters a-z, digits, - and
 * _ of its name, and a number where two would be called the same. */
const char *lec_export_slug(const lec_corpus *corpus, size_t conference, lec_arena *arena);

/* --- text that comes from outside --------------------------------------------------------------
 * What is not UTF-8 is U+FFFD in all of them. */

/* As XML 1.0, in text and in attributes within quotation marks: < > & " are entities, what XML does
 * not know is U+FFFD, line ends and tabs are blanks. */
void lec_put_xml(const lec_export_job *job, const char *text);

/* As a JSON string, with its quotation marks. */
void lec_put_json(const lec_export_job *job, const char *text);

/* On one line: control characters and U+2028, U+2029, U+0085 are blanks. */
void lec_put_line(const lec_export_job *job, const char *text);

/* As a cell of CSV, in quotation marks (RFC 4180). */
void lec_put_csv(const lec_export_job *job, const char *text);

#endif
