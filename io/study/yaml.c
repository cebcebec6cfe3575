/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/yaml.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/limits.h"
#include "core/memory.h"
#include "io/words/unicode.h"

/* What libyaml and libcyaml may take for a text, and more. */
enum { ROOM = 1 << 18, ROOM_A_BYTE = 64 };

/* --- parsing --------------------------------------------------------------------------------- */

static void delete_document(void *document)
{
    yaml_document_delete(document);
}

static lec_status check_utf8(const lec_yaml *yaml, lec_error *error)
{
    size_t line = 1;
    for (uint32_t at = 0; at < (uint32_t)yaml->length;) {
        if (yaml->text[at] == '\n') line++;
        if (yaml->text[at] == '\0' || lec_utf8_next(yaml->text, &at, (uint32_t)yaml->length) < 0)
            return lec_fail(error, LEC_BAD_DATA, "%s:%zu: not UTF-8; save it as UTF-8 text",
                            yaml->path, line);
    }
    return LEC_OK;
}

/* libyaml looks at every bracket that is open for every token: 400 KB of `[` would take hours. */
static lec_status check_brackets(const lec_yaml *yaml, lec_arena *arena, lec_error *error)
{
    size_t line = 1, open = 0;
    for (size_t at = 0; at < yaml->length; at++) {
        const char byte = yaml->text[at];
        if (byte == '\n') line++;
        if (byte == '[' || byte == '{') open++;
        if ((byte == ']' || byte == '}') && open > 0) open--;
        if (open > lec_limits[LEC_LIMIT_BRACKETS].most)
            return lec_limit_fail(LEC_LIMIT_BRACKETS, 0,
                                  lec_arena_format(arena, "%s:%zu", yaml->path, line), error);
    }
    return LEC_OK;
}

static lec_status not_yaml(const lec_yaml *yaml, const yaml_parser_t *parser, lec_error *error)
{
    /* the composer says nothing when it finds no memory */
    if (parser->error == YAML_MEMORY_ERROR || parser->error == YAML_NO_ERROR) lec_memory_ran_out();
    return lec_fail(error, LEC_BAD_DATA,
                    "%s:%zu: not YAML: %s%s%s; check indentation, colons, brackets and quotes",
                    yaml->path, parser->problem_mark.line + 1,
                    parser->problem != NULL ? parser->problem : "it cannot be read",
                    parser->context != NULL ? " " : "",
                    parser->context != NULL ? parser->context : "");
}

static lec_status check_event(const lec_yaml *yaml, const yaml_event_t *event, size_t *documents,
                              lec_error *error)
{
    const size_t line = event->start_mark.line + 1;
    if (event->type == YAML_ALIAS_EVENT)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%zu: '*%s' is a YAML alias, which a study cannot use; "
                        "put a pattern that begins with * in quotes",
                        yaml->path, line, (const char *)event->data.alias.anchor);
    if (event->type == YAML_DOCUMENT_START_EVENT && ++*documents > 1)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%zu: a second YAML document begins; keep one study in a file",
                        yaml->path, line);
    return LEC_OK;
}

static void delete_parser(void *parser)
{
    yaml_parser_delete(parser);
}

/* Of the text, in an arena. */
static yaml_parser_t *parser_new(const lec_yaml *yaml, lec_arena *arena)
{
    yaml_parser_t *parser = lec_new(arena, yaml_parser_t, 1);
    lec_memory_expect(ROOM + ROOM_A_BYTE * yaml->length);
    if (!yaml_parser_initialize(parser)) lec_memory_ran_out();
    lec_arena_adopt(arena, parser, delete_parser);
    yaml_parser_set_input_string(parser, (const unsigned char *)yaml->text, yaml->length);
    return parser;
}

/* Reads the whole text as events, so that a mistake is told before anything is built. */
static lec_status check_events(const lec_yaml *yaml, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    yaml_parser_t *parser = parser_new(yaml, arena);
    lec_status status = LEC_OK;
    size_t documents = 0;
    for (bool at_end = false; status == LEC_OK && !at_end;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            status = not_yaml(yaml, parser, error);
            break;
        }
        status = check_event(yaml, &event, &documents, error);
        at_end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    if (status == LEC_OK && documents == 0)
        status = lec_fail(error, LEC_BAD_DATA, "%s: nothing in it; see 'lectern study' for a model",
                          yaml->path);
    lec_arena_free(arena);
    return status;
}

lec_status lec_yaml_parse(const char *path, const char *text, size_t length, lec_arena *arena,
                          lec_yaml *out, lec_error *error)
{
    *out = (lec_yaml){.path = path, .text = text, .length = length, .arena = arena};
    lec_status status = check_utf8(out, error);
    if (status == LEC_OK) status = check_brackets(out, arena, error);
    if (status == LEC_OK) status = check_events(out, error);
    if (status != LEC_OK) return status;

    lec_arena *reading = lec_arena_new();
    yaml_parser_t *parser = parser_new(out, reading);
    out->document = lec_new(arena, yaml_document_t, 1);
    if (yaml_parser_load(parser, out->document))
        lec_arena_adopt(arena, out->document, delete_document);
    else
        status = not_yaml(out, parser, error);
    lec_arena_free(reading);
    return status;
}

