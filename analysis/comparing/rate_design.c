/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/rate_design.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/view/conference_sets.h"
#include "analysis/view/name_list.h"
#include "core/known_names.h"

const char *const lec_factor_names[] = {"role",    "phase",      "period", "group",
                                        "speaker", "conference", NULL};
const char *const lec_period_names[] = {"year", "quarter", "month", NULL};
const char *const lec_effect_names[] = {"conference", "speaker", "exchange"};

/* --- the level of a turn --------------------------------------------------------------------- */

/* "" where the turn stands on no level. */
static const char *level_of(const lec_context *context, const lec_rate_question *question,
                            uint32_t turn)
{
    const lec_corpus *corpus = context->corpus;
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    switch ((lec_factor)question->factor) {
    case LEC_FACTOR_ROLE:
        return lec_role_name((lec_role)corpus->turn_role[turn]);
    case LEC_FACTOR_PHASE:
        return lec_phase_name((lec_phase)corpus->turn_phase[turn]);
    case LEC_FACTOR_PERIOD:
        return lec_period_of(conference->date, (lec_set_kind)(LEC_SETS_YEAR + question->period),
                             context->arena);
    case LEC_FACTOR_GROUP:
        return conference->group;
    case LEC_FACTOR_SPEAKER:
        return corpus->speaker_name[corpus->turn_speaker[turn]];
    case LEC_FACTOR_CONFERENCE:
        return conference->name;
    }
    return "";
}

/* --- finding the levels ---------------------------------------------------------------------- */

typedef struct {
    const lec_context *context;
    const lec_rate_question *question;
    const char **turn_level; /* [turn_count of the corpus] "" for none */
    LEC_ARRAY(lec_rate_level) levels;
} finder;

static size_t words_of(const lec_corpus *corpus, uint32_t turn)
{
    return corpus->turn_start[turn + 1] - corpus->turn_start[turn];
}

static bool role_speaks(const lec_corpus *corpus, lec_role role)
{
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++)
        if (corpus->turn_role[turn] == role && words_of(corpus, turn) > 0) return true;
    return false;
}

/* Without --role, principals against journalists where both speak. */
static bool is_compared(const finder *f, uint32_t turn, bool both_speak)
{
    const lec_role role = (lec_role)f->context->corpus->turn_role[turn];
    if (f->question->factor != LEC_FACTOR_ROLE || f->context->common->role != NULL) return true;
    return !both_speak || role == LEC_ROLE_PRINCIPAL || role == LEC_ROLE_JOURNALIST;
}

static void find_turn_levels(finder *f)
{
    const lec_corpus *corpus = f->context->corpus;
    const bool both =
        role_speaks(corpus, LEC_ROLE_PRINCIPAL) && role_speaks(corpus, LEC_ROLE_JOURNALIST);
    f->turn_level = lec_new(f->context->arena, const char *, corpus->turn_count);
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++)
        f->turn_level[turn] = words_of(corpus, turn) > 0 && is_compared(f, turn, both)
                                  ? level_of(f->context, f->question, turn)
                                  : "";
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const lec_rate_level *)a)->name, ((const lec_rate_level *)b)->name);
}

static int by_words(const void *a, const void *b)
{
    const lec_rate_level *x = a, *y = b;
    if (x->words != y->words) return x->words > y->words ? -1 : 1;
    return strcmp(x->name, y->name);
}

static size_t level_named(const finder *f, const char *name)
{
    assert(f->levels.count == 0 || f->levels.items != NULL);
    size_t i = 0;
    while (i < f->levels.count && strcmp(f->levels.items[i].name, name) != 0) i++;
    return i;
}

/* Names of speakers and conferences may be many: sorted, then counted. */
static void find_levels(finder *f)
{
    const lec_corpus *corpus = f->context->corpus;
    lec_arena *arena = f->context->arena;
    lec_rate_level *all = lec_new(arena, lec_rate_level, corpus->turn_count);
    size_t count = 0;
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++)
        if (f->turn_level[turn][0] != '\0')
            all[count++] = (lec_rate_level){f->turn_level[turn], words_of(corpus, turn), 1, 0};
    if (count > 1) qsort(all, count, sizeof *all, by_name);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(all[i - 1].name, all[i].name) != 0) {
            LEC_PUSH(arena, f->levels, all[i]);
        } else {
            f->levels.items[f->levels.count - 1].words += all[i].words;
            f->levels.items[f->levels.count - 1].turns++;
        }
    }
    if (f->levels.count > f->question->most) {
        qsort(f->levels.items, f->levels.count, sizeof *f->levels.items, by_words);
        f->levels.count = (size_t)f->question->most;
        qsort(f->levels.items, f->levels.count, sizeof *f->levels.items, by_name);
    }
}

