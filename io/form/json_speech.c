/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/json_speech.h"

#include <string.h>

#include "io/form/json_members.h"
#include "io/source/json_parse.h"

typedef struct {
    const lec_source *source;
    lec_json_hear *hear;
    void *self;
    lec_arena *arena;
    lec_error *error;
    size_t said;
    lec_status status;
} walk;

/* A value that is walked, and what the keys above it say. */
typedef struct {
    json_t *value;
    lec_json_holder *within;
    lec_manner manner;
    const char *path;
} node;

static size_t walk_value(walk *state, const node *of, size_t at);

/* The key that stands at `at`, a quotation mark, to `end`. */
static const char *key_at(const walk *state, size_t at, size_t end)
{
    const char *text = state->source->text + at;
    if (memchr(text, '\\', end - at) == NULL)
        return lec_arena_text(state->arena, text + 1, end - at - 2);
    json_error_t problem;
    const json_t *key = lec_json_parse(text, end - at, JSON_DECODE_ANY, &problem, state->arena);
    return key != NULL ? json_string_value(key) : "";
}

static void say(walk *state, const lec_json_said *said)
{
    state->said++;
    if (state->status == LEC_OK) state->status = state->hear(state->self, said);
}

/* Each string of the list that begins at `start`, as a text of its own. */
static void say_each(walk *state, const lec_json_said *list, size_t start)
{
    lec_json_said said = *list;
    said.value = lec_json_skip_space(state->source, start + 1);
    for (size_t i = 0; i < json_array_size(list->text); i++) {
        said.text = json_array_get(list->text, i);
        if (json_string_length(said.text) > 0) say(state, &said);
        said.value = lec_json_skip_value(state->source, said.value);
        said.value = lec_json_skip_space(state->source, said.value) + 1; /* past the comma */
        said.value = lec_json_skip_space(state->source, said.value);
    }
}

/* Whether a list of lines says itself who speaks, if anything does: no object names anybody. */
static bool are_lines(const json_t *text, const lec_json_holder *holder)
{
    for (size_t i = 0; i < json_array_size(text); i++)
        if (!json_is_string(json_array_get(text, i))) return false;
    for (; holder->object != NULL; holder = holder->within)
        if (lec_json_member_for(holder->object, LEC_FIELD_SPEAKER, NULL) != NULL ||
            lec_json_member_for(holder->object, LEC_FIELD_START, NULL) != NULL)
            return false;
    return json_array_size(text) > 1;
}

/* Lists that objects keyed by numbers make are lists. */
static const char *path_below(const walk *state, const char *path, const char *key)
{
    const bool is_number = key[0] != '\0' && key[strspn(key, "0123456789")] == '\0';
    return is_number ? path : lec_arena_format(state->arena, "%s/%s", path, key);
}

/* Keys that say who speaks or describe what was said. */
static bool is_about(const char *key)
{
    size_t rank;
    return strcmp(key, "meta") == 0 ||
           lec_field_named(key, strlen(key), &rank) == LEC_FIELD_SPEAKER;
}

/* The member of `object` that stands at `at`; where its value ends. */
static size_t walk_member(walk *state, const node *of, lec_json_holder *holder, size_t object,
                          const char *text_key, const char *key, size_t at)
{
    json_t *value = json_object_get(of->value, key);
    const bool is_text = text_key != NULL && strcmp(key, text_key) == 0;
    const bool is_passed = is_text || (holder->has_text && is_about(key));
    const lec_manner manner = holder->has_text ? LEC_SAID : lec_manner_of_text(key);
    if (!is_passed && manner != LEC_SAID && (json_is_string(value) || json_is_array(value)) &&
        lec_json_copy(value, state->arena) != NULL) {
        const lec_json_said said = {
            .holder = holder,
            .text = value,
            .object = object,
            .value = json_is_string(value) ? at : LEC_NOWHERE,
            .manner = manner,
            .path = path_below(state, of->path, key),
        };
        say(state, &said);
    } else if (!is_passed && (json_is_object(value) || json_is_array(value))) {
        const node below = {value, holder, manner != LEC_SAID ? manner : of->manner,
                            path_below(state, of->path, key)};
        return walk_value(state, &below, at);
    }
    return lec_json_skip_value(state->source, at);
}

/* Whether what holds it has said it: its words, its pieces. */
static bool is_repeated(const node *of, const json_t *text)
{
    const lec_json_holder *above = of->within;
    if (!above->has_text || above->within->is_file || !json_is_string(text)) return false;
    const char *key;
    size_t rank;
    const json_t *said = lec_json_text_of(above->object, &key, &rank);
    const json_t *own = lec_json_member_for(of->value, LEC_FIELD_SPEAKER, NULL);
    const json_t *other = lec_json_member_for(above->object, LEC_FIELD_SPEAKER, NULL);
    return json_is_string(said) && (own == NULL || json_equal(own, other)) &&
           strstr(json_string_value(said), json_string_value(text)) != NULL;
}

/* Whether a value holds a sentence: five words, or two that end as one does. */
static bool holds_sentence(const json_t *value)
{
    enum { SPACES = 4 };
    size_t spaces = 0;
    const char *at = json_is_string(value) ? json_string_value(value) : "";
    const size_t length = strlen(at);
    const bool is_asked = length > 0 && (at[length - 1] == '?' || at[length - 1] == '!');
    for (; *at != '\0'; at++) spaces += *at == ' ';
    if (is_asked || (length > 0 && at[-1] == '.' && spaces > 1)) return true;
    for (size_t i = 0; i < json_array_size(value); i++)
        if (holds_sentence(json_array_get(value, i))) return true;
    return spaces >= SPACES;
}

