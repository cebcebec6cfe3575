/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rules are those of RO-Crate 1.2 (w3id.org/ro/crate/1.2): a descriptor about the root, a root
 * that is a Dataset with name, description, datePublished and license, every part of it described.
 */
#include "io/output/crate.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"

static const lec_listed_file files[] = {{"plots/a b.svg", "aa"}, {"tables/words.csv", "bb"}};

static json_t *written(const lec_crate *crate)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    lec_error error = {0};
    CHECK_COUNT(lec_crate_write(crate, file, &error), LEC_OK, error.message);
    fclose(file);
    json_t *document = json_loads(bytes, JSON_REJECT_DUPLICATES, NULL);
    free(bytes);
    return document;
}

static const json_t *entity_of(const json_t *graph, const char *id)
{
    const json_t *found = NULL;
    for (size_t i = 0; i < json_array_size(graph); i++) {
        const json_t *entity = json_array_get(graph, i);
        if (strcmp(json_string_value(json_object_get(entity, "@id")), id) != 0) continue;
        CHECK_TRUE(found == NULL, "an @id names one entity");
        found = entity;
    }
    return found;
}

static const char *text_in(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "(none)";
}

/* Every {"@id"} in a value names an entity, but for the specification, which is a name. */
static void check_references(const json_t *graph, const json_t *value)
{
    const char *id = json_string_value(json_object_get(value, "@id"));
    if (id != NULL && strcmp(id, "https://w3id.org/ro/crate/1.2") != 0)
        CHECK_TRUE(entity_of(graph, id) != NULL, id);
    for (size_t i = 0; i < json_array_size(value); i++)
        check_references(graph, json_array_get(value, i));
}

static void check_graph(const json_t *graph)
{
    for (size_t i = 0; i < json_array_size(graph); i++) {
        const char *key;
        json_t *value, *entity = json_array_get(graph, i);
        CHECK_TRUE(json_is_string(json_object_get(entity, "@type")), "a type");
        json_object_foreach(entity, key, value) check_references(graph, value);
    }
    const json_t *descriptor = entity_of(graph, "ro-crate-metadata.json"),
                 *root = entity_of(graph, "./"), *run = entity_of(graph, "#run");
    CHECK_TEXT(text_in(json_object_get(descriptor, "about"), "@id"), "./", "about the root");
    CHECK_TEXT(text_in(root, "@type"), "Dataset", "the root");
    CHECK_TEXT(text_in(root, "name"), "Talks \xef\xbf\xbd", "title of the study");
    CHECK_TEXT(text_in(root, "datePublished"), "2031-05", "date");
    CHECK_TRUE(json_is_string(json_object_get(root, "license")), "license");
    CHECK_COUNT(json_array_size(json_object_get(root, "hasPart")), 3, "two files and run.json");
    CHECK_TEXT(text_in(entity_of(graph, "tables/words.csv"), "sha256"), "bb", "hash");
    CHECK_TEXT(text_in(entity_of(graph, "plots/a%20b.svg"), "name"), "plots/a b.svg", "a URI");
    CHECK_TEXT(text_in(run, "description"), "lectern report --seed=7 talks", "the call");
    CHECK_TEXT(text_in(entity_of(graph, "#input-1"), "sha256"), "00ff", "what was read");
}

static void test_crate(void)
{
    static const lec_package libraries[] = {{"ICU", "72.1"}, {"gumbo", ""}, {0}};
    static const char *const options[] = {"--seed=7", "--output=x"}, *const paths[] = {"talks"};
    const lec_reading reading = {
        .source = {.path = "talks/a.txt", .sha256 = "00ff", .file_bytes = 4711}};
    const lec_run_record run = {.command = "report",
                                .version = "1.2.3",
                                .libraries = libraries,
                                .options = options,
                                .option_count = 2,
                                .paths = paths,
                                .path_count = 1,
                                .readings = &reading,
                                .reading_count = 1,
                                .files = {files, 2}};
    const lec_crate crate = {
        .title = "Talks \xff", .date = "2031-05", .conference_count = 1, .run = &run};
    json_t *document = written(&crate);
    CHECK_TEXT(text_in(document, "@context"), "https://w3id.org/ro/crate/1.2/context", "context");
    check_graph(json_object_get(document, "@graph"));
    json_decref(document);
}

static void test_date(void)
{
    lec_arena *arena = lec_arena_new();
    lec_conference conferences[] = {{.date = "2031-05-02"}, {.date = ""}, {.date = "2031-06"}};
    lec_corpus corpus = {.conference = conferences, .conference_count = 3};
    unsetenv("SOURCE_DATE_EPOCH");
    CHECK_TEXT(lec_crate_date(&corpus, "2026-11-23", arena), "2031-06", "the last conference");
    corpus.conference_count = 0;
    CHECK_TEXT(lec_crate_date(&corpus, "2026-11-23", arena), "2026-11-23", "none has a date");
    setenv("SOURCE_DATE_EPOCH", "951782400", 1); /* date -u -d @951782400 */
    CHECK_TEXT(lec_crate_date(&corpus, "2026-11-23", arena), "2000-02-29", "as told");
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    CHECK_TEXT(lec_crate_date(&corpus, "2026-11-23", arena), "2026-11-23", "no number");
    unsetenv("SOURCE_DATE_EPOCH");
    lec_arena_free(arena);
}

const lec_test lec_tests_crate[] = {{"crate", test_crate}, {"date", test_date}, {0}};
