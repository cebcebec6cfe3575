/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/names.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "io/words/unicode.h"

/* --- the same file twice --------------------------------------------------------------------- */

/* A file, whatever path leads to it; for a member of an archive its number too. */
typedef struct {
    dev_t device;
    ino_t inode;
    const char *member, *path;
    bool was_read; /* before */
} identity;

static bool identify(const char *path, identity *out, lec_arena *arena)
{
    struct stat about;
    const char *colon = strrchr(path, ':');
    const char *file = path;
    *out = (identity){.member = "", .path = path};
    if (stat(path, &about) != 0) {
        if (colon == NULL) return false;
        file = lec_arena_text(arena, path, (size_t)(colon - path));
        out->member = colon;
        if (stat(file, &about) != 0) return false; /* standard input */
    }
    out->device = about.st_dev;
    out->inode = about.st_ino;
    return true;
}

static int by_file(const void *a, const void *b)
{
    const identity *x = a, *y = b;
    if (x->device != y->device) return x->device < y->device ? -1 : 1;
    if (x->inode != y->inode) return x->inode < y->inode ? -1 : 1;
    return strcmp(x->member, y->member);
}

static int by_file_and_path(const void *a, const void *b)
{
    const identity *x = a, *y = b;
    const int order = by_file(a, b);
    if (order != 0) return order;
    if (x->was_read != y->was_read) return x->was_read ? -1 : 1;
    return strcmp(x->path, y->path);
}

lec_status lec_refuse_same_file(const lec_reading *readings, size_t count, lec_arena *arena,
                                lec_error *error)
{
    identity *files = lec_new(arena, identity, count);
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        if (!identify(readings[i].source.path, &files[known], arena)) continue;
        files[known++].was_read = readings[i].source.text == NULL;
    }
    if (known > 1) qsort(files, known, sizeof *files, by_file_and_path);
    for (size_t i = 1; i < known; i++) {
        if (by_file(&files[i - 1], &files[i]) != 0 || files[i].was_read) continue;
        if (files[i - 1].was_read)
            return lec_fail(error, LEC_BAD_USAGE,
                            "%s: is in the index already; give only what is new, or make the index "
                            "again where it has changed",
                            files[i].path);
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s and %s are one file given twice; give each transcript once",
                        files[i - 1].path, files[i].path);
    }
    return LEC_OK;
}

/* --- the same bytes under other names -------------------------------------------------------- */

static int by_content(const lec_collected_file *x, const lec_collected_file *y)
{
    if (x->length != y->length) return x->length < y->length ? -1 : 1;
    const int order = x->sha256[0] != '\0' ? strcmp(x->sha256, y->sha256)
                                           : memcmp(x->text, y->text, (size_t)x->length);
    return order != 0 ? order : strcmp(x->encoding, y->encoding);
}

static int by_content_and_name(const void *a, const void *b)
{
    const lec_collected_file *x = *(lec_collected_file *const *)a,
                             *y = *(lec_collected_file *const *)b;
    const int order = by_content(x, y), by_name = strcmp(x->name, y->name);
    if (order != 0) return order;
    return by_name != 0 ? by_name : strcmp(x->path, y->path);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const lec_left_out *)a)->file, ((const lec_left_out *)b)->file);
}

const lec_left_out *lec_count_once(lec_collected_file *files, size_t count, lec_arena *arena,
                                   size_t *out_count)
{
    LEC_ARRAY(lec_left_out) told = {0};
    lec_collected_file **all = lec_new(arena, lec_collected_file *, count);
    for (size_t i = 0; i < count; i++) all[i] = &files[i];
    if (count > 1) qsort(all, count, sizeof(lec_collected_file *), by_content_and_name);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (by_content(all[first], all[i]) != 0) {
            first = i;
            continue;
        }
        const char *why = lec_arena_format(arena, "%s: the same bytes as %s, which counts once",
                                           all[i]->path, all[first]->path);
        LEC_PUSH(arena, told, ((lec_left_out){all[i]->path, why}));
        all[i]->called = "";
    }
    if (told.count > 1) qsort(told.items, told.count, sizeof(lec_left_out), by_path);
    *out_count = told.count;
    return told.items;
}

/* --- names ----------------------------------------------------------------------------------- */

typedef struct {
    lec_source *source;
} named;

static int by_name_and_path(const void *a, const void *b)
{
    const lec_source *x = ((const named *)a)->source, *y = ((const named *)b)->source;
    const int by_name = strcmp(x->name, y->name);
    return by_name != 0 ? by_name : strcmp(x->path, y->path);
}

/* The end of `path` that holds the file's name (without suffix) and `folders` folders above it. */
static const char *name_with_folders(const lec_source *source, const char *name, size_t folders,
                                     lec_arena *arena)
{
    const char *start = source->path + strlen(source->path);
    for (size_t slashes = 0; start > source->path; start--)
        if (start[-1] == '/' && slashes++ == folders) break;
    const char *file = strrchr(source->path, '/');
    if (file == NULL || start > file) return name;
    const char *folder = lec_arena_text(arena, start, (size_t)(file + 1 - start));
    return lec_arena_format(arena, "%s%s", lec_utf8_repaired(folder, arena), name);
}

/* Gives each of several sources with the same name as many folders as set them apart. */
static lec_status set_apart(const named *same, size_t count, lec_arena *arena, lec_error *error)
{
    const char *name = same[0].source->name;
    for (size_t folders = 1; folders < 64; folders++) {
        bool differ = true;
        for (size_t i = 0; i < count; i++)
            same[i].source->name = name_with_folders(same[i].source, name, folders, arena);
        for (size_t i = 1; i < count; i++)
            for (size_t j = 0; j < i; j++)
                if (strcmp(same[i].source->name, same[j].source->name) == 0) differ = false;
        if (differ) return LEC_OK;
    }
    return lec_fail(error, LEC_BAD_USAGE,
                    "%s: given twice, or there is another file of that name; "
                    "give each transcript once",
                    same[0].source->path);
}

lec_status lec_make_names_differ(lec_reading *readings, size_t count, lec_arena *arena,
                                 lec_error *error)
{
    named *all = lec_new(arena, named, count);
    for (size_t i = 0; i < count; i++) all[i].source = &readings[i].source;
    if (count > 1) qsort(all, count, sizeof *all, by_name_and_path);
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && strcmp(all[end].source->name, all[first].source->name) == 0) end++;
        if (end - first == 1) continue;
        const lec_status status = set_apart(all + first, end - first, arena, error);
        if (status != LEC_OK) return status;
    }
    return LEC_OK;
}
