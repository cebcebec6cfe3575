/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/coded_units.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/progress.h"
#include "core/vocabulary.h"
#include "io/study/coding_sheet.h"

typedef struct {
    const lec_request *request;
    lec_coding_sheet *sheets; /* [count] */
    size_t count;
    lec_coding_sheet key; /* count 0: none */
} sheets;

static lec_status read_sheets(sheets *all, lec_error *error)
{
    const lec_request *request = all->request;
    const char *key = request->program.key;
    lec_status status = LEC_OK;
    if (request->path_count == 0)
        return lec_fail(error, LEC_BAD_USAGE,
                        "agreement needs the sheets of coders; 'lectern sample' makes them");
    all->count = request->path_count;
    all->sheets = lec_new(request->arena, lec_coding_sheet, all->count);
    for (size_t i = 0; status == LEC_OK && i < all->count; i++)
        status = lec_coding_sheet_read(request->paths[i], request->arena, &all->sheets[i], error);
    if (status == LEC_OK && key != NULL)
        status = lec_coding_key_read(key, request->arena, &all->key, error);
    return status;
}

static lec_status check_samples(const sheets *all, lec_error *error)
{
    const lec_coding_sheet *first = &all->sheets[0];
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(all->sheets[i].path, all->sheets[j].path) == 0)
                return lec_fail(error, LEC_BAD_USAGE,
                                "%s: given twice: nobody agrees with himself by merit; give the "
                                "sheet of another coder",
                                all->sheets[i].path);
    for (size_t i = 1; i <= all->count; i++) {
        const lec_coding_sheet *other = i < all->count ? &all->sheets[i] : &all->key;
        if (other->count == 0 || strcmp(first->sample, other->sample) == 0) continue;
        return lec_fail(
            error, LEC_BAD_DATA,
            "%s:%u: unit %u is of sample %s, but %s is of sample %s; all must come from "
            "the same texts, options and --seed",
            other->path, other->items[0].line, other->items[0].unit, other->sample, first->path,
            first->sample);
    }
    if (all->count == 1 && all->key.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: coded by one coder; give a second sheet ('lectern sample --coder 2'), "
                        "or --key for what the dictionary finds",
                        first->path);
    return LEC_OK;
}

/* --- units -------------------------------------------------------------------------------------
 */

