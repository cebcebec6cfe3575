/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/concept_dictionary.h"

#include <expat.h>
#include <yaml.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/memory.h"
#include "core/vocabulary.h"
#include "io/study/one_source.h"
#include "io/study/pattern.h"
#include "io/study/rows.h"
#include "io/study/yaml.h"

enum { WITHIN = 10, DEEPEST = 64 };
static const char too_deep[] = "categories too deep inside each other; make a flatter dictionary";

typedef struct {
    const char *path;
    const lec_source *source;
    lec_vocabulary *names;  /* of the categories, by their index */
    LEC_ARRAY(size_t) room; /* of `words` of each */
    LEC_ARRAY(lec_concept) concepts;
    lec_words *words;
    lec_arena *arena;
    lec_error *error;
} reader;

/* --- categories and patterns ----------------------------------------------------------------- */

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static lec_status fail_without_name(reader *r, size_t line)
{
    return lec_fail(r->error, LEC_BAD_DATA, "%s:%zu: a category without a name; give it one",
                    r->path, line);
}

/* The index of the category called `name` in *out. */
static lec_status find_category(reader *r, const char *name, size_t line, size_t *out)
{
    if (is_blank(name)) return fail_without_name(r, line);
    const uint32_t id = lec_vocabulary_add(r->names, name, strlen(name));
    *out = id;
    if (id == r->concepts.count) {
        const lec_concept added = {.name = lec_arena_text(r->arena, name, strlen(name)),
                                   .within = WITHIN};
        LEC_PUSH(r->arena, r->concepts, added);
        LEC_PUSH(r->arena, r->room, 0);
    }
    return LEC_OK;
}

static lec_status add_pattern_to(reader *r, size_t to, const char *text, size_t line)
{
    const char *folded = lec_pattern_fold(r->words, text, r->arena);
    if (folded[0] == '\0') return LEC_OK; /* an emoticon */
    if (folded[strspn(folded, "*? ")] == '\0')
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: the pattern '%s' can match every word; write a letter of it",
                        r->path, line, text);
    lec_concept *concept = &r->concepts.items[to];
    if (concept->word_count == r->room.items[to]) {
        const size_t room = 2 * concept->word_count + 8;
        const char **larger = lec_new(r->arena, const char *, room);
        if (concept->word_count > 0)
            memcpy(larger, concept->words, concept->word_count * sizeof *larger);
        concept->words = larger;
        r->room.items[to] = room;
    }
    ((const char **)concept->words)[concept->word_count++] = folded;
    return LEC_OK;
}

static lec_status add_pattern(reader *r, const char *category, const char *text, size_t line)
{
    size_t to = 0;
    const lec_status status = find_category(r, category, line, &to);
    return status == LEC_OK ? add_pattern_to(r, to, text, line) : status;
}

/* --- lines ----------------------------------------------------------------------------------- */

typedef struct {
    const char *at; /* the rest of the text */
    size_t line;
} line_reader;

/* The next line without blanks around it, or NULL. */
static const char *next_line(line_reader *from, lec_arena *arena)
{
    if (*from->at == '\0') return NULL;
    size_t length = strcspn(from->at, "\r\n");
    const char *start = from->at + strspn(from->at, " \t");
    const char *end = from->at + length;
    while (end > start && (end[-1] == ' ' || end[-1] == '\t')) end--;
    if (from->at[length] == '\r' && from->at[length + 1] == '\n') length++;
    from->at += length + (from->at[length] != '\0');
    from->line++;
    return end > start ? lec_arena_text(arena, start, (size_t)(end - start)) : "";
}

/* --- LIWC ------------------------------------------------------------------------------------ */

typedef struct {
    long number;
    size_t category;
} numbered;

typedef LEC_ARRAY(numbered) numbers;

static lec_status add_numbers(reader *r, const numbers *known, const char *pattern,
                              const char *rest, size_t line)
{
    while (*rest != '\0') {
        char *end;
        const long number = strtol(rest, &end, 10);
        if (end == rest)
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: '%.40s' is no number of a category; write a pattern, then the "
                            "numbers of its categories, parted by tabs",
                            r->path, line, rest);
        size_t i = 0;
        while (i < known->count && known->items[i].number != number) i++;
        if (i == known->count)
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: no category has the number %ld; define it between the lines "
                            "of '%%'",
                            r->path, line, number);
        const lec_status status = add_pattern_to(r, known->items[i].category, pattern, line);
        if (status != LEC_OK) return status;
        rest = end + strspn(end, " \t");
    }
    return LEC_OK;
}

