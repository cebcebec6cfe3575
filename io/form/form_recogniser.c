/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_recogniser.c -- JSON of speech recognisers that hold words, not utterances: AWS Transcribe,
 * Rev.ai, Google, Azure, Deepgram, Speechmatics, ElevenLabs, whisper.cpp, and YouTube's json3.
 *
 * Each is a walk over its own shape that says words one after the other; the rest is the same for
 * all: words of one speaker are a stretch until somebody else speaks, or a pause follows the end of
 * a sentence. jansson tells no positions, so each word is looked for in the file from the last one
 * on. (Lists of utterances are form_jsonl.c's.) */
#include <math.h>
#include <string.h>

#include "core/memory.h"
#include "io/form/json_items.h"
#include "io/form/recogniser.h"
#include "io/source/json_parse.h"

static const json_t *first_of(const json_t *object, const char *key)
{
    return json_array_get(json_object_get(object, key), 0);
}

/* --- the shapes ------------------------------------------------------------------------------- */

/* Who speaks at `start` by the list of labelled stretches, as older files have it. */
static const json_t *aws_label(const json_t *results, const json_t *item)
{
    const json_t *label = json_object_get(item, "speaker_label");
    const json_t *segments =
        json_object_get(json_object_get(results, "speaker_labels"), "segments");
    const double start = lec_seconds_at(item, "start_time", 1);
    for (size_t i = 0; label == NULL && i < json_array_size(segments); i++) {
        const json_t *segment = json_array_get(segments, i);
        if (start >= lec_seconds_at(segment, "start_time", 1) &&
            start <= lec_seconds_at(segment, "end_time", 1))
            label = json_object_get(segment, "speaker_label");
    }
    return label != NULL ? label : json_object_get(item, "channel_label");
}

/* AWS Transcribe: results.items; Speechmatics: results. */
static void say_items(lec_talk *self, const json_t *items, const json_t *results)
{
    const char *speaker = NULL;
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i), *best = first_of(item, "alternatives");
        const bool mark = strcmp(lec_text_at(item, "type"), "punctuation") == 0;
        const json_t *label = json_object_get(best, "speaker");
        if (label == NULL && results != NULL) label = aws_label(results, item);
        if (!mark || speaker == NULL) speaker = lec_talk_speaker(self, label);
        if (speaker != NULL && strcmp(speaker, "UU") == 0) speaker = ""; /* Speechmatics: unknown */
        const char *word = lec_text_at(best, "content");
        if (word[0] == '\0') continue;
        lec_talk_say(self, speaker, word,
                     mark ? (double)NAN : lec_seconds_at(item, "start_time", 1),
                     lec_seconds_at(item, "end_time", 1), mark);
    }
}

static void walk_aws(lec_talk *self, const json_t *root)
{
    const json_t *results = json_object_get(root, "results");
    say_items(self, json_object_get(results, "items"), results);
}

static void walk_speechmatics(lec_talk *self, const json_t *root)
{
    say_items(self, json_object_get(root, "results"), NULL);
}

/* Rev.ai: monologues of elements; names, where there are any, in `speakers`. */
static void walk_rev(lec_talk *self, const json_t *root)
{
    const json_t *monologues = json_object_get(root, "monologues");
    for (size_t i = 0; i < json_array_size(monologues); i++) {
        const json_t *monologue = json_array_get(monologues, i);
        const json_t *elements = json_object_get(monologue, "elements");
        const json_t *id = json_object_get(monologue, "speaker");
        const char *speaker = lec_talk_speaker(self, id);
        const json_t *speakers = json_object_get(root, "speakers");
        for (size_t s = 0; s < json_array_size(speakers); s++)
            if (json_equal(json_object_get(json_array_get(speakers, s), "id"), id))
                speaker =
                    lec_talk_speaker(self, json_object_get(json_array_get(speakers, s), "name"));
        if (json_object_get(monologue, "speaker_info") != NULL)
            speaker = lec_talk_speaker(
                self, json_object_get(json_object_get(monologue, "speaker_info"), "display_name"));
        bool is_first = true;
        for (size_t e = 0; e < json_array_size(elements); e++) {
            const json_t *element = json_array_get(elements, e);
            const char *value = lec_text_at(element, "value");
            if (value[0] == '\0') continue;
            lec_talk_say(self, speaker, value, lec_seconds_at(element, "ts", 1),
                         lec_seconds_at(element, "end_ts", 1), !is_first);
            is_first = false;
        }
    }
}

