/* SPDX-License-Identifier: GPL-3.0-or-later
 * corpus.c -- transcripts in: a corpus, or a part of one. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "api/gather.h"
#include "api/handle.h"
#include "api/read_index.h"
#include "core/limits.h"
#include "core/memory.h"
#include "io/study/study.h"

/* --- reading --------------------------------------------------------------------------------- */

typedef struct {
    lec_input_place place;
    const lectern_study *study;
    const char *const *options;
    lectern_source *source; /* of the bytes; NULL: `place` has them */
    void *source_state;
    lectern_corpus *made;
} reading;

typedef struct {
    lec_input_options *options;
    lectern_corpus *made;
} taking;

static lec_status take(void *state, const lec_given *given, lec_error *error)
{
    const taking *to = state;
    lec_list_used read;
    const bool touches = lec_option_named(lec_touching_options, given->name, given->length) != NULL;
    if (touches || lec_option_named(lec_adding_options, given->name, given->length) != NULL)
        return lec_set_named(touches ? lec_touching_options : lec_adding_options, to->options,
                             given, to->made->arena, &read, error);
    lec_remember_option(&to->made->given, given, to->made->arena);
    const bool is_shared = lec_concerns_reading(given->name, given->length);
    const bool is_shard = lec_option_named(lec_shard_options, given->name, given->length) != NULL;
    if (is_shard && to->options->shard != NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--shard is given twice, as %s and %s; an index is of one part",
                        to->options->shard, given->value != NULL ? given->value : "");
    return lec_set_named(is_shared  ? lec_common_options
                         : is_shard ? lec_shard_options
                                    : lec_reading_options,
                         is_shared ? (void *)&to->made->common : to->options, given,
                         to->made->arena, &read, error);
}

/* For run.json. */
static void remember_inputs(lectern_corpus *made, const reading *r)
{
    lec_arena *arena = made->arena;
    const char **paths = lec_new(arena, const char *, r->place.count);
    for (size_t i = 0; i < r->place.count; i++)
        paths[i] = lec_arena_text(arena, r->place.paths[i], strlen(r->place.paths[i]));
    made->paths = paths;
    made->path_count = r->place.count;
    if (made->study->file[0] != '\0')
        lec_remember_option(&made->given, &(lec_given){"study", strlen("study"), made->study->file},
                            arena);
}

/* All bytes that a callback gives, as far as a file may have them. */
static lec_status drain(reading *r, lec_arena *arena, lec_error *error)
{
    size_t capacity = 1 << 16, length = 0;
    char *bytes = lec_new(arena, char, capacity);
    for (size_t got; (got = r->source(r->source_state, bytes + length, capacity - length)) != 0;) {
        if (got > capacity - length)
            return lec_fail(error, LEC_BAD_DATA, "%s: the caller could not read it to its end",
                            r->place.name);
        length += got;
        if (length > lec_limits[LEC_LIMIT_FILE_BYTES].most)
            return lec_limit_fail(LEC_LIMIT_FILE_BYTES, 0, r->place.name, error);
        if (length < capacity) continue;
        if (capacity > SIZE_MAX / 2) lec_memory_ran_out();
        char *larger = lec_new(arena, char, 2 * capacity);
        memcpy(larger, bytes, length);
        bytes = larger;
        capacity *= 2;
    }
    r->place.bytes = bytes;
    r->place.length = length;
    return LEC_OK;
}

static lec_status read_texts(lectern_corpus *made, const reading *r,
                             const lec_input_options *options, lec_error *error)
{
    lec_status status = LEC_OK;
    if (made->study == NULL) status = lec_study_read(NULL, made->arena, &made->study, error);
    if (status != LEC_OK) return status;
    remember_inputs(made, r);
    if (lec_is_gathering()) return lec_inputs_gather(made, &r->place, options, error);
    return lec_inputs_open(&r->place, options, &made->study, &made->lists, made->arena,
                           &made->readings, error);
}

