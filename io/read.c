/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/read.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/corpus_compact.h"
#include "core/limits.h"
#include "core/parallel.h"
#include "core/vocabulary.h"
#include "io/assemble.h"
#include "io/attribution/attribute.h"
#include "io/attribution/keep.h"
#include "io/beside.h"
#include "io/collection.h"
#include "io/form/form_delimited.h"
#include "io/names.h"
#include "io/reading_facts.h"
#include "io/sameness.h"
#include "io/words/language.h"
#include "io/words/unicode.h"

typedef lec_reading_array reading_array;
typedef lec_left_out_array left_out_array;

/* --- reading --------------------------------------------------------------------------------- */

typedef struct {
    const char *language;
    lec_words *words;
} opened_words;

/* What a thread has for itself: the words of each language that it has met. */
typedef struct {
    LEC_ARRAY(opened_words) opened;
    lec_arena *arena;
} desk;

typedef struct reading_state reading_state;
typedef lec_status reading_step(lec_reading *reading, const reading_state *state, desk *own,
                                lec_arena *arena, lec_error *error);

struct reading_state {
    reading_step *step; /* what is done with each of the readings */
    lec_reading *readings;
    lec_arena **arenas; /* one a reading: results stay when the thread goes on */
    desk *desks;        /* one a thread */
    const lec_study *study;
    const lec_read_options *options;
    lec_status *statuses;
    const char **messages; /* of those that failed */
};

/* The bytes of a file to its transcripts, of which it may hold several. */
static lec_status read_form(lec_reading *reading, const reading_state *state, desk *own,
                            lec_arena *arena, lec_error *error)
{
    (void)own;
    return lec_transcript_read(&reading->source, state->options->form, &reading->transcript, arena,
                               error);
}

/* What the study states, what the user says of every file, or what the text shows. */
static const char *language_of(const lec_reading *reading, const lec_tokens *tokens,
                               const reading_state *state)
{
    const lec_study *study = state->study;
    for (size_t i = 0; i < study->conference_count; i++)
        if (lec_source_is_called(&reading->source, study->conferences[i].file) &&
            study->conferences[i].language[0] != '\0')
            return study->conferences[i].language;
    if (state->options->language != NULL) return state->options->language;
    return lec_language_of_tokens(tokens);
}

/* The words of a language, opened once a thread. */
static lec_status words_of(desk *own, const char *language, lec_words **out, lec_error *error)
{
    for (size_t i = 0; i < own->opened.count; i++) {
        *out = own->opened.items[i].words;
        if (strcmp(own->opened.items[i].language, language) == 0) return LEC_OK;
    }
    const lec_status status = lec_words_new_in(language, own->arena, out, error);
    if (status != LEC_OK) return status;
    const char *kept = lec_arena_text(own->arena, language, strlen(language));
    LEC_PUSH(own->arena, own->opened, ((opened_words){kept, *out}));
    return LEC_OK;
}

/* Who speaks, found in `scratch`; what only leads there is gone when it is. */
static lec_status attribute(lec_reading *reading, const reading_state *state, lec_arena *scratch,
                            lec_attribution *made, lec_error *error)
{
    const lec_source *source = &reading->source;
    lec_arena *looking = lec_arena_new();
    reading->transcript.tokens =
        lec_tokens_read(reading->transcript.text, (uint32_t)reading->transcript.length,
                        lec_phrases_new(looking, ""), looking);
    reading->transcript.language = language_of(reading, reading->transcript.tokens, state);
    reading->transcript.sha256 = source->sha256;
    reading->transcript.seed = state->options->seed;
    const lec_status status = lec_attribute(&reading->transcript, state->study, source->path,
                                            source->name, scratch, made, error);
    reading->transcript.tokens = NULL;
    lec_arena_free(looking);
    return status;
}

/* A transcript to a corpus in `building`, and who speaks, which is kept in `arena`. */
static lec_status build_speech(lec_reading *reading, const reading_state *state, desk *own,
                               lec_arena *building, lec_arena *arena, lec_error *error)
{
    lec_words *words = NULL;
    lec_attribution made;
    lec_arena *judging = lec_arena_new();
    lec_status status = attribute(reading, state, judging, &made, error);
    if (status == LEC_OK) status = words_of(own, reading->transcript.language, &words, error);
    if (status == LEC_OK) {
        reading->attribution = lec_attribution_keep(&made, state->study->corrections.count, arena);
        made.title = reading->attribution.title; /* the corpus has no copy of its own */
        reading->corpus = lec_assemble(&reading->source, &reading->transcript, &made, state->study,
                                       words, building);
    }
    lec_arena_free(judging);
    return status;
}