/* Words with their own speaker: Google's `speakerTag`, Deepgram's `speaker`, `speaker_id`. */
static void say_words(lec_talk *self, const json_t *words, double unit)
{
    static const char *const texts[] = {"punctuated_word", "word", "text", NULL};
    static const char *const speakers[] = {"speakerLabel", "speakerTag", "speaker_tag",
                                           "speaker",      "speaker_id", NULL};
    static const char *const starts[] = {"startTime", "start_time", "startOffset", "start", NULL};
    static const char *const ends[] = {"endTime", "end_time", "endOffset", "end", NULL};
    for (size_t i = 0; i < json_array_size(words); i++) {
        const json_t *word = json_array_get(words, i);
        const char *text = "";
        const json_t *speaker = NULL, *start = NULL, *end = NULL;
        for (int k = 0; texts[k] != NULL && text[0] == '\0'; k++)
            text = lec_text_at(word, texts[k]);
        for (int k = 0; speakers[k] != NULL && speaker == NULL; k++)
            speaker = json_object_get(word, speakers[k]);
        for (int k = 0; starts[k] != NULL && start == NULL; k++)
            start = json_object_get(word, starts[k]);
        for (int k = 0; ends[k] != NULL && end == NULL; k++) end = json_object_get(word, ends[k]);
        const char *type = lec_text_at(word, "type");
        if (text[0] == '\0' || strcmp(type, "spacing") == 0 || strcmp(type, "audio_event") == 0)
            continue;
        lec_talk_say(self, lec_talk_speaker(self, speaker), text, lec_seconds_in(start, unit),
                     lec_seconds_in(end, unit), false);
    }
}

/* Google: every result has its words; with diarisation the last has all of them, with speakers. */
static void walk_google(lec_talk *self, const json_t *root)
{
    const json_t *response = json_object_get(root, "response"); /* of a long operation */
    const json_t *results = json_object_get(response != NULL ? response : root, "results");
    const size_t count = json_array_size(results);
    const json_t *all = json_object_get(
        first_of(json_array_get(results, count > 0 ? count - 1 : 0), "alternatives"), "words");
    const json_t *tag = json_object_get(json_array_get(all, 0), "speakerTag");
    if (count > 1 && json_integer_value(tag) > 0) {
        say_words(self, all, 1);
        return;
    }
    for (size_t i = 0; i < count; i++)
        say_words(self,
                  json_object_get(first_of(json_array_get(results, i), "alternatives"), "words"),
                  1);
}

static void walk_deepgram(lec_talk *self, const json_t *root)
{
    const json_t *channels = json_object_get(json_object_get(root, "results"), "channels");
    for (size_t i = 0; i < json_array_size(channels); i++)
        say_words(self,
                  json_object_get(first_of(json_array_get(channels, i), "alternatives"), "words"),
                  1);
}

static void walk_words(lec_talk *self, const json_t *root)
{
    say_words(self, json_object_get(root, "words"), 1);
}

/* IBM: words as [word, start, end]; who speaks in a list of stretches beside. */
static void walk_ibm(lec_talk *self, const json_t *root)
{
    const json_t *results = json_object_get(root, "results");
    const json_t *labels = json_object_get(root, "speaker_labels");
    for (size_t i = 0, label = 0; i < json_array_size(results); i++) {
        const json_t *best = first_of(json_array_get(results, i), "alternatives");
        const json_t *words = json_object_get(best, "timestamps");
        for (size_t w = 0; w < json_array_size(words); w++) {
            const json_t *word = json_array_get(words, w);
            const char *text = json_string_value(json_array_get(word, 0));
            const double start = lec_seconds_in(json_array_get(word, 1), 1);
            while (label + 1 < json_array_size(labels) &&
                   lec_seconds_at(json_array_get(labels, label + 1), "from", 1) <= start)
                label++;
            const json_t *speaker = json_object_get(json_array_get(labels, label), "speaker");
            if (text != NULL)
                lec_talk_say(self, lec_talk_speaker(self, speaker), text, start,
                             lec_seconds_in(json_array_get(word, 2), 1), false);
        }
    }
}

