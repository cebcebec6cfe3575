/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/study_entries.h"

#include <stdbool.h>
#include <string.h>

#define TEXT_FIELD(type, member)                                                                   \
    CYAML_FIELD_STRING_PTR(#member, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, type, member, 0,     \
                           CYAML_UNLIMITED)
#define NAME_FIELD(type, member)                                                                   \
    CYAML_FIELD_STRING_PTR(#member, CYAML_FLAG_POINTER, type, member, 0, CYAML_UNLIMITED)
#define LIST_FIELD(flags, type, member, entry)                                                     \
    CYAML_FIELD_SEQUENCE(#member, CYAML_FLAG_POINTER | (flags), type, member, entry, 0,            \
                         CYAML_UNLIMITED)

static const cyaml_schema_value_t text_schema = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 0, CYAML_UNLIMITED)};

static const cyaml_schema_field_t concept_fields[] = {
    NAME_FIELD(lec_concept_entry, name),
    LIST_FIELD(CYAML_FLAG_DEFAULT, lec_concept_entry, words, &text_schema),
    LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_concept_entry, except, &text_schema),
    LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_concept_entry, near, &text_schema),
    CYAML_FIELD_UINT_PTR("within", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, lec_concept_entry,
                         within),
    CYAML_FIELD_END};
static const cyaml_schema_value_t concept_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, lec_concept_entry, concept_fields)};

static const cyaml_schema_value_t pair_schema = {
    CYAML_VALUE_SEQUENCE_FIXED(CYAML_FLAG_POINTER, const char *, &text_schema, 2)};

#define ROLE_VALUE(NAME, name, colour, meaning) {name, LEC_ROLE_##NAME},
static const cyaml_strval_t roles[LEC_ROLE_COUNT] = {LEC_ROLES(ROLE_VALUE, ROLE_VALUE)};

static const cyaml_schema_field_t speaker_fields[] = {
    NAME_FIELD(lec_speaker_entry, name),
    CYAML_FIELD_ENUM_PTR("role", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL | CYAML_FLAG_STRICT,
                         lec_speaker_entry, role, roles, LEC_ROLE_COUNT),
    TEXT_FIELD(lec_speaker_entry, affiliation),
    LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_speaker_entry, aliases, &text_schema), CYAML_FIELD_END};
static const cyaml_schema_value_t speaker_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, lec_speaker_entry, speaker_fields)};

static const cyaml_schema_field_t outlet_fields[] = {
    NAME_FIELD(lec_outlet_entry, name),
    LIST_FIELD(CYAML_FLAG_DEFAULT, lec_outlet_entry, aliases, &text_schema), CYAML_FIELD_END};
static const cyaml_schema_value_t outlet_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, lec_outlet_entry, outlet_fields)};

static const cyaml_schema_field_t conference_fields[] = {
    NAME_FIELD(lec_conference_entry, file),  TEXT_FIELD(lec_conference_entry, name),
    TEXT_FIELD(lec_conference_entry, date),  TEXT_FIELD(lec_conference_entry, title),
    TEXT_FIELD(lec_conference_entry, group), TEXT_FIELD(lec_conference_entry, language),
    TEXT_FIELD(lec_conference_entry, url),   CYAML_FIELD_END};
static const cyaml_schema_value_t conference_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, lec_conference_entry, conference_fields)};

static const cyaml_schema_field_t rate_fields[] = {
    CYAML_FIELD_FLOAT("estimate", CYAML_FLAG_DEFAULT, lec_rate_entry, estimate),
    CYAML_FIELD_FLOAT("low", CYAML_FLAG_OPTIONAL, lec_rate_entry, low),
    CYAML_FIELD_FLOAT("high", CYAML_FLAG_OPTIONAL, lec_rate_entry, high), CYAML_FIELD_END};

#define COLOUR_FIELD(NAME, name, colour, meaning)                                                  \
    {.key = (name),                                                                                \
     .data_offset = LEC_ROLE_##NAME * sizeof(const char *),                                        \
     .value = {                                                                                    \
         CYAML_VALUE_STRING(CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, char, 0, CYAML_UNLIMITED)}},
static const cyaml_schema_field_t colour_fields[] = {LEC_ROLES(COLOUR_FIELD, COLOUR_FIELD)
                                                         CYAML_FIELD_END};

