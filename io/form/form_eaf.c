/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_eaf.c -- ELAN annotation files: tiers of stretches between time slots.
 *
 * Each tier that depends on no other is what one person says: the tier's PARTICIPANT, or where that
 * is empty its name. Tiers that depend on another (glosses, translations, notes) are left out;
 * those of a type with a controlled vocabulary, which hold codes (where somebody looks); and where
 * other tiers have a participant those of nobody and of a type that no participant has; and those
 * that say by their name or type that they hold gestures, gaze or remarks. Times of an export of
 * lectern's are not kept where it says that some of them are estimated. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/vocabulary.h"
#include "io/form/segments.h"
#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_vocabulary *slots;
    LEC_ARRAY(double) seconds; /* of each slot by its number in `slots`; NaN */
    lec_segments segments;
    const char *speaker; /* of the open tier; NULL: it is left out */
    const char *role;    /* its type, where that is a role; or NULL */
    lec_vocabulary *types;
    uint32_t type;               /* of the open tier */
    bool of_somebody;            /* the open tier has a participant */
    LEC_ARRAY(uint32_t) typed;   /* the type of each segment */
    LEC_ARRAY(bool) of_nobody;   /* of each segment: its tier has no participant */
    bool unheard;                /* the open tier says that nobody says what it holds */
    LEC_ARRAY(bool) unsaid;      /* of each segment: so does its tier */
    LEC_ARRAY(bool) spoken;      /* of each type: a tier of it has a participant */
    LEC_ARRAY(uint32_t) coded;   /* types with a controlled vocabulary */
    bool in_value, in_estimated; /* the property that says how many times are estimated */
} reader;

static double seconds_of_slot(const reader *state, const char *name)
{
    uint32_t slot;
    if (name == NULL || !lec_vocabulary_find(state->slots, name, strlen(name), &slot)) return NAN;
    return state->seconds.items[slot];
}

/* Whole milliseconds; NaN for what is none: damage is no time at the beginning. */
static double seconds_of(const char *value)
{
    const size_t digits = value != NULL ? strspn(value, "0123456789") : 0;
    return digits > 0 && value[digits] == '\0' ? strtod(value, NULL) / 1000 : (double)NAN;
}

