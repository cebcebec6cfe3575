/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/read_index.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "api/touching.h"
#include "io/output/suffix.h"
#include "io/study/study.h"

/* A file that is named as an index and is none would be read as a transcript. */
static lec_status check_name(const char *path, lec_error *error)
{
    struct stat about;
    if (!lec_has_suffix(path, "lectern") || stat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s: is no index of lectern, or damaged in its first bytes; 'lectern index' "
                    "makes one of transcripts",
                    path);
}

lec_status lec_place_is_index(const lec_input_place *place, bool *out, lec_error *error)
{
    *out = place->count == 0 && lec_index_is(place->bytes, place->length);
    for (size_t i = 0; i < place->count; i++) {
        bool is_index;
        lec_status status = lec_index_is_at(place->paths[i], &is_index, error);
        if (status == LEC_OK && !is_index) status = check_name(place->paths[i], error);
        if (status != LEC_OK && place->count == 1) return status; /* else it may be left out */
        if (status != LEC_OK || !is_index) continue;
        if (place->count > 1)
            return lec_fail(error, LEC_BAD_USAGE,
                            "%s: an index is read alone; join parts of one collection with "
                            "'lectern merge', else make an index of all transcripts again",
                            place->paths[i]);
        *out = true;
    }
    return LEC_OK;
}

/* --- options --------------------------------------------------------------------------------- */

/* How many bytes of "--name=value" are "--name". */
static size_t name_length(const char *option)
{
    return strcspn(option, "=");
}

static bool is_called(const char *option, const char *name)
{
    return name_length(option) == strlen(name) && strncmp(option, name, strlen(name)) == 0;
}

/* The index's option of the same name, or NULL. */
static const char *option_like(const lec_index *index, const char *option)
{
    const size_t length = name_length(option);
    for (size_t i = 0; i < index->option_count; i++)
        if (name_length(index->options[i]) == length &&
            strncmp(index->options[i], option, length) == 0)
            return index->options[i];
    return NULL;
}

static lec_status check_option(const char *path, const lec_index *index, const char *option,
                               uint64_t seed, lec_error *error)
{
    const char *own = option_like(index, option);
    const bool is_same = own != NULL && strcmp(own, option) == 0;
    if (is_same || is_called(option, "--threads") || is_called(option, "--corrections"))
        return LEC_OK;
    if (is_called(option, "--seed") && seed == index->seed) return LEC_OK;
    if (is_called(option, "--shard"))
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: is an index, of which no parts are made; leave %s out, or give the "
                        "transcripts",
                        path, option);
    if (is_called(option, "--seed"))
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: was read with --seed %" PRIu64
                        "; leave %s out, or make the index again with it",
                        path, index->seed, option);
    return lec_fail(
        error, LEC_BAD_USAGE, "%s: was read %s %.*s; leave %s out, or make the index again with it",
        path, own != NULL ? "with" : "without",
        (int)(own != NULL ? strlen(own) : name_length(option)), own != NULL ? own : option, option);
}

/* A file made by hand may not give other options than those of reading. */
static lec_status set_own_option(const char *path, const char *option, lec_arena *arena,
                                 lec_input_options *out, lec_error *error)
{
    lec_common unused;
    lec_list_used read;
    const char *equals = strchr(option, '=');
    const bool begins = strncmp(option, "--", 2) == 0;
    const lec_given given = {option + 2, begins ? name_length(option) - 2 : 0,
                             equals != NULL ? equals + 1 : NULL};
    const bool is_seed = is_called(option, "--seed");
    if (begins &&
        lec_set_named(is_seed ? lec_run_options : lec_reading_options,
                      is_seed ? (void *)&unused : out, &given, arena, &read, error) == LEC_OK)
        return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "%s: a damaged index (its options); make it again with 'lectern index'", path);
}

/* Those of the index first, as if they had been given. */
static lec_status take_options(lectern_corpus *made, const char *path, const lec_index *index,
                               lec_error *error)
{
    lec_option_texts all = {0};
    for (size_t i = 0; i < index->option_count; i++) {
        lec_input_options unused;
        const lec_status status =
            set_own_option(path, index->options[i], made->arena, &unused, error);
        if (status != LEC_OK) return status;
        LEC_PUSH(made->arena, all, index->options[i]);
    }
    for (size_t i = 0; i < made->given.count; i++) {
        const char *option = made->given.items[i];
        const lec_status status = check_option(path, index, option, made->common.seed, error);
        if (status != LEC_OK) return status;
        if (option_like(index, option) == NULL) LEC_PUSH(made->arena, all, option);
    }
    made->given = all;
    made->common.seed = index->seed;
    return LEC_OK;
}