/* `pattern<TAB>1 2`: a pattern may hold spaces where a tab ends it, and no numbers else. */
static lec_status read_liwc_pattern(reader *r, const numbers *known, const char *text, size_t line)
{
    size_t length = strcspn(text, "\t");
    if (text[length] == '\0') length = strcspn(text, " ");
    const char *pattern = lec_arena_text(r->arena, text, length);
    const char *rest = text + length + strspn(text + length, " \t");
    if (*rest == '\0')
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: '%.40s' has no category; write its numbers after it", r->path,
                        line, pattern);
    return add_numbers(r, known, pattern, rest, line);
}

static lec_status read_liwc(reader *r)
{
    line_reader lines = {r->source->text, 0};
    numbers known = {0};
    int fences = 0;
    lec_status status = LEC_OK;
    for (const char *text; status == LEC_OK && (text = next_line(&lines, r->arena)) != NULL;) {
        if (text[0] == '\0') continue;
        if (text[0] == '%') {
            fences++;
        } else if (fences == 1) {
            char *end;
            const long number = strtol(text, &end, 10);
            const char *name = end + strspn(end, " \t");
            if (end == text || *name == '\0')
                return lec_fail(r->error, LEC_BAD_DATA,
                                "%s:%zu: '%.40s' is no category; write a number and a name",
                                r->path, lines.line, text);
            size_t added;
            status = find_category(r, name, lines.line, &added);
            LEC_PUSH(r->arena, known, ((numbered){number, added}));
        } else {
            status = read_liwc_pattern(r, &known, text, lines.line);
        }
    }
    if (status == LEC_OK && fences < 2)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: the categories have no end; put a line of '%%' after them",
                        r->path, lines.line);
    return status;
}

/* --- Lexicoder ------------------------------------------------------------------------------- */

static lec_status read_lexicoder(reader *r)
{
    line_reader lines = {r->source->text, 0};
    size_t to = 0; /* the first line that is not blank names a category */
    lec_status status = LEC_OK;
    for (const char *text; status == LEC_OK && (text = next_line(&lines, r->arena)) != NULL;) {
        if (text[0] == '+') {
            const char *name = text + 1 + strspn(text + 1, " ");
            size_t length = strlen(name);
            while (length > 0 && strchr("+ ", name[length - 1]) != NULL) length--;
            status = find_category(r, lec_arena_text(r->arena, name, length), lines.line, &to);
        } else if (text[0] != '\0') {
            status = add_pattern_to(r, to, text, lines.line);
        }
    }
    return status;
}

/* --- Yoshikoder ------------------------------------------------------------------------------ */

typedef struct {
    reader *r;
    XML_Parser parser;
    const char *names[DEEPEST]; /* of the open categories; the first is the dictionary's own */
    size_t depth;
    lec_status status;
} yoshikoder;

static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2)
        if (strcmp(attributes[0], name) == 0) return attributes[1];
    return NULL;
}

/* `outer > inner` of the first `depth` open categories. */
static const char *path_of(const yoshikoder *y, size_t depth)
{
    const char *name = "";
    for (size_t i = depth > 1 ? 1 : 0; i < depth; i++)
        name = lec_arena_format(y->r->arena, "%s%s%s", name, name[0] != '\0' ? " > " : "",
                                y->names[i]);
    return name;
}

static void fail_xml(yoshikoder *y, const char *what)
{
    y->status = lec_fail(y->r->error, LEC_BAD_DATA, "%s:%lu: %s", y->r->path,
                         (unsigned long)XML_GetCurrentLineNumber(y->parser), what);
    XML_StopParser(y->parser, XML_FALSE);
}

