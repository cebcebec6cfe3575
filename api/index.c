/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "api/gather.h"
#include "api/touching.h"
#include "core/descriptor.h"
#include "core/landing.h"
#include "core/memory.h"
#include "io/index/index.h"
#include "io/index/map.h"
#include "io/index/originals.h"
#include "io/output/replacement.h"
#include "io/output/table_writer.h"
#include "io/study/study.h"
#include "io/study_fit.h"

/* --- where it goes --------------------------------------------------------------------------- */

static lec_status look_at(const char *path, lec_index_place *out, lec_error *error)
{
    struct stat about;
    *out = (lec_index_place){0};
    if (stat(path, &about) != 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? LEC_OK
                   : lec_fail(error, LEC_BAD_DATA, "cannot write %s: %s; write elsewhere", path,
                              strerror(errno));
    *out = (lec_index_place){.exists = true,
                             .device = (uint64_t)about.st_dev,
                             .file = (uint64_t)about.st_ino,
                             .seconds = about.st_mtim.tv_sec,
                             .nanoseconds = about.st_mtim.tv_nsec,
                             .bytes = about.st_size};
    return LEC_OK;
}

static bool is_same(const lec_index_place *a, const lec_index_place *b)
{
    return a->exists == b->exists && a->device == b->device && a->file == b->file &&
           a->seconds == b->seconds && a->nanoseconds == b->nanoseconds && a->bytes == b->bytes;
}

/* The real path of what is there, in the arena; NULL: nothing is. */
static const char *real_path(const char *path, lec_arena *arena)
{
    char *real = realpath(path, NULL);
    const char *kept = real != NULL ? lec_arena_text(arena, real, strlen(real)) : NULL;
    free(real);
    return kept;
}

/* The folder in which a file of that path would be. */
static const char *folder_of(const char *path, lec_arena *arena)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) return real_path(".", arena);
    return real_path(slash == path ? "/" : lec_arena_text(arena, path, (size_t)(slash - path)),
                     arena);
}

static bool is_within(const char *folder, const char *input)
{
    const size_t length = strlen(input);
    return strncmp(folder, input, length) == 0 &&
           (folder[length] == '/' || folder[length] == '\0' || strcmp(input, "/") == 0);
}

lec_status lec_index_place_look(const char *path, const char *const *inputs, size_t input_count,
                                lec_arena *arena, lec_index_place *out, lec_error *error)
{
    bool is_index = false;
    lec_status status = look_at(path, out, error);
    if (status == LEC_OK && out->exists) status = lec_index_is_at(path, &is_index, error);
    if (status != LEC_OK) return status;
    const char *folder = folder_of(path, arena), *own = real_path(path, arena);
    for (size_t i = 0; i < input_count; i++) {
        const char *input = real_path(inputs[i], arena);
        if (input == NULL) continue;
        if (own != NULL && strcmp(own, input) == 0 && !is_index)
            return lec_fail(error, LEC_BAD_USAGE,
                            "-o %s: is to be read; give the index another name", path);
        if (folder != NULL && is_within(folder, input))
            return lec_fail(error, LEC_BAD_USAGE,
                            "-o %s: the index would lie in %s, which is read; write it elsewhere",
                            path, inputs[i]);
    }
    if (out->exists && !is_index && out->bytes > 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "-o %s: is there and no index; give another name, or remove it", path);
    return LEC_OK;
}

static lec_status fail_replaced(const char *path, lec_error *error)
{
    return lec_fail(error, LEC_BAD_DATA,
                    "%s: another index was written there meanwhile, which stays; give another "
                    "name, or do it again",
                    path);
}