static lec_status read_speech(lec_reading *reading, const reading_state *state, desk *own,
                              lec_arena *arena, lec_error *error)
{
    lec_arena *building = lec_arena_new();
    const lec_status status = build_speech(reading, state, own, building, arena, error);
    if (status == LEC_OK) reading->corpus = lec_corpus_compact(arena, reading->corpus);
    lec_arena_free(building);
    if (status != LEC_OK) return status;
    return reading->corpus->speaker_count > lec_limits[LEC_LIMIT_LABELS].most
               ? lec_limit_fail(LEC_LIMIT_LABELS, 0, reading->source.path, error)
               : LEC_OK;
}

lec_status lec_reading_words(const lec_reading *reading, lec_arena *arena, uint64_t *out,
                             lec_error *error)
{
    lec_words *words = NULL;
    const lec_status status = lec_words_new(arena, &words, error);
    if (status == LEC_OK)
        *out = lec_words_count(words, reading->transcript.text, reading->transcript.length);
    return status;
}

static void read_range(size_t first, size_t end, size_t thread, void *given)
{
    const reading_state *state = given;
    for (size_t i = first; i < end; i++) {
        lec_error error;
        lec_arena *arena = state->arenas[i];
        state->statuses[i] =
            state->step(&state->readings[i], state, &state->desks[thread], arena, &error);
        if (state->statuses[i] != LEC_OK)
            state->messages[i] = lec_arena_text(arena, error.message, strlen(error.message));
    }
}

/* One file among others: the message says that they need not fail with it. */
static void offer_leave_out(lec_error *error)
{
    static const char offer[] = "; --leave-out goes on without it";
    const size_t length = strlen(error->message);
    if (length + sizeof offer <= sizeof error->message)
        memcpy(error->message + length, offer, sizeof offer);
}

/* Keeps the readings that could be read, or fails as the first that could not. */
static lec_status keep_read(reading_array *readings, const reading_state *state,
                            left_out_array *left_out, lec_arena *arena, lec_error *error)
{
    size_t kept = 0, first_failure = readings->count;
    for (size_t i = 0; i < readings->count; i++) {
        if (state->statuses[i] == LEC_OK) {
            readings->items[kept++] = readings->items[i];
            continue;
        }
        if (first_failure == readings->count) first_failure = i;
        LEC_PUSH(arena, *left_out,
                 ((lec_left_out){readings->items[i].source.path, state->messages[i]}));
    }
    const bool is_part = state->options->shard.count > 0 || state->options->before != NULL;
    const bool may_go_on = state->options->leave_out && (kept > 0 || is_part);
    if (first_failure == readings->count || may_go_on) {
        readings->count = kept;
        return LEC_OK;
    }
    memcpy(error->message, state->messages[first_failure],
           strlen(state->messages[first_failure]) + 1);
    if (readings->count > 1 && state->options->before == NULL) offer_leave_out(error);
    return state->statuses[first_failure];
}

/* Takes a step with all readings side by side. */
static lec_status read_all(reading_step *step, reading_array *readings, const lec_study *study,
                           const lec_read_options *options, left_out_array *left_out,
                           lec_arena *arena, lec_error *error)
{
    const size_t count = readings->count, threads = lec_thread_count(options->threads);
    reading_state state = {step,
                           readings->items,
                           lec_new(arena, lec_arena *, count),
                           lec_new(arena, desk, threads),
                           study,
                           options,
                           lec_new(arena, lec_status, count),
                           lec_new(arena, const char *, count)};
    for (size_t i = 0; i < count; i++) state.arenas[i] = lec_arena_new_in(arena);
    for (size_t t = 0; t < threads; t++) state.desks[t].arena = lec_arena_new();
    lec_parallel_for(count, options->threads, read_range, &state);
    for (size_t t = 0; t < threads; t++) lec_arena_free(state.desks[t].arena);
    return keep_read(readings, &state, left_out, arena, error);
}

