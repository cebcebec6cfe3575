/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/universe.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/view/items.h"
#include "core/known_names.h"
#include "core/vocabulary.h"

/* --- what is looked at ----------------------------------------------------------------------- */

static const lec_column *column_named(const lec_analysis *analysis, const char *name)
{
    for (const lec_column *column = analysis->columns; column->name != NULL; column++)
        if (strcmp(column->name, name) == 0) return column;
    return NULL;
}

static bool is_number(const lec_column *column)
{
    return column->type == LEC_NUMBER || column->type == LEC_COUNT;
}

static lec_status unknown_column(const lec_analysis *analysis, const char *name, lec_arena *arena,
                                 lec_error *error)
{
    LEC_ARRAY(const char *) known = {0};
    for (const lec_column *column = analysis->columns; column->name != NULL; column++)
        if (is_number(column)) LEC_PUSH(arena, known, column->name);
    return lec_fail_unknown(error, "--column '", name, known.items, known.count);
}

lec_status lec_result_sought_read(const lec_analysis *analysis, const char *text,
                                  const char *column, lec_arena *arena, lec_result_sought *out,
                                  lec_error *error)
{
    LEC_ARRAY(const char *) keys = {0};
    for (const char *at = text;; at++) {
        const size_t length = strcspn(at, "|");
        LEC_PUSH(arena, keys, lec_arena_text(arena, at, length));
        at += length;
        if (*at == '\0') break;
    }
    const char *names = "";
    for (size_t k = 0; k < analysis->key_count; k++)
        names =
            lec_arena_format(arena, "%s%s%s", names, k > 0 ? "|" : "", analysis->columns[k].name);
    if (analysis->key_count == 0 || keys.count != analysis->key_count)
        return lec_fail(error, LEC_BAD_USAGE, "--row '%s': a row of `%s` is named by %zu cells: %s",
                        text, analysis->name, analysis->key_count, names);
    const lec_column *found = column_named(analysis, column);
    if (found == NULL || !is_number(found)) return unknown_column(analysis, column, arena, error);
    *out = (lec_result_sought){.analysis = analysis, .keys = keys.items, .column = column};
    return LEC_OK;
}

/* --- the texts as the choice has them -------------------------------------------------------- */

/* `nato's` is `nato` if the texts have that word alone too. Ids of words, or of forms. */
static const uint32_t *join_possessives(const uint32_t *token, size_t token_count,
                                        const char *const *texts, size_t text_count,
                                        lec_arena *arena)
{
    lec_vocabulary *known = lec_vocabulary_new(arena);
    uint32_t *base = lec_new(arena, uint32_t, text_count);
    uint32_t *joined = lec_new(arena, uint32_t, token_count);
    for (size_t i = 0; i < text_count; i++) lec_vocabulary_add(known, texts[i], strlen(texts[i]));
    for (uint32_t i = 0; i < text_count; i++) {
        const size_t length = strlen(texts[i]);
        base[i] = i;
        uint32_t alone = 0;
        if (length > 2 && strcmp(texts[i] + length - 2, "'s") == 0 &&
            lec_vocabulary_find(known, texts[i], length - 2, &alone))
            base[i] = alone;
    }
    for (size_t i = 0; i < token_count; i++) joined[i] = base[token[i]];
    return joined;
}

static const lec_corpus *leave_doubtful(const lec_corpus *corpus, lec_arena *arena)
{
    bool *keep = lec_new(arena, bool, corpus->turn_count);
    for (size_t t = 0; t < corpus->turn_count; t++)
        keep[t] = corpus->turn[t].certainty >= LEC_DOUBTFUL_BELOW;
    return lec_corpus_select(arena, corpus, keep);
}

static const lec_corpus *join_words(const lec_corpus *corpus, lec_arena *arena)
{
    lec_corpus *joined = lec_new(arena, lec_corpus, 1);
    *joined = *corpus;
    joined->token_word = join_possessives(corpus->token_word, corpus->token_count,
                                          corpus->word_text, corpus->word_count, arena);
    joined->token_form = join_possessives(corpus->token_form, corpus->token_count,
                                          corpus->form_text, corpus->form_count, arena);
    return joined;
}

static lec_common common_of(const lec_common *common, const lec_choice *choice)
{
    lec_common chosen = *common;
    if (choice->keep_case) chosen.keep_case = true;
    if (choice->stem) chosen.stem = "english";
    if (choice->leave_stop_words) chosen.stopwords = "english";
    return chosen;
}

static lec_status set_option(const lec_analysis *analysis, const char *name, const char *value,
                             void *settings, lec_error *error)
{
    if (value == NULL) return LEC_OK;
    const lec_option *option = lec_option_named(analysis->options, name, strlen(name));
    return lec_option_set(option, value, settings, error);
}

static lec_status settings_of(const lec_result_sought *sought, const lec_choice *choice,
                              lec_arena *arena, const void **out, lec_error *error)
{
    const lec_analysis *analysis = sought->analysis;
    *out = sought->settings;
    if (choice->minimum == NULL && choice->window == NULL) return LEC_OK;
    void *own = lec_arena_alloc(arena, 1, analysis->settings_size);
    memcpy(own, sought->settings, analysis->settings_size);
    *out = own;
    const lec_status status = set_option(analysis, "minimum", choice->minimum, own, error);
    return status != LEC_OK ? status : set_option(analysis, "window", choice->window, own, error);
}

