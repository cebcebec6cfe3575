/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/citation.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/tree.h"
#include "io/output/crate.h"
#include "io/output/datapackage.h"
#include "io/output/json.h"
#include "io/output/listing.h"
#include "io/output/recorded_run.h"

static const char name[] =
    "lectern: statistical discourse analysis of press-conference transcripts",
                  authors[] = "The lectern developers";
enum { YEAR_LENGTH = 4 };

/* --- what a result says of itself --------------------------------------------------------------
 */

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(lec_cited_source) items;
} source_list;

/* One may have the DOI that the other lacks. */
static bool is_same_source(const char *one, size_t length, const char *other, size_t other_length)
{
    static const char doi[] = ", doi:";
    const bool longer = length > other_length;
    const char *more = longer ? one : other;
    const size_t least = longer ? other_length : length, most = longer ? length : other_length;
    return memcmp(one, other, least) == 0 &&
           (least == most ||
            (most - least > sizeof doi - 1 && memcmp(more + least, doi, sizeof doi - 1) == 0));
}

/* One source of a column of a table; tables come one after another. */
static void add_source(source_list *list, const char *source, size_t length, const char *table)
{
    for (size_t i = 0; i < list->items.count; i++) {
        lec_cited_source *known = &list->items.items[i];
        if (!is_same_source(known->source, strlen(known->source), source, length)) continue;
        if (strlen(known->source) < length)
            known->source = lec_arena_text(list->arena, source, length);
        const size_t end = strlen(known->tables), own = strlen(table);
        const bool has_it = end >= own && strcmp(known->tables + end - own, table) == 0 &&
                            (end == own || known->tables[end - own - 1] == ' ');
        if (!has_it) known->tables = lec_arena_format(list->arena, "%s, %s", known->tables, table);
        return;
    }
    const lec_cited_source added = {lec_arena_text(list->arena, source, length),
                                    lec_arena_text(list->arena, table, strlen(table))};
    LEC_PUSH(list->arena, list->items, added);
}

/* A column may name several, parted by semicolons. */
static void add_sources(source_list *list, const char *sources, const char *table)
{
    for (const char *at = sources; at != NULL && *at != '\0';) {
        const char *end = strstr(at, "; ");
        add_source(list, at, end != NULL ? (size_t)(end - at) : strlen(at), table);
        at = end != NULL ? end + strlen("; ") : NULL;
    }
}

static int by_source(const void *a, const void *b)
{
    return strcmp(((const lec_cited_source *)a)->source, ((const lec_cited_source *)b)->source);
}

static void read_sources(const json_t *package, lec_arena *arena, lec_cited_result *out)
{
    source_list list = {.arena = arena};
    const json_t *tables = json_object_get(package, "resources");
    for (size_t i = 0; i < json_array_size(tables); i++) {
        const json_t *table = json_array_get(tables, i);
        const char *called = json_string_value(json_object_get(table, "name"));
        const json_t *fields = json_object_get(json_object_get(table, "schema"), "fields");
        *(fields != NULL ? &out->tables : &out->files) += 1;
        for (size_t k = 0; called != NULL && k < json_array_size(fields); k++)
            add_sources(&list,
                        json_string_value(json_object_get(json_array_get(fields, k), "source")),
                        called);
    }
    if (list.items.count > 1)
        qsort(list.items.items, list.items.count, sizeof *list.items.items, by_source);
    out->sources = list.items.items;
    out->source_count = list.items.count;
}

static const char *text_of(const json_t *object, const char *key, lec_arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? lec_arena_text(arena, text, strlen(text)) : "";
}

/* The date that the crate has. */
static const char *date_of(const json_t *crate, lec_arena *arena)
{
    const json_t *graph = json_object_get(crate, "@graph");
    for (size_t i = 0; i < json_array_size(graph); i++) {
        const json_t *entity = json_array_get(graph, i);
        if (strcmp(text_of(entity, "@id", arena), "./") == 0)
            return text_of(entity, "datePublished", arena);
    }
    return "";
}

lec_status lec_cited_result_read(const char *path, lec_arena *arena, lec_cited_result *out,
                                 lec_error *error)
{
    lec_recorded_run run;
    const lec_status status = lec_recorded_run_read(path, arena, &run, error);
    if (status != LEC_OK) return status;
    int failure;
    const int folder = lec_open_folder_at(AT_FDCWD, path);
    const char *hash = folder >= 0 ? lec_file_sha256(folder, LEC_RUN_RECORD_FILE, arena) : NULL;
    if (hash == NULL) {
        failure = errno;
        if (folder >= 0) close(folder);
        return lec_fail(error, LEC_BAD_DATA, "%s/" LEC_RUN_RECORD_FILE ": cannot be read again: %s",
                        path, strerror(failure));
    }
    int crate_failure;
    json_t *package = lec_json_read_at(folder, LEC_DATAPACKAGE_FILE, &failure, arena);
    json_t *crate = lec_json_read_at(folder, LEC_CRATE_FILE, &crate_failure, arena);
    close(folder);
    if (failure != 0 || crate_failure != 0)
        return lec_fail(error, LEC_BAD_DATA, "%s/%s: cannot be read: %s", path,
                        failure != 0 ? LEC_DATAPACKAGE_FILE : LEC_CRATE_FILE,
                        strerror(failure != 0 ? failure : crate_failure));
    *out = (lec_cited_result){.title = text_of(package, "title", arena),
                              .date = date_of(crate, arena),
                              .version = run.version,
                              .settings = run.settings,
                              .sha256 = hash,
                              .inputs = run.input_count};
    read_sources(package, arena, out);
    return LEC_OK;
}