/* Adds a reading for each transcript of the file. */
static void add_transcripts(reading_array *readings, const lec_reading *of_file, lec_arena *arena)
{
    const char *file_name = of_file->source.name;
    for (const lec_transcript *t = &of_file->transcript; t != NULL; t = t->next) {
        lec_reading added = {.source = of_file->source, .transcript = *t};
        added.transcript.next = NULL;
        if (t->name[0] != '\0')
            added.source.name = lec_arena_format(arena, "%s:%s", file_name, t->name);
        LEC_PUSH(arena, *readings, added);
    }
}

/* Names that the study gives must differ as well. */
static lec_status check_study_names(const lec_reading *readings, size_t count, lec_error *error)
{
    lec_arena *scratch = lec_arena_new();
    lec_vocabulary *names = lec_vocabulary_new(scratch);
    lec_status status = LEC_OK;
    for (size_t i = 0; i < count && status == LEC_OK; i++) {
        const char *name = readings[i].corpus->conference[0].name;
        const uint32_t first = lec_vocabulary_add(names, name, strlen(name));
        if (first < i)
            status = lec_fail(error, LEC_BAD_DATA,
                              "%s and %s are both called '%s'; change `name` in the study file",
                              readings[first].source.path, readings[i].source.path, name);
    }
    lec_arena_free(scratch);
    return status;
}

/* Every correction must be about a turn of what was read. */
static lec_status check_corrections(const lec_study *study, const lec_reading *readings,
                                    size_t count, lec_error *error)
{
    const lec_corrections *corrections = &study->corrections;
    for (size_t row = 0; row < corrections->count; row++) {
        const lec_correction *it = &corrections->items[row];
        bool fits = false, known = it->sha256[0] == '\0';
        for (size_t i = 0; i < count; i++) {
            fits |= readings[i].attribution.row_fits[row];
            known |= strcmp(readings[i].source.sha256, it->sha256) == 0;
        }
        if (!known)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s:%u: it is about a file with the SHA-256 '%s', which none that is "
                            "read has; read that file too, or take the row out",
                            it->file, it->line, it->sha256);
        const bool by_byte = it->first_line == 0;
        if (!fits)
            return lec_fail(
                error, LEC_BAD_DATA,
                "%s:%u: no turn %s there (%s %u); take the row from 'lectern turns "
                "--text' without corrections",
                it->file, it->line, it->action == LEC_CORRECTION_SPLIT ? "can be split" : "begins",
                by_byte ? "first_byte" : "first_line", by_byte ? it->first_byte : it->first_line);
    }
    return LEC_OK;
}

/* A file, unless it is a table of a folder that holds no text. */
static void add_file(const lec_sources *sources, size_t place, const lec_read_options *options,
                     lec_arena *arena, reading_array *files, left_out_array *left_out)
{
    const bool decided = options->form != NULL || options->columns != NULL;
    lec_reading file = {.source = sources->items[place]};
    const lec_source *source = &file.source;
    if (lec_is_beside(sources, place)) return;
    lec_link_beside(sources, &file.source);
    file.source.columns = options->columns;
    if (decided || !source->in_folder || !lec_is_table_without_text(&file.source, arena)) {
        LEC_PUSH(arena, *files, file);
        return;
    }
    const char *why =
        lec_arena_format(arena, "%s: no column of this table is known to hold text", source->path);
    LEC_PUSH(arena, *left_out, ((lec_left_out){source->path, why}));
}

static lec_status read_path(const char *path, const lec_read_options *options, lec_arena *arena,
                            reading_array *files, left_out_array *left_out, lec_error *error)
{
    lec_source_limits limits = options->limits;
    lec_sources sources;
    limits.earlier_files = files->count;
    for (size_t i = 0; i < files->count; i++) limits.earlier_bytes += files->items[i].source.length;
    limits.leave_out = options->leave_out;
    const lec_status status = lec_sources_read(path, &limits, arena, &sources, error);
    if (status != LEC_OK) return status;
    const size_t before = files->count;
    for (size_t i = 0; i < sources.unread_count; i++)
        LEC_PUSH(arena, *left_out, ((lec_left_out){sources.unread[i].path, sources.unread[i].why}));
    for (size_t i = 0; i < sources.count; i++)
        add_file(&sources, i, options, arena, files, left_out);
    if (files->count > before || sources.unread_count > 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s: no transcripts in this folder, only tables without a column for text; say "
                    "which it is with --columns text=...",
                    path);
}

