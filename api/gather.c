/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/gather.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/index.h"
#include "core/memory.h"
#include "io/output/table_writer.h"

static const lec_gathering *gathering;

void lec_gather_by(const lec_gathering *by)
{
    gathering = by;
}

bool lec_is_gathering(void)
{
    return gathering != NULL;
}

static bool can_be_parted(const lec_input_place *place, const lec_input_options *options,
                          const lec_study *study)
{
    bool from_files = place->count > 0;
    for (size_t i = 0; i < place->count; i++)
        from_files = from_files && strcmp(place->paths[i], "-") != 0;
    return from_files && options->shard == NULL && options->captions == NULL &&
           options->corrections == NULL && study->corrections.count == 0;
}

/* The part that was read, as an index in memory. */
static lec_status pack(const lectern_corpus *made, lec_gathered *out, lec_error *error)
{
    char *bytes = NULL;
    FILE *file = open_memstream(&bytes, &out->length);
    if (file == NULL) lec_memory_ran_out();
    const lec_index index = lec_index_as_read(made, made->arena);
    lec_status status = lec_index_write(&index, LECTERN_VERSION, file, error);
    if (status == LEC_OK) status = lec_flush(file, "the part that was read", error);
    if (fclose(file) != 0 && status == LEC_OK) lec_memory_ran_out();
    lec_arena_adopt(made->arena, bytes, free);
    out->bytes = bytes;
    return status;
}

static lec_status join(lectern_corpus *made, const lec_gathered *parts, size_t count,
                       lec_error *error)
{
    lec_arena *arena = made->arena;
    lec_index *opened = lec_new(arena, lec_index, count), whole;
    const char **names = lec_new(arena, const char *, count);
    lec_status status = LEC_OK;
    for (size_t i = 0; i < count && status == LEC_OK; i++) {
        names[i] = lec_arena_format(arena, "rank %zu", i);
        status = lec_index_of_bytes(names[i], parts[i].bytes, parts[i].length, made->common.threads,
                                    arena, &opened[i], error);
    }
    if (status == LEC_OK) status = lec_index_merge(opened, names, count, arena, &whole, error);
    if (status == LEC_OK) made->readings = whole.readings;
    return status;
}

lec_status lec_gather_nothing(lec_arena *arena, lec_error *error)
{
    lec_gathered *parts = lec_new(arena, lec_gathered, (size_t)gathering->count);
    return gathering->gather(gathering->state, LEC_OK, &(lec_gathered){0}, arena, parts, error);
}

lec_status lec_inputs_gather(lectern_corpus *made, const lec_input_place *place,
                             const lec_input_options *options, lec_error *error)
{
    lec_arena *arena = made->arena;
    const lec_gathering *by = gathering; /* which may come to an end when all have met */
    const size_t count = (size_t)by->count;
    const bool parted = by->count > 1 && can_be_parted(place, options, made->study);
    lec_input_options own = *options;
    lec_gathered read = {0}, *parts = lec_new(arena, lec_gathered, count);
    if (parted)
        own.shard = lec_arena_format(arena, "%" PRIu64 "/%" PRIu64, by->rank + 1, by->count);
    lec_status status = LEC_OK;
    if (parted || by->rank == 0)
        status =
            lec_inputs_open(place, &own, &made->study, &made->lists, arena, &made->readings, error);
    if (status == LEC_OK && parted) status = pack(made, &read, error);
    status = by->gather(by->state, status, &read, arena, parts, error);
    return status == LEC_OK && parted ? join(made, parts, count, error) : status;
}