/* Trint: words in milliseconds, and the paragraphs they stand in, each
 * with its speaker's name or id. */
static void walk_trint(lec_talk *self, const json_t *root)
{
    const json_t *transcript = json_object_get(root, "transcript");
    if (transcript == NULL) transcript = root;
    const json_t *words = json_object_get(transcript, "words");
    const json_t *paragraphs = json_object_get(transcript, "paragraphs");
    const json_t *speakers = json_object_get(transcript, "speakers");
    for (size_t i = 0, p = 0; i < json_array_size(words); i++) {
        const json_t *word = json_array_get(words, i);
        const double start = lec_seconds_at(word, "time", 1e-3);
        while (p + 1 < json_array_size(paragraphs) &&
               lec_seconds_at(json_array_get(paragraphs, p + 1), "time", 1e-3) <= start)
            p++;
        const json_t *id = json_object_get(json_array_get(paragraphs, p), "speaker");
        const char *speaker = lec_talk_speaker(self, id);
        for (size_t s = 0; s < json_array_size(speakers); s++)
            if (json_equal(json_object_get(json_array_get(speakers, s), "id"), id))
                speaker =
                    lec_talk_speaker(self, json_object_get(json_array_get(speakers, s), "name"));
        if (lec_text_at(word, "value")[0] != '\0')
            lec_talk_say(self, speaker, lec_text_at(word, "value"), start,
                         start + lec_seconds_at(word, "duration", 1e-3), false);
    }
}

/* Vosk: an answer for each stretch between silences. */
static void walk_vosk(lec_talk *self, const json_t *root)
{
    self->ends_sentence = true; /* its words have no punctuation */
    say_words(self, json_object_get(root, "result"), 1);
}

/* Azure: phrases with the best reading of each, times in ticks, ISO 8601 or milliseconds. */
static void walk_azure(lec_talk *self, const json_t *root)
{
    const json_t *phrases = json_object_get(root, "recognizedPhrases");
    if (phrases == NULL) phrases = json_object_get(root, "phrases");
    for (size_t i = 0; i < json_array_size(phrases); i++) {
        const json_t *phrase = json_array_get(phrases, i);
        double start = lec_seconds_at(phrase, "offsetInTicks", 1e-7);
        double lasts = lec_seconds_at(phrase, "durationInTicks", 1e-7);
        if (isnan(start)) start = lec_seconds_at(phrase, "offsetMilliseconds", 1e-3);
        if (isnan(lasts)) lasts = lec_seconds_at(phrase, "durationMilliseconds", 1e-3);
        if (isnan(start)) start = lec_seconds_at(phrase, "offset", 1e-7);
        if (isnan(lasts)) lasts = lec_seconds_at(phrase, "duration", 1e-7);
        const json_t *speaker = json_object_get(phrase, "speaker");
        if (speaker == NULL) speaker = json_object_get(phrase, "channel");
        const char *text = lec_text_at(first_of(phrase, "nBest"), "display");
        if (text[0] == '\0') text = lec_text_at(phrase, "text");
        if (text[0] != '\0')
            lec_talk_say(self, lec_talk_speaker(self, speaker), text, start, start + lasts, false);
    }
}

/* whisper.cpp: stretches with offsets in milliseconds. */
static void walk_whisper_cpp(lec_talk *self, const json_t *root)
{
    const json_t *stretches = json_object_get(root, "transcription");
    for (size_t i = 0; i < json_array_size(stretches); i++) {
        const json_t *stretch = json_array_get(stretches, i);
        const json_t *offsets = json_object_get(stretch, "offsets");
        const char *text = lec_text_at(stretch, "text");
        if (text[0] != '\0')
            lec_talk_say(self, lec_talk_speaker(self, json_object_get(stretch, "speaker")), text,
                         lec_seconds_at(offsets, "from", 1e-3), lec_seconds_at(offsets, "to", 1e-3),
                         false);
    }
}

