/* SPDX-License-Identifier: GPL-3.0-or-later
 * index.h -- a corpus that was read once, as one file.
 *
 *   readings + how they were read --lec_index_write--> file --lec_index_open--> the same
 *
 * Nothing in a file is believed: numbers, texts and the order of columns are looked at before they
 * are used, so that a file made by hand is refused or is a corpus like any other. */
#ifndef LEC_IO_INDEX_H
#define LEC_IO_INDEX_H

#include <stdio.h>

#include "core/study.h"
#include "io/form/reading.h"
#include "io/output/run_record.h"

/* What a study says that is used when texts are read. */
typedef enum {
    LEC_SAID_SPEAKERS,
    LEC_SAID_OUTLETS,
    LEC_SAID_CONFERENCES, /* but for groups and links, which are free */
    LEC_SAID_CORRECTIONS,
    LEC_SAID_COUNT
} lec_said;

typedef struct {
    const char *version;   /* of the lectern that wrote it; not looked at when it is written */
    lec_readings readings; /* without attributions, and of corpora of single files only their names;
                              the corpus's witness tells what was known when it was written */
    const uint32_t *conference_input; /* [conferences of the corpus] which of the readings it is;
                                         not looked at when it is written */
    const char *const *options;       /* [option_count] of reading, as "--name=value" */
    size_t option_count;
    uint64_t seed;
    /* it has sums of its texts only, which are fetched from the files that it was made of when
     * somebody asks for them; written so, they must be there as they were */
    bool without_texts;
    const char *study_file, *study_text; /* [study_length]; the file is "" for the built-in study */
    size_t study_length;
    const char *const *said; /* [LEC_SAID_COUNT] SHA-256 of each, "" where the study says nothing */
    const lec_list_used *lists; /* [list_count] files that were read for it */
    size_t list_count;
    /* what reading all of it with its own study gave to remark; or that nobody has said */
    const char *const *remarks; /* [remark_count] */
    size_t remark_count;
    bool remarks_known;
    const void *bytes; /* [length] the file, when it was opened */
    size_t length;
} lec_index;

/* Writes an index to `file`, which is empty and can seek. The witness of its corpus is asked.
 * LEC_BAD_DATA: the witness's; `file` cannot be written, but for what is in its buffer. */
LEC_MUST_CHECK lec_status lec_index_write(const lec_index *index, const char *version, FILE *file,
                                          lec_error *error);

/* Whether bytes, or the file at a path, begin as an index does, or are nothing but a part of that
 * beginning. What is not there, may not be read or is no file does not. LEC_BAD_DATA: reading
 * fails.
 */
bool lec_index_is(const void *bytes, size_t length);
LEC_MUST_CHECK lec_status lec_index_is_at(const char *path, bool *out, lec_error *error);

/* Opens the index at `path`: all of it is checked, O(size) with up to `threads` threads. It lies
 * in memory, or is mapped where that is allowed (io/index/map.h).
 * LEC_BAD_DATA: PATH: not there, cut short, damaged, made by hand, of a newer lectern. */
LEC_MUST_CHECK lec_status lec_index_open(const char *path, uint64_t threads, lec_arena *arena,
                                         lec_index *out, lec_error *error);

/* How much there is in an index, and how it was read. */
typedef struct {
    lec_index index; /* without readings but for `shard` */
    size_t files, left_out, captions, conferences, turns, words, types;
    size_t speakers; /* with nobody */
} lec_index_summary;

/* Header and directory are looked at, and how it was read; *out_done is false, and nothing is done,
 * where the index has no sums of blocks. LEC_BAD_DATA: as lec_index_open(), of what was looked at.
 */
LEC_MUST_CHECK lec_status lec_index_summarise(const char *path, lec_arena *arena,
                                              lec_index_summary *out, bool *out_done,
                                              lec_error *error);

/* What is known of an index before its corpus is. */
typedef struct {
    const lec_index *index;   /* without corpus, readings and captions */
    const char *const *words; /* [word_count] */
    size_t word_count, conference_count;
    const lec_conference *conferences;    /* [conference_count] without texts */
    bool some_have_links, all_have_links; /* conferences with an address of a recording */
    struct lec_index_places *places;
} lec_index_outline;

