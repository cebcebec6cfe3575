/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/run_record.h"

#include <stdbool.h>
#include <string.h>

#include "io/output/json.h"
#include "io/source/sha256.h"

bool lec_option_changes_results(const char *option)
{
    static const char *const without_effect[] = {"output", "overwrite", "redraw", "threads",
                                                 "quiet"};
    for (size_t i = 0; i < sizeof without_effect / sizeof *without_effect; i++) {
        const size_t length = strlen(without_effect[i]);
        if (strncmp(option, "--", 2) == 0 && strncmp(option + 2, without_effect[i], length) == 0 &&
            (option[2 + length] == '=' || option[2 + length] == '\0'))
            return false;
    }
    return true;
}

static json_t *options_of(const lec_run_record *record, lec_arena *arena)
{
    json_t *options = lec_json_array(arena);
    for (size_t i = 0; i < record->option_count; i++)
        if (lec_option_changes_results(record->options[i]))
            lec_json_add_text(options, NULL, record->options[i]);
    return options;
}

/* A library that does not tell its version has none here. */
static json_t *libraries_of(const lec_package *libraries, lec_arena *arena)
{
    json_t *versions = lec_json_object(arena);
    for (; libraries != NULL && libraries->name != NULL; libraries++) {
        const bool is_told = libraries->version[0] != '\0';
        lec_json_add(versions, libraries->name,
                     is_told ? json_string(libraries->version) : json_null());
    }
    return versions;
}

/* The paths as given. */
static json_t *paths_of(const lec_run_record *record, lec_arena *arena)
{
    json_t *paths = lec_json_array(arena);
    for (size_t i = 0; i < record->path_count; i++)
        lec_json_add_text(paths, NULL, record->paths[i]);
    return paths;
}

static json_t *study_of(const lec_study *study, lec_arena *arena)
{
    json_t *object = lec_json_object(arena);
    const char *text = study->text != NULL ? study->text : "";
    lec_json_add_text(object, "file", study->file[0] != '\0' ? study->file : NULL);
    lec_json_add(object, "built_in", json_boolean(study->file[0] == '\0'));
    lec_json_add_text(object, "sha256", lec_sha256(text, study->text_length, arena));
    lec_json_add_text(object, "text", text);
    return object;
}

/* null where texts were read. */
static json_t *index_of(const lec_index_used *index, lec_arena *arena)
{
    if (index == NULL) return json_null();
    json_t *object = lec_json_object(arena);
    lec_json_add_text(object, "file", index->file);
    lec_json_add_text(object, "sha256", index->sha256);
    lec_json_add_text(object, "version", index->version);
    lec_json_add_text(object, "part", index->part);
    return object;
}

static json_t *input_of(const lec_source *source, const char *form, lec_arena *arena)
{
    json_t *input = lec_json_object(arena);
    lec_json_add_text(input, "file", source->path);
    lec_json_add_text(input, "sha256", source->sha256);
    lec_json_add_count(input, "bytes", source->file_bytes);
    lec_json_add_text(input, "encoding", source->encoding);
    lec_json_add_text(input, "form", form);
    return input;
}

static json_t *inputs_of(const lec_run_record *record, lec_arena *arena)
{
    json_t *inputs = lec_json_array(arena);
    for (size_t i = 0; i < record->reading_count; i++)
        lec_json_add(
            inputs, NULL,
            input_of(&record->readings[i].source, record->readings[i].transcript.form, arena));
    return inputs;
}

static json_t *captions_of(const lec_run_record *record, lec_arena *arena)
{
    json_t *captions = lec_json_array(arena);
    for (size_t i = 0; i < record->captions_count; i++) {
        json_t *input = input_of(&record->captions[i].source, record->captions[i].form, arena);
        lec_json_add_text(input, "conference", record->captions[i].conference);
        lec_json_add(captions, NULL, input);
    }
    return captions;
}

static json_t *left_out_of(const lec_run_record *record, lec_arena *arena)
{
    json_t *left_out = lec_json_array(arena);
    for (size_t i = 0; i < record->left_out_count; i++) {
        json_t *file = lec_json_object(arena);
        lec_json_add_text(file, "file", record->left_out[i].file);
        lec_json_add_text(file, "why", record->left_out[i].why);
        lec_json_add(left_out, NULL, file);
    }
    return left_out;
}

static json_t *lists_of(const lec_run_record *record, lec_arena *arena)
{
    json_t *lists = lec_json_array(arena);
    for (size_t i = 0; i < record->list_count; i++) {
        json_t *list = lec_json_object(arena);
        lec_json_add_text(list, "option", record->lists[i].option);
        lec_json_add_text(list, "file", record->lists[i].file);
        lec_json_add_text(list, "sha256", record->lists[i].sha256);
        lec_json_add(lists, NULL, list);
    }
    return lists;
}

static json_t *unmade_of(const char *kind, const lec_unmade *unmade, size_t count, lec_arena *arena)
{
    json_t *list = lec_json_array(arena);
    for (size_t i = 0; i < count; i++) {
        json_t *object = lec_json_object(arena);
        lec_json_add_text(object, kind, unmade[i].name);
        lec_json_add_text(object, "why", unmade[i].why);
        lec_json_add(list, NULL, object);
    }
    return list;
}

static json_t *rows_left_out_of(const lec_run_record *record, lec_arena *arena)
{
    json_t *list = lec_json_array(arena);
    for (size_t i = 0; i < record->shortened_count; i++) {
        const lec_shortened *of = &record->shortened[i];
        json_t *object = lec_json_object(arena);
        lec_json_add_text(object, "table", of->table);
        lec_json_add_count(object, "rows", of->rows);
        lec_json_add_count(object, "kept", of->kept);
        lec_json_add_text(object, "rule", of->rule);
        lec_json_add(list, NULL, object);
    }
    return list;
}

lec_status lec_run_record_write(const lec_run_record *record, FILE *file, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    json_t *run = lec_json_object(arena);
    lec_json_add_text(run, "program", "lectern");
    lec_json_add_text(run, "command", record->command);
    lec_json_add_text(run, "version", record->version);
    lec_json_add(run, "libraries", libraries_of(record->libraries, arena));
    lec_json_add(run, "programs", libraries_of(record->programs, arena));
    lec_json_add(run, "paths", paths_of(record, arena));
    lec_json_add(run, "options", options_of(record, arena));
    lec_json_add_count(run, "seed", record->seed);
    lec_json_add_count(run, "replicates", record->replicates);
    lec_json_add(run, "level", json_real(record->level));
    lec_json_add(run, "study", study_of(record->study, arena));
    lec_json_add(run, "index", index_of(record->index, arena));
    lec_json_add(run, "inputs", inputs_of(record, arena));
    lec_json_add(run, "captions", captions_of(record, arena));
    lec_json_add(run, "left_out", left_out_of(record, arena));
    lec_json_add(run, "word_lists", lists_of(record, arena));
    lec_json_add(run, "tables_left_out",
                 unmade_of("table", record->tables, record->table_count, arena));
    lec_json_add(run, "rows_left_out", rows_left_out_of(record, arena));
    lec_json_add(run, "charts_left_out",
                 unmade_of("chart", record->charts, record->chart_count, arena));
    lec_json_add(run, "files", lec_listing_json(&record->files, arena));
    const lec_status status = lec_json_write(run, file, error);
    lec_arena_free(arena);
    return status;
}