static int ascending(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Numbers of all units of the sheets, each once; with a key those of the key. */
static const uint32_t *list_units(const sheets *all, size_t *count)
{
    size_t most = all->key.count;
    for (size_t i = 0; i < all->count; i++) most += all->sheets[i].count;
    uint32_t *unit = lec_new(all->request->arena, uint32_t, most);
    size_t listed = 0;
    for (size_t i = 0; i < all->key.count; i++) unit[listed++] = all->key.items[i].unit;
    for (size_t s = 0; all->key.count == 0 && s < all->count; s++)
        for (size_t i = 0; i < all->sheets[s].count; i++)
            unit[listed++] = all->sheets[s].items[i].unit;
    if (listed > 1) qsort(unit, listed, sizeof *unit, ascending);
    *count = 0;
    for (size_t i = 0; i < listed; i++)
        if (*count == 0 || unit[*count - 1] != unit[i]) unit[(*count)++] = unit[i];
    return unit;
}

static size_t place_of(const uint32_t *units, size_t count, uint32_t unit)
{
    const uint32_t *found = bsearch(&unit, units, count, sizeof unit, ascending);
    return found != NULL ? (size_t)(found - units) : SIZE_MAX;
}

/* --- codes -------------------------------------------------------------------------------------
 */

typedef struct {
    const char *text;
    double value;
    uint32_t id;
} sorted_code;

static int by_value(const void *a, const void *b)
{
    const sorted_code *x = a, *y = b;
    if (x->value != y->value) return x->value < y->value ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* The number that the code is, with a point or a comma; NaN if it is none. */
static double number_of(const char *text, lec_arena *arena)
{
    char *copy = lec_arena_text(arena, text, strlen(text)), *end;
    if (strchr(copy, ',') != NULL && strchr(copy, '.') == NULL) *strchr(copy, ',') = '.';
    if (strspn(copy, "+-0123456789.") != strlen(copy)) return NAN;
    const double value = strtod(copy, &end);
    return *end == '\0' && end != copy && isfinite(value) ? value : NAN;
}

/* Codes in order: `place` [codes] of each id in it. Numbers only where every code is one. */
static const uint32_t *sort_codes(const lec_vocabulary *names, lec_coded_units *out,
                                  lec_arena *arena)
{
    const size_t count = lec_vocabulary_count(names);
    sorted_code *codes = lec_new(arena, sorted_code, count);
    const char **texts = lec_new(arena, const char *, count);
    double *values = lec_new(arena, double, count);
    uint32_t *place = lec_new(arena, uint32_t, count);
    bool numbers = true;
    for (uint32_t i = 0; i < count; i++) {
        const char *text = lec_vocabulary_texts(names)[i];
        codes[i] = (sorted_code){text, number_of(text, arena), i};
        numbers = numbers && !isnan(codes[i].value);
    }
    for (size_t i = 0; !numbers && i < count; i++) codes[i].value = 0;
    if (count > 1) qsort(codes, count, sizeof *codes, by_value);
    for (uint32_t i = 0; i < count; i++) {
        texts[i] = codes[i].text;
        values[i] = codes[i].value;
        place[codes[i].id] = i;
    }
    out->code = texts;
    out->codings.value_count = count;
    out->codings.value = numbers ? values : NULL;
    return place;
}

/* Says which units a sheet does not have. */
static void say_missing(const sheets *all, const lec_coding_sheet *sheet, const uint32_t *units,
                        size_t count)
{
    size_t missing = 0, next = 0, empty = 0;
    uint32_t first = 0, first_empty = 0;
    for (size_t u = 0; u < count; u++) {
        while (next < sheet->count && sheet->items[next].unit < units[u]) next++;
        const bool has = next < sheet->count && sheet->items[next].unit == units[u];
        if (!has && missing++ == 0) first = units[u];
        if (has && sheet->items[next].code[0] == '\0' && empty++ == 0)
            first_empty = sheet->items[next].line;
    }
    if (missing > 0)
        lec_say(all->request,
                "%s: rows of %zu units are missing, the first is unit %u; they count as not coded",
                sheet->path, missing, first);
    if (empty > 0)
        lec_say(all->request,
                "%s:%u: no code, here and in %zu rows in all; they count as not coded", sheet->path,
                first_empty, empty);
}

static lec_status put_codes(const sheets *all, lec_coded_units *out, lec_error *error)
{
    assert(all->sheets != NULL);
    lec_arena *arena = all->request->arena;
    lec_vocabulary *names = lec_vocabulary_new(arena);
    const size_t units = out->codings.unit_count;
    int32_t *code = lec_new(arena, int32_t, units * all->count);
    for (size_t i = 0; i < units * all->count; i++) code[i] = LEC_NOT_CODED;
    for (size_t s = 0; s < all->count; s++) {
        const lec_coding_sheet *sheet = &all->sheets[s];
        for (size_t i = 0; i < sheet->count; i++) {
            const lec_coded_unit *row = &sheet->items[i];
            const size_t u = place_of(out->unit, units, row->unit);
            if (u == SIZE_MAX)
                return lec_fail(error, LEC_BAD_DATA,
                                "%s:%u: %s has no unit %u; give the key of this sample",
                                sheet->path, row->line, all->key.path, row->unit);
            if (row->code[0] != '\0')
                code[u * all->count + s] =
                    (int32_t)lec_vocabulary_add(names, row->code, strlen(row->code));
        }
        say_missing(all, sheet, out->unit, units);
    }
    if (lec_vocabulary_count(names) == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s: no row is coded; fill the column 'code'",
                        all->sheets[0].path);
    if (lec_vocabulary_count(names) > LEC_MOST_CODES)
        return lec_fail(error, LEC_BAD_DATA, "%s: more than %d different codes in the sheets",
                        all->sheets[0].path, LEC_MOST_CODES);
    const uint32_t *place = sort_codes(names, out, arena);
    for (size_t i = 0; i < units * all->count; i++)
        if (code[i] != LEC_NOT_CODED) code[i] = (int32_t)place[code[i]];
    out->codings.code = code;
    return LEC_OK;
}

/* --- the key -----------------------------------------------------------------------------------
 */

static lec_status put_key(const sheets *all, lec_coded_units *out, lec_error *error)
{
    lec_arena *arena = all->request->arena;
    const size_t count = all->key.count;
    lec_vocabulary *strata = lec_vocabulary_new(arena);
    double *weight = lec_new(arena, double, count), share = NAN;
    bool *hit = lec_new(arena, bool, count);
    uint32_t *stratum = lec_new(arena, uint32_t, count);
    const char **role = lec_new(arena, const char *, count);
    bool has_hits = true;
    for (size_t i = 0; i < count; i++) {
        const lec_coded_unit *row = &all->key.items[i];
        const bool known = row->stratum_units != LEC_NO_COUNT && row->stratum_drawn != LEC_NO_COUNT;
        if (!known || row->stratum_drawn == 0 || row->stratum_units < row->stratum_drawn)
            return lec_fail(
                error, LEC_BAD_DATA,
                "%s:%u: stratum_units and stratum_drawn give no weight; take the key as "
                "'lectern sample --key' writes it",
                all->key.path, row->line);
        weight[i] = (double)row->stratum_units / row->stratum_drawn;
        has_hits = has_hits && row->hits != LEC_NO_COUNT;
        hit[i] = has_hits && row->hits > 0;
        if (row->all_units != LEC_NO_COUNT && row->all_units > 0 && row->all_hits != LEC_NO_COUNT)
            share = (double)row->all_hits / row->all_units;
        stratum[i] = lec_vocabulary_add(strata, row->stratum, strlen(row->stratum));
        role[i] = row->role;
    }
    out->has_key = true;
    out->role = role;
    out->validation = (lec_validation){.hit = has_hits ? hit : NULL,
                                       .weight = weight,
                                       .stratum = stratum,
                                       .count = count,
                                       .stratum_count = lec_vocabulary_count(strata),
                                       .hit_share = share};
    return LEC_OK;
}

lec_status lec_coded_units_read(const lec_request *request, lec_coded_units *out, lec_error *error)
{
    sheets all = {.request = request};
    *out = (lec_coded_units){0};
    lec_status status = read_sheets(&all, error);
    if (status == LEC_OK) status = check_samples(&all, error);
    if (status != LEC_OK) return status;
    out->unit = list_units(&all, &out->codings.unit_count);
    out->codings.coder_count = all.count;
    status = put_codes(&all, out, error);
    if (status == LEC_OK && all.key.count > 0) status = put_key(&all, out, error);
    return status;
}
