/* SPDX-License-Identifier: GPL-3.0-or-later
 * merge.c -- parts -> the whole, and an index with what is added: their conferences are taken apart
 * and joined as if all files had been read at once. */
#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/corpus_compact.h"
#include "core/corpus_part.h"
#include "core/vocabulary.h"
#include "io/index/index.h"
#include "io/sameness.h"

/* --- whether they are parts of one ----------------------------------------------------------- */

static bool same_options(const lec_index *a, const lec_index *b)
{
    bool same = a->seed == b->seed && a->option_count == b->option_count;
    for (size_t i = 0; same && i < a->option_count; i++)
        same = strcmp(a->options[i], b->options[i]) == 0;
    return same;
}

/* The study by what it says: where its file lies may differ from machine to machine. */
static bool same_study(const lec_index *a, const lec_index *b)
{
    return a->study_length == b->study_length &&
           memcmp(a->study_text, b->study_text, a->study_length) == 0;
}

/* LEC_BAD_DATA: the part has what the first has not. */
static lec_status check_same(const lec_index *first, const char *first_name, const lec_index *part,
                             const char *name, lec_error *error)
{
    const lec_shard *shard = &part->readings.shard;
    const struct {
        bool is_so;
        const char *how, *remedy;
    } differences[] = {
        {strcmp(first->version, part->version) != 0, "was made by another version of lectern",
         "with the same version"},
        {first->readings.shard.count != shard->count, "is of another number of shards",
         "with the same N, or leave it out"},
        {!same_study(first, part), "was read with another study", "with the same study"},
        {!same_options(first, part), "was read with other options", "with the same options"},
        {strcmp(first->readings.shard.files, shard->files) != 0, "is of other files",
         "of the same bytes under the same paths, which must be the same on all machines"},
    };
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
        if (differences[i].is_so)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: %s than %s; make shard %" PRIu64 "/%" PRIu64 " again %s", name,
                            differences[i].how, first_name, shard->number, shard->count,
                            differences[i].remedy);
    return LEC_OK;
}

typedef struct {
    uint64_t number; /* of the shard */
    size_t place;    /* in `parts` */
} numbered;

static int by_number(const void *a, const void *b)
{
    const numbered *x = a, *y = b;
    if (x->number != y->number) return x->number < y->number ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* LEC_BAD_DATA: numbers are missing among the sorted ones; the message has the first of them. */
static lec_status fail_missing(const numbered *sorted, size_t count, uint64_t of, lec_arena *arena,
                               lec_error *error)
{
    enum { MOST_TOLD = 8 }; /* runs of numbers */
    const char *missing = "";
    uint64_t next = 1;
    size_t told = 0;
    for (size_t i = 0; i <= count && told <= MOST_TOLD; i++) {
        const uint64_t until = i < count ? sorted[i].number : of + 1;
        const char *comma = told > 0 ? ", " : "";
        if (until > next && told++ == MOST_TOLD)
            missing = lec_arena_format(arena, "%s ...", missing);
        else if (until > next + 1)
            missing = lec_arena_format(arena, "%s%s%" PRIu64 "-%" PRIu64, missing, comma, next,
                                       until - 1);
        else if (until > next)
            missing = lec_arena_format(arena, "%s%s%" PRIu64, missing, comma, next);
        next = until + 1;
    }
    return lec_fail(error, LEC_BAD_DATA,
                    "%zu of %" PRIu64 " shards %s given; missing: %s; give them as well", count, of,
                    count == 1 ? "is" : "are", missing);
}

/* The parts in their order: order[number - 1] is the place of a part in `parts`. */
static lec_status put_in_order(const lec_index *parts, const char *const *names, size_t count,
                               lec_arena *arena, size_t *order, lec_error *error)
{
    numbered *sorted = lec_new(arena, numbered, count);
    for (size_t i = 0; i < count; i++) {
        const lec_shard *shard = &parts[i].readings.shard;
        if (shard->count == 0)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: is no shard ('lectern index --shard'), but a whole index; leave "
                            "it out",
                            names[i]);
        if (parts[i].without_texts)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: has no texts; join parts with texts, and leave them out of the "
                            "whole with 'lectern index --no-text'",
                            names[i]);
        const lec_status status = check_same(&parts[0], names[0], &parts[i], names[i], error);
        if (status != LEC_OK) return status;
        sorted[i] = (numbered){shard->number, i};
    }
    qsort(sorted, count, sizeof *sorted, by_number);
    const uint64_t of = parts[0].readings.shard.count;
    for (size_t i = 0; i < count; i++) {
        order[i] = sorted[i].place;
        if (i > 0 && sorted[i].number == sorted[i - 1].number)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: shard %" PRIu64 "/%" PRIu64
                            " is there twice, also in %s; leave one of them out",
                            names[sorted[i].place], sorted[i].number, of,
                            names[sorted[i - 1].place]);
    }
    return of == count ? LEC_OK : fail_missing(sorted, count, of, arena, error);
}