/* The conferences that hold a word, in their order; none when the index is damaged. For a chooser.
 */
const uint32_t *lec_index_places_of(const lec_index_outline *outline, uint32_t word, size_t *count);

/* Marks in wanted[conference_count] the conferences that are needed; false: all of them are.
 * *counts_rest (false): how often the words of the others are used is needed, too. */
typedef bool lec_index_chooser(void *state, const lec_index_outline *outline, bool *wanted,
                               bool *counts_rest);

/* The same with a corpus of only those conferences of the index that are chosen: header, directory,
 * words, files and names of conferences are looked at, and what belongs to the chosen conferences.
 * Words, forms and speakers keep their ids. The text of a reading that is not of them is "".
 * *out_done is false, and nothing is opened, where all are needed or the index has no sums of
 * blocks, or not what is to be counted. */
LEC_MUST_CHECK lec_status lec_index_open_some(const char *path, lec_index_chooser *choose,
                                              void *state, lec_arena *arena, lec_index *out,
                                              bool *out_done, lec_error *error);
LEC_MUST_CHECK lec_status lec_index_some_of_bytes(const char *name, const void *bytes,
                                                  size_t length, lec_index_chooser *choose,
                                                  void *state, lec_arena *arena, lec_index *out,
                                                  bool *out_done, lec_error *error);

/* The same of bytes in memory, which must live as long as `arena`; `name` stands for the path. */
LEC_MUST_CHECK lec_status lec_index_of_bytes(const char *name, const void *bytes, size_t length,
                                             uint64_t threads, lec_arena *arena, lec_index *out,
                                             lec_error *error);

/* An index in memory, or mapped; aligned as malloc() aligns. */
typedef struct {
    const char *name; /* stands for a path */
    const void *bytes;
    size_t length;
} lec_index_bytes_given;

/* The parts of one collection (lec_shard) as one index of the whole, which refers to them. */
typedef struct {
    lec_index index;          /* without a corpus */
    const char *const *names; /* [readings] conference of each */
    size_t conference_count, token_count;
    struct lec_index_whole *whole;
} lec_index_joined;

/* Looks at the parts, in any order, and joins them. What is in memory beside them grows with their
 * conferences and different words, not with their turns and tokens; of what is mapped some is given
 * back from time to time. LEC_BAD_DATA: one is damaged, or no part; of another collection, version,
 * study or reading; there twice; one is missing; two conferences have one name. */
LEC_MUST_CHECK lec_status lec_index_join(const lec_index_bytes_given *parts, size_t count,
                                         uint64_t threads, lec_arena *arena, lec_index_joined *out,
                                         lec_error *error);

/* The corpus of a part: its words and where they are, without turn, note and discrepancy. */
size_t lec_index_joined_parts(const lec_index_joined *of);
const lec_corpus *lec_index_joined_words(const lec_index_joined *of, size_t part);

/* The labels of all turns of a part. */
void lec_index_joined_labels(const lec_index_joined *of, size_t part,
                             void (*take)(void *state, const char *label), void *state);

/* Writes it, as lec_index_write() would have written the whole. */
LEC_MUST_CHECK lec_status lec_index_write_joined(const lec_index_joined *of, const char *version,
                                                 FILE *file, lec_error *error);

/* The index of what it was made of and, behind that, of what was read with its readings as `before`
 * (lec_read_options), its study and its options; it refers to both. A file that counts as one of
 * those that were added gives way to it. LEC_BAD_DATA: two conferences have one name; damaged
 * (`name` is its path). */
LEC_MUST_CHECK lec_status lec_index_add(const lec_index *index, const char *name,
                                        const lec_readings *added, lec_arena *arena, lec_index *out,
                                        lec_error *error);

/* What a study says of reading, as lec_index has it. */
const char *const *lec_said_by(const lec_study *study, lec_arena *arena);

/* Gives the conferences of the index the groups and links of another study. */
void lec_index_regroup(lec_index *index, const lec_study *study, lec_arena *arena);

#endif
