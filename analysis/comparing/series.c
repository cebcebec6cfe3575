/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/periods.h"
#include "analysis/view/stop_words.h"

const lec_option lec_series_options[] = {
    {"top", LEC_OPTION_COUNT, offsetof(lec_series_settings, top), "N",
     "words beside the concepts of the study: the N most frequent, 0 for none (40)", 0, 1e6, NULL},
    {"function-words", LEC_OPTION_FLAG, offsetof(lec_series_settings, function_words), NULL,
     "English function words (the, of, we) are words too; else they are passed over", 0, 0, NULL},
    {"minimum", LEC_OPTION_COUNT, offsetof(lec_series_settings, minimum), "N",
     "occurrences below which nothing is tested (5)", 1, 1e15, NULL},
    {0},
};

/* --- when ------------------------------------------------------------------------------------ */

/* Years since the year 0; NaN where the date does not say. */
static double years_of(const char *date)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    if (strlen(date) < 4) return NAN;
    const double year = strtod((const char[]){date[0], date[1], date[2], date[3], 0}, NULL);
    const int month = strlen(date) < 7 ? 7 : (date[5] - '0') * 10 + date[6] - '0';
    const int day = strlen(date) < 10 ? 15 : (date[8] - '0') * 10 + date[9] - '0';
    if (month < 1 || month > 12) return year + 0.5;
    return year + (before[month - 1] + day - 1) / 365.25;
}

typedef struct {
    double time;
    uint32_t conference;
} dated;

static int by_time(const void *a, const void *b)
{
    const dated *x = a, *y = b;
    if (x->time != y->time) return x->time < y->time ? -1 : 1;
    return x->conference < y->conference ? -1 : x->conference > y->conference;
}

static dated *dated_conferences(const lec_context *context, size_t *count)
{
    const lec_corpus *corpus = context->corpus;
    dated *all = lec_new(context->arena, dated, corpus->conference_count);
    *count = 0;
    for (uint32_t c = 0; c < corpus->conference_count; c++) {
        const double time = years_of(corpus->conference[c].date);
        if (!isnan(time)) all[(*count)++] = (dated){time, c};
    }
    if (*count > 1) qsort(all, *count, sizeof *all, by_time);
    return all;
}

/* --- who ------------------------------------------------------------------------------------- */

static bool is_of(const lec_corpus *corpus, uint32_t turn, uint8_t role)
{
    return role == LEC_ROLE_COUNT || corpus->turn_role[turn] == role;
}

static double words_of(const lec_corpus *corpus, uint32_t conference, uint8_t role)
{
    double words = 0;
    for (uint32_t t = corpus->conference_turn[conference];
         t < corpus->conference_turn[conference + 1]; t++)
        if (is_of(corpus, t, role)) words += corpus->turn_start[t + 1] - corpus->turn_start[t];
    return words;
}

static void add_role(const lec_context *context, const dated *all, size_t count, uint8_t role,
                     lec_series_set *out)
{
    lec_arena *arena = context->arena;
    uint32_t *conference = lec_new(arena, uint32_t, count);
    double *time = lec_new(arena, double, count), *size = lec_new(arena, double, count);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        size[used] = words_of(context->corpus, all[i].conference, role);
        if (!(size[used] > 0)) continue;
        conference[used] = all[i].conference;
        time[used++] = all[i].time;
    }
    if (used < 2) return;
    out->roles[out->role_count++] =
        (lec_series_role){.role = role == LEC_ROLE_COUNT ? "all" : lec_role_name((lec_role)role),
                          .role_id = role,
                          .count = used,
                          .conference = conference,
                          .time = time,
                          .size = size};
}

/* --- what ------------------------------------------------------------------------------------ */

typedef struct {
    const char *text;
    uint64_t count;
    uint32_t item;
} ranked;

static int by_count_then_text(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->text, y->text);
}

static bool is_number(const char *word)
{
    return word[strspn(word, "0123456789.,")] == '\0';
}

/* Marks the most frequent words; returns how many there are. */
static size_t choose_words(const lec_context *context, const lec_series_settings *settings,
                           lec_series_set *out, const char **names, uint32_t *place)
{
    const lec_items *items = &out->items;
    ranked *all = lec_new(context->arena, ranked, items->item_count);
    for (uint32_t i = 0; i < items->item_count; i++) {
        all[i] = (ranked){items->text[i], 0, i};
        place[i] = LEC_NONE;
    }
    for (size_t t = 0; t < context->corpus->token_count; t++)
        if (items->token_item[t] != LEC_NONE) all[items->token_item[t]].count++;
    if (items->item_count > 1) qsort(all, items->item_count, sizeof *all, by_count_then_text);
    size_t taken = 0;
    for (size_t i = 0; i < items->item_count && taken < settings->top; i++) {
        const char *word = items->folded[all[i].item];
        if (all[i].count < settings->minimum) break;
        if (!settings->function_words && (lec_is_function_word(word) || is_number(word))) continue;
        place[all[i].item] = (uint32_t)(out->concept_count + taken);
        names[out->concept_count + taken++] = all[i].text;
    }
    return taken;
}