/* Where the next begins to speak, behind `>>` at the beginning of a word; or the end. */
static size_t length_of_turn(const char *text)
{
    const char *next = text + strspn(text, " \n");
    do next = strstr(next + (*next != '\0'), ">>");
    while (next != NULL && strchr(" \n", next[-1]) == NULL);
    return next != NULL ? (size_t)(next - text) : strlen(text);
}

/* A piece of an event: it holds its own spaces. */
static void say_piece(lec_talk *self, const char *text, double start, double end, bool *is_first)
{
    for (size_t length; *text != '\0'; text += length) {
        const size_t blank = strspn(text, " \n");
        length = length_of_turn(text);
        if (blank == length) continue;
        if (strncmp(text + blank, ">>", 2) == 0) {
            lec_segments_add(&self->segments)->start = start;
            *is_first = true;
        }
        if (!*is_first) lec_segments_put(&self->segments, text, blank, 0, 0);
        lec_talk_say(self, NULL, lec_arena_text(self->arena, text + blank, length - blank), start,
                     end, !*is_first);
        *is_first = false;
    }
}

/* YouTube: events of pieces of text; `>>` begins another's speech. An event that only appends a
 * line end is no speech. */
static void walk_json3(lec_talk *self, const json_t *root)
{
    const json_t *events = json_object_get(root, "events");
    for (size_t i = 0; i < json_array_size(events); i++) {
        const json_t *event = json_array_get(events, i), *pieces = json_object_get(event, "segs");
        const double start = lec_seconds_at(event, "tStartMs", 1e-3);
        const double end = start + lec_seconds_at(event, "dDurationMs", 1e-3);
        bool is_first = true;
        for (size_t p = 0; p < json_array_size(pieces); p++)
            say_piece(self, lec_text_at(json_array_get(pieces, p), "utf8"), start, end, &is_first);
    }
    for (size_t i = 1; i < self->segments.items.count; i++) { /* lines stay while the next rolls */
        lec_segment *before = &self->segments.items.items[i - 1];
        before->end = fmin(before->end, self->segments.items.items[i].start);
    }
}

/* --- the form --------------------------------------------------------------------------------- */

static const struct {
    const char *marks[3];                             /* all in the text; NULL: no more */
    const char *absent;                               /* not in it; NULL */
    void (*walk)(lec_talk *self, const json_t *root); /* of one answer */
} shapes[] = {
    {{"\"wireMagic\"", "\"events\"", NULL}, NULL, walk_json3},
    {{"\"events\"", "\"segs\"", "\"utf8\""}, NULL, walk_json3},
    {{"\"monologues\"", "\"elements\"", NULL}, NULL, walk_rev},
    {{"\"results\"", "\"items\"", "\"pronunciation\""}, NULL, walk_aws},
    {{"\"results\"", "\"alternatives\"", "\"content\""}, "\"items\"", walk_speechmatics},
    {{"\"recognizedPhrases\"", NULL, NULL}, NULL, walk_azure},
    {{"\"phrases\"", "\"offsetMilliseconds\"", NULL}, NULL, walk_azure},
    {{"\"results\"", "\"channels\"", "\"words\""}, "\"utterances\"", walk_deepgram},
    {{"\"results\"", "\"alternatives\"", "\"words\""}, "\"utterances\"", walk_google},
    {{"\"results\"", "\"alternatives\"", "\"timestamps\""}, NULL, walk_ibm},
    {{"\"paragraphs\"", "\"duration\"", "\"value\""}, NULL, walk_trint},
    {{"\"transcription\"", "\"offsets\"", NULL}, NULL, walk_whisper_cpp},
    {{"\"words\"", "\"speaker_id\"", "\"text\""}, "\"utterances\"", walk_words},
    {{"\"result\"", "\"conf\"", "\"word\""}, NULL, walk_vosk},
    {{NULL, NULL, NULL}, NULL, lec_timed_words_say}, /* the last: by lec_are_timed_words() */
};

