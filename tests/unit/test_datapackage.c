/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/datapackage.h"

#include <jansson.h>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "analysis/analysis.h"
#include "tests/support/check.h"

static const lec_column columns[] = {
    {"conference", LEC_TEXT, "name", NULL, NULL, NULL},
    {"date", LEC_DATE, "day", NULL, NULL, NULL},
    {"role", LEC_NAME, "role", NULL, NULL, NULL},
    {"count", LEC_COUNT, "how often", "words", NULL, NULL},
    {"npmi", LEC_NUMBER, "normalised \"PMI\"", NULL, "pmi / -log2 p", "Bouma 2009"},
    {0},
};

static char *written(const lec_resource *resources, size_t count, const char *title)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    lec_error error = {0};
    CHECK_COUNT(lec_datapackage_write(resources, count, title, file, &error), LEC_OK,
                error.message);
    fclose(file);
    return bytes;
}

/* Types and keys as specs.frictionlessdata.io/table-schema names them. */
static const char pairs_package[] = "{\n"
                                    "  \"name\": \"lectern-report\",\n"
                                    "  \"profile\": \"tabular-data-package\",\n"
                                    "  \"title\": \"A study\",\n"
                                    "  \"resources\": [\n"
                                    "    {\n"
                                    "      \"name\": \"pairs\",\n"
                                    "      \"path\": \"tables/pairs.csv\",\n"
                                    "      \"profile\": \"tabular-data-resource\",\n"
                                    "      \"title\": \"Pairs\",\n"
                                    "      \"format\": \"csv\",\n"
                                    "      \"mediatype\": \"text/csv\",\n"
                                    "      \"encoding\": \"utf-8\",\n"
                                    "      \"dialect\": {\n"
                                    "        \"delimiter\": \",\",\n"
                                    "        \"lineTerminator\": \"\\n\",\n"
                                    "        \"quoteChar\": \"\\\"\",\n"
                                    "        \"doubleQuote\": true,\n"
                                    "        \"header\": true\n"
                                    "      },\n"
                                    "      \"rows\": 41,\n"
                                    "      \"schema\": {\n"
                                    "        \"fields\": [\n"
                                    "          {\n"
                                    "            \"name\": \"conference\",\n"
                                    "            \"type\": \"string\",\n"
                                    "            \"description\": \"name\"\n"
                                    "          },\n"
                                    "          {\n"
                                    "            \"name\": \"date\",\n"
                                    "            \"type\": \"date\",\n"
                                    "            \"description\": \"day\"\n"
                                    "          },\n"
                                    "          {\n"
                                    "            \"name\": \"role\",\n"
                                    "            \"type\": \"string\",\n"
                                    "            \"description\": \"role\"\n"
                                    "          },\n"
                                    "          {\n"
                                    "            \"name\": \"count\",\n"
                                    "            \"type\": \"integer\",\n"
                                    "            \"description\": \"how often\",\n"
                                    "            \"unit\": \"words\"\n"
                                    "          },\n"
                                    "          {\n"
                                    "            \"name\": \"npmi\",\n"
                                    "            \"type\": \"number\",\n"
                                    "            \"description\": \"normalised \\\"PMI\\\"\",\n"
                                    "            \"formula\": \"pmi / -log2 p\",\n"
                                    "            \"source\": \"Bouma 2009\"\n"
                                    "          }\n"
                                    "        ],\n"
                                    "        \"missingValues\": [\n"
                                    "          \"\"\n"
                                    "        ],\n"
                                    "        \"primaryKey\": [\n"
                                    "          \"conference\",\n"
                                    "          \"date\"\n"
                                    "        ]\n"
                                    "      },\n"
                                    "      \"families\": [\n"
                                    "        {\n"
                                    "          \"keys\": [\n"
                                    "            \"conference\",\n"
                                    "            \"role\"\n"
                                    "          ],\n"
                                    "          \"adjusts\": \"npmi\",\n"
                                    "          \"log10_q\": \"log10_q\",\n"
                                    "          \"q\": \"q\",\n"
                                    "          \"tests\": \"count\",\n"
                                    "          \"source\": \"Holm 1979\"\n"
                                    "        }\n"
                                    "      ]\n"
                                    "    }\n"
                                    "  ]\n"
                                    "}\n";