static void start_node(void *data, const char *element, const char **attributes)
{
    yoshikoder *y = data;
    const char *name = attribute(attributes, "name");
    const size_t line = (size_t)XML_GetCurrentLineNumber(y->parser);
    if (strcmp(element, "cnode") == 0) {
        if (y->depth == DEEPEST) {
            fail_xml(y, too_deep);
            return;
        }
        y->names[y->depth++] = name != NULL ? lec_arena_text(y->r->arena, name, strlen(name)) : "";
        size_t added;
        if (y->depth > 1)
            y->status = is_blank(y->names[y->depth - 1])
                            ? fail_without_name(y->r, line)
                            : find_category(y->r, path_of(y, y->depth), line, &added);
    } else if (strcmp(element, "pnode") == 0 && name != NULL) {
        for (size_t depth = y->depth > 1 ? 2 : 1; depth <= y->depth && y->status == LEC_OK; depth++)
            y->status = add_pattern(y->r, path_of(y, depth), name, line);
    }
    if (y->status != LEC_OK) XML_StopParser(y->parser, XML_FALSE);
}

static void end_node(void *data, const char *element)
{
    yoshikoder *y = data;
    if (strcmp(element, "cnode") == 0 && y->depth > 0) y->depth--;
}

/* An entity of the file's own could grow without end; dictionaries have none. */
static void refuse_entity(void *data, const char *name, int parameter, const char *value,
                          int length, const char *base, const char *system, const char *public_id,
                          const char *notation)
{
    (void)name;
    (void)parameter;
    (void)value;
    (void)length;
    (void)base;
    (void)system;
    (void)public_id;
    (void)notation;
    fail_xml(data, "an entity is defined here, which no dictionary needs; take it out");
}

static lec_status read_yoshikoder(reader *r)
{
    yoshikoder y = {.r = r, .parser = XML_ParserCreate("UTF-8")};
    if (y.parser == NULL) lec_memory_ran_out();
    XML_SetUserData(y.parser, &y);
    XML_SetElementHandler(y.parser, start_node, end_node);
    XML_SetEntityDeclHandler(y.parser, refuse_entity);
    const enum XML_Status parsed =
        XML_Parse(y.parser, r->source->text, (int)r->source->length, XML_TRUE);
    if (parsed != XML_STATUS_OK && y.status == LEC_OK)
        y.status = lec_fail(r->error, LEC_BAD_DATA, "%s:%lu: damaged XML (%s); export it again",
                            r->path, (unsigned long)XML_GetCurrentLineNumber(y.parser),
                            XML_ErrorString(XML_GetErrorCode(y.parser)));
    XML_ParserFree(y.parser);
    return y.status;
}

/* --- quanteda's YAML ------------------------------------------------------------------------- */

static const char *scalar(const yaml_node_t *node)
{
    return node->type == YAML_SCALAR_NODE ? (const char *)node->data.scalar.value : NULL;
}

static lec_status read_node(reader *r, const lec_yaml *yaml, const yaml_node_t *node,
                            const char *name, size_t depth);

static lec_status read_mapping(reader *r, const lec_yaml *yaml, const yaml_node_t *node,
                               const char *outer, size_t depth)
{
    lec_status status = LEC_OK;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         status == LEC_OK && pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = yaml_document_get_node(yaml->document, pair->key);
        const char *name = scalar(key);
        if (name == NULL)
            return lec_fail(r->error, LEC_BAD_DATA,
                            "%s:%zu: a category is called by a word; write category: [patterns]",
                            r->path, lec_yaml_line(key));
        if (is_blank(name)) return fail_without_name(r, lec_yaml_line(key));
        name = outer[0] != '\0' ? lec_arena_format(r->arena, "%s > %s", outer, name) : name;
        status = read_node(r, yaml, yaml_document_get_node(yaml->document, pair->value), name,
                           depth + 1);
    }
    return status;
}

