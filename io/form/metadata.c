/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/metadata.h"

#include <cyaml/cyaml.h>

#include <ctype.h>
#include <string.h>

#include "core/memory.h"
#include "io/words/date.h"

enum { longest_front_matter = 64 * 1024 };

/* The length of the line at text[at], its end included; *is_fence when it is "---" (or "...", which
 * may only close). */
static size_t line_at(const char *text, size_t at, size_t length, bool may_close, bool *is_fence)
{
    size_t end = at;
    while (end < length && text[end] != '\n' && text[end] != '\r') end++;
    size_t ink = end;
    while (ink > at && (text[ink - 1] == ' ' || text[ink - 1] == '\t')) ink--;
    *is_fence = ink - at == 3 && (memcmp(text + at, "---", 3) == 0 ||
                                  (may_close && memcmp(text + at, "...", 3) == 0));
    if (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n') end++;
    return (end < length ? end + 1 : end) - at;
}

uint32_t lec_front_matter_end(const char *text, size_t length)
{
    const size_t limit = length < longest_front_matter ? length : longest_front_matter;
    bool is_fence;
    size_t at = line_at(text, 0, limit, false, &is_fence);
    if (!is_fence) return 0;
    const size_t start = at;
    bool has_key = false;
    while (at < limit) {
        const size_t line = at;
        at += line_at(text, at, limit, true, &is_fence);
        if (is_fence) return has_key && line > start ? (uint32_t)at : 0;
        if (memchr(text + line, ':', at - line) != NULL) has_key = true;
    }
    return 0;
}

/* A copy, no longer, with each run of white space as one space, none at the ends. */
static const char *with_single_spaces(const char *text, char *copy)
{
    size_t length = 0;
    for (; *text != '\0'; text++) {
        const bool space = isspace((unsigned char)*text);
        if (space && (length == 0 || copy[length - 1] == ' ')) continue;
        copy[length++] = space ? ' ' : *text;
    }
    if (length > 0 && copy[length - 1] == ' ') length--;
    copy[length] = '\0';
    return copy;
}

enum { ROOM = 1 << 18, ROOM_A_BYTE = 64 }; /* what libyaml and libcyaml may take, and more */

/* The scalar at `key` of the mapping in text[0..length), or "". */
static const char *yaml_text(const char *text, size_t length, const char *key, lec_arena *arena)
{
    struct one_value {
        char *value;
    };
    const cyaml_schema_field_t fields[] = {
        {.key = key,
         .value = {.type = CYAML_STRING,
                   .flags = CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL,
                   .data_size = sizeof(char),
                   .string = {.min = 0, .max = CYAML_UNLIMITED}},
         .data_offset = offsetof(struct one_value, value)},
        CYAML_FIELD_END};
    const cyaml_schema_value_t schema = {
        CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct one_value, fields)};
    const cyaml_config_t config = {
        .mem_fn = cyaml_mem, .flags = CYAML_CFG_IGNORE_UNKNOWN_KEYS, .log_level = CYAML_LOG_ERROR};
    struct one_value *found = NULL;
    char *copy = lec_arena_alloc(arena, 2 * length + 1, 1); /* escapes become up to twice as long */
    lec_memory_expect(ROOM + ROOM_A_BYTE * length);
    const char *value = "";
    const cyaml_err_t failure =
        cyaml_load_data((const uint8_t *)text, length, &config, &schema, (void **)&found, NULL);
    if (failure == CYAML_ERR_OOM) lec_memory_ran_out();
    if (failure != CYAML_OK || found == NULL) return value;
    if (found->value != NULL) value = with_single_spaces(found->value, copy);
    cyaml_free(&config, &schema, found, 0);
    return value;
}

void lec_front_matter_read(const char *text, uint32_t end, lec_arena *arena, lec_transcript *out)
{
    bool is_fence;
    const size_t start = line_at(text, 0, end, false, &is_fence);
    size_t close = start;
    for (size_t at = start; at < end;) {
        close = at;
        at += line_at(text, at, end, true, &is_fence);
    }
    const size_t length = close - start;
    out->title = yaml_text(text + start, length, "title", arena);
    out->byline = yaml_text(text + start, length, "author", arena);
    out->date = lec_stated_date(yaml_text(text + start, length, "date", arena), arena);
}

static bool digits(const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isdigit((unsigned char)text[i])) return false;
    return true;
}

const char *lec_stated_date(const char *text, lec_arena *arena)
{
    if (digits(text, 8) && !isdigit((unsigned char)text[8]))
        return lec_arena_format(arena, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
    if (digits(text, 4) && text[4] == '-' && digits(text + 5, 2) && text[7] == '-' &&
        digits(text + 8, 2))
        return lec_arena_text(arena, text, 10);
    lec_date dates[LEC_DATES_MAX];
    const size_t length = strlen(text);
    const bool dated = length < 200 && lec_dates_find(text, 0, (uint32_t)length, "", dates) > 0;
    return dated ? lec_arena_text(arena, text, length) : "";
}