/* Somebody speaks in the object, and no key is known to hold what is said. */
static void check_speechless(walk *state, const node *of, size_t start)
{
    const char *key, *holds = NULL;
    json_t *value;
    if (!lec_json_says_speaker(of->value, true) || lec_json_says_nothing(of->value)) return;
    json_object_foreach(of->value, key, value) if (holds == NULL && holds_sentence(value)) holds =
        key;
    if (holds == NULL || state->status != LEC_OK) return;
    lec_line_counter lines = {state->source->text, 0, 1};
    state->status = lec_fail(state->error, LEC_BAD_DATA,
                             "%s:%u: somebody speaks here, but '%.40s' is not known to hold the "
                             "text; call it \"text\"",
                             state->source->path, lec_line_of(&lines, start), holds);
}

/* Keys of what stands beside a conversation, and is read where there is no other speech. */
static bool is_beside(const char *key)
{
    static const char *const keys[] = {"comments",   "summary",   "links",       "related",
                                       "references", "footnotes", "attachments", "sources",
                                       "tags",       NULL};
    for (size_t i = 0; keys[i] != NULL; i++)
        if (lec_field_same_name(key, keys[i])) return true;
    return false;
}

/* The members of the object that begins at `start`: those beside, or all others; its end. */
static size_t walk_members(walk *state, const node *of, lec_json_holder *holder, size_t start,
                           const char *text_key, bool beside)
{
    const lec_source *source = state->source;
    size_t at = lec_json_skip_space(source, start + 1);
    while (source->text[at] == '"' && state->status == LEC_OK) {
        const size_t end = lec_json_skip_string(source, at);
        const char *key = key_at(state, at, end);
        const size_t value = lec_json_skip_space(source, lec_json_skip_space(source, end) + 1);
        at = is_beside(key) == beside ? walk_member(state, of, holder, start, text_key, key, value)
                                      : lec_json_skip_value(source, value);
        at = lec_json_skip_space(source, at);
        if (source->text[at] == ',') at = lec_json_skip_space(source, at + 1);
    }
    return at + 1;
}

static size_t walk_object(walk *state, const node *of, size_t start)
{
    const size_t said_before = state->said;
    const lec_source *source = state->source;
    lec_json_holder *holder = lec_new(state->arena, lec_json_holder, 1);
    const char *text_key = NULL;
    size_t rank = 0;
    const json_t *text = lec_json_text_of(of->value, &text_key, &rank);
    *holder = (lec_json_holder){.object = of->value, .within = of->within};
    holder->has_text = text != NULL && lec_json_copy(text, state->arena) != NULL;
    if (holder->has_text && is_repeated(of, text)) {
        state->said++;
    } else if (holder->has_text) {
        const size_t value = lec_json_member(source, start, text_key);
        const lec_json_said said = {
            .holder = holder,
            .text = text,
            .rank = rank,
            .object = start,
            .value = json_is_string(text) ? value : LEC_NOWHERE,
            .manner = of->manner,
            .path = of->path,
        };
        if (are_lines(text, holder))
            say_each(state, &said, value);
        else
            say(state, &said);
    }
    const size_t end = walk_members(state, of, holder, start, text_key, false);
    if (state->said == said_before && state->status == LEC_OK)
        (void)walk_members(state, of, holder, start, text_key, true);
    if (state->said == said_before && text == NULL) check_speechless(state, of, start);
    return end;
}

/* Objects of the list speak, and sentences beside them would be lost. */
static void check_mixed(walk *state, const json_t *list, size_t start)
{
    const char *sentence = NULL;
    for (size_t i = 0; i < json_array_size(list) && sentence == NULL; i++) {
        const json_t *item = json_array_get(list, i);
        if (json_is_string(item) && holds_sentence(item)) sentence = json_string_value(item);
    }
    if (sentence == NULL || state->status != LEC_OK) return;
    lec_line_counter lines = {state->source->text, 0, 1};
    state->status = lec_fail(state->error, LEC_BAD_DATA,
                             "%s:%u: this list holds objects that speak, and text without one: "
                             "'%.40s'; make all of them objects, or all of them text",
                             state->source->path, lec_line_of(&lines, start), sentence);
}

/* Where the value that begins at `at` ends. */
static size_t walk_value(walk *state, const node *of, size_t at)
{
    if (json_is_object(of->value)) return walk_object(state, of, at);
    if (!json_is_array(of->value)) return lec_json_skip_value(state->source, at);
    const size_t start = at, said_before = state->said;
    at = lec_json_skip_space(state->source, at + 1);
    for (size_t i = 0; i < json_array_size(of->value) && state->status == LEC_OK; i++) {
        node item = *of;
        item.value = json_array_get(of->value, i);
        at = lec_json_skip_space(state->source, walk_value(state, &item, at));
        if (state->source->text[at] == ',') at = lec_json_skip_space(state->source, at + 1);
    }
    if (state->said > said_before) check_mixed(state, of->value, start);
    return at + 1;
}

lec_status lec_json_speech(const lec_source *source, json_t *value, size_t start, bool is_file,
                           lec_json_hear *hear, void *self, lec_arena *arena, lec_error *error)
{
    walk state = {.source = source, .hear = hear, .self = self, .arena = arena, .error = error};
    lec_json_holder file = {.object = NULL, .is_file = is_file};
    const node top = {value, &file, LEC_SAID, ""};
    lec_json_holder nobody = {.object = NULL, .within = &file};
    const lec_json_said lines = {.holder = &nobody, .text = value, .object = start, .path = ""};
    if (json_is_array(value))
        say_each(&state, &lines, start);
    else
        (void)walk_value(&state, &top, start);
    return state.status;
}
