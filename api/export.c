/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/export.h"

#include <string.h>

#include "api/index.h"
#include "api/report_records.h"
#include "io/output/datapackage.h"
#include "io/output/folder.h"
#include "io/output/replacement.h"
#include "io/output/suffix.h"
#include "io/output/table_writer.h"

typedef struct {
    const lectern_corpus *corpus;
    const lec_export *format;
    const char *path;
    lec_folder *folder;
    lec_arena *arena;
    lec_export_outcome outcome;
} exporting;

static size_t conference_count(const exporting *e)
{
    return e->corpus->readings.corpus->conference_count;
}

/* Of conferences [first, end); memory is that of one file. */
static void write_part(exporting *e, const lec_export_part *part, size_t first, size_t end,
                       FILE *file)
{
    const lec_export_job job = {.corpus = e->corpus->readings.corpus,
                                .first = first,
                                .end = end,
                                .title = e->corpus->study->title,
                                .version = LECTERN_VERSION,
                                .file = file,
                                .arena = lec_arena_new()};
    part->write(&job);
    lec_arena_free(job.arena);
    e->outcome.files++;
}

static void count_turns(exporting *e)
{
    const lec_corpus *corpus = e->corpus->readings.corpus;
    e->outcome.turns = corpus->turn_count;
    for (size_t c = 0; e->format->needs_times && c < corpus->conference_count; c++) {
        size_t estimated;
        (void)lec_export_times(corpus, c, e->arena, &estimated);
        e->outcome.estimated += estimated;
    }
}

/* --- one file -------------------------------------------------------------------------------- */

static bool ends_in_suffix(const exporting *e)
{
    return lec_has_suffix(e->path, e->format->suffix);
}

/* The name of a file of some other kind is a mistake, whether a file or a folder is to be made. */
static lec_status check_path(const exporting *e, lec_error *error)
{
    if (ends_in_suffix(e) || !lec_names_file(e->path)) return LEC_OK;
    if (e->format->shape == LEC_EXPORT_FOLDER)
        return lec_fail(error, LEC_BAD_USAGE, "-o %s: %s is a folder; give a name without .%s",
                        e->path, e->format->name, lec_suffix_of(e->path));
    return lec_fail(error, LEC_BAD_USAGE, "-o %s: files of %s end in .%s; give such a name%s",
                    e->path, e->format->name, e->format->suffix,
                    e->format->shape == LEC_EXPORT_EACH ? ", or a folder" : "");
}

/* Of a format with one file, or a file a conference where one was read. */
static lec_status write_file(exporting *e, lec_error *error)
{
    lec_replacement *file;
    lec_status status = lec_replacement_open(e->path, e->arena, &file, error);
    if (status != LEC_OK) return status;
    write_part(e, e->format->parts, 0, conference_count(e), file->file);
    status = lec_flush(file->file, e->path, error);
    return lec_replacement_end(file, status, error);
}

/* --- a folder -------------------------------------------------------------------------------- */

static lec_status write_in_folder(exporting *e, const lec_export_part *part, const char *name,
                                  size_t first, size_t end, lec_error *error)
{
    FILE *file;
    lec_status status = lec_folder_open(e->folder, name, &file, error);
    if (status != LEC_OK) return status;
    write_part(e, part, first, end, file);
    return lec_folder_close(e->folder, file, error);
}

static lec_status write_parts(exporting *e, lec_error *error)
{
    lec_status status = LEC_OK;
    const size_t count = conference_count(e);
    for (const lec_export_part *part = e->format->parts; status == LEC_OK && part->file != NULL;
         part++) {
        const char *slash = strchr(part->file, '/');
        int unused;
        if (slash != NULL)
            status = lec_folder_subfolder(
                e->folder, lec_arena_text(e->arena, part->file, (size_t)(slash - part->file)),
                &unused, error);
        if (status == LEC_OK) status = write_in_folder(e, part, part->file, 0, count, error);
    }
    return status;
}