/* Roles and phases in the order of corpus.h instead of that of their names. */
static void put_in_order(finder *f)
{
    const lec_factor factor = (lec_factor)f->question->factor;
    if (factor != LEC_FACTOR_ROLE && factor != LEC_FACTOR_PHASE) return;
    const int names = factor == LEC_FACTOR_ROLE ? (int)LEC_ROLE_COUNT : (int)LEC_PHASE_COUNT;
    size_t sorted = 0;
    for (int i = 0; i < names; i++) {
        const size_t at = level_named(f, factor == LEC_FACTOR_ROLE ? lec_role_name((lec_role)i)
                                                                   : lec_phase_name((lec_phase)i));
        if (at == f->levels.count) continue;
        assert(f->levels.items != NULL);
        const lec_rate_level level = f->levels.items[at];
        f->levels.items[at] = f->levels.items[sorted];
        f->levels.items[sorted++] = level;
    }
}

static lec_status find_reference(const finder *f, uint32_t *reference, lec_error *error)
{
    const char *wanted = f->question->reference;
    const lec_rate_level *levels = f->levels.items;
    const lec_factor factor = (lec_factor)f->question->factor;
    *reference = 0;
    if (wanted != NULL) {
        const size_t at = level_named(f, wanted);
        *reference = (uint32_t)at;
        if (at < f->levels.count) return LEC_OK;
        const char **names = lec_new(f->context->arena, const char *, f->levels.count);
        for (size_t i = 0; i < f->levels.count; i++) names[i] = levels[i].name;
        return lec_fail_unknown(error, "--reference '", wanted, names, f->levels.count);
    }
    const size_t journalist = level_named(f, lec_role_name(LEC_ROLE_JOURNALIST));
    if (factor == LEC_FACTOR_ROLE && journalist < f->levels.count)
        *reference = (uint32_t)journalist;
    if (factor == LEC_FACTOR_SPEAKER || factor == LEC_FACTOR_CONFERENCE)
        for (uint32_t i = 1; i < f->levels.count; i++)
            if (levels[i].words > levels[*reference].words) *reference = i;
    return LEC_OK;
}

/* --- the turns ------------------------------------------------------------------------------- */

static void take_turns(const finder *f, lec_rate_design *out)
{
    const lec_corpus *corpus = f->context->corpus;
    lec_arena *arena = f->context->arena;
    uint32_t *turns = lec_new(arena, uint32_t, corpus->turn_count);
    uint32_t *levels = lec_new(arena, uint32_t, corpus->turn_count);
    double *log_words = lec_new(arena, double, corpus->turn_count);
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        if (f->turn_level[turn][0] == '\0') continue;
        const size_t level = level_named(f, f->turn_level[turn]);
        if (level == f->levels.count) continue;
        turns[out->turn_count] = turn;
        levels[out->turn_count] = (uint32_t)level;
        log_words[out->turn_count++] = log((double)words_of(corpus, turn));
    }
    out->turn = turns;
    out->turn_level = levels;
    out->log_words = log_words;
}

/* What the turns of one level of an effect have in common. */
typedef struct {
    uint32_t kind, id, role; /* kind 0: a name or number; 1: nobody's name; 2: the turn alone */
    uint32_t row;
} shared;

static shared shared_of(const lec_corpus *corpus, lec_effect_kind effect, uint32_t turn)
{
    const uint32_t exchange = corpus->turn_exchange[turn], speaker = corpus->turn_speaker[turn];
    if (effect == LEC_EFFECT_CONFERENCE) return (shared){0, corpus->turn_conference[turn], 0, 0};
    if (effect == LEC_EFFECT_SPEAKER && speaker != 0) return (shared){0, speaker, 0, 0};
    if (exchange == LEC_NONE) return (shared){2, turn, 0, 0};
    if (effect == LEC_EFFECT_SPEAKER) return (shared){1, exchange, corpus->turn_role[turn], 0};
    return (shared){0, exchange, 0, 0};
}

