/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/study.h"

#include <string.h>

#include "api/handle.h"

typedef struct {
    const char *path, *text;
    size_t length;
    lectern_study *made;
} reading;

static lec_status read(void *state, lec_error *error)
{
    reading *r = state;
    lec_arena *arena = lec_arena_new();
    lectern_study *made = lec_new(arena, lectern_study, 1);
    const char *name = lec_arena_text(arena, r->path, strlen(r->path));
    lec_status status;
    if (r->text == NULL)
        status = lec_study_read(name, arena, &made->study, error);
    else
        status = lec_study_parse(name, lec_arena_text(arena, r->text, r->length), r->length, arena,
                                 &made->study, error);
    if (status != LEC_OK) {
        lec_arena_free(arena);
        return status;
    }
    atomic_init(&made->holders, 1);
    made->arena = arena;
    r->made = made;
    return LEC_OK;
}

static lectern_status make(reading *r, lectern_study **out, lectern_error *error)
{
    const lectern_status status = lec_call(read, r, error);
    *out = status == LECTERN_OK ? r->made : NULL;
    return status;
}

lectern_status lectern_study_read(const char *path, lectern_study **out, lectern_error *error)
{
    if (path == NULL || out == NULL)
        return lec_call_refused(error, "lectern_study_read: no path, or nowhere to put the study");
    return make(&(reading){.path = path}, out, error);
}

lectern_status lectern_study_parse(const char *name, const char *text, size_t length,
                                   lectern_study **out, lectern_error *error)
{
    if (name == NULL || text == NULL || out == NULL)
        return lec_call_refused(error,
                                "lectern_study_parse: no name, no text, or nowhere to put it");
    return make(&(reading){.path = name, .text = text, .length = length}, out, error);
}

const char *lectern_study_built_in(void)
{
    return lec_study_built_in_text;
}

void lectern_study_release(lectern_study *study)
{
    if (study != NULL && lec_let_go(&study->holders)) lec_arena_free(study->arena);
}