/* --- text --------------------------------------------------------------------------------------
 */

static const char *title_of(const lec_cited_result *result)
{
    return result->title[0] != '\0' ? result->title
           : result->tables > 0     ? "Result of a lectern report"
                                    : "Export by lectern";
}

/* "36 tables of 1 transcript": what an export has are files of another program. */
static void write_extent(const lec_cited_result *result, FILE *file)
{
    const size_t count = result->tables > 0 ? result->tables : result->files;
    fprintf(file, "%zu %s%s of %zu transcript%s", count, result->tables > 0 ? "table" : "file",
            count == 1 ? "" : "s", result->inputs, result->inputs == 1 ? "" : "s");
}

static void write_software(const char *version, FILE *file)
{
    fprintf(file, "%s (%.*s). %s (version %s) [computer program].\n", authors, YEAR_LENGTH,
            LECTERN_RELEASED, name, version);
}

static void write_text(const char *version, const lec_cited_result *result, FILE *file)
{
    write_software(result != NULL ? result->version : version, file);
    if (result == NULL) return;
    fprintf(file, "\n%s: ", title_of(result));
    write_extent(result, file);
    fprintf(
        file,
        "%s%s, made by lectern %s (%s). SHA-256 of run.json, which has the hashes of all inputs "
        "and files: %s\n",
        result->date[0] != '\0' ? " up to " : "", result->date, result->version, result->settings,
        result->sha256);
    if (result->source_count > 0) fprintf(file, "\nMeasures in its tables are by\n");
    for (size_t i = 0; i < result->source_count; i++)
        fprintf(file, "  %s: %s\n", result->sources[i].source, result->sources[i].tables);
}

/* --- BibTeX ------------------------------------------------------------------------------------
 */

/* A text within { }: what means something to TeX is written so that it does not. */
static void put_tex(const char *text, FILE *file)
{
    static const struct {
        char character;
        const char *written;
    } special[] = {{'\\', "\\textbackslash{}"},
                   {'^', "\\textasciicircum{}"},
                   {'~', "\\textasciitilde{}"},
                   {'{', "\\{"},
                   {'}', "\\}"},
                   {'$', "\\$"},
                   {'&', "\\&"},
                   {'#', "\\#"},
                   {'%', "\\%"},
                   {'_', "\\_"}};
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (i < sizeof special / sizeof *special && special[i].character != *text) i++;
        if (i < sizeof special / sizeof *special)
            fputs(special[i].written, file);
        else
            putc((unsigned char)*text < ' ' || *text == 0x7f ? ' ' : *text, file);
    }
}

static void write_bibtex(const char *version, const lec_cited_result *result, FILE *file)
{
    fprintf(file,
            "@software{lectern,\n  title = {{%s}},\n  author = {{%s}},\n  year = {%.*s},\n"
            "  version = {%s},\n  note = {Licence: GPL-3.0-or-later}\n}\n",
            name, authors, YEAR_LENGTH, LECTERN_RELEASED,
            result != NULL ? result->version : version);
    if (result == NULL) return;
    fprintf(file, "\n@misc{lectern-%.8s,\n  title = {{", result->sha256);
    put_tex(title_of(result), file);
    fprintf(file, "}},\n  note = {");
    write_extent(result, file);
    fprintf(file, ", made by lectern ");
    put_tex(result->version, file);
    fprintf(file, " (");
    put_tex(result->settings, file);
    fprintf(file, "); SHA-256 of run.json: %s}\n}\n", result->sha256);
}

/* --- CFF ---------------------------------------------------------------------------------------
 */

/* Of lectern itself: CITATION.cff in the repository is what this prints. */
static void write_cff(const char *version, const lec_cited_result *result, FILE *file)
{
    (void)result;
    fprintf(file,
            "cff-version: 1.2.0\n"
            "message: \"If you use lectern in research, please cite it as below, with its "
            "version.\"\n"
            "title: \"%s\"\ntype: software\nversion: %s\ndate-released: %s\n"
            "license: GPL-3.0-or-later\nauthors:\n  - name: \"%s\"\nkeywords:\n"
            "  - discourse analysis\n  - press conferences\n  - corpus linguistics\n"
            "  - political communication\n",
            name, version, LECTERN_RELEASED, authors);
}

static void write_both(const char *version, const lec_cited_result *result, FILE *file)
{
    write_text(version, result, file);
    putc('\n', file);
    write_bibtex(version, result, file);
}

const lec_citation_format lec_citation_formats[] = {
    {"all", write_both}, {"text", write_text}, {"bibtex", write_bibtex}, {"cff", write_cff}, {0}};