/* --- study ----------------------------------------------------------------------------------- */

/* What a study says nothing of stays as it was read. */
static lec_status check_study(const char *path, const lec_index *index, const lec_study *study,
                              const char *corrections, lec_arena *arena, lec_error *error)
{
    static const char *const names[LEC_SAID_COUNT] = {
        [LEC_SAID_SPEAKERS] = "speakers",
        [LEC_SAID_OUTLETS] = "outlets",
        [LEC_SAID_CONFERENCES] = "conferences",
        [LEC_SAID_CORRECTIONS] = "corrections",
    };
    const char *const *said = lec_said_by(study, arena);
    for (int i = 0; i < LEC_SAID_COUNT; i++) {
        if (said[i][0] == '\0' || strcmp(said[i], index->said[i]) == 0) continue;
        if (i == LEC_SAID_CORRECTIONS && corrections != NULL)
            return lec_fail(error, LEC_BAD_USAGE,
                            "%s: was read %s corrections; leave --corrections=%s out, or make the "
                            "index again with it",
                            path, index->said[i][0] != '\0' ? "with other" : "without",
                            corrections);
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: was read %s %s%s; leave those of %s out (its concepts, pairs and "
                        "groups are free), or make the index again with them",
                        path, index->said[i][0] != '\0' ? "with other" : "without", names[i],
                        index->study_file[0] != '\0'
                            ? lec_arena_format(arena, " (study %s)", index->study_file)
                            : "",
                        study->file[0] != '\0' ? study->file : "the study");
    }
    return LEC_OK;
}

static lec_status take_study(lectern_corpus *made, const char *path, lec_index *index,
                             const char *corrections, lec_error *error)
{
    lec_arena *arena = made->arena;
    lec_lists_used unused = {0}; /* the index has those that were read */
    const lec_study *asked = made->study;
    const bool is_given = made->study != NULL;
    lec_status status = LEC_OK;
    if (!is_given)
        status = lec_study_parse_kept(index->study_file[0] != '\0' ? index->study_file : NULL,
                                      index->study_text, index->study_length, arena, &made->study,
                                      error);
    if (status != LEC_OK || (!is_given && corrections == NULL)) return status;
    if (!is_given) asked = made->study;
    if (corrections != NULL)
        status = lec_inputs_corrections(corrections, &asked, &unused, arena, error);
    if (status == LEC_OK) status = check_study(path, index, asked, corrections, arena, error);
    if (status == LEC_OK && is_given && (asked->conference_count > 0 || asked->url[0] != '\0'))
        lec_index_regroup(index, asked, arena);
    return status;
}

/* --- opening --------------------------------------------------------------------------------- */

static lec_status open_place(const lec_input_place *place, const lec_input_options *options,
                             lectern_corpus *made, lec_index *out, lec_error *error)
{
    lec_arena *arena = made->arena;
    const bool in_memory = place->count == 0;
    const char *name = in_memory ? place->name : place->paths[0];
    void *own = NULL;
    if (in_memory) {
        own = lec_arena_alloc(arena, place->length, 1); /* aligned, and ours */
        memcpy(own, place->bytes, place->length);
    }
    const lec_touched touched = {options->touching, options->touching_conference,
                                 options->touching_counts};
    if (touched.patterns != NULL || touched.conferences != NULL) {
        const lec_status status = lec_index_open_touching(
            name, own, place->length, &touched, made->study, arena, out, &made->is_some, error);
        if (status != LEC_OK || made->is_some) return status;
    }
    return in_memory
               ? lec_index_of_bytes(name, own, place->length, options->threads, arena, out, error)
               : lec_index_open(name, options->threads, arena, out, error);
}

/* Opens it with the options and the study of the one who asks. */
static lec_status open_with(lectern_corpus *made, const lec_input_place *place,
                            const lec_input_options *options, lec_index **out, lec_error *error)
{
    lec_arena *arena = made->arena;
    lec_index *index = lec_new(arena, lec_index, 1);
    const char *path = place->count > 0 ? place->paths[0] : place->name;
    path = lec_arena_text(arena, path, strlen(path));
    const lec_input_place kept = {.paths = &path,
                                  .count = place->count,
                                  .name = path,
                                  .bytes = place->bytes,
                                  .length = place->length};
    lec_status status = open_place(&kept, options, made, index, error);
    if (status == LEC_OK) status = take_options(made, path, index, error);
    if (status == LEC_OK) status = take_study(made, path, index, options->corrections, error);
    if (status != LEC_OK) return status;
    for (size_t i = 0; i < index->list_count; i++) LEC_PUSH(arena, made->lists, index->lists[i]);
    *out = index;
    return LEC_OK;
}