/* --- the row --------------------------------------------------------------------------------- */

/* The item that most tokens of the item `text` are in the other context; NULL where there is none:
 * it is no word of theirs, or a stop word there. */
static const char *word_elsewhere(const lec_items *here, const lec_items *there, size_t token_count,
                                  const char *text, lec_arena *arena)
{
    uint64_t *uses = lec_new(arena, uint64_t, there->item_count);
    const char *best = NULL;
    uint64_t most = 0;
    for (size_t i = 0; i < token_count; i++) {
        const uint32_t item = here->token_item[i], other = there->token_item[i];
        if (item == LEC_NONE || other == LEC_NONE || strcmp(here->text[item], text) != 0) continue;
        if (++uses[other] <= most) continue;
        most = uses[other];
        best = there->text[other];
    }
    return best;
}

/* The keys as the choice writes them; `before`: the same turns with their words as asked for. */
static lec_status keys_elsewhere(const lec_context *before, const lec_context *chosen,
                                 const lec_result_sought *sought, const lec_choice *choice,
                                 const char **keys, lec_error *error)
{
    const lec_analysis *analysis = sought->analysis;
    const bool other_words = analysis->takes_word_options &&
                             (choice->keep_case || choice->stem || choice->join_possessives);
    lec_items here, there;
    lec_status status = LEC_OK;
    if (other_words) status = lec_items_make(before, &here, error);
    if (other_words && status == LEC_OK) status = lec_items_make(chosen, &there, error);
    if (status != LEC_OK) return status;
    for (size_t k = 0; k < analysis->key_count; k++) {
        keys[k] = sought->keys[k];
        if (choice->unit != NULL && strcmp(analysis->columns[k].name, "unit") == 0)
            keys[k] = choice->unit;
        if (!other_words) continue;
        const char *word =
            word_elsewhere(&here, &there, chosen->corpus->token_count, keys[k], chosen->arena);
        if (word != NULL) keys[k] = word;
    }
    return LEC_OK;
}

static double number_at(const lec_table *table, size_t row, const char *name)
{
    const lec_column *columns = lec_table_columns(table);
    for (size_t c = 0; columns[c].name != NULL; c++) {
        if (strcmp(columns[c].name, name) != 0 || !is_number(&columns[c])) continue;
        if (lec_table_is_missing(table, row, c)) return NAN;
        const lec_cell cell = lec_table_cell(table, row, c);
        return columns[c].type == LEC_COUNT ? (double)cell.count : cell.number;
    }
    return NAN;
}

static bool has_keys(const lec_table *table, size_t row, const char *const *keys, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const lec_column *column = &lec_table_columns(table)[k];
        const lec_cell cell = lec_table_cell(table, row, k);
        char number[32] = "";
        if (column->type == LEC_COUNT && !lec_table_is_missing(table, row, k))
            snprintf(number, sizeof number, "%llu", (unsigned long long)cell.count);
        if (strcmp(is_number(column) ? number : cell.text, keys[k]) != 0) return false;
    }
    return true;
}

static lec_result_found find_row(const lec_table *table, const lec_result_sought *sought,
                                 const char *const *keys, lec_arena *arena)
{
    lec_result_found found = {false, NAN, NAN, NAN};
    size_t row = 0;
    const size_t rows = lec_table_row_count(table);
    while (row < rows && !has_keys(table, row, keys, sought->analysis->key_count)) row++;
    if (row == rows) return found;
    found.has_row = true;
    found.value = number_at(table, row, sought->column);
    found.low = number_at(table, row, lec_arena_format(arena, "%s_low", sought->column));
    found.high = number_at(table, row, lec_arena_format(arena, "%s_high", sought->column));
    return found;
}

/* --- running --------------------------------------------------------------------------------- */

static lec_status run_in(const lec_context *context, const lec_result_sought *sought,
                         const lec_choice *choice, lec_arena *arena, lec_result_found *out,
                         lec_error *error)
{
    const lec_common common = common_of(context->common, choice);
    const char **keys = lec_new(arena, const char *, sought->analysis->key_count);
    const lec_corpus *corpus =
        choice->leave_doubtful ? leave_doubtful(context->corpus, arena) : context->corpus;
    const void *settings = NULL;
    const lec_table *table = NULL;
    lec_context before, chosen;
    lec_status status = settings_of(sought, choice, arena, &settings, error);
    if (status == LEC_OK)
        status = lec_context_open(corpus, context->study, context->common, arena, &before, error);
    if (choice->join_possessives) corpus = join_words(corpus, arena);
    if (status == LEC_OK)
        status = lec_context_open(corpus, context->study, &common, arena, &chosen, error);
    if (status == LEC_OK) status = keys_elsewhere(&before, &chosen, sought, choice, keys, error);
    if (status == LEC_OK)
        status = lec_analysis_run(sought->analysis, &chosen, settings, &table, error);
    if (status == LEC_OK) *out = find_row(table, sought, keys, arena);
    return status;
}

lec_status lec_universe_run(const lec_context *context, const lec_result_sought *sought,
                            const lec_choice *choice, lec_result_found *out, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    *out = (lec_result_found){false, NAN, NAN, NAN};
    lec_status status = run_in(context, sought, choice, arena, out, error);
    lec_arena_free(arena);
    return status == LEC_BAD_DATA ? LEC_OK : status;
}