static lec_status read_node(reader *r, const lec_yaml *yaml, const yaml_node_t *node,
                            const char *name, size_t depth)
{
    if (depth > DEEPEST)
        return lec_fail(r->error, LEC_BAD_DATA, "%s:%zu: %s", r->path, lec_yaml_line(node),
                        too_deep);
    if (node->type == YAML_MAPPING_NODE) return read_mapping(r, yaml, node, name, depth);
    if (name[0] == '\0')
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%zu: no dictionary; write category: [pattern, pattern]", r->path,
                        lec_yaml_line(node));
    if (scalar(node) != NULL) return add_pattern(r, name, scalar(node), lec_yaml_line(node));
    lec_status status = LEC_OK;
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         status == LEC_OK && item < node->data.sequence.items.top; item++) {
        const yaml_node_t *value = yaml_document_get_node(yaml->document, *item);
        if (scalar(value) == NULL)
            status = read_node(r, yaml, value, name, depth + 1);
        else
            status = add_pattern(r, name, scalar(value), lec_yaml_line(value));
    }
    return status;
}

static lec_status read_quanteda(reader *r)
{
    lec_yaml yaml;
    const lec_status status =
        lec_yaml_parse(r->path, r->source->text, r->source->length, r->arena, &yaml, r->error);
    return status == LEC_OK ? read_node(r, &yaml, lec_yaml_root(&yaml), "", 0) : status;
}

/* --- a table --------------------------------------------------------------------------------- */

typedef struct {
    reader *r;
    size_t pattern, category, rows; /* columns */
} table_reader;

static bool is_called(const char *cell, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcasecmp(cell, *names) == 0) return true;
    return false;
}

static lec_status read_row(void *state, const char *const *cells, size_t count, uint32_t line)
{
    static const char *const patterns[] = {"word", "pattern", "term", "entry", "value", NULL};
    static const char *const categories[] = {"category",  "concept", "key",
                                             "sentiment", "group",   NULL};
    table_reader *t = state;
    if (count == 1 && cells[0][0] == '\0') return LEC_OK;
    if (count < 2)
        return lec_fail(t->r->error, LEC_BAD_DATA,
                        "%s:%u: a row of one cell; give a pattern and its category", t->r->path,
                        line);
    if (t->rows++ == 0) {
        size_t pattern = count, named = count;
        for (size_t i = 0; i < count; i++) {
            if (pattern == count && is_called(cells[i], patterns)) pattern = i;
            if (named == count && is_called(cells[i], categories)) named = i;
        }
        if (pattern < count && named < count) {
            t->pattern = pattern;
            t->category = named;
            return LEC_OK;
        }
    }
    if (count <= t->pattern || count <= t->category || cells[t->category][0] == '\0')
        return lec_fail(t->r->error, LEC_BAD_DATA,
                        "%s:%u: '%.40s' has no category; give a pattern and its category",
                        t->r->path, line, cells[0]);
    return add_pattern(t->r, cells[t->category], cells[t->pattern], line);
}

static lec_status read_table(reader *r)
{
    table_reader t = {.r = r, .category = 1};
    lec_source source;
    return lec_rows_read(r->path, 0, read_row, &t, r->arena, &source, r->error);
}

/* --- which it is ----------------------------------------------------------------------------- */

static lec_status read_as_it_looks(reader *r)
{
    const char *text = r->source->text + strspn(r->source->text, " \t\r\n");
    const bool is_yaml =
        strcmp(r->source->suffix, "yaml") == 0 || strcmp(r->source->suffix, "yml") == 0;
    if (text[0] == '%') return read_liwc(r);
    if (text[0] == '<') return read_yoshikoder(r);
    if (text[0] == '+') return read_lexicoder(r);
    return is_yaml ? read_quanteda(r) : read_table(r);
}

lec_status lec_concept_dictionary_read(const char *path, lec_arena *arena, lec_concept_list *out,
                                       lec_error *error)
{
    reader r = {.path = path, .arena = arena, .error = error, .names = lec_vocabulary_new(arena)};
    lec_status status = lec_one_source_read(path, arena, &r.source, error);
    if (status == LEC_OK) status = lec_words_new(arena, &r.words, error);
    if (status != LEC_OK) return status;
    status = read_as_it_looks(&r);
    if (status != LEC_OK) return status;
    size_t kept = 0;
    for (size_t c = 0; c < r.concepts.count; c++)
        if (r.concepts.items[c].word_count > 0) r.concepts.items[kept++] = r.concepts.items[c];
    *out = (lec_concept_list){r.concepts.items, kept};
    if (kept == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: no dictionary: no category has a pattern", path);
    return LEC_OK;
}
