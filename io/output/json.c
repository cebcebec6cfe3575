/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/json.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/memory.h"
#include "io/output/table_writer.h"
#include "io/source/json_parse.h"
#include "io/words/unicode.h"

enum { DIGITS = 15 }; /* of numbers: 0.95, not 0.94999999999999996 */

static void give_free(void *json)
{
    json_decref(json);
}

json_t *lec_json_object(lec_arena *arena)
{
    json_t *object = json_object();
    lec_arena_adopt(arena, object, give_free);
    return object;
}

json_t *lec_json_array(lec_arena *arena)
{
    json_t *array = json_array();
    lec_arena_adopt(arena, array, give_free);
    return array;
}

void lec_json_add(json_t *to, const char *key, json_t *value)
{
    if (json_is_object(value) || json_is_array(value)) json_incref(value);
    const int failed =
        key != NULL ? json_object_set_new(to, key, value) : json_array_append_new(to, value);
    if (failed != 0) lec_memory_ran_out();
}

void lec_json_add_text(json_t *to, const char *key, const char *text)
{
    if (text == NULL) return;
    lec_arena *scratch = lec_arena_new();
    lec_json_add(to, key, json_string(lec_utf8_repaired(text, scratch)));
    lec_arena_free(scratch);
}

void lec_json_add_count(json_t *to, const char *key, uint64_t count)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRIu64, count);
    lec_json_add(to, key,
                 count <= INT64_MAX ? json_integer((json_int_t)count) : json_string(digits));
}

static void close_file(void *file)
{
    (void)fclose(file);
}

json_t *lec_json_read_at(int folder, const char *name, int *failure, lec_arena *arena)
{
    lec_arena *opened = lec_arena_new(); /* first, as it may land */
    const int descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    *failure =
        descriptor >= 0 || errno == ENOENT || errno == ELOOP ? 0 : errno; /* a link is none */
    if (descriptor < 0) {
        lec_arena_free(opened);
        return NULL;
    }
    FILE *file = fdopen(descriptor, "r"); /* json_loadfd() would read byte by byte */
    if (file == NULL) {
        *failure = errno;
        close(descriptor);
        lec_arena_free(opened);
        return NULL;
    }
    json_error_t problem;
    lec_arena_adopt(opened, file, close_file);
    json_t *json = lec_json_parse_file(file, &problem, arena);
    if (ferror(file) && errno != EISDIR) *failure = errno; /* a folder of that name is none */
    lec_arena_free(opened);
    return json;
}

lec_status lec_json_write(json_t *json, FILE *file, lec_error *error)
{
    const bool failed = json_dumpf(json, file, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS)) != 0;
    if (failed && !ferror(file)) lec_memory_ran_out();
    putc('\n', file);
    return lec_flush(file, "the file", error);
}
