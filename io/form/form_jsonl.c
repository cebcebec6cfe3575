/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_jsonl.c -- JSON Lines in the ConvoKit form: one object one utterance.
 *
 *     {"id": "u7", "speaker": "Mara Quell", "conversation_id": "u1", "reply_to": "u6",
 *      "timestamp": 62.5, "text": "Yes.", "meta": {"role": "chair", "affiliation": "Harbour
 * Board"}}
 *
 * Also read: a JSON array of such objects, and one object that holds speech at any depth, in one
 * list or several (json_speech.h), with names in a list or an object of `speakers` or
 * `participants`. `speaker` is a name or an object with `name` or `id`; what a list within says
 * nobody of is said by whom the object above names. `question` and `answer` are two utterances.
 * Role, affiliation, start and end are taken from the object, its `meta` or its speaker's `meta`.
 *
 * Utterances of a conversation are ordered by `timestamp` when each has one (a number, of any
 * origin: it is not taken for the time in a recording), else by the chain of `reply_to` when the
 * file has a reply before what it replies to, else they stay as they stand in the file. Several
 * conversations give several transcripts, called by their conversation_id.
 *
 * jansson reads each object by itself, so that memory does not grow with a file of many; because
 * it tells no positions, a walk over the object (by then known to be valid) finds its texts. */
#include <math.h>
#include <string.h>

#include "core/memory.h"
#include "io/form/extract.h"
#include "io/form/fields.h"
#include "io/form/json_members.h"
#include "io/form/json_person.h"
#include "io/form/metadata.h"
#include "io/form/times.h"
#include "io/form/utterance.h"
#include "io/source/json_parse.h"
#include "io/words/unicode.h"

/* --- utterances ------------------------------------------------------------------------------- */

typedef struct {
    lec_json_items items;
    LEC_ARRAY(lec_utterance) utterances; /* in the order of the file */
    LEC_ARRAY(lec_json_list) lists;      /* by id in `paths` */
    lec_vocabulary *ids, *conversations, *paths;
    double unit; /* of times that have none */
    const char *time_note;
    json_t *people, *conversation_data; /* ConvoKit has them in files beside; NULL */
    bool by_timestamp;                  /* only the beginnings are known */
    lec_arena *arena;
    lec_error *error;
} reader;

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

/* Words that are called like times may be no time: `from` says who writes. */
static bool is_no_time(const json_t *value, const char *key)
{
    static const char *const doubtful[] = {"from", "to", "in", "out", NULL};
    for (size_t i = 0; doubtful[i] != NULL; i++)
        if (json_is_string(value) && strcmp(key, doubtful[i]) == 0) return true;
    return json_is_object(value) || json_is_array(value);
}

static lec_status read_time(const lec_json_items *items, json_t *object, lec_field field,
                            size_t place, lec_stated_time *out)
{
    const char *key = "";
    const json_t *value = lec_json_detail(object, field, &key);
    *out = LEC_NO_STATED_TIME;
    if (value == NULL || time_of(value, key, out)) return LEC_OK;
    *out = LEC_NO_STATED_TIME;
    if (is_no_time(value, key)) return LEC_OK;
    lec_line_counter lines = {items->source->text, 0, 1};
    return lec_fail(items->error, LEC_BAD_DATA,
                    "%s:%u: '%s' is not a time; write seconds or HH:MM:SS", items->source->path,
                    lec_line_of(&lines, place), lec_field_name(field));
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
    const char *id = lec_json_copy(json_object_get(object, key), arena);
    return id != NULL ? lec_vocabulary_add(ids, id, strlen(id)) : LEC_NONE;
}

static lec_status read_said_times(reader *state, const lec_json_said *said, lec_utterance *of)
{
    const lec_json_items *items = &state->items;
    json_t *const object = said->holder->object;
    const size_t place = said->value != LEC_NOWHERE ? said->value : said->object;
    lec_json_holder *const above = said->holder->within;
    lec_status status = read_time(items, object, LEC_FIELD_START, place, &of->start);
    if (status == LEC_OK) status = read_time(items, object, LEC_FIELD_END, place, &of->end);
    if (status == LEC_OK) read_duration(object, of);
    if (status != LEC_OK || !isnan(of->start.value) || above->object == NULL || above->has_text ||
        above->gave_start)
        return status;
    above->gave_start = true; /* the first of its sentences begins where it does */
    return read_time(items, above->object, LEC_FIELD_START, place, &of->start);
}

/* The nearest that the object or what holds it says. */
static const char *conversation_of(const lec_json_said *said, lec_arena *arena)
{
    const char *found = NULL;
    for (const lec_json_holder *of = said->holder; of->object != NULL && found == NULL;
         of = of->within)
        found = lec_json_copy(lec_json_member_for(of->object, LEC_FIELD_CONFERENCE, NULL), arena);
    return found != NULL ? found : "";
}

static lec_status add_utterance(void *self, const lec_json_said *said)
{
    reader *const state = self;
    lec_arena *const arena = state->arena;
    json_t *const object = said->holder->object;
    lec_utterance added = {.text = lec_json_copy(said->text, arena),
                           .timestamp = NAN,
                           .object = said->object,
                           .place = said->value == LEC_NOWHERE ? LEC_NOWHERE : said->value + 1};
    lec_json_person_read(said, state->people, &added, arena);
    added.id = id_of(state->ids, object, "id", arena);
    added.reply_to = id_of(state->ids, object, "reply_to", arena);
    if (added.reply_to == LEC_NONE) added.reply_to = id_of(state->ids, object, "reply-to", arena);
    const json_t *timestamp = json_object_get(object, "timestamp");
    if (json_is_number(timestamp)) added.timestamp = json_number_value(timestamp);
    added.conversation_name = conversation_of(said, arena);
    const lec_status status = read_said_times(state, said, &added);
    added.list = lec_vocabulary_add(state->paths, said->path, strlen(said->path));
    if (added.list == state->lists.count) {
        const lec_json_list list = {.path = "", .is_kept = true};
        LEC_PUSH(arena, state->lists, list);
    }
    lec_json_list *const list = &state->lists.items[added.list];
    list->count++;
    if (said->rank > list->worst_rank) list->worst_rank = said->rank;
    list->has_speaker = list->has_speaker || added.speaker != NULL;
    list->has_time = list->has_time || !isnan(added.start.value);
    list->is_asked = list->is_asked || said->manner != LEC_SAID;
    LEC_PUSH(arena, state->utterances, added);
    return status;
}

static lec_status read_item(reader *state, json_t *item, size_t start)
{
    const size_t before = state->utterances.count;
    const lec_status status =
        lec_json_speech(state->items.source, item, start, state->items.is_whole, add_utterance,
                        state, state->arena, state->error);
    if (status != LEC_OK || state->utterances.count > before || lec_json_says_nothing(item))
        return status;
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: this object has no text; an utterance is {\"speaker\": ..., "
                    "\"text\": ...}",
                    state->items.source->path, lec_line_of(&state->items.lines, start));
}

static lec_status read_items(reader *state)
{
    for (;;) {
        json_t *item;
        size_t start;
        lec_arena *own = lec_arena_new();
        lec_status status = lec_json_items_next(&state->items, &item, &start, own);
        const bool goes_on = status == LEC_OK && item != NULL;
        json_t *const beside = state->people;
        if (goes_on && state->items.is_whole && beside == NULL)
            state->people = lec_json_people(item, own);
        if (goes_on) status = read_item(state, item, start);
        state->people = beside;
        lec_arena_free(own);
        if (!goes_on || status != LEC_OK) return status;
    }
}

/* Leaves out lists that say again what another says, and tells conversations apart. */
static void choose_lists(reader *state)
{
    const size_t count = state->lists.count;
    lec_json_list *lists = state->lists.items;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        lists[i].path = lec_vocabulary_texts(state->paths)[i];
        lists[i].texts = lec_new(state->arena, const char *, lists[i].count);
        lists[i].count = 0;
    }
    for (size_t i = 0; i < state->utterances.count; i++) {
        lec_json_list *of = &lists[state->utterances.items[i].list];
        of->texts[of->count++] = state->utterances.items[i].text;
    }
    if (count > 1) lec_json_lists_choose(lists, count, state->arena);
    for (size_t i = 0; i < state->utterances.count; i++) {
        lec_utterance of = state->utterances.items[i];
        if (!lists[of.list].is_kept) continue;
        of.conversation = lec_vocabulary_add(state->conversations, of.conversation_name,
                                             strlen(of.conversation_name));
        state->utterances.items[kept++] = of;
    }
    state->utterances.count = kept;
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
        const char *title = lec_json_copy(json_object_get(places[place], "title"), state->arena);
        const char *date =
            lec_json_copy(lec_json_member_for(places[place], LEC_FIELD_DATE, NULL), state->arena);
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
    lec_json_items items = lec_json_items_open_whole(source, arena, &error);
    if (items.is_whole && lec_json_holds_utterances(source)) {
        lec_arena_free(arena);
        return 95;
    }
    json_t *item = NULL;
    size_t start;
    const bool is_object =
        lec_json_items_next(&items, &item, &start, arena) == LEC_OK && item != NULL;
    const bool has_text = is_object && lec_json_member_for(item, LEC_FIELD_TEXT, NULL) != NULL;
    const bool has_speaker =
        is_object && lec_json_member_for(item, LEC_FIELD_SPEAKER, NULL) != NULL;
    lec_arena_free(arena);
    if (has_text && has_speaker) return 95;
    return is_json ? 60 : 0;
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

static lec_status read_jsonl(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                             lec_error *error)
{
    reader state = {.items = lec_json_items_open_whole(source, arena, error),
                    .ids = lec_vocabulary_new(arena),
                    .conversations = lec_vocabulary_new(arena),
                    .paths = lec_vocabulary_new(arena),
                    .arena = arena,
                    .error = error};
    *transcript = empty;
    lec_status status = read_beside(source->speakers, arena, &state.people, error);
    if (status == LEC_OK)
        status = read_beside(source->conversations, arena, &state.conversation_data, error);
    if (status == LEC_OK) status = read_items(&state);
    if (status != LEC_OK) return status;
    lec_utterances_find_lines(state.utterances.items, state.utterances.count, source, arena);
    choose_lists(&state);
    if (state.utterances.count == 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: no utterance with text in this file; export it again", source->path,
                        lec_line_of(&state.items.lines, source->length));
    find_unit(&state);
    if (state.lists.count > 1)
        lec_utterances_by_start(state.utterances.items, state.utterances.count, arena);
    mark_nobody(&state);
    return make_transcripts(&state, transcript);
}

const lec_form lec_form_jsonl = {
    .name = "jsonl",
    .summary = "JSON Lines as ConvoKit writes them, or a JSON list of utterances",
    .recognise = recognise,
    .read = read_jsonl,
};
