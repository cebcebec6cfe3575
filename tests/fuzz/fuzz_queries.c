/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_queries.c -- any lines as a selector of turns, a pattern, a list of columns and a regular
 * expression, looked for in the lines that follow. */
#include <string.h>

#include "analysis/view/regular_expression.h"
#include "analysis/view/selector.h"
#include "io/form/form_delimited.h"
#include "io/read.h"
#include "io/study/pattern.h"
#include "io/study/study.h"
#include "tests/fuzz/fuzz.h"

static const char talk[] =
    "Press conference, 11 March 2031\n\nSecretary General Edvard Lindqvarn: Good morning.\n"
    "Moderator: One question.\nBBC (Ann \"A\" Bee, Lyon): Why?\n"
    "Secretary General Edvard Lindqvarn: Because. Thank you.\n";

static lec_context context;
static lec_common common;
static lec_words *words;

static void prepare(void)
{
    static lec_arena *kept;
    static lec_readings readings;
    lec_error error = {""};
    if (kept != NULL) return;
    kept = lec_arena_new();
    const lec_study *study;
    const char *const path = fuzz_file((const uint8_t *)talk, sizeof talk - 1);
    const lec_read_options options = {.threads = 1};
    common = lec_common_defaults;
    fuzz_promise(lec_study_read(NULL, kept, &study, &error) == LEC_OK &&
                     lec_read(&path, 1, study, &options, kept, &readings, &error) == LEC_OK &&
                     lec_context_open(readings.corpus, study, &common, kept, &context, &error) ==
                         LEC_OK &&
                     lec_words_new(kept, &words, &error) == LEC_OK,
                 error.message);
}

static void search(const char *expression, const char *text, lec_arena *arena)
{
    lec_error error = {""};
    lec_regular_expression *regex;
    lec_status status = lec_regular_expression_new("--regex", expression, arena, &regex, &error);
    if (status == LEC_OK) lec_regular_expression_set_text(regex, text, strlen(text));
    for (size_t at = 0; status == LEC_OK && at <= strlen(text);) {
        lec_regular_match match;
        status = lec_regular_expression_find(regex, at, &match, &error);
        if (status != LEC_OK || !match.found) break;
        fuzz_promise(match.from >= at && match.to >= match.from && match.to <= strlen(text),
                     "a match in the text");
        at = match.to > at ? match.to : at + 1;
        while (((unsigned char)text[at] & 0xC0U) == 0x80) at++;
    }
    fuzz_check_status(status, &error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    prepare();
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_selection selection;
    lec_delimited_columns columns;
    context.arena = arena;
    lec_status status =
        lec_selector_read(&context, "target", fuzz_line(&data, &size, arena), &selection, &error);
    fuzz_check_status(status, &error);
    if (status == LEC_OK) fuzz_promise(selection.token_count > 0, "a selection of words");
    status = lec_delimited_columns_read(fuzz_line(&data, &size, arena), &columns, arena, &error);
    fuzz_check_status(status, &error);
    const char *folded = lec_pattern_fold(words, fuzz_line(&data, &size, arena), arena);
    fuzz_promise(strcmp(lec_pattern_fold(words, folded, arena), folded) == 0, "folded is folded");
    const char *expression = fuzz_line(&data, &size, arena);
    const char *text = lec_arena_text(arena, (const char *)data, size);
    if (fuzz_is_text(text, strlen(text), "\t\n\r")) search(expression, text, arena);
    lec_arena_free(arena);
    return 0;
}
