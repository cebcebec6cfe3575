/* SPDX-License-Identifier: GPL-3.0-or-later
 * add.c -- an index with what is added: their conferences are taken apart and joined as if all
 * files had been read at once. */
#include <assert.h>
#include <string.h>

#include "core/corpus_compact.h"
#include "core/corpus_part.h"
#include "core/vocabulary.h"
#include "io/index/merge.h"
#include "io/sameness.h"

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

/* The readings of a part, each with the corpus that it had alone. */
static void take_readings(const lec_index *part, lec_arena *arena, lec_index_readings *out)
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

static const lec_corpus *join(const lec_index_readings *readings,
                              const lec_reading_witness *witness, lec_arena *arena)
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
static lec_status make_whole(const lec_index *parts, size_t count,
                             const lec_index_readings *readings, const lec_index_left_out *left_out,
                             lec_arena *arena, lec_index *out, lec_error *error)
{
    tellers *all = lec_new(arena, tellers, 1);
    lec_reading_witness *witness = lec_new(arena, lec_reading_witness, 1);
    if (readings->count == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s",
                        left_out->count > 0 ? left_out->items[0].why : "no transcript");
    const lec_status status = lec_index_check_names(readings, error);
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

static void drop_displaced(lec_index_readings *readings, const lec_vocabulary *displaced)
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
    lec_index_readings readings = {0};
    lec_index_left_out left_out = {0};
    const lec_readings *before = &index->readings;
    const char *names[] = {name, name};
    lec_index *parts =
        lec_new(arena, lec_index, 2); /* asked about a name, the new file goes first */
    parts[0] = (lec_index){.readings = *added};
    parts[1] = *index;
    lec_status status = lec_index_check_draws(parts, names, 2, error);
    if (status != LEC_OK) return status;
    const lec_vocabulary *displaced = find_displaced(before, added, arena);
    take_readings(index, arena, &readings);
    drop_displaced(&readings, displaced);
    for (size_t i = 0; i < added->count; i++) LEC_PUSH(arena, readings, added->items[i]);
    lec_shard whole = {.left_out_of_all = added->shard.left_out_of_all};
    for (size_t i = 0; i < whole.left_out_of_all; i++)
        LEC_PUSH(arena, left_out, added->left_out[i]);
    lec_index_take_left_out(before, LEC_LEFT_OUT_OF_FORMS, displaced, arena, &left_out);
    lec_index_take_left_out(added, LEC_LEFT_OUT_OF_FORMS, NULL, arena, &left_out);
    whole.left_out_of_forms = left_out.count - whole.left_out_of_all;
    lec_index_take_left_out(before, LEC_LEFT_OUT_OF_SPEECH, displaced, arena, &left_out);
    lec_index_take_left_out(added, LEC_LEFT_OUT_OF_SPEECH, NULL, arena, &left_out);
    *out = *index;
    out->readings =
        (lec_readings){.files = added->files, .file_count = added->file_count, .shard = whole};
    return make_whole(parts, 2, &readings, &left_out, arena, out, error);
}