lec_status lec_corpus_of_index(lectern_corpus *made, const lec_input_place *place,
                               const lec_input_options *options, lec_error *error)
{
    lec_index *index;
    const lec_status status = open_with(made, place, options, &index, error);
    if (status != LEC_OK) return status;
    made->index = index;
    made->readings = index->readings;
    return LEC_OK;
}

bool lec_has_own_remarks(const lectern_corpus *made)
{
    const lec_index *index = made->index;
    return made->is_some || (index != NULL && index->without_texts && index->remarks_known &&
                             lec_is_own_study(index, made->study));
}

/* --- adding ---------------------------------------------------------------------------------- */

/* Whether something may be added to the index at all. */
static lec_status check_grows(const char *path, const lec_index *index, lec_error *error)
{
    const lec_shard *shard = &index->readings.shard;
    if (shard->count > 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: is part %" PRIu64 " of %" PRIu64
                        ", to which nothing is added; join the parts with 'lectern merge'",
                        path, shard->number, shard->count);
    if (strcmp(index->version, LECTERN_VERSION) != 0 || index->readings.file_count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: was made by %s lectern, whose texts this one may read otherwise; make "
                        "the index again of all",
                        path, index->readings.file_count == 0 ? "an older" : "another");
    const bool has_captions = index->readings.captions_count > 0;
    if (has_captions || index->said[LEC_SAID_CORRECTIONS][0] != '\0')
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: was read with %s, and whether they fit is known of all texts only; "
                        "make the index again of all",
                        path, has_captions ? "captions" : "corrections");
    return LEC_OK;
}

/* The study is that of the index by what it says; it keeps the name that it has there. */
static lec_status keep_study(lectern_corpus *made, const char *path, const lec_index *index,
                             lec_error *error)
{
    lec_study *kept = lec_new(made->arena, lec_study, 1);
    if (made->study->text_length != index->study_length ||
        memcmp(made->study->text, index->study_text, index->study_length) != 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: was read with another study%s%s; leave --study=%s out, or make the "
                        "index again of all",
                        path, index->study_file[0] != '\0' ? ", " : "", index->study_file,
                        made->study->file);
    *kept = *made->study;
    kept->file = index->study_file;
    made->study = kept;
    return LEC_OK;
}

/* The options of the index, which are those of its reading, to read more. */
static lec_status read_more(lectern_corpus *made, const lec_input_place *place,
                            const lec_input_options *given, const lec_index *index,
                            lec_readings *out, lec_error *error)
{
    lec_arena *arena = made->arena;
    lec_input_options options = {
        .threads = given->threads, .seed = index->seed, .before = &index->readings};
    for (size_t i = 0; i < index->option_count; i++) {
        const lec_status status =
            set_own_option(given->adding_to, index->options[i], arena, &options, error);
        if (status != LEC_OK) return status;
    }
    return lec_inputs_open(place, &options, &made->study, &(lec_lists_used){0}, arena, out, error);
}

lec_status lec_corpus_of_index_and(lectern_corpus *made, const lec_input_place *place,
                                   const lec_input_options *options, lec_error *error)
{
    lec_index *index, whole;
    lec_readings added;
    const char *path = options->adding_to;
    const lec_input_place at = {.paths = &path, .count = 1};
    lec_status status = open_with(made, &at, options, &index, error);
    if (status == LEC_OK) status = check_grows(path, index, error);
    if (status == LEC_OK) status = keep_study(made, path, index, error);
    if (status == LEC_OK) status = read_more(made, place, options, index, &added, error);
    if (status == LEC_OK) status = lec_index_add(index, path, &added, made->arena, &whole, error);
    if (status != LEC_OK) return status;
    made->readings = whole.readings;
    made->without_texts = whole.without_texts;
    return LEC_OK;
}

/* --- what is said of it ---------------------------------------------------------------------- */

void lec_tell_part(lectern_corpus *made, const lec_input_place *place)
{
    const lec_shard *shard = &made->index->readings.shard;
    if (shard->count == 0) return;
    const bool is_empty = made->readings.corpus->conference_count == 0;
    LEC_PUSH(made->arena, made->remarks,
             lec_arena_format(made->arena,
                              "%s is part %" PRIu64 " of %" PRIu64
                              "%s; 'lectern merge' makes the whole of all parts",
                              place->count > 0 ? place->paths[0] : place->name, shard->number,
                              shard->count, is_empty ? ", in which no conference is" : ""));
}
