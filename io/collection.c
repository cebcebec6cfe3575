/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/collection.h"

#include <string.h>

#include "io/names.h"
#include "io/source/sha256.h"

/* --- parts of a collection ------------------------------------------------------------------- */

/* All of a collection by which its parts know each other. */
static const char *digest_of(const lec_reading_array *files, lec_arena *arena)
{
    LEC_ARRAY(char) all = {0};
    for (size_t i = 0; i < files->count; i++) {
        const lec_source *it = &files->items[i].source;
        const char *line =
            lec_arena_format(arena, "%zu:%s%s\n", strlen(it->path), it->path, it->sha256);
        for (; *line != '\0'; line++) LEC_PUSH(arena, all, *line);
    }
    return lec_sha256(all.count > 0 ? all.items : "", all.count, arena);
}

/* Leaves the files of one part: as many files each, in their order. */
static void cut_shard(lec_reading_array *files, lec_shard *shard, lec_arena *arena)
{
    if (shard->count == 0) return;
    shard->files = digest_of(files, arena);
    const size_t first = (size_t)(files->count * (shard->number - 1) / shard->count);
    const size_t end = (size_t)(files->count * shard->number / shard->count);
    files->items += first;
    files->count = files->capacity = end - first;
}

/* --- a collection that grows ----------------------------------------------------------------- */

void lec_collection_remember(const lec_readings *before, lec_arena *arena, lec_reading_array *files,
                             lec_left_out_array *left_out)
{
    size_t told = before->shard.left_out_of_all;
    for (size_t i = 0; i < before->file_count; i++) {
        const lec_collected_file *it = &before->files[i];
        const lec_source source = {.path = it->path,
                                   .name = it->name,
                                   .encoding = it->encoding,
                                   .length = (size_t)it->length};
        LEC_PUSH(arena, *files, ((lec_reading){.source = source}));
        told -= it->called[0] == '\0'; /* who counts as whom is found again */
    }
    for (size_t i = 0; i < told; i++) LEC_PUSH(arena, *left_out, before->left_out[i]);
}

/* What is known of all files; of several with the same bytes one stays. */
static lec_collected_file *collect(lec_reading_array *files, const lec_readings *before,
                                   lec_left_out_array *left_out, lec_arena *arena)
{
    const size_t earlier = before != NULL ? before->file_count : 0;
    lec_collected_file *all = lec_new(arena, lec_collected_file, files->count);
    size_t kept = 0, told;
    for (size_t i = 0; i < files->count; i++) {
        const lec_source *it = &files->items[i].source;
        all[i] = (lec_collected_file){.path = it->path,
                                      .name = it->name,
                                      .called = it->name,
                                      .encoding = it->encoding,
                                      .length = it->length,
                                      .text = it->text};
        if (before == NULL) continue;
        memcpy(all[i].sha256,
               i < earlier ? before->files[i].sha256 : lec_sha256(it->text, it->length, arena),
               sizeof all[i].sha256);
    }
    const lec_left_out *repeated = lec_count_once(all, files->count, arena, &told);
    for (size_t i = 0; i < told; i++) LEC_PUSH(arena, *left_out, repeated[i]);
    for (size_t i = 0; i < files->count; i++)
        if (all[i].called[0] != '\0') files->items[kept++] = files->items[i];
    files->count = kept;
    return all;
}

/* Names differ now. LEC_BAD_USAGE: that of a file before is another one. */
static lec_status call(lec_collected_file *all, size_t count, const lec_readings *before,
                       const lec_reading_array *files, lec_error *error)
{
    const lec_reading *next = files->items;
    for (size_t i = 0; i < count; i++) {
        if (all[i].called[0] != '\0') all[i].called = next++->source.name;
        if (before == NULL || i >= before->file_count || all[i].called[0] == '\0' ||
            strcmp(all[i].called, before->files[i].called) == 0)
            continue;
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: is called '%s' in the index, and would be '%s' beside what is added; "
                        "give the new file another name, or make the index again of all",
                        all[i].path, before->files[i].called, all[i].called);
    }
    return LEC_OK;
}

/* Leaves what was added. */
static void cut_earlier(lec_reading_array *files)
{
    size_t earlier = 0;
    while (earlier < files->count && files->items[earlier].source.text == NULL) earlier++;
    files->items += earlier;
    files->count = files->capacity = files->count - earlier;
}

lec_status lec_collection_choose(lec_reading_array *files, lec_left_out_array *left_out,
                                 const lec_read_options *options, lec_shard *shard,
                                 lec_arena *arena, lec_readings *out, lec_error *error)
{
    const size_t count = files->count;
    lec_collected_file *all = collect(files, options->before, left_out, arena);
    *out = (lec_readings){.files = all, .file_count = count};
    shard->left_out_of_all = left_out->count;
    lec_status status = lec_make_names_differ(files->items, files->count, arena, error);
    if (status == LEC_OK) status = call(all, count, options->before, files, error);
    if (status != LEC_OK) return status;
    cut_earlier(files);
    cut_shard(files, shard, arena);
    return LEC_OK;
}