lec_status lec_index_place_hold(const char *path, const lec_index_place *before, lec_arena *arena,
                                lec_error *error)
{
    struct stat about;
    if (lec_is_gathering()) return LEC_OK; /* one of several that do it together */
    lec_descriptor *held = lec_descriptor_new(arena);
    held->number = open(path, O_RDONLY | O_CLOEXEC);
    if (held->number < 0 || fstat(held->number, &about) != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: %s", path, strerror(errno));
    if (flock(held->number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: another lectern adds to it just now; do it again when that has ended",
                        path); /* where files have no locks, it is found out at the end */
    return (uint64_t)about.st_dev == before->device && (uint64_t)about.st_ino == before->file
               ? LEC_OK
               : fail_replaced(path, error);
}

/* --- what it holds --------------------------------------------------------------------------- */

/* Options that are about the reading, as they were given. */
static void take_options(const lectern_corpus *corpus, lec_arena *arena, lec_index *index)
{
    lec_option_texts options = {0};
    for (size_t i = 0; i < corpus->given.count; i++) {
        const char *option = corpus->given.items[i], *name = option + 2;
        const size_t length = strcspn(name, "=");
        const bool is_seed = length == strlen("seed") && strncmp(name, "seed", length) == 0;
        if (is_seed || lec_option_named(lec_reading_options, name, length) != NULL)
            LEC_PUSH(arena, options, option);
    }
    index->options = options.items;
    index->option_count = options.count;
}

lec_index lec_index_as_read(const lectern_corpus *corpus, lec_arena *arena)
{
    lec_index index = {.readings = corpus->readings,
                       .seed = corpus->common.seed,
                       .without_texts = corpus->without_texts ||
                                        (corpus->index != NULL && corpus->index->without_texts),
                       .study_file = corpus->study->file,
                       .study_text = corpus->study->text,
                       .study_length = corpus->study->text_length,
                       .said = corpus->index != NULL ? corpus->index->said
                                                     : lec_said_by(corpus->study, arena),
                       .lists = corpus->lists.items,
                       .list_count = corpus->lists.count};
    take_options(corpus, arena, &index);
    return index;
}

/* The study of the index, by which it is remarked what reading with it remarks. NULL: it names
 * dictionaries, which are not in the index, and nobody can say it again. */
static const lec_study *own_study(const lec_index *index, lec_arena *arena)
{
    const lec_study *study;
    lec_error unused = {0};
    return lec_study_parse_kept(index->study_file[0] != '\0' ? index->study_file : NULL,
                                index->study_text, index->study_length, arena, &study,
                                &unused) == LEC_OK
               ? study
               : NULL;
}

static void set_remarks(lec_index *index, const lec_remarks *remarks)
{
    index->remarks_known = true;
    index->remarks = remarks->items;
    index->remark_count = remarks->count;
}

typedef struct {
    const lec_study *study;
    lec_index *index;
    lec_arena *arena;
} remarking;

static void remark_on(void *given)
{
    remarking *of = given;
    const lec_remarks remarks = lec_inputs_remarks(of->study, &of->index->readings, of->arena);
    set_remarks(of->index, &remarks);
}

/* Does what may fetch texts. LEC_BAD_DATA: one is not where it was. */
static lec_status fetching(void (*work)(void *state), void *state, lec_error *error)
{
    const lec_landed landed = lec_landing_run(work, state, NULL, NULL);
    if (landed == LEC_LANDED_FAILED) {
        *error = *lec_landing_failure();
        return LEC_BAD_DATA;
    }
    if (landed == LEC_LANDED_MEMORY) lec_memory_ran_out();
    if (landed == LEC_LANDED_CANCELLED) lec_land(landed);
    return LEC_OK;
}

/* Texts that are away are fetched where an alias of the study is no label. */
static lec_status remark(lec_index *index, lec_arena *arena, lec_error *error)
{
    if (index->remarks_known) return LEC_OK; /* as they were */
    const lec_study *study = own_study(index, arena);
    if (study == NULL) return LEC_OK;
    return fetching(remark_on, &(remarking){study, index, arena}, error);
}

static void take_label(void *labels, const char *label)
{
    lec_labels_add(labels, label);
}

static void remark_joined(lec_index_joined *of, lec_arena *arena)
{
    const lec_study *study = own_study(&of->index, arena);
    if (study == NULL) return;
    lec_met_of_study said = lec_met_new(study, arena);
    for (size_t p = 0; p < lec_index_joined_parts(of); p++) {
        lec_index_joined_labels(of, p, take_label, said.labels);
        lec_met_take(&said, study, lec_index_joined_words(of, p));
    }
    const lec_remarks remarks = lec_inputs_remarks_on(study, &of->index.readings, &said, arena);
    set_remarks(&of->index, &remarks);
}

/* Brings what was written to its place, unless another one is there since `before`. */
static lec_status end_index(lec_replacement *file, lec_status status, const char *path,
                            const lec_index_place *before, lec_error *error)
{
    lec_index_place now;
    if (status == LEC_OK) status = lec_flush(file->file, path, error);
    if (status == LEC_OK && before != NULL) status = look_at(path, &now, error);
    if (status == LEC_OK && before != NULL && !is_same(before, &now))
        status = fail_replaced(path, error);
    return lec_replacement_end(file, status, error);
}

static lec_status write_index(lec_index index, const char *version, const char *path,
                              const lec_index_place *before, lec_arena *arena, lec_error *error)
{
    lec_replacement *file;
    lec_status status = lec_replacement_open(path, arena, &file, error);
    if (status != LEC_OK) return status;
    status = remark(&index, arena, error);
    if (status == LEC_OK) status = lec_index_write(&index, version, file->file, error);
    return end_index(file, status, path, before, error);
}

static void fetch_all(void *given)
{
    const lec_corpus *corpus = given;
    for (size_t c = 0; c < corpus->conference_count; c++)
        (void)lec_conference_text(&corpus->conference[c]);
}

lec_status lec_fetch_texts(const lec_corpus *corpus, lec_error *error)
{
    return fetching(fetch_all, (void *)corpus, error);
}

/* What an index without texts has remarked of its own study holds on, without its texts. */
static void keep_remarks(const lectern_corpus *corpus, lec_index *index)
{
    const lec_index *old = corpus->index;
    if (old == NULL || !old->without_texts || !old->remarks_known ||
        !lec_is_own_study(old, corpus->study))
        return;
    index->remarks_known = true;
    index->remarks = old->remarks;
    index->remark_count = old->remark_count;
}

lec_status lec_index_corpus(const lectern_corpus *corpus, bool without_texts, const char *path,
                            const lec_index_place *before, lec_arena *arena, lec_error *error)
{
    while (corpus->whole != NULL) corpus = corpus->whole;
    lec_index index = lec_index_as_read(corpus, arena);
    index.version = corpus->index != NULL ? corpus->index->version : LECTERN_VERSION;
    lec_status status = LEC_OK;
    if (without_texts && index.readings.shard.count > 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--no-text: there are no parts without texts; join them first, and leave "
                        "the texts out of the whole");
    const bool makes_them_leave = without_texts && !index.without_texts;
    if (makes_them_leave || corpus->without_texts) status = lec_originals_check(&index, error);
    if (status != LEC_OK) return status;
    index.without_texts |= without_texts;
    keep_remarks(corpus, &index);
    return write_index(index, index.version, path, before, arena, error);
}

lec_status lec_index_merge_files(const char *const *paths, size_t count, const char *path,
                                 const lec_index_place *before, lec_arena *arena,
                                 lec_index_joined *out, lec_error *error)
{
    lec_replacement *file;
    lec_index_bytes_given *parts = lec_new(arena, lec_index_bytes_given, count);
    lec_status status = LEC_OK;
    for (size_t i = 0; i < count && status == LEC_OK; i++) {
        parts[i].name = paths[i];
        status = lec_index_bytes(paths[i], arena, &parts[i].bytes, &parts[i].length, error);
    }
    if (status == LEC_OK) status = lec_index_join(parts, count, 0, arena, out, error);
    if (status == LEC_OK) status = lec_replacement_open(path, arena, &file, error);
    if (status != LEC_OK) return status;
    remark_joined(out, arena);
    status = lec_index_write_joined(out, out->index.version, file->file, error);
    return end_index(file, status, path, before, error);
}

/* --- the call -------------------------------------------------------------------------------- */

typedef struct {
    const lectern_corpus *corpus;
    const char *path;
} writing;

static lec_status write(void *state, lec_error *error)
{
    const writing *asked = state;
    lec_arena *arena = lec_arena_new();
    const lec_status status =
        lec_index_corpus(asked->corpus, false, asked->path, NULL, arena, error);
    lec_arena_free(arena);
    return status;
}

lectern_status lectern_index_write(const lectern_corpus *corpus, const char *path,
                                   lectern_error *error)
{
    if (corpus == NULL || path == NULL)
        return lec_call_refused(error, "lectern_index_write: no corpus, or no path");
    return lec_call(write, &(writing){corpus, path}, error);
}