/* Joined corpora have the same number of draws of who spoke, or none. */
static lec_status check_draws(const lec_index *parts, const char *const *names, size_t count,
                              lec_error *error)
{
    size_t draws = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t own = parts[i].readings.corpus->draw_count;
        if (draws != 0 && own != 0 && own != draws)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: a damaged index (section draw.role); make it again with 'lectern "
                            "index'",
                            names[i]);
        if (own != 0) draws = own;
    }
    return LEC_OK;
}

/* --- what they tell -------------------------------------------------------------------------- */

typedef struct {
    const lec_index *parts;
    size_t count;
} tellers;

/* Asks the part that has the conference. */
static lec_status tell(const void *readings, const char *conference, lec_arena *arena,
                       lec_reading_facts *out, lec_error *error)
{
    const tellers *all = readings;
    for (size_t i = 0; i < all->count; i++) {
        const lec_corpus *corpus = all->parts[i].readings.corpus;
        for (size_t c = 0; c < corpus->conference_count; c++)
            if (strcmp(corpus->conference[c].name, conference) == 0)
                return corpus->witness->tell(corpus->witness->readings, conference, arena, out,
                                             error);
    }
    return lec_fail(error, LEC_BAD_DATA, "%s: no part has it", conference);
}

/* --- joining --------------------------------------------------------------------------------- */

typedef LEC_ARRAY(lec_left_out) left_out_array;

/* What could not be read before or after forms were understood. */
typedef enum { OF_FORMS, OF_SPEECH } stage;

static void take_left_out(const lec_readings *of, stage which, const lec_vocabulary *but,
                          lec_arena *arena, left_out_array *out)
{
    uint32_t unused;
    const size_t forms = of->shard.left_out_of_all + of->shard.left_out_of_forms;
    const size_t end = which == OF_FORMS ? forms : of->left_out_count;
    for (size_t i = which == OF_FORMS ? of->shard.left_out_of_all : forms; i < end; i++)
        if (but == NULL ||
            !lec_vocabulary_find(but, of->left_out[i].file, strlen(of->left_out[i].file), &unused))
            LEC_PUSH(arena, *out, of->left_out[i]);
}

/* First what is left out of the whole, which every part knows; then, part by part, what was not
 * understood; then what could not be attributed. */
static lec_shard join_left_out(const lec_index *parts, const size_t *order, size_t count,
                               lec_arena *arena, left_out_array *out)
{
    const lec_readings *first = &parts[order[0]].readings;
    lec_shard whole = {.left_out_of_all = first->shard.left_out_of_all};
    for (size_t i = 0; i < whole.left_out_of_all; i++) LEC_PUSH(arena, *out, first->left_out[i]);
    for (size_t p = 0; p < count; p++)
        take_left_out(&parts[order[p]].readings, OF_FORMS, NULL, arena, out);
    whole.left_out_of_forms = out->count - whole.left_out_of_all;
    for (size_t p = 0; p < count; p++)
        take_left_out(&parts[order[p]].readings, OF_SPEECH, NULL, arena, out);
    return whole;
}

typedef LEC_ARRAY(lec_reading) reading_array;

/* The readings of a part, each with the corpus that it had alone. */
static void take_readings(const lec_index *part, lec_arena *arena, reading_array *out)
{
    const lec_corpus *corpus = part->readings.corpus;
    const size_t first = out->count;
    for (size_t i = 0; i < part->readings.count; i++)
        LEC_PUSH(arena, *out, part->readings.items[i]);
    assert(out->items != NULL || corpus->conference_count == 0); /* each is of a reading */
    lec_arena *of_part = lec_arena_new();
    lec_corpus_parting *parting = lec_corpus_parting_new(of_part, corpus);
    for (uint32_t c = 0; c < corpus->conference_count; c++) {
        lec_arena *scratch = lec_arena_new();
        out->items[first + part->conference_input[c]].corpus =
            lec_corpus_compact(arena, lec_corpus_part_next(parting, scratch, c));
        lec_arena_free(scratch);
    }
    lec_arena_free(of_part);
}

static lec_status check_names(const reading_array *readings, lec_error *error)
{
    lec_arena *scratch = lec_arena_new();
    lec_vocabulary *names = lec_vocabulary_new(scratch);
    lec_status status = LEC_OK;
    for (size_t i = 0; i < readings->count && status == LEC_OK; i++) {
        const char *name = readings->items[i].corpus->conference[0].name;
        const uint32_t first = lec_vocabulary_add(names, name, strlen(name));
        if (first < i)
            status =
                lec_fail(error, LEC_BAD_DATA,
                         "%s and %s are both called '%s'; change `name` in the study file",
                         readings->items[first].source.path, readings->items[i].source.path, name);
    }
    lec_arena_free(scratch);
    return status;
}

