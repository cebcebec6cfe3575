/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/json_members.h"

#include <string.h>

#include "core/memory.h"

enum { LAST_RANK = 100 }; /* behind the names that fields.h knows; what is empty is behind all */

json_t *lec_json_member_for(json_t *object, lec_field wanted, const char **key_found)
{
    const char *key;
    json_t *value, *best = NULL;
    size_t best_rank = 0, rank;
    json_object_foreach(object, key, value)
    {
        if (strcmp(key, "timestamp") == 0 || json_is_null(value)) continue;
        if (lec_field_named(key, strlen(key), &rank) != wanted) continue;
        if (best != NULL && best_rank <= rank) continue;
        best = value;
        best_rank = rank;
        if (key_found != NULL) *key_found = key;
    }
    return best;
}

/* --- text ------------------------------------------------------------------------------------- */

/* A list of strings, or of strings and objects with `text`, as Telegram writes links. */
static bool is_pieces(const json_t *value)
{
    bool any = false;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *piece = json_array_get(value, i);
        if (!json_is_string(piece) && !json_is_string(json_object_get(piece, "text"))) return false;
        any = any || json_is_string(piece);
    }
    return any;
}

/* What lists of strings are called that are speech. */
static bool is_list_of_speech(const char *key)
{
    static const char *const keys[] = {"sentences", "lines",      "paragraphs", "utterances",
                                       "texts",     "statements", "segments",   NULL};
    for (size_t i = 0; keys[i] != NULL; i++)
        if (lec_field_same_name(key, keys[i])) return true;
    return false;
}

json_t *lec_json_text_of(json_t *object, const char **key_found, size_t *best_rank)
{
    const char *key;
    json_t *value, *best = NULL;
    size_t rank;
    json_object_foreach(object, key, value)
    {
        if (!json_is_string(value) && !is_pieces(value)) continue;
        const bool is_text = lec_field_named(key, strlen(key), &rank) == LEC_FIELD_TEXT;
        if (!is_text && !(json_is_array(value) && is_list_of_speech(key))) continue;
        if (!is_text) rank = LAST_RANK;
        if (json_is_string(value) && json_string_length(value) == 0) rank += LAST_RANK + 1;
        if (best != NULL && *best_rank <= rank) continue;
        best = value;
        *best_rank = rank;
        *key_found = key;
    }
    return best;
}

/* Sentences stand apart; strings that a link or a name parts have their own spaces. */
static const char *join_pieces(const json_t *value, lec_arena *arena)
{
    bool all_strings = true;
    for (size_t i = 0; i < json_array_size(value); i++)
        all_strings = all_strings && json_is_string(json_array_get(value, i));
    size_t length = 0;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *piece = json_array_get(value, i);
        length += 1 + json_string_length(piece);
        length += json_string_length(json_object_get(piece, "text"));
    }
    char *text = lec_arena_alloc(arena, length + 1, 1), *at = text;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *piece = json_array_get(value, i);
        const json_t *string = json_is_string(piece) ? piece : json_object_get(piece, "text");
        if (all_strings && at > text) *at++ = ' ';
        memcpy(at, json_string_value(string), json_string_length(string));
        at += json_string_length(string);
    }
    *at = '\0';
    return text[0] != '\0' ? text : NULL;
}

const char *lec_json_copy(const json_t *value, lec_arena *arena)
{
    if (json_is_integer(value))
        return lec_arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (is_pieces(value)) return join_pieces(value, arena);
    if (!json_is_string(value) || json_string_length(value) == 0) return NULL;
    return lec_arena_text(arena, json_string_value(value), json_string_length(value));
}

/* --- who and what ----------------------------------------------------------------------------- */

json_t *lec_json_detail(json_t *object, lec_field field, const char **key)
{
    json_t *speaker = lec_json_member_for(object, LEC_FIELD_SPEAKER, NULL);
    json_t *const places[] = {object, json_object_get(object, "meta"), speaker,
                              json_object_get(speaker, "meta")};
    for (size_t i = 0; i < 4; i++) {
        json_t *found = lec_json_member_for(places[i], field, key);
        if (found != NULL) return found;
    }
    return NULL;
}

static const char *name_of(const json_t *value, lec_arena *arena)
{
    const char *name = lec_json_copy(value, arena);
    const bool is_letter = name != NULL && name[0] >= 'A' && name[0] <= 'P' && name[1] == '\0';
    return is_letter || json_is_integer(value) ? lec_arena_format(arena, "Speaker %s", name) : name;
}