static void count_turn(const lec_context *context, const lec_series_set *set, uint32_t turn,
                       double *occurrences, size_t stride, size_t at)
{
    const lec_corpus *corpus = context->corpus;
    for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++)
        if (set->token_item[i] != LEC_NONE) occurrences[set->token_item[i] * stride + at]++;
}

static void count_role(const lec_context *context, const lec_series_set *set, lec_series_role *role)
{
    const lec_corpus *corpus = context->corpus;
    role->occurrences = lec_new(context->arena, double, set->item_count * role->count);
    uint32_t *place = lec_new(context->arena, uint32_t, corpus->conference_count);
    for (size_t c = 0; c < corpus->conference_count; c++) place[c] = LEC_NONE;
    for (uint32_t i = 0; i < role->count; i++) place[role->conference[i]] = i;
    size_t next = 0;
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        const uint32_t at = place[corpus->turn_conference[turn]];
        const bool counts = at != LEC_NONE && is_of(corpus, turn, role->role_id);
        if (counts) count_turn(context, set, turn, role->occurrences, role->count, at);
        for (; next < set->occurrences.count &&
               set->occurrences.items[next].token < corpus->turn_start[turn + 1];
             next++)
            if (counts)
                role->occurrences[set->occurrences.items[next].concept * role->count + at]++;
    }
}

lec_status lec_series_make(const lec_context *context, const lec_series_settings *settings,
                           lec_series_set *out, lec_error *error)
{
    const lec_study *study = context->study;
    lec_arena *arena = context->arena;
    *out = (lec_series_set){.concept_count = study->concept_count};
    const lec_status status = lec_items_make(context, &out->items, error);
    if (status != LEC_OK) return status;
    size_t count = 0;
    const dated *all = dated_conferences(context, &count);
    add_role(context, all, count, LEC_ROLE_COUNT, out);
    add_role(context, all, count, LEC_ROLE_PRINCIPAL, out);
    add_role(context, all, count, LEC_ROLE_JOURNALIST, out);

    const char **names = lec_new(arena, const char *, study->concept_count + settings->top);
    uint32_t *place = lec_new(arena, uint32_t, out->items.item_count);
    uint32_t *token_item = lec_new(arena, uint32_t, context->corpus->token_count);
    for (size_t c = 0; c < study->concept_count; c++) names[c] = study->concepts[c].name;
    out->item_count = study->concept_count + choose_words(context, settings, out, names, place);
    for (size_t t = 0; t < context->corpus->token_count; t++)
        token_item[t] =
            out->items.token_item[t] == LEC_NONE ? LEC_NONE : place[out->items.token_item[t]];
    out->name = names;
    out->token_item = token_item;
    out->occurrences =
        lec_occurrences_find(context->corpus, study->concepts, study->concept_count, arena);
    for (size_t r = 0; r < out->role_count; r++) count_role(context, out, &out->roles[r]);
    return LEC_OK;
}

lec_rate_series lec_series_of(const lec_series_role *role, size_t item)
{
    return (lec_rate_series){role->count, role->time, role->occurrences + item * role->count,
                             role->size};
}

double lec_series_total(const lec_series_role *role, size_t item)
{
    double total = 0;
    for (size_t i = 0; i < role->count; i++) total += role->occurrences[item * role->count + i];
    return total;
}

enum { SHUFFLES = 199 };
static const double share_of_shuffles = 0.05;

size_t lec_series_periods(const lec_context *context, const lec_rate_series *series,
                          uint32_t *period)
{
    double *rates = lec_new(context->arena, double, series->count);
    for (size_t i = 0; i < series->count; i++) rates[i] = series->occurrences[i] / series->size[i];
    const lec_period_shuffles shuffles = {SHUFFLES, share_of_shuffles, context->common->seed};
    return lec_periods_find(rates, series->count, &shuffles, period);
}

const char *lec_series_kind(const lec_series_set *set, size_t item)
{
    return item < set->concept_count ? "concept" : "word";
}
