/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/listing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/tree.h"
#include "io/output/json.h"
#include "io/source/sha256.h"

typedef LEC_ARRAY(lec_listed_file) file_list;

static int by_path(const void *a, const void *b)
{
    return strcmp(((const lec_listed_file *)a)->path, ((const lec_listed_file *)b)->path);
}

static lec_listing sorted(const file_list *files)
{
    if (files->count > 1) qsort(files->items, files->count, sizeof *files->items, by_path);
    return (lec_listing){files->items, files->count};
}

const char *lec_file_sha256(int folder, const char *name, lec_arena *arena)
{
    lec_descriptor *file = lec_descriptor_new(arena);
    file->number = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    const char *hash = file->number >= 0 ? lec_sha256_of_file(file->number, arena) : NULL;
    lec_descriptor_close(file);
    return hash;
}

typedef struct {
    lec_arena *arena;
    file_list files;
    const char *failed; /* the first that could not be read, or NULL */
    int reason;
} listing_work;

static void list_file(const lec_tree_file *file, void *state)
{
    listing_work *work = state;
    if (strcmp(file->path, LEC_RUN_RECORD_FILE) == 0 || work->failed != NULL) return;
    const lec_listed_file listed = {file->path,
                                    lec_file_sha256(file->folder, file->name, work->arena)};
    if (listed.sha256 != NULL) {
        LEC_PUSH(work->arena, work->files, listed);
        return;
    }
    work->failed = file->path;
    work->reason = errno;
}

lec_status lec_listing_make(int folder, const char *path, lec_arena *arena, lec_listing *out,
                            lec_error *error)
{
    listing_work work = {.arena = arena};
    lec_descriptor *again = lec_descriptor_new(arena);
    again->number = lec_open_folder_at(folder, ".");
    const int reason =
        again->number >= 0 ? lec_each_file(again->number, list_file, &work, arena) : errno;
    lec_descriptor_close(again);
    if (work.failed != NULL)
        return lec_fail(error, LEC_BAD_DATA, "%s/%s: cannot be read again: %s", path, work.failed,
                        strerror(work.reason));
    if (reason != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: cannot be listed: %s", path, strerror(reason));
    *out = sorted(&work.files);
    return LEC_OK;
}

static void add_listed(file_list *files, const json_t *item, lec_arena *arena)
{
    const char *path = json_string_value(json_object_get(item, "file"));
    const char *hash = json_string_value(json_object_get(item, "sha256"));
    if (path == NULL || hash == NULL) return;
    const lec_listed_file file = {lec_arena_text(arena, path, strlen(path)),
                                  lec_arena_text(arena, hash, strlen(hash))};
    LEC_PUSH(arena, *files, file);
}

static void add_all_listed(file_list *files, const json_t *list, lec_arena *arena)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        add_listed(files, json_array_get(list, i), arena);
}

lec_listing lec_listing_of_files(const json_t *run, lec_arena *arena)
{
    file_list files = {0};
    add_all_listed(&files, json_object_get(run, "files"), arena);
    return sorted(&files);
}

lec_listing lec_listing_of_inputs(const json_t *run, lec_arena *arena)
{
    static const char *const lists[] = {"inputs", "captions", "word_lists"};
    file_list files = {0};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        add_all_listed(&files, json_object_get(run, lists[i]), arena);
    add_listed(&files, json_object_get(run, "study"), arena);
    return sorted(&files);
}

lec_listing lec_listing_read(int folder, lec_arena *arena, int *failure)
{
    json_t *run = lec_json_read_at(folder, LEC_RUN_RECORD_FILE, failure, arena);
    const lec_listing listing = lec_listing_of_files(run, arena);
    return listing;
}

json_t *lec_listing_json(const lec_listing *listing, lec_arena *arena)
{
    json_t *files = lec_json_array(arena);
    for (size_t i = 0; i < listing->count; i++) {
        json_t *file = lec_json_object(arena);
        lec_json_add_text(file, "file", listing->items[i].path);
        lec_json_add_text(file, "sha256", listing->items[i].sha256);
        lec_json_add(files, NULL, file);
    }
    return files;
}

const char *lec_listing_find(const lec_listing *listing, const char *path)
{
    const lec_listed_file wanted = {path, NULL};
    const lec_listed_file *found =
        listing->count > 0
            ? bsearch(&wanted, listing->items, listing->count, sizeof *listing->items, by_path)
            : NULL;
    return found != NULL ? found->sha256 : NULL;
}
