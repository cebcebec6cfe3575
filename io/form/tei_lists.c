/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "io/form/tei.h"
#include "io/form/times.h"

/* Notes that `id`, if there is one and it is new, means `item`. */
static void remember_id(const lec_tei *state, lec_tei_ids *table, const char *id, size_t item)
{
    if (id == NULL) return;
    if (lec_vocabulary_add(table->ids, id, strlen(id)) == table->items.count)
        LEC_PUSH(state->arena, table->items, item);
}

bool lec_tei_find(const lec_tei_ids *table, const char *id, size_t *item)
{
    uint32_t number;
    if (!lec_vocabulary_find(table->ids, id, strlen(id), &number)) return false;
    *item = table->items.items[number];
    return true;
}

static void begin_person(lec_tei *state, const char *const *attributes)
{
    const lec_tei_person begun = {.role = lec_tei_target(state, lec_xml_value(attributes, "role"))};
    remember_id(state, &state->person_ids, lec_xml_value(attributes, "id"), state->persons.count);
    LEC_PUSH(state->arena, state->persons, begun);
}

static void begin_organisation(lec_tei *state, const char *const *attributes)
{
    remember_id(state, &state->organisation_ids, lec_xml_value(attributes, "id"),
                state->organisations.count);
    LEC_PUSH(state->arena, state->organisations, NULL);
}

static void begin_affiliation(lec_tei *state, const char *const *attributes)
{
    lec_tei_person *of = &state->persons.items[state->persons.count - 1];
    state->affiliation_ref = lec_tei_target(state, lec_xml_value(attributes, "ref"));
    if (of->role == NULL) of->role = lec_tei_target(state, lec_xml_value(attributes, "role"));
}

static double unit_of(const char *const *attributes)
{
    const char *unit = lec_xml_value(attributes, "unit");
    if (unit == NULL) return 1;
    if (strcmp(unit, "ms") == 0) return 0.001;
    if (strcmp(unit, "min") == 0) return 60;
    return strcmp(unit, "h") == 0 ? 3600 : 1;
}

double lec_tei_seconds(const lec_tei *state, const char *pointer)
{
    if (pointer == NULL) return NAN;
    size_t length;
    uint32_t id;
    double seconds;
    const char *target = lec_tei_target_of(pointer, &length);
    if (lec_vocabulary_find(state->when_ids, target, length, &id)) return state->whens.items[id];
    return lec_times_read(target, target + length, &seconds) == target + length ? seconds : NAN;
}

/* <when xml:id="T2" since="#T1" interval="2.5" unit="s"/>, <when absolute="00:00:04"/>; one that
 * says neither is the origin. */
static void add_when(lec_tei *state, const char *const *attributes)
{
    const char *id = lec_xml_value(attributes, "id");
    const char *interval = lec_xml_value(attributes, "interval");
    const char *absolute = lec_xml_value(attributes, "absolute");
    const char *since = lec_xml_value(attributes, "since");
    if (id == NULL || lec_vocabulary_find(state->when_ids, id, strlen(id), &(uint32_t){0})) return;
    double seconds = interval == NULL && absolute == NULL ? 0 : NAN;
    if (absolute != NULL) seconds = lec_tei_seconds(state, absolute);
    if (interval != NULL) {
        const char *end = interval + strlen(interval);
        const double from = since != NULL ? lec_tei_seconds(state, since) : 0;
        if (lec_times_read(interval, end, &seconds) == end)
            seconds = from + seconds * unit_of(attributes);
        else
            seconds = NAN;
    }
    (void)lec_vocabulary_add(state->when_ids, id, strlen(id));
    LEC_PUSH(state->arena, state->whens, seconds);
}

static void list_start(void *data, const char *qualified, const char **attributes)
{
    lec_tei *state = data;
    const lec_tei_element entered = lec_tei_push(state, lec_xml_local_name(qualified));
    const bool in_person = lec_tei_is_within(state, LEC_TEI_PERSON);
    if (entered == LEC_TEI_PERSON) begin_person(state, attributes);
    if (entered == LEC_TEI_ORGANISATION) begin_organisation(state, attributes);
    if (entered == LEC_TEI_AFFILIATION && in_person) begin_affiliation(state, attributes);
    if (entered == LEC_TEI_WHEN) add_when(state, attributes);
    if (entered == LEC_TEI_TOKEN && lec_xml_value(attributes, "join") != NULL)
        state->is_tokenised = true;
    state->caught.count = 0;
}

static void list_text(void *data, const char *text, int length)
{
    lec_tei *state = data;
    if (lec_tei_is_within(state, LEC_TEI_PERSON) || lec_tei_is_within(state, LEC_TEI_ORGANISATION))
        lec_tei_catch(state, text, (size_t)length);
}

static void keep_first(const char **kept, const char *found)
{
    if (*kept == NULL) *kept = found;
}

/* `Ana` `Maria`: several forenames follow each other. */
static void append_name(const lec_tei *state, const char **name, const char *part)
{
    if (part == NULL) return;
    *name = *name == NULL ? part : lec_arena_format(state->arena, "%s %s", *name, part);
}

static void end_in_person(lec_tei *state, lec_tei_element left)
{
    lec_tei_person *of = &state->persons.items[state->persons.count - 1];
    const char *caught = lec_tei_take_caught(state);
    const bool is_first = of->name == NULL; /* the first persName is not yet complete */
    if (left == LEC_TEI_FORENAME && is_first) append_name(state, &of->forename, caught);
    if (left == LEC_TEI_NAME_LINK && is_first) append_name(state, &of->name_link, caught);
    if (left == LEC_TEI_SURNAME && is_first) append_name(state, &of->surname, caught);
    if (left == LEC_TEI_AFFILIATION ||
        (left == LEC_TEI_ORGANISATION_NAME && lec_tei_is_within(state, LEC_TEI_AFFILIATION))) {
        keep_first(&of->affiliation, caught);
        if (left == LEC_TEI_AFFILIATION) keep_first(&of->affiliation, state->affiliation_ref);
    }
    if (left != LEC_TEI_PERSON_NAME || !is_first) return;
    append_name(state, &of->name, of->forename);
    append_name(state, &of->name, of->name_link);
    append_name(state, &of->name, of->surname);
    keep_first(&of->name, caught);
}

static void list_end(void *data, const char *qualified)
{
    lec_tei *state = data;
    const lec_tei_element left = state->stack[state->depth - 1];
    (void)qualified;
    if (lec_tei_is_within(state, LEC_TEI_PERSON))
        end_in_person(state, left);
    else if (left == LEC_TEI_ORGANISATION_NAME && state->organisations.count > 0)
        keep_first(&state->organisations.items[state->organisations.count - 1],
                   lec_tei_take_caught(state));
    state->depth--;
}

const lec_xml_handlers lec_tei_lists = {list_start, list_end, list_text};