static int compare_shared(const shared *x, const shared *y)
{
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->id != y->id) return x->id < y->id ? -1 : 1;
    return x->role < y->role ? -1 : x->role > y->role;
}

static int by_shared_then_row(const void *a, const void *b)
{
    const shared *x = a, *y = b;
    const int order = compare_shared(x, y);
    return order != 0 ? order : x->row < y->row ? -1 : x->row > y->row;
}

static lec_random_effect find_effect(const lec_corpus *corpus, const lec_rate_design *design,
                                     lec_effect_kind effect, lec_arena *arena)
{
    shared *of = lec_new(arena, shared, design->turn_count);
    uint32_t *level = lec_new(arena, uint32_t, design->turn_count);
    for (uint32_t i = 0; i < design->turn_count; i++) {
        of[i] = shared_of(corpus, effect, design->turn[i]);
        of[i].row = i;
    }
    if (design->turn_count > 1) qsort(of, design->turn_count, sizeof *of, by_shared_then_row);
    size_t count = 0;
    for (size_t i = 0; i < design->turn_count; i++) {
        if (i == 0 || compare_shared(&of[i - 1], &of[i]) != 0) count++;
        level[of[i].row] = (uint32_t)count - 1;
    }
    return (lec_random_effect){level, count};
}

static lec_status read_effects(const char *random, bool *is_wanted, lec_error *error)
{
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) is_wanted[k] = random == NULL;
    if (random == NULL || strcmp(random, "none") == 0) return LEC_OK;
    return lec_name_list_read("random", random, lec_effect_names, LEC_EFFECT_KINDS, is_wanted,
                              error);
}

static lec_status too_few(const finder *f, lec_error *error)
{
    const char *factor = lec_factor_names[f->question->factor];
    if (f->levels.count == 0)
        return lec_fail(error, LEC_BAD_DATA, "there is no %s to compare: %s", factor,
                        f->question->factor == LEC_FACTOR_PERIOD
                            ? "no conference has a date; give dates in the study"
                        : f->question->factor == LEC_FACTOR_GROUP
                            ? "no conference has a group; give groups in the study"
                            : "no turn has one; see `lectern turns`");
    return lec_fail(error, LEC_BAD_DATA,
                    "the only %s is '%s'; a contrast needs two (choose turns or --factor "
                    "otherwise)",
                    factor, f->levels.items[0].name);
}

/* Speakers of each level; one may speak on several. */
static void count_speakers(lec_rate_design *design, lec_arena *arena)
{
    const lec_random_effect *speakers = &design->effects[LEC_EFFECT_SPEAKER];
    for (uint32_t l = 0; l < design->level_count; l++) {
        bool *speaks = lec_new(arena, bool, speakers->level_count);
        for (size_t i = 0; i < design->turn_count; i++) {
            if (design->turn_level[i] != l || speaks[speakers->level[i]]) continue;
            speaks[speakers->level[i]] = true;
            design->levels[l].speakers++;
        }
    }
}

lec_status lec_rate_design_make(const lec_context *context, const lec_rate_question *question,
                                lec_rate_design *out, lec_error *error)
{
    finder f = {.context = context, .question = question};
    *out = (lec_rate_design){.factor = (lec_factor)question->factor};
    lec_status status = read_effects(question->random, out->is_wanted, error);
    if (status != LEC_OK) return status;
    find_turn_levels(&f);
    find_levels(&f);
    put_in_order(&f);
    out->levels = f.levels.items;
    out->level_count = f.levels.count;
    if (f.levels.count < 2) return too_few(&f, error);
    status = find_reference(&f, &out->reference, error);
    if (status != LEC_OK) return status;
    take_turns(&f, out);
    for (int k = 0; k < LEC_EFFECT_KINDS; k++)
        out->effects[k] = find_effect(context->corpus, out, (lec_effect_kind)k, context->arena);
    count_speakers(out, context->arena);
    return LEC_OK;
}
