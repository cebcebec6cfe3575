/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/datapackage.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "io/output/json.h"

/* By this name a later run knows a result of its own. */
static const char package_name[] = "lectern-report", export_name[] = "lectern-export";

json_t *lec_column_json(const lec_column *column, lec_arena *arena)
{
    static const char *const types[] = {
        [LEC_TEXT] = "string", [LEC_TEXT_BEFORE] = "string", [LEC_NAME] = "string",
        [LEC_DATE] = "date",   [LEC_COUNT] = "integer",      [LEC_NUMBER] = "number"};
    json_t *field = lec_json_object(arena);
    lec_json_add_text(field, "name", column->name);
    lec_json_add_text(field, "type", types[column->type]);
    lec_json_add_text(field, "description", column->meaning);
    lec_json_add_text(field, "unit", column->unit);
    lec_json_add_text(field, "formula", column->formula);
    lec_json_add_text(field, "source", column->source);
    return field;
}

static json_t *schema_of(const lec_resource *resource, lec_arena *arena)
{
    json_t *schema = lec_json_object(arena), *fields = lec_json_array(arena),
           *missing = lec_json_array(arena), *key = lec_json_array(arena);
    for (const lec_column *column = resource->columns; column->name != NULL; column++)
        lec_json_add(fields, NULL, lec_column_json(column, arena));
    for (size_t i = 0; i < resource->key_count; i++)
        lec_json_add_text(key, NULL, resource->columns[i].name);
    lec_json_add_text(missing, NULL, "");
    lec_json_add(schema, "fields", fields);
    lec_json_add(schema, "missingValues", missing);
    if (resource->key_count > 0) lec_json_add(schema, "primaryKey", key);
    return schema;
}

/* How the CSV is written (io/output/table_writer.h). */
static json_t *csv_dialect(lec_arena *arena)
{
    json_t *dialect = lec_json_object(arena);
    lec_json_add_text(dialect, "delimiter", ",");
    lec_json_add_text(dialect, "lineTerminator", "\n");
    lec_json_add_text(dialect, "quoteChar", "\"");
    lec_json_add(dialect, "doubleQuote", json_true());
    lec_json_add(dialect, "header", json_true());
    return dialect;
}

static json_t *names_of(const char *list, lec_arena *arena)
{
    json_t *names = lec_json_array(arena);
    for (const char *at = list[0] != '\0' ? list : NULL; at != NULL;) {
        const size_t length = strcspn(at, ",");
        lec_json_add(names, NULL, json_stringn(at, length));
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
    return names;
}

static json_t *families_of(const lec_family *families, lec_arena *arena)
{
    json_t *list = lec_json_array(arena);
    for (const lec_family *family = families; family->keys != NULL; family++) {
        json_t *object = lec_json_object(arena);
        lec_json_add(object, "keys", names_of(family->keys, arena));
        lec_json_add_text(object, "adjusts", family->log10_p);
        lec_json_add_text(object, "log10_q", family->log10_q);
        lec_json_add_text(object, "q", family->q);
        lec_json_add_text(object, "tests", family->tests);
        lec_json_add_text(object, "source", family->method);
        lec_json_add(list, NULL, object);
    }
    return list;
}

static json_t *resource_of(const lec_resource *resource, lec_arena *arena)
{
    json_t *object = lec_json_object(arena);
    lec_json_add_text(object, "name", resource->name);
    lec_json_add_text(object, "path", resource->file);
    lec_json_add_text(object, "profile", "tabular-data-resource");
    lec_json_add_text(object, "title", resource->summary);
    lec_json_add_text(object, "format", "csv");
    lec_json_add_text(object, "mediatype", "text/csv");
    lec_json_add_text(object, "encoding", "utf-8");
    lec_json_add(object, "dialect", csv_dialect(arena));
    lec_json_add_count(object, "rows", resource->row_count);
    lec_json_add(object, "schema", schema_of(resource, arena));
    if (resource->families != NULL)
        lec_json_add(object, "families", families_of(resource->families, arena));
    return object;
}

lec_status lec_datapackage_write(const lec_resource *resources, size_t count, const char *title,
                                 FILE *file, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    json_t *package = lec_json_object(arena), *list = lec_json_array(arena);
    lec_json_add_text(package, "name", package_name);
    lec_json_add_text(package, "profile", "tabular-data-package");
    if (title[0] != '\0') lec_json_add_text(package, "title", title);
    for (size_t i = 0; i < count; i++) lec_json_add(list, NULL, resource_of(&resources[i], arena));
    lec_json_add(package, "resources", list);
    const lec_status status = lec_json_write(package, file, error);
    lec_arena_free(arena);
    return status;
}

/* A name as a package wants it: small letters, digits, . - _ */
static json_t *name_of_file(const char *path)
{
    lec_arena *arena = lec_arena_new();
    char *name = lec_arena_text(arena, path, strlen(path));
    for (char *at = name; *at != '\0'; at++) {
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at - 'A' + 'a');
        if (*at == '/') *at = '-';
    }
    json_t *text = json_string(name);
    lec_arena_free(arena);
    return text;
}

lec_status lec_datapackage_write_files(const lec_listing *files, const char *title, FILE *file,
                                       lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    json_t *package = lec_json_object(arena), *list = lec_json_array(arena);
    lec_json_add_text(package, "name", export_name);
    if (title[0] != '\0') lec_json_add_text(package, "title", title);
    for (size_t i = 0; i < files->count; i++) {
        json_t *resource = lec_json_object(arena);
        lec_json_add(resource, "name", name_of_file(files->items[i].path));
        lec_json_add_text(resource, "path", files->items[i].path);
        lec_json_add_text(resource, "encoding", "utf-8");
        lec_json_add(list, NULL, resource);
    }
    lec_json_add(package, "resources", list);
    const lec_status status = lec_json_write(package, file, error);
    lec_arena_free(arena);
    return status;
}

bool lec_datapackage_is_ours(int folder, int *failure)
{
    lec_arena *arena = lec_arena_new();
    json_t *package = lec_json_read_at(folder, LEC_DATAPACKAGE_FILE, failure, arena);
    const char *name = json_string_value(json_object_get(package, "name"));
    const bool is_ours =
        name != NULL && (strcmp(name, package_name) == 0 || strcmp(name, export_name) == 0);
    lec_arena_free(arena);
    return is_ours;
}
