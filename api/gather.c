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

/* What is written to memory, in the arena of the corpus. */
static lec_status end_memory(FILE *file, lec_status status, char **bytes, const char *what,
                             lec_arena *arena, lec_error *error)
{
    if (status == LEC_OK) status = lec_flush(file, what, error);
    if (fclose(file) != 0 && status == LEC_OK) lec_memory_ran_out();
    lec_arena_adopt(arena, *bytes, free);
    return status;
}

/* The part that was read, as an index in memory. */
static lec_status pack(const lectern_corpus *made, lec_gathered *out, lec_error *error)
{
    char *bytes = NULL;
    FILE *file = open_memstream(&bytes, &out->length);
    if (file == NULL) lec_memory_ran_out();
    const lec_index index = lec_index_as_read(made, made->arena);
    lec_status status = lec_index_write(&index, LECTERN_VERSION, file, error);
    status = end_memory(file, status, &bytes, "the part that was read", made->arena, error);
    out->bytes = bytes;
    return status;
}

static lec_status join(lectern_corpus *made, const lec_gathered *parts, size_t count,
                       lec_error *error)
{
    char *bytes = NULL;
    size_t length;
    lec_index whole;
    lec_index_joined joined;
    lec_arena *arena = made->arena, *scratch = lec_arena_new();
    const uint64_t threads = made->common.threads;
    lec_index_bytes_given *given = lec_new(scratch, lec_index_bytes_given, count);
    for (size_t i = 0; i < count; i++)
        given[i] = (lec_index_bytes_given){lec_arena_format(scratch, "rank %zu", i), parts[i].bytes,
                                           parts[i].length};
    lec_status status = lec_index_join(given, count, threads, scratch, &joined, error);
    if (status == LEC_OK) {
        FILE *file = open_memstream(&bytes, &length);
        if (file == NULL) lec_memory_ran_out();
        status = lec_index_write_joined(&joined, joined.index.version, file, error);
        status = end_memory(file, status, &bytes, "what the ranks read", arena, error);
    }
    lec_arena_free(scratch);
    if (status == LEC_OK)
        status = lec_index_of_bytes("all ranks", bytes, length, threads, arena, &whole, error);
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
