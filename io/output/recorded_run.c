/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/recorded_run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/tree.h"
#include "io/output/json.h"

/* The text of a key in the arena, or NULL. */
static const char *text_of(const json_t *object, const char *key, lec_arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? lec_arena_text(arena, text, strlen(text)) : NULL;
}

static const char *const *texts_of(const json_t *list, size_t *count, lec_arena *arena)
{
    LEC_ARRAY(const char *) texts = {0};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text != NULL) LEC_PUSH(arena, texts, lec_arena_text(arena, text, strlen(text)));
    }
    *count = texts.count;
    return texts.items;
}

static const lec_package *versions_of(json_t *run, lec_arena *arena)
{
    static const char *const kinds[] = {"libraries", "programs"};
    LEC_ARRAY(lec_package) versions = {0};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const char *name;
        json_t *version;
        json_object_foreach(json_object_get(run, kinds[k]), name, version)
        {
            const char *told = json_string_value(version);
            if (told == NULL) continue;
            const lec_package library = {lec_arena_text(arena, name, strlen(name)),
                                         lec_arena_text(arena, told, strlen(told))};
            LEC_PUSH(arena, versions, library);
        }
    }
    LEC_PUSH(arena, versions, ((lec_package){0}));
    return versions.items;
}

static const char *settings_of(const json_t *run, lec_arena *arena)
{
    const json_t *seed = json_object_get(run, "seed"); /* a text where it is large (json.h) */
    const char *large = json_string_value(seed);
    char digits[24];
    snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(seed));
    return lec_arena_format(arena, "seed %s, %" JSON_INTEGER_FORMAT " replicates, level %g",
                            large != NULL ? large : digits,
                            json_integer_value(json_object_get(run, "replicates")),
                            json_number_value(json_object_get(run, "level")));
}

static lec_status understand(const char *path, json_t *run, lec_arena *arena, lec_recorded_run *out,
                             lec_error *error)
{
    const char *program = json_string_value(json_object_get(run, "program"));
    if (program == NULL || strcmp(program, "lectern") != 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: is no result of lectern (it holds no " LEC_RUN_RECORD_FILE
                        " of a report); give the folder that 'lectern report' made",
                        path);
    const json_t *study = json_object_get(run, "study");
    *out =
        (lec_recorded_run){.command = text_of(run, "command", arena),
                           .version = text_of(run, "version", arena),
                           .libraries = versions_of(run, arena),
                           .study_file = text_of(study, "file", arena),
                           .study_text = text_of(study, "text", arena),
                           .settings = settings_of(run, arena),
                           .index_sha256 = text_of(json_object_get(run, "index"), "sha256", arena),
                           .input_count = json_array_size(json_object_get(run, "inputs")),
                           .inputs = lec_listing_of_inputs(run, arena),
                           .files = lec_listing_of_files(run, arena)};
    out->options = texts_of(json_object_get(run, "options"), &out->option_count, arena);
    out->paths = texts_of(json_object_get(run, "paths"), &out->path_count, arena);
    if (out->command == NULL || out->version == NULL || out->study_text == NULL ||
        out->path_count == 0 || out->files.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s/" LEC_RUN_RECORD_FILE
                        ": does not say all that was done (it is of an older lectern, or was "
                        "changed); run 'lectern report' again",
                        path);
    return LEC_OK;
}

lec_status lec_recorded_run_read(const char *path, lec_arena *arena, lec_recorded_run *out,
                                 lec_error *error)
{
    int reason;
    const int folder = lec_open_folder_at(AT_FDCWD, path);
    if (folder < 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: cannot be read as a result folder: %s", path,
                        strerror(errno));
    json_t *run = lec_json_read_at(folder, LEC_RUN_RECORD_FILE, &reason, arena);
    close(folder);
    if (reason != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s/" LEC_RUN_RECORD_FILE ": cannot be read: %s", path,
                        strerror(reason));
    return understand(path, run, arena, out, error);
}

const char *lec_result_folder(const char *path, lec_arena *arena)
{
    struct stat what;
    char *real = realpath(path, NULL);
    const char *folder = real != NULL ? lec_arena_text(arena, real, strlen(real)) : path;
    free(real);
    const char *slash = strrchr(folder, '/');
    if (slash == NULL || slash == folder || stat(folder, &what) != 0 || !S_ISREG(what.st_mode))
        return folder;
    return lec_arena_text(arena, folder, (size_t)(slash - folder));
}
