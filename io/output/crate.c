/* SPDX-License-Identifier: GPL-3.0-or-later
 * crate.c -- a flat list of entities that refer to each other by @id. Files of the result have
 * their path as @id, escaped as a URI; what was read is not in the crate and has an @id of ours
 * (#input-1).
 */
#include "io/output/crate.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "io/output/json.h"

static const char specification[] = "https://w3id.org/ro/crate/1.2",
                  process_profile[] = "https://w3id.org/ro/wfrun/process/0.5",
                  licence[] = "https://spdx.org/licenses/GPL-3.0-or-later",
                  program_id[] = "#lectern", run_id[] = "#run";

const char *lec_crate_date(const lec_corpus *corpus, const char *released, lec_arena *arena)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH"), *last = "";
    char *end = NULL;
    const long long seconds = epoch != NULL ? strtoll(epoch, &end, 10) : -1;
    const time_t time = (time_t)seconds;
    struct tm day;
    if (seconds >= 0 && end != epoch && *end == '\0' && gmtime_r(&time, &day) != NULL)
        return lec_arena_format(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1,
                                day.tm_mday);
    for (size_t i = 0; i < corpus->conference_count; i++) {
        const char *date = corpus->conference[i].date;
        if (strcmp(date, last) > 0) last = date;
    }
    return last[0] != '\0' ? last : released;
}

/* --- entities -------------------------------------------------------------------------------- */

static json_t *entity(json_t *graph, const char *id, const char *type, lec_arena *arena)
{
    json_t *object = lec_json_object(arena);
    lec_json_add_text(object, "@id", id);
    lec_json_add_text(object, "@type", type);
    lec_json_add(graph, NULL, object);
    return object;
}

static json_t *reference(const char *id, lec_arena *arena)
{
    json_t *object = lec_json_object(arena);
    lec_json_add_text(object, "@id", id);
    return object;
}

static const char *media_type(const char *path)
{
    static const char *const types[][2] = {
        {".csv", "text/csv"},        {".json", "application/json"},
        {".html", "text/html"},      {".svg", "image/svg+xml"},
        {".png", "image/png"},       {".gp", "text/x-gnuplot"},
        {".pdf", "application/pdf"}, {".eps", "application/postscript"},
        {".tex", "text/x-tex"},
    };
    const char *suffix = strrchr(path, '.');
    for (size_t i = 0; suffix != NULL && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i][0], suffix) == 0) return types[i][1];
    return NULL;
}

/* A path as a relative URI (RFC 3986): what is not unreserved, nor the slash, as %XX. */
static const char *uri_of(const char *path, lec_arena *arena)
{
    static const char digits[] = "0123456789ABCDEF", kept[] = "-._~/";
    char *uri = lec_arena_alloc(arena, 3 * strlen(path) + 1, 1), *end = uri;
    for (; *path != '\0'; path++) {
        const unsigned char byte = (unsigned char)*path;
        const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (is_letter || (byte >= '0' && byte <= '9') || strchr(kept, byte) != NULL) {
            *end++ = *path;
            continue;
        }
        *end++ = '%';
        *end++ = digits[byte >> 4];
        *end++ = digits[byte & 0xf];
    }
    *end = '\0';
    return uri;
}

/* A file of the result; lists it as a part of the whole and as a result of the run. */
static void add_file(json_t *graph, const lec_listed_file *listed, json_t *parts, json_t *results,
                     lec_arena *arena)
{
    const char *id = uri_of(listed->path, arena);
    json_t *file = entity(graph, id, "File", arena);
    lec_json_add_text(file, "name", listed->path);
    lec_json_add_text(file, "encodingFormat", media_type(listed->path));
    lec_json_add_text(file, "sha256", listed->sha256);
    lec_json_add(parts, NULL, reference(id, arena));
    lec_json_add(results, NULL, reference(id, arena));
}

/* The ones that are not in the crate, in the order they were read. */
static json_t *add_inputs(json_t *graph, const lec_run_record *run, lec_arena *arena)
{
    json_t *objects = lec_json_array(arena);
    for (size_t i = 0; i < run->reading_count; i++) {
        const lec_source *source = &run->readings[i].source;
        const char *id = lec_arena_format(arena, "#input-%zu", i + 1);
        json_t *input = entity(graph, id, "CreativeWork", arena);
        lec_json_add_text(input, "name", source->path);
        lec_json_add_text(input, "sha256", source->sha256);
        lec_json_add(input, "contentSize", json_integer((json_int_t)source->file_bytes));
        lec_json_add(objects, NULL, reference(id, arena));
    }
    return objects;
}