static lec_status read_into(lectern_corpus *made, reading *r, lec_error *error)
{
    lec_arena *arena = made->arena;
    made->common = lec_common_defaults;
    lec_input_options options = {0};
    taking to = {&options, made};
    lec_status status = lec_each_option(r->options, arena, take, &to, error);
    options.threads = made->common.threads;
    options.seed = made->common.seed;
    bool is_index = false;
    made->study = r->study != NULL ? r->study->study : NULL;
    if (status == LEC_OK && r->source != NULL) status = drain(r, arena, error);
    if (status == LEC_OK) status = lec_place_is_index(&r->place, &is_index, error);
    const bool adds = options.adding_to != NULL;
    if (status == LEC_OK && adds && is_index)
        status = lec_fail(error, LEC_BAD_USAGE,
                          "%s: is an index; what is added are transcripts, and 'lectern merge' "
                          "joins parts",
                          r->place.count > 0 ? r->place.paths[0] : r->place.name);
    if (status == LEC_OK && (is_index || adds) && lec_is_gathering())
        status = lec_gather_nothing(arena, error);
    if (status == LEC_OK && adds) {
        status = lec_corpus_of_index_and(made, &r->place, &options, error);
        if (status == LEC_OK) remember_inputs(made, r);
    } else if (status == LEC_OK && is_index) {
        status = lec_corpus_of_index(made, &r->place, &options, error);
        if (status == LEC_OK) remember_inputs(made, r);
    } else if (status == LEC_OK) {
        status = read_texts(made, r, &options, error);
    }
    if (status == LEC_OK && lec_has_own_remarks(made))
        for (size_t i = 0; i < made->index->remark_count; i++)
            LEC_PUSH(arena, made->remarks, made->index->remarks[i]);
    else if (status == LEC_OK)
        made->remarks = lec_inputs_remarks(made->study, &made->readings, arena);
    if (status == LEC_OK && is_index) lec_tell_part(made, &r->place);
    return status;
}

static lectern_corpus *corpus_new(void)
{
    lec_arena *arena = lec_arena_new();
    lectern_corpus *made = lec_new(arena, lectern_corpus, 1);
    atomic_init(&made->holders, 1);
    made->arena = arena;
    return made;
}

static lec_status read(void *state, lec_error *error)
{
    reading *r = state;
    lectern_corpus *made = corpus_new();
    const lec_status status = read_into(made, r, error);
    if (status == LEC_OK)
        r->made = made;
    else
        lec_arena_free(made->arena);
    return status;
}

static lectern_status make(reading *r, lectern_corpus **out, lectern_error *error)
{
    lectern_study *study = (lectern_study *)r->study; /* held on to, not changed */
    const lectern_status status = lec_call(read, r, error);
    *out = status == LECTERN_OK ? r->made : NULL;
    if (status != LECTERN_OK || study == NULL) return status;
    lec_hold(&study->holders);
    r->made->of_study = study;
    return status;
}

lectern_status lectern_read(const char *const *paths, size_t count, const lectern_study *study,
                            const char *const *options, lectern_corpus **out, lectern_error *error)
{
    if (paths == NULL || count == 0 || out == NULL)
        return lec_call_refused(error, "lectern_read: no path, or nowhere to put the corpus");
    for (size_t i = 0; i < count; i++)
        if (paths[i] == NULL) return lec_call_refused(error, "lectern_read: a path is NULL");
    return make(
        &(reading){.place = {.paths = paths, .count = count}, .study = study, .options = options},
        out, error);
}

lectern_status lectern_read_memory(const char *name, const void *bytes, size_t length,
                                   const lectern_study *study, const char *const *options,
                                   lectern_corpus **out, lectern_error *error)
{
    if (name == NULL || bytes == NULL || out == NULL)
        return lec_call_refused(error,
                                "lectern_read_memory: no name, no bytes, or nowhere to put it");
    return make(&(reading){.place = {.name = name, .bytes = bytes, .length = length},
                           .study = study,
                           .options = options},
                out, error);
}

