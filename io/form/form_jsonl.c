/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_jsonl.c -- JSON Lines in the ConvoKit form: one object one utterance.
 *
 *     {"id": "u7", "speaker": "Mara Quell", "conversation_id": "u1", "reply_to": "u6",
 *      "timestamp": 62.5, "text": "Yes.", "meta": {"role": "chair", "affiliation": "Harbour
 * Board"}}
 *
 * Also read: a JSON array of such objects, and one object that holds the array as "utterances" or
 * "segments" (as speech recognisers write), or at any depth (Teams, Otter, Gladia), with a list of
 * "speakers" that says the names. `speaker` is a name or an object with `name` or `id`.
 * Role, affiliation, start and end are taken from the object, its `meta` or its speaker's `meta`.
 *
 * Utterances of a conversation are ordered by `timestamp` when each has one (a number, of any
 * origin: it is not taken for the time in a recording), else by the chain of `reply_to` when the
 * file has a reply before what it replies to, else they stay as they stand in the file. Several
 * conversations give several transcripts, called by their conversation_id.
 *
 * jansson reads each object by itself, so that memory does not grow with the file; because it
 * tells no positions, a small walk over the object (by then known to be valid) finds its text. */
#include <math.h>
#include <string.h>

#include "core/memory.h"
#include "io/form/extract.h"
#include "io/form/fields.h"
#include "io/form/metadata.h"
#include "io/form/times.h"
#include "io/form/utterance.h"
#include "io/source/json_parse.h"
#include "io/words/unicode.h"

/* --- utterances ------------------------------------------------------------------------------- */

/* The value of the best named key for a field; `timestamp` orders utterances and is no field. */
static json_t *member_for(json_t *object, lec_field wanted, const char **key_found)
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

static const char *copy_text(const json_t *value, lec_arena *arena)
{
    if (json_is_integer(value))
        return lec_arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (!json_is_string(value) || json_string_length(value) == 0) return NULL;
    return lec_arena_text(arena, json_string_value(value), json_string_length(value));
}

/* A field of the object, of its meta, of its speaker or of its speaker's meta; its key to *key
 * unless that is NULL. */
static json_t *detail_for(json_t *object, lec_field field, const char **key)
{
    json_t *speaker = member_for(object, LEC_FIELD_SPEAKER, NULL);
    json_t *const places[] = {object, json_object_get(object, "meta"), speaker,
                              json_object_get(speaker, "meta")};
    for (size_t i = 0; i < 4; i++) {
        json_t *found = member_for(places[i], field, key);
        if (found != NULL) return found;
    }
    return NULL;
}

/* Numbers and single letters are those of a diarisation, no names: `A` is not Answer (but `Q`
 * asks). */
static const char *name_of(const json_t *value, lec_arena *arena)
{
    const char *name = copy_text(value, arena);
    const bool is_letter = name != NULL && name[0] >= 'A' && name[0] <= 'P' && name[1] == '\0';
    return is_letter || json_is_integer(value) ? lec_arena_format(arena, "Speaker %s", name) : name;
}

typedef struct {
    lec_json_items items;
    LEC_ARRAY(lec_utterance) utterances; /* in the order of the file */
    lec_vocabulary *ids, *conversations;
    double unit; /* of times that have none */
    const char *time_note;
    json_t *speakers, *conversation_data; /* what stands in files beside (ConvoKit); NULL */
    bool by_timestamp;                    /* only the beginnings are known */
    lec_arena *arena;
    lec_error *error;
} reader;

/* What the file of speakers says of an object's speaker, who is an id there; or NULL. */
static json_t *entry_of(const reader *state, json_t *object)
{
    const char *id = copy_text(member_for(object, LEC_FIELD_SPEAKER, NULL), state->arena);
    return id != NULL ? json_object_get(state->speakers, id) : NULL;
}

/* A name in a speaker's entry, or in its meta. */
static const char *name_in_entry(json_t *entry, lec_arena *arena)
{
    static const char *const keys[] = {"name", "full_name", "speaker_name", "display_name", NULL};
    json_t *const places[] = {entry, json_object_get(entry, "meta")};
    for (int key = 0; keys[key] != NULL; key++)
        for (int place = 0; place < 2; place++) {
            const char *name = copy_text(json_object_get(places[place], keys[key]), arena);
            if (name != NULL) return name;
        }
    return NULL;
}

static const char *speaker_of(json_t *object, lec_arena *arena)
{
    static const char *const keys[] = {"name", "full_name", "id", NULL};
    json_t *speaker = member_for(object, LEC_FIELD_SPEAKER, NULL);
    if (!json_is_object(speaker)) return name_of(speaker, arena);
    json_t *const places[] = {speaker, json_object_get(speaker, "meta")};
    for (int key = 0; keys[key] != NULL; key++)
        for (int place = 0; place < 2; place++) {
            const char *name = copy_text(json_object_get(places[place], keys[key]), arena);
            if (name != NULL) return name;
        }
    return NULL;
}

/* A number, `3.420s` or HH:MM:SS; in seconds by `unit` when that is known, else as it stands. */
static bool time_of(const json_t *value, const char *key, lec_stated_time *out)
{
    *out = (lec_stated_time){.value = NAN, .unit = lec_time_unit_named(key, strlen(key))};
    if (json_is_number(value) && json_number_value(value) >= 0) {
        out->value = json_number_value(value);
        return true;
    }
    return json_is_string(value) && lec_stated_time_read(json_string_value(value), key, out);
}

static lec_status read_time(lec_json_items *items, json_t *object, lec_field field, uint32_t line,
                            lec_stated_time *out)
{
    const char *key = "";
    const json_t *value = detail_for(object, field, &key);
    *out = LEC_NO_STATED_TIME;
    if (value == NULL || time_of(value, key, out)) return LEC_OK;
    *out = LEC_NO_STATED_TIME;
    return lec_fail(items->error, LEC_BAD_DATA,
                    "%s:%u: '%s' is not a time; write seconds or HH:MM:SS", items->source->path,
                    line, lec_field_name(field));
}

/* `duration`, with `start` or, as Azure writes, `offset`. */
static void read_duration(json_t *object, lec_utterance *of)
{
    static const char *const names[] = {"duration",    "dur",         "Duration", "durationInTicks",
                                        "duration_ms", "dDurationMs", NULL};
    for (size_t i = 0; names[i] != NULL; i++) {
        lec_stated_time lasts;
        if (json_object_get(object, names[i]) == NULL ||
            !time_of(json_object_get(object, names[i]), names[i], &lasts))
            continue;
        if (isnan(of->start.value)) of->start = of->end; /* `offset` is read as the end else */
        of->end = of->start;
        of->end.value += lasts.value;
        if (of->end.unit == 0) of->end.unit = of->start.unit = lasts.unit;
        return;
    }
}

static uint32_t id_of(lec_vocabulary *ids, json_t *object, const char *key, lec_arena *arena)
{
    const char *id = copy_text(json_object_get(object, key), arena);
    return id != NULL ? lec_vocabulary_add(ids, id, strlen(id)) : LEC_NONE;
}

static lec_status add_utterance(reader *state, json_t *object, size_t start)
{
    const lec_source *source = state->items.source;
    lec_arena *arena = state->arena;
    const char *key = NULL;
    const json_t *text = member_for(object, LEC_FIELD_TEXT, &key);
    const uint32_t line = lec_line_of(&state->items.lines, start);
    if (text == NULL && json_object_get(object, "text") != NULL) return LEC_OK; /* it is null */
    if (!json_is_string(text))
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: this object has no text; an utterance is {\"speaker\": ..., "
                        "\"text\": ...}",
                        source->path, line);
    lec_utterance added = {.text = copy_text(text, arena), .timestamp = NAN, .object = start};
    if (added.text == NULL) return LEC_OK;
    const size_t value = lec_json_member(source, start, key);
    added.place = value == LEC_NOWHERE ? LEC_NOWHERE : value + 1;
    added.line = value == LEC_NOWHERE ? line : lec_line_of(&state->items.lines, value);
    json_t *const entry = entry_of(state, object);
    added.speaker = name_in_entry(entry, arena);
    if (added.speaker == NULL) added.speaker = speaker_of(object, arena);
    added.role = copy_text(detail_for(object, LEC_FIELD_ROLE, NULL), arena);
    added.affiliation = copy_text(detail_for(object, LEC_FIELD_AFFILIATION, NULL), arena);
    if (added.role == NULL)
        added.role =
            copy_text(member_for(json_object_get(entry, "meta"), LEC_FIELD_ROLE, NULL), arena);
    if (added.affiliation == NULL)
        added.affiliation = copy_text(
            member_for(json_object_get(entry, "meta"), LEC_FIELD_AFFILIATION, NULL), arena);
    added.id = id_of(state->ids, object, "id", arena);
    added.reply_to = id_of(state->ids, object, "reply_to", arena);
    if (added.reply_to == LEC_NONE) added.reply_to = id_of(state->ids, object, "reply-to", arena);
    const json_t *timestamp = json_object_get(object, "timestamp");
    if (json_is_number(timestamp)) added.timestamp = json_number_value(timestamp);
    const char *conversation = copy_text(member_for(object, LEC_FIELD_CONFERENCE, NULL), arena);
    if (conversation == NULL) conversation = "";
    added.conversation =
        lec_vocabulary_add(state->conversations, conversation, strlen(conversation));
    lec_status status = read_time(&state->items, object, LEC_FIELD_START, added.line, &added.start);
    if (status == LEC_OK)
        status = read_time(&state->items, object, LEC_FIELD_END, added.line, &added.end);
    if (status == LEC_OK) read_duration(object, &added);
    LEC_PUSH(arena, state->utterances, added);
    return status;
}

static lec_status read_utterances(reader *state)
{
    for (;;) {
        json_t *item;
        size_t start;
        lec_arena *own = lec_arena_new();
        lec_status status = lec_json_items_next(&state->items, &item, &start, own);
        const bool goes_on = status == LEC_OK && item != NULL;
        if (goes_on) status = add_utterance(state, item, start);
        lec_arena_free(own);
        if (!goes_on || status != LEC_OK) return status;
    }
}

/* --- units of time --------------------------------------------------------------------------- */

/* When each utterance began, of a conversation that says only that: `timestamp`, in the order of
 * time, where it can be a time of the recording. */
static void take_timestamps(reader *state)
{
    const double longest = 86400; /* seconds of a day: a larger number counts from elsewhere */
    double before = 0;
    for (size_t i = 0; i < state->utterances.count; i++) {
        const lec_utterance *of = &state->utterances.items[i];
        if (!isnan(of->start.value) || !(of->timestamp >= before) || of->timestamp > longest)
            return;
        before = of->timestamp;
    }
    for (size_t i = 0; i < state->utterances.count; i++)
        state->utterances.items[i].start.value = state->utterances.items[i].timestamp;
    state->by_timestamp = true;
}

/* Numbers without a unit are in the one that makes the file speech; in none, they are no times. */
static void find_unit(reader *state)
{
    const size_t count = state->utterances.count;
    lec_stated_stretch *stretches = lec_new(state->arena, lec_stated_stretch, count);
    take_timestamps(state);
    for (size_t i = 0; i < count; i++) {
        const lec_utterance *of = &state->utterances.items[i];
        stretches[i] = (lec_stated_stretch){of->start, of->end, lec_count_stretches(of->text)};
    }
    const lec_source *source = state->items.source;
    const char *settled =
        lec_stated_times_settle(stretches, count, source->text, source->length, state->arena);
    state->unit = lec_stated_unit(stretches, count);
    state->time_note = lec_unit_note(stretches, count, state->unit);
    if (state->time_note == NULL) state->time_note = settled;
    for (size_t i = 0; i < count; i++) {
        lec_utterance *of = &state->utterances.items[i];
        of->start_seconds = lec_stated_seconds(stretches[i].start, state->unit);
        of->end_seconds = lec_stated_seconds(stretches[i].end, state->unit);
        if (of->end_seconds < of->start_seconds)
            of->start_seconds = of->end_seconds = NAN; /* neither is believed */
    }
}

/* Where others have a speaker, an utterance without one is nobody's, not the speaker's before. */
static void mark_nobody(reader *state)
{
    bool any = false;
    for (size_t i = 0; i < state->utterances.count; i++)
        any = any || state->utterances.items[i].speaker != NULL;
    for (size_t i = 0; any && i < state->utterances.count; i++)
        if (state->utterances.items[i].speaker == NULL) state->utterances.items[i].speaker = "";
}

static const lec_transcript empty = {.form = "jsonl",
                                     .name = "",
                                     .title = "",
                                     .date = "",
                                     .byline = "",
                                     .lines_are_paragraphs = true};

/* The utterances of each conversation, in the order of the file. */
static lec_thread *make_threads(const reader *state)
{
    const size_t count = lec_vocabulary_count(state->conversations);
    lec_thread *threads = lec_new(state->arena, lec_thread, count);
    for (size_t i = 0; i < state->utterances.count; i++)
        threads[state->utterances.items[i].conversation].count++;
    for (size_t i = 0; i < count; i++) {
        threads[i].items = lec_new(state->arena, const lec_utterance *, threads[i].count);
        threads[i].count = 0;
    }
    for (size_t i = 0; i < state->utterances.count; i++) {
        lec_thread *of = &threads[state->utterances.items[i].conversation];
        of->items[of->count++] = &state->utterances.items[i];
    }
    return threads;
}

/* Title and date that the file of conversations says. */
static void describe(const reader *state, const char *id, lec_transcript *out)
{
    json_t *entry = json_object_get(state->conversation_data, id);
    json_t *const places[] = {entry, json_object_get(entry, "meta")};
    for (int place = 0; place < 2; place++) {
        const char *title = copy_text(json_object_get(places[place], "title"), state->arena);
        const char *date = copy_text(member_for(places[place], LEC_FIELD_DATE, NULL), state->arena);
        if (title != NULL && out->title[0] == '\0') out->title = title;
        if (date != NULL && out->date[0] == '\0') out->date = lec_stated_date(date, state->arena);
    }
}

static lec_status make_transcripts(const reader *state, lec_transcript *transcript)
{
    const size_t count = lec_vocabulary_count(state->conversations);
    lec_thread *threads = make_threads(state);
    const size_t id_count = lec_vocabulary_count(state->ids);
    size_t *position_of_id = lec_new(state->arena, size_t, id_count);
    for (size_t i = 0; i < id_count; i++) position_of_id[i] = LEC_NOWHERE;
    lec_transcript *last = transcript;
    for (size_t i = 0; i < count; i++) {
        const lec_status status = lec_thread_order(
            &threads[i], position_of_id, state->items.source->path, state->arena, state->error);
        if (status != LEC_OK) return status;
        if (i > 0) {
            lec_transcript *next = lec_new(state->arena, lec_transcript, 1);
            *next = empty;
            last->next = next;
            last = next;
        }
        const char *id = lec_vocabulary_texts(state->conversations)[i];
        if (count > 1) last->name = id;
        describe(state, id, last);
        lec_extract *extract = lec_extract_new(state->arena);
        lec_extract_states_times(extract);
        for (size_t j = 0; j < threads[i].count; j++)
            lec_utterance_put(
                extract, state->items.source, threads[i].items[j],
                j > 0 && lec_utterance_goes_on(threads[i].items[j - 1], threads[i].items[j]));
        lec_extract_finish(extract, last);
        last->is_recording = true;
        last->times_by_labels = state->by_timestamp;
        last->time_note = state->time_note;
    }
    return LEC_OK;
}

/* --- the form --------------------------------------------------------------------------------- */

static int recognise(const lec_source *source)
{
    static const char *const suffixes[] = {"json", "jsonl", "ndjson", NULL};
    bool is_json = false;
    for (int i = 0; suffixes[i] != NULL; i++)
        if (strcmp(source->suffix, suffixes[i]) == 0) is_json = true;
    const size_t first = lec_json_skip_space(source, 0);
    if (first >= source->length || strchr("[{", source->text[first]) == NULL)
        return is_json ? 20 : 0;
    lec_arena *arena = lec_arena_new();
    lec_error error;
    lec_json_items items = lec_json_items_open(source, arena, &error);
    json_t *item = NULL;
    size_t start;
    const bool is_object =
        lec_json_items_next(&items, &item, &start, arena) == LEC_OK && item != NULL;
    const bool has_text = is_object && member_for(item, LEC_FIELD_TEXT, NULL) != NULL;
    const bool has_speaker = is_object && member_for(item, LEC_FIELD_SPEAKER, NULL) != NULL;
    lec_arena_free(arena);
    if (has_text && has_speaker) return 95;
    return is_json ? 60 : 0;
}

static void give_back(void *json)
{
    json_decref(json);
}

/* A file of ConvoKit beside the utterances, as a whole; NULL without. */
static lec_status read_beside(const lec_source *source, lec_arena *arena, json_t **out,
                              lec_error *error)
{
    json_error_t problem;
    *out = NULL;
    if (source == NULL) return LEC_OK;
    *out = lec_json_parse(source->text, source->length, 0, &problem, arena);
    if (*out == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%d: this is not valid JSON: %s; get the file again", source->path,
                        problem.line > 0 ? problem.line : 1, problem.text);
    return LEC_OK;
}

/* A list of speakers in the same file, by their ids; NULL without. */
static json_t *speakers_within(const lec_source *source, lec_arena *arena)
{
    static const char *const keys[] = {"id", "speaker_id", "label", NULL};
    const size_t at = lec_json_find_list(source, "speakers");
    if (at == LEC_NOWHERE) return NULL;
    json_error_t problem;
    const json_t *list = lec_json_parse(source->text + at, source->length - at,
                                        JSON_DISABLE_EOF_CHECK, &problem, arena);
    json_t *by_id = json_object();
    lec_arena_adopt(arena, by_id, give_back);
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *entry = json_array_get(list, i);
        const char *id = NULL;
        for (int k = 0; keys[k] != NULL && id == NULL; k++)
            id = copy_text(json_object_get(entry, keys[k]), arena);
        if (id != NULL && json_object_set(by_id, id, entry) != 0) lec_memory_ran_out();
    }
    return by_id;
}

static lec_status read_jsonl(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                             lec_error *error)
{
    reader state = {.items = lec_json_items_open(source, arena, error),
                    .ids = lec_vocabulary_new(arena),
                    .conversations = lec_vocabulary_new(arena),
                    .arena = arena,
                    .error = error};
    *transcript = empty;
    lec_status status = read_beside(source->speakers, arena, &state.speakers, error);
    if (state.speakers == NULL && state.items.is_array)
        state.speakers = speakers_within(source, arena);
    if (status == LEC_OK)
        status = read_beside(source->conversations, arena, &state.conversation_data, error);
    if (status == LEC_OK) status = read_utterances(&state);
    if (status != LEC_OK) return status;
    if (state.utterances.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: no utterance with text in this file; export it again", source->path,
                        lec_line_of(&state.items.lines, source->length));
    find_unit(&state);
    mark_nobody(&state);
    return make_transcripts(&state, transcript);
}

const lec_form lec_form_jsonl = {
    .name = "jsonl",
    .summary = "JSON Lines as ConvoKit writes them, or a JSON list of utterances",
    .recognise = recognise,
    .read = read_jsonl,
};