static void add_slot(reader *state, const char *const *attributes)
{
    const char *name = lec_xml_value(attributes, "TIME_SLOT_ID");
    if (name == NULL) return;
    const uint32_t slot = lec_vocabulary_add(state->slots, name, strlen(name));
    const double seconds = seconds_of(lec_xml_value(attributes, "TIME_VALUE"));
    if (slot == state->seconds.count) LEC_PUSH(state->arena, state->seconds, seconds);
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether a word of the name says that what bears it is seen, or written by who transcribes. */
static bool is_unheard(const char *name)
{
    static const char *const begins[] = {"gestur", "gaze", "nonverbal", "postur", "facial"};
    static const char *const whole[] = {"comment", "comments", "note",   "notes",
                                        "remark",  "remarks",  "action", "actions"};
    while (*name != '\0') {
        size_t length = 0;
        while (is_letter(name[length])) length++;
        for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
            if (strncasecmp(name, begins[i], strlen(begins[i])) == 0) return true;
        for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
            if (length == strlen(whole[i]) && strncasecmp(name, whole[i], length) == 0) return true;
        name += length + (name[length] != '\0');
    }
    return false;
}

static void begin_tier(reader *state, const char *const *attributes)
{
    const char *name = lec_xml_value(attributes, "PARTICIPANT");
    state->of_somebody = name != NULL && *name != '\0';
    if (!state->of_somebody) name = lec_xml_value(attributes, "TIER_ID");
    if (name == NULL) name = "";
    const bool depends = lec_xml_value(attributes, "PARENT_REF") != NULL;
    state->speaker = depends ? NULL : lec_arena_text(state->arena, name, strlen(name));
    const char *type = lec_xml_value(attributes, "LINGUISTIC_TYPE_REF");
    if (type == NULL) type = "";
    const char *id = lec_xml_value(attributes, "TIER_ID");
    state->unheard = is_unheard(type) || (id != NULL && is_unheard(id));
    state->type = lec_vocabulary_add(state->types, type, strlen(type));
    while (state->spoken.count <= state->type) LEC_PUSH(state->arena, state->spoken, false);
    if (state->of_somebody && !depends) state->spoken.items[state->type] = true;
    lec_role role;
    state->role = lec_role_named(type, &role) ? lec_role_name(role) : NULL;
}

static void add_type(reader *state, const char *const *attributes)
{
    const char *name = lec_xml_value(attributes, "LINGUISTIC_TYPE_ID");
    if (name == NULL || lec_xml_value(attributes, "CONTROLLED_VOCABULARY_REF") == NULL) return;
    const uint32_t type = lec_vocabulary_add(state->types, name, strlen(name));
    LEC_PUSH(state->arena, state->coded, type);
}

static bool is_code(const reader *state, uint32_t type)
{
    for (size_t k = 0; k < state->coded.count; k++)
        if (type == state->coded.items[k]) return true;
    return false;
}

static bool somebody_speaks(const reader *state)
{
    for (size_t t = 0; t < state->spoken.count; t++)
        if (state->spoken.items[t] && !is_code(state, (uint32_t)t)) return true;
    return false;
}

/* The types stand behind the tiers. A segment without text is none. */
static void leave_out_unspoken(reader *state)
{
    const bool has_participants = somebody_speaks(state);
    bool has_said = false; /* a tier that is not called so */
    for (size_t i = 0; i < state->unsaid.count; i++)
        has_said |= !state->unsaid.items[i] && !is_code(state, state->typed.items[i]);
    for (size_t i = 0; i < state->segments.items.count; i++) {
        const uint32_t type = state->typed.items[i];
        const bool remark =
            has_participants && state->of_nobody.items[i] && !state->spoken.items[type];
        const bool unsaid = has_said && state->unsaid.items[i];
        if (remark || unsaid || is_code(state, type))
            state->segments.items.items[i].pieces.count = 0;
    }
}

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    if (strcmp(name, "PROPERTY") == 0) {
        const char *property = lec_xml_value(given, "NAME");
        state->in_estimated = property != NULL && strcmp(property, "lectern:estimated-times") == 0;
    }
    if (strcmp(name, "TIME_SLOT") == 0) add_slot(state, given);
    if (strcmp(name, "TIER") == 0) begin_tier(state, given);
    if (strcmp(name, "LINGUISTIC_TYPE") == 0) add_type(state, given);
    if (strcmp(name, "ALIGNABLE_ANNOTATION") == 0 && state->speaker != NULL) {
        lec_segment *segment = lec_segments_add(&state->segments);
        LEC_PUSH(state->arena, state->typed, state->type);
        LEC_PUSH(state->arena, state->of_nobody, !state->of_somebody);
        LEC_PUSH(state->arena, state->unsaid, state->unheard);
        segment->speaker = state->speaker;
        segment->role = state->role;
        segment->start = seconds_of_slot(state, lec_xml_value(given, "TIME_SLOT_REF1"));
        segment->end = seconds_of_slot(state, lec_xml_value(given, "TIME_SLOT_REF2"));
    }
    if (strcmp(name, "ANNOTATION_VALUE") == 0) state->in_value = state->speaker != NULL;
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    if (strcmp(name, "PROPERTY") == 0) state->in_estimated = false;
    if (strcmp(name, "ANNOTATION_VALUE") == 0) state->in_value = false;
    if (strcmp(name, "TIER") == 0) state->speaker = NULL;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    for (int i = 0; state->in_estimated && i < length; i++)
        if (text[i] >= '1' && text[i] <= '9') state->segments.estimated = true;
    if (state->in_value)
        lec_segments_put(&state->segments, text, (size_t)length, lec_xml_place(&state->xml),
                         lec_xml_line(&state->xml));
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "ANNOTATION_DOCUMENT") ? 100 : 0;
}

static lec_status read_eaf(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    reader state = {.arena = arena,
                    .slots = lec_vocabulary_new(arena),
                    .types = lec_vocabulary_new(arena),
                    .segments = {.arena = arena}};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    leave_out_unspoken(&state);
    return lec_segments_finish(&state.segments, source, "eaf", LEC_SEGMENTS_BY_TIME, transcript,
                               error);
}

const lec_form lec_form_eaf = {
    .name = "eaf",
    .summary =
        "ELAN annotation files: a tier a person; not tiers that depend on another, hold codes, "
        "or are called gestures, gaze, comments ...",
    .recognise = recognise,
    .read = read_eaf,
};