enum { SHAPES = sizeof shapes / sizeof *shapes };

/* The shape of a file by the keys in it, or -1. */
static int shape_of(const lec_source *source)
{
    const char *text = source->text + strspn(source->text, " \t\r\n");
    for (int i = 0; *text == '{' && i < SHAPES - 1; i++) {
        bool fits = shapes[i].absent == NULL || strstr(text, shapes[i].absent) == NULL;
        for (size_t m = 0; m < 3 && shapes[i].marks[m] != NULL; m++)
            fits = fits && strstr(text, shapes[i].marks[m]) != NULL;
        if (fits) return i;
    }
    return (*text == '{' || *text == '[') && lec_are_timed_words(source) ? SHAPES - 1 : -1;
}

/* Services that listen answer again and again; those of Vosk are all final. */
static void walk(lec_talk *self, int shape, const json_t *root)
{
    if (!json_is_array(root)) {
        shapes[shape].walk(self, root);
    } else if (shapes[shape].walk != walk_vosk) {
        lec_timed_words_say(self, root);
    } else {
        for (size_t i = 0; i < json_array_size(root); i++) walk_vosk(self, json_array_get(root, i));
    }
}

static void give_back(void *json)
{
    json_decref(json);
}

/* The value of the file, or the list of those that follow each other; NULL: not valid. */
static json_t *parse_all(const lec_source *source, json_error_t *problem, lec_arena *arena)
{
    lec_line_counter lines = {source->text, 0, 1};
    size_t at = lec_json_skip_space(source, 0), limit = source->length - at;
    json_t *list = json_array();
    lec_arena_adopt(arena, list, give_back);
    while (at < source->length) {
        json_t *value =
            lec_json_parse(source->text + at, limit, JSON_DISABLE_EOF_CHECK, problem, arena);
        if (value == NULL && limit < source->length - at) /* it goes on below */
            value = lec_json_parse(source->text + at, source->length - at, JSON_DISABLE_EOF_CHECK,
                                   problem, arena);
        problem->line += (int)lec_line_of(&lines, at) - 1;
        if (value == NULL) return NULL;
        if (json_array_append(list, value) != 0) lec_memory_ran_out();
        at = lec_json_skip_space(source, at + (size_t)problem->position);
        limit = strcspn(source->text + at, "\n");
    }
    return json_array_size(list) == 1 ? json_array_get(list, 0) : list;
}

static int recognise(const lec_source *source)
{
    return shape_of(source) >= 0 ? 97 : 0;
}

static lec_status read_recogniser(const lec_source *source, lec_transcript *transcript,
                                  lec_arena *arena, lec_error *error)
{
    json_error_t problem = {.line = 0};
    const int shape = shape_of(source);
    lec_arena *parsed = lec_arena_new();
    json_t *root = shape >= 0 ? parse_all(source, &problem, parsed) : NULL;
    if (root == NULL) lec_arena_free(parsed);
    if (shape < 0)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:1: no speech recogniser's JSON that is known; give a list of "
                        "utterances with speaker and text",
                        source->path);
    if (root == NULL)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%d: this is not valid JSON: %s; get the file again", source->path,
                        problem.line > 0 ? problem.line : 1, problem.text);
    lec_talk self = {.source = source,
                     .arena = arena,
                     .segments = {.arena = arena},
                     .lines = {source->text, 0, 1}};
    walk(&self, shape, root);
    lec_arena_free(parsed);
    return lec_segments_finish(&self.segments, source, "recogniser", LEC_SEGMENTS_BY_TIME,
                               transcript, error);
}

const lec_form lec_form_recogniser = {
    .name = "recogniser",
    .summary =
        "JSON of speech recognisers: AWS, Rev.ai, Google, Azure, Deepgram, YouTube json3 ...",
    .recognise = recognise,
    .read = read_recogniser,
};
