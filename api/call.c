/* SPDX-License-Identifier: GPL-3.0-or-later
 * call.c -- what every call of the library does: a landing, a status, an error. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/handle.h"
#include "api/option_value.h"
#include "core/landing.h"
#include "core/memory.h"

/* --- errors ---------------------------------------------------------------------------------- */

lectern_error *lectern_error_new(void)
{
    return calloc(1, sizeof(lectern_error));
}

void lectern_error_free(lectern_error *error)
{
    free(error);
}

const char *lectern_error_message(const lectern_error *error)
{
    return error != NULL ? error->error.message : "";
}

lectern_status lectern_error_status(const lectern_error *error)
{
    return error != NULL ? error->status : LECTERN_OK;
}

static lectern_status tell(lectern_error *error, lectern_status status, const char *message)
{
    if (error == NULL) return status;
    error->status = status;
    snprintf(error->error.message, sizeof error->error.message, "%s", message);
    return status;
}

lectern_status lec_call_refused(lectern_error *error, const char *message)
{
    return tell(error, LECTERN_BAD_USAGE, message);
}

/* --- calls ----------------------------------------------------------------------------------- */

static _Thread_local struct {
    lectern_poll *poll;
    void *state;
} asked;

void lectern_set_poll(lectern_poll *poll, void *state)
{
    asked.poll = poll;
    asked.state = state;
}

static bool is_cancelled(void *unused)
{
    (void)unused;
    return asked.poll != NULL && asked.poll(asked.state) != 0;
}

typedef struct {
    lec_call_body *body;
    void *state;
    lec_status status;
    lec_error error;
} running;

static void run(void *given)
{
    running *call = given;
    lec_land_if_cancelled(); /* short calls never ask again */
    call->status = call->body(call->state, &call->error);
}

lectern_status lec_call(lec_call_body *body, void *state, lectern_error *error)
{
    running call = {.body = body, .state = state, .error = {""}};
    switch (lec_landing_run(run, &call, is_cancelled, NULL)) {
    case LEC_LANDED_MEMORY:
        return tell(error, LECTERN_OUT_OF_MEMORY,
                    "out of memory; read fewer files at a time, or free some memory");
    case LEC_LANDED_CANCELLED:
        return tell(error, LECTERN_CANCELLED, "cancelled by the caller");
    case LEC_LANDED_FAILED:
        return tell(error, LECTERN_BAD_DATA, lec_landing_failure()->message);
    case LEC_NOT_LANDED:
        break;
    }
    return tell(error, (lectern_status)call.status,
                call.status == LEC_OK ? "" : call.error.message);
}

void lec_hold(atomic_size_t *holders)
{
    atomic_fetch_add(holders, 1);
}

bool lec_let_go(atomic_size_t *holders)
{
    return atomic_fetch_sub(holders, 1) == 1;
}

/* --- options --------------------------------------------------------------------------------- */

lec_status lec_each_option(const char *const *options, lec_arena *arena, lec_option_taker *take,
                           void *state, lec_error *error)
{
    lec_status status = LEC_OK;
    for (; options != NULL && *options != NULL && status == LEC_OK; options++) {
        const char *given = strncmp(*options, "--", 2) == 0 ? *options + 2 : *options;
        const char *option = lec_arena_text(arena, given, strlen(given));
        const size_t length = strcspn(option, "=");
        const char *value = option[length] == '=' ? option + length + 1 : NULL;
        status = take(state, &(lec_given){option, length, value}, error);
    }
    return status;
}

lec_status lec_set_named(const lec_option *table, void *settings, const lec_given *given,
                         lec_arena *arena, lec_list_used *read, lec_error *error)
{
    const lec_option *option = lec_option_named(table, given->name, given->length);
    if (option == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "no option '%.*s' here", (int)given->length,
                        given->name);
    const bool is_flag = option->type == LEC_OPTION_FLAG;
    if (is_flag && given->value != NULL)
        return lec_fail(error, LEC_BAD_USAGE, "%s takes no value", option->name);
    if (!is_flag && given->value == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "%s needs a value: %s", option->name,
                        option->meaning);
    return lec_option_give(option, given->value, settings, arena, read, error);
}

void lec_remember_option(lec_option_texts *texts, const lec_given *given, lec_arena *arena)
{
    const bool is_flag = given->value == NULL;
    const char *text = lec_arena_format(arena, "--%.*s%s%s", (int)given->length, given->name,
                                        is_flag ? "" : "=", is_flag ? "" : given->value);
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0) return;
    LEC_PUSH(arena, *texts, text);
}

/* --- output ---------------------------------------------------------------------------------- */

lec_status lec_pour(lectern_sink *sink, void *state, const void *bytes, size_t length,
                    lec_error *error)
{
    if (length == 0 || sink(state, bytes, length) == 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "the caller takes no more of the output");
}

typedef struct {
    FILE *file; /* or NULL: closed */
    char *bytes;
    size_t length;
} poured;

/* 0, or the errno of what went wrong. */
static int close_poured(poured *into)
{
    int reason = ferror(into->file) != 0 ? errno : 0;
    FILE *file = into->file;
    into->file = NULL;
    if (fclose(file) != 0 && reason == 0) reason = errno;
    return reason == 0 && into->bytes == NULL ? ENOMEM : reason;
}

static void free_poured(void *given)
{
    poured *into = given;
    if (into->file != NULL) (void)close_poured(into);
    free(into->bytes);
}

lec_status lec_pour_file(lec_file_writer *write, void *state, lectern_sink *sink, void *sink_state,
                         lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    poured *into = lec_new(arena, poured, 1);
    lec_arena_adopt(arena, into, free_poured);
    into->file = open_memstream(&into->bytes, &into->length);
    if (into->file == NULL) lec_memory_ran_out();
    lec_status status = write(into->file, state, error);
    const int reason = close_poured(into);
    if (reason == ENOMEM) lec_memory_ran_out();
    if (reason != 0 && status == LEC_OK)
        status = lec_fail(error, LEC_BAD_DATA, "no room for the output: %s", strerror(reason));
    if (status == LEC_OK) status = lec_pour(sink, sink_state, into->bytes, into->length, error);
    lec_arena_free(arena);
    return status;
}
