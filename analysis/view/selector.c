/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/selector.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/known_names.h"

typedef enum { CONFERENCE, ROLE, SPEAKER, AFFILIATION, PHASE, KIND, GROUP, FROM, TO, KEYS } key;

static const char *const key_names[KEYS] = {
    "conference", "role", "speaker", "affiliation", "phase", "kind", "group", "from", "to"};

typedef LEC_ARRAY(const char *) texts;

typedef struct {
    const lec_context *context;
    const char *option, *text;
    texts wanted[KEYS]; /* the values given for each key */
} selector;

/* What a turn shows for a key; the date for FROM and TO. */
static const char *value_of(const lec_corpus *corpus, uint32_t turn, key of)
{
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[turn]];
    switch (of) {
    case CONFERENCE:
        return conference->name;
    case ROLE:
        return lec_role_name((lec_role)corpus->turn_role[turn]);
    case SPEAKER:
        return corpus->speaker_name[corpus->turn_speaker[turn]];
    case AFFILIATION:
        return corpus->turn[turn].affiliation;
    case PHASE:
        return lec_phase_name((lec_phase)corpus->turn_phase[turn]);
    case KIND:
        return lec_kind_name((lec_kind)corpus->turn_kind[turn]);
    case GROUP:
        return conference->group;
    default:
        return conference->date;
    }
}

/* --- values that could be given -------------------------------------------------------------- */

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static texts known_values(const selector *s, key of)
{
    const lec_corpus *corpus = s->context->corpus;
    lec_arena *arena = s->context->arena;
    texts known = {0};
    for (int i = 0; of == ROLE && i < LEC_ROLE_COUNT; i++)
        LEC_PUSH(arena, known, lec_role_name((lec_role)i));
    for (int i = 0; of == PHASE && i < LEC_PHASE_COUNT; i++)
        LEC_PUSH(arena, known, lec_phase_name((lec_phase)i));
    for (int i = 0; of == KIND && i < LEC_KIND_COUNT; i++)
        LEC_PUSH(arena, known, lec_kind_name((lec_kind)i));
    if (known.count > 0) return known;

    for (uint32_t turn = 0; turn < corpus->turn_count; turn++)
        LEC_PUSH(arena, known, value_of(corpus, turn, of));
    if (known.count > 1) qsort(known.items, known.count, sizeof *known.items, compare_texts);
    size_t distinct = 0;
    for (size_t i = 0; i < known.count; i++)
        if (known.items[i][0] != '\0' &&
            (distinct == 0 || strcmp(known.items[distinct - 1], known.items[i]) != 0))
            known.items[distinct++] = known.items[i];
    known.count = distinct;
    return known;
}

/* 2031, 2031-04 or 2031-04-17. */
static bool is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    const size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10) return false;
    for (size_t i = 0; i < length; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
    return true;
}

static lec_status check_value(const selector *s, key of, const char *value, lec_error *error)
{
    assert(of < KEYS);
    if (of == FROM || of == TO) {
        if (is_date(value)) return LEC_OK;
        return lec_fail(error, LEC_BAD_USAGE,
                        "--%s '%s': %s '%s' is not a date; give 2031, 2031-04 or 2031-04-17",
                        s->option, s->text, key_names[of], value);
    }
    const texts known = known_values(s, of);
    for (size_t i = 0; i < known.count; i++)
        if (strcmp(known.items[i], value) == 0) return LEC_OK;
    for (uint32_t turn = 0; of == SPEAKER && turn < s->context->corpus->turn_count; turn++)
        if (lec_turn_is_by(s->context->corpus, turn, value)) return LEC_OK;
    const char *what =
        lec_arena_format(s->context->arena, "--%s '%s': %s '", s->option, s->text, key_names[of]);
    return lec_fail_unknown(error, what, value, known.items, known.count);
}

/* --- reading --------------------------------------------------------------------------------- */