/* The files at all paths. */
static lec_status read_sources(const char *const *paths, size_t count,
                               const lec_read_options *options, lec_arena *arena,
                               reading_array *files, left_out_array *left_out, lec_error *error)
{
    struct stat about;
    for (size_t p = 0; p < count; p++) {
        const lec_status status = read_path(paths[p], options, arena, files, left_out, error);
        if (status == LEC_OK) continue;
        const bool among_others =
            count > 1 || (stat(paths[p], &about) == 0 && S_ISDIR(about.st_mode));
        if (!options->leave_out && among_others && status == LEC_BAD_DATA &&
            options->before == NULL)
            offer_leave_out(error);
        if (!options->leave_out || status != LEC_BAD_DATA) return status;
        const char *why = lec_arena_text(arena, error->message, strlen(error->message));
        LEC_PUSH(arena, *left_out, ((lec_left_out){paths[p], why}));
    }
    if (files->count > 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "%s",
                    left_out->count > 0 ? left_out->items[0].why : "no transcript given");
}

/* --- all together ---------------------------------------------------------------------------- */

/* The files to the corpus. */
static lec_status read_files(reading_array *files, left_out_array *left_out, const lec_study *study,
                             const lec_read_options *options, lec_arena *arena, lec_readings *out,
                             lec_error *error)
{
    reading_array readings = {0};
    lec_shard shard = options->shard;
    lec_status status = lec_collection_choose(files, left_out, options, &shard, arena, out, error);
    if (status == LEC_OK)
        status = read_all(read_form, files, study, options, left_out, arena, error);
    if (status != LEC_OK) return status;
    shard.left_out_of_forms = left_out->count - shard.left_out_of_all;
    for (size_t i = 0; i < files->count; i++) add_transcripts(&readings, &files->items[i], arena);
    status = read_all(read_speech, &readings, study, options, left_out, arena, error);
    if (status == LEC_OK) status = check_study_names(readings.items, readings.count, error);
    if (status == LEC_OK) status = check_corrections(study, readings.items, readings.count, error);
    if (status != LEC_OK) return status;

    const lec_corpus **parts = lec_new(arena, const lec_corpus *, readings.count);
    for (size_t i = 0; i < readings.count; i++) parts[i] = readings.items[i].corpus;
    out->items = readings.items;
    out->count = readings.count;
    out->same = lec_find_same(readings.items, readings.count, arena);
    out->corpus = lec_corpus_join(arena, parts, readings.count);
    out->left_out = left_out->items;
    out->left_out_count = left_out->count;
    out->shard = shard;
    out->corpus = lec_corpus_with_witness(out, arena);
    return LEC_OK;
}

lec_status lec_read(const char *const *paths, size_t count, const lec_study *study,
                    const lec_read_options *options, lec_arena *arena, lec_readings *out,
                    lec_error *error)
{
    reading_array files = {0};
    left_out_array left_out = {0};
    if (options->before != NULL) lec_collection_remember(options->before, arena, &files, &left_out);
    lec_status status = read_sources(paths, count, options, arena, &files, &left_out, error);
    if (status == LEC_OK) status = lec_refuse_same_file(files.items, files.count, arena, error);
    if (status != LEC_OK) return status;
    return read_files(&files, &left_out, study, options, arena, out, error);
}

lec_status lec_read_bytes(const char *name, const char *bytes, size_t length,
                          const lec_study *study, const lec_read_options *options, lec_arena *arena,
                          lec_readings *out, lec_error *error)
{
    reading_array files = {0};
    left_out_array left_out = {0};
    lec_sources sources;
    const lec_status status =
        lec_sources_of_bytes(name, bytes, length, &options->limits, arena, &sources, error);
    if (status != LEC_OK) return status;
    if (options->before != NULL) lec_collection_remember(options->before, arena, &files, &left_out);
    for (size_t i = 0; i < sources.count; i++)
        add_file(&sources, i, options, arena, &files, &left_out);
    return read_files(&files, &left_out, study, options, arena, out, error);
}
