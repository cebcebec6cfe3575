/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/json_items.h"

#include <string.h>

#include "io/form/fields.h"
#include "io/source/json_parse.h"

/* --- a walk over JSON ------------------------------------------------------------------------- */

/* No place is behind the end, where the NUL that follows the text is none of the bytes looked for.
 */

size_t lec_json_skip_space(const lec_source *source, size_t at)
{
    while (at < source->length && strchr(" \t\r\n", source->text[at]) != NULL) at++;
    return at;
}

/* From a quotation mark past the one that closes it, or to the end. */
size_t lec_json_skip_string(const lec_source *source, size_t at)
{
    for (at++; at < source->length && source->text[at] != '"'; at++)
        if (source->text[at] == '\\') at++;
    return at < source->length ? at + 1 : source->length;
}

/* From the start of a value to its end, or to the comma or bracket after it. */
size_t lec_json_skip_value(const lec_source *source, size_t at)
{
    size_t depth = 0;
    while (at < source->length) {
        const char byte = source->text[at];
        if (byte == '"') {
            at = lec_json_skip_string(source, at);
            continue;
        }
        const bool closes = byte == '}' || byte == ']';
        if (depth == 0 && (closes || byte == ',')) break;
        if (byte == '{' || byte == '[') depth++;
        at++;
        if (closes && --depth == 0) break;
    }
    return at;
}

/* The value of `key` in the object that begins at `at`; LEC_NOWHERE when it is not there. */
size_t lec_json_member(const lec_source *source, size_t at, const char *key)
{
    const size_t length = strlen(key);
    at = lec_json_skip_space(source, at + 1);
    while (source->text[at] == '"') {
        const char *name = source->text + at + 1;
        at = lec_json_skip_space(source, lec_json_skip_string(source, at));
        if (source->text[at] != ':') return LEC_NOWHERE;
        const size_t value = lec_json_skip_space(source, at + 1);
        if (strncmp(name, key, length) == 0 && name[length] == '"') return value;
        at = lec_json_skip_space(source, lec_json_skip_value(source, value));
        if (source->text[at] == ',') at = lec_json_skip_space(source, at + 1);
    }
    return LEC_NOWHERE;
}

/* --- lists of utterances ---------------------------------------------------------------------- */

/* From the value before it to the next key of the object, or LEC_NOWHERE. */
static size_t next_key(const lec_source *source, size_t value)
{
    size_t at = lec_json_skip_space(source, lec_json_skip_value(source, value));
    if (source->text[at] != ',') return LEC_NOWHERE;
    at = lec_json_skip_space(source, at + 1);
    return source->text[at] == '"' ? at : LEC_NOWHERE;
}

/* Whether the object at `at` has a text of several words, and who says it or when. */
static bool is_utterance(const lec_source *source, size_t at)
{
    bool text = false, detail = false;
    size_t rank, key = lec_json_skip_space(source, at + 1);
    if (source->text[key] != '"') return false;
    while (key != LEC_NOWHERE) {
        const size_t end = lec_json_skip_string(source, key);
        const size_t colon = lec_json_skip_space(source, end);
        if (source->text[colon] != ':') return false;
        const size_t value = lec_json_skip_space(source, colon + 1);
        const lec_field field = lec_field_named(source->text + key + 1, end - key - 2, &rank);
        if (field == LEC_FIELD_TEXT && source->text[value] == '"') {
            const size_t length = lec_json_skip_string(source, value) - value;
            text |= memchr(source->text + value + 2, ' ', length > 3 ? length - 3 : 0) != NULL;
        }
        detail |= field == LEC_FIELD_SPEAKER || field == LEC_FIELD_START;
        key = next_key(source, value);
    }
    return text && detail;
}

/* Where the first list of such objects stands, at any depth; LEC_NOWHERE. */
static size_t find_list(const lec_source *source)
{
    enum { LOOKED_AT = 8 };
    for (size_t at = 0; at < source->length; at++) {
        if (source->text[at] == '"') {
            at = lec_json_skip_string(source, at) - 1;
            continue;
        }
        if (source->text[at] != '[') continue;
        size_t item = lec_json_skip_space(source, at + 1);
        for (int i = 0; i < LOOKED_AT && source->text[item] == '{'; i++) {
            if (is_utterance(source, item)) return at;
            item = lec_json_skip_space(source, lec_json_skip_value(source, item));
            if (source->text[item] != ',') break;
            item = lec_json_skip_space(source, item + 1);
        }
    }
    return LEC_NOWHERE;
}

bool lec_json_holds_utterances(const lec_source *source)
{
    const size_t first = lec_json_skip_space(source, 0);
    return (source->text[first] == '{' && is_utterance(source, first)) ||
           find_list(source) != LEC_NOWHERE;
}

/* --- items ------------------------------------------------------------------------------------ */

