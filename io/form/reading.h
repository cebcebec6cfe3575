/* SPDX-License-Identifier: GPL-3.0-or-later
 * reading.h -- what is known of each transcript while it is read, and of all of them afterwards. */
#ifndef LEC_IO_READING_H
#define LEC_IO_READING_H

#include "io/form/transcript.h"

/* One of several parts of a collection that are read apart, by the order of its files. */
typedef struct {
    uint64_t number, count; /* from 1; 0 of 0: all of it */
    const char *files; /* SHA-256 of the names and bytes of all files of the collection; or NULL */
    /* of the files left out so many were left out of the whole collection, and so many more were
     * not understood; the others could not be attributed. Known of the whole, too */
    size_t left_out_of_all, left_out_of_forms;
} lec_shard;

struct lec_readings;

typedef struct {
    const char *form; /* name of a form for every file, or NULL to decide by content */
    lec_source_limits limits;
    const char *language; /* of every file for which the study states none; NULL: by its words */
    const char *columns;  /* --columns, see io/form/form_delimited.h; or NULL */
    uint64_t threads;     /* 0: as many as there are processors; never changes the result */
    uint64_t seed;        /* of the joint draws of who spoke */
    bool leave_out;       /* leave a file that cannot be understood out instead of failing */
    lec_shard shard;      /* number and count of the part that is read */
    /* a collection that was read, to which this is added: its files are looked at by what is known
     * of them, and are not in the result; NULL: none */
    const struct lec_readings *before;
} lec_read_options;

/* A file of a collection, by what others that come later know it again. */
typedef struct {
    const char *path, *name; /* `name`: its own, before names were made to differ */
    const char *called;      /* the name of its source; "": it has the bytes of another one */
    const char *encoding;
    uint64_t length;  /* of its text */
    const char *text; /* NULL: only its sum is known */
    char sha256[65];  /* of its text; "": not computed yet */
} lec_collected_file;

/* One transcript on its way, kept for the table `reading`. */
typedef struct {
    lec_source source;
    lec_transcript transcript;
    lec_attribution attribution;
    const lec_corpus *corpus; /* of this file alone */
} lec_reading;

/* The words of the whole text, counted without regard to its parts: what the words of its turns,
 * labels, notes, front matter and furniture must add up to. The text is divided into words again,
 * so that no word which no part holds can hide; O(length). LEC_BAD_DATA as lec_words_new(). */
LEC_MUST_CHECK lec_status lec_reading_words(const lec_reading *reading, lec_arena *arena,
                                            uint64_t *out, lec_error *error);

/* Captions beside a transcript (io/captions/captions.h), for the record of the run. */
typedef struct {
    lec_source source;
    const char *form;
    const char *conference; /* whose they are */
} lec_captions_used;

/* Two conferences that are one (io/sameness.h), by their names in byte order. */
typedef struct {
    const char *first, *second;
    const char *how; /* the same text, nearly the same text, one conference in two sources */
    double share;    /* of runs of five words that are in both: of all, for two sources of the
                        shorter's */
} lec_same_pair;

typedef struct {
    const lec_same_pair *items; /* [count] */
    size_t count;
} lec_same_pairs;

typedef struct lec_readings {
    const lec_reading *items; /* [count] in the order of the paths given, of a file in its order */
    size_t count;
    const lec_corpus *corpus;          /* all conferences, sorted by name */
    const lec_captions_used *captions; /* [captions_count] by conference */
    size_t captions_count;
    const lec_left_out *left_out; /* [left_out_count] */
    size_t left_out_count;
    lec_same_pairs same;
    lec_shard shard;
    /* [file_count] all that could be opened, also of a part; none: not known */
    const lec_collected_file *files;
    size_t file_count;
} lec_readings;

#endif