/* --- nodes ----------------------------------------------------------------------------------- */

yaml_node_t *lec_yaml_root(const lec_yaml *yaml)
{
    return yaml_document_get_root_node(yaml->document);
}

static const char *scalar(const yaml_node_t *node)
{
    return (const char *)node->data.scalar.value;
}

static bool is_scalar_called(const yaml_node_t *node, const char *text)
{
    return node->type == YAML_SCALAR_NODE && strcmp(scalar(node), text) == 0;
}

static yaml_node_t *node_of(const lec_yaml *yaml, int id)
{
    yaml_node_t *node = yaml_document_get_node(yaml->document, id);
    assert(node != NULL); /* ids come from the document itself */
    return node;
}

yaml_node_t *lec_yaml_field(const lec_yaml *yaml, const yaml_node_t *mapping, const char *key)
{
    if (mapping == NULL || mapping->type != YAML_MAPPING_NODE) return NULL;
    for (const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++)
        if (is_scalar_called(node_of(yaml, pair->key), key)) return node_of(yaml, pair->value);
    return NULL;
}

yaml_node_t *lec_yaml_item(const lec_yaml *yaml, const yaml_node_t *sequence, size_t index)
{
    if (sequence == NULL || sequence->type != YAML_SEQUENCE_NODE) return NULL;
    const yaml_node_item_t *start = sequence->data.sequence.items.start;
    const size_t count = (size_t)(sequence->data.sequence.items.top - start);
    return index < count ? node_of(yaml, start[index]) : NULL;
}

size_t lec_yaml_line(const yaml_node_t *node)
{
    return node != NULL ? node->start_mark.line + 1 : 1;
}

/* --- checking against the schema ---------------------------------------------------------------
 */

static lec_status check_node(const lec_yaml *yaml, const cyaml_schema_value_t *schema,
                             const yaml_node_t *node, const char *what, lec_error *error);

static lec_status wrong(const lec_yaml *yaml, const yaml_node_t *node, const char *what,
                        const char *remedy, lec_error *error)
{
    return lec_fail(error, LEC_BAD_DATA, "%s:%zu: '%s' must be %s", yaml->path, lec_yaml_line(node),
                    what, remedy);
}

/* "a, b, c" of the keys of a mapping. */
static const char *keys_of(const lec_yaml *yaml, const cyaml_schema_field_t *fields)
{
    const char *keys = fields->key;
    while ((++fields)->key != NULL)
        keys = lec_arena_format(yaml->arena, "%s, %s", keys, fields->key);
    return keys;
}

static const char *choices_of(const lec_yaml *yaml, const cyaml_schema_value_t *schema)
{
    const char *choices = schema->enumeration.strings[0].str;
    for (uint32_t i = 1; i < schema->enumeration.count; i++)
        choices =
            lec_arena_format(yaml->arena, "%s, %s", choices, schema->enumeration.strings[i].str);
    return choices;
}

static bool is_choice(const cyaml_schema_value_t *schema, const yaml_node_t *node)
{
    for (uint32_t i = 0; i < schema->enumeration.count; i++)
        if (is_scalar_called(node, schema->enumeration.strings[i].str)) return true;
    return false;
}

static const cyaml_schema_field_t *field_called(const cyaml_schema_field_t *fields,
                                                const yaml_node_t *key)
{
    for (; fields->key != NULL; fields++)
        if (is_scalar_called(key, fields->key)) return fields;
    return NULL;
}

static lec_status check_pair(const lec_yaml *yaml, const cyaml_schema_value_t *schema,
                             const yaml_node_t *mapping, const yaml_node_pair_t *pair,
                             const char *what, lec_error *error)
{
    const yaml_node_t *key = node_of(yaml, pair->key), *value = node_of(yaml, pair->value);
    const cyaml_schema_field_t *field = field_called(schema->mapping.fields, key);
    if (field == NULL)
        return lec_fail(error, LEC_BAD_DATA, "%s:%zu: unknown key '%s' in '%s'; the keys are %s",
                        yaml->path, lec_yaml_line(key),
                        key->type == YAML_SCALAR_NODE ? scalar(key) : "[...]", what,
                        keys_of(yaml, schema->mapping.fields));
    if (lec_yaml_field(yaml, mapping, field->key) != value)
        return lec_fail(error, LEC_BAD_DATA, "%s:%zu: a second '%s' in '%s'; keep one", yaml->path,
                        lec_yaml_line(key), field->key, what);
    return check_node(yaml, &field->value, value, field->key, error);
}