static lec_status write_each(exporting *e, lec_error *error)
{
    lec_status status = LEC_OK;
    for (size_t c = 0; status == LEC_OK && c < conference_count(e); c++) {
        const char *slug = lec_export_slug(e->corpus->readings.corpus, c, e->arena);
        const char *name = lec_arena_format(e->arena, "%s.%s", slug, e->format->suffix);
        status = write_in_folder(e, e->format->parts, name, c, c + 1, error);
    }
    return status;
}

/* What makes the folder one of lectern's: datapackage.json, run.json, ro-crate-metadata.json. */
static lec_status write_records(exporting *e, lec_error *error)
{
    FILE *file;
    lec_listing files;
    lec_report_settings settings = {.common = e->corpus->common, .lists = e->corpus->lists};
    LEC_PUSH(e->arena, settings.given, lec_arena_format(e->arena, "--to=%s", e->format->name));
    for (size_t i = 0; i < e->corpus->given.count; i++)
        LEC_PUSH(e->arena, settings.given, e->corpus->given.items[i]);
    lec_status status = lec_folder_list(e->folder, &files, error);
    if (status == LEC_OK) status = lec_folder_open(e->folder, LEC_DATAPACKAGE_FILE, &file, error);
    if (status == LEC_OK)
        status = lec_datapackage_write_files(&files, e->corpus->study->title, file, error);
    if (status == LEC_OK) status = lec_folder_close(e->folder, file, error);
    if (status == LEC_OK)
        status = lec_report_records_write(e->corpus, &settings,
                                          &(lec_report_unmade){.command = "export"}, e->folder,
                                          e->arena, error);
    return status;
}

static lec_status write_folder(exporting *e, bool overwrite, lec_error *error)
{
    lec_status status = lec_folder_begin(e->path, overwrite, e->arena, &e->folder, error);
    if (status != LEC_OK) return status;
    status = e->format->shape == LEC_EXPORT_FOLDER ? write_parts(e, error) : write_each(e, error);
    if (status == LEC_OK) status = write_records(e, error);
    if (status == LEC_OK) return lec_folder_finish(e->folder, error);
    lec_folder_abandon(e->folder);
    return status;
}

/* --- the calls ------------------------------------------------------------------------------- */

lec_status lec_export_corpus(const lectern_corpus *corpus, const lec_export *format,
                             const char *path, bool overwrite, lec_arena *arena,
                             lec_export_outcome *out, lec_error *error)
{
    exporting e = {.corpus = corpus, .format = format, .path = path, .arena = arena};
    const bool named_as_file = format->shape == LEC_EXPORT_EACH && ends_in_suffix(&e);
    if (named_as_file && conference_count(&e) != 1)
        return lec_fail(error, LEC_BAD_USAGE,
                        "-o %s: %zu conferences were read, and %s has a file for each; give a "
                        "folder",
                        path, conference_count(&e), format->name);
    lec_status status = check_path(&e, error);
    if (status == LEC_OK) status = lec_fetch_texts(corpus->readings.corpus, error);
    if (status != LEC_OK) return status;
    count_turns(&e);
    status = format->shape == LEC_EXPORT_FILE || named_as_file ? write_file(&e, error)
                                                               : write_folder(&e, overwrite, error);
    *out = e.outcome;
    return status;
}

lec_status lec_export_print(const lectern_corpus *corpus, const lec_export *format, FILE *file,
                            lec_arena *arena, lec_export_outcome *out, lec_error *error)
{
    exporting e = {.corpus = corpus, .format = format, .arena = arena};
    if (format->shape == LEC_EXPORT_FOLDER)
        return lec_fail(error, LEC_BAD_USAGE, "%s is a folder; give -o DIR", format->name);
    if (format->shape == LEC_EXPORT_EACH && conference_count(&e) != 1)
        return lec_fail(error, LEC_BAD_USAGE,
                        "%zu conferences were read, and %s has a file for each; give -o DIR",
                        conference_count(&e), format->name);
    const lec_status status = lec_fetch_texts(corpus->readings.corpus, error);
    if (status != LEC_OK) return status;
    count_turns(&e);
    write_part(&e, format->parts, 0, conference_count(&e), file);
    *out = e.outcome;
    return LEC_OK;
}