static const cyaml_schema_field_t chart_fields[] = {
    TEXT_FIELD(lec_charts_entry, palette),
    TEXT_FIELD(lec_charts_entry, language),
    TEXT_FIELD(lec_charts_entry, width),
    TEXT_FIELD(lec_charts_entry, font),
    LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_charts_entry, formats, &text_schema),
    {.key = "colours",
     .data_offset = offsetof(lec_charts_entry, colours),
     .value = {CYAML_VALUE_MAPPING(CYAML_FLAG_OPTIONAL, const char *[LEC_ROLE_COUNT],
                                   colour_fields)}},
    CYAML_FIELD_END};

typedef struct {
    cyaml_schema_field_t rates[LEC_ROLE_COUNT + 1], settings[3], fields[12];
    cyaml_schema_value_t study;
} schema;

static const cyaml_strval_t overlap_names[] = {{"all", LEC_OVERLAPS_ALL},
                                               {"longest", LEC_OVERLAPS_LONGEST}};

const yaml_node_t *lec_study_rate_node(const lec_yaml *yaml, size_t role)
{
    const yaml_node_t *settings = lec_yaml_field(yaml, lec_yaml_root(yaml), "settings");
    const yaml_node_t *rates = lec_yaml_field(yaml, settings, "words_per_minute");
    return lec_yaml_field(yaml, rates, roles[role].str);
}

static cyaml_schema_field_t rate_field(const lec_yaml *yaml, size_t role)
{
    cyaml_schema_field_t field = {
        .key = roles[role].str,
        .data_offset = (uint32_t)(role * sizeof(lec_rate_entry)), /* where `estimate` is */
        .value = {CYAML_VALUE_FLOAT(CYAML_FLAG_OPTIONAL, double)}};
    const yaml_node_t *rate = lec_study_rate_node(yaml, role);
    if (rate != NULL && rate->type != YAML_SCALAR_NODE)
        field.value = (cyaml_schema_value_t){
            CYAML_VALUE_MAPPING(CYAML_FLAG_OPTIONAL, lec_rate_entry, rate_fields)};
    return field;
}

const cyaml_schema_value_t *lec_study_schema(const lec_yaml *yaml)
{
    schema *made = lec_new(yaml->arena, schema, 1);
    for (size_t role = 0; role < LEC_ROLE_COUNT; role++) made->rates[role] = rate_field(yaml, role);
    made->settings[0] = (cyaml_schema_field_t){
        .key = "words_per_minute",
        .value = {
            CYAML_VALUE_MAPPING(CYAML_FLAG_OPTIONAL, lec_rate_entry[LEC_ROLE_COUNT], made->rates)}};
    made->settings[1] =
        (cyaml_schema_field_t){.key = "overlaps",
                               .data_offset = offsetof(lec_settings_entry, overlaps),
                               .value = {CYAML_VALUE_ENUM(CYAML_FLAG_OPTIONAL | CYAML_FLAG_STRICT,
                                                          int, overlap_names, 2)}};
    const cyaml_schema_field_t fields[] = {
        TEXT_FIELD(lec_study_entry, title),
        TEXT_FIELD(lec_study_entry, url),
        LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_study_entry, concepts, &concept_schema),
        LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_study_entry, pairs, &pair_schema),
        LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_study_entry, speakers, &speaker_schema),
        LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_study_entry, outlets, &outlet_schema),
        LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_study_entry, conferences, &conference_schema),
        TEXT_FIELD(lec_study_entry, corrections),
        LIST_FIELD(CYAML_FLAG_OPTIONAL, lec_study_entry, dictionaries, &text_schema),
        {.key = "settings",
         .data_offset = offsetof(lec_study_entry, settings),
         .value = {CYAML_VALUE_MAPPING(CYAML_FLAG_OPTIONAL, lec_settings_entry, made->settings)}},
        {.key = "charts",
         .data_offset = offsetof(lec_study_entry, charts),
         .value = {CYAML_VALUE_MAPPING(CYAML_FLAG_OPTIONAL, lec_charts_entry, chart_fields)}},
        CYAML_FIELD_END};
    memcpy(made->fields, fields, sizeof fields);
    made->study = (cyaml_schema_value_t){
        CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, lec_study_entry, made->fields)};
    return &made->study;
}