/* Reads KEY= and moves *at behind it. */
static lec_status read_key(const selector *s, const char **at, key *found, lec_error *error)
{
    const size_t length = strcspn(*at, "=,|\"");
    if ((*at)[length] != '=')
        return lec_fail(error, LEC_BAD_USAGE,
                        "--%s '%s': expected KEY=VALUE at '%s'; a value that holds a comma goes in "
                        "double quotes",
                        s->option, s->text, *at);
    const char *name = lec_arena_text(s->context->arena, *at, length);
    *at += length + 1;
    for (int k = 0; k < KEYS; k++) {
        if (strcmp(key_names[k], name) != 0) continue;
        *found = (key)k;
        if (s->wanted[k].count == 0) return LEC_OK;
        return lec_fail(error, LEC_BAD_USAGE,
                        "--%s '%s': %s is given twice; several values are written %s=ONE|OTHER",
                        s->option, s->text, name, name);
    }
    const char *what = lec_arena_format(s->context->arena, "--%s '%s': key '", s->option, s->text);
    return lec_fail_unknown(error, what, name, key_names, KEYS);
}

/* Reads a quoted value, without its quotes; NULL if it does not end. */
static const char *read_quoted(const selector *s, const char **at)
{
    LEC_ARRAY(char) value = {0};
    for (const char *c = *at + 1; *c != '\0'; c++) {
        if (*c == '"' && *++c != '"') {
            *at = c;
            LEC_PUSH(s->context->arena, value, '\0');
            return value.items;
        }
        LEC_PUSH(s->context->arena, value, *c);
    }
    return NULL;
}

static lec_status read_value(selector *s, const char **at, key of, lec_error *error)
{
    const char *value = NULL;
    if (**at == '"') {
        value = read_quoted(s, at);
    } else {
        const size_t length = strcspn(*at, ",|");
        value = lec_arena_text(s->context->arena, *at, length);
        *at += length;
    }
    if (value == NULL || (**at != '\0' && **at != ',' && **at != '|'))
        return lec_fail(error, LEC_BAD_USAGE,
                        "--%s '%s': a value in double quotes ends with a quote before , or |",
                        s->option, s->text);
    LEC_PUSH(s->context->arena, s->wanted[of], value);
    return check_value(s, of, value, error);
}

static lec_status read_all(selector *s, lec_error *error)
{
    for (const char *at = s->text;; at++) {
        key of = KEYS;
        lec_status status = read_key(s, &at, &of, error);
        if (status == LEC_OK) status = read_value(s, &at, of, error);
        while (status == LEC_OK && *at == '|') {
            at++;
            status = read_value(s, &at, of, error);
        }
        if (status != LEC_OK || *at == '\0') return status;
    }
}

/* --- selecting ------------------------------------------------------------------------------- */

static bool is_wanted(const char *shown, key of, const char *value)
{
    if (of == FROM) return shown[0] != '\0' && strcmp(shown, value) >= 0;
    /* all of the year or month that is named lies before its end */
    if (of == TO) return shown[0] != '\0' && strncmp(shown, value, strlen(value)) <= 0;
    return strcmp(shown, value) == 0;
}

static bool holds(const selector *s, uint32_t turn)
{
    for (int k = 0; k < KEYS; k++) {
        const texts *wanted = &s->wanted[k];
        if (wanted->count == 0) continue;
        const char *shown = value_of(s->context->corpus, turn, (key)k);
        bool any = false;
        for (size_t i = 0; i < wanted->count; i++)
            any = any || (k == SPEAKER ? lec_turn_is_by(s->context->corpus, turn, wanted->items[i])
                                       : is_wanted(shown, (key)k, wanted->items[i]));
        if (!any) return false;
    }
    return true;
}

lec_status lec_selector_read(const lec_context *context, const char *option, const char *text,
                             lec_selection *out, lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    selector s = {.context = context, .option = option, .text = text};
    const lec_status status = read_all(&s, error);
    if (status != LEC_OK) return status;

    LEC_ARRAY(uint32_t) turns = {0};
    *out = (lec_selection){.text = text};
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        if (!holds(&s, turn)) continue;
        LEC_PUSH(context->arena, turns, turn);
        out->token_count += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    }
    out->turns = turns.items;
    out->turn_count = turns.count;
    if (out->token_count == 0)
        return lec_fail(error, LEC_BAD_DATA, "--%s '%s' selects no words; see `lectern turns`",
                        option, text);
    return LEC_OK;
}