/* Finds where the utterances begin: a list, a list within an object at any depth, or lines. */
lec_json_items lec_json_items_open(const lec_source *source, lec_arena *arena, lec_error *error)
{
    static const char *const lists[] = {"utterances", "segments", NULL};
    lec_json_items reader = {.source = source,
                             .at = lec_json_skip_space(source, 0),
                             .is_first = true,
                             .lines = {source->text, 0, 1},
                             .arena = arena,
                             .error = error};
    size_t list = reader.at, holder = reader.at;
    if (source->text[holder] == '{') {
        const size_t results = lec_json_member(source, holder, "results"); /* Deepgram */
        if (results != LEC_NOWHERE && source->text[results] == '{') holder = results;
    }
    if (source->text[holder] == '{')
        for (int i = 0; lists[i] != NULL; i++) {
            const size_t found = lec_json_member(source, holder, lists[i]);
            if (found != LEC_NOWHERE && source->text[found] == '[') list = found;
        }
    if (list == reader.at && source->text[list] == '{' && !is_utterance(source, list)) {
        const size_t found = find_list(source);
        if (found != LEC_NOWHERE) list = found;
    }
    if (source->text[list] == '[') {
        reader.is_array = true;
        reader.at = list + 1;
    }
    return reader;
}

lec_json_items lec_json_items_open_whole(const lec_source *source, lec_arena *arena,
                                         lec_error *error)
{
    const size_t first = lec_json_skip_space(source, 0);
    const bool is_list = source->text[first] == '[';
    const bool is_lines = is_list && source->text[lec_json_skip_space(source, first + 1)] == '"';
    const bool is_object = source->text[first] == '{' || is_lines;
    lec_json_items items = {.source = source,
                            .at = first,
                            .is_first = true,
                            .lines = {source->text, 0, 1},
                            .arena = arena,
                            .error = error};
    items.is_array = is_list && !is_lines;
    if (items.is_array) items.at++;
    const size_t end =
        is_object ? lec_json_skip_space(source, lec_json_skip_value(source, first)) : 0;
    items.is_whole = is_object && end >= source->length;
    return items;
}

static lec_status bad_json(lec_json_items *reader, size_t start, const json_error_t *problem)
{
    const uint32_t first = lec_line_of(&reader->lines, start);
    const char *expected =
        reader->is_array ? "after the other, with commas between them" : "on each line";
    const char *remedy =
        reader->is_whole ? "get the file again"
                         : lec_arena_format(reader->arena, "one object is expected %s", expected);
    return lec_fail(reader->error, LEC_BAD_DATA, "%s:%u: this is not valid JSON: %s; %s",
                    reader->source->path, first + (uint32_t)problem->line - 1, problem->text,
                    remedy);
}

/* The bytes from `at` on that jansson may read for one item. */
static size_t item_limit(const lec_json_items *reader, size_t at)
{
    size_t end = reader->source->length;
    if (!reader->is_array && !reader->is_whole)
        for (end = at; end < reader->source->length; end++)
            if (reader->source->text[end] == '\n' || reader->source->text[end] == '\r') break;
    return end - at;
}

/* Whether a line that ends at `end` is not followed by one that begins an object. */
static bool goes_on_below(const lec_json_items *reader, size_t end)
{
    const size_t next = lec_json_skip_space(reader->source, end);
    return !reader->is_array && !reader->is_whole && next < reader->source->length &&
           reader->source->text[next] != '{';
}

static bool is_strings(const json_t *value)
{
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!json_is_string(json_array_get(value, i))) return false;
    return json_is_array(value);
}

static lec_status no_utterance(lec_json_items *reader, size_t start)
{
    return lec_fail(reader->error, LEC_BAD_DATA,
                    "%s:%u: this is no utterance; expected an object with speaker and text",
                    reader->source->path, lec_line_of(&reader->lines, start));
}

lec_status lec_json_items_next(lec_json_items *reader, json_t **item, size_t *start,
                               lec_arena *arena)
{
    const lec_source *source = reader->source;
    const bool was_whole = reader->is_whole;
    *item = NULL;
    reader->at = lec_json_skip_space(source, reader->at);
    const bool at_end = reader->at >= source->length;
    if (!reader->is_array && at_end) return LEC_OK;
    if (reader->is_array && !at_end && source->text[reader->at] == ']') return LEC_OK;
    if (reader->is_array && !reader->is_first && !at_end && source->text[reader->at] == ',')
        reader->at = lec_json_skip_space(source, reader->at + 1);
    else if (reader->is_array && !reader->is_first)
        return lec_fail(reader->error, LEC_BAD_DATA,
                        "%s:%u: the list of utterances %s; get the file again", source->path,
                        lec_line_of(&reader->lines, reader->at),
                        at_end ? "ends too early" : "lacks a comma here");
    *start = reader->at;
    reader->is_first = false;
    if (reader->is_array && !at_end && source->text[reader->at] == '"')
        return no_utterance(reader, *start);
    const size_t flags = JSON_REJECT_DUPLICATES | (reader->is_array ? JSON_DISABLE_EOF_CHECK : 0);
    json_error_t problem;
    const size_t limit = item_limit(reader, *start), rest = source->length - *start;
    *item = lec_json_parse(source->text + *start, limit, flags, &problem, arena);
    if (*item == NULL && goes_on_below(reader, *start + limit)) {
        reader->is_whole = true; /* as the message then has it: of lines nothing is expected */
        *item = lec_json_parse(source->text + *start, rest, flags | JSON_DISABLE_EOF_CHECK,
                               &problem, arena);
    }
    if (*item == NULL) return bad_json(reader, *start, &problem);
    reader->is_whole = was_whole;
    reader->at = *start + (size_t)problem.position;
    if (json_is_object(*item) || (reader->is_whole && is_strings(*item))) return LEC_OK;
    return no_utterance(reader, *start);
}