static const lec_family families[] = {
    {"conference,role", "count", "npmi", "log10_q", "q", "Holm 1979"},
    {0},
};

static void test_bytes(void)
{
    const lec_resource resource = {"pairs", "tables/pairs.csv", "Pairs", columns, 2, 41, families};
    char *got = written(&resource, 1, "A study");
    CHECK_TEXT(got, pairs_package, "datapackage.json");
    free(got);
}

/* Every registered analysis makes a resource that reads back, with all its columns. */
static void test_registry(void)
{
    for (const lec_registered *at = lec_analyses; at->analysis != NULL; at++) {
        const lec_analysis *analysis = at->analysis;
        const lec_resource resource = {.name = analysis->name,
                                       .file = "t.csv",
                                       .summary = analysis->summary,
                                       .columns = analysis->columns,
                                       .key_count = analysis->key_count,
                                       .families = analysis->families};
        char *text = written(&resource, 1, "");
        json_t *package = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
        const json_t *read = json_array_get(json_object_get(package, "resources"), 0);
        const json_t *schema = json_object_get(read, "schema");
        size_t count = 0;
        while (analysis->columns[count].name != NULL) count++;
        CHECK_COUNT(json_array_size(json_object_get(schema, "fields")), count, analysis->name);
        CHECK_COUNT(json_array_size(json_object_get(schema, "primaryKey")), analysis->key_count,
                    analysis->name);
        json_decref(package);
        free(text);
    }
    char *empty = written(NULL, 0, "");
    CHECK_TRUE(strstr(empty, "\"resources\": []") != NULL, "no tables");
    free(empty);
}

static bool is_ours(const char *text)
{
    char path[] = "/tmp/lectern-package-XXXXXX";
    CHECK_TRUE(mkdtemp(path) != NULL, "folder");
    const int folder = open(path, O_RDONLY | O_DIRECTORY);
    if (text != NULL) {
        const int file = openat(folder, LEC_DATAPACKAGE_FILE, O_WRONLY | O_CREAT, 0600);
        CHECK_COUNT(write(file, text, strlen(text)), strlen(text), "file");
        close(file);
    }
    int failure;
    const bool answer = lec_datapackage_is_ours(folder, &failure);
    CHECK_COUNT(failure, 0, "nothing failed");
    unlinkat(folder, LEC_DATAPACKAGE_FILE, 0);
    close(folder);
    rmdir(path);
    return answer;
}

static void test_is_ours(void)
{
    char *own = written(NULL, 0, "");
    CHECK_TRUE(is_ours(own), "what lectern writes");
    CHECK_TRUE(!is_ours("{\"name\": \"lectern\"}"), "another name");
    CHECK_TRUE(!is_ours("{\"name\": 1}"), "a number");
    CHECK_TRUE(!is_ours("[]"), "a list");
    CHECK_TRUE(!is_ours("{"), "not JSON");
    CHECK_TRUE(!is_ours(""), "empty");
    CHECK_TRUE(!is_ours(NULL), "missing");
    free(own);
}

static void test_full_disk(void)
{
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL) SKIP("no /dev/full");
    lec_error error = {0};
    CHECK_COUNT(lec_datapackage_write(NULL, 0, "", full, &error), LEC_BAD_DATA, "full");
    CHECK_TEXT(error.message,
               "cannot write the file: No space left on device; make room or write elsewhere",
               "full");
    fclose(full);
}

const lec_test lec_tests_datapackage[] = {
    {"bytes", test_bytes},
    {"registry", test_registry},
    {"is_ours", test_is_ours},
    {"full_disk", test_full_disk},
    {0},
};
