/* SPDX-License-Identifier: GPL-3.0-or-later
 * corrections_eaf.c -- what ELAN has kept of an export.
 *
 * Who speaks is said in three places: the tier's name, its participant, its type. The one that is
 * not as exported is the one that was changed; of several the name goes before the type, and a new
 * participant before the name. Tiers that depend on another, and those of a type with a controlled
 * vocabulary, hold no turns. */
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/source/xml.h"
#include "io/study/tier_corrections.h"

typedef LEC_ARRAY(char) letters;

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_stretches *out;
    lec_vocabulary *slots, *types;
    LEC_ARRAY(int64_t) times;         /* of each slot by its number in `slots` */
    LEC_ARRAY(uint32_t) coded;        /* types with a controlled vocabulary */
    LEC_ARRAY(uint32_t) typed;        /* the type of each stretch */
    LEC_ARRAY(uint64_t) as_they_were; /* hashes of the exported tiers' names and people */
    const char *property;             /* the open one, or NULL */
    letters text;                     /* of the open property or value */
    bool in_text, in_tier;
    uint32_t type; /* of the open tier */
    const char *speaker;
    lec_role role;
} reader;

static const char *value_or(const char *const *attributes, const char *name, const char *otherwise)
{
    const char *value = lec_xml_value(attributes, name);
    return value != NULL ? value : otherwise;
}

static const char *keep(const reader *state, const char *text)
{
    return lec_arena_text(state->arena, text, strlen(text));
}

static bool was_exported(const reader *state, const char *name)
{
    const uint64_t hash = lec_said_hash(name);
    for (size_t i = 0; i < state->as_they_were.count; i++)
        if (state->as_they_were.items[i] == hash) return true;
    return false;
}

static void begin_tier(reader *state, const char *const *attributes)
{
    const char *name = value_or(attributes, "TIER_ID", "");
    const char *person = value_or(attributes, "PARTICIPANT", "");
    const char *type = value_or(attributes, "LINGUISTIC_TYPE_REF", "");
    lec_role named, typed;
    const char *of_name = keep(state, lec_tier_speaker(name, &named, state->arena));
    if (!lec_role_named(type, &typed)) typed = LEC_ROLE_COUNT;
    const bool renamed = !was_exported(state, name);
    const bool by_name = renamed && (person[0] == '\0' || was_exported(state, person));
    state->in_tier = lec_xml_value(attributes, "PARENT_REF") == NULL;
    state->type = lec_vocabulary_add(state->types, type, strlen(type));
    state->speaker = by_name ? of_name : keep(state, person);
    state->role = renamed && named != LEC_ROLE_COUNT ? named : typed;
    if (state->role == LEC_ROLE_COUNT) state->role = named;
}

static void add_slot(reader *state, const char *const *attributes)
{
    const char *name = value_or(attributes, "TIME_SLOT_ID", "");
    const uint32_t slot = lec_vocabulary_add(state->slots, name, strlen(name));
    const int64_t time = strtoll(value_or(attributes, "TIME_VALUE", "0"), NULL, 10);
    if (slot == state->times.count) LEC_PUSH(state->arena, state->times, time);
}

static void begin_stretch(reader *state, const char *const *attributes)
{
    const char *name = value_or(attributes, "TIME_SLOT_REF1", "");
    uint32_t slot;
    lec_stretch it = {
        .speaker = state->speaker, .role = state->role, .line = lec_xml_line(&state->xml)};
    if (lec_vocabulary_find(state->slots, name, strlen(name), &slot))
        it.start = state->times.items[slot];
    LEC_PUSH(state->arena, state->out->stretches, it);
    LEC_PUSH(state->arena, state->typed, state->type);
}

static void begin_text(reader *state)
{
    state->text.count = 0;
    state->in_text = true;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    if (strcmp(name, "PROPERTY") == 0) {
        state->property = keep(state, value_or(given, "NAME", ""));
        begin_text(state);
    }
    if (strcmp(name, "TIME_SLOT") == 0) add_slot(state, given);
    if (strcmp(name, "TIER") == 0) begin_tier(state, given);
    if (strcmp(name, "ALIGNABLE_ANNOTATION") == 0 && state->in_tier) begin_stretch(state, given);
    if (strcmp(name, "ANNOTATION_VALUE") == 0 && state->in_tier) begin_text(state);
    if (strcmp(name, "LINGUISTIC_TYPE") == 0 &&
        lec_xml_value(given, "CONTROLLED_VOCABULARY_REF") != NULL) {
        const char *type = value_or(given, "LINGUISTIC_TYPE_ID", "");
        const uint32_t coded = lec_vocabulary_add(state->types, type, strlen(type));
        LEC_PUSH(state->arena, state->coded, coded);
    }
}

static void end_property(reader *state, const char *text)
{
    if (strcmp(state->property, LEC_TURN_SHA256) == 0) state->out->sha256 = text;
    if (strcmp(state->property, LEC_TURN_KEYS) == 0) {
        lec_turn_key key;
        while (lec_turn_key_read(&text, &key)) LEC_PUSH(state->arena, state->out->keys, key);
    }
    if (strcmp(state->property, LEC_TURN_TIERS) == 0)
        for (char *end; *(text += strspn(text, " \t\r\n")) != '\0'; text = end) {
            const uint64_t hash = strtoull(text, &end, 16);
            if (end == text) break;
            LEC_PUSH(state->arena, state->as_they_were, hash);
        }
    state->property = NULL;
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    const bool is_property = strcmp(name, "PROPERTY") == 0;
    if (state->in_text && (is_property || strcmp(name, "ANNOTATION_VALUE") == 0)) {
        const char *text = lec_arena_text(
            state->arena, state->text.count > 0 ? state->text.items : "", state->text.count);
        state->in_text = false;
        if (is_property)
            end_property(state, text);
        else if (state->out->stretches.count > 0)
            state->out->stretches.items[state->out->stretches.count - 1].text = text;
    }
    if (strcmp(name, "TIER") == 0) state->in_tier = false;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    for (int i = 0; state->in_text && i < length; i++) LEC_PUSH(state->arena, state->text, text[i]);
}

/* Without those that say nothing and those that hold codes: types stand behind the tiers. */
static void leave_out(reader *state)
{
    lec_stretch *items = state->out->stretches.items;
    size_t kept = 0;
    for (size_t i = 0; i < state->out->stretches.count; i++) {
        bool is_code = false;
        for (size_t k = 0; k < state->coded.count; k++)
            is_code |= state->typed.items[i] == state->coded.items[k];
        if (!is_code && items[i].text != NULL && items[i].text[strspn(items[i].text, " \t\r\n")])
            items[kept++] = items[i];
    }
    state->out->stretches.count = kept;
}

bool lec_is_eaf(const lec_source *source)
{
    return lec_xml_has_element(source, "ANNOTATION_DOCUMENT");
}

lec_status lec_stretches_of_eaf(const lec_source *source, lec_arena *arena, lec_stretches *out,
                                lec_error *error)
{
    reader state = {.arena = arena,
                    .out = out,
                    .slots = lec_vocabulary_new(arena),
                    .types = lec_vocabulary_new(arena)};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status == LEC_OK) leave_out(&state);
    return status;
}
