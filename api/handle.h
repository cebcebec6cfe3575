/* SPDX-License-Identifier: GPL-3.0-or-later
 * handle.h -- what stands behind the handles of include/lectern.h, and what every call does.
 *
 * A handle owns an arena and holds on to the handles that it was made of. What a call makes is
 * freed by the call when it fails, however it was left. */
#ifndef LEC_API_HANDLE_H
#define LEC_API_HANDLE_H

#include <stdatomic.h>

#include "analysis/analysis.h"
#include "api/read_inputs.h"
#include "core/chart_style.h"
#include "include/lectern.h"
#include "io/index/index.h"

struct lectern_error {
    lectern_status status;
    lec_error error;
};

struct lectern_study {
    atomic_size_t holders;
    lec_arena *arena;
    const lec_study *study;
};

/* Options as run.json has them: "--name=value". */
typedef LEC_ARRAY(const char *) lec_option_texts;

struct lectern_corpus {
    atomic_size_t holders;
    lec_arena *arena;
    lectern_corpus *whole;   /* that it is a part of; NULL: what was read */
    lectern_study *of_study; /* held on to; NULL: the built-in one */
    const lec_study *study;
    lec_readings readings;
    const lec_index *index; /* that the readings are of; NULL: of texts */
    bool without_texts;     /* read from an index without texts, to which was added */
    bool is_some;           /* of the index only the conferences that `touching` needs */
    lec_common common;      /* what holds for every table made of it */
    lec_remarks remarks;
    const char *const *paths; /* [path_count] what was read; none: it was in memory */
    size_t path_count;
    lec_option_texts given; /* by which it was read and selected */
    lec_lists_used lists;   /* that were read for it */
};

struct lectern_table {
    atomic_size_t holders;
    lec_arena *arena;
    lectern_corpus *corpus;
    lectern_table *of;            /* that it is a view of, held on to; or NULL */
    const lec_analysis *analysis; /* NULL: the lines behind a row */
    const char *name;
    size_t key_count;         /* the first so many columns identify a row; 0: none do */
    const lec_common *common; /* by which it was made, as its settings */
    const void *settings;
    const lec_table *table;
    size_t chart_count;
    lec_chart_style looks; /* of its charts */
};

/* An empty one in an arena of its own. */
lectern_table *lec_table_handle_new(const char *name);

/* One call: its body fails as functions of lectern do; memory that runs out and a poll that ends it
 * become a status as well. `error` may be NULL. */
typedef lec_status lec_call_body(void *state, lec_error *error);
lectern_status lec_call(lec_call_body *body, void *state, lectern_error *error);

/* A call that is wrong before it begins. */
lectern_status lec_call_refused(lectern_error *error, const char *message);

/* Takes part in holding, and stops; true for the last, which frees the handle. */
void lec_hold(atomic_size_t *holders);
bool lec_let_go(atomic_size_t *holders);

/* An option as the caller gives it. */
typedef struct {
    const char *name;
    size_t length;     /* of the name */
    const char *value; /* NULL: none */
} lec_given;

/* A list of options, each "name=value" or the name of a flag, to settings. `take` sets one; its
 * texts belong to the arena. */
typedef lec_status lec_option_taker(void *state, const lec_given *given, lec_error *error);
LEC_MUST_CHECK lec_status lec_each_option(const char *const *options, lec_arena *arena,
                                          lec_option_taker *take, void *state, lec_error *error);

/* Sets an option of `table`, checking that a flag has no value and everything else has one. `read`
 * becomes the file that it named, as of lec_option_give().
 * LEC_BAD_USAGE: there is none of that name. */
LEC_MUST_CHECK lec_status lec_set_named(const lec_option *table, void *settings,
                                        const lec_given *given, lec_arena *arena,
                                        lec_list_used *read, lec_error *error);

/* Adds an option, once. */
void lec_remember_option(lec_option_texts *texts, const lec_given *given, lec_arena *arena);

/* A text of the user's, whole, to a sink. LEC_BAD_DATA: it takes no more. */
LEC_MUST_CHECK lec_status lec_pour(lectern_sink *sink, void *state, const void *bytes,
                                   size_t length, lec_error *error);

/* Calls write(file, ...) with a file in memory and pours what it wrote. */
typedef lec_status lec_file_writer(FILE *file, void *state, lec_error *error);
LEC_MUST_CHECK lec_status lec_pour_file(lec_file_writer *write, void *state, lectern_sink *sink,
                                        void *sink_state, lec_error *error);

#endif