/* The first of the names that the object has, or its meta. */
static const char *first_name(json_t *object, const char *const *keys, lec_arena *arena)
{
    json_t *const places[] = {object, json_object_get(object, "meta")};
    for (int key = 0; keys[key] != NULL; key++)
        for (int place = 0; place < 2; place++) {
            const char *name = lec_json_copy(
                lec_json_named(places[place], (const char *[]){keys[key], NULL}), arena);
            if (name != NULL) return name;
        }
    return NULL;
}

const char *lec_json_speaker(json_t *object, lec_arena *arena)
{
    static const char *const keys[] = {"name", "full_name", "display_name", "id", NULL};
    json_t *speaker = lec_json_member_for(object, LEC_FIELD_SPEAKER, NULL);
    if (speaker == NULL && json_is_string(json_object_get(object, "from"))) /* Telegram */
        speaker = json_object_get(object, "from");
    return json_is_object(speaker) ? first_name(speaker, keys, arena) : name_of(speaker, arena);
}

bool lec_json_says_nothing(json_t *object)
{
    const char *key;
    json_t *value;
    size_t rank;
    json_object_foreach(object, key,
                        value) if (lec_field_named(key, strlen(key), &rank) == LEC_FIELD_TEXT &&
                                   (json_is_null(value) || json_is_string(value) ||
                                    json_is_array(value))) return true;
    return false;
}

bool lec_json_says_speaker(json_t *object, bool at_head)
{
    static const char *const sure[] = {"speaker",     "speaker name", "speaker label", "speaker id",
                                       "participant", "interviewee",  "respondent",    NULL};
    json_t *const found = at_head ? lec_json_named(object, sure)
                                  : lec_json_member_for(object, LEC_FIELD_SPEAKER, NULL);
    return json_is_string(found) || json_is_object(found) || json_is_integer(found) ||
           (!at_head && json_is_string(json_object_get(object, "from")));
}

json_t *lec_json_named(json_t *object, const char *const *names)
{
    const char *key;
    json_t *value;
    for (size_t i = 0; names[i] != NULL; i++)
        json_object_foreach(object, key,
                            value) if (lec_field_same_name(key, names[i])) return value;
    return NULL;
}

/* --- people ----------------------------------------------------------------------------------- */

static void give_back(void *json)
{
    json_decref(json);
}

static json_t *list_by_ids(const json_t *list, lec_arena *arena)
{
    static const char *const keys[] = {
        "id", "speaker_id", "participant_id", "user_id", "person_id", "label", "key", NULL};
    json_t *by_id = json_object();
    lec_arena_adopt(arena, by_id, give_back);
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *entry = json_array_get(list, i);
        const char *id = lec_json_copy(lec_json_named(entry, keys), arena);
        if (id != NULL && json_object_set(by_id, id, entry) != 0) lec_memory_ran_out();
    }
    return by_id;
}

/* Whether each member is a name, or an object that has one. */
static bool holds_people(json_t *object)
{
    static const char *const keys[] = {"name", "full_name", "display_name", "speaker_name", NULL};
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) if (!json_is_string(value) &&
                                                lec_json_named(value, keys) == NULL) return false;
    return json_object_size(object) > 0;
}

static json_t *find_people(json_t *value, int depth, lec_arena *arena)
{
    enum { DEEPEST = 6 };
    static const char *const lists[] = {"speakers",  "participants", "people",  "persons",
                                        "attendees", "users",        "members", NULL};
    if (depth > DEEPEST || !json_is_object(value)) return NULL;
    for (int i = 0; lists[i] != NULL; i++) {
        json_t *found = lec_json_named(value, (const char *[]){lists[i], NULL});
        if (json_is_array(found) && json_is_object(json_array_get(found, 0)))
            return list_by_ids(found, arena);
        if (holds_people(found)) return found;
    }
    const char *key;
    json_t *member, *found = NULL;
    json_object_foreach(value, key, member) if (found == NULL) found =
        find_people(member, depth + 1, arena);
    return found;
}

json_t *lec_json_people(json_t *root, lec_arena *arena)
{
    return find_people(root, 0, arena);
}

const char *lec_json_person_name(json_t *entry, lec_arena *arena)
{
    static const char *const keys[] = {"name", "full_name", "speaker_name", "display_name", NULL};
    return json_is_string(entry) ? lec_json_copy(entry, arena) : first_name(entry, keys, arena);
}

const char *lec_json_person_detail(json_t *entry, lec_field field, lec_arena *arena)
{
    json_t *const places[] = {json_object_get(entry, "meta"), entry};
    for (int place = 0; place < 2; place++) {
        const char *found = lec_json_copy(lec_json_member_for(places[place], field, NULL), arena);
        if (found != NULL) return found;
    }
    return field == LEC_FIELD_ROLE ? lec_json_copy(json_object_get(entry, "title"), arena) : NULL;
}
