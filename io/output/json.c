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
#include "io/words/unicode.h"

enum { DIGITS = 15 }; /* of numbers: 0.95, not 0.94999999999999996 */

void lec_json_add(json_t *to, const char *key, json_t *value)
{
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

json_t *lec_json_read_at(int folder, const char *name, int *failure)
{
    const int descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    *failure =
        descriptor >= 0 || errno == ENOENT || errno == ELOOP ? 0 : errno; /* a link is none */
    if (descriptor < 0) return NULL;
    FILE *file = fdopen(descriptor, "r"); /* json_loadfd() would read byte by byte */
    if (file == NULL) {
        *failure = errno;
        close(descriptor);
        return NULL;
    }
    json_t *json = json_loadf(file, 0, NULL);
    if (ferror(file) && errno != EISDIR) *failure = errno; /* a folder of that name is none */
    fclose(file);
    return json;
}

lec_status lec_json_write(json_t *json, FILE *file, lec_error *error)
{
    const bool failed = json_dumpf(json, file, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS)) != 0;
    json_decref(json);
    if (failed && !ferror(file)) lec_memory_ran_out();
    putc('\n', file);
    return lec_flush(file, "the file", error);
}
