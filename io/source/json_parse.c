/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/json_parse.h"

#include "core/memory.h"

/* Most of what jansson takes: of a text for which it finds none it may say that it is not JSON. */
enum { ROOM = 1 << 16, ROOM_A_BYTE = 4, ROOM_OF_FILE = 1 << 20 };

static void give_free(void *json)
{
    json_decref(json);
}

/* Where memory runs out within it jansson has nothing to say, or says so. */
static json_t *keep(json_t *json, const json_error_t *problem, lec_arena *arena)
{
    if (json == NULL &&
        (problem->text[0] == '\0' || json_error_code(problem) == json_error_out_of_memory))
        lec_memory_ran_out();
    if (json != NULL) lec_arena_adopt(arena, json, give_free);
    return json;
}

json_t *lec_json_parse(const char *text, size_t length, size_t flags, json_error_t *problem,
                       lec_arena *arena)
{
    lec_memory_expect(ROOM + ROOM_A_BYTE * length);
    return keep(json_loadb(text, length, flags, problem), problem, arena);
}

json_t *lec_json_parse_file(FILE *file, json_error_t *problem, lec_arena *arena)
{
    lec_memory_expect(ROOM_OF_FILE);
    return keep(json_loadf(file, 0, problem), problem, arena);
}