static const lec_corpus *join(const reading_array *readings, const lec_reading_witness *witness,
                              lec_arena *arena)
{
    const lec_corpus **corpora = lec_new(arena, const lec_corpus *, readings->count);
    lec_corpus *corpus = lec_new(arena, lec_corpus, 1);
    for (size_t i = 0; i < readings->count; i++) corpora[i] = readings->items[i].corpus;
    *corpus = *lec_corpus_join(arena, corpora, readings->count);
    corpus->witness = witness;
    return corpus;
}

/* The whole that readings make; `out` has all that is not of them. The parts are asked in their
 * order. */
static lec_status make_whole(const lec_index *parts, size_t count, const reading_array *readings,
                             const left_out_array *left_out, lec_arena *arena, lec_index *out,
                             lec_error *error)
{
    tellers *all = lec_new(arena, tellers, 1);
    lec_reading_witness *witness = lec_new(arena, lec_reading_witness, 1);
    if (readings->count == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s",
                        left_out->count > 0 ? left_out->items[0].why
                                            : "no transcript in any shard");
    const lec_status status = check_names(readings, error);
    if (status != LEC_OK) return status;
    *all = (tellers){parts, count};
    *witness = (lec_reading_witness){.readings = all,
                                     .tell = tell,
                                     .left_out = left_out->items,
                                     .left_out_count = left_out->count};
    out->remarks_known = false; /* those of a part are not of the whole */
    out->readings.items = readings->items;
    out->readings.count = readings->count;
    out->readings.corpus = join(readings, witness, arena);
    out->readings.left_out = left_out->items;
    out->readings.left_out_count = left_out->count;
    out->readings.same = lec_find_same(readings->items, readings->count, arena);
    return LEC_OK;
}

lec_status lec_index_merge(const lec_index *parts, const char *const *names, size_t count,
                           lec_arena *arena, lec_index *out, lec_error *error)
{
    reading_array readings = {0};
    left_out_array left_out = {0};
    size_t *order = lec_new(arena, size_t, count);
    lec_status status = put_in_order(parts, names, count, arena, order, error);
    if (status == LEC_OK) status = check_draws(parts, names, count, error);
    if (status != LEC_OK) return status;
    for (size_t p = 0; p < count; p++) take_readings(&parts[order[p]], arena, &readings);
    const lec_readings first = parts[order[0]].readings;
    *out = parts[order[0]];
    out->readings = (lec_readings){.files = first.files, .file_count = first.file_count};
    out->readings.shard = join_left_out(parts, order, count, arena, &left_out);
    return make_whole(parts, count, &readings, &left_out, arena, out, error);
}

/* --- adding ---------------------------------------------------------------------------------- */

/* Files of the index that count as others now. */
static const lec_vocabulary *find_displaced(const lec_readings *before, const lec_readings *added,
                                            lec_arena *arena)
{
    lec_vocabulary *paths = lec_vocabulary_new(arena);
    for (size_t i = 0; i < before->file_count; i++)
        if (before->files[i].called[0] != '\0' && added->files[i].called[0] == '\0')
            lec_vocabulary_add(paths, before->files[i].path, strlen(before->files[i].path));
    return paths;
}

static void drop_displaced(reading_array *readings, const lec_vocabulary *displaced)
{
    size_t kept = 0;
    uint32_t unused;
    for (size_t i = 0; i < readings->count; i++) {
        const char *path = readings->items[i].source.path;
        if (!lec_vocabulary_find(displaced, path, strlen(path), &unused))
            readings->items[kept++] = readings->items[i];
    }
    readings->count = kept;
}

lec_status lec_index_add(const lec_index *index, const char *name, const lec_readings *added,
                         lec_arena *arena, lec_index *out, lec_error *error)
{
    reading_array readings = {0};
    left_out_array left_out = {0};
    const lec_readings *before = &index->readings;
    const char *names[] = {name, name};
    lec_index *parts =
        lec_new(arena, lec_index, 2); /* asked about a name, the new file goes first */
    parts[0] = (lec_index){.readings = *added};
    parts[1] = *index;
    lec_status status = check_draws(parts, names, 2, error);
    if (status != LEC_OK) return status;
    const lec_vocabulary *displaced = find_displaced(before, added, arena);
    take_readings(index, arena, &readings);
    drop_displaced(&readings, displaced);
    for (size_t i = 0; i < added->count; i++) LEC_PUSH(arena, readings, added->items[i]);
    lec_shard whole = {.left_out_of_all = added->shard.left_out_of_all};
    for (size_t i = 0; i < whole.left_out_of_all; i++)
        LEC_PUSH(arena, left_out, added->left_out[i]);
    take_left_out(before, OF_FORMS, displaced, arena, &left_out);
    take_left_out(added, OF_FORMS, NULL, arena, &left_out);
    whole.left_out_of_forms = left_out.count - whole.left_out_of_all;
    take_left_out(before, OF_SPEECH, displaced, arena, &left_out);
    take_left_out(added, OF_SPEECH, NULL, arena, &left_out);
    *out = *index;
    out->readings =
        (lec_readings){.files = added->files, .file_count = added->file_count, .shard = whole};
    return make_whole(parts, 2, &readings, &left_out, arena, out, error);
}