lectern_status lectern_read_source(const char *name, lectern_source *source, void *state,
                                   const lectern_study *study, const char *const *options,
                                   lectern_corpus **out, lectern_error *error)
{
    if (name == NULL || source == NULL || out == NULL)
        return lec_call_refused(error,
                                "lectern_read_source: no name, no callback, or nowhere to put it");
    return make(&(reading){.place = {.name = name},
                           .study = study,
                           .options = options,
                           .source = source,
                           .source_state = state},
                out, error);
}

/* --- parts ----------------------------------------------------------------------------------- */

typedef struct {
    lectern_corpus *whole;
    const char *const *options;
    lectern_corpus *made;
} selecting;

static lec_status take_common(void *state, const lec_given *given, lec_error *error)
{
    lectern_corpus *made = state;
    lec_list_used read;
    lec_remember_option(&made->given, given, made->arena);
    return lec_set_named(lec_common_options, &made->common, given, made->arena, &read, error);
}

static lec_status select_part(void *state, lec_error *error)
{
    selecting *s = state;
    lectern_corpus *made = corpus_new();
    lec_context context; /* opened to see whether all names are there */
    made->common = s->whole->common;
    made->study = s->whole->study;
    made->readings = s->whole->readings;
    made->index = s->whole->index;
    made->remarks = s->whole->remarks;
    made->paths = s->whole->paths;
    made->path_count = s->whole->path_count;
    made->lists = s->whole->lists;
    for (size_t i = 0; i < s->whole->given.count; i++)
        LEC_PUSH(made->arena, made->given, s->whole->given.items[i]);
    lec_status status = lec_each_option(s->options, made->arena, take_common, made, error);
    if (status == LEC_OK)
        status = lec_context_open(made->readings.corpus, made->study, &made->common, made->arena,
                                  &context, error);
    if (status == LEC_OK)
        s->made = made;
    else
        lec_arena_free(made->arena);
    return status;
}

lectern_status lectern_select(lectern_corpus *corpus, const char *const *options,
                              lectern_corpus **out, lectern_error *error)
{
    if (corpus == NULL || out == NULL)
        return lec_call_refused(error, "lectern_select: no corpus, or nowhere to put the part");
    selecting s = {.whole = corpus, .options = options};
    const lectern_status status = lec_call(select_part, &s, error);
    *out = status == LECTERN_OK ? s.made : NULL;
    if (status == LECTERN_OK) s.made->whole = lectern_corpus_retain(corpus);
    return status;
}

/* --- handles --------------------------------------------------------------------------------- */

lectern_corpus *lectern_corpus_retain(lectern_corpus *corpus)
{
    if (corpus != NULL) lec_hold(&corpus->holders);
    return corpus;
}

void lectern_corpus_release(lectern_corpus *corpus)
{
    while (corpus != NULL && lec_let_go(&corpus->holders)) {
        lectern_corpus *whole = corpus->whole;
        lectern_study *study = corpus->of_study;
        lec_arena_free(corpus->arena);
        lectern_study_release(study);
        corpus = whole;
    }
}

size_t lectern_conference_count(const lectern_corpus *corpus)
{
    return corpus != NULL ? corpus->readings.corpus->conference_count : 0;
}

size_t lectern_turn_count(const lectern_corpus *corpus)
{
    return corpus != NULL ? corpus->readings.corpus->turn_count : 0;
}

size_t lectern_remark_count(const lectern_corpus *corpus)
{
    return corpus != NULL ? corpus->remarks.count : 0;
}

const char *lectern_remark(const lectern_corpus *corpus, size_t remark)
{
    return remark < lectern_remark_count(corpus) ? corpus->remarks.items[remark] : NULL;
}
