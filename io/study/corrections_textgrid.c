/* SPDX-License-Identifier: GPL-3.0-or-later
 * corrections_textgrid.c -- what Praat has kept of an export: who speaks is the name of the tier,
 * the keys are marks of a tier of points. */
#include <math.h>
#include <string.h>

#include "io/source/lines.h"
#include "io/source/praat.h"
#include "io/study/tier_corrections.h"

typedef struct {
    lec_praat praat;
    lec_line_counter lines;
    lec_arena *arena;
    lec_stretches *out;
    lec_error *error;
} reader;

static lec_status next(reader *state, lec_praat_kind kind, lec_praat_token *token)
{
    *token = lec_praat_next(&state->praat);
    if (token->kind == kind) return LEC_OK;
    const size_t length = state->praat.source->length;
    return lec_fail(
        state->error, LEC_BAD_DATA,
        "%s:%u: this TextGrid is damaged or cut short; save it again as text",
        state->praat.source->path,
        lec_line_of(&state->lines, state->praat.at < length ? state->praat.at : length));
}

/* `SHA256 KEY` or `KEY`. */
static void read_key(reader *state, const char *mark)
{
    enum { SHA256_DIGITS = 64 };
    const size_t digits = strspn(mark, "0123456789abcdef");
    lec_turn_key key;
    if (digits == SHA256_DIGITS) {
        state->out->sha256 = lec_arena_text(state->arena, mark, digits);
        mark += digits;
    }
    if (lec_turn_key_read(&mark, &key)) LEC_PUSH(state->arena, state->out->keys, key);
}

typedef struct {
    const char *speaker;
    lec_role role;
    bool is_points, holds_keys;
} tier;

static lec_status read_item(reader *state, const tier *of)
{
    lec_praat_token start, end, text;
    lec_status status = next(state, LEC_PRAAT_NUMBER, &start);
    if (status == LEC_OK && !of->is_points) status = next(state, LEC_PRAAT_NUMBER, &end);
    if (status == LEC_OK) status = next(state, LEC_PRAAT_TEXT, &text);
    if (status != LEC_OK) return status;
    const char *said = lec_praat_text(&text, state->arena);
    if (of->holds_keys) read_key(state, said);
    if (of->is_points || said[strspn(said, " \t\r\n")] == '\0') return LEC_OK;
    const lec_stretch it = {
        .speaker = of->speaker,
        .role = of->role,
        .text = said,
        .start = llround(1000 * fmin(fmax(start.number, 0), 1e9)),
        .line = lec_line_of(&state->lines, (size_t)(text.text - state->praat.source->text))};
    LEC_PUSH(state->arena, state->out->stretches, it);
    return LEC_OK;
}

static lec_status read_tier(reader *state)
{
    lec_praat_token type, name, number = {0};
    lec_status status = next(state, LEC_PRAAT_TEXT, &type);
    if (status == LEC_OK) status = next(state, LEC_PRAAT_TEXT, &name);
    for (int i = 0; i < 3 && status == LEC_OK; i++) /* xmin, xmax, how many */
        status = next(state, LEC_PRAAT_NUMBER, &number);
    if (status != LEC_OK) return status;
    const char *called = lec_praat_text(&name, state->arena);
    tier it = {.is_points = type.length == 8 && memcmp(type.text, "TextTier", 8) == 0};
    it.holds_keys = it.is_points && strcmp(called, LEC_TURN_KEYS) == 0;
    it.speaker = lec_tier_speaker(called, &it.role, state->arena);
    for (double i = 0; i < number.number && status == LEC_OK; i++) status = read_item(state, &it);
    return status;
}

bool lec_is_textgrid(const lec_source *source)
{
    return lec_is_praat(source);
}

lec_status lec_stretches_of_textgrid(const lec_source *source, lec_arena *arena, lec_stretches *out,
                                     lec_error *error)
{
    static const lec_praat_kind head[] = {LEC_PRAAT_TEXT,   LEC_PRAAT_TEXT, LEC_PRAAT_NUMBER,
                                          LEC_PRAAT_NUMBER, LEC_PRAAT_FLAG, LEC_PRAAT_NUMBER};
    reader state = {.praat = {source, 0},
                    .lines = {source->text, 0, 1},
                    .arena = arena,
                    .out = out,
                    .error = error};
    lec_praat_token token = {0};
    lec_status status = LEC_OK;
    for (size_t i = 0; i < sizeof head / sizeof *head && status == LEC_OK; i++)
        status = next(&state, head[i], &token);
    for (double i = 0; status == LEC_OK && i < token.number; i++) status = read_tier(&state);
    return status;
}