static lec_status check_mapping(const lec_yaml *yaml, const cyaml_schema_value_t *schema,
                                const yaml_node_t *node, const char *what, lec_error *error)
{
    if (node->type != YAML_MAPPING_NODE)
        return wrong(yaml, node, what,
                     lec_arena_format(yaml->arena, "'key: value' lines; the keys are %s",
                                      keys_of(yaml, schema->mapping.fields)),
                     error);
    lec_status status = LEC_OK;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         status == LEC_OK && pair < node->data.mapping.pairs.top; pair++)
        status = check_pair(yaml, schema, node, pair, what, error);
    for (const cyaml_schema_field_t *field = schema->mapping.fields;
         status == LEC_OK && field->key != NULL; field++)
        if ((field->value.flags & CYAML_FLAG_OPTIONAL) == 0 &&
            lec_yaml_field(yaml, node, field->key) == NULL)
            status = lec_fail(error, LEC_BAD_DATA, "%s:%zu: '%s' without '%s'; add '%s: ...'",
                              yaml->path, lec_yaml_line(node), what, field->key, field->key);
    return status;
}

static lec_status check_sequence(const lec_yaml *yaml, const cyaml_schema_value_t *schema,
                                 const yaml_node_t *node, const char *what, lec_error *error)
{
    if (node->type != YAML_SEQUENCE_NODE)
        return wrong(yaml, node, what, "a list; write [a, b], or one entry a line after '- '",
                     error);
    const size_t count = (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
    if (schema->type == CYAML_SEQUENCE_FIXED && count != schema->sequence.max)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%zu: an entry of '%s' has %zu parts; write %u in brackets, as [a, b]",
                        yaml->path, lec_yaml_line(node), what, count, schema->sequence.max);
    lec_status status = LEC_OK;
    for (size_t i = 0; status == LEC_OK && i < count; i++)
        status =
            check_node(yaml, schema->sequence.entry, lec_yaml_item(yaml, node, i), what, error);
    return status;
}

static bool is_number(const yaml_node_t *node, bool with_fraction)
{
    if (node->type != YAML_SCALAR_NODE) return false;
    const char *digits = scalar(node);
    const size_t whole = strspn(digits, "0123456789");
    if (whole == 0 || whole > 9 || (whole > 1 && digits[0] == '0')) return false;
    if (!with_fraction || digits[whole] != '.') return digits[whole] == '\0';
    const size_t fraction = strspn(digits + whole + 1, "0123456789");
    return fraction > 0 && fraction <= 9 && digits[whole + 1 + fraction] == '\0';
}

/* The types that studies use. */
static lec_status check_node(const lec_yaml *yaml, const cyaml_schema_value_t *schema,
                             const yaml_node_t *node, const char *what, lec_error *error)
{
    switch (schema->type) {
    case CYAML_MAPPING:
        return check_mapping(yaml, schema, node, what, error);
    case CYAML_SEQUENCE:
    case CYAML_SEQUENCE_FIXED:
        return check_sequence(yaml, schema, node, what, error);
    case CYAML_ENUM:
        if (is_choice(schema, node)) return LEC_OK;
        return wrong(yaml, node, what,
                     lec_arena_format(yaml->arena, "one of %s", choices_of(yaml, schema)), error);
    case CYAML_UINT:
        if (is_number(node, false)) return LEC_OK;
        return wrong(yaml, node, what, "a whole number, as 10", error);
    case CYAML_FLOAT:
        if (is_number(node, true)) return LEC_OK;
        return wrong(yaml, node, what, "a number, as 150 or 142.5", error);
    default:
        if (node->type == YAML_SCALAR_NODE) return LEC_OK;
        return wrong(yaml, node, what, "a text; put it in quotes if it has brackets or a colon",
                     error);
    }
}

/* --- loading --------------------------------------------------------------------------------- */

static const cyaml_config_t config = {
    .mem_fn = cyaml_mem, /* no log_fn: libcyaml prints nothing */
    .flags = CYAML_CFG_NO_ALIAS,
};

typedef struct {
    const cyaml_schema_value_t *schema;
    cyaml_data_t *data;
} loaded;

static void free_loaded(void *object)
{
    const loaded *entry = object;
    cyaml_free(&config, entry->schema, entry->data, 0);
}

lec_status lec_yaml_load(const lec_yaml *yaml, const cyaml_schema_value_t *schema, void **out,
                         lec_error *error)
{
    const lec_status status = check_node(yaml, schema, lec_yaml_root(yaml), "study", error);
    if (status != LEC_OK) return status;
    loaded *entry = lec_new(yaml->arena, loaded, 1);
    entry->schema = schema;
    lec_memory_expect(ROOM + ROOM_A_BYTE * yaml->length);
    const cyaml_err_t failure = cyaml_load_data((const uint8_t *)yaml->text, yaml->length, &config,
                                                schema, &entry->data, NULL);
    /* libyaml has read this text before: what stops it now is memory */
    if (failure == CYAML_ERR_OOM || failure == CYAML_ERR_LIBYAML_PARSER ||
        failure == CYAML_ERR_LIBYAML_PARSER_INIT)
        lec_memory_ran_out();
    if (failure != CYAML_OK)
        return lec_fail(error, LEC_BAD_DATA, "%s: cannot be read: %s; see 'lectern study'",
                        yaml->path, cyaml_strerror(failure));
    lec_arena_adopt(yaml->arena, entry, free_loaded);
    *out = entry->data;
    return LEC_OK;
}
