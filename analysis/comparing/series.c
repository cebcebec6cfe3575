/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/periods.h"
#include "analysis/view/groups.h"
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
    lec_conference_sets sets;
    const lec_series_point *points; /* [count] */
    size_t count;
} timeline;

static int by_time(const void *a, const void *b)
{
    const lec_series_point *x = a, *y = b;
    if (x->time != y->time) return x->time < y->time ? -1 : 1;
    return x->set < y->set ? -1 : x->set > y->set;
}

static void add_day(lec_series_point *to, double *days, const char *date)
{
    const double time = years_of(date);
    if (isnan(time)) return;
    to->time += (time - to->time) / ++*days;
    if (to->first_date == NULL || strcmp(date, to->first_date) < 0) to->first_date = date;
    if (to->last_date == NULL || strcmp(date, to->last_date) > 0) to->last_date = date;
}

/* Sets that have a date, in the order of time; a period has no conference without one. */
static lec_status make_timeline(const lec_context *context, lec_set_kind kind, timeline *out,
                                lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    lec_conference_sets sets;
    const lec_status status = lec_conference_sets_make(context, kind, &sets, error);
    if (status != LEC_OK) return status;
    lec_series_point *points = lec_new(context->arena, lec_series_point, sets.count);
    double *days = lec_new(context->arena, double, sets.count);
    for (uint32_t s = 0; s < sets.count; s++)
        points[s] = (lec_series_point){.name = sets.name[s], .set = s};
    for (uint32_t c = 0; c < corpus->conference_count; c++) {
        const uint32_t set = sets.of_conference[c];
        const bool no_period = kind >= LEC_SETS_YEAR && strcmp(sets.name[set], LEC_NO_DATE) == 0;
        if (!no_period) add_day(&points[set], &days[set], corpus->conference[c].date);
    }
    size_t count = 0;
    for (size_t s = 0; s < sets.count; s++)
        if (days[s] > 0) points[count++] = points[s];
    if (count > 1) qsort(points, count, sizeof *points, by_time);
    *out = (timeline){sets, points, count};
    if (count >= 2 || kind == LEC_SETS_CONFERENCE) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "--by %s: there is %s with a date, and a trend needs two; give more files or "
                    "another --by",
                    context->common->by, count == 1 ? "one" : "none");
}

/* --- who ------------------------------------------------------------------------------------- */

static bool is_of(const lec_corpus *corpus, uint32_t turn, uint8_t role)
{
    return role == LEC_ROLE_COUNT || corpus->turn_role[turn] == role;
}

/* Words of the role in each set. */
static const double *words_of(const lec_context *context, const lec_conference_sets *sets,
                              uint8_t role)
{
    const lec_corpus *corpus = context->corpus;
    double *words = lec_new(context->arena, double, sets->count);
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        if (is_of(corpus, t, role))
            words[sets->of_conference[corpus->turn_conference[t]]] +=
                corpus->turn_start[t + 1] - corpus->turn_start[t];
    return words;
}

static void add_role(const lec_context *context, const timeline *all, uint8_t role,
                     lec_series_set *out)
{
    lec_arena *arena = context->arena;
    const double *words = words_of(context, &all->sets, role);
    lec_series_point *points = lec_new(arena, lec_series_point, all->count);
    double *time = lec_new(arena, double, all->count), *size = lec_new(arena, double, all->count);
    size_t used = 0;
    for (size_t i = 0; i < all->count; i++) {
        size[used] = words[all->points[i].set];
        if (!(size[used] > 0)) continue;
        points[used] = all->points[i];
        time[used++] = all->points[i].time;
    }
    if (used < 2) return;
    out->roles[out->role_count++] =
        (lec_series_role){.role = role == LEC_ROLE_COUNT ? "all" : lec_role_name((lec_role)role),
                          .role_id = role,
                          .count = used,
                          .points = points,
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

static void count_role(const lec_context *context, const lec_series_set *set,
                       const lec_conference_sets *sets, lec_series_role *role)
{
    const lec_corpus *corpus = context->corpus;
    role->occurrences = lec_new(context->arena, double, set->item_count * role->count);
    uint32_t *place = lec_new(context->arena, uint32_t, sets->count);
    for (size_t s = 0; s < sets->count; s++) place[s] = LEC_NONE;
    for (uint32_t i = 0; i < role->count; i++) place[role->points[i].set] = i;
    size_t next = 0;
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        const uint32_t at = place[sets->of_conference[corpus->turn_conference[turn]]];
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
    timeline all;
    lec_status status = lec_items_make(context, &out->items, error);
    if (status == LEC_OK) status = lec_sets_read(context->common, &out->kind, error);
    if (status == LEC_OK) status = make_timeline(context, out->kind, &all, error);
    if (status != LEC_OK) return status;
    add_role(context, &all, LEC_ROLE_COUNT, out);
    add_role(context, &all, LEC_ROLE_PRINCIPAL, out);
    add_role(context, &all, LEC_ROLE_JOURNALIST, out);

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
    for (size_t r = 0; r < out->role_count; r++)
        count_role(context, out, &all.sets, &out->roles[r]);
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
