/* SPDX-License-Identifier: GPL-3.0-or-later
 * yaml.h -- a YAML text loaded by libcyaml as a schema says, with the line of every mistake.
 *
 * libcyaml tells that something is wrong, but not reliably where; so the text is first read by
 * libyaml (libcyaml's own parser), whose nodes know their lines, and checked against the schema. */
#ifndef LEC_IO_YAML_H
#define LEC_IO_YAML_H

#include <cyaml/cyaml.h>
#include <yaml.h>

#include "core/arena.h"
#include "core/status.h"

typedef struct {
    const char *path; /* for messages */
    const char *text; /* UTF-8; [length] and a NUL */
    size_t length;
    yaml_document_t *document;
    lec_arena *arena;
} lec_yaml;

/* Parses `text`. LEC_BAD_DATA: not UTF-8, not YAML, several documents, nothing in it, an alias
 * (`*name`: most often a pattern that wants quotes; and refusing them all ends every alias bomb).
 */
LEC_MUST_CHECK lec_status lec_yaml_parse(const char *path, const char *text, size_t length,
                                         lec_arena *arena, lec_yaml *out, lec_error *error);

/* Loads a parsed text into a struct as `schema` (of a pointer to a mapping) says; it belongs to
 * the arena, as the schema must. LEC_BAD_DATA: a key that is unknown, missing or given twice, a
 * value of the wrong type or not among those allowed. */
LEC_MUST_CHECK lec_status lec_yaml_load(const lec_yaml *yaml, const cyaml_schema_value_t *schema,
                                        void **out, lec_error *error);

/* Steps down from a node; NULL when there is nothing, also for a NULL node. */
yaml_node_t *lec_yaml_root(const lec_yaml *yaml);
yaml_node_t *lec_yaml_field(const lec_yaml *yaml, const yaml_node_t *mapping, const char *key);
yaml_node_t *lec_yaml_item(const lec_yaml *yaml, const yaml_node_t *sequence, size_t index);

/* Its 1-based line; 1 for NULL. */
size_t lec_yaml_line(const yaml_node_t *node);

#endif