static json_t *add_libraries(json_t *graph, const lec_package *libraries, lec_arena *arena)
{
    json_t *list = lec_json_array(arena);
    for (; libraries->name != NULL; libraries++) {
        const char *id = lec_arena_format(arena, "#library-%s", libraries->name);
        json_t *library = entity(graph, id, "SoftwareApplication", arena);
        lec_json_add_text(library, "name", libraries->name);
        if (libraries->version[0] != '\0')
            lec_json_add_text(library, "version", libraries->version);
        lec_json_add(list, NULL, reference(id, arena));
    }
    return list;
}

static void add_program(json_t *graph, const lec_run_record *run, lec_arena *arena)
{
    json_t *libraries = add_libraries(graph, run->libraries, arena);
    json_t *program = entity(graph, program_id, "SoftwareApplication", arena);
    lec_json_add_text(program, "name", "lectern");
    lec_json_add_text(program, "version", run->version);
    lec_json_add_text(program, "description",
                      "Statistical discourse analysis of press-conference transcripts");
    lec_json_add(program, "license", reference(licence, arena));
    lec_json_add(program, "softwareRequirements", libraries);
    json_t *terms = entity(graph, licence, "CreativeWork", arena);
    lec_json_add_text(terms, "name", "GNU General Public License v3.0 or later");
}

/* What the descriptor and the root must say. */
static json_t *add_root(json_t *graph, const lec_crate *crate, lec_arena *arena)
{
    const bool is_report = strcmp(crate->run->command, "report") == 0;
    const char *of_report =
        is_report ? " Tables, charts and a page: who held the floor, what was said, asked and "
                    "answered, with intervals. datapackage.json says what every column means."
                  : "";
    json_t *descriptor = entity(graph, LEC_CRATE_FILE, "CreativeWork", arena);
    lec_json_add(descriptor, "conformsTo", reference(specification, arena));
    lec_json_add(descriptor, "about", reference("./", arena));
    json_t *root = entity(graph, "./", "Dataset", arena);
    lec_json_add(root, "conformsTo", reference(process_profile, arena));
    lec_json_add_text(root, "name", crate->title[0] != '\0' ? crate->title : "Result of lectern");
    lec_json_add_text(root, "description",
                      lec_arena_format(arena, "Made by lectern %s (%s) of %zu conference%s.%s",
                                       crate->run->version, crate->run->command,
                                       crate->conference_count,
                                       crate->conference_count == 1 ? "" : "s", of_report));
    lec_json_add_text(root, "datePublished", crate->date);
    lec_json_add_text(root, "license",
                      "As the transcripts that it was made of: ask whom they belong to.");
    lec_json_add(root, "mentions", reference(run_id, arena));
    json_t *profile = entity(graph, process_profile, "CreativeWork", arena);
    lec_json_add_text(profile, "name", "Process Run Crate");
    lec_json_add_text(profile, "version", "0.5");
    return root;
}

static void add_options(json_t *action, const lec_run_record *run, lec_arena *arena)
{
    const char *call = lec_arena_format(arena, "lectern %s", run->command);
    for (size_t i = 0; i < run->option_count; i++)
        if (lec_option_changes_results(run->options[i]))
            call = lec_arena_format(arena, "%s %s", call, run->options[i]);
    for (size_t i = 0; i < run->path_count; i++)
        call = lec_arena_format(arena, "%s %s", call, run->paths[i]);
    lec_json_add_text(action, "description", call);
}

lec_status lec_crate_write(const lec_crate *crate, FILE *file, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_run_record *run = crate->run;
    json_t *document = lec_json_object(arena), *graph = lec_json_array(arena),
           *parts = lec_json_array(arena), *results = lec_json_array(arena);
    json_t *root = add_root(graph, crate, arena);
    for (size_t i = 0; i < run->files.count; i++)
        add_file(graph, &run->files.items[i], parts, results, arena);
    const lec_listed_file record = {LEC_RUN_RECORD_FILE, NULL}; /* is written last */
    add_file(graph, &record, parts, results, arena);
    lec_json_add(root, "hasPart", parts);
    json_t *inputs = add_inputs(graph, run, arena);
    add_program(graph, run, arena);
    json_t *action = entity(graph, run_id, "CreateAction", arena);
    lec_json_add_text(action, "name", lec_arena_format(arena, "lectern %s", run->command));
    add_options(action, run, arena);
    lec_json_add(action, "instrument", reference(program_id, arena));
    lec_json_add(action, "object", inputs);
    lec_json_add(action, "result", results);
    lec_json_add_text(document, "@context", "https://w3id.org/ro/crate/1.2/context");
    lec_json_add(document, "@graph", graph);
    const lec_status status = lec_json_write(document, file, error);
    lec_arena_free(arena);
    return status;
}
